"""Chooses the side of its mark on which a place's name stands, so that names touch neither each other nor marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from timeline.charts.geometry import Floats, View, mercator
from timeline.charts.packing import text_width

SIZE, LINE = 13, 16.0
SIDES = ("middle right", "middle left", "top center", "bottom center", "top right", "bottom right", "top left", "bottom left")
Edges = tuple[float, float, float, float]


class Box(NamedTuple):
    """A mark of a radius in pixels with its name."""

    spot: tuple[float, float]
    radius: float
    text: str


def labelled(boxes: Sequence[Box], seen: View, routes: Floats) -> dict[tuple[str, float], list[Box]]:
    """Return the boxes by side and offset, the important first; a name that finds no room is left to hovering.

    Marks, names and the frame's edge are never touched; of the sides left the one is taken that crosses the fewest arcs.
    """
    if not boxes:
        return {}
    points = pixels(mercator(*np.array([box.spot for box in boxes], dtype=float).T), seen)
    lines = pixels(routes, seen)
    taken: list[Edges] = [(x - box.radius, y - box.radius, x + box.radius, y + box.radius) for box, (x, y) in zip(boxes, points, strict=True)]
    sides: dict[tuple[str, float], list[Box]] = defaultdict(list)
    for number, (box, (x, y)) in enumerate(zip(boxes, points, strict=True)):
        others = np.array([edges for place, edges in enumerate(taken) if place != number]).reshape(-1, 4)
        free = [(side, edges) for side in SIDES if not _touches(edges := _edges(box, side, x, y), others) and _is_inside(edges, seen)]
        if free:
            side, edges = min(free, key=lambda choice: _crossed(choice[1], lines))
            sides[side, _offset(side, box.radius)].append(box)
            taken.append(edges)
    return sides


def pixels(points: Floats, seen: View) -> Floats:
    """Return points of the unit square as pixels from the frame's upper left corner."""
    middle = mercator(np.array([seen.lon]), np.array([seen.lat]))[0]
    return np.asarray((points - middle) * seen.world + np.array([seen.width / 2, seen.height / 2]))


def _offset(side: str, radius: float) -> float:
    """Return the size of marker for which Plotly sets the text clear of a mark: it adds a hundredth of it, in ems, to a fixed distance."""
    wanted = (radius + 4) / SIZE - 0.5 if side.startswith("middle") else (radius + 2) / SIZE - 0.3
    return round(max(0.0, 100 * wanted), 1)


def _edges(box: Box, side: str, x: float, y: float) -> Edges:
    long, off = text_width(box.text, SIZE) * 1.04 + 2, box.radius + 4
    down, across = side.split()
    left = {"right": x + off, "left": x - off - long, "center": x - long / 2}[across]
    top = {"top": y - off - LINE + 2, "bottom": y + off - 2, "middle": y - LINE / 2}[down]
    return left, top, left + long, top + LINE


def _touches(edges: Edges, others: Floats) -> bool:
    left, top, right, bottom = edges
    return bool(((others[:, 0] < right) & (others[:, 2] > left) & (others[:, 1] < bottom) & (others[:, 3] > top)).any())


def _is_inside(edges: Edges, seen: View) -> bool:
    return edges[0] >= 2 and edges[1] >= 2 and edges[2] <= seen.width - 2 and edges[3] <= seen.height - 2


def _crossed(edges: Edges, lines: Floats) -> int:
    left, top, right, bottom = edges
    return int(((lines[:, 0] > left - 3) & (lines[:, 0] < right + 3) & (lines[:, 1] > top - 2) & (lines[:, 1] < bottom + 2)).sum())
