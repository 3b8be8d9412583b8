"""Every trigger row proves itself: its example fires it, its counter-example does not."""

from datetime import date

import pytest

from timeline import pipeline
from timeline.lexicon import DATA
from timeline.lexicon.rows import read
from timeline.lexicon.triggers import BLOCK, COLUMNS
from timeline.model import Article

ROWS = list(read(DATA / "languages" / "en" / "triggers.csv", COLUMNS))
TUESDAY = date(2024, 3, 5)


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
