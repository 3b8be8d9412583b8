"""States and territories, the nations within them and states of the past."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from timeline.lexicon.phrases import Phrases
from timeline.lexicon.rows import DataError, Row, read
from timeline.model import Token
from timeline.tokens import fold, phrase
from timeline.values import record

COLUMNS = (
    "iso3", "iso2", "name", "status", "official", "capital", "adjectives", "demonyms", "aliases", "seats", "lat", "lon", "area_km2", "continent",
    "region", "source",
)  # fmt: skip
HISTORIC_COLUMNS = ("name", "kind", "iso3", "adjectives", "demonyms", "aliases", "seats", "lat", "lon", "first_year", "last_year", "source")
KINDS = ("name", "adjective", "demonym", "seat")
# Words that stay small inside a name: "Trinidad and Tobago".
SMALL = frozenset({"and", "of", "the", "de", "e", "part"})


@record(frozen=True, slots=True)
class Country:
    """One row of countries.csv or historic_states.csv.

    `status` is state or territory; for a row of historic_states.csv it is nation (Scotland), people (Kurds), de_facto
    (Abkhazia) or historic (Soviet Union), `iso2` is empty, and `iso3` is the state that holds or continues it, or empty.
    """

    iso3: str
    iso2: str
    name: str
    status: str
    official: str
    capital: str
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    aliases: tuple[str, ...]
    seats: tuple[str, ...]
    lat: float | None
    lon: float | None
    area_km2: int
    continent: str
    region: str
    source: str
    where: str

    @property
    def names(self) -> tuple[str, ...]:
        """All its names: the press's name first, then the official one, then others."""
        return tuple(dict.fromkeys(name for name in (self.name, self.official, *self.aliases) if name))


Sense = tuple[Country, str]


class Countries:
    """All countries, by code and by words.

    `by_iso3` holds states and territories only. `names` maps phrases to pairs of country and kind: name, adjective,
    demonym or seat (capital, or other word for the government). A word may have several senses: "Afghan" is an
    adjective and a demonym. Use `find` rather than `names` on running text, for it minds capitals ("US", not "us").

    >>> from timeline.lexicon import default
    >>> from timeline.tokens import tokens
    >>> words = tokens("Russian troops told us that the US left Chad.")
    >>> [(start, senses[0][0].iso3, senses[0][1]) for start, end, senses in default().countries.find(words)]
    [(0, 'RUS', 'adjective'), (6, 'USA', 'name'), (8, 'TCD', 'name')]
    """

    def __init__(self, states: Sequence[Country], others: Sequence[Country] = ()) -> None:
        self.by_iso3 = {country.iso3: country for country in states}
        self.others = tuple(others)
        # Of namesakes the larger comes first: "Dominican" is the republic before the island.
        ranked = sorted((*states, *others), key=lambda country: -country.area_km2)
        entries = [entry for country in ranked for entry in _entries(country)]
        self.names: Phrases[Sense] = Phrases((phrase(words), sense) for words, sense in entries)
        self.acronyms = frozenset(fold(words) for words, _ in entries if words.isupper() and words.isalpha())

    def is_proper(self, words: Sequence[Token]) -> bool:
        """Tell whether these tokens are written as a name: "US" but not "us", "Turkey" but not "turkey"."""
        if len(words) == 1 and words[0].low in self.acronyms:
            return words[0].text.isupper()
        for word in words:  # noqa: SIM110  a loop, for this is asked of every name in every text
            if word.text == word.text.lower() and word.text[0].isalpha() and word.low not in SMALL:
                return False
        return True

    def find(self, words: Sequence[Token]) -> Iterator[tuple[int, int, list[Sense]]]:
        """Yield (start, end, senses) of each name, adjective, demonym and seat in capitals, longest first."""
        lows = [word.low for word in words]
        return self.among([index for index, low in enumerate(lows) if low in self.names.firsts], words, lows)

    def among(self, indexes: Sequence[int], words: Sequence[Token], lows: Sequence[str]) -> Iterator[tuple[int, int, list[Sense]]]:
        """Yield what `find` does, given the words at which a name may begin."""
        free = 0
        for index in indexes:
            hit = self.names.at(lows, index) if index >= free else None
            if hit is not None and self.is_proper(words[index : hit[0]]):
                yield index, hit[0], hit[1]
                free = hit[0]


def load(folder: Path) -> Countries:
    """Read countries.csv and historic_states.csv."""
    states = [_state(row) for row in read(folder / "countries.csv", COLUMNS)]
    known = {country.iso3 for country in states}
    others = [_other(row, known) for row in read(folder / "historic_states.csv", HISTORIC_COLUMNS)]
    return Countries(states, others)


def _entries(country: Country) -> Iterator[tuple[str, Sense]]:
    if country.lat is not None:
        yield from ((name, (country, "name")) for name in country.names)
    yield from ((word, (country, "adjective")) for word in country.adjectives)
    yield from ((word, (country, "demonym")) for word in country.demonyms)
    # Seats of dependent territories are surnames and common towns (Hamilton, Stanley, Douglas) more often than governments.
    capital = country.capital if country.status == "state" and country.capital != country.name else ""
    yield from ((seat, (country, "seat")) for seat in dict.fromkeys((capital, *country.seats)) if seat)


def _state(row: Row) -> Country:
    if len(row["iso3"]) != 3 or not row["iso3"].isupper():
        raise DataError(f"{row.where}: iso3 is {row['iso3']!r}; write three capitals")
    if row["status"] not in {"state", "territory"}:
        raise DataError(f"{row.where}: status is {row['status']!r}; write state or territory")
    return Country(
        **{name: row[name] for name in ("iso3", "iso2", "name", "status", "official", "capital", "continent", "region", "source")},  # type: ignore[arg-type]
        **{name: row.many(name) for name in ("adjectives", "demonyms", "aliases", "seats")},  # type: ignore[arg-type]
        lat=_degrees(row, "lat"),
        lon=_degrees(row, "lon"),
        area_km2=int(row["area_km2"]),
        where=row.where,
    )


def _other(row: Row, known: set[str]) -> Country:
    if row["iso3"] and row["iso3"] not in known:
        raise DataError(f"{row.where}: iso3 is {row['iso3']!r}; use a code of countries.csv or leave it empty")
    return Country(
        **{name: row[name] for name in ("iso3", "name", "source")},  # type: ignore[arg-type]
        **{name: row.many(name) for name in ("adjectives", "demonyms", "aliases", "seats")},  # type: ignore[arg-type]
        **dict.fromkeys(("iso2", "official", "capital", "continent", "region"), ""),  # type: ignore[arg-type]
        status=row["kind"],
        lat=_degrees(row, "lat"),
        lon=_degrees(row, "lon"),
        area_km2=0,
        where=row.where,
    )


def _degrees(row: Row, column: str) -> float | None:
    try:
        return float(row[column]) if row[column] else None
    except ValueError:
        raise DataError(f"{row.where}: {column} is {row[column]!r}; write degrees, as in 53.9, or leave it empty") from None
