"""Troops that come, go, relieve each other and return home, read from whole sentences."""

import pytest
import reports


def told(event):
    """Write a row as one line: who, status, where, from where, how many."""
    spots = [spot.value.name if spot else "-" for spot in (event.place, event.origin)]
    return f"{', '.join(actor.value.name for actor in event.actors) or '-'} {event.status} @ {spots[0]} < {spots[1]}"


@pytest.mark.parametrize(
    ("text", "word", "row"),
    [
        pytest.param(
            "Kenyan soldiers returned home after a year in Somalia.", "returned", "Kenya asserted @ Kenya < Somalia", id="home after a year"
        ),
        pytest.param("The brigade returned to Kenya following a tour of duty in Mali.", "returned", "- asserted @ Kenya < Mali", id="a tour"),
        pytest.param("French troops left Gao after six months of fighting.", "left", "France asserted @ Gao < Gao", id="time that is no tour"),
        pytest.param("German troops were received by General Juan Diaz.", "received", "Germany asserted @ - < -", id="whoever receives them"),
        pytest.param("Latvia will receive a Canadian battalion.", "receive", "Canada planned @ Latvia < -", id="the host is where they go"),
        pytest.param("Ugandan troops were relieved by a Kenyan battalion in Baidoa.", "relieved", "Kenya asserted @ Baidoa < -", id="relieved by"),
        pytest.param("The Kenyan battalion relieved Uganda's contingent.", "relieved", "Kenya asserted @ - < -", id="who goes does nothing"),
        pytest.param("Kenyan troops are to relieve forces already deployed in Somalia.", "deployed", "- asserted @ Somalia < -", id="already"),
        pytest.param("Kenyan troops would have been deployed to Mali.", "deployed", "Kenya denied @ Mali < -", id="would have been"),
        pytest.param("Kenyan troops from Nairobi are on their way to Bor.", "are on their way", "Kenya asserted @ Bor < Nairobi", id="on their way"),
        pytest.param(
            "The French frigate will operate in the Gulf rather than sail to India.", "operate", "France planned @ Gulf < -", id="rather than"
        ),
    ],
)
def test_who_moves_from_where_to_where(text, word, row):
    assert told(reports.event(text, word)) == row


def test_what_troops_are_expected_to_do_is_told_once():
    assert reports.triggers("Up to 4,500 Ghanaian troops are expected to leave Liberia by 31 December 2022.") == ["leave"]
    assert reports.triggers("Ghanaian troops are expected in Liberia on Friday.") == ["expected"]


def test_troops_of_two_nations_at_two_places_are_two_movements():
    events = reports.read("Kenyan soldiers are now stationed in Juba and Wau and Ghanaian troops in Malakal.")
    assert [told(event) for event in events] == ["Kenya asserted @ Juba < -", "Ghana asserted @ Malakal < -"]
    assert events[1].label == "Ghanaian troops now stationed in Malakal"


def test_a_ship_that_reports_on_station_states_nothing():
    assert reports.triggers("Admiral John Smith directed the destroyer to sail south and report on station off Oman.") == ["sail"]
