"""Movements that go to several places: a row for each share, with its own number and ends."""

from datetime import date

import pytest
import reports

from timeline import pipeline
from timeline.model import Article


def moves(text, published=reports.TUESDAY):
    """Return trigger, count, place and origin of each movement."""
    return [
        (text[event.trigger.start : event.trigger.end], (reports.count(event) or (None,))[0], reports.spot(event.place), reports.spot(event.origin))
        for event in reports.read(text, published)
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "The Pentagon moved 3,000 troops to Poland and 1,000 to Romania on Monday.",
            [("moved", 3000, "Poland", None), ("1,000", 1000, "Romania", None)],
            id="a mere number",
        ),
        pytest.param(
            "Britain will send 600 soldiers to Estonia, 150 to Poland and 100 from Cyprus to Latvia.",
            [("send", 600, "Estonia", None), ("150", 150, "Poland", None), ("100", 100, "Latvia", "Cyprus")],
            id="a list of three, one with an origin of its own",
        ),
        pytest.param(
            "The army said 300 soldiers were flown to Gao and another 200 to Kidal on Friday.",
            [("flown", 300, "Gao", None), ("another 200", 200, "Kidal", None)],
            id="passive",
        ),
        pytest.param(
            "India sent 500 soldiers to Leh and 20 tanks to Kargil.",
            [("sent", 500, "Leh", None), ("20 tanks", 20, "Kargil", None)],
            id="things of another kind",
        ),
        pytest.param(
            "India moved the 4th Brigade to Leh and the 3rd Brigade to Kargil.",
            [("moved", None, "Leh", None), ("3rd Brigade", None, "Kargil", None)],
            id="units",
        ),
        pytest.param("France sent 500 soldiers and 200 vehicles to Mali.", [("sent", 500, "Mali", None)], id="two things to one place"),
        pytest.param("France flew 500 soldiers to Mali on 20 aircraft.", [("flew", 500, "Mali", None)], id="not what carries them"),
        pytest.param(
            "Some 2,000 American troops will go from Kuwait to Iraq and about 1,000 will deploy from Germany to Romania.",
            [("go", 2000, "Iraq", "Kuwait"), ("deploy", 1000, "Romania", "Germany")],
            id="a mere number with a verb of its own",
        ),
        pytest.param(
            "The United States sent 2,000 soldiers to Poland, and moved about 1,000 more from Germany to Romania.",
            [("sent", 2000, "Poland", None), ("moved", 1000, "Romania", "Germany")],
            id="so many more",
        ),
        pytest.param(
            "Biden is sending 2,000 US-based troops to Poland and shifting 1,000 soldiers from Germany to Romania.",
            [("sending", 2000, "Poland", None), ("shifting", 1000, "Romania", "Germany")],
            id="where the troops are based is a word before the noun",
        ),
    ],
)
def test_each_share_of_a_movement_has_a_row_of_its_own(text, told):
    assert moves(text) == told


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        pytest.param(
            "India sent 500 soldiers to Leh and 200 to Kargil.",
            ["India sent 500 soldiers to Leh and 200 to Kargil", "India sent 200 to Kargil"],
            id="active",
        ),
        pytest.param(
            "About 500 soldiers were sent to Leh and another 200 to Kargil.",
            ["About 500 soldiers were sent to Leh and another 200 to Kargil", "Another 200 sent to Kargil"],
            id="passive",
        ),
    ],
)
def test_the_label_of_a_share_tells_who_sends_how_many_where(text, labels):
    assert [event.label for event in reports.read(text)] == labels


def test_a_mere_number_belongs_to_the_nation_counted_before():
    text = "Some 2,000 American troops will go to Poland and about 1,000 will deploy from Germany to Romania."
    assert [reports.names(event.actors) for event in reports.read(text)] == [["United States"], ["United States"]]


def test_the_sum_in_a_headline_is_no_movement_beside_its_shares():
    report = Article(
        "India sends 700 troops to Ladakh\n\nIndia sent 500 soldiers to Leh and 200 to Kargil on Monday.",
        date(2022, 10, 11),
        title="India sends 700 troops to Ladakh",
    )
    assert [(spot.place.value.name, reports.count(spot)[0]) for spot in pipeline.read(report).events] == [("Leh", 500), ("Kargil", 200)]


def test_another_number_in_a_headline_stays():
    report = Article(
        "India sends 900 troops to Ladakh\n\nIndia sent 500 soldiers to Leh and 200 to Kargil on Monday.",
        date(2022, 10, 11),
        title="India sends 900 troops to Ladakh",
    )
    assert 900 in [reports.count(event)[0] for event in pipeline.read(report).events]
