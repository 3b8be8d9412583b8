"""Turns the patterns of date_patterns.csv into regular expressions over word classes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from timeline.lexicon.rows import DataError, Row, read
from timeline.tokens import phrase
from timeline.values import record

COLUMNS = ("name", "kind", "pattern", "example", "value", "counter_example")
OTHER = "~"  # any word that the grammar does not know
MARKS = "-,./:()'"  # these stand for themselves
MARK = ";"  # any other mark
PIECE = re.compile(r"!?(?:before|after):\(|[a-z]\w*=|\\[.()]|'s|[A-Z]+|[a-z]+(?:'[a-z]+)?|[()|?*+]|[-,/:'.]|\S")
FIGURES = (
    ("DAY", re.compile(r"0?[1-9]|[12]\d|3[01]")),
    ("TWO", re.compile(r"\d\d|0")),
    ("THREE", re.compile(r"\d{3}")),
    ("YEAR", re.compile(r"1\d{3}|20\d\d|21\d\d")),
    ("FOUR", re.compile(r"\d{4}")),
    ("DECIMAL", re.compile(r"\d+\.\d+")),
    ("BIG", re.compile(r"\d[\d,]*")),
    ("NTH", re.compile(r"\d{1,2}(?:st|nd|rd|th)")),
    ("DECADE", re.compile(r"[12]\d\d0s|\d\d0s")),
    ("DECADESHORT", re.compile(r"\d0s")),
    ("HOURPM", re.compile(r"\d{1,2}[ap]m")),
    ("DAYMONTH", re.compile(r"\d{1,2}(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?:[a-z]{0,6}|(?:19|20)\d\d)")),
)
HEAD = re.compile(r"\((?:\?(?:P<\w+>|<?[=!]|:))?")  # how a group begins
CACHE = 30_000  # unknown words remembered, so that memory stays bounded


@record(frozen=True, slots=True)
class Rule:
    """One pattern of the grammar: `kind` says how its parts are read, `where` is "date_patterns.csv:12"."""

    name: str
    kind: str
    regex: re.Pattern[str]
    where: str


class Symbols(dict[str, str]):
    """One character for each word, so that a sentence becomes a short string that a pattern can search."""

    def __init__(self, known: Mapping[str, str], classes: Mapping[str, str]) -> None:
        super().__init__(known)
        self._figures = [(classes[name], pattern) for name, pattern in FIGURES]
        self._limit = len(known) + CACHE

    def __missing__(self, low: str) -> str:
        symbol = self._figure(low) if low[:1].isdecimal() else (OTHER if low[:1].isalnum() else low if low in MARKS else MARK)
        if len(self) < self._limit:
            self[low] = symbol
        return symbol

    def _figure(self, low: str) -> str:
        if len(low) < 16 and low.isascii():
            for symbol, pattern in self._figures:
                if pattern.fullmatch(low):
                    return symbol
        return OTHER


class Grammar:
    """All patterns over word classes: `master` finds where a date may stand and which rule to try first."""

    def __init__(self, path: Path, words: Mapping[str, tuple[str, str]], names: Iterable[str], phrases: Iterable[str]) -> None:
        self._words = words
        self._chars: dict[str, str] = {}
        self._known: dict[str, str] = {}
        for cls, _ in words.values():
            self._char(cls)
        for cls, _ in FIGURES:
            self._char(cls)
        for word, (cls, _) in words.items():
            if " " not in word:
                self._known[word] = self._char(cls)
        self._macros = {"OTHER": OTHER, "HOLIDAY": self._any(names), "VAGUE": self._any(phrases)}
        self.rules: list[Rule] = []
        self.prefixes: list[Rule] = []
        for row in read(path, COLUMNS):
            self._add(row)
        lead = "|".join(_unnamed(rule.regex.pattern) for rule in self.prefixes)
        body = "|".join(f"(?P<r{number}>{_unnamed(rule.regex.pattern)})" for number, rule in enumerate(self.rules))
        starts = re.escape("".join(sorted(_firsts(f"(?:{lead})?(?:{body})"))))
        self.master = re.compile(f"(?=[{starts}])(?:{lead}){{0,2}}?(?:{body})")  # most words begin no date: told at once, not by each pattern
        self.body = re.compile(body)
        self.symbols = Symbols(self._known, self._chars)

    def symbol(self, cls: str) -> str:
        """Return the character that stands for a word class, or for a single word in lower case."""
        return self._char(cls) if cls.isupper() else self._literal(cls)

    def _add(self, row: Row) -> None:
        if row["kind"] == "part":
            self._macros[row["name"]] = f"(?:{self._regex(row)})"
            return
        rule = Rule(row["name"], row["kind"], re.compile(self._regex(row)), row.where)
        (self.prefixes if row["kind"] == "prefix" else self.rules).append(rule)

    def _regex(self, row: Row) -> str:
        pieces: list[str] = []
        pending, seen = "", dict[str, int]()
        for piece in PIECE.findall(row["pattern"]):
            if piece.endswith("="):
                seen[piece] = seen.get(piece, 0) + 1
                pending = f"(?P<{piece[:-1]}__{seen[piece]}>"
            elif piece == "(":
                pieces.append(pending or "(?:")
                pending = ""
            else:
                text = self._piece(piece, row)
                pieces.append(f"{pending}{text})" if pending else text)
                pending = ""
        try:
            re.compile("".join(pieces))
        except re.error as error:
            raise DataError(f"{row.where}: the pattern of {row['name']!r} is not well formed ({error}); mend its brackets") from error
        return "".join(pieces)

    def _piece(self, piece: str, row: Row) -> str:
        if piece.endswith(":("):
            negative, behind = piece.startswith("!"), "after" in piece
            return f"(?{'<' if behind else ''}{'!' if negative else '='}"
        if piece in {")", "|", "?", "*", "+"}:
            return piece
        if piece in MARKS or piece[0] == "\\":
            return re.escape(piece[-1])
        if piece in self._macros:
            return self._macros[piece]
        if piece.isupper():
            if piece not in self._chars:
                raise DataError(f"{row.where}: unknown class {piece!r}; use a class of dates.csv or a part defined above")
            return self._chars[piece]
        if piece[0].isalpha() or piece == "'s":
            return self._literal(piece)
        raise DataError(f"{row.where}: {piece!r} has no meaning in a pattern")

    def _any(self, names: Iterable[str]) -> str:
        spelled = {"".join(re.escape(self._literal(word)) for word in phrase(name)) for name in names}
        return f"(?:{'|'.join(sorted(spelled, key=lambda text: (-len(text), text)))})" if spelled else "(?!)"

    def _literal(self, word: str) -> str:
        if word in MARKS:
            return word
        if word not in self._known:
            figure = next((cls for cls, pattern in FIGURES if pattern.fullmatch(word)), None)
            self._known[word] = self._chars[figure] if figure else self._char(f"word {word}")
        return self._known[word]

    def _char(self, cls: str) -> str:
        return self._chars.setdefault(cls, chr(0x100 + len(self._chars)))


def _firsts(pattern: str) -> set[str]:
    """Return the characters that a pattern may begin with.

    >>> sorted(_firsts("(?:a?b|c+(?=d)|(?<!e)(?:f|)g)h"))
    ['a', 'b', 'c', 'f', 'g']
    """
    return _alternatives(pattern, 0)[0]


def _alternatives(pattern: str, at: int) -> tuple[set[str], bool, int]:
    """Read alternatives up to a closing bracket or the end."""
    found: set[str] = set()
    empty = False
    while True:
        first, nothing, at = _sequence(pattern, at)
        found |= first
        empty = empty or nothing
        if at == len(pattern) or pattern[at] == ")":
            return found, empty, at
        at += 1


def _sequence(pattern: str, at: int) -> tuple[set[str], bool, int]:
    found: set[str] = set()
    empty = True
    while at < len(pattern) and pattern[at] not in "|)":
        first, nothing, at = _one(pattern, at)
        if at < len(pattern) and pattern[at] in "?*+":
            nothing = nothing or pattern[at] != "+"
            at += 1
        if empty:
            found |= first
            empty = nothing
    return found, empty, at


def _one(pattern: str, at: int) -> tuple[set[str], bool, int]:
    """Read a character or a group; a look at the neighbours takes nothing."""
    if pattern[at] == "\\":
        return {pattern[at + 1]}, False, at + 2
    if pattern[at] != "(":
        return {pattern[at]}, False, at + 1
    head = HEAD.match(pattern, at)
    first, nothing, end = _alternatives(pattern, head.end() if head else at + 1)
    if head and head[0][-1] in "=!":
        return set(), True, end + 1
    return first, nothing, end + 1


def _unnamed(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)
