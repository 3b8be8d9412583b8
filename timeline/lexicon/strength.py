"""How the number of an event is read as the strength of a force."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path

from timeline.lexicon.rows import DataError, Row, read
from timeline.values import record

COLUMNS = ("type", "trigger", "reading", "example", "source")
READINGS = ("present", "arrived", "left", "raised")


@record(frozen=True, slots=True)
class Strength:
    """The rows of strength.csv: readings by type, and by type for triggers that begin with a word."""

    by_type: dict[str, str]
    by_word: dict[str, tuple[tuple[str, str], ...]]

    def reading(self, event_type: str, trigger: str) -> str:
        """Return how the number of such an event is read: present, arrived, left or raised; "" if as no strength at all.

        >>> words = Strength({"move": "arrived"}, {"move": (("station", "present"),)})
        >>> words.reading("move", "Stationed"), words.reading("move", "sent"), words.reading("talk", "said")
        ('present', 'arrived', '')
        """
        said = trigger.casefold()
        special = (reading for word, reading in self.by_word.get(event_type, ()) if said.startswith(word))
        return next(special, self.by_type.get(event_type, ""))


def load(words: Path, types: Container[str]) -> Strength:
    """Return the table strength.csv of a language."""
    by_type: dict[str, str] = {}
    by_word: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in read(words / "strength.csv", COLUMNS):
        _check(row, types)
        if row["trigger"]:
            by_word[row["type"]] = (*by_word.get(row["type"], ()), (row["trigger"].casefold(), row["reading"]))
        else:
            by_type[row["type"]] = row["reading"]
    return Strength(by_type, by_word)


def _check(row: Row, types: Container[str]) -> None:
    if row["type"] not in types:
        raise DataError(f"{row.where}: unknown event type {row['type']!r}; use one of event_types.csv")
    if row["reading"] not in READINGS:
        raise DataError(f"{row.where}: unknown reading {row['reading']!r}; use one of {', '.join(READINGS)}")
