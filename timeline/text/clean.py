"""Blanks what belongs to no article; stub."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.lexicon.boilerplate import Boilerplate
from timeline.model import Article, Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the body that is read as one."""

    span: Span
    role: str


def clean(article: Article, boilerplate: Boilerplate) -> tuple[str, tuple[Paragraph, ...]]:
    """Return the body and its paragraphs."""
    body = article.text
    result, start = [], 0
    for line in body.split("\n"):
        if line.strip():
            result.append(Paragraph(Span(start, start + len(line)), "body"))
        start += len(line) + 1
    return body, tuple(result)
