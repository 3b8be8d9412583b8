"""The main page: timeline, map, evidence and table of one collection of reports."""

from __future__ import annotations

import streamlit as st

from timeline.views import address, below, controls, foot, intake, reading, scene, summary


def page() -> None:
    """Show the collection that the visitor chose, a bundled dossier at first."""
    address.pull()
    reading.work()
    headline, choice = st.columns([5, 6], vertical_alignment="center", gap="medium")
    with choice:
        collection = intake.choose()
    with st.container():  # always there, so that what stands below keeps its place and isn't drawn anew
        foot.faults()
        intake.tell(collection)
    wanted = controls.wanted(collection.sheet.facets)
    now = scene.of(collection, wanted)
    counts = now.once("facets", lambda: collection.sheet.index.facets(wanted))
    with headline.container(key="summary"):
        said = now.once("headline", lambda: summary.sentence(now.charted, whole=len(collection.sheet), reports=now.reports))
        summary.show(said, counts["status"], is_empty=not len(collection.sheet))
    with st.container(horizontal=True, gap="small", vertical_alignment="top", key="filters"):
        controls.show(collection.sheet.facets, counts, theme=scene.theme())
        lane = controls.lanes()
    address.push(dossier=intake.usual(), lanes="Lanes by group", view=below.TABLE)
    _show(now, lane)
    intake.settled()


def _show(now: scene.Scene, lane: str) -> None:
    with st.container(key="charts"):
        scene.time(now, lane)
    with st.container(key="places"):
        if len(now.chosen):
            left, right = st.columns([5, 7], gap="medium")
            with left:
                scene.place(now)
            with right:
                scene.words(now)
        else:
            scene.words(now)
        scene.gaps(now)
    with st.container(key="list"):
        below.show(now)
    with st.container(key="foot"):
        foot.show(now)
        foot.notes(now.collection)
