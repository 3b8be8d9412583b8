"""Tells how often rows are right by how sure we say we are: a confidence must mean something.

    python tests/calibration.py            the gold articles by thirds and by bands of confidence

A row is right if it is an event of the gold with the right type, first and last day and states of the actors, as far as the
gold judges them. Rows that hit only an optional event are left out.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import gold_score

BANDS = (0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 1.0)


class Judged(NamedTuple):
    """One of our rows: its confidence, and what of it is right."""

    confidence: float
    type: bool
    date: bool
    actors: bool

    @property
    def right(self) -> bool:
        """Tell whether type, days and actors are right."""
        return self.type and self.date and self.actors


def judged() -> list[Judged]:
    """Return our rows of all gold articles, the surest first."""
    rows = [row for folder in gold_score.folders() for row in _article(folder)]
    return sorted(rows, key=lambda row: (-row.confidence, row.right))  # among equals the wrong first: no luck


def _article(folder: gold_score.Path) -> Iterator[Judged]:
    given, expected = gold_score.article(folder), gold_score.gold_rows(folder)
    ours = gold_score.our_rows(given)
    meant = {mine: expected[gold] for gold, mine in gold_score.pairs(expected, ours, given.text).items()}
    for number, row in enumerate(ours):
        gold = meant.get(number)
        if gold is None:
            yield Judged(float(row["confidence"]), type=False, date=False, actors=False)
        elif not gold["optional"]:
            date = _same(gold, row, "date_start") and _same(gold, row, "date_end")
            yield Judged(float(row["confidence"]), type=True, date=date, actors=_same(gold, row, "actors_iso3"))


def _same(gold: gold_score.Row, row: gold_score.Row, column: str) -> bool:
    return not gold[column] or gold_score.same(column, gold[column], row[column])


def thirds(rows: Sequence[Judged]) -> tuple[Sequence[Judged], Sequence[Judged], Sequence[Judged]]:
    """Return the rows in three parts, the surest first."""
    size = len(rows) // 3
    return rows[:size], rows[size : len(rows) - size], rows[len(rows) - size :]


def share(rows: Sequence[Judged]) -> float:
    """Return how many of the rows are right, 0 to 1."""
    return sum(row.right for row in rows) / len(rows) if rows else 0.0


def _line(name: str, rows: Sequence[Judged]) -> str:
    parts = (sum(getattr(row, name) for row in rows) / len(rows) for name in ("type", "date", "actors"))
    shares = "  ".join(f"{part:5.0%}" for part in parts)
    mean = sum(row.confidence for row in rows) / len(rows)
    return f"{name:12}{len(rows):5}  {mean:10.2f}  {share(rows):6.0%}  {shares}\n"


def main() -> None:
    """Print the tables."""
    rows = judged()
    sys.stdout.write(f"{'':12}{'rows':>5}  {'confidence':>10}  {'right':>6}  {'type':>5}  {'date':>5}  {'who':>5}\n")
    for name, part in zip(("surest third", "middle third", "least sure"), thirds(rows), strict=True):
        sys.stdout.write(_line(name, part))
    for low, high in pairwise(BANDS):
        part = [row for row in rows if low <= row.confidence < high]
        if part:
            sys.stdout.write(_line(f"{low:.1f} to {high:.1f}", part))


if __name__ == "__main__":
    main()
