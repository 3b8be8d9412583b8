"""Finds forces, units and equipment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from timeline.find import ships, unit_names
from timeline.find.beginnings import begun
from timeline.find.materiel import Words, allowed, chain, equipment_run, system
from timeline.lexicon import Lexicon
from timeline.lexicon.phrases import Phrases
from timeline.lexicon.quantities import Noun
from timeline.lexicon.rows import Row
from timeline.model import Document, Found, Materiel, Sentence, Span

NOT_MATERIEL = frozenset({"", "head"})


class Candidate(NamedTuple):
    """A mention by token indexes; `sure` is false for a name that is also a common word."""

    first: int
    end: int
    value: Materiel
    evidence: str
    sure: bool = True
    noun: Noun | None = None


def find(document: Document, lexicon: Lexicon) -> list[Found[Materiel]]:
    """Return all mentions of forces, units and equipment, longest first, none within another.

    >>> from timeline.lexicon import default
    >>> from timeline.model import Article
    >>> from timeline.text import prepare
    >>> document = prepare(Article("Two F-16 fighter jets and the 82nd Airborne Division left."), default())
    >>> [(found.value.name, found.value.kind, found.value.named) for found in find(document, default())]
    [('F-16', 'aircraft', True), ('82nd Airborne Division', 'unit', True)]
    """
    headline = _ship_names(document, lexicon)
    rows = [(sentence, list(_candidates(sentence, lexicon, headline))) for sentence in document.sentences]
    known = {candidate.value.name for _, found in rows for candidate in found if candidate.sure}
    rows = _with_repeats(rows, lexicon)
    result: list[Found[Materiel]] = []
    for sentence, found in rows:
        kept = _longest([candidate for candidate in found if candidate.sure or candidate.value.name in known])
        result += [_quote(sentence, candidate) for candidate in kept]
    return result


def _with_repeats(rows: list[tuple[Sentence, list[Candidate]]], lexicon: Lexicon) -> list[tuple[Sentence, list[Candidate]]]:
    """Return the mentions with those of ships that are named in full or with their class elsewhere: "the Eisenhower"."""
    vessels = {one.value.name: one.evidence for _, found in rows for one in found if one.value.kind == "ship" and one.value.named and one.sure}
    if not vessels:
        return rows
    names = Phrases(call for name, where in sorted(vessels.items()) for call in ships.calls(name, where, lexicon))
    whole = []
    for sentence, found in rows:
        words = Words(sentence.tokens, sentence.lows, sentence.role == "title")
        more = ships.again(words, names, lexicon) if not names.firsts.isdisjoint(sentence.lows) else ()
        whole.append((sentence, found + [Candidate(first, end, Materiel(name, "ship", True), where) for first, end, name, where in more]))
    return whole


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


def _candidates(sentence: Sentence, lexicon: Lexicon, headline: frozenset[str]) -> Iterator[Candidate]:
    tokens = sentence.tokens
    words = Words(tokens, sentence.lows, sentence.role == "title")
    nouns, systems = lexicon.quantities.nouns.firsts, lexicon.equipment.systems.firsts
    starts, indexes = unit_names.starters(lexicon), begun(sentence, lexicon).materiel
    hyphened = {index - 1 for index, low in enumerate(words.lows) if low == "-" and index} if "-" in words.lows else frozenset()
    skip = 0
    for index in sorted({*hyphened, *indexes}) if hyphened else indexes:
        low = words.lows[index]
        if low in starts or low[0].isdigit():
            yield from _names(words, index, lexicon, headline)
        if low in systems or index in hyphened:
            yield from _system(words, index, lexicon)
        if index >= skip and low in nouns:
            candidate = _common(words, index, lexicon)
            if candidate is not None:
                yield candidate
                skip = candidate.end
                yield from _vessels(words, candidate, lexicon)


def _vessels(words: Words, noun: Candidate, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield the ships, or the group of one, whose names stand beside their noun."""
    if noun.value.kind == "unit":
        for named, name in ships.of_groups(words, noun.first, noun.end, lexicon):
            where = named.ship.where if named.ship is not None else noun.evidence
            yield Candidate(named.first, named.end, Materiel(name, "unit", True), where)
        return
    if noun.noun is None or noun.value.kind != "ship":
        return
    found = list(ships.behind(words, noun.end - 1, noun.noun, lexicon))
    earlier = ships.before(words, (noun.first, noun.end), lexicon)
    for named in [*found, *([earlier] if earlier is not None else [])]:
        name, where = (named.ship.name, named.ship.where) if named.ship is not None else (_text(words, named.first, named.end), noun.evidence)
        yield Candidate(named.first, named.end, Materiel(name, "ship", True), where)


def _names(words: Words, index: int, lexicon: Lexicon, headline: frozenset[str]) -> Iterator[Candidate]:
    """Yield ships and units named here."""
    row = lexicon.equipment.prefixes.get(words.tokens[index].text)
    end = unit_names.ship_end(words, index, lexicon, headline if words.in_title else None) if row is not None else None
    if row is not None and end is not None:
        yield _marked(words, index, end, row, lexicon)
    named = unit_names.unit(words, index, lexicon)
    if named is not None:
        first, end, where = named
        yield Candidate(first, end, Materiel(_text(words, first, end), "unit", True), where)


def _marked(words: Words, index: int, end: int, row: Row, lexicon: Lexicon) -> Candidate:
    """Return the ship whose mark stands here, "USS Boxer", or its group; a known one by its full name."""
    listed = ships.known(words, index + 1, lexicon, iso3=row["iso3"]) if row["iso3"] else None
    end = listed.end if listed is not None and listed.end < end else end
    group = unit_names.formation_end(words, end, lexicon)
    if group is not None:
        return Candidate(index, group, Materiel(_text(words, index, group), "unit", True), row.where)
    name = listed.ship.name if listed is not None and listed.ship is not None and listed.end == end else _text(words, index, end)
    return Candidate(index, end, Materiel(name, "ship", True), row.where)


def _system(words: Words, index: int, lexicon: Lexicon) -> Iterator[Candidate]:
    match = system(words, index, lexicon)
    if match is None:
        return
    end = equipment_run(words, match.end, lexicon) if match.system.kind not in {"force", "unit"} else match.end
    sure = not match.system.guarded or end > match.end or (index > 0 and _counts(words.lows[index - 1], lexicon))
    yield Candidate(index, end, Materiel(match.system.name, match.system.kind, True), match.system.where, sure)


def _counts(low: str, lexicon: Lexicon) -> bool:
    return low[:1].isdigit() or low in lexicon.quantities.words


def _common(words: Words, index: int, lexicon: Lexicon) -> Candidate | None:
    """Return the common noun that starts here with its modifiers, "attack helicopters"; a name makes a ship of "tanker"."""
    found = chain(words, index, lexicon)
    if found is None:
        return None
    counted = index > 0 and _counts(words.lows[index - 1], lexicon)
    for head in reversed(found.heads):
        noun: Noun = head[2]
        named = noun.kind == "ship" and _is_named(words, head[1], noun, lexicon)
        if noun.kind not in NOT_MATERIEL and allowed(words, found, head, lexicon, counted=counted or named):
            first = index
            if len(found.heads) > 1:
                first = max([index, *[end for start, end, other in found.heads if start < head[0] and other.kind in NOT_MATERIEL]])
            return Candidate(first, head[1], Materiel(_text(words, first, head[1]).lower(), noun.kind), noun.where, noun=noun)
    return None


def _is_named(words: Words, end: int, noun: Noun, lexicon: Lexicon) -> bool:
    """Tell whether a ship's name makes a ship of a doubtful noun: "the tanker Bravo", "the carrier Independence"."""
    return (noun.guard == "modifier" or (noun.guard == "number" and not words.in_title)) and any(ships.behind(words, end - 1, noun, lexicon))


def _text(words: Words, first: int, end: int) -> str:
    """Return the words with single blanks, and none where the text has none."""
    pieces = [words.tokens[first].text]
    for before, token in zip(words.tokens[first : end - 1], words.tokens[first + 1 : end], strict=True):
        pieces.append((" " if token.start > before.end else "") + token.text)
    return "".join(pieces)


def _ship_names(document: Document, lexicon: Lexicon) -> frozenset[str]:
    """Return the names of ships in running text; in a headline, where all words have capitals, nothing shows where a name ends."""
    names, prefixes = set(), lexicon.equipment.prefixes
    for sentence in document.sentences:
        if sentence.role == "title":
            continue
        words: Words | None = None
        for index in sentence.capitals:
            if sentence.tokens[index].text in prefixes:
                words = words or Words(sentence.tokens, sentence.lows)
                end = unit_names.ship_end(words, index, lexicon, None)
                if end is not None:
                    names.add(_text(words, index, end).lower())
    return frozenset(names)
