"""The sentences that may hold an event: which are listed, and what a choice of one lights."""

import pytest

from timeline import missed, pipeline
from timeline.model import Article, Span
from timeline.views import evidence, library, state, unread

PAINTED = "Soldiers painted 20 tanks in Goma on Monday."  # no trigger will ever read it
HEADS = ("Goma", "Bukavu")


def collection(*articles):
    return library.Collection("Painting", "", tuple(pipeline.read(article) for article in articles))


@pytest.fixture
def painting():
    return collection(
        *(Article(f"{head} at work\n\n{PAINTED} Soldiers painted walls in {head}.", title=f"{head} at work", id=head) for head in HEADS)
    )


@pytest.fixture
def session(monkeypatch):
    held = {}
    monkeypatch.setattr(state.st, "session_state", held)
    return held


def test_the_likeliest_of_all_reports_come_first(painting):
    found = unread_of(painting)
    assert [one.chance for _, one in found] == sorted((one.chance for _, one in found), reverse=True)
    assert {article.id for article, _ in found} == set(HEADS)
    assert found[0][0].text[found[0][1].sentence.start : found[0][1].sentence.end] == PAINTED


def unread_of(held):
    return library.unread(held, held.articles[0])


def test_of_a_large_collection_only_the_report_shown_is_searched(painting, monkeypatch):
    monkeypatch.setattr(library, "FEW", 1)
    assert {article.id for article, _ in library.unread(painting, painting.articles[1])} == {"Bukavu"}


def test_a_choice_lights_its_sentence_in_its_report_and_closes_the_event(painting, session, monkeypatch):
    article, one = unread_of(painting)[0]
    session[state.EVENT] = "e-1"
    monkeypatch.setattr(state, "reported", lambda _key: state.Reported(pick=f"{one.sentence.start} {article.id}"))
    unread._on_pick()
    assert (session[state.EVENT], session[state.REPORT]) == ("", article.id)
    assert unread.lighted(unread_of(painting), article) == (article, one)
    other = next(other for other in painting.articles if other is not article)
    assert unread.lighted(unread_of(painting), other) is None
    lit = evidence.report(article, {}, (), "", unread.marks(one))
    assert "".join(text for text, kinds, _, _ in lit["runs"] if "told" in kinds) == PAINTED
    assert [text for text, kinds, _, _ in lit["runs"] if "clue" in kinds] == ["Soldiers", "painted", "20 tanks", "Goma", "on Monday"]


def test_the_same_choice_again_and_another_event_put_it_out(painting, session, monkeypatch):
    article, one = unread_of(painting)[0]
    for leave in (
        lambda: monkeypatch.setattr(state, "reported", lambda _key: state.Reported(pick="")) or unread._on_pick(),
        lambda: state.choose("e-1"),
    ):
        session[state.SENTENCE] = f"{one.sentence.start} {article.id}"
        leave()
        assert unread.lighted(unread_of(painting), article) is None


def test_the_loudest_signs_are_named():
    one = missed.Missed(Span(0, 9), 0.6, "base +0.02, act +0.08, date +0.25, few -0.08, place +0.10, past +0.06, force +0.09", ())
    assert unread.hint(one).endswith("It has date, place, force, act.")
