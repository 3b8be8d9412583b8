"""Fills what an event leaves unsaid from what else the article tells: whose forces move, who is attacked, who receives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from timeline.bind import TRIAL
from timeline.find import parties
from timeline.lexicon import Lexicon
from timeline.lexicon.types import EventType
from timeline.model import Article, Event, Found, Party, Sentence, Span
from timeline.sides import is_dateline, state_of
from timeline.text import prepare
from timeline.values import replace

POLICE = ("police ", "policemen ", "gendarmes ", "prosecutors ")
TOLD = frozenset({"scene", "borrowed"})  # a place that the words of the event itself do not tell


def publisher(article: Article, lexicon: Lexicon) -> Found[Party] | None:
    """Return the ministry, command or embassy named as the source of an article, but no paper or agency.

    >>> from timeline.lexicon import default
    >>> found = publisher(Article("The ship will leave on Monday.", source="UK Ministry of Defence"), default())
    >>> (found.value.name, found.value.iso3) if found else None
    ('UK Ministry of Defence', ('GBR',))
    """
    if not article.source.strip():
        return None
    document = prepare(Article(f"{article.source} said."), lexicon)
    official = (party for party in parties.find(document, lexicon) if party.value.kind == "body" and len(party.value.iso3) == 1)
    found = next(official, None)
    return found and Found(found.value, Span(0, 0), (*found.evidence, "publisher"))


def tried(mentions: Sequence[tuple[Sentence, list[Event]]]) -> list[tuple[Sentence, list[Event]]]:
    """Return the mentions with what is fired at nobody as the test that the article tells of those who fire it."""
    tests: dict[str, set[str]] = {}
    for _, events in mentions:
        for event in events:
            tests.setdefault(event.type, set()).update(iso3 for party in event.actors for iso3 in party.value.iso3)
    return [(sentence, [_tried(event, tests) for event in events]) for sentence, events in mentions]


def _tried(event: Event, tests: Mapping[str, Set[str]]) -> Event:
    kind = next((mark.removeprefix(TRIAL) for mark in event.evidence if mark.startswith(TRIAL)), "")
    testing = tests.get(kind) if kind != event.type else None
    if not testing:
        return event
    states = {iso3 for party in (*event.actors, *event.targets) for iso3 in party.value.iso3}
    if not states <= testing or any(not party.value.iso3 for party in (*event.actors, *event.targets)):
        return event
    return replace(event, type=kind, targets=())


def complete(events: Sequence[Event], types: Mapping[str, EventType], home: Found[Party] | None = None) -> tuple[Event, ...]:
    """Return the events with the sides that go without saying.

    Troops that "are moving" in the words of a ministry are its own, an attack in a state is one on it unless it is its own, and all
    that is given goes to the one state that the article names as receiving.
    """
    receiving = _receiving(events, types)
    police = {event.sentence for event in events if event.label.lower().removeprefix("the ").startswith(POLICE)}
    sided = ((_policed(_own(event, types[event.type], home), types[event.type], police), types[event.type]) for event in events)
    return tuple(_given(_struck(event, kind), kind, receiving) for event, kind in sided)


def _own(event: Event, kind: EventType, home: Found[Party] | None) -> Event:
    """Give forces of no nation to the ministry or command that tells of them."""
    if home is None or event.actors or not kind.moves_forces:
        return event
    return replace(event, actors=(replace(home, span=event.trigger),))


def _policed(event: Event, kind: EventType, police: Set[Span]) -> Event:
    """Name the state in which its police act: "Police freed the hostages and arrested 13 gunmen"."""
    if event.actors or not kind.at_home or event.place is None or event.place.value.precision != "country" or event.sentence not in police:
        return event
    return replace(event, actors=(state_of(event.place),))


def _struck(event: Event, kind: EventType) -> Event:
    """Name the state in which an attack happens, if only the text round it tells where; whose craft is hit stays open."""
    place = event.place
    if event.targets or not kind.hits or kind.tally or place is None or event.place_basis not in TOLD or event.equipment or is_dateline(place):
        return event
    craft = event.quantity is not None and event.quantity.value.kind in {"platform", "weapon"}
    own = any(place.value.iso3 in actor.value.iso3 for actor in event.actors)
    return event if craft or own or not place.value.iso3 else replace(event, targets=(state_of(place),))


def _receiving(events: Sequence[Event], types: Mapping[str, EventType]) -> Found[Party] | None:
    """Return the only state that receives anything in an article."""
    parties = [party for event in events if types[event.type].gives for party in event.targets]
    states = {party.value.iso3 for party in parties}
    return parties[0] if len(states) == 1 and parties[0].value.iso3 else None


def _given(event: Event, kind: EventType, receiving: Found[Party] | None) -> Event:
    if receiving is None or event.targets or not kind.gives or any(actor.value.iso3 == receiving.value.iso3 for actor in event.actors):
        return event
    return replace(event, targets=(receiving,))
