"""Turns what a reader pastes, or the text of a file, into an article with what its head says."""

from __future__ import annotations

from timeline.model import Article
from timeline.read import head, markup, text
from timeline.read.errors import ReadError
from timeline.read.head import Head


def article(content: str, *, name: str = "") -> Article:
    r"""Return the article; the source of a web page is freed of its tags. Without a headline it is called `name`.

    >>> article("<html><body><p>Troops moved to Minsk.</p></body></html>", name="page").text
    'Troops moved to Minsk.'
    """
    words, said = taken(content)
    if not words.strip() and content.strip():
        raise ReadError("this is the source of a web page without any text; copy the text from the page as the browser shows it")
    return text.article(words, published=said.published, title=said.title or name, source=said.source)


def taken(content: str) -> tuple[str, Head]:
    """Return the text proper and what its head says."""
    if len(content) <= 4 * text.LIMIT and markup.is_markup(content):
        words, said = markup.read(content)
        inside = head.read(words)
        return words, Head(said.title or inside.title, said.source or inside.source, said.published or inside.published)
    return content, head.read(content)
