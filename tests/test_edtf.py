"""EDTF strings of intervals."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.edtf import bounds, edtf


@pytest.mark.parametrize(
    ("first", "last", "precision", "expected"),
    [
        pytest.param("2022-10-10", "2022-10-10", "day", "2022-10-10", id="day"),
        pytest.param("2022-10-10", "2022-10-10", "approx", "2022-10-10~", id="about a day"),
        pytest.param("2022-10-08", "2022-10-09", "weekend", "2022-10-08/2022-10-09", id="weekend"),
        pytest.param("2022-02-01", "2022-02-28", "month", "2022-02", id="whole month"),
        pytest.param("2022-08-01", "2022-08-10", "month", "2022-08-01/2022-08-10", id="part of a month"),
        pytest.param("2022-06-01", "2022-08-31", "season", "2022-22", id="summer"),
        pytest.param("2021-12-01", "2022-02-28", "season", "2021-12-01/2022-02-28", id="winter spans two years"),
        pytest.param("2022-07-01", "2022-09-30", "quarter", "2022-35", id="third quarter"),
        pytest.param("2022-07-01", "2022-12-31", "half", "2022-41", id="second half"),
        pytest.param("1999-01-01", "1999-12-31", "year", "1999", id="year"),
        pytest.param("2022-10-12", "2022-12-31", "year", "2022-10-12/2022-12-31", id="rest of a year"),
        pytest.param("1980-01-01", "1989-12-31", "decade", "198X", id="decade"),
        pytest.param("1900-01-01", "1999-12-31", "approx", "19XX~", id="century"),
        pytest.param("2022-09-13", "2022-10-11", "approx", "2022-09-13~/2022-10-11~", id="recent weeks"),
        pytest.param("2022-02-24", None, "after", "2022-02-24/..", id="open end"),
        pytest.param(None, "2022-07-01", "before", "../2022-07-01", id="open start"),
        pytest.param(None, None, "unknown", "", id="unknown"),
        pytest.param("0476-01-01", "0476-12-31", "year", "0476", id="early year"),
        pytest.param("9999-01-01", "9999-12-31", "year", "9999", id="last year of the calendar"),
    ],
)
def test_an_interval_is_written_as_edtf(first, last, precision, expected):
    ends = (date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None)
    assert edtf(*ends, precision) == expected
    assert bounds(expected) == ends
