"""The timeline shows every dated event of its window, or says how many it leaves out."""

import json
from datetime import date

import pandas as pd
import pytest
from chart_frames import TYPES, event, frame, some

from timeline.charts import axis, chosen, lanes, overview, theme

DAY = date(2022, 10, 10)


def draw(events, **choices):
    return lanes.figure(events, TYPES, **({"theme": "light"} | choices))


def trace(figure, name):
    return next((trace for trace in figure.data if trace.name == name), None)


def texts(figure):
    return [note.text for note in figure.layout.annotations]


@pytest.mark.parametrize("count", [1, 30, 300])
@pytest.mark.parametrize("width", [390, 1200])
def test_every_event_is_drawn_or_counted(count, width):
    events = some(count)
    figure = draw(events, width_px=width, window=axis.extent(events))
    shown = set(trace(figure, "events").customdata)
    left_out = sum(int(text.split()[0][1:]) for text in texts(figure) if text.startswith("+"))
    assert shown <= set(events["event_id"])
    counted = sum(int(text.split()[0]) for text in texts(figure) if " events, up to " in text)
    assert len(shown) + left_out + counted == count


@pytest.mark.parametrize("lane", ["group", "type", "actor", "country", "place", "source", "status"])
def test_each_kind_of_lane_holds_all_events(lane):
    figure = draw(some(40), lane=lane)
    assert len(trace(figure, "events").customdata) == 40


def test_events_outside_the_window_are_counted_in_their_lane():
    events = frame(event(date(2022, 2, 1)), event(DAY), event(DAY), event(date(2022, 12, 1)), event(DAY, event_type="strike"))
    figure = draw(events, window=(date(2022, 10, 1), date(2022, 10, 31)))
    assert set(trace(figure, "events").customdata) == {"e1", "e2", "e4"}
    assert any("1 earlier" in text and "1 later" in text for text in texts(figure))


@pytest.mark.parametrize("events", [frame(), frame(event(None)), frame(event(None), event(None))], ids=["no event", "one without a day", "two"])
def test_a_table_without_days_gives_an_empty_figure(events):
    figure = draw(events)
    assert not list(trace(figure, "events").customdata or [])
    assert lanes.undated(events) == len(events)
    json.loads(figure.to_json())


def test_one_missing_end_leaves_the_bar_open_and_the_event_shown():
    events = frame(event(DAY), event(None, DAY, date_precision="before"), event(DAY, date_precision="after") | {"date_end": None})
    figure = draw(events)
    assert len(trace(figure, "events").customdata) == 3
    assert len(trace(figure, "within").customdata) == 2
    assert lanes.undated(events) == 0


def test_stated_durations_are_solid_and_uncertain_days_hatched():
    events = frame(
        event(date(2022, 10, 1), DAY, date_precision="range"), event(date(2022, 10, 1), DAY, date_precision="month"), event(DAY),
    )  # fmt: skip
    figure = draw(events)
    assert list(trace(figure, "stated").customdata) == ["e0"]
    assert list(trace(figure, "within").customdata) == ["e1"]
    assert trace(figure, "within").marker.pattern.shape == "/"
    assert trace(figure, "stated").x[0] == 10 * theme.DAY_MS


def test_status_shows_as_a_symbol_with_a_rim():
    statuses = ["asserted", "planned", "possible", "denied"]
    events = frame(*(event(DAY, status=status) for status in statuses))
    marks = trace(draw(events), "events")
    by_event = dict(zip(marks.customdata, zip(marks.marker.symbol, marks.marker.color, marks.marker.line.color, strict=True), strict=True))
    paper, tone = theme.named("light").paper, theme.colours(TYPES, "light")["movement"]
    assert [by_event[f"e{number}"] for number in range(4)] == [
        ("circle", tone, paper), ("circle", paper, tone), ("diamond", paper, tone), ("x", tone, paper),
    ]  # fmt: skip


HOSTILE = "<b>$5bn$ & <script>alert(1)</script>"


def test_article_text_is_shown_as_it_stands():
    figure = draw(frame(event(DAY, label=HOSTILE, place_name=HOSTILE, source=HOSTILE), event(DAY)), lane="source")
    said = [*trace(figure, "labels").text, *trace(figure, "events").hovertext, *texts(figure)]
    assert any("&lt;script&gt;" in text for text in said)
    assert not any("<script" in text or "$" in text for text in said)


def test_selecting_an_event_moves_nothing():
    events = some(40)
    plain, marked = draw(events), draw(events, selected="e7")
    assert list(trace(plain, "events").y) == list(trace(marked, "events").y)
    assert list(trace(plain, "events").x) == list(trace(marked, "events").x)
    assert trace(plain, "selected") is None
    assert len(trace(marked, "selected").y) == 1


def test_the_selected_event_has_its_name_even_where_its_lane_has_no_room():
    events = frame(*(event(date(2022, 10, 1 + number % 28)) for number in range(110)))
    crowded = draw(events)
    named = set(trace(crowded, "labels").customdata)
    without = next(name for name in trace(crowded, "events").customdata if name not in named)
    notes = [note for note in draw(events, selected=without).layout.annotations if note.name == "selected"]
    assert [note.text for note in notes] == [f"<b>{events.set_index('event_id').label[without]}</b>"]
    assert not [note for note in draw(events, selected=next(iter(named))).layout.annotations if note.name == "selected"]


def test_what_the_name_of_the_selected_event_covers_is_not_shown_half():
    marks = pd.DataFrame({"text": ["Under it", "Right of it", "Below it"], "side": ["right", "right", "left"]})
    marks = marks.assign(label_x=[150.0, 420.0, 200.0], label_y=[24.0, 24.0, 48.0])
    left = chosen.uncovered(marks, [chosen.Name("The open event", "left", 100.0, 400.0, 24.0)])
    assert left["text"].tolist() == ["", "Right of it", "Below it"]


def test_the_selected_event_is_never_the_one_left_out():
    events = frame(*(event(DAY, label=f"Order {number}") for number in range(30)))
    for name in ("e0", "e29"):
        assert name in trace(draw(events, selected=name), "events").customdata


def test_the_day_of_publication_is_a_line_behind_the_marks():
    figure = draw(frame(event(DAY), event(date(2022, 10, 1))), published=[date(2022, 10, 11)], window=(date(2022, 10, 1), date(2022, 10, 20)))
    lines = [shape for shape in figure.layout.shapes if shape.type == "line"]
    assert {line.layer for line in lines} == {"below"}
    assert {line.x0 for line in lines} == {"2022-10-11 12:00:00"}
    assert "published 11 Oct 2022" in texts(figure)


def test_labels_of_publication_days_do_not_touch():
    days = [date(2022, 10, day) for day in range(1, 29)]
    events = frame(*(event(date(2022, month, 1)) for month in range(1, 11)))
    figure = draw(events, published=days, window=(date(2022, 1, 1), date(2022, 10, 28)))
    assert sum(shape.type == "line" for shape in figure.layout.shapes) >= 10
    assert [note.text for note in figure.layout.annotations if note.name == "published"] == ["28 reports, 1–28 Oct"]


@pytest.mark.parametrize("width", [390, 1200])
def test_overview_and_lanes_share_frame_and_axis(width):
    events = some(60)
    whole = axis.extent(events)
    below, above = draw(events, width_px=width, window=whole), overview.figure(events, TYPES, theme="light", width_px=width)
    for side in ("l", "r"):
        assert below.layout.margin[side] == above.layout.margin[side]
    for name in ("range", "tickformatstops", "tickfont", "nticks"):
        assert below.layout.xaxis[name] == above.layout.xaxis[name]


NEAR = [date(2022, 10, day) for day in range(1, 11)]


@pytest.mark.parametrize(
    ("others", "first", "last"),
    [
        pytest.param([date(2012, 2, 1)], date(2022, 10, 1), date(2022, 10, 10), id="one look far back is left out"),
        pytest.param([date(2022, 9, 20)], date(2022, 9, 20), date(2022, 10, 10), id="what is near stays"),
        pytest.param([date(2022, 2, day) for day in (1, 10, 24)], date(2022, 2, 1), date(2022, 10, 10), id="a good part of the story stays"),
        pytest.param([date(2012, 2, 1), date(2031, 1, 1)], date(2022, 10, 1), date(2022, 10, 10), id="both ends are trimmed"),
    ],
)
def test_focus_leaves_out_a_few_far_events_only(others, first, last):
    assert axis.focus(frame(*(event(day) for day in [*others, *NEAR]))) == (first, last)


def test_without_days_there_is_no_focus():
    assert axis.focus(frame(event(None))) is None


def test_rows_of_the_table_may_carry_any_index():
    events = some(10).set_index(pd.Index(range(100, 110)))
    assert len(trace(draw(events), "events").customdata) == 10
