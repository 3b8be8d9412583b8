"""Chooses among namesakes, and weighs whether a name is a place at all."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from timeline.find.place_mentions import Mention
from timeline.lexicon.places import Toponym

REGIONAL = frozenset({"admin1", "admin2"})
TOWNS = frozenset({"city", "town", "village"})
FEATURE_RANK = {"city": 6.0, "town": 5.5, "village": 5.0}
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
    "acronym": 3.0,
    "first": 0.3,
}
ENOUGH = 0.5


def rank(candidate: Toponym, mention: Mention, votes: Mapping[str, float]) -> float:
    """Return how well a toponym fits a mention, against its namesakes."""
    score = _prior(candidate)
    share = votes.get(candidate.iso3, 0.0) / (sum(votes.values()) or 1.0)
    score += 3.0 * math.sqrt(share)
    if "a" in candidate.guard:
        score -= 2.0
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
    return score


def _prior(candidate: Toponym) -> float:
    if candidate.kind == "country":
        return 9.0 if candidate.precision == "country" else 7.0
    people = math.log10(candidate.population + 1)
    if candidate.kind == "city":
        return people + ("c" in candidate.guard) * 2.0
    if candidate.kind == "admin1" and candidate.where.startswith("gaz"):
        return people - 1.2
    if candidate.kind == "admin2":
        return people - 1.0
    return FEATURE_RANK.get(candidate.kind, 7.0)


def _inside(candidate: Toponym, outer: Mention) -> float:
    """Return a bonus where the mention after the comma is the state or region that holds the candidate."""
    for whole in outer.candidates:
        if whole.iso3 != candidate.iso3 or not whole.iso3 or whole == candidate:
            continue
        if whole.kind == "country" and candidate.kind != "country":
            return 4.0
        if whole.kind == "admin1" and candidate.kind != "admin1" and whole.name in {candidate.admin1, whole.name * (not candidate.admin1)}:
            return 4.5
    return 0.0


def best(mention: Mention, votes: Mapping[str, float]) -> Toponym:
    """Return the toponym that fits the mention best; the first of equals."""
    if len(mention.candidates) == 1:
        return mention.candidates[0]
    return max(mention.candidates, key=lambda candidate: rank(candidate, mention, votes))


def weight(mention: Mention, place: Toponym, votes: Mapping[str, float]) -> float:
    """Return how likely the name is a place here: `ENOUGH` or more is."""
    score = _standing(place, mention.name)
    score += sum(FOR.get(cue, 0.0) - AGAINST.get(cue, 0.0) for cue in mention.cues)
    if mention.within is not None and _inside(place, mention.within):
        score += 3.0
    if place.iso3 and votes.get(place.iso3, 0.0) >= 1.0:
        score += 0.7
    return score


def _standing(place: Toponym, name: str) -> float:
    """Return how much a name stands for a place by itself: a state or sea does, a village or surname doesn't."""
    if place.kind == "country":
        return 4.0
    word, person = "w" in place.guard, "n" in place.guard
    if place.kind == "city":
        score = min(2.5, math.log10(place.population + 10) - 4.3)
        if "c" in place.guard:
            return score + 2.5
        score -= word * 2.5 + person * (1.5 if place.population < 400_000 else 0.3)
        score -= ("a" in place.guard) * 1.0
    elif place.kind == "admin1":
        score = 2.0 - word * 2.0 - person * 1.0 - ("a" in place.guard) * 1.5
    elif place.kind == "admin2":
        score = 0.0 - word * 2.0 - person * 1.0
    else:
        score = 2.5 - word * 2.0 - person * 1.5
    return score + (0.7 if " " in name else 0.0)


def count_votes(mentions: Iterable[Mention], adjectives: Iterable[str]) -> Counter[str]:
    """Return how often each state is meant: a name counts 2, a demonym or a large town 1."""
    votes: Counter[str] = Counter()
    for iso3 in adjectives:
        votes[iso3] += 1
    for mention in mentions:
        lead = max(mention.candidates, key=_prior)
        if lead.kind == "country":
            votes[lead.iso3] += 2
        elif lead.population > 500_000 and lead.iso3 and "n" not in lead.guard:
            votes[lead.iso3] += 1
    votes.pop("", None)
    return votes
