"""Gives a resolved phrase its first and last day, as wide as its words, and joins the two ends of a range."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from timeline.find.date_calendar import Stretch, around, days, of_day, shift
from timeline.find.date_mentions import Anchor, Mention, Resolved
from timeline.values import record, replace

PRECISION = {
    "D": "day",
    "WE": "weekend",
    "W": "week",
    "M": "month",
    "S": "season",
    "Q": "quarter",
    "H": "half",
    "Y": "year",
    "DE": "decade",
    "CE": "approx",
}
VAGUE_DAYS = {"D": "coming_days", "W": "recent_days", "M": "recent_months_days", "Y": "recent_years_days"}
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@record(frozen=True, slots=True)
class Interval:
    """First and last day, None where open, with the precision of the words."""

    first: date | None
    last: date | None
    precision: str


HOURS = frozenset({"TH", "TM"})
LEAST_STEP = {"D": 1, "W": 7, "M": 28, "Y": 365}  # the fewest days that some days, weeks, months or years are
FORTNIGHT = 13
NEWS = timedelta(days=2)  # a range of weekdays that ended longer ago is one to come
LAST_WEEK = 7  # days
UNKNOWN = Interval(None, None, "unknown")


def interval(resolved: Resolved, anchor: Anchor) -> Interval:
    """Return all days that the phrase may mean."""
    mention = resolved.mention
    try:
        if mention.kind == "span":
            return _span(mention, resolved.stretch, anchor.settings)
        if mention.kind == "gap" and (mention.number is None or mention.unit not in {"D", "W", "F", "M", "Y"}):
            return _vague_gap(mention, resolved.stretch, anchor.settings)
        if mention.kind == "shift" and mention.number is None:
            return _vague_shift(mention, anchor)
        if mention.text == "rolling" and anchor.published is not None and not anchor.narrative:
            return _span(replace(mention, direction="last", number=1.0), of_day(anchor.published), anchor.settings)
        stretch = resolved.stretch
        if mention.kind in {"shift", "gap"} and mention.unit in {"W", "F"} and stretch.day:
            stretch = around(date(stretch.year or 1, stretch.month or 1, stretch.day), "W") if not stretch.bc else stretch
        whole = days(stretch, anchor.settings)
        if whole is None:
            return UNKNOWN
        if mention.text == "fiscal":
            whole = _fiscal(whole[0], anchor.settings)
        return _narrowed(mention, stretch, whole, anchor)
    except (OverflowError, ValueError):  # the calendar ends at the years 1 and 9999
        return UNKNOWN


def _fiscal(first: date, settings: Mapping[str, int]) -> tuple[date, date]:
    """Return the fiscal year that ends in the calendar year of its name."""
    month = settings["fiscal_year_first_month"]
    if month == 1:
        return first, first.replace(month=12, day=31)
    return date(first.year - 1, month, 1), date(first.year, month, 1) - timedelta(days=1)


def _narrowed(mention: Mention, stretch: Stretch, whole: tuple[date, date], anchor: Anchor) -> Interval:
    first, last = whole
    unit = stretch.unit
    precision = PRECISION[unit]
    if mention.clock == "TNI" and mention.modifier == "OVER":
        return Interval(first - timedelta(days=1) if first > date.min else first, last, "range")
    if mention.modifier == "APPROX":
        return Interval(first, last, "approx")
    if mention.modifier.startswith("NTH"):
        return _week_of_month(first, last, mention.modifier[3:])
    published = anchor.published
    this_one = published is not None and first <= published <= last
    if published is not None and this_one and mention.modifier == "BEFORE" and published > first:
        return Interval(first, published - timedelta(days=1), precision)
    if published is not None and this_one and mention.modifier == "AFTER" and published < last:
        return Interval(published + timedelta(days=1), last, precision)
    told = days(anchor.told, anchor.settings) if anchor.told is not None and mention.modifier == "BEFORE" else None
    if told is not None and not this_one and first < told[0] <= last:  # "in December, after a visit earlier in the year"
        return Interval(first, told[0] - timedelta(days=1), precision)
    if mention.modifier in {"START", "MID", "END"}:
        return _third(first, last, unit, mention.modifier)
    if published is not None and this_one and unit == "W" and mention.direction == "this":
        return Interval(published, last, precision) if anchor.future else Interval(first, published, precision)
    return Interval(first, last, precision)


def _week_of_month(first: date, last: date, number: str) -> Interval:
    """Return "the second week of December": the 8th to the 14th; the last week is the last seven days."""
    if number == "last":
        return Interval(last - timedelta(days=6), last, "week")
    start = first + timedelta(days=7 * (int(number) - 1))
    return Interval(start, min(start + timedelta(days=6), last), "week") if start <= last else Interval(first, last, "month")


def _third(first: date, last: date, unit: str, part: str) -> Interval:
    """Return the part of a stretch that "early", "mid" or "late" means."""
    index = ("START", "MID", "END").index(part)
    if unit == "M":
        ends = ((1, 10), (11, 20), (21, last.day))[index]
        return Interval(first.replace(day=ends[0]), first.replace(day=ends[1]), "month")
    if unit == "Y":
        months = ((1, 3), (5, 8), (10, 12))[index]
        start, after = date(first.year, months[0], 1), months[1] % 12 + 1
        end = date(first.year + (after == 1), after, 1) - timedelta(days=1)
        return Interval(start, end, "range" if index == 1 else "quarter")
    if unit in {"D", "WE"}:
        return Interval(first, last, PRECISION[unit])
    if unit == "W":  # Monday to Wednesday, Wednesday to Friday, Friday to Sunday
        return Interval(first + timedelta(days=2 * index), first + timedelta(days=2 * index + 2), "week")
    length = (last - first).days + 1
    cut = (0, length // 3, length - length // 3, length)
    return Interval(
        first + timedelta(days=cut[index]), first + timedelta(days=cut[index + 1] - 1), "approx" if unit in {"DE", "CE"} else PRECISION[unit]
    )


def _span(mention: Mention, base: Stretch, settings: Mapping[str, int]) -> Interval:
    """Return what "the past five days", "in recent weeks", "in the coming days" mean."""
    known = days(base, settings)
    if known is None:
        return UNKNOWN
    ahead = mention.direction in {"next", "following"}
    day = known[1] if ahead else known[0]
    if mention.number is None:
        setting = VAGUE_DAYS.get(mention.unit)
        if setting is None:
            return UNKNOWN
        step = timedelta(days=settings[setting])
        precision = "week" if mention.unit == "D" else "approx"
        return Interval(day, day + step, precision) if ahead else Interval(day - step, day, precision)
    other = _away(day, int(mention.number) if ahead else -int(mention.number), mention.unit)
    if other is None:
        return UNKNOWN
    return Interval(day, other, "range") if ahead else Interval(other, day, "range")


def _away(day: date, count: int, unit: str) -> date | None:
    """Return the day that many units away; months keep the day of the month where they can."""
    if unit in {"TH", "TM", "TS"}:
        return day + timedelta(days=count // 24 if unit == "TH" else 0)
    if unit == "Q":
        unit, count = "M", 3 * count
    if unit in {"D", "W", "F"}:
        return day + timedelta(days=count * {"D": 1, "W": 7, "F": 14}[unit])
    moved = shift(Stretch(day.year, day.month), count * {"Y": 12, "DE": 120, "CE": 1200}.get(unit, 1), "M")
    if moved is None or moved.year is None or moved.month is None:
        return None
    month = days(moved, {})
    return min(date(moved.year, moved.month, 1) + timedelta(days=day.day - 1), month[1]) if month else None


def _vague_shift(mention: Mention, anchor: Anchor) -> Interval:
    """Return what "several days ago" means, publication and the days before, and "a few days later", counted from the day told."""
    if mention.direction in {"later", "earlier"}:
        return _vague_step(mention, anchor)
    day = anchor.published
    setting = VAGUE_DAYS.get(mention.unit)
    if mention.direction != "ago" or day is None or setting is None:
        return UNKNOWN
    return Interval(day - timedelta(days=anchor.settings[setting]), day, "approx")


def _vague_step(mention: Mention, anchor: Anchor) -> Interval:
    """Return the days that "a few days later" may mean: the seven after the day told, and no later than the report of it."""
    known = days(anchor.told, anchor.settings) if anchor.told is not None and anchor.told.unit == "D" else None
    if known is None or (mention.unit not in VAGUE_DAYS and mention.unit not in HOURS):
        return UNKNOWN
    day, hours = known[0], mention.unit in HOURS
    near, far = (0, 1) if hours else (LEAST_STEP[mention.unit], anchor.settings[VAGUE_DAYS[mention.unit]])
    if mention.direction == "earlier":
        return Interval(day - timedelta(days=far), day - timedelta(days=near), "approx")
    first, last = day + timedelta(days=near), day + timedelta(days=far)
    told = anchor.published is not None and first <= anchor.published < last and not anchor.future
    return Interval(first, anchor.published if told else last, "approx")


def _vague_gap(mention: Mention, base: Stretch, settings: Mapping[str, int]) -> Interval:
    """Return what "days after" means: the days before the date it is counted from."""
    known = days(base, settings)
    if known is None:
        return UNKNOWN
    day = known[0]
    setting = VAGUE_DAYS.get(mention.unit)
    if setting is None:
        return Interval(day - timedelta(days=1), day, "range")
    return Interval(day - timedelta(days=settings[setting]), day - timedelta(days=1), "week" if mention.unit == "D" else "approx")


def bounded(middle: Interval, word: str, mention: Mention, anchor: Anchor) -> Interval:
    """Return the interval after "since", "until", "by", "before" or "after"."""
    first, last, published = middle.first, middle.last, anchor.published
    if first is None or last is None or (word in {"BEFORE", "AFTER"} and mention.clock):
        return middle  # "before dawn on Friday" is Friday
    if word == "SINCE":
        return Interval(first, published, "range") if published and published >= first else Interval(first, None, "after")
    if word == "AFTER":
        return Interval(last + timedelta(days=1), None, "after") if last < date.max else middle
    if word == "BY" and published and first == last and 0 < (published - last).days < LAST_WEEK:
        return middle  # "by Thursday evening they had taken the town" is news of Thursday
    if word in {"BY", "UNTIL"}:
        return Interval(published, last, "range") if published and last >= published else Interval(None, last, "before")
    if word == "BEFORE" and first > date.min:
        end = last if mention.modifier == "END" else first - timedelta(days=1)
        return Interval(published, end, "range") if published and end >= published else Interval(None, end, "before")
    return middle


def weekdays(a: Interval, b: Interval, anchor: Anchor) -> tuple[Interval, Interval]:
    """Return the ends of "from Thursday to Sunday": in order, and ahead where the whole would lie days back."""
    if a.first is None or b.last is None or anchor.published is None:
        return a, b
    week = timedelta(days=7)
    if a.first > b.last:
        b = _later(b, week)
    over = b.last is not None and anchor.published - b.last > NEWS
    return (_later(a, week), _later(b, week)) if over and not anchor.narrative else (a, b)


def _later(value: Interval, step: timedelta) -> Interval:
    return Interval(value.first + step if value.first else None, value.last + step if value.last else None, value.precision)


def joined(a: Interval, b: Interval) -> Interval | None:
    """Return the interval from the first day of one end to the last of the other, None if they do not follow."""
    if a.first is None or b.last is None or a.first > b.last:
        return None
    return Interval(a.first, b.last, "range")


def is_consecutive(a: Interval, b: Interval) -> bool:
    """Tell whether one day follows the other: "8 and 9 October"."""
    return a.last is not None and b.first is not None and a.precision == b.precision == "day" and (b.first - a.last).days == 1


def say(day: date) -> str:
    """Return a day for people, the same in every locale.

    >>> say(date(2022, 10, 11))
    'Tue 11 Oct 2022'
    """
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def say_interval(value: Interval) -> str:
    """Return an interval for people.

    >>> say_interval(Interval(date(2022, 10, 8), date(2022, 10, 9), "weekend"))
    'Sat 8 – Sun 9 Oct 2022'
    """
    first, last = value.first, value.last
    if first is None:
        return f"until {say(last)}" if last else "not known"
    if last is None:
        return f"from {say(first)}"
    if first == last:
        return say(first)
    if (last - first).days > FORTNIGHT:  # weekdays help for days, not for months
        start = f"{first.day} {MONTHS[first.month - 1]} {first.year}".removesuffix(f" {last.year}" if first.year == last.year else "")
        start = start.removesuffix(f" {MONTHS[first.month - 1]}") if (first.year, first.month) == (last.year, last.month) else start
        return f"{start} – {last.day} {MONTHS[last.month - 1]} {last.year}"
    short = f"{WEEKDAYS[first.weekday()]} {first.day}"
    if first.year != last.year:
        return f"{say(first)} – {say(last)}"
    return f"{short} – {say(last)}" if first.month == last.month else f"{short} {MONTHS[first.month - 1]} – {say(last)}"
