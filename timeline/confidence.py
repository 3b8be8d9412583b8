"""Says how far an event may be trusted, as a sum of visible signs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from timeline import background
from timeline.clauses import Frame
from timeline.find.triggers import Candidate
from timeline.lexicon.grammar import Grammar
from timeline.lexicon.weights import Weights, total
from timeline.model import Event, Found, Party, Place
from timeline.slots import Slots
from timeline.values import record, replace

LEAST, MOST = 0.03, 0.97  # nothing read by rules is certain
NEAR = 4  # tokens from an actor to the act it stands beside
CROWD = 3  # triggers of a sentence from which on their roles blur
REFERRED = ("coreference",)  # the evidence of a pronoun
DATED = {binding: f"date_{binding}" for binding in ("clause", "sentence", "before", "published", "none")}
NAMED = frozenset({"state", "people", "organization", "group"})


@record(frozen=True, slots=True)
class Telling:
    """How an event is told: its sentence, trigger and slots, where its date was found, whether it is a mere tally; and what was found for it."""

    frame: Frame
    candidate: Candidate
    slots: Slots
    binding: str
    tally: bool
    grammar: Grammar
    status: str
    place: Found[Place] | None
    actors: tuple[Found[Party], ...]


def graded(telling: Telling, weights: Weights) -> tuple[float, str]:
    """Return the confidence in an event told so, and the sum that gives it."""
    return weights.summed(("base", *_of_words(telling), *_of_finds(telling)), LEAST, MOST)


def adjusted(event: Event, sign: str, weights: Weights) -> Event:
    """Return the event with one more sign."""
    weight = weights[sign]
    terms = [*_terms(event.confidence_reason), (weight.words, weight.value)]
    held, reason = total([term for term in terms if term[0] != "bounded"], LEAST, MOST)
    return replace(event, confidence=held, confidence_reason=reason)


def retold(events: Iterable[Event], weights: Weights) -> tuple[Event, ...]:
    """Return the events, those told more than once with more confidence."""
    return tuple(adjusted(event, "again", weights) if event.mentions else event for event in events)


def _of_words(telling: Telling) -> Iterator[str]:
    """Yield the signs of the words that tell it."""
    frame, candidate = telling.frame, telling.candidate
    if candidate.is_verb:
        yield "verb"
    elif background.governed(frame, candidate, telling.slots, telling.grammar):
        yield "governed"
    if frame.candidates[0].value.first >= candidate.first:
        yield "first"
    if len(frame.candidates) >= CROWD:
        yield "crowded"
    if telling.slots.infinitive:
        yield "infinitive"
    if frame.words[: candidate.first].count('"') % 2:
        yield "quoted"
    if frame.sentence.role == "title":
        yield "headline"
    if telling.status != "asserted":
        yield telling.status


def _of_finds(telling: Telling) -> Iterator[str]:
    """Yield the signs of what was found for it."""
    yield DATED[telling.binding]
    place, actors, sentence = telling.place, telling.actors, telling.frame.sentence.span
    if place is not None and sentence.holds(place.span):
        yield "place"
    if telling.tally:
        yield "tally"
    if not actors:
        yield "no_actor"
        return
    for actor in actors:
        if actor.value.kind in NAMED and actor.evidence != REFERRED:
            yield "named_actor"
            break
    for actor in actors:
        if sentence.holds(actor.span) and 0 <= telling.candidate.first - telling.frame.token_at(actor.span.end - 1) <= NEAR:
            yield "near_actor"
            break


def _terms(reason: str) -> list[tuple[str, float]]:
    """Read a sum back: "told by a verb +0.05, weak -0.40"."""
    return [(words, float(value)) for words, _, value in (term.rpartition(" ") for term in reason.split(", "))]
