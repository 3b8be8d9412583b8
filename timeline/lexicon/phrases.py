"""Finds the longest phrases of a table in a row of tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Phrases(Generic[T]):
    """A table from phrases (tuples of token forms) to values, looked up by first token, longest first.

    >>> table = Phrases([(("saudi", "arabia"), "SAU"), (("saudi",), "adjective")])
    >>> [(start, end, values) for start, end, values in table.find(["in", "saudi", "arabia"])]
    [(1, 3, ['SAU'])]
    """

    def __init__(self, entries: Iterable[tuple[tuple[str, ...], T]]) -> None:
        starts: dict[str, dict[int, dict[tuple[str, ...], list[T]]]] = {}
        for words, value in entries:
            if words:
                starts.setdefault(words[0], {}).setdefault(len(words), {}).setdefault(words, []).append(value)
        self._starts = {word: tuple(sorted(tables.items(), reverse=True)) for word, tables in starts.items()}
        self.firsts = frozenset(starts)

    def __len__(self) -> int:
        return sum(len(table) for tables in self._starts.values() for _, table in tables)

    def at(self, words: Sequence[str], index: int) -> tuple[int, list[T]] | None:
        """Return (end, values) of the longest phrase that starts at `index`, or None."""
        for length, table in self._starts.get(words[index], ()):
            if values := table.get(tuple(words[index : index + length])):
                return index + length, values
        return None

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, int, list[T]]]:
        """Yield (start, end, values) from left to right, never overlapping."""
        free, firsts = 0, self.firsts
        for index in [index for index, word in enumerate(words) if word in firsts]:
            hit = self.at(words, index) if index >= free else None
            if hit is not None:
                yield index, hit[0], hit[1]
                free = hit[0]
