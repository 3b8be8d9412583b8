"""Events without a day are counted beneath the timeline and can be asked for alone."""

import json
from datetime import date

import pytest
import streamlit as st  # noqa: TID251  the session is what is tested

from timeline import table
from timeline.filters import Filters, apply
from timeline.views import dated, state


@pytest.fixture
def session(monkeypatch):
    held: dict = {}
    monkeypatch.setattr(st, "session_state", held)
    return held


def rows():
    return table.frame(
        [{"event_id": "e-1", "date_start": date(2022, 1, 1)}, {"event_id": "e-2", "label": "Troops\u202e left", "event_type": "withdrawal"}]
    )


def test_only_what_has_no_day_is_kept_by_that_filter():
    kept = {wanted: apply(rows(), Filters(is_dated=wanted))["event_id"].tolist() for wanted in (None, True, False)}
    assert kept == {None: ["e-1", "e-2"], True: ["e-1"], False: ["e-2"]}


def test_asking_for_them_takes_off_the_window_of_days_that_holds_none(session):
    session.update({state.DATES: (date(2022, 1, 1), None), "chart-lanes": {"only": {"undated": True}}})
    dated.on_only("chart-lanes")()
    assert dated.is_dated() is False
    assert dated.said() == ["Without a date"]
    assert session[state.DATES] == ()
    dated.clear()
    assert dated.is_dated() is None
    assert dated.said() == []


@pytest.mark.parametrize("asked", ["yes", "", None, 3])
def test_an_address_that_asks_for_nonsense_asks_for_nothing(session, asked):
    session[state.DATED] = asked
    assert dated.is_dated() is None


def test_the_list_names_each_and_shows_no_hidden_marks():
    told = json.loads(dated.told(rows().iloc[1:], "light"))["story"]["columns"]
    assert told["id"] == ["e-2"]
    assert told["label"] == ["Troops\u25cc left"]
    assert told["first"] == [None]
