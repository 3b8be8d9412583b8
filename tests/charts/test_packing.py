"""Rows and labels never touch."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from timeline.charts.packing import Rows, shorten, text_width
from timeline.charts.placing import GAP, LABEL_SIZE, Mark, place

pixels = st.floats(0, 1000, allow_nan=False)
stretches = st.tuples(pixels, st.floats(1, 400)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(stretches, max_size=60))
def test_intervals_of_a_row_never_touch(intervals):
    rows = Rows(gap=5)
    for left, right in intervals:
        assert rows.place(left, right) is not None
    for row in rows.rows:
        assert all(before[1] + 5 <= after[0] for before, after in itertools.pairwise(row))


@given(st.text(max_size=80), st.floats(0, 500))
def test_a_shortened_text_fits_and_keeps_whole_words(text, limit):
    short = shorten(text, limit, 12)
    assert short in {text, ""} or (text_width(short, 12) <= limit and short.endswith("…") and len(short.split()) >= 3)
    assert all(word in text for word in short.rstrip("…").split())


def stretch(mark, spot):
    long = text_width(spot.text, LABEL_SIZE) if spot.text else 0
    label = (spot.x, spot.x + long) if spot.side == "right" else (spot.x - long, spot.x)
    return [(mark.left, mark.right), label] if spot.text else [(mark.left, mark.right)]


marks = st.builds(
    lambda label, ends, is_open: Mark(label, ends[0], min(ends[1], 1000), (ends[0] + min(ends[1], 1000)) / 2, is_open),
    st.sampled_from(["", "Troops moved", "A brigade held the crossing near the border for a week", "x" * 90]),
    stretches.filter(lambda ends: ends[0] < 990),
    st.booleans(),
)


@given(st.lists(marks, max_size=50), st.sampled_from([1000.0, 300.0]))
def test_marks_and_labels_of_a_row_never_overlap_and_stay_in_the_frame(given_marks, width):
    inside = sorted((mark._replace(left=mark.left * width / 1000, right=mark.right * width / 1000, centre=mark.centre * width / 1000)
                     for mark in given_marks), key=lambda mark: (mark.left, mark.right))  # fmt: skip
    spots, is_above = place(inside, width)
    assert len(spots) == len(inside)
    by_row = {}
    for mark, spot in zip(inside, spots, strict=True):
        if spot is not None:
            parts = stretch(mark, spot)
            if spot.text:
                assert parts[1][0] >= -0.01
                assert parts[1][1] <= width + 0.01
            by_row.setdefault(spot.row, []).append((min(part[0] for part in parts), max(part[1] for part in parts)))
    for row in by_row.values():
        ordered = sorted(row)
        assert all(before[1] <= after[0] for before, after in itertools.pairwise(ordered))
    assert not (is_above and width == 1000)


def test_a_label_stands_right_of_its_mark_and_flips_at_the_edge():
    spots, _ = place([Mark("Troops moved", 100, 114, 107), Mark("Troops moved", 980, 994, 987)], 1000)
    assert [spot.side for spot in spots] == ["right", "left"]
    assert spots[0].x > 114
    assert spots[1].x < 980


def test_a_bar_that_fills_the_frame_carries_its_label_inside_if_it_is_not_solid():
    spots, _ = place([Mark("Troops moved", 0, 1000, 500, is_open=True)], 1000)
    assert spots[0].text == "Troops moved"
    assert 0 < spots[0].x < 500 - GAP
    assert place([Mark("Troops moved", 0, 1000, 500)], 1000)[0][0].text == ""


def crowd(count):
    return [Mark("Troops moved towards the border", 10 + number * 8, 24 + number * 8, 17 + number * 8) for number in range(count)]


def test_a_lane_of_few_events_grows_and_then_drops_labels_before_marks():
    spots, _ = place(crowd(30), 1000)
    assert None not in spots
    assert 10 <= sum(bool(spot.text) for spot in spots) < 30


def test_a_crowd_packs_marks_first_and_labels_what_has_room():
    spots, _ = place(crowd(60), 1000)
    assert None not in spots
    assert max(spot.row for spot in spots) < 4
    assert 1 <= sum(bool(spot.text) for spot in spots) < 10
