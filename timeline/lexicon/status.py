"""Cues of status."""

from __future__ import annotations

from pathlib import Path


class StatusWords:
    """Cues of status."""


def load(words: Path) -> StatusWords:
    """Read the table."""
    return StatusWords()
