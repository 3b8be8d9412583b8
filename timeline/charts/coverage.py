"""The strip of loaded reports beneath the overview: whether an empty week is a silence of the world or of the reports."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from timeline.charts import axis, trace
from timeline.charts.theme import Theme, mixed
from timeline.charts.trace import Trace

PERIODS = {"day": "D", "week": "W-SUN", "month": "M", "year": "Y"}
# Shares of the picture that the strip takes, and the bars above it.
STRIP, BARS = (0.0, 0.13), (0.22, 1.0)


class Cover(NamedTuple):
    """Reports and events a bin; a bin begins at `start` and lasts `width` milliseconds. `narrowed`: filters hide other events."""

    unit: str
    start: NDArray[np.float64]
    width: NDArray[np.float64]
    reports: NDArray[np.int64]
    events: NDArray[np.int64]
    narrowed: bool = False


def over(whole: axis.Window, published: Iterable[date], events: pd.Series, unit: str) -> Cover:
    """Return the coverage of a stretch of days; `events` counts them by the first moment of each bin that has any."""
    bins = pd.period_range(whole[0], whole[1], freq=PERIODS[unit])
    news = pd.Series(pd.PeriodIndex(pd.to_datetime(list(published)), freq=PERIODS[unit])).value_counts()
    starts = pd.Series(bins.start_time)
    start = axis.milliseconds(starts)
    ends = axis.milliseconds(pd.Series((bins + 1).start_time))
    return Cover(
        unit, start, ends - start, news.reindex(bins, fill_value=0).to_numpy(np.int64), events.reindex(starts, fill_value=0).to_numpy(np.int64)
    )


def told(cover: Cover) -> str:
    """Return the coverage in a sentence.

    >>> two = over((date(2022, 1, 1), date(2022, 1, 4)), [date(2022, 1, 4)], pd.Series(dtype=int), "day")
    >>> told(two)
    'reports of 1 of 4 days; none from 1 Jan 2022 to 3 Jan 2022'
    """
    count = int((cover.reports > 0).sum())
    said = f"reports of {count:,} of {len(cover.reports):,} {cover.unit}{'s' if len(cover.reports) != 1 else ''}"
    first, long = _silence(cover.reports == 0)
    if not long:
        return said
    start, end = axis.day(cover.start[first]), axis.day(cover.start[first + long - 1] + cover.width[first + long - 1] - 1)
    return f"{said}; none from {_day(start)} to {_day(end)}"


def _silence(is_empty: NDArray[np.bool_]) -> tuple[int, int]:
    """Return where the longest run of empty bins begins and how long it is."""
    best, run = (0, 0), 0
    for at, empty in enumerate(is_empty.tolist()):
        run = run + 1 if empty else 0
        if run > best[1]:
            best = at - run + 1, run
    return best


def bars(cover: Cover, look: Theme) -> list[Trace]:
    """Return the strip: solid where reports tell events, hatched where they tell none, pale where none is loaded."""
    has, tells = cover.reports > 0, cover.events > 0
    tone = mixed(look.ink, look.paper, 0.55)
    solid: dict[str, Any] = {"color": tone, "line": {"width": 0}}
    hatched = {"color": look.paper, "pattern": {"shape": "/", "size": 4, "fgcolor": tone}, "line": {"width": 1, "color": tone}}
    pale = {"color": mixed(look.grid, look.paper, 0.55), "line": {"width": 0}}
    kinds = [("reports", has & tells, solid), ("only reports", has & ~tells, hatched), ("no reports", ~has, pale)]
    return [
        trace.bar(
            x=cover.start[held].tolist(), width=(cover.width[held] * 0.92).tolist(), offset=0, y=[1] * int(held.sum()), yaxis="y2", name=name,
            marker=paint, hovertext=_hovers(cover, held), hoverinfo="text", unselected={"marker": {"opacity": 1}},
        )
        for name, held, paint in kinds if held.any()
    ]  # fmt: skip


def _hovers(cover: Cover, held: NDArray[np.bool_]) -> list[str]:
    rows = zip(cover.start[held], cover.reports[held].tolist(), cover.events[held].tolist(), strict=True)
    return [f"{called(axis.day(start), cover.unit)}: {_words(reports, events, narrowed=cover.narrowed)}" for start, reports, events in rows]


def _words(reports: int, events: int, *, narrowed: bool = False) -> str:
    """Say what is loaded of a bin.

    >>> _words(0, 0), _words(2, 0), _words(1, 3)
    ('no reports loaded', '2 reports, but no events', '1 report, 3 events')
    >>> _words(0, 3)
    'no reports loaded; 3 events told by others'
    >>> _words(2, 0, narrowed=True)
    '2 reports, but no events that pass the filters'
    """
    number = f"{events:,} event{'s' if events != 1 else ''}"
    if not reports:
        return "no reports loaded" + (f"; {number} told by others" if events else "")
    return (
        f"{reports:,} report{'s' if reports != 1 else ''}, {number if events else 'but no events' + (' that pass the filters' if narrowed else '')}"
    )


def called(start: date, unit: str) -> str:
    """Return what a bin is called.

    >>> called(date(2022, 2, 7), "week"), called(date(2022, 2, 1), "month")
    ('week of 7 Feb 2022', 'Feb 2022')
    """
    names = {"day": _day(start), "week": f"week of {_day(start)}", "month": f"{start:%b} {start.year}"}
    return names.get(unit, str(start.year))


def _day(day: date) -> str:
    return f"{day.day} {day:%b} {day.year}"


def axes() -> dict[str, Any]:
    """Return the settings of a picture that holds the strip beneath its bars."""
    return {"yaxis2": {"domain": STRIP, "range": [0, 1], "visible": False, "fixedrange": True, "anchor": "x"}}


def name(look: Theme, at: axis.Frame) -> dict[str, Any]:
    """Return the name of the strip, in the margin."""
    return {
        "xref": "paper", "x": 0, "xanchor": "left", "xshift": 4 - at.left, "yref": "paper", "y": sum(STRIP) / 2, "yanchor": "middle",
        "showarrow": False, "text": "reports", "font": {"size": 11 if at.is_phone else 12, "color": look.muted},
    }  # fmt: skip
