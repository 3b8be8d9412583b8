"""Finds what the head of a report says about it: title, outlet, day of publication."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from timeline.read import days, text
from timeline.read.errors import ReadError
from timeline.values import record

LINES, BODY, LINE, REST = 14, 240, 120, 45  # lines of a head; length from which a line is body; longest line with a date; what else may stand in it
DAY = re.compile(
    r"\b\d{4}-\d\d-\d\d(?!\d)|\b(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? |\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?,? )(?:1[89]|20|21)\d\d\b"
)
FIRST = re.compile(r"\b(?:published|posted|issued|date|dated|released)\b", re.IGNORECASE)
LATER = re.compile(r"\b(?:updated|modified|edited|retrieved|accessed|archived|copyright)\b|©", re.IGNORECASE)
PLACE = r"[A-Z][A-Z.'’/ -]{2,40}(?:, [A-Z][A-Za-z. ]{2,30})?"
DATELINE = re.compile(rf"{PLACE},? (?:{DAY.pattern})?[^—–\n(]{{0,12}}(?:\((?P<source>[A-Z][\w .&-]{{1,30}})\))? ?[—–-]")
OUTLET = re.compile(r"(?:source|outlet|publisher|via)\s*:\s*(\S.{1,60})", re.IGNORECASE)


@record(frozen=True, slots=True)
class Head:
    """What a report says about itself; empty or None where it says nothing."""

    title: str = ""
    source: str = ""
    published: date | None = None


def read(content: str) -> Head:
    r"""Return what the lines above the body say, and the dateline; a day without its year is no day.

    >>> read("Troops move\n\nPublished 11 October 2022\n\nMINSK (Reuters) - Troops moved on Monday.")
    Head(title='Troops move', source='Reuters', published=datetime.date(2022, 10, 11))
    """
    title = text.headline(content)
    above = list(_above(content))
    dateline = next((match for line in above if (match := DATELINE.match(line))), None)
    outlet = next((match[1].strip() for line in above if len(line) <= LINE and (match := OUTLET.match(line))), "")
    stated = _stated(line for line in above if line != title)
    day = DAY.search(dateline[0]) if dateline else None
    return Head(title, outlet or (dateline["source"] if dateline and dateline["source"] else ""), stated or (_day(day[0]) if day else None))


def _above(content: str) -> Iterator[str]:
    """Yield the lines of the head and the beginning of the body's first."""
    lines = (line.strip() for line in content[:6000].splitlines())
    for _, line in zip(range(LINES), (line for line in lines if line), strict=False):
        yield line[:BODY]
        if len(line) >= BODY:
            return


def _stated(lines: Iterable[str]) -> date | None:
    """Return the day of a line that holds little else; one said to be that of publication comes before an unnamed one."""
    found: list[tuple[int, date]] = []
    for line in lines:
        match = DAY.search(line)
        rest = DAY.sub("", line)
        if match is None or len(line) > LINE or len(rest) > REST or line.endswith((".", "?", "!")):
            continue
        day = _day(match[0])
        if day is not None and not LATER.search(line[: match.start()]):
            found.append((0 if FIRST.search(line[: match.start()]) else 1, day))
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _day(words: str) -> date | None:
    try:
        return days.read(re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", words))
    except ReadError:
        return None
