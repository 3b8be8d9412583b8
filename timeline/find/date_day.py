"""Reads the day of a publication date written by people or machines, strictly: no part is ever filled in."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any

LONGEST = 40  # characters; a longer text is no date
ISO = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?![\d-])(?:[T ]\d\d:\d\d.*)?")
COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
FIGURES = re.compile(r"(\d\d?)([./-])(\d\d?)\2(\d{4})")
YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


def parse_day(text: str) -> date | None:
    """Return the day, None if a part is missing or could be read two ways.

    A day and month in figures are read only where one of them is above 12, or with full stops, as in Europe.

    >>> parse_day("2022-10-11T08:30:00+03:00"), parse_day("11 October 2022"), parse_day("October 2022"), parse_day("03/04/2022")
    (datetime.date(2022, 10, 11), datetime.date(2022, 10, 11), None, None)
    """
    bare = " ".join(text.split())
    if not bare or len(bare) > LONGEST:
        return None
    match = ISO.fullmatch(bare) or COMPACT.fullmatch(bare)
    if match:
        return _day(int(match[1]), int(match[2]), int(match[3]))
    match = FIGURES.fullmatch(bare)
    if match:
        return _figures(int(match[1]), match[2], int(match[3]), int(match[4]))
    return _words(bare) if YEAR.search(bare) else None


def _figures(one: int, mark: str, two: int, year: int) -> date | None:
    if one <= 12 and two <= 12 and one != two and mark != ".":
        return None
    return _day(year, one, two) if two > 12 else _day(year, two, one)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _words(bare: str) -> date | None:
    """Read a month in words, in any language that dateparser knows; weekday and time of day may stand beside it."""
    found = _parser().get_date_data(bare)
    moment = found.date_obj
    if moment is None or found.period not in {"day", "time"} or str(moment.year) not in bare:
        return None
    return date(moment.year, moment.month, moment.day)


@cache
def _parser() -> Any:  # noqa: ANN401 - dateparser has no types
    import dateparser  # late: it costs half a second, and most runs never need it

    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "STRICT_PARSING": True, "PARSERS": ["absolute-time"], "TO_TIMEZONE": None}
    return dateparser.DateDataParser(settings={name: value for name, value in settings.items() if value is not None})
