"""How much each visible sign adds to the trust in an event."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

from timeline.lexicon.rows import DataError, Row, read

SIGNS = frozenset(
    "again base crowded date_before date_clause date_none date_published date_sentence denied first governed headline infinitive named_actor "
    "near_actor no_actor place planned possible quoted tally verb weak".split()
)


@dataclass(frozen=True, slots=True)
class Weight:
    """What a sign adds, and the words that say so in the reason."""

    value: float
    words: str


def load(folder: Path) -> dict[str, Weight]:
    """Return the weights of confidence.csv by sign; none may be missing."""
    weights = {}
    for row in read(folder / "confidence.csv", ("sign", "weight", "words", "note")):
        if row["sign"] not in SIGNS:
            raise DataError(f"{row.where}: unknown sign {row['sign']!r}; use one of {', '.join(sorted(SIGNS))}")
        if not row["words"].strip() or "," in row["words"]:
            raise DataError(f"{row.where}: words are {row['words']!r}; write a few, without a comma: they stand in a list")
        weights[row["sign"]] = Weight(_value(row), row["words"])
    if missing := SIGNS - weights.keys():
        raise DataError(f"{folder / 'confidence.csv'}: {', '.join(sorted(missing))} is missing; give it a row, with weight 0 if it should not count")
    return weights


def _value(row: Row) -> float:
    try:
        value = float(row["weight"])
    except ValueError:
        value = math.nan
    if not -1 <= value <= 1:
        raise DataError(f"{row.where}: weight is {row['weight']!r}; write a number from -1 to 1")
    return value
