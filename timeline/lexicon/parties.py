"""Leaders, bodies, organizations, armed groups and the words that go with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from timeline.lexicon import given, leaders
from timeline.lexicon.countries import Countries, Country
from timeline.lexicon.leaders import Person
from timeline.lexicon.party_index import Alias, Entry, Index, alias
from timeline.lexicon.phrases import Phrases
from timeline.lexicon.rows import Row, read
from timeline.tokens import fold, phrase
from timeline.values import record

GROUPS = ("name", "aliases", "home", "state_backed", "source")
BODIES = ("name", "aliases", "iso3", "organization", "source")
ORGANIZATIONS = ("name", "aliases", "code", "source")
OUTLETS = ("name", "aliases", "iso3", "state_run")
PEOPLES = ("name", "words", "iso3", "home", "source")
TITLES = ("title", "aliases", "kind", "iso3", "capital")
BODY_WORDS = ("name", "aliases", "alone", "iso3")
UNITS = ("unit", "iso3", "shared", "source")
WORDS = ("class", "words", "note")
CLASSES = {"modifier": "m", "backed": "b", "led": "l", "coalition": "c", "prefix": "x", "rebel": "R", "geo": "g", "geo_low": "g", "speech": "v"}
TITLE_CODES = {"authority": "U", "diplomat": "D"}


@record(frozen=True, slots=True)
class Unit:
    """The state that owns a unit or a kind of units; other armies have units of this name too if `shared`."""

    iso3: str
    shared: bool
    where: str


@dataclass(slots=True)
class Parties:
    """All tables of data/parties.

    `index` finds names in running text; `persons` has office holders by name, `namesakes` by folded surname, `ends` by
    first and last word of their names (first in the spelling of `spellings`); `words` has the cue words by class,
    `openers` all words that begin a name, `beginnings` the marks of ships too.
    """

    index: Index
    persons: dict[str, Person]
    namesakes: dict[str, list[Person]]
    ends: dict[tuple[str, str], str]
    given: frozenset[str]
    spellings: dict[str, str]
    words: dict[str, frozenset[str]]
    codes: dict[str, str] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)
    vessels: dict[str, str] = field(default_factory=dict)
    units: Phrases[Unit] = field(default_factory=lambda: Phrases(()))
    openers: frozenset[str] = field(init=False, repr=False)
    beginnings: frozenset[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.openers = (frozenset(self.index.starts) | self.given) - self.vessels.keys()
        self.beginnings = self.openers | self.vessels.keys()

    def organization_of(self, name: str) -> str:
        """Return the organization a person of this name speaks for, "" if none is known."""
        person = self.persons.get(name)
        return person.organization if person else ""

    def spelling(self, word: str) -> str:
        """Return the form that stands for all spellings of a given name: "alexander" for "aleksandr"."""
        return self.spellings.get(word, word)


def load(folder: Path, countries: Countries) -> Parties:
    """Read the tables of data/parties."""
    home = folder / "parties"
    spellings = {fold(word): fold(row["name"]) for row in read(home / "spellings.csv", ("name", "spellings")) for word in row.many("spellings")}
    persons, names = leaders.load(home / "leaders.csv")
    words = {row["class"]: frozenset(row.many("words")) for row in read(home / "words.csv", WORDS)}
    namesakes: dict[str, list[Person]] = {}
    for person in persons.values():
        namesakes.setdefault(fold(person.surname), []).append(person)
    index = Index([*names, *_bodies(home), *_nations(countries, home), *_titles(home), *_cues(home)])
    return Parties(
        index=index,
        persons=persons,
        namesakes=namesakes,
        ends=_ends(names, spellings),
        given=given.load(folder) | spellings.keys(),
        spellings=spellings,
        words=words,
        codes={row["name"]: row["code"] for row in read(home / "organizations.csv", ORGANIZATIONS)},
        homes={row["name"]: row["home"] for row in read(home / "homes.csv", ("name", "home", "note"))},
        vessels={fold(row["word"]): row["word"] for row in read(folder / "unit_names.csv", ("word", "kind")) if row["kind"] == "prefix"},
        units=Phrases((phrase(row["unit"]), Unit(row["iso3"], row["shared"] == "yes", row.where)) for row in read(home / "unit_owners.csv", UNITS)),
    )


def _ends(names: list[Alias], spellings: dict[str, str]) -> dict[tuple[str, str], str]:
    ends: dict[tuple[str, str], str] = {}
    for name in names:
        if len(name.words) > 1:
            ends.setdefault((spellings.get(name.words[0], name.words[0]), name.words[-1]), name.entry.name)
    return ends


def _bodies(home: Path) -> Iterator[Alias]:
    for row in read(home / "bodies.csv", BODIES):
        shared = row["organization"]
        entry = Entry("B", shared or row["name"], row.many("iso3"), row.where, kind="organization" if shared else "body")
        yield from _spellings(row, entry)
    for row in read(home / "outlets.csv", OUTLETS):
        entry = Entry("Z", row["name"], row.many("iso3"), row.where, detail="outlet", kind="body")
        yield from (alias(name, entry) for name in row.many("aliases"))
    for row in read(home / "organizations.csv", ORGANIZATIONS):
        entry = Entry("O", row["name"], (), row.where, detail=row["code"], kind="organization")
        yield from (alias(name, entry) for name in row.many("aliases"))
    for row in read(home / "armed_groups.csv", GROUPS):
        based = row.many("home")
        entry = Entry("G", row["name"], based if row["state_backed"] == "yes" else (), row.where, based, kind="group")
        yield from _spellings(row, entry)


def _spellings(row: Row, entry: Entry) -> Iterator[Alias]:
    """Yield the aliases as written, and with blanks for hyphens: "Lashkar e Taiba"."""
    for name in row.many("aliases"):
        yield alias(name, entry)
        if "-" in name:
            yield alias(name.replace("-", " "), entry)


def _nations(countries: Countries, home: Path) -> Iterator[Alias]:
    for row in read(home / "peoples.csv", PEOPLES):
        entry = Entry("A", row["name"], row.many("iso3"), row.where, row.many("home"), kind="people")
        yield from (alias(word, entry) for word in row.many("words"))
    # Of namesakes the larger comes first: "Congolese" is Kinshasa's before Brazzaville's.
    for country in sorted((*countries.by_iso3.values(), *countries.others), key=lambda each: -each.area_km2):
        yield from _nation(country)


def _nation(country: Country) -> Iterator[Alias]:
    # A people is not the state it lives in: "Syrian Kurds".
    iso3 = (country.iso3,) if country.iso3 and country.status != "people" else ()
    if country.lat is not None:
        state = Entry("C", country.name, iso3, country.where, kind="state")
        yield from (alias(name, state) for name in country.names)
    yield from _people(country, iso3)
    capital = country.capital if country.status == "state" and country.capital != country.name else ""
    seat = Entry("K", country.name, iso3, country.where, kind="body")
    yield from (alias(word, seat) for word in dict.fromkeys((capital, *country.seats)) if word)


def _people(country: Country, iso3: tuple[str, ...]) -> Iterator[Alias]:
    """Yield adjectives and demonyms; a people without a state is named by its members, who may act as a group: "Kurds"."""
    if iso3 or country.status != "people" or not country.demonyms:
        people = Entry("A", country.name, iso3, country.where, kind="people")
        yield from (alias(word, people) for word in dict.fromkeys((*country.adjectives, *country.demonyms)))
        return
    home = (country.iso3,) if country.iso3 else ()
    members = country.demonyms[-1]
    for word in dict.fromkeys((*country.adjectives, *country.demonyms)):
        kind = "group" if word.endswith("s") else "people"
        yield alias(word, Entry("A", members, (), country.where, home, kind=kind))


def _titles(home: Path) -> Iterator[Alias]:
    for row in read(home / "titles.csv", TITLES):
        entry = Entry(TITLE_CODES.get(row["kind"], "T"), row["title"], row.many("iso3"), row.where, detail=row["kind"], kind="role")
        yield from (alias(word, entry, capital=row["capital"] == "yes") for word in row.many("aliases"))
    for row in read(home / "body_words.csv", BODY_WORDS):
        entry = Entry("H", row["name"], row.many("iso3"), row.where, detail="alone" if row["alone"] == "yes" else row["alone"], kind="body")
        yield from (alias(word, entry) for word in row.many("aliases"))


def _cues(home: Path) -> Iterator[Alias]:
    for row in read(home / "words.csv", WORDS):
        if code := CLASSES.get(row["class"]):
            entry = Entry(code, "", (), row.where, kind="group" if code == "R" else "")
            yield from (alias(word, entry, capital=row["class"] == "geo") for word in row.many("words"))
