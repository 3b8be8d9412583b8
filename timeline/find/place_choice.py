"""Chooses among namesakes, and weighs whether a name is a place at all."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from timeline.find.place_mentions import Mention
from timeline.lexicon.places import Toponym

REGIONAL = frozenset({"admin1", "admin2"})
TOWNS = frozenset({"city", "town", "village"})
# Cues for and against: how much each moves the weight of a name that may be a place.
FOR = {
    "preposition": 2.5,
    "head": 2.5,
    "named": 1.0,
    "compass": 1.5,
    "tail": 2.0,
    "comma place": 1.0,
    "list": 1.0,
    "dateline": 4.0,
    "alone": 2.5,
    "seated": 2.0,
    "weak": 0.3,
    "possessive": 0.3,
}
AGAINST = {
    "title": 4.0,
    "given before": 4.0,
    "given": 3.0,
    "person": 3.0,
    "capital after": 2.5,
    "capital before": 1.5,
    "organization": 1.0,
    "acronym": 4.0,
    "outlet": 6.0,
    "institution": 4.0,
    "vessel": 6.0,
    "hyphen before": 2.5,
    "dollar": 9.0,
    "owned": 9.0,
    "first": 0.3,
}
ENOUGH = 0.5
NOTHING: Counter[str] = Counter()
NEAR, NEAR_KM = 2.0, 400.0  # what a sure place near by is worth to a namesake
KM_PER_DEGREE = 111.2
TOGETHER_KM = 100.0
MOST = 24  # sure places looked at
STRAY, STRAY_KM = 4.0, 1_500.0  # what tells against a town so far from all others
WELL_KNOWN = 300_000  # people of a town that may be named anywhere
MANY = 2  # sure places, from which on a text is about somewhere
SURE = 1.0  # so much more than enough


class Point(NamedTuple):
    """A point on the map; `narrowing` tells how much shorter a degree of longitude is there than at the equator."""

    lat: float
    lon: float
    narrowing: float


@dataclass(slots=True)
class Votes:
    """How often an article means each state, and each region of a state.

    `theatre` holds the points of its sure places; `own` and `home` what each name has voted for itself; `won` the best of each
    name's places by these votes, `others` the sure places of other names and `totals` the number of votes; they are complete when
    any is first asked for.
    """

    states: Counter[str] = field(default_factory=Counter)
    regions: Counter[tuple[str, str]] = field(default_factory=Counter)
    theatre: dict[str, Point] = field(default_factory=dict)
    own: dict[str, Counter[str]] = field(default_factory=dict)
    home: dict[str, tuple[str, str]] = field(default_factory=dict)
    won: dict[tuple[str, str, int], Toponym] = field(default_factory=dict, compare=False)
    others: dict[str, list[Point]] = field(default_factory=dict, compare=False)
    totals: tuple[int, int] | None = field(default=None, compare=False)

    def add(self, name: str, place: Toponym, votes: int = 1) -> None:
        """Let a name vote for the state and region of a place."""
        self.states[place.iso3] += votes
        if place.kind != "country":
            self.own.setdefault(name, Counter())[place.iso3] += votes

    def bonus(self, candidate: Toponym, name: str) -> float:
        """Return how much the rest of the article speaks for a toponym; a name does not vote for itself."""
        own, (states, regions) = self.own.get(name), self._totals()
        voted, cast = (own.get(candidate.iso3, 0), own.total()) if own is not None else (0, 0)
        state = (self.states.get(candidate.iso3, 0) - voted) / ((states - cast) or 1)
        region = _region(candidate)
        mine = self.home.get(name)
        share = (self.regions[region] - (mine == region)) / ((regions - (mine is not None)) or 1) if region in self.regions else 0.0
        return 3.0 * math.sqrt(max(state, 0.0)) + 1.5 * math.sqrt(share)

    def _totals(self) -> tuple[int, int]:
        """Return how many votes there are for states and for regions, counted once."""
        if self.totals is None:
            self.totals = self.states.total(), self.regions.total()
        return self.totals

    def nearness(self, candidate: Toponym, name: str) -> float:
        """Return how close a toponym lies to a sure place of another name: `NEAR` beside it, a third of that at `NEAR_KM`."""
        around = self.around(name) if self.theatre else None
        return NEAR * math.exp(-_nearest_km(candidate, around) / NEAR_KM) if around else 0.0

    def around(self, name: str) -> list[Point]:
        """Return the points of the sure places of other names."""
        if name not in self.others:
            self.others[name] = [point for other, point in self.theatre.items() if other != name]
        return self.others[name]


def _region(place: Toponym) -> tuple[str, str]:
    return place.iso3, place.name if place.kind == "admin1" else place.admin1


def _distance_km(place: Toponym, point: tuple[float, float]) -> float:
    """Return a rough distance, good enough to tell namesakes apart."""
    east = (place.lon - point[1] + 180) % 360 - 180
    return KM_PER_DEGREE * math.hypot(place.lat - point[0], east * math.cos(math.radians(point[0])))


def _nearest_km(place: Toponym, points: Iterable[Point]) -> float:
    """Return the rough distance to the nearest of some points."""
    lat, lon, hypot = place.lat, place.lon, math.hypot
    return KM_PER_DEGREE * min([hypot(lat - north, ((lon - east + 180) % 360 - 180) * narrowing) for north, east, narrowing in points])


def rank(candidate: Toponym, mention: Mention, votes: Votes) -> float:
    """Return how well a toponym fits a mention, against its namesakes."""
    score = _prior(candidate)
    score += votes.bonus(candidate, mention.name) + votes.nearness(candidate, mention.name)
    score -= 2.0 * ("a" in candidate.guard) + 0.7 * ("b" in candidate.guard)
    if mention.tail == "admin1" and candidate.kind == "admin1":
        score += 4.0
    elif mention.tail == "admin2" and candidate.kind in REGIONAL:
        score += 3.0
    elif mention.tail == "city" and candidate.kind in TOWNS:
        score += 1.5
    elif mention.tail and mention.tail == candidate.kind:
        score += 4.0
    if mention.within is not None:
        score += _inside(candidate, mention.within)
    if mention.inner is not None:
        score += max(_holds(candidate, inner) for inner in mention.inner.candidates)
    return score


def _prior(candidate: Toponym) -> float:
    if candidate.kind == "country":
        return 9.0 if candidate.precision == "country" or candidate.where.startswith("countries") else 7.0
    people = math.log10(candidate.population + 1)
    if candidate.kind in TOWNS:
        return people + ("c" in candidate.guard) * 2.0
    if candidate.kind == "admin1" and candidate.where.startswith(("gaz", "geonames")):
        return people - 2.0 if "s" in candidate.guard else people + 0.8
    if candidate.kind == "admin2":
        return people - 1.0
    return 8.5


def _inside(candidate: Toponym, outer: Mention) -> float:
    """Return a bonus where the mention after the comma is the state or region that holds the candidate."""
    return max(_holds(whole, candidate) for whole in outer.candidates)


def _holds(whole: Toponym, part: Toponym) -> float:
    if whole.iso3 != part.iso3 or not whole.iso3 or whole == part:
        return 0.0
    if whole.kind == "country" and part.kind != "country":
        return 4.0
    if whole.kind == "admin1" and part.kind != "admin1" and part.admin1 in {whole.name, ""}:
        return 4.5
    return 0.0


def best(mention: Mention, votes: Votes) -> Toponym:
    """Return the toponym that fits the mention best; the first of equals."""
    if len(mention.candidates) == 1:
        return mention.candidates[0]
    if mention.within is not None or mention.inner is not None:
        return max(mention.candidates, key=lambda candidate: rank(candidate, mention, votes))
    name = (mention.name, mention.tail, len(mention.candidates))  # what stands alone means the same each time
    if name not in votes.won:
        votes.won[name] = max(mention.candidates, key=lambda candidate: rank(candidate, mention, votes))
    return votes.won[name]


def agreed(chosen: Sequence[tuple[Mention, Toponym]]) -> list[tuple[Mention, Toponym]]:
    """Let a name mean the same throughout: "Glasgow, Ky." once makes every bare Glasgow of the article that one."""
    settled = {mention.name: place for mention, place in chosen if mention.within is not None and _inside(place, mention.within)}
    return [
        (mention, settled[mention.name] if mention.name in settled and not mention.tail and settled[mention.name] in mention.candidates else place)
        for mention, place in chosen
    ]


def weight(mention: Mention, place: Toponym, votes: Votes) -> float:
    """Return how likely the name is a place here: `ENOUGH` or more is."""
    score = _standing(place, mention.name)
    cues = mention.cues - {"speech"} if "c" in place.guard else mention.cues
    score += sum([FOR.get(cue, 0.0) - AGAINST.get(cue, 0.0) for cue in cues])
    if place.kind == "country" and "person" in cues and "preposition" not in cues:
        score -= 1.5  # Holland and Jordan are family names too
    if mention.within is not None and _inside(place, mention.within):
        score += 3.0
    if place.iso3 and votes.states.get(place.iso3, 0) >= 1:
        score += 0.7
    return score - STRAY * _is_stray(mention, place, votes)


def _is_stray(mention: Mention, place: Toponym, votes: Votes) -> bool:
    """Tell whether a lesser town lies far from all that is sure, in a state that nothing else speaks of: Konin of Poland in Eritrea's war."""
    if place.kind not in TOWNS or place.population > WELL_KNOWN or "c" in place.guard or place.where.startswith("features"):
        return False
    if mention.within is not None or votes.states[place.iso3] - votes.own.get(mention.name, NOTHING)[place.iso3] > 0:
        return False
    others = votes.around(mention.name)
    return len(others) >= MANY and _nearest_km(place, others) > STRAY_KM


def _standing(place: Toponym, name: str) -> float:
    """Return how much a name stands for a place by itself: a state or sea does, a village or surname doesn't."""
    if place.kind == "country":
        return 4.0
    word, person = "w" in place.guard, "n" in place.guard
    if place.kind in TOWNS:
        score = min(2.5, math.log10(place.population + 10) - 4.3)
        if "c" in place.guard:
            return score + 2.5
        score -= word * 2.5 + person * (1.5 if place.population < 400_000 else 0.3)
        score -= ("a" in place.guard) * 1.0
    elif place.kind == "admin1":
        score = 2.0 - word * 2.0 - person * 1.0 - ("a" in place.guard) * 1.5
    elif place.kind == "admin2":
        score = 0.0 - word * 2.0 - person * 1.0
    elif place.kind == "seat":
        score = -1.5
    else:
        score = 2.5 - word * 2.0 - person * 1.5
    return score + (0.7 if " " in name else 0.0)


def count_votes(mentions: Iterable[Mention], peoples: Iterable[str]) -> Votes:
    """Return the votes of states named, demonyms and large towns: 2, 1 and 1 each."""
    votes = Votes()
    votes.states.update(peoples)
    leads: dict[tuple[str, int], Toponym] = {}
    for mention in mentions:
        name = mention.name, len(mention.candidates)
        lead = leads.get(name) or leads.setdefault(name, max(mention.candidates, key=_prior))
        if lead.kind == "country":
            votes.add(mention.name, lead, 2)
        elif lead.population > 500_000 and "n" not in lead.guard:
            votes.add(mention.name, lead)
    del votes.states[""]
    return votes


def with_towns(votes: Votes, places: Iterable[tuple[Mention, Toponym]]) -> Votes:
    """Return the votes with those of the towns and regions found; a name votes once."""
    more = Votes(Counter(votes.states), Counter(), votes.theatre, {name: Counter(own) for name, own in votes.own.items()})
    for name, place in {mention.name: place for mention, place in places}.items():
        if place.iso3 and (place.kind in TOWNS or place.kind in REGIONAL):
            more.add(name, place)
            if (region := _region(place))[1]:
                more.regions[region] += 1
                more.home[name] = region
    return more


def theatre(chosen: Iterable[tuple[Mention, Toponym]], weights: Iterable[float]) -> dict[str, Point]:
    """Return the points of the places that are sure to be meant: no choice is left and there is more than enough for them; states are too wide."""
    sure: dict[str, Point] = {}
    for (mention, place), weight in zip(chosen, weights, strict=True):
        if len(sure) < MOST and weight >= ENOUGH + SURE and place.kind not in {"country", "ocean", "continent"} and _is_settled(mention, place):
            sure.setdefault(mention.name, Point(place.lat, place.lon, math.cos(math.radians(place.lat))))
    return sure


def _is_settled(mention: Mention, place: Toponym) -> bool:
    """Tell whether there is no choice left: a capital, a town with its state, or namesakes that all lie together (a town and its region)."""
    if "c" in place.guard or (mention.within is not None and _inside(place, mention.within) > 0):
        return True
    return all(_distance_km(other, (place.lat, place.lon)) < TOGETHER_KM for other in mention.candidates)
