"""The commonest words of a language, by which a text is known to be written in it."""

from __future__ import annotations

from pathlib import Path

from timeline.lexicon.rows import DataError, read


def load(words: Path, name: str = "stopwords.csv") -> frozenset[str]:
    """Return the words of a table with one column, word."""
    found = set()
    for row in read(words / name, ("word",)):
        if not row["word"] or row["word"] != row["word"].strip().lower():
            raise DataError(f"{row.where}: {row['word']!r} is not a plain lower-case word; write it so")
        found.add(row["word"])
    return frozenset(found)
