"""Closed word classes, and the inflections of verbs and nouns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from timeline.lexicon.rows import DataError, read

VOWELS = "aeiou"
DOUBLING = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")  # "grab", "ship": one syllable, one vowel, one consonant


class Grammar(dict[str, frozenset[str]]):
    """Words by class (grammar.csv) and the irregular forms of verbs (verbs.csv); the finders look classes up all the time."""

    def __init__(self, classes: Mapping[str, frozenset[str]], irregular: dict[str, tuple[str, str, str]]) -> None:
        super().__init__(classes)
        self.irregular = irregular

    def __missing__(self, name: str) -> frozenset[str]:
        raise DataError(f"grammar.csv: no word has the class {name!r}; add one")

    @cached_property
    def function_words(self) -> frozenset[str]:
        """Words that are never an adjective or noun within a noun phrase."""
        names = ("preposition", "conjunction", "subordinator", "auxiliary", "modal", "pronoun", "negation")
        return frozenset().union(*(self[name] for name in names))

    @cached_property
    def turns(self) -> frozenset[str]:
        """Words and marks at which a clause may begin."""
        names = ("conjunction", "subordinator", "that_verb", "modal", "auxiliary")
        return frozenset({",", ";", ":", "-", '"', "that"}).union(*(self[name] for name in names))

    @cached_property
    def verbal(self) -> frozenset[str]:
        """Words that show a verb."""
        return self["modal"] | self["auxiliary"] | self["that_verb"]

    @cached_property
    def asides(self) -> frozenset[str]:
        """Openers of relative clauses; "that" opens what is said, for the "that" of "troops that left" is told as "which"."""
        return self["relative"] - {"that"}

    @cached_property
    def apart_from_nouns(self) -> frozenset[str]:
        """Function words that stand in no noun phrase, where a determiner may open one."""
        return self.function_words - self["determiner"]

    @cached_property
    def others_doing(self) -> frozenset[str]:
        """Participles before the "by" of somebody who holds a thing or judges an act, and does not do it."""
        return self["holding"] | self["judging"]

    @cached_property
    def scenes(self) -> frozenset[str]:
        """Prepositions of the place where something is hit or reached."""
        return self["still"] | self["reached"]

    @cached_property
    def left(self) -> frozenset[str]:
        """Prepositions, or none, of the place that is left: "quit the town", "fled in the town"."""
        return self["still"] | {""}

    @cached_property
    def across(self) -> frozenset[str]:
        """Prepositions, or none, of a border or waters at which forces stand."""
        return self["still"] | self["destination"] | {"of", ""}

    @cached_property
    def described(self) -> frozenset[str]:
        """Prepositions of a place that has no name: "landed at Haiti's second-largest city"."""
        return self["still"] | {"to", "into"}

    def verb_forms(self, lemma: str) -> dict[str, str]:
        """Return form -> name (base, third, past, participle, ing); a form that is past and participle is "past".

        >>> from timeline.lexicon import default
        >>> default().grammar.verb_forms("agree")
        {'agree': 'base', 'agrees': 'third', 'agreed': 'past', 'agreeing': 'ing'}
        """
        past, participle, ing = self.irregular.get(lemma, ("", "", ""))
        past = past or regular_past(lemma)
        named = [(lemma, "base"), (plural(lemma), "third"), (past, "past"), (participle or past, "participle"), (ing or regular_ing(lemma), "ing")]
        forms: dict[str, str] = {}
        for spellings, name in named:
            for form in spellings.split("/"):
                forms.setdefault(form, name)
        return forms

    @cached_property
    def pasts(self) -> frozenset[str]:
        """Past forms of the irregular verbs."""
        return frozenset(form for past, _, _ in self.irregular.values() for form in past.split("/"))

    @cached_property
    def irregular_pasts(self) -> frozenset[str]:
        """Past forms and past participles of the irregular verbs, as the table writes them."""
        return frozenset(form for forms in self.irregular.values() for form in forms[:2])

    @cached_property
    def told(self) -> frozenset[str]:
        """Past forms that are no base form too: "flew", not "hit"."""
        return self.pasts - self.irregular.keys()


def plural(noun: str) -> str:
    """Return the regular plural of a noun, which is the third person of a verb too.

    >>> [plural(noun) for noun in ("strike", "clash", "sortie", "ally", "convoy")]
    ['strikes', 'clashes', 'sorties', 'allies', 'convoys']
    """
    if noun.endswith(("s", "x", "z", "ch", "sh")) or noun == "go":
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


def regular_past(lemma: str) -> str:
    """Return the regular past form; verbs of two syllables that double a consonant stand in verbs.csv."""
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return lemma[:-1] + "ied"
    return _doubled(lemma) + "ed"


def regular_ing(lemma: str) -> str:
    """Return the regular -ing form: "agreeing", "moving", "fleeing"."""
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    return _doubled(lemma) + "ing"


def _doubled(lemma: str) -> str:
    return lemma + lemma[-1] if DOUBLING.fullmatch(lemma) else lemma


def load(words: Path) -> Grammar:
    """Return the classes of grammar.csv and the forms of verbs.csv."""
    irregular = {
        row["lemma"]: (row["past"], row["participle"], row["ing"]) for row in read(words / "verbs.csv", ("lemma", "past", "participle", "ing"))
    }
    return Grammar(classes(words / "grammar.csv"), irregular)


def classes(path: Path) -> dict[str, frozenset[str]]:
    """Return the words of a table of two columns, word and class, by class."""
    members: dict[str, set[str]] = {}
    for row in read(path, ("word", "class")):
        members.setdefault(row["class"], set()).add(row["word"])
    return {name: frozenset(words) for name, words in members.items()}
