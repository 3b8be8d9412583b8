"""The lexicon: every table of data/, each read when first asked for."""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

from timeline.collector import resting
from timeline.lexicon import (
    boilerplate,
    countries,
    dates,
    equipment,
    grammar,
    parties,
    places,
    quantities,
    rows,
    speech,
    splitting,
    status,
    stopwords,
    strength,
    triggers,
    types,
    weights,
)

T = TypeVar("T")
DATA = Path(__file__).resolve().parents[2] / "data"


class table(cached_property[T]):  # noqa: N801, it is used as a decorator
    """A table read when first asked for, with the garbage collector at rest."""

    def __get__(self, instance: object, owner: type | None = None) -> T:  # type: ignore[override]
        with resting():
            return super().__get__(instance, owner)


class Lexicon:
    """All knowledge that the finders use; give another folder to bring your own.

    >>> Lexicon().types["deployment"].group
    'movement'
    """

    def __init__(self, folder: Path = DATA, *, language: str = "en", gazetteer: Path | None = None) -> None:
        self.folder = folder
        self.gazetteer = gazetteer  # a user's own, beside the one of the folder
        self.words = folder / "languages" / language

    @table
    def types(self) -> dict[str, types.EventType]:
        """Event types by name."""
        return types.load(self.folder)

    @table
    def countries(self) -> countries.Countries:
        """States and territories with their names, demonyms, capitals and seats of government."""
        return countries.load(self.folder)

    @table
    def places(self) -> places.Gazetteer:
        """Names of places."""
        return places.load(self.folder, self.countries, self.gazetteer)

    @table
    def parties(self) -> parties.Parties:
        """Leaders, bodies, organizations and armed groups."""
        return parties.load(self.folder, self.countries)

    @table
    def equipment(self) -> equipment.Equipment:
        """Weapon systems, platforms and patterns of unit names."""
        return equipment.load(self.folder)

    @table
    def quantities(self) -> quantities.Quantities:
        """Number words and countable units."""
        return quantities.load(self.words)

    @table
    def dates(self) -> dates.Dates:
        """Words of the date grammar."""
        return dates.load(self.words, self.grammar.told)

    @table
    def speech(self) -> speech.SpeechWords:
        """Speech verbs and nouns."""
        return speech.load(self.words)

    @table
    def status(self) -> status.StatusWords:
        """Cues for planned, possible and denied."""
        return status.load(self.words)

    @table
    def stopwords(self) -> frozenset[str]:
        """The commonest words of the language."""
        return stopwords.load(self.words)

    @table
    def strength(self) -> strength.Strength:
        """How numbers of events are read as strengths of forces."""
        return strength.load(self.words, self.types)

    @table
    def triggers(self) -> triggers.Triggers:
        """Words that stand for events."""
        return triggers.load(self.words, self.types, self.grammar)

    @table
    def grammar(self) -> grammar.Grammar:
        """Closed word classes and inflections."""
        return grammar.load(self.words)

    @table
    def coreference(self) -> dict[str, frozenset[str]]:
        """Pronouns and nouns that stand for a party named before, by class."""
        words = grammar.classes(self.words / "coreference.csv")
        return words | {"opening": words["person"] | words["thing"] | words["plural"] | {"the", "both"}}

    @table
    def relevance(self) -> frozenset[str]:
        """Words by which a report is known to be about armed forces or conflict."""
        return stopwords.load(self.words, "relevance.csv")

    @table
    def confidence(self) -> weights.Weights:
        """What each sign adds to the trust in an event."""
        return weights.load(self.folder / "confidence.csv", weights.CONFIDENCE)

    @table
    def missed(self) -> weights.Weights:
        """What each sign adds to the suspicion that a sentence tells an event that was not read."""
        return weights.load(self.folder / "missed.csv", weights.MISSED)

    @table
    def acts(self) -> frozenset[str]:
        """Every form of the verbs of motion, violence, command and office."""
        forms = (self.grammar.verb_forms(row["verb"]) for row in rows.read(self.words / "acts.csv", ("verb",)))
        return frozenset(form for some in forms for form in some)

    @table
    def splitting(self) -> splitting.Splitting:
        """Abbreviations and starter words."""
        return splitting.load(self.words)

    @table
    def boilerplate(self) -> boilerplate.Boilerplate:
        """Lines of web pages that belong to no article."""
        return boilerplate.load(self.words)


@cache
def default() -> Lexicon:
    """Return the lexicon that ships with the project, read once a process."""
    return Lexicon()
