"""The one component that draws every chart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from timeline.views import area, assets, dated, state

_component = st.components.v2.component(
    "muster_chart",
    html="",
    css=assets.text("web/chart.css", "web/map.css"),
    js=assets.script(
        *(
            f"web/{name}.js"
            for name in ("chart", "brush", "tip", "names", "presets", "story", "playback", "listing", "undated", "overlay", "map", "plain", "mount")
        )
    ),
    isolate_styles=False,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What goes round a figure.

    `alt` is said by screen readers. `revision` names the figure's subject: while it stays, zoom and pan stay. `width` is
    the one the labels were packed for; `moved` tells that the figure already shows the view its reader zoomed to. `window`
    is what the overview marks: the days of the filter if `filtering`, else those that the lanes show.
    `extra` is what map and lanes need besides, as packed JSON. `gaps` tells whether long silences are "shown" or "cut" out of the
    axis; empty where there are none.
    """

    alt: str
    revision: str
    width: int = 0
    moved: bool = False
    window: tuple[date, date] | None = None
    filtering: bool = False
    key: Sequence[Mapping[str, str]] = ()
    selected: str = ""
    extra: str = ""
    gaps: str = ""


def key(kind: str) -> str:
    """Return the key under which the chart of that kind reports."""
    return f"chart-{kind}"


def show(kind: str, figure: str, frame: Frame) -> None:
    """Show a figure, given as packed JSON; `kind` is overview, lanes or map."""
    told: dict[str, Any] = {
        "kind": kind,
        "plotly": assets.plotly_url(),
        "figure": figure,
        "alt": frame.alt,
        "revision": frame.revision,
        "width": frame.width,
        "moved": frame.moved,
        "selected": frame.selected,
        "window": [day.isoformat() for day in frame.window] if frame.window else None,
        "filtering": frame.filtering,
        "key": [dict(entry) for entry in frame.key],
        "extra": frame.extra,
        "gaps": frame.gaps,
    }
    _component(
        key=key(kind),
        data=told,
        on_width_change=state.ignore,
        on_view_change=area.on_view(key(kind)) if kind == "map" else state.ignore,
        on_pick_change=state.on_pick(key(kind)),
        on_brush_change=state.on_brush(key(kind)),
        on_only_change=dated.on_only(key(kind)) if kind == "lanes" else area.on_only(key(kind)),
        on_gaps_change=state.on_gaps(key(kind)),
        on_play_change=state.on_play(key(kind)),
    )
