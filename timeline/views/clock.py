"""The second clock: the day as of which the page is read; only what was published by then is shown."""

from __future__ import annotations

from datetime import date

import streamlit as st

from timeline.views import state, wording


def chosen() -> date | None:
    """Return the day as of which the visitor reads, None for all that is known now."""
    held = st.session_state.get(state.KNOWN)
    try:
        return date.fromisoformat(held) if isinstance(held, str) and held else None
    except ValueError:
        return None


def choose(day: date | None) -> None:
    """Read as of that day, or with all that is known."""
    state.acted()
    st.session_state[state.KNOWN] = day.isoformat() if day else ""


def said() -> list[str]:
    """Return the choice as the row of filters shows it."""
    day = chosen()
    return [f"As known on {wording.day(day)}"] if day else []


def clear() -> None:
    """Read with all that is known."""
    st.session_state[state.KNOWN] = ""
