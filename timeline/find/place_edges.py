"""Reads edges of states: "near the border with Poland", "the northern Syrian border", "off the coast of Yemen"."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from timeline import geodesy
from timeline.find.place_distance import measured
from timeline.find.place_phrase import LINKS, Named, bearing, compass, heading, phrase
from timeline.lexicon.countries import Country
from timeline.lexicon.edges import Border, Waters
from timeline.lexicon.places import Gazetteer
from timeline.model import Document, Found, Place, Sentence, Span, Token
from timeline.values import replace

POSSESSIVES = frozenset({"'s", "’"})
SHORES = frozenset({"coast", "coasts", "coastline", "shore", "shores"})
ALONG = 0.3  # of the way from a state's middle to a border must go in the direction asked for
ASIDE_KM = 60.0  # so far to that side the waters off an island are looked for


@dataclass(slots=True)
class States:
    """Which states a text means, and where: `at` holds the offset of each, in the order of the text."""

    at: list[tuple[int, str]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, start: int, iso3: str) -> None:
        """Note that a state is named, or one of its people or places."""
        if iso3:
            self.at.append((start, iso3))
            self.counts[iso3] += 1

    def beside(self, iso3: str, start: int, bounds: tuple[int, int], options: Sequence[str]) -> str | None:
        """Return the neighbour meant: the nearest named before in the sentence, else after, else the one most spoken of."""
        near = self.at[bisect_left(self.at, (bounds[0], "")) : bisect_left(self.at, (bounds[1], ""))]
        inside = [(at, code) for at, code in near if code in options and code != iso3]
        if inside:
            return min(inside, key=lambda pair: (pair[0] > start, abs(pair[0] - start)))[1]
        return max((code for code in options if self.counts[code]), key=lambda code: self.counts[code], default=None)


def edge(document: Document, named: Named, gazetteer: Gazetteer, states: States) -> Found[Place] | None:
    """Read "the Ukraine border", "the border with Ukraine", "Lebanon's southern border", "UK waters": the edge of a state."""
    if named.found.value.precision != "country":
        return None
    tokens, found = named.tokens, _bounds(named, gazetteer)
    if found is None:
        return _own_waters(document, named, gazetteer)
    first, last, degrees = found
    place = _on_border(named, gazetteer, states, degrees)
    start = first - 1 if first and tokens[first - 1].low == "the" else first
    distance = measured(tokens, start - 2, gazetteer.words) if start > 1 and tokens[start - 1].low == "from" else None
    if distance is not None and place.radius_km is not None:
        place, first = replace(place, radius_km=place.radius_km + round(distance[1])), distance[0]
    return phrase(document, named, place, first, last)


def _own_waters(document: Document, named: Named, gazetteer: Gazetteer) -> Found[Place] | None:
    """Read "UK waters", "Yemeni territorial waters"."""
    last = named.last + (named.last < len(named.tokens) and named.tokens[named.last].low == "territorial")
    waters = gazetteer.edges.coast(named.found.value.iso3)
    if waters is None or last >= len(named.tokens) or named.tokens[last].low != "waters":
        return None
    return phrase(document, named, Place("", "", "", waters.lat, waters.lon, "sea", waters.radius_km), named.first, last + 1)


def _bounds(named: Named, gazetteer: Gazetteer) -> tuple[int, int, float | None] | None:
    """Return the tokens of a phrase that means a border, and the direction it gives."""
    tokens, first, words = named.tokens, named.first, gazetteer.words["border"]
    if first > 1 and tokens[first - 1].low in {"with", "of"} and tokens[first - 2].low in words:
        side, start = compass(tokens, first - 3, gazetteer)
        return (start, named.last, bearing(side)) if bearing(side) is not None else (first - 2, named.last, None)
    last = named.last + (named.last < len(tokens) and tokens[named.last].low in POSSESSIVES)
    after, _ = compass(tokens, last, gazetteer) if last < len(tokens) else (None, 0)
    last += after is not None and bearing(after) is not None
    if last >= len(tokens) or tokens[last].low not in words:
        return None
    before, start = compass(tokens, first - 1, gazetteer)
    degrees = bearing(after) if bearing(after) is not None else bearing(before)
    return (start if bearing(before) is not None else first), last + 1, degrees


def _on_border(named: Named, gazetteer: Gazetteer, states: States, degrees: float | None) -> Place:
    """Return the middle of the border with the neighbour meant; of no neighbour, the state without a side.

    "Its southern border" lies within the state, a border as such in neither.
    """
    place, sentence = named.found.value, (named.tokens[0].start, named.tokens[-1].end)
    options = gazetteer.edges.neighbours.get(place.iso3, {})
    if degrees is not None:
        options = {iso3: border for iso3, border in options.items() if _along(named, border, degrees) > ALONG} or options
    other = states.beside(place.iso3, named.found.span.start, sentence, tuple(options))
    border = options.get(other or "")
    if border is None and degrees is not None and options:
        border = max(options.values(), key=lambda one: _along(named, one, degrees))
    if border is None:
        return replace(place, iso3="", precision="region")  # on which side, the words don't say
    return Place("", place.iso3 if degrees is not None else "", "", border.lat, border.lon, "region", border.radius_km)


def _along(named: Named, border: Border, degrees: float) -> float:
    """Return how well a border lies in a direction from the middle of the state: 1 straight ahead, -1 behind."""
    if named.point is None:
        return 0.0
    return math.cos(math.radians(geodesy.bearing(named.point, (border.lat, border.lon)) - degrees))


State = tuple[Country, int, int]


def borders(document: Document, sentence: Sentence, states: Sequence[State], gazetteer: Gazetteer) -> Iterator[Found[Place]]:
    """Yield borders of two states: "the Ukrainian-Russian border", "border between Chad and Sudan", "border of Belarus with Ukraine"."""
    tokens = sentence.tokens
    for (one, first, end), (other, start, last) in pairwise(states):
        middle = gazetteer.edges.neighbours.get(one.iso3, {}).get(other.iso3)
        if middle is None or start - end not in (1, 2):
            continue
        bounds = _pair(tokens, (first, end), (start, last), gazetteer) or _unnamed(tokens, end, last, gazetteer)
        if bounds is not None:
            span = Span(tokens[bounds[0]].start, tokens[bounds[1] - 1].end)
            name = document.article.text[span.start : span.end]
            yield Found(Place(name, "", "", middle.lat, middle.lon, "region", middle.radius_km), span, (middle.where,))


def _pair(tokens: Sequence[Token], one: tuple[int, int], other: tuple[int, int], gazetteer: Gazetteer) -> tuple[int, int] | None:
    """Return the tokens of "A-B border" or "border between A and B"."""
    (first, end), (start, last), words = one, other, gazetteer.words["border"]
    before = first - 2 if first > 1 and tokens[first - 1].low in {"between", "of", "from"} else first - 1
    joined = tokens[end].text in LINKS or (tokens[end].low == "with" and tokens[first - 1].low == "of")
    if not joined or start - end > 1:
        return None
    if last < len(tokens) and tokens[last].low in words:
        return first, last + 1
    if before >= 0 and before < first - 1 and tokens[before].low in words:
        return before, last
    return None


def _unnamed(tokens: Sequence[Token], link: int, after: int, gazetteer: Gazetteer) -> tuple[int, int] | None:
    """Return the border of the two whose people stand side by side: "Indian and Chinese troops clashed on their disputed border"."""
    if tokens[link].low != "and":
        return None
    for index in range(after, len(tokens)):
        if tokens[index].low in gazetteer.words["border"] and tokens[index].text.islower():
            nearby = {token.low for token in tokens[max(0, index - 3) : index]}
            return (index, index + 1) if nearby & gazetteer.words["shared"].keys() else None
    return None


def coast(document: Document, named: Named, gazetteer: Gazetteer) -> Found[Place] | None:
    """Read "off the (southern) coast of Yemen", "off Yemen's coast", "waters off Crimea": at sea, so in no state."""
    found = _shore(named, gazetteer)
    if found is None:
        return None
    first, last, degrees = found
    waters = _waters(named, gazetteer, degrees)
    if waters is None:
        return None
    place = Place("", "", "", waters.lat, waters.lon, "sea", waters.radius_km)
    off = next((index for index in range(first - 1, max(-1, first - 6), -1) if named.tokens[index].low == "off"), 0)
    distance = measured(named.tokens, off - 1, gazetteer.words)
    return phrase(document, named, place, distance[0] if distance else first, last)


def _shore(named: Named, gazetteer: Gazetteer) -> tuple[int, int, float | None] | None:
    """Return the tokens of a phrase that means waters, from behind "off", and the direction it gives."""
    tokens, index, last = named.tokens, named.first - 1, named.last
    side, index = _passed(tokens, index, gazetteer)
    if index > 1 and tokens[index].low == "of" and tokens[index - 1].low in SHORES:
        shore = index - 1
        inner, index = _passed(tokens, index - 2, gazetteer)
        return (shore, last, inner if inner is not None else side) if index >= 0 and tokens[index].low == "off" else None
    if index < 0 or tokens[index].low != "off":
        return None
    end = last + (last < len(tokens) and tokens[last].low in POSSESSIVES)
    after, _ = compass(tokens, end, gazetteer) if end < len(tokens) else (None, 0)
    end += after is not None
    if end < len(tokens) and tokens[end].low in SHORES:
        return named.first, end + 1, bearing(after) if after is not None else side
    before = tokens[index - 1].low if index else ""
    if before in {"waters", "sea", "seas"}:
        return index - 1, last, side
    return None if before in gazetteer.words["no_coast"] else (named.first, last, side)


def _passed(tokens: Sequence[Token], index: int, gazetteer: Gazetteer) -> tuple[float | None, int]:
    """Return the direction of the compass words that end here, and the token before them and before "the"."""
    degrees = None
    while index >= 0 and (tokens[index].low == "the" or tokens[index].low in gazetteer.words["compass"]):
        word, start = compass(tokens, index, gazetteer)
        degrees = bearing(word) if word is not None else degrees
        index = start - 1 if word is not None else index - 1
    return degrees, index


def _waters(named: Named, gazetteer: Gazetteer, degrees: float | None) -> Waters | None:
    """Return the waters off a state, or those nearest to a town, island or region."""
    place = named.found.value
    if named.point is None or place.precision == "sea":
        return None
    if place.precision == "country":
        return gazetteer.edges.coast(place.iso3, heading(degrees) if degrees is not None else (0, 0))
    return gazetteer.edges.nearest(named.point if degrees is None else geodesy.moved(named.point, degrees, ASIDE_KM))
