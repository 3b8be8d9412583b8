"""Weapon systems, platforms and unit names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from timeline.lexicon import ships
from timeline.lexicon.phrases import Phrases
from timeline.lexicon.rows import DataError, Row, read
from timeline.tokens import phrase
from timeline.values import record

SYSTEM_COLUMNS = ("name", "aliases", "guarded", "kind", "iso3", "source")
NAME_COLUMNS = ("word", "kind", "iso3", "note")
KINDS = frozenset("force unit ship aircraft vehicle drone missile artillery air_defence munition nuclear weapon".split())
NAME_KINDS = ("prefix", "formation", "weak_formation", "free", "numbered", "code", "acronym", "branch", "ordinal", "tail", "not_first", "ship_group")


@record(frozen=True, slots=True)
class System:
    """One name of a row of equipment.csv.

    `guarded`: the name is also a common word or surname ("Bradley"), so it counts only beside a number or a noun of
    equipment, or where the article has named the system in full. `cased`: it must be written with its capital.
    """

    name: str
    kind: str
    iso3: str
    guarded: bool
    cased: bool
    where: str


@record(frozen=True, slots=True)
class Equipment:
    """Names of systems, and the words that names of ships and units are made of."""

    systems: Phrases[System]
    designations: dict[tuple[str, str], System]
    ships: ships.Ships
    prefixes: dict[str, Row]
    formations: Phrases[Row]
    free: Phrases[Row]
    numbered: Phrases[Row]
    codes: dict[str, Row]
    branches: Phrases[Row]
    ordinals: frozenset[str]
    tails: Phrases[Row]
    not_first: frozenset[str]
    ship_groups: Phrases[Row]


def load(folder: Path) -> Equipment:
    """Return the tables equipment.csv, ships.csv and unit_names.csv."""
    systems = [entry for row in read(folder / "equipment.csv", SYSTEM_COLUMNS) for entry in _names(row)]
    by_kind: dict[str, list[Row]] = {kind: [] for kind in NAME_KINDS}
    for row in read(folder / "unit_names.csv", NAME_COLUMNS):
        if row["kind"] not in by_kind:
            raise DataError(f"{row.where}: unknown kind {row['kind']!r}; use one of {', '.join(NAME_KINDS)}")
        by_kind[row["kind"]].append(row)
    prefixes = {row["word"]: row for row in by_kind["prefix"]}
    fleet = ships.load(folder, prefixes)
    systems += [(ship.calls[0], System(ship.name, "ship", ship.iso3, False, True, ship.where)) for ship in fleet.shown.values() if ship.alone]
    formations = by_kind["formation"] + by_kind["weak_formation"] + by_kind["acronym"]
    return Equipment(
        Phrases(systems),
        {(words[0], words[2]): system for words, system in systems if len(words) == 3 and words[1] == "-" and words[2].isdigit()},
        fleet,
        prefixes,
        _phrases(formations),
        _phrases(by_kind["free"]),
        _phrases(by_kind["numbered"]),
        {row["word"]: row for row in by_kind["code"]},
        _phrases(by_kind["branch"]),
        frozenset(row["word"] for row in by_kind["ordinal"]),
        _phrases(by_kind["tail"]),
        frozenset(row["word"] for row in by_kind["not_first"]),
        _phrases(by_kind["ship_group"]),
    )


def _phrases(rows: list[Row]) -> Phrases[Row]:
    return Phrases((phrase(row["word"]), row) for row in rows)


def _names(row: Row) -> Iterator[tuple[tuple[str, ...], System]]:
    """Yield each name and alias, with its plural: "Leopard 2", "Javelins"."""
    if row["kind"] not in KINDS:
        raise DataError(f"{row.where}: unknown kind {row['kind']!r}; use one of {', '.join(sorted(KINDS))}")
    free = (row["name"], *row.many("aliases"))
    guarded = set(row.many("guarded"))
    for name in dict.fromkeys((*free, *guarded)):
        words = phrase(name)
        system = System(row["name"], row["kind"], row["iso3"], name in guarded, name[:1].isupper(), row.where)
        yield words, system
        if words[-1].isalpha() and len(words[-1]) > 2 and not words[-1].endswith("s"):
            yield (*words[:-1], words[-1] + "s"), system
