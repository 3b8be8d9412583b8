"""Reads phrases that name a place by another: a part of it, a facility at it, or what the modules of distances and edges read."""

from __future__ import annotations

from timeline.find import place_distance, place_edges
from timeline.find.place_edges import States
from timeline.find.place_phrase import Named, bearing, compass, heading, phrase
from timeline.lexicon.places import Gazetteer, key
from timeline.model import Document, Found, Place
from timeline.values import replace

# The middle of the eastern third of a state lies so far along its box.
THIRD = 1 / 3
ISLANDS = frozenset({"islands", "islets", "reefs", "shoals"})
AREAS = frozenset({"region", "regions", "province", "provinces", "part", "parts", "area", "areas", "districts", "states"})


def widen(document: Document, named: Named, gazetteer: Gazetteer, states: States) -> Found[Place]:
    """Return the place that the phrase around the name means; the name's own where there is no such phrase."""
    edge = place_edges.edge(document, named, gazetteer, states)
    if edge is not None:
        return edge
    for reading in (place_distance.away, place_edges.coast, _islands, _part, _possessed, _facility, place_distance.vicinity):
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
    word, first = compass(named.tokens, last - of, gazetteer)
    if word is None or not word.kind or (of and (not first or named.tokens[first - 1].low != "the")):
        return None  # "the north of Syria" is in it, "north of Kyiv" is not
    place = named.found.value
    degrees = bearing(word)
    own = gazetteer.features.get(key(" ".join(token.text for token in named.tokens[first : named.last])))
    if own is not None:  # "northern Europe" has a row of its own
        place = Place("", own[0].iso3, own[0].admin1, own[0].lat, own[0].lon, own[0].precision)
    elif degrees is not None:
        place = _quarter(place, named.found.evidence[0], degrees, gazetteer)
    if place.precision == "country":
        place = replace(place, precision="region")
    return phrase(document, named, place, first, named.last)


def _possessed(document: Document, named: Named, gazetteer: Gazetteer) -> Found[Place] | None:
    """Read "Mali's north", "Ukraine's eastern regions"."""
    tokens, last = named.tokens, named.last + 2
    if last > len(tokens) or named.found.value.precision != "country" or tokens[named.last].low not in {"'s", "’"}:
        return None
    word, after = gazetteer.words["compass"].get(tokens[last - 1].low), tokens[last].low if last < len(tokens) else ""
    degrees = bearing(word)
    if degrees is None or (tokens[last - 1].low.endswith("ern") and after not in AREAS) or after in {"-", "of"}:
        return None
    place = replace(_quarter(named.found.value, named.found.evidence[0], degrees, gazetteer), precision="region")
    return phrase(document, named, place, named.first, last + (after in AREAS))


def _islands(document: Document, named: Named, gazetteer: Gazetteer) -> Found[Place] | None:
    """Read "contested islands in the East China Sea": those over which states quarrel there."""
    start = named.first - (4 if named.first > 3 and named.tokens[named.first - 1].low == "the" else 3)
    if start < 0 or named.tokens[start + 1].low not in ISLANDS:
        return None
    claim, _, link = (token.low for token in named.tokens[start : start + 3])
    row = gazetteer.words["islands_in"].get(key(named.found.value.name))
    own = gazetteer.features.get(key(row.kind)) if row is not None else None
    if row is None or own is None or claim not in gazetteer.words["shared"] or link not in {"in", "of"}:
        return None
    place = Place("", own[0].iso3, own[0].admin1, own[0].lat, own[0].lon, own[0].precision)
    return replace(phrase(document, named, place, start, named.last), evidence=(row.where, own[0].where))


def _quarter(place: Place, row: str, degrees: float, gazetteer: Gazetteer) -> Place:
    """Return the place with the point of that part of it; where we know no parts, with its own."""
    north, east = heading(degrees)
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


def _facility(document: Document, named: Named, gazetteer: Gazetteer) -> Found[Place] | None:
    """Read "Bamako airport", "Baranovichi air base": a point at the town it is named for."""
    if named.found.value.precision != "city" or named.kind == "seat":
        return None
    tokens, last = named.tokens, named.last
    while last < min(len(tokens), named.last + 3) and tokens[last].low in gazetteer.words["facility_word"]:
        last += 1
    if last >= len(tokens) or tokens[last].low not in gazetteer.words["facility"]:
        return None
    return phrase(document, named, replace(named.found.value, precision="point"), named.first, last + 1)


def is_adjective(named: Named, gazetteer: Gazetteer) -> bool:
    """Tell whether a state's short form stands before a noun: "UK interests" are in no place, "the UK sent" is."""
    after = named.tokens[named.last] if named.last < len(named.tokens) else None
    if named.kind != "country" or after is None or not after.text[0].islower() or named.last - named.first > 1:
        return False
    if named.tokens[named.first].low.replace(".", "") not in gazetteer.acronyms:
        return False
    return not any(after.low in gazetteer.words[role] for role in ("function", "preposition", "weak_preposition", "ground", "border"))
