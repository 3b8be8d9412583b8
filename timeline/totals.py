"""Finds the number of an event in another sentence: "The drills began. About 4,500 troops are taking part"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from timeline.find.counted import UNIT_OF_KIND
from timeline.lexicon import Lexicon
from timeline.lexicon.grammar import Grammar
from timeline.lexicon.types import EventType
from timeline.model import Event, Found, Materiel, Quantity, Sentence, Span
from timeline.noun_phrases import Thing
from timeline.values import replace

FAR = 8  # sentences after an exercise in which its numbers may be told
NEAR = 2  # sentences after a move
OPENING = 5  # tokens within which a sentence says what it is about: "The new force will"
APART = 14  # tokens between those who take part and the word for it
BEFORE = 6  # tokens between "the ships" and their verb
STRENGTH = frozenset({"force", "platform"})
OF = frozenset({"of", "up", "about", "around"})
Mentions = Sequence[tuple[Sentence, list[Event]]]
Types = Mapping[str, EventType]


def told(mentions: Mentions, things: Sequence[Found[Thing]], lexicon: Lexicon) -> list[Event]:
    """Return the events of all sentences, those without a number with the one that a sentence beside them tells."""
    starts = [thing.span.start for thing in things]
    kept = [list(events) for _, events in mentions]
    for number, (sentence, _) in enumerate(mentions):
        inside = things[bisect_right(starts, sentence.span.start - 1) : bisect_right(starts, sentence.span.end - 1)]
        counts = [
            Found(thing.value, thing.span, thing.evidence) for thing in inside if isinstance(thing.value, Quantity) and _is_strength(thing.value)
        ]
        if counts:
            _exercise(number, sentence, counts, kept, lexicon)
            _move(number, sentence, counts, kept, lexicon)
        _same_again(number, sentence, inside, kept, lexicon)
    return _shared_out([event for events in kept for event in events], lexicon.types)


def _shared_out(events: list[Event], types: Types) -> list[Event]:
    """Leave out the sum in a headline whose shares are told apart: "3,000 to Poland and Romania", "2,000 to Poland and 1,000 to Romania"."""
    for head in [event for event in events if event.headline and event.quantity is not None and types[event.type].moves_forces]:
        shares: dict[Span, list[Event]] = {}
        for event in events:
            if event.type == head.type and event.quantity is not None and not event.headline:
                shares.setdefault(event.sentence, []).append(event)
        for told in shares.values():
            if len(told) > 1 and sum(map(_number, told)) == _number(head):
                whole = replace(told[0], mentions=(*told[0].mentions, head.sentence))
                events = [whole if event is told[0] else event for event in events if event is not head]
                break
    return events


def _number(event: Event) -> int:
    count = event.quantity.value if event.quantity is not None else None
    return 0 if count is None else count.low or count.high or 0


def _is_strength(count: Quantity) -> bool:
    return count.kind in STRENGTH and not count.band


def _exercise(number: int, sentence: Sentence, counts: Sequence[Found[Quantity]], kept: list[list[Event]], lexicon: Lexicon) -> None:
    """Give an exercise the number of those who are said to take part in it."""
    count = _partaking(sentence, counts, lexicon.grammar)
    if count is None:
        return
    for back in range(number, max(-1, number - FAR), -1):
        places = [place for place, event in enumerate(kept[back]) if lexicon.types[event.type].partner and event.status != "denied"]
        if places:
            event = kept[back][places[-1]]
            if event.quantity is None or (event.quantity.value.kind != "force" and count.value.kind == "force"):
                kept[back][places[-1]] = replace(event, quantity=count)
            return


def _partaking(sentence: Sentence, counts: Sequence[Found[Quantity]], grammar: Grammar) -> Found[Quantity] | None:
    """Return the number of those who take part: of people before that of ships."""
    lows = sentence.lows
    if grammar["partaking"].isdisjoint(lows) and (grammar["comprising"].isdisjoint(lows) or grammar["drill"].isdisjoint(lows)):
        return None
    found: list[Found[Quantity]] = []
    for count in counts:
        first, end = _tokens(sentence, count)
        after, before = lows[end : end + APART], lows[max(0, first - 2 * APART) : first]
        if _takes_part(after, grammar) or (not grammar["drill"].isdisjoint(before) and not grammar["comprising"].isdisjoint(before)):
            found.append(count)
    return min(found, key=lambda count: count.value.kind != "force", default=None)


def _takes_part(after: Sequence[str], grammar: Grammar) -> bool:
    """Tell "troops are taking part" and "troops have taken part in the drills" from "taking part in the attack"."""
    for place, low in enumerate(after):
        if low in {";", ":"}:
            return False
        if low in grammar["partaking"]:
            return _in_drill(after[place + 1 :], grammar) and (low != "part" or after[place - 1 : place] not in (["a"], ["the"], ["of"], []))
    return False


def _in_drill(rest: Sequence[str], grammar: Grammar) -> bool:
    """Tell whether what they take part in is an exercise or left unsaid."""
    if rest[:1] != ["in"]:
        return True
    return rest[1:2] in (["it"], ["them"]) or not grammar["drill"].isdisjoint(rest[1:7])


def _move(number: int, sentence: Sentence, counts: Sequence[Found[Quantity]], kept: list[list[Event]], lexicon: Lexicon) -> None:
    """Give a move, or a force just formed, the number that the next sentence tells of it: "The force will number 3,000"."""
    if kept[number] and any(lexicon.types[event.type].moves_forces for event in kept[number]):
        return
    count = _amounting(sentence, counts, lexicon.grammar)
    if count is None:
        return
    for back in range(number - 1, max(-1, number - 1 - NEAR), -1):
        places = [place for place, event in enumerate(kept[back]) if _is_move(lexicon.types[event.type]) and event.status != "denied"]
        if places:
            event = kept[back][places[-1]]
            kept[back][places[-1]] = replace(event, quantity=event.quantity or count)
            return


def _is_move(kind: EventType) -> bool:
    return kind.moves_forces or kind.family == "movement_place"


def _amounting(sentence: Sentence, counts: Sequence[Found[Quantity]], grammar: Grammar) -> Found[Quantity] | None:
    lows = [low for low in sentence.lows[: OPENING + 1] if low != '"']
    named = lows[:1] in (["the"], ["its"], ["their"]) and not grammar["strength_noun"].isdisjoint(lows[1:OPENING])
    if not named and grammar["stand_in"].isdisjoint(lows[:1]):
        return None
    for count in counts:
        first, end = _tokens(sentence, count)
        before = set(sentence.lows[1:first])
        amounts = not grammar["amounting"].isdisjoint(sentence.lows[1:end])
        if count.value.kind == "force" and amounts and first <= OPENING + APART and grammar["preposition"].isdisjoint(before - OF):
            return count
    return None


def _same_again(number: int, sentence: Sentence, inside: Sequence[Found[Thing]], kept: list[list[Event]], lexicon: Lexicon) -> None:
    """Give "the ships sailed" the number of the ships told of just before."""
    for place, event in enumerate(kept[number]):
        if event.quantity is None and lexicon.types[event.type].moves_forces:
            kind = _definite(sentence, inside, event)
            earlier = _numbers([*kept[number][:place], *(kept[number - 1] if number else ())], lexicon.types)
            count = next((one for one in earlier if kind and one.value.unit == UNIT_OF_KIND.get(kind)), None)
            if count is not None:
                kept[number][place] = replace(event, quantity=count)


def _numbers(events: Iterable[Event], types: Types) -> Iterator[Found[Quantity]]:
    for event in events:
        if event.quantity is not None and types[event.type].moves_forces and event.status == "asserted":
            yield event.quantity


def _definite(sentence: Sentence, inside: Sequence[Found[Thing]], event: Event) -> str:
    """Return the kind of what moves where it was told of before: "the Russian vessels | sailed"."""
    gear = [thing for thing in inside if isinstance(thing.value, Materiel) and thing.span.end <= event.trigger.start]
    if not gear or not isinstance(gear[-1].value, Materiel) or gear[-1].value.named or not gear[-1].value.name.endswith("s"):
        return ""
    first, end = _tokens(sentence, gear[-1])
    verb = bisect_right([token.start for token in sentence.tokens], event.trigger.start) - 1
    close = verb - end <= BEFORE and "the" in sentence.lows[max(0, first - 2) : first]
    return gear[-1].value.kind if close else ""


def _tokens(sentence: Sentence, found: Found[Quantity] | Found[Materiel] | Found[Thing]) -> tuple[int, int]:
    starts = [token.start for token in sentence.tokens]
    return bisect_right(starts, found.span.start) - 1, bisect_right(starts, found.span.end - 1)
