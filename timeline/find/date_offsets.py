"""Counts from publication or from the last date told: "on Monday", "last week", "two days later"."""

from __future__ import annotations

from datetime import date, timedelta

from timeline.find.date_calendar import Stretch, around, days, of_day, of_week, shift
from timeline.find.date_mentions import NOWHERE, Anchor, Mention
from timeline.find.date_years import by_publication
from timeline.values import replace

STEPS = {"last": -1, "previous": -1, "next": 1, "following": 1}
ON_THE_CLOCK = frozenset({"later", "following", "same"})  # say nothing without a date told before
EXACT_WEEKS = 2  # "two weeks ago" is a day as TIMEX3 writes it, "six weeks ago" a week


def weekday(mention: Mention, anchor: Anchor) -> tuple[Stretch, str]:
    """Return the day of a weekday, or for "the day before Monday" the one beside it."""
    day, basis = _weekday(mention, anchor)
    return (shift(day, mention.offset, "D") or NOWHERE, basis) if mention.offset and day.unit else (day, basis)


def _weekday(mention: Mention, anchor: Anchor) -> tuple[Stretch, str]:
    """Return the last such weekday up to publication, the next one for a plan."""
    wanted = mention.weekday or 0
    pointing = mention.direction
    if pointing in {"previous", "following", "same"} or anchor.narrative:
        span = days(anchor.told, anchor.settings) if anchor.told is not None and anchor.told.unit == "D" else None
        if span:
            ahead = pointing != "previous"
            return _named_day(span[0], wanted, ahead=ahead, strict=pointing in {"previous", "following"}), "context"
    if anchor.published is None:
        return NOWHERE, ""
    if pointing == "this":
        monday = anchor.published - timedelta(days=anchor.published.weekday())
        return of_day(monday + timedelta(days=wanted)), "relative"
    ahead = pointing in {"next", "following"} or (anchor.future and pointing != "last")
    return _named_day(anchor.published, wanted, ahead=ahead, strict=pointing in STEPS), "relative"


def _named_day(day: date, wanted: int, *, ahead: bool, strict: bool) -> Stretch:
    """Return the nearest such weekday: news looks back, and "on Monday" in a Monday report is that same day."""
    distance = (wanted - day.weekday()) % 7 if ahead else -((day.weekday() - wanted) % 7)
    if strict and distance == 0:
        distance = 7 if ahead else -7
    return of_day(day + timedelta(days=distance))


def deictic(mention: Mention, anchor: Anchor) -> tuple[Stretch, str]:
    """Return the day of "today", "yesterday", "last night", "that morning", "the next morning"."""
    told = mention.direction in {"same", "following", "previous"}
    base, basis = _base(mention, anchor, told=told)
    if base is None or (told and base.unit != "D"):
        return base or NOWHERE, basis
    night = mention.direction == "last" and mention.clock == "TNI"
    step = mention.offset - night if not told else STEPS.get(mention.direction, 0)
    return shift(base, step + (mention.direction == "next"), "D") or NOWHERE, basis


def unit(mention: Mention, anchor: Anchor) -> tuple[Stretch, str]:
    """Return the week, month, quarter, year ... of "last week", "this month", "the following year"."""
    if mention.unit == "P" and anchor.narrative and anchor.told is not None:
        return anchor.told, "context"  # "during this period"
    grain = "Q" if mention.unit == "P" else mention.unit
    pointing = mention.direction
    told = pointing in {"same", "previous", "following"} or (pointing == "the" and grain != "WE") or (anchor.narrative and pointing != "last")
    base, basis = _base(mention, anchor, told=told)
    if base is None:
        return NOWHERE, ""
    if grain == "WE":
        return _weekend(mention, anchor, base), basis
    if grain == "W" and base.unit == "D":  # where weeks begin on Sunday, a Sunday lies in the ISO week that follows
        base = shift(base, -anchor.settings["week_first"] % 7, "D") or base
    if grain == "Q" and pointing in {"the", "latest", "same"} and anchor.quarter is not None:
        return anchor.quarter, "context"
    over = -1 if (grain == "Q" and pointing in {"the", "latest"}) or (grain == "W" and pointing == "latest") else 0
    step = STEPS.get(pointing, over)
    if base.bc:
        return (shift(base, step, grain) or NOWHERE if step else base), basis
    return (shift(base, step, grain) or NOWHERE if step else _holding(base, grain, anchor)), basis


def _base(mention: Mention, anchor: Anchor, *, told: bool) -> tuple[Stretch | None, str]:
    """Return what to count from; "two days later" and "the following day" need a date told before."""
    waits = mention.direction in ON_THE_CLOCK or (mention.direction == "earlier" and mention.unit != "Y")
    if waits and anchor.told is None:
        return None, ""
    return anchor.base(told=told)


def _holding(base: Stretch, grain: str, anchor: Anchor) -> Stretch:
    """Return the stretch of that grain round the base, or the base itself if that is coarser."""
    span = days(base, anchor.settings)
    if span is None or (grain in {"W", "D"} and base.unit != "D"):
        return Stretch(base.year) if grain == "Y" else base
    return around(span[0], grain)


def _weekend(mention: Mention, anchor: Anchor, base: Stretch) -> Stretch:
    span = days(base, anchor.settings)
    if span is None:
        return NOWHERE
    day, pointing = span[0], mention.direction
    within = day.weekday() >= anchor.settings["weekend_first"]
    if pointing in {"next", "following"}:
        weeks = 1 if within or pointing == "next" else 0
    elif pointing == "this":  # a Monday report on "this weekend" means the one just over
        weeks = 0 if anchor.future or anchor.narrative or day.weekday() > 1 else -1
    else:
        weeks = 0 if pointing == "the" and (within or anchor.future) else -1
    return of_week(day + timedelta(days=7 * weeks), weekend=True)


def shifted(mention: Mention, anchor: Anchor) -> tuple[Stretch, str]:
    """Return the day, week, month or year so many units ago or later."""
    back = mention.direction in {"ago", "earlier"}
    if mention.unit == "Y" and mention.number == 1 and anchor.quarter is not None and not anchor.narrative and back:
        return replace(anchor.quarter, year=(anchor.quarter.year or 1) - 1), "context"  # a report on a quarter compares quarters
    yearly = mention.direction == "earlier" and mention.unit == "Y"
    told = anchor.narrative or (mention.direction in {"later", "earlier"} and not yearly)
    base, basis = _base(mention, anchor, told=told)
    if base is None or mention.number is None:
        return NOWHERE, ""
    if mention.text == "quarter" or mention.stretch.quarter:
        return _quarter_back(mention, anchor, base), basis
    if mention.unit in {"TH", "TM", "TS"}:
        return (base if base.unit == "D" else NOWHERE), basis
    return _moved(base, -mention.number if back else mention.number, mention.unit) or NOWHERE, basis


def gap(mention: Mention, anchor: Anchor) -> tuple[Stretch, str]:
    """Return the date of what came before: "the raid came two days after the truce" dates the truce."""
    base, basis = anchor.base(told=True)
    if base is None or base.unit != "D":
        return NOWHERE, ""
    if mention.number is None or mention.unit not in {"D", "W", "F", "M", "Y"}:
        return base, basis
    return _moved(base, -mention.number, mention.unit) or NOWHERE, basis


def _moved(base: Stretch, count: float, unit: str) -> Stretch | None:
    if unit == "Y" and count % 1:
        return shift(base, round(count * 12), "M")
    if unit == "DE":
        return shift(base, int(10 * count), "Y")
    weeks = int(count) * (2 if unit == "F" else 1)
    if unit in {"W", "F"}:
        return shift(base, weeks, "W") if abs(weeks) > EXACT_WEEKS else shift(base, 7 * weeks, "D")
    return shift(base, int(count), unit)


def _quarter_back(mention: Mention, anchor: Anchor, base: Stretch) -> Stretch:
    """Return the quarter of the year before: "the year-ago quarter", "the year-earlier third quarter"."""
    if base.year is None or base.bc:
        return NOWHERE
    if mention.stretch.quarter is None:
        span = days(base, anchor.settings)
        latest = shift(around(span[0], "Q"), -1, "Q") if span else None
    else:
        latest = by_publication(Stretch(quarter=mention.stretch.quarter), "", replace(anchor, tense="back"))
    return replace(latest, year=latest.year - 1) if latest is not None and latest.year else NOWHERE


def span(mention: Mention, anchor: Anchor) -> tuple[Stretch, str]:
    """Return the day from which "the past two days" or "the coming weeks" are counted."""
    base, basis = anchor.base(told=mention.direction in {"previous", "following"} or anchor.narrative)
    return base or NOWHERE, basis
