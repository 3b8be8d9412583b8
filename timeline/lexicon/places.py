"""Names of places: towns and regions of the world, and the features that military news names."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from timeline.lexicon import place_table
from timeline.lexicon.countries import Countries, Country
from timeline.lexicon.edges import Edges
from timeline.lexicon.place_table import KIND_PRECISION, PlaceTable
from timeline.lexicon.rows import DataError, Row, read
from timeline.model import Token
from timeline.tokens import TOKEN, fold
from timeline.values import record, replace

TABLE = "gazetteer.tsv.xz"
OWN = "own.tsv.xz"  # what `python -m timeline gazetteer build` makes
FEATURE_COLUMNS = ("name", "aliases", "kind", "iso3", "admin1", "lat", "lon", "precision", "guard", "source")
EDGES = ("south", "west", "north", "east")
QUARTERS = ("north", "east", "south", "west")
SEA_COLUMNS = ("name", *(f"{quarter}_{side}" for quarter in QUARTERS for side in ("lat", "lon")))
WORD_COLUMNS = ("word", "role", "kind", "note")
# Letters that Unicode does not take apart, and marks that transliterations add at will.
PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "'": "", ".": "", "`": "", "ʻ": "", "ʼ": ""}
)
SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "afb": "air force base"}
MOST_NAMES = 65_536  # words of which it is kept whether they are a name
SMALLEST_KM2 = 5_000  # of a territory that counts as a country on the map
# A town that is listed by hand makes the news as often as one of so many people.
FAME = {"city": 800_000, "town": 300_000, "village": 100_000}


@record(frozen=True, slots=True)
class Toponym:
    """What a name may stand for.

    `kind` is country, admin1, admin2 (county, department), city or the kind of a feature (sea, river, base ...);
    `guard` tells a name that is also a word ("w"), a person's name ("n"), another form ("a"), a capital ("c")
    or, for a region, the name of its seat too ("s").
    """

    name: str
    kind: str
    iso3: str
    admin1: str
    lat: float
    lon: float
    precision: str
    population: int
    guard: str
    where: str


@record(frozen=True, slots=True)
class Box:
    """The edges of a state's largest piece, in degrees."""

    south: float
    west: float
    north: float
    east: float


Point = tuple[float, float]


@record(frozen=True, slots=True)
class SeaParts:
    """A point of water, latitude and longitude, in each quarter of a sea: seas are seldom boxes."""

    north: Point
    east: Point
    south: Point
    west: Point

    def towards(self, north: int, east: int) -> Point:
        """Return the point of the part that lies north (1) or south (-1), east (1) or west (-1)."""
        chosen = [self.north if north > 0 else self.south] * (north != 0) + [self.east if east > 0 else self.west] * (east != 0)
        return sum(lat for lat, _ in chosen) / len(chosen), sum(lon for _, lon in chosen) / len(chosen)


@record(frozen=True, slots=True)
class PlaceWord:
    """A word that tells what stands beside it: `role` is one of those listed in data/README.md, `kind` refines it."""

    word: str
    role: str
    kind: str
    where: str


@lru_cache(maxsize=65536)
def normal(low: str) -> str:
    """Return the form of one folded word within a key, or "" for a mark.

    >>> normal("sana'a"), normal("st"), normal("-")
    ('sanaa', 'saint', '')
    """
    word = low.translate(PLAIN)
    return SHORT.get(word, word) if word and word[0].isalnum() else ""


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """Return the form a name is looked up by.

    >>> key("Ar-Raqqah"), key("St. Petersburg"), key("Łódź")
    ('ar raqqah', 'saint petersburg', 'lodz')
    """
    words = (normal(fold(match[0])) for match in TOKEN.finditer(name))
    return " ".join(word for word in words if word)


class Gazetteer:
    """Toponyms by key, a user's own before ours; the big tables stay text until a name is asked for.

    >>> from timeline.lexicon import default
    >>> [(place.name, place.iso3) for place in default().places.look_up("gomel") if place.kind == "city"]
    [("Homyel'", 'BLR')]
    """

    def __init__(
        self,
        tables: Sequence[PlaceTable],
        features: Iterable[tuple[str, Toponym]],
        words: Iterable[PlaceWord] = (),
        *,
        countries: Countries,
        given: Iterable[str] = (),
    ) -> None:
        self.tables = tuple(tables)
        self._firsts = [table.first for table in self.tables]
        self.features: dict[str, list[Toponym]] = {}
        self.small: frozenset[str] = frozenset()
        self.openers: frozenset[str] = frozenset()
        for name, toponym in features:
            self.features.setdefault(name, []).append(toponym)
        self._known: dict[str, tuple[Toponym, ...]] = {}
        self._names: dict[str, bool] = {}
        self.words: dict[str, dict[str, PlaceWord]] = {}
        for word in words:
            self.words.setdefault(word.role, {})[word.word] = word
        self.given = frozenset(given)
        alike = self.words.get("spelling", {})
        self.spellings = {one.word: [other.word for other in alike.values() if other.kind == one.kind and other is not one] for one in alike.values()}
        self.extents: dict[str, Box] = {}
        self.edges = Edges()
        self.seas: dict[str, SeaParts] = {}  # by the row of the sea
        self.acronyms = countries.acronyms
        self._peoples = _peoples(countries)
        self._capitals = {(key(seat), country.iso3) for country in countries.by_iso3.values() for seat in (country.capital, *country.seats) if seat}

    def __contains__(self, name: str) -> bool:
        for first in self._firsts:  # a loop, for this is asked of every name in every text
            if name in first:
                return True
        return name in self.features or (" " in name and self._respelt(name) is not None)

    def _respelt(self, name: str) -> str | None:
        """Return the key of a name whose first word is spelt in another way: "Tal Rifaat" for "Tall Rif'at"."""
        first, _, rest = name.partition(" ")
        for other in self.spellings.get(first, ()) if rest else ():
            spelt = f"{other} {rest}"
            if spelt in self.features or any(spelt in names for names in self._firsts):
                return spelt
        return None

    def __len__(self) -> int:
        return len(set(self.features).union(*self._firsts))

    def is_name(self, name: str, tokens: Sequence[Token]) -> bool:
        """Tell whether these words are a name: not "us", which is no "US", nor a word that is never a place."""
        known = self._names.get(name)
        if known is None:
            if name in self.acronyms:
                return name in self and all(token.text.isupper() for token in tokens if token.text.isalpha())
            known = len(name) > 2 and name in self and not self.is_common(name)
            if len(self._names) < MOST_NAMES:
                self._names[name] = known
        return known

    def is_common(self, name: str) -> bool:
        """Tell whether this is a people or another word that is never a place by itself."""
        return name in self._peoples or name in self.words["never"] or name in self.words["area_word"]

    def is_capital(self, name: str, iso3: str) -> bool:
        """Tell whether a key names the capital or another seat of that state's government."""
        return (name, iso3) in self._capitals

    def look_up(self, name: str) -> tuple[Toponym, ...]:
        """Return all toponyms with this key: a user's own, features and countries, then the rest."""
        found = self._known.get(name)
        if found is None:
            *own, shipped = self.tables
            ours = [place for table in own for place in self._rows(table, name)]
            found = self._known[name] = _with_seats([*ours, *self.features.get(name, ()), *self._rows(shipped, name)])
            if not found and (spelt := self._respelt(name)) is not None:
                found = self._known[name] = self.look_up(spelt)
        return found

    def _rows(self, table: PlaceTable, name: str) -> Iterator[Toponym]:
        for number, cells in table.rows(name):
            capital = "c" if cells[2] == "city" and (name, cells[3]) in self._capitals else ""
            precision, where = (cells[9], cells[10]) if len(cells) > 9 else (KIND_PRECISION[cells[2]], f"{table.name}:{number}")
            yield Toponym(
                cells[1], cells[2], cells[3], cells[4], float(cells[5]), float(cells[6]), precision, int(cells[7]), cells[8] + capital, where
            )


def _with_seats(places: Sequence[Toponym]) -> tuple[Toponym, ...]:
    """Mark regions whose seat bears the same name: there the bare name means the town."""
    towns = [town for town in places if town.precision == "city"]
    return tuple(replace(place, guard=place.guard + "s") if place.kind == "admin1" and _has_seat(place, towns) else place for place in places)


def _has_seat(region: Toponym, towns: Sequence[Toponym]) -> bool:
    return any(town.iso3 == region.iso3 and town.admin1 in {region.name, ""} for town in towns)


def _peoples(countries: Countries) -> frozenset[str]:
    """Return adjectives and demonyms that name no state or nation: "Somali" is no region, "Amhara" is."""
    every = (*countries.by_iso3.values(), *countries.others)
    names = {key(name) for country in every for name in country.names}
    return frozenset(key(word) for country in every for word in (*country.adjectives, *country.demonyms)) - names


def load(folder: Path, countries: Countries, own: Path | None = None) -> Gazetteer:
    """Read the big table, the features and the words that stand beside places; `own` is a gazetteer that a user has built."""
    tables = [place_table.load(folder / "places" / TABLE, place_table.COLUMNS, "restore it, or build it with data/build/gazetteer.py")]
    for path in filter(None, (folder / "places" / OWN, own)):
        if path is own or path.exists():
            tables.insert(0, place_table.load(path, place_table.OWN_COLUMNS, "build it with python -m timeline gazetteer build"))
    features = list(read(folder / "places" / "features.csv", FEATURE_COLUMNS))
    entries = [*_countries(countries), *_features(features)]
    given = gzip.decompress((folder / "places" / "given_names.csv.gz").read_bytes()).decode("utf-8").split()[1:]
    gazetteer = Gazetteer(tables, entries, _words(folder / "places" / "words.csv"), countries=countries, given=given)
    gazetteer.small, gazetteer.openers = _small_words(features), _openers(features)
    for row in read(folder / "places" / "extents.csv", ("iso3", *EDGES)):
        gazetteer.extents[row["iso3"]] = Box(*(float(row[edge]) for edge in EDGES))
    gazetteer.edges = Edges(folder / "places")
    gazetteer.seas = dict(_seas(folder / "places" / "seas.csv", features))
    return gazetteer


def _seas(path: Path, features: Iterable[Row]) -> Iterator[tuple[str, SeaParts]]:
    rows = {row["name"]: row.where for row in features if row["precision"] == "sea"}
    for row in read(path, SEA_COLUMNS):
        if row["name"] not in rows:
            raise DataError(f"{row.where}: {row['name']!r} is no sea of features.csv; write its name as it stands there")
        try:
            points = [(float(row[f"{quarter}_lat"]), float(row[f"{quarter}_lon"])) for quarter in QUARTERS]
        except ValueError:
            raise DataError(f"{row.where}: a point is no number; write degrees, as in 53.9") from None
        yield rows[row["name"]], SeaParts(*points)


def _countries(countries: Countries) -> Iterator[tuple[str, Toponym]]:
    for country in (*countries.by_iso3.values(), *countries.others):
        if country.lat is None or country.lon is None:
            continue
        precision = "country" if _is_land(country) else "region"
        toponym = Toponym(country.name, "country", country.iso3, "", country.lat, country.lon, precision, 0, "", country.where)
        for name in dict.fromkeys(key(name) for name in country.names):
            yield name, toponym


def _is_land(country: Country) -> bool:
    """Tell whether a state is meant; a small territory, such as Guam, is an island of one."""
    if country.status == "territory":
        return country.area_km2 >= SMALLEST_KM2
    return bool(country.iso2) or country.status == "historic"


def _small_words(features: Iterable[Row]) -> frozenset[str]:
    """Return the words in small letters within names of features: "Baltic states", "Kerch bridge", "Musudan-ri"."""
    names = [name for row in features for name in (row["name"], *row.many("aliases"))]
    words = {word for name in names for word in name.split()[1:] if len(word) > 2}
    words |= {part for name in names for part in name.split("-")[1:] if len(part) <= 3}
    return frozenset(word for word in words if word.isalpha() and word.islower())


def _openers(features: Iterable[Row]) -> frozenset[str]:
    """Return the numbers that names of features begin with: "38th parallel", "201st base"."""
    names = (name for row in features for name in (row["name"], *row.many("aliases")))
    return frozenset(name.split()[0].lower() for name in names if name[0].isdigit())


def _features(rows: Iterable[Row]) -> Iterator[tuple[str, Toponym]]:
    for row in rows:
        try:
            lat, lon = float(row["lat"]), float(row["lon"])
        except ValueError:
            raise DataError(f"{row.where}: the point is {row['lat']!r}, {row['lon']!r}; write degrees, as in 53.9") from None
        guards = {key(name): mark for name, _, mark in (cell.partition("=") for cell in row.many("guard"))}
        facts = row["name"], row["kind"], row["iso3"], row["admin1"], lat, lon, row["precision"], FAME.get(row["kind"], 0)
        for name in dict.fromkeys(key(name) for name in (row["name"], *row.many("aliases"))):
            yield name, Toponym(*facts, guards.get(name, ""), row.where)


def _words(path: Path) -> Iterator[PlaceWord]:
    for row in read(path, WORD_COLUMNS):
        yield PlaceWord(row["word"], row["role"], row["kind"], row.where)
