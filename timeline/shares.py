"""Parts a movement that goes to several places: "moved 3,000 soldiers to Poland and 1,000 to Romania"."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.fill import TOWARDS
from timeline.lexicon.grammar import Grammar
from timeline.model import Event, Found, Place, Span
from timeline.noun_phrases import Phrase
from timeline.told import Told
from timeline.values import replace

MOVED = frozenset({"force", "platform", "weapon"})
BETWEEN = 3  # tokens from what is moved to where
MORE = frozenset({"more", "others", "of", "them", "each"})


def parted(event: Event, told: Told, text: str, grammar: Grammar) -> list[Event]:
    """Return an event, and for each further share with a place of its own a movement whose trigger are the words of the share."""
    if not (told.kind.moves_forces or told.kind.gives) or event.place is None or told.kind.leaves:
        return [event]
    end = min(told.stop, told.frame.clauses[told.slots.clause].end)
    phrases = [phrase for phrase in told.frame.phrases if told.found.value.last < phrase.first < end]
    reached = next((number for number, phrase in enumerate(phrases) if event.place in phrase.places()), len(phrases))
    where = TOWARDS | {phrase.preposition for phrase in phrases[reached : reached + 1]}  # "stationed in Bor and 200 in Torit"
    shares = [
        (phrases[number], dict(_ends(phrases[number + 1 :], phrases[number].last, where, told, grammar)))
        for number in range(reached + 1, len(phrases))
    ]
    shares = [(share, ends) for share, ends in shares if _is_share(share) and "place" in ends]
    if any(ends.get("origin") == event.origin for _, ends in shares):
        event = replace(event, origin=None)
    return [event, *(_shared(event, share, ends, told, text) for share, ends in shares)]


def _is_share(phrase: Phrase) -> bool:
    """Tell a number, a unit or troops of some nation that are moved."""
    counted = any(count.value.kind in MOVED for count in phrase.quantities())
    return not phrase.preposition and (
        counted or _is_of_nation(phrase) or any(thing.value.named and thing.value.kind in {"unit", "ship"} for thing in phrase.materiel())
    )


def _is_of_nation(phrase: Phrase) -> bool:
    """Tell "stationed in Bor and | Ghanaian troops | in Torit"."""
    return bool(phrase.materiel()) and any(party.value.kind == "people" for party in phrase.parties())


def _ends(following: list[Phrase], last: int, where: frozenset[str], told: Told, grammar: Grammar) -> Iterator[tuple[str, Found[Place]]]:
    """Yield where a share that ends at a token goes, and where it comes from."""
    for phrase in following:
        between = set(told.frame.words[last + 1 : phrase.first])
        fits = phrase.places() and phrase.first - last <= BETWEEN and between <= grammar["preposition"] | grammar["determiner"] | MORE
        if not fits or not (phrase.preposition in where or phrase.preposition in grammar["source"]):
            return
        yield ("place" if phrase.preposition in where else "origin"), phrase.places()[0]
        last = phrase.last


def _shared(event: Event, share: Phrase, ends: dict[str, Found[Place]], told: Told, text: str) -> Event:
    tokens = told.frame.sentence.tokens
    trigger = Span(tokens[share.first].start, tokens[share.last].end)
    told_to = text[trigger.start : max(spot.span.end for spot in ends.values())]
    verb, count = text[event.trigger.start : event.trigger.end], text[trigger.start : trigger.end]
    lead, known, _ = event.label.partition(verb)
    active = known and (event.quantity is None or event.quantity.span.start > event.trigger.start) and not told.slots.passive
    active = active and (bool(told.slots.objects) or not _is_of_nation(share))
    label = f"{lead}{verb} {told_to}" if active else f"{count[:1].upper()}{count[1:]} {verb}{told_to[len(count) :]}"
    own = [thing for thing in share.materiel() if thing.value.named]
    return replace(
        event,
        label=label,
        trigger=trigger,
        actors=share.parties() if _is_of_nation(share) else event.actors,
        quantity=next((count for count in share.quantities() if count.value.kind in MOVED), None),
        forces=tuple(thing for thing in own if thing.value.kind == "unit"),
        equipment=tuple(thing for thing in own if thing.value.kind not in {"unit", "force"}),
        place=ends["place"],
        origin=ends.get("origin", event.origin),
        place_basis="stated",
    )
