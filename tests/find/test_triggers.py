from itertools import pairwise

import pytest
import reports

from timeline.find import triggers
from timeline.lexicon import default
from timeline.model import Span
from timeline.text import prepare


def find(text, **spans):
    return triggers.find(prepare(reports.article(text), default()), default(), **spans)


def found(text, **spans):
    """Return "word/form" of each candidate; a noun has no form."""
    return [f"{text[one.span.start : one.span.end]}/{one.value.form}" for one in find(text, **spans)]


@pytest.mark.parametrize(
    ("text", "candidate"),
    [
        pytest.param("Russia attacked Kyiv.", "attacked/past", id="past"),
        pytest.param("Rebels attack posts near Gao.", "attack/base", id="present after a plural"),
        pytest.param("The army attacks Goma.", "attacks/third", id="third person"),
        pytest.param("Russia will attack Kyiv.", "attack/base", id="after a modal"),
        pytest.param("Russia plans to attack Kyiv.", "attack/base", id="after to"),
        pytest.param("They attack Kyiv.", "attack/base", id="after a pronoun"),
        pytest.param("Russia is attacking Kyiv.", "attacking/ing", id="ing"),
        pytest.param("Troops have begun withdrawing from Mali.", "withdrawing/ing", id="ing after a verb"),
        pytest.param("The town has been shelled.", "shelled/past", id="passive"),
        pytest.param("The carrier set sail on Monday.", "set/base", id="a past like its base"),
    ],
)
def test_a_verb_is_told_by_its_neighbours(text, candidate):
    assert found(text)[0] == candidate


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        pytest.param("The attack on Kyiv failed.", ["attack/"], id="after the"),
        pytest.param("His attack on Kyiv failed.", ["attack/"], id="after his"),
        pytest.param("In attacks on Kyiv many died.", ["attacks/"], id="after a preposition"),
        pytest.param("A missile attack on Kyiv failed.", ["missile attack/"], id="two words"),
        pytest.param("A nightly attack on Kyiv failed.", ["attack/"], id="after an adjective"),
        pytest.param("Israel launched attacks on Gaza.", ["attacks/"], id="after a light verb"),
        pytest.param("Fighting broke out near Goma.", ["Fighting/"], id="a gerund"),
        pytest.param("Attacks on Kyiv failed.", ["Attacks/"], id="at the start"),
    ],
)
def test_a_noun_is_told_by_its_neighbours(text, candidates):
    assert [one for one in found(text) if "ttack" in one or "ight" in one] == candidates


def test_a_nationality_makes_the_next_word_a_noun():
    text = "Russian attack on Kyiv failed."
    assert found(text, adjectives=[Span(0, 7)]) == ["attack/"]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        pytest.param("France pulled out of Mali.", "out", id="next to it"),
        pytest.param("France pulled its troops out of Mali.", "out", id="after its object"),
        pytest.param("Turkey put its whole air force on alert.", "alert", id="two words, after its object"),
    ],
)
def test_a_particle_is_found_beside_its_verb_or_after_the_object(text, last):
    one = find(text)[0]
    words = [token.text for token in prepare(reports.article(text), default()).sentences[0].tokens]
    assert words[one.value.rest] == last
    assert one.value.last < one.value.rest


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("France handed the general a letter.", id="none"),
        pytest.param("France handed the general of the old northern army a letter over dinner.", id="too far"),
        pytest.param("France handed him a map; soldiers went over it.", id="beyond a semicolon"),
    ],
)
def test_a_verb_that_needs_a_particle_is_nothing_without_it(text):
    assert "handed/past" not in found(text)
    assert found("France handed the base over.") == ["handed/past"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("The United States attacked.", "United States", id="a state"),
        pytest.param("Operation Vigilant Strike began.", "Vigilant Strike", id="an operation"),
    ],
)
def test_no_word_within_a_name_is_a_trigger(text, words):
    start = text.index(words)
    names = [Span(start, start + len(words))]
    assert all(not name.overlaps(one.span) for one in find(text, names=names) for name in names)
    assert found("A strike began near Gaza.", names=[]) == ["strike/"]


def test_the_longest_phrase_wins():
    assert [row.pattern for row in find("The missile attack on Kyiv failed.")[0].value.rows] == ["missile attack"]


def test_candidates_come_in_order_and_never_overlap():
    spans = [one.span for one in find("After Russia attacked Kyiv, missile attacks killed 12 and troops withdrew. Talks began; fighting went on.")]
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert len(spans) >= 6


def test_a_candidate_names_its_rows():
    (one,) = find("Russia attacked Kyiv.")
    assert one.evidence
    assert all(row.startswith("triggers.csv:") for row in one.evidence)


def test_accents_and_capitals_do_not_hide_a_trigger():
    assert found("RUSSIA ATTACKED KYIV ON MONDAY.") == ["ATTACKED/past"]


def test_no_words_no_candidates():
    assert find("") == []
    assert find("?! 12 — …") == []


def test_what_kind_of_troops_is_no_verb():
    assert found("The commander of U.S. land troops in Europe slept.") == []
    assert found("The U.S. will land troops near Goma.") == ["land/base"]


def test_a_verb_may_stand_behind_an_adverb():
    assert found("Britain will also send 600 missiles.") == ["send/base"]
    assert found("Britain may yet quickly attack.") == ["attack/base"]


def test_a_word_behind_as_or_while_is_a_noun():
    assert found("The town burned as strikes in Gaza killed ten.")[0] == "strikes/"


def test_a_truce_that_is_worked_for_is_a_word_of_its_own():
    assert [one for one in found("They agreed to work for a ceasefire in Mali.") if one == "ceasefire/"] == ["ceasefire/"]
