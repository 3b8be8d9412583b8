"""Thirteen things that hold for whatever is read.

 1 No text makes the engine raise ............ test_properties, test_engine_properties
 2 Spans quote the text ...................... test_properties; dates here
 3 First is not after last, precision fits, words of a date stand in the text ........ here
 4 Hash seed, time zone, language, clock decide nothing ...... test_properties, test_architecture
 5 Ids are unique; order and repetition change none of them .. test_properties; here
 6 An unrelated paragraph only shifts; a day of publication moves only what hangs on it ...... test_engine_properties
 7 Two reports in one give the events of both . here
 8 Typography changes no event ............... test_engine_properties; here for any news
 9 Twice the text, about twice the work ...... test_properties, test_engine_properties
10 Coordinates, codes, bounds in range ....... test_properties; codes of types here
11 CSV and JSON lines lose nothing ........... test_csv; here
12 No trigger, no event; what is negated is not asserted ...... test_engine_properties; here
13 Any number of workers gives the same rows . here
"""

import json
import unicodedata
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from multiprocessing import get_context

import pytest
import texts
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from timeline import pipeline, record
from timeline.lexicon import DATA, default
from timeline.lexicon.rows import read as rows_of
from timeline.lexicon.triggers import COLUMNS
from timeline.model import Article
from timeline.read import dossier
from timeline.read import text as texting

TUESDAY = date(2022, 10, 11)
LONGEST = {"day": 1, "weekend": 2, "week": 7, "month": 31, "season": 92, "quarter": 92, "half": 184, "year": 366, "decade": 3653}
UNCODED = {"plover": {"negotiation", "statement", "denial", "casualties"}, "cameo": set()}  # as the schemes have it
some = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
news = st.lists(
    st.sampled_from([sentence.strip() + "." for sentence in texts.NEWS.replace("\n", " ").split(". ") if 20 < len(sentence) < 300]),
    min_size=1, max_size=5,
).map(" ".join)  # fmt: skip
# Each tells one event with all its parts, so that nothing is taken from, or joined with, another.
WHOLE = (
    "Russian troops arrived in Belarus on 18 October 2022.",
    "Israel bombed Aleppo on 3 March 2021.",
    "President Macron met Chancellor Scholz in Paris on 5 May 2022.",
    "Kenya withdrew 500 soldiers from Kismayo on 2 June 2016.",
    "North Korea tested a ballistic missile on 4 July 2017.",
    "Rebels of the M23 captured Goma on 20 November 2012.",
    "The United Kingdom sanctioned Iran on 10 January 2020.",
    "Poland and Lithuania held an exercise near Suwalki on 7 August 2019.",
    "Protesters marched in Minsk on 16 August 2020.",
    "Germany delivered tanks to Ukraine on 27 March 2023.",
)
OBJECTS = {
    "force": "300 soldiers", "unit": "a brigade", "ship": "a frigate", "aircraft": "two bombers", "vehicle": "ten tanks", "mover": "300 soldiers",
    "place": "Odesa", "party": "Ukraine", "state": "Ukraine", "person": "President Macron", "missile": "a ballistic missile", "drone": "ten drones",
    "weapon": "ten tanks", "group": "Hezbollah", "body": "the Security Council",
}  # fmt: skip


def read(text, published=TUESDAY):
    return pipeline.read(Article(text, published), default()).events


def told(events):
    """Return what each event says, without where."""
    return sorted(
        (
            event.type, event.status, event.label, str(event.when.value.first), str(event.when.value.last),
            tuple(party.value.name for party in event.actors), tuple(party.value.name for party in event.targets),
            event.place.value.name if event.place else "", event.quantity.value.text if event.quantity else "",
        )
        for event in events
    )  # fmt: skip


@some
@given(texts.anything | news, texts.days)
def test_the_words_of_a_date_stand_in_the_text_and_its_precision_fits_its_days(text, published):
    for event in read(text, published):
        when, span = event.when.value, event.when.span
        if when.basis in {"explicit", "relative"}:
            assert " ".join(text[span.start : span.end].split()) == " ".join(when.text.split())
        if when.first is not None and when.last is not None:
            assert (when.last - when.first).days + 1 <= LONGEST.get(when.precision, 10**7)
        if when.basis == "relative" and published is not None and when.first is not None:
            assert when.first.year <= published.year + 100


@some
@given(st.lists(news, min_size=1, max_size=4, unique=True), st.randoms(use_true_random=False))
def test_order_and_repetition_change_no_id(reports, chance):
    articles = [Article(text, TUESDAY) for text in reports]
    shuffled = articles * 2
    chance.shuffle(shuffled)

    def ids(some):
        return {record.event_id(one.id, event.trigger, event.type) for one in some for event in pipeline.read(one, default()).events}

    assert ids(articles) == ids(shuffled)


@some
@given(st.permutations(WHOLE), st.integers(2, 4))  # of more words it would be asked whether they speak of war
def test_reports_put_together_give_the_events_of_each(sentences, count):
    chosen = sentences[:count]
    assert told(read("\n\n".join(chosen))) == sorted(event for sentence in chosen for event in told(read(sentence)))


def test_each_of_those_reports_tells_one_event():
    assert [len(read(sentence)) for sentence in WHOLE] == [1] * len(WHOLE)


@some
@given(news, st.sampled_from(["NFC", "NFD"]))
def test_composed_and_decomposed_letters_are_the_same(text, form):
    def plain(events):
        return unicodedata.normalize("NFC", repr(told(events)))

    assert plain(read(unicodedata.normalize(form, text))) == plain(read(text))


@some
@example("Canada and Latvia agreed on Wednesday to raise the battlegroup at Adazi to a brigade.", (" ", "\xa0"))
@given(news, st.sampled_from([("'", "’"), (" ", "\xa0"), (" - ", " – "), ("\n", "\r\n")]))
def test_marks_of_typography_change_no_event_of_any_news(text, marks):
    plain, other = marks
    assume(plain in text or plain == "\n")
    text = text.replace(". ", ".\n\n", 1) if plain == "\n" else text

    def seen(content):
        events = pipeline.read(texting.article(content, published=TUESDAY), default()).events
        return [(event.type, event.status, event.when.value.first, [party.value.iso3 for party in event.actors]) for event in events]

    assert seen(text.replace(plain, other)) == seen(text)


@pytest.mark.parametrize("scheme", sorted(UNCODED))
def test_each_type_has_its_code_or_is_known_to_have_none(scheme):
    assert {name for name, kind in default().types.items() if not getattr(kind, scheme)} <= UNCODED[scheme] | {"refusal", "other"}


@some
@given(texts.anything | news, texts.days)
def test_a_row_comes_back_from_a_line_of_json(text, published):
    article = Article(text, published)
    for event in pipeline.read(article, default()).events:
        row = record.row(event, article, default().types)
        line = json.dumps({**row, "spans": record.spans(event)}, ensure_ascii=False, default=date.isoformat)
        assert "\n" not in line
        back = json.loads(line)
        days = {name: date.fromisoformat(back[name]) for name, value in row.items() if isinstance(value, date)}
        assert {name: days.get(name, back[name]) for name in row} == row
        assert {kind: [tuple(span) for span in spans] for kind, spans in back["spans"].items()} == {
            kind: [tuple(span) for span in spans] for kind, spans in record.spans(event).items()
        }


def objects(row):
    """Return a thing that a verb of this row may befall."""
    asked = [part.partition("=")[2].split("/") for part in row["slot"].split() if part.startswith(("object=", "any="))]
    return next((OBJECTS[name] for names in asked for name in names if name in OBJECTS), "Odesa")


VERBS = [row for row in rows_of(DATA / "languages" / "en" / "triggers.csv", COLUMNS) if row["kind"] == "verb" and row["type"] != "none"]


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from(VERBS), st.sampled_from(["did not", "never", "has not", "had never"]))
def test_what_is_negated_is_not_asserted(row, negation):
    head, *rest = row["pattern"].split()
    forms = {name: form for form, name in default().grammar.verb_forms(head).items()}
    verb = head if negation == "did not" else forms.get("participle", forms.get("past", head)) if "ha" in negation else forms.get("past", head)
    text = f"Russian forces {negation} {verb} {objects(row)} {' '.join(rest)} on Monday."
    at = text.index(verb)
    assert [event.label for event in read(text) if event.trigger.start == at and event.status == "asserted"] == []


def test_two_workers_give_the_rows_of_one():
    articles = [article for one in dossier.every(DATA / "samples") for article in one.articles][:8]
    alone = [pipeline.read(article) for article in articles]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        assert list(pool.map(pipeline.read, articles)) == alone
    assert sum(len(reading.events) for reading in alone) > len(articles)


def test_a_day_written_in_full_is_moved_by_no_day_of_publication():
    for shift in (0, 1, 7, 365):
        (event,) = read(WHOLE[0], TUESDAY + timedelta(shift))
        assert event.when.value.first == event.when.value.last == date(2022, 10, 18)
