"""Reads nouns and systems from a row of tokens: "attack helicopters", "F-16 fighter jets"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from timeline.lexicon import Lexicon
from timeline.lexicon.equipment import System
from timeline.lexicon.quantities import Noun
from timeline.model import Token
from timeline.values import record

VARIANT = re.compile(r"(\d+)[a-z0-9]{0,5}$")  # "35s" of Su-35s, "22m3" of Tu-22M3


LONGEST = 10  # tokens of a run of nouns
DESCRIBING = frozenset({"modifier", "tail"})


@record(frozen=True, slots=True)
class Words:
    """A sentence as the table lookups want it; in a headline all words may have capitals."""

    tokens: Sequence[Token]
    lows: Sequence[str]
    in_title: bool = False


@record(frozen=True, slots=True)
class Chain:
    """Modifiers and nouns in a row; `heads` are the nouns with the index after each, nearest the end last."""

    first: int
    heads: tuple[tuple[int, int, Noun], ...]


class Match(NamedTuple):
    """A system named at a place of the row."""

    end: int
    system: System


def chain(words: Words, first: int, lexicon: Lexicon) -> Chain | None:
    """Return the run of modifiers and nouns that starts here: "naval | attack | helicopters".

    A plural ends it, so that "troops" does not run into the next noun.
    """
    nouns, lows = lexicon.quantities.nouns, words.lows
    heads: list[tuple[int, int, Noun]] = []
    index = first
    limit = min(len(lows), first + LONGEST)
    while index < limit and lows[index] in nouns.firsts and (hit := nouns.at(lows, index)) is not None:
        end, values = hit
        noun = _chief(values)
        if noun is not None:
            heads.append((index, end, noun))
            if noun.number == "plural":
                break
        elif values[0].kind == "tail":
            break
        index = end
    return Chain(first, tuple(heads)) if heads else None


def _chief(values: Sequence[Noun]) -> Noun | None:
    """Return what a noun means where nothing guards it, else the first that it may mean; a mere modifier means nothing."""
    chief = None
    for value in values:
        if value.kind not in DESCRIBING:
            if not value.guard:
                return value
            chief = chief or value
    return chief


def allowed(words: Words, found: Chain, head: tuple[int, int, Noun], lexicon: Lexicon, *, counted: bool = False) -> bool:
    """Tell whether the guard of a noun and the words around it let it count."""
    start, end, noun = head
    before = words.lows[found.first - 1] if found.first else ""
    if before in noun.not_after:
        return False
    for bar in noun.not_before:
        if tuple(words.lows[end : end + len(bar)]) == bar:
            return False
    if start > found.first and words.lows[start - 1] in noun.not_after:
        return False
    return counted or noun.guard == "" or _guard(words, found, head, lexicon)


def _guard(words: Words, found: Chain, head: tuple[int, int, Noun], lexicon: Lexicon) -> bool:
    start, end, noun = head
    if noun.guard == "caps":
        return words.tokens[start].text[:-1].isupper()
    if noun.guard == "alone":
        return end == len(words.lows) or closes(words.lows[end], lexicon)
    if start > found.first:
        return True
    before = words.tokens[found.first - 1] if found.first else None
    if before is None or noun.guard == "branch":
        return before is not None and _nation_of(before, words.lows[end - 1], lexicon)
    return before.low[:1].isdigit() or (noun.guard == "modifier" and found.first > 1 and before.text[0].isupper())


def _nation_of(before: Token, noun: str, lexicon: Lexicon) -> bool:
    """Tell "Ethiopian units" and "Houthi units" from "the units" and "housing units"."""
    return (
        noun == "units"
        and before.text[0].isupper()
        and before.low not in lexicon.grammar["determiner"]
        and before.low not in lexicon.grammar.function_words
    )


def closes(low: str, lexicon: Lexicon) -> bool:
    """Tell whether a word shows that the noun phrase before it has ended: "the army | said", not "army chiefs"."""
    return not low.isalpha() or low.endswith("ed") or low in _closers(lexicon)


@lru_cache(maxsize=8)
def _closers(lexicon: Lexicon) -> frozenset[str]:
    grammar = lexicon.grammar
    return grammar.function_words | grammar["adverb"] | grammar["determiner"] | lexicon.speech.forms | grammar.irregular_pasts


def system(words: Words, first: int, lexicon: Lexicon) -> Match | None:
    """Return the system named here, by its full name or as a variant of a designation ("Su-35S", "F-16s")."""
    table = lexicon.equipment
    hit = table.systems.at(words.lows, first)
    if hit is not None and any(_written(words.tokens[first : hit[0]], value) for value in hit[1]):
        return Match(_behind_nickname(words, hit[0]), hit[1][0])
    if first + 2 < len(words.lows) and words.lows[first + 1] == "-" and words.tokens[first].end + 1 == words.tokens[first + 2].start:
        variant = VARIANT.match(words.lows[first + 2])
        if variant and (known := table.designations.get((words.lows[first], variant[1]))) and words.tokens[first].text[0].isupper():
            return Match(_behind_nickname(words, first + 3), known)
    return None


def _behind_nickname(words: Words, end: int) -> int:
    """Return the index after a name in quotation marks behind a designation: the E-2C "Hawkeye"."""
    quoted = words.lows[end : end + 1] == ['"'] == words.lows[end + 2 : end + 3]
    return end + 3 if quoted and words.tokens[end + 1].text[0].isupper() else end


def _written(tokens: Sequence[Token], value: System) -> bool:
    """A name is written with a capital or a digit: "a javelin" is no Javelin, "the 2S19" is one."""
    return not value.cased or any(token.text[0].isupper() or token.text[0].isdigit() for token in tokens[:1])


def equipment_run(words: Words, first: int, lexicon: Lexicon) -> int:
    """Return the index after the nouns that belong to a system just named: "F-16 | fighter jets"."""
    end = first
    found = chain(words, first, lexicon)
    if found is not None:
        for _, stop, noun in found.heads:
            if noun.kind in {"force", "unit", "head", ""}:
                break
            end = stop
    if end < len(words.lows):
        hit = lexicon.quantities.nouns.at(words.lows, end)
        if hit is not None and any(value.kind == "tail" for value in hit[1]):
            end = hit[0]
    return end
