"""The force ledger: reported strength as bands from least to most, what came and went, and what is only planned or denied."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from timeline import ledger
from timeline.charts import axis, hover
from timeline.charts.ledger_marks import labels, placed, segments
from timeline.charts.packing import text_width
from timeline.charts.theme import Theme, colours, mixed, named, page_layout, status, tint
from timeline.lexicon.types import EventType

PRESENT, MOVED, APART = "Reported present", "Came and went", "Planned, possible or denied"
HEIGHTS = {PRESENT: 250, MOVED: 110, APART: 110}
GAP, TOP, FOOT, LEAST, LABEL = 38, 28, 46, 10, 12
SIGNS = {"arrived": "triangle-up", "raised": "star-triangle-up", "left": "triangle-down", "present": "circle"}


class Panel(NamedTuple):
    """One panel: its name, its entries as placed marks, the least and greatest number on its axis, and Plotly's name of that axis."""

    name: str
    marks: pd.DataFrame
    bottom: float
    top: float
    axis: str


def figure(  # noqa: PLR0913 - keyword-only choices of the page
    found: pd.DataFrame,
    events: pd.DataFrame,
    types: Mapping[str, EventType],
    *,
    theme: str,
    horizon: date,
    width_px: int = 1100,
    selected: str | None = None,
) -> go.Figure:
    """Return the ledger of the entries of one series (`timeline.ledger`), at least one; `events` are the rows they come from."""
    look, at = named(theme), axis.frame(width_px)
    limits = axis.padded(_extent(found, horizon))
    told = found.assign(hover=_hovers(found, events, types), is_selected=found["event_id"].eq(selected), tone=_tones(found, types, look))
    panels = _panels(told, horizon, (limits[1] - limits[0]) / at.inner * LEAST)
    chart = go.Figure()
    for panel in panels:
        chart.add_traces([_bars(panel, look), _points(panel, look), _labels(panel, look, limits, at.inner)])
    chart.update_layout(_layout(panels, look, at, limits), overwrite=True)
    chart.layout.annotations = [
        *_titles(panels, look, at),
        *(note for panel in panels if panel.name == PRESENT for note in _disputes(panel, look, limits, at.inner)),
    ]
    return chart


def _extent(found: pd.DataFrame, horizon: date) -> axis.Window:
    first, last = found["first"].min().date(), found["last"].max().date()
    return first, max(last, horizon)


def _hovers(found: pd.DataFrame, events: pd.DataFrame, types: Mapping[str, EventType]) -> list[str]:
    mine = events[events["event_id"].isin(found["event_id"])]
    says = dict(zip(mine["event_id"], hover.texts(mine, types), strict=True))
    return [says.get(name, "") for name in found["event_id"]]


def _tones(found: pd.DataFrame, types: Mapping[str, EventType], look: Theme) -> list[str]:
    tones = colours(types, look.name)
    return [look.denied if state == "denied" else tones.get(group, look.denied) for group, state in zip(found["group"], found["status"], strict=True)]


def _panels(found: pd.DataFrame, horizon: date, least: float) -> list[Panel]:
    """Return the panels that have something to show; `least` is how many milliseconds the narrowest bar takes."""
    is_told = found["status"].eq("asserted")
    parts = {PRESENT: ledger.levels(found, horizon), MOVED: found[is_told & found["reading"].ne("present")], APART: found[~is_told]}
    panels: list[Panel] = []
    for name, rows in parts.items():
        if len(rows):
            marks = placed(rows, least=least)
            top, bottom = marks["top"].max(), marks["top"].min()
            room = 1.45 if marks["is_disputed"].any() else 1.25
            panels.append(Panel(name, marks, min(bottom, 0) * 1.25, max(top, 0) * room, f"y{len(panels) + 1}" if panels else "y"))
    return panels


def _bars(panel: Panel, look: Theme) -> go.Bar:
    """Return the bands and bars; patterns tell apart what is sure, open, vague in time or contradicted."""
    parts = segments(panel.marks, is_level=panel.name == PRESENT, is_done=panel.name != APART, edge=panel.top or panel.bottom)
    shares = {"own": 0.7, "vague": 0.16, "later": 0.24, "sure": 0.6, "range": 0.16, "open": 0.08, "hollow": 0.05}
    fills = [tint(tone, shares[kind]) for tone, kind in zip(parts["tone"], parts["kind"], strict=True)]
    shapes = {"vague": "/", "range": "/", "open": "."}
    patterns = [mark or shapes.get(kind, "") for mark, kind in zip(parts["dispute"], parts["kind"], strict=True)]
    edges = [
        look.chosen if chosen else mixed(tone, look.paper, 0.3 if kind == "later" else 0.75)
        for tone, kind, chosen in zip(parts["tone"], parts["kind"], parts["is_selected"], strict=True)
    ]
    return go.Bar(
        x=((parts["left"] + parts["right"]) / 2).tolist(), width=(parts["right"] - parts["left"]).tolist(), base=parts["base"].tolist(),
        y=(parts["tip"] - parts["base"]).tolist(), yaxis=panel.axis, name=panel.name,
        customdata=parts["event_id"].tolist(), hovertext=parts["hover"].tolist(), hoverinfo="text",
        marker={
            "color": fills,
            "line": {"color": edges, "width": np.where(parts["kind"].eq("open"), 0, np.where(parts["is_selected"], 2.5, 1)).tolist()},
            "pattern": {
                "shape": patterns, "size": 7, "solidity": 0.25, "fillmode": "replace", "fgopacity": 1, "bgcolor": fills,
                "fgcolor": [mixed(tone, look.paper, 0.8) for tone in parts["tone"]],
            },
        },
    )  # fmt: skip


def _points(panel: Panel, look: Theme) -> go.Scatter:
    marks = panel.marks
    signs = [status(one).symbol if panel.name == APART else SIGNS[reading] for one, reading in zip(marks["status"], marks["reading"], strict=True)]
    is_open = np.array([sign.endswith("-open") for sign in signs], dtype=bool)
    tones = marks["tone"].to_numpy(object)
    return go.Scatter(
        x=marks["centre"].tolist(), y=marks["height"].tolist(), yaxis=panel.axis, mode="markers", name="reports",
        customdata=marks["event_id"].tolist(), hovertext=marks["hover"].tolist(), hoverinfo="text",
        marker={
            "symbol": [sign.removesuffix("-open") for sign in signs], "size": np.where(marks["is_selected"], 15, 11).tolist(), "opacity": 1,
            "color": np.where(is_open, look.paper, tones).tolist(),
            "line": {
                "color": np.where(marks["is_selected"], look.chosen, np.where(is_open, tones, look.paper)).tolist(),
                "width": np.where(marks["is_selected"], 3, np.where(is_open, 2.2, 1.4)).tolist(),
            },
        },
    )  # fmt: skip


def _labels(panel: Panel, look: Theme, limits: tuple[float, float], width: int) -> go.Scatter:
    shown = labels(panel.marks, limits=limits, width=width, size=LABEL, rise=(panel.top - panel.bottom) / HEIGHTS[panel.name])
    return go.Scatter(
        x=shown["x"].tolist(), y=shown["height"].tolist(), yaxis=panel.axis, mode="text", text=shown["text"].tolist(), name="numbers",
        textposition=shown["side"].tolist(), textfont={"size": LABEL, "color": look.ink, "shadow": f"0 0 3px {look.paper}, 0 0 3px {look.paper}"},
        customdata=shown["event_id"].tolist(), hoverinfo="skip",
    )  # fmt: skip


def _domains(panels: list[Panel]) -> list[tuple[float, float]]:
    """Return the stretch of each panel on the sheet, from the top one down."""
    whole = sum(HEIGHTS[panel.name] for panel in panels) + GAP * (len(panels) - 1)
    floors: list[tuple[float, float]] = []
    above = 0.0
    for panel in panels:
        floors.append((1 - (above + HEIGHTS[panel.name]) / whole, 1 - above / whole))
        above += HEIGHTS[panel.name] + GAP
    return [(max(low, 0.0), high) for low, high in floors]


def _layout(panels: list[Panel], look: Theme, at: axis.Frame, limits: tuple[float, float]) -> dict[str, Any]:
    height = sum(HEIGHTS[panel.name] for panel in panels) + GAP * (len(panels) - 1) + TOP + FOOT
    axes = {
        f"yaxis{panel.axis[1:]}": {
            "domain": domain, "range": [panel.bottom, panel.top], "fixedrange": True, "gridcolor": look.grid, "zerolinecolor": look.muted,
            "tickformat": ",d", "nticks": 4, "tickfont": {"size": 11, "color": look.muted}, "rangemode": "tozero",
        }
        for panel, domain in zip(panels, _domains(panels), strict=True)
    }  # fmt: skip
    return {
        **page_layout(look, height),
        "margin": {"l": 62 if at.is_phone else 82, "r": at.right, "t": TOP, "b": FOOT},
        "barmode": "overlay",
        "dragmode": "pan",
        "xaxis": {**axis.x_axis(look, at, limits), "anchor": panels[-1].axis},
        **axes,
    }


def _titles(panels: list[Panel], look: Theme, at: axis.Frame) -> list[dict[str, Any]]:
    size = 12 if at.is_phone else 13
    return [
        {
            "xref": "paper", "x": 0, "xanchor": "left", "yref": "paper", "y": high, "yanchor": "bottom", "showarrow": False,
            "text": f"<b>{panel.name}</b>", "font": {"size": size, "color": look.ink},
        }
        for panel, (_, high) in zip(panels, _domains(panels), strict=True)
    ]  # fmt: skip


def _disputes(panel: Panel, look: Theme, limits: tuple[float, float], width: int) -> list[dict[str, Any]]:
    """Return one mark at the top of the panel over each group of reports that contradict each other, none upon another."""
    marks = panel.marks[panel.marks["is_disputed"]].sort_values(["place", "left"])
    is_new = marks["place"].ne(marks["place"].shift()) | marks["left"].ge(marks.groupby("place")["right"].cummax().shift())
    notes: list[dict[str, Any]] = []
    free = [-np.inf] * 3  # pixels up to which each line of marks is taken
    for _, group in marks.groupby(is_new.cumsum()):
        text, centre = f"<b>≠</b> {len(group)} reports differ", float(group["centre"].mean())
        long = text_width(f"≠ {len(group)} reports differ", LABEL) + 16
        pixel = min((centre - limits[0]) / (limits[1] - limits[0]) * width, width - long / 2)
        line = next((number for number, taken in enumerate(free) if taken <= pixel - long / 2), None)
        if line is None:
            continue
        free[line] = pixel + long / 2
        notes.append({
            "x": axis.stamp(limits[0] + pixel / width * (limits[1] - limits[0])), "y": panel.top, "xref": "x", "yref": panel.axis, "yanchor": "top",
            "yshift": -LABEL * 1.3 * line, "showarrow": False, "text": text, "font": {"size": LABEL, "color": look.published},
        })  # fmt: skip
    return notes
