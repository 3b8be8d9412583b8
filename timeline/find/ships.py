"""Reads ships by their names alone: "the carrier Eisenhower", and from then on "the Eisenhower"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from timeline.find.materiel import Words, closes
from timeline.find.unit_names import WEEKDAYS, beside, capital, ship_end
from timeline.lexicon import Lexicon
from timeline.lexicon.phrases import Phrases
from timeline.lexicon.places import key
from timeline.lexicon.quantities import Noun
from timeline.lexicon.ships import Ship
from timeline.model import Token
from timeline.tokens import phrase

LONGEST = 5  # tokens of a name
APPOSED = 6  # tokens between "a" and the noun: ", a nuclear-powered aircraft carrier"
OPENERS = frozenset({",", ":", "-", "("})  # between "two carriers" and "the America and the Saratoga"
CALLED = frozenset({"called", "named"})
BETWEEN = frozenset({",", "and"})
ARTICLES = frozenset({"a", "an", "the", "one"})
PLAIN = frozenset({"ship", "vessel", "warship", "boat"})  # nouns that tell no class


class Named(NamedTuple):
    """A ship named at tokens `first` to `end`; `ship` is None where the table has it not, or has several and nothing chooses."""

    first: int
    end: int
    ship: Ship | None


class Call(NamedTuple):
    """What the table shows for a name, whether the name is whole, and the data row."""

    name: str
    full: bool
    where: str


def known(words: Words, index: int, lexicon: Lexicon, *, noun: str = "", iso3: str = "") -> Named | None:
    """Return the ship of the table whose name stands here; "Independence Day" and "America First" are none."""
    hit = lexicon.equipment.ships.names.at(words.lows, index)
    if hit is None or not capital(words.tokens[index]) or not ends(words, hit[0], lexicon):
        return None
    return Named(index, hit[0], choose(hit[1], noun, iso3))


def ends(words: Words, end: int, lexicon: Lexicon) -> bool:
    """Tell whether a name ends here: no further capital stands beside it, but that of a day, a month or a group."""
    if words.in_title or end == len(words.tokens) or not beside(words.tokens, end) or not capital(words.tokens[end]):
        return True
    return words.lows[end] in WEEKDAYS or words.lows[end] in lexicon.quantities.months or group_end(words, end, lexicon) is not None


def choose(ships: Sequence[Ship], noun: str = "", iso3: str = "") -> Ship | None:
    """Return the ship that is meant among namesakes: of this state, of the class that the noun tells, named in full; None if two states remain."""
    left = [ship for ship in ships if ship.iso3 == iso3] if iso3 else list(ships)
    left = [ship for ship in left if is_a(ship, noun)] or left
    return max(left, key=lambda ship: ship.full) if len({ship.iso3 for ship in left}) == 1 else None


def is_a(ship: Ship, noun: str) -> bool:
    """Tell whether a noun tells the class of a ship: "supercarriers" that of an aircraft carrier."""
    single = noun.removesuffix("s")
    return bool(noun) and any(single.endswith(kind) or kind.endswith(" " + single) for kind in ship.classes)


def behind(words: Words, head: int, noun: Noun, lexicon: Lexicon) -> Iterator[Named]:
    """Yield the ships named behind their noun: "the frigate Admiral Makarov", "two carriers, the America and the Saratoga"."""
    index, strict = _after(words, head)
    several = words.lows[head][-1:] == "s"
    strict = strict or words.in_title or noun.guard == "modifier"
    while index < len(words.tokens):
        named = _one(words, index, noun, lexicon, strict=strict)
        if named is None and words.tokens[index].text not in lexicon.equipment.prefixes:
            return
        if named is not None:
            yield named
        end = named.end if named is not None else ship_end(words, index, lexicon, None) or index + 1
        if not several or words.lows[end : end + 1] not in ([","], ["and"]):
            return
        index = _next(words, end)


def _one(words: Words, index: int, noun: Noun, lexicon: Lexicon, *, strict: bool) -> Named | None:
    """Return the ship named here: one of the table, or whatever stands behind "the frigate" where no mark or doubtful noun does."""
    named = known(words, index, lexicon, noun=noun.noun) if noun.guard != "number" else None
    if named is not None or strict or not _may_name_ship(words, index, lexicon):
        return named
    end = ship_end(words, index - 1, lexicon, None)
    return Named(index, end, None) if end is not None else None


def _after(words: Words, head: int) -> tuple[int, bool]:
    """Return where a name may begin behind a noun, and whether only a known one will do: "a carrier called X", "two carriers, the X"."""
    index = head + 1
    if words.lows[index : index + 1] and words.lows[index] in CALLED:
        index += 1
        return index + (words.lows[index : index + 1] == ["the"]), True
    if words.lows[index : index + 1] and words.lows[index] in OPENERS and words.lows[index + 1 : index + 2] == ["the"]:
        return index + 2, True
    return index, False


def _next(words: Words, index: int) -> int:
    while index < len(words.tokens) and words.lows[index] in BETWEEN:
        index += 1
    return index + (words.lows[index : index + 1] == ["the"])


def before(words: Words, noun: tuple[int, int], lexicon: Lexicon) -> Named | None:
    """Return the ship named before its noun: "the Liaoning aircraft carrier", "the Eisenhower, a nuclear-powered carrier"."""
    first, end = noun
    call = " ".join(words.lows[first:end])
    if call.removesuffix("s") in PLAIN:
        return None
    named = _ending(words, first, lexicon, call)
    if named is not None:
        return named if named.ship is not None and is_a(named.ship, call) else None
    start = next((index for index in range(first - 1, max(0, first - APPOSED), -1) if words.lows[index] in ARTICLES), 0)
    if not start or words.lows[start - 1] != ",":
        return None
    named = _ending(words, start - 1, lexicon, call)
    return named if named is not None and named.first and words.lows[named.first - 1] == "the" else None


def _ending(words: Words, end: int, lexicon: Lexicon, noun: str = "") -> Named | None:
    """Return the longest name of a ship that ends at this token."""
    names = lexicon.equipment.ships
    if not end or words.lows[end - 1] not in names.lasts:
        return None
    for first in range(max(0, end - LONGEST), end):
        hit = names.names.at(words.lows, first)
        if hit is not None and hit[0] == end and capital(words.tokens[first]):
            return Named(first, end, choose(hit[1], noun))
    return None


def of_groups(words: Words, first: int, end: int, lexicon: Lexicon) -> Iterator[tuple[Named, str]]:
    """Yield the ships for which groups are named, with the group's name: "the Nimitz and Eisenhower | carrier strike groups"."""
    several = words.lows[end - 1].endswith("groups")
    call = " ".join(token.text for token in words.tokens[first:end])
    call = call.removesuffix("s") if several else call
    named = _ending(words, first, lexicon, "carrier") if lexicon.equipment.ship_groups.at(call.lower().split(), 0) else None
    while named is not None:
        name = " ".join(token.text for token in words.tokens[named.first : named.end])
        yield Named(named.first, end if named.end == first else named.end, named.ship), f"{name} {call}"
        joined = several and named.first > 1 and words.lows[named.first - 1] in {"and", ","}
        named = _ending(words, named.first - 1, lexicon, "carrier") if joined else None


def group_end(words: Words, first: int, lexicon: Lexicon) -> int | None:
    """Return the index after a group that may bear the name of a ship."""
    hit = lexicon.equipment.ship_groups.at(words.lows, first) if first < len(words.lows) else None
    return hit[0] if hit is not None else None


def calls(name: str, where: str, lexicon: Lexicon) -> Iterator[tuple[tuple[str, ...], Call]]:
    """Yield the names without prefix by which an article may go on to call a ship it has named."""
    ship = lexicon.equipment.ships.shown.get(name)
    if ship is not None:
        yield from ((words, Call(name, words == ship.calls[0], where)) for words in ship.calls)
    elif not name.endswith("-class"):
        prefix, _, rest = name.partition(" ")
        yield phrase(rest if prefix in lexicon.equipment.prefixes else name), Call(name, False, where)


def again(words: Words, names: Phrases[Call], lexicon: Lexicon) -> Iterator[tuple[int, int, str, str]]:
    """Yield (first, end, name, data row) of the ships that the article has named: "the Eisenhower"."""
    for first, end, values in names.find(words.lows):
        name, full, where = values[0]
        if capital(words.tokens[first]) and _is_ship(words, first, end, lexicon, full=full):
            yield first, end, name, where


def _is_ship(words: Words, first: int, end: int, lexicon: Lexicon, *, full: bool) -> bool:
    """Tell a ship from its namesake: not "the Truman administration", "the Independence Day", "in Guam"."""
    if group_end(words, end, lexicon) is not None:
        return True
    if not ends(words, end, lexicon) or not _closed(words, end, lexicon):
        return False
    if first and words.lows[first - 1] == "the":
        return True
    plain = (
        full and (end - first > 1 or (first > 0 and not words.in_title)) and not (first and capital(words.tokens[first - 1]) and not words.in_title)
    )
    return plain and not _is_other(words.tokens, first, end, lexicon)


def _closed(words: Words, end: int, lexicon: Lexicon) -> bool:
    return end == len(words.lows) or closes(words.lows[end], lexicon) or words.lows[end] in lexicon.acts or words.lows[end] in WEEKDAYS


def _is_other(tokens: Sequence[Token], first: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether a name may be that of a place, a state, a leader or a weapon."""
    return tokens[first].low in lexicon.equipment.systems.firsts or _is_place(" ".join(token.text for token in tokens[first:end]), lexicon)


@lru_cache(maxsize=4096)
def _is_place(name: str, lexicon: Lexicon) -> bool:
    return bool(lexicon.places.look_up(key(name)))


def _may_name_ship(words: Words, index: int, lexicon: Lexicon) -> bool:
    """Tell a name from a state, a day, a month or a name with its own mark ("the destroyer USS Barry")."""
    token = words.tokens[index]
    own = token.text in lexicon.equipment.prefixes or token.low in lexicon.countries.names.firsts or token.low in lexicon.quantities.months
    return capital(token) and not own and token.low not in WEEKDAYS and token.text not in lexicon.equipment.not_first
