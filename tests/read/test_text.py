"""Bytes and pasted text become an Article, or a sentence that says why not."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.read import ReadError, text

SAMPLE = "Troops moved to Łódź – “at once”."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_an_encoding_is_recognised(encoding):
    assert text.decode(SAMPLE.encode(encoding)) == SAMPLE


def test_windows_letters_are_read():
    assert text.decode("café – “at once”".encode("cp1252")) == "café – “at once”"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"%PDF-1.7 ...", "a PDF file", id="pdf"),
        pytest.param(b"PK\x03\x04rest", "zip", id="docx"),
        pytest.param(bytes(range(256)), "not text", id="all bytes"),
        pytest.param(b"\x00\x01\x02\x03" * 10, "not text", id="zeros"),
        pytest.param(b"a" * (4 * text.LIMIT + 1), "at most 1,000,000", id="too many bytes"),
    ],
)
def test_what_is_no_text_is_refused(content, said):
    with pytest.raises(ReadError, match=said):
        text.decode(content)


@given(st.binary(max_size=200))
def test_any_bytes_are_decoded_or_refused(content):
    with contextlib.suppress(ReadError):
        assert isinstance(text.decode(content), str)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param("", "no text; paste or choose", id="empty"),
        pytest.param(" \n\t\u00a0", "no text; paste or choose", id="blank"),
        pytest.param("word " * 400_000, "2,000,000 characters are too long.*at most 1,000,000.*split", id="two megabytes"),
    ],
)
def test_text_that_cannot_be_read_says_why(given, said):
    with pytest.raises(ReadError, match=said):
        text.article(given)


def test_an_impossible_publication_date_has_its_own_sentence():
    with pytest.raises(ReadError, match="not in the calendar"):
        text.article("Troops moved.", published="2022-02-30")


def test_line_ends_and_half_characters_are_mended():
    article = text.article("\ufeffTroops\r\nmoved\ron\ud83d.", title=" A\n title ", published=date(2022, 10, 11))
    assert (article.text, article.title, article.published) == ("Troops\nmoved\non\ufffd.", "A title", date(2022, 10, 11))


@pytest.mark.parametrize(
    ("given", "headline"),
    [
        pytest.param("Troops move\n\nMINSK - Troops moved.", "Troops move", id="line alone"),
        pytest.param("Troops moved on Monday.\n\nThey left.", "", id="a sentence"),
        pytest.param("Troops move\nMINSK - Troops moved.", "", id="not alone"),
        pytest.param("x" * 201 + "\n\nText", "", id="too long"),
        pytest.param("Troops move", "", id="nothing below"),
        pytest.param("", "", id="empty"),
    ],
)
def test_a_headline_stands_alone(given, headline):
    assert text.headline(given) == headline
