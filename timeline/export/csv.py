"""Writes events as CSV that no spreadsheet takes for a program, reads it back without a loss.

UTF-8 without a byte order mark, comma, lines ended by CRLF, every cell in double quotes (RFC 4180). Missing is an empty
cell; "NA" and "None" are words. A text cell that a spreadsheet might run as a formula gets a leading apostrophe, which
reading takes off again.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from timeline.read.errors import ReadError
from timeline.record import COLUMNS, COUNT, DAY, NAMES, NUMBER, TEXT, Value

if TYPE_CHECKING:
    import pandas as pd

TYPES = {column.name: column.dtype for column in COLUMNS}
# A formula may hide behind blanks, control characters and marks without width; the wide signs are those of East Asian fonts.
RISKY = re.compile(r"[\s\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2060\ufeff]*['=+\-@|%＝＋－＠−]|[\t\r\n\x00]")
PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
MAX_COLUMNS = 1000


def guard(text: str) -> str:
    """Return the text with a leading apostrophe where a spreadsheet might run it.

    >>> guard("=HYPERLINK(A1)"), guard("-5"), guard("'Tis"), guard("Troops moved")
    ("'=HYPERLINK(A1)", '-5', "''Tis", 'Troops moved')
    """
    return f"'{text}" if RISKY.match(text) and not PLAIN.fullmatch(text) else text


def unguard(cell: str) -> str:
    """Return what `guard` was given.

    >>> unguard(guard("'=1+1"))
    "'=1+1"
    """
    return cell.removeprefix("'")


def write(records: Iterable[dict[str, Value]], stream: TextIO, names: Iterable[str] = NAMES, *, as_given: bool = False) -> int:
    """Write rows by first day and event_id, or in the order given; return their number. Open the stream with newline="".

    Where only the last day is known it counts as the first; undated rows come last.
    """
    header, held = tuple(names), list(records) if as_given else sorted(records, key=_order)
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(guard(name) for name in header)
    writer.writerows([_cell(record.get(name)) for name in header] for record in held)
    return len(held)


def _order(record: dict[str, Value]) -> tuple[bool, date, bool, str]:
    first, name = record.get("date_start") or record.get("date_end"), record.get("event_id")
    return first is None, first if isinstance(first, date) else date.max, name is None, str(name)


def _cell(value: Value) -> str:
    if isinstance(value, str):
        return guard(value)
    return "" if value is None else value.isoformat() if isinstance(value, date) else repr(value)


def text(events: pd.DataFrame, *, as_given: bool = False) -> str:
    """Return the table as CSV, columns of your own included; by day and event_id, or in the order given."""
    from timeline import table

    stream = io.StringIO(newline="")
    write(table.records(events), stream, [str(name) for name in events.columns], as_given=as_given)
    return stream.getvalue()


def read(path: Path) -> pd.DataFrame:
    """Return the events of a CSV that `write` made; a missing column is empty, an added one is kept as text."""
    try:
        content = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise ReadError(f"{path.name}: byte {fault.start} is not UTF-8; save the file as CSV UTF-8") from fault
    return parse(content, path.name)


def parse(content: str, name: str = "events.csv") -> pd.DataFrame:
    """Return the events of CSV text; `name` stands in messages."""
    from timeline import table

    header, held = _rows(content, name)
    events = table.frame(held)
    for extra in header:
        if extra not in TYPES:
            events[extra] = table.array([record[extra] for record in held], TEXT)
    return events


def _rows(content: str, name: str) -> tuple[list[str], list[dict[str, Value]]]:
    csv.field_size_limit(2**31 - 1)
    reader = csv.reader(io.StringIO(content, newline=""), strict=True)
    try:
        header = _header([unguard(cell) for cell in next(reader, [])], name)
        return header, list(_typed(reader, header, name))
    except csv.Error as fault:
        raise ReadError(f"{name}:{reader.line_num}: {fault}; mend the quotes of this line") from fault


def _header(header: list[str], name: str) -> list[str]:
    if "event_id" not in header:
        raise ReadError(f"{name}:1: no column event_id; choose a CSV of events saved from here")
    if len(header) > MAX_COLUMNS:
        raise ReadError(f"{name}:1: {len(header)} columns, at most {MAX_COLUMNS} are read; remove the surplus")
    if twice := [cell for cell in dict.fromkeys(header) if header.count(cell) > 1]:
        raise ReadError(f"{name}:1: column {', '.join(twice)} stands twice; remove or rename one")
    return header


def _typed(reader: Iterator[list[str]], header: list[str], name: str) -> Iterator[dict[str, Value]]:
    for number, cells in enumerate(reader, start=2):
        if len(cells) != len(header):
            raise ReadError(f"{name}: row {number} has {len(cells)} cells, the header has {len(header)}; mend the commas or quotes")
        yield {column: _value(cell, column, f"{name}: row {number}") for column, cell in zip(header, cells, strict=True)}


def _value(cell: str, column: str, where: str) -> Value:
    if not cell:
        return None
    convert, wanted = PARSERS[TYPES.get(column, TEXT)]
    try:
        return convert(cell)
    except ValueError:
        raise ReadError(f"{where}: {column} is {cell[:40]!r}; write {wanted} or leave the cell empty") from None


PARSERS: dict[str, tuple[Callable[[str], Value], str]] = {
    TEXT: (unguard, "text"),
    COUNT: (int, "a whole number"),
    NUMBER: (float, "a number"),
    DAY: (date.fromisoformat, "a day as 2022-10-31"),
}
