"""Office holders: heads of state and government, ministers, commanders, with the terms they served."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

from timeline.lexicon.party_index import Alias, Entry, alias
from timeline.lexicon.rows import DataError, Row, read
from timeline.values import record

COLUMNS = ("name", "aliases", "surname", "alone", "office", "iso3", "organization", "from", "until", "source")


@record(frozen=True, slots=True)
class Office:
    """A term in an office; an open end is None."""

    title: str
    iso3: str
    organization: str
    first: date | None
    last: date | None
    where: str


@record(frozen=True, slots=True)
class Person:
    """A known office holder; `alone` tells that the surname by itself means this person, even unintroduced."""

    name: str
    surname: str
    alone: bool
    iso3: tuple[str, ...]
    organization: str
    offices: tuple[Office, ...]
    where: str

    def served(self, day: date) -> bool:
        """Tell whether the person held an office on that day."""
        return any((office.first or date.min) <= day <= (office.last or date.max) for office in self.offices)

    def states(self, day: date | None) -> tuple[str, ...]:
        """Return the states that the person speaks for: none for whoever serves an organization on that day."""
        serving = [office for office in self.offices if day is not None and (office.first or date.min) <= day <= (office.last or date.max)]
        return () if serving and all(office.organization and not office.iso3 for office in serving) else self.iso3

    def held(self, title: str) -> bool:
        """Tell whether the person ever held an office of this title."""
        return bool(title) and any(office.title.casefold() == title.casefold() for office in self.offices)


def load(path: Path) -> tuple[dict[str, Person], list[Alias]]:
    """Return the persons of leaders.csv by name, and all ways to write their names."""
    rows: dict[str, list[Row]] = {}
    for row in read(path, COLUMNS):
        rows.setdefault(row["name"], []).append(row)
    persons = {name: _person(name, terms) for name, terms in rows.items()}
    return persons, [one for name, terms in rows.items() for one in _aliases(persons[name], terms)]


def _person(name: str, rows: Sequence[Row]) -> Person:
    offices = [
        Office(row["office"], row["iso3"], row["organization"], _day(row, "from"), _day(row, "until"), row.where) for row in rows if row["office"]
    ]
    return Person(
        name=name,
        surname=next((row["surname"] for row in rows if row["surname"]), name.rsplit(" ", 1)[-1]),
        alone=any(row["alone"] == "yes" for row in rows),
        iso3=tuple(dict.fromkeys(row["iso3"] for row in rows if row["iso3"])),
        organization=next((row["organization"] for row in rows if row["organization"]), ""),
        offices=tuple(offices),
        where=rows[0].where,
    )


def _day(row: Row, column: str) -> date | None:
    """Read a year, year and month, or day; the end of a term is the last day that the cell may mean."""
    cell = row[column]
    if not cell:
        return None
    try:
        return _read_day(cell, column == "until")
    except ValueError:
        raise DataError(f"{row.where}: {column} is {cell!r}; write 1994, 1994-07 or 1994-07-20") from None


@lru_cache(maxsize=4096)
def _read_day(cell: str, closing: bool) -> date:
    parts = [int(part) for part in cell.split("-")]
    if not 1800 <= parts[0] <= 2100:
        raise ValueError(cell)
    year, month, day = (*parts, *([12, 28] if closing else [1, 1])[len(parts) - 1 :])
    return date(year, month, day)


def _aliases(person: Person, rows: Sequence[Row]) -> Iterator[Alias]:
    full = Entry("P", person.name, person.iso3, person.where, kind="person")
    short = Entry("S", person.name, person.iso3, person.where, kind="person")
    for name in dict.fromkeys((person.name, *(name for row in rows for name in row.many("aliases")))):
        yield alias(name, full if " " in name or "-" in name else short)
        if "-" in name:
            yield alias(name.replace("-", " "), full)
    if person.alone:
        yield from (alias(surname, short) for surname in dict.fromkeys(row["surname"] for row in rows) if surname)
