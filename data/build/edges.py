"""Builds data/places/coasts.csv and data/places/borders.csv from the base map (Natural Earth, public domain).

    pip install shapely numpy
    python data/build/edges.py

`coasts.csv` says where "off the coast of Yemen" is: for each state with a coast, and for the north, east, south and west of it, a point
of water 40 km out with the radius that holds its coastal waters; rows `sample` are points of water along all coasts, for towns, islands
and regions. `borders.csv` holds the middle of the border of each two neighbours and the radius that holds it whole.
"""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

import numpy as np
from shapely import STRtree
from shapely.geometry import LineString, Point, shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge, unary_union

ROOT = Path(__file__).resolve().parents[1]
PLACES = ROOT / "places"
KM = 111.2  # a degree of latitude
OUT_KM = 40.0  # how far off the coast the waters are meant
STEP_KM = 60.0  # between two samples
SHARE = 0.9  # of a coast's waters lie within the radius
NEAR = 0.12  # degrees between two outlines that were drawn apart
SOURCE = "Natural Earth"
# Parts of a state, by how far north and east a piece of coast lies from the middle of all of it.
PARTS = {"north": (1, 0), "east": (0, 1), "south": (-1, 0), "west": (0, -1)}
MADE_UP = {"XSO": "SOM", "XNC": "CYP", "XSI": "", "CXR": ""}  # codes of the base map that no table of ours has


def main() -> None:
    """Write both files."""
    states = _states()
    land = unary_union(list(states.values()))
    waters = {iso3: found for iso3, piece in states.items() if len(found := _offshore(piece, land))}
    _write("coasts.csv", ("iso3", "part", "lat", "lon", "radius_km", "source"), _coasts(waters))
    _write("borders.csv", ("iso3", "neighbour", "lat", "lon", "radius_km", "source"), _borders(states))


def _states() -> dict[str, BaseGeometry]:
    pieces: dict[str, list[BaseGeometry]] = {}
    for feature in json.loads((ROOT / "basemap" / "countries.geojson").read_text(encoding="utf-8"))["features"]:
        iso3 = MADE_UP.get(feature["properties"]["iso3"], feature["properties"]["iso3"])
        if iso3 and iso3 != "ATA":
            pieces.setdefault(iso3, []).append(shape(feature["geometry"]).buffer(0))
    return {iso3: unary_union(shapes) for iso3, shapes in sorted(pieces.items())}


def _offshore(state: BaseGeometry, land: BaseGeometry) -> np.ndarray:
    """Return points of water, latitude and longitude, along the coast; the larger pieces of land only, or all if all are small."""
    pieces = list(getattr(state, "geoms", [state]))
    largest = max(piece.area for piece in pieces)
    found = []
    for piece in pieces:
        if piece.area > largest / 50:
            found += _round(piece, land)
    return np.array(sorted(set(found)))


def _round(piece: BaseGeometry, land: BaseGeometry) -> Iterator[tuple[float, float]]:
    """Yield points of water round a piece of land: off its coast by OUT_KM, or half as far in narrow waters."""
    coast = piece.exterior
    count = max(8, int(coast.length * KM * 0.7 / STEP_KM))
    for along in np.linspace(0, coast.length, count, endpoint=False):
        here, next_ = coast.interpolate(along), coast.interpolate((along + coast.length / count / 4) % coast.length)
        squeeze = max(0.1, math.cos(math.radians(here.y)))
        east, north = (next_.x - here.x) * squeeze, next_.y - here.y
        length = math.hypot(east, north) or 1.0
        for out_km in (OUT_KM, OUT_KM / 2):
            spots = [(here.y + side * east / length * out_km / KM, here.x - side * north / length * out_km / KM / squeeze) for side in (1, -1)]
            open_ = [spot for spot in spots if land.distance(Point(spot[1], spot[0])) > out_km / KM * 0.6]
            if open_:
                yield round(open_[0][0], 1), round((open_[0][1] + 180) % 360 - 180, 1)
                break


def _coasts(waters: dict[str, np.ndarray]) -> Iterator[tuple[object, ...]]:
    for iso3, spots in waters.items():
        yield iso3, "", *_middle(spots), SOURCE
        centre = spots.mean(axis=0)
        spread = np.maximum(np.abs(spots - centre).max(axis=0), 0.01)
        for part, (north, east) in PARTS.items():
            inside = (spots - centre) / spread @ np.array([north, east]) > 0.15
            if inside.sum() >= 2:
                yield iso3, part, *_middle(spots[inside]), SOURCE
    for lat, lon in _thinned(np.concatenate(list(waters.values()))):
        yield "", "sample", lat, lon, int(OUT_KM), SOURCE


def _middle(spots: np.ndarray) -> tuple[float, float, int]:
    """Return the point from which the others are nearest, and the radius that holds most of them."""
    distances = np.array([_km(spots, spot) for spot in spots])
    best = int(distances.sum(axis=1).argmin())
    return *spots[best].tolist(), max(int(OUT_KM), round(float(np.quantile(distances[best], SHARE)), -1).__int__())


def _thinned(spots: np.ndarray) -> list[tuple[float, float]]:
    """Return the points without those close to another."""
    kept: list[tuple[float, float]] = []
    for spot in spots[np.lexsort((spots[:, 1], spots[:, 0]))]:
        if not kept or _km(np.array(kept[-400:]), spot).min() > STEP_KM * 0.75:
            kept.append((float(spot[0]), float(spot[1])))
    return kept


def _km(spots: np.ndarray, spot: np.ndarray) -> np.ndarray:
    east = ((spots[:, 1] - spot[1] + 180) % 360 - 180) * np.cos(np.radians(spot[0]))
    return KM * np.hypot(spots[:, 0] - spot[0], east)


def _borders(states: dict[str, BaseGeometry]) -> Iterator[tuple[object, ...]]:
    names = list(states)
    tree = STRtree(list(states.values()))
    for one, other in combinations(range(len(names)), 2):
        if other not in tree.query(states[names[one]].buffer(NEAR)) or states[names[one]].distance(states[names[other]]) > NEAR:
            continue
        shared = states[names[one]].boundary.intersection(states[names[other]].boundary.buffer(NEAR / 10))
        if not shared.length:
            shared = states[names[one]].boundary.intersection(states[names[other]].boundary.buffer(NEAR))
        lines = [line for line in getattr(shared, "geoms", [shared]) if line.length > 0]
        if lines:
            yield names[one], names[other], *_halfway(lines), SOURCE


def _halfway(lines: list[LineString]) -> tuple[float, float, int]:
    """Return the middle of a border along its length, and the distance from there to its far end."""
    merged = linemerge(lines) if len(lines) > 1 else lines[0]
    main = max(getattr(merged, "geoms", [merged]), key=lambda line: line.length)
    middle = main.interpolate(0.5, normalized=True)
    ends = np.array([(y, x) for line in lines for x, y in line.coords])
    return round(middle.y, 1), round(middle.x, 1), max(5, round(float(_km(ends, np.array([middle.y, middle.x])).max()) / 5) * 5)


def _write(name: str, header: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    with (PLACES / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(sorted(rows, key=lambda row: tuple(map(str, row[:2])) + tuple(row[2:4])))


if __name__ == "__main__":
    main()
