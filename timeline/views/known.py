"""What a reader could know on a day: the choice of that day, and when each event was told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from timeline.charts import known as charts
from timeline.lexicon import default
from timeline.views import chart, clock, controls, pictures, scene, state, wording

WIDTH, SLIDER, DAY = 1224, "known-slider", "known-day"
HOW = (
    "Each mark is what reports of one day tell of one time, larger for more events; clicks open them in turn. "
    "Above the dashed line it was told later, below it was told ahead. A bar spans a vague date. "
    "What was not yet published on the chosen day is pale here and left out everywhere else."
)


def show(now: scene.Scene) -> None:
    """Show the choice of the day and the scatter of event dates against days of publication."""
    sheet = now.collection.sheet
    rows = sheet.rows(replace(now.filters, known=None))
    events = sheet.chart(rows)
    days = sorted(day.date() for day in events["published"].dropna().unique())
    if not days:
        with st.container(border=True, key="no-known"):
            st.text("None of these events comes from a report with a day of publication." if len(rows) else wording.NO_MATCH)
        return
    _choose(days)
    with st.container(key="how"):
        st.text(HOW)
        for line in _missing(now, events):
            st.text(line)
    width, known = state.reported(chart.key("known")).width or WIDTH, now.filters.known
    figure = pictures.kept(
        ("known", sheet.number, now.filters, now.theme, width, now.selected),
        lambda: charts.figure(events, default().types, theme=now.theme, width_px=width, known=known, selected=now.selected),
    )
    alt = f"When {wording.count(len(rows), 'event')} happened against when they were told; the table and the text hold the same"
    chart.show("known", figure, chart.Frame(alt, now.collection.title, width, selected=now.selected))


def _missing(now: scene.Scene, events: pd.DataFrame) -> list[str]:
    """Return what is not in the picture or not on the page, a sentence each."""
    said = []
    unpublished, undated, outside = int(events["published"].isna().sum()), charts.undated(events), charts.outside(events)
    if now.filters.known:
        said.append(f"{len(now.chosen):,} of {wording.count(len(events), 'event')} were known on {wording.day(now.filters.known)}.")
    if unpublished:
        left_out = "left out of the page while a day is chosen, and out of this picture" if now.filters.known else "not in this picture"
        said.append(f"{wording.count(unpublished, 'event')} from reports without a day of publication: {left_out}.")
    if undated:
        said.append(f"{wording.count(undated, 'event')} without a date of their own: not in this picture.")
    if outside:
        said.append(f"{wording.count(outside, 'event')} far earlier or later: zoom out to see {'it' if outside == 1 else 'them'}.")
    return [" ".join(said)] if said else []


def _choose(days: Sequence[date]) -> None:
    """Show the day as slider and date, each of which moves the other; the last day means all that is known."""
    first, last = days[0], days[-1]
    asked = clock.chosen()
    st.session_state[DAY] = asked
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key="known-choice"):
        if first < last:
            st.session_state[SLIDER] = min(max(asked, first), last) if asked else last
            st.slider("As known on", first, last, key=SLIDER, format="D MMM YYYY", on_change=_slid, args=(last,))
        st.date_input(
            "Day", value=None, min_value=controls.EARLIEST, max_value=controls.LATEST, key=DAY, format="YYYY-MM-DD", on_change=_picked, width=170
        )


def _slid(last: date) -> None:
    day = st.session_state[SLIDER]
    clock.choose(None if day == last else day)


def _picked() -> None:
    clock.choose(st.session_state[DAY])
