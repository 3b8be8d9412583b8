"""Reads phrases that name a place by another: "eastern Ukraine", "20 km west of Bakhmut", "the Belarusian-Polish border"."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from timeline.lexicon.countries import Country
from timeline.lexicon.places import Gazetteer, PlaceWord, key
from timeline.model import Document, Found, Place, Span, Token

KM_PER_DEGREE = 111.2
# The middle of the eastern third of a state lies so far along its box.
THIRD = 1 / 3
FARTHEST_KM = 500.0
LINKS = frozenset({"-", "–", "‑", "and", "/"})
Words = Mapping[str, Mapping[str, PlaceWord]]


@dataclass(frozen=True, slots=True)
class Named:
    """A place as named: tokens `first` to `last` (excluded) of its sentence."""

    found: Found[Place]
    tokens: tuple[Token, ...]
    first: int
    last: int
    kind: str


def widen(document: Document, named: Named, gazetteer: Gazetteer) -> Found[Place]:
    """Return the place that the phrase around the name means; the name's own where there is no such phrase."""
    for reading in (_away, _coast, _part, _edge, _facility):
        found = reading(document, named, gazetteer)
        if found is not None:
            return found
    return named.found


def _part(document: Document, named: Named, gazetteer: Gazetteer) -> Found[Place] | None:
    """Read "eastern Ukraine", "the southern Red Sea": a part of a state or sea."""
    last = named.first - 1
    if last > 2 and named.tokens[last].low == "the" and named.tokens[last - 1].low == "of":
        last -= 1  # "the east of the Baltic Sea"
    of = last > 1 and named.tokens[last].low == "of"
    compass, first = _compass(named.tokens, last - of, gazetteer)
    if compass is None or not compass.kind or (of and (not first or named.tokens[first - 1].low != "the")):
        return None  # "the north of Syria" is in it, "north of Kyiv" is not
    place = named.found.value
    if compass.kind != "middle":
        place = _quarter(place, named.found.evidence[0], float(compass.kind), gazetteer)
    if place.precision == "country":
        place = replace(place, precision="region")
    return _phrase(document, named, place, first, named.last)


def _compass(tokens: Sequence[Token], last: int, gazetteer: Gazetteer) -> tuple[PlaceWord | None, int]:
    """Return the compass word that ends with a token, "north-east" too, and where it begins."""
    if last < 0:
        return None, last
    words = gazetteer.words["compass"]
    if last > 1 and tokens[last - 1].text in LINKS and (joined := words.get(f"{tokens[last - 2].low}-{tokens[last].low}")):
        return joined, last - 2
    return words.get(tokens[last].low), last


def _quarter(place: Place, row: str, bearing: float, gazetteer: Gazetteer) -> Place:
    """Return the place with the point of that part of it; where we know no parts, with its own."""
    north, east = _heading(bearing)
    sea, box = gazetteer.seas.get(row), gazetteer.extents.get(place.iso3) if place.precision == "country" else None
    lat, lon = place.lat, place.lon
    if sea is not None:
        lat, lon = sea.towards(north, east)
    elif box is not None:
        lat = (box.south + box.north) / 2 + north * (box.north - box.south) * THIRD if north else lat
        lon = (box.west + box.east) / 2 + east * (box.east - box.west) * THIRD if east else lon
    else:
        return place
    return replace(place, lat=round(lat or 0.0, 2), lon=round(lon or 0.0, 2))


def _heading(degrees: float) -> tuple[int, int]:
    """Return how a bearing points north and east: 1, 0 or -1 each."""
    return round(math.cos(math.radians(degrees))), round(math.sin(math.radians(degrees)))


def _away(document: Document, named: Named, gazetteer: Gazetteer) -> Found[Place] | None:
    """Read "20 km (12 miles) west of Bakhmut", "40 miles from Gomel", "north of Kyiv": off the place by distance and bearing."""
    tokens, index = named.tokens, named.first - 1
    if index > 1 and tokens[index].low == "the":
        index -= 1  # "5 km from the Rafah crossing"
    if index < 1 or tokens[index].low not in {"of", "from"} or named.found.value.lat is None:
        return None
    compass, index = _compass(tokens, index - 1, gazetteer)
    bearing = float(compass.kind) if compass is not None and compass.kind.isdigit() else None
    if bearing is not None:
        if index and tokens[index - 1].low == "the":
            return None
        index -= 2 if index and tokens[index - 1].low == "to" else 1
    measure = _measure(tokens, index, gazetteer.words["length"])
    if measure is not None:
        return _phrase(document, named, _moved(named.found.value, measure[1], bearing), measure[0], named.last)
    return _beside(document, named, index + 1) if bearing is not None else None


def _measure(tokens: Sequence[Token], last: int, units: Mapping[str, PlaceWord]) -> tuple[int, float] | None:
    """Return where "20 km" or "20 km (12 miles)" begins that ends with this token, and its kilometres."""
    if last > 3 and tokens[last].text == ")" and tokens[last - 3].text == "(":
        last -= 4
    unit = units.get(tokens[last].low) if last > 0 else None
    distance = _number(tokens[last - 1].text) if unit is not None else None
    if unit is None or distance is None or distance * float(unit.kind) > FARTHEST_KM:
        return None
    return last - 1, distance * float(unit.kind)


def _beside(document: Document, named: Named, first: int) -> Found[Place]:
    """Read "north of Kyiv": near the name, but no pin on it."""
    place = named.found.value
    return _phrase(document, named, place if place.precision == "sea" else replace(place, precision="region"), first, named.last)


def _edge(document: Document, named: Named, gazetteer: Gazetteer) -> Found[Place] | None:
    """Read "the Ukraine border", "the border with Ukraine", "UK waters": the edge of a state."""
    if named.found.value.precision != "country":
        return None
    tokens, first = named.tokens, named.first
    border = replace(named.found.value, iso3="", precision="region")  # on which side, the words don't say
    if first > 1 and tokens[first - 1].low in {"with", "of"} and tokens[first - 2].low in gazetteer.words["border"]:
        return _phrase(document, named, border, first - 2, named.last)
    if named.last == len(tokens):
        return None
    after = tokens[named.last]
    if after.low in gazetteer.words["border"]:
        return _phrase(document, named, border, named.first, named.last + 1)
    if after.low == "waters":
        return _phrase(document, named, replace(named.found.value, iso3="", precision="sea"), named.first, named.last + 1)
    return None


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return None


def _moved(place: Place, distance_km: float, bearing: float | None) -> Place:
    """Return the place moved along the bearing; without one it stays, but is no pin any more."""
    if bearing is None or place.lat is None or place.lon is None:
        return replace(place, precision="region")
    angle = math.radians(bearing)
    lat = place.lat + distance_km * math.cos(angle) / KM_PER_DEGREE
    lon = place.lon + distance_km * math.sin(angle) / (KM_PER_DEGREE * max(0.1, math.cos(math.radians(place.lat))))
    return replace(place, lat=round(lat, 3), lon=round(lon, 3), precision="region")


def _coast(document: Document, named: Named, gazetteer: Gazetteer) -> Found[Place] | None:
    """Read "off the (southern) coast of Yemen", "waters off Crimea": at sea, so in no state."""
    lows = [token.low for token in named.tokens[max(0, named.first - 6) : named.first]]
    while lows and lows[-1] in {"the", *gazetteer.words["compass"]}:
        lows.pop()
    first = _coast_words(lows, named, gazetteer)
    if first is None:
        return None
    place = replace(named.found.value, iso3="", admin1="", precision="sea")
    return _phrase(document, named, place, first, named.last)


def _coast_words(lows: list[str], named: Named, gazetteer: Gazetteer) -> int | None:
    """Return the token where the phrase begins."""
    offset = max(0, named.first - 6)
    if len(lows) > 1 and lows[-1] == "off" and lows[-2] in {"waters", "sea"}:
        return offset + len(lows) - 2
    if len(lows) > 2 and lows[-1] == "of" and lows[-2] in {"coast", "shores", "coastline", "shore"}:
        place = len(lows) - 3
        while place >= 0 and lows[place] in {"the", *gazetteer.words["compass"]}:
            place -= 1
        return offset + len(lows) - 2 if place >= 0 and lows[place] == "off" else None
    return None


def _facility(document: Document, named: Named, gazetteer: Gazetteer) -> Found[Place] | None:
    """Read "Bamako airport", "Baranovichi air base": a point at the town it is named for."""
    if named.found.value.precision != "city" or named.kind == "seat":
        return None
    tokens, last = named.tokens, named.last
    while last < min(len(tokens), named.last + 3) and tokens[last].low in gazetteer.words["facility_word"]:
        last += 1
    if last >= len(tokens) or tokens[last].low not in gazetteer.words["facility"]:
        return None
    return _phrase(document, named, replace(named.found.value, precision="point"), named.first, last + 1)


def _phrase(document: Document, named: Named, place: Place, first: int, last: int) -> Found[Place]:
    span = Span(named.tokens[first].start, max(named.tokens[last - 1].end, named.found.span.end))
    return Found(replace(place, name=document.article.text[span.start : span.end]), span, named.found.evidence)


def between(document: Document, named: Sequence[Named], gazetteer: Gazetteer) -> Iterator[Found[Place]]:
    """Yield "between Kherson and Mykolaiv": halfway, and no pin. Capitals are governments there: "talks between Kyiv and Minsk"."""
    for one, other in pairwise(named):
        if one.tokens is not other.tokens or one.first == 0 or other.first != one.last + 1:
            continue
        if one.tokens[one.first - 1].low != "between" or one.tokens[one.last].low != "and":
            continue
        middle = _middle(one.found.value, other.found.value, gazetteer)
        if middle is not None:
            span = Span(one.tokens[one.first - 1].start, other.found.span.end)
            name = document.article.text[span.start : span.end]
            yield Found(replace(middle, name=name), span, tuple(dict.fromkeys(one.found.evidence + other.found.evidence)))


def _middle(one: Place, other: Place, gazetteer: Gazetteer) -> Place | None:
    for place in (one, other):
        if place.precision not in {"city", "point"} or place.lat is None or gazetteer.is_capital(key(place.name), place.iso3):
            return None
    lat, lon = ((here or 0.0) + (there or 0.0) for here, there in ((one.lat, other.lat), (one.lon, other.lon)))
    apart = math.hypot((one.lat or 0.0) - (other.lat or 0.0), ((one.lon or 0.0) - (other.lon or 0.0)) * math.cos(math.radians(lat / 2)))
    if apart * KM_PER_DEGREE > FARTHEST_KM:
        return None
    iso3 = one.iso3 if one.iso3 == other.iso3 else ""
    admin1 = one.admin1 if iso3 and one.admin1 == other.admin1 else ""
    return Place("", iso3, admin1, round(lat / 2, 3), round(lon / 2, 3), "region")


def is_adjective(named: Named, gazetteer: Gazetteer) -> bool:
    """Tell whether a state's short form stands before a noun: "UK interests" are in no place, "the UK sent" is."""
    after = named.tokens[named.last] if named.last < len(named.tokens) else None
    if named.kind != "country" or after is None or not after.text[0].islower() or named.last - named.first > 1:
        return False
    if named.tokens[named.first].low.replace(".", "") not in gazetteer.acronyms:
        return False
    return not any(after.low in gazetteer.words[role] for role in ("function", "preposition", "weak_preposition", "ground", "border"))


State = tuple[Country, int, int]


def borders(document: Document, tokens: Sequence[Token], states: Sequence[State], gazetteer: Gazetteer) -> Iterator[Found[Place]]:
    """Yield borders of two states: "the Ukrainian-Russian border", "border between Chad and Sudan", "border of Belarus with Ukraine"."""
    words = gazetteer.words["border"]
    for (one, first, end), (other, start, last) in pairwise(states):
        middle = gazetteer.borders.get(frozenset({one.iso3, other.iso3}))
        if middle is None or start - end not in (1, 2):
            continue
        before = first - 2 if first > 1 and tokens[first - 1].low in {"between", "of", "from"} else first - 1
        joined = tokens[end].text in LINKS or (tokens[end].low == "with" and tokens[first - 1].low == "of")
        if not joined or start - end > 1:
            continue
        if last < len(tokens) and tokens[last].low in words:
            bounds = first, last + 1
        elif before >= 0 and before < first - 1 and tokens[before].low in words:
            bounds = before, last
        else:
            continue
        span = Span(tokens[bounds[0]].start, tokens[bounds[1] - 1].end)
        name = document.article.text[span.start : span.end]
        yield Found(Place(name, "", "", middle.lat, middle.lon, "region"), span, (middle.where,))
