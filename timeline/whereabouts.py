"""Decides where an event happens: in its own words, by a word for a place named before, or as the text round it tells."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from itertools import pairwise
from typing import NamedTuple

from timeline import bind, fill
from timeline.clauses import Frame
from timeline.find.place_reference import REFERENCE
from timeline.find.triggers import Candidate
from timeline.lexicon.countries import Country
from timeline.lexicon.grammar import Grammar
from timeline.lexicon.types import EventType
from timeline.model import Event, Found, Party, Place, Span
from timeline.noun_phrases import Thing
from timeline.slots import Slots
from timeline.told import Scene
from timeline.values import replace

HOME = "home"
AFTERWARDS = frozenset({"after", "following"})
BASED = 8  # tokens from the forces that move to the words that tell where they are based
LEAD = 16  # characters before a state in which "in the" may stand
WITHIN = frozenset({"in", "into", "across", "inside", "within", "throughout", "near", "over"})
HOME_SHARE, HOME_LEAST = 0.5, 3  # of the places of a text lie in the state that it is about, and at least so many
CLEAR_SHARE = 0.4  # or so many, where no other state has half as many
VISIT = 8  # tokens back from the place to the word for a visit to it
VISITS = frozenset({"visit", "trip", "tour", "stop", "stopover", "journey"})
ON_VISIT = frozenset({"during", "on", "while", "amid"})
HOW = frozenset({"as", "when"})  # they open a clause that tells how lives were lost
IN_TOWN = frozenset({"in", "at", "near", "outside", "inside"})
SETTING = ON_VISIT | {"speaking", "visiting"}
TO = (["to"], ["in"], ["of"])
VENUES = 50  # speeches and meetings that are looked back over
MEETING = timedelta(days=3)  # the longest meeting that a speech beside it tells the town of
Types = Mapping[str, EventType]


class Act(NamedTuple):
    """A trigger with its type and slots; `stop` is the token of the next."""

    candidate: Candidate
    kind: EventType
    slots: Slots
    stop: int


def own(act: Act, frame: Frame, grammar: Grammar) -> tuple[Found[Place] | None, Found[Place] | None]:
    """Return the place and the origin that an event's own words tell; where it leaves is both."""
    candidate, kind, slots, stop = act
    place, origin = fill.places(kind, slots, candidate, stop, grammar)
    if place is None and _told_of(frame, slots):
        place = fill.antecedent(frame, slots)
    if place is None and kind.hits and not kind.leaves:
        place = _garrison(frame, slots, candidate, grammar) or _further(frame, act)
    place = (
        place
        or (_visited(frame, slots) or _held_at(frame, act) if kind.speaks or kind.gathers else None)
        or fill.opening(frame, candidate, grammar)
        or _described(frame, act, grammar)
    )
    if origin is None and kind.moves_forces:
        origin = _based(frame, slots, candidate, grammar)
        if origin is None and kind.leaves and ("after" in frame.words or "following" in frame.words):
            origin = _served(frame, candidate, slots.clause, grammar)
    return place or (origin if kind.leaves else None), origin


def _garrison(frame: Frame, slots: Slots, candidate: Candidate, grammar: Grammar) -> Found[Place] | None:
    """Return where those whom an act befalls are: "attacked Chadian troops stationed in Gamboru"."""
    end = frame.clauses[slots.clause].end
    for phrase in frame.phrases:
        if candidate.last < phrase.first < end and phrase.places() and phrase.preposition in grammar["still"]:
            between = frame.words[candidate.last + 1 : phrase.first]
            return min(phrase.places(), key=fill.fineness) if not grammar["based"].isdisjoint(between[-4:]) else None
    return None


def _further(frame: Frame, act: Act) -> Found[Place] | None:
    """Return the town told later in the clause, before another act is: "attacks on a base run by Ugandan soldiers in Janale"."""
    number = act.slots.clause
    following = frame.clauses[number + 1] if act.kind.tally and number + 1 < len(frame.clauses) else None
    how = following is not None and following.opener in HOW  # "a pilot died | when his jet crashed in Saada"
    end = following.end if following is not None and how else min(frame.clauses[number].end, act.stop)
    for phrase in frame.phrases:
        if act.candidate.last < phrase.first < end and phrase.preposition in IN_TOWN and not phrase.owner and phrase.places():
            spot = min(phrase.places(), key=fill.fineness)
            return spot if how or spot.value.precision in {"city", "point"} or not spot.value.is_wide else None
    return None


def _described(frame: Frame, act: Act, grammar: Grammar) -> Found[Place] | None:
    """Return the state of a place that is not named: "landed at Haiti's second-largest city"."""
    for phrase in frame.phrases:
        if act.candidate.last < phrase.first < act.stop and phrase.owner and phrase.places() and phrase.preposition in grammar.described:
            return None if grammar["place_head"].isdisjoint(frame.words[phrase.last + 2 : phrase.last + 6]) else phrase.places()[0]
    return None


def _visited(frame: Frame, slots: Slots) -> Found[Place] | None:
    """Return where people speak or meet who do so "during a visit to Bahrain", "while visiting Kyiv"."""
    here = frame.clauses[slots.clause]
    first = 0 if here.opener == "said" and frame.words[0] in SETTING else here.first
    for phrase in frame.phrases:
        if phrase.places() and first <= phrase.first < here.end:
            before = [word for word in frame.words[max(first, phrase.first - VISIT) : phrase.first] if word != "the"]
            if before[-1:] == ["visiting"] or (before[-1:] in TO and not VISITS.isdisjoint(before) and not ON_VISIT.isdisjoint(before)):
                return min(phrase.places(), key=fill.fineness)
    return None


def _held_at(frame: Frame, act: Act) -> Found[Place] | None:
    """Return where a meeting is by the clause that tells when: "hold a summit, which is to open in Cairo on Friday"."""
    number = act.slots.clause + 1
    if number == len(frame.clauses) or not bind.tells_when(frame.clauses[number], frame, act.candidate):
        return None
    later = frame.clauses[number]
    spots = (phrase for phrase in frame.phrases if later.first <= phrase.first < later.end and phrase.preposition in IN_TOWN and phrase.places())
    return next((min(phrase.places(), key=fill.fineness) for phrase in spots), None)


def _told_of(frame: Frame, slots: Slots) -> bool:
    """Tell whether a clause goes on about the place before "where": "in X, where they seized Y and issued demands"."""
    number = slots.clause
    while number > 0 and frame.clauses[number].opener in {"and", "or"}:
        number = frame.clauses[number].parent if 0 <= frame.clauses[number].parent < number else number - 1
    return frame.clauses[number].opener == "where"


def _based(frame: Frame, slots: Slots, candidate: Candidate, grammar: Grammar) -> Found[Place] | None:
    """Return where the forces that move come from: "soldiers based in Germany will move to Romania", "the Vicenza-based brigade"."""
    for mover in (*slots.subject, *slots.objects):
        for phrase in frame.phrases:
            if not phrase.places() or phrase.first >= candidate.first > mover.first or not 0 < phrase.first - mover.last <= BASED:
                continue
            between = frame.words[mover.last + 1 : phrase.first]
            from_there = (
                between[-1:] and between[-1] in grammar["source"] and between[:-1] in {(), ("'s",)}
            )  # "jets from Shaw Air Force Base arrived"
            if from_there or (phrase.preposition in grammar["still"] and not grammar["based"].isdisjoint(between)):
                return phrase.places()[0]
        for spot in mover.places():
            after = frame.words[frame.token_at(spot.span.end - 1) + 1 : mover.last + 1][:2]
            if after[:1] == ("-",) and after[1:] and after[1] in grammar["based"]:
                return spot
    return None


def _served(frame: Frame, candidate: Candidate, number: int, grammar: Grammar) -> Found[Place] | None:
    """Return where those who come back have been: "returned home after nine months in Mali", "following a tour of duty in Iraq"."""
    end = frame.clauses[min(number + 1, len(frame.clauses) - 1)].end
    opened = next((at for at in range(candidate.last + 1, end) if frame.words[at] in AFTERWARDS), end)
    for phrase in frame.phrases:
        if opened < phrase.first < end and phrase.places() and (phrase.preposition in grammar["still"] or phrase.preposition == "to"):
            between = frame.words[opened + 1 : phrase.first]
            return min(phrase.places(), key=fill.fineness) if not grammar["serving"].isdisjoint(between) else None
    return None


def homeward(candidate: Candidate, frame: Frame, actors: Sequence[Found[Party]], countries: Mapping[str, Country]) -> Found[Place] | None:
    """Return the state of those who go home: "the Kenyan soldiers flew home"."""
    words = frame.words[candidate.first : candidate.rest + 1]
    states = {iso3 for actor in actors for iso3 in actor.value.iso3}
    country = countries.get(next(iter(states))) if words[-1] == HOME and len(states) == 1 else None
    if country is None or country.lat is None:
        return None
    token = frame.sentence.tokens[candidate.rest]
    place = Place(country.name, country.iso3, "", country.lat, country.lon, "country")
    return Found(place, Span(token.start, token.end), (REFERENCE, country.where))


def basis(place: Found[Place] | None) -> str:
    """Return whose words a place of an event's own is in.

    >>> basis(None), basis(Found(Place("Bor", "SSD", "", 6.2, 31.6, "city"), None, ("reference", "features.csv:1")))
    ('', 'referred')
    """
    return "" if place is None else "referred" if place.evidence[:1] == (REFERENCE,) else "stated"


def in_scene(event: Event, events: Sequence[Event], scene: Scene | None, types: Types) -> Event:
    """Give an event without a place that of the nearest in its sentence, else of the one told before, else where it starts."""
    if event.place is not None or bind.UNNAMED in event.evidence:
        return event
    kind = types[event.type]
    if kind.lasting:
        near = [other for other in events if other.place is not None and types[other.type].lasting and not _is_other_end(event, other, types)]
        near.sort(key=lambda other: abs(other.trigger.start - event.trigger.start))
        if near:
            return _left(replace(event, place=near[0].place, place_basis="borrowed"), kind)
        if scene is not None and scene.holds(event.when.value) and not _starts_within(event, scene.place):
            return _left(replace(event, place=scene.place, place_basis="scene"), kind)
    return event if event.origin is None else replace(event, place=event.origin, place_basis=basis(event.origin))


def _is_other_end(event: Event, other: Event, types: Types) -> bool:
    """Tell the place that the same forces left from where they go: "was to sail north after leaving Guam", "landed in Tokyo after leaving"."""
    one, two = types[event.type], types[other.type]
    if not (one.moves_forces and two.moves_forces and one.leaves != two.leaves):
        return False
    same = {actor.value.name for actor in event.actors} == {actor.value.name for actor in other.actors}
    return same and (event.actors != () or (event.quantity is not None and event.quantity == other.quantity))


def _starts_within(event: Event, scene: Found[Place]) -> bool:
    """Tell whether where it starts is the finer word for the same scene: "jets scrambled from Naha", in a text on Japan."""
    return event.origin is not None and scene.value.is_wide and event.origin.value.iso3 == scene.value.iso3 and not event.origin.value.is_wide


def _left(event: Event, kind: EventType) -> Event:
    """Whoever leaves a place starts there."""
    return replace(event, origin=event.place) if kind.leaves and event.origin is None else event


def settled(events: Sequence[Event], mentions: Sequence[Event], things: Iterable[Found[Thing]], text: str, types: Types) -> tuple[Event, ...]:
    """Give events that are still nowhere the town in which people spoke on that day, or the state that the text is about.

    `mentions` are the events before they were joined; `text` is that of the article.
    """
    said = (event for event in mentions if event.place_basis == "stated" and _is_venue(event, types))
    venues = sorted(said, key=lambda event: event.trigger.start)
    halls = {event.place.span for event in venues if event.place is not None}  # where people met or spoke, no matter what about
    spots: list[Found[Place]] = [found for found in things if isinstance(found.value, Place)]  # type: ignore[misc]
    home = _home(_outside(spots, halls), text)
    found = []
    for event in events:
        kind = types[event.type]
        if event.place is None and bind.UNNAMED in event.evidence:
            event = _taking(event, _held(event, spots))
        elif event.place is None and kind.gathers:
            event = _where_they_spoke(event, venues)
        elif home is not None and _is_at(home, event, kind):
            event = _taking(event, home)
        found.append(event)
    return tuple(found)


def _outside(spots: Sequence[Found[Place]], halls: set[Span]) -> Sequence[Found[Place]]:
    """Leave out where people met or spoke, with the state that stands before it: "in the Chinese city of Kunming"."""
    if not halls:
        return spots
    lands = {
        one.span
        for one, two in pairwise(spots)
        if two.span in halls and one.value.precision == "country" and 0 <= two.span.start - one.span.end <= LEAD
    }
    return [found for found in spots if found.span not in halls and found.span not in lands]


def _taking(event: Event, place: Found[Place] | None) -> Event:
    """Return the event at a place of another act, in its sentence or elsewhere."""
    return event if place is None else replace(event, place=place, place_basis="borrowed" if event.sentence.holds(place.span) else "scene")


def _held(event: Event, spots: Sequence[Found[Place]]) -> Found[Place] | None:
    """Return the state that is "the emirate": the one that is hit, where the text names it as a place."""
    states = {iso3 for party in event.targets if party.value.kind == "state" for iso3 in party.value.iso3}
    return next((found for found in spots if found.value.precision == "country" and found.value.iso3 in states), None)


def _is_at(home: Found[Place], event: Event, kind: EventType) -> bool:
    """Tell whether an event happens in the state that the text is about: it is nowhere yet, or forces come there from elsewhere."""
    if event.place is None:
        return kind.at_home
    only_starts = kind.moves_forces and not kind.leaves and event.place == event.origin  # "other troops are coming from Chad"
    return only_starts and event.place.value.iso3 != home.value.iso3


def _is_venue(event: Event, types: Types) -> bool:
    kind = types[event.type]
    return (kind.speaks or kind.gathers) and event.place is not None and event.place.value.precision not in {"country", "sea"}


def _where_they_spoke(event: Event, venues: Sequence[Event]) -> Event:
    """Return the meeting with the town of a speech or meeting of the same day, the last one told before it."""
    first, last = event.when.value.first, event.when.value.last
    if first is None or last is None or last - first > MEETING:
        return event
    before = bisect_left(venues, event.trigger.start, key=lambda one: one.trigger.start)
    for venue in reversed(venues[max(0, before - VENUES) : before]):
        start, end = venue.when.value.first, venue.when.value.last
        if start is not None and end is not None and start <= last and first <= end and end - start <= MEETING:
            return _taking(event, venue.place)
    return event


def _home(places: Iterable[Found[Place]], text: str) -> Found[Place] | None:
    """Return the state that a text is about, where most of its places lie in one; its words are those that name it first.

    One that only speaks or lends a hand, and in which nothing is told to be, is none.
    """
    spots = [found for found in places if found.value.iso3 and found.evidence[:1] != (REFERENCE,)]
    ranked = [*Counter(found.value.iso3 for found in spots).most_common(2), ("", 0)]
    (iso3, count), (_, next_) = ranked[:2] if len(ranked) > 1 else (("", 0), ("", 0))
    if count < HOME_LEAST or (count < HOME_SHARE * len(spots) and (count < CLEAR_SHARE * len(spots) or count < 2 * next_)):
        return None
    here = [found for found in spots if found.value.iso3 == iso3]
    return next((found for found in here if found.value.precision == "country"), None) if any(_is_ground(found, text) for found in here) else None


def _is_ground(found: Found[Place], text: str) -> bool:
    """Tell "in China" and a town there from "China said" and "with the help of China"."""
    before = text[max(0, found.span.start - LEAD) : found.span.start].lower().split()
    if found.value.precision != "country":
        return "border" not in found.value.name
    return not WITHIN.isdisjoint(before[-2:] if before[-1:] == ["the"] else before[-1:])
