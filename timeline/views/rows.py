"""The table of the events on screen: sorted and cut into windows here, so that the browser holds only rows near those in view."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from timeline.lexicon import default
from timeline.lexicon.types import EventType
from timeline.views import assets, pictures, scene, state, wording
from timeline.views.columns import ALL, USUAL, chosen, sort

KEY, ASKED = "rows", "rows-asked"
# Rows sent at once, and how many of them stand above the one in view.
SENT, ABOVE = 120, 40

_component = st.components.v2.component(
    "muster_rows", html="", css=assets.text("web/rows.css"), js=assets.script("web/rows.js"), isolate_styles=False
)


@st.fragment
def show(now: scene.Scene) -> None:
    """Show the table, the selected row in view; scrolling redraws nothing else."""
    if st.session_state.pop(ASKED, False):
        st.rerun()  # the whole page: an event was opened, or the rows have another order
    if not len(now.order):
        st.text(wording.NO_MATCH if len(now.collection.sheet) else wording.NOTHING)
        return
    names, (by, down) = chosen(), sort()
    at = now.place
    version = f"{now.collection.sheet.number} {hash(now.filters)} {by} {down} {now.theme} {names}"
    first = _first(version, now.selected, at, len(now.order))
    told = {
        "version": version,
        "count": len(now.order),
        "first": first,
        "rows": pictures.once(("rows", version, now.filters, first), lambda: _rows(now, names, first)),
        "columns": [[name, ALL[name].name, ALL[name].width, ALL[name].help] for name in names],
        "choices": [[name, one.name, one.help] for name, one in ALL.items()],
        "usual": list(USUAL),
        "sort": [by, down],
        "selected": now.selected,
        "at": at,
        "theme": now.theme,
        "alt": "Events on screen, one a row; arrow keys move through them",
    }
    _component(
        key=KEY, data=told, on_pick_change=_asking(state.on_pick(KEY)), on_window_change=_scrolled, on_go_change=_asking(_on_go(now)),
        on_sort_change=_asking(_on_sort), on_columns_change=_asking(_on_columns),
    )  # fmt: skip


def _first(version: str, selected: str, at: int | None, count: int) -> int:
    """Return the first row to send: where the reader scrolled to since the selection changed, else near the selected one."""
    asked = state.reported(KEY).window or {}
    told = asked.get("first") if (asked.get("version"), asked.get("selected")) == (version, selected) else None
    first = told if isinstance(told, int) else (at or 0) - ABOVE
    return max(0, min(first, count - SENT))


def _rows(now: scene.Scene, names: Sequence[str], first: int) -> list[list[Any]]:
    types = default().types
    return [row(one, names, types, now.theme) for one in now.collection.sheet.records(now.order[first : first + SENT])]


def row(one: wording.Row, names: Sequence[str], types: Mapping[str, EventType], theme: str) -> list[Any]:
    """Return one row: its event, status and colour, and its cells in words."""
    kind = types[one["event_type"]]
    return [
        one["event_id"], one["status"], kind.colour_dark if theme == "dark" else kind.colour,
        [wording.shown(ALL[name].cell(one, types)) for name in names],
    ]  # fmt: skip


def _scrolled() -> None:
    """Take note of where the reader scrolled to; the rest of the page isn't told."""


def _asking(act: Callable[[], None]) -> Callable[[], None]:
    """Return what acts and then has the whole page drawn, not only the table."""

    def asked() -> None:
        act()
        state.acted()
        st.session_state[ASKED] = True

    return asked


def _on_go(now: scene.Scene) -> Callable[[], None]:
    """Return what opens the event of a row by its number, for keys that lead to rows not in the browser."""
    sheet, rows = now.collection.sheet, now.order

    def go() -> None:
        told = (state.reported(KEY).go or {}).get("at")
        if isinstance(told, int) and len(rows):
            state.choose(str(sheet.events["event_id"].iat[int(rows[min(max(told, 0), len(rows) - 1)])]))

    return go


def _on_sort() -> None:
    told = (state.reported(KEY).sort or {}).get("by")
    if isinstance(told, str):
        st.session_state[state.SORT] = told if told.removeprefix("-") in ALL else ""


def _on_columns() -> None:
    told = (state.reported(KEY).columns or {}).get("names")
    if isinstance(told, list):
        names = [name for name in ALL if name in told]
        st.session_state[state.COLUMNS] = [] if names == list(USUAL) else names
