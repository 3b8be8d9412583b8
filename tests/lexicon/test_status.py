import pytest

from timeline.lexicon import DataError, default
from timeline.lexicon.rows import read
from timeline.lexicon.status import SCOPES, STATUSES, load


def table(path, *rows):
    (path / "status.csv").write_text("\n".join(["pattern,status,scope", *rows, ""]), encoding="utf-8")
    return load(path)


def test_a_cue_is_read_with_its_status_scope_and_row(tmp_path):
    scopes = table(tmp_path, "may,possible,left", "is off,denied,right").scopes
    assert scopes["right"].at(["is", "off"], 0) == (2, [("denied", "status.csv:3")])
    assert scopes["left"].at(["is", "off"], 0) is None


@pytest.mark.parametrize(
    "row",
    [pytest.param("may,perhaps,left", id="status"), pytest.param("may,possible,above", id="scope"), pytest.param("may,,left", id="no status")],
)
def test_a_faulty_row_says_file_row_and_remedy(tmp_path, row):
    with pytest.raises(DataError, match=r"status\.csv:2: .*use one of denied, possible, planned, asserted and one of left, plan, right"):
        table(tmp_path, row)


def test_the_strongest_status_stands_first():
    assert STATUSES == ("denied", "possible", "planned", "asserted")


def test_every_status_and_scope_has_a_cue():
    rows = list(read(default().words / "status.csv", ("status", "scope")))
    assert {row["status"] for row in rows} == set(STATUSES)
    assert {row["scope"] for row in rows} == set(SCOPES)
