"""Looks up names of parties by their first word, longest first, minding capitals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from timeline.lexicon.phrases import by_words
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


@record(frozen=True, slots=True)
class Alias:
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
    """Names by first word; of equal names the one given first wins. `common` are the first words that may be in small letters."""

    def __init__(self, aliases: Iterable[Alias]) -> None:
        every = list(aliases)
        self.starts = by_words((name.words, name) for name in every)
        self.common = frozenset([name.words[0] for name in every if name.words and not name.acronym and 0 not in name.capitals])

    def at(self, words: Sequence[Token], lows: Sequence[str], start: int) -> tuple[int, Entry] | None:
        """Return (end, entry) of the longest name at `start` whose capitals fit."""
        begun = self.starts.get(lows[start])
        if begun is None:
            return None
        alone, seconds, longer = begun
        if longer and start + 1 < len(lows) and lows[start + 1] in seconds:
            for length, table in longer:
                for name in table.get(tuple(lows[start : start + length]), ()):
                    if fits(name, words, start):
                        return start + length, name.entry
        for name in alone:
            if fits(name, words, start):
                return start + 1, name.entry
        return None


def fits(name: Alias, words: Sequence[Token], start: int) -> bool:
    """Tell whether the words at `start` have the capitals of the name."""
    if name.acronym:
        return words[start].text == name.acronym
    for place in name.capitals:  # noqa: SIM110  a loop, for this is asked of every name that begins so
        if words[start + place].text[0].islower():
            return False
    return True
