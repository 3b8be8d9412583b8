"""Lanes follow a sensible order and their names are read in full."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from chart_frames import TYPES, event, frame, some

from timeline import table
from timeline.charts import axis, lanes, obstacles, packing, sorting
from timeline.charts.lane_names import size

DAY = date(2022, 10, 10)
LONG = "Russian Deputy Defence Minister Alexander Fomin"
CALLED = {"rus": "Russia", "russian": "Russia", "moscow": "Russia", "cod": "Democratic Republic of the Congo"}


def names(figure):
    """Return the lanes from top to bottom with their lines in the margin."""
    notes = [note for note in figure.layout.annotations if note.name and note.yref != "paper"]
    bold = {note.name: [line.split("</b>")[0] for line in note.text.split("<b>")[1:]] for note in sorted(notes, key=lambda note: note.y)}
    return {name: [line.removesuffix("<br>") for line in lines] for name, lines in bold.items()}


def draw(events, lane, **choices):
    return lanes.figure(events, TYPES, theme="light", lane=lane, called=CALLED, window=axis.extent(events), **choices)


@pytest.mark.parametrize("width", [390, 700, 1224])
@pytest.mark.parametrize("lane", ["group", "type", "actor", "country", "place", "source", "status", "said"])
def test_every_name_fits_the_margin_and_its_lane(lane, width):
    events = frame(*table.records(some(40)), event(DAY, actors=LONG, actors_iso3="COD", place_name="Mobilizationszentrum", source=LONG))
    figure = draw(events, lane, width_px=width)
    at = axis.frame(width)
    held = names(figure)
    for name, lines in held.items():
        assert all(packing.text_width(line, size(at)) <= at.left - 12 for line in lines)
        assert "".join(lines).replace("-", "").replace(" ", "") == name.replace("-", "").replace(" ", "")
    tops = sorted(note.y for note in figure.layout.annotations if note.name and note.yref != "paper")
    counts = [len(lines) for lines in held.values()]
    assert all(below - top >= count * 15 for top, below, count in zip(tops, tops[1:], counts, strict=False))


@pytest.mark.parametrize("lane", ["actor", "country"])
def test_words_for_one_state_share_a_lane(lane):
    words = [event(DAY, actors=word, actors_iso3="RUS") for word in ("Russian", "Moscow", "RUS", "NATO")]
    assert next(iter(names(draw(frame(*words), lane)))) == "Russia"


def test_a_place_keeps_its_own_name():
    assert list(names(draw(frame(event(DAY, place_name="Moscow"), event(DAY, place_name="Minsk")), "place"))) == ["Minsk", "Moscow"]


def test_lanes_with_most_events_come_first_and_what_is_unknown_last():
    actors = [*["NATO"] * 3, *["Poland"] * 5, *[None] * 9, *[f"Actor {number:02}" for number in range(15)]]
    held = list(names(draw(frame(*(event(DAY, actors=actor) for actor in actors)), "actor")))
    assert held[:3] == ["Poland", "NATO", "Actor 00"]
    assert held[-2:] == ["Others", "Not given"]
    assert len(held) == sorting.LANES + 2


@pytest.mark.parametrize(
    ("lane", "expected"),
    [("group", ["Movement", "Combat", "Statement"]), ("type", ["Deployment", "Attack", "Threat"]), ("status", ["Reported", "Planned", "Denied"])],
)
def test_known_words_keep_the_order_of_the_vocabulary(lane, expected):
    rows = [
        event(DAY, event_type="threat", status="denied"), event(DAY, event_type="threat"), event(DAY, event_type="attack", status="planned"),
        event(DAY),
    ]  # fmt: skip
    assert list(names(draw(frame(*rows), lane))) == expected


def test_no_publication_line_crosses_a_mark_or_a_label():
    events = frame(*(event(DAY + timedelta(days=number % 7), label="Troops moved towards the border at Brest") for number in range(20)))
    days = [DAY + timedelta(days=number) for number in range(0, 14, 2)]
    figure = draw(events, "group", width_px=1100, published=days)
    at = axis.frame(1100)
    scale = axis.Scale(*axis.padded(axis.extent(events)), at.inner)
    labels = next(trace for trace in figure.data if trace.name == "labels")
    marks = next(trace for trace in figure.data if trace.name == "events")
    lines = [shape for shape in figure.layout.shapes if shape.name == "published" and shape.yref != "paper"]
    assert lines
    for line in lines:
        x = float(scale.pixel(axis.milliseconds([line.x0]))[0])
        for text, side, moment, y in zip(labels.text, labels.textposition, labels.x, labels.y, strict=True):
            left = float(scale.pixel(moment)) - (0 if side == "middle right" else packing.text_width(text, 12))
            assert not (left <= x <= left + packing.text_width(text, 12) and line.y0 < y + 6 and line.y1 > y - 6)
        for moment, y in zip(marks.x, marks.y, strict=True):
            assert not (abs(float(scale.pixel(moment)) - x) <= 6 and line.y0 < y + 6 and line.y1 > y - 6)


@pytest.mark.parametrize("width", [390, 1224])
@pytest.mark.parametrize("step", [1, 3, 9, 40])
def test_dates_of_near_reports_share_a_label_and_none_touch(width, step):
    events = frame(*(event(date(2021, 11, 1) + timedelta(days=number * 20)) for number in range(12)))
    days = [date(2021, 12, 1) + timedelta(days=number * step) for number in range(5)]
    notes = [note for note in draw(events, "group", width_px=width, published=days).layout.annotations if note.name == "published"]
    spans = sorted((note.xshift, note.xshift + packing.text_width(note.text, 11)) for note in notes)
    assert spans[0][0] >= 0
    assert spans[-1][1] <= axis.frame(width).inner + 0.1
    assert all(one[1] + 6 <= other[0] for one, other in pairwise(spans))


def test_a_free_line_is_whole():
    assert obstacles.free([], 5, 100) == [(0.0, 100)]
