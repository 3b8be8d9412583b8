"""The part of the page below timeline and map: the same events as table, as text, as forces, or as known on a day."""

from __future__ import annotations

from typing import Final

import streamlit as st

from timeline.views import chronicle, controls, forces, known, rows, scene, state

TABLE, TEXT, FORCES, KNOWN = "Table", "Read as text", "Force ledger", "As known on"
VIEWS: Final = (TABLE, TEXT, FORCES, KNOWN)


def show(now: scene.Scene) -> None:
    """Show the choice of a view, which lives in the address bar, and the chosen view."""
    controls.forget_unknown(state.VIEW, VIEWS)
    chosen = st.segmented_control(
        "How to show these events",
        VIEWS,
        default=controls.held(state.VIEW, TABLE),
        required=True,
        key=state.VIEW,
        on_change=state.acted,
        label_visibility="collapsed",
    )
    with st.container(key=f"view-{VIEWS.index(chosen) if chosen in VIEWS else 0}"):
        if chosen == TEXT:
            chronicle.show(now)
        elif chosen == FORCES:
            forces.show(now)
        elif chosen == KNOWN:
            known.show(now)
        else:
            rows.show(now)


def read() -> None:
    """Choose the view to read."""
    state.acted()
    st.session_state[state.VIEW] = TEXT
