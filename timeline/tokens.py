"""Cuts text into tokens with offsets."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from timeline.model import Token

MARK = "\u0300-\u036f"
# The first line tells a plain word, which most are, at once; the others would tell it too.
# "U.S." stays whole; "Russia's" gives "Russia" and "'s", "they've" "they" and "'ve"; "won't", "Sana'a" stay whole; "F-15" gives three tokens.
TOKEN = re.compile(
    rf"""[A-Za-z]{{2,}}+(?![^\W_]|['’{MARK}])
    |(?:[A-Za-z]\.){{2,}}
    |\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?![\d,]*\d)
    |\d+\.\d+(?![.\d])
    |[^\W_](?:[^\W_]|[{MARK}])*(?:['’](?!(?:[sS]|ve|re|ll)\b)(?:[^\W_]|[{MARK}])+)*
    |['’](?:[sS]|ve|re|ll)\b
    |\S""",
    re.VERBOSE,
)
MOST_FORMS = 65_536
STRAIGHT = str.maketrans("’‘“”–—−", "''\"\"---")


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return the form a word is looked up by: lower case, no accents, straight quotes.

    >>> fold("Bogotá"), fold("’s"), fold("U.S.")
    ('bogota', "'s", 'u.s.')
    """
    if word.isascii():
        return word.lower()
    marks = unicodedata.normalize("NFKD", word.translate(STRAIGHT))
    plain = "".join(mark for mark in marks if not unicodedata.combining(mark)).lower()
    # A lone accent folds to nothing, "´" to a blank; a form is never empty and has no blank, for finders join forms by blanks.
    return plain if plain and not any(mark.isspace() for mark in plain) else word


class Forms(dict[str, str]):
    """The form of each word met, up to a limit: a look-up takes half as long as a call."""

    def __missing__(self, word: str) -> str:
        form = fold(word)
        if len(self) < MOST_FORMS:
            self[word] = form
        return form


FORMS = Forms()


def tokens(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Return the tokens of `text[start:end]`, with offsets into the whole text.

    >>> [token.text for token in tokens("The U.S. sent 1,000 troops; Russia's didn't.")]
    ['The', 'U.S.', 'sent', '1,000', 'troops', ';', 'Russia', "'s", "didn't", '.']
    """
    found, last = [], start
    for word in TOKEN.findall(text, start, len(text) if end is None else end):
        first = text.index(word, last)  # only blanks lie between
        last = first + len(word)
        found.append(Token(word, FORMS[word], first, last))
    return tuple(found)


def phrase(text: str) -> tuple[str, ...]:
    """Return the token forms of a lexicon phrase, to be looked up in `lexicon.Phrases`.

    >>> phrase("Saint-Denis")
    ('saint', '-', 'denis')
    """
    return tuple(token.low for token in tokens(text))
