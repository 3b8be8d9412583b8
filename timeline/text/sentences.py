"""Cuts a paragraph into sentences; stub."""

from __future__ import annotations

import re

from timeline.model import Span


def split(body: str, span: Span) -> list[Span]:
    """Return the sentences of a paragraph."""
    return [Span(m.start(), m.end()) for m in re.compile(r"\S.*?(?:[.!?][\"”’]?(?=\s)|$)", re.S).finditer(body, span.start, span.end)]
