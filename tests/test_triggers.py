"""Every trigger row proves itself: its example fires it, its counter-example does not."""

import copy
from collections import Counter
from datetime import date

import pytest

from timeline import pipeline
from timeline.lexicon import DATA, default
from timeline.lexicon.rows import read
from timeline.lexicon.triggers import BLOCK, COLUMNS, load
from timeline.model import Article

ROWS = list(read(DATA / "languages" / "en" / "triggers.csv", COLUMNS))
TUESDAY = date(2024, 3, 5)
LEAST = 25  # rows of a type
COUNT = 1511  # rows in all: whoever adds or drops one means it, and changes this


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


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{row.where} {row['pattern']}") for row in ROWS if row["type"] == BLOCK])
def test_a_blocking_row_keeps_something_out(row, tmp_path):
    lines = (DATA / "languages" / "en" / "triggers.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    del lines[int(row.where.split(":")[1]) - 1]
    (tmp_path / "triggers.csv").write_text("".join(lines), encoding="utf-8")
    without = copy.copy(default())
    without.__dict__["triggers"] = load(tmp_path, without.types, without.grammar)
    assert pipeline.read(Article(row["example"], published=TUESDAY), without).events


def test_every_type_has_words_of_its_own():
    kinds = Counter(row["type"] for row in ROWS)
    assert {kind: kinds[kind] for kind in default().types if kinds[kind] < LEAST} == {}


def test_no_row_was_lost():
    assert len(ROWS) == COUNT
