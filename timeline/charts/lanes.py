"""The timeline: events packed into lanes, certain and uncertain time, status, labels where there is room."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from timeline.charts import axis, breaks, chosen, density, hover, lane_names, links, ticks, trace
from timeline.charts import published as news
from timeline.charts.marks import PAD, ROW, Layout, Wish, lay_out
from timeline.charts.obstacles import label_boxes
from timeline.charts.packing import text_width
from timeline.charts.placing import LABEL_SIZE
from timeline.charts.sorting import SAID
from timeline.charts.theme import Theme, colours, escaped, mixed, named, page_layout, status
from timeline.charts.trace import Trace
from timeline.lexicon.types import EventType

TOP, FOOT, BAR = 30, 46, 12
# Paper-coloured blur round a label keeps it legible over grid and publication line.
SHADOW = ((1, 0), (-1, 0), (0, 1), (0, -1))
NO_PAIRS = pd.DataFrame({name: pd.array([], dtype=object) for name in ("announcement_id", "act_id", "lag_days", "lag_days_max")})


def figure(  # noqa: PLR0913 - keyword-only choices of the page
    events: pd.DataFrame,
    types: Mapping[str, EventType],
    *,
    theme: str,
    lane: str = "group",
    width_px: int = 1100,
    window: axis.Window | None = None,
    limits: tuple[float, float] | None = None,
    selected: str | None = None,
    published: Iterable[date] = (),
    pairs: pd.DataFrame = NO_PAIRS,
    called: Mapping[str, str] | None = None,
    whole: bool = False,
) -> go.Figure:
    """Return the lanes; `window` is the first and last day to show, else the densest stretch is chosen.

    `limits` are the exact ends that the reader zoomed to, in milliseconds. Long silences are left out of the axis unless it
    shall show the `whole` time.
    `pairs` comes from `fulfil.pairs`, `called` gives codes and words for a state its name.
    """
    look, at, cuts = named(theme), axis.frame(width_px), () if whole else breaks.find(events)
    shown = window or axis.focus(events) or (date(2000, 1, 1), date(2000, 12, 31))
    scale = axis.Scale(*(limits or axis.padded(shown, cuts)), at.inner, cuts)
    said = links.told(pairs, events)
    wish = Wish(lane, selected, called or {}, said.notes if lane == SAID else {}, {SAID: said.tally})
    layout = lay_out(events, types, scale, wish, partial(lane_names.fit, at=at))
    tones = colours(types, theme)
    marks = layout.marks.assign(tone=layout.marks["group"].map(lambda group: tones.get(group, look.denied)))
    marks["hover"] = _hovers(events, marks, types, said.hovers)
    names, crowd, dense = chosen.names(marks, scale), layout.crowd, layout.dense
    marks = chosen.uncovered(marks, names)
    traces = [
        *(density.bars(crowd, dense, tones, types, look) if crowd else ()),
        _halo(marks, scale, look),
        *_bars(marks, scale, look),
        *_breaks(marks, scale, look, layout.height),
        *links.drawn(pairs if lane == SAID else links.of(pairs, selected), marks, scale, look, selected),
        _under(marks, scale, look),
        _symbols(marks, scale, look),
        _labels(marks, scale, look),
    ]
    lines, notes = news.drawn(published, scale, look, marks=marks, height=layout.height)
    counted = density.notes(crowd, dense, look, is_phone=at.is_phone) if crowd else ()
    rest = {
        "meta": {"whole": list(axis.padded(axis.extent(events) or shown, cuts))},
        "shapes": [*_bands(layout, look, tones), *lines],
        "annotations": [*lane_names.written(layout.lanes, look, at), *counted, *notes, *chosen.written(names, scale, look)],
    }
    return trace.figure(traces, _layout(layout, look, at, scale) | rest)


def undated(events: pd.DataFrame) -> int:
    """Return how many events have no day and so can't stand on a time axis."""
    return int((events["date_start"].isna() & events["date_end"].isna()).sum())


def _hovers(events: pd.DataFrame, marks: pd.DataFrame, types: Mapping[str, EventType], more: Mapping[str, str]) -> list[str]:
    told = hover.texts(events.iloc[marks.index], types)
    return [f"{text}<br>{more[name]}" if name in more else text for text, name in zip(told, marks["event_id"], strict=True)]


def _layout(layout: Layout, look: Theme, at: axis.Frame, scale: axis.Scale) -> dict[str, Any]:
    height = max(layout.height, ROW + 2 * PAD)
    return {
        **page_layout(look, round(height + TOP + FOOT)),
        "margin": {"l": at.left, "r": at.right, "t": TOP, "b": FOOT},
        "barmode": "overlay",
        "dragmode": "pan",
        "xaxis": {**axis.x_axis(look, at, (scale.start, scale.end)), **_broken(scale)},
        "yaxis": {"range": [height, 0], "visible": False, "fixedrange": True},
    }


def _broken(scale: axis.Scale) -> dict[str, Any]:
    if not any(scale.start < right and left < scale.end for left, right in scale.cuts):
        return {}
    return {"rangebreaks": [{"bounds": [axis.stamp(left), axis.stamp(right)]} for left, right in scale.cuts], **ticks.chosen(scale)}


def _breaks(marks: pd.DataFrame, scale: axis.Scale, look: Theme, height: float) -> list[Trace]:
    strips = breaks.strips(scale, look, label_boxes(marks), height)
    return [trace.bar(**strips[0]), trace.scatter(**strips[1])] if strips else []


def _shared(marks: pd.DataFrame) -> dict[str, Any]:
    return {"customdata": marks["event_id"].tolist(), "hovertext": marks["hover"].tolist(), "hoverinfo": "text"}


def _bars(marks: pd.DataFrame, scale: axis.Scale, look: Theme) -> list[Trace]:
    """Return solid bars for stated durations and hatched ones for days uncertain within."""
    bars = []
    for is_stated in (True, False):
        mine = marks[marks["is_bar"] & marks["is_stated"].eq(is_stated)]
        if mine.empty:
            continue
        left, right = scale.moment(mine["left"].to_numpy()), scale.moment(mine["right"].to_numpy())
        bars.append(
            trace.bar(
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


def _halo(marks: pd.DataFrame, scale: axis.Scale, look: Theme) -> Trace | None:
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
    return trace.bar(
        base=start.tolist(), x=(end - start).tolist(), y=(mine["y"] - above / 2).tolist(), width=(above + ROW - 1).tolist(), orientation="h",
        hoverinfo="skip", name="selected", marker={"color": look.halo, "line": {"width": 1, "color": look.chosen}, "cornerradius": 7},
    )  # fmt: skip


def _under(marks: pd.DataFrame, scale: axis.Scale, look: Theme) -> Trace:
    """Return paper-coloured discs that part each symbol from its bar; a short bar would fall into brackets."""
    mine = marks[marks["is_bar"] & (marks["right"] - marks["left"]).gt(56)]
    return trace.scatter(
        x=scale.moment(mine["centre"].to_numpy()).tolist(), y=mine["y"].tolist(), mode="markers", hoverinfo="skip", name="rim",
        marker={"color": look.paper, "size": 16, "symbol": "circle"},
    )  # fmt: skip


def _symbols(marks: pd.DataFrame, scale: axis.Scale, look: Theme) -> Trace:
    statuses = [status(name) for name in marks["status"]]
    is_open = np.array([one.symbol.endswith("-open") for one in statuses], dtype=bool)
    is_cross = np.array([one.symbol == "x" for one in statuses], dtype=bool)
    tones = marks["tone"].to_numpy(object)
    return trace.scatter(
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


def _labels(marks: pd.DataFrame, scale: axis.Scale, look: Theme) -> Trace:
    mine = marks[marks["text"].ne("")]
    is_right = mine["side"].eq("right").to_numpy(bool)
    texts = [f"<b>{escaped(text)}</b>" if chosen else escaped(text) for text, chosen in zip(mine["text"], mine["is_selected"], strict=True)]
    return trace.scatter(
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
