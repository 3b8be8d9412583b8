"""Reads names of ships and units: "HMS Prince of Wales", "1st Guards Tank Army", "VP-8"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from timeline.find.materiel import Words
from timeline.lexicon import Lexicon
from timeline.lexicon.equipment import Equipment
from timeline.model import Token

ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th|d)$")
NUMBER = re.compile(r"\d{1,5}$")
INSIDE = frozenset({"of", "the", "de", "da", "do", "al", "el"})  # small words within a name: "Prince of Wales"
WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
LONGEST_SHIP = 4
LONGEST_UNIT = 9
BARE = frozenset({"corps", "brigade", "division", "regiment", "battalion", "squadron", "wing", "commando"})  # "3 Wing"; but "10 Army soldiers"


@lru_cache(maxsize=8)
def starters(lexicon: Lexicon) -> frozenset[str]:
    """Return the words, in lower case, at which a name of a ship or unit may be recognised."""
    table = lexicon.equipment
    words = {word.lower() for word in (*table.prefixes, *table.codes, *table.ordinals)}
    return frozenset(words) | table.free.firsts | table.numbered.firsts


def ship_end(words: Words, prefix: int, lexicon: Lexicon, known: frozenset[str] | None) -> int | None:
    """Return the index after the name of a ship; in a headline (`known` given) a name is no longer than a known one."""
    table = lexicon.equipment
    index, names = prefix + 1, 0
    last = None
    while index < len(words.tokens) and names < LONGEST_SHIP:
        token = words.tokens[index]
        if not beside(words.tokens, index):
            break
        if names and token.low in INSIDE and index + 1 < len(words.tokens) and capital(words.tokens[index + 1]):
            index += 1
            continue
        initial = token.text == "." and len(words.tokens[index - 1].text) == 1
        if not initial and not _names_ship(token, names, table, words, index):
            break
        index += 1
        names += not initial
        last = index
    if last is None or known is None:
        return last
    return next((end for end in range(last, prefix + 1, -1) if _plain(words, prefix, end) in known), prefix + 2)


def _names_ship(token: Token, names: int, table: Equipment, words: Words, index: int) -> bool:
    if not names or not capital(token):
        return capital(token)
    return token.text not in table.not_first and not any(kind.at(words.lows, index) for kind in (table.numbered, table.free, table.formations))


def _plain(words: Words, first: int, end: int) -> str:
    return " ".join(words.lows[first:end])


def beside(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether only a blank, or nothing, parts a token from the one before."""
    return tokens[index].start - tokens[index - 1].end <= 1


def capital(token: Token) -> bool:
    """Tell whether a word begins with a capital."""
    return token.text[0].isupper()


def formation_end(words: Words, first: int, lexicon: Lexicon) -> int | None:
    """Return the index after a formation that follows the name of its flagship: "USS Boxer | Amphibious Ready Group"."""
    if first < len(words.tokens) and (hit := lexicon.equipment.ship_groups.at(words.lows, first)):
        return hit[0]
    if first < len(words.tokens) and capital(words.tokens[first]):
        for table in (lexicon.equipment.numbered, lexicon.equipment.free, lexicon.equipment.formations):
            if hit := table.at(words.lows, first):
                return hit[0]
    return None


def unit(words: Words, index: int, lexicon: Lexicon) -> tuple[int, int, str] | None:
    """Return (first, end, data row) of a unit recognised at this token."""
    token = words.tokens[index]
    table = lexicon.equipment
    if ORDINAL.match(token.low) or NUMBER.match(token.low) or token.text in table.ordinals:
        found = _ordinal(words, index, table)
        if found is not None:
            return index, _continued(words, found[0], table), found[1]
    if token.text in table.codes and (code := _code(words, index)):
        return index, code, table.codes[token.text].where
    if not capital(token):
        return None
    if (hit := table.numbered.at(words.lows, index)) and (end := _number_after(words, hit[0], table)):
        return index, end, hit[1][0].where
    return _free(words, index, table)


def _ordinal(words: Words, index: int, table: Equipment) -> tuple[int, str] | None:
    """Return (end, data row) of "82nd | Airborne | Division"."""
    text = words.tokens[index].text
    digits = ORDINAL.match(words.lows[index]) is not None
    position, branches, plain = index + 1, 0, text.isdigit()
    best: tuple[int, str] | None = None
    while position < len(words.tokens) and position - index < LONGEST_UNIT and beside(words.tokens, position):
        if not capital(words.tokens[position]) and not (digits and words.tokens[position].text.islower()):
            break
        hit, branch = table.formations.at(words.lows, position), table.branches.at(words.lows, position)
        bare = plain and not branches
        if hit is not None and (words.lows[position] in BARE if bare else _accepts(hit[1][0]["kind"], digits, branches, words, position)):
            best = (hit[0], hit[1][0].where)
        end = max(hit[0] if hit else 0, branch[0] if branch else 0)
        if not end:
            break
        branches += 1
        position = end
    return best


def _accepts(kind: str, digits: bool, branches: int, words: Words, position: int) -> bool:
    """Weak formations ("Group", "Division") need an ordinal in digits or a branch; words without capitals need both."""
    upper = capital(words.tokens[position])
    if kind == "weak_formation":
        return upper and (digits or branches > 0) if words.lows[position] != "division" else digits or (upper and branches > 0)
    return upper or digits


def _continued(words: Words, end: int, table: Equipment) -> int:
    """Return the end with what a unit belongs to: "2nd Battalion, Royal Regiment of Scotland"."""
    if end + 1 < len(words.tokens) and words.tokens[end].text == ",":
        larger = _larger(words, end + 1, table)
        if larger is not None and words.lows[larger[0] - 1] != words.lows[end - 1]:
            end = larger[0]
    tail = table.tails.at(words.lows, end) if end < len(words.tokens) else None
    return tail[0] if tail else end


def _larger(words: Words, start: int, table: Equipment) -> tuple[int, str] | None:
    if ORDINAL.match(words.lows[start]):
        return _ordinal(words, start, table)
    if capital(words.tokens[start]) and words.tokens[start].text not in table.not_first:
        return _capitals_to_formation(words, start, table)
    return None


def _capitals_to_formation(words: Words, start: int, table: Equipment) -> tuple[int, str] | None:
    for position in range(start, min(start + 4, len(words.tokens))):
        if not capital(words.tokens[position]):
            return None
        if position > start and (hit := table.formations.at(words.lows, position)):
            return hit[0], hit[1][0].where
    return None


def _code(words: Words, index: int) -> int | None:
    """Return the end of "VP-8" or "CTF 151"."""
    position = index + 1
    if position < len(words.tokens) and words.tokens[position].text == "-":
        position += 1
    if position < len(words.tokens) and NUMBER.match(words.lows[position]) and beside(words.tokens, position):
        return position + 1
    return None


def _number_after(words: Words, index: int, table: Equipment) -> int | None:
    """Return the end of "Carrier Strike Group | 3", "Standing NATO Maritime Group | One"."""
    if index >= len(words.tokens) or not beside(words.tokens, index):
        return None
    token = words.tokens[index]
    numbered = NUMBER.match(token.low) or token.text in table.ordinals or token.text in {"One", "Two", "Three", "Four", "Five"}
    return index + 1 if numbered else None


def _free(words: Words, index: int, table: Equipment) -> tuple[int, int, str] | None:
    """Return a unit named by capitalised words before its formation: "Golani | Brigade"."""
    hit = table.free.at(words.lows, index)
    if hit is None or index == 0 or any(not capital(token) for token in words.tokens[index : hit[0]] if token.text.isalpha()):
        return None
    first = index
    while first > 0 and index - first < LONGEST_SHIP and _names_unit(words, first - 1, table):
        first -= 1
    while first < index and words.tokens[first].text in {"-", "."}:
        first += 1
    if first == index:
        return None
    tail = table.tails.at(words.lows, hit[0]) if hit[0] < len(words.tokens) else None
    return first, tail[0] if tail else hit[0], hit[1][0].where


def _names_unit(words: Words, index: int, table: Equipment) -> bool:
    token = words.tokens[index]
    if words.tokens[index + 1].start - token.end > 1 or token.text in table.not_first:
        return False
    return (capital(token) and token.text[-1] != ".") or (token.text == "-" and words.tokens[index + 1].start == token.end)
