"""Reads one article: the order of the steps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

from timeline import assemble, clauses, merge
from timeline.find import coreference, dates, equipment, parties, places, quantities, speakers, status, triggers
from timeline.lexicon import Lexicon, default
from timeline.model import Article, DateRange, Document, Event, Found, Reading
from timeline.text import prepare

T = TypeVar("T")
NAMED = frozenset({"person", "organization", "group", "body"})
DATELINE = re.compile(r"^[A-Z][A-Z .,'’()/-]{2,60}?(?:\([A-Za-z ]+\))?\s*(?:--|[—–-])\s")


def read(article: Article, lexicon: Lexicon | None = None) -> Reading:
    """Return the events of an article."""
    knowledge = lexicon or default()
    document = prepare(article, knowledge)
    found = list(_events(document, knowledge))
    return Reading(article, merge.merge(found, knowledge.types))


def _events(document: Document, lexicon: Lexicon) -> Iterator[Event]:
    who = parties.find(document, lexicon)
    gear = equipment.find(document, lexicon)
    names = [party.span for party in who if party.value.kind in NAMED] + [thing.span for thing in gear if thing.value.named]
    where = places.find(document, lexicon, names=names)
    pronouns = coreference.find(document, lexicon, who)
    speeches = speakers.find(document, lexicon, who)
    multiword = [spot.span for spot in where] + [party.span for party in who] + names
    hits = triggers.find(document, lexicon, names=multiword, adjectives=[party.span for party in who if party.value.kind == "people"])
    things = sorted([*who, *pronouns, *gear, *where, *quantities.find(document, lexicon)], key=lambda found: found.span)
    when = dates.find(document, lexicon)
    cues = status.find(document, lexicon)
    earlier: tuple[int, Found[DateRange]] | None = None
    lead = True
    per = zip(document.sentences, _split(document, things), _split(document, when), _split(document, hits), _split(document, cues), strict=True)
    for sentence, inside, dated, triggered, cued in per:
        if sentence.role == "heading" or not sentence.tokens:
            continue
        frame = clauses.frame(sentence, lexicon, inside, dated, triggered)
        before = earlier[1] if earlier is not None and earlier[0] == sentence.paragraph else None
        around = assemble.Surroundings(document.article, lexicon, cued, speeches, before, None, lead)
        yield from assemble.events(frame, around)
        if dated:
            earlier = (sentence.paragraph, dated[-1])
        lead = False


def _split(document: Document, found: Sequence[Found[T]]) -> Iterator[list[Found[T]]]:
    """Yield for each sentence what was found in it."""
    index = 0
    for sentence in document.sentences:
        inside: list[Found[T]] = []
        while index < len(found) and found[index].span.start < sentence.span.end:
            if found[index].span.start >= sentence.span.start:
                inside.append(found[index])
            index += 1
        yield inside
