"""What the browser needs to play the map through time and to list the events of a place: numbers of places, routes and days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from timeline.charts.places import DISC, RADII, Gathered
from timeline.charts.theme import STATUSES, colours, groups, mixed, named
from timeline.lexicon.types import EventType

# Above LISTED events go as counts, without their labels; above CELLS counts days are taken together; above MOST there are none.
# Whoever asks to play them gets up to WHOLE counts of any number of events.
LISTED, CELLS, MOST, WHOLE, LONGEST = 2_000, 4_000, 100_000, 60_000, 90
UNITS = ("D", "W-SUN", "M")
NO_DAY = np.iinfo(np.int64).min
Numbers = NDArray[np.int64]


def told(events: pd.DataFrame, found: Gathered, types: Mapping[str, EventType], theme: str, *, whole: bool = False) -> dict[str, Any]:
    """Return places, routes, paint, and columns with a row an event, or a row for events alike where there are very many.

    `whole` asks for as many rows as can be played at all; `more` tells that there are some for the asking.
    """
    look, tones, order = named(theme), colours(types, theme), groups(types)
    paint = {
        "paper": look.paper, "ink": look.ink, "land": look.land, "denied": look.denied, "faint": mixed(look.muted, look.land, 0.7),
        "tones": [tones[group] for group in order], "statuses": list(STATUSES), "disc": DISC, "radii": RADII,
    }  # fmt: skip
    places = [[*place.spot, place.shape, place.name, len(place.rows)] for place in found.places]
    counts, unit = _columns(events, found, order, most=WHOLE if whole else CELLS) if whole or len(events) <= MOST else ({}, 0)
    columns: dict[str, Sequence[Any]] = dict(counts)
    if len(events) <= LISTED:
        labels = zip(events["label"].tolist(), events["event_type"].tolist(), strict=True)
        columns |= {"id": events["event_id"].tolist(), "label": [_label(label, kind, types) for label, kind in labels]}
    return {
        "places": places,
        "routes": [[route.start.number, route.end.number] for route in found.routes] if counts else [],
        "groups": [group.capitalize() for group in order], "statuses": [one.label.lower() for one in STATUSES.values()],
        "columns": columns, "unit": unit, "paint": paint, "more": not counts and not whole,
    }  # fmt: skip


def _label(label: object, kind: object, types: Mapping[str, EventType]) -> str:
    said = types[str(kind)].label if pd.isna(label) and str(kind) in types else str(label)
    return said if len(said) <= LONGEST else said[: LONGEST - 1].rsplit(" ", 1)[0] + " …"


def _columns(events: pd.DataFrame, found: Gathered, order: Sequence[str], *, most: int) -> tuple[dict[str, list[int | None]], int]:
    """Return the columns, and how coarse their days are: 0 days, 1 weeks, 2 months."""
    frame = _frame(events, found, order)
    if len(events) <= LISTED:
        return _told(frame), 0
    unit = 0
    counted = _counted(frame)
    while len(counted) > most and unit < len(UNITS) - 1:
        unit += 1
        counted = _counted(frame.assign(first=_edge(frame["first"], unit, "start"), last=_edge(frame["last"], unit, "end")))
    return (_told(counted) if len(counted) <= most else {}), unit


def _frame(events: pd.DataFrame, found: Gathered, order: Sequence[str]) -> pd.DataFrame:
    statuses = list(STATUSES)
    return pd.DataFrame(
        {
            "place": _numbers(len(events), found.places),
            "route": _numbers(len(events), found.routes),
            "first": _days(events["date_start"]),
            "last": _days(events["date_end"]),
            "group": pd.Categorical(events["group"], order).codes,
            "status": np.maximum(pd.Categorical(events["status"], statuses).codes, 0),
        }
    )


def _numbers(count: int, marks: Sequence[Any]) -> Numbers:
    """Return the number of each event's mark, -1 without."""
    numbers = np.full(count, -1)
    for mark in marks:
        numbers[mark.rows] = mark.number
    return numbers


def _days(days: pd.Series) -> Numbers:
    """Return days since 1970."""
    return np.asarray(days.to_numpy("datetime64[D]").astype("int64"))


def _edge(days: pd.Series, unit: int, edge: str) -> pd.Series:
    stamps = pd.to_datetime(days.where(days.ne(NO_DAY)), unit="D")
    whole = stamps.dt.to_period(UNITS[unit])
    return pd.Series(_days(whole.dt.start_time if edge == "start" else whole.dt.end_time), index=days.index)


def _counted(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.groupby(list(frame.columns), sort=False).size().rename("count").reset_index()


def _told(frame: pd.DataFrame) -> dict[str, list[int | None]]:
    return {name: [None if cell == NO_DAY else cell for cell in frame[name].tolist()] for name in frame.columns}
