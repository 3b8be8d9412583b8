"""Phrases that set a place off another: the point they mean, the radius that their words leave open, and no pin."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import geodesy
from timeline.find import places
from timeline.lexicon import default
from timeline.model import Article, Place
from timeline.text import prepare

BAKHMUT = (48.6, 38.0)
BEARINGS = {"north": 0, "north-east": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225, "west": 270, "north-west": 315}
points = st.tuples(st.floats(-85, 85), st.floats(-180, 180))


def place(text: str, name: str) -> Place:
    document = prepare(Article(text), default())
    (found,) = (one.value for one in places.find(document, default()) if one.value.name == name)
    return found


def off(one: Place, lat: float, lon: float) -> float:
    return geodesy.distance_km((one.lat or 0.0, one.lon or 0.0), (lat, lon))


@given(points, st.floats(0, 360), st.floats(0, 2000))
def test_who_goes_so_far_is_so_far_away(start, bearing, km):
    assert geodesy.distance_km(start, geodesy.moved(start, bearing, km)) == pytest.approx(km, abs=0.01)


@given(points, points)
def test_halfway_is_as_far_from_both_ends(one, other):
    middle = geodesy.middle(one, other)
    assert geodesy.distance_km(one, middle) == pytest.approx(geodesy.distance_km(middle, other), abs=0.01)


@settings(deadline=None)
@given(st.integers(1, 300), st.sampled_from(sorted(BEARINGS)))
def test_a_distance_and_a_direction_move_the_point_and_leave_half_an_eighth_open(km, direction):
    one = place(f"Shells fell {km} km {direction} of Bakhmut on Monday.", f"{km} km {direction} of Bakhmut")
    assert off(one, *BAKHMUT) == pytest.approx(km, abs=1.5)
    bearing = geodesy.bearing(BAKHMUT, (one.lat, one.lon))
    assert km < 10 or abs((bearing - BEARINGS[direction] + 180) % 360 - 180) < 5
    assert one.precision == "region"
    for aside in (-22.0, 22.0):
        assert off(one, *geodesy.moved(BAKHMUT, BEARINGS[direction] + aside, km)) <= one.radius_km + 1.5


@settings(deadline=None)
@given(st.integers(1, 300), st.floats(0, 360))
def test_a_distance_without_a_direction_may_be_anywhere_so_far_round(km, bearing):
    one = place(f"Shells fell {km} km from Bakhmut on Monday.", f"{km} km from Bakhmut")
    assert off(one, *geodesy.moved(BAKHMUT, bearing, km)) <= one.radius_km + 0.5


@settings(deadline=None)
@given(st.sampled_from(["1", "20", "1,200", "²", "٣", "1e5", "nan", "0", "-5", "1.2.3"]), st.sampled_from(["km", "miles", "nautical miles", "kms"]))
def test_no_number_breaks_a_distance(number, unit):
    document = prepare(Article(f"Ships lay {number} {unit} west of Aden and {number} {unit} off the coast of Yemen."), default())
    for one in places.find(document, default()):
        assert one.value.radius_km is None or (0 < one.value.radius_km < 2000 and math.isfinite(one.value.lat))


@pytest.mark.parametrize(
    ("text", "name", "precision", "lat", "lon", "radius_km"),
    [
        pytest.param("A base near Gomel was hit.", "Gomel", "region", 52.43, 30.98, 23, id="near"),
        pytest.param("A depot outside the city of Gomel burned.", "Gomel", "region", 52.43, 30.98, 18, id="outside"),
        pytest.param("They fought on the outskirts of Bakhmut.", "outskirts of Bakhmut", "region", 48.6, 38, 10, id="outskirts"),
        pytest.param("They attacked in the Pokrovsk direction.", "Pokrovsk direction", "region", 48.28, 37.18, 28, id="direction of a front"),
        pytest.param(
            "Guns fired between the towns of Izium and Kupiansk.", "between the towns of Izium and Kupiansk", "region", 49.5, 37.4, 30, id="two"
        ),
        pytest.param("Drones fell 60 nautical miles southeast of Aden.", "60 nautical miles southeast of Aden", "sea", 12.07, 45.76, 54, id="at sea"),
        pytest.param("A tanker burned off Yemen's western coast.", "Yemen's western coast", "sea", 13.2, 43.1, 330, id="side of a coast"),
        pytest.param("A corvette was met off the UK coast.", "UK coast", "sea", 53.9, -3.4, 460, id="coast behind the name"),
        pytest.param("A frigate lay off Liberia.", "Liberia", "sea", 5.4, -10, 230, id="off a state"),
        pytest.param("They sank a ship in waters off Crimea.", "waters off Crimea", "sea", 44.5, 34.9, 91, id="off a peninsula"),
        pytest.param(
            "A cable broke 30 miles off the coast of Gotland.", "30 miles off the coast of Gotland", "sea", 58, 17.4, 86, id="off an island"
        ),
    ],
)
def test_words_of_nearness_give_a_radius(text, name, precision, lat, lon, radius_km):
    one = place(text, name)
    assert (one.precision, one.iso3 if precision == "sea" else "") == (precision, "")
    assert off(one, lat, lon) < 15
    assert one.radius_km == pytest.approx(radius_km, abs=4)


@pytest.mark.parametrize(
    ("text", "name", "iso3", "lat", "lon"),
    [
        pytest.param("Belarus moved troops near the border with Poland.", "border with Poland", "", 52.6, 23.6, id="the state named before"),
        pytest.param("Russian troops massed near the Ukraine border.", "Ukraine border", "", 50.3, 37.5, id="the people named before"),
        pytest.param("Turkey said the Kurds had left the northern Syrian border.", "northern Syrian border", "SYR", 36.7, 38.7, id="side and state"),
        pytest.param("Israel shelled Lebanon's southern border.", "Lebanon's southern border", "LBN", 33.1, 35.4, id="side behind the name"),
        pytest.param("Rockets fell on Lebanon's southern border.", "Lebanon's southern border", "LBN", 33.1, 35.4, id="side alone"),
        pytest.param("Indian and Chinese troops clashed on their disputed border.", "border", "", 32.6, 78.7, id="the border of both"),
        pytest.param("The army of Poland dug in 5 km from the Belarus border.", "5 km from the Belarus border", "", 52.6, 23.6, id="a way off"),
    ],
)
def test_a_border_is_that_with_the_neighbour_meant(text, name, iso3, lat, lon):
    one = place(text, name)
    assert (one.iso3, one.precision) == (iso3, "region")
    assert off(one, lat, lon) < 30
    assert one.radius_km is not None


@pytest.mark.parametrize(
    ("text", "name", "lat", "lon"),
    [
        pytest.param("Fighting in Mali's north went on.", "Mali's north", 22.5, -4, id="possessive"),
        pytest.param("Drones hit Ukraine's eastern regions.", "Ukraine's eastern regions", 49, 37.2, id="possessive and noun"),
        pytest.param(
            "Jets flew near contested islands in the East China Sea.", "contested islands in the East China Sea", 25.75, 123.5, id="islands"
        ),
        pytest.param("Troops were sent to northern Europe.", "northern Europe", 62, 15, id="a part with a row of its own"),
        pytest.param("A ship was seen north of Scotland.", "north of Scotland", 58.6, -4.2, id="off a region"),
        pytest.param("Forces man a checkpoint near the town of Tel Tamr.", "Tel Tamr", 36.66, 40.37, id="first word spelt otherwise"),
        pytest.param("Rockets hit Dayr ez-Zor.", "Dayr ez-Zor", 35.34, 40.14, id="spelling of deir"),
    ],
)
def test_parts_and_spellings_of_places(text, name, lat, lon):
    assert off(place(text, name), lat, lon) < 400 * ("northern" in name) + 20


def test_a_command_in_the_east_is_no_part_of_a_state():
    document = prepare(Article("Ukraine's eastern command said so."), default())
    assert [one.value.name for one in places.find(document, default())] == ["Ukraine"]


@pytest.mark.parametrize("text", ["Ukraine cut off Crimea.", "They sealed off Gaza.", "A mine off Mali was found."])
def test_what_is_cut_off_is_not_at_sea(text):
    document = prepare(Article(text), default())
    assert all(one.value.precision != "sea" for one in places.find(document, default()))


def test_a_border_of_nobody_in_the_text_has_no_side():
    assert place("Troops dug in near the border with Ukraine.", "border with Ukraine").radius_km is None
