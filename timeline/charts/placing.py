"""Gives the marks of a lane their rows, and labels a place: beside, inside or, on a phone, above the mark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from timeline.charts.packing import Rows, shorten, text_width

LABEL_SIZE, LONGEST, GAP = 12, 420.0, 8.0
ROWS_A_LANE = 14
NARROW = 420.0


class Mark(NamedTuple):
    """A mark to be placed, in pixels: its ends and its symbol within the frame, and its label; `is_open` bars take text inside."""

    label: str
    left: float
    right: float
    centre: float
    is_open: bool = False


class Spot(NamedTuple):
    """Where a mark went: its row and its label, which begins at `x` if `side` is right, ends there if left."""

    row: int
    text: str = ""
    side: str = "right"
    x: float = 0.0


def place(marks: Sequence[Mark], width: float) -> tuple[list[Spot | None], bool]:
    """Return a spot a mark, None where all rows are full, and whether labels stand above their marks.

    All labels are shown if the lane stays low that way; else the marks come first, and labels go where room is left.
    """
    is_narrow = width < NARROW
    spots = _with_labels([_above(mark, width) if is_narrow else _beside(mark, width) for mark in marks])
    if None in spots:
        return _marks_first(marks, width), False
    return list(spots), is_narrow


Wish = tuple[float, float, str, str, float]


def _beside(mark: Mark, width: float) -> Wish:
    """Return the stretch that mark and label take, and the label's text, side and place."""
    room = min(LONGEST, max(width - mark.right, mark.left) - GAP)
    text = shorten(mark.label, room, LABEL_SIZE)
    long = text_width(text, LABEL_SIZE) + GAP
    if not text:
        return mark.left, mark.right, *_inside(mark)
    if mark.right + long <= width:
        return mark.left, mark.right + long, text, "right", mark.right + 3
    return mark.left - long, mark.right, text, "left", mark.left - 3


def _inside(mark: Mark) -> tuple[str, str, float]:
    """Return a label before or behind the symbol of a bar that fills the frame."""
    for start, end in ((mark.left + 8, mark.centre - 14), (mark.centre + 12, mark.right - 8)):
        text = shorten(mark.label, end - start, LABEL_SIZE) if mark.is_open else ""
        if text:
            return text, "right", start
    return "", "right", 0.0


def _above(mark: Mark, width: float) -> Wish:
    text = shorten(mark.label, width - GAP, LABEL_SIZE)
    long = text_width(text, LABEL_SIZE)
    start = max(2.0, min(mark.left, width - long - 4))
    return min(mark.left, start), max(mark.right, start + long), text, "right", start - 2


def _with_labels(wishes: Sequence[Wish]) -> list[Spot | None]:
    rows = Rows(gap=8, limit=ROWS_A_LANE)
    taken = [(rows.place(left, right), text, side, x) for left, right, text, side, x in wishes]
    return [None if row is None else Spot(row, text, side, x) for row, text, side, x in taken]


def _marks_first(marks: Sequence[Mark], width: float) -> list[Spot | None]:
    rows = Rows(gap=3, limit=ROWS_A_LANE)
    taken = [rows.place(mark.left, mark.right) for mark in marks]
    rows.gap = 8
    spots: list[Spot | None] = []
    for row, mark in zip(taken, marks, strict=True):
        if row is None:
            spots.append(None)
            continue
        long = text_width(mark.label, LABEL_SIZE) + GAP
        has_room = bool(mark.label) and mark.right + long <= width and rows.extend(row, (mark.left, mark.right), mark.right + long)
        spots.append(Spot(row, mark.label, "right", mark.right + 3) if has_room else Spot(row))
    return spots
