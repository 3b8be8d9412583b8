"""Reports as JSON lines, which the command line and the page open again."""

from __future__ import annotations

import json
from collections.abc import Iterable

from timeline.model import Article


def lines(articles: Iterable[Article]) -> bytes:
    """Return a line for each report, with all that reading it again needs.

    >>> lines([Article("Troops moved.", id="a")])
    b'{"id": "a", "title": "", "text": "Troops moved.", "published": "", "source": "", "url": ""}\\n'
    """
    return "".join(json.dumps(_fields(article)) + "\n" for article in articles).encode("ascii")


def _fields(article: Article) -> dict[str, str]:
    return {
        "id": article.id,
        "title": article.title,
        "text": article.text,
        "published": str(article.published or ""),
        "source": article.source,
        "url": article.url,
    }
