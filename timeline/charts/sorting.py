"""Sorts events into lanes: which lane each stands in, how the lanes follow each other, what they are called."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from timeline.charts.theme import STATUSES, groups
from timeline.filters import coded
from timeline.lexicon.types import EventType

LANES = 12
SAID, DONE, DENIED = "said", "done", "denied"
COLUMN_OF_LANE = {
    "type": "event_type", "group": "group", "actor": "actors", "country": "actors_iso3", "place": "place_name", "source": "source",
    "status": "status",
}  # fmt: skip
TITLES = {"": "Not given", "…": "Others", "asserted": "Reported"}


def lanes(events: pd.DataFrame, lane: str, types: Mapping[str, EventType], called: Mapping[str, str]) -> tuple[NDArray[np.int64], list[str]]:
    """Return the lane of each event as a number, and the names of the lanes; of several actors or places the first counts.

    `called` gives codes and words for a state, such as RUS, "Russian" and "Moscow", its name.
    """
    if lane == SAID:
        return _said(events, types)
    column = COLUMN_OF_LANE.get(lane, "group")
    codes, words = coded(events[column])
    firsts = [word.split("; ")[0] for word in words]
    if lane in {"actor", "country"}:
        firsts = [called.get(name.casefold(), name) for name in firsts]
    names = list(dict.fromkeys([*firsts, ""]))
    places = {name: place for place, name in enumerate(names)}
    found = np.array([*(places[name] for name in firsts), places[""]], dtype=np.int64)[codes]
    return (found, names) if column in {"event_type", "group", "status"} else _most(found, names)


def _most(codes: NDArray[np.int64], names: list[str]) -> tuple[NDArray[np.int64], list[str]]:
    """Put all but the fullest lanes together into one."""
    counts = np.bincount(codes, minlength=len(names))
    full = sorted((place for place in np.flatnonzero(counts).tolist() if names[place]), key=lambda place: (-counts[place], names[place]))[:LANES]
    kept = [*full, names.index("")]
    places = np.full(len(names), len(kept), dtype=np.int64)
    places[kept] = np.arange(len(kept))
    return places[codes], [*(names[place] for place in kept), "…"]


def _said(events: pd.DataFrame, types: Mapping[str, EventType]) -> tuple[NDArray[np.int64], list[str]]:
    """Tell words from deeds: what is said, planned or possible, what is done, and what is denied to be done."""
    codes, words = coded(events["event_type"])
    is_word = np.array([*(word in types and types[word].speaks for word in words), False])[codes]
    codes, words = coded(events["status"])
    is_open, is_denied = (np.array([*(word in wanted for word in words), False])[codes] for wanted in ({"planned", "possible"}, {"denied"}))
    return np.where(is_word | is_open, 0, np.where(is_denied, 2, 1)), [SAID, DONE, DENIED]


def order(counts: Mapping[str, int], lane: str, types: Mapping[str, EventType]) -> list[str]:
    """Return the lanes with events from top to bottom: as the vocabulary has them, else those with most events first."""
    wanted = {"group": groups(types), "type": list(types), "status": list(STATUSES), SAID: [SAID, DONE, DENIED]}.get(lane, [])
    held = [name for name, number in counts.items() if number]
    known = [name for name in wanted if name in held]
    return known + sorted((name for name in held if name not in known), key=lambda name: (name == "", name == "…", -counts[name], name))


def title(name: str, lane: str, types: Mapping[str, EventType]) -> str:
    """Return what a lane is called.

    >>> title("", "actor", {}), title("denied", "status", {})
    ('Not given', 'Denied')
    """
    if lane == "type" and name in types:
        return types[name].label
    return TITLES.get(name) or (name[0].upper() + name[1:])
