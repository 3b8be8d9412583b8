"""Finds room for marks and labels: widths of text, rows without overlap."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, insort
from collections.abc import Sequence

# Thousandths of the type size, after Arial, which is wider than the page's own font: an estimate may be too wide, never too narrow.
WIDTHS = {
    **dict.fromkeys("ijl'|", 230), **dict.fromkeys(" .,:;!/[]ftI", 285), **dict.fromkeys("()-r", 333), **dict.fromkeys("cksvxyzJ", 500),
    **dict.fromkeys("abdeghnopqu0123456789?_LFTZ$", 560), **dict.fromkeys("ABEKPSVXY&", 670), **dict.fromkeys("CDHNRUGOQw", 750),
    **dict.fromkeys("mM", 850), **dict.fromkeys("W–…", 1000), "—": 1000,
}  # fmt: skip
Interval = tuple[float, float]


def text_width(text: str, size: float) -> float:
    """Return about how many pixels a line of text takes.

    >>> text_width("Minsk", 12) < text_width("Mogadishu", 12)
    True
    """
    return sum(WIDTHS.get(letter) or _other(letter) for letter in text) * size / 1000


def _other(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    base = unicodedata.normalize("NFD", letter)[0]
    if base in WIDTHS:
        return WIDTHS[base]
    return 1000 if unicodedata.east_asian_width(letter) in "WF" else 700


def shorten(text: str, limit: float, size: float) -> str:
    """Return the text, or its first whole words with an ellipsis, no wider than the limit; empty if not three words fit.

    >>> shorten("Joint regional group of troops formed", 140, 12), shorten("Joint regional group of troops formed", 60, 12)
    ('Joint regional group of…', '')
    """
    if text_width(text, size) <= limit:
        return text
    words = text.split()
    for count in range(min(len(words) - 1, 40), 2, -1):
        short = " ".join(words[:count]).rstrip(",;:.–- ") + "…"
        if text_width(short, size) <= limit:
            return short
    return ""


def wrapped(text: str, limit: float, size: float, lines: int = 8) -> list[str]:
    """Return the text on lines no wider than the limit; a word that is too long is parted by a hyphen, an endless text by an ellipsis.

    >>> wrapped("Secretary General Jens Stoltenberg", 110, 13), wrapped("Mobilization", 50, 13)
    (['Secretary General', 'Jens Stoltenberg'], ['Mobiliz-', 'ation'])
    """
    found: list[str] = []
    for word in text.split():
        if found and text_width(f"{found[-1]} {word}", size) <= limit:
            found[-1] += f" {word}"
            continue
        rest = word
        while text_width(rest, size) > limit and len(rest) > 1 and len(found) <= lines:
            count = max(1, sum(text_width(rest[:end] + "-", size) <= limit for end in range(1, min(len(rest), 60))))
            found.append(rest[:count] + "-")
            rest = rest[count:]
        found.append(rest)
        if len(found) > lines:
            break
    return found if len(found) <= lines else [*found[: lines - 1], found[lines - 1].rstrip("-") + "…"]


class Rows:
    """Rows of intervals that never touch; each new one goes into the first row with room."""

    def __init__(self, gap: float = 6.0, limit: int = 10_000) -> None:
        self.gap, self.limit = gap, limit
        self.rows: list[list[Interval]] = []

    def place(self, left: float, right: float) -> int | None:
        """Return the row that took the interval, None if all rows are full.

        >>> rows = Rows(gap=2, limit=2)
        >>> [rows.place(0, 10), rows.place(5, 20), rows.place(8, 9), rows.place(13, 18)]
        [0, 1, None, 0]
        """
        for number, row in enumerate(self.rows):
            if self._has_room(row, left, right):
                insort(row, (left, right))
                return number
        if len(self.rows) >= self.limit:
            return None
        self.rows.append([(left, right)])
        return len(self.rows) - 1

    def _has_room(self, row: Sequence[Interval], left: float, right: float) -> bool:
        at = bisect_left(row, (left, right))
        before_ends = at == 0 or row[at - 1][1] + self.gap <= left
        return before_ends and (at == len(row) or right + self.gap <= row[at][0])

    def widen(self, row: int, taken: Interval, wanted: Interval) -> bool:
        """Widen an interval of a row, for its label, if nothing stands there; tell whether it was done."""
        others = self.rows[row]
        at = bisect_left(others, taken)
        rest = [*others[:at], *others[at + 1 :]]
        if not self._has_room(rest, *wanted):
            return False
        others[at] = wanted
        others.sort()
        return True
