"""The filter for events without a day, which no timeline can show; and what the list of them beneath the timeline needs."""

from __future__ import annotations

import json
from collections.abc import Callable

import pandas as pd
import streamlit as st

from timeline.charts import story
from timeline.charts.places import gather
from timeline.lexicon import default
from timeline.views import state, wording

UNDATED = "Without a date"


def is_dated() -> bool | None:
    """Return False if only events without a day are asked for."""
    if st.session_state.get(state.DATED) == "no":
        return False
    st.session_state[state.DATED] = ""
    return None


def said() -> list[str]:
    """Return the filter as the reader can take it off again."""
    return [UNDATED] if is_dated() is False else []


def clear() -> None:
    """Show events with and without a day."""
    st.session_state[state.DATED] = ""


def on_only(key: str) -> Callable[[], None]:
    """Return what shows only the events without a day; no window of days holds any of them."""

    def chosen() -> None:
        state.acted()
        if (state.reported(key).only or {}).get("undated") is True:
            st.session_state[state.DATED] = "no"
            st.session_state[state.DATES] = ()

    return chosen


def told(undated: pd.DataFrame, theme: str) -> str:
    """Return the events without a day as the list wants them, as JSON."""
    rows = story.told(undated, gather(undated), default().types, theme)
    if "label" in rows["columns"]:
        rows["columns"]["label"] = [wording.shown(label) for label in rows["columns"]["label"]]
    return json.dumps({"story": rows}, separators=(",", ":"))
