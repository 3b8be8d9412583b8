"""Reads one CSV of data/ into rows that know their file and line."""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import Path

from timeline.values import record


class DataError(ValueError):
    """A fault in data/: says file, row, fault and remedy."""


@record(frozen=True, slots=True)
class Row:
    """One line of a data file; `where` is "triggers.csv:41", for evidence and messages."""

    where: str
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def many(self, column: str) -> tuple[str, ...]:
        """Split a cell that holds a list joined by ";"."""
        return tuple([part for raw in self.cells[column].split(";") if (part := raw.strip())])


def read(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """Yield the rows of a CSV (or .csv.gz) that must have at least these columns."""
    reader = csv.reader(io.StringIO(_text(path), newline=""))
    header = next(reader, [])
    if missing := [name for name in columns if name not in header]:
        raise DataError(f"{path}:1: column {', '.join(missing)} is missing; the header must hold {', '.join(columns)}")
    name = path.name
    try:
        for cells in reader:
            if len(cells) != len(header):
                raise DataError(f"{path}:{reader.line_num}: {len(cells)} cells, the header has {len(header)}; mend the commas or quotes")
            yield Row(f"{name}:{reader.line_num}", dict(zip(header, cells, strict=True)))
    except csv.Error as fault:
        raise DataError(f"{path}:{reader.line_num}: no CSV ({fault}); mend the quotes") from None


def _text(path: Path) -> str:
    if not path.exists():
        raise DataError(f"{path}: the file is missing; restore it from the repository")
    try:
        raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = raw[: fault.start].count(b"\n") + 1
        raise DataError(f"{path}:{line}: byte {raw[fault.start]:#04x} is not UTF-8; save the table as UTF-8") from None
    except (OSError, EOFError, zlib.error) as fault:
        raise DataError(f"{path}: can't be unpacked ({fault}); restore it from the repository") from None
