"""Speech verbs and nouns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from timeline.lexicon import grammar
from timeline.lexicon.phrases import Phrases
from timeline.lexicon.rows import DataError, Row, read
from timeline.tokens import phrase
from timeline.values import record

COLUMNS = ("word", "use", "kind", "takes_that", "noun", "forms", "example", "counter_example")
USES = ("verb", "source", "noun", "role", "outlet", "agency", "channel", "filler")
TAKES = ("clause", "that", "object", "quote")
SAME_FORM = "="


@record(frozen=True, slots=True)
class SpeechWord:
    """A form of a row of speech.csv.

    `use`: verb ("said"), source ("according to"), noun ("statement"), role ("spokesman"), outlet, agency, channel, or
    filler (a word between speaker, verb and content: "Monday"). `takes` of a verb: "clause" if a bare clause may follow, "that" if
    "that" or quotation marks must, "object" if a noun, infinitive or gerund carries what is said
    ("accused rebels of"), "quote" if only quotation marks show it. `is_noun`: some forms are nouns too ("claims").
    `form` is base, third, past, participle or ing;
    singular or plural of a role.
    """

    lemma: str
    use: str
    kind: str
    takes: str
    is_noun: bool
    form: str
    where: str


@record(frozen=True, slots=True)
class SpeechWords:
    """Speech words by use; `forms` are the single words that may be a speech verb, `openers` begin any that attributes."""

    verbs: Phrases[SpeechWord]
    sources: Phrases[SpeechWord]
    nouns: Phrases[SpeechWord]
    roles: Phrases[SpeechWord]
    outlets: Phrases[SpeechWord]
    fillers: frozenset[str]
    forms: frozenset[str]
    openers: frozenset[str]


def load(words: Path) -> SpeechWords:
    """Return the words of speech.csv, verbs and roles in all their forms."""
    by_use: dict[str, list[tuple[tuple[str, ...], SpeechWord]]] = {use: [] for use in USES}
    for row in read(words / "speech.csv", COLUMNS):
        if row["use"] not in by_use:
            raise DataError(f"{row.where}: unknown use {row['use']!r}; use one of {', '.join(USES)}")
        by_use[row["use"]] += list(_forms(row))
    verbs = Phrases(by_use["verb"])
    outlets = Phrases(by_use["outlet"] + by_use["agency"] + by_use["channel"])
    sources, nouns, roles = (Phrases(by_use[use]) for use in ("source", "noun", "role"))
    fillers = frozenset(words[0] for words, _ in by_use["filler"])
    return SpeechWords(verbs, sources, nouns, roles, outlets, fillers, verbs.firsts, verbs.firsts | sources.firsts | nouns.firsts)


def _forms(row: Row) -> Iterator[tuple[tuple[str, ...], SpeechWord]]:
    """Yield each form of a row; irregular verbs give past, participle and -ing in `forms`, nouns their plural."""
    words = phrase(row["word"])
    for form, name in _inflected(row, words):
        yield form, SpeechWord(row["word"], row["use"], row["kind"], row["takes_that"], row["noun"] == "yes", name, row.where)


def _inflected(row: Row, words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if row["use"] == "verb":
        if row["takes_that"] not in TAKES:
            raise DataError(f"{row.where}: takes_that is {row['takes_that']!r}; use one of {', '.join(TAKES)}")
        irregular = (row.many("forms"),) if row["forms"] else ()
        forms = grammar.Grammar({}, {words[0]: tuple(irregular[0])} if irregular else {}).verb_forms(words[0])  # type: ignore[dict-item]
        for form, name in forms.items():
            yield (form, *words[1:]), "past" if irregular and form == irregular[0][0] else name
        return
    yield words, "singular"
    if row["use"] == "role" and row["forms"] != SAME_FORM:
        yield phrase(row["forms"] or grammar.plural(row["word"])), "plural"
