"""Finds the longest phrases of a table in a row of tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")
Start = tuple[list[T], frozenset[str], tuple[tuple[int, dict[tuple[str, ...], list[T]]], ...]]


def by_words(entries: Iterable[tuple[tuple[str, ...], T]]) -> dict[str, Start[T]]:
    """Return by the first word of each phrase what it means alone, the second words, and the tables of what is longer, longest first.

    Most words that begin a phrase stand before one that does not go on with it, which a single look-up then tells.
    """
    starts: dict[str, tuple[list[T], dict[int, dict[tuple[str, ...], list[T]]]]] = {}
    for words, value in entries:
        if words:
            alone, longer = starts.get(words[0]) or starts.setdefault(words[0], ([], {}))
            same = alone if len(words) == 1 else longer.setdefault(len(words), {}).setdefault(words, [])
            same.append(value)
    return {
        first: (alone, frozenset([words[1] for table in longer.values() for words in table]), tuple(sorted(longer.items(), reverse=True)))
        for first, (alone, longer) in starts.items()
    }


class Phrases(Generic[T]):
    """A table from phrases (tuples of token forms) to values, looked up by first token, longest first.

    >>> table = Phrases([(("saudi", "arabia"), "SAU"), (("saudi",), "adjective")])
    >>> [(start, end, values) for start, end, values in table.find(["in", "saudi", "arabia"])]
    [(1, 3, ['SAU'])]
    """

    def __init__(self, entries: Iterable[tuple[tuple[str, ...], T]]) -> None:
        self._starts = by_words(entries)
        self.firsts = frozenset(self._starts)

    def __len__(self) -> int:
        return sum(bool(alone) + sum(len(table) for _, table in longer) for alone, _, longer in self._starts.values())

    def at(self, words: Sequence[str], index: int) -> tuple[int, list[T]] | None:
        """Return (end, values) of the longest phrase that starts at `index`, or None."""
        start = self._starts.get(words[index])
        if start is None:
            return None
        alone, seconds, longer = start
        if longer and index + 1 < len(words) and words[index + 1] in seconds:
            for length, table in longer:
                if values := table.get(tuple(words[index : index + length])):
                    return index + length, values
        return (index + 1, alone) if alone else None

    def find(self, words: Sequence[str], among: Sequence[int] | None = None) -> Iterator[tuple[int, int, list[T]]]:
        """Yield (start, end, values) from left to right, never overlapping; `among` are the words at which one may begin, if that is known."""
        free, count, starts = 0, len(words), self._starts
        for index in [index for index, word in enumerate(words) if word in starts] if among is None else among:
            start = starts.get(words[index])
            if start is None or index < free or not (start[0] or (index + 1 < count and words[index + 1] in start[1])):
                continue
            hit = self.at(words, index)
            if hit is not None:
                yield index, hit[0], hit[1]
                free = hit[0]
