"""Reads a dump of GeoNames (allCountries.txt, UA.txt ...) line by line, so that its size does not matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from timeline.lexicon.countries import Countries
from timeline.lexicon.place_entry import Entry, lines
from timeline.lexicon.places import key
from timeline.lexicon.rows import DataError, read
from timeline.values import record

CELLS = 19
REGIONS = "admin1CodesASCII.txt"  # a file of GeoNames beside the dump: names of first-level regions
SEATS = frozenset({"P.PPLC", "P.PPLA", "P.PPLA2", "P.PPLA3", "P.PPLG"})  # kept whatever their size
LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ỿ‘’ʻ'][A-Za-zÀ-ÖØ-öø-ÿĀ-ỿ'’‘ʻ.\- ]{2,40}")
ALIASES_FROM = 5_000  # people; below, only spellings that begin as the name does
MOST_ALIASES = 30
LARGEST = 2_000_000_000  # people


@record(frozen=True, slots=True)
class Choice:
    """Which lines of a dump are taken: states (all if empty) and the smallest town."""

    states: frozenset[str] = frozenset()
    smallest: int = 500


@record(frozen=True, slots=True)
class _Codes:
    """What the codes of a dump mean."""

    features: Mapping[str, tuple[str, str]]
    states: Mapping[str, str]
    regions: Mapping[str, str]
    disputed: frozenset[tuple[str, str]]


def is_dump(path: Path) -> bool:
    """Tell whether the first line has the cells of a GeoNames dump."""
    return next((line.count("\t") == CELLS - 1 for _, line in lines(path)), False)


def entries(path: Path, data: Path, countries: Countries, choice: Choice) -> Iterator[Entry]:
    """Yield the places of a dump that the table geonames_codes.csv and the choice let in."""
    codes = _codes(path, data, countries)
    for number, line in lines(path):
        cells = line.split("\t")
        if len(cells) != CELLS:
            raise DataError(f"{path}:{number}: {len(cells)} cells, a GeoNames dump has {CELLS} with tabs between; download and unpack the file again")
        kind = codes.features.get(f"{cells[6]}.{cells[7]}")
        if kind is not None and (entry := _entry(cells, kind, codes, (f"{path}:{number}", choice))):
            yield entry


def _codes(path: Path, data: Path, countries: Countries) -> _Codes:
    states = {country.iso2: country.iso3 for country in countries.by_iso3.values()}
    features = {row["code"]: (row["kind"], row["precision"]) for row in read(data / "places" / "geonames_codes.csv", ("code", "kind", "precision"))}
    disputed = frozenset((row["iso3"], row["admin1"]) for row in read(data / "places" / "disputed.csv", ("iso3", "admin1")))
    return _Codes(features, states, _regions(path), disputed)


def _regions(path: Path) -> dict[str, str]:
    """Return names of first-level regions by code ("UA.07"), from the file beside the dump, else from the dump itself."""
    beside = path.with_name(REGIONS)
    if not beside.exists():
        every = (line.split("\t") for _, line in lines(path))
        return {f"{cells[8]}.{cells[10]}": cells[1] for cells in every if len(cells) == CELLS and cells[7] == "ADM1"}
    names = {}
    for number, line in lines(beside):
        cells = line.split("\t")
        if len(cells) < 2:
            raise DataError(
                f"{beside}:{number}: {len(cells)} cells, code and name with a tab between are needed; download the file again or remove it"
            )
        names[cells[0]] = cells[1]
    return names


def _entry(cells: list[str], kind: tuple[str, str], codes: _Codes, at: tuple[str, Choice]) -> Entry | None:
    """Return the entry of one line, None where the choice leaves it out."""
    where, choice = at
    state = codes.states.get(cells[8], "")
    if (choice.states and state not in choice.states) or (not state and kind[0] in {"city", "admin1", "admin2"}):
        return None
    people = _number(cells[14] or "0", "population", where)
    if kind[0] == "city" and people < choice.smallest and f"{cells[6]}.{cells[7]}" not in SEATS:
        return None
    region = codes.regions.get(f"{cells[8]}.{cells[10]}", "") if kind[0] != "admin1" else ""
    return Entry(
        names=tuple(_names(cells, people, kind[0])), kind=kind[0], iso3="" if (state, cells[10]) in codes.disputed else state, admin1=region,
        lat=_degrees(cells[4], 90, "latitude", where), lon=_degrees(cells[5], 180, "longitude", where),
        precision=kind[1], population=people, source=f"geonames:{cells[0]}",
    )  # fmt: skip


def _names(cells: list[str], people: int, kind: str) -> Iterator[str]:
    """Yield the name, and other spellings that a text in Latin letters may use."""
    yield cells[1]
    yield cells[2]
    start = key(cells[2] or cells[1])[:1]
    wide = kind != "city" or people >= ALIASES_FROM
    given = 0
    for name in cells[3].split(","):
        if given == MOST_ALIASES:
            return
        if LATIN.fullmatch(name) and not name.isupper() and (wide or key(name)[:1] == start):
            given += 1
            yield name


def _number(text: str, what: str, where: str) -> int:
    if not (text.isascii() and text.isdecimal()) or int(text) > LARGEST:
        raise DataError(f"{where}: {what} is {text[:40]!r}, not a number of people; download and unpack the file again")
    return int(text)


def _degrees(text: str, limit: int, what: str, where: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not -limit <= value <= limit:
        raise DataError(f"{where}: {what} is {text[:40]!r}; it must be degrees from -{limit} to {limit}")
    return value
