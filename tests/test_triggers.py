"""Every trigger row proves itself: its example fires it, its counter-example does not."""

import contextlib
import copy
from collections import Counter
from datetime import date

import pytest

from timeline import pipeline
from timeline.lexicon import DATA, default
from timeline.lexicon.rows import read
from timeline.lexicon.triggers import BLOCK, COLUMNS, TriggerRow, load
from timeline.model import Article

ROWS = list(read(DATA / "languages" / "en" / "triggers.csv", COLUMNS))
TUESDAY = date(2024, 3, 5)
LEAST = 25  # rows of a type
COUNT = 1679  # rows in all: whoever adds or drops one means it, and changes this


def events(text):
    return pipeline.read(Article(text, published=TUESDAY)).events


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{row.where} {row['pattern']}") for row in ROWS if row["type"] != BLOCK])
def test_an_example_gives_its_type(row):
    assert row["type"] in {event.type for event in events(row["example"]) if row.where in event.evidence}


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{row.where} {row['pattern']}") for row in ROWS if row["counter_example"]])
def test_a_counter_example_does_not(row):
    assert row.where not in {fired for event in events(row["counter_example"]) for fired in event.evidence}


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{row.where} {row['pattern']}") for row in ROWS if row["type"] == BLOCK])
def test_a_blocking_row_yields_nothing(row):
    assert not [event.type for event in events(row["example"])]


@pytest.fixture(scope="module")
def lexicon():
    """A lexicon of our own, out of which rows are taken."""
    own = copy.copy(default())
    own.__dict__["triggers"] = load(DATA / "languages" / "en", own.types, own.grammar)
    return own


def lists(table):
    """Yield the lists of rows of a table of phrases."""
    for alone, _, longer in table._starts.values():
        yield alone
        yield from (values for _, forms in longer for values in forms.values())


@contextlib.contextmanager
def taken_out(lexicon, where):
    """Take a row out of the tables of a lexicon for a while."""
    held = []
    for table in (lexicon.triggers.verbs, lexicon.triggers.nouns):
        for values in {id(values): values for values in lists(table)}.values():
            rows = [value if isinstance(value, TriggerRow) else value[0] for value in values]
            if any(row.where == where for row in rows):
                held.append((values, list(values)))
                values[:] = [value for value, row in zip(values, rows, strict=True) if row.where != where]
    assert held
    yield
    for values, before in held:
        values[:] = before


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{row.where} {row['pattern']}") for row in ROWS])
def test_no_row_can_be_spared(row, lexicon):
    """Without a row its example is read otherwise, or not at all: whoever deletes one fails a test, whatever rows there are beside it."""
    article = Article(row["example"], published=TUESDAY)
    whole = told(article, lexicon)
    with taken_out(lexicon, row.where):
        assert told(article, lexicon) != whole


def told(article, lexicon):
    """Return what a reader would miss: the events with their sides."""
    found = pipeline.read(article, lexicon).events
    return [(one.type, one.status, one.trigger, *([party.value.name for party in side] for side in (one.actors, one.targets))) for one in found]


def test_every_type_has_words_of_its_own():
    kinds = Counter(row["type"] for row in ROWS)
    assert {kind: kinds[kind] for kind in default().types if kinds[kind] < LEAST} == {}


def test_no_row_was_lost():
    assert len(ROWS) == COUNT
