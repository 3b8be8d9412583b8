"""Ships by their names."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from timeline.lexicon.phrases import Phrases
from timeline.lexicon.rows import Row, read
from timeline.tokens import phrase
from timeline.values import record

COLUMNS = ("name", "short", "alone", "class", "iso3", "source")


@record(frozen=True, slots=True)
class Ship:
    """A ship under one of its names; `full` is false for a part of the name ("the Eisenhower"), `calls` are all its names without a prefix."""

    name: str
    full: bool
    classes: tuple[str, ...]
    iso3: str
    calls: tuple[tuple[str, ...], ...]
    alone: bool
    where: str


@record(frozen=True, slots=True)
class Ships:
    """All ships by their names without prefix, and by the name that the table shows."""

    names: Phrases[Ship]
    lasts: frozenset[str]
    shown: dict[str, Ship]


def load(folder: Path, prefixes: Collection[str]) -> Ships:
    """Return the table ships.csv."""
    entries = [entry for row in read(folder / "ships.csv", COLUMNS) for entry in _entries(row, prefixes)]
    return Ships(Phrases(entries), frozenset(words[-1] for words, _ in entries), {ship.name: ship for _, ship in entries if ship.full})


def _entries(row: Row, prefixes: Collection[str]) -> Iterator[tuple[tuple[str, ...], Ship]]:
    """Yield each name of a ship without its prefix: "Dwight D. Eisenhower", "Eisenhower"."""
    first, _, rest = row["name"].partition(" ")
    bare = phrase(rest if first in prefixes else row["name"])
    calls = tuple(dict.fromkeys((bare, *map(phrase, row.many("short")))))
    for words in calls:
        yield words, Ship(row["name"], words == bare, row.many("class"), row["iso3"], calls, row["alone"] == "1", row.where)
