"""The places of a map: events gathered by where they happen, movements by their two ends."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, overload

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from timeline.charts.theme import STATUSES
from timeline.filters import coded
from timeline.where import label_points, placed

Spot = tuple[float, float]
Rows = NDArray[np.int64]
NONE: Rows = np.empty(0, dtype=np.int64)
SHAPES = {"country": "country", "region": "area", "sea": "area", "admin1": "area"}
ENDS = (
    ("lon", "lat", "place_name", "place_precision", "iso3", "place_radius_km"),
    ("origin_lon", "origin_lat", "origin_name", "origin_precision", "origin_iso3", "origin_radius_km"),
)
# Pixels: a disc of one event, its growth with the root of their number, the largest; rings; where something only starts.
DISC, RADII = (5.5, 1.9, 22.0), {"area": 11.5, "country": 15.5, "origin": 5.0}
KINDS = ("disc", "area", "country")


@dataclass(slots=True, eq=False)
class Place:
    """A place with the numbers of its events (rows of the table); `shape` is disc, area or country, `radius_km` how far off it may be."""

    spot: Spot
    name: str
    shape: str
    rows: Rows = field(default_factory=lambda: NONE)
    groups: Counter[str] = field(default_factory=Counter)
    status: str = ""
    number: int = 0
    radius_km: float = 0


@dataclass(slots=True, eq=False)
class Route:
    """Movements of one group and status from one place to another; `quantity` is the largest number given."""

    start: Place
    end: Place
    group: str
    status: str
    rows: Rows = field(default_factory=lambda: NONE)
    quantity: float = 0
    number: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Routes(Sequence[Route]):
    """All routes as columns, a row each: of many a map draws but a few, and only those are made.

    `ends` are the numbers of both places.
    """

    places: Sequence[Place]
    ends: NDArray[np.int64]
    groups: NDArray[np.object_]
    statuses: NDArray[np.object_]
    rows: Sequence[Rows]
    quantities: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, at: int) -> Route: ...
    @overload
    def __getitem__(self, at: slice) -> list[Route]: ...
    def __getitem__(self, at: int | slice) -> Route | list[Route]:
        """Return one route, or some."""
        if isinstance(at, slice):
            return [self[one] for one in range(len(self))[at]]
        number = range(len(self))[at]
        start, end = (self.places[place] for place in self.ends[number].tolist())
        return Route(start, end, self.groups[number], self.statuses[number], self.rows[number], float(self.quantities[number]), number)


@dataclass(slots=True)
class Gathered:
    """Places where something happens or starts, and the routes between them."""

    places: list[Place]
    routes: Sequence[Route]


def kinds(routes: Sequence[Route]) -> tuple[set[str], float]:
    """Return the statuses among routes and the largest number that moved on any."""
    if isinstance(routes, Routes):
        return set(routes.statuses.tolist()), float(routes.quantities.max(initial=0))
    return {route.status for route in routes}, max((route.quantity for route in routes), default=0)


def gather(events: pd.DataFrame) -> Gathered:
    """Return places and routes; an event with an origin only stands at its origin."""
    ends = [_ends(events, columns) for columns in ENDS]
    places, (end, start) = _places(ends)
    here = np.where(end >= 0, end, start)
    facts = [coded_as(events[name], words) for name, words in (("group", ()), ("status", tuple(STATUSES)))]
    (group, _), (status, _) = facts
    _fill(places, here, facts)
    moves = np.flatnonzero((start >= 0) & (end >= 0) & (start != end))
    numbers, firsts = _different(start[moves], end[moves], group[moves], status[moves])
    largest = np.zeros(len(firsts))
    np.maximum.at(largest, numbers, np.nan_to_num(_floats(events, "quantity_min"))[moves])
    at = moves[firsts]
    of_group, of_status = (np.array(names, dtype=object)[codes[at]] for codes, names in facts)
    rows = _runs(numbers, moves, len(firsts))
    return Gathered(places, Routes(places, np.column_stack([start[at], end[at]]), of_group, of_status, rows, largest))


@dataclass(frozen=True, slots=True)
class _Ends:
    """One end of all events: spots in thousandths of a degree, NaN where there is none, shapes, names and how far off they may be."""

    spots: NDArray[np.float64]
    shapes: NDArray[np.int64]
    names: tuple[NDArray[np.int64], list[str]]
    radius_km: NDArray[np.float64]


def _ends(events: pd.DataFrame, columns: Sequence[str]) -> _Ends:
    lon, lat, name, precision, iso3, radius_km = columns
    codes, words = coded(events[precision])
    shapes = np.array([*(KINDS.index(SHAPES.get(word, "disc")) for word in words), 0], dtype=np.int64)[codes]
    spots = np.column_stack([_floats(events, lon), _floats(events, lat)])
    states, known = coded(events[iso3])
    points = np.array([*(label_points().get(code, (np.nan, np.nan)) for code in known), (np.nan, np.nan)], dtype=float)
    spots = spots.round(3)
    moved = np.flatnonzero((shapes == KINDS.index("country")) & ~np.isnan(spots[:, 0] + spots[:, 1]))
    moved = moved[~np.isnan(points[states[moved], 0])]
    spots[moved] = points[states[moved]]
    names, said = coded(events[name])
    return _Ends(spots, shapes, (np.where(names < 0, len(said), names), [*said, ""]), _floats(events, radius_km))


def _floats(events: pd.DataFrame, name: str) -> NDArray[np.float64]:
    if name not in events:
        return np.full(len(events), np.nan)
    return np.asarray(events[name].to_numpy(dtype=float, na_value=np.nan))


def _places(ends: Sequence[_Ends]) -> tuple[list[Place], list[NDArray[np.int64]]]:
    """Return the places in the order in which they are first named, and for each end the place of each event, -1 where there is none."""
    spots = np.stack([end.spots for end in ends], axis=1).reshape(-1, 2)
    shapes = np.stack([end.shapes for end in ends], axis=1).ravel()
    radii = np.nan_to_num(np.stack([end.radius_km for end in ends], axis=1).ravel())
    known = np.flatnonzero(~np.isnan(spots[:, 0] + spots[:, 1]))
    numbers, firsts = _different(spots[known, 0] * 1000, spots[known, 1] * 1000, shapes[known])
    owner = np.full(len(spots), -1, dtype=np.int64)
    owner[known] = numbers
    widest = np.zeros(len(firsts))
    np.maximum.at(widest, numbers, radii[known])
    places = []
    for number, at in enumerate(known[firsts].tolist()):
        row, end = divmod(at, len(ends))
        codes, words = ends[end].names
        lon, lat = spots[at].tolist()
        places.append(Place((lon, lat), words[codes[row]], KINDS[shapes[at]], number=number, radius_km=float(widest[number])))
    return places, [owner[one :: len(ends)] for one in range(len(ends))]


def _different(*columns: NDArray[Any]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return which of the different rows each row is, numbered as they first occur, and where each occurs first."""
    keys = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        whole = np.rint(column).astype(np.int64)
        low = int(whole.min(initial=0))
        keys = keys * (int(whole.max(initial=0)) - low + 1) + (whole - low)
    numbers = pd.factorize(keys)[0].astype(np.int64)
    firsts = np.zeros(int(numbers.max(initial=-1)) + 1, dtype=np.int64)
    firsts[numbers[::-1]] = np.arange(len(numbers))[::-1]
    return numbers, firsts


def _runs(numbers: NDArray[np.int64], rows: NDArray[np.int64], many: int) -> list[Rows]:
    """Return the rows that bear each number, from 0 on; -1 is no number."""
    order = np.argsort(numbers.astype(np.int16) if many < 2**15 else numbers, kind="stable")
    bounds = np.searchsorted(numbers[order], np.arange(many + 1)).tolist()
    held = rows[order]
    return [held[begin:end] for begin, end in pairwise(bounds)]


def _fill(places: Sequence[Place], here: NDArray[np.int64], facts: Sequence[tuple[NDArray[np.int64], list[str]]]) -> None:
    """Give places their events and count them by group; the surest status of a place is the one it shows."""
    (group, groups), (status, statuses) = facts
    many, kinds = len(places), len(groups)
    is_here = here >= 0
    counts = np.bincount(here[is_here] * kinds + group[is_here], minlength=many * kinds).reshape(many, kinds).tolist()
    surest = np.full(many, len(STATUSES), dtype=np.int64)
    np.minimum.at(surest, here[is_here], np.where(status < len(STATUSES), status, 0)[is_here])
    for place, rows, tally, rank in zip(places, _runs(here, np.arange(len(here)), many), counts, surest.tolist(), strict=True):
        if len(rows):
            place.rows, place.status = rows, statuses[rank]
            place.groups = Counter({name: number for name, number in zip(groups, tally, strict=True) if number})


def holds(rows: Sequence[int] | Rows, chosen: Collection[int]) -> bool:
    """Tell whether one of the chosen is among rows, which stand in their order.

    >>> holds([2, 5, 9], {5}), holds([2, 5, 9], {4}), holds([], set())
    (True, False, False)
    """
    return any((at := bisect_left(rows, row)) < len(rows) and rows[at] == row for row in chosen)


def coded_as(column: pd.Series, order: Sequence[str]) -> tuple[NDArray[np.int64], list[str]]:
    """Return cells as numbers of the words given back, those of `order` first; a missing one is the word "None"."""
    codes, words = coded(column)
    found = list(dict.fromkeys([*order, *words, "None"]))
    return np.array([*(found.index(word) for word in words), found.index("None")], dtype=np.int64)[codes], found


def unplaced(events: pd.DataFrame) -> int:
    """Return how many events have no place that the map could show."""
    return int((~placed(events)).sum())
