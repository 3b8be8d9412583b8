"""The foot of the page: the download, and what the page could not show or read."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from timeline.export import csv
from timeline.views import below, library, summary, wording


def show(events: pd.DataFrame) -> None:
    """Offer the rows on screen as CSV and say what is missing."""
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.download_button(
            f"Download CSV ({wording.count(len(events), 'row')})", partial(_csv, events), "muster-events.csv", "text/csv",
            key="download", on_click="ignore", disabled=events.empty, icon=":material/download:",
        )  # fmt: skip
        st.button("Read as text", on_click=below.read, key="read", icon=":material/article:")
        for line in summary.left_out(events):
            st.text(line)


def notes(collection: library.Collection) -> None:
    """Say what could not be read: openly of the visitor's own reports, folded away of a bundled dossier."""
    said = [wording.shown(wording.sentence(problem)) for problem in collection.problems]
    if not said:
        return
    with st.expander(f"Notes on reading ({len(said)})", expanded=collection.is_yours, key="notes"):
        for line in said:
            st.text(line)


def _csv(events: pd.DataFrame) -> bytes:
    return csv.text(events).encode("utf-8")
