"""Long silences are left out of the time axis; nothing that happened is."""

from datetime import date, timedelta

import numpy as np
import pytest
from chart_frames import TYPES, event, frame, some
from hypothesis import given
from hypothesis import strategies as st

from timeline.charts import axis, breaks, lanes, ticks

STORY = [date(2022, 2, 1) + timedelta(days=day) for day in range(0, 40, 4)]
LOOK_BACK = frame(event(date(2017, 6, 1)), *(event(day) for day in STORY))


def days(cuts):
    return [(axis.day(left), axis.day(right)) for left, right in cuts]


def test_a_story_with_one_look_back_loses_the_years_between():
    (cut,) = days(breaks.find(LOOK_BACK))
    assert date(2017, 6, 1) < cut[0] < date(2017, 8, 1)
    assert date(2021, 12, 1) < cut[1] < date(2022, 2, 1)


@pytest.mark.parametrize(
    "events",
    [
        pytest.param(frame(*(event(day) for day in STORY)), id="no gap"),
        pytest.param(frame(event(date(2022, 2, 1))), id="one event"),
        pytest.param(frame(event(None), event(None)), id="no day"),
        pytest.param(frame(), id="no event"),
        pytest.param(frame(event(date(2017, 6, 1), date(2022, 3, 1), date_precision="range"), *(event(day) for day in STORY)), id="it lasted"),
        pytest.param(frame(event(date(2022, 2, 1)), event(date(2022, 2, 20))), id="a gap of days"),
    ],
)
def test_where_there_is_no_long_silence_nothing_is_cut(events):
    assert breaks.find(events) == ()


def test_a_vague_year_does_not_keep_a_silence():
    vague = event(date(2017, 1, 1), date(2022, 12, 31), date_precision="decade")
    assert breaks.find(frame(vague, event(date(2017, 6, 1)), *(event(day) for day in STORY)))


def test_a_day_of_publication_is_no_silence():
    middle = event(date(2017, 6, 1), published=date(2019, 10, 1))
    cuts = breaks.find(frame(middle, *(event(day) for day in STORY)))
    assert not any(left <= axis.moment(date(2019, 10, 1)) < right for left, right in cuts)


@pytest.mark.parametrize("seed", range(12))
def test_no_event_but_a_vague_one_begins_or_ends_in_a_cut(seed):
    events = some(14, seed=seed, days=2500)
    cuts = breaks.find(events)
    assert list(cuts) == sorted(cuts)
    start, end = axis.spans(events)
    for left, right in cuts:
        inside = (start < right) & (end > left)
        assert not (inside & (end - start < 30 * axis.DAY_MS)).any()


cuts = st.lists(st.integers(1, 40), min_size=0, max_size=4).map(
    lambda steps: tuple((float(100 * at + 10), float(100 * at + 10 + step)) for at, step in enumerate(steps))
)


@given(cuts, st.lists(st.floats(-50, 600), min_size=2, max_size=20))
def test_pixels_and_moments_are_each_other_s_inverse(cuts, pixels):
    scale = axis.Scale(-20.0, 500.0, 800.0, cuts)
    moments = scale.moment(np.array(pixels))
    assert np.allclose(scale.pixel(moments), pixels, atol=1e-6)
    assert not any(((moments > left + 1e-6) & (moments < right - 1e-6)).any() for left, right in cuts)
    order = np.argsort(pixels, kind="stable")
    assert (np.diff(moments[order]) >= -1e-9).all()


def test_the_figure_leaves_out_the_silence_and_marks_it():
    figure = lanes.figure(LOOK_BACK, TYPES, theme="light", window=axis.extent(LOOK_BACK))
    (gap,) = figure.layout.xaxis.rangebreaks
    strip = next(trace for trace in figure.data if trace.name == "breaks")
    assert "4.7 years without events left out" in strip.hovertext
    assert gap.bounds[0][:4] == "2017"
    assert len(next(trace for trace in figure.data if trace.name == "events").customdata) == len(LOOK_BACK)


@pytest.mark.parametrize("width", [280, 1100])
@pytest.mark.parametrize("last", [date(2022, 3, 1), date(2023, 1, 1), date(2040, 1, 1)])
def test_ticks_of_a_broken_axis_keep_apart_and_out_of_the_cuts(width, last):
    cut = (axis.moment(date(2018, 1, 1)), axis.moment(date(2021, 12, 1)))
    scale = axis.Scale(axis.moment(date(2017, 6, 1)), axis.moment(last), width, (cut,))
    chosen = ticks.chosen(scale)
    places = [axis.moment(date.fromisoformat(value[:10])) for value in chosen["tickvals"]]
    assert len(places) >= 2
    assert not any(cut[0] <= place < cut[1] for place in places)
    assert (np.diff(scale.pixel(np.array(places))) >= ticks.ROOM).all()
    assert chosen["ticktext"][0][-4:].isdigit()
