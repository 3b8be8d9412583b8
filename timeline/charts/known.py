"""When events happened against when they were told; what was told on the same day lies on a line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from timeline.charts import axis
from timeline.charts.theme import DAY_MS, Theme, colours, escaped, mixed, named, page_layout, status
from timeline.lexicon.types import EventType

HEIGHT, TOP, FOOT = 420, 26, 46
MOST, NAMED, OPENED = 2_000, 3, 50
STEPS = (1, 7, 31, 366, 3660)


def undated(events: pd.DataFrame) -> int:
    """Return how many events with a day of publication have no date of their own."""
    return int((events["date_start"].isna() & events["date_end"].isna() & events["published"].notna()).sum())


def outside(events: pd.DataFrame) -> int:
    """Return how many events of the picture lie outside the days that it shows first."""
    window = axis.focus(events)
    if window is None:
        return 0
    start, end = axis.spans(events)
    is_outside = (end <= axis.moment(window[0])) | (start >= axis.moment(window[1]) + DAY_MS)
    return int((is_outside & events["published"].notna().to_numpy()).sum())


def figure(  # noqa: PLR0913 - keyword-only choices of the page
    events: pd.DataFrame,
    types: Mapping[str, EventType],
    *,
    theme: str,
    width_px: int = 1100,
    known: date | None = None,
    selected: str | None = None,
) -> go.Figure:
    """Return the scatter; events told on the same day of the same time are one mark, sized by their number.

    What was published after `known` is grey and opens nothing.
    """
    look, at = named(theme), axis.frame(width_px)
    marks = _marks(events, types, selected)
    later = marks["published"] >= axis.moment(known) + DAY_MS if known else np.zeros(len(marks), dtype=bool)
    tones = colours(types, theme)
    tone = [tones.get(group, look.muted) for group in marks["group"]]
    marks = marks.assign(is_known=~later, tone=np.where(later, mixed(look.muted, look.paper, 0.4), tone))
    limits = axis.padded(axis.focus(events) or (date(2000, 1, 1), date(2000, 12, 31)))
    heights = _heights(marks)
    chart = go.Figure([_same_day(limits, heights, look), *_vague(marks), _points(marks, look)])
    chart.update_layout(_layout(look, at, limits, heights), overwrite=True)
    chart.layout.shapes = _line(known, heights, look)
    chart.layout.annotations = _notes(known, look, at)
    return chart


def _marks(events: pd.DataFrame, types: Mapping[str, EventType], selected: str | None) -> pd.DataFrame:
    """Return one row a mark: where it stands, how many events it holds, which, and how they are told of."""
    start, end = axis.spans(events)
    published = axis.milliseconds(events["published"])
    held = np.flatnonzero(~np.isnan(start) & ~np.isnan(published))
    held, start, end, published = held, start[held], end[held], published[held]
    step = next((days for days in STEPS if _count(start, end, published, days) <= MOST), STEPS[-1])
    if step > 1:
        middle = ((start + end) / 2) // (step * DAY_MS) * step * DAY_MS
        start, end, published = middle, middle + DAY_MS, published // (step * DAY_MS) * step * DAY_MS
    rows = pd.DataFrame({"row": held, "start": start, "end": end, "published": published})
    found = [
        {"start": key[0], "end": key[1], "published": key[2], **_held(events, group["row"].to_numpy(), types, selected)}
        for key, group in rows.groupby(["start", "end", "published"], sort=True)
    ]
    columns = ["start", "end", "published", "ids", "count", "group", "symbol", "hover", "is_selected"]
    return pd.DataFrame(found, columns=columns)


def _count(start: Any, end: Any, published: Any, days: int) -> int:  # noqa: ANN401  whole columns
    size = days * DAY_MS
    cells = np.stack([start, end, published] if days == 1 else [((start + end) / 2) // size, published // size])
    return int(np.unique(cells, axis=1).shape[1])


def _held(events: pd.DataFrame, rows: Any, types: Mapping[str, EventType], selected: str | None) -> dict[str, Any]:  # noqa: ANN401
    """Return the events of one mark: the first few by name, one colour and symbol if all share them."""
    mine = events.iloc[rows[:OPENED]]
    groups, statuses = events["group"].iloc[rows].unique(), events["status"].iloc[rows].unique()
    ids = [str(name) for name in mine["event_id"]]
    if selected in set(events["event_id"].iloc[rows]) and selected not in ids:
        ids = [str(selected), *ids[1:]]
    labels = [escaped(str(label)[:90]) for label in mine["label"].fillna("").iloc[:NAMED]]
    kinds = ", ".join(types[name].label.lower() for name in mine["event_type"].unique()[:NAMED] if name in types)
    more = f"and {len(rows) - NAMED:,} more" if len(rows) > NAMED else ""
    return {
        "ids": ids, "count": len(rows), "is_selected": selected in ids,
        "group": str(groups[0]) if len(groups) == 1 else "",
        "symbol": status(statuses[0]).symbol if len(statuses) == 1 else "circle",
        "hover": "<br>".join(part for part in (f"<b>{labels[0] or escaped(kinds)}</b>", *labels[1:], more, escaped(kinds)) if part),
    }  # fmt: skip


def _heights(marks: pd.DataFrame) -> tuple[float, float]:
    if not len(marks):
        return axis.padded((date(2000, 1, 1), date(2000, 12, 31)))
    low, high = float(marks["published"].min()), float(marks["published"].max())
    return axis.padded((axis.day(low), axis.day(high)))


def _middle(marks: pd.DataFrame) -> pd.Series:
    """A day is meant as a whole: its mark stands at noon, as does the day of publication."""
    return (marks["start"] + marks["end"]) / 2


def _same_day(limits: tuple[float, float], heights: tuple[float, float], look: Theme) -> go.Scatter:
    ends = [axis.stamp(min(limits[0], heights[0])), axis.stamp(max(limits[1], heights[1]))]
    return go.Scatter(x=ends, y=ends, mode="lines", name="same day", hoverinfo="skip", line={"color": look.muted, "width": 1.5, "dash": "dash"})


def _vague(marks: pd.DataFrame) -> list[go.Scatter]:
    """Return a bar over all the days each vague date may mean."""
    long = marks[(marks["end"] - marks["start"]) > DAY_MS]
    bars = []
    for tone, mine in long.groupby("tone"):
        ends = np.stack([mine["start"], mine["end"], np.full(len(mine), np.nan)], axis=1).ravel()
        heights = np.stack([mine["published"] + DAY_MS / 2] * 2 + [np.full(len(mine), np.nan)], axis=1).ravel()
        bars.append(
            go.Scatter(
                x=_stamps(ends), y=_stamps(heights), mode="lines", name="vague", hoverinfo="skip", opacity=0.4, connectgaps=False,
                line={"color": str(tone), "width": 7},
            )
        )  # fmt: skip
    return bars


def _stamps(moments: Any) -> list[str | None]:  # noqa: ANN401  a column
    return [None if np.isnan(one) else axis.stamp(float(one)) for one in moments]


def _points(marks: pd.DataFrame, look: Theme) -> go.Scatter:
    is_open = np.array([str(symbol).endswith("-open") for symbol in marks["symbol"]], dtype=bool)
    size = 8 + 3.2 * np.sqrt(marks["count"].to_numpy(float)).clip(max=7)
    tones = marks["tone"].to_numpy(object)
    return go.Scatter(
        x=_stamps(_middle(marks)), y=_stamps(marks["published"] + DAY_MS / 2), mode="markers", name="reports",
        customdata=[ids if is_known else None for ids, is_known in zip(marks["ids"], marks["is_known"], strict=True)],
        hovertext=marks["hover"].tolist(), hoverinfo="text",
        marker={
            "size": size.tolist(), "symbol": [str(symbol).removesuffix("-open") for symbol in marks["symbol"]], "opacity": 0.92,
            "color": np.where(is_open, look.paper, tones).tolist(),
            "line": {
                "color": np.where(marks["is_selected"], look.chosen, np.where(is_open, tones, look.paper)).tolist(),
                "width": np.where(marks["is_selected"], 4, np.where(is_open, 2, 1)).tolist(),
            },
        },
    )  # fmt: skip


def _layout(look: Theme, at: axis.Frame, limits: tuple[float, float], heights: tuple[float, float]) -> dict[str, Any]:
    upright = axis.x_axis(look, at, heights)
    return {
        **page_layout(look, HEIGHT),
        "margin": {"l": 70 if at.is_phone else 96, "r": at.right, "t": TOP, "b": FOOT},
        "dragmode": "pan",
        "xaxis": {**axis.x_axis(look, at, limits), "title": {"text": "happened", "standoff": 2, "font": {"size": 12, "color": look.muted}}},
        "yaxis": {
            **upright, "nticks": 7, "fixedrange": True, "title": {"text": "told", "standoff": 6, "font": {"size": 12, "color": look.muted}},
            "tickformatstops": [{**one, "value": str(one["value"]).replace("\n", " ")} for one in axis.TICKS],
        },
    }  # fmt: skip


def _line(known: date | None, heights: tuple[float, float], look: Theme) -> list[dict[str, Any]]:
    """Return the day that is read as of, and a shade over what was told later."""
    if known is None:
        return []
    end = axis.moment(known) + DAY_MS
    shared = {"xref": "paper", "x0": 0, "x1": 1, "layer": "below"}
    top = max(heights[1], end)
    return [
        {**shared, "type": "rect", "y0": axis.stamp(end), "y1": axis.stamp(top), "fillcolor": look.band, "line": {"width": 0}},
        {**shared, "type": "line", "y0": axis.stamp(end), "y1": axis.stamp(end), "line": {"color": look.published, "width": 1.5}},
    ]


def _notes(known: date | None, look: Theme, at: axis.Frame) -> list[dict[str, Any]]:
    """Return what the sides of the line mean, and the day that is read as of."""
    plain = {"xref": "paper", "yref": "paper", "showarrow": False, "font": {"size": 12, "color": look.muted}}
    notes = [
        {**plain, "x": 0, "y": 1, "xanchor": "left", "yanchor": "bottom", "text": "told later ↖"},
        {**plain, "x": 1, "y": 1, "xanchor": "right", "yanchor": "bottom", "text": f"dashed: {'' if at.is_phone else 'told the '}same day"},
        {**plain, "x": 1, "y": 0, "xanchor": "right", "yanchor": "bottom", "text": "told ahead ↘"},
    ]
    if known:
        text = f"as known on {known.day} {known:%b %Y}"
        place = {"x": 1, "xanchor": "right", "yref": "y", "y": axis.stamp(axis.moment(known) + DAY_MS), "yanchor": "bottom"}
        notes.append({**plain, **place, "text": text, "font": {"size": 12, "color": look.published}})
    return notes
