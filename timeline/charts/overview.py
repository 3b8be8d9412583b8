"""The overview strip: how many events a day, week or month, by group, with the shown stretch marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from numpy.typing import NDArray

from timeline.charts import axis, coverage, trace
from timeline.charts.places import coded_as
from timeline.charts.theme import DAY_MS, Theme, colours, groups, named, page_layout
from timeline.charts.trace import Trace
from timeline.lexicon.types import EventType

Numbers = NDArray[np.int64]
HEIGHT, TOP, FOOT = 108, 10, 36
# Pixels that the strip of reports takes.
MORE = 18
BINS = ((70, "D", "day"), (900, "W-MON", "week"), (12_000, "MS", "month"), (10**9, "YS", "year"))


def figure(  # noqa: PLR0913 - keyword-only choices of the page
    events: pd.DataFrame,
    types: Mapping[str, EventType],
    *,
    theme: str,
    width_px: int = 1100,
    window: axis.Window | None = None,
    published: Sequence[date] = (),
    narrowed: bool = False,
) -> go.Figure:
    """Return the strip over all events; `window` is the stretch that the lanes show.

    `published` holds the day of each report: beneath the bars then stands of which days there are reports. What the strip
    shows is said in words in the figure's `meta`. `narrowed` tells that these are not all events of the reports.
    """
    look, at = named(theme), axis.frame(width_px)
    whole = axis.extent(events, published) or (date(2000, 1, 1), date(2000, 12, 31))
    limits = axis.padded(whole)
    counts, unit = _counts(events, (whole[1] - whole[0]).days)
    tones = colours(types, theme)
    bars = [_bar(counts, group, tones[group], unit) for group in groups(types) if group in counts]
    most = int(counts.sum(axis=1).max()) if len(counts) else 0
    layout = _layout(look, at, limits, most) | {"shapes": _brush(window, limits, look), "annotations": [_unit(unit, look, at)]}
    if published and len(counts):
        cover = coverage.over(whole, published, counts.sum(axis=1), unit)._replace(narrowed=narrowed)
        return trace.figure([*bars, *coverage.bars(cover, look)], _with_reports(layout, cover, look, at))
    return trace.figure(bars, layout)


def _with_reports(layout: dict[str, Any], cover: coverage.Cover, look: Theme, at: axis.Frame) -> dict[str, Any]:
    unit, *_ = layout["annotations"]
    return (
        layout
        | coverage.axes()
        | {
            "height": HEIGHT + MORE,
            "meta": {"coverage": coverage.told(cover)},
            "yaxis": {**layout["yaxis"], "domain": coverage.BARS},
            "xaxis": {**layout["xaxis"], "anchor": "y2"},
            "annotations": [{**unit, "y": coverage.BARS[0]}, coverage.name(look, at)],
        }
    )


def _counts(events: pd.DataFrame, days: int) -> tuple[pd.DataFrame, str]:
    """Return events a bin and group; an event counts on its first day, or in the middle of the days among which it lies."""
    frequency, unit = next((frequency, unit) for limit, frequency, unit in BINS if days < limit)
    start, end = axis.spans(events)
    known = ~np.isnan(start)
    counted = np.where(events["date_precision"].isin(axis.STATED), start, (start + end - DAY_MS) / 2)[known]
    groups_, names = coded_as(events["group"], ("other",))
    numbers, found = _a_day(
        np.floor_divide(counted, DAY_MS).astype(np.int64), np.where(groups_ == names.index("None"), 0, groups_)[known], len(names)
    )
    bins = pd.to_datetime(pd.Series(found // len(names)), unit="D").dt.to_period({"W-MON": "W-SUN", "MS": "M", "YS": "Y"}.get(frequency, "D"))
    words = np.array(names, dtype=object)[found % len(names)]
    return pd.crosstab(bins.dt.start_time.to_numpy(), words, numbers, aggfunc="sum").fillna(0).astype(int), unit


def _a_day(days: Numbers, groups_: Numbers, many: int) -> tuple[Numbers, Numbers]:
    """Return how many events each day has of each group, and which day and group: day times the number of groups, plus the group."""
    if not len(days):
        return days, days
    least = int(days.min())
    counts = np.bincount((days - least) * many + groups_)
    found = np.flatnonzero(counts)
    return counts[found], found + least * many


def _bar(counts: pd.DataFrame, group: str, tone: str, unit: str) -> Trace:
    starts = counts.index.to_series()
    ends = (
        starts + {"day": pd.DateOffset(days=1), "week": pd.DateOffset(days=7), "month": pd.DateOffset(months=1), "year": pd.DateOffset(years=1)}[unit]
    )
    begin, finish = axis.milliseconds(starts), axis.milliseconds(ends)
    number = counts[group].to_numpy()
    kept = number > 0
    whole = counts.sum(axis=1).to_numpy()[kept].tolist()
    said = [
        f"{coverage.called(axis.day(start), unit)}: {most:,} event{'s' if most != 1 else ''}" for start, most in zip(begin[kept], whole, strict=True)
    ]
    return trace.bar(
        x=begin[kept].tolist(), width=((finish - begin) * 0.92)[kept].tolist(), offset=0, y=number[kept].tolist(), name=group,
        marker={"color": tone, "line": {"width": 0}}, unselected={"marker": {"opacity": 1}},
        hovertext=said, hoverinfo="none",
    )  # fmt: skip


def _layout(look: Theme, at: axis.Frame, limits: tuple[float, float], most: int) -> dict[str, Any]:
    return {
        **page_layout(look, HEIGHT),
        "margin": {"l": at.left, "r": at.right, "t": TOP, "b": FOOT},
        "barmode": "stack",
        "dragmode": "select",
        "selectdirection": "h",
        "xaxis": {**axis.x_axis(look, at, limits), "fixedrange": True},
        "yaxis": {
            "range": [0, max(most, 1) * 1.12], "fixedrange": True, "zeroline": False, "gridcolor": look.grid, "tickvals": [most] if most else [],
            "tickfont": {"size": 11, "color": look.muted},
        },
    }  # fmt: skip


def _unit(unit: str, look: Theme, at: axis.Frame) -> dict[str, Any]:
    size = 11 if at.is_phone else 12
    return {
        "xref": "paper", "x": 0, "xanchor": "left", "xshift": 4 - at.left, "yref": "paper", "y": 0, "yanchor": "bottom", "align": "left",
        "showarrow": False, "text": f"events<br>per {unit}", "font": {"size": size, "color": look.muted},
    }  # fmt: skip


def _brush(window: axis.Window | None, limits: tuple[float, float], look: Theme) -> list[dict[str, Any]]:
    """Return a veil over what the lanes don't show, and an edge round what they do."""
    if window is None:
        return []
    start, end = (max(limits[0], min(limits[1], moment)) for moment in axis.padded(window))
    if start <= limits[0] and end >= limits[1]:
        return []
    place = {"type": "rect", "yref": "paper", "y0": 0, "y1": 1, "line": {"width": 0}}
    veils = [(limits[0], start), (end, limits[1])]
    shapes = [
        {**place, "x0": axis.stamp(first), "x1": axis.stamp(last), "fillcolor": look.paper, "opacity": 0.66} for first, last in veils if last > first
    ]
    edge = {"color": look.muted, "width": 1.5}
    return [*shapes, {**place, "x0": axis.stamp(start), "x1": axis.stamp(end), "fillcolor": "rgba(0,0,0,0)", "line": edge}]
