"""Chooses rows of the table; never adds or changes one."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import Any

import numpy as np
import pandas as pd

from timeline import where
from timeline.record import DAY, parts

SEARCHED = ("label", "sentence", "actors", "targets", "speaker", "place_name", "origin_name", "forces", "equipment", "article_title")
# Quotes and dashes made straight; letters whose stroke or missing dot is no combining mark.
SIMPLE = str.maketrans("’‘“”–—−łŁøØđĐıħĦ", "''\"\"---lLoOdDihH")
FACETS = {"group": "kinds", "event_type": "kinds", "country": "countries", "status": "statuses"}


@dataclass(frozen=True, slots=True)
class Filters:
    """What to keep; an empty choice keeps all.

    `first` and `last` keep events whose days overlap the window; one without a date lies in no window. `groups` and
    `types` are one choice: an event is kept if its group or its type is named. `countries` are ISO3 codes of actors. Each
    word of `text` must occur, whatever its case or accents; words in double quotes stay together. `frame` keeps what stands
    in a stretch of the map, a movement by either end; `is_placed` what the map can show, or, if False, what it can't.
    """

    first: date | None = None
    last: date | None = None
    groups: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    text: str = ""
    frame: where.Frame | None = None
    is_placed: bool | None = None


def apply(events: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """Return the rows that pass every filter, in their order."""
    return events[_all(events, filters)]


def facets(events: pd.DataFrame, filters: Filters) -> dict[str, dict[str, int]]:
    """Count the rows each choice would show under the other filters: by group, event_type, country and status.

    A choice that is made but matches nothing is counted as 0, so that it can be unmade.
    """
    without = {
        "kinds": replace(filters, groups=frozenset(), types=frozenset()),
        "countries": replace(filters, countries=frozenset()),
        "statuses": replace(filters, statuses=frozenset()),
    }
    chosen = {"group": filters.groups, "event_type": filters.types, "country": filters.countries, "status": filters.statuses}
    rows = {name: apply(events, other) for name, other in without.items()}
    return {facet: dict.fromkeys(sorted(chosen[facet]), 0) | _count(rows[name], facet) for facet, name in FACETS.items()}


def undated(events: pd.DataFrame, filters: Filters) -> int:
    """Count the rows that only their missing date keeps out of the window."""
    if filters.first is None and filters.last is None:
        return 0
    others = apply(events, replace(filters, first=None, last=None))
    return int((others["date_start"].isna() & others["date_end"].isna()).sum())


def _count(events: pd.DataFrame, facet: str) -> dict[str, int]:
    values = chain.from_iterable(_countries(events)) if facet == "country" else events[facet].dropna()
    return dict(sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0])))


def _all(events: pd.DataFrame, filters: Filters) -> Any:  # noqa: ANN401  a row of booleans
    keep = np.ones(len(events), dtype=bool)
    if filters.first or filters.last:
        keep &= _within(events, filters.first, filters.last)
    if filters.groups or filters.types:
        keep &= (events["group"].isin(filters.groups) | events["event_type"].isin(filters.types)).to_numpy(dtype=bool)
    if filters.statuses:
        keep &= events["status"].isin(filters.statuses).to_numpy(dtype=bool)
    if filters.countries:
        keep &= np.array([not filters.countries.isdisjoint(codes) for codes in _countries(events)], dtype=bool)
    if filters.frame:
        keep &= where.inside(events, filters.frame)
    if filters.is_placed is not None:
        keep &= where.placed(events) == filters.is_placed
    if words := _words(filters.text):
        keep &= np.array([all(word in text for word in words) for text in _haystacks(events)], dtype=bool)
    return keep


def _within(events: pd.DataFrame, first: date | None, last: date | None) -> Any:  # noqa: ANN401
    """One open end ("before May") reaches as far as the window does."""
    starts, ends = (events[name].to_numpy(dtype=DAY) for name in ("date_start", "date_end"))
    keep = ~(np.isnat(starts) & np.isnat(ends))
    if first:
        keep &= np.isnat(ends) | (ends >= np.datetime64(first))
    if last:
        keep &= np.isnat(starts) | (starts <= np.datetime64(last))
    return keep


def _countries(events: pd.DataFrame) -> list[list[str]]:
    return [parts(codes) for codes in events["actors_iso3"].fillna("").tolist()]


def _haystacks(events: pd.DataFrame) -> list[str]:
    columns = [events[name].fillna("").tolist() for name in SEARCHED]
    return [plain("\n".join(cells)) for cells in zip(*columns, strict=True)]


def _words(text: str) -> list[str]:
    pieces = plain(text).split('"')
    loose = [word for piece in pieces[::2] for word in piece.split()]
    return loose + [whole for piece in pieces[1::2] if (whole := " ".join(piece.split()))]


def plain(text: str) -> str:
    """Return the text as a search compares it: no case, no accents, straight quotes, single blanks.

    >>> plain("Łódź “Æther”  İzmir")
    'lodz "æther" izmir'
    """
    bare = text if text.isascii() else "".join(mark for mark in unicodedata.normalize("NFKD", text) if not unicodedata.combining(mark))
    return " ".join(bare.translate(SIMPLE).casefold().split())
