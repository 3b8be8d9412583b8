"""A place as named, and the phrase round the name that means another place."""

from __future__ import annotations

import math
from collections.abc import Sequence

from timeline.lexicon.places import Gazetteer, PlaceWord
from timeline.model import Document, Found, Place, Span, Token
from timeline.values import record, replace

LINKS = frozenset({"-", "–", "‑", "and", "/"})
ABOUT_PEOPLE = 2500.0  # people on a square kilometre of a town, by which its size on the ground is guessed
CITIES = frozenset({"city", "cities", "towns", "port", "ports", "capital", "stronghold"})
TOWNS = frozenset({"city", "town", "village"})


@record(frozen=True, slots=True)
class Named:
    """A place as named: tokens `first` to `last` (excluded) of its sentence; `reach_km` is how far a town goes from its middle."""

    found: Found[Place]
    tokens: tuple[Token, ...]
    first: int
    last: int
    kind: str
    reach_km: float = 0.0

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude, None where no table knows them."""
        place = self.found.value
        return None if place.lat is None or place.lon is None else (place.lat, place.lon)

    @property
    def is_spot(self) -> bool:
        """Tell whether it is a town or a point, with a place on the map."""
        return self.found.value.precision in {"city", "point"} and self.point is not None


def reach_km(kind: str, population: int) -> float:
    """Return how far a town of so many people goes from its middle.

    >>> round(reach_km("city", 2_900_000)), round(reach_km("city", 70_000)), reach_km("base", 0)
    (19, 3, 1.0)
    """
    return max(1.0, math.sqrt(population / ABOUT_PEOPLE / math.pi)) if kind in TOWNS else 1.0


def phrase(document: Document, named: Named, place: Place, first: int, last: int) -> Found[Place]:
    """Return the place under the words from one token to another (excluded)."""
    span = Span(named.tokens[first].start, max(named.tokens[last - 1].end, named.found.span.end))
    return Found(replace(place, name=document.article.text[span.start : span.end]), span, named.found.evidence)


def compass(tokens: Sequence[Token], last: int, gazetteer: Gazetteer) -> tuple[PlaceWord | None, int]:
    """Return the compass word that ends with a token, "north-east" too, and where it begins."""
    if last < 0:
        return None, last
    words = gazetteer.words["compass"]
    if last > 1 and tokens[last - 1].text in LINKS and (joined := words.get(f"{tokens[last - 2].low}-{tokens[last].low}")):
        return joined, last - 2
    return words.get(tokens[last].low), last


def bearing(word: PlaceWord | None) -> float | None:
    """Return the direction of a compass word in degrees, None if it has none ("central")."""
    return float(word.kind) if word is not None and word.kind.isdigit() else None


def heading(degrees: float) -> tuple[int, int]:
    """Return how a bearing points north and east: 1, 0 or -1 each.

    >>> heading(45), heading(270)
    ((1, 1), (0, -1))
    """
    return round(math.cos(math.radians(degrees))), round(math.sin(math.radians(degrees)))


def back_to(tokens: Sequence[Token], index: int, gazetteer: Gazetteer) -> int:
    """Return the token left of a name past "the" and "the town of": the one that governs it."""
    heads = gazetteer.words["settlement"]
    while index > 0 and (
        tokens[index].low == "the" or (tokens[index].low == "of" and (tokens[index - 1].low in heads or tokens[index - 1].low in CITIES))
    ):
        index -= 1 if tokens[index].low == "the" else 2
    return index
