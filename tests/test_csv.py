"""CSV: what is written is read back, and no cell is a formula."""

import csv as standard
import io
from datetime import date

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline import table
from timeline.export import csv
from timeline.read.errors import ReadError
from timeline.record import COLUMNS, COUNT, DAY, NAMES, NUMBER, TEXT

SIGNS = "=+-@|%＝＋－＠−'"
anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
awkward = st.sampled_from(["NA", "nan", "None", "null", "-5", "1e5", "=1+1", "'", "''=", "a\rb", "\r", "a\r\nb", '"', "﻿=1", " @x", ";", ",", "٣"])
VALUES = {
    TEXT: st.none() | anything | awkward,
    COUNT: st.none() | st.integers(-(2**63), 2**63 - 1),
    NUMBER: st.none() | st.floats(allow_nan=False),
    DAY: st.none() | st.dates(),
}
events_tables = st.lists(st.fixed_dictionaries({column.name: VALUES[column.dtype] for column in COLUMNS}), max_size=4).map(table.frame)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(events_tables)
def test_a_table_comes_back_the_same(events):
    back = csv.parse(csv.text(events))
    pd.testing.assert_frame_equal(back, table.in_order(events))


@given(anything | awkward)
def test_the_guard_is_reversible(text):
    assert csv.unguard(csv.guard(text)) == text


@pytest.mark.parametrize("lead", SIGNS)
@pytest.mark.parametrize("before", ["", " ", "\t", "\u200b", "\ufeff", "\xa0", "\x00"])
def test_no_cell_starts_like_a_formula(before, lead):
    assert csv.guard(f"{before}{lead}cmd|' /C calc'!A0").startswith("'")


@pytest.mark.parametrize("lead", ["\t", "\r", "\n", "\x00"])
def test_no_cell_starts_with_a_control_character(lead):
    assert csv.guard(f"{lead}troops") == f"'{lead}troops"


@pytest.mark.parametrize("number", ["-5", "-0.5", "1e5", "-1.5E-7", "20000", "2022-10-10", "NA", "nan"])
def test_plain_numbers_days_and_words_stay_as_they_are(number):
    assert csv.guard(number) == number


@pytest.mark.parametrize("text", ["-5\n", "-٣", "-1+1", "+49 30"])
def test_what_only_looks_like_a_number_is_guarded(text):
    assert csv.guard(text) == f"'{text}"


def test_numbers_in_number_columns_have_no_apostrophe():
    text = csv.text(table.frame([{"event_id": "e-1", "lat": -51.7, "lon": -57.85, "quantity_min": -1}]))
    (row,) = standard.DictReader(io.StringIO(text, newline=""))
    assert (row["lat"], row["lon"], row["quantity_min"]) == ("-51.7", "-57.85", "-1")


def test_every_cell_is_quoted_and_lines_end_in_crlf():
    text = csv.text(table.frame([{"event_id": "e-1", "date_start": date(982, 4, 2)}]))
    header, line, rest = text.split("\r\n")
    assert header == ",".join(f'"{name}"' for name in NAMES)
    assert line.startswith('"e-1","",')
    assert '"0982-04-02"' in line
    assert rest == ""


def test_rows_are_sorted_by_day_and_id_with_undated_last():
    rows = [{"event_id": "e-3"}, {"event_id": "e-2", "date_start": date(2022, 1, 2)}, {"event_id": "e-1", "date_start": date(2022, 1, 2)}]
    assert list(csv.parse(csv.text(table.frame(rows)))["event_id"]) == ["e-1", "e-2", "e-3"]


def test_an_empty_table_keeps_its_columns():
    back = csv.parse(csv.text(table.frame([])))
    assert (list(back.columns), len(back)) == (list(NAMES), 0)


def test_a_column_of_your_own_survives():
    events = table.frame([{"event_id": "e-1"}])
    events["my note"] = pd.array(["=check this"], dtype="string")
    assert csv.parse(csv.text(events))["my note"][0] == "=check this"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param("a,b\r\n1,2\r\n", "no column event_id", id="another table"),
        pytest.param("", "no column event_id", id="empty"),
        pytest.param("event_id,lat\r\ne-1,north\r\n", "row 2: lat is 'north'; write a number", id="word for a number"),
        pytest.param("event_id,date_start\r\ne-1,2022-02-30\r\n", "write a day as 2022-10-31", id="impossible day"),
        pytest.param("event_id,lat\r\ne-1\r\n", "row 2 has 1 cells", id="short row"),
        pytest.param("event_id,lat,lat\r\n", "lat stands twice", id="double column"),
        pytest.param('event_id\r\n"e-1\r\n', "mend the quotes", id="open quote"),
        pytest.param("event_id," + ",".join(map(str, range(1001))), "at most 1000", id="too wide"),
    ],
)
def test_a_fault_is_named_with_its_remedy(content, said):
    with pytest.raises(ReadError, match=said):
        csv.parse(content)


def test_a_file_that_is_not_utf8_is_refused(tmp_path):
    path = tmp_path / "events.csv"
    path.write_bytes(b"event_id\r\n\xff\r\n")
    with pytest.raises(ReadError, match="save the file as CSV UTF-8"):
        csv.read(path)


def test_excel_with_a_byte_order_mark_is_read(tmp_path):
    path = tmp_path / "events.csv"
    path.write_bytes(b"\xef\xbb\xbfevent_id\r\ne-1\r\n")
    assert csv.read(path)["event_id"][0] == "e-1"
