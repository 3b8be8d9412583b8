import csv

import pytest

from timeline.find import parties, speakers
from timeline.lexicon import DATA, DataError, default
from timeline.lexicon.speech import load
from timeline.model import Article
from timeline.text import prepare

with (DATA / "languages" / "en" / "speech.csv").open(encoding="utf-8", newline="") as file:
    ROWS = [{**row, "where": f"speech.csv:{number}"} for number, row in enumerate(csv.DictReader(file), start=2)]
SPEAKING = [row for row in ROWS if row["use"] in {"verb", "source", "noun"}]


def evidence(text: str) -> set[str]:
    document = prepare(Article(text), default())
    return {row for found in speakers.find(document, default(), parties.find(document, default())) for row in found.evidence}


@pytest.mark.parametrize("row", SPEAKING, ids=lambda row: row["word"])
def test_example_of_each_row_yields_a_speaker_by_it(row: dict[str, str]) -> None:
    assert row["where"] in evidence(row["example"])


@pytest.mark.parametrize("row", [row for row in SPEAKING if row["counter_example"]], ids=lambda row: row["word"])
def test_counter_example_does_not(row: dict[str, str]) -> None:
    assert row["where"] not in evidence(row["counter_example"])


@pytest.mark.parametrize("row", [row for row in ROWS if row["use"] == "role" and row["kind"] != ""], ids=lambda row: row["word"])
def test_each_role_can_speak(row: dict[str, str]) -> None:
    document = prepare(Article(row["example"]), default())
    assert speakers.find(document, default(), [])


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        pytest.param("say", {"say", "says", "said", "saying"}, id="irregular"),
        pytest.param("agree", {"agree", "agrees", "agreed", "agreeing"}, id="ee"),
        pytest.param("deny", {"deny", "denies", "denied", "denying"}, id="y"),
        pytest.param("announce", {"announce", "announces", "announced", "announcing"}, id="e"),
        pytest.param("admit", {"admit", "admits", "admitted", "admitting"}, id="doubled"),
        pytest.param("stress", {"stress", "stresses", "stressed", "stressing"}, id="ss"),
        pytest.param("convey", set(), id="no row, no forms"),
    ],
)
def test_verbs_have_all_their_forms(lemma: str, forms: set[str]) -> None:
    words = default().speech
    hits = {form: words.verbs.at([form], 0) for form in words.forms}
    assert {form for form, hit in hits.items() if hit and any(word.lemma == lemma for word in hit[1])} == forms


def test_unknown_use_says_file_row_and_remedy(tmp_path) -> None:
    header = "word,use,kind,takes_that,noun,forms,example,counter_example\n"
    (tmp_path / "speech.csv").write_text(header + "hum,song,,,,,,\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"speech\.csv:2: unknown use 'song'; use one of"):
        load(tmp_path)
