"""Gives the marks of a lane their rows, and labels a place: beside, inside or, on a phone, above the mark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from timeline.charts.packing import Rows, shorten, text_width

LABEL_SIZE, LONGEST, GAP = 12, 420.0, 8.0
ROWS_A_LANE, MOST_LABELLED = 14, 10
FEW, CROWD = 32, 50
NARROW = 420.0


class Mark(NamedTuple):
    """A mark to be placed, in pixels: its ends and its symbol within the frame, its label and a note behind it; `is_open` bars take text inside."""

    label: str
    left: float
    right: float
    centre: float
    is_open: bool = False
    note: str = ""


class Spot(NamedTuple):
    """Where a mark went: its row and its label, which begins at `x` if `side` is right, ends there if left."""

    row: int
    text: str = ""
    side: str = "right"
    x: float = 0.0


def place(marks: Sequence[Mark], width: float) -> tuple[list[Spot | None], bool]:
    """Return a spot a mark, None where all rows are full, and whether labels stand above their marks.

    A lane of few events grows until every label has room; in a crowd as many rows hold labels as the marks can spare, and
    where there are too many even for that the marks come first, and labels go where room is left.
    """
    is_above = len(marks) <= FEW and width < NARROW
    if is_above and None not in (spots := _with_labels(marks, [_above(mark, width) for mark in marks], MOST_LABELLED, width)):
        return spots, True
    wishes = [_beside(mark, width) for mark in marks]
    tries = (_with_labels(marks, wishes, labelled, width) for labelled in range(MOST_LABELLED, 0, -1) if len(marks) <= CROWD)
    roomy, tight = next((spots for spots in tries if None not in spots), []), _marks_first(marks, wishes)
    return (roomy if _labels(roomy) > _labels(tight) else tight), False


def _labels(spots: Sequence[Spot | None]) -> int:
    return sum(spot is not None and spot.text != "" for spot in spots)


Wish = tuple[float, float, str, str, float]


def _beside(mark: Mark, width: float) -> Wish:
    """Return the stretch that mark and label take, and the label's text, side and place."""
    room = min(LONGEST, max(width - mark.right, mark.left) - GAP)
    text = _text(mark, room)
    long = text_width(text, LABEL_SIZE) + GAP
    if not text:
        return mark.left, mark.right, *_inside(mark)
    if mark.right + long <= width:
        return mark.left, mark.right + long, text, "right", mark.right + 3
    return mark.left - long, mark.right, text, "left", mark.left - 3


def _text(mark: Mark, room: float) -> str:
    """Return as much of the label as there is room for, its note never shortened."""
    text = shorten(mark.label, room - text_width(mark.note, LABEL_SIZE), LABEL_SIZE)
    return text + mark.note if text else ""


def _inside(mark: Mark) -> tuple[str, str, float]:
    """Return a label before or behind the symbol of a bar that fills the frame."""
    for start, end in ((mark.left + 8, mark.centre - 14), (mark.centre + 12, mark.right - 8)):
        text = shorten(mark.label, end - start, LABEL_SIZE) if mark.is_open else ""
        if text:
            return text, "right", start
    return "", "right", 0.0


def _above(mark: Mark, width: float) -> Wish:
    text = _text(mark, width - GAP)
    long = text_width(text, LABEL_SIZE) if text else 0.0
    start = max(2.0, min(mark.left, width - long - 4))
    return min(mark.left, start), max(mark.right, start + long), text, "right", start - 2


def _with_labels(marks: Sequence[Mark], wishes: Sequence[Wish], labelled: int, width: float) -> list[Spot | None]:
    """Return a spot a mark; the rows beyond those labelled are for marks whose labels found no room."""
    rows = Rows(gap=8, limit=labelled)
    taken = [rows.place(wish[0], wish[1]) for wish in wishes]
    rows.limit = ROWS_A_LANE
    spots: list[Spot | None] = []
    for row, mark, (_, _, text, side, x) in zip(taken, marks, wishes, strict=True):
        bare = rows.place(mark.left, mark.right) if row is None else None
        spots.append(Spot(row, text, side, x) if row is not None else None if bare is None else Spot(bare))
    return [_late(rows, spot, mark, wish, width) for spot, mark, wish in zip(spots, marks, wishes, strict=True)]


def _late(rows: Rows, spot: Spot | None, mark: Mark, wish: Wish, width: float) -> Spot | None:
    """Give a bare mark its label if its row has room for it after all, on either side."""
    left, right, text, side, x = wish
    if spot is None or spot.text or not text:
        return spot
    long = right - mark.right if side == "right" else mark.left - left
    other = (mark.left - long, mark.right, "left", mark.left - 3) if side == "right" else (mark.left, mark.right + long, "right", mark.right + 3)
    beside = long >= text_width(text, LABEL_SIZE)  # neither inside the mark nor above it
    for begin, end, where, at in ((left, right, side, x), *([other] if beside else ())):
        if begin >= 0 and end <= width and rows.widen(spot.row, (mark.left, mark.right), (begin, end)):
            return Spot(spot.row, text, where, at)
    return spot


def _marks_first(marks: Sequence[Mark], wishes: Sequence[Wish]) -> list[Spot | None]:
    rows = Rows(gap=3, limit=ROWS_A_LANE)
    taken = [rows.place(mark.left, mark.right) for mark in marks]
    rows.gap = 8
    spots: list[Spot | None] = []
    for row, mark, (left, right, text, side, x) in zip(taken, marks, wishes, strict=True):
        has_room = row is not None and bool(text) and rows.widen(row, (mark.left, mark.right), (left, right))
        spots.append(None if row is None else Spot(row, text, side, x) if has_room else Spot(row))
    return spots
