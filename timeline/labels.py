"""Writes the short headline of an event from the words of its own clause."""

from __future__ import annotations

import re

from timeline.clauses import Frame
from timeline.find.triggers import Candidate
from timeline.roles import Slots

LONGEST = 110
EDGES = " ,;:–—-\"“”'’."
BORROWS = frozenset(
    {"and", "or", "but", "who", "which", "ing", "resume", "before", "after", "while", "when"}
)  # openers of a clause without a subject of its own
BLANKS = re.compile(r"\s+")
LEADING = re.compile(r"^(?:and|but|or|that|which|who|when|while|as|where|because|after|before|if|,)\s+", re.IGNORECASE)


def label(frame: Frame, candidate: Candidate, slots: Slots, text: str) -> str:
    """Return at most 110 characters, whole words, beginning with the subject where it stands in another clause."""
    clause = frame.clauses[slots.clause]
    tokens = frame.sentence.tokens
    words = text[tokens[clause.first].start : tokens[clause.end - 1].end]
    words = LEADING.sub("", words.strip(EDGES))
    if slots.subject and slots.subject[0].last < clause.first and clause.opener in BORROWS:
        subject = text[tokens[slots.subject[0].first].start : tokens[slots.subject[-1].last].end]
        words = f"{subject} {words}"
    words = BLANKS.sub(" ", words).strip(EDGES)
    return _shorten(words[:1].upper() + words[1:])


def _shorten(words: str) -> str:
    if len(words) <= LONGEST:
        return words
    return words[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(EDGES) + "…"
