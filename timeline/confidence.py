"""Says how far an event may be trusted, as a sum of visible signs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from timeline import background
from timeline.clauses import Frame
from timeline.find.triggers import Candidate
from timeline.lexicon.grammar import Grammar
from timeline.lexicon.weights import Weights, total
from timeline.model import Event
from timeline.slots import Slots
from timeline.values import record, replace

LEAST, MOST = 0.03, 0.97  # nothing read by rules is certain
NEAR = 4  # tokens from an actor to the act it stands beside
CROWD = 3  # triggers of a sentence from which on their roles blur
NAMED = frozenset({"state", "people", "organization", "group"})


@record(frozen=True, slots=True)
class Telling:
    """How an event is told: its sentence, trigger and slots, where its date was found, whether it is a mere tally."""

    frame: Frame
    candidate: Candidate
    slots: Slots
    binding: str
    tally: bool
    grammar: Grammar


def graded(event: Event, telling: Telling, weights: Weights) -> Event:
    """Return the event with its confidence and the sum that gives it."""
    return _summed(event, ["base", *_of_words(event, telling), *_of_finds(event, telling)], weights)


def adjusted(event: Event, sign: str, weights: Weights) -> Event:
    """Return the event with one more sign."""
    weight = weights[sign]
    terms = [*_terms(event.confidence_reason), (weight.words, weight.value)]
    return _bounded(event, [term for term in terms if term[0] != "bounded"])


def retold(events: Iterable[Event], weights: Weights) -> tuple[Event, ...]:
    """Return the events, those told more than once with more confidence."""
    return tuple(adjusted(event, "again", weights) if event.mentions else event for event in events)


def _of_words(event: Event, telling: Telling) -> Iterator[str]:
    """Yield the signs of the words that tell it."""
    frame, candidate = telling.frame, telling.candidate
    if candidate.is_verb:
        yield "verb"
    elif background.governed(frame, candidate, telling.slots, telling.grammar):
        yield "governed"
    if all(other.value.first >= candidate.first for other in frame.candidates):
        yield "first"
    if len(frame.candidates) >= CROWD:
        yield "crowded"
    if telling.slots.infinitive:
        yield "infinitive"
    if frame.words[: candidate.first].count('"') % 2:
        yield "quoted"
    if event.headline:
        yield "headline"
    if event.status != "asserted":
        yield event.status


def _of_finds(event: Event, telling: Telling) -> Iterator[str]:
    """Yield the signs of what was found for it."""
    yield f"date_{telling.binding}"
    if event.place is not None and event.sentence.holds(event.place.span):
        yield "place"
    if telling.tally:
        yield "tally"
    if not event.actors:
        yield "no_actor"
    if any(actor.value.kind in NAMED and actor.evidence != ("coreference",) for actor in event.actors):
        yield "named_actor"
    ends = [telling.frame.token_at(actor.span.end - 1) for actor in event.actors if event.sentence.holds(actor.span)]
    if any(0 <= telling.candidate.first - end <= NEAR for end in ends):
        yield "near_actor"


def _summed(event: Event, signs: Iterable[str], weights: Weights) -> Event:
    return _bounded(event, [(weights[sign].words, weights[sign].value) for sign in signs if weights[sign].value])


def _terms(reason: str) -> list[tuple[str, float]]:
    """Read a sum back: "told by a verb +0.05, weak -0.40"."""
    return [(words, float(value)) for words, _, value in (term.rpartition(" ") for term in reason.split(", "))]


def _bounded(event: Event, terms: Iterable[tuple[str, float]]) -> Event:
    held, reason = total(terms, LEAST, MOST)
    return replace(event, confidence=held, confidence_reason=reason)
