"""Chooses rows of the table; never adds or changes one."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from timeline import where
from timeline.record import DAY, parts

SEARCHED = ("label", "sentence", "actors", "targets", "speaker", "place_name", "origin_name", "forces", "equipment", "article_title")
# Quotes and dashes made straight; letters whose stroke or missing dot is no combining mark.
SIMPLE = str.maketrans("’‘“”–—−łŁøØđĐıħĦ", "''\"\"---lLoOdDihH")
WORDS_KEPT, SAMPLE = 8, 2_000
HIGH, MIDDLE, LOW = BANDS = ("high", "middle", "low")
SURE, UNSURE = 0.75, 0.5  # confidence is about how often such a row is right: below UNSURE it is more often wrong
FACETS = {"group": "kinds", "event_type": "kinds", "country": "countries", "status": "statuses", "source": "sources", "band": "bands"}


@dataclass(frozen=True, slots=True)
class Filters:
    """What to keep; an empty choice keeps all.

    `first` and `last` keep events whose days overlap the window; one without a date lies in no window. `groups` and
    `types` are one choice: an event is kept if its group or its type is named. `countries` are ISO3 codes of actors,
    `sources` are outlets. Each word of `text` must occur, whatever its case or accents; words in double quotes stay together.
    `frame` keeps what stands in a stretch of the map, a movement by either end; `is_placed` what the map can show, or, if
    False, what it can't; `is_dated` the same of the timeline. `bands` are how sure the reading is: high, middle or low.
    `known` keeps what was published by the end of that day; what has no day of publication is not known by any.
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
    sources: frozenset[str] = frozenset()
    bands: frozenset[str] = frozenset()
    known: date | None = None
    is_dated: bool | None = None


def apply(events: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """Return the rows that pass every filter, in their order."""
    return events.take(Index(events).rows(filters))


def facets(events: pd.DataFrame, filters: Filters) -> dict[str, dict[str, int]]:
    """Count the rows each choice would show under the other filters: by group, event_type, country, status, source and band.

    A choice that is made but matches nothing is counted as 0, so that it can be unmade.
    """
    return Index(events).facets(filters)


def undated(events: pd.DataFrame, filters: Filters) -> int:
    """Count the rows that only their missing date keeps out of the window."""
    return Index(events).undated(filters)


class Index:
    """What the filters ask of a table that never changes, each column worked out once, when it is first asked for."""

    def __init__(self, events: pd.DataFrame) -> None:
        self.events = events
        self._codes: dict[str, tuple[NDArray[np.intp], list[str]]] = {}
        self._folded: dict[str, tuple[NDArray[np.intp] | None, Any]] = {}
        self._found: dict[str, NDArray[np.bool_]] = {}

    def rows(self, filters: Filters) -> NDArray[np.int32]:
        """Return the numbers of the rows that pass every filter, in their order."""
        keep = np.ones(len(self.events), dtype=bool)
        for mask in self._masks(filters):
            keep &= mask
        return np.flatnonzero(keep).astype(np.int32)

    def facets(self, filters: Filters) -> dict[str, dict[str, int]]:
        """Count the rows each choice would show under the other filters; see the function of that name."""
        without = {
            "kinds": replace(filters, groups=frozenset(), types=frozenset()),
            "countries": replace(filters, countries=frozenset()),
            "statuses": replace(filters, statuses=frozenset()),
            "sources": replace(filters, sources=frozenset()),
            "bands": replace(filters, bands=frozenset()),
        }
        chosen = {
            "group": filters.groups, "event_type": filters.types, "country": filters.countries, "status": filters.statuses, "source": filters.sources,
            "band": filters.bands,
        }  # fmt: skip
        rows = {other: self.rows(other) for other in set(without.values())}  # mostly they are all the same
        return {facet: dict.fromkeys(sorted(chosen[facet]), 0) | self._count(rows[without[name]], facet) for facet, name in FACETS.items()}

    def undated(self, filters: Filters) -> int:
        """Count the rows that only their missing date keeps out of the window."""
        if filters.first is None and filters.last is None:
            return 0
        return int((~self.dated)[self.rows(replace(filters, first=None, last=None))].sum())

    @cached_property
    def days(self) -> tuple[NDArray[np.datetime64], NDArray[np.datetime64]]:
        """First and last days of all rows."""
        starts, ends = (self.events[name].to_numpy(dtype=DAY) for name in ("date_start", "date_end"))
        return starts, ends

    @cached_property
    def published(self) -> NDArray[np.datetime64]:
        """Days of publication of all rows."""
        days: NDArray[np.datetime64] = self.events["published"].to_numpy(dtype=DAY)
        return days

    @cached_property
    def placed(self) -> NDArray[np.bool_]:
        """Which rows the map can show."""
        return where.placed(self.events)

    @cached_property
    def dated(self) -> NDArray[np.bool_]:
        """Which rows a time axis can show."""
        starts, ends = self.days
        return ~(np.isnat(starts) & np.isnat(ends))

    def codes(self, name: str) -> tuple[NDArray[np.intp], list[str]]:
        """Return the cells of a column as numbers, -1 for an empty one, and the words they stand for."""
        if name not in self._codes:
            self._codes[name] = (_banded(self.events), list(BANDS)) if name == "band" else coded(self.events[name])
        return self._codes[name]

    def searchable(self) -> None:
        """Make the words of all searched columns ready before somebody searches."""
        for name in SEARCHED:
            self._searchable(name)

    def _masks(self, filters: Filters) -> Iterator[NDArray[np.bool_]]:  # noqa: C901 - a filter a line
        if filters.first or filters.last:
            yield self._within(filters.first, filters.last)
        if filters.groups or filters.types:
            yield self._among("group", filters.groups) | self._among("event_type", filters.types)
        for name, wanted in (("status", filters.statuses), ("source", filters.sources), ("band", filters.bands)):
            if wanted:
                yield self._among(name, wanted)
        if filters.countries:
            codes, cells = self.codes("actors_iso3")
            yield np.array([not filters.countries.isdisjoint(parts(cell)) for cell in cells] + [False])[codes]
        if filters.frame:
            yield where.inside(self.events, filters.frame)
        if filters.is_placed is not None:
            yield self.placed == filters.is_placed
        if filters.is_dated is not None:
            yield self.dated == filters.is_dated
        if filters.known:
            yield self.published <= np.datetime64(filters.known)
        for word in _words(filters.text):
            yield self._telling(word)

    def _among(self, name: str, wanted: frozenset[str]) -> NDArray[np.bool_]:
        codes, cells = self.codes(name)
        return np.array([cell in wanted for cell in cells] + [False])[codes]

    def _telling(self, word: str) -> NDArray[np.bool_]:
        """Return which rows tell a word in any of the searched columns; the last few words are remembered."""
        if word not in self._found:
            mask = np.zeros(len(self.events), dtype=bool)
            for name in SEARCHED:
                codes, words = self._searchable(name)
                has_word = np.append(np.asarray(pc.match_substring(words, word), dtype=bool), False)
                mask |= has_word[codes] if codes is not None else has_word[:-1]
            self._found = dict(list(self._found.items())[1 - WORDS_KEPT :]) | {word: mask}
        return self._found[word]

    def _searchable(self, name: str) -> tuple[NDArray[np.intp] | None, Any]:
        """Return a column as a search compares it: the different cells and their numbers, or all cells where most differ."""
        if name not in self._folded:
            column = self.events[name]
            if varies(column):
                self._folded[name] = None, folded(pc.fill_null(strings(column), ""))
            else:
                codes, words = coded(column)
                self._folded[name] = codes, folded(pa.array(words, pa.large_string()))
        return self._folded[name]

    def _within(self, first: date | None, last: date | None) -> NDArray[np.bool_]:
        """One open end ("before May") reaches as far as the window does."""
        starts, ends = self.days
        keep = ~(np.isnat(starts) & np.isnat(ends))
        if first:
            keep &= np.isnat(ends) | (ends >= np.datetime64(first))
        if last:
            keep &= np.isnat(starts) | (starts <= np.datetime64(last))
        return keep

    def _count(self, rows: NDArray[np.int32], facet: str) -> dict[str, int]:
        codes, cells = self.codes("actors_iso3" if facet == "country" else facet)
        counts: Counter[str] = Counter()
        for cell, number in zip(cells, np.bincount(codes[rows] + 1, minlength=len(cells) + 1)[1:].tolist(), strict=True):
            for name in parts(cell) if facet == "country" else [cell]:
                counts[name] += number
        return dict(sorted(((name, number) for name, number in counts.items() if number), key=lambda pair: (-pair[1], pair[0])))


def bands(events: pd.DataFrame) -> NDArray[np.str_]:
    """Return how sure the reading of each event is: high, middle, or low, which needs a look; what has no date is low.

    >>> from timeline import table
    >>> days = {"date_start": date(2022, 2, 1), "date_end": date(2022, 2, 1)}
    >>> bands(table.frame([{"confidence": 0.9, **days}, {"confidence": 0.5, **days}, {"confidence": 0.9}])).tolist()
    ['high', 'middle', 'low']
    """
    return np.array(BANDS)[_banded(events)]


def _banded(events: pd.DataFrame) -> NDArray[np.intp]:
    sure = events["confidence"].to_numpy(dtype=float, na_value=0.0)
    starts, ends = (events[name].to_numpy(dtype=DAY) for name in ("date_start", "date_end"))
    return np.where((sure < UNSURE) | (np.isnat(starts) & np.isnat(ends)), 2, np.where(sure < SURE, 1, 0)).astype(np.intp)


def coded(column: pd.Series) -> tuple[NDArray[np.intp], list[str]]:
    """Return the cells of a column as numbers, -1 for an empty one, and the words they stand for.

    >>> codes, words = coded(pd.Series(["RUS", None, "BLR", "RUS"], dtype="string"))
    >>> codes.tolist(), words
    ([0, -1, 1, 0], ['RUS', 'BLR'])
    """
    if isinstance(column.dtype, pd.CategoricalDtype):
        return column.cat.codes.to_numpy(), column.cat.categories.tolist()
    codes, words = pd.factorize(column)
    return codes, [str(word) for word in words]


def varies(column: pd.Series) -> bool:
    """Tell whether most cells of a column differ, judged by its first ones."""
    return bool(column.head(SAMPLE).nunique() * 2 > min(SAMPLE, len(column)))


def strings(column: pd.Series) -> Any:  # noqa: ANN401  an Arrow array
    """Return a column as one Arrow array of text, its numbers and days as text too."""
    held = pa.array(column.astype("string"), type=pa.large_string())
    return held.combine_chunks() if isinstance(held, pa.ChunkedArray) else held


def folded(column: Any) -> Any:  # noqa: ANN401
    """Return an Arrow array of text as a search and a sort compare it: `plain`, done at once for all that is plain ASCII.

    >>> folded(pa.array(["Łódź", "  Minsk   II", None])).to_pylist()
    ['lodz', 'minsk ii', None]
    """
    simple = pc.ascii_lower(column)
    if pc.any(pc.match_substring(simple, "\n")).as_py():
        simple = pc.replace_substring(simple, "\n", " ")
    is_other = pc.or_(pc.invert(pc.string_is_ascii(column)), pc.match_substring_regex(simple, r"^ | $|  |[\x00-\x1f]"))
    is_other = pc.fill_null(is_other, False)
    if not pc.any(is_other).as_py():
        return simple
    others = [plain(text) for text in pc.filter(column, is_other).to_pylist()]
    return pc.replace_with_mask(simple, is_other, pa.array(others, type=simple.type))


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
