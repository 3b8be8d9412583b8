"""Scores our reading of the gold articles, column by column; floors only rise.

    python tests/gold_score.py             the scores beside the floors
    python tests/gold_score.py --details   and every difference, article by article
    python tests/gold_score.py --raise     write the scores that are above their floor into floors.json

A gold article is a folder: article.txt, article.yaml (plain `key: value` lines), events.csv. In events.csv an empty cell is
not judged and "-" must be empty; `alt_types` are accepted as well; `trigger` stands at or after `sentence_start`; `mentions`
are starts of other sentences that tell the event; an `optional` event counts neither way; `core` must not be missed.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from timeline import pipeline, record
from timeline.filters import plain
from timeline.lexicon import default
from timeline.model import Article
from timeline.read import text

GOLD = Path(__file__).parent / "gold"
FLOORS = GOLD / "floors.json"
NOISE = 0.0005
KEYS = {"event_type", "alt_types", "trigger", "sentence_start", "mentions", "core", "optional"}
SETS = {"actors_iso3", "targets_iso3"}
NUMBERS = {"quantity_min", "quantity_max"}
NAMES = {"speaker", "place_name", "origin_name", "quantity_unit"}
Row = dict[str, str]


@dataclass
class Tally:
    """Counts of events and of judged cells."""

    counts: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    judged: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def scores(self) -> dict[str, float]:
        """Return every figure, 0 to 1."""
        hits = self.counts["hits"]
        precision, recall = _share(hits, self.counts["counted"]), _share(hits, self.counts["gold"])
        figures = {
            "precision": precision,
            "recall": recall,
            "f1": _share(2 * precision * recall, precision + recall),
            "core": _share(self.counts["core_hits"], self.counts["core"]),
        }
        return {
            name: round(value, 4) for name, value in (figures | {name: _share(self.right[name], self.judged[name]) for name in self.judged}).items()
        }


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def folders() -> list[Path]:
    """Return the gold articles by name."""
    return sorted(path.parent for path in GOLD.glob("*/events.csv"))


def about(folder: Path) -> dict[str, str]:
    """Return the plain `key: value` lines of article.yaml."""
    lines = (folder / "article.yaml").read_text(encoding="utf-8").splitlines()
    return {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in lines if line.strip() and not line.startswith("#"))}


def article(folder: Path) -> Article:
    """Return the article of a folder."""
    facts = about(folder)
    content = (folder / "article.txt").read_text(encoding="utf-8")
    return text.article(content, published=facts["published"], title=facts["title"], source=facts["source"], url=facts.get("url", ""), id=folder.name)


def gold_rows(folder: Path) -> list[Row]:
    """Return the rows a person expects."""
    with (folder / "events.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def our_rows(given: Article) -> list[Row]:
    """Return the rows we make, as text, with the spans of all mentions."""
    types = default().types
    rows = []
    for event in pipeline.read(given, default()).events:
        cells = {name: "" if value is None else str(value) for name, value in record.row(event, given, types).items()}
        spans = [event.sentence, *event.mentions]
        rows.append(cells | {"spans": json.dumps([(span.start, span.end) for span in spans])})
    return rows


def score(folder: Path, tally: Tally) -> None:
    """Add one article to the tally."""
    given = article(folder)
    expected, ours = gold_rows(folder), our_rows(given)
    paired = pairs(expected, ours, given.text)
    counted = {number for number, gold in enumerate(expected) if not gold["optional"]}
    tally.counts["gold"] += len(counted)
    tally.counts["core"] += sum(bool(expected[number]["core"]) for number in counted)
    tally.counts["counted"] += len(ours) - len(paired.keys() - counted)
    tally.counts["hits"] += len(paired.keys() & counted)
    tally.counts["core_hits"] += sum(bool(expected[number]["core"]) for number in paired.keys() & counted)
    for number in sorted(counted):
        if number in paired:
            _judge(expected[number], ours[paired[number]], folder.name, tally)
        else:
            tally.notes.append(f"{folder.name}: missed {expected[number]['event_type']} «{expected[number]['trigger']}»")
    for number in sorted(set(range(len(ours))) - set(paired.values())):
        tally.notes.append(f"{folder.name}: extra {ours[number]['event_type']} «{ours[number]['trigger']}» in «{ours[number]['sentence'][:60]}»")


def _judge(gold: Row, ours: Row, name: str, tally: Tally) -> None:
    for column, want in gold.items():
        if column in KEYS or not want:
            continue
        right = same(column, want, ours[column])
        tally.judged[column] += 1
        tally.right[column] += right
        if not right:
            tally.notes.append(f"{name}: «{gold['trigger']}» {column} is {ours[column] or '-'}, should be {want}")


def same(column: str, want: str, got: str) -> bool:
    """Tell whether a cell is right: sets by members, numbers by value, names by their words.

    >>> same("actors_iso3", "RUS; BLR", "BLR; RUS"), same("speaker", "-", ""), same("speaker", "Yatsenyuk", "Arseniy Yatsenyuk")
    (True, True, True)
    """
    if want == "-" or not got:
        return want == "-" and not got
    if column in SETS:
        return {part.strip() for part in want.split(";")} == set(record.parts(got))
    if column in NUMBERS:
        return float(want) == float(got)
    if column in NAMES:
        return bool(_within(plain(want), plain(got)) or _within(plain(got), plain(want)))
    return want == got


def _within(one: str, other: str) -> bool:
    return f" {one} " in f" {other} "


def places(gold: Row, body: str) -> list[int]:
    """Return where the event is told: the gold trigger, then the starts of other sentences."""
    start = body.find(gold["trigger"], int(gold["sentence_start"]))
    return [start, *(int(part) for part in gold["mentions"].replace(";", " ").split())]


def pairs(expected: list[Row], ours: list[Row], body: str) -> dict[int, int]:
    """Return which of our rows is which gold row, by their numbers."""
    return _assign([[_weight(gold, row, body) for row in ours] for gold in expected])


def _weight(gold: Row, ours: Row, body: str) -> int:
    """Return 0 for rows that are not the same event, else more for a better fit."""
    if ours["event_type"] not in {gold["event_type"], *record.parts(gold["alt_types"].replace(";", "; ").replace(";  ", "; "))}:
        return 0
    told = places(gold, body)
    if not any(start <= spot < end for start, end in json.loads(ours["spans"]) for spot in told):
        return 0
    on_trigger = int(ours["trigger_start"]) < told[0] + len(gold["trigger"]) and told[0] < int(ours["trigger_end"])
    alike = [same(column, gold[column], ours[column]) for column in ("status", "date_start", "date_end") if gold.get(column)]
    return 1 + 8 * on_trigger + 2 * sum(alike) + (ours["event_type"] == gold["event_type"])


def _assign(weights: list[list[int]]) -> dict[int, int]:
    """Return the pairing that matches most gold rows, better fits first (augmenting paths)."""
    taken: dict[int, int] = {}

    def place(gold: int, seen: set[int]) -> bool:
        for ours in sorted(range(len(weights[gold])), key=lambda number: -weights[gold][number]):
            if weights[gold][ours] and ours not in seen:
                seen.add(ours)
                if ours not in taken or place(taken[ours], seen):
                    taken[ours] = gold
                    return True
        return False

    for gold in sorted(range(len(weights)), key=lambda number: -max(weights[number], default=0)):
        place(gold, set())
    return {gold: ours for ours, gold in taken.items()}


def total() -> Tally:
    """Score every gold article."""
    tally = Tally()
    for folder in folders():
        score(folder, tally)
    return tally


def floors() -> dict[str, float]:
    """Return the scores that must not be undercut."""
    return json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


def _report(tally: Tally, options: set[str]) -> Iterator[str]:
    if "--details" in options:
        yield from tally.notes
    pinned = floors()
    for name, value in tally.scores().items():
        judged = f"{tally.right[name]}/{tally.judged[name]}" if name in tally.judged else ""
        yield f"{name:16}{value:8.4f}  floor {pinned.get(name, 0):.4f}  {judged}"


def main() -> None:
    """Print the scores, raise the floors if asked."""
    tally, options = total(), set(sys.argv[1:])
    sys.stdout.writelines(f"{line}\n" for line in _report(tally, options))
    if "--raise" in options:
        pinned = floors()
        raised = {name: max(value, pinned.get(name, 0.0)) for name, value in tally.scores().items()}
        FLOORS.write_text(json.dumps(raised, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
