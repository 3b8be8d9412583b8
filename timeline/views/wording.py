"""Puts the cells of a row into words for the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from timeline import chronology
from timeline.filters import Filters
from timeline.lexicon import Lexicon, default
from timeline.record import parts

STATUSES = {"asserted": "Reported", "planned": "Planned", "possible": "Possible", "denied": "Denied"}
SIGNS = {"asserted": "●", "planned": "○", "possible": "◇", "denied": "✕"}
MEANINGS = {
    "asserted": "given as done or going on",
    "planned": "ordered, announced or scheduled",
    "possible": "may, might, considered or feared",
    "denied": "said not to be so",
}
NO_MATCH, NOTHING = "No event matches these filters.", "No event was found in these reports."
WIDE = {"country": "somewhere in the country", "admin1": "somewhere in the region", "region": "somewhere in the region", "sea": "at sea"}
BASES = {
    "referred": "named before in the report",
    "borrowed": "named for another act of the sentence",
    "scene": "from the text before",
}
# Marks that are drawn to the right or left, or not at all, could make a quote read as what it is not.
UNSEEN = {
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0x200B, 0x2010), 0x2060, 0xFEFF, 0xAD), "\u25cc"),
    **{code: chr(0x2400 + code) for code in range(32) if code not in (9, 10)},
    **dict.fromkeys(range(0x7F, 0xA0), "\u2421"),
}
Row = Mapping[str, Any]


def shown(text: str) -> str:
    r"""Return the text with marks that can't be seen made visible, one for one.

    >>> shown("safe\u202egnp.exe")
    'safe\u25ccgnp.exe'
    """
    return text.translate(UNSEEN)


def sentence(said: str) -> str:
    """Return a message as a sentence of its own.

    >>> sentence("there is no text; paste an article")
    'There is no text; paste an article.'
    """
    return said[:1].upper() + said[1:].rstrip(".") + "."


def heading(title: str) -> str:
    """Return what a report is called.

    >>> heading("")
    'Untitled report'
    """
    return shown(title) or "Untitled report"


def day(when: date) -> str:
    """Return a day as people write it.

    >>> day(date(2022, 10, 8))
    '8 Oct 2022'
    """
    return f"{when.day} {when:%b} {when.year}"


def days(first: date | None, last: date | None) -> str:
    """Return a stretch of days as people write it.

    >>> days(date(2022, 10, 8), date(2022, 10, 9)), days(date(2022, 2, 1), date(2022, 4, 30))
    ('8–9 Oct 2022', '1 Feb – 30 Apr 2022')
    >>> days(date(2022, 2, 1), date(2022, 2, 28)), days(None, date(2022, 2, 28))
    ('Feb 2022', 'until 28 Feb 2022')
    """
    if first is None or last is None:
        return f"from {day(first)}" if first else f"until {day(last)}" if last else "no date"
    if first == last:
        return day(first)
    if whole := _whole(first, last):
        return whole
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    start = f"{first.day} {first:%b}" if first.year == last.year else day(first)
    return f"{start} – {day(last)}"


def _whole(first: date, last: date) -> str:
    """A whole month or year is named, not counted out."""
    if first.day != 1 or date.fromordinal(min(last.toordinal() + 1, date.max.toordinal())).day != 1:
        return ""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%b} {first.year}"
    return str(first.year) if first.year == last.year and (first.month, last.month) == (1, 12) else ""


def months(first: date, last: date) -> str:
    """Return the months that a stretch of days spans.

    >>> months(date(2022, 2, 3), date(2022, 10, 9)), months(date(2021, 12, 1), date(2022, 1, 2))
    ('Feb – Oct 2022', 'Dec 2021 – Jan 2022')
    """
    start, end = f"{first:%b} {first.year}", f"{last:%b} {last.year}"
    if start == end:
        return end
    return f"{first:%b} – {end}" if first.year == last.year else f"{start} – {end}"


def count(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun.

    >>> count(1, "event"), count(1200, "event")
    ('1 event', '1,200 events')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def when(row: Row) -> str:
    """Return when the event happened."""
    return days(row["date_start"], row["date_end"])


def who(row: Row) -> str:
    """Return who acts, and upon whom.

    >>> who({"actors": "Russia; Belarus", "targets": "Ukraine"}), who({"actors": None, "targets": None})
    ('Russia, Belarus → Ukraine', '')
    """
    return " → ".join(", ".join(parts(row[name])) for name in ("actors", "targets") if row[name])


def where(row: Row) -> str:
    """Return where it happens, for a movement from where to where."""
    return " → ".join(name for name in (row["origin_name"], row["place_name"]) if name)


def around(precision: str | None, radius_km: float | None) -> str:
    """Say what kind of place is meant where it is wider than a town.

    >>> around("region", 8.0), around("sea", None), around("city", None)
    ('within some 8 km', 'at sea', '')
    """
    if radius_km:
        return f"within some {radius_km:,.0f} km" + (" at sea" if precision == "sea" else "")
    return WIDE.get(precision or "", "")


def number(row: Row) -> str:
    """Return how many, in figures.

    >>> number({"quantity_min": 20000, "quantity_max": 99999, "quantity_unit": "troops"})
    '20,000–99,999 troops'
    """
    low, high, unit = row["quantity_min"], row["quantity_max"], row["quantity_unit"] or ""
    if low is None and high is None:
        return ""
    if low is None or high is None:
        figures = f"at least {low:,}" if low is not None else f"at most {high:,}"
    else:
        figures = f"{low:,}" if low == high else f"{low:,}–{high:,}"
    return f"{figures} {chronology.one(unit) if low == high == 1 else unit}".strip()


def states(codes: str | None, named: str | None) -> str:
    """Return the names of states, without those that the words name themselves.

    >>> states("RUS; UKR", "Moscow; Ukraine")
    'Russia'
    """
    known = default().countries.by_iso3
    names = (known[code].name if code in known else code for code in parts(codes or ""))
    return ", ".join(name for name in names if name not in parts(named or ""))


def chosen(filters: Filters, lexicon: Lexicon) -> list[str]:
    """Return the filters in words, a sentence each.

    >>> from timeline.lexicon import default
    >>> chosen(Filters(statuses=frozenset({"planned"}), countries=frozenset({"RUS"})), default())
    ['Status: planned.', 'Actor: Russia.']
    """
    kinds = [*(name.capitalize() for name in filters.groups), *(lexicon.types[name].label for name in filters.types)]
    countries = lexicon.countries.by_iso3
    said = {
        "Days": days(filters.first, filters.last) if filters.first or filters.last else "",
        "Status": _either(STATUSES[name].lower() for name in filters.statuses),
        "Type": _either(kinds),
        "Actor": _either(countries[code].name if code in countries else code for code in filters.countries),
        "Source": _either(filters.sources),
        "Confidence": _either(filters.bands),
        "Search": f"“{filters.text}”" if filters.text else "",
        "Date": "none" if filters.is_dated is False else "",
        "As known on": day(filters.known) if filters.known else "",
    }
    return [f"{name}: {shown(value)}." for name, value in said.items() if value]


def _either(names: Iterable[str]) -> str:
    return " or ".join(sorted(names))
