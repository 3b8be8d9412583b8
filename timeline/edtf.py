"""Writes a stretch of days as an EDTF string (ISO 8601-2, levels 1 and 2)."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

SEASONS = {3: 21, 6: 22, 9: 23}  # spring, summer, autumn by first month; a winter spans two years and is written as an interval
QUARTERS = {1: 33, 4: 34, 7: 35, 10: 36}
HALVES = {1: 40, 7: 41}


def edtf(first: date | None, last: date | None, precision: str) -> str:
    """Return the EDTF string of an interval, "" if both ends are unknown.

    >>> edtf(date(2022, 2, 1), date(2022, 2, 28), "month"), edtf(date(2022, 10, 8), date(2022, 10, 9), "weekend")
    ('2022-02', '2022-10-08/2022-10-09')
    >>> edtf(date(2022, 6, 1), date(2022, 8, 31), "season"), edtf(None, date(2022, 7, 1), "before")
    ('2022-22', '../2022-07-01')
    """
    if first is None and last is None:
        return ""
    mark = "~" if precision == "approx" else ""
    if first is None or last is None:
        return f"{f'{_day(first)}{mark}' if first else '..'}/{f'{_day(last)}{mark}' if last else '..'}"
    if first == last:
        return f"{_day(first)}{mark}"
    whole = _whole(first, last, precision)
    return f"{whole}{mark}" if whole else f"{_day(first)}{mark}/{_day(last)}{mark}"


def _whole(first: date, last: date, precision: str) -> str:
    """Return the name of a whole month, season, quarter, half, year, decade or century, "" if it is none."""
    if first.day != 1 or (last + timedelta(days=1) if last < date.max else date(1, 1, 1)).day != 1:
        return ""
    year, months = f"{first.year:04d}", 12 * (last.year - first.year) + last.month - first.month + 1
    if months == 1:
        return f"{year}-{first.month:02d}"
    if months == 12 and first.month == 1:
        return year
    if months == 3 and precision == "season":
        return f"{year}-{SEASONS[first.month]}" if first.month in SEASONS else ""
    if months == 3 and precision == "quarter" and first.month in QUARTERS:
        return f"{year}-{QUARTERS[first.month]}"
    if months == 6 and precision == "half" and first.month in HALVES:
        return f"{year}-{HALVES[first.month]}"
    return _round(first, months)


def _round(first: date, months: int) -> str:
    if first.month == 1 and months == 120 and first.year % 10 == 0:
        return f"{first.year // 10:03d}X"
    if first.month == 1 and months == 1200 and first.year % 100 == 0:
        return f"{first.year // 100:02d}XX"
    return ""


def _day(day: date) -> str:
    return f"{day.year:04d}-{day.month:02d}-{day.day:02d}"


def bounds(text: str) -> tuple[date | None, date | None]:
    """Return first and last day of an EDTF string that `edtf` wrote.

    >>> bounds("2022-02"), bounds("../2022-07-01~")
    ((datetime.date(2022, 2, 1), datetime.date(2022, 2, 28)), (None, datetime.date(2022, 7, 1)))
    """
    if not text:
        return None, None
    start, slash, end = text.replace("~", "").partition("/")
    if not slash:
        return _first(start), _last(start)
    return (None if start == ".." else _first(start)), (None if end == ".." else _last(end))


def _first(part: str) -> date:
    if "X" in part:
        return date(int(part.replace("X", "0")) or 1, 1, 1)
    numbers = [int(number) for number in part.split("-")]
    month = _months(numbers[1])[0] if len(numbers) > 1 else 1
    return date(numbers[0], month, numbers[2] if len(numbers) > 2 else 1)


def _last(part: str) -> date:
    if "X" in part:
        return date(int(part.replace("X", "9")), 12, 31)
    numbers = [int(number) for number in part.split("-")]
    if len(numbers) > 2:
        return date(*numbers)
    month = _months(numbers[1])[1] if len(numbers) > 1 else 12
    return date(numbers[0], month, calendar.monthrange(numbers[0], month)[1])


def _months(code: int) -> tuple[int, int]:
    """Return first and last month of a month, season, quarter or half."""
    for table, length in ((SEASONS, 3), (QUARTERS, 3), (HALVES, 6)):
        for month, name in table.items():
            if name == code:
                return month, month + length - 1
    return code, code
