"""The places of a map: events gathered by where they happen, movements by their two ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from timeline.charts.theme import STATUSES
from timeline.where import label_points, placed

Spot = tuple[float, float]
SHAPES = {"country": "country", "region": "area", "sea": "area", "admin1": "area"}
ENDS = (
    ("lon", "lat", "place_name", "place_precision", "iso3", "place_radius_km"),
    ("origin_lon", "origin_lat", "origin_name", "origin_precision", "origin_iso3", "origin_radius_km"),
)
# Pixels: a disc of one event, its growth with the root of their number, the largest; rings; where something only starts.
DISC, RADII = (5.5, 1.9, 22.0), {"area": 11.5, "country": 15.5, "origin": 5.0}
FACTS = ("event_id", "group", "status", "quantity_min")


@dataclass(slots=True)
class Place:
    """A place with the numbers of its events (rows of the table); `shape` is disc, area or country, `radius_km` how far off it may be."""

    spot: Spot
    name: str
    shape: str
    rows: list[int] = field(default_factory=list)
    groups: Counter[str] = field(default_factory=Counter)
    status: str = ""
    number: int = 0
    radius_km: float = 0


@dataclass(slots=True)
class Route:
    """Movements of one group and status from one place to another; `quantity` is the largest number given."""

    start: Place
    end: Place
    group: str
    status: str
    rows: list[int] = field(default_factory=list)
    quantity: float = 0
    number: int = 0


@dataclass(slots=True)
class Gathered:
    """Places where something happens or starts, and the routes between them."""

    places: list[Place]
    routes: list[Route]


def gather(events: pd.DataFrame) -> Gathered:
    """Return places and routes; an event with an origin only stands at its origin."""
    places: dict[tuple[float, float, str], Place] = {}
    routes: dict[tuple[Spot, Spot, str, str], Route] = {}
    columns = [events[name].tolist() if name in events else [None] * len(events) for name in (*ENDS[0], *ENDS[1], *FACTS)]
    for number, row in enumerate(zip(*columns, strict=True)):
        end, start = _place(places, row[:6]), _place(places, row[6:12])
        _, group, status, quantity = row[12:]
        here = end or start
        if here is None:
            continue
        _add(here, number, str(group), str(status))
        if start is not None and end is not None and start is not end:
            route = routes.setdefault((start.spot, end.spot, str(group), str(status)), Route(start, end, str(group), str(status)))
            route.rows.append(number)
            route.quantity = max(route.quantity, 0 if pd.isna(quantity) else float(quantity))
    for number, place in enumerate(places.values()):
        place.number = number
    for number, route in enumerate(routes.values()):
        route.number = number
    return Gathered(list(places.values()), list(routes.values()))


def _place(places: dict[tuple[float, float, str], Place], cells: Sequence[Any]) -> Place | None:
    lon, lat, name, precision, iso3, radius_km = cells
    if pd.isna(lon) or pd.isna(lat):
        return None
    shape = SHAPES.get(str(precision), "disc")
    spot = (round(float(lon), 3), round(float(lat), 3))
    if shape == "country" and not pd.isna(iso3):
        spot = label_points().get(str(iso3), spot)
    place = places.setdefault((*spot, shape), Place(spot, "" if pd.isna(name) else str(name), shape))
    place.radius_km = max(place.radius_km, 0 if radius_km is None or pd.isna(radius_km) else float(radius_km))
    return place


def _add(place: Place, number: int, group: str, status: str) -> None:
    """Count an event; the surest status of a place is the one it shows."""
    place.rows.append(number)
    place.groups[group] += 1
    order = list(STATUSES)
    known = status if status in STATUSES else order[0]
    place.status = known if not place.status else min(place.status, known, key=order.index)


def unplaced(events: pd.DataFrame) -> int:
    """Return how many events have no place that the map could show."""
    return int((~placed(events)).sum())
