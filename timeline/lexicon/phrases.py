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
        self._starts: dict[str, dict[tuple[str, ...], list[T]]] = {}
        for words, value in entries:
            if words:
                self._starts.setdefault(words[0], {}).setdefault(words, []).append(value)
        self.firsts = frozenset(self._starts)
        self._lengths = {word: sorted({len(words) for words in table}, reverse=True) for word, table in self._starts.items()}

    def __len__(self) -> int:
        return sum(len(table) for table in self._starts.values())

    def at(self, words: Sequence[str], index: int) -> tuple[int, list[T]] | None:
        """Return (end, values) of the longest phrase that starts at `index`, or None."""
        lengths = self._lengths.get(words[index])
        if lengths is None:
            return None
        table = self._starts[words[index]]
        for length in lengths:
            if index + length <= len(words) and (values := table.get(tuple(words[index : index + length]))):
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
