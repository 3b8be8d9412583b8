"""Reads an article again with another day of publication and tells which events moved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from timeline import pipeline, record
from timeline.lexicon import Lexicon, default
from timeline.model import Article, DateRange, Event, Reading


@dataclass(frozen=True, slots=True)
class Moved:
    """An event whose days changed; `before` or `after` is None where only one of the two readings has it."""

    event_id: str
    label: str
    before: DateRange | None
    after: DateRange | None


def moved(article: Article, published: date | None, lexicon: Lexicon | None = None) -> list[Moved]:
    """Return the events that lie on other days if the article appeared on that day, in the order of the text.

    >>> report = Article("Russian troops arrived in Belarus on Monday.", date(2022, 10, 18))
    >>> [(str(one.before.first), str(one.after.first)) for one in moved(report, date(2022, 10, 11))]
    [('2022-10-17', '2022-10-10')]
    """
    words = lexicon or default()
    return compared(pipeline.read(article, words), pipeline.read(replace(article, published=published), words))


def written(when: DateRange | None) -> str:
    """Return the days as `date/date`, empty where there are none.

    >>> written(DateRange(date(2022, 10, 8), date(2022, 10, 9), "weekend", "relative", "over the weekend"))
    '2022-10-08/2022-10-09'
    """
    if when is None or (when.first is None and when.last is None):
        return ""
    first, last = (str(day) if day else ".." for day in (when.first, when.last))
    return first if first == last else f"{first}/{last}"


def compared(before: Reading, after: Reading) -> list[Moved]:
    """Return what lies on other days in the second of two readings of one text."""
    rest = {_id(event, after): event for event in after.events}
    found: list[tuple[int, Moved]] = []
    for event in before.events:
        name = _id(event, before)
        other = rest.pop(name, None) or _same(event, after, rest)
        new = other.when.value if other else None
        if new is None or _days(event.when.value) != _days(new):
            found.append((event.trigger.start, Moved(name, event.label, event.when.value, new)))
    for name, event in rest.items():
        if not _same(event, before, {_id(one, before): one for one in before.events}):
            found.append((event.trigger.start, Moved(name, event.label, None, event.when.value)))
    return [one for _, one in sorted(found, key=lambda pair: pair[0])]


def _same(event: Event, reading: Reading, left: dict[str, Event]) -> Event | None:
    """Return the event of the other reading that holds this one: two mentions may be joined on one day and apart on another."""
    held = (one for one in reading.events if one.type == event.type and (_mentions(one, event) or _mentions(event, one)))
    other = next(held, None)
    if other is not None:
        left.pop(_id(other, reading), None)
    return other


def _mentions(one: Event, other: Event) -> bool:
    return any(span.overlaps(other.trigger) for span in one.mentions)


def _id(event: Event, reading: Reading) -> str:
    return record.event_id(reading.article.id, event.trigger, event.type)


def _days(when: DateRange) -> tuple[date | None, date | None, str]:
    return when.first, when.last, when.precision
