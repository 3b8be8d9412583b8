"""The card of an event leads from an announcement to its act and back."""

from datetime import date

from chart_frames import TYPES, event, frame

from timeline import fulfil
from timeline.views import library, outcome

SAID = date(2022, 3, 1)
PLAN = event(SAID, status="planned", actors_iso3="CAN", at="Brest", label="Canada will send troops")
EVENTS = frame(PLAN, event(date(2022, 3, 13), actors_iso3="CAN", at="Brest", label="Canada has sent\u202e troops"), PLAN | {"actors_iso3": "GBR"})
LABELS = dict(zip(EVENTS["event_id"], EVENTS["label"], strict=True))


def fields(event_id, visible=("e0", "e1", "e2")):
    return outcome.fields(fulfil.pairs(EVENTS, TYPES), event_id, lambda name: (LABELS[name], name in visible))


def test_announcement_and_act_open_each_other():
    (done,), (announced,) = fields("e0"), fields("e1")
    assert done["value"] == "Seen done 12 days later"
    assert done["open"] == {"id": "e1", "label": "Canada has sent\u25cc troops"}
    assert announced["value"] == "12 days before"
    assert announced["open"]["id"] == "e0"
    assert "actor and place" in done["note"]


def test_what_was_not_seen_says_so_and_opens_nothing():
    (field,) = fields("e2")
    assert field["value"] == "Not seen yet"
    assert "open" not in field


def test_an_act_that_the_filters_hide_is_named_but_not_opened():
    (field,) = fields("e0", visible=("e0",))
    assert field["open"]["id"] == ""
    assert "hidden by the filters" in field["open"]["label"]


def test_other_events_have_no_such_field():
    events = frame(event(SAID))
    assert outcome.fields(fulfil.pairs(events, TYPES), "e0", lambda name: (name, True)) == []


def test_what_is_not_published_yet_is_not_seen_yet():
    plan, act = PLAN | {"published": SAID}, event(date(2022, 3, 13), actors_iso3="CAN", at="Brest", published=date(2022, 3, 14))
    collection = library.Collection("Tables", "", (), given=frame(plan, act))
    assert collection.pairs()["act_id"].tolist() == ["e1"]
    assert collection.pairs(date(2022, 3, 13))["act_id"].isna().tolist() == [True]
    assert collection.pairs(date(2022, 3, 14))["act_id"].tolist() == ["e1"]
