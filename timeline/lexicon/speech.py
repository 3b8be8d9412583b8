"""Speech verbs and nouns."""

from __future__ import annotations

from pathlib import Path


class SpeechWords:
    """Speech verbs and nouns."""


def load(words: Path) -> SpeechWords:
    """Read the table."""
    return SpeechWords()
