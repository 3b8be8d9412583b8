"""The force ledger: how strong reports say that a force was, where and when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from timeline import ledger
from timeline.charts import ledger as charts
from timeline.lexicon import default
from timeline.views import chart, chronicle, scene, state, wording

WIDTH, CHOICE = 1224, "force-choice"
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
    found = ledger.entries(now.events, default())
    series = {wording.shown(one.name): one for one in ledger.series(found)}
    if not series:
        with st.container(border=True, key="no-ledger"):
            st.text(NOTHING if len(now.events) else "No event matches these filters.")
        return
    name = _choice(list(series))
    mine = ledger.of(found, series[name])
    with st.container(key="how"):
        st.text(HOW)
    _draw(now, name, mine)
    rows = [row for row in now.rows if row["event_id"] in set(mine["event_id"])]
    chronicle.some("force-list", f"{wording.count(len(rows), 'report')} of {name}", rows, now)


def _choice(names: Sequence[str]) -> str:
    """Show the choice of a series; only one that the visitor made stands in the address."""
    asked = st.session_state.get(state.FORCE)
    st.session_state[CHOICE] = asked if asked in names else names[0]
    return st.selectbox(f"Whose forces, where ({len(names):,} to choose from)", names, key=CHOICE, on_change=_chosen, width=480)


def _chosen() -> None:
    state.acted()
    st.session_state[state.FORCE] = st.session_state[CHOICE]


def _draw(now: scene.Scene, name: str, mine: pd.DataFrame) -> None:
    width = state.reported(chart.key("ledger")).width or WIDTH
    figure = charts.figure(
        mine, now.events, default().types, theme=now.theme, horizon=_horizon(now, mine), width_px=width, selected=now.selected,
    )  # fmt: skip
    alt = f"Reported strength of {name} through time, least to most; the list below tells the same in words"
    chart.show("ledger", figure, chart.Frame(alt, f"{now.collection.title}, {name}", width, selected=now.selected))


def _horizon(now: scene.Scene, mine: pd.DataFrame) -> date:
    """The last day that any report on screen could tell of; nothing is known beyond it."""
    days = [day for day in (now.events["published"].max(), mine["last"].max()) if not pd.isna(day)]
    last: date = max(pd.Timestamp(day) for day in days).date()
    return last
