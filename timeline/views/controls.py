"""The row of filters; each one lives in the address bar, so that a view can be shared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, cast

import pandas as pd
import streamlit as st

from timeline.filters import Filters
from timeline.lexicon import default
from timeline.record import parts
from timeline.views import state, wording

BIND: Final = "query-params"
KEYS = ("status", "kind", "actor", "q")
EARLIEST, LATEST = date(1800, 1, 1), date(2199, 12, 31)
# A range may start empty, although its annotation has no word for it.
NO_DAYS = cast("tuple[date, date]", ())
LANES = ("group", "type", "actor", "place", "source", "status")


def show(events: pd.DataFrame) -> Filters:
    """Show the filters over these events and return what is chosen."""
    kinds, actors = _kinds(events), _actors(events)
    statuses = st.pills("Status", list(wording.STATUSES.values()), selection_mode="multi", key="status", bind=BIND, label_visibility="collapsed")
    with _popover("Dates", "dates", _window_label()):
        window = st.date_input(
            "Days the events touch", value=NO_DAYS, min_value=EARLIEST, max_value=LATEST, key=state.DATES, bind=BIND, format="YYYY-MM-DD",
            help="Also set by drawing a window over the bars above the timeline",
        )  # fmt: skip
    with _popover("Type", "kind", _names("kind")):
        chosen = st.multiselect("Groups and types", list(kinds), key="kind", bind=BIND, placeholder="All groups and types")
    with _popover("Actor", "actor", _names("actor")):
        countries = st.multiselect("States that act", list(actors), key="actor", bind=BIND, placeholder="All states")
    text = st.text_input("Search", key="q", bind=BIND, type="search", placeholder="Search the events", label_visibility="collapsed", width=210)
    if any(st.session_state.get(key) for key in (*KEYS, state.DATES)):
        st.button("Clear filters", type="tertiary", on_click=clear, key="clear")
    first, last = _ends(window)
    groups, types = _split(kinds, chosen)
    return Filters(
        first=first, last=last, groups=groups, types=types, text=text or "",
        countries=frozenset(actors[name] for name in countries if name in actors),
        statuses=frozenset(status for status, name in wording.STATUSES.items() if name in (statuses or ())),
    )  # fmt: skip


def lanes() -> str:
    """Show the choice of lanes and return the chosen one."""
    choice = st.selectbox("Lanes", [f"Lanes by {name}" for name in LANES], key="lanes", bind=BIND, label_visibility="collapsed", width=165)
    return choice.rpartition(" ")[2]


def clear() -> None:
    """Choose nothing in any filter."""
    for key in KEYS:
        st.session_state[key] = "" if key == "q" else []
    st.session_state[state.DATES] = ()


def _popover(name: str, key: str, said: str) -> st.delta_generator.DeltaGenerator:
    """A popover says on its button what is chosen in it."""
    return st.popover(f"{name}: {said}" if said else name, key=f"popover-{key}", type="secondary")


def _window_label() -> str:
    first, last = _ends(st.session_state.get(state.DATES))
    return wording.days(first, last) if first else ""


def _names(key: str) -> str:
    chosen: Sequence[str] = st.session_state.get(key) or ()
    return f"{chosen[0]} +{len(chosen) - 1}" if len(chosen) > 1 else "".join(chosen)


def _ends(window: object) -> tuple[date | None, date | None]:
    """A range of which only one day is picked yet is no filter."""
    if isinstance(window, tuple | list) and len(window) == 2:
        return window[0], window[1]
    return None, None


def _kinds(events: pd.DataFrame) -> dict[str, tuple[str, str]]:
    """Return group or type by its name on the page: those there are, groups first."""
    present, types = set(events["event_type"]), default().types
    groups = dict.fromkeys(kind.group for kind in types.values() if kind.type in present)
    singles = {kind.label: ("type", kind.type) for kind in types.values() if kind.type in present}
    return {f"{group.capitalize()} (all)": ("group", group) for group in groups} | singles


def _split(kinds: Mapping[str, tuple[str, str]], chosen: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
    pairs = [kinds[name] for name in chosen if name in kinds]
    groups, types = (frozenset(name for level, name in pairs if level == wanted) for wanted in ("group", "type"))
    return groups, types


def _actors(events: pd.DataFrame) -> dict[str, str]:
    """Return the codes of the states that act in these events by their name, those that act most first."""
    counts = events["actors_iso3"].dropna().map(parts).explode().value_counts()
    known = default().countries.by_iso3
    return {known[code].name if code in known else code: code for code in counts.index}
