"""Sorts events into lanes: which lane each stands in, how the lanes follow each other, what they are called."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from timeline.charts.theme import STATUSES, groups
from timeline.lexicon.types import EventType

LANES = 12
SAID, DONE, DENIED = "said", "done", "denied"
COLUMN_OF_LANE = {
    "type": "event_type", "group": "group", "actor": "actors", "country": "actors_iso3", "place": "place_name", "source": "source",
    "status": "status",
}  # fmt: skip
TITLES = {"": "Not given", "…": "Others", "asserted": "Reported"}


def names(events: pd.DataFrame, lane: str, types: Mapping[str, EventType], called: Mapping[str, str]) -> pd.Series:
    """Return the lane of each event; of several actors or places the first counts.

    `called` gives codes and words for a state, such as RUS, "Russian" and "Moscow", its name.
    """
    if lane == SAID:
        return pd.Series(_said(events, types), dtype=object)
    column = COLUMN_OF_LANE.get(lane, "group")
    found = events[column].fillna("").astype(object).map(lambda cell: str(cell).split("; ")[0])
    if column in {"event_type", "group", "status"}:
        return found
    if lane in {"actor", "country"}:
        found = found.map(lambda name: called.get(name.casefold(), name))
    most = found[found.ne("")].value_counts(sort=True).head(LANES).index
    return found.where(found.isin(most) | found.eq(""), "…")


def _said(events: pd.DataFrame, types: Mapping[str, EventType]) -> list[str]:
    """Tell words from deeds: what is said, planned or possible, what is done, and what is denied to be done."""
    speaks = {name for name, kind in types.items() if kind.speaks}
    is_word, status = events["event_type"].isin(speaks).to_numpy(bool), events["status"].fillna("asserted").to_numpy(object)
    named = np.where(is_word | (status == "planned") | (status == "possible"), SAID, np.where(status == "denied", DENIED, DONE))
    return [str(name) for name in named]


def order(lanes: pd.Series, lane: str, types: Mapping[str, EventType]) -> list[str]:
    """Return the lanes from top to bottom: as the vocabulary has them, else those with most events first."""
    counts = lanes.value_counts()
    wanted = {"group": groups(types), "type": list(types), "status": list(STATUSES), SAID: [SAID, DONE, DENIED]}.get(lane, [])
    known = [name for name in wanted if name in counts.index]
    rest = sorted((name for name in counts.index if name not in known), key=lambda name: (name == "", name == "…", -counts[name], name))
    return known + rest


def title(name: str, lane: str, types: Mapping[str, EventType]) -> str:
    """Return what a lane is called.

    >>> title("", "actor", {}), title("denied", "status", {})
    ('Not given', 'Denied')
    """
    if lane == "type" and name in types:
        return types[name].label
    return TITLES.get(name) or (name[0].upper() + name[1:])
