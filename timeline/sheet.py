"""A table of events that never changes and that many readers share: what they filter, sort and open, worked out once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import count
from typing import overload

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from timeline import filters, table
from timeline.filters import Filters, Index, coded, folded, strings
from timeline.record import COLUMNS, DAY, TEXT, Value

Rows = NDArray[np.int32]
MANY = 20_000
# What no chart shows; a table of many events is drawn without it.
UNCHARTED = {
    "sentence", "confidence_reason", "date_reason", "url", "article_title", "article_id", "trigger", "edtf", "date_basis", "targets", "targets_iso3",
    "speaker_iso3", "via", "forces", "equipment", "admin1", "place_basis", "sentence_start", "sentence_end", "trigger_start", "trigger_end",
    "plover", "cameo", "acled", "incident_id", "source_reliability", "info_credibility", "review", "edited",
}  # fmt: skip
FULL = ("date_start", "actors", "place_name", "origin_name", "quantity_text", "speaker")
ORDERS = {"status": ("asserted", "planned", "possible", "denied")}
DTYPES = {column.name: column.dtype for column in COLUMNS}
NUMBERS = count()
KEPT, LAST = 6, np.iinfo(np.int32).max


class Sheet:
    """The events with an index of them; every answer is in numbers of rows."""

    def __init__(self, events: pd.DataFrame) -> None:
        self.events = events
        self.index = Index(events)
        self._chosen: dict[Filters, Rows] = {}
        self._charts: list[tuple[Rows, pd.DataFrame]] = []
        self._full: dict[Filters, pd.DataFrame] = {}
        self._ranks: dict[str, NDArray[np.int32]] = {}
        self.number = next(NUMBERS)  # names this very table where pictures of it are kept

    def __len__(self) -> int:
        return len(self.events)

    def rows(self, wanted: Filters) -> Rows:
        """Return the rows that pass the filters, in the order of the table; the last few answers are remembered."""
        if wanted not in self._chosen:
            self._chosen = dict(list(self._chosen.items())[1 - KEPT :]) | {wanted: self.index.rows(wanted)}
        return self._chosen[wanted]

    @cached_property
    def facets(self) -> dict[str, dict[str, int]]:
        """What can be filtered by, with the number of events each choice has."""
        return self.index.facets(Filters())

    @cached_property
    def charted(self) -> pd.DataFrame:
        """The columns that charts show; of many events the repeated words as categories, which are chosen from fast."""
        if len(self.events) <= MANY:
            return self.events
        return pd.DataFrame({name: _compact(self.events[name]) for name in self.events.columns if name not in UNCHARTED})

    def chart(self, rows: Rows) -> pd.DataFrame:
        """Return some rows as the charts want them; the last two answers are remembered."""
        if len(rows) == len(self):
            return self.charted
        for known, frame in self._charts:
            if known is rows:
                return frame
        self._charts = [*self._charts[-1:], (rows, self.charted.take(rows))]
        return self._charts[-1][1]

    def full(self, wanted: Filters) -> pd.DataFrame:
        """Return the events that pass the filters with all their columns; the last two answers are remembered."""
        rows = self.rows(wanted)
        if len(rows) == len(self) <= MANY:
            return self.events
        if wanted not in self._full:
            chosen = self.events.take(rows)
            plain = {name: chosen[name].astype(TEXT) for name in chosen if isinstance(chosen[name].dtype, pd.CategoricalDtype)}
            self._full = dict(list(self._full.items())[-1:]) | {wanted: chosen.assign(**plain)}
        return self._full[wanted]

    def records(self, rows: Sequence[int] | Rows) -> list[dict[str, Value]]:
        """Return some rows as records."""
        return table.records(self.events.take(rows))

    def find(self, event_id: str) -> int | None:
        """Return the row of an event.

        >>> Sheet(table.frame([{"event_id": "e-1"}, {"event_id": "e-2"}])).find("e-2")
        1
        """
        at = pc.index(self._names, pa.scalar(event_id, self._names.type)).as_py()
        return at if at >= 0 else None

    def fullest(self, rows: Rows, seen: Rows | None = None) -> int | None:
        """Return the row to open first: a movement, its first day told if any, done, fairly sure, with most of what a reader asks for.

        Those among `seen` come before others as sure.
        """
        if not len(rows):
            return None
        whole = (self.events["date_start"].notna() | self.events["date_end"].isna()).to_numpy(dtype=bool)
        in_view = np.zeros(len(self), dtype=bool)
        in_view[rows if seen is None else seen] = True
        is_sure = self._among("band", filters.HIGH)
        for score in (self._among("group", "movement"), whole, self._among("status", "asserted"), is_sure, in_view, self._sureness, self._fullness):
            found = score[rows]
            rows = rows[found == found.max()]
        return int(rows[0])

    def _among(self, column: str, word: str) -> NDArray[np.bool_]:
        codes, words = self.index.codes(column)
        return np.asarray(np.array([*(one == word for one in words), False])[codes])

    @cached_property
    def _sureness(self) -> NDArray[np.float64]:
        return np.asarray(self.events["confidence"].to_numpy(dtype=float, na_value=0.0))

    @cached_property
    def _fullness(self) -> NDArray[np.int8]:
        return np.asarray(np.sum([self.events[name].notna().to_numpy(dtype=bool) for name in FULL], axis=0), dtype=np.int8)

    @cached_property
    def _names(self) -> pa.Array:
        return strings(self.events["event_id"])

    def sorted(self, rows: Rows, columns: Sequence[str], *, down: bool = False) -> Rows:
        """Return rows in the order of some columns, those without a value last; equal ones keep their order.

        "a|b" is column a, or b where a is missing.
        """
        keys = []
        for name in columns:
            rank = self._rank(name)[rows]
            keys.append(np.where(rank == LAST, LAST, -rank) if down else rank)
        return rows[np.lexsort(keys[::-1])] if keys else rows

    def _rank(self, name: str) -> NDArray[np.int32]:
        if name not in self._ranks:
            first, _, other = name.partition("|")
            column = self.events[first].where(self.events[first].notna(), self.events[other]) if other else self.events[first]
            self._ranks[name] = _rank(column, ORDERS.get(name, ()))
        return self._ranks[name]


class Records(Sequence[Mapping[str, Value]]):
    """Rows of a sheet as records, made when they are asked for.

    >>> rows = Records(Sheet(table.frame([{"event_id": "e-1"}, {"event_id": "e-2"}])), np.array([1, 0]))
    >>> len(rows), rows[0]["event_id"], [row["event_id"] for row in rows[1:]]
    (2, 'e-2', ['e-1'])
    """

    def __init__(self, sheet: Sheet, rows: Rows) -> None:
        self.sheet, self.rows = sheet, rows

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, at: int) -> Mapping[str, Value]: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Mapping[str, Value]]: ...
    def __getitem__(self, at: int | slice) -> Mapping[str, Value] | Sequence[Mapping[str, Value]]:
        """Return one row, or some."""
        return self.sheet.records(self.rows[at]) if isinstance(at, slice) else self.sheet.records(self.rows[[at]])[0]

    def __iter__(self) -> Iterator[Mapping[str, Value]]:
        for start in range(0, len(self.rows), 1000):
            yield from self.sheet.records(self.rows[start : start + 1000])


def _compact(column: pd.Series) -> pd.Series:
    """Repeated words become categories, numbers with gaps plain floats."""
    if str(column.dtype) == TEXT and not filters.varies(column):
        return column.astype("category")
    return column.astype("float64") if str(column.dtype) in {"Float64", "Int64"} else column


def _rank(column: pd.Series, order: Sequence[str]) -> NDArray[np.int32]:
    """Return each cell's place among the different ones, `LAST` where it is missing; text as a search compares it."""
    if column.dtype == DAY:
        days = column.to_numpy(dtype="datetime64[D]")
        return np.where(np.isnat(days), LAST, days.astype("int64")).astype(np.int32)
    if order:
        codes, words = coded(column)
        places = [order.index(word) if word in order else len(order) for word in words]
        return np.array([*places, LAST], dtype=np.int32)[codes]
    held = folded(strings(column)) if DTYPES.get(str(column.name), TEXT) == TEXT else pa.array(column.astype("float64"), from_pandas=True)
    rank = pc.rank(held, "ascending", tiebreaker="dense")
    return np.where(np.asarray(pc.is_null(held)), LAST, np.asarray(rank).astype(np.int64)).astype(np.int32)
