"""Edges of states: the middles of their borders, and the waters off their coasts."""

from __future__ import annotations

import math
from functools import cached_property
from pathlib import Path

from timeline import geodesy
from timeline.lexicon.rows import DataError, Row, read
from timeline.values import record

BORDER_COLUMNS = ("iso3", "neighbour", "lat", "lon", "radius_km")
COAST_COLUMNS = ("iso3", "part", "lat", "lon", "radius_km")
SAMPLE = "sample"  # a point of water on any coast
FAR_KM = 200.0  # from a town or island to the waters off it


@record(frozen=True, slots=True)
class Border:
    """The middle of the border between two states, with the radius that holds it whole."""

    lat: float
    lon: float
    radius_km: float
    where: str


@record(frozen=True, slots=True)
class Waters:
    """A point of water off a coast, with the radius that holds the waters meant."""

    lat: float
    lon: float
    radius_km: float
    where: str


class Edges:
    """Borders by state and neighbour, coasts by state and part; the coasts are read when first asked for."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self.neighbours: dict[str, dict[str, Border]] = {}
        for row in read(folder / "borders.csv", BORDER_COLUMNS) if folder else ():
            border = Border(*_numbers(row), row.where)
            for one, other in ((row["iso3"], row["neighbour"]), (row["neighbour"], row["iso3"])):
                self.neighbours.setdefault(one, {})[other] = border

    @cached_property
    def _rows(self) -> list[tuple[str, str, Waters]]:
        rows = read(self._folder / "coasts.csv", COAST_COLUMNS) if self._folder else ()
        return [(row["iso3"], row["part"], Waters(*_numbers(row), row.where)) for row in rows]

    @cached_property
    def _coasts(self) -> dict[tuple[str, str], Waters]:
        return {(iso3, part): waters for iso3, part, waters in self._rows if part != SAMPLE}

    @cached_property
    def _samples(self) -> dict[int, list[tuple[int, Waters]]]:
        """The points of water on any coast, each with its number, by degrees of latitude."""
        bands: dict[int, list[tuple[int, Waters]]] = {}
        for number, (_, part, waters) in enumerate(self._rows):
            if part == SAMPLE:
                bands.setdefault(math.floor(waters.lat), []).append((number, waters))
        return bands

    def coast(self, iso3: str, heading: tuple[int, int] = (0, 0)) -> Waters | None:
        """Return the waters off a state, or off the side of it that a heading (north, east) names; None if it has no coast.

        >>> from timeline.lexicon import default
        >>> edges = default().places.edges
        >>> edges.coast("YEM").radius_km > edges.coast("YEM", (0, -1)).radius_km, edges.coast("MLI")
        (True, None)
        """
        north, east = heading
        parts = ["north"] * (north > 0) + ["south"] * (north < 0) + ["east"] * (east > 0) + ["west"] * (east < 0)
        sides = [waters for part in parts if (waters := self._coasts.get((iso3, part)))]
        return max(sides, key=lambda waters: waters.lat * north + waters.lon * east, default=self._coasts.get((iso3, "")))

    def nearest(self, point: geodesy.Point) -> Waters | None:
        """Return the waters nearest to a point, with a radius that reaches back to it; None far from any coast."""
        close, band = math.cos(math.radians(point[0])) * 2, math.floor(point[0])
        near = sorted([sample for north in range(band - 2, band + 3) for sample in self._samples.get(north, ())], key=lambda sample: sample[0])
        samples = [one for _, one in near if abs(one.lat - point[0]) < 2 and _apart(one.lon, point[1]) * close < 4]
        best = min(samples, key=lambda one: geodesy.distance_km(point, (one.lat, one.lon)), default=None)
        if best is None:
            return None
        away = geodesy.distance_km(point, (best.lat, best.lon))
        return None if away > FAR_KM else Waters(best.lat, best.lon, max(best.radius_km, float(round(away))), best.where)


def _apart(one: float, other: float) -> float:
    """Return how many degrees of longitude lie between two, the shorter way."""
    return abs((one - other + 180) % 360 - 180)


def _numbers(row: Row) -> tuple[float, float, float]:
    try:
        return float(row["lat"]), float(row["lon"]), float(row["radius_km"])
    except ValueError:
        raise DataError(f"{row.where}: a point or radius is no number; build the table with data/build/edges.py") from None
