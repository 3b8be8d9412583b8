from datetime import date

import pytest
import reports

from timeline import pipeline
from timeline.lexicon import default
from timeline.model import Article

FILLER = "The recipe needs flour, butter and a little salt, and the dough should rest overnight in a cool place. "


@pytest.mark.parametrize("text", ["", " \n\n\t", "Hello.", "???", "\x00\x01", "12 34 56", "Москва заявила об учениях."], ids=repr)
def test_a_text_without_events_has_no_rows(text):
    reading = pipeline.read(Article(text, date(2022, 10, 11)))
    assert reading.events == ()
    assert reading.article.text == text


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param("France attacked the dough on Monday. " + FILLER * 20, 0, id="a recipe"),
        pytest.param("Russia attacked Odesa on Sunday.", 1, id="a short text is always read"),
        pytest.param("The tanks attacked Kyiv. " + FILLER * 20 + "The film, a movie of soldiers, has a sequel. " * 5, 0, id="a film"),
        pytest.param("Rebels attacked Odesa on Sunday. " + FILLER * 8 + "Two bombs, a grenade, gunfire. " * 2, 1, id="bombs"),
        pytest.param(
            "Russia attacked Odesa on Sunday. " + FILLER * 10 + "Troops, soldiers, tanks, artillery, the army. " * 5, 1, id="enough words of war"
        ),
    ],
)
def test_a_long_text_must_speak_of_war(text, rows):
    assert len(reports.read(text)) == rows


def test_the_lexicon_that_ships_is_the_one_used_if_none_is_given():
    one = reports.article("Russia sent 300 troops to Syria on Monday.")
    assert pipeline.read(one) == pipeline.read(one, default())


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param("Russia sent 300 troops to Syria on Monday.", ["deployment"], id="deployment"),
        pytest.param("France pulled its troops out of Mali in August.", ["withdrawal"], id="withdrawal"),
        pytest.param("Russia called up 300,000 reservists on 21 September.", ["mobilization"], id="mobilization"),
        pytest.param("Russia massed 100,000 troops near Ukraine in January.", ["buildup"], id="buildup"),
        pytest.param("NATO held a military exercise in Germany in June.", ["exercise"], id="exercise"),
        pytest.param("Ukraine created a new brigade in Lviv in August.", ["force_creation"], id="force creation"),
        pytest.param("Russia invaded Ukraine on 24 February 2022.", ["attack"], id="attack"),
        pytest.param("Israel carried out airstrikes on Aleppo on Tuesday.", ["strike"], id="strike"),
        pytest.param("Rebels seized Goma on Tuesday.", ["capture"], id="capture"),
        pytest.param("Fighting between Armenia and Azerbaijan broke out on 13 September.", ["clash"], id="clash"),
        pytest.param("Two soldiers were killed near Donetsk on Sunday.", ["casualties"], id="casualties"),
        pytest.param("Putin met Emmanuel Macron in Moscow on 7 February.", ["meeting"], id="meeting"),
        pytest.param("Macron visited Kyiv on 16 June.", ["visit"], id="visit"),
        pytest.param("Lloyd Austin called Sergei Shoigu on Friday.", ["call"], id="call"),
        pytest.param("Talks with Iran were held in Vienna on Thursday.", ["negotiation"], id="negotiation"),
        pytest.param("France and Germany signed an agreement on tanks in Paris on Monday.", ["agreement"], id="agreement"),
        pytest.param("A ceasefire between Israel and Hamas began on Friday.", ["ceasefire"], id="ceasefire"),
        pytest.param("Turkey delivered drones to Ukraine in March.", ["arms_transfer"], id="arms transfer"),
        pytest.param("The UN sent food aid to Somalia on Thursday.", ["aid"], id="aid"),
        pytest.param("The EU imposed sanctions on Iran on Monday.", ["sanction"], id="sanction"),
        pytest.param("North Korea tested a missile on Tuesday.", ["weapons_test"], id="weapons test"),
        pytest.param("Police arrested two soldiers in Khartoum on Monday.", ["arrest"], id="arrest"),
        pytest.param("Zelensky said in a televised address on Sunday that the war would go on.", ["statement"], id="statement"),
        pytest.param("The UN condemned the killings on Monday.", ["demand"], id="demand"),
    ],
)
def test_one_plain_sentence_is_one_row_of_its_type(text, kinds):
    assert [event.type for event in reports.read(text)] == kinds


def test_a_headline_alone_is_marked_as_one():
    text = "Russia sends troops to Syria\n\nThe weather in Moscow was fine on Sunday."
    assert [event.headline for event in reports.read(text)] == [True]


def test_sentences_and_triggers_are_quoted_by_their_offsets():
    text = "Snow fell.\n\nRussia sent 300 troops to Syria on Monday. Putin met Macron in Moscow."
    quoted = [(text[e.sentence.start : e.sentence.end], text[e.trigger.start : e.trigger.end]) for e in reports.read(text)]
    assert quoted == [("Russia sent 300 troops to Syria on Monday.", "sent"), ("Putin met Macron in Moscow.", "met")]


def test_explain_shows_each_sentence_with_its_events_and_the_rows_that_fired():
    lines = list(pipeline.explain(reports.article("Snow fell. Russia did not send 300 troops to Syria on Monday.")))
    assert lines[0] == "Snow fell."
    assert lines[1] == "Russia did not send 300 troops to Syria on Monday."
    assert lines[2].strip().startswith("deployment, denied: Russia did not send")
    assert "Monday" in lines[3]
    assert "triggers.csv:" in lines[4]
    assert "status.csv:" in lines[4]
    assert len(lines) == 5


def test_explain_shows_every_mention_before_repeats_are_joined():
    text = "Russia attacked Odesa on Sunday. Russia attacked Odesa on Sunday."
    assert sum(line.strip().startswith("attack, asserted") for line in pipeline.explain(reports.article(text))) == 2
    assert len(reports.read(text)) == 1


def test_a_list_of_two_dated_paragraphs_is_no_chronology():
    text = "1 March 2022: Russia shelled Kharkiv.\n\nUkraine attacked Kherson.\n\n3 March 2022: Russian troops entered Kherson."
    assert reports.days(reports.event(text, "attacked")) == reports.TUESDAY


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("Ukraine retook Lyman on Saturday. It rained. Russia shelled the town.", "Lyman", id="two sentences on"),
        pytest.param("Ukraine retook Lyman on Saturday. It rained. It rained. It rained. Russia shelled the town.", None, id="not four"),
    ],
)
def test_the_scene_fades(text, place):
    assert reports.spot(reports.event(text, "shelled").place) == place


def test_an_act_of_another_year_is_not_at_the_place_of_the_one_before():
    text = "Rebels attacked Goma on 6 July 1995. Rebels captured a colonel on 3 October 1993."
    assert reports.event(text, "captured").place is None


def test_a_heading_that_is_but_a_place_tells_where_the_acts_below_it_are():
    text = "Where the fleet is\n\nIn the Gulf of Aden\n\nTwo destroyers held an exercise.\n\nIn Norway\n\nTwo frigates held an exercise on Monday.\n"
    assert [reports.spot(event.place) for event in reports.read(text)] == ["Gulf of Aden", "Norway"]


def test_deployed_ships_of_a_navy_tell_no_deployment():
    assert reports.triggers("These are the positions of the navy's newly deployed destroyers in the Gulf.") == []


def test_who_is_back_in_port_did_not_start_there():
    (event,) = reports.read("USS Nimitz is back in Norfolk.")
    assert (reports.spot(event.place), event.origin) == ("Norfolk", None)


def test_an_act_does_not_start_where_its_speaker_sits():
    (event,) = reports.read("A destroyer entered the Black Sea, according to a statement from U.S. 6th Fleet.")
    assert event.origin is None


def test_here_is_where_the_report_is_sent_from():
    text = "DHAHRAN, Saudi Arabia, Oct. 10 - British paratroopers landed here on Monday from Cyprus."
    event = reports.event(text, "landed")
    assert (reports.spot(event.place), reports.spot(event.origin)) == ("Dhahran", "Cyprus")


def test_here_is_no_state_in_capitals():
    assert reports.spot(reports.event("Britain told the US on Monday that troops had landed here from Cyprus.", "landed").place) != "Us"


def test_a_plan_told_in_an_aside_is_not_that_of_its_sentence():
    (event,) = reports.read("A destroyer, bound for Lebanon, was diverted to Cyprus on Friday.")
    assert event.status == "asserted"


def test_who_is_spoken_to_by_phone_takes_part():
    (event,) = reports.read("President Macron spoke to President Putin by phone on Monday.")
    assert reports.names(event.actors) == ["Emmanuel Macron", "Vladimir Putin"]


def test_a_fleet_may_name_its_area():
    (event,) = reports.read("The destroyer USS Mason is operating in the U.S. 5th Fleet area of operations.")
    assert reports.spot(event.place) == "U.S. 5th Fleet area of operations"


def test_its_meeting_is_that_of_who_is_named_behind_it():
    text = "A soldier from Rwanda spoke on Monday. At its meeting on Monday, the Security Council sent troops to Mali."
    assert reports.names(reports.event(text, "meeting").actors) == ["United Nations"]


def test_a_blow_summed_up_first_is_told_once():
    assert reports.triggers("In its latest attack, Russia struck Odesa on Monday.") == ["struck"]


def test_troops_newly_arrived_tell_no_arrival():
    assert reports.triggers("The town was held on Monday by newly deployed soldiers.") == []


def test_the_short_form_behind_a_name_is_nobody_else():
    (event,) = reports.read("The African Union (AU) sent 500 soldiers to Somalia.")
    assert [actor.value.name for actor in event.actors] == ["African Union"]


def test_a_particle_belongs_to_the_verb_beside_it():
    assert [event.type for event in reports.read("Turkey was ready to back a deal setting out steps in Syria.")] == []


def test_a_ship_is_no_party_of_that_name():
    (event,) = reports.read("The Russian landing ship Azov left Sevastopol on Monday.")
    assert [actor.value.iso3 for actor in event.actors] == [("RUS",)]


@pytest.mark.parametrize("text", ["The ship left the Black Sea port of Novorossiysk.", "The ship left the Black Sea port city of Novorossiysk."])
def test_a_name_may_say_where_the_next_lies(text):
    (event,) = reports.read(text)
    assert reports.spot(event.origin) == "Novorossiysk"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Indian Mirage 2000 fighters bombed a camp near Balakot on Monday.", id="aircraft"),
        pytest.param("Pakistan's 10 Corps attacked Kargil on Monday.", id="corps"),
        pytest.param("Task Force 58 attacked Guam on Monday.", id="task force"),
    ],
)
def test_a_number_in_a_name_counts_nothing(text):
    (event,) = pipeline.read(Article(text, date(2022, 10, 11))).events
    assert event.quantity is None
