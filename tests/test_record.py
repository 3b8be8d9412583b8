"""One event becomes one flat row, with the spans of its words beside it."""

from datetime import date

import pytest

from timeline import record
from timeline.lexicon import default
from timeline.model import Article, DateRange, Event, Found, Materiel, Party, Place, Quantity, Span

TEXT = "Tens of thousands of Russian troops of the 1st Tank Army were moved from Russia to Minsk in February 2022, officials said."
ARTICLE = Article(TEXT, date(2022, 10, 11), "Troops move", "The desk", "https://example.org/1", "d1")


def at(value, words):
    start = TEXT.index(words)
    return Found(value, Span(start, start + len(words)))


def event(**changed):
    fields = {
        "type": "deployment", "status": "asserted", "label": "Russian troops moved",
        "when": at(DateRange(date(2022, 2, 1), date(2022, 2, 28), "month", "explicit", "in February 2022", "a month"), "in February 2022"),
        "trigger": at(None, "moved").span, "sentence": Span(0, len(TEXT)),
    }  # fmt: skip
    return Event(**fields | changed)


FULL = event(
    actors=(
        at(Party("Russia", ("RUS",), "people", "Russian"), "Russian"),
        at(Party("Union State", ("RUS", "BLR"), "organization", ""), "Russian troops"),
    ),
    speaker=at(Party("officials", (), "role", "officials"), "officials"),
    quantity=at(Quantity(20000, 99999, "troops", "Tens of thousands of"), "Tens of thousands of"),
    forces=(at(Materiel("1st Tank Army", "unit", True), "1st Tank Army"),),
    place=at(Place("Minsk", "BLR", "Minsk", 53.9, 27.57, "city", 12.5), "Minsk"),
    place_basis="scene",
    origin=at(Place("Russia", "RUS", "", 60.0, 100.0, "country"), "Russia to"),
    confidence=0.8,
)


def row(given):
    return record.row(given, ARTICLE, default().types)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("event_type", "deployment"),
        ("group", "movement"),
        ("date_start", date(2022, 2, 1)),
        ("date_end", date(2022, 2, 28)),
        ("date_precision", "month"),
        ("edtf", "2022-02"),
        ("actors", "Russian; Union State"),
        ("actors_iso3", "RUS; BLR"),
        ("targets", None),
        ("speaker", "officials"),
        ("speaker_iso3", None),
        ("quantity_min", 20000),
        ("quantity_max", 99999),
        ("forces", "1st Tank Army"),
        ("place_name", "Minsk"),
        ("lat", 53.9),
        ("admin1", "Minsk"),
        ("origin_name", "Russia"),
        ("origin_lat", 60.0),
        ("origin_iso3", "RUS"),
        ("origin_precision", "country"),
        ("origin_radius_km", None),
        ("place_radius_km", 12.5),
        ("place_basis", "scene"),
        ("sentence", TEXT),
        ("trigger", "moved"),
        ("article_id", "d1"),
        ("article_title", "Troops move"),
        ("published", date(2022, 10, 11)),
        ("confidence", 0.8),
        ("plover", "MOBILIZE"),
        ("cameo", "154"),
        ("acled", "Strategic developments / Change to group/activity"),
        ("sources", 1),
        ("review", "draft"),
        ("incident_id", None),
    ],
)
def test_a_column_of_a_full_event(column, value):
    assert row(FULL)[column] == value


def test_a_bare_event_has_every_column_and_no_place():
    cells = row(event())
    assert tuple(cells) == record.NAMES
    assert {cells[name] for name in record.NAMES if name.startswith(("place_", "origin_", "lat", "lon", "quantity_"))} == {None}


def test_offsets_quote_the_text():
    cells = row(FULL)
    assert TEXT[cells["trigger_start"] : cells["trigger_end"]] == cells["trigger"]
    assert TEXT[cells["sentence_start"] : cells["sentence_end"]] == cells["sentence"]


def test_a_number_no_column_can_hold_stays_in_its_words():
    cells = row(event(quantity=at(Quantity(10**30, None, "troops", "1" + "0" * 30), "troops")))
    assert (cells["quantity_min"], cells["quantity_text"]) == (None, "1" + "0" * 30)


def test_the_name_of_an_event_depends_on_article_trigger_and_type_alone():
    assert row(FULL)["event_id"] == row(event())["event_id"]
    others = {
        record.event_id("d2", FULL.trigger, "deployment"),
        record.event_id("d1", Span(0, 1), "deployment"),
        record.event_id("d1", FULL.trigger, "other"),
    }
    assert len(others | {row(FULL)["event_id"]}) == 4


def test_spans_tell_where_each_value_stands():
    spans = record.spans(FULL)
    quoted = {name: [TEXT[start:end] for start, end in held] for name, held in spans.items() if name != "sentence"}
    assert quoted == {
        "trigger": ["moved"], "date": ["in February 2022"], "actors": ["Russian", "Russian troops"], "speaker": ["officials"],
        "quantity": ["Tens of thousands of"], "forces": ["1st Tank Army"], "place": ["Minsk"], "origin": ["Russia to"],
    }  # fmt: skip


def test_column_names_are_unique_and_explained():
    assert len(set(record.NAMES)) == len(record.COLUMNS)
    assert all(column.help and column.dtype in {record.TEXT, record.COUNT, record.NUMBER, record.DAY} for column in record.COLUMNS)
