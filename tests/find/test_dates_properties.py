"""What holds for the dates of any text."""

from __future__ import annotations

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.edtf import bounds, edtf
from timeline.find import dates
from timeline.lexicon import default
from timeline.model import Article, Document
from timeline.text import prepare

WORDS = [
    "on", "in", "since", "by", "until", "from", "to", "between", "and", "-", "–", ",", ".", "(", ")", "/", "the", "end", "of", "early", "late", "mid",
    "Monday", "Friday", "May", "march", "October", "Oct.", "3", "29", "31", "1942", "2022", "480", "BC", "last", "next", "this", "week", "weekend",
    "month", "year", "years", "days", "two", "twenty", "hundred", "999999999", "ago", "later", "after", "past", "coming", "quarter", "third", "half",
    "summer", "spring", "winter", "1980s", "20th", "century", "today", "yesterday", "overnight", "night", "3 p.m.", "12:30", "0001", "9999",
    "Christmas", "Easter", "decade", "every", "will", "had", "been", "troops", "'s", "fiscal", "first", "9998", "millennium", "centuries", "00", "32",
]  # fmt: skip
LENGTHS = {
    "day": (1, 1), "weekend": (2, 2), "week": (1, 8), "month": (1, 31), "season": (1, 92), "quarter": (1, 92), "half": (1, 184), "year": (1, 366),
    "decade": (1, 3653), "range": (1, 3_700_000), "approx": (1, 3_700_000),
}  # fmt: skip

texts = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
published_days = st.one_of(st.none(), st.dates())


def ready(text: str, published: date | None) -> Document:
    """Return a report made ready."""
    return prepare(Article(text, published), default())


@given(texts, published_days)
def test_any_text_gives_ordered_quotable_intervals(text, published):
    document = ready(text, published)
    found = dates.find(document, default())
    assert [item.span for item in found] == sorted(item.span for item in found)
    for item in found:
        value = item.value
        assert value.text == " ".join(text[item.span.start : item.span.end].split())
        assert value.text
        assert value.reason
        assert item.evidence
        assert value.basis in {"explicit", "relative", "context"}
        if value.first and value.last:
            assert value.first <= value.last


@given(texts, published_days)
def test_precision_agrees_with_the_interval(text, published):
    for item in dates.find(ready(text, published), default()):
        value = item.value
        if value.first is None and value.last is None:
            assert value.precision == "unknown"
        elif value.first is None or value.last is None:
            assert value.precision == ("before" if value.first is None else "after")
        else:
            low, high = LENGTHS[value.precision]
            assert low <= (value.last - value.first).days + 1 <= high


@given(texts)
def test_without_a_publication_date_relative_phrases_stay_open(text):
    for item in dates.find(ready(text, None), default()):
        if item.value.basis == "relative":
            assert (item.value.first, item.value.last) == (None, None)


@given(texts, published_days)
def test_timexes_do_not_overlap_and_have_a_value(text, published):
    found = dates.timexes(ready(text, published), default())
    for before, after in pairwise(found):
        assert before.span.end <= after.span.start
    for item in found:
        assert item.value.kind in {"DATE", "TIME", "DURATION", "SET"}
        assert item.value.value
        assert text[item.span.start : item.span.end].strip() == text[item.span.start : item.span.end]


@given(texts, published_days)
def test_the_same_text_gives_the_same_dates(text, published):
    assert dates.find(ready(text, published), default()) == dates.find(ready(text, published), default())


@given(st.dates(), st.dates(), st.sampled_from(sorted(LENGTHS)))
def test_edtf_says_the_same_days(one, two, precision):
    first, last = min(one, two), max(one, two)
    assert bounds(edtf(first, last, precision)) == (first, last)


@given(st.text(max_size=60))
def test_a_publication_day_is_read_or_refused(text):
    assert dates.parse_day(text) is None or any(sign.isdecimal() for sign in text)


@pytest.mark.parametrize(
    "unit",
    ["1 ", "May ", "12 ", "the end of ", "from 3 to 7 ", "on Monday, ", "two hundred ", "( ", "1941-45 ", "early late ", "9", " ", "3/", "twenty-"],
)
def test_twice_the_text_takes_about_twice_as_long(unit):
    def seconds(count: int) -> float:
        document = ready(unit * count, date(2022, 10, 11))
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            dates.find(document, default())
            best = min(best, time.process_time() - start)
        return best

    few, many = seconds(1500), seconds(6000)
    assert many < 10 * few + 0.02  # four times the text


MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
FEASTS = ("christmas", "easter")
SPAN = 130  # years that "100 years later" and the like may lie from a year in the text


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join), published_days)
def test_the_words_of_an_explicit_date_contain_its_parts(text, published):
    for item in dates.find(ready(text, published), default()):
        value = item.value
        if value.basis != "explicit" or value.first is None or value.last is None:
            continue
        words, low = value.text.lower(), text.lower()
        if value.precision in {"day", "month", "year", "season", "quarter", "half"} and "century" not in words:
            # The year may stand at the other end of a range or list: "from March to June 2003"; the winter of 1942 ends in 1943.
            years = {value.first.year, value.last.year, value.first.year - (value.precision == "season")}
            assert any(f"{year % 100:02d}" in low or f"{year % 100}" in low for year in years), value
        if value.precision == "day" and not any(feast in words for feast in FEASTS):
            assert str(value.first.day) in words or "first" in words or "third" in words or "20th" in words or "twenty" in words, value
            assert MONTHS[value.first.month - 1] in low or f"{value.first.month}" in low, value


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_without_a_publication_date_every_year_is_from_the_text(text):
    """What the clock of the machine filled in would be a year that nobody wrote."""
    figures = {int(word) for word in text.replace("s", "").split() if word.isdecimal()}
    for item in dates.find(ready(text, None), default()):
        value = item.value
        for day in (value.first, value.last):
            if day is not None:
                assert any(abs(day.year - figure) <= SPAN for figure in figures) or "century" in text or "millennium" in text, value
