"""Finds forces, units and equipment."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from timeline.find import unit_names
from timeline.find.materiel import Words, allowed, chain, equipment_run, system
from timeline.lexicon import Lexicon
from timeline.lexicon.quantities import Noun
from timeline.model import Document, Found, Materiel, Sentence, Span

NOT_MATERIEL = frozenset({"", "head"})


class Candidate(NamedTuple):
    """A mention by token indexes; `sure` is false for a name that is also a common word."""

    first: int
    end: int
    value: Materiel
    evidence: str
    sure: bool = True


def find(document: Document, lexicon: Lexicon) -> list[Found[Materiel]]:
    """Return all mentions of forces, units and equipment, longest first, none within another.

    >>> from timeline.lexicon import default
    >>> from timeline.model import Article
    >>> from timeline.text import prepare
    >>> document = prepare(Article("Two F-16 fighter jets and the 82nd Airborne Division left."), default())
    >>> [(found.value.name, found.value.kind, found.value.named) for found in find(document, default())]
    [('F-16', 'aircraft', True), ('82nd Airborne Division', 'unit', True)]
    """
    ships = _ship_names(document, lexicon)
    rows = [(sentence, list(_candidates(sentence, lexicon, ships))) for sentence in document.sentences]
    known = {candidate.value.name for _, found in rows for candidate in found if candidate.sure}
    result: list[Found[Materiel]] = []
    for sentence, found in rows:
        kept = _longest([candidate for candidate in found if candidate.sure or candidate.value.name in known])
        result += [_quote(sentence, candidate) for candidate in kept]
    return result


def _quote(sentence: Sentence, candidate: Candidate) -> Found[Materiel]:
    span = Span(sentence.tokens[candidate.first].start, sentence.tokens[candidate.end - 1].end)
    return Found(candidate.value, span, (candidate.evidence,))


def _longest(found: list[Candidate]) -> list[Candidate]:
    """Return the candidates without those that overlap a longer one, in order."""
    if len(found) < 2:
        return found
    taken: set[int] = set()
    kept = []
    for candidate in sorted(found, key=lambda one: (one.first - one.end, not one.value.named, one.first)):
        cells = range(candidate.first, candidate.end)
        if taken.isdisjoint(cells):
            taken.update(cells)
            kept.append(candidate)
    return sorted(kept)


def _candidates(sentence: Sentence, lexicon: Lexicon, ships: frozenset[str]) -> Iterator[Candidate]:
    tokens = sentence.tokens
    words = Words(tokens, sentence.lows)
    nouns, systems = lexicon.quantities.nouns.firsts, lexicon.equipment.systems.firsts
    starts, firsts = unit_names.starters(lexicon), _firsts(lexicon)
    hyphened = {index - 1 for index, low in enumerate(words.lows) if low == "-"} if "-" in words.lows else frozenset()
    skip = 0
    for index, low in [(index, low) for index, low in enumerate(words.lows) if low in firsts or low[0].isdigit() or index in hyphened]:
        if low in starts or low[0].isdigit():
            yield from _names(words, index, lexicon, sentence.role == "title", ships)
        if low in systems or index in hyphened:
            yield from _system(words, index, lexicon)
        if index >= skip and low in nouns:
            candidate = _common(words, index, lexicon, in_body=sentence.role == "body")
            if candidate is not None:
                yield candidate
                skip = candidate.end
                if candidate.value.kind == "ship" and sentence.role == "body":
                    yield from _called(words, candidate, lexicon)


def _called(words: Words, noun: Candidate, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield the ships whose names stand behind their noun; one of several keeps its own words only."""
    for first, end in unit_names.ships_named(words, noun.end - 1, lexicon):
        yield Candidate(first, end, Materiel(_text(words, first, end), "ship", True), noun.evidence)


@lru_cache(maxsize=8)
def _firsts(lexicon: Lexicon) -> frozenset[str]:
    return lexicon.quantities.nouns.firsts | lexicon.equipment.systems.firsts | unit_names.starters(lexicon)


def _names(words: Words, index: int, lexicon: Lexicon, is_title: bool, ships: frozenset[str]) -> Iterator[Candidate]:
    """Yield ships and units named here."""
    row = lexicon.equipment.prefixes.get(words.tokens[index].text)
    if row is not None:
        end = unit_names.ship_end(words, index, lexicon, ships if is_title else None)
        if end is not None:
            group = unit_names.formation_end(words, end, lexicon)
            yield Candidate(index, group or end, Materiel(_text(words, index, group or end), "unit" if group else "ship", True), row.where)
    named = unit_names.unit(words, index, lexicon)
    if named is not None:
        first, end, where = named
        yield Candidate(first, end, Materiel(_text(words, first, end), "unit", True), where)


def _system(words: Words, index: int, lexicon: Lexicon) -> Iterator[Candidate]:
    match = system(words, index, lexicon)
    if match is None:
        return
    end = equipment_run(words, match.end, lexicon) if match.system.kind not in {"force", "unit"} else match.end
    sure = not match.system.guarded or end > match.end or (index > 0 and _counts(words.lows[index - 1], lexicon))
    yield Candidate(index, end, Materiel(match.system.name, match.system.kind, True), match.system.where, sure)


def _counts(low: str, lexicon: Lexicon) -> bool:
    return low[:1].isdigit() or low in lexicon.quantities.words


def _common(words: Words, index: int, lexicon: Lexicon, *, in_body: bool) -> Candidate | None:
    """Return the common noun that starts here with its modifiers, "attack helicopters"; a name makes a ship of "tanker"."""
    found = chain(words, index, lexicon)
    if found is None:
        return None
    counted = index > 0 and _counts(words.lows[index - 1], lexicon)
    for head in reversed(found.heads):
        noun: Noun = head[2]
        named = in_body and noun.kind == "ship" and noun.guard == "number" and any(unit_names.ships_named(words, head[1] - 1, lexicon))
        if noun.kind not in NOT_MATERIEL and allowed(words, found, head, lexicon, counted=counted or named):
            first = max((end for start, end, other in found.heads if start < head[0] and other.kind in NOT_MATERIEL), default=index)
            return Candidate(first, head[1], Materiel(_text(words, first, head[1]).lower(), noun.kind), noun.where)
    return None


def _text(words: Words, first: int, end: int) -> str:
    """Return the words with single blanks, and none where the text has none."""
    pieces = [words.tokens[first].text]
    for before, token in zip(words.tokens[first : end - 1], words.tokens[first + 1 : end], strict=True):
        pieces.append((" " if token.start > before.end else "") + token.text)
    return "".join(pieces)


def _ship_names(document: Document, lexicon: Lexicon) -> frozenset[str]:
    """Return the names of ships in running text; in a headline, where all words have capitals, nothing shows where a name ends."""
    names = set()
    for sentence in document.sentences:
        if sentence.role == "title":
            continue
        words: Words | None = None
        for index, token in enumerate(sentence.tokens):
            if token.text in lexicon.equipment.prefixes:
                words = words or Words(sentence.tokens, sentence.lows)
                end = unit_names.ship_end(words, index, lexicon, None)
                if end is not None:
                    names.add(_text(words, index, end).lower())
    return frozenset(names)
