"""Builds a user's gazetteer, from a CSV of places or a dump of GeoNames, into the packed table that `places.load` reads."""

from __future__ import annotations

import csv
import heapq
import lzma
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

from timeline.lexicon import geonames
from timeline.lexicon.core import Lexicon
from timeline.lexicon.geonames import Choice
from timeline.lexicon.place_entry import Entry, lines
from timeline.lexicon.place_table import KIND_PRECISION, OWN_COLUMNS
from timeline.lexicon.places import FAME, OWN, Gazetteer, key
from timeline.lexicon.rows import DataError
from timeline.values import record

NEEDED = ("name", "lat", "lon")
COLUMNS = ("name", "aliases", "lat", "lon", "iso3", "admin1", "precision", "kind", "source")
PRECISIONS = ("point", "city", "admin1", "region", "country", "sea")
PRECISION_OF = {**KIND_PRECISION, "town": "city", "village": "city"}
SHORTEST = 3  # letters of a name that can be found in a text
FAMOUS = 1_000_000  # a town that a user lists goes before a namesake that makes the news as often as one of so many people
RUN = 100_000  # lines sorted at once, some 15 MB


@record(frozen=True, slots=True)
class Built:
    """What a build has made: the file, how many places and how many names."""

    path: Path
    places: int
    names: int


def build(source: Path, lexicon: Lexicon, *, target: Path | None = None, choice: Choice | None = None) -> Built:
    """Write the gazetteer of a file and return what is in it; by default it goes into the folder of the lexicon, which then loads it."""
    path = target or lexicon.folder / "places" / OWN
    counts = {"places": 0}
    entries = _counted(_entries(source, lexicon, choice or Choice()), counts)
    guard = Guard(lexicon.places)
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        packed = Path(folder) / OWN
        names = _pack(_sorted((line for entry in entries for line in _lines(entry, guard)), Path(folder)), packed)
        if not names:
            raise DataError(f"{source}: no place in it can be used; give towns of {(choice or Choice()).smallest} people or more, or lower the limit")
        path.write_bytes(packed.read_bytes())
    return Built(path, counts["places"], names)


def _entries(source: Path, lexicon: Lexicon, choice: Choice) -> Iterator[Entry]:
    if geonames.is_dump(source):
        return geonames.entries(source, lexicon.folder, lexicon.countries, choice)
    return _table(source, frozenset(lexicon.countries.by_iso3))


def _counted(entries: Iterable[Entry], counts: dict[str, int]) -> Iterator[Entry]:
    for entry in entries:
        counts["places"] += 1
        yield entry


def _table(source: Path, states: frozenset[str]) -> Iterator[Entry]:
    """Yield the places of a CSV with a header."""
    at = 1

    def text() -> Iterator[str]:
        nonlocal at
        for at, line in lines(source):  # noqa: B007  the reader counts lines without the empty ones
            yield line

    reader = csv.DictReader(text(), strict=True)
    header = reader.fieldnames or []
    if missing := [name for name in NEEDED if name not in header]:
        raise DataError(
            f"{source}:1: column {', '.join(missing)} is missing; the header must hold {', '.join(NEEDED)} and may hold {', '.join(COLUMNS[1:])}"
        )
    try:
        for row in reader:
            where = f"{source}:{at}"
            if None in row or None in row.values():
                raise DataError(f"{where}: the row has not as many cells as the header ({len(header)}); mend the commas or quotes")
            yield _row({name: cell.strip() for name, cell in row.items()}, where, states)
    except csv.Error as fault:
        raise DataError(f"{source}:{at}: no CSV ({fault}); mend the quotes") from None


def _row(row: dict[str, str], where: str, states: frozenset[str]) -> Entry:
    kind = row.get("kind") or "site"
    precision = row.get("precision") or PRECISION_OF.get(kind, "point")
    iso3 = row.get("iso3", "")
    names = (row["name"], *(name for raw in row.get("aliases", "").split(";") if (name := raw.strip())))
    if precision not in PRECISIONS:
        raise DataError(f"{where}: precision is {precision!r}; use one of {', '.join(PRECISIONS)}")
    if iso3 and iso3 not in states:
        raise DataError(f"{where}: iso3 is {iso3!r}; use a code of countries.csv, or leave it empty at sea and on disputed ground")
    for name in names:
        if len(key(name)) < SHORTEST:
            raise DataError(f"{where}: the name {name!r} has fewer than {SHORTEST} letters and would never be found; give a longer one")
    lat, lon = (_degrees(row[side], limit, side, where) for side, limit in (("lat", 90), ("lon", 180)))
    source = Path(where).name
    people = FAMOUS if kind in FAME else 0
    return Entry(names, "city" if people else kind, iso3, row.get("admin1", ""), lat, lon, precision, people, source, is_listed=True)


def _degrees(text: str, limit: int, side: str, where: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not -limit <= value <= limit:
        raise DataError(f"{where}: {side} is {text[:40]!r}; write degrees from -{limit} to {limit}, as in 53.9")
    return value


class Guard:
    """Marks names that are also words or names of persons, as far as our own tables know them."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.given = gazetteer.given
        self.never = frozenset(gazetteer.words["never"])
        self.marks: dict[str, str] = {}
        for table in gazetteer.tables[-1:]:
            for line in table.lines:
                name, mark = line.partition("\t")[0], line.rpartition("\t")[2]
                if kept := "".join(sign for sign in mark if sign in "wn"):
                    self.marks[name] = kept

    def mark(self, name: str, entry: Entry) -> str:
        """Return "w" and "n" as they apply; a feature of a dump with a name of one word is no sure place."""
        known = self.marks.get(name, "")
        if not entry.is_listed and PRECISION_OF.get(entry.kind) is None and " " not in name:
            return "wn"
        word = "w" if "w" in known or name in self.never else ""
        return word + ("n" if "n" in known or name in self.given else "")


def _lines(entry: Entry, guard: Guard) -> Iterator[str]:
    """Yield one line a name: another spelling of the same place is marked."""
    seen: set[str] = set()
    best = _plain(entry.names[0])
    for number, name in enumerate(entry.names):
        folded = key(name)
        if len(folded) < SHORTEST or folded in seen:
            continue
        seen.add(folded)
        other = "" if number == 0 or entry.is_listed else "b" if folded[:2] == key(best)[:2] else "a"
        cells = (
            folded, best, entry.kind, entry.iso3, _plain(entry.admin1), round(entry.lat, 4), round(entry.lon, 4), entry.population,
            guard.mark(folded, entry) + other, entry.precision, _plain(entry.source),
        )  # fmt: skip
        yield "\t".join(map(str, cells)) + "\n"


def _plain(text: str) -> str:
    """Return the text on one line, for a tab or line end would break the table."""
    return " ".join(text.split())


def _sorted(every: Iterable[str], folder: Path) -> Iterator[str]:
    """Yield the lines in order; runs are sorted on disk, so that any number fits."""
    source, runs = iter(every), list[Path]()
    while run := list(islice(source, RUN)):
        runs.append(folder / f"run{len(runs)}")
        runs[-1].write_text("".join(sorted(run)), encoding="utf-8", newline="\n")
    with ExitStack() as stack:
        yield from heapq.merge(*(stack.enter_context(path.open(encoding="utf-8", newline="\n")) for path in runs))


def _pack(ordered: Iterable[str], path: Path) -> int:
    """Write the packed table, each line once; return the number of lines."""
    count, last = 0, ""
    with lzma.open(path, "wt", encoding="utf-8", newline="\n", preset=6) as file:
        file.write("\t".join(OWN_COLUMNS) + "\n")
        for line in ordered:
            if line != last:
                file.write(line)
                count += 1
            last = line
    return count
