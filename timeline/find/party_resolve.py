"""Tells the state or organization behind a mere phrase: "two Chinese warplanes", "Shanghai police"."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.find.party_scan import Scan, scan
from timeline.lexicon import Lexicon
from timeline.lexicon.places import key
from timeline.model import Party, Sentence, Token

PEOPLE = frozenset("HTUDR")
SMALLEST = 100_000  # people in a town that a phrase may be named after


def behind(phrase: str, sentence: Sentence, lexicon: Lexicon, named: Sequence[Party]) -> Party | None:
    """Return the party that stands behind a phrase in which these parties, all without a state, are named."""
    found = scan(sentence, lexicon.parties)
    known = [(unit, entry) for unit, entry in enumerate(found.entries) if entry is not None]
    for unit, entry in sorted(known, key=lambda one: one[1].code == "Z"):
        if home := entry.home or entry.iso3 or _listed(entry.name, lexicon):
            return Party(entry.name, home, entry.kind, _quote(phrase, found, unit))
    if organization := next((entry for _, entry in known if entry.code == "O"), None):
        return Party(organization.name, (), "organization", phrase)
    if named:
        return named[0]
    place = _place(sentence.tokens, lexicon) if PEOPLE.intersection(found.codes) else ""
    return Party(phrase, (place,), "body", phrase) if place else None


def _listed(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    return (lexicon.parties.homes[name],) if name in lexicon.parties.homes else ()


def _quote(phrase: str, found: Scan, unit: int) -> str:
    return phrase[found.words[found.starts[unit]].start : found.words[found.ends[unit] - 1].end]


def _place(words: Sequence[Token], lexicon: Lexicon) -> str:
    """Return the state of the longest capitalised name of a region or large town."""
    for length in range(min(4, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            run = words[start : start + length]
            if not run[0].text[0].isupper():
                continue
            places = lexicon.places.look_up(key(" ".join(word.text for word in run)))
            large = [place for place in places if place.iso3 and (place.kind == "admin1" or place.population >= SMALLEST)]
            if large:
                return max(large, key=lambda place: place.population).iso3
    return ""
