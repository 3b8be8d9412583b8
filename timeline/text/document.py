"""Makes an article ready for the finders."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.lexicon import Lexicon
from timeline.model import Article, Document, Sentence, Span, Token
from timeline.text import clean, sentences
from timeline.tokens import tokens

LONGEST = 250  # tokens of a sentence


def prepare(article: Article, lexicon: Lexicon) -> Document:
    """Return the article with its boilerplate blanked, cut into sentences and tokens."""
    body, paragraphs = clean.clean(article, lexicon.boilerplate)
    ready = [
        sentence
        for number, paragraph in enumerate(paragraphs)
        for span in sentences.split(body, paragraph.span, lexicon.splitting)
        for sentence in _bounded(tokens(body, span.start, span.end), number, paragraph.role)
    ]
    return Document(article, body, tuple(ready))


def _bounded(words: tuple[Token, ...], paragraph: int, role: str) -> Iterator[Sentence]:
    """Yield a sentence, in pieces where it has no end: no step may take time by the square of its length."""
    for first in range(0, len(words), LONGEST):
        piece = words[first : first + LONGEST]
        yield Sentence(Span(piece[0].start, piece[-1].end), piece, paragraph, role)
