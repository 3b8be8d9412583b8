"""Makes an article ready for the finders."""

from __future__ import annotations

from timeline.lexicon import Lexicon
from timeline.model import Article, Document, Sentence
from timeline.text import clean, sentences
from timeline.tokens import tokens


def prepare(article: Article, lexicon: Lexicon) -> Document:
    """Return the article with its boilerplate blanked, cut into sentences and tokens."""
    body, paragraphs = clean.clean(article, lexicon.boilerplate)
    ready = [
        Sentence(span, tokens(body, span.start, span.end), number, paragraph.role)
        for number, paragraph in enumerate(paragraphs)
        for span in sentences.split(body, paragraph.span, lexicon.splitting)
    ]
    return Document(article, body, tuple(ready))
