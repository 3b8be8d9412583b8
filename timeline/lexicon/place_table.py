"""A table of toponyms that stays text until a name is asked for: the shipped gazetteer, or a user's own."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from pathlib import Path

from timeline.lexicon.rows import DataError

COLUMNS = ("key", "name", "kind", "iso3", "admin1", "lat", "lon", "population", "guard")
OWN_COLUMNS = (*COLUMNS, "precision", "source")
KIND_PRECISION = {"country": "country", "admin1": "admin1", "admin2": "admin1", "city": "city"}


class PlaceTable:
    """Lines of a table, sorted by key, with the place of the first line of each key."""

    def __init__(self, name: str, lines: list[str]) -> None:
        self.name = name
        self.lines = lines
        # From the last line to the first, so that the first of a key stays: faster than to ask for each whether it is new.
        keys = [line.partition("\t")[0] for line in reversed(lines)]
        self.first: dict[str, int] = dict(zip(keys, range(len(lines) - 1, -1, -1), strict=True))

    def __contains__(self, key: str) -> bool:
        return key in self.first

    def rows(self, key: str) -> Iterator[tuple[int, list[str]]]:
        """Yield line number and cells of each line with this key."""
        number = self.first.get(key)
        while number is not None and number < len(self.lines):
            cells = self.lines[number].split("\t")
            if cells[0] != key:
                return
            number += 1
            yield number + 1, cells  # line 1 is the header


def load(path: Path, columns: tuple[str, ...], remedy: str) -> PlaceTable:
    """Read a packed table whose header must hold these columns; `remedy` says how to get a good one."""
    try:
        lines = lzma.decompress(path.read_bytes()).decode("utf-8").rstrip("\n").split("\n")
    except FileNotFoundError:
        raise DataError(f"{path}: the file is missing; {remedy}") from None
    except (OSError, lzma.LZMAError, EOFError, UnicodeDecodeError) as fault:
        raise DataError(f"{path}: can't be unpacked ({fault}); {remedy}") from None
    if lines[0].split("\t") != list(columns):
        raise DataError(f"{path}:1: the columns must be {', '.join(columns)}; {remedy}")
    lines.pop(0)
    return PlaceTable(path.name, lines)
