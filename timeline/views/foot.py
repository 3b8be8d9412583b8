"""The foot of the page: the download, and what the page could not show or read."""

from __future__ import annotations

from functools import partial

import streamlit as st

from timeline.export import csv
from timeline.sheet import Rows, Sheet
from timeline.views import below, library, scene, summary, wording


def show(now: scene.Scene) -> None:
    """Offer the rows on screen as CSV, in the order of the table, and say what is missing."""
    count = len(now.order)
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.download_button(
            f"Download CSV ({wording.count(count, 'row')})", partial(_csv, now.collection.sheet, now.order), "muster-events.csv", "text/csv",
            key="download", on_click="ignore", disabled=not count, icon=":material/download:",
        )  # fmt: skip
        st.button("Read as text", on_click=below.read, key="read", icon=":material/article:")
        for line in now.once("left out", lambda: summary.left_out(now.charted)):
            st.text(line)


def faults() -> None:
    """Say why a table named on the command line is not shown."""
    for fault in library.faults():
        with st.container(border=True, key=f"table-fault-{fault[:60]}"):
            st.text(f"A table could not be opened, so the bundled dossiers are shown. {wording.shown(fault)}.")


def notes(collection: library.Collection) -> None:
    """Say what stands in the way of reading the reports well, folded away."""
    said = [wording.shown(wording.sentence(problem)) for problem in collection.problems]
    if not said:
        return
    with st.expander(f"Notes on reading ({len(said)})", key="notes"):
        for line in said:
            st.text(line)


def _csv(sheet: Sheet, rows: Rows) -> bytes:
    return csv.text(sheet.events.take(rows), as_given=True).encode("utf-8")
