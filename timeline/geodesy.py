"""Distances and directions on the globe, taken as a sphere."""

from __future__ import annotations

import math

Point = tuple[float, float]
EARTH_KM = 6371.0088


def distance_km(one: Point, two: Point) -> float:
    """Return the way between two points, latitude first, along the great circle.

    >>> round(distance_km((50.45, 30.52), (53.9, 27.57)))
    433
    """
    (lat1, lon1), (lat2, lon2) = ((math.radians(lat), math.radians(lon)) for lat, lon in (one, two))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


def moved(point: Point, bearing: float, km: float) -> Point:
    """Return the point so far off in a direction, in degrees clockwise from north, along the great circle.

    >>> [round(side, 2) for side in moved((48.6, 38.0), 270, 20)]
    [48.6, 37.73]
    """
    lat, lon, angle, way = math.radians(point[0]), math.radians(point[1]), math.radians(bearing), km / EARTH_KM
    north = math.asin(max(-1.0, min(1.0, math.sin(lat) * math.cos(way) + math.cos(lat) * math.sin(way) * math.cos(angle))))
    east = math.atan2(math.sin(angle) * math.sin(way) * math.cos(lat), math.cos(way) - math.sin(lat) * math.sin(north))
    return math.degrees(north), (math.degrees(lon + east) + 180) % 360 - 180


def bearing(start: Point, end: Point) -> float:
    """Return the direction from one point to another, in degrees clockwise from north.

    >>> round(bearing((0.0, 0.0), (0.0, 10.0)))
    90
    """
    (lat1, lon1), (lat2, lon2) = ((math.radians(lat), math.radians(lon)) for lat, lon in (start, end))
    east = math.sin(lon2 - lon1) * math.cos(lat2)
    north = math.cos(lat1) * math.sin(lat2) - math.sin(lat1) * math.cos(lat2) * math.cos(lon2 - lon1)
    return math.degrees(math.atan2(east, north)) % 360


def middle(one: Point, two: Point) -> Point:
    """Return the point halfway between two.

    >>> [round(side, 1) for side in middle((46.6, 32.6), (47.0, 32.0))]
    [46.8, 32.3]
    """
    return moved(one, bearing(one, two), distance_km(one, two) / 2)
