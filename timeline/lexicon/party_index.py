"""Looks up names of parties by their first word, longest first, minding capitals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from timeline.model import Token
from timeline.tokens import fold, tokens
from timeline.values import record


@record(frozen=True, slots=True)
class Entry:
    """One thing a word may stand for.

    `code` is its class, one letter of `CODES`; `iso3` the states it acts for; `home` the states where it is based,
    which only `parties.resolve` uses; `detail` what the class needs besides (the kind of a title, say).
    """

    code: str
    name: str
    iso3: tuple[str, ...]
    where: str
    home: tuple[str, ...] = ()
    detail: str = ""
    kind: str = ""


class Alias(NamedTuple):
    """A way to write an entry: `acronym` must stand in just these letters, words at `capitals` must not be lower case."""

    words: tuple[str, ...]
    capitals: tuple[int, ...]
    acronym: str
    entry: Entry


def alias(text: str, entry: Entry, *, capital: bool = False) -> Alias:
    """Return how `text` is matched; with `capital`, its first word must be capitalised whatever `text` looks like.

    >>> entry = Entry("O", "European Union", (), "")
    >>> alias("EU", entry).acronym, alias("European Union", entry).capitals
    ('EU', (0, 1))
    """
    plain = text.isascii() and text.replace(" ", "").isalnum()
    words = text.split() if plain else [word.text for word in tokens(text)]
    capitals = (0,) if capital else tuple([i for i, word in enumerate(words) if word[0].isupper()])
    acronym = text if len(words) == 1 and text.isupper() and len(text) <= 5 else ""
    return Alias(tuple([fold(word) for word in words]), capitals, acronym, entry)


class Index:
    """Names by first word; of equal names the one given first wins."""

    def __init__(self, aliases: Iterable[Alias]) -> None:
        starts: dict[str, dict[int, dict[tuple[str, ...], list[Alias]]]] = {}
        for name in aliases:
            starts.setdefault(name.words[0], {}).setdefault(len(name.words), {}).setdefault(name.words, []).append(name)
        self.starts = {word: tuple(sorted(tables.items(), reverse=True)) for word, tables in starts.items()}

    def at(self, words: Sequence[Token], lows: Sequence[str], start: int) -> tuple[int, Entry] | None:
        """Return (end, entry) of the longest name at `start` whose capitals fit."""
        for length, table in self.starts.get(lows[start], ()):
            for name in table.get(tuple(lows[start : start + length]), ()):
                if fits(name, words, start):
                    return start + length, name.entry
        return None


def fits(name: Alias, words: Sequence[Token], start: int) -> bool:
    """Tell whether the words at `start` have the capitals of the name."""
    if name.acronym:
        return words[start].text == name.acronym
    return not any(words[start + i].text[0].islower() for i in name.capitals)
