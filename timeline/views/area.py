"""The filter by place: what the map shows, one place of it, or what it can't show; and what the map needs for it."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from timeline.charts import geometry, map, map_key, story
from timeline.charts.places import Gathered
from timeline.filters import Filters
from timeline.lexicon import default
from timeline.views import state, wording
from timeline.where import Frame

# A frame so small holds one place of the map.
POINT = 0.01
ON_MAP, AT_ONE, UNPLACED = "Only on the map", "At one place", "Without a place"


def chosen() -> Frame | None:
    """Return the frame to filter by, if one is asked for that makes sense; nonsense is forgotten."""
    asked = st.session_state.get(state.AREA)
    frame = parsed(asked) if isinstance(asked, str) else None
    if frame is None:
        st.session_state[state.AREA] = ""
    return frame


def parsed(asked: str) -> Frame | None:
    """Return the frame of an address.

    >>> parsed("20,50,30,55"), parsed("20,55,30,50"), parsed("here")
    (Frame(west=20.0, south=50.0, east=30.0, north=55.0), None, None)
    """
    try:
        west, south, east, north = (float(part) for part in asked.split(","))
    except ValueError:
        return None
    is_frame = all(math.isfinite(edge) for edge in (west, south, east, north)) and west < east and -90 <= south < north <= 90
    return Frame(west, south, min(east, west + 360), north) if is_frame else None


def is_placed() -> bool | None:
    """Return False if only what the map can't show is asked for."""
    if st.session_state.get(state.PLACED) == "no":
        return False
    st.session_state[state.PLACED] = ""
    return None


def is_point(frame: Frame | None) -> bool:
    """Tell whether a frame holds but one place."""
    return frame is not None and frame.east - frame.west < POINT


def on_view(key: str) -> Callable[[], None]:
    """Return what filters by the view of the map that a reader asked to follow, and stops when it is given up."""

    def moved() -> None:
        state.acted()
        view = state.reported(key).view or {}
        if "bounds" in view:
            _take(view["bounds"])

    return moved


def on_only(key: str) -> Callable[[], None]:
    """Return what shows only the events of one place, or those without any."""

    def chosen() -> None:
        state.acted()
        told = state.reported(key).only or {}
        if told.get("unplaced") is True:
            st.session_state[state.PLACED] = "no"
        else:
            _take(told)

    return chosen


def _take(bounds: object) -> None:
    edges = [bounds.get(edge) for edge in Frame._fields] if isinstance(bounds, Mapping) else []
    asked = ",".join(f"{edge:.4f}" for edge in edges if isinstance(edge, int | float))
    if parsed(asked):
        st.session_state[state.AREA] = asked
    else:
        st.session_state[state.AREA] = ""


def clear() -> None:
    """Filter by no place."""
    for name in (state.AREA, state.PLACED):
        st.session_state[name] = ""


def said() -> list[str]:
    """Return what the filter by place is, as the reader can take it off again."""
    names = {state.AREA: AT_ONE if is_point(chosen()) else ON_MAP, state.PLACED: UNPLACED}
    return [name for key, name in names.items() if st.session_state.get(key)]


def keep(names: Sequence[object]) -> None:
    """Take off what of the filter by place isn't named."""
    for key, known in ((state.AREA, {AT_ONE, ON_MAP}), (state.PLACED, {UNPLACED})):
        if not known.intersection(names):
            st.session_state[key] = ""


def view(reported: Mapping[str, Any] | None, revision: str, frame: Frame | None, size: tuple[int, int]) -> geometry.View | None:
    """Return what the reader moved the map to, else the frame by which the address filters."""
    held = geometry.given(reported, *size) if reported and reported.get("revision") == revision else None
    return held or (geometry.framed(frame, *size) if frame and not is_point(frame) else None)


def is_played(ask: str) -> bool:
    """Tell whether a reader asked to play these many events."""
    return st.session_state.get(state.PLAYED) == ask


def told_map(  # noqa: PLR0913 - what the map is drawn from
    events: pd.DataFrame, found: Gathered, wanted: Filters, theme: str, size: tuple[int, int], ask: str
) -> str:
    """Return what the map needs besides its figure, as JSON.

    `ask` names these events; a reader who asks for that name gets all that can be played of them.
    """
    told, frame = story.told(events, found, default().types, theme, whole=is_played(ask)), wanted.frame
    told["places"] = [[*spot, wording.shown(name), count] for *spot, name, count in told["places"]]
    if "label" in told["columns"]:
        told["columns"]["label"] = [wording.shown(label) for label in told["columns"]["label"]]
    home = map.fitted(found, *size)
    return json.dumps({
        "story": told,
        "home": {"center": {"lon": home.lon, "lat": home.lat}, "zoom": home.zoom},
        "following": frame is not None and not is_point(frame),
        "unplaced": map.unplaced(events),
        "ask": ask if told["more"] else "",
        "key": map_key.entries(found, default().types, theme),
    }, separators=(",", ":"))  # fmt: skip
