"""What was said stands above what was done, and a line leads from an announcement to its act."""

from datetime import date

import pytest
from chart_frames import TYPES, event, frame

from timeline import fulfil
from timeline.charts import lanes

PLAN = event(date(2022, 3, 1), status="planned", actors_iso3="CAN", at="Brest", label="Canada will send troops")
ACT = event(date(2022, 3, 13), actors_iso3="CAN", at="Brest", label="Canada has sent troops")
UNSEEN = PLAN | {"actors_iso3": "GBR", "label": "Britain will send troops"}
EVENTS = frame(
    PLAN, ACT, UNSEEN, event(date(2022, 3, 5), event_type="threat"), event(date(2022, 3, 6), status="possible"),
    event(date(2022, 3, 7), status="denied"), event(date(2022, 3, 8), event_type="denial", status="denied"),
)  # fmt: skip


def draw(events=EVENTS, lane="said", **choices):
    return lanes.figure(events, TYPES, theme="light", lane=lane, pairs=fulfil.pairs(events, TYPES), **choices)


def trace(figure, name):
    return next((trace for trace in figure.data if trace.name == name), None)


def lane_of(figure):
    """Return the lane that each event stands in."""
    tops = sorted((note.y, note.name) for note in figure.layout.annotations if note.name and note.yref != "paper")
    marks = trace(figure, "events")
    return {name: max(lane for lane in tops if lane[0] <= y)[1] for name, y in zip(marks.customdata, marks.y, strict=True)}


def test_words_deeds_and_denials_stand_apart():
    stands = lane_of(draw())
    assert {name for name, lane in stands.items() if lane == "Said"} == {"e0", "e2", "e3", "e4", "e6"}
    assert {name for name, lane in stands.items() if lane == "Done"} == {"e1"}
    assert {name for name, lane in stands.items() if lane == "Denied"} == {"e5"}


def test_a_line_leads_from_announcement_to_act():
    figure = draw()
    line, marks = trace(figure, "links"), trace(figure, "events")
    spots = {name: (x, y) for name, x, y in zip(marks.customdata, marks.x, marks.y, strict=True)}
    assert line.x.count(None) == 1
    assert line.x[0] == pytest.approx(spots["e0"][0])
    assert line.x[-2] == pytest.approx(spots["e1"][0])
    assert spots["e0"][1] < line.y[0] < line.y[-2] < spots["e1"][1]


def test_what_was_not_seen_says_so_and_the_lane_counts():
    figure = draw()
    labels = trace(figure, "labels").text
    assert "Britain will send troops (not seen yet)" in labels
    assert "Canada will send troops" in labels
    said = next(note.text for note in figure.layout.annotations if note.name == "Said")
    assert "2 announced," in said
    assert "1 seen done" in said
    hovers = dict(zip(trace(figure, "events").customdata, trace(figure, "events").hovertext, strict=True))
    assert hovers["e0"].endswith("Seen done 12 days later")
    assert hovers["e2"].endswith("Not seen done yet in these reports")
    assert hovers["e1"].endswith("Was announced; done 12 days later")


def test_other_lanes_draw_the_line_of_the_open_event_only():
    assert trace(draw(lane="group"), "links") is None
    assert trace(draw(lane="group", selected="e1"), "chosen links") is not None
    assert trace(draw(lane="group", selected="e3"), "chosen links") is None


def test_a_line_needs_both_ends_on_screen():
    assert trace(draw(window=(date(2022, 3, 1), date(2022, 3, 8))), "links") is None


def test_without_pairs_nothing_is_said():
    figure = lanes.figure(EVENTS, TYPES, theme="dark", lane="said")
    assert trace(figure, "links") is None
    assert not any("not seen" in text for text in trace(figure, "labels").text)
