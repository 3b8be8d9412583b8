"""Marks up the text of one record: dates, places, or coded events, in the forms that other programs exchange."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from timeline import ends, record
from timeline.lexicon import Lexicon
from timeline.lexicon.types import EventType
from timeline.model import Article, Document, Event, Found, Party, Place, Span
from timeline.read import ReadError, days
from timeline.read.text import SURROGATE
from timeline.values import replace

Fields = dict[str, Any]
KIND_ACTS = frozenset({"AID", "CONSULT", "COOPERATE", "RETREAT", "SUPPORT"})  # PLOVER: promised, these are AGREE
STOPS = ".!?\"'\u201d\u2019"


def dates(fields: Fields, lexicon: Lexicon) -> Fields:
    """Return the time expressions of a record as TIMEX3 values, counted from its `dct`."""
    from timeline.find import dates

    published, problem = _published(fields, "dct")
    found = dates.timexes(_document(fields, published, lexicon), lexicon)
    marks = [{**_span(one.span), "type": one.value.kind, "value": one.value.value, **_modifier(one.value.modifier)} for one in found]
    return {"doc_id": fields.get("doc_id"), "timexes": marks, **problem}


def places(fields: Fields, lexicon: Lexicon) -> Fields:
    """Return the place names of a record with their coordinates."""
    from timeline.find import places

    found = places.toponyms(_document(fields, None, lexicon), lexicon)  # where something is does not hang on the day
    return {"doc_id": fields.get("doc_id"), "toponyms": [_toponym(one) for one in found]}


def code(fields: Fields, lexicon: Lexicon) -> Fields:
    """Return the events of a record, the best first, with the roles that coders exchange; of a mere name, its state.

    A record is coded, not sifted: what is told in passing counts too, but comes last, and only where nothing surer is told.
    With a `trigger` the event at that word is the first.
    """
    from timeline import pipeline
    from timeline.find import parties, places

    published, problem = _published(fields, "published")
    article, asked = _closed(_article(fields, published)), _asked(fields)
    events = _ranked(pipeline.coded(article, lexicon, asked=asked), asked, lexicon.types)
    document = _document(fields, None, lexicon)
    spots = places.toponyms(document, lexicon) if events else []
    named = _states(parties.find(document, lexicon), spots) if events else []
    marks = [_sides(event, named, lexicon) | _coded(event, lexicon) for event in events]
    if asked is not None and events:
        told = ends.of(article.text, events[0], spots, lexicon)
        marks[0] = {side: _places(spot) for side, spot in told.items()} | marks[0]
    result: Fields = {"id": fields.get("id"), "events": marks, **problem}
    if not events and (actor := parties.resolve(article.text, lexicon)):
        result["actor"] = {"name": actor.name, "iso3": "".join(actor.iso3[:1])}
    return result


def _closed(article: Article) -> Article:
    """Add the full stop that a snippet may lack: without one it would be taken for a heading."""
    bare = article.text.rstrip().endswith(tuple(STOPS))
    return article if bare or not article.text.strip() else replace(article, text=article.text.rstrip() + ".")


def _asked(fields: Fields) -> Span | None:
    """Return the trigger that a record asks about, if any."""
    asked = fields.get("trigger")
    if not isinstance(asked, dict) or not all(isinstance(asked.get(end), int) for end in ("start", "end")):
        return None
    return Span(asked["start"], asked["end"])


def _ranked(events: Iterable[Event], asked: Span | None, types: Mapping[str, EventType]) -> list[Event]:
    """Return the events, the asked for first, then in the order of the text, tallies and what has no code last.

    Weak ones stay only where they are asked for or alone.
    """

    def place(event: Event) -> tuple[bool, bool, Span]:
        kind = types[event.type]
        return asked is None or not _overlap(event.trigger, asked), kind.tally or not (kind.plover or kind.speaks), event.trigger

    ranked = sorted(events, key=place)
    firm = [event for event in ranked if "weak" not in event.confidence_reason or (asked is not None and _overlap(event.trigger, asked))]
    return firm or ranked


def _overlap(one: Span, two: Span) -> bool:
    return one.start < two.end and two.start < one.end


def _states(who: Iterable[Found[Party]], spots: Iterable[Found[Place]]) -> list[tuple[Span, str]]:
    """Return where a text names a state, its people, bodies and places."""
    named = {one.span: "".join(one.value.iso3[:1]) for one in who} | {one.span: one.value.iso3 or "" for one in spots}
    return sorted((span, iso3) for span, iso3 in named.items() if iso3)


def _sides(event: Event, named: Sequence[tuple[Span, str]], lexicon: Lexicon) -> Fields:
    """Return who may act and whom it may befall where no words say so: coders name two sides, and fall back on the state of the place."""
    inside = [(span, iso3) for span, iso3 in named if event.sentence.start <= span.start < event.sentence.end]
    known = {iso3 for party in (*event.actors, *event.targets) for iso3 in party.value.iso3}
    before = [mark for mark in inside if mark[0].end <= event.trigger.start and mark[1] not in known]
    after = [mark for mark in inside if mark[0].start >= event.trigger.end and mark[1] not in known]
    sides: Fields = {}
    if not event.actors and before:
        sides["source"] = [_with_state(*before[0])]
    if not event.targets and not lexicon.types[event.type].mutual:
        spot = next((spot for spot in (event.place, event.origin) if spot and spot.value.iso3), None)
        if spot is not None:
            sides["target"] = _places(spot)
        elif after:
            sides["target"] = [_with_state(*after[0])]
    return sides


def _coded(event: Event, lexicon: Lexicon) -> Fields:
    kind = lexicon.types[event.type]
    where = "destination" if kind.moves_forces else "place"
    roles = {
        "source": _parties(event.actors), "target": _parties(event.targets),
        where: _places(event.place), "origin": _places(event.origin),
    }  # fmt: skip
    codes = record.codes(kind)
    if event.status == "planned" and kind.plover in KIND_ACTS:
        codes["plover"] = "AGREE"
    return {
        "event_type": event.type, "status": event.status, **{name: value for name, value in codes.items() if value},
        "trigger": _span(event.trigger), **{role: marks for role, marks in roles.items() if marks},
    }  # fmt: skip


def _parties(parties: Iterable[Found[Party]]) -> list[Fields]:
    return [_with_state(one.span, "".join(one.value.iso3[:1])) for one in parties]


def _places(place: Found[Place] | None) -> list[Fields]:
    return [_with_state(place.span, place.value.iso3)] if place else []


def _with_state(span: Span, iso3: str) -> Fields:
    return {**_span(span), "iso3": iso3} if iso3 else _span(span)


def _toponym(one: Found[Place]) -> Fields:
    place = one.value
    return {**_span(one.span), "name": place.name, "lat": place.lat, "lon": place.lon, "iso3": place.iso3, "precision": place.precision}


def _span(span: Span) -> Fields:
    return {"start": span.start, "end": span.end}


def _modifier(modifier: str) -> Fields:
    return {"mod": modifier} if modifier else {}


def _document(fields: Fields, published: date | None, lexicon: Lexicon) -> Document:
    from timeline.text import prepare

    return prepare(_article(fields, published), lexicon)


def _published(fields: Fields, name: str) -> tuple[date | None, Fields]:
    """Return the day of publication; one that can't be read is none, and the record says why."""
    try:
        return days.read(str(fields.get(name) or "")), {}
    except ReadError as fault:
        return None, {"problem": f"{fault}; relative dates stay open"}


def _article(fields: Fields, published: date | None) -> Article:
    """Unlike a reader this keeps the length of the text: offsets must fit the record's own."""
    text = fields.get("text")
    if not isinstance(text, str):
        raise ReadError("there is no text; each record needs one")
    steady = SURROGATE.sub("\ufffd", text).replace("\r\n", " \n").replace("\r", "\n")
    return Article(steady, published, title=str(fields.get("title") or ""), id=str(fields.get("id") or ""))
