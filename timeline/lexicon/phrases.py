"""Finds the longest phrases of a table in a row of tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")
Longer = tuple[tuple[int, dict[tuple[str, ...], list[T]]], ...]  # tables by number of words, longest first


def by_words(entries: Iterable[tuple[tuple[str, ...], T]]) -> dict[str, tuple[list[T], dict[str, Longer[T]]]]:
    """Return by the first word of each phrase what it means alone, and by its second word the tables of what is longer.

    Most words that begin a phrase stand before one that does not go on with it, which a single look-up then tells.
    """
    starts: dict[str, tuple[list[T], dict[str, dict[int, dict[tuple[str, ...], list[T]]]]]] = {}
    for words, value in entries:
        if words:
            alone, longer = starts.setdefault(words[0], ([], {}))
            same = alone if len(words) == 1 else longer.setdefault(words[1], {}).setdefault(len(words), {}).setdefault(words, [])
            same.append(value)
    return {
        first: (alone, {second: tuple(sorted(tables.items(), reverse=True)) for second, tables in longer.items()})
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
        return sum(bool(alone) + sum(len(table) for tables in longer.values() for _, table in tables) for alone, longer in self._starts.values())

    def at(self, words: Sequence[str], index: int) -> tuple[int, list[T]] | None:
        """Return (end, values) of the longest phrase that starts at `index`, or None."""
        start = self._starts.get(words[index])
        if start is None:
            return None
        alone, longer = start
        if longer and index + 1 < len(words):
            for length, table in longer.get(words[index + 1], ()):
                if values := table.get(tuple(words[index : index + length])):
                    return index + length, values
        return (index + 1, alone) if alone else None

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, int, list[T]]]:
        """Yield (start, end, values) from left to right, never overlapping."""
        free, firsts = 0, self.firsts
        if firsts.isdisjoint(words):
            return
        for index in [index for index, word in enumerate(words) if word in firsts]:
            hit = self.at(words, index) if index >= free else None
            if hit is not None:
                yield index, hit[0], hit[1]
                free = hit[0]
