"""The force ledger: how strong reports say that a force was, where and when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd
import streamlit as st
from numpy.typing import NDArray

from timeline import ledger
from timeline.charts import ledger as charts
from timeline.lexicon import default
from timeline.sheet import Records, Rows
from timeline.views import chart, chronicle, pictures, scene, state, wording

WIDTH, CHOICE = 1224, "force-choice"
MOST = 20_000  # numbers that are read without a pause
HOW = (
    "A band reaches from the least to the most that a report may mean and holds until the next report; later days are paler. "
    "What came (▲) and went (▼) is a change of its own and never added up. An open end (“more than 700”) is dotted."
)
NOTHING = (
    "No event on screen tells the number of a force at a time. "
    "The ledger reads the numbers of build-ups, exercises, deployments, call-ups and withdrawals."
)


def show(now: scene.Scene) -> None:
    """Show the choice of a force and its ledger, or say why there is none."""
    rows = _counted(now)
    if len(rows) > MOST:
        _say(f"The ledger reads up to {MOST:,} numbers at once; {len(rows):,} are on screen. Filter them first, by actor or by days.")
        return
    events = now.collection.sheet.events.take(rows)
    found = ledger.entries(events, default())
    series = {wording.shown(one.name): one for one in ledger.series(found)}
    if not series:
        _say(NOTHING if len(now.chosen) else wording.NO_MATCH)
        return
    name = _choice(list(series))
    mine = ledger.of(found, series[name])
    with st.container(key="how"):
        st.text(HOW)
    _draw(now, name, mine, events)
    told = Records(now.collection.sheet, rows[events["event_id"].isin(mine["event_id"]).to_numpy(dtype=bool)])
    chronicle.some("force-list", f"{wording.count(len(told), 'report')} of {name}", told[:MOST], now)


def _counted(now: scene.Scene) -> Rows:
    """Return the rows on screen that have a number."""
    has_number: NDArray[np.bool_] = now.charted[["quantity_min", "quantity_max"]].notna().any(axis=1).to_numpy(dtype=bool)
    return now.chosen[has_number]


def _say(why: str) -> None:
    with st.container(border=True, key="no-ledger"):
        st.text(why)


def _choice(names: Sequence[str]) -> str:
    """Show the choice of a series; only one that the visitor made stands in the address."""
    asked = st.session_state.get(state.FORCE)
    st.session_state[CHOICE] = asked if asked in names else names[0]
    return st.selectbox(f"Whose forces, where ({len(names):,} to choose from)", names, key=CHOICE, on_change=_chosen, width=480)


def _chosen() -> None:
    state.acted()
    st.session_state[state.FORCE] = st.session_state[CHOICE]


def _draw(now: scene.Scene, name: str, mine: pd.DataFrame, events: pd.DataFrame) -> None:
    width, horizon = state.reported(chart.key("ledger")).width or WIDTH, _horizon(now, mine)
    figure = pictures.kept(
        ("ledger", now.collection.sheet.number, now.filters, now.theme, name, width, now.selected),
        lambda: charts.figure(mine, events, default().types, theme=now.theme, horizon=horizon, width_px=width, selected=now.selected),
    )
    alt = f"Reported strength of {name} through time, least to most; the list below tells the same in words"
    chart.show("ledger", figure, chart.Frame(alt, f"{now.collection.title}, {name}", width, selected=now.selected))


def _horizon(now: scene.Scene, mine: pd.DataFrame) -> date:
    """The last day that any report on screen could tell of; nothing is known beyond it."""
    days = [day for day in (now.charted["published"].max(), mine["last"].max()) if not pd.isna(day)]
    last: date = max(np.datetime64(day, "D") for day in days).item()
    return last
