"""What this visitor has chosen: the open event, and what the browser components report."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import streamlit as st

EVENT, REPORT, DATES, DOSSIER, OWN, WRITTEN, VIEW = "event", "report", "dates", "dossier", "own reports", "written event", "view"


class Reported(NamedTuple):
    """What a component in the browser last said: its width in pixels, the view its reader zoomed to, one click."""

    width: int | None = None
    view: Mapping[str, Any] | None = None
    pick: str | tuple[str, ...] | None = None
    report: str | None = None
    brush: Mapping[str, Any] | None = None


def reported(key: str) -> Reported:
    """Return what the component of that key reports; the only place where it is read, so that tests can replace it."""
    told = st.session_state.get(key)
    values = {name: told.get(name) for name in Reported._fields} if isinstance(told, Mapping) else {}
    return Reported(
        width=values["width"] if isinstance(values.get("width"), int) else None,
        view=values["view"] if isinstance(values.get("view"), Mapping) else None,
        pick=_names(values.get("pick")),
        report=_text(values.get("report")),
        brush=values["brush"] if isinstance(values.get("brush"), Mapping) else None,
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _names(value: object) -> str | tuple[str, ...] | None:
    """One event, or the events of one place."""
    if isinstance(value, list):
        return tuple(name for name in value if isinstance(name, str))
    return _text(value)


def ignore() -> None:
    """Take note of a report without doing anything: the page reads it when it is drawn."""


def on_pick(key: str) -> Callable[[], None]:
    """Return what opens the event a reader picked in that component; an empty name closes it."""

    def on_click() -> None:
        picked = reported(key).pick
        if isinstance(picked, tuple):
            choose(after(chosen(), picked))
        elif picked is not None:
            choose(picked)

    return on_click


def on_report(key: str) -> Callable[[], None]:
    """Return what shows the report that the reader chose, with no event open."""

    def chosen() -> None:
        name = reported(key).report
        if name is not None:
            choose("")
            st.session_state[REPORT] = name

    return chosen


def on_brush(key: str) -> Callable[[], None]:
    """Return what takes the window drawn over the overview into the filter of dates."""

    def brushed() -> None:
        window = reported(key).brush
        if window is not None:
            st.session_state[DATES] = _days(window)

    return brushed


def _days(window: Mapping[str, Any]) -> tuple[date, ...]:
    try:
        return tuple(sorted(date.fromisoformat(window[end]) for end in ("first", "last")))
    except (KeyError, TypeError, ValueError):
        return ()


def after(name: str | None, names: Sequence[str]) -> str:
    """Return the event after this one, so that clicks on a place open its events in turn.

    >>> after("b", ["a", "b", "c"]), after("c", ["a", "b", "c"]), after(None, ["a", "b"])
    ('c', 'a', 'a')
    """
    if not names:
        return ""
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]


def choose(event_id: str) -> None:
    """Open an event, or none, here and in the address bar."""
    st.session_state[EVENT] = event_id
    st.session_state[WRITTEN] = event_id or None
    st.session_state.pop(REPORT, None)
    if event_id:
        st.query_params[EVENT] = event_id
    else:
        st.query_params.pop(EVENT, None)


def forget_choice() -> None:
    """Let the page choose which event to open."""
    choose("")
    st.session_state[EVENT] = None


def chosen() -> str | None:
    """Return the open event; None before the visitor has chosen, "" if none shall be open.

    An address that names another event than the one written last is the visitor's: a shared link, or back and forward.
    """
    asked = st.query_params.get(EVENT)
    if asked != st.session_state.get(WRITTEN):
        st.session_state[EVENT] = st.session_state[WRITTEN] = asked
    held = st.session_state.get(EVENT)
    return held if isinstance(held, str) else None
