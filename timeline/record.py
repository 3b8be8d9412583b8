"""The columns of the table, one event as a flat row of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from timeline.edtf import edtf
from timeline.lexicon.types import EventType
from timeline.model import Article, DateRange, Event, Found, Materiel, Party, Place, Quantity, Reading, Span

Value = str | int | float | date | None
LIST = "; "
INT64 = 2**63 - 1


class Column(NamedTuple):
    """One column: its name, its pandas type and what it means."""

    name: str
    dtype: str
    help: str


TEXT, COUNT, NUMBER, DAY = "string", "Int64", "Float64", "datetime64[s]"

COLUMNS = (
    Column("event_id", TEXT, "Hash of article, trigger and type; the same when a report is read again"),
    Column("event_type", TEXT, "What happens, one of data/event_types.csv"),
    Column("group", TEXT, "Family of the type: movement, combat, diplomacy, statement, support or other"),
    Column("status", TEXT, "asserted, planned, possible or denied"),
    Column("label", TEXT, "Short headline of the event, from its own clause"),
    Column("date_start", DAY, "First day the words may mean"),
    Column("date_end", DAY, "Last day the words may mean"),
    Column("date_precision", TEXT, "How fine the date is: day, range, weekend, week, month, season, quarter, half, year, decade ..."),
    Column("date_basis", TEXT, "explicit, relative (counted from publication), context (a neighbouring date) or published (the news itself)"),
    Column("date_text", TEXT, "The words of the date"),
    Column("date_reason", TEXT, "How the date follows from the words"),
    Column("edtf", TEXT, "The date as an EDTF string"),
    Column("actors", TEXT, "Who acts, as named in the text; several joined by '; '"),
    Column("actors_iso3", TEXT, "ISO 3166 alpha-3 codes of the actors' states (XKX for Kosovo)"),
    Column("targets", TEXT, "Who is acted upon, as named in the text"),
    Column("targets_iso3", TEXT, "ISO 3166 alpha-3 codes of the targets' states"),
    Column("speaker", TEXT, "Whose words carry the event"),
    Column("speaker_iso3", TEXT, "ISO 3166 alpha-3 code of the speaker's state"),
    Column("via", TEXT, "The agency or outlet the words came through"),
    Column("quantity_min", COUNT, "Least number the words may mean"),
    Column("quantity_max", COUNT, "Greatest number the words may mean; none for 'more than 700'"),
    Column("quantity_unit", TEXT, "What is counted"),
    Column("quantity_text", TEXT, "The words of the quantity"),
    Column("forces", TEXT, "Units named in the text"),
    Column("equipment", TEXT, "Systems and platforms"),
    Column("place_name", TEXT, "Where it happens; the destination of a movement"),
    Column("lat", NUMBER, "Latitude of the place, degrees WGS 84"),
    Column("lon", NUMBER, "Longitude of the place, degrees WGS 84"),
    Column("iso3", TEXT, "ISO 3166 alpha-3 code of the place's country"),
    Column("admin1", TEXT, "First-level region of the place"),
    Column("place_precision", TEXT, "How fine the place is: point, city, admin1, region, country or sea"),
    Column("place_radius_km", NUMBER, "How far from its point the place may be, where the words set that: '20 km west of', 'near', 'between'"),
    Column("place_basis", TEXT, "stated, referred ('there', 'the city'), borrowed (of another act in the sentence) or scene (of the text before)"),
    Column("origin_name", TEXT, "Where a movement starts"),
    Column("origin_lat", NUMBER, "Latitude of the origin"),
    Column("origin_lon", NUMBER, "Longitude of the origin"),
    Column("origin_iso3", TEXT, "ISO 3166 alpha-3 code of the origin's country"),
    Column("origin_precision", TEXT, "How fine the origin is"),
    Column("origin_radius_km", NUMBER, "How far from its point the origin may be"),
    Column("sentence", TEXT, "The sentence that tells the event, as written"),
    Column("sentence_start", COUNT, "Offset of the sentence's first character in the article's text"),
    Column("sentence_end", COUNT, "Offset after the sentence's last character"),
    Column("trigger", TEXT, "The word that stands for the event, as written"),
    Column("trigger_start", COUNT, "Offset of the trigger's first character in the article's text"),
    Column("trigger_end", COUNT, "Offset after the trigger's last character"),
    Column("article_id", TEXT, "The article: its given id, else a digest of its text"),
    Column("article_title", TEXT, "Headline of the article"),
    Column("source", TEXT, "Outlet that published the article"),
    Column("url", TEXT, "Address of the article"),
    Column("published", DAY, "Day the article was published, as given by its metadata or the user"),
    Column("confidence", NUMBER, "0 to 1; a sum shown in confidence_reason"),
    Column("confidence_reason", TEXT, "The sum that gives the confidence"),
    Column("plover", TEXT, "PLOVER event of the type"),
    Column("cameo", TEXT, "CAMEO code of the type"),
    Column("acled", TEXT, "ACLED event / sub-event of the type"),
    Column("incident_id", TEXT, "Same for one event told by several articles"),
    Column("sources", COUNT, "Number of independent origins of the incident"),
    Column("source_reliability", TEXT, "Admiralty code of the source, A to F; judged by a person"),
    Column("info_credibility", TEXT, "Admiralty code of the information, 1 to 6; judged by a person"),
    Column("review", TEXT, "draft, checked or rejected"),
    Column("edited", TEXT, "Names of the fields a person changed"),
)
NAMES = tuple(column.name for column in COLUMNS)


def _quote(name: str, span: Span, article: Article) -> dict[str, Value]:
    return {name: article.text[span.start : span.end], f"{name}_start": span.start, f"{name}_end": span.end}


def _when(when: DateRange) -> dict[str, Value]:
    return {
        "date_start": when.first, "date_end": when.last, "date_precision": when.precision, "date_basis": when.basis,
        "date_text": when.text, "date_reason": when.reason, "edtf": edtf(when.first, when.last, when.precision),
    }  # fmt: skip


def _parties(role: str, parties: Iterable[Found[Party]]) -> dict[str, Value]:
    values = [found.value for found in parties]
    words = (" ".join((party.text or party.name).split()) for party in values)
    return {role: joined(words), f"{role}_iso3": joined(code for party in values for code in party.iso3)}


def _quantity(found: Found[Quantity] | None) -> dict[str, Value]:
    if found is None:
        return {}
    count = found.value
    return {
        "quantity_min": _storable(count.low),
        "quantity_max": _storable(count.high),
        "quantity_unit": count.unit,
        "quantity_text": " ".join(count.text.split()),
    }


def _place(found: Found[Place] | None) -> dict[str, Value]:
    if found is None:
        return {}
    place = found.value
    return {
        "place_name": place.name, "lat": place.lat, "lon": place.lon, "iso3": place.iso3, "admin1": place.admin1,
        "place_precision": place.precision, "place_radius_km": place.radius_km,
    }  # fmt: skip


def _origin(found: Found[Place] | None) -> dict[str, Value]:
    cells = {name.removeprefix("place_"): value for name, value in _place(found).items() if name != "admin1"}
    return {f"origin_{name}": value for name, value in cells.items()}


def joined(parts: Iterable[str]) -> str:
    """Join the distinct parts in their order.

    >>> joined(["RUS", "BLR", "RUS"])
    'RUS; BLR'
    """
    return LIST.join(dict.fromkeys(part for part in parts if part))


def parts(cell: str | None) -> list[str]:
    """Split a list cell again.

    >>> parts("RUS; BLR"), parts(None)
    (['RUS', 'BLR'], [])
    """
    return cell.split(LIST) if isinstance(cell, str) and cell else []


def _storable(count: int | None) -> int | None:
    """A number too great for the column is no count of anything; its words stay in quantity_text."""
    return count if count is not None and abs(count) <= INT64 else None


def event_id(article_id: str, trigger: Span, event_type: str) -> str:
    """Return the name of an event, stable when its article is read again.

    >>> event_id("a-1", Span(3, 8), "deployment")
    'e-5690f8a5d11d'
    """
    key = "\0".join((article_id, str(trigger.start), str(trigger.end), event_type))
    return f"e-{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def _names(materiel: Iterable[Found[Materiel]]) -> str:
    return joined(found.value.name for found in materiel)


def row(event: Event, article: Article, types: Mapping[str, EventType]) -> dict[str, Value]:
    """Return the event as one value a column, None where there is none."""
    kind = types[event.type]
    speaker = (event.speaker,) if event.speaker else ()
    values: dict[str, Value] = {
        "event_id": event_id(article.id, event.trigger, event.type),
        "event_type": event.type,
        "group": kind.group,
        "status": event.status,
        "label": event.label,
        **_when(event.when.value),
        **_parties("actors", event.actors),
        **_parties("targets", event.targets),
        **_parties("speaker", speaker),
        "via": event.via,
        **_quantity(event.quantity),
        "forces": _names(event.forces),
        "equipment": _names(event.equipment),
        **_place(event.place),
        "place_basis": event.place_basis,
        **_origin(event.origin),
        **_quote("sentence", event.sentence, article),
        **_quote("trigger", event.trigger, article),
        **_about(article),
        "confidence": event.confidence,
        "confidence_reason": event.confidence_reason,
        **codes(kind),
        "sources": 1,
        "review": "draft",
    }
    return {name: None if (value := values.get(name)) == "" else value for name in NAMES}


def _about(article: Article) -> dict[str, Value]:
    return {
        "article_id": article.id, "article_title": article.title, "source": article.source, "url": article.url, "published": article.published,
    }  # fmt: skip


def codes(kind: EventType) -> dict[str, Value]:
    """Return what other schemes call this type of event."""
    acled = f"{kind.acled_event} / {kind.acled_sub_event}" if kind.acled_sub_event else kind.acled_event
    return {"plover": kind.plover, "cameo": kind.cameo, "acled": acled}


def rows(readings: Iterable[Reading], types: Mapping[str, EventType]) -> Iterator[dict[str, Value]]:
    """Yield one row an event."""
    for reading in readings:
        for event in reading.events:
            yield row(event, reading.article, types)


def spans(event: Event) -> dict[str, list[tuple[int, int]]]:
    """Return where the words of each value stand, by name of the value; values without words are left out."""
    single: dict[str, Found[Any] | None] = {
        "date": event.when,
        "speaker": event.speaker,
        "quantity": event.quantity,
        "place": event.place,
        "origin": event.origin,
    }
    several: dict[str, tuple[Found[Any], ...]] = {
        "actors": event.actors,
        "targets": event.targets,
        "forces": event.forces,
        "equipment": event.equipment,
    }
    places: dict[str, list[Span]] = {"sentence": [event.sentence], "trigger": [event.trigger], "mentions": list(event.mentions)}
    places |= {name: [found.span] for name, found in single.items() if found}
    places |= {name: [found.span for found in founds] for name, founds in several.items()}
    return {name: sorted((span.start, span.end) for span in held if span.end > span.start) for name, held in places.items() if held}
