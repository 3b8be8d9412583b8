"""Fills what an event leaves unsaid from what else the article tells: whose forces move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.find import parties
from timeline.lexicon import Lexicon
from timeline.lexicon.types import EventType
from timeline.model import Article, Event, Found, Party, Span
from timeline.text import prepare


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


def complete(events: Sequence[Event], types: dict[str, EventType], home: Found[Party] | None = None) -> tuple[Event, ...]:
    """Return the events with the sides that go without saying.

    Troops that "are moving" in the words of a ministry are its own.
    """
    return tuple(_own(event, types[event.type], home) for event in events)


def _own(event: Event, kind: EventType, home: Found[Party] | None) -> Event:
    """Give forces of no nation to the ministry or command that tells of them."""
    if home is None or event.actors or not kind.moves_forces:
        return event
    return replace(event, actors=(replace(home, span=event.trigger),))
