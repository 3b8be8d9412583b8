"""Opens a table of events of any length, Parquet or our CSV, checks it at the door; writes Parquet."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as sheets
import pyarrow.parquet as pq

from timeline import table
from timeline.export import csv
from timeline.filters import coded, strings
from timeline.lexicon import default
from timeline.read.errors import ReadError
from timeline.record import COLUMNS, COUNT, DAY, NAMES, NUMBER, TEXT

# Columns whose words repeat; of many events they are kept as categories, a word once.
REPEATED = frozenset(NAMES) - {"event_id", "label", "sentence", "url", "article_id", "date_reason", "edtf", "incident_id"}
REPEATED &= {column.name for column in COLUMNS if column.dtype == TEXT}
MANY = 20_000
NEEDED = ("event_id", "event_type", "status")
STATUSES = ("asserted", "planned", "possible", "denied")
WANTED = {TEXT: pa.large_string(), COUNT: pa.int64(), NUMBER: pa.float64(), DAY: pa.timestamp("s")}
SAID = {TEXT: "text", COUNT: "whole numbers", NUMBER: "numbers", DAY: "days"}
REMEDY = "write it with `timeline.export.tables.write` or save it as CSV from the page"


def write(events: pd.DataFrame, path: Path) -> None:
    """Write a table as Parquet, with the columns and types of `timeline.record`."""
    pq.write_table(pa.Table.from_pandas(events, preserve_index=False), path)


def read(path: Path) -> pd.DataFrame:
    """Return the events of a Parquet file or a CSV that we wrote, by first day and event_id; a missing column is empty."""
    if not path.is_file():
        raise ReadError(f"{path}: there is no such file; give the path of a table of events, .parquet or .csv")
    if path.suffix.lower() not in {".parquet", ".csv"}:
        raise ReadError(f"{path.name}: a table of events is a .parquet or a .csv file; {REMEDY}")
    try:
        held = _csv(path) if path.suffix.lower() == ".csv" else _parquet(path)
    except OSError as fault:
        raise ReadError(f"{path.name}: cannot be opened ({fault.strerror or fault}); look at its rights") from fault
    return _in_order(_checked(held, path.name))


def _parquet(path: Path) -> pd.DataFrame:
    try:
        schema = pq.read_schema(path)
        _needed(schema.names, path.name)
        words = [name for name in schema.names if name in REPEATED and pa.types.is_string(schema.field(name).type)]
        words += [name for name in schema.names if name in REPEATED and pa.types.is_large_string(schema.field(name).type)]
        held = pq.ParquetFile(path, read_dictionary=words, memory_map=True).read([name for name in schema.names if name in NAMES])
    except pa.ArrowInvalid as fault:
        raise ReadError(f"{path.name}: this is no Parquet file, or a damaged one; {REMEDY}") from fault
    return _frame(held, path.name)


def _csv(path: Path) -> pd.DataFrame:
    """Columns at once; whatever does not fit is left to the patient reader, which names row and fault."""
    kinds = {name: pa.dictionary(pa.int32(), pa.string()) if name in REPEATED else pa.large_string() for name in NAMES}
    options = sheets.ConvertOptions(strings_can_be_null=False, column_types=kinds, include_columns=list(NAMES), include_missing_columns=True)
    try:
        held = sheets.read_csv(path, parse_options=sheets.ParseOptions(newlines_in_values=True), convert_options=options)
        _needed(_header(path), path.name)
        return _frame(pa.table({column.name: _cells(held[column.name], column.dtype) for column in COLUMNS}), path.name)
    except (pa.ArrowInvalid, ReadError):
        events = csv.read(path)
        _needed([str(name) for name in events.columns if not events[name].isna().all() or not len(events)], path.name)
        return events[list(NAMES)]


def _header(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        return [cell.strip('"') for cell in file.readline().strip().split(",")]


def _cells(column: Any, dtype: str) -> Any:  # noqa: ANN401  Arrow arrays
    if pa.types.is_dictionary(column.type):
        return pa.chunked_array([pa.DictionaryArray.from_arrays(part.indices, _unguarded(part.dictionary)) for part in column.chunks], column.type)
    known = pc.if_else(pc.equal(column, ""), pa.scalar(None, pa.large_string()), column)
    return _unguarded(known) if dtype == TEXT else pc.cast(pc.cast(known, pa.date32()) if dtype == DAY else known, WANTED[dtype])


def _unguarded(words: Any) -> Any:  # noqa: ANN401
    return pc.if_else(pc.starts_with(words, "'"), pc.utf8_slice_codeunits(words, 1), words)


def _needed(names: Collection[str], file: str) -> None:
    if missing := [name for name in NEEDED if name not in names]:
        raise ReadError(f"{file}: no column {', '.join(missing)}; a table of events needs {', '.join(NEEDED)}, {REMEDY}")


def _frame(held: pa.Table, file: str) -> pd.DataFrame:
    """Return Arrow columns as the table has them."""
    known = {
        column.name: _column(held[column.name], column.dtype, f"{file}: column {column.name}")
        for column in COLUMNS
        if column.name in held.column_names
    }
    empty = {column.name: column.dtype for column in COLUMNS if column.name not in known}
    return pd.DataFrame(known | {name: pd.array([None], dtype=dtype).repeat(held.num_rows) for name, dtype in empty.items()}, copy=False)[list(NAMES)]


def _column(column: Any, dtype: str, where: str) -> Any:  # noqa: ANN401  Arrow in, pandas out
    if pa.types.is_dictionary(column.type) and dtype == TEXT and len(column) > MANY:
        return _categories(column)
    try:
        cast = _cast(column, dtype)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as fault:
        reason = str(fault).partition("\n")[0][:120]
        raise ReadError(f"{where} holds {column.type}, not {SAID[dtype]} ({reason}); convert it and save the table again") from fault
    if dtype == TEXT:
        return pd.array(cast, dtype=TEXT)
    if dtype == DAY:
        return pd.array(np.asarray(cast, dtype="datetime64[s]"), dtype=DAY)
    values = cast.to_numpy(zero_copy_only=False) if not cast.null_count else np.asarray(pc.fill_null(cast, 0))
    kind = pd.arrays.IntegerArray if dtype == COUNT else pd.arrays.FloatingArray
    return kind(np.array(values), np.asarray(pc.is_null(cast)))


def _categories(column: Any) -> pd.Categorical:  # noqa: ANN401
    whole = column.unify_dictionaries().combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    words = whole.dictionary.to_pylist()
    places = {word: place for place, word in enumerate(dict.fromkeys(word for word in words if word))}
    numbers = np.array([*(places.get(word, -1) for word in words), -1], dtype=np.int32)
    return pd.Categorical.from_codes(numbers[np.asarray(pc.fill_null(whole.indices, len(words)))], pd.Index(list(places), dtype="str"))


def _cast(column: Any, dtype: str) -> Any:  # noqa: ANN401
    flat = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    flat = flat.dictionary_decode() if pa.types.is_dictionary(flat.type) else flat
    if pa.types.is_null(flat.type):
        return pa.nulls(len(flat), WANTED[dtype])
    if dtype == DAY:
        if not (pa.types.is_temporal(flat.type) or pa.types.is_large_string(flat.type) or pa.types.is_string(flat.type)):
            raise pa.ArrowInvalid("a number is no day")
        return pc.cast(pc.cast(flat, pa.date32(), safe=False), WANTED[DAY])
    if dtype in {COUNT, NUMBER} and pa.types.is_floating(flat.type):
        flat = pc.if_else(pc.is_nan(flat), pa.scalar(None, flat.type), flat)
    if dtype == TEXT:
        flat = pc.cast(flat, pa.large_string())
        return pc.if_else(pc.equal(flat, ""), pa.scalar(None, flat.type), flat)
    return pc.cast(flat, WANTED[dtype])


def _checked(events: pd.DataFrame, file: str) -> pd.DataFrame:
    """Return the events if each has a name of its own, a known type and status; groups are those of the types."""
    types = default().types
    kinds, words = coded(events["event_type"])
    _among(events["event_type"], list(types), f"{file}: event_type", "one of data/event_types.csv")
    _among(events["status"], STATUSES, f"{file}: status", f"one of {', '.join(STATUSES)}")
    names = events["event_id"]
    if names.isna().any():
        raise ReadError(f"{file}: row {int(names.isna().to_numpy().argmax()) + 1} has no event_id; give every event a name of its own")
    if pc.count_distinct(strings(names)).as_py() < len(names):
        at = int(names.duplicated().to_numpy().argmax())
        raise ReadError(f"{file}: row {at + 1}: event_id {names.iat[at]!r} stands twice; give every event a name of its own")
    groups = pa.array([types[word].group for word in words], pa.large_string()).take(pa.array(kinds))
    return events.assign(group=pd.array(groups, dtype=TEXT))


def _among(column: pd.Series, wanted: Sequence[str], where: str, remedy: str) -> None:
    codes, words = coded(column)
    wrong = np.array([word not in wanted for word in words] + [True])[codes]
    if wrong.any():
        at = int(wrong.argmax())
        cell = column.iat[at]
        said = "empty" if cell is pd.NA else repr(str(cell)[:40])
        raise ReadError(f"{where} is {said} in row {at + 1}; write {remedy}")


def _in_order(events: pd.DataFrame) -> pd.DataFrame:
    days, names = events["date_start"].fillna(events["date_end"]).to_numpy(dtype=DAY), strings(events["event_id"])
    moments = np.where(np.isnat(days), np.iinfo("int64").max, days.astype("int64"))
    rises = np.asarray(pc.less(names[:-1], names[1:])) if len(names) > 1 else np.empty(0, dtype=bool)
    is_sorted = (moments[1:] > moments[:-1]) | ((moments[1:] == moments[:-1]) & rises)
    return events if is_sorted.all() else table.in_order(events)
