"""Words that stand for events, with the slots that make them count."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from timeline.lexicon.grammar import Grammar, plural
from timeline.lexicon.phrases import Phrases
from timeline.lexicon.rows import DataError, Row, read
from timeline.lexicon.status import STATUSES
from timeline.lexicon.types import EventType
from timeline.tokens import phrase
from timeline.values import record

COLUMNS = ("pattern", "kind", "type", "slot", "status", "example", "counter_example", "note")
KINDS = ("verb", "noun", "phrase")
BLOCK = "none"  # the type of a row that only keeps other rows from matching
FLAGS = frozenset({"active", "afloat", "alone", "place", "speaker", "dated", "infinitive", "occasion", "person", "trial"})
PLACES_OF_SLOTS = frozenset({"subject", "object", "any"})
MANNERS = frozenset(
    "answers arrives downs firm governed hosts intrudes kept leaves opposes power relieves suffers yields".split()
)  # flags that are no condition
NAMED = frozenset({"party", "agent", "person", "people"})  # who may act unnamed in a sentence that is to be coded
UNNAMED = NAMED | {"force", "unit", "group", "mover", "role", "casualty", "crowd"}
CLASSES = frozenset(
    "any agent party state people person body organization group role force unit mover weapon ship aircraft vehicle drone missile munition artillery "
    "air_defence nuclear place casualty crowd ground money aid".split()
)


@record(frozen=True, slots=True)
class Condition:
    """One demand on the surroundings: `where` is subject, object, any or a preposition, or a flag with no classes."""

    where: str
    classes: frozenset[str]

    @property
    def is_essential(self) -> bool:
        """Tell a demand that makes the meaning, "buy" missiles, from one that makes the news: "a named party", "dated"."""
        return bool(self.classes) and self.classes.isdisjoint(UNNAMED if self.where == "subject" else NAMED)


@record(frozen=True, slots=True)
class TriggerRow:
    """One row of triggers.csv; `rest` are the words that follow the verb.

    They may stand after its object, unless `joined`: "pulled its troops out", but "called on Moscow". `flags` are those of
    the slot that say how the event is read: `yields` gives way to one told after it, `governed` may stand after a
    preposition, `leaves` has the place left as its object, `arrives` names where they are back, `opposes` the other side,
    `answers` meets somebody else's move, `intrudes` is against the state that it enters, `suffers` befalls its subject, `kept` is
    no news where it is only kept or broken, `firm` means nothing unless its slots hold, `downs` brings down aircraft, `power`
    takes power: neither is told again in words of another kind; `hosts` is told of whoever takes the forces in, `relieves` of the
    forces that come, whose object are those that go.
    """

    pattern: str
    kind: str
    type: str
    slot: tuple[Condition, ...]
    rest: tuple[str, ...]
    status: str
    where: str
    joined: bool = False
    flags: frozenset[str] = frozenset()


@record(frozen=True, slots=True)
class Triggers:
    """Verb forms and noun or fixed phrases, each with its rows in the order of the file."""

    verbs: Phrases[tuple[TriggerRow, str]]
    nouns: Phrases[TriggerRow]
    firsts: frozenset[str]


def conditions(row: Row, grammar: Grammar) -> tuple[Condition, ...]:
    """Read a slot such as "object=force/unit place"."""
    return tuple(_condition(part, row, grammar) for part in row["slot"].split() if part not in MANNERS)


def _manners(row: Row) -> frozenset[str]:
    return MANNERS & frozenset(row["slot"].split())


def _condition(part: str, row: Row, grammar: Grammar) -> Condition:
    where, _, classes = part.partition("=")
    if not classes:
        if where not in FLAGS:
            raise DataError(f"{row.where}: unknown slot {part!r}; use one of {', '.join(sorted(FLAGS))}, or WHERE=CLASS")
        return Condition(where, frozenset())
    if where not in PLACES_OF_SLOTS and where not in grammar["preposition"]:
        raise DataError(f"{row.where}: unknown place {where!r} in {part!r}; use {', '.join(sorted(PLACES_OF_SLOTS))} or a preposition")
    names = frozenset(classes.split("/"))
    if unknown := names - CLASSES:
        raise DataError(f"{row.where}: unknown class {', '.join(sorted(unknown))} in {part!r}; use one of {', '.join(sorted(CLASSES))}")
    return Condition(where, names)


def load(words: Path, types: dict[str, EventType], grammar: Grammar) -> Triggers:
    """Return the rows of triggers.csv, checked."""
    verbs: list[tuple[tuple[str, ...], tuple[TriggerRow, str]]] = []
    nouns: list[tuple[tuple[str, ...], TriggerRow]] = []
    for row in read(words / "triggers.csv", COLUMNS):
        _check(row, types)
        tokens = phrase(row["pattern"])
        if row["kind"] == "verb":
            verbs += list(_verb(row, tokens, grammar))
        else:
            entry = TriggerRow(row["pattern"], row["kind"], row["type"], conditions(row, grammar), (), row["status"], row.where, flags=_manners(row))
            nouns.append((tokens, entry))
            if row["kind"] == "noun" and (many := (*tokens[:-1], plural(tokens[-1]))) != tokens:
                nouns.append((many, entry))
    tables = Phrases(verbs), Phrases(nouns)
    return Triggers(*tables, firsts=frozenset(word for table in tables for word in table.firsts if word[0].isalpha()))


def _check(row: Row, types: dict[str, EventType]) -> None:
    if row["kind"] not in KINDS:
        raise DataError(f"{row.where}: unknown kind {row['kind']!r}; use one of {', '.join(KINDS)}")
    if row["type"] not in types and row["type"] != BLOCK:
        raise DataError(f"{row.where}: unknown event type {row['type']!r}; use one of {', '.join(types)}, {BLOCK}")
    if row["status"] not in {"", *STATUSES}:
        raise DataError(f"{row.where}: unknown status {row['status']!r}; use one of {', '.join(STATUSES)}, or leave it empty")
    if not row["pattern"].strip() or not row["example"].strip():
        raise DataError(f"{row.where}: pattern and example must not be empty; write a sentence in which the pattern means {row['type']}")


def _verb(row: Row, tokens: tuple[str, ...], grammar: Grammar) -> Iterator[tuple[tuple[str, ...], tuple[TriggerRow, str]]]:
    """Yield every form of a verb row; in "test - fire" the last word bends, in "call up" the first."""
    bends = len(tokens) - 1 if "-" in tokens else 0
    head, lemma, rest = tokens[:bends], tokens[bends], tokens[bends + 1 :]
    joined = len(rest) == 1 and rest[0] in grammar["preposition"] and rest[0] not in grammar["particle"]
    entry = TriggerRow(row["pattern"], row["kind"], row["type"], conditions(row, grammar), rest, row["status"], row.where, joined, _manners(row))
    for form, name in grammar.verb_forms(lemma).items():
        yield (*head, form), (entry, name)
