"""Fills the fields of an event from the phrases round its trigger: where, how many, with what."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.clauses import Frame
from timeline.find.triggers import Candidate
from timeline.lexicon.grammar import Grammar
from timeline.lexicon.types import EventType
from timeline.model import Found, Materiel, Place, Quantity
from timeline.noun_phrases import Phrase
from timeline.slots import Slots
from timeline.values import replace

OPENING = 4  # tokens within which a sentence's opening phrase begins
UNKNOWN = "words.csv"  # the table whose words tell a place that no table of places knows
HEADED = 7  # tokens from a verb to the name of the town of which it takes control
BESIDE = 3  # tokens from the noun of an act to what it is "of"
ROUTE = frozenset({"through", "via"})
TOWARDS = frozenset({"to", "into", "onto", "toward", "towards"})
NOT_MOVED = frozenset({"in", "aboard", "by", "for", "against", "near"})  # "travel in a tank", "left for the 20,000-member force"
HELD = frozenset({"captured", "detained"})
NEVER_MOVED = frozenset("countries sites places targets cities towns villages districts provinces regions strikes attacks battles clashes".split())
PEOPLE = frozenset({"troops", "fighters", "advisers", "police", "contractors", "peacekeepers"})
UNTIED, IN, AT, ON, TO, FROM, AGAINST = (frozenset({word}) for word in ("", "in", "at", "on", "to", "from", "against"))
OF, OWNED = frozenset({"of"}), frozenset({"of", "for"})
TOWN = frozenset({"city", "point"})
SEAT = TOWN | {"admin1"}
GROUND = TOWN | {"region"}
OPEN = frozenset({"region", "sea", "point"})
COMPASS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
FINENESS = ("point", "city", "admin1", "region", "sea", "country")


def near(candidate: Candidate, slots: Slots, stop: int) -> Slots:
    """Return the slots with what follows up to the next trigger, at `stop`: "sanctions over attacks on Poland" are not on Poland."""
    kept = tuple([phrase for phrase in slots.complements if candidate.last < phrase.first < stop])
    return replace(slots, complements=kept) if len(kept) < len(slots.complements) else slots


def places(kind: EventType, slots: Slots, candidate: Candidate, stop: int, grammar: Grammar) -> tuple[Found[Place] | None, Found[Place] | None]:
    """Return the place and, for a movement, the origin; what stands after the trigger comes first."""
    if not any(phrase.places() for phrase in (*slots.complements, *slots.subject, *slots.objects)):
        return None, None
    after = [phrase for phrase in slots.complements if phrase.first > candidate.last]
    before = [phrase for phrase in slots.complements if phrase.first < candidate.first]
    if kind.speaks or kind.gives:
        after = list(near(candidate, slots, stop).complements)
    target = slots.undergoer() if (kind.hits or kind.goes_to) and not kind.leaves else ()
    target = (*_undergone(after, candidate, slots), *_without_owners(target)) if kind.hits else target
    still = grammar.scenes if kind.goes_to or kind.hits else grammar["still"]
    origin = _first_place(after, grammar["source"]) if kind.moves_forces else None
    if origin is None and kind.leaves:
        origin = _first_place([*slots.undergoer(), *after], grammar.left)
    place = (_first_place(after, TOWARDS) or _first_place(after, grammar["destination"])) if kind.goes_to else None
    place = place or _first_place(target, UNTIED) or _first_place(after, still)
    place = place or (_spot(before, IN, TOWN) or _spot(before, AT, TOWN) if kind.speaks else _first_place(before, still))
    if place is None and not (kind.speaks or kind.gathers):
        place = _spot(slots.undergoer(), UNTIED, TOWN) or _spot(after, ON, OPEN)
    if place is None and kind.hits:
        place = _first_place(after, OWNED) or _first_place(after, AGAINST) or _fallen(slots) or _spot(after, FROM, GROUND)
    if place is None and candidate.is_verb and not (kind.hits or kind.speaks or kind.moves_forces):
        place = _fallen(slots)
    if place is None and kind.goes_to and candidate.is_verb:  # "crossed the median line of the Taiwan Strait"
        place = _spot(after, OF, OPEN)
    if kind.gives:  # to whom is no place, but where it goes is: "shipped rockets from Bandar Abbas to Hodeidah"
        place, origin = place or _spot(after, TO, TOWN), _spot(after, FROM, TOWN)
    if kind.moves_forces and place is not None:
        place = _end_of_route(place, after)
    return _finest(place, after, still), origin


def _undergone(after: Iterable[Phrase], candidate: Candidate, slots: Slots) -> tuple[Phrase, ...]:
    """Return what an act is "of": "the capture of Shusha, a town above Stepanakert", "seized control of Shusha"."""
    reach = HEADED if candidate.is_verb else BESIDE
    of = [phrase for phrase in after if phrase.preposition == "of" and phrase.first - candidate.rest <= reach]
    return () if candidate.is_verb and slots.objects else tuple(replace(phrase, preposition="") for phrase in of[:1])


def _without_owners(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Leave out the states whose houses are meant: "the embassies of Rwanda, France and Kenya" stand in neither."""
    house = next((number for number, phrase in enumerate(phrases) if any(party.value.kind == "body" for party in phrase.parties())), len(phrases))
    return (*phrases[: house + 1], *(phrase for phrase in phrases[house + 1 :] if not _is_state(phrase)))


def _is_state(phrase: Phrase) -> bool:
    return any(spot.value.precision == "country" for spot in phrase.places())


def _fallen(slots: Slots) -> Found[Place] | None:
    """Return the town that an act without an object befalls: "Kherson fell to the Russians"."""
    return None if slots.objects else _spot((phrase for phrase in slots.subject if not phrase.parties()), UNTIED, SEAT)


def _end_of_route(place: Found[Place], phrases: Iterable[Phrase]) -> Found[Place]:
    """Return the last place moved through: "through the Dover Strait and westward through the English Channel"."""
    route = [phrase.places()[0] for phrase in phrases if phrase.preposition in ROUTE and phrase.places()]
    return route[-1] if place in route else place


def _spot(phrases: Iterable[Phrase], prepositions: frozenset[str], precisions: frozenset[str]) -> Found[Place] | None:
    """Return a place that stands there as a place and no party: "the envoy quit Paris", "fighting on the frontier"."""
    spot = _first_place(phrases, prepositions)
    return spot if spot is not None and spot.value.precision in precisions else None


def state(phrases: Iterable[Phrase]) -> Found[Place] | None:
    """Return the state that acts as the place it is: "Latvia hosts a Canadian battalion"."""
    return next((spot for phrase in phrases for spot in phrase.places() if spot.value.precision == "country"), None)


def antecedent(frame: Frame, slots: Slots) -> Found[Place] | None:
    """Return the place that "where" stands for."""
    first = frame.clauses[slots.clause].first
    before = [phrase for phrase in frame.phrases if phrase.last < first and phrase.places()]
    return min(before[-1].places(), key=fineness) if before else None


def opening(frame: Frame, candidate: Candidate, grammar: Grammar) -> Found[Place] | None:
    """Return the place that a sentence opens with for its first event: "In Brussels, the minister said"."""
    if any(other.value.first < candidate.first for other in frame.candidates):
        return None
    headed = next((phrase for phrase in frame.phrases[:1] if phrase.first == 0 and frame.words[phrase.last + 1 : phrase.last + 2] == (":",)), None)
    if headed is not None and headed.places():  # "Iraq: Car bombing kills 20"
        return headed.places()[0]
    beside = frame.phrases[0] if frame.phrases and frame.phrases[0].first == 0 and frame.words[0] in COMPASS else None
    if beside is not None and beside.places() and frame.words[beside.last + 1 : beside.last + 2] == (",",):  # "South of Saraqeb, troops"
        return beside.places()[0]
    return _first_place((phrase for phrase in frame.phrases[:1] if phrase.first <= OPENING), grammar["still"])


def quantity(kind: EventType, slots: Slots) -> Found[Quantity] | None:
    """Return the count bound to the event: the dead for combat, forces for a movement; a unit's usual size comes last."""
    moved = kind.moves_forces or kind.partner
    phrases = (
        *slots.undergoer(),
        *slots.doer(),
        *[
            phrase
            for phrase in slots.complements
            if not (phrase.preposition in NOT_MOVED if kind.moves_forces else phrase.preposition == "including")
        ],
    )
    counts = [count for phrase in phrases for count in phrase.quantities() if _countable(kind, count.value)]
    if counts and kind.hits:
        with_what = {id(count) for phrase in slots.doer() for count in phrase.quantities() if _is_single(count.value) or count.value.band}
        counts = [count for count in counts if id(count) not in with_what]
    if not counts:
        return _ships(slots) if moved else None
    first = [count for count in counts if count.value.kind == "casualty"]
    if kind.gives:  # a package "valued at up to $325 million", not one part of it
        first = [count for count in counts if count.value.kind == "money"]
    return min(first or counts, key=lambda count: (count.value.band, moved and count.value.unit not in PEOPLE))


def _ships(slots: Slots) -> Found[Quantity] | None:
    """Return how many ships are named where no number is told: "the corvette Stoikiy and the tanker Yelnya"."""
    for phrases in (slots.undergoer(), slots.doer()):
        ships = {thing.value.name: thing for phrase in phrases for thing in phrase.materiel() if thing.value.named and thing.value.kind == "ship"}
        single = [thing for name, thing in ships.items() if not name.endswith("-class")]
        if len(single) > 1:
            words = ", ".join(thing.value.name for thing in single)
            return Found(Quantity(len(single), len(single), "ships", words, "platform"), single[0].span, single[0].evidence)
    return None


def _countable(kind: EventType, count: Quantity) -> bool:
    """Tell whether a count may belong to an event: the dead never to a movement, money only to support."""
    if (kind.moves_forces or kind.gives) and count.kind == "other" and count.unit in NEVER_MOVED:
        return False
    if count.unit == "countries" and count.text.lower().startswith(("the two ", "both ")):  # "the two countries have concluded a contract"
        return False
    if count.kind == "casualty":
        return kind.hits or kind.mutual or (count.unit in HELD and not kind.moves_forces and not kind.speaks)
    if kind.hits and count.kind == "other" and _is_single(count):  # "attacked one of its posts"
        return False
    return count.kind != "money" or not (kind.hits or kind.moves_forces)


def _is_single(count: Quantity) -> bool:
    return count.low == count.high == 1


def materiel(slots: Slots) -> tuple[Found[Materiel], ...]:
    """Return the named units and systems that take part."""
    phrases = (*slots.subject, *slots.objects, *slots.possessors, *slots.tied("of", "by", "with"))
    named = [thing for phrase in phrases for thing in phrase.materiel() if thing.value.named]
    for phrase in slots.tied("from"):  # "soldiers from the 3rd Brigade"
        named += [thing for thing in phrase.materiel() if thing.value.named and thing.value.kind == "unit"]
    return tuple(named)


def _first_place(phrases: Iterable[Phrase], prepositions: frozenset[str]) -> Found[Place] | None:
    """Return the finest place of the first phrase that has one: in "Somalia's Kismayo" the town."""
    for phrase in phrases:
        if phrase.preposition in prepositions and (spots := phrase.places()):
            spot = min(spots, key=fineness)
            if not (phrase.owner and phrase.preposition and spot.value.precision == "country"):  # "in Russia's invasion" is not in Russia
                return spot
    return None


def _finest(place: Found[Place] | None, phrases: Iterable[Phrase], prepositions: frozenset[str]) -> Found[Place] | None:
    """Prefer the town to its country: "entered France at Cirey"."""
    if place is None or place.value.precision not in {"country", "region"} or not place.value.is_wide:
        return place
    spots = [spot for phrase in phrases if phrase.preposition in prepositions for spot in phrase.places() if spot.value.iso3 == place.value.iso3]
    if place.evidence[:1] and place.evidence[0].startswith(UNKNOWN):  # a village that no table knows lies in a region, and is no region
        return place
    return min([place, *spots], key=fineness)


def fineness(spot: Found[Place]) -> int:
    """Order places from fine to wide; what lies close round a town is as fine as the town."""
    return FINENESS.index(spot.value.precision if spot.value.is_wide else "city")
