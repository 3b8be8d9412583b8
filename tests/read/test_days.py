"""Publication dates as users and files write them."""

from datetime import date

import pytest

from timeline.read import ReadError, days


@pytest.mark.parametrize(
    "given",
    [
        "2022-10-11",
        " 2022-10-11\n",
        "20221011",
        "2022-10-11T08:00:00Z",
        "2022-10-11 23:59",
        "Tue, 11 Oct 2022 08:00:00 GMT",
        "11 October 2022",
        "Oct. 11, 2022",
    ],
)
def test_a_day_is_read(given):
    assert days.read(given) == date(2022, 10, 11)


def test_no_text_is_no_day():
    assert days.read("  ") is None


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param("2022-02-30", "not in the calendar", id="impossible day"),
        pytest.param("0000-01-01", "not in the calendar", id="no year 0"),
        pytest.param("10/11/2022", "two ways", id="day or month first"),
        pytest.param("yesterday", "not a day we can read", id="counted from now"),
        pytest.param("October 2022", "not a day we can read", id="no day"),
        pytest.param("May 5", "not a day we can read", id="no year"),
        pytest.param("30 February 2022", "not a day we can read", id="impossible day in words"),
        pytest.param("2022 " * 50, "not a day we can read", id="too long"),
    ],
)
def test_what_is_no_day_is_refused_with_the_remedy(given, said):
    with pytest.raises(ReadError, match=f"{said}.*2022-10-31"):
        days.read(given)
