"""Turns the parts of a date phrase into calendar days, counted from publication or from the dates around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from timeline.find.date_calendar import Stretch, around, days, holiday, is_possible, of_day, of_week, shift
from timeline.find.date_mentions import Mention

NEARER = {"ahead": (0.05, 0.03), "likely": (1.0, 1.0), "": (1.5, 3.0), "back": (3.0, 6.0)}  # how much nearer the next such day or month must be
FROM_NOW = frozenset({"last", "this", "next", "latest", "recent", "ago", "hence"})
COUNTED = {"D": "P{}D", "W": "P{}W", "M": "P{}M", "Y": "P{}Y", "Q": "P{}Q", "TH": "PT{}H", "TM": "PT{}M", "TS": "PT{}S", "WE": "P{}WE"}
WHOLE = {"F": (2, "W"), "DE": (10, "Y"), "CE": (100, "Y"), "ML": (1000, "Y")}
PARTS_OF = {"Y": (12, "M"), "TH": (60, "TM"), "TM": (60, "TS"), "D": (24, "TH"), "W": (7, "D")}


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a phrase is counted from: publication, the last date told, and the year that the clock gives it.

    `narrative` says that the passage tells the past, so that the last date told counts and not publication. `tense` is ahead,
    likely, back or "" as the words before say; `quarter` is the last quarter told.
    """

    published: date | None
    told: Stretch | None
    narrative: bool
    tense: str
    year: int | None
    settings: Mapping[str, int]
    quarter: Stretch | None = None

    @property
    def future(self) -> bool:
        """Tell whether a plan is spoken of."""
        return self.tense == "ahead"


@dataclass(frozen=True, slots=True)
class Resolved:
    """A mention with its place in the calendar; `basis` is explicit, relative, context or "" where it stays open."""

    mention: Mention
    stretch: Stretch
    value: str
    kind: str
    basis: str


def resolve(mention: Mention, anchor: Anchor) -> Resolved:
    """Return the mention with its TIMEX3 value and the stretch of the calendar that it means."""
    stretch, basis = _stretch(mention, anchor)
    kind = _kind(mention)
    if mention.kind in {"duration", "span"}:
        return Resolved(mention, stretch, length(mention.count, mention.unit), "DURATION", basis)
    if mention.kind == "set":
        return Resolved(mention, stretch, mention.text or length(mention.count, mention.unit), "SET", basis)
    if mention.kind == "vague" or mention.text[-4:] in {"_REF", "XTNI"}:
        return Resolved(mention, stretch, mention.text, "TIME" if mention.text.startswith("X") else "DATE", basis)
    if mention.modifier == "WEEK" and stretch.unit == "D":
        span = days(stretch, anchor.settings)
        stretch = of_week(span[0]) if span else stretch
    if mention.kind == "shift" and mention.count is None:
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
    return reader(mention, anchor)


def counts_from_publication(mention: Mention) -> bool:
    """Tell whether the words point from the day of writing: "yesterday", "last week", "on Monday", "two years ago"."""
    if mention.kind in {"deictic", "weekday", "span", "holiday", "season", "calendar"} and mention.direction in {"", "the"}:
        return mention.kind in {"deictic", "weekday"}
    return mention.direction in FROM_NOW or mention.year_word in {"last", "this", "next"}


def _base(anchor: Anchor, *, told: bool) -> tuple[Stretch | None, str]:
    """Return what to count from: the last date told, or publication."""
    if told and anchor.told is not None:
        return anchor.told, "context"
    if anchor.published is not None:
        return of_day(anchor.published), "relative"
    return None, ""


def _calendar(mention: Mention, anchor: Anchor) -> tuple[Stretch, str]:
    stretch = mention.stretch
    if stretch.year is not None or stretch.decade is not None or stretch.century is not None:
        return stretch, "explicit"
    if mention.year_word:
        told = mention.year_word in {"same", "previous", "following"} or anchor.narrative
        base, basis = _base(anchor, told=told)
        year = _year_of(base)
        if year is None:
            return stretch, ""
        step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(mention.year_word, 0)
        return replace(stretch, year=year + step, bc=bool(base and base.bc)), basis
    if anchor.year is not None and anchor.narrative and not mention.direction:
        return _checked(replace(stretch, year=anchor.year)), "context"
    if anchor.published is None:
        return stretch, ""
    if anchor.year is not None and not mention.direction:
        return _checked(replace(stretch, year=anchor.year)), "context"
    return _by_publication(stretch, mention.direction, anchor), "relative"


def _checked(stretch: Stretch) -> Stretch:
    return stretch if is_possible(stretch) else replace(stretch, year=None)


def _year_of(base: Stretch | None) -> int | None:
    return base.year if base is not None else None


def _by_publication(stretch: Stretch, pointing: str, anchor: Anchor) -> Stretch:
    """Choose the year of a day, month, quarter or season: the nearest, or as the words point."""
    published = anchor.published
    if published is None:
        return stretch
    options = []
    reach = 4 if (stretch.month, stretch.day) == (2, 29) else 1
    for year in range(max(published.year - reach, 1), published.year + reach + 1):
        candidate = replace(stretch, year=year)
        span = days(candidate, anchor.settings) if is_possible(candidate) else None
        if span:
            options.append((span, candidate))
    if pointing == "last":
        options = [option for option in options if option[0][1] < published]
        return options[-1][1] if options else stretch
    if pointing == "next":
        options = [option for option in options if option[0][0] > published]
        return options[0][1] if options else stretch
    if pointing == "this" and stretch.unit != "Q":
        return next((option[1] for option in options if option[1].year == published.year), stretch)
    return _tensed(options, stretch, published, anchor)


def _tensed(options: list[tuple[tuple[date, date], Stretch]], stretch: Stretch, published: date, anchor: Anchor) -> Stretch:
    """Choose by tense; where nothing tells, the latest that has begun, unless the next one is much nearer."""
    begun = [option for option in options if option[0][0] <= published][-1:]
    later = [option for option in options if option[0][1] >= published][:1]
    if begun == later or not begun or not later or stretch.quarter:
        chosen = later if (anchor.future and later and stretch.quarter) or not begun else begun
        return chosen[0][1] if chosen else stretch
    since, until = max((published - begun[0][0][1]).days, 0), max((later[0][0][0] - published).days, 0)
    factor = NEARER[anchor.tense][stretch.day is None]
    return later[0][1] if since > factor * until else begun[0][1]


def _season(mention: Mention, anchor: Anchor) -> tuple[Stretch, str]:
    if mention.direction in {"previous", "following", "same"}:
        base, basis = _base(anchor, told=True)
        year = _year_of(base)
        if year is None or base is None:
            return mention.stretch, ""
        step = {"previous": -1, "following": 1}.get(mention.direction, 0)
        return replace(mention.stretch, year=year + step, bc=base.bc), basis
    told = anchor.told
    if anchor.narrative and told is not None and told.bc and told.year and not mention.stretch.year and not mention.year_word:
        return replace(mention.stretch, year=told.year, bc=True), "context"
    return _calendar(mention, anchor)


def _period(mention: Mention, anchor: Anchor) -> tuple[Stretch, str]:
    """Read "the 2021 period" of a report on a quarter."""
    quarter = anchor.quarter.quarter if anchor.quarter is not None else None
    return replace(mention.stretch, quarter=quarter), "explicit"


def _weekday(mention: Mention, anchor: Anchor) -> tuple[Stretch, str]:
    weekday = mention.weekday or 0
    told = anchor.told if anchor.told and anchor.told.unit == "D" and not anchor.told.bc else None
    if mention.direction in {"previous", "following", "same"} or anchor.narrative:
        span = days(told, anchor.settings) if told else None
        if span:
            ahead = mention.direction != "previous"
            return _named_day(span[0], weekday, ahead=ahead, strict=mention.direction in {"previous", "following"}), "context"
    if anchor.published is None:
        return Stretch(), ""
    if mention.direction == "this":
        monday = anchor.published - timedelta(days=anchor.published.weekday())
        return of_day(monday + timedelta(days=weekday)), "relative"
    ahead = mention.direction in {"next", "following"} or (anchor.future and mention.direction != "last")
    return _named_day(anchor.published, weekday, ahead=ahead, strict=mention.direction in {"last", "next", "previous", "following"}), "relative"


def _named_day(day: date, weekday: int, *, ahead: bool, strict: bool) -> Stretch:
    """Return the nearest such weekday: news looks back, and "on Monday" in a Monday report is that same day."""
    distance = (weekday - day.weekday()) % 7 if ahead else -((day.weekday() - weekday) % 7)
    if strict and distance == 0:
        distance = 7 if ahead else -7
    try:
        return of_day(day + timedelta(days=distance))
    except OverflowError:
        return Stretch()


def _deictic(mention: Mention, anchor: Anchor) -> tuple[Stretch, str]:
    told = mention.direction in {"same", "following", "previous"}
    base, basis = _base(anchor, told=told)
    if base is None or (base.unit != "D" and told):
        return (base or Stretch()) if told and base else Stretch(), basis if base else ""
    night = mention.direction == "last" and mention.clock == "TNI"
    step = mention.offset - night - (mention.direction == "previous") + (mention.direction in {"following", "next"})
    return shift(base, step, "D") or Stretch(), basis


def _unit(mention: Mention, anchor: Anchor) -> tuple[Stretch, str]:
    unit = "Q" if mention.unit == "P" else mention.unit
    told = mention.direction in {"same", "previous", "following", "the"} or (anchor.narrative and mention.direction not in {"last", "this"})
    base, basis = _base(anchor, told=told)
    if base is None:
        return Stretch(), ""
    if unit == "WE":
        return _weekend(mention, anchor, base), basis
    if unit == "Q" and mention.direction in {"the", "latest", "same"} and anchor.quarter is not None:
        return anchor.quarter, "context"
    step = {"last": -1, "latest": -1 if unit in {"Q", "W"} else 0, "the": -1 if unit == "Q" else 0, "previous": -1, "next": 1, "following": 1}.get(
        mention.direction, 0
    )
    if base.bc:
        return (base if not step and unit == "Y" else shift(base, step, unit)) or Stretch(), basis
    if step == 0:
        span = days(base, anchor.settings)
        return (_holding(base, unit) if span is None or unit in {"W", "D"} else around(span[0], unit)), basis
    return shift(base, step, unit) or Stretch(), basis


def _holding(base: Stretch, unit: str) -> Stretch:
    if unit == "Y":
        return Stretch(base.year)
    if unit == "W" and base.day and base.year and base.month:
        return of_week(date(base.year, base.month, base.day))
    return base


def _weekend(mention: Mention, anchor: Anchor, base: Stretch) -> Stretch:
    span = days(base, anchor.settings)
    if span is None:
        return Stretch()
    day = span[0]
    within = day.weekday() >= anchor.settings["weekend_first"]
    if mention.direction in {"next", "following"}:
        return of_week(day + timedelta(days=7 if within or mention.direction == "next" else 0), weekend=True)
    if mention.direction == "this" and not anchor.future and not anchor.narrative and day.weekday() <= 1:
        return of_week(day - timedelta(days=7), weekend=True)
    if mention.direction == "this" or (anchor.future and mention.direction == "the"):
        return of_week(day, weekend=True)
    if mention.direction == "the" and within:
        return of_week(day, weekend=True)
    return of_week(day - timedelta(days=7), weekend=True)


def _shift(mention: Mention, anchor: Anchor) -> tuple[Stretch, str]:
    yearly = mention.direction == "earlier" and mention.unit == "Y" and not anchor.narrative
    told = mention.direction in {"later", "earlier"} and not yearly
    base, basis = _base(anchor, told=told or anchor.narrative)
    if base is None or mention.count is None:
        return Stretch(), ""
    if mention.unit == "Y" and mention.count == 1 and anchor.quarter is not None and not anchor.narrative and mention.direction in {"ago", "earlier"}:
        return replace(anchor.quarter, year=(anchor.quarter.year or 1) - 1), "context"
    whole = int(mention.count)
    sign = -1 if mention.direction in {"ago", "earlier"} else 1
    unit, factor = {"F": ("W", 2)}.get(mention.unit, (mention.unit, 1))
    if mention.text == "quarter" or mention.stretch.quarter:
        return _quarter_back(mention, anchor, base), basis
    if unit in {"TH", "TM", "TS"}:
        return (base if base.unit == "D" else Stretch()), basis
    if mention.count % 1 and unit == "Y":
        whole, unit = round(mention.count * 12), "M"
    if unit == "DE":
        whole, unit = 10 * whole, "Y"
    if unit == "W" and whole * factor > 2 and base.unit == "D":
        return shift(base, sign * whole * factor, "W") or Stretch(), basis
    if unit == "W":
        return shift(base, sign * whole * factor * 7, "D") or Stretch(), basis
    return shift(base, sign * whole * factor, unit) or Stretch(), basis


def _quarter_back(mention: Mention, anchor: Anchor, base: Stretch) -> Stretch:
    quarter = mention.stretch.quarter
    if base.year is None or base.bc:
        return Stretch()
    if quarter is None:
        span = days(base, anchor.settings)
        latest = shift(around(span[0], "Q"), -1, "Q") if span else None
        return replace(latest, year=(latest.year or 1) - 1) if latest else Stretch()
    latest = _by_publication(Stretch(quarter=quarter), "", replace(anchor, future=False))
    return replace(latest, year=latest.year - 1) if latest.year else Stretch()


def _span(mention: Mention, anchor: Anchor) -> tuple[Stretch, str]:
    told = mention.direction in {"previous", "following"} or anchor.narrative
    base, basis = _base(anchor, told=told)
    return base or Stretch(), basis if base else ""


def _holiday(mention: Mention, anchor: Anchor) -> tuple[Stretch, str]:
    if len(mention.text) == 10 and mention.text[4] == "-":
        return of_day(date.fromisoformat(mention.text)), "explicit"
    if not mention.text:
        return Stretch(), ""
    base, basis = _calendar(replace(mention, stretch=replace(mention.stretch, month=1), direction=""), anchor)
    if mention.stretch.year or mention.year_word or (anchor.narrative and anchor.year):
        return (holiday(mention.text, base.year) if base.year and not base.bc else None) or Stretch(), basis
    if anchor.published is None:
        return Stretch(), ""
    return _near_holiday(mention, anchor, anchor.published), "relative"


def _near_holiday(mention: Mention, anchor: Anchor, published: date) -> Stretch:
    options = [found for year in range(max(published.year - 1, 1), published.year + 2) if (found := holiday(mention.text, year))]
    gaps = [(span[0] - published).days for found in options if (span := days(found, anchor.settings))]
    pairs = list(zip(gaps, options, strict=False))
    if mention.direction == "last":
        pairs = [pair for pair in pairs if pair[0] < 0][-1:]
    elif mention.direction == "next" or anchor.future:
        pairs = [pair for pair in pairs if pair[0] >= 0][:1]
    elif mention.direction == "this":
        pairs = [pair for pair in pairs if pair[1].year == published.year]
    return min(pairs, key=lambda pair: abs(pair[0]))[1] if pairs else Stretch()


def _vague(mention: Mention, anchor: Anchor) -> tuple[Stretch, str]:
    same = mention.direction == "same" and anchor.told is not None
    return (anchor.told or Stretch(), "context") if same else (Stretch(), "")


def _clock(mention: Mention, anchor: Anchor) -> tuple[Stretch, str]:
    base, basis = _base(anchor, told=True)
    return (base, basis) if base is not None and base.unit == "D" else (Stretch(), "")


READERS = {
    "calendar": _calendar, "clock": _clock, "deictic": _deictic, "edge_unit": _unit, "period": _period, "holiday": _holiday, "season": _season, "shift": _shift,
    "span": _span, "told": _vague, "unit": _unit, "vague": _vague, "weekday": _weekday,
}  # fmt: skip
