"""Finds quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from timeline.model import Document, Span

MARK = re.compile(r"[\"“”„«»‘’]|``|''")
OPENING = frozenset({"“", "„", "«", "``", "‘"})
CLOSER = {"“": '”"', "„": "“”", "«": "»", "``": "''", '"': '"”', "‘": "’"}  # careless editors mix straight and curly marks


def find(document: Document) -> list[Span]:
    r"""Return the outermost quotations with their marks; one that is never closed ends with its paragraph.

    >>> from timeline.lexicon import default
    >>> from timeline.model import Article
    >>> from timeline.text import prepare
    >>> text = "He said “we go”. Then: \"Not 'now'\" and “so on."
    >>> [text[span.start : span.end] for span in find(prepare(Article(text), default()))]
    ['“we go”', '"Not \'now\'"', '“so on.']
    """
    spans: list[Span] = []
    for _, group in groupby(document.sentences, key=lambda sentence: sentence.paragraph):
        sentences = list(group)
        spans += _paragraph(document.body, sentences[0].span.start, sentences[-1].span.end)
    return spans


def _paragraph(body: str, start: int, end: int) -> Iterator[Span]:
    opened: tuple[int, str] | None = None
    for match in MARK.finditer(body, start, end):
        mark, at = match[0], match.start()
        before = body[at - 1] if at > start else " "
        after = body[match.end()] if match.end() < end else " "
        if opened is None:
            if _opens(mark, before, after):
                opened = (at, mark)
        elif mark in CLOSER[opened[1]] and _closes(mark, before, after):
            yield Span(opened[0], match.end())
            opened = None
    if opened is not None and opened[1] != "‘":
        yield Span(opened[0], end)


def _opens(mark: str, before: str, after: str) -> bool:
    """A straight mark opens before a word; behind a digit it stands for inches."""
    if mark == '"':
        return not after.isspace() and not before.isalnum()
    return mark in OPENING and not (mark == "‘" and (before.isalnum() or after.isspace()))


def _closes(mark: str, before: str, after: str) -> bool:
    """A straight mark after a blank opens again rather than closes; an apostrophe stands within a word."""
    if mark == "’":
        return not after.isalnum() and not before.isspace()
    return mark != '"' or not before.isspace() or after.isspace()
