"""Names the sides of an event from the phrases round its trigger: who acts, and whom it befalls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from timeline.clauses import Frame
from timeline.lexicon.grammar import Grammar
from timeline.lexicon.types import EventType
from timeline.model import Found, Party, Place
from timeline.noun_phrases import Phrase
from timeline.roles import MOVERS, Slots, classes

PARENT = 3  # tokens from a unit to the "of" phrase that tells whose it is
BESIDE = 4  # tokens from a trigger to the "of" phrase that tells who meets or agrees
BODIES = frozenset({"state", "people", "group", "organization", "body"})
CRAFT = frozenset({"aircraft", "ship", "drone", "missile", "vehicle", "artillery"})
INFERRED = "place"  # the evidence of a target that only the place tells
STRUCK = ("of", "against", "on", "upon")
AIMED = (*STRUCK, "at", "into", "toward", "towards")


@dataclass(frozen=True, slots=True)
class Act:
    """What is done: its kind, its slots, the token of its trigger, and the flags of its trigger row."""

    frame: Frame
    kind: EventType
    slots: Slots
    token: int
    flags: frozenset[str] = frozenset()


def actors(act: Act) -> tuple[Found[Party], ...]:
    """Return who acts; of a meeting all sides, of a movement also the nationality of the forces, unless they are opposed."""
    kind, slots = act.kind, act.slots
    if kind.mutual:
        return _mutual(act)
    doers = slots.doer()
    if kind.moves_forces and "opposes" not in act.flags:
        moved = (*slots.undergoer(), *slots.tied("of", "by"), *slots.subject)
        doers = (*doers, *(phrase for phrase in moved if not classes(phrase).isdisjoint(MOVERS)))
    if kind.partner:
        doers = (*doers, *slots.tied("with"))
    return unique(_parties(doers or slots.tied("by"))) or unique(_parties(_parents(doers, slots)))


def _mutual(act: Act) -> tuple[Found[Party], ...]:
    slots = act.slots
    named = unique(_parties((*slots.doer(), *slots.subject, *slots.objects, *slots.tied("with", "between", "by", "among"), *_members(act))))
    return _both(act, named) if act.kind.lasting and not act.kind.partner and len(named) < 2 else named


def _members(act: Act) -> Iterator[Phrase]:
    """Yield those "of" whom a meeting or agreement is, or a member of it; not "an agreement on control of the Syrian border"."""
    ends = {phrase.last for phrase in act.frame.phrases if phrase.parties()}
    last = act.token
    for phrase in act.slots.tied("of"):
        if phrase.first < act.token or phrase.first - last <= BESIDE or not ends.isdisjoint({phrase.first - 2, phrase.first - 3}):
            last = max(last, phrase.last)
            yield phrase


def _both(act: Act, named: tuple[Found[Party], ...]) -> tuple[Found[Party], ...]:
    """Return the two sides that the sentence names, if it names just two: "Israel bombed Gaza after the truce with Hamas"."""
    sides: dict[tuple[str, ...], Found[Party]] = {}
    for party in (*named, *_parties(act.frame.phrases)):
        if party.value.kind in BODIES or party.value.iso3:
            sides.setdefault(party.value.iso3 or (party.value.name,), party)
    return tuple(sides.values()) if len(sides) == 2 else named


def _parents(doers: Iterable[Phrase], slots: Slots) -> Iterator[Phrase]:
    """Yield whose a unit is: "two battalions of the Parachute Regiment", "soldiers from the 3rd Infantry Division"."""
    for doer in doers:
        for phrase in slots.tied("of", "from"):
            if 0 < phrase.first - doer.last <= PARENT and (phrase.preposition == "of" or "unit" in classes(phrase) or "body" in classes(phrase)):
                yield phrase


def targets(act: Act, grammar: Grammar, doers: Iterable[Found[Party]]) -> tuple[Found[Party], ...]:
    """Return whom it befalls, never the `doers`; where a place is hit, its state."""
    if act.kind.mutual:
        return ()
    acting = tuple(doers)
    names = {party.value.name for party in acting}
    states = {iso3 for party in acting for iso3 in party.value.iso3}
    named = [party for party in _befallen(act) if party.value.name not in names]
    if act.kind.hits and not act.kind.moves_forces:
        named += _hit(act, states)
    elif act.kind.moves_forces and act.kind.goes_to and not named:
        named += [party for party in _across(act, grammar) if not states.issuperset(party.value.iso3)]
    return unique(named)


def _befallen(act: Act) -> Iterator[Found[Party]]:
    kind, slots = act.kind, act.slots
    if kind.moves_forces:
        yield from _parties((*(slots.undergoer() if "opposes" in act.flags else ()), *slots.tied("against")))
    elif kind.gives:
        yield from _parties(phrase for phrase in slots.undergoer() if classes(phrase).isdisjoint({"weapon", "force", "money"}))
        yield from _parties(slots.tied("to", "for", "against"))
    elif kind.speaks:
        yield from _parties((*slots.undergoer(), *slots.tied("against", "to")))
    else:
        yield from _parties((*slots.undergoer(), *slots.tied(*(AIMED if kind.hits else STRUCK))))


def _hit(act: Act, states: set[str]) -> Iterator[Found[Party]]:
    """Yield the state of a place that is hit; who retakes a town of his own hits nobody by it."""
    for phrase in (*act.slots.undergoer(), *act.slots.tied(*STRUCK)):
        for spot in () if phrase.parties() else phrase.places():
            if spot.value.iso3 and spot.value.iso3 not in states:
                yield _state_of(spot)


def _state_of(spot: Found[Place]) -> Found[Party]:
    return Found(Party(spot.value.name, (spot.value.iso3,), "state", spot.value.name), spot.span, (*spot.evidence, INFERRED))


def stricken(act: Act, place: Found[Place] | None, doers: Iterable[Found[Party]]) -> tuple[Found[Party], ...]:
    """Return the state in which an attack happens, for one that names nobody; whose aircraft or ship is hit stays open."""
    if not act.kind.hits or act.kind.tally or act.kind.moves_forces or place is None or not place.value.iso3:
        return ()
    if any(place.value.iso3 in party.value.iso3 for party in doers):
        return ()
    if any(not classes(phrase).isdisjoint(CRAFT) for phrase in act.slots.undergoer()):
        return ()
    return (_state_of(place),)


def _across(act: Act, grammar: Grammar) -> Iterator[Found[Party]]:
    """Yield whose border forces stand at: "massed near the Ukraine border", "on its border with Lithuania"."""
    for phrase in act.slots.complements:
        words = act.frame.words[phrase.first : phrase.last + 2]
        if phrase.preposition in grammar["still"] | grammar["destination"] and not grammar["border"].isdisjoint(words):
            states = [party for party in phrase.parties() if party.value.iso3]
            yield from states[-1:]


def _parties(phrases: Iterable[Phrase]) -> Iterator[Found[Party]]:
    for phrase in phrases:
        yield from phrase.parties()


def unique(parties: Iterable[Found[Party]]) -> tuple[Found[Party], ...]:
    """Return the parties, each name once."""
    seen: dict[str, Found[Party]] = {}
    for party in parties:
        seen.setdefault(party.value.name, party)
    return tuple(seen.values())
