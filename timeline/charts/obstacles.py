"""What an upright line must not cross: the boxes of marks and labels, and the room left between them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

import pandas as pd

from timeline.charts.packing import text_width
from timeline.charts.placing import LABEL_SIZE

CLEAR, LEAST = 12.0, 6.0


class Box(NamedTuple):
    """A box in pixels."""

    left: float
    right: float
    top: float
    foot: float


def mark_boxes(marks: pd.DataFrame) -> list[Box]:
    """Return the boxes of the marks."""
    return [Box(left - 2, right + 2, y - CLEAR, y + CLEAR) for left, right, y in zip(marks["left"], marks["right"], marks["y"], strict=True)]


def label_boxes(marks: pd.DataFrame) -> list[Box]:
    """Return the boxes of the labels that are shown."""
    found = []
    for text, side, x, y in zip(marks["text"], marks["side"], marks["label_x"], marks["label_y"], strict=True):
        if text:
            long = text_width(text, LABEL_SIZE)
            start = x if side == "right" else x - long
            found.append(Box(start - 4, start + long + 8, y - CLEAR, y + CLEAR))
    return found


def free(boxes: Iterable[Box], pixel: float, height: float) -> list[tuple[float, float]]:
    """Return the pieces of an upright line from 0 to the height that no box covers.

    >>> free([Box(0, 9, 10, 30), Box(5, 9, 20, 40), Box(50, 60, 0, 90)], 7, 100)
    [(0.0, 10), (40, 100)]
    """
    edges, reached = [(0.0, 0.0)], 0.0
    for top, foot in sorted((box.top, box.foot) for box in boxes if box.left <= pixel <= box.right):
        edges.append((max(top, reached), max(foot, reached)))
        reached = max(foot, reached)
    return [(one[1], other[0]) for one, other in pairwise([*edges, (height, height)]) if other[0] - one[1] >= LEAST]
