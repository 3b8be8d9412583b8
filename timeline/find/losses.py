"""Tells from the words around a count of people whether they were killed, wounded, captured ..."""

from __future__ import annotations

from timeline.find.materiel import Words
from timeline.lexicon import Lexicon
from timeline.lexicon.quantities import Casualty

REACH = 9  # words between people and what befell them
ASIDE = 14  # words of an aside between commas
TOLL_REACH = 9
DIRECT = frozenset({"transitive", "loss"})
STATES = frozenset({"adjective", "intransitive"})


def before(words: Words, first: int, lexicon: Lexicon, *, soldiers: bool) -> Casualty | None:
    """Return the verb of loss whose object starts at `first`: "killed | at least 12 people"; only soldiers can be "lost"."""
    adverbs = lexicon.grammar["adverb"]
    end = first
    while end > 0 and words.lows[end - 1] in adverbs:
        end -= 1
    for start in range(end - 1, max(-1, end - 5), -1):
        hit = lexicon.quantities.casualties.at(words.lows, start)
        if hit is None or hit[0] != end:
            continue
        found = next((value for value in hit[1] if value.use in DIRECT and (soldiers or value.use != "loss")), None)
        if found is not None:
            return found
    return None


def after(words: Words, end: int, lexicon: Lexicon) -> Casualty | None:
    """Return the word of loss whose subject ends at `end`: "12 people | were killed", "49 | dead"."""
    index, aside, skipped = end, False, 0
    grammar = lexicon.grammar
    while index < len(words.lows) and skipped <= REACH:
        low = words.lows[index]
        if low == "," and not aside:
            index, aside = _behind_aside(words, index), True
            continue
        if low in grammar["auxiliary"] or low in grammar["modal"]:
            return _predicate(words, index, lexicon)
        found = _state(words, index, lexicon, reduced=True)
        if found is not None:
            return found if found.use != "adjective" or skipped == _adverbs(words, end, index, lexicon) else None
        if _stops(low, lexicon):
            return None
        index += 1
        skipped += 1
    return None


def toll(words: Words, first: int, lexicon: Lexicon) -> Casualty | None:
    """Return the word that makes a bare number a tally: "the death toll rose to | 31"."""
    for start in range(first - 1, max(-1, first - TOLL_REACH), -1):
        hit = lexicon.quantities.casualties.at(words.lows, start)
        if hit is not None and any(value.use == "toll" for value in hit[1]):
            between = words.lows[hit[0] : first]
            other = any(low[:1].isdigit() or low in {";", "but", "and"} for low in between)
            return None if other else _tally(words, start, hit[0], lexicon)
    return None


def _tally(words: Words, start: int, end: int, lexicon: Lexicon) -> Casualty | None:
    """Return the longest tally that ends here: "casualty toll" rather than "toll"."""
    for earlier in range(max(0, start - 2), start + 1):
        hit = lexicon.quantities.casualties.at(words.lows, earlier)
        if hit is not None and hit[0] == end:
            return next((value for value in hit[1] if value.use == "toll"), None)
    return None


def _behind_aside(words: Words, comma: int) -> int:
    """Return the index after an aside: "12 people, | including two boys, | were killed"."""
    window = words.lows[comma + 1 : comma + ASIDE]
    return comma + 2 + window.index(",") if "," in window else len(words.lows)


def _adverbs(words: Words, first: int, end: int, lexicon: Lexicon) -> int:
    return sum(low in lexicon.grammar["adverb"] or low.endswith("ly") or low == "feared" for low in words.lows[first:end])


def _stops(low: str, lexicon: Lexicon) -> bool:
    grammar = lexicon.grammar
    if low in grammar["conjunction"] or low in grammar["subordinator"] or low in lexicon.speech.forms:
        return low not in {"who", "that", "which"}
    return low[:1].isdigit() or low in lexicon.quantities.words or not (low.isalpha() or low in {"-", "'s"})


def _predicate(words: Words, index: int, lexicon: Lexicon) -> Casualty | None:
    """Read "were reportedly killed", "have died", "are feared dead" from the auxiliary on."""
    grammar = lexicon.grammar
    last = ""
    for at in range(index, min(index + 7, len(words.lows))):
        low = words.lows[at]
        if low in grammar["negation"]:
            return None
        if low in grammar["auxiliary"] or low in grammar["modal"]:
            last = low
        elif found := _state(words, at, lexicon, reduced=False):
            passive = last in grammar["be"] or found.use in STATES
            return found if passive else None
        elif low not in grammar["adverb"] and low not in {
            "feared",
            "believed",
            "left",
            "presumed",
            "found",
            "confirmed",
            "critically",
            "all",
            "among",
        }:
            return None
    return None


def _state(words: Words, index: int, lexicon: Lexicon, *, reduced: bool) -> Casualty | None:
    """Return the adjective, participle or verb of loss that stands here and has no object of its own."""
    hit = lexicon.quantities.casualties.at(words.lows, index)
    if hit is None:
        return None
    for value in hit[1]:
        if value.use in STATES:
            return value
        if value.use == "transitive" and value.participle and not (reduced and _has_object(words, hit[0], lexicon)):
            return value
    return None


def _has_object(words: Words, index: int, lexicon: Lexicon) -> bool:
    """Tell an active verb by its object: "gunmen killed | four", against "12 soldiers killed | in an attack"."""
    if index >= len(words.lows):
        return False
    low = words.lows[index]
    counted = low[:1].isdigit() or low in lexicon.quantities.words or low in lexicon.quantities.numbers.firsts
    leads = low in lexicon.grammar["determiner"] or lexicon.quantities.before.at(words.lows[index : index + 4][::-1], 0) is not None
    at_least = low == "at" and words.lows[index + 1 : index + 2] == ["least"]
    return counted or leads or at_least or low in {"more", "up", "nearly", "about", "some", "over", "almost", "dozens", "him", "them"}
