"""Events as a DataFrame: exact types, whatever the rows hold."""

from datetime import date

import pandas as pd
import pytest

from timeline import extract, table
from timeline.model import Article
from timeline.read import ReadError
from timeline.record import COLUMNS, NAMES

MOVE = "Russian troops arrived in Belarus on Monday, the ministry said."


@pytest.mark.parametrize("rows", [[], [{}], [{"event_id": "e-1", "lat": 1, "date_start": date(1, 1, 1)}]], ids=["none", "blank", "some"])
def test_every_column_has_its_type(rows):
    events = table.frame(rows)
    assert {name: str(dtype) for name, dtype in events.dtypes.items()} == {column.name: column.dtype for column in COLUMNS}


def test_missing_is_na_and_empty_text_is_missing():
    events = table.frame([{"label": "", "quantity_min": None}])
    assert events["label"][0] is pd.NA
    assert events["quantity_min"][0] is pd.NA


@pytest.mark.parametrize("day", [date.min, date(1066, 10, 14), date(1676, 1, 1), date.max], ids=str)
def test_days_outside_the_range_of_nanoseconds_are_kept(day):
    events = table.frame([{"date_start": day}])
    assert table.records(events)[0]["date_start"] == day


def test_great_numbers_are_exact():
    events = table.frame([{"quantity_max": 2**63 - 1}, {"quantity_max": None}])
    assert table.records(events)[0]["quantity_max"] == 2**63 - 1


def test_half_a_character_does_not_break_the_table():
    assert table.frame([{"label": "a\ud83d"}])["label"][0] == "a\ufffd"


def test_what_has_but_a_last_day_stands_at_it():
    rows = [{"event_id": "e-2", "date_end": date(2022, 2, 2)}, {"event_id": "e-3"}, {"event_id": "e-1", "date_start": date(2022, 2, 3)}]
    assert list(table.in_order(table.frame(rows))["event_id"]) == ["e-2", "e-1", "e-3"]


def test_order_is_by_day_then_id_undated_last():
    rows = [{"event_id": "e-3"}, {"event_id": "e-2", "date_start": date(2022, 1, 1)}, {"event_id": "e-1", "date_start": date(2022, 1, 1)}]
    assert list(table.in_order(table.frame(rows))["event_id"]) == ["e-1", "e-2", "e-3"]


def test_extract_reads_a_text():
    events = extract(MOVE, published="2022-10-18")
    (event,) = table.records(events[events["event_type"] == "deployment"])
    assert (event["date_start"], event["iso3"], event["actors_iso3"]) == (date(2022, 10, 17), "BLR", "RUS")
    assert events.attrs["problems"] == []


def test_extract_reads_articles_and_dates_those_without_a_day():
    events = extract([Article(MOVE, date(2022, 10, 18), id="a"), Article(MOVE, id="b")], published=date(2022, 11, 1))
    days = {record["article_id"]: record["date_start"] for record in table.records(events) if record["event_type"] == "deployment"}
    assert days == {"a": date(2022, 10, 17), "b": date(2022, 10, 31)}


def test_extract_without_a_day_says_so():
    events = extract(MOVE)
    assert any("no publication date" in problem for problem in events.attrs["problems"])
    assert events[events["date_basis"] == "relative"]["date_start"].isna().all()


def test_extract_finds_nothing_and_says_so():
    events = extract("The weather was fine.", published="2022-10-18")
    assert list(events.columns) == list(NAMES)
    assert any("no event found" in problem for problem in events.attrs["problems"])


def test_extract_refuses_an_impossible_day():
    with pytest.raises(ReadError, match="not in the calendar"):
        extract(MOVE, published="2022-02-30")
