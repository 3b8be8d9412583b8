"""The report as runs: every character is there once, each lit by what covers it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.lexicon import default
from timeline.model import Article, DateRange, Event, Found, Party, Place, Span
from timeline.views import evidence, wording
from timeline.views.evidence import Lit

TEXT = "🪖 Russia moved troops to Belarus on Monday."
texts = st.text(max_size=60)
marks = st.lists(
    st.tuples(st.integers(0, 70), st.integers(0, 70), st.sampled_from(evidence.LIT)).map(lambda one: Lit(min(one[:2]), max(one[:2]), one[2]))
)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def event() -> Event:
    when = DateRange(date(2022, 2, 7), date(2022, 2, 7), "day", "relative", "on Monday", "on Monday + Tue 8 Feb 2022 → Mon 7 Feb 2022")
    actor = Found(Party("Russia", ("RUS",), "state", "Russia"), span("Russia"))
    return Event("deployment", "asserted", "Russia moved troops", Found(when, span("on Monday")), span("moved"), span(TEXT[2:]), actors=(actor,))


@given(texts, marks)
def test_runs_hold_the_whole_text(text, lit):
    assert "".join(run[0] for run in evidence.runs(text, lit)) == wording.shown(text)


@given(texts, marks)
def test_each_run_is_lit_by_what_covers_it(text, lit):
    at = 0
    for words, kinds, _, _ in evidence.runs(text, lit):
        assert set(kinds) == {mark.kind for mark in lit if mark.start <= at < mark.end and mark.start < len(text)}
        at += len(words)


def test_the_open_event_lights_its_sentence_and_words():
    article = Article(TEXT, published=date(2022, 2, 8), title="Troops", source="Muster sample desk", id="a")
    report = evidence.report(article, {"e-1": (event(), article)}, ["e-1"], "e-1")
    lit = {kind: "".join(run[0] for run in report["runs"] if kind in run[1]) for kind in ("told", "chosen", "actors", "date")}
    assert lit == {"told": TEXT[2:], "chosen": "moved", "actors": "Russia", "date": "on Monday"}
    assert report["source"] == "Muster sample desk · published 8 Feb 2022"
    assert next(run for run in report["runs"] if run[0] == "moved")[2:] == ("e-1", "Russia moved troops")


def test_an_event_that_is_filtered_out_is_not_lit():
    article = Article(TEXT, id="a")
    report = evidence.report(article, {"e-1": (event(), article)}, [], "")
    assert [run[1] for run in report["runs"]] == [[]]
    assert report["source"] == "publication date unknown"


def test_the_card_says_when_with_its_reason_and_leaves_out_what_is_not_told():
    from timeline import record

    article = Article(TEXT, published=date(2022, 2, 8), id="a")
    row = record.row(event(), article, default().types)
    card = evidence.card(row, default().types, "light")
    fields = {field["name"]: field for field in card["fields"]}
    assert fields["When"]["value"] == "7 Feb 2022"
    assert fields["When"]["note"].endswith("Mon 7 Feb 2022")
    assert "How many" not in fields
    assert fields["Grade"]["value"] == "F6, not yet graded"
    assert card["status_label"] == "Reported: given as done or going on"


def test_marks_that_cannot_be_seen_are_shown():
    assert wording.shown("a\u202eb\x00c\u200bd") == "a◌b␀c◌d"
    assert len(wording.shown("a\u202eb\x00c")) == 5


@pytest.mark.parametrize(
    ("basis", "radius_km", "note"),
    [
        ("stated", None, "Belarus"),
        ("scene", None, "Belarus; from the text before"),
        ("borrowed", 20.0, "Belarus; within some 20 km; named for another act of the sentence"),
    ],
)
def test_the_card_says_how_wide_a_place_is_and_where_it_comes_from(basis, radius_km, note):
    from timeline import record

    article = Article(TEXT, published=date(2022, 2, 8), id="a")
    place = Found(Place("Gomel", "BLR", "", 52.4, 31.0, "region" if radius_km else "city", radius_km), span("Belarus"))
    row = record.row(replace(event(), place=place, place_basis=basis), article, default().types)
    assert next(field["note"] for field in evidence.card(row, default().types, "light")["fields"] if field["name"] == "Where") == note


def test_the_words_of_a_place_from_the_text_before_are_lit():
    place = Found(Place("Belarus", "BLR", "", 53.0, 28.0, "country"), span("Belarus"))
    article = Article(TEXT, published=date(2022, 2, 8), id="a")
    taken = replace(event(), sentence=span("on Monday."), trigger=span("Monday"), place=place, place_basis="scene")
    lit = [run for run in evidence.report(article, {"e-1": (taken, article)}, ["e-1"], "e-1")["runs"] if "place" in run[1]]
    assert [(words, kinds) for words, kinds, _, _ in lit] == [("Belarus", ["place"])]


def test_the_card_names_the_state_behind_other_words():
    from timeline import record

    article = Article(TEXT, published=date(2022, 2, 8), id="a")
    moscow = Found(Party("Russia", ("RUS",), "state", "Moscow"), span("Russia"))
    notes = []
    for actor in (moscow, event().actors[0]):
        row = record.row(replace(event(), actors=(actor,)), article, default().types)
        notes += [field["note"] for field in evidence.card(row, default().types, "light")["fields"] if field["name"] == "Who"]
    assert notes == ["Russia", ""]
