"""The timeline: events packed into lanes, certain and uncertain time, status, labels where there is room."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from timeline.charts import axis, hover
from timeline.charts.marks import PAD, ROW, Lane, Layout, Scale, lay_out
from timeline.charts.packing import shorten, text_width
from timeline.charts.placing import LABEL_SIZE
from timeline.charts.theme import DAY_MS, Theme, colours, escaped, mixed, named, page_layout, status
from timeline.lexicon.types import EventType

TOP, FOOT, BAR = 30, 46, 12
# Paper-coloured blur round a label keeps it legible over grid and publication line.
SHADOW = ((1, 0), (-1, 0), (0, 1), (0, -1))


def figure(  # noqa: PLR0913 - keyword-only choices of the page
    events: pd.DataFrame,
    types: Mapping[str, EventType],
    *,
    theme: str,
    lane: str = "group",
    width_px: int = 1100,
    window: axis.Window | None = None,
    selected: str | None = None,
    published: Iterable[date] = (),
) -> go.Figure:
    """Return the lanes; `window` is the first and last day to show, else the densest stretch is chosen."""
    look, at = named(theme), axis.frame(width_px)
    shown = window or axis.focus(events) or (date(2000, 1, 1), date(2000, 12, 31))
    limits = axis.padded(shown)
    scale = Scale(*limits, at.inner)
    layout = lay_out(events, types, lane=lane, scale=scale, selected=selected)
    tones = colours(types, theme)
    marks = layout.marks.assign(
        tone=layout.marks["group"].map(lambda group: tones.get(group, look.denied)),
        hover=_hovers(events, layout.marks.index, types),
    )
    traces = [
        _halo(marks, scale, look),
        *_bars(marks, scale, look),
        _under(marks, scale, look),
        _symbols(marks, scale, look),
        _labels(marks, scale, look),
    ]
    chart = go.Figure([trace for trace in traces if trace is not None])
    chart.update_layout(_layout(layout, look, at, limits, tones), overwrite=True)
    lines, notes = _publication(sorted(set(published)), scale, look)
    chart.layout.shapes = [*_bands(layout, look, tones), *lines]
    chart.layout.annotations = [*_names(layout, look, at), *notes]
    return chart


def undated(events: pd.DataFrame) -> int:
    """Return how many events have no day and so can't stand on a time axis."""
    return int((events["date_start"].isna() & events["date_end"].isna()).sum())


def _hovers(events: pd.DataFrame, places: pd.Index, types: Mapping[str, EventType]) -> list[str]:
    return hover.texts(events.iloc[places], types)


def _layout(layout: Layout, look: Theme, at: axis.Frame, limits: tuple[float, float], tones: Mapping[str, str]) -> dict[str, Any]:
    height = max(layout.height, ROW + 2 * PAD)
    return {
        **page_layout(look, round(height + TOP + FOOT)),
        "margin": {"l": at.left, "r": at.right, "t": TOP, "b": FOOT},
        "barmode": "overlay",
        "dragmode": "pan",
        "xaxis": axis.x_axis(look, at, limits),
        "yaxis": {"range": [height, 0], "visible": False, "fixedrange": True},
    }


def _shared(marks: pd.DataFrame) -> dict[str, Any]:
    return {"customdata": marks["event_id"].tolist(), "hovertext": marks["hover"].tolist(), "hoverinfo": "text"}


def _bars(marks: pd.DataFrame, scale: Scale, look: Theme) -> list[go.Bar]:
    """Return solid bars for stated durations and hatched ones for days uncertain within."""
    bars = []
    for is_stated in (True, False):
        mine = marks[marks["is_bar"] & marks["is_stated"].eq(is_stated)]
        if mine.empty:
            continue
        left, right = scale.moment(mine["left"].to_numpy()), scale.moment(mine["right"].to_numpy())
        bars.append(
            go.Bar(
                base=left.tolist(), x=(right - left).tolist(), y=mine["y"].tolist(), width=BAR, orientation="h",
                marker=_fill(mine, is_stated=is_stated, look=look), name="stated" if is_stated else "within", **_shared(mine),
            )
        )  # fmt: skip
    return bars


def _fill(mine: pd.DataFrame, *, is_stated: bool, look: Theme) -> dict[str, Any]:
    """Return the paint of bars: solid for asserted and stated, else an outline; hatched where the day is uncertain."""
    tones, is_sure = mine["tone"].tolist(), mine["status"].eq("asserted").tolist()
    if is_stated:
        fills = [tone if sure else mixed(tone, look.paper, 0.2) for tone, sure in zip(tones, is_sure, strict=True)]
        return {"color": fills, "line": {"color": tones, "width": 1.2}, "cornerradius": 6}
    return {
        "color": look.paper,
        "line": {"color": [mixed(tone, look.paper, 0.7) for tone in tones], "width": 1},
        "cornerradius": 6,
        "pattern": {
            "shape": "/", "size": 6, "solidity": 0.3, "fillmode": "replace", "fgopacity": 1,
            "fgcolor": [mixed(tone, look.paper, 0.5) for tone in tones], "bgcolor": [mixed(tone, look.paper, 0.1) for tone in tones],
        },
    }  # fmt: skip


def _halo(marks: pd.DataFrame, scale: Scale, look: Theme) -> go.Bar | None:
    """Return a glow behind the selected event and its label."""
    mine = marks[marks["is_selected"]]
    if mine.empty:
        return None
    long = np.array([text_width(text, LABEL_SIZE) * 1.04 + 8 if text else 0 for text in mine["text"]])
    begins = np.where(mine["side"].eq("right"), mine["label_x"], mine["label_x"] - long)
    left = np.minimum(mine["left"], np.where(long > 0, begins, np.inf)) - 5
    right = np.maximum(mine["right"], np.where(long > 0, begins + long, -np.inf)) + 5
    start, end = scale.moment(np.maximum(left, 1)), scale.moment(np.minimum(right, scale.width - 1))
    above = (mine["y"] - mine["label_y"]).to_numpy()
    return go.Bar(
        base=start.tolist(), x=(end - start).tolist(), y=(mine["y"] - above / 2).tolist(), width=(above + ROW - 1).tolist(), orientation="h",
        hoverinfo="skip", name="selected", marker={"color": look.halo, "line": {"width": 1, "color": look.chosen}, "cornerradius": 7},
    )  # fmt: skip


def _under(marks: pd.DataFrame, scale: Scale, look: Theme) -> go.Scatter:
    """Return paper-coloured discs that part each symbol from its bar; a short bar would fall into brackets."""
    mine = marks[marks["is_bar"] & (marks["right"] - marks["left"]).gt(56)]
    return go.Scatter(
        x=scale.moment(mine["centre"].to_numpy()).tolist(), y=mine["y"].tolist(), mode="markers", hoverinfo="skip", name="rim",
        marker={"color": look.paper, "size": 16, "symbol": "circle"},
    )  # fmt: skip


def _symbols(marks: pd.DataFrame, scale: Scale, look: Theme) -> go.Scatter:
    statuses = [status(name) for name in marks["status"]]
    is_open = np.array([one.symbol.endswith("-open") for one in statuses], dtype=bool)
    is_cross = np.array([one.symbol == "x" for one in statuses], dtype=bool)
    tones = marks["tone"].to_numpy(object)
    return go.Scatter(
        x=scale.moment(marks["centre"].to_numpy()).tolist(),
        y=marks["y"].tolist(),
        mode="markers",
        name="events",
        marker={
            "symbol": [one.symbol.removesuffix("-open") for one in statuses],
            "size": np.where(is_open, 10, np.where(is_cross, 10, 11)).tolist(),
            "color": np.where(is_open, look.paper, tones).tolist(),
            "line": {"color": np.where(is_open, tones, look.paper).tolist(), "width": np.where(is_open, 2.2, 1.4).tolist()},
            "opacity": 1,
        },
        cliponaxis=True,
        **_shared(marks),
    )


def _labels(marks: pd.DataFrame, scale: Scale, look: Theme) -> go.Scatter:
    mine = marks[marks["text"].ne("")]
    is_right = mine["side"].eq("right").to_numpy(bool)
    texts = [f"<b>{escaped(text)}</b>" if chosen else escaped(text) for text, chosen in zip(mine["text"], mine["is_selected"], strict=True)]
    return go.Scatter(
        x=scale.moment(mine["label_x"].to_numpy()).tolist(), y=mine["label_y"].tolist(), mode="text", text=texts, name="labels",
        textposition=np.where(is_right, "middle right", "middle left").tolist(),
        textfont={"size": LABEL_SIZE, "color": look.ink, "shadow": ", ".join(f"{x}px {y}px 2px {look.paper}" for x, y in SHADOW)}, **_shared(mine),
    )  # fmt: skip


def _bands(layout: Layout, look: Theme, tones: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return pale bands behind every second lane, and a strip in the lane's colour at its left edge."""
    shapes: list[dict[str, Any]] = []
    for number, lane in enumerate(layout.lanes):
        place = {"type": "rect", "layer": "below", "y0": lane.top, "y1": lane.top + lane.height, "line": {"width": 0}, "xref": "paper"}
        if number % 2 == 0:
            shapes.append({**place, "x0": 0, "x1": 1, "fillcolor": look.band})
        if lane.group in tones:
            strip = {"y0": lane.top + 3, "y1": lane.top + lane.height - 3, "xsizemode": "pixel", "xanchor": 0, "x0": -5, "x1": -2}
            shapes.append({**place, **strip, "fillcolor": tones[lane.group]})
    return shapes


def _names(layout: Layout, look: Theme, at: axis.Frame) -> list[dict[str, Any]]:
    """Return the lanes' names in the margin, with what lies outside the window, and a line for what had no room."""
    size = 12 if at.is_phone else 13
    notes = []
    for lane in layout.lanes:
        name = shorten(lane.name, (at.left - 16) * 0.93, size) or lane.name[: at.left // 9] + "…"
        outside = _outside(lane, at)
        text = f"<b>{escaped(name)}</b>" + (f"<br><span style='font-size:{size - 2}px;color:{look.muted}'>{outside}</span>" if outside else "")
        notes.append(
            {
                "xref": "paper", "x": 0, "xanchor": "left", "xshift": 4 - at.left, "y": lane.top + 3, "yanchor": "top", "align": "left",
                "showarrow": False, "text": text, "font": {"size": size, "color": look.ink},
            }
        )  # fmt: skip
        if lane.left_out:
            notes.append(
                {
                    "xref": "paper", "x": 0, "xanchor": "left", "xshift": 4, "y": lane.top + lane.height - 3, "yanchor": "bottom",
                    "showarrow": False, "text": f"+{lane.left_out} more, zoom in to see them", "font": {"size": 11, "color": look.muted},
                }
            )  # fmt: skip
    return notes


def _outside(lane: Lane, at: axis.Frame) -> str:
    if at.is_phone:
        return "  ".join(part for part in (f"‹ {lane.earlier}" if lane.earlier else "", f"{lane.later} ›" if lane.later else "") if part)
    return ", ".join(part for part in (f"‹ {lane.earlier} earlier" if lane.earlier else "", f"{lane.later} later ›" if lane.later else "") if part)


def _publication(days: list[date], scale: Scale, look: Theme) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return dashed lines behind the marks at the days of publication, labelled where the labels don't touch."""
    lines: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    free = -np.inf
    for day in days:
        moment = axis.moment(day) + DAY_MS / 2
        pixel = float(scale.pixel(np.array([moment]))[0])
        if not 0 <= pixel <= scale.width:
            continue
        lines.append(
            {
                "type": "line", "layer": "below", "x0": axis.stamp(moment), "x1": axis.stamp(moment), "yref": "paper", "y0": 0, "y1": 1,
                "line": {"color": look.published, "width": 1.2, "dash": "4px,3px"},
            }
        )  # fmt: skip
        text = f"published {day.day} {day:%b %Y}" if len(days) == 1 else f"{day.day} {day:%b}"
        half = text_width(text, 11) / 2
        centre = min(max(pixel, half), scale.width - half)
        if centre - half < free:
            continue
        free = centre + half + 8
        notes.append(
            {
                "x": axis.stamp(moment), "yref": "paper", "y": 1, "yanchor": "bottom", "xanchor": "center", "xshift": centre - pixel, "yshift": 4,
                "showarrow": False, "text": text, "font": {"size": 11, "color": look.published},
            }
        )  # fmt: skip
    return lines, notes
