"""Reads phrases that set a place off another: "20 km west of Bakhmut", "near Gomel", "between Kherson and Mykolaiv"."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from timeline import geodesy
from timeline.find.place_phrase import Named, back_to, bearing, compass, phrase
from timeline.lexicon.places import Gazetteer, PlaceWord, key
from timeline.model import Document, Found, Place, Span, Token
from timeline.values import replace

FARTHEST_KM = 500.0
# A direction is one of eight, so it may be off by half of an eighth: at 20 km that is 8 km to either side.
ASIDE = math.sin(math.radians(22.5))
BESIDE_KM = 20.0  # "north of Kyiv": so far beyond its edge
REGION_KM = 200.0  # "north of Scotland": so far from its middle
NAUTICAL = 1.852


def away(document: Document, named: Named, gazetteer: Gazetteer) -> Found[Place] | None:
    """Read "20 km (12 miles) west of Bakhmut", "40 miles from Gomel", "north of Kyiv": off the place by distance and bearing."""
    tokens, index = named.tokens, back_to(named.tokens, named.first - 1, gazetteer)
    if index < 1 or tokens[index].low not in {"of", "from"} or named.point is None:
        return None
    word, index = compass(tokens, index - 1, gazetteer)
    degrees, start = bearing(word), index if bearing(word) is not None else index + 1
    if degrees is not None:
        if index and tokens[index - 1].low == "the":
            return None
        index -= 2 if index and tokens[index - 1].low == "to" else 1
    measure = measured(tokens, index, gazetteer.words)
    if measure is not None:
        place = _moved(named, measure[1], degrees)
        at_sea = measure[2] == NAUTICAL and place.precision == "region"
        return phrase(document, named, replace(place, precision="sea", iso3="", admin1="") if at_sea else place, measure[0], named.last)
    return phrase(document, named, _beside(named, degrees), start, named.last) if degrees is not None else None


def measured(tokens: Sequence[Token], last: int, words: Mapping[str, Mapping[str, PlaceWord]]) -> tuple[int, float, float] | None:
    """Return where "20 km" or "20 km (12 miles)" begins that ends with this token, its kilometres and those of its unit."""
    if last > 3 and tokens[last].text == ")" and tokens[last - 3].text == "(":
        last -= 4
    unit = words["length"].get(tokens[last].low) if last > 0 else None
    if unit is None:
        return None
    km = NAUTICAL if tokens[last - 1].low == "nautical" else float(unit.kind)
    index = last - 2 if tokens[last - 1].low == "nautical" else last - 1
    if index > 0 and tokens[index].text == "-":
        index -= 1
    spelt = words.get("number", {}).get(tokens[index].low) if index >= 0 else None
    distance = float(spelt.kind) if spelt else _number(tokens[index].text) if index >= 0 else None
    return None if distance is None or distance * km > FARTHEST_KM else (index, distance * km, km)


def _number(text: str) -> float | None:
    """Return a number in figures; "1e5", "nan" and the like are none.

    >>> _number("1,200"), _number("nan"), _number("²")
    (1200.0, None, None)
    """
    plain = text.replace(",", "")
    return float(plain) if plain.isascii() and plain.replace(".", "", 1).isdigit() else None


def _moved(named: Named, distance_km: float, degrees: float | None) -> Place:
    """Return the place moved along the bearing; without one it may be anywhere so far round."""
    place = named.found.value
    if named.point is None or place.precision in {"country", "admin1"} or (place.precision in {"region", "sea"} and degrees is None):
        return replace(place, precision=place.precision if place.precision == "sea" else "region")
    if degrees is None:
        return replace(place, precision="region", radius_km=_whole(distance_km + named.reach_km))
    lat, lon = geodesy.moved(named.point, degrees, distance_km)
    radius = _whole(max(distance_km * ASIDE, 1.0) + named.reach_km) if named.is_spot else None
    return replace(place, lat=round(lat, 3), lon=round(lon, 3), precision="region", radius_km=radius)


def _beside(named: Named, degrees: float) -> Place:
    """Return where "north of Kyiv" is: beyond its edge on that side, and no pin on it."""
    place = named.found.value
    if named.point is None or place.precision in {"sea", "country"}:
        return place if place.precision == "sea" else replace(place, precision="region")
    off = named.reach_km + BESIDE_KM if named.is_spot else REGION_KM
    lat, lon = geodesy.moved(named.point, degrees, off)
    return replace(place, lat=round(lat, 3), lon=round(lon, 3), precision="region", radius_km=_whole(off))


def _whole(km: float) -> float:
    """Return a radius as fine as the words are."""
    return float(max(1, round(km)))


def vicinity(document: Document, named: Named, gazetteer: Gazetteer) -> Found[Place] | None:
    """Read "near Gomel", "outside the town of Rafah", "on the outskirts of Bakhmut", "the Pokrovsk direction": round the place."""
    if not named.is_spot or named.kind == "seat":
        return None
    tokens, index = named.tokens, back_to(named.tokens, named.first - 1, gazetteer)
    words = gazetteer.words["vicinity"]
    if index >= 0 and (word := words.get(tokens[index].low)) is not None:
        return replace(named.found, value=_round(named, word))
    if index > 0 and tokens[index].low in {"of", "to"} and (word := words.get(f"{tokens[index - 1].low} {tokens[index].low}")) is not None:
        return phrase(document, named, _round(named, word), index - 1, named.last)
    after = tokens[named.last].low if named.last < len(tokens) else ""
    if (word := gazetteer.words["vicinity_after"].get(after)) is not None and tokens[named.last].text.islower():
        return phrase(document, named, _round(named, word), named.first, named.last + 1)
    return None


def _round(named: Named, word: PlaceWord) -> Place:
    return replace(named.found.value, precision="region", radius_km=_whole(named.reach_km + float(word.kind)))


def between(document: Document, named: Sequence[Named], gazetteer: Gazetteer) -> Iterator[Found[Place]]:
    """Yield "between Kherson and Mykolaiv": halfway, and no pin. Capitals are governments there: "talks between Kyiv and Minsk"."""
    for one, other in pairwise(named):
        if one.tokens is not other.tokens:
            continue
        start, link = back_to(one.tokens, one.first - 1, gazetteer), back_to(other.tokens, other.first - 1, gazetteer)
        if start < 0 or one.tokens[start].low != "between" or link != one.last or one.tokens[link].low != "and":
            continue
        middle = _middle(one, other, gazetteer)
        if middle is not None:
            span = Span(one.tokens[start].start, other.found.span.end)
            name = document.article.text[span.start : span.end]
            yield Found(replace(middle, name=name), span, tuple(dict.fromkeys(one.found.evidence + other.found.evidence)))


def _middle(one: Named, other: Named, gazetteer: Gazetteer) -> Place | None:
    here, there = one.found.value, other.found.value
    if not one.is_spot or not other.is_spot or one.point is None or other.point is None:
        return None
    if any(gazetteer.is_capital(key(place.name), place.iso3) for place in (here, there)):
        return None
    apart = geodesy.distance_km(one.point, other.point)
    if apart > FARTHEST_KM:
        return None
    iso3 = here.iso3 if here.iso3 == there.iso3 else ""
    admin1 = here.admin1 if iso3 and here.admin1 == there.admin1 else ""
    lat, lon = geodesy.middle(one.point, other.point)
    return Place("", iso3, admin1, round(lat, 3), round(lon, 3), "region", _whole(apart / 2))
