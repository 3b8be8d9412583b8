"""Says in one sentence what is on screen; its numbers are filters."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from timeline.charts import lanes, map
from timeline.views import controls, wording

SHARES = {"asserted": "reported as done", "planned": "planned", "possible": "possible", "denied": "denied"}


def show(headline: str, counts: Mapping[str, int], *, is_empty: bool) -> None:
    """Show the headline and under it how sure the reports are; `counts` are the events of each status under the other filters."""
    st.header(headline, anchor=False)
    if not any(counts.values()):
        st.text("Nothing to show yet." if is_empty else wording.NO_MATCH)
        return
    chosen = st.session_state.get("status") or ()
    with st.container(horizontal=True, gap="small", key="shares"):
        for status, name in wording.STATUSES.items():
            if counts.get(status):
                st.button(
                    f"{wording.SIGNS[status]} {counts[status]:,} {SHARES[status]}", key=f"only-{status}", on_click=controls.toggle("status", name),
                    type="secondary" if name in chosen else "tertiary",
                )  # fmt: skip


def sentence(shown: pd.DataFrame, *, whole: int, reports: int) -> str:
    """Return the headline: how many events of how many reports, over what time.

    >>> from timeline import table
    >>> sentence(table.frame([{"event_id": "e-1"}]), whole=1, reports=1)
    '1 report, 1 event'
    """
    events = wording.count(whole, "event") if len(shown) == whole else f"{len(shown):,} of {wording.count(whole, 'event')}"
    first, last = shown["date_start"].min(), shown["date_end"].max()
    span = "" if pd.isna(first) or pd.isna(last) else f", {wording.months(first.date(), last.date())}"
    told = f"{wording.count(reports, 'report')}, " if reports or not whole else ""  # a table may not say which reports it is from
    return f"{told}{events}{span}"


def left_out(shown: pd.DataFrame) -> list[str]:
    """Return what the charts cannot show of these events, a sentence each."""
    undated, unplaced = lanes.undated(shown), map.unplaced(shown)
    said = []
    if undated:
        said.append(f"{wording.count(undated, 'event')} without a date: in the table, not on the timeline")
    if unplaced:
        said.append(f"{wording.count(unplaced, 'event')} without a place: in the table, not on the map")
    return said
