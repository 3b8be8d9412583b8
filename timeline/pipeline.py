"""Reads one article: the order of the steps."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeVar

from timeline import assemble, bind, clauses, confidence, context, merge, noun_phrases, totals, whereabouts
from timeline.collector import resting
from timeline.find import coreference, dates, equipment, owners, parties, places, quantities, speakers, status, triggers
from timeline.find.beginnings import begun
from timeline.find.place_reference import REFERENCE
from timeline.find.status import Cue
from timeline.find.triggers import Candidate
from timeline.lexicon import Lexicon, default
from timeline.lexicon.places import key
from timeline.model import Article, DateRange, Document, Event, Found, Materiel, Party, Place, Reading, Sentence, Span, Speech
from timeline.stretches import Stretches
from timeline.text import prepare
from timeline.told import Scene, Surroundings
from timeline.values import record, replace

T = TypeVar("T")
NAMED = frozenset({"person", "organization", "group", "body"})
HOUSES = frozenset({"embassy", "consulate", "headquarters", "compound", "mission"})
TOWNS = frozenset({"city", "point"})
SPOKEN_OF = ("coreference",)  # the evidence of a pronoun
AREA = re.compile(r"\s(?:area of (?:operations|responsibility)|AOR)\b")  # behind a fleet or command, a sea or region
SHORT = 60  # tokens of a text that is read whatever its words
LEAST = 4  # words of conflict in a longer text, and their share
FEW = 100  # words of a short report for which one word of conflict will do
SHARE = 0.004
CIVIL = 1.5  # words of conflict for each of films, storms or markets
HOURS = frozenset("dawn daybreak dusk midnight nightfall noon sunrise sunset".split())
SCENE = 2  # sentences after which an event's place no longer holds for the next
SECTIONS = 2  # lines that are but a date, from which on they head the sections of a digest
WEEKDAY = 14  # characters after the date of such a line: "(Wednesday)", ":"
DATELINE = frozenset({", ", " (", " -", " –", " —"})  # what stands after the town that a report is sent from
ENTRIES = 3  # paragraphs that begin with a date, from which on a text is a chronology


@record(frozen=True, slots=True)
class Finds:
    """All that was found in a document; every list is in the order of the text."""

    things: list[Found[noun_phrases.Thing]]
    dates: list[Found[DateRange]]
    triggers: list[Found[Candidate]]
    cues: list[Found[Cue]]
    speeches: list[Found[Speech]]


def read(article: Article, lexicon: Lexicon | None = None) -> Reading:
    """Return the events of an article."""
    knowledge = lexicon or default()
    with resting():
        return Reading(article, _events(article, knowledge))


def _events(article: Article, knowledge: Lexicon) -> tuple[Event, ...]:
    document = prepare(article, knowledge)
    finds = search(document, knowledge)
    mentions = bind.speeches(totals.told(context.tried(list(mentioned(document, knowledge, finds))), finds.things, knowledge), knowledge.types)
    placed = whereabouts.settled(merge.merge(mentions, knowledge.types), mentions, finds.things, article.text, knowledge.types)
    placed = context.complete(placed, knowledge.types, context.publisher(article, knowledge))
    return confidence.retold(placed, knowledge.confidence)


def coded(article: Article, lexicon: Lexicon, *, asked: Span | None = None) -> tuple[Event, ...]:
    """Return all that a snippet mentions, weak or repeated: it is to be coded, not sifted; what is `asked` about is an event."""
    with resting():
        document = prepare(article, lexicon)
        return tuple(event for _, events in mentioned(document, lexicon, loose=True, asked=asked) for event in events)


def is_relevant(document: Document, finds: Finds, lexicon: Lexicon) -> bool:
    """Tell whether a text is about armed forces or conflict, not mostly about films, storms or markets; a short one always may be."""
    words = sum([len(sentence.lows) for sentence in document.sentences])
    notes = [begun(sentence, lexicon) for sentence in document.sentences]
    named = sum([len(note.warlike) for note in notes])
    told = named + sum(isinstance(found.value, Materiel) for found in finds.things)  # aircraft and ships alone may be trade
    if words < SHORT or not named:
        return words < SHORT
    civil = sum([len(note.civil) for note in notes])
    return told >= max(min(LEAST, 1 + words // FEW), words * SHARE, civil * CIVIL)


def explain(article: Article, lexicon: Lexicon | None = None) -> Iterator[str]:
    """Yield each sentence, and under it its events with the data rows that fired."""
    knowledge = lexicon or default()
    for sentence, events in mentioned(prepare(article, knowledge), knowledge):
        yield " ".join(article.text[sentence.span.start : sentence.span.end].split())
        for event in events:
            rows = [
                event.evidence,
                *(found.evidence for found in (event.when, event.quantity, event.place, event.origin, *event.actors, *event.targets) if found),
            ]
            fired = ", ".join(dict.fromkeys(row for some in rows for row in some))
            yield f"    {event.type}, {event.status}: {event.label}"
            yield f"        date: {event.when.value.reason or event.when.value.text}; confidence: {event.confidence_reason}"
            yield f"        rows: {fired}"


def search(document: Document, lexicon: Lexicon) -> Finds:
    """Run every finder; what one needs from another reaches it as an argument."""
    areas = {match.start() for match in AREA.finditer(document.body)}
    gear = [thing for thing in equipment.find(document, lexicon) if thing.span.end not in areas]
    aircraft = {thing.span.end for thing in gear if thing.value.kind == "aircraft"}
    every, channels = parties.search(document, lexicon)
    named = [party for party in every if party.span.end not in areas]
    vessels = Stretches(thing.span for thing in gear if owners.is_vessel(thing))
    who = [
        party
        for party in (_bare(party, document) for party in named)
        if (party.value.kind != "group" or party.span.end not in aircraft) and not vessels.holds(party.span)
    ]  # "Su-30 fighters", "the landing ship Azov"
    titles = [thing.span for thing in gear if thing.value.named]
    taken = [_without_town(party, document) for party in who if party.value.kind in NAMED and not _is_house(party, document, lexicon)] + titles
    taken += channels
    where = places.find(document, lexicon, names=taken)
    pronouns = coreference.find(document, lexicon, who)
    owned = owners.find(document, lexicon, gear, known=who)
    owned += owners.again(document, gear, owned)
    things: list[Found[noun_phrases.Thing]] = [*who, *owned, *pronouns, *gear, *where, *quantities.find(document, lexicon, named=titles)]
    if (called := Stretches(found.span for found in pronouns if found.value.kind == "group")).spans:  # "the Lebanese group" is no Lebanon
        things = [thing for thing in things if thing.evidence == SPOKEN_OF or isinstance(thing.value, Materiel) or not called.holds(thing.span)]
    names = [found.span for found in (*who, *where)] + taken
    nationalities = [party.span for party in who if party.value.kind == "people"]
    ends = {thing.span.end for thing in things}
    things = [thing for thing in things if document.body[thing.span.start - 1] != "(" or not _is_short_form(thing.span, document.body, ends)]
    when = dates.find(document, lexicon)
    said = speakers.find(document, lexicon, who, coreferents=pronouns)
    heard = {speech.span: speech.value.speaker for speech in said if document.body[speech.span.start : speech.span.end].lower() in speakers.PERSONS}
    things = [replace(thing, value=heard[thing.span]) if thing.evidence == SPOKEN_OF and thing.span in heard else thing for thing in things]
    return Finds(
        sorted(things, key=lambda found: (found.span.start, found.span.end)),
        when,
        triggers.find(document, lexicon, names=names, adjectives=nationalities),
        status.find(document, lexicon, [found.span for found in when]),
        said,
    )


def _sends(party: Found[Party], document: Document) -> bool:
    """Tell the capital that a report is sent from, "TAIPEI, 11 August", from one that acts."""
    return party.value.kind == "body" and party.value.text.isupper() and document.body[party.span.end : party.span.end + 2] in DATELINE


def _without_town(party: Found[Party], document: Document) -> Span:
    """Return the words of a name within which nothing is a place: not the town of "the consulate in Damascus", "the parliament in Yerevan"."""
    house, within, _ = document.body[party.span.start : party.span.end].replace("\xa0", " ").partition(" in ")
    is_house = within and (party.value.kind == "body" or not HOUSES.isdisjoint(house.lower().split()))
    return Span(party.span.start, party.span.start + len(house)) if is_house else party.span


def _is_house(party: Found[Party], document: Document, lexicon: Lexicon) -> bool:
    """Tell the house from who governs in it: "at the Pentagon"."""
    before = document.body[max(0, party.span.start - 12) : party.span.start].lower().split()
    before = before[:-1] if before[-1:] == ["the"] else before
    if party.value.kind != "body" or before[-1:] not in (["at"], ["outside"], ["inside"], ["in"]):
        return False
    return any(place.kind == "seat" for place in lexicon.places.look_up(key(document.body[party.span.start : party.span.end])))


def _is_short_form(span: Span, text: str, ends: set[int]) -> bool:
    """Tell the short form behind a name, which is no further party: "the Syrian Democratic Forces (SDF)"."""
    opened = text[span.start - 1 : span.start] == "(" and text[span.end : span.end + 1] == ")"
    return opened and span.start - 2 in ends and text[span.start : span.end].isupper()


def _bare(party: Found[Party], document: Document) -> Found[Party]:
    """Take a participle from a name: "ousted President Bazoum" may be a verb and its object."""
    if party.value.kind != "person":
        return party
    start, end = party.span.start, party.span.end
    words = document.body[start:end]
    first = words.split(" ", 1)[0]
    if not first.islower() or not first.endswith("ed") or first == words:
        return party
    return replace(party, span=Span(start + len(first) + 1, end))


def mentioned(
    document: Document, lexicon: Lexicon, finds: Finds | None = None, *, loose: bool = False, asked: Span | None = None
) -> Iterator[tuple[Sentence, list[Event]]]:
    """Yield each sentence with the events it mentions, repeats not yet joined.

    `loose` adds the weak ones, whatever the text is about; the words at `asked` stand for an event, known or not.
    """
    finds = finds or search(document, lexicon)
    if asked is not None:
        finds = replace(finds, triggers=triggers.asked(document, lexicon, finds.triggers, asked))
    if not loose and not is_relevant(document, finds, lexicon):
        return
    sections = _sections(document, finds.dates)
    sticky = not sections and _is_chronology(document, finds.dates)
    earlier: Found[DateRange] | None = None
    section: Found[DateRange] | None = None
    scene: Scene | None = None
    headed: Scene | None = None
    paragraph = -1
    finders = (by_sentence(document, found) for found in (finds.things, finds.dates, finds.triggers, finds.cues))
    per = zip(*finders, _said(document, finds.speeches), strict=True)
    for number, (sentence, (inside, dated, triggered, cued, said)) in enumerate(zip(document.sentences, per, strict=True)):
        section = sections.get(sentence.span.start, section)
        if sentence.paragraph != paragraph and not sticky and (dated or not _has_hour(sentence.lows)):
            earlier = section
        paragraph = sentence.paragraph
        if sentence.role != "heading" and triggered:
            frame = clauses.frame(sentence, lexicon, inside, dated, triggered)
            entry = sticky and dated and dated[0].span.start == sentence.span.start
            near = headed if scene is None or number - scene.number > SCENE or entry else scene
            around = Surroundings(document.article, lexicon, cued, said, earlier, near, loose, sticky)
            events = assemble.events(frame, around)
            told = [found for found in dated if frame.clauses[frame.clause_of(frame.token_at(found.span.start))].opener not in clauses.AFRESH]
            scene = _scene(number, events, near, lexicon) or scene
            yield sentence, events
        else:
            told = dated
            if sentence.role == "heading":
                scene, headed = None, _heading(number, sentence, inside, lexicon)
            yield sentence, []
        if dated and (not sticky or dated[0].span.start == sentence.span.start):
            earlier = (told or dated)[-1]


def _has_hour(lows: Sequence[str]) -> bool:
    """Tell "at first light" and "by nightfall", which are of the day told before, be it in another paragraph."""
    told = not HOURS.isdisjoint(lows) and any(low in HOURS and "-" not in lows[max(0, at - 1) : at] for at, low in enumerate(lows))  # no "pre-dawn"
    return told or ("light" in lows and lows[lows.index("light") - 1] == "first")


def _scene(number: int, events: Sequence[Event], near: Scene | None, lexicon: Lexicon) -> Scene | None:
    """Return where a sentence of its own words puts its first lasting act."""
    borrowed = near.place if near is not None else None
    for event in events:
        if event.place is not None and event.place is not borrowed and _is_scene(event, event.place.value, lexicon):
            return Scene(number, event.place, event.when.value)
    return None


def _is_scene(event: Event, place: Place, lexicon: Lexicon) -> bool:
    """Tell a place where things go on from the town where a truce is signed."""
    kind = lexicon.types[event.type]
    if kind.leaves and event.place is not None and event.place.evidence[:1] == (REFERENCE,):
        return False  # "went home": what is told next is where they left
    return kind.lasting and not (place.precision in TOWNS and any(other.gathers and other.family == kind.family for other in lexicon.types.values()))


def _heading(number: int, sentence: Sentence, things: Sequence[Found[noun_phrases.Thing]], lexicon: Lexicon) -> Scene | None:
    """Return the place that is all there is in a heading: "In the Gulf of Aden"."""
    spots = [Found(thing.value, thing.span, thing.evidence) for thing in things if isinstance(thing.value, Place)]
    small = lexicon.grammar["preposition"] | lexicon.grammar["determiner"]
    rest = [token for token in sentence.tokens if token.low[0].isalnum() and not any(spot.span.holds(Span(token.start, token.end)) for spot in spots)]
    if not spots or any(token.low not in small for token in rest):
        return None
    return Scene(number, min(spots, key=lambda spot: spot.value.is_wide))


def _sections(document: Document, dates: Sequence[Found[DateRange]]) -> dict[int, Found[DateRange]]:
    """Return the dates that stand alone in a line over a section of a digest, by where the line begins; one alone is a byline."""
    lines = {sentence.span.start: sentence.span.end for sentence in document.sentences}
    heads = {
        found.span.start: found
        for found in dates
        if found.value.precision == "day" and found.span.start in lines and lines[found.span.start] - found.span.end <= WEEKDAY
    }
    paragraphs = {sentence.span.start: sentence.paragraph for sentence in document.sentences}
    alone = Counter(sentence.paragraph for sentence in document.sentences)
    kept = {start: found for start, found in heads.items() if alone[paragraphs[start]] == 1}
    return kept if len({found.value.first for found in kept.values()}) >= SECTIONS else {}


def _is_chronology(document: Document, dates: Sequence[Found[DateRange]]) -> bool:
    """Tell a list of dated entries, in which an entry's date holds until the next."""
    starts = {found.span.start for found in dates}
    opening = {sentence.paragraph for sentence in document.sentences if sentence.span.start in starts}
    paragraphs = {sentence.paragraph for sentence in document.sentences if sentence.role != "heading"}
    return len(opening) >= ENTRIES and len(opening) >= 0.3 * len(paragraphs)


def _said(document: Document, speeches: Sequence[Found[Speech]]) -> list[list[Found[Speech]]]:
    """Return for each sentence the speeches that carry words of it; a quotation may run over many sentences."""
    sentences = document.sentences
    starts = [sentence.span.start for sentence in sentences]
    carried: list[list[Found[Speech]]] = [[] for _ in sentences]
    for speech in speeches:
        content = speech.value.content
        for number in range(max(0, bisect_right(starts, content.start) - 1), bisect_left(starts, content.end)):
            carried[number].append(speech)
    return carried


def by_sentence(document: Document, found: Sequence[Found[T]]) -> Iterator[list[Found[T]]]:
    """Yield for each sentence what was found in it."""
    starts, index = [one.span.start for one in found], 0
    for sentence in document.sentences:
        first = bisect_left(starts, sentence.span.start, index)
        index = bisect_left(starts, sentence.span.end, first)
        yield list(found[first:index])
