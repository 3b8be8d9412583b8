"""Abbreviations and starter words, by which a full stop is told from the end of a sentence."""

from __future__ import annotations

from pathlib import Path

from timeline.lexicon.rows import DataError, read
from timeline.values import record

KINDS = ("title", "open", "starter", "numbered")


@record(frozen=True, slots=True)
class Splitting:
    """Sets of words in lower case without their last full stop.

    titles: never end a sentence ("Gen."). open: end one only before a starter ("U.S."). starters: words that commonly
    begin a sentence. numbered: words that may end one although they stand among the titles ("No.").
    """

    titles: frozenset[str]
    open: frozenset[str]
    starters: frozenset[str]
    numbered: frozenset[str]


def load(words: Path) -> Splitting:
    """Return the words of sentences.csv."""
    sets: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for row in read(words / "sentences.csv", ("word", "kind")):
        if row["kind"] not in KINDS:
            raise DataError(f"{row.where}: unknown kind {row['kind']!r}; use one of {', '.join(KINDS)}")
        sets[row["kind"]].add(row["word"])
    return Splitting(*(frozenset(sets[kind]) for kind in KINDS))
