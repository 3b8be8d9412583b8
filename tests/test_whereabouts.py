"""Where an event happens: in its own words, by a word for a place named before, or as the text round it tells."""

import pytest
import reports

GOMA = "M23 rebels captured Goma on Monday. "


def told(text, word):
    event = reports.event(text, word)
    return reports.spot(event.place), event.place_basis, reports.spot(event.origin)


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        pytest.param(GOMA + "Soldiers still shelled the town on Tuesday.", "shelled", "Goma", id="the town"),
        pytest.param(GOMA + "Congo sent two battalions to the besieged city on Tuesday.", "sent", "Goma", id="adjective before the noun"),
        pytest.param(GOMA + "Congo sent two battalions there on Tuesday.", "sent", "Goma", id="there"),
        pytest.param(
            "Rebels shelled towns in Mali on Monday. France sent 200 soldiers to the capital.", "sent", "Bamako", id="the capital of a state"
        ),
        pytest.param(
            "The rebels withdrew from Bagram Airfield on Monday. US troops returned to the base on Tuesday.", "returned", "Bagram Airfield", id="base"
        ),
        pytest.param("Russia struck Snake Island on Monday. Ukraine landed troops on the island on Tuesday.", "landed", "Snake Island", id="island"),
    ],
)
def test_a_word_for_a_place_named_before_is_that_place(text, word, place):
    assert told(text, word)[:2] == (place, "referred")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Moscow said on Monday its soldiers had shelled the city.", id="a government is no town"),
        pytest.param("Fighting went on in Chad on Monday. There were strikes on the town.", id="no town was named"),
        pytest.param("Rebels shelled Goma on Monday. The city of Bukavu was shelled on Tuesday.", id="the name follows"),
    ],
)
def test_a_word_for_no_place_named_before_is_left_alone(text):
    assert all(event.place_basis != "referred" for event in reports.read(text))


@pytest.mark.parametrize(
    ("text", "word", "origin"),
    [
        pytest.param("1,000 soldiers that are currently based in Germany will reposition to Romania.", "reposition", "Germany", id="based in"),
        pytest.param("A Vicenza-based brigade deployed to Latvia on Monday.", "deployed", "Vicenza", id="town and hyphen"),
        pytest.param(
            "F-16s from Shaw Air Force Base arrived in Saudi Arabia on Monday.", "arrived", "Shaw Air Force Base", id="from, before the act"
        ),
        pytest.param("F-16's from Shaw Air Force Base arrived in Kuwait on Monday.", "arrived", "Shaw Air Force Base", id="old plural before from"),
        pytest.param(GOMA + "Soldiers of the army withdrew on Tuesday.", "withdrew", "Goma", id="who leaves starts where it happens"),
    ],
)
def test_forces_start_where_they_are_based(text, word, origin):
    assert told(text, word)[2] == origin


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        pytest.param("The German ambassador quit Paris on Monday.", "quit", "Paris", id="a town as object"),
        pytest.param(
            "Ukrainian troops fought Russian forces between Izium and Kupiansk on Monday.", "fought", "between Izium and Kupiansk", id="between"
        ),
        pytest.param(
            "A corvette sailed through the Dover Strait and westward through the English Channel on Monday.", "sailed", "English Channel", id="route"
        ),
        pytest.param("Germans began fighting on the Belgian frontier on Monday.", "fighting", "Belgian frontier", id="on a border"),
        pytest.param("Rebels in Mali seized control of the border town of Menaka on Monday.", "seized", "Menaka", id="control of a town"),
        pytest.param("Fighting went on in Shan State and other parts of Myanmar.", "Fighting", "Shan State", id="other parts of a state"),
        pytest.param("The USS Independence transits Suez Canal en-route Red Sea.", "transits", "Red Sea", id="en route"),
        pytest.param("The frigate sailed across the Indian Ocean and into the Pacific on Monday.", "sailed", "Pacific", id="into goes before across"),
        pytest.param(
            "Kherson fell in March. Bentiu is the other capital seized by soldiers on Monday.", "seized", "Bentiu", id="X is the capital seized"
        ),
        pytest.param(
            "A strike hit Kobe in Japan on Monday. Japan scrambled jets from Naha on Monday.", "scrambled", "Naha", id="the start within the scene"
        ),
    ],
)
def test_the_place_is_read_from_the_words_round_the_act(text, word, place):
    assert told(text, word)[0] == place


def test_what_is_told_of_where_goes_on_in_the_next_clause():
    text = "Talks were held in eastern Ukraine, where protesters seized an airfield on Monday and shelled a barracks."
    assert told(text, "shelled") == ("eastern Ukraine", "stated", None)


def test_a_meeting_is_in_the_town_in_which_people_speak_that_day():
    text = "In Brussels, Jens Stoltenberg said on Monday that the war would go on. He met the ministers of Norway and Sweden on Monday."
    assert told(text, "met")[:2] == ("Brussels", "scene")


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        pytest.param("Mr Biden met Mr Zelensky at the White House on Monday.", "met", "White House", id="at a seat of government"),
        pytest.param(
            "Deputy Pentagon Secretary Sabrina Singh spoke to reporters at the Pentagon on Monday.", "spoke", "Pentagon", id="within a title too"
        ),
    ],
)
def test_a_house_is_a_place_where_people_are_at_it(text, word, place):
    assert told(text, word)[:2] == (place, "stated")


def test_the_base_is_no_seat_of_a_government():
    text = "US forces left Bagram Airfield on Friday. Mr Kirby spoke at the Pentagon on Monday. Soldiers had left the base on Friday."
    assert all(event.place.value.name != "Pentagon" for event in reports.read(text) if event.type == "withdrawal" and event.place)


def test_a_state_that_only_helps_is_not_where_things_happen():
    text = (
        "China said that the army of Myanmar had agreed to a truce. With the help of China, the talks went on. China's envoys met the rebels. "
        "Rebels attacked a barracks on Monday."
    )
    assert [reports.spot(event.place) for event in reports.read(text) if event.type == "attack"] == [None]


def test_an_island_of_a_state_is_finer_than_the_state():
    text = "Rishi Sunak visited Sweden on Monday. Rishi Sunak visited Gotland on Monday."
    assert [reports.spot(event.place) for event in reports.read(text)] == ["Gotland"]


def test_a_call_is_nowhere():
    text = "In Brussels, Jens Stoltenberg said on Monday that the war would go on. The alliance thanked him. He called Joe Biden on Monday by phone."
    assert all(event.place is None for event in reports.read(text) if event.type == "call")


MALI = "French jets bombed Gao in Mali. Soldiers of Mali hold Bamako and Mopti. The people of Mali wait. The government of Mali is silent. "


@pytest.mark.parametrize(
    ("sentence", "word", "place"),
    [
        pytest.param("Other French troops are coming from Chad.", "coming", ("Mali", "scene", "Chad"), id="who comes, comes to where the text is"),
        pytest.param("Rebels have seized more than 20 villages since Monday.", "seized", ("Mali", "scene", None), id="a fight without a place"),
        pytest.param("Mr Macron phoned Mr Biden on Monday.", "phoned", (None, "", None), id="a call"),
    ],
)
def test_what_is_nowhere_else_is_in_the_state_that_the_text_is_about(sentence, word, place):
    assert told(MALI + sentence, word) == place


def test_a_body_does_not_hide_its_town():
    assert told("An air strike on the consulate in Damascus killed two on Monday.", "air strike")[:2] == ("Damascus", "stated")


def test_an_act_that_is_awaited_is_no_event():
    text = "The strikes will go on until the heavy guns have been pulled back from Sarajevo."
    assert "pulled" not in reports.triggers(text)


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        pytest.param("Rebels killed two soldiers in the Syrian town of Manbij on Monday.", "killed", "Manbij", id="land and town"),
        pytest.param("Shells killed five people in the Rwandan border town of Gisenyi.", "killed", "Gisenyi", id="land, border and town"),
        pytest.param("North Korea fired a missile over the Japanese island of Hokkaido on Monday.", "fired", "Hokkaido", id="land and island"),
        pytest.param("Fighting continued in Yemen's third city, Taiz, on Tuesday.", "Fighting", "Taiz", id="what it is, then its name"),
        pytest.param("Crowds demonstrated in front of the parliament in Yerevan on Monday.", "demonstrated", "Yerevan", id="town of a body"),
        pytest.param("Israel launched an air strike on the Iranian consulate in Damascus on Monday.", "air strike", "Damascus", id="town of a house"),
        pytest.param(
            "In Kinshasa, protesters attacked the embassies of Rwanda, France and Kenya on Monday.", "attacked", "Kinshasa", id="whose embassies"
        ),
        pytest.param("Ukraine fought on. Kherson fell to Russian forces on Monday.", "fell", "Kherson", id="what falls"),
        pytest.param("Aliyev announced the capture of Shusha above Stepanakert on Monday.", "capture", "Shusha", id="of goes before above"),
        pytest.param("The Eighth Army opened an offensive from Busan on Saturday.", "offensive", "Busan", id="from, for want of better"),
        pytest.param("Boko Haram attacked Chadian troops stationed in Gamboru on Monday.", "attacked", "Gamboru", id="where the target is"),
        pytest.param("M23 rebels attacked army positions in Rutshuru on Monday.", "attacked", "Rutshuru", id="no verb between"),
        pytest.param("Al-Shabaab attacked a base run by Ugandan soldiers in Janale on Monday.", "attacked", "Janale", id="later in the clause"),
        pytest.param(
            "They opened an offensive against jihadists from Fotokol in Cameroon on Monday.", "offensive", "Fotokol", id="from a town in a land"
        ),
        pytest.param("US Marines landed on Tuesday at Haiti's second-largest city.", "landed", "Haiti", id="a town without a name"),
        pytest.param("US Marines landed on Tuesday at Port-au-Prince airport.", "landed", "Port-au-Prince airport", id="small words within"),
        pytest.param(
            "Rebels clashed with the army in the village of Zubnik, five miles above Goma.", "clashed", "Zubnik", id="a village is no region"
        ),
        pytest.param("Ethiopia retook Zubnikaya on Monday.", "retook", "Zubnikaya", id="what an army retakes"),
        pytest.param('The Serbs seized a base in the "safe area" of Srebrenica on Monday.', "seized", "Srebrenica", id="marks of quotation"),
        pytest.param("The tanker Swan Atlantic was struck off Yemen by a drone and a missile on Monday.", "struck", "Yemen", id="a ship is no ocean"),
        pytest.param("Britain launched sanctions on Monday over a role in Russia's invasion of Ukraine.", "sanctions", "", id="an owner is no place"),
        pytest.param("Lloyd Austin announced the patrol on Tuesday during a visit to Bahrain.", "announced", "Bahrain", id="on a visit"),
        pytest.param(
            "Speaking on Monday during a visit to Devonport Naval Base, Gavin Williamson said the ship was ready.", "said", "Devonport", id="speaking"
        ),
        pytest.param("The Council of Ministers in Rome declared war on Austria on Friday.", "declared", "Rome", id="where a council sits"),
        pytest.param(
            "The spokesman for the forces in the North Caucasus, General Shabalkin, said on Monday the war was over.",
            "said",
            "",
            id="of whom he speaks",
        ),
    ],
)
def test_the_words_of_an_event_tell_where_it_is(text, word, place):
    assert told(text, word)[0].removeprefix("the ").startswith(place) if place else not told(text, word)[0]


def test_a_town_in_which_somebody_spoke_is_not_the_town_of_the_story():
    text = "Serb troops marched into Zepa on Tuesday. A UN spokesman told reporters in Sarajevo it was over. The army had abandoned the town."
    assert told(text, "abandoned")[0] == "Zepa"


def test_where_an_official_comes_from_is_not_the_town_of_the_story():
    text = "Fighting went on in Pailin on Monday, a Battambang official said. Rebels recaptured the town on Tuesday."
    assert told(text, "recaptured")[0] == "Pailin"


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("TOKYO (Reuters) - North Korea fired a ballistic missile on Tuesday.", "fired", None),
        ("GENEVA (AP) - Secretary Blinken met Foreign Minister Lavrov on Tuesday.", "met", "GENEVA"),
    ],
)
def test_the_town_that_a_report_is_sent_from_is_no_place_of_foreign_fire(text, word, place):
    assert told(text, word)[0] == place


def test_lives_are_lost_where_the_clause_that_tells_how_says():
    assert reports.spot(reports.event("Two soldiers died when a helicopter crashed in Kuwait.", "died").place) == "Kuwait"
