"""The row of filters: what can be chosen, with the number of events each choice would show."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from timeline.filters import Filters
from timeline.lexicon import default
from timeline.views import area, assets, clock, dated, state, wording

KEY = "choices"
EARLIEST, LATEST = date(1800, 1, 1), date(2199, 12, 31)
LANES = {f"Lanes by {name}": name for name in ("group", "type", "actor", "country", "place", "source", "status")} | {"Said and done": "said"}
NAMES = {"status": "Status", "kind": "Type", "actor": "Actor", "source": "Source", "sure": "Confidence"}
LOOK = "Needs a look: below 50%, or no date"
SURE = {"75% and more": "high", "50 to 75%": "middle", LOOK: "low"}
Counts = Mapping[str, Mapping[str, int]]

_component = st.components.v2.component(
    "muster_filters", html="", css=assets.text("web/filters.css"), js=assets.script("web/filters.js"), isolate_styles=False
)


def wanted(whole: Counts) -> Filters:
    """Return what the visitor has chosen of what there is; the rest is forgotten. `whole` are the facets without any filter."""
    codes: dict[str, dict[str, Any]] = {
        "status": _statuses(),
        "kind": _kinds(whole),
        "actor": _actors(whole),
        "source": _sources(whole),
        "sure": SURE,
    }
    chosen: dict[str, list[Any]] = {}
    for facet in state.FACETS:
        names = [name for name in st.session_state.get(facet) or () if name in codes[facet]]
        st.session_state[facet] = names
        chosen[facet] = [codes[facet][name] for name in names]
    first, last = ends(st.session_state.get(state.DATES))
    groups, types = (frozenset(name for level, name in chosen["kind"] if level == wanted) for wanted in ("group", "type"))
    return Filters(
        first=first, last=last, groups=groups, types=types, countries=frozenset(chosen["actor"]), statuses=frozenset(chosen["status"]),
        sources=frozenset(chosen["source"]), bands=frozenset(chosen["sure"]), text=str(st.session_state.get(state.SEARCH) or ""),
        known=clock.chosen(),
        frame=area.chosen(), is_placed=area.is_placed(), is_dated=dated.is_dated(),
    )  # fmt: skip


def show(whole: Counts, counts: Counts, *, theme: str) -> None:
    """Show the filters; `counts` are the facets under the filters chosen."""
    facets = {
        "status": [(name, counts["status"].get(code, 0), 0) for name, code in _statuses().items()],
        "kind": _tree(_kinds(whole), counts),
        "actor": [(name, counts["country"].get(code, 0), 0) for name, code in _actors(whole).items()],
        "source": [(name, counts["source"].get(code, 0), 0) for name, code in _sources(whole).items()],
        "sure": [(name, counts["band"].get(code, 0), 0) for name, code in SURE.items()],
    }
    first, last = ends(st.session_state.get(state.DATES))
    told = {
        "facets": [{"key": key, "name": NAMES[key], "choices": choices} for key, choices in facets.items() if len(choices) > 1],
        "chosen": {facet: list(st.session_state.get(facet) or ()) for facet in state.FACETS}
        | {"known": clock.said(), "place": area.said(), "dated": dated.said()}
        | {"dates": [day.isoformat() if day else "" for day in (first, last)], "q": st.session_state.get(state.SEARCH) or ""},
        "days": wording.days(first, last) if first or last else "",
        "earliest": EARLIEST.isoformat(),
        "latest": LATEST.isoformat(),
        "theme": theme,
    }
    _component(key=KEY, data=told, on_choose_change=_on_choose)


def lanes() -> str:
    """Show the choice of lanes and return the chosen one."""
    forget_unknown(state.LANES, list(LANES))
    names = list(LANES)
    at = names.index(held(state.LANES, names[0]))
    return LANES[st.selectbox("Lanes", names, at, key=state.LANES, label_visibility="collapsed", width=165, on_change=state.acted)]


def held(key: str, usual: str) -> str:
    """Return what a widget shall show from the first, as an address asks for it.

    A busy browser may see a widget only in the second run, which no longer says that its value was set: it would then take
    its default for the reader's choice.
    """
    return str(st.session_state.get(key) or usual)


def forget_unknown(key: str, choices: Sequence[str]) -> None:
    """Drop what an address asks for of a widget if it is not among the choices."""
    if st.session_state.get(key) not in choices:
        st.session_state.pop(key, None)


def clear() -> None:
    """Choose nothing in any filter."""
    state.acted()
    clock.clear()
    area.clear()
    dated.clear()
    for key in state.FACETS:
        st.session_state[key] = []
    st.session_state[state.SEARCH] = ""
    st.session_state[state.DATES] = ()


def toggle(facet: str, name: str) -> Callable[[], None]:
    """Return what chooses a name of a facet alone, or unmakes that choice."""

    def on_click() -> None:
        state.acted()
        st.session_state[facet] = [] if st.session_state.get(facet) == [name] else [name]

    return on_click


def _on_choose() -> None:
    told = state.reported(KEY).choose
    state.acted()
    if told is None:
        return
    if not told.get("known"):
        clock.clear()
    area.keep(_list(told.get("place")))
    if not told.get("dated"):
        dated.clear()
    for facet in state.FACETS:
        st.session_state[facet] = [name for name in _list(told.get(facet)) if isinstance(name, str)]
    st.session_state[state.SEARCH] = told["q"] if isinstance(told.get("q"), str) else ""
    st.session_state[state.DATES] = state.days(_list(told.get("dates")))


def _list(told: object) -> Sequence[Any]:
    return told if isinstance(told, list) else ()


def ends(window: object) -> tuple[date | None, date | None]:
    """Return both ends of a window; either may be open."""
    if isinstance(window, tuple | list) and len(window) == 2:
        return window[0], window[1]
    return None, None


def _statuses() -> dict[str, str]:
    return {name: status for status, name in wording.STATUSES.items()}


def _kinds(whole: Counts) -> dict[str, tuple[str, str]]:
    """Return group or type by its name on the page: those there are, each group before its types."""
    found: dict[str, tuple[str, str]] = {}
    for kind in default().types.values():
        if kind.type in whole["event_type"]:
            found[f"{kind.group.capitalize()} (all)"] = ("group", kind.group)
            found[kind.label] = ("type", kind.type)
    return found


def _tree(kinds: Mapping[str, tuple[str, str]], counts: Counts) -> list[tuple[str, int, int]]:
    columns = {"group": "group", "type": "event_type"}
    return [(name, counts[columns[level]].get(code, 0), int(level == "type")) for name, (level, code) in kinds.items()]


def _actors(whole: Counts) -> dict[str, str]:
    """Return the codes of the states that act by their name, those that act most first."""
    known = default().countries.by_iso3
    return {known[code].name if code in known else code: code for code in whole["country"]}


def _sources(whole: Counts) -> dict[str, str]:
    """Return the outlets as they are shown, those that tell most first."""
    return {wording.shown(source): source for source in whole["source"]}
