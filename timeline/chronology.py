"""Puts the rows of the table into a chronology to read: headings by year, month and day, a sentence or two an event."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from timeline.lexicon.types import EventType
from timeline.record import parts

MONTHS = ("January February March April May June July August September October November December").split()
STATED = ("day", "range")
ENDS = (".", "!", "?", "…", "”", '"')
STATUSES = {"planned": "planned", "possible": "possible", "denied": "said not to be so"}
UNDATED = "Without a date"
SINGLE = {"troops": "soldier", "people": "person", "sorties": "sortie", "corps": "corps"}
Row = Mapping[str, Any]
Step = tuple[tuple[date, int], str, str]


class Entry(NamedTuple):
    """One event in words: when (and the same for machines, "" if HTML has no form for it), what kind, its label, the rest, the report."""

    event_id: str
    when: str
    stamp: str
    kind: str
    label: str
    rest: str
    source: str

    @property
    def text(self) -> str:
        """The whole in one line."""
        return " ".join(part for part in (f"{self.when}. {self.kind}:", self.label, self.rest, f"({self.source})") if part)


class Section(NamedTuple):
    """A heading with the events that stand directly under it; level 1 is a year, 2 a month or longer period, 3 days."""

    level: int
    heading: str
    stamp: str
    entries: tuple[Entry, ...]


def sections(rows: Iterable[Row], types: Mapping[str, EventType]) -> list[Section]:
    """Return the events under their headings, first day first, those without a date at the end.

    An event stands under the narrowest heading that holds all the days it may have happened on.
    """
    paths = sorted(((_path(row), row) for row in rows), key=lambda pair: [step[0] for step in pair[0]])
    found: list[tuple[Step, int, list[Entry]]] = []
    open_path: tuple[Step, ...] = ()
    for path, row in paths:
        for depth in range(len(path)):
            if path[: depth + 1] != open_path[: depth + 1]:
                found.append((path[depth], depth + 1, []))
        open_path = path
        found[-1][2].append(entry(row, types))
    return [Section(level, heading, stamp, tuple(entries)) for (_, heading, stamp), level, entries in found]


def text(rows: Iterable[Row], types: Mapping[str, EventType]) -> Iterator[str]:
    """Yield the chronology as lines of plain text."""
    for section in sections(rows, types):
        yield ""
        yield section.heading
        yield {1: "=", 2: "-", 3: "."}[section.level] * len(section.heading)
        yield from (_plain(f"* {one.text}") for one in section.entries)


def _plain(words: str) -> str:
    """One line, without characters that would steer a terminal."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in " ".join(words.split()))


def _path(row: Row) -> tuple[Step, ...]:
    """Return the headings over an event, each with what it sorts by: its first day, the longer stretch before the shorter."""
    first, last = row["date_start"] or row["date_end"], row["date_end"] or row["date_start"]
    if first is None or last is None:
        return (((date.max, 0), UNDATED, ""),)
    year: Step = ((date(first.year, 1, 1), 0), str(first.year), f"{first.year:04}")
    if (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31)):
        return (year,)
    month: Step = ((first.replace(day=1), -_length(first)), f"{MONTHS[first.month - 1]} {first.year}", f"{first:%Y-%m}")
    if _is_month(first, last):
        return (year, month)
    own: Step = ((first, first.toordinal() - last.toordinal() - 1), _heading(row), stamp(first, last))
    return (year, month, own) if (first.year, first.month) == (last.year, last.month) else (year, own)


def _heading(row: Row) -> str:
    first, last = row["date_start"], row["date_end"]
    if first is None or last is None:
        return f"From {_day(first)} on" if first else f"Until {_day(last)}"
    return _day(first) if first == last else _joined(first, last, "to")


def _length(day: date) -> int:
    return calendar.monthrange(day.year, day.month)[1]


def _is_month(first: date, last: date) -> bool:
    return (first.year, first.month) == (last.year, last.month) and first.day == 1 and last.day == _length(first)


def stamp(first: date | None, last: date | None) -> str:
    """Return the time as HTML writes it in a time element, "" if it has no form for that.

    >>> stamp(date(2022, 2, 1), date(2022, 2, 28)), stamp(date(2022, 2, 1), date(2022, 2, 1)), stamp(date(2022, 2, 1), date(2022, 2, 9))
    ('2022-02', '2022-02-01', '')
    """
    if first is None or last is None:
        return ""
    if first == last:
        return first.isoformat()
    if _is_month(first, last):
        return first.isoformat()[:7]
    return first.isoformat()[:4] if (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31)) else ""


def when(row: Row) -> str:
    """Return when an event happened, its uncertainty in words.

    >>> when({"date_start": date(2022, 2, 1), "date_end": date(2022, 2, 28), "date_precision": "month"})
    'Some time in February 2022'
    >>> when({"date_start": date(2022, 10, 8), "date_end": date(2022, 10, 9), "date_precision": "weekend"})
    'On the weekend of 8 and 9 October 2022'
    >>> when({"date_start": date(2021, 9, 1), "date_end": date(2022, 1, 19), "date_precision": "range"})
    'From 1 September 2021 to 19 January 2022'
    """
    first, last, precision = row["date_start"], row["date_end"], row["date_precision"]
    if first is None and last is None:
        return "On an unknown day"
    if first is None or last is None:
        return f"From {_day(first)} on" if first else f"Until {_day(last)}"
    if first == last:
        return f"On {_day(first)}"
    if precision == "weekend":
        return f"On the weekend of {_joined(first, last, 'and')}"
    if precision in STATED:
        return f"From {_joined(first, last, 'to')}"
    if whole := stamp(first, last):
        return f"Some time in {MONTHS[first.month - 1]} {first.year}" if "-" in whole else f"Some time in {first.year}"
    return f"Some time between {_joined(first, last, 'and')}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _joined(first: date, last: date, word: str) -> str:
    """Two days, with no month or year said twice; whole months without their days."""
    if first.day == 1 and last.day == _length(last) and not _is_month(first, last):
        start = MONTHS[first.month - 1] if first.year == last.year else f"{MONTHS[first.month - 1]} {first.year}"
        return f"{start} {word} {MONTHS[last.month - 1]} {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} {word} {_day(last)}"
    start = f"{first.day} {MONTHS[first.month - 1]}" if first.year == last.year else _day(first)
    return f"{start} {word} {_day(last)}"


def entry(row: Row, types: Mapping[str, EventType]) -> Entry:
    """Return one event in words; who, where and by whose word are said only as far as the label doesn't say so already."""
    name = types[row["event_type"]].label
    said, label = STATUSES.get(row["status"]), (row["label"] or name).rstrip()
    kind = "Other event" if name == "Other" else name
    return Entry(
        row["event_id"],
        when(row),
        stamp(row["date_start"], row["date_end"]),
        f"{kind}, {said}" if said else kind,
        label if label.endswith(ENDS) else f"{label}.",
        _sentence(", ".join(part for part in (_who(row, label), _where(row, label), number(row)) if part), _speaker(row, label)),
        _source(row),
    )


def _sentence(told: str, speaker: str) -> str:
    whole = "; ".join(part for part in (told, speaker) if part)
    return f"{whole[:1].upper()}{whole[1:]}." if whole else ""


def _listed(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _who(row: Row, label: str) -> str:
    actors, targets = ([name for name in parts(row[role]) if name not in label] for role in ("actors", "targets"))
    by = f"by {_listed(actors)}" if actors else ""
    toward = f"{'against' if row['group'] == 'combat' else 'towards'} {_listed(targets)}" if targets else ""
    return " ".join(part for part in (by, toward) if part)


def _where(row: Row, label: str) -> str:
    """A country or region as such is nowhere in particular."""
    place, origin = row["place_name"], row["origin_name"]
    if all(name in label for name in (place, origin) if name):
        return ""
    if origin and origin != place:
        return f"from {origin} to {place}" if place else f"from {origin}"
    wide = row["place_precision"] in ("country", "region", "admin1")
    return f"somewhere in {place}" if wide else f"at sea, {place}" if row["place_precision"] == "sea" else f"in {place}"


def _speaker(row: Row, label: str) -> str:
    said = f"according to {row['speaker']}" if row["speaker"] and row["speaker"] not in label else ""
    return " ".join(part for part in (said, f"via {row['via']}" if row["via"] else "") if part)


def number(row: Row) -> str:
    """Return how many, in figures and as the report has it.

    >>> number({"quantity_min": 20000, "quantity_max": 99999, "quantity_unit": "troops", "quantity_text": "tens of thousands of troops"})
    '20,000 to 99,999 troops (“tens of thousands of troops”)'
    >>> number({"quantity_min": 700, "quantity_max": None, "quantity_unit": "troops", "quantity_text": "more than 700"})
    'at least 700 troops (“more than 700”)'
    """
    low, high, unit = row["quantity_min"], row["quantity_max"], row["quantity_unit"] or ""
    if low is None and high is None:
        return ""
    if low is not None and low == high:
        return f"{low:,} {unit if low != 1 else one(unit)}".strip()
    figures = f"at least {low:,}" if high is None else f"at most {high:,}" if low is None else f"{low:,} to {high:,}"
    words = f" (“{row['quantity_text']}”)" if row["quantity_text"] else ""
    return f"{figures} {unit}".strip() + words


def one(unit: str) -> str:
    """Return what one of that which is counted is called.

    >>> one("troops"), one("rounds of ammunition"), one("batteries"), one("aircraft")
    ('soldier', 'round of ammunition', 'battery', 'aircraft')
    """
    head, of, rest = unit.partition(" of ")
    if head in SINGLE:
        head = SINGLE[head]
    elif head.endswith("ies"):
        head = head[:-3] + "y"
    elif head.endswith(("ches", "shes", "sses", "xes", "oes")):
        head = head[:-2]
    elif head.endswith("s"):
        head = head[:-1]
    return head + of + rest


def _source(row: Row) -> str:
    published = f"published {_day(row['published'])}" if row["published"] else "publication date unknown"
    return f"{row['source'] or row['article_title'] or 'untitled report'}, {published}"


class Report(NamedTuple):
    """One report that the events come from."""

    title: str
    source: str
    published: str
    url: str
    events: int


def reports(rows: Iterable[Row]) -> list[Report]:
    """Return the reports behind the rows, oldest first, with the number of events each tells."""
    told: dict[str, list[Row]] = {}
    for row in rows:
        told.setdefault(row["article_id"] or "", []).append(row)
    firsts = sorted((held[0] for held in told.values()), key=lambda row: (row["published"] or date.max, row["article_title"] or ""))
    return [_report(row, len(told[row["article_id"] or ""])) for row in firsts]


def _report(row: Row, events: int) -> Report:
    published = _day(row["published"]) if row["published"] else ""
    return Report(row["article_title"] or "Untitled report", row["source"] or "", published, row["url"] or "", events)
