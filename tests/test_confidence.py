"""Confidence means something: the surest rows are right far more often, and each sign counts as its row says."""

import calibration
import pytest
import reports

from timeline import confidence
from timeline.lexicon import DATA, DataError, default
from timeline.lexicon.weights import CONFIDENCE, Weight, load

GAP = 0.30  # by which the surest third is right more often than the least sure; the better the reading, the narrower


def test_the_surest_rows_are_right_far_more_often():
    surest, middle, least = (calibration.share(part) for part in calibration.thirds(calibration.judged()))
    assert surest >= middle >= least
    assert surest - least >= GAP


def test_a_stated_confidence_is_about_the_share_that_is_right():
    for part in calibration.thirds(calibration.judged()):
        stated = sum(row.confidence for row in part) / len(part)
        assert calibration.share(part) == pytest.approx(stated, abs=0.15)


@pytest.mark.parametrize(
    ("sign", "text", "word"),
    [
        pytest.param("verb", "Russia attacked Odesa.", "attacked", id="a verb"),
        pytest.param("governed", "Ukraine has called for talks since Russia's invasion in February.", "invasion", id="told in passing"),
        pytest.param("first", "Russia attacked Odesa.", "attacked", id="nothing told before it"),
        pytest.param("crowded", "Russia attacked Odesa, bombed Kyiv and shelled Kharkiv.", "shelled", id="one of many"),
        pytest.param("infinitive", "Russia plans to attack Odesa.", "attack", id="to do it"),
        pytest.param("quoted", 'Putin said: "We attacked Odesa on Monday."', "attacked", id="in a quotation"),
        pytest.param("planned", "Russia will attack Odesa.", "attack", id="planned"),
        pytest.param("possible", "Russia may attack Odesa.", "attack", id="possible"),
        pytest.param("denied", "Russia did not attack Odesa.", "attack", id="denied"),
        pytest.param("date_clause", "Russia attacked Odesa on Sunday.", "attacked", id="a date of its own"),
        pytest.param("date_sentence", "On Sunday the port burned after Russia attacked Odesa.", "attacked", id="a date beside it"),
        pytest.param("date_before", "It rained on Sunday. Russia attacked Odesa.", "attacked", id="a date before it"),
        pytest.param("date_published", "Russia attacked Odesa.", "attacked", id="the news itself"),
        pytest.param("place", "Russia attacked Odesa.", "attacked", id="a place"),
        pytest.param("tally", "In all, 40 soldiers were killed in Donetsk in May.", "killed", id="a mere tally"),
        pytest.param("no_actor", "Odesa was attacked on Sunday.", "attacked", id="by nobody"),
        pytest.param("named_actor", "Russia attacked Odesa.", "attacked", id="by a state"),
        pytest.param("near_actor", "Russia attacked Odesa.", "attacked", id="by one beside it"),
        pytest.param("again", "Russia attacked Odesa on Sunday.\n\nThe attack by Russia on Odesa was heavy.", "attacked", id="told twice"),
    ],
)
def test_a_sign_is_seen(sign, text, word):
    weight = default().confidence[sign]
    told = reports.event(text, word)
    if weight.value:
        assert f"{weight.words} {weight.value:+.2f}" in told.confidence_reason.split(", ")
    else:
        assert weight.words not in told.confidence_reason


def test_a_missing_date_and_a_headline_are_signs_too():
    undated = reports.event("Russia attacked Odesa.", "attacked", published=None)
    assert default().confidence["date_none"].words in undated.confidence_reason
    told = reports.event("Russia attacks Odesa\n\nThe weather was fine on Monday.", "attacks")
    assert default().confidence["headline"].words in told.confidence_reason


def test_a_sum_out_of_bounds_is_held_and_says_so():
    event = reports.event("Russia attacked Odesa.", "attacked")
    far = {**default().confidence, "weak": Weight(-2.0, "weak")}
    held = confidence.adjusted(event, "weak", far)
    assert held.confidence == confidence.LEAST
    assert held.confidence_reason.split(", ")[-1].startswith("bounded +")
    back = confidence.adjusted(held, "weak", {"weak": Weight(2.0, "weak")})
    assert back.confidence == event.confidence


def test_every_sign_has_a_row():
    assert default().confidence.keys() == CONFIDENCE


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param("verb,+0.05", "verb,much", r"confidence\.csv:\d+: weight is 'much'; write a number from -1 to 1", id="no number"),
        pytest.param("verb,+0.05", "verb,nan", r"weight is 'nan'", id="not a number"),
        pytest.param("verb,+0.05", "verbs,+0.05", r"unknown sign 'verbs'; use one of again, base", id="sign"),
        pytest.param("told by a verb", "", r"words are ''; write a few", id="no words"),
        pytest.param("verb,+0.05,told by a verb,nouns often stand for acts told elsewhere\n", "", r"verb is missing; give it a row", id="missing"),
    ],
)
def test_a_faulty_row_says_file_row_fault_and_remedy(tmp_path, old, new, message):
    table = (DATA / "confidence.csv").read_text(encoding="utf-8")
    assert old in table
    (tmp_path / "confidence.csv").write_text(table.replace(old, new), encoding="utf-8")
    with pytest.raises(DataError, match=message):
        load(tmp_path / "confidence.csv", CONFIDENCE)
