"""Coding single sentences: the asked trigger first, the firm before the weak, offsets that quote the record."""

import pytest

from timeline import annotate
from timeline.lexicon import default


def coded(text, trigger=None):
    fields = {"id": "1", "text": text}
    if trigger is not None:
        fields["trigger"] = {"start": text.index(trigger), "end": text.index(trigger) + len(trigger)}
    return annotate.code(fields, default())["events"]


def words(text, marks):
    return [text[mark["start"] : mark["end"]] for mark in marks]


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        pytest.param("France sent soldiers to Mali after Britain had condemned the coup.", "condemned", "demand", id="asked, not the surest"),
        pytest.param("He recalled the town that the rebels had shelled after the attack.", "attack", "attack", id="background counts when asked"),
        pytest.param("The men fled and surrendered.", "surrendered", "other", id="nobody need be named"),
    ],
)
def test_the_event_at_the_given_trigger_comes_first(text, trigger, kind):
    first = coded(text, trigger)[0]
    assert (first["event_type"], words(text, [first["trigger"]])) == (kind, [trigger])


def test_weak_events_stay_out_where_a_firm_one_is_told():
    kinds = [event["event_type"] for event in coded("Russia shelled Kharkiv to stop those who attacked.")]
    assert kinds == ["strike"]


def test_a_weak_event_is_better_than_none():
    assert [event["event_type"] for event in coded("The gunmen were arrested.")] == ["arrest"]


def test_a_meaning_that_hangs_on_its_object_is_never_bent():
    assert coded("The man bought a house.") == []
    assert [event["event_type"] for event in coded("The man bought a house.", "bought")] == ["other"]


def test_roles_quote_the_record():
    text = "Britain sent 600 soldiers from Cyprus to Estonia."
    event = coded(text)[0]
    assert [words(text, event[role]) for role in ("source", "origin", "destination")] == [["Britain"], ["Cyprus"], ["Estonia"]]


def test_an_unknown_trigger_is_an_event_of_the_last_type():
    text = "Smugglers brought 40 rifles over the hills, and the baker from Gori whistled."
    assert [event["event_type"] for event in coded(text, "whistled")][:1] == ["other"]


def test_places_of_an_asked_event_go_by_their_prepositions():
    text = "Traders smuggled rifles from Iran to Syria."
    event = coded(text, "smuggled")[0]
    assert [words(text, event[role]) for role in ("origin", "destination")] == [["Iran"], ["Syria"]]


@pytest.mark.parametrize(
    ("text", "trigger", "origin", "destination"),
    [
        pytest.param("Guards in Lagos say she smuggled pistols into prison.", "smuggled", ["Lagos"], ["prison"], id="a place on no map"),
        pytest.param("Ghana asked to evacuate pupils from the old part of Gao.", "evacuate", ["the old part of Gao"], ["Gao"], id="a part of a town"),
        pytest.param("He left Kenya. If Chad lets them, many would migrate for better pay here.", "migrate", ["Chad"], ["here"], id="here"),
        pytest.param("Nurses came to Gao. They unloaded beds. Kidal was shelled.", "unloaded", ["Gao"], ["Gao"], id="told before, not after"),
        pytest.param(
            "He crossed into Chad from Niger. He seeks asylum.", "asylum", ["Niger"], ["Chad"], id="where he came from is not where he goes"
        ),
    ],
)
def test_an_asked_event_starts_and_ends_where_words_say_so(text, trigger, origin, destination):
    event = coded(text, trigger)[0]
    assert [words(text, event[role]) for role in ("origin", "destination")] == [origin, destination]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        pytest.param("Togo has been accused of smuggling rifles to Mali.", "smuggling", id="a charge"),
        pytest.param("The critics ripped into Russian arms shipments to Mali.", "shipments", id="a habit"),
    ],
)
def test_what_is_asked_for_is_an_event_though_it_is_no_act(text, trigger):
    assert [words(text, event["destination"]) for event in coded(text, trigger)[:1]] == [["Mali"]]


def test_a_snippet_without_a_full_stop_is_no_heading():
    assert [event["event_type"] for event in coded("Russia expels two German diplomats")] == ["sanction"]


def test_what_is_promised_is_an_agreement_in_plover():
    assert [coded(text)[0]["plover"] for text in ("Turkey sent aid to Gaza.", "Turkey will send aid to Gaza.")] == ["AID", "AGREE"]


def test_a_coder_names_the_state_of_the_place_as_the_other_side():
    text = "Syria withdrew its troops from Lebanon."
    event = coded(text)[0]
    assert [[mark["iso3"] for mark in event[side]] for side in ("source", "target")] == [["SYR"], ["LBN"]]


def test_the_attack_comes_before_its_dead():
    assert [event["event_type"] for event in coded("Nine soldiers died in Gao. The army shelled Kidal.")][:1] == ["strike"]
