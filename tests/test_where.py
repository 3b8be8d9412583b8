"""Events stand where the map draws them; a frame holds them, a movement by either end."""

import pytest
from chart_frames import PLACES, event, frame
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import filters, where
from timeline.filters import Filters
from timeline.where import Frame

BELARUS = Frame(22.0, 51.0, 33.0, 56.5)
EVENTS = frame(
    event(None, at="Minsk"), event(None, at="Kyiv"), event(None, at="Kyiv", origin="Brest"), event(None, origin="Minsk"), event(None),
    event(None, at="Russia"), event(None, at="Kyiv", origin="Norfolk"),
)  # fmt: skip


def kept(**choice):
    return list(filters.apply(EVENTS, Filters(**choice))["event_id"])


def test_a_frame_keeps_what_stands_in_it_and_movements_by_either_end():
    assert kept(frame=BELARUS) == ["e0", "e2", "e3"]


def test_an_event_of_a_country_stands_where_the_map_draws_its_ring():
    lon, lat = where.label_points()["RUS"]
    assert kept(frame=Frame(lon - 1, lat - 1, lon + 1, lat + 1)) == ["e5"]
    assert kept(frame=Frame(PLACES["Russia"][1] - 1, PLACES["Russia"][0] - 1, PLACES["Russia"][1] + 1, PLACES["Russia"][0] + 1)) == []


def test_events_the_map_cannot_show_are_those_without_coordinates():
    assert kept(is_placed=False) == ["e4"]
    assert kept(is_placed=True) == ["e0", "e1", "e2", "e3", "e5", "e6"]


@pytest.mark.parametrize("turn", [-360, 0, 360])
def test_a_frame_holds_the_same_on_every_round_of_the_world(turn):
    assert kept(frame=Frame(BELARUS.west + turn, BELARUS.south, BELARUS.east + turn, BELARUS.north)) == kept(frame=BELARUS)


@settings(deadline=None)  # the first call reads the base map
@given(st.floats(-180, 180), st.floats(0, 360), st.floats(-90, 89), st.floats(0, 90))
def test_a_wider_frame_never_loses_an_event(west, width, south, height):
    small = Frame(west, south, west + width, min(south + height, 90))
    large = Frame(west - 5, south - 5, small.east + 5, small.north + 5)
    assert set(kept(frame=small)) <= set(kept(frame=large))
