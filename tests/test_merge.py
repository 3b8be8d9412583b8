from dataclasses import replace

import pytest
import reports

from timeline import merge
from timeline.lexicon import default


def told(text):
    """Return type, status, place and count of each event."""
    return [(event.type, event.status, reports.spot(event.place)) for event in reports.read(text)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Russia sends troops to Syria\n\nMOSCOW - Russia sent 300 troops to Syria on Monday, the defence ministry said.", id="headline and lead"
        ),
        pytest.param("Ukrainian troops entered Lyman on Saturday. Ukrainian troops entered Lyman on Saturday.", id="word for word"),
        pytest.param("Russia attacked Odesa on Sunday. The attack on Odesa lasted an hour.", id="a verb, then its noun"),
        pytest.param("Russia attacked Odesa on Sunday. Odesa was attacked at night.", id="active, then passive"),
        pytest.param("Russia attacked Odesa on Sunday. Russia shelled Ukraine on Sunday.", id="the town, then its country"),
        pytest.param("Russia attacked Odesa on 3 October. Russia attacked Odesa last week.", id="the day, then its week"),
        pytest.param("Russia attacked Odesa on Sunday.\n\nRussia attacked Odesa.", id="the day, then no date"),
        pytest.param("Russia attacked Odesa on 1 September. Kyiv said on Monday that the attack lasted an hour.", id="recalled weeks later"),
        pytest.param("Iran attacked a ship in the southern Red Sea on Sunday. Iran attacked a ship in the Red Sea on Sunday.", id="a part of a sea"),
        pytest.param("A shell killed five soldiers and wounded two near Gao on Sunday.", id="the dead and the wounded of a sentence"),
        pytest.param("Gunmen attacked Gao on Sunday, going from house to house before shooting nine people.", id="how it was done"),
        pytest.param("A suicide bomber targeted a barracks in Gao on Sunday.", id="who did it, then the act"),
        pytest.param("Putin said on Monday that NATO was weak, adding that it would lose. Putin said the war would go on.", id="one speaker"),
        pytest.param('Putin accused Kyiv of lies on Monday. "This will end," Putin said.', id="an accusation, then more words"),
        pytest.param("Separatists Reject Plan\n\nPro-Russian separatists rejected a plan on Sunday.", id="a group in headline and lead"),
    ],
)
def test_what_is_told_twice_is_one_row(text):
    assert len(reports.read(text)) == 1


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param("Denmark sent 40 soldiers to Latvia on Monday. Denmark sent 40 soldiers to Estonia on Monday.", 2, id="two destinations"),
        pytest.param("Denmark sent 40 soldiers to Latvia on Monday. Denmark sent 60 soldiers to Latvia on Monday.", 2, id="two counts"),
        pytest.param("Russia attacked Odesa on Sunday. Russia attacked Odesa on Monday.", 2, id="two days"),
        pytest.param("Russia attacked Odesa on Sunday. The attack on Monday killed nine in Odesa.", 2, id="the attack of another day"),
        pytest.param("Russia attacked Odesa on 1 September.\n\nRussia attacked Odesa.", 2, id="weeks before, and the news"),
        pytest.param(
            "Hezbollah fighters attacked Israeli troops on Sunday. Hezbollah fighters attacked Lebanese troops on Sunday.", 2, id="two foes, no place"
        ),
        pytest.param("Rwanda attacked Goma on Sunday. Rwanda attacked Gisenyi on Sunday.", 2, id="two towns side by side"),
        pytest.param("Russia attacked Odesa on Sunday. Ukraine attacked Odesa on Sunday.", 2, id="two actors"),
        pytest.param("Israel attacked Syria on Sunday. Israel attacked Lebanon on Sunday.", 2, id="two targets"),
        pytest.param("Russia attacked Odesa on Sunday. Russian troops entered Odesa on Sunday.", 2, id="two kinds of event"),
        pytest.param("Russia attacked Odesa on Sunday and Russia bombed Odesa airport on Sunday.", 2, id="two clauses of one sentence"),
        pytest.param("Putin accused Kyiv of lies on Monday. Putin said on Tuesday that it would lose. Putin said it.", 1, id="words of two days"),
        pytest.param("Russia has not attacked Odesa. Russia attacked Odesa.", 2, id="denied and asserted"),
        pytest.param("Rebels have been fighting the army in Mali since 1989. Rebels fought the army in Mali on Monday.", 2, id="a war and a fight"),
        pytest.param("Russia may attack Odesa. Russia attacked Odesa.", 2, id="possible and asserted"),
        pytest.param("Russia will attack Odesa, Putin said. Russia may attack Odesa.", 2, id="planned and possible"),
        pytest.param("France sent 800 soldiers to Mali on Monday. About 100 French vehicles arrived in Mali on Monday.", 2, id="men and vehicles"),
        pytest.param("Challenger tanks are on their way by sea. A French battalion will drive to Orzysz on Monday.", 2, id="tanks and a battalion"),
        pytest.param(
            "France in Mali\n\nFrench soldiers arriving in Mali.\nFrench soldiers arriving in Mali.\n\nFrance sent 800 soldiers to Mali.",
            2,
            id="what a picture shows",
        ),
    ],
)
def test_what_the_text_tells_apart_stays_apart(text, rows):
    assert len([event for event in reports.read(text) if event.type not in {"statement"}]) == rows


def test_one_speaker_has_one_statement_a_day():
    text = "Putin said on Monday that the war would go on. Putin said on Monday that NATO was weak. Macron said on Monday that he would not go."
    said = [event for event in reports.read(text) if event.type == "statement"]
    assert [reports.names(event.actors) for event in said] == [["Vladimir Putin"], ["Emmanuel Macron"]]


def test_the_headline_and_its_lead_are_one_row_with_the_words_of_the_lead():
    text = "Russia sends troops to Syria\n\nMOSCOW - Russia sent 300 troops to Syria on Sunday, the defence ministry said."
    (event,) = reports.read(text)
    assert text[event.trigger.start : event.trigger.end] == "sent"
    assert reports.days(event) == "2022-10-09"
    assert [text[span.start : span.end] for span in event.mentions] == ["Russia sends troops to Syria"]


def test_the_row_takes_what_the_other_mention_tells():
    text = "Russia attacked Odesa on Sunday. The attack on Odesa killed 12 people."
    event = reports.read(text)[0]
    assert (reports.names(event.actors), reports.days(event)) == (["Russia"], "2022-10-09")
    assert reports.count(event) == (12, 12, "killed")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Russian missiles hit Kyiv on Monday, and 11 people were killed.", id="the same sentence"),
        pytest.param("Russian missiles hit Kyiv on Monday. In Kyiv 11 people were killed.", id="the next sentence"),
    ],
)
def test_losses_become_the_quantity_of_the_attack_beside_them(text):
    (event,) = reports.read(text)
    assert event.type == "strike"
    assert reports.count(event) == (11, 11, "killed")


def test_losses_with_no_attack_beside_them_are_a_row_of_their_own():
    text = "Putin met Macron in Moscow on Monday. Two soldiers were killed near Donetsk on Sunday."
    assert [event.type for event in reports.read(text)] == ["meeting", "casualties"]


def test_rows_come_in_the_order_of_the_text():
    text = "Russia attacked Odesa. Putin met Macron in Moscow. Troops left Mali on Monday."
    starts = [event.trigger.start for event in reports.read(text)]
    assert starts == sorted(starts)
    assert len(starts) == 3


def test_merging_twice_changes_nothing():
    events = reports.read("Russia sends troops to Syria\n\nRussia sent 300 troops to Syria on Sunday. Russia attacked Odesa on Monday.")
    assert merge.merge(events, default().types) == events


def test_the_order_of_two_mentions_does_not_decide_whether_they_are_one():
    one, two = reports.read("Denmark sent soldiers to Latvia on Monday. Denmark sent soldiers to Estonia on Monday.")
    third = replace(one, place=None)
    for left, right in ((one, two), (one, third), (two, third)):
        assert merge.same(left, right, default().types) is merge.same(right, left, default().types)


def test_no_events_are_no_rows():
    assert merge.merge([], default().types) == ()


def test_the_finer_of_two_places_is_kept():
    text = "Iran attacked a ship in the Red Sea on Sunday. Iran attacked the ship in the southern Red Sea."
    assert [place for _, _, place in told(text)] == ["southern Red Sea"]


def test_a_headline_may_call_a_crowd_by_another_noun():
    assert len(reports.read("Mobs attack embassies in Kinshasa\n\nProtesters attacked embassies in Kinshasa on Sunday.")) == 1


def test_a_finer_place_of_the_sentence_goes_before_a_wider_one_of_the_headline():
    lead = "The US military shot down a cruise missile fired from Yemen toward a US destroyer in the southern Red Sea on Sunday."
    text = f"US shoots down missile in Red Sea\n\n{lead}"
    assert "Red Sea" not in [place for _, _, place in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Rebels attacked Goma on Tuesday. The rebels launched another attack on Goma on Tuesday.", id="another"),
        pytest.param("Rebels attacked Goma on Tuesday. Separately, rebels attacked Goma on Tuesday.", id="separately"),
        pytest.param("Six soldiers were killed near Goma and 65 rebels were killed.", id="two tallies"),
    ],
)
def test_what_is_told_apart_stays_apart(text):
    assert len(reports.read(text)) == 2


def test_the_dead_told_beside_two_fights_are_those_of_their_own_sentence():
    text = "Soldiers captured Goma on Monday. The weekend fighting in Goma also killed two soldiers."
    assert [(event.type, event.quantity and event.quantity.value.low) for event in reports.read(text)] == [("capture", None), ("clash", 2)]


def test_a_share_of_those_counted_is_not_their_number():
    drove, crossed = reports.read("Some 3,000 British troops drove to Basra on Friday, a day after the first of them crossed the border from Kuwait.")
    assert (drove.quantity.value.low, crossed.quantity) == (3000, None)


def test_the_dead_of_a_fight_are_those_counted_before_it():
    (clash,) = reports.read("Seventy people, including 65 rebels, were killed on Monday in clashes between rebels and soldiers in Goma.")
    assert (clash.type, clash.quantity.value.low) == ("clash", 70)


@pytest.mark.parametrize(
    ("text", "word", "count"),
    [
        pytest.param(
            "The attack in Goma comes a day after Rwanda attacked Gisenyi, killing 11 people.", "attacked", (11, 11, "killed"), id="the nearer act"
        ),
        pytest.param(
            "After killing 18 people in Goma on Sunday, Rwanda killed 17 more in Gisenyi on Monday.", "killed", (17, 17, "killed"), id="each its own"
        ),
    ],
)
def test_losses_go_to_the_act_that_they_follow(text, word, count):
    assert reports.count(reports.event(text, word)) == count


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Rockets hit Odesa on Sunday. Gunners shot down a jet on Sunday.", id="no jet is shot down by the rockets that hit a town"),
        pytest.param("Soldiers toppled President Bazoum on Sunday. Benin closed its border on Sunday.", id="a coup, a closed border"),
        pytest.param("A helicopter crashed near Gao on Sunday. Mali closed its airspace on Sunday.", id="a crash, a closed airspace"),
    ],
)
def test_acts_of_two_kinds_are_two(text):
    assert len(reports.read(text)) == 2


def test_a_coup_is_one_in_whatever_words():
    assert len(reports.read("Soldiers ousted President Bazoum on Sunday. The soldiers seized power on Sunday.")) == 1


def test_a_town_that_surrenders_is_the_place():
    (event,) = reports.read("Jalalabad surrendered on Sunday.")
    assert reports.spot(event.place) == "Jalalabad"


def test_two_spots_near_one_another_are_two_acts():
    text = "Israeli jets struck Beirut airport on Friday. Israeli jets struck Haret Hreik on Friday."
    assert [reports.spot(event.place) for event in reports.read(text)] == ["Beirut airport", "Haret Hreik"]


def test_further_losses_are_others_of_the_same_side():
    text = "Hezbollah ambushed two Israeli vehicles near Avivim and killed three soldiers. Five more soldiers died later."
    told = [(reports.count(event)[0], [iso3 for party in event.targets for iso3 in party.value.iso3]) for event in reports.read(text)]
    assert told == [(3, ["ISR"]), (5, ["ISR"])]


def test_losses_told_of_an_attack_before_are_its_own():
    text = "Hezbollah ambushed an Israeli convoy near Avivim. Five soldiers died in the ambush."
    assert [reports.count(event)[0] for event in reports.read(text)] == [5]


def test_other_columns_are_other_movements():
    text = "On Saturday Wagner units crossed into Russia. Other columns drove north through the Voronezh region."
    assert [reports.spot(event.place) for event in reports.read(text)] == ["Russia", "Voronezh region"]


@pytest.mark.parametrize(
    ("text", "strikes"),
    [
        pytest.param("Russian missiles hit Kyiv on Monday. Russian drones hit Kyiv on Monday.", 2, id="other weapons"),
        pytest.param("Russian jets hit a hospital in Kyiv on Monday. Russian jets hit a depot in Kyiv on Monday.", 2, id="other things hit"),
        pytest.param("Russian jets hit Kyiv on Monday. Russia fired missiles at Kyiv on Monday.", 1, id="a jet fires missiles"),
        pytest.param("Russian drones hit a hospital in Kyiv on Monday. Russia struck the hospital in Kyiv on Monday.", 1, id="told again"),
    ],
)
def test_strikes_with_other_weapons_or_upon_other_things_stay_apart(text, strikes):
    assert len([event for event in reports.read(text) if event.type == "strike"]) == strikes


def test_what_is_fired_at_nobody_is_the_test_that_the_article_tells_of():
    text = "North Korea fired a missile.\n\nNorth Korea fired a missile into the sea on Monday. Hamas fired a missile at Israel on Sunday."
    assert [event.type for event in reports.read(text)] == ["weapons_test", "strike"]


def test_the_missiles_told_of_before_are_launched_once():
    text = "The US Navy launched 50 missiles at Syria on Friday. The missiles were launched from the USS Ross in the Mediterranean."
    (event,) = reports.read(text)
    assert event.place.value.name == "Syria"
