"""Lines of web pages that belong to no article."""

from __future__ import annotations

from pathlib import Path


class Boilerplate:
    """Lines of web pages that belong to no article."""


def load(words: Path) -> Boilerplate:
    """Read the table."""
    return Boilerplate()
