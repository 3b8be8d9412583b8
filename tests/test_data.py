"""The tables of data/: well formed, explained, and every example does what it says."""

import csv
import gzip
from collections import Counter

import pytest

from timeline.lexicon import DATA, default
from timeline.lexicon.rows import read

TABLES = sorted(path for path in DATA.rglob("*.csv*") if "samples" not in path.parts)
TRIGGERS = list(read(DATA / "languages/en/triggers.csv", ("pattern", "type", "example", "counter_example")))
tables = pytest.mark.parametrize("path", TABLES, ids=lambda path: str(path.relative_to(DATA)))


def content(path):
    raw = path.read_bytes()
    return (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")


@tables
def test_a_table_is_plain(path):
    text = content(path)
    assert "\r" not in text
    assert text.endswith("\n")
    assert not text.startswith("\ufeff")
    header, *lines = csv.reader(text.splitlines(keepends=True), strict=True)
    assert all(header)
    assert len(set(header)) == len(header)
    assert {len(cells) for cells in lines} <= {len(header)}
    assert all(cell == cell.strip() for cells in lines for cell in cells), "a cell has blanks at its ends"


@tables
def test_no_fact_stands_twice(path):
    assert [line for line, times in Counter(content(path).splitlines()).items() if times > 1] == []


@tables
def test_a_table_is_explained_in_the_readme(path):
    assert path.name in (DATA / "README.md").read_text(encoding="utf-8")


def test_there_are_enough_triggers():
    assert len(TRIGGERS) >= 250


def test_every_type_has_a_trigger():
    assert default().types.keys() - {row["type"] for row in TRIGGERS} == set()
