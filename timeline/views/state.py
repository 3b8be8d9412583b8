"""What this visitor has chosen: the open event, and what the browser components report."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import streamlit as st

EVENT, REPORT, DOSSIER, LANES, VIEW, FORCE, KNOWN, OWN = "event", "report", "dossier", "lanes", "view", "force", "known", "own reports"
FACETS = ("status", "kind", "actor", "source", "sure")
DATES, SEARCH = "dates", "q"
SORT, COLUMNS, SENTENCE = "sort", "columns", "sentence"
AREA, PLACED, DATED, GAPS = "area", "placed", "dated", "gaps"
PLAYED = "events to play"
WRITTEN, ACTED = "written address", "acted"
# What components report as a mapping of names to values.
MAPPINGS = ("view", "brush", "choose", "window", "go", "sort", "columns", "published", "only")


class Reported(NamedTuple):
    """What a component in the browser last said: its width in pixels, the view its reader zoomed to, one click or choice."""

    width: int | None = None
    view: Mapping[str, Any] | None = None
    pick: str | tuple[str, ...] | None = None
    report: str | None = None
    brush: Mapping[str, Any] | None = None
    choose: Mapping[str, Any] | None = None
    window: Mapping[str, Any] | None = None
    go: Mapping[str, Any] | None = None
    sort: Mapping[str, Any] | None = None
    columns: Mapping[str, Any] | None = None
    published: Mapping[str, Any] | None = None
    only: Mapping[str, Any] | None = None
    gaps: str | None = None
    play: str | None = None


def reported(key: str) -> Reported:
    """Return what the component of that key reports; the only place where it is read, so that tests can replace it."""
    told = st.session_state.get(key)
    values = {name: told.get(name) for name in Reported._fields} if isinstance(told, Mapping) else {}
    return Reported(
        width=values["width"] if isinstance(values.get("width"), int) else None,
        pick=_names(values.get("pick")),
        report=_text(values.get("report")),
        gaps=_text(values.get("gaps")),
        play=_text(values.get("play")),
        **{name: values[name] for name in MAPPINGS if isinstance(values.get(name), Mapping)},
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
    acted()


def acted() -> None:
    """Note that this run comes from something the visitor did on the page, not from the address."""
    st.session_state[ACTED] = True


def on_pick(key: str) -> Callable[[], None]:
    """Return what opens the event a reader picked in that component; an empty name closes it."""

    def on_click() -> None:
        picked = reported(key).pick
        acted()
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
        acted()
        if window is not None:
            st.session_state[DATES] = days([window.get("first"), window.get("last")])

    return brushed


def on_gaps(key: str) -> Callable[[], None]:
    """Return what shows long silences on the time axis, or leaves them out."""

    def turned() -> None:
        acted()
        st.session_state[GAPS] = "shown" if reported(key).gaps == "shown" else ""

    return turned


def on_play(key: str) -> Callable[[], None]:
    """Return what notes which events a reader asked to play though they are many."""

    def asked() -> None:
        acted()
        st.session_state[PLAYED] = reported(key).play

    return asked


def days(window: Sequence[object]) -> tuple[date | None, date | None] | tuple[()]:
    """Return a window of days as the filter holds it, its earlier end first; an end may be open, nonsense is no window.

    >>> days(["2022-02-28", "2022-02-01"]), days(["2022-02-01", ""]), days(["soon", "later"])
    ((datetime.date(2022, 2, 1), datetime.date(2022, 2, 28)), (datetime.date(2022, 2, 1), None), ())
    """
    try:
        first, last = (date.fromisoformat(str(day)) if day else None for day in window)
    except ValueError:
        return ()
    if first and last:
        return min(first, last), max(first, last)
    return (first, last) if first or last else ()


def after(name: str | None, names: Sequence[str]) -> str:
    """Return the event after this one, so that clicks on a place open its events in turn.

    >>> after("b", ["a", "b", "c"]), after("c", ["a", "b", "c"]), after(None, ["a", "b"])
    ('c', 'a', 'a')
    """
    if not names:
        return ""
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]


def choose(event_id: str) -> None:
    """Open an event, or none."""
    acted()
    st.session_state[EVENT] = event_id
    for name in (REPORT, SENTENCE):
        st.session_state.pop(name, None)


def forget_choice() -> None:
    """Let the page choose which event to open."""
    choose("")
    st.session_state[EVENT] = None


def chosen() -> str | None:
    """Return the open event; None before the visitor has chosen, "" if none shall be open."""
    held = st.session_state.get(EVENT)
    return held if isinstance(held, str) else None
