"""Tells how often rows are right by how sure we say we are, and where events that were missed stand in the list of sentences.

    python tests/calibration.py            the gold articles by thirds and by bands of confidence; then the missed

A row is right if it is an event of the gold with the right type, first and last day and states of the actors, as far as the
gold judges them. Rows that hit only an optional event are left out.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import gold_score

from timeline import missed, pipeline

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


def missed_events(folder: gold_score.Path) -> tuple[tuple[missed.Missed, ...], list[list[int]], list[list[int]]]:
    """Return the list of an article's sentences without an event, and where each gold event without a row is told; optional ones apart."""
    given, expected = gold_score.article(folder), gold_score.gold_rows(folder)
    paired = gold_score.pairs(expected, gold_score.our_rows(given), given.text)
    lost = [gold for number, gold in enumerate(expected) if number not in paired]
    told = [[gold_score.places(gold, given.text) for gold in lost if bool(gold["optional"]) is optional] for optional in (False, True)]
    return missed.find(pipeline.read(given)), told[0], told[1]


def ranks_of_missed() -> list[int]:
    """Return the rank in its article's list of each gold event without a row, if its sentence holds no other; 999 where it is not listed."""
    ranks = []
    for folder in gold_score.folders():
        listed, lost, _ = missed_events(folder)
        read = pipeline.read(gold_score.article(folder))
        taken = [span for event in read.events for span in (event.sentence, *event.mentions)]
        for spots in lost:
            if not all(any(span.start <= spot < span.end for span in taken) for spot in spots):
                ranks.append(next((rank for rank, one in enumerate(listed) if _tells(one, spots)), 999))
    return ranks


def listed() -> list[tuple[float, bool]]:
    """Return the chance of each listed sentence, and whether the gold has an event without a row there."""
    every = (missed_events(folder) for folder in gold_score.folders())
    return [(one.chance, any(_tells(one, spots) for spots in (*lost, *optional))) for found, lost, optional in every for one in missed.likely(found)]


def _tells(one: missed.Missed, spots: Sequence[int]) -> bool:
    return any(one.sentence.start <= spot < one.sentence.end for spot in spots)


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
    ranks, sentences = ranks_of_missed(), listed()
    within = ", ".join(f"{sum(rank < top for rank in ranks) / len(ranks):.0%} in the first {top}" for top in (1, 3, 5, 10))
    sys.stdout.write(f"missed events in sentences without any: {len(ranks)}; in the list of their article {within}\n")
    told = sum(there for _, there in sentences) / len(sentences)
    sys.stdout.write(f"sentences listed as likely: {len(sentences)}; of them tell an event: {told:.0%}\n")


if __name__ == "__main__":
    main()
