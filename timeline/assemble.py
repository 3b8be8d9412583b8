"""Makes events out of what was found in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from timeline import background, bind, labels, roles
from timeline.clauses import Frame, Phrase
from timeline.find.status import Cue
from timeline.find.triggers import Candidate
from timeline.lexicon import Lexicon
from timeline.lexicon.grammar import Grammar
from timeline.lexicon.status import STATUSES
from timeline.lexicon.triggers import BLOCK, TriggerRow
from timeline.lexicon.types import EventType
from timeline.model import Article, DateRange, Event, Found, Materiel, Party, Place, Quantity, Span, Speech

REACH = 7  # tokens between a cue of status and its trigger


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an event may draw on beside its own sentence."""

    article: Article
    lexicon: Lexicon
    cues: Sequence[Found[Cue]]
    speeches: Sequence[Found[Speech]]
    earlier: Found[DateRange] | None
    scene: Found[Place] | None


def events(frame: Frame, around: Surroundings) -> list[Event]:
    """Return the events of one sentence."""
    made: list[Event] = []
    blocked = -1
    for found in frame.candidates:
        candidate = found.value
        if candidate.first <= blocked:
            continue
        slots = roles.around(frame, candidate, around.lexicon.grammar)
        row = next((row for row in candidate.rows if roles.fits(row, slots, frame, candidate, around.lexicon)), None)
        if row is None:
            continue
        if row.type == BLOCK:
            blocked = candidate.rest
            continue
        kind = around.lexicon.types[row.type]
        slots = slots.settled(hits=kind.hits)
        binding = _bind(frame, candidate, slots, around)
        if (not kind.soft or _military(frame)) and not background.is_background(
            frame, candidate, slots, kind, around.lexicon.grammar, dated=binding[1] in {"clause", "sentence"}
        ):
            made.append(_event(frame, found, row, slots, binding, around))
    return _told(made, around.lexicon.types)


def _told(made: list[Event], types: dict[str, EventType]) -> list[Event]:
    """Drop the source tag of a sentence that tells an event: "the army said its forces took the town"."""
    if all(types[event.type].yields for event in made):
        return made
    return [event for event in made if not types[event.type].yields or any(actor.value.kind == "person" for actor in event.actors)]


def _bind(frame: Frame, candidate: Candidate, slots: roles.Slots, around: Surroundings) -> tuple[Found[DateRange], str]:
    types = around.lexicon.types
    saying = [other.value.first for other in frame.candidates if any(row.type in types and types[row.type].speaks for row in other.value.rows)]
    return bind.when(frame, candidate, slots.clause, saying, bind.Fallback(around.earlier, around.article.published))


def _military(frame: Frame) -> bool:
    """Tell whether a sentence names a force, a party or a place, without which soft types are noise."""
    return any(thing.value for phrase in frame.phrases for thing in phrase.things if isinstance(thing.value, (Materiel, Party, Place)))


def _event(
    frame: Frame, found: Found[Candidate], row: TriggerRow, slots: roles.Slots, bound: tuple[Found[DateRange], str], around: Surroundings
) -> Event:
    kind, grammar, candidate = around.lexicon.types[row.type], around.lexicon.grammar, found.value
    when, binding = bound
    actors = _actors(kind, slots)
    place, origin = _places(kind, slots, candidate, grammar)
    if place is None and kind.lasting and frame.sentence.role == "body":
        place = around.scene
    targets = tuple(party for party in _targets(kind, slots) if party.value.name not in {actor.value.name for actor in actors})
    speech = _speech(found.span, around.speeches)
    quantity = _quantity(kind, slots)
    speaker = Found(speech.value.speaker, speech.span, speech.evidence) if speech else None
    if kind.speaks:
        speaker = next((actor for actor in actors if actor.value.kind not in {"state", "people"}), None)
    status, cue = _status(frame, found, row, slots, around)
    published = around.article.published
    if status == "asserted" and published and when.value.first and when.value.first > published:
        status = "planned"
    materiel = tuple(thing for phrase in _core(slots) for thing in phrase.materiel() if thing.value.named)
    parts = [("trigger", 0.5), (binding, {"clause": 0.2, "sentence": 0.1, "before": 0.0, "published": 0.05, "none": -0.2}[binding])]
    parts += (
        [("actor", 0.1)] * bool(actors)
        + [("place", 0.1)] * bool(place)
        + [("soft type", -0.1)] * kind.soft
        + [("possible", -0.1)] * (status == "possible")
    )
    parts += [("headline", -0.1)] * (frame.sentence.role == "title")
    return Event(
        type=row.type,
        status=status,
        label=labels.label(frame, candidate, slots, around.article.text),
        when=when,
        trigger=found.span,
        sentence=frame.sentence.span,
        actors=actors,
        targets=targets,
        speaker=speaker,
        via=speech.value.via if speech else "",
        quantity=quantity,
        forces=tuple(thing for thing in materiel if thing.value.kind == "unit"),
        equipment=tuple(thing for thing in materiel if thing.value.kind not in {"unit", "force"}),
        place=place,
        origin=origin,
        confidence=round(min(1.0, max(0.0, sum(value for _, value in parts))), 2),
        confidence_reason=", ".join(f"{name} {value:+.2f}" for name, value in parts),
        headline=frame.sentence.role == "title",
        evidence=(row.where, *cue),
    )


def _core(slots: roles.Slots) -> tuple[Phrase, ...]:
    return (*slots.subject, *slots.objects, *slots.possessors, *slots.tied("of", "by", "with"))


# --- who


def _parties(phrases: Iterable[Phrase]) -> Iterator[Found[Party]]:
    for phrase in phrases:
        yield from phrase.parties()


def _unique(parties: Iterable[Found[Party]]) -> tuple[Found[Party], ...]:
    seen: dict[str, Found[Party]] = {}
    for party in parties:
        seen.setdefault(party.value.name, party)
    return tuple(seen.values())


def _actors(kind: EventType, slots: roles.Slots) -> tuple[Found[Party], ...]:
    if kind.mutual:
        pool = (*slots.doer(), *slots.subject, *slots.objects, *slots.tied("with", "between", "by", "of", "among"))
        return _unique(_parties(pool))
    doer = slots.doer()
    if kind.moves_forces:  # the nationality of the forces that move is an actor too
        moved = slots.undergoer() or slots.tied("of", "by")
        doer = (*doer, *(phrase for phrase in (*moved, *slots.subject) if not roles.classes(phrase).isdisjoint(roles.MOVERS)))
    if kind.partner:
        doer = (*doer, *slots.tied("with"))
    return _unique(_parties(doer or slots.tied("by")))


def _targets(kind: EventType, slots: roles.Slots) -> Iterator[Found[Party]]:
    if kind.mutual:
        return
    if kind.moves_forces:
        yield from _parties(slots.tied("against"))
        return
    pool = (*slots.undergoer(), *slots.tied("of", "against", "on", "upon", "to" if kind.speaks else "of"))
    yield from _parties(pool)
    if kind.hits:
        for spot in (spot for phrase in pool if not phrase.parties() for spot in phrase.places() if spot.value.iso3):
            yield Found(Party(spot.value.name, (spot.value.iso3,), "state", spot.value.name), spot.span, spot.evidence)


# --- where


def _places(kind: EventType, slots: roles.Slots, candidate: Candidate, grammar: Grammar) -> tuple[Found[Place] | None, Found[Place] | None]:
    """Return the place and, for a movement, the origin; what stands after the trigger comes first."""
    after = [phrase for phrase in slots.complements if phrase.first > candidate.last]
    before = [phrase for phrase in slots.complements if phrase.first < candidate.first]
    target = [phrase for phrase in slots.undergoer() if kind.hits or kind.goes_to]
    origin = _first_place(after, grammar["source"]) if kind.moves_forces else None
    if origin is None and kind.leaves:
        origin = _first_place([*target, *after], grammar["still"] | {""})
    still = grammar["still"] | (grammar["reached"] if kind.goes_to or kind.hits else frozenset())
    place = _first_place(after, grammar["destination"]) if kind.goes_to else None
    place = place or _first_place(target, frozenset({""})) or _first_place(after, still) or _first_place(before, still)
    if place is None and kind.hits:
        place = _first_place(after, frozenset({"of", "for"}))
    return _finest(place, after, still) or origin, origin


def _finest(place: Found[Place] | None, phrases: Iterable[Phrase], prepositions: frozenset[str]) -> Found[Place] | None:
    """Prefer the town to its country: "entered France at Cirey"."""
    if place is None or place.value.precision not in {"country", "region"}:
        return place
    spots = [spot for phrase in phrases if phrase.preposition in prepositions for spot in phrase.places() if spot.value.iso3 == place.value.iso3]
    return min([place, *spots], key=lambda spot: FINENESS.index(spot.value.precision))


FINENESS = ("point", "city", "admin1", "region", "sea", "country")


def _first_place(phrases: Iterable[Phrase], prepositions: frozenset[str]) -> Found[Place] | None:
    """Return the finest place of the first phrase that has one: in "Somalia's Kismayo" the town."""
    for phrase in phrases:
        if phrase.preposition in prepositions and (spots := phrase.places()):
            return min(spots, key=lambda spot: FINENESS.index(spot.value.precision))
    return None


# --- what else


def _quantity(kind: EventType, slots: roles.Slots) -> Found[Quantity] | None:
    core = [count for phrase in (*slots.undergoer(), *slots.doer(), *slots.tied("of", "by", "with", "in", "on")) for count in phrase.quantities()]
    if kind.hits or kind.mutual:
        dead = [count for count in core if count.value.unit in roles.CASUALTIES]
        return next(iter(dead or core), None)
    return next((count for count in core if count.value.unit not in roles.CASUALTIES), None)


def _speech(trigger: Span, speeches: Sequence[Found[Speech]]) -> Found[Speech] | None:
    """Return the narrowest speech that holds the trigger."""
    holding = [speech for speech in speeches if speech.value.content.holds(trigger)]
    return min(holding, key=lambda speech: speech.value.content.end - speech.value.content.start, default=None)


def _status(frame: Frame, found: Found[Candidate], row: TriggerRow, slots: roles.Slots, around: Surroundings) -> tuple[str, tuple[str, ...]]:
    """Return the status and the data row of its cue: denied beats possible beats planned."""
    clause, candidate = frame.clauses[slots.clause], found.value
    best = row.status or "asserted"
    evidence: tuple[str, ...] = ()
    if slots.infinitive:
        best = "planned"
    if clause.opener in {"if", "unless", "whether"}:
        best = "possible"
    for cue in around.cues:
        token = frame.token_at(cue.span.start)
        left = cue.value.scope == "left" and max(clause.first, candidate.first - REACH) <= token < candidate.first
        right = cue.value.scope == "right" and candidate.last < token < clause.end
        if not (left or right) or not frame.sentence.span.holds(cue.span):
            continue
        if cue.value.status == "asserted" and best == "planned" and frame.token_at(cue.span.end - 1) == candidate.first - 1:
            return "asserted", cue.evidence
        if STATUSES.index(cue.value.status) < STATUSES.index(best):
            best, evidence = cue.value.status, cue.evidence
    return best, evidence
