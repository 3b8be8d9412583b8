"""The overview counts each dated event once and marks the window."""

from datetime import date

import pytest
from chart_frames import TYPES, event, frame, some

from timeline.charts import axis, overview, theme


def draw(events, **choices):
    return overview.figure(events, TYPES, theme="dark", **choices)


@pytest.mark.parametrize(("days", "unit"), [(20, "day"), (300, "week"), (2000, "month"), (20_000, "year")])
def test_every_event_counts_once_in_bins_that_suit_the_span(days, unit):
    events = some(200, days=days)
    figure = draw(events)
    assert sum(sum(bar.y) for bar in figure.data) == 200
    assert unit in figure.layout.annotations[0].text
    assert {bar.name for bar in figure.data} == set(events["group"])


def test_groups_are_stacked_in_the_order_of_the_table_of_types():
    names = [bar.name for bar in draw(some(200)).data]
    assert names == [group for group in theme.groups(TYPES) if group in names]


def test_an_uncertain_day_counts_in_the_middle_a_stated_stretch_at_its_start():
    feb = (date(2022, 2, 1), date(2022, 2, 28))
    figure = draw(frame(event(*feb, date_precision="month"), event(*feb, date_precision="range")))
    assert sorted(bar for trace in figure.data for bar in trace.x) == [1643673600000, 1644796800000]


def test_the_window_is_marked_and_the_rest_veiled():
    events = frame(event(date(2022, 1, 1)), event(date(2022, 12, 31)))
    assert len(draw(events, window=(date(2022, 6, 1), date(2022, 6, 30))).layout.shapes) == 3
    assert not draw(events, window=(date(2022, 1, 1), date(2022, 12, 31))).layout.shapes
    assert not draw(events).layout.shapes


def test_a_table_without_days_gives_an_empty_strip():
    assert not draw(frame(event(None))).data
    assert not draw(frame()).data


def strip(figure):
    """Return what the strip of reports says of each bin, by the day it begins on."""
    return {
        axis.day(start): words.partition(": ")[2]
        for bar in figure.data if bar.yaxis == "y2"
        for start, words in zip(bar.x, bar.hovertext, strict=True)
    }  # fmt: skip


def test_the_strip_tells_a_silence_of_reports_from_reports_without_events():
    days = [date(2022, 3, day) for day in (1, 2, 2, 4)]
    figure = draw(frame(event(date(2022, 3, 1)), event(date(2022, 3, 1)), event(date(2022, 3, 5))), published=days)
    assert strip(figure) == {
        date(2022, 3, 1): "1 report, 2 events",
        date(2022, 3, 2): "2 reports, but no events",
        date(2022, 3, 3): "no reports loaded",
        date(2022, 3, 4): "1 report, but no events",
        date(2022, 3, 5): "no reports loaded; 1 event told by others",
    }
    assert figure.layout.meta["coverage"] == "reports of 3 of 5 days; none from 3 Mar 2022 to 3 Mar 2022"


@pytest.mark.parametrize(("days", "bins"), [(20, 49), (300, 47), (2000, 66), (20_000, 55)])
def test_the_strip_covers_all_of_the_time_in_the_bins_of_the_bars(days, bins):
    events = some(300, days=days)
    figure = draw(events, published=[date(2022, 1, 1)])
    assert len(strip(figure)) == pytest.approx(bins, abs=3)
    starts = {axis.day(start) for bar in figure.data if bar.yaxis != "y2" for start in bar.x}
    assert starts <= set(strip(figure))


def test_reports_beyond_the_events_widen_the_strip():
    figure = draw(frame(event(date(2022, 3, 5))), published=[date(2022, 3, 1), date(2022, 3, 9)])
    assert min(strip(figure)) == date(2022, 3, 1)
    assert max(strip(figure)) == date(2022, 3, 9)


def test_reports_without_a_day_leave_no_strip():
    assert strip(draw(some(20))) == {}


def test_a_bar_says_its_days_and_how_many_events_they_have():
    figure = draw(frame(event(date(2022, 3, 1)), event(date(2022, 3, 1)), event(date(2022, 3, 5))))
    assert [list(bar.hovertext) for bar in figure.data] == [["1 Mar 2022: 2 events", "5 Mar 2022: 1 event"]]
