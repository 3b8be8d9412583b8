"""One place on its way into a user's gazetteer, and the lines of the file it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from timeline.lexicon.rows import DataError
from timeline.values import record

LONGEST = 1_000_000  # characters of a line; the longest of GeoNames has some 15,000


@record(frozen=True, slots=True)
class Entry:
    """A place with all its names, the best first; `source` is the row or record it comes from, `is_listed` tells one listed by hand."""

    names: tuple[str, ...]
    kind: str
    iso3: str
    admin1: str
    lat: float
    lon: float
    precision: str
    population: int
    source: str
    is_listed: bool = False


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield number and text of each line that is not empty, one at a time."""
    try:
        file = path.open("rb")
    except OSError as fault:
        raise DataError(f"{path}: cannot be opened ({fault.strerror}); check the name and your right to read it") from None
    with file:
        number = 0
        while raw := file.readline(LONGEST):
            number += 1
            if raw.startswith((b"PK\x03\x04", b"\x1f\x8b")) and number == 1:
                raise DataError(f"{path}: the file is packed; unpack it first")
            if len(raw) == LONGEST or b"\0" in raw:
                raise DataError(f"{path}:{number}: this is no line of text; give a CSV of places or a GeoNames dump (allCountries.txt, UA.txt ...)")
            try:
                text = raw.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError as fault:
                raise DataError(f"{path}:{number}: byte {raw[fault.start]:#04x} is not UTF-8; save the file as UTF-8") from None
            if text.strip():
                yield number, text.rstrip("\r\n")
