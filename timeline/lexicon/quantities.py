"""Number words and countable units."""

from __future__ import annotations

from pathlib import Path

from timeline.lexicon import grammar
from timeline.lexicon.phrases import Phrases
from timeline.lexicon.rows import DataError, Row, read
from timeline.tokens import phrase
from timeline.values import record

UNIT_COLUMNS = ("noun", "plural", "unit", "class", "kind", "guard", "not_after", "not_before")
NUMBER_COLUMNS = ("phrase", "kind", "low", "high")
CASUALTY_COLUMNS = ("word", "use", "unit", "forms", "example")
SIZE_COLUMNS = ("formation", "low", "high", "source")
CLASSES = ("force", "casualty", "weapon", "platform", "money", "other", "measure", "none", "tail", "")
GUARDS = ("", "modifier", "branch", "number", "caps", "alone")
NUMBER_KINDS = (
    "cardinal",
    "multiplier",
    "vague",
    "some",
    "article",
    "over",
    "particle",
    "under",
    "about",
    "plain",
    "over_after",
    "about_after",
    "under_after",
    "fraction",
    "month",
    "year_after",
)
USES = ("transitive", "loss", "intransitive", "adjective", "toll")
ONE_FORM = "="  # this in the plural cell: one form for both ("aircraft"); the noun itself: plural only ("troops")


@record(frozen=True, slots=True)
class Noun:
    """One row of units.csv.

    `kind` is what the noun stands for in model.Materiel, or "modifier", "tail" (counts only behind a named system) or
    "head" (turns what stands before it into an adjective: "missile test"). `guard` says what must stand before it
    (modifier, branch, number), that it must be in capitals (caps), or that no noun may follow it (alone).
    `number` is "singular", "plural" or "any".
    """

    noun: str
    unit: str
    unit_class: str
    kind: str
    guard: str
    not_after: frozenset[str]
    not_before: tuple[tuple[str, ...], ...]
    number: str
    where: str


@record(frozen=True, slots=True)
class Word:
    """One row of numbers.csv: `low` and `high` bound what it means, or what it multiplies by; a fraction is low / high."""

    kind: str
    low: int
    high: int
    where: str


@record(frozen=True, slots=True)
class Casualty:
    """A form of a word of casualties.csv, with the unit it makes of the people counted."""

    use: str
    unit: str
    participle: bool
    where: str


@record(frozen=True, slots=True)
class Band:
    """How many troops a formation commonly has."""

    low: int
    high: int
    where: str


@record(frozen=True, slots=True)
class Quantities:
    """Nouns and what they are counted as, number words, words of loss, sizes of formations.

    `before` holds the phrases that stand before a number ("more than"), words last to first. `year_after`: words after
    which a bare number such as 2014 is a year.
    """

    nouns: Phrases[Noun]
    numbers: Phrases[Word]
    words: dict[str, Word]
    before: Phrases[Word]
    after: Phrases[Word]
    months: frozenset[str]
    year_after: frozenset[str]
    casualties: Phrases[Casualty]
    bands: dict[str, Band]
    classes: dict[str, str]


def load(words: Path) -> Quantities:
    """Return the tables units.csv, numbers.csv, casualties.csv, and unit_sizes.csv two folders up."""
    nouns = [entry for row in read(words / "units.csv", UNIT_COLUMNS) for entry in _forms(row)]
    classes = {noun.unit: noun.unit_class for _, noun in nouns if noun.unit}
    numbers = [(phrase(row["phrase"]), _word(row)) for row in read(words / "numbers.csv", NUMBER_COLUMNS)]
    verbs = grammar.load(words)
    casualties = [entry for row in read(words / "casualties.csv", CASUALTY_COLUMNS) for entry in _losses(row, verbs)]
    classes |= {casualty.unit: "casualty" for _, casualty in casualties}
    bands = {row["formation"]: Band(int(row["low"]), int(row["high"]), row.where) for row in read(words.parents[1] / "unit_sizes.csv", SIZE_COLUMNS)}
    return Quantities(
        Phrases(nouns),
        Phrases((key, word) for key, word in numbers if word.kind in {"vague", "some"}),
        {key[0]: word for key, word in numbers if word.kind in {"cardinal", "multiplier"}},
        Phrases((key[::-1], word) for key, word in numbers if word.kind in {"over", "under", "about", "plain", "fraction", "particle"}),
        Phrases((key, word) for key, word in numbers if word.kind in {"over_after", "about_after", "under_after"}),
        frozenset(key[0] for key, word in numbers if word.kind == "month"),
        frozenset(key[0] for key, word in numbers if word.kind == "year_after"),
        Phrases(casualties),
        bands,
        classes,
    )


def _forms(row: Row) -> list[tuple[tuple[str, ...], Noun]]:
    """Return the singular and plural form of a noun, or its one form."""
    if row["class"] not in CLASSES:
        raise DataError(f"{row.where}: unknown class {row['class']!r}; use one of {', '.join(filter(None, CLASSES))}")
    if row["guard"] not in GUARDS:
        raise DataError(f"{row.where}: unknown guard {row['guard']!r}; use one of {', '.join(filter(None, GUARDS))}")
    noun, plural = row["noun"], row["plural"]
    one_form = plural == ONE_FORM or row["kind"] == "modifier"
    if one_form or plural == noun:
        made = [(noun, "any" if one_form else "plural")]
    else:
        made = [(noun, "singular"), (plural or grammar.plural(noun), "plural")]
    after, before = frozenset(row.many("not_after")), tuple(phrase(words) for words in row.many("not_before"))
    rest = (row["unit"], row["class"], row["kind"], row["guard"], after, before)
    return [(phrase(form), Noun(noun, *rest, number, row.where)) for form, number in made]


def _word(row: Row) -> Word:
    if row["kind"] not in NUMBER_KINDS:
        raise DataError(f"{row.where}: unknown kind {row['kind']!r}; use one of {', '.join(NUMBER_KINDS)}")
    return Word(row["kind"], int(row["low"] or 0), int(row["high"] or row["low"] or 0), row.where)


def _losses(row: Row, verbs: grammar.Grammar) -> list[tuple[tuple[str, ...], Casualty]]:
    """Return the forms of a verb of loss, or the one form of an adjective or noun."""
    if row["use"] not in USES:
        raise DataError(f"{row.where}: unknown use {row['use']!r}; use one of {', '.join(USES)}")
    if row["use"] in {"adjective", "toll"}:
        return [(phrase(row["word"]), Casualty(row["use"], row["unit"], True, row.where))]
    first, *rest = phrase(row["word"])
    forms = _inflected(first, row.many("forms"), verbs)
    participles = {"participle"} if "participle" in forms.values() else {"past"}
    return [((form, *rest), Casualty(row["use"], row["unit"], name in participles, row.where)) for form, name in forms.items()]


def _inflected(lemma: str, irregular: tuple[str, ...], verbs: grammar.Grammar) -> dict[str, str]:
    """Return the forms of a verb; irregular ones stand in the row as past;participle;ing."""
    if not irregular:
        return verbs.verb_forms(lemma)
    past, participle, ing = irregular
    return grammar.Grammar({}, {lemma: (past, participle, ing)}).verb_forms(lemma)
