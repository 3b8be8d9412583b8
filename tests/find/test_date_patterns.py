"""Every pattern of the date grammar proves itself by the example in its row."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.find import dates
from timeline.lexicon import DATA, DataError, default
from timeline.lexicon.date_patterns import COLUMNS, Grammar
from timeline.lexicon.rows import Row, read
from timeline.model import Article, Document, Found, Sentence, Span, Timex
from timeline.tokens import tokens

PATH = DATA / "languages" / "en" / "date_patterns.csv"
ROWS = [row for row in read(PATH, COLUMNS) if row["kind"] != "part"]
TOLD = {"told", "same"}  # read only where the past is told, and so without a publication date


def found(text: str, published: date | None) -> list[Found[Timex]]:
    """Return the time expressions of one sentence."""
    document = Document(Article(text, published), text, (Sentence(Span(0, len(text)), tokens(text), 0),))
    return dates.timexes(document, default())


@pytest.mark.parametrize("row", ROWS, ids=[row["name"] for row in ROWS])
def test_each_pattern_reads_its_example_and_not_its_counter_example(row: Row):
    published = None if row["kind"] in TOLD else date(2022, 10, 11)
    if row["example"]:
        seen = found(row["example"], published)
        assert ";".join(item.value.value for item in seen) == row["value"]
        assert row.where in {where for item in seen for where in item.evidence}
    if row["counter_example"]:
        assert row.where not in {where for item in found(row["counter_example"], published) for where in item.evidence}
    assert row["example"] or row["counter_example"], f"{row.where}: give the pattern an example"


def grammar(tmp_path, pattern: str) -> Grammar:
    """Return a grammar of one pattern."""
    path = tmp_path / "date_patterns.csv"
    path.write_text(f'{",".join(COLUMNS)}\nsample,calendar,"{pattern}",,,\n', encoding="utf-8")
    return Grammar(path, {"june": ("MONTH", "6")}, [], [])


def test_a_pattern_is_found_by_word_classes(tmp_path):
    sample = grammar(tmp_path, "month=MONTH year=YEAR")
    text = "".join(sample.symbols[token.low] for token in tokens("It was June 1942 when"))
    assert [match.span() for rule in sample.rules for match in rule.regex.finditer(text)] == [(2, 4)]


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        pytest.param("month=MONTHS", "unknown class 'MONTHS'", id="unknown class"),
        pytest.param("(month=MONTH", "not well formed", id="bracket left open"),
        pytest.param("month=MONTH @", "'@' has no meaning", id="strange mark"),
    ],
)
def test_a_fault_in_a_pattern_names_file_row_and_remedy(tmp_path, pattern, fault):
    with pytest.raises(DataError, match=rf"^date_patterns\.csv:2: .*{fault}"):
        grammar(tmp_path, pattern)


def test_only_the_patterns_that_begin_so_are_tried_and_none_of_those_is_left_out():
    grammar = default().dates.grammar
    tried = 0
    for row in ROWS:
        text = "".join(grammar.symbols[token.low] for token in tokens(row["example"]))
        for at in range(len(text)):
            rules, prefixes = grammar.beginning[text[at : at + 2]]
            matching = [rule for rule in (*grammar.rules, *grammar.prefixes) if rule.regex.match(text, at)]
            assert set(matching) <= {*rules, *prefixes}, (row.where, text[at:])
            assert not matching or grammar.beginning.starts.match(text, at), row.where
            tried += len(matching)
    assert tried > len(ROWS)
