"""Chooses the side of its mark on which a place's name stands, so that names touch neither each other nor marks nor arcs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from timeline.charts.geometry import Floats, View, mercator
from timeline.charts.packing import text_width

SIZE, LINE, NAMED, NEAR = 13, 16.0, 120, 9.0
SIDES = ("middle right", "middle left", "top center", "bottom center", "top right", "bottom right", "top left", "bottom left")
Edges = tuple[float, float, float, float]


class Box(NamedTuple):
    """A mark of a radius in pixels with its name; `number` is its place's."""

    spot: tuple[float, float]
    radius: float
    text: str
    number: int = 0
    is_wanted: bool = False


def labelled(boxes: Sequence[Box], seen: View, routes: Sequence[Floats]) -> dict[tuple[str, float], list[Box]]:
    """Return the boxes by side and offset, the important first; a name that finds no room is left to hovering.

    Marks, names, arcs and the frame's edge are never touched, arcs only by a name that is wanted. A name that finds no room
    on one line may find it on two.
    """
    if not boxes:
        return {}
    points = pixels(mercator(*np.array([box.spot for box in boxes], dtype=float).T), seen)
    radii = np.array([[box.radius] for box in boxes])
    is_near = ((points > -radii) & (points < np.array([seen.width, seen.height]) + radii)).all(axis=1)
    boxes, points, radii = [box for box, near in zip(boxes, is_near.tolist(), strict=True) if near], points[is_near], radii[is_near]
    lines = np.vstack([np.empty((0, 2)), *(_dense(pixels(route, seen), seen) for route in routes)])
    taken = np.vstack([np.hstack([points - radii, points + radii]), np.full((NAMED, 4), np.nan)])
    sides: dict[tuple[str, float], list[Box]] = defaultdict(list)
    for number, box in enumerate(boxes[:NAMED]):
        others = np.vstack([taken[:number], taken[number + 1 :]])
        found = _best([box, *_broken(box)], tuple(points[number]), others, seen, lines)
        if found:
            named, side, edges = found
            sides[side, _offset(side, named)].append(named)
            taken[len(boxes) + number] = edges
    return sides


def _best(shapes: Sequence[Box], spot: tuple[float, float], others: Floats, seen: View, lines: Floats) -> tuple[Box, str, Edges] | None:
    """Return the first shape and side without any arc, clear of other marks if it can be, else, for a wanted name, the one over the fewest."""
    free = [
        (_crossed(edges, lines), _touches(_wider(edges), others), number, box, side, edges)
        for number, box in enumerate(shapes)
        for side in (SIDES if "\n" not in box.text else SIDES[:4])
        if not _touches(edges := _edges(box, side, *spot), others) and _is_inside(edges, seen)
    ]
    if not free:
        return None
    crossed, _, _, box, side, edges = min(free, key=lambda choice: choice[:3])
    return (box, side, edges) if not crossed or box.is_wanted else None


def _broken(box: Box) -> list[Box]:
    """Return the box with its name on two lines, where it is long and has words to part."""
    words = box.text.split(" ")
    if len(box.text) < 12 or len(words) < 2:
        return []
    cut = min(range(1, len(words)), key=lambda at: max(len(" ".join(words[:at])), len(" ".join(words[at:]))))
    return [box._replace(text=" ".join(words[:cut]) + "\n" + " ".join(words[cut:]))]


def _dense(line: Floats, seen: View) -> Floats:
    """Return the points of a line that lie in or near the frame, no further apart than a name is high."""
    reach = np.array([seen.width, seen.height])
    near = np.flatnonzero(((line > -200) & (line < reach + 200)).all(axis=1))
    if not len(near):
        return line[:0]
    line = line[max(0, near[0] - 1) : near[-1] + 2]
    steps = np.hypot(*np.diff(line, axis=0).T)
    length = np.concatenate([[0.0], steps.cumsum()])
    at = np.linspace(0, length[-1], min(int(length[-1] / 6) + 2, 2000))
    return np.column_stack([np.interp(at, length, line[:, axis]) for axis in (0, 1)])


def pixels(points: Floats, seen: View) -> Floats:
    """Return points of the unit square as pixels from the frame's upper left corner."""
    middle = mercator(np.array([seen.lon]), np.array([seen.lat]))[0]
    return np.asarray((points - middle) * seen.world + np.array([seen.width / 2, seen.height / 2]))


def _offset(side: str, box: Box) -> float:
    """Return the size of marker for which Plotly sets the text clear of a mark: it adds a hundredth of it, in ems, to a fixed distance.

    Above and below a mark it measures from the far side of the text, as if that had one line.
    """
    beside, above = (box.radius + 4) / SIZE - 0.5, (box.radius + 2) / SIZE - 0.3 + 1.2 * box.text.count("\n")
    wanted = beside if side.startswith("middle") else above
    return round(max(0.0, 100 * wanted), 1)


def _edges(box: Box, side: str, x: float, y: float) -> Edges:
    rows = box.text.split("\n")
    long, high, off = max(text_width(row, SIZE) for row in rows) * 1.04 + 2, LINE * len(rows), box.radius + 4
    down, across = side.split()
    left = {"right": x + off, "left": x - off - long, "center": x - long / 2}[across]
    top = {"top": y - off - high + 2, "bottom": y + off - 2, "middle": y - high / 2}[down]
    return left, top, left + long, top + high


def _touches(edges: Edges, others: Floats) -> bool:
    left, top, right, bottom = edges
    return bool(((others[:, 0] < right) & (others[:, 2] > left) & (others[:, 1] < bottom) & (others[:, 3] > top)).any())


def _wider(edges: Edges) -> Edges:
    """Return a box so much wider that a name beside another mark would seem to be that one's."""
    left, top, right, bottom = edges
    return left - NEAR, top - NEAR, right + NEAR, bottom + NEAR


def _is_inside(edges: Edges, seen: View) -> bool:
    return edges[0] >= 2 and edges[1] >= 2 and edges[2] <= seen.width - 2 and edges[3] <= seen.height - 2


def _crossed(edges: Edges, lines: Floats) -> int:
    left, top, right, bottom = edges
    return int(((lines[:, 0] > left - 3) & (lines[:, 0] < right + 3) & (lines[:, 1] > top - 2) & (lines[:, 1] < bottom + 2)).sum())
