"""The gold articles: well formed, and read no worse than before."""

import gold_score
import pytest

from timeline import record
from timeline.lexicon import default
from timeline.read import days

folders = pytest.mark.parametrize("folder", gold_score.folders(), ids=lambda folder: folder.name)
STATUSES = {"", "asserted", "planned", "possible", "denied"}


@pytest.fixture(scope="module")
def scores():
    return gold_score.total().scores()


def test_there_are_gold_articles():
    assert len(gold_score.folders()) >= 8


@folders
def test_an_article_may_be_redistributed_and_is_dated(folder):
    facts = gold_score.about(folder)
    assert facts["licence"]
    assert facts["source"]
    assert folder.name.startswith(facts["published"])


@folders
def test_gold_rows_are_well_formed(folder):
    body = gold_score.article(folder).text
    types = default().types
    for row in gold_score.gold_rows(folder):
        named = {row["event_type"], *row["alt_types"].replace(";", " ").split()}
        assert named <= types.keys(), row
        assert row.keys() - gold_score.KEYS <= set(record.NAMES), row
        assert row["status"] in STATUSES, row
        start = gold_score.places(row, body)[0]
        assert 0 <= start - int(row["sentence_start"]) < 1000, row
        first, last = (days.read(row[name].strip("-")) for name in ("date_start", "date_end"))
        assert first is None or last is None or first <= last, row


@pytest.mark.parametrize("figure", sorted(gold_score.floors()))
def test_no_score_falls_below_its_floor(figure, scores):
    floor = gold_score.floors()[figure]
    assert scores.get(figure, 0) >= floor - gold_score.NOISE, (
        f"{figure}: run `python tests/gold_score.py --details`; lower a floor only with a reason"
    )


@pytest.mark.parametrize(
    ("column", "want", "got", "right"),
    [
        pytest.param("actors_iso3", "RUS;BLR", "BLR; RUS", True, id="sets in any order"),
        pytest.param("actors_iso3", "RUS", "BLR; RUS", False, id="one too many"),
        pytest.param("speaker", "-", "Putin", False, id="must be empty"),
        pytest.param("speaker", "Putin", "", False, id="missing"),
        pytest.param("place_name", "Kyiv", "Kyivska", False, id="part of a word"),
        pytest.param("quantity_min", "6000", "6000.0", True, id="numbers by value"),
        pytest.param("date_start", "2022-02-01", "2022-02-02", False, id="another day"),
    ],
)
def test_a_cell_is_judged(column, want, got, right):
    assert gold_score.same(column, want, got) is right
