"""A table of events is opened as it was saved, or a sentence says why not."""

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from chart_frames import event, frame, some

from timeline import table
from timeline.export import csv, tables
from timeline.read.errors import ReadError


def saved(events, path):
    if path.suffix.lower() == ".csv":
        path.write_text(csv.text(events), encoding="utf-8", newline="")
    else:
        tables.write(events, path)
    return path


def same(one, other):
    return table.records(one) == table.records(other)


@pytest.mark.parametrize("name", ["events.parquet", "events.csv", "EVENTS.CSV"])
@pytest.mark.parametrize("many", [tables.MANY, 10], ids=["plain", "as categories"])
def test_a_table_is_opened_as_it_was_saved(tmp_path, monkeypatch, name, many):
    monkeypatch.setattr(tables, "MANY", many)
    hostile = {
        "label": "=1+1",
        "sentence": 'He said "no",\nthen\r\nleft.',
        "actors": "'Ndrangheta",
        "quantity_min": 2**60 + 1,
        "confidence": 0.123456789,
    }
    events = table.in_order(pd.concat([some(60), frame(event(None) | {"event_id": "x"} | hostile)], ignore_index=True))
    opened = tables.read(saved(events, tmp_path / name))
    assert same(opened, events)
    assert (str(opened["status"].dtype) == "category") == (many == 10)


def test_rows_in_any_order_are_put_in_order(tmp_path):
    events = table.in_order(some(50))
    assert same(tables.read(saved(events.iloc[::-1], tmp_path / "events.parquet")), events)


def test_a_table_of_few_columns_opens_with_the_others_empty(tmp_path):
    few = pd.DataFrame({"event_id": ["a"], "event_type": ["strike"], "status": ["asserted"], "date_start": ["2022-02-01"], "quantity_min": [3.0]})
    few.to_parquet(tmp_path / "few.parquet")
    row = table.records(tables.read(tmp_path / "few.parquet"))[0]
    assert (str(row["date_start"]), row["quantity_min"], row["group"], row["place_name"]) == ("2022-02-01", 3, "combat", None)


GOOD = {"event_id": ["a", "b"], "event_type": ["strike", "strike"], "status": ["asserted", "denied"]}


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        pytest.param({"event_id": ["a"]}, ["no column event_type, status", "needs"], id="columns missing"),
        pytest.param(GOOD | {"event_type": ["strike", "battle"]}, ["event_type is 'battle' in row 2", "event_types.csv"], id="a type nobody knows"),
        pytest.param(GOOD | {"status": ["asserted", None]}, ["status is empty in row 2", "asserted, planned"], id="no status"),
        pytest.param(GOOD | {"event_id": ["a", "a"]}, ["row 2: event_id 'a' stands twice"], id="one name for two events"),
        pytest.param(GOOD | {"event_id": ["a", None]}, ["row 2 has no event_id"], id="an event without a name"),
        pytest.param(GOOD | {"date_start": ["2022-02-01", "soon"]}, ["column date_start", "not days", "soon"], id="a day that is none"),
        pytest.param(GOOD | {"date_start": [1, 2]}, ["column date_start holds int64, not days"], id="days as numbers"),
        pytest.param(GOOD | {"lat": ["north", "1"]}, ["column lat", "not numbers", "north"], id="words for a number"),
        pytest.param(GOOD | {"quantity_min": [1.5, 2.0]}, ["column quantity_min", "not whole numbers"], id="half a soldier"),
        pytest.param(GOOD | {"label": [[1], [2]]}, ["column label", "not text"], id="lists"),
    ],
)
def test_what_does_not_fit_is_said_with_place_and_remedy(tmp_path, columns, said):
    pq.write_table(pa.table(columns), tmp_path / "bad.parquet")
    with pytest.raises(ReadError) as fault:
        tables.read(tmp_path / "bad.parquet")
    assert str(fault.value).startswith("bad.parquet: ")
    assert all(words in str(fault.value) for words in said)
    assert "\n" not in str(fault.value)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("none.parquet", None, "there is no such file", id="no file"),
        pytest.param("notes.txt", b"words", "a .parquet or a .csv file", id="another kind of file"),
        pytest.param("bad.parquet", b"PAR1 nonsense", "no Parquet file", id="no Parquet"),
        pytest.param("empty.parquet", b"", "no Parquet file", id="an empty file"),
        pytest.param("bad.csv", b"a,b\r\n1,2\r\n", "no column event_id", id="another CSV"),
        pytest.param("bad.csv", b'"event_id","lat"\r\n"a","north"\r\n', "row 2: lat is 'north'", id="a cell of a CSV"),
        pytest.param("bad.csv", b'"event_id","event_type"\r\n"a","strike"\r\n', "no column status", id="a column missing from a CSV"),
        pytest.param("bad.csv", b'"event_id"\r\n"a","b"\r\n', "row 2 has 2 cells", id="a row too long"),
        pytest.param("bad.csv", b"\xff\xfe", "is not UTF-8", id="no UTF-8"),
        pytest.param("bad.csv", b"", "no column event_id", id="an empty CSV"),
    ],
)
def test_a_file_that_is_no_table_is_said_to_be_none(tmp_path, name, content, said):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(ReadError, match=said):
        tables.read(tmp_path / name)


def test_a_folder_is_no_table(tmp_path):
    with pytest.raises(ReadError, match="there is no such file"):
        tables.read(tmp_path)
