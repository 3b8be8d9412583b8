"""Guesses the places of an event that is asked for, whatever it is: by the words after it, else by the nearest names of places."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.lexicon import Lexicon
from timeline.model import Event, Found, Place, Span
from timeline.values import replace

TOWARDS = frozenset({"to", "into", "onto", "toward", "towards"})
OWN = r"(?:the|a|an|this|that|these|those|such|some|its|his|her|their|our|your|my|[\d,.]*\d)\s"
FEW = r"(?:\s[\w'’-]+){0,3}\s"  # words from an event to those that say where it goes
TO = re.compile(rf"(?i){FEW}(?:into|onto|towards?|to\s(?={OWN}))\s")
FROM = re.compile(rf"(?i){FEW}from\s(?={OWN}|[a-z]+ed\s)")
HERE = re.compile(r"(?i).*?\s(?=here\b)")
LINK = r"(?:after|and|as|at|before|but|by|during|for|from|if|in|into|of|on|onto|or|over|to|until|when|where|while|who|with)"
NOUN = re.compile(rf"(?:{OWN})?[\w-]+(?:\s(?!{LINK}\b)[\w-]+){{0,3}}")
WITHIN = 8  # characters from a noun to the place that it is in or of


def of(text: str, event: Event, spots: Sequence[Found[Place]], lexicon: Lexicon) -> dict[str, Found[Place]]:
    """Return the places that may serve an event: by the preposition before them, the nearest first."""
    inside = [spot for spot in spots if event.sentence.start <= spot.span.start < event.sentence.end]
    left = [spot for spot in spots if not lexicon.grammar["source"].isdisjoint(_before(spot, text))]
    reached = [spot for spot in spots if not TOWARDS.isdisjoint(_before(spot, text))]
    origin = [spot for spot in inside if spot in left]
    destination = [spot for spot in inside if spot in reached and spot not in left and spot.span.start > event.trigger.end]
    rest = [spot for spot in spots if spot not in origin and spot not in destination]
    nearest = {"origin": _nearest(origin, event), "destination": _nearest(destination, event), "place": _nearest(rest, event)}
    kind = lexicon.types[event.type]
    if not (kind.speaks or kind.hits or kind.mutual):  # what may take something from one place to another
        after = [spot for spot in inside if spot in rest and spot.span.start > event.trigger.end]
        whither = [spot for spot in rest if spot not in left]
        nearest["destination"] = nearest["destination"] or _named(text, event, (TO, HERE), inside) or _nearest(after or whither or rest, event)
        nearest["origin"] = nearest["origin"] or _named(text, event, (FROM,), inside) or _nearest(rest, event)
    return {side: spot for side, spot in nearest.items() if spot is not None}


def _before(spot: Found[Place], text: str) -> list[str]:
    return text[max(0, spot.span.start - 20) : spot.span.start].lower().split()[-2:]


def _named(text: str, event: Event, links: Sequence[re.Pattern[str]], spots: Sequence[Found[Place]]) -> Found[Place] | None:
    """Return where words after an event say that it goes, be it no place on the map: "smuggled phones | into prison"."""
    for link in links:
        found = link.match(text, event.trigger.end, event.sentence.end)
        noun = NOUN.match(text, found.end(), event.sentence.end) if found else None
        if noun is not None:
            words, unknown = Span(noun.start(), noun.end()), Place(noun.group(), "", "", None, None, "")
            holding = next((spot for spot in spots if words.start < spot.span.end and spot.span.start <= words.end + WITHIN), None)
            return Found(unknown, words) if holding is None else replace(holding, span=Span(words.start, max(words.end, holding.span.end)))
    return None


def _nearest(spots: Sequence[Found[Place]], event: Event) -> Found[Place] | None:
    return min(spots, key=lambda spot: _distance(spot.span, event), default=None)


def _distance(span: Span, event: Event) -> tuple[bool, bool, int]:
    """Order places: those of the sentence, those told before, the nearest."""
    outside = not event.sentence.start <= span.start < event.sentence.end
    return outside, outside and span.start > event.trigger.start, abs(span.start - event.trigger.start)
