"""What the browser plays and lists is every event, once."""

from datetime import date, timedelta

import pytest
from chart_frames import TYPES, event, frame

from timeline.charts import story
from timeline.charts.places import gather

DAY = date(2022, 10, 10)


def told(events):
    return story.told(events, gather(events), TYPES, "light")


def test_each_event_is_told_with_its_place_and_days():
    events = frame(event(DAY, date(2022, 10, 12), at="Kyiv", origin="Minsk"), event(None, label="Somewhere, some day"))
    found = told(events)
    columns = found["columns"]
    assert columns["id"] == ["e0", "e1"]
    assert columns["label"][1] == "Somewhere, some day"
    assert [found["places"][at][3] for at in found["routes"][columns["route"][0]]] == ["Minsk", "Kyiv"]
    assert found["places"][columns["place"][0]][3] == "Kyiv"
    assert columns["place"][1] == columns["route"][1] == -1
    assert columns["last"][0] - columns["first"][0] == 2
    assert columns["first"][1] is None


def test_an_event_without_a_label_is_called_by_its_type():
    assert told(frame(event(DAY, label=None)))["columns"]["label"] == [TYPES["deployment"].label]


@pytest.mark.parametrize(("most", "unit"), [(1_700, 0), (450, 1), (60, 2)])
def test_very_many_events_are_counted_and_none_is_lost(monkeypatch, most, unit):
    rows = [event(DAY + timedelta(days=number % 800), at="Kyiv" if number % 9 else None) for number in range(1600)]
    events = frame(*rows)
    monkeypatch.setattr(story, "LISTED", 100)
    monkeypatch.setattr(story, "CELLS", most)
    found = told(events)
    columns = found["columns"]
    assert "id" not in columns
    assert len(columns["place"]) <= most
    assert found["unit"] == unit
    assert sum(columns["count"]) == len(events)
    assert sum(count for place, count in zip(columns["place"], columns["count"], strict=True) if place < 0) == sum(
        1 for row in rows if "lat" not in row
    )


def test_what_is_too_much_to_tell_unasked_is_told_whole_to_whoever_asks(monkeypatch):
    events = frame(*[event(DAY + timedelta(days=number % 800), at="Kyiv") for number in range(1600)])
    for name, most in (("LISTED", 100), ("CELLS", 10), ("MOST", 1000)):
        monkeypatch.setattr(story, name, most)
    unasked = told(events)
    assert unasked["columns"] == {}
    assert unasked["more"]
    asked = story.told(events, gather(events), TYPES, "light", whole=True)
    assert sum(asked["columns"]["count"]) == len(events)
    assert not asked["more"]
    monkeypatch.setattr(story, "WHOLE", 10)
    assert not story.told(events, gather(events), TYPES, "light", whole=True)["more"], "what cannot be told at all is not offered"


def test_days_taken_together_hold_the_days_told(monkeypatch):
    events = frame(*[event(DAY, date(2022, 10, 12), at="Kyiv")] * 3, event(None, date(2022, 11, 3), at="Kyiv"))
    exact = told(events)["columns"]
    monkeypatch.setattr(story, "LISTED", 2)
    monkeypatch.setattr(story, "CELLS", 1)
    found = told(events)
    assert found["columns"] == {}
    monkeypatch.setattr(story, "CELLS", 2)
    columns = told(events)["columns"]
    assert columns["count"] == [3, 1]
    assert columns["first"][0] <= exact["first"][0] <= exact["last"][0] <= columns["last"][0]
    assert columns["first"][1] is None
