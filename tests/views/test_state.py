"""What the browser reports is checked before it is believed."""

from datetime import date

import pytest
import streamlit as st  # noqa: TID251  the session is what is tested

from timeline.charts import axis
from timeline.views import scene, state


@pytest.fixture
def session(monkeypatch):
    held: dict = {}
    monkeypatch.setattr(st, "session_state", held)
    monkeypatch.setattr(st, "query_params", {})
    return held


@pytest.mark.parametrize("told", [None, "x", 7, {"width": "wide", "view": 3, "pick": {"a": 1}, "brush": "all"}])
def test_nonsense_from_the_browser_is_no_report(session, told):
    session["chart-lanes"] = told
    assert state.reported("chart-lanes") == state.Reported()


def test_clicks_on_a_place_open_its_events_in_turn(session):
    session["chart-map"] = {"pick": ["e-1", "e-2"]}
    opened = []
    for _ in range(3):
        state.on_pick("chart-map")()
        opened.append(state.chosen())
    assert opened == ["e-1", "e-2", "e-1"]


def test_an_empty_pick_closes_the_event(session):
    state.choose("e-1")
    session["evidence"] = {"pick": ""}
    state.on_pick("evidence")()
    assert state.chosen() == ""


@pytest.mark.parametrize(
    ("brush", "days"),
    [
        pytest.param({"first": "2022-02-01", "last": "2022-02-28"}, (date(2022, 2, 1), date(2022, 2, 28)), id="a window"),
        pytest.param({"first": "2022-02-28", "last": "2022-02-01"}, (date(2022, 2, 1), date(2022, 2, 28)), id="backwards"),
        pytest.param({"first": "2022-02-01", "last": None}, (date(2022, 2, 1), None), id="an open end"),
        pytest.param({"first": None, "last": None}, (), id="all"),
        pytest.param({"first": "soon", "last": "later"}, (), id="no days"),
        pytest.param({}, (), id="nothing"),
    ],
)
def test_the_brush_sets_the_filter_of_days(session, brush, days):
    session["chart-overview"] = {"brush": brush}
    state.on_brush("chart-overview")()
    assert session[state.DATES] == days


def test_the_view_of_other_events_is_forgotten():
    view = {"revision": "Falklands", "range": ["1982-04-01 00:00:00", "1982-04-30 00:00:00"]}
    assert scene.zoomed(view, "Falklands") == (axis.moment(date(1982, 4, 1)), axis.moment(date(1982, 4, 30)))
    assert scene.zoomed(view, "Belarus") is None
    assert scene.zoomed({"revision": "Falklands", "range": "all"}, "Falklands") is None


def test_a_view_drawn_again_shows_the_same_days():
    days = (date(2022, 1, 10), date(2022, 3, 20))
    start, end = (axis.stamp(edge) for edge in axis.padded(days))
    assert axis.unpadded(scene.zoomed({"revision": "", "range": [start, end]}, "")) == days
