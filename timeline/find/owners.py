"""Finds the states to which named ships and units belong: "USS Boxer" and "the 82nd Airborne Division" are America's."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from timeline.lexicon import Lexicon
from timeline.lexicon.ships import Ship
from timeline.model import Document, Found, Materiel, Party, Sentence, Span, Token

FAR = 3  # sentences within which a ship or unit is meant again
STATELY = frozenset("CAB")
LONG = 7  # of them before a ship: "the British nuclear-powered attack submarine Conqueror"
GAP = 4  # tokens between a nationality and the unit: "the U.S. Army's 3rd Infantry Division"
TIES = frozenset({"'s", "'", "army", "navy", "marine", "corps", "air", "force", "elite", "royal"})


def find(document: Document, lexicon: Lexicon, materiel: Sequence[Found[Materiel]], *, known: Sequence[Found[Party]] = ()) -> list[Found[Party]]:
    """Return for each named ship or unit without a nationality before it the state that owns it, at the unit's own span.

    Nothing is returned where a `known` party stands already: the Black Sea Fleet is a body, the 2nd Canadian Division names its nation.

    >>> from timeline.find import equipment
    >>> from timeline.lexicon import default
    >>> from timeline.model import Article
    >>> from timeline.text import prepare
    >>> document = prepare(Article("HMS Severn and the U.S. 7th Fleet met the 82nd Airborne Division."), default())
    >>> found = find(document, default(), equipment.find(document, default()))
    >>> [(each.value.text, each.value.iso3) for each in found]
    [('HMS Severn', ('GBR',)), ('82nd Airborne Division', ('USA',))]
    """
    mentioned: frozenset[str] | None = None
    ends, starts = [party.span.end for party in known], [party.span.start for party in known]
    result = []
    for sentence, thing, first in _named(document.sentences, materiel):
        place = bisect_right(ends, thing.span.start)
        if place < len(starts) and starts[place] < thing.span.end:
            continue
        owner = _owner(sentence, thing, first, lexicon)
        if owner is None or _has_nation(sentence, first, lexicon, is_ship=is_vessel(thing)):
            continue
        iso3, shared, where = owner
        if shared:
            mentioned = _states(document, lexicon) if mentioned is None else mentioned
            if iso3 not in mentioned:
                continue
        words = document.article.text[thing.span.start : thing.span.end]
        name = thing.value.name if thing.value.kind == "ship" else " ".join(words.split())
        result.append(Found(Party(name, (iso3,), "body", words), thing.span, (where,)))
    return result


def again(document: Document, materiel: Sequence[Found[Materiel]], owned: Sequence[Found[Party]]) -> Iterator[Found[Party]]:
    """Yield whom "the strike group", "the battalion" or "the ship" stands for: the only one of its sort in the last sentence that names any."""
    if not owned:
        return
    named = {thing.span: thing for thing in materiel if thing.value.named}
    starts, begins = [sentence.span.start for sentence in document.sentences], [owner.span.start for owner in owned]
    for thing in materiel:
        start = thing.span.start
        if thing.value.named or thing.value.kind not in {"unit", "ship"} or document.body[max(0, start - 4) : start].lower() != "the ":
            continue
        if document.body[thing.span.end + 1 : thing.span.end + 2].isupper():  # "the frigate Chevalier Paul"
            continue
        sort = document.body[start : thing.span.end].split()[-1].lower()
        number = bisect_right(starts, start) - 1
        before = owned[: bisect_right(begins, start)]
        alike = [owner for owner in before if owner.span in named and _is_alike(named[owner.span], owner, thing, sort)]
        last = bisect_right(starts, alike[-1].span.start) - 1 if alike else -FAR
        meant = {owner.value.name: owner for owner in alike if owner.span.start >= starts[max(0, last)]}
        if number - last < FAR and len(meant) == 1:
            yield Found(alike[-1].value, thing.span, ("coreference",))


def _is_alike(named: Found[Materiel], owner: Found[Party], thing: Found[Materiel], sort: str) -> bool:
    """Tell whether a named ship or unit may be meant by "the ship", or by "the battalion"."""
    return named.value.kind == thing.value.kind and (
        (thing.value.kind == "ship" and " " not in thing.value.name) or owner.value.text.lower().endswith(sort)
    )


def is_vessel(thing: Found[Materiel]) -> bool:
    """Tell a named ship, and a group that is named for one."""
    return thing.value.named and (thing.value.kind == "ship" or thing.evidence[0].startswith("ships.csv"))


def _named(sentences: Sequence[Sentence], materiel: Sequence[Found[Materiel]]) -> Iterator[tuple[Sentence, Found[Materiel], int]]:
    """Yield each named ship and unit with its sentence and the index of its first token."""
    index = 0
    for sentence in sentences:
        first = 0
        while index < len(materiel) and materiel[index].span.start < sentence.span.end:
            thing = materiel[index]
            index += 1
            if not thing.value.named or thing.value.kind not in {"unit", "ship"}:
                continue
            while first < len(sentence.tokens) and sentence.tokens[first].start < thing.span.start:
                first += 1
            yield sentence, thing, first


def _owner(sentence: Sentence, thing: Found[Materiel], first: int, lexicon: Lexicon) -> tuple[str, bool, str] | None:
    """Return the state of a unit, whether other states have such units, and the row that tells."""
    ship = lexicon.equipment.ships.shown.get(thing.value.name) if thing.value.kind == "ship" else _flagship(sentence, first, lexicon, thing.evidence)
    if ship is not None:
        return ship.iso3, False, ship.where
    row = lexicon.equipment.prefixes.get(thing.value.name.partition(" ")[0])
    if row is not None:
        return (row["iso3"], False, row.where) if row["iso3"] else None
    inside = _inside(sentence, first, thing.span)
    hits = [(end - start, units[0]) for start, end, units in lexicon.parties.units.find(inside)]
    if not hits:
        return None
    unit = max(hits, key=lambda hit: hit[0])[1]
    return unit.iso3, unit.shared, unit.where


def _flagship(sentence: Sentence, first: int, lexicon: Lexicon, evidence: tuple[str, ...]) -> Ship | None:
    """Return the ship for which a group is named."""
    hit = lexicon.equipment.ships.names.at(sentence.lows, first)
    return next((ship for ship in hit[1] if ship.where in evidence), None) if hit is not None else None


def _inside(sentence: Sentence, first: int, span: Span) -> list[str]:
    lows = []
    for token in sentence.tokens[first:]:
        if token.start >= span.end:
            break
        lows.append(token.low)
    return lows


def _has_nation(sentence: Sentence, first: int, lexicon: Lexicon, *, is_ship: bool) -> bool:
    """Tell whether a state or nationality stands before the unit: "Ukraine's 93rd Brigade", "the U.S. 7th Fleet", "the British carrier X"."""
    start = max(0, first - (LONG if is_ship else GAP))
    words = sentence.tokens[start:first]
    lows = [token.low for token in words]
    for place in reversed(range(len(words))):
        hit = lexicon.parties.index.at(words, lows, place)
        if hit is not None and hit[1].code in STATELY and hit[1].iso3:
            between = words[hit[0] :]
            return all(token.low in TIES or (is_ship and _describes(token, lexicon)) for token in between)
    return False


def _describes(token: Token, lexicon: Lexicon) -> bool:
    """Tell the words of "guided-missile destroyer" from a verb or the start of another phrase."""
    low = token.low
    if low == "-" or not token.text.islower():
        return low == "-"
    acts = low in lexicon.grammar.irregular_pasts or (low.endswith("ed") and low in lexicon.acts)
    return not acts and low not in lexicon.grammar.function_words


def _states(document: Document, lexicon: Lexicon) -> frozenset[str]:
    """Return the states that the article names."""
    index = lexicon.parties.index
    states: set[str] = set()
    for sentence in document.sentences:
        for place, low in enumerate(sentence.lows):
            hit = index.at(sentence.tokens, sentence.lows, place) if low in index.starts else None
            if hit is not None and hit[1].code in "CABPS":
                states.update(hit[1].iso3)
    return frozenset(states)
