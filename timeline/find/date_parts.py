"""Reads the named parts of a matched date phrase: numbers, months, directions, clock times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from timeline.find.date_calendar import Stretch, is_possible
from timeline.lexicon.dates import Dates
from timeline.model import Token

DIRECTIONS = {
    "LAST": "last", "PAST": "last", "COMING": "next", "NEXT": "next", "THIS": "this", "THESE": "this", "CURRENT": "this", "LATEST": "latest",
    "PREV": "previous", "FOLL": "following", "SAME": "same", "THAT": "same", "RECENT": "recent", "AGO": "ago", "LATER": "later", "EARLIER": "earlier",
    "PRIOR": "earlier", "BEFORE": "earlier", "AFTER": "later", "HENCE": "hence", "FROM": "hence",
}  # fmt: skip
NEAR = 6  # words beside a name that show how the sentence is written
HALVES = {"TMO": "a", "TAF": "p", "TEV": "p", "TNI": "p"}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@lru_cache(maxsize=1024)
def _groups(pattern: re.Pattern[str]) -> tuple[tuple[int, str], ...]:
    """Return the groups of a pattern with the names of their parts, which several may share: "y__2" is a "y"."""
    return tuple([(number, name.partition("__")[0]) for name, number in pattern.groupindex.items()])


class Parts:
    """The parts of one match, by the names that its pattern gives them."""

    __slots__ = ("_slots", "dates", "first", "last", "tokens", "where")

    def __init__(self, match: re.Match[str], tokens: Sequence[Token], dates: Dates, where: str = "") -> None:
        self.tokens, self.dates, self.where = tokens, dates, where
        self.first, self.last = match.span()
        self._slots: dict[str, tuple[int, int]] = {}
        for group, name in _groups(match.re):
            slot = match.span(group)
            if slot[0] >= 0:
                self._slots.setdefault(name, slot)

    def has(self, name: str) -> bool:
        """Tell whether the part is there."""
        return name in self._slots

    def slot(self, name: str) -> tuple[int, int]:
        """Return the token range of a part, (0, 0) if it is not there."""
        return self._slots.get(name, (0, 0))

    def words(self, name: str) -> Sequence[Token]:
        """Return the tokens of a part."""
        a, b = self.slot(name)
        return self.tokens[a:b]

    def low(self, name: str) -> str:
        """Return the looked-up form of the first word of a part."""
        words = self.words(name)
        return words[0].low if words else ""

    def text(self, name: str) -> str:
        """Return the first word of a part as written."""
        words = self.words(name)
        return words[0].text if words else ""

    def value(self, name: str) -> str:
        """Return the value of the first word of a part that has one."""
        for token in self.words(name):
            if value := self.dates.value(token.low):
                return value
        return ""

    def low_at(self, index: int) -> str:
        """Return the looked-up form of a word of the match, counted from its start or end."""
        at = self.first + index if index >= 0 else self.last + index
        return self.tokens[at].low if self.first <= at < self.last else ""

    def low_between_is(self, mark: str) -> bool:
        """Tell whether the mark is one of the words of the match."""
        return any(token.low == mark for token in self.tokens[self.first : self.last])

    def is_name(self, name: str) -> bool:
        """Tell whether a part is written as a name within a sentence in small letters: "60 Minutes", "High Noon"."""
        first = self.slot(name)[0]
        if not first or not self.tokens[first].text[:1].isupper() or self.tokens[first].text.isupper():
            return False
        near = [token.text for token in self.tokens[max(0, first - NEAR) : first + NEAR + 1] if len(token.text) > 3 and token.text[0].isalpha()]
        return 2 * sum(text.islower() for text in near) >= len(near) - 1

    def class_of(self, token: Token) -> str:
        """Return the class of a word, "" if the grammar does not know it."""
        word = self.dates.words.get(token.low)
        return word.cls if word else ""

    def class_before(self, distance: int) -> str:
        """Return the class of the word so far before the match."""
        index = self.first - distance
        return self.class_of(self.tokens[index]) if index >= 0 else ""

    def weekday_behind(self) -> int | None:
        """Return the weekday in brackets or after a comma behind the match: "2/7/92 | (Thursday)"."""
        behind = self.tokens[self.last : self.last + 2]
        if len(behind) < 2 or behind[0].low not in {"(", ",", "-"} or self.class_of(behind[1]) != "WDAY":
            return None
        return int(self.dates.value(behind[1].low))

    def direction(self) -> str:
        """Return last, this, next, previous, following, same, ago, later ... or ""."""
        return direction([self.class_of(token) for token in self.words("dir")])

    def year_word(self) -> str:
        """Return how "that year", "last year" beside a month points: last, this, next, same, previous, following."""
        return direction([self.class_of(token) for token in self.words("rel")])

    def number(self, name: str) -> float | None:
        """Return the number of a part, None if it is vague ("several")."""
        return number(self.words(name), self.dates)

    def stretch(self, *, second: bool = False) -> Stretch | None:
        """Return year, month and day as said; None if there is no such day. `second` reads the far end of a pair."""
        if self.has("glued"):
            return _glued(self.low("glued"), self._year())
        month = int(self.value("month") or self.low("month")) if self.has("month") else None
        name = "day2" if second and self.has("day2") else "day"
        day = self.number(name) if self.has(name) else None
        year = self._year()
        if second and self.has("year2"):
            year = self._second_year(year)
            if year is None:
                return None
        if self.has("month") and self.text("month").islower() and self.low("month") in {"may", "march", "mar"} and not self.has("day"):
            return None
        if year is not None and year > 9998:
            return None
        stretch = Stretch(year, month, int(day) if day is not None else None, bc=self.has("bc"))
        return stretch if is_possible(stretch) and (day is None or month is not None) else None

    def _year(self) -> int | None:
        if self.has("spelt"):
            return spelt_year(self.words("spelt"), self.dates)
        if not self.has("year"):
            return None
        year = int(self.low("year"))
        quoted = self.tokens[self.slot("year")[0] - 1].low == "'"
        return year + (1900 if year > 40 else 2000) if quoted and year < 100 else year

    def _second_year(self, first: int | None) -> int | None:
        low = self.low("year2")
        if self.has("bc"):
            return int(low) if first is not None and int(low) < first else None
        if first is None or len(low) != 2 or int(low) <= first % 100:
            return None
        return first // 100 * 100 + int(low)

    def clock(self) -> str:
        """Return a TIMEX3 time of day, "" if there is no such time."""
        if self.has("noon"):
            return self.value("noon")
        zone = self.value("zone") if self.has("zone") else ""
        if self.has("military"):
            hour, minute = divmod(int(self.low("military")), 100)
            return f"T{hour:02d}:{minute:02d}{zone}" if hour < 25 and minute < 60 else ""
        low = self.low("hour")
        half = HALVES.get(self.value("ampm"), self.low("ampm")[:1])
        if low.endswith(("am", "pm")):
            low, half = low[:-2], low[-2]
        value = int(low) if low.isdecimal() else int(self.number("hour") or 0)
        minute = int(self.low("minute")) if self.has("minute") else 0
        if half and not 1 <= value <= 12 and not self.has("minute"):
            return ""
        if half == "p" and value < 12:
            value += 12
        elif half == "a" and value == 12:
            value = 0
        return f"T{value:02d}:{minute:02d}{zone}" if value < 25 and minute < 60 else ""


def direction(classes: Sequence[str]) -> str:
    """Return where a determiner points.

    >>> direction(["LAST"]), direction(["THE", "NEXT"]), direction(["THIS", "COMING"])
    ('last', 'following', 'next')
    """
    named = [DIRECTIONS[cls] for cls in classes if cls in DIRECTIONS]
    if not named:
        return "the" if "THE" in classes else ""
    if named[-1] == "next" and classes[0] == "THE" and "COMING" not in classes:
        return "following"
    return named[0] if named[0] in {"ago", "hence"} else named[-1]


def number(words: Sequence[Token], dates: Dates) -> float | None:
    """Return what number words or figures say; None for "several". Of "two to three" the first counts."""
    total, current, seen = 0.0, 0.0, False
    lows = [token.low for token in words]
    if lows[1:2] == ["couple"]:
        return 2.0
    for low in lows:
        if low[:1].isdecimal():
            return _figure(low)
        word = dates.words.get(low)
        if word is None or word.cls not in {"NW", "TENS", "HUNDRED", "ORD", "ORDTENS", "COUPLE", "A", "FEW", "LATTER", "HALF"}:
            if seen and low in {"to", "or"}:
                break
            continue
        if word.cls == "FEW":
            return None
        if word.cls == "HALF":
            return 0.5
        if word.cls == "HUNDRED":
            current = max(current, 1) * int(word.value)
        else:
            current += 1 if word.cls == "A" and len(lows) == 1 else int(word.value or 0)
        seen = True
    return total + current if seen else None


def _figure(low: str) -> float | None:
    digits = "".join(sign for sign in low if sign.isdecimal() or sign == ".")
    try:
        return float(digits) if len(digits) < 10 else None
    except ValueError:
        return None


def spelt_year(words: Sequence[Token], dates: Dates) -> int | None:
    """Return a year in words: "nineteen ninety-six", "two thousand and four"."""
    classes = [dates.words[token.low] for token in words if token.low in dates.words and dates.words[token.low].cls in {"NW", "TENS", "HUNDRED"}]
    if not classes:
        return None
    if any(word.cls == "HUNDRED" for word in classes):
        if classes[1].value != "1000":
            return None
        return int(classes[0].value) * 1000 + sum(int(word.value) for word in classes[2:])
    first = int(classes[0].value)
    return first * 100 + sum(int(word.value) for word in classes[1:]) if 10 <= first <= 20 else None


def _glued(low: str, year: int | None) -> Stretch | None:
    digits = low[: 2 if low[1:2].isdecimal() else 1]
    if low[-4:].isdecimal():  # "24FEB2022"
        year = int(low[-4:])
    stretch = Stretch(year, MONTHS.index(low[len(digits) : len(digits) + 3]) + 1, int(digits))
    return stretch if is_possible(stretch) else None
