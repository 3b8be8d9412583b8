"""Events against their days of publication: where each stands, what is drawn vague, what was not yet known."""

from datetime import date, timedelta

import pytest
from chart_frames import TYPES, event, frame, some

from timeline.charts import known

NEWS = date(2022, 10, 11)


def told(first, published=NEWS, **cells):
    return event(first, cells.pop("last", None), published=published, **cells)


def draw(*rows, **choices):
    return known.figure(frame(*rows), TYPES, **({"theme": "light"} | choices))


def points(figure):
    trace = next(trace for trace in figure.data if trace.name == "reports")
    return {tuple(ids or ()): (x[:10], y[:10]) for ids, x, y in zip(trace.customdata, trace.x, trace.y, strict=True)}


def test_an_event_stands_at_its_day_and_the_day_it_was_told():
    figure = draw(told(date(2022, 10, 9)), told(date(2022, 10, 20), status="planned"))
    assert points(figure) == {("e0",): ("2022-10-09", "2022-10-11"), ("e1",): ("2022-10-20", "2022-10-11")}


def test_what_was_told_on_its_day_lies_on_the_line():
    figure = draw(told(NEWS), told(date(2022, 1, 1)))
    line = next(trace for trace in figure.data if trace.name == "same day")
    assert tuple(line.x) == tuple(line.y)
    assert points(figure)[("e0",)] == ("2022-10-11", "2022-10-11")


def test_events_of_one_day_and_report_are_one_larger_mark_that_holds_them_all():
    trace = draw(*[told(date(2022, 10, 9))] * 5, told(date(2022, 10, 1))).data[-1]
    assert sorted(len(ids) for ids in trace.customdata) == [1, 5]
    assert max(zip(trace.marker.size, trace.customdata, strict=True))[1] == ["e0", "e1", "e2", "e3", "e4"]


def test_a_vague_date_is_drawn_as_long_as_it_is():
    figure = draw(told(date(2022, 2, 1), last=date(2022, 2, 28), date_precision="month"), told(date(2022, 10, 9)))
    bars = [trace for trace in figure.data if trace.name == "vague"]
    assert [[end and end[:10] for end in bar.x] for bar in bars] == [["2022-02-01", "2022-03-01", None]]


def test_what_was_not_yet_told_is_pale_and_opens_nothing():
    figure = draw(told(date(2022, 10, 9)), told(date(2022, 10, 9), published=date(2022, 11, 1)), known=NEWS)
    trace = figure.data[-1]
    assert list(trace.customdata) == [["e0"], None]
    assert len(set(trace.marker.color)) == 2
    assert [shape.type for shape in figure.layout.shapes] == ["rect", "line"]
    assert any("as known on 11 Oct 2022" in note.text for note in figure.layout.annotations)


def test_what_has_no_date_or_no_day_of_publication_is_counted():
    rows = told(None), told(date(2022, 10, 9), published=None), told(date(2022, 10, 9))
    assert points(draw(*rows)).keys() == {("e2",)}
    assert known.undated(frame(*rows)) == 1


def test_the_open_event_stands_out_even_in_a_crowd():
    trace = draw(*[told(date(2022, 10, 9))] * 200, told(date(2022, 10, 1)), selected="e150").data[-1]
    chosen = [ids for ids, width in zip(trace.customdata, trace.marker.line.width, strict=True) if width == 4]
    assert len(chosen) == 1
    assert "e150" in chosen[0]
    assert len(chosen[0]) == 50


def test_very_many_are_gathered_by_week_or_longer():
    events = some(6000, days=3000)
    events["published"] = events["date_start"] + timedelta(days=3)
    trace = known.figure(events, TYPES, theme="dark").data[-1]
    assert len(trace.x) <= known.MOST


@pytest.mark.parametrize("rows", [(), (told(None),)])
def test_nothing_to_show_is_no_fault(rows):
    assert points(draw(*rows)) == {}


def test_hostile_labels_are_escaped():
    assert "<script" not in draw(told(date(2022, 10, 9), label="<script>x</script>")).to_json()
