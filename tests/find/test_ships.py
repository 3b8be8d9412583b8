import csv

import pytest

from timeline.find import equipment
from timeline.lexicon import DATA, default
from timeline.model import Article
from timeline.pipeline import read
from timeline.text import prepare

with (DATA / "ships.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


def named(text):
    return [found.value.name for found in equipment.find(prepare(Article(text), default()), default()) if found.value.named]


def states(text):
    """Return for each event the states that act and those that are hit."""
    event = read(Article(text, title=""), default()).events[0]
    return [party.value.iso3 for party in event.actors], [party.value.iso3 for party in event.targets]


def test_the_table_is_sorted_and_each_ship_has_its_state_once():
    assert len(ROWS) >= 1000
    assert len({row["name"] for row in ROWS}) == len(ROWS)
    assert [row["name"].lower() for row in ROWS] == sorted(row["name"].lower() for row in ROWS)
    assert all(len(row["iso3"]) == 3 and row["iso3"].isupper() and row["class"] and row["source"] for row in ROWS)


def test_every_ship_is_found_behind_the_noun_of_its_class():
    missed = []
    for row in ROWS:
        kind = row["class"].partition(";")[0]
        first, _, rest = row["name"].partition(" ")
        bare = rest if first in default().equipment.prefixes else row["name"]
        for call in (bare, *(part.strip() for part in row["short"].split(";") if part)):
            if not named(f"It is said that the {kind} {call} was seen there."):
                missed.append(call)
    assert missed == []


@pytest.mark.parametrize(
    ("text", "ships"),
    [
        pytest.param("The carrier Independence sailed.", ["USS Independence"], id="a word"),
        pytest.param("The helicopter carrier Guam sailed. The Guam was late.", ["USS Guam", "USS Guam"], id="an island, then again"),
        pytest.param("The carriers America and Kitty Hawk sailed.", ["USS America", "USS Kitty Hawk"], id="a continent in a list"),
        pytest.param("Two carriers, the Nimitz and the America, sailed.", ["USS Nimitz", "USS America"], id="behind a comma"),
        pytest.param("The Eisenhower, a nuclear-powered aircraft carrier, sailed.", ["USS Dwight D. Eisenhower"], id="before its class"),
        pytest.param("The Liaoning aircraft carrier sailed.", ["CNS Liaoning"], id="as an adjective"),
        pytest.param("USS Harry S. Truman sailed. The Truman was late.", ["USS Harry S. Truman"] * 2, id="behind its prefix, then again"),
        pytest.param("The Moskva sank. The cruiser Moskva was old.", ["Moskva", "Moskva"], id="named in full later"),
        pytest.param("HMS Ark Royal sailed. Ark Royal will be late.", ["HMS Ark Royal"] * 2, id="without an article"),
        pytest.param("The carrier Roosevelt and the destroyer Roosevelt met.", ["USS Theodore Roosevelt", "USS Roosevelt"], id="namesakes by class"),
        pytest.param("The destroyer Sheffield burnt.", ["HMS Sheffield"], id="a town"),
        pytest.param("The Nimitz and Ford strike groups met.", ["Nimitz strike group", "Ford strike group"], id="groups"),
        pytest.param("The Bataan Amphibious Ready Group met.", ["Bataan Amphibious Ready Group"], id="group with capitals"),
    ],
)
def test_a_ship_is_known_by_its_name_alone(text, ships):
    assert named(text) == ships


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The Independence Day parade was held in Guam. America and Georgia won.", id="never introduced"),
        pytest.param("The Georgia patrol boat left.", id="a state before a plain boat"),
        pytest.param("The carrier America West Airlines cut flights.", id="an airline"),
        pytest.param("The Wasp stung Boxer.", id="words"),
        pytest.param("Shandong aircraft were seen.", id="a province"),
    ],
)
def test_a_name_without_its_class_is_no_ship(text):
    assert named(text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The carrier Harry S. Truman left. The Truman administration was blamed.", id="a president"),
        pytest.param("The carrier Independence left. The Independence Day parade began.", id="a holiday"),
        pytest.param("The helicopter carrier Guam left. Troops arrived in Guam.", id="an island"),
        pytest.param("The carrier America left. America attacked Iran.", id="a state"),
        pytest.param("The ship Iwo Jima left. It was a battle on Iwo Jima.", id="a battle"),
    ],
)
def test_a_namesake_of_a_ship_stays_what_it_is(text):
    assert len(named(text)) == 1


@pytest.mark.parametrize(
    ("text", "actors", "targets"),
    [
        pytest.param("The carrier Eisenhower arrived in the Red Sea on Monday.", [("USA",)], [], id="owner acts"),
        pytest.param("The submarine Conqueror sank the cruiser General Belgrano on Monday.", [("GBR",)], [("ARG",)], id="owner is hit"),
        pytest.param(
            "The British nuclear-powered attack submarine Conqueror left for the Gulf on Monday.", [("GBR",)], [], id="state told before it"
        ),
        pytest.param("The Eisenhower strike group arrived in the Gulf on Monday.", [("USA",)], [], id="a group"),
        pytest.param("The USS Bataan amphibious ready group arrived in the Gulf on Monday.", [("USA",)], [], id="a group with the prefix"),
        pytest.param("The Russian cruiser Varyag entered the Sea of Japan on Monday.", [("RUS",)], [], id="no second actor"),
    ],
)
def test_a_ship_stands_for_the_state_that_owns_it(text, actors, targets):
    assert states(text) == (actors, targets)


def test_the_state_that_sends_ships_acts_alone():
    text = "Japan sent the helicopter carrier JS Kaga and the destroyer Samidare to Guam on Monday."
    event = read(Article(text), default()).events[0]
    assert [party.value.name for party in event.actors] == ["Japan"]
    assert [thing.value.name for thing in event.equipment] == ["JS Kaga", "JS Samidare"]
