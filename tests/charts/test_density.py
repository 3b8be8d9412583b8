"""Lanes too full for marks count every event, say so, and open into marks on zoom."""

import itertools
import re
from datetime import date

import numpy as np
import pandas as pd
import pytest
from chart_frames import TYPES, event, frame, some

from timeline import sheet, table
from timeline.charts import axis, density, lanes
from timeline.filters import Filters

MANY = some(3000, days=700)
WHOLE = axis.extent(MANY)


def draw(events=MANY, **choices):
    return lanes.figure(events, TYPES, **({"theme": "light", "width_px": 1200, "window": WHOLE} | choices))


def bars(figure):
    return [trace for trace in figure.data if trace.name == "counts"]


def counted(figure):
    """How many events each lane that counts says it counts."""
    return [int(note.text.split()[0].replace(",", "")) for note in figure.layout.annotations if note.name == "dense"]


@pytest.mark.parametrize("lane", ["group", "type", "actor", "place", "status", "said", "source"])
@pytest.mark.parametrize("width", [390, 1200])
def test_every_event_is_drawn_or_counted(lane, width):
    figure = draw(lane=lane, width_px=width)
    marks = next(trace for trace in figure.data if trace.name == "events")
    left_out = sum(int(note.text.split()[0][1:]) for note in figure.layout.annotations if note.text.startswith("+"))
    assert sum(counted(figure)) + len(marks.customdata) + left_out == len(MANY)
    assert len(marks.customdata) <= max(2 * density.FEWEST, width * density.TOGETHER)


def test_a_million_events_make_no_larger_figure_than_thousands():
    many = pd.concat([MANY] * 4, ignore_index=True)
    assert len(draw(many).to_json()) < 1.2 * len(draw().to_json()) < 350_000


def test_the_statuses_of_a_lane_have_patterns_of_their_own_and_stand_on_each_other():
    figure = draw()
    assert {bar.marker.pattern.shape for bar in bars(figure)} == {None, "/", ".", "x"}
    boxes = [(x, base + y, base) for bar in bars(figure) for x, base, y in zip(bar.x, bar.base, bar.y, strict=True)]
    for x in {box[0] for box in boxes}:
        ordered = sorted(box[1:] for box in boxes if box[0] == x)
        assert all(before[1] <= after[0] + 0.11 for before, after in itertools.pairwise(ordered))


def test_bars_stay_inside_their_lane():
    figure = draw()
    height = figure.layout.yaxis.range[0]
    tops = [base + y for bar in bars(figure) for base, y in zip(bar.base, bar.y, strict=True)]
    assert min(tops) >= 0
    assert max(base for bar in bars(figure) for base in bar.base) <= height


def test_hovering_tells_number_day_status_and_types():
    text = next(trace for trace in draw().data if trace.name == "dense").hovertext
    assert all(re.fullmatch(r"<b>\d+ events?</b>, week of \d+ \w+ \d{4}<br>\d+ \w.*<br>\w.* \d+.*", one) for one in text)


def test_zooming_in_turns_counts_into_marks():
    close = draw(window=(date(2022, 3, 1), date(2022, 3, 9)))
    assert not bars(close)
    assert 20 < len(next(trace for trace in close.data if trace.name == "events").customdata) < 400


def test_the_selected_event_is_drawn_over_the_counts():
    chosen = MANY["event_id"].iloc[1500]
    figure = draw(selected=chosen)
    assert chosen in next(trace for trace in figure.data if trace.name == "events").customdata
    assert any(trace.name == "selected" for trace in figure.data)


def test_a_lane_of_few_events_keeps_its_marks_beside_full_ones():
    few = frame(event(date(2022, 5, 1), event_type="meeting", status="planned") | {"event_id": "lonely"})
    events = table.in_order(pd.concat([MANY[MANY["group"] != "diplomacy"], few], ignore_index=True))
    figure = draw(events)
    assert bars(figure)
    assert "lonely" in next(trace for trace in figure.data if trace.name == "events").customdata


@pytest.mark.parametrize(
    ("days", "unit"), [(20, "day"), (1000, "week"), (4000, "month"), (12_000, "quarter"), (40_000, "year"), (500_000, "ten years")]
)
def test_bins_follow_the_calendar_and_cover_the_view(days, unit):
    scale = axis.Scale(0.0, days * 86_400_000.0, 1080.0)
    edges, found = density.edges(scale)
    assert found == unit
    assert edges[0] <= 0
    assert edges[-1] >= scale.end
    assert (np.diff(edges) > 0).all()
    first = pd.Timestamp(edges[0], unit="ms")
    assert {"day": True, "week": first.day_of_week == 0, "month": first.day == 1}.get(unit, first.day == 1 and first.month in {1, 4, 7, 10})


def test_columns_as_categories_give_the_same_figure(monkeypatch):
    monkeypatch.setattr(sheet, "MANY", 100)
    held = sheet.Sheet(MANY)
    charted = held.chart(held.rows(Filters()))
    for lane in ("group", "actor", "place", "said"):
        assert draw(charted, lane=lane, selected="e7").to_json() == draw(lane=lane, selected="e7").to_json()
