"""The overview counts each dated event once and marks the window."""

from datetime import date

import pytest
from chart_frames import TYPES, event, frame, some

from timeline.charts import overview, theme


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
