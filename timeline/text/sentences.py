"""Cuts a paragraph into sentences."""

from __future__ import annotations

import re

from timeline.lexicon.splitting import Splitting
from timeline.model import Span

END = re.compile(r"[.!?…]+[\"”’'»)\]]*")
WORD_BEFORE = re.compile(r"[^\s\"“‘'(\[—–-]*\Z")
NEXT = re.compile(r"[\"“‘'(\[«•*\s]*(\S)")
NEXT_WORD = re.compile(r"[^\W\d_]+")
# "KINSHASA, Oct 27 | Government forces said", where no dash parts the place and day from the text
DATELINE = re.compile(r"[A-Z][A-Z .'-]{2,30},(?: [A-Z][\w .]{2,30},)? [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})? (?=[A-Z][a-z])")
INITIALS = re.compile(r"(?:[A-Z]\.){1,3}[A-Z]")  # "B.J. | Habibie said"
REACH = 40  # characters looked back for the word before a stop


def split(body: str, span: Span, words: Splitting) -> list[Span]:
    """Return the sentences of a paragraph, without the blanks between them.

    >>> from timeline.lexicon import default
    >>> text = "Gen. Smith left on Aug. 7. U.S. forces stayed."
    >>> [text[s.start : s.end] for s in split(text, Span(0, len(text)), default().splitting)]
    ['Gen. Smith left on Aug. 7.', 'U.S. forces stayed.']
    """
    result, start = [], span.start
    if (dateline := DATELINE.match(body, span.start, span.end)) is not None:
        result.append((start, dateline.end()))
        start = dateline.end()
    for match in END.finditer(body, span.start, span.end):
        if match.end() > start and _ends(body, match, span.end, words):
            result.append((start, match.end()))
            start = match.end()
    result.append((start, span.end))
    return [trimmed for first, last in result if (trimmed := trim(body, first, last)) is not None]


def trim(body: str, start: int, end: int) -> Span | None:
    """Return the stretch without blanks at its ends, or None if nothing is left."""
    piece = body[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    return Span(start + left, start + right) if right > left else None


def _ends(body: str, match: re.Match[str], end: int, words: Splitting) -> bool:
    following = NEXT.match(body, match.end(), end)
    if following is None:
        return True
    first, glued = following[1], following.start(1) == match.end()
    if glued:  # "July 6, 2021.Kirby said": a lost blank, not "U.S" or "3.5"
        before = body[match.start() - 1 : match.start()]
        return first.isupper() and (before.islower() or before.isdigit()) and body[following.start(1) + 1 : following.start(1) + 2].islower()
    if first.islower():
        return False
    if match[0][0] in "!?…" and len(match[0]) == 1:
        return True
    return not match[0].startswith(".") or _stop_ends(body, match, following.start(1), words)


def _stop_ends(body: str, match: re.Match[str], following: int, words: Splitting) -> bool:
    window = body[max(0, match.start() - REACH) : match.start()]
    found = WORD_BEFORE.search(window)
    word = found[0] if found else ""
    low = word.lower()
    next_word = NEXT_WORD.match(body, following)
    starts = next_word is not None and next_word[0].lower() in words.starters
    quoted = len(match[0]) > 1 and match[0][1] != "."
    if quoted:
        return True
    if low in words.titles:
        return low in words.numbered and starts
    if low in words.open or INITIALS.fullmatch(word) or (len(word) == 1 and word.isalpha() and word.isupper()):
        return starts and word != "I"
    return True
