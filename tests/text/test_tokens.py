"""Tokens quote the text, leave out nothing but blanks, and are the same by the short way as by the long one."""

import re

import texts
from hypothesis import given, settings

from timeline.tokens import TOKEN, tokens

FIRST_LINE = TOKEN.pattern[: TOKEN.pattern.index("\n")]


@given(texts.anything)
@settings(max_examples=150, deadline=None)
def test_tokens_quote_the_text_and_only_blanks_lie_between(text):
    found = tokens(text)
    assert all(text[token.start : token.end] == token.text for token in found)
    ends = [0, *(token.end for token in found)]
    starts = [*(token.start for token in found), len(text)]
    assert all(not re.search(r"\S", text[end:start]) for end, start in zip(ends, starts, strict=True))


@given(texts.anything)
@settings(max_examples=150, deadline=None)
def test_a_plain_word_is_told_as_the_other_lines_would_tell_it(text):
    assert FIRST_LINE.startswith("[A-Za-z]{2,}+")
    without = re.compile(TOKEN.pattern.removeprefix(FIRST_LINE).lstrip().removeprefix("|"), TOKEN.flags)
    assert [token.text for token in tokens(text)] == [match[0] for match in without.finditer(text)]


def test_a_stretch_of_a_text_keeps_the_offsets_of_the_whole():
    assert [(token.text, token.start) for token in tokens("The the U.S. U.S. the", 4, 17)] == [("the", 4), ("U.S.", 8), ("U.S.", 13)]
