"""The filter by place believes no nonsense, and comes off again."""

import json
from datetime import date

import pytest
import streamlit as st  # noqa: TID251  the session is what is tested

from timeline import table
from timeline.charts import story
from timeline.charts.places import gather
from timeline.filters import Filters
from timeline.views import area, state
from timeline.where import Frame

BOUNDS = {"west": 20.0, "south": 50.0, "east": 30.0, "north": 55.0}


@pytest.fixture
def session(monkeypatch):
    held: dict = {}
    monkeypatch.setattr(st, "session_state", held)
    return held


@pytest.mark.parametrize("asked", ["", "here", "1,2,3", "nan,0,1,1", "30,50,20,55", "20,55,30,50", "20,50,30,95", None, 7])
def test_an_address_without_a_frame_filters_by_none(session, asked):
    session[state.AREA] = asked
    assert area.chosen() is None
    assert area.said() == []


def test_a_view_that_is_followed_filters_until_it_is_given_up(session):
    session["chart-map"] = {"view": {"zoom": 4, "bounds": BOUNDS}}
    area.on_view("chart-map")()
    assert area.chosen() == Frame(20, 50, 30, 55)
    assert area.said() == [area.ON_MAP]
    session["chart-map"] = {"view": {"zoom": 5}}
    area.on_view("chart-map")()
    assert area.chosen() == Frame(20, 50, 30, 55), "a view that follows nothing says nothing about the filter"
    session["chart-map"] = {"view": {"zoom": 5, "bounds": None}}
    area.on_view("chart-map")()
    assert area.chosen() is None


@pytest.mark.parametrize("bounds", [{}, {"west": "x", "south": 1, "east": 2, "north": 3}, {**BOUNDS, "north": 10}, "all", [1, 2, 3, 4]])
def test_nonsense_of_the_browser_filters_by_nothing(session, bounds):
    session["chart-map"] = {"view": {"bounds": bounds}}
    area.on_view("chart-map")()
    assert area.chosen() is None


def test_only_one_place_or_only_what_has_none(session):
    session["chart-map"] = {"only": {"west": 20.0, "south": 50.0, "east": 20.004, "north": 50.004}}
    area.on_only("chart-map")()
    assert area.said() == [area.AT_ONE]
    session["chart-map"] = {"only": {"unplaced": True}}
    area.on_only("chart-map")()
    assert area.said() == [area.AT_ONE, area.UNPLACED]
    assert area.is_placed() is False
    area.keep([area.UNPLACED])
    assert area.said() == [area.UNPLACED]
    area.clear()
    assert area.said() == []
    assert area.is_placed() is None


def test_many_events_are_offered_to_play_and_told_whole_once_asked_for(session, monkeypatch):
    for name in ("MOST", "LISTED"):
        monkeypatch.setattr(story, name, 0)
    events = table.frame(
        [{"event_id": f"e-{number}", "date_start": date(2022, 1, 1), "lat": 50.0, "lon": 30.0, "group": "combat"} for number in range(3)]
    )
    told = [json.loads(area.told_map(events, gather(events), Filters(), "light", (600, 400), "these")) for _ in range(1)]
    session["chart-map"] = {"play": "these"}
    state.on_play("chart-map")()
    told.append(json.loads(area.told_map(events, gather(events), Filters(), "light", (600, 400), "these")))
    other = json.loads(area.told_map(events, gather(events), Filters(), "light", (600, 400), "others"))
    assert [(one["ask"], bool(one["story"]["columns"])) for one in (*told, other)] == [("these", False), ("", True), ("others", False)]


def test_an_address_with_a_frame_opens_on_it(session):
    frame = Frame(20, 50, 30, 55)
    seen = area.view(None, "dossier", frame, (600, 400))
    assert seen is not None
    assert seen.lon == pytest.approx(25)
    moved = {"revision": "dossier", "center": {"lon": 1.0, "lat": 2.0}, "zoom": 3.0}
    assert area.view(moved, "dossier", frame, (600, 400)).lon == 1.0
    assert area.view(moved, "another", None, (600, 400)) is None
