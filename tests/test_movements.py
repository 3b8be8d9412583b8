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
        pytest.param(
            "The troops were received at Nairobi airport by Commodore Juan Diaz.", "received", "- asserted @ Nairobi airport < -", id="nobody"
        ),
        pytest.param("Latvia will receive a Canadian battalion.", "receive", "Canada planned @ Latvia < -", id="the host is where they go"),
        pytest.param("Ugandan troops were relieved by a Kenyan battalion in Baidoa.", "relieved", "Kenya asserted @ Baidoa < -", id="relieved by"),
        pytest.param("The Kenyan battalion relieved Uganda's contingent.", "relieved", "Kenya asserted @ - < -", id="who goes does nothing"),
        pytest.param("Kenyan troops are to relieve forces already deployed in Somalia.", "deployed", "- asserted @ Somalia < -", id="already"),
        pytest.param("Kenyan troops would have been deployed to Mali.", "deployed", "Kenya denied @ Mali < -", id="would have been"),
        pytest.param("Kenyan troops from Nairobi are on their way to Bor.", "are on their way", "Kenya asserted @ Bor < Nairobi", id="on their way"),
        pytest.param(
            "The French frigate will operate in the Gulf rather than sail to India.", "operate", "France planned @ Gulf < -", id="rather than"
        ),
        pytest.param("Kenyan soldiers from the 3rd Battalion returned on Monday.", "returned", "Kenya asserted @ - < -", id="returned on a day"),
        pytest.param(
            "The 3rd Infantry Division, which is based at Fort Polk, Louisiana, will deploy to Iraq.",
            "deploy",
            "- planned @ Iraq < Fort Polk",
            id="a base with its land",
        ),
        pytest.param(
            "Kenyan soldiers will train in Nairobi before deploying to Goma.", "deploying", "Kenya planned @ Goma < -", id="before deploying"
        ),
        pytest.param(
            "American soldiers, including the 3rd Brigade and a British battalion, returned to Kuwait.",
            "returned",
            "United States asserted @ Kuwait < -",
            id="parts before the verb",
        ),
        pytest.param("Rwanda has four battalions deployed in Darfur.", "deployed", "Rwanda asserted @ Darfur < -", id="has battalions deployed"),
        pytest.param("The last Kenyan convoy to leave Goma was shelled.", "leave", "Kenya asserted @ Goma < Goma", id="the last to leave"),
        pytest.param("Kenyan troops were the first to enter Goma.", "enter", "Kenya asserted @ Goma < -", id="the first to enter"),
        pytest.param("Kenyan troops will be the first to enter Goma.", "enter", "Kenya planned @ Goma < -", id="will be the first"),
        pytest.param("The navy did not say where the USS Kidd was deployed.", "deployed", "USS Kidd asserted @ - < -", id="did not say where"),
        pytest.param(
            "The admiral directed the USS Kidd to sail north after leaving Guam.",
            "leaving",
            "USS Kidd asserted @ Guam < Guam",
            id="who was told to sail",
        ),
        pytest.param(
            "The USS Kidd, including its crew, a French frigate and HMS Kent, will sail to Oman.", "sail", "USS Kidd planned @ Oman < -", id="parts"
        ),
        pytest.param(
            "Deployed from Norfolk to Oman since May, the 82nd Airborne Division has trained there.",
            "Deployed",
            "82nd Airborne Division asserted @ Oman < Norfolk",
            id="an opening participle",
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


def test_who_serves_abroad_comes_home_from_there():
    text = "New Zealand troops serving in East Timor will soon come home. The 700 soldiers coming home served for a year."
    assert [told(event) for event in reports.read(text)][:1] == ["New Zealand planned @ New Zealand < East Timor"]


def test_a_strike_group_that_leaves_port_is_deployed_and_its_soldiers_withdrawn():
    assert [event.type for event in reports.read("Nearly 6,500 sailors in the strike group left Norfolk on Monday.")] == ["deployment"]
    assert [event.type for event in reports.read("Nearly 6,500 soldiers in the task group left Norfolk on Monday.")] == ["withdrawal"]


@pytest.mark.parametrize(
    ("text", "word", "actors"),
    [
        pytest.param("HMS Kent left Malta. The ship will sail to Oman.", "sail", ["HMS Kent"], id="the ship"),
        pytest.param(
            "The Nimitz Carrier Strike Group left Guam. The strike group will sail to Oman.", "sail", ["Nimitz Carrier Strike Group"], id="group"
        ),
        pytest.param("HMS Kent and USS Kidd left Malta. The ship will sail to Oman.", "sail", [], id="one of two ships"),
        pytest.param("HMS Kent left Malta. The frigate Chevalier will sail to Oman.", "sail", [], id="a ship with a name"),
        pytest.param("HMS Kent left Malta. The container ship will sail to Oman.", "sail", [], id="another sort of ship"),
        pytest.param("Some 300 British soldiers as well as 500 US Marines left Goma.", "left", ["United Kingdom", "U.S. Marines"], id="as well as"),
        pytest.param("Kenyan troops came to Goma, with Malian soldiers entering Bor.", "entering", ["Mali"], id="with others landing"),
        pytest.param("Kenyan troops came to Goma after leaving Bor.", "leaving", ["Kenya"], id="who came after leaving"),
        pytest.param("Troops from Chad conducted live-fire exercises near Gao.", "live-fire exercises", ["Chad"], id="troops from"),
        pytest.param("Israel pounded Hamas in Gaza and Hezbollah in Lebanon.", "pounded", ["Israel"], id="a list of two"),
    ],
)
def test_who_moves(text, word, actors):
    assert reports.names(reports.event(text, word).actors) == actors


def test_what_stands_within_a_list_is_not_sent_by_its_first_part():
    text = "The exercise began near Bor with the battalion stationed in the country and the 1st Infantry Brigade."
    assert "stationed" not in reports.triggers(text)


def test_a_word_within_a_name_moves_nobody():
    assert reports.triggers("Kenyan troops of the United Nations Advance Mission in Sudan landed in Goma on Monday.") == ["landed"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("The marines trained in Mali. They left the West African country on Monday.", "Mali", id="a part of the world"),
        pytest.param(
            "Soldiers from Ghana went from Freetown to Makeni and Kenema. Kenyan troops patrolled the country.", "Sierra Leone", id="where towns lie"
        ),
        pytest.param("Kenyan troops went from Nairobi to Nowhere and Makeni.", "Makeni", id="beside an unknown town"),
    ],
)
def test_where_they_move(text, place):
    assert reports.spot(reports.read(text)[-1].place) == place


def test_whose_country_it_is_does_not_make_it_the_country():
    assert reports.spot(reports.read("Rebels fought in Mali. Some of France's 4,000 troops began leaving the country in April.")[-1].place) == "Mali"


def test_what_somebody_calls_a_plan_is_no_statement():
    assert reports.triggers("France began to withdraw from Mali on Monday in what it says is a first step.") == ["withdraw"]


def test_what_will_soon_be_done_is_told():
    assert reports.triggers("Ghanaian soldiers will soon leave Bor.") == ["leave"]
