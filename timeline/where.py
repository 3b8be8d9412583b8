"""Says where on the map each event stands, and whether that lies in a frame."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from timeline.lexicon import DATA

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
ENDS = ("", "place_precision", "iso3"), ("origin_", "origin_precision", "origin_iso3")


class Frame(NamedTuple):
    """A stretch of the map in degrees; one that crosses the date line has its east beyond 180."""

    west: float
    south: float
    east: float
    north: float


@cache
def label_points() -> Mapping[str, tuple[float, float]]:
    """Return longitude and latitude of each country's name on the base map, where the events of a country stand."""
    rows = json.loads((DATA / "basemap" / "labels.geojson").read_text(encoding="utf-8"))["features"]
    return {row["properties"]["iso3"]: tuple(row["geometry"]["coordinates"]) for row in rows}


def placed(events: pd.DataFrame) -> Flags:
    """Tell which events the map can show: those with a place or an origin that has coordinates."""
    return _is_known(events, "") | _is_known(events, "origin_")


def inside(events: pd.DataFrame, frame: Frame) -> Flags:
    """Tell which events stand in a frame, a movement by either end."""
    found = np.zeros(len(events), dtype=bool)
    for prefix, precision, iso3 in ENDS:
        found |= _is_known(events, prefix) & _holds(frame, *_spots(events, prefix, precision, iso3))
    return found


def _is_known(events: pd.DataFrame, prefix: str) -> Flags:
    return np.asarray(events[f"{prefix}lat"].notna() & events[f"{prefix}lon"].notna(), dtype=bool)


def _spots(events: pd.DataFrame, prefix: str, precision: str, iso3: str) -> tuple[Floats, Floats]:
    lon, lat = (events[f"{prefix}{name}"].to_numpy(dtype=float, na_value=np.nan) for name in ("lon", "lat"))
    is_country = events[precision].eq("country").fillna(False).to_numpy(dtype=bool)
    if is_country.any():
        points = [label_points().get(str(code)) for code in events.loc[is_country, iso3]]
        lon, lat = lon.copy(), lat.copy()
        lon[is_country] = [old if point is None else point[0] for point, old in zip(points, lon[is_country], strict=True)]
        lat[is_country] = [old if point is None else point[1] for point, old in zip(points, lat[is_country], strict=True)]
    return lon, lat


def _holds(frame: Frame, lon: Floats, lat: Floats) -> Flags:
    west, south, east, north = frame
    with np.errstate(invalid="ignore"):
        return np.asarray((lat >= south) & (lat <= north) & ((east - west >= 360) | ((lon - west) % 360 <= east - west)))
