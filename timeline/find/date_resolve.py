"""Turns the parts of a date phrase into a stretch of the calendar with its TIMEX3 value."""

from __future__ import annotations

from timeline.find import date_offsets, date_years
from timeline.find.date_calendar import Stretch, days, of_week
from timeline.find.date_mentions import Anchor, Mention, Resolved

FROM_NOW = frozenset({"last", "this", "next", "latest", "recent", "ago", "hence"})
COUNTED = {"D": "P{}D", "W": "P{}W", "M": "P{}M", "Y": "P{}Y", "Q": "P{}Q", "TH": "PT{}H", "TM": "PT{}M", "TS": "PT{}S", "WE": "P{}WE"}
WHOLE = {"F": (2, "W"), "DE": (10, "Y"), "CE": (100, "Y"), "ML": (1000, "Y")}
PARTS_OF = {"Y": (12, "M"), "TH": (60, "TM"), "TM": (60, "TS"), "D": (24, "TH"), "W": (7, "D")}


def resolve(mention: Mention, anchor: Anchor) -> Resolved:
    """Return the mention with its TIMEX3 value and the stretch of the calendar that it means."""
    stretch, basis = _stretch(mention, anchor)
    kind = _kind(mention)
    if mention.kind in {"duration", "span", "gap"}:
        return Resolved(mention, stretch, length(mention.number, mention.unit), "DURATION", basis)
    if mention.kind == "set":
        return Resolved(mention, stretch, mention.text or length(mention.number, mention.unit), "SET", basis)
    if mention.kind == "vague" or mention.text[-4:] in {"_REF", "XTNI"}:
        return Resolved(mention, stretch, mention.text, "TIME" if mention.text.startswith("X") else "DATE", basis)
    if mention.modifier == "WEEK" and stretch.unit == "D":
        span = days(stretch, anchor.settings)
        stretch = of_week(span[0]) if span else stretch
    if mention.kind == "shift" and mention.number is None:
        value = "FUTURE_REF" if mention.direction in {"later", "hence"} else "PAST_REF"
        return Resolved(mention, stretch, value, "DATE", basis)
    value = stretch.value if stretch.unit else _open(mention)
    return Resolved(mention, stretch, value + mention.clock if mention.clock and stretch.unit in {"D", ""} else value, kind, basis)


def _kind(mention: Mention) -> str:
    return "TIME" if mention.clock else "DATE"


def _open(mention: Mention) -> str:
    """Return the value of a phrase that could not be placed."""
    if mention.weekday is not None:
        return f"XXXX-WXX-{mention.weekday + 1}"
    if mention.kind in {"deictic", "clock"} or mention.unit == "D":
        return "XXXX-XX-XX"
    return {"W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX"}.get(mention.unit, "XXXX")


def length(count: float | None, unit: str) -> str:
    """Return the TIMEX3 value of a length of time.

    >>> length(2.5, "Y"), length(None, "W"), length(3, "DE")
    ('P2Y6M', 'PXW', 'P30Y')
    """
    if unit in WHOLE and count is not None:
        factor, unit = WHOLE[unit]
        count *= factor
    form = COUNTED.get(unit, f"P{{}}{unit}")
    if count is None:
        return form.format("X")
    rest = count % 1
    if rest and unit in PARTS_OF:
        factor, smaller = PARTS_OF[unit]
        amount = round(rest * factor)
        if count < 1:
            return length(amount, smaller)
        return form.format(int(count)) + f"{amount}{smaller[-1]}"
    return form.format(int(count) if not rest else f"{count:g}")


def _stretch(mention: Mention, anchor: Anchor) -> tuple[Stretch, str]:
    reader = READERS.get(mention.kind)
    if reader is None or (anchor.published is None and counts_from_publication(mention)):
        return Stretch(), ""
    try:
        return reader(mention, anchor)
    except (OverflowError, ValueError):  # the calendar ends at the years 1 and 9999
        return Stretch(), ""


def counts_from_publication(mention: Mention) -> bool:
    """Tell whether the words point from the day of writing: "yesterday", "last week", "on Monday", "two years ago"."""
    if mention.kind in {"deictic", "weekday", "span", "gap", "holiday", "season", "calendar"} and mention.direction in {"", "the"}:
        return mention.kind in {"deictic", "weekday"}
    return mention.direction in FROM_NOW or mention.year_word in {"last", "this", "next"}


def _vague(mention: Mention, anchor: Anchor) -> tuple[Stretch, str]:
    same = mention.direction == "same" and anchor.told is not None
    return (anchor.told or Stretch(), "context") if same else (Stretch(), "")


def _clock(mention: Mention, anchor: Anchor) -> tuple[Stretch, str]:
    """Return the day of a time: the last day told, or of news that tells none the day of publication."""
    base, basis = anchor.base(told=True)
    if base is not None and base.unit != "D" and not anchor.narrative:
        base, basis = anchor.base(told=False)
    return (base, basis) if base is not None and base.unit == "D" else (Stretch(), "")


READERS = {
    "calendar": date_years.calendar_date, "clock": _clock, "deictic": date_offsets.deictic, "edge_unit": date_offsets.unit, "gap": date_offsets.gap,
    "holiday": date_years.feast, "period": date_years.period, "season": date_years.season, "shift": date_offsets.shifted,
    "span": date_offsets.span, "told": _vague, "unit": date_offsets.unit, "vague": _vague, "weekday": date_offsets.weekday,
}  # fmt: skip
