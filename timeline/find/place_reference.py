"""Finds words that stand for a place named before: "there", "the town", "the besieged city", "the capital"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.find.beginnings import begun
from timeline.lexicon import Lexicon
from timeline.lexicon.countries import Countries
from timeline.lexicon.places import Gazetteer, key
from timeline.model import Document, Found, Place, Sentence, Span, Token
from timeline.values import replace

REFERENCE = "reference"  # the mark, among the evidence, of a place that is not named where it stands
BACK = 3  # sentences looked back over for the name
EQUALS = (["is"], ["was"], ["became"], ["remains"])
SPOKE_AT = (["in"], ["at"], ["from"])
DETERMINERS = frozenset({"the", "that", "this"})
BETWEEN = 2  # words between article and noun: "the besieged port city"
LEAST = 4  # letters of a town in capitals
EXISTS = frozenset("is are was were has have had will would may might could can should must be been 's seem seems seemed remain remains".split())
WITHIN = frozenset("in of at near to from into around outside inside of on over toward towards through across".split())
FITTING = {
    "town": frozenset({"city"}),
    "point": frozenset({"point"}),
    "region": frozenset({"admin1", "region"}),
    "country": frozenset({"country"}),
    "area": frozenset({"point", "city", "admin1", "region"}),
    "any": frozenset({"point", "city", "admin1", "region", "country"}),
}


def search(document: Document, named: Sequence[Found[Place]], lexicon: Lexicon) -> list[Found[Place]]:
    """Return such words with the place they stand for; those that stand for none are left out. `named` is in the order of the text."""
    found: list[Found[Place]] = []
    starts, places = [sentence.span.start for sentence in document.sentences], [one.span.start for one in named]
    gazetteer = lexicon.places
    for number, sentence in enumerate(document.sentences):
        indexes = begun(sentence, lexicon).places
        if not indexes:
            continue
        since = bisect_left(places, starts[max(0, number - BACK)])
        for span, kind in _words(sentence, indexes, gazetteer):
            if any(one.span.overlaps(span) for one in named[since : bisect_left(places, sentence.span.end)]):
                continue
            before = named[since : bisect_left(places, span.start)]
            place = _antecedent(before, span, kind, Around(document, gazetteer, lexicon.countries))
            if place is not None:
                found.append(Found(place.value, span, (REFERENCE, *place.evidence)))
    return found


def _words(sentence: Sentence, indexes: Sequence[int], gazetteer: Gazetteer) -> Iterator[tuple[Span, str]]:
    """Yield the words of a sentence that may stand for a place, and the kind of place; they stand at the indexes."""
    tokens, nouns = sentence.tokens, gazetteer.words["refers"]
    for index in indexes:
        token = tokens[index]
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if token.low == "there" and index and (after is None or after.low not in EXISTS):
            yield Span(token.start, token.end), "any"
        elif token.low == "here" and index and (after is None or after.low not in EXISTS) and '"' not in sentence.lows:
            yield Span(token.start, token.end), "dateline"
        elif token.low in nouns and token.text.islower() and not _goes_on(after):
            first = _article(tokens, index, gazetteer)
            if first is not None:
                yield Span(tokens[first].start, token.end), nouns[token.low].kind


def _goes_on(after: Token | None) -> bool:
    """Tell whether the name follows: "the town of X", "the town X"; or another noun does: "the border guards", "the city's"."""
    return after is not None and (after.low in {"of", "'s", "’"} or after.text[0].isupper() or after.text in {"-", "–"})


def _article(tokens: Sequence[Token], index: int, gazetteer: Gazetteer) -> int | None:
    """Return the token of the article before a noun, adjectives between them allowed."""
    for place in range(index - 1, max(-1, index - 2 - BETWEEN), -1):
        token = tokens[place]
        if token.low in DETERMINERS:
            return place
        if token.low in {"a", "an"}:  # "that a European country"
            return None
        if token.text.istitle() and (token.low in gazetteer.words["compass"] or token.low in gazetteer.words["continental"]):
            continue  # "the West African country"
        if not token.text.isalpha() or not token.text.islower() or token.low in WITHIN or token.low in gazetteer.words["function"]:
            return None
    return None


class Around(NamedTuple):
    """What a word for a place is read by."""

    document: Document
    gazetteer: Gazetteer
    countries: Countries


def _antecedent(before: Sequence[Found[Place]], span: Span, kind: str, around: Around) -> Found[Place] | None:
    """Return the last place named before that fits; a state or capital that may act only where a preposition makes it a place."""
    if before and kind in {"town", "capital"} and around.document.body[before[-1].span.end : span.start].split() in EQUALS:
        return before[-1]  # "Bentiu is the other capital"
    if kind == "dateline":
        written = ((one, around.document.body[one.span.start : one.span.end]) for one in before)
        sent = next((one for one, words in written if words.isupper() and len(words) >= LEAST), None)  # "DILI", not "US"
        return sent and replace(sent, value=replace(sent.value, name=sent.value.name.title()))
    before = [one for one in before if _is_ground(one, around.document, around.gazetteer)]
    before = [one for one in before if not _is_venue(one, around)] or before
    if kind == "country":  # "in Ouagadougou, the capital of Burkina Faso": a state named for its capital
        before = [
            one for one in before if around.document.body[max(0, one.span.start - 20) : one.span.start].split()[-2:] != ["capital", "of"]
        ] or before
    if kind == "capital":
        return _capital(before, around.gazetteer, around.countries)
    if kind == "country" and (land := _land(before, around)) is not None:
        return land
    for one in reversed(before):
        place = one.value
        if kind == "island":
            if any(toponym.kind == "island" for toponym in around.gazetteer.look_up(key(place.name))):
                return one
        elif place.precision in FITTING[kind] and place.lat is not None:
            return one
    return None


def _land(before: Sequence[Found[Place]], around: Around) -> Found[Place] | None:
    """Return the state in which the last towns lie, where others come from the state named last: "Ghanaians from Ghana went to Bo and Kenema"."""
    named = [one for one in before if one.value.precision == "country"]
    towns = [one for one in before if one.value.precision in FITTING["town"]]
    states = {one.value.iso3 for one in towns}
    if not named or len(towns) < 2 or len(states) > 1 or named[-1].value.iso3 in states:
        return None
    if around.document.body[max(0, named[-1].span.start - 8) : named[-1].span.start].split()[-1:] != ["from"]:
        return None
    country = around.countries.by_iso3.get(towns[-1].value.iso3)
    if country is None or country.lat is None:
        return None
    return Found(Place(country.name, country.iso3, "", country.lat, country.lon, "country"), towns[-1].span, (country.where,))


def _is_ground(one: Found[Place], document: Document, gazetteer: Gazetteer) -> bool:
    """Tell whether a place is meant and not who governs there: "France sent" is none, "in France" is."""
    place = one.value
    if place.precision == "point":
        return all(toponym.kind != "seat" for toponym in gazetteer.look_up(key(place.name)))  # "the base" is not the Pentagon
    words = document.body[max(0, one.span.start - 20) : one.span.start].split()
    if place.precision != "country" and not gazetteer.is_capital(key(place.name), place.iso3):
        return words[-1:] not in (["a"], ["an"])  # "a Battambang official"
    if words and words[-1].lower() == "the":
        words.pop()
    owner = words[-1:] == ["of"] and document.body[one.span.end : one.span.end + 2] in {"'s", "’s"}  # "some of France's troops"
    return bool(words) and words[-1].lower() in WITHIN and not owner


def _is_venue(one: Found[Place], around: Around) -> bool:
    """Tell where somebody spoke from where it happened: "told reporters in Sarajevo"."""
    words = around.document.body[max(0, one.span.start - 40) : one.span.start].lower().split()
    return words[-1:] in SPOKE_AT and any(word in around.gazetteer.words["speech"] for word in words[-3:-1])


def _capital(before: Sequence[Found[Place]], gazetteer: Gazetteer, countries: Countries) -> Found[Place] | None:
    """Return the capital named before, else that of the state named last."""
    for one in reversed(before):
        place = one.value
        if place.precision == "city" and gazetteer.is_capital(key(place.name), place.iso3):
            return one
        if place.precision == "country" and (country := countries.by_iso3.get(place.iso3)) and country.capital:
            towns = (town for town in gazetteer.look_up(key(country.capital)) if town.iso3 == place.iso3 and town.precision == "city")
            town = next(towns, None)
            if town is not None:
                spot = Place(country.capital, town.iso3, town.admin1, town.lat, town.lon, "city")
                return replace(one, value=spot, evidence=(town.where,))
    return None
