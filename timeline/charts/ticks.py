"""Ticks of a time axis that leaves stretches out; Plotly's own would be chosen for the whole time and mostly fall into them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import numpy as np

from timeline.charts import axis
from timeline.charts.theme import DAY_MS

ROOM = 54.0
DAYS = (1, 2, 7, 14)
MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)


def chosen(scale: axis.Scale) -> dict[str, Any]:
    """Return places and words of the ticks: as fine as there is room, the year under the first of each."""
    wanted = max(3, int(scale.width // 95))
    first, last = scale.ends
    days = _dates(scale, (last - first) / DAY_MS / wanted)
    pixels = scale.pixel(np.array([axis.moment(day) for day in days]))
    kept: list[tuple[date, float]] = []
    for day, pixel in zip(days, pixels, strict=True):
        if -1 <= pixel <= scale.width + 1 and (not kept or pixel - kept[-1][1] >= ROOM):
            kept.append((day, float(pixel)))
    shown = [day for day, _ in kept]
    return {"tickmode": "array", "tickvals": [axis.stamp(axis.moment(day)) for day in shown], "ticktext": _words(shown)}


def _dates(scale: axis.Scale, step: float) -> list[date]:
    """Return the round days that lie in no cut and at least about that many days apart."""
    start, end = axis.day(scale.start), axis.day(scale.end)
    held = list(_days(start, end, step) if step <= DAYS[-1] else _firsts(start, end, step))
    return [day for day in held if not any(left <= axis.moment(day) < right for left, right in scale.cuts)]


def _days(start: date, end: date, step: float) -> Iterator[date]:
    every = next(days for days in DAYS if step <= days)
    day = start - timedelta(days=(start.toordinal() - 1) % every)  # weeks begin on Mondays, as day 1 did
    while day <= end:
        yield day
        day += timedelta(days=every)


def _firsts(start: date, end: date, step: float) -> Iterator[date]:
    every = next((months for months in MONTHS if step <= months * 30.5), MONTHS[-1])
    number = (start.year * 12 + start.month - 1) // every * every
    while (number // 12, number % 12 + 1) <= (end.year, end.month):
        if number >= 12:
            yield date(number // 12, number % 12 + 1, 1)
        number += every


def _words(days: list[date]) -> list[str]:
    """Return the words of the ticks.

    >>> _words([date(2021, 12, 1), date(2022, 1, 1), date(2022, 1, 15)]), _words([date(1990, 1, 1), date(2000, 1, 1)])
    (['1 Dec<br>2021', '1 Jan<br>2022', '15 Jan'], ['1990', '2000'])
    """
    if all((day.month, day.day) == (1, 1) for day in days) and len(days) > 1:
        return [str(day.year) for day in days]
    is_months = all(day.day == 1 for day in days)
    said = [f"{day:%b}" if is_months else f"{day.day} {day:%b}" for day in days]
    is_new = [number == 0 or day.year != days[number - 1].year for number, day in enumerate(days)]
    return [f"{words}<br>{day.year}" if new else words for words, day, new in zip(said, days, is_new, strict=True)]
