"""The commonest words of a language, by which a text is known to be written in it."""

from __future__ import annotations

from pathlib import Path

from timeline.lexicon.rows import DataError, read


def load(words: Path, name: str = "stopwords.csv") -> frozenset[str]:
    """Return the words of a table with one column, word."""
    found = [row["word"] for row in read(words / name, ("word",))]
    if unfit := [word for word in found if word != word.strip().lower() or not word]:
        raise DataError(f"{words / 'stopwords.csv'}: {unfit[0]!r} is not a plain lower-case word; write it so")
    return frozenset(found)
