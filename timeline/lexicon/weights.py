"""How much each visible sign adds: to the trust in an event, or to the suspicion that one was missed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from timeline.lexicon.rows import DataError, Row, read
from timeline.values import record

CONFIDENCE = frozenset(
    "again base crowded date_before date_clause date_none date_published date_sentence denied first governed headline infinitive named_actor "
    "near_actor no_actor place planned possible quoted tally verb weak".split()
)
MOST_SUMS = 4096  # kept at a time
MISSED = frozenset("act base date few force known many negated number past person place plan question weapon".split())


@record(frozen=True, slots=True)
class Weight:
    """What a sign adds, and the words that say so in the reason."""

    value: float
    words: str


class Weights(dict[str, Weight]):
    """The weight of each sign; the sum of signs that come together again is kept."""

    def __init__(self, weights: Mapping[str, Weight]) -> None:
        super().__init__(weights)
        self._sums: dict[tuple[str, ...], tuple[float, str]] = {}

    def summed(self, signs: tuple[str, ...], least: float, most: float) -> tuple[float, str]:
        """Return the sum of what signs add, held within bounds, with its terms in words."""
        if signs not in self._sums:
            if len(self._sums) >= MOST_SUMS:
                self._sums.clear()
            self._sums[signs] = total([(self[sign].words, self[sign].value) for sign in signs if self[sign].value], least, most)
        return self._sums[signs]


def load(path: Path, signs: frozenset[str]) -> Weights:
    """Return the weights of a table by sign; none may be missing."""
    weights: dict[str, Weight] = {}
    for row in read(path, ("sign", "weight", "words", "note")):
        if row["sign"] not in signs:
            raise DataError(f"{row.where}: unknown sign {row['sign']!r}; use one of {', '.join(sorted(signs))}")
        if not row["words"].strip() or "," in row["words"]:
            raise DataError(f"{row.where}: words are {row['words']!r}; write a few, without a comma: they stand in a list")
        weights[row["sign"]] = Weight(_value(row), row["words"])
    if missing := signs - weights.keys():
        raise DataError(f"{path}: {', '.join(sorted(missing))} is missing; give it a row, with weight 0 if it should not count")
    return Weights(weights)


def total(terms: Iterable[tuple[str, float]], least: float, most: float) -> tuple[float, str]:
    """Return a sum held within bounds, and its terms in words; where it had to be held a term of its own says by how much.

    >>> total([("a date", 0.25), ("a place", 0.1)], 0, 1), total([("a date", 0.9), ("a place", 0.4)], 0, 0.97)
    ((0.35, 'a date +0.25, a place +0.10'), (0.97, 'a date +0.90, a place +0.40, bounded -0.33'))
    """
    listed = list(terms)
    whole = round(sum([value for _, value in listed]), 2)
    held = min(most, max(least, whole))
    if held != whole:
        listed.append(("bounded", held - whole))
    return held, ", ".join([_term(words, value) for words, value in listed])


@lru_cache(maxsize=1024)
def _term(words: str, value: float) -> str:
    return f"{words} {value:+.2f}"


def _value(row: Row) -> float:
    try:
        value = float(row["weight"])
    except ValueError:
        value = math.nan
    if not -1 <= value <= 1:
        raise DataError(f"{row.where}: weight is {row['weight']!r}; write a number from -1 to 1")
    return value
