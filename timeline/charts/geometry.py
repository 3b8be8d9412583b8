"""Geometry of the map: Web Mercator, the view that fits, curves, dashes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline.where import Frame

Floats = NDArray[np.float64]
TILE, NORTH, ROUND_KM = 512.0, 85.0, 40_075.0
CLOSEST, FARTHEST, PADDING = 7.0, 0.2, 56.0
COARSE = 16.0


class View(NamedTuple):
    """What the map shows: its middle, its zoom as MapLibre counts it, its size in pixels."""

    lon: float
    lat: float
    zoom: float
    width: float = 640.0
    height: float = 440.0

    @property
    def world(self) -> float:
        """Pixels round the equator."""
        return TILE * float(2.0**self.zoom)


def mercator(lon: Floats, lat: Floats) -> Floats:
    """Return points of the unit square, x from the date line eastwards, y from the north downwards.

    >>> mercator(np.array([0.0]), np.array([0.0])).round(3).tolist()
    [[0.5, 0.5]]
    """
    tilt = np.radians(np.clip(lat, -NORTH, NORTH))
    return np.column_stack([lon / 360 + 0.5, 0.5 - np.log(np.tan(np.pi / 4 + tilt / 2)) / (2 * np.pi)])


def degrees(points: Floats) -> tuple[Floats, Floats]:
    """Return longitudes and latitudes of points of the unit square.

    >>> [float(part.round(6)[0]) for part in degrees(mercator(np.array([27.5]), np.array([53.9])))]
    [27.5, 53.9]
    """
    lat = np.degrees(2 * np.arctan(np.exp((0.5 - points[:, 1]) * 2 * np.pi)) - np.pi / 2)
    return (points[:, 0] - 0.5) * 360, lat


def fit(lon: Floats, lat: Floats, width: float, height: float) -> View:
    """Return the view that holds all points with some air."""
    if not len(lon):
        return View(15.0, 35.0, 0.8, width, height)
    points = mercator(lon, lat)
    low, high = points.min(axis=0), points.max(axis=0)
    room = np.maximum([width - 2 * PADDING, height - 2 * PADDING], 80)
    span = np.maximum(high - low, 1e-9)
    zoom = float(np.clip(np.log2((room / span / TILE).min()), FARTHEST, CLOSEST if len(np.unique(points.round(6), axis=0)) > 1 else 5.0))
    middle_lon, middle_lat = degrees(((low + high) / 2)[None, :])
    return View(float(middle_lon[0]), float(middle_lat[0]), zoom, width, height)


def reach(spot: tuple[float, float], radius_km: float) -> float:
    """Return a distance on the ground at a place as a length in the unit square."""
    return radius_km / (ROUND_KM * max(float(np.cos(np.radians(spot[1]))), 0.05))


def circle(spot: tuple[float, float], radius: float, points: int = 73) -> Floats:
    """Return a closed ring of a radius in the unit square."""
    turn = np.linspace(0, 2 * np.pi, points)
    return np.asarray(mercator(np.array([spot[0]]), np.array([spot[1]])) + radius * np.column_stack([np.cos(turn), np.sin(turn)]))


def framed(frame: Frame, width: float, height: float) -> View:
    """Return the view that shows a frame as large as the picture allows."""
    west, south, east, north = frame
    low, high = mercator(np.array([west, east]), np.array([north, south]))
    span = np.maximum(high - low, 1e-9)
    zoom = float(np.log2((np.array([width, height]) / span / TILE).min()))
    lon, lat = degrees(((low + high) / 2)[None, :])
    return View(float(lon[0]), float(lat[0]), zoom, width, height)


def given(view: Mapping[str, Any] | View | None, width: float, height: float) -> View | None:
    """Return a view as the browser reports it, None if it reports none that makes sense."""
    if view is None or isinstance(view, View):
        return view
    try:
        return View(float(view["center"]["lon"]), float(view["center"]["lat"]), float(view["zoom"]), width, height)
    except (KeyError, TypeError, ValueError):
        return None


def curve(start: Floats, end: Floats, bend: float, points: int = 41) -> Floats:
    """Return a quadratic curve between two points of the unit square, bending to the left of the way."""
    along = end - start
    control = (start + end) / 2 + bend * np.array([along[1], -along[0]])
    t = np.linspace(0, 1, points)[:, None]
    return np.asarray((1 - t) ** 2 * start + 2 * t * (1 - t) * control + t**2 * end)


def bearing(path: Floats, back: float = 0.0) -> float:
    """Return the direction in which a path ends, seen from a point so far back on it, in degrees clockwise from north.

    >>> round(bearing(np.array([[0.0, 0.0], [1.0, 0.0]])))
    90
    """
    length = _lengths(path)
    at = max(0.0, min(length[-1] - back, length[-2]))
    dx, dy = path[-1] - np.array([np.interp(at, length, path[:, axis]) for axis in (0, 1)])
    return float(np.degrees(np.arctan2(dx, -dy)) % 360)


def trimmed(path: Floats, world: float, first: float, last: float) -> Floats:
    """Return the path without some pixels at its ends, whole if nothing would be left."""
    length = _lengths(path) * world
    if length[-1] <= first + last + 6:
        return path
    return _between(path, length, first, length[-1] - last)


def dashed(path: Floats, seen: View, pattern: tuple[float, float] | None) -> list[Floats]:
    """Return the stretches of a path that a pattern of (on, off) pixels leaves; the path itself without one.

    Far outside the view the pattern is coarse: close up, an arc across an ocean would else fall into thousands of pieces.
    """
    if pattern is None:
        return [path]
    length = _lengths(path) * seen.world
    middle = mercator(np.array([seen.lon]), np.array([seen.lat]))[0]
    reach = max(seen.width, seen.height) / seen.world
    pieces: list[Floats] = []
    begin = 0.0
    while begin < length[-1]:
        start = np.array([np.interp(begin, length, path[:, axis]) for axis in (0, 1)])
        coarse = COARSE if np.abs(start - middle).max() > reach else 1.0
        pieces.append(_between(path, length, begin, min(begin + pattern[0] * coarse, length[-1])))
        begin += sum(pattern) * coarse
    return pieces


def _between(path: Floats, length: Floats, first: float, last: float) -> Floats:
    """Return the stretch of a path between two lengths."""
    ends = np.column_stack([np.interp([first, last], length, path[:, axis]) for axis in (0, 1)])
    return np.vstack([ends[:1], path[(length > first) & (length < last)], ends[1:]])


def joined(paths: Sequence[Floats]) -> tuple[list[float | None], list[float | None]]:
    """Return longitudes and latitudes of all paths, parted by None as Plotly wants it."""
    lon: list[float | None] = []
    lat: list[float | None] = []
    for path in paths:
        east, north = degrees(path)
        lon += [*east.round(4).tolist(), None]
        lat += [*north.round(4).tolist(), None]
    return lon, lat


def _lengths(path: Floats) -> Floats:
    return np.concatenate([[0.0], np.hypot(*np.diff(path, axis=0).T).cumsum()])
