import pytest
import reports

from timeline.find import status
from timeline.lexicon import default
from timeline.lexicon.rows import read
from timeline.text import prepare

CUES = list(read(default().words / "status.csv", ("pattern", "status", "scope")))


def cues(text):
    return [
        (text[cue.span.start : cue.span.end], cue.value.status, cue.value.scope)
        for cue in status.find(prepare(reports.article(text), default()), default())
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Russia will attack.", [("will", "planned", "left")], id="one word"),
        pytest.param("Russia won't attack.", [("won't", "denied", "left")], id="a short form"),
        pytest.param("Russia won’t attack.", [("won’t", "denied", "left")], id="a curly apostrophe"),
        pytest.param("Russia was set to attack.", [("set to", "planned", "left")], id="two words"),
        pytest.param(
            "The talks were called off.", [("were called off", "denied", "right"), ("called off", "denied", "left")], id="right of its trigger"
        ),
        pytest.param("It may attack, but it has not decided.", [("may", "possible", "left"), ("not", "denied", "left")], id="in order"),
        pytest.param("Russia attacked.", [], id="none"),
        pytest.param("The brigade is due to leave.", [("is due", "planned", "right"), ("due to", "planned", "left")], id="due to do something"),
        pytest.param("Trade fell due to the siege.", [], id="due to, a cause"),
        pytest.param("Trade fell due to its siege.", [], id="due to, a cause of somebody's"),
        pytest.param("Trade fell due to Sudan's siege.", [], id="due to, a cause with a name"),
        pytest.param("", [], id="no text"),
    ],
)
def test_cues(text, found):
    assert cues(text) == found


@pytest.mark.parametrize(
    ("text", "longest"),
    [
        pytest.param("There is no evidence of an attack.", "no evidence of", id="no evidence of"),
        pytest.param("No fewer than nine ships sailed.", "No fewer than", id="no fewer than is no denial"),
        pytest.param("Not only tanks came.", "Not only", id="not only is no denial"),
        pytest.param("NATO has yet to act.", "has yet to", id="has yet to"),
    ],
)
def test_the_longest_cue_wins(text, longest):
    assert [cue[0] for cue in cues(text)] == [longest]


def test_a_cue_names_its_row():
    (cue,) = status.find(prepare(reports.article("Russia will attack."), default()), default())
    (row,) = [row for row in CUES if row["pattern"] == "will"]
    assert cue.evidence == (row.where,)


@pytest.mark.parametrize("row", CUES, ids=lambda row: f"{row['pattern']}, {row['scope']}")
def test_every_cue_of_the_table_can_be_found(row):
    assert (row["pattern"], row["status"], row["scope"]) in cues(f"x {row['pattern']} x")
