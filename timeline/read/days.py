"""Reads a publication date that a user or a file gives."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from timeline.read.errors import ReadError

ISO = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ]\d\d:?\d\d.*)?", re.ASCII)
NUMBERS = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}", re.ASCII)
LONGEST = 40


def read(text: str) -> date | None:
    """Return the day, None for an empty text; a time of day is left out.

    >>> read("2022-10-11"), read("Tue, 11 Oct 2022 08:00:00 GMT"), read("11 October 2022"), read("")
    (datetime.date(2022, 10, 11), datetime.date(2022, 10, 11), datetime.date(2022, 10, 11), None)
    """
    given = text.strip()
    if not given:
        return None
    if match := ISO.fullmatch(given):
        return _day(given, *map(int, match.groups()))
    if NUMBERS.fullmatch(given):
        raise ReadError(f"publication date {given!r} can be read in two ways; write it as 2022-10-31")
    day = _mail(given) or _words(given)
    if day is None:
        raise ReadError(f"publication date {given[:LONGEST]!r} is not a day we can read; write it as 2022-10-31")
    return day


def _day(given: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ReadError(f"publication date {given!r} is not in the calendar; write a day that exists, as 2022-10-31") from None


def _mail(given: str) -> date | None:
    """The form of feeds and mail headers."""
    try:
        return parsedate_to_datetime(given).date()
    except ValueError:
        return None


def _words(given: str) -> date | None:
    """Dateparser takes half a second to start, so only a date in words asks for it; it must not fill in a part."""
    if len(given) > LONGEST:
        return None
    import dateparser

    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"], "DATE_ORDER": "DMY", "TIMEZONE": "UTC"}
    found: datetime | None = dateparser.parse(given, languages=["en"], settings=settings)
    return found.date() if found else None
