"""Keeps what the visitor chose in the address: a link shows the same to others, back and forward go through the steps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from timeline.views import state

ONE = (
    state.DOSSIER, state.LANES, state.VIEW, state.FORCE, state.KNOWN, state.SEARCH, state.SORT, state.AREA, state.PLACED, state.DATED,
    state.GAPS, state.EVENT,
)  # fmt: skip
MANY = (*state.FACETS, state.DATES, state.COLUMNS)
Asked = dict[str, list[str]]


def pull() -> None:
    """Take what the address asks for, if it is not the one written last and the visitor did nothing else in this run.

    What runs because of a click may still carry the address of before the click.
    """
    written = st.session_state.get(state.WRITTEN)
    if st.session_state.pop(state.ACTED, False):
        _take({name: given for name, given in (written or {}).items() if name not in st.session_state})
        return
    asked = {name: st.query_params.get_all(name) for name in (*ONE, *MANY) if name in st.query_params}
    if asked == (written or {}):
        return
    for name in (*ONE, *MANY):
        st.session_state.pop(name, None)
    _take(asked)
    if written is not None and state.EVENT not in asked:
        st.session_state[state.EVENT] = ""
    st.session_state[state.WRITTEN] = asked


def _take(asked: Mapping[str, list[str]]) -> None:
    for name, given in asked.items():
        st.session_state[name] = given[-1] if name in ONE and given else state.days(given) if name == state.DATES else list(given)


def push(**usual: str) -> None:
    """Write what is chosen, all at once, so that it is one step back; `usual` names what need not be written."""
    chosen: Asked = {}
    for name in (*ONE, *MANY):
        held = _written(st.session_state.get(name))
        if held and held != [usual.get(name)]:
            chosen[name] = held
    if {name: st.query_params.get_all(name) for name in st.query_params} != chosen:
        st.query_params.from_dict(chosen)
    st.session_state[state.WRITTEN] = chosen


def _written(held: Any) -> list[str]:  # noqa: ANN401  whatever the session holds
    if isinstance(held, str):
        return [held] if held else []
    return ["" if one is None else str(one) for one in held or ()]
