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


class Beginning(dict[str, tuple[tuple[Rule, ...], tuple[Rule, ...]]]):
    """The rules and prefixes that may begin with two classes of words, so that most places are passed over untried."""

    def __init__(self, rules: Iterable[Rule], prefixes: Iterable[Rule]) -> None:
        super().__init__()
        self._rules, self._prefixes = ([(rule, openings(rule.regex.pattern)) for rule in some] for some in (rules, prefixes))
        firsts = {begun[:1] for _, every in (*self._rules, *self._prefixes) for begun in every}
        self.starts = re.compile(f"[{re.escape(''.join(sorted(firsts)))}]")

    def __missing__(self, two: str) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
        fitting = {two, two[:1]}
        rules, prefixes = (tuple(rule for rule, every in some if not fitting.isdisjoint(every)) for some in (self._rules, self._prefixes))
        self[two] = rules, prefixes
        return rules, prefixes


class Grammar:
    """All patterns over word classes: `beginning` tells which may be tried at a place."""

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
        self.beginning = Beginning(self.rules, self.prefixes)
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


def openings(pattern: str) -> set[str]:
    """Return what a match of a pattern may begin with: its first two characters, or all of it where it has fewer.

    >>> sorted(openings("(?:a?b|c+(?=d)|(?<!e)(?:f|)g)h?"))
    ['ab', 'b', 'bh', 'c', 'cc', 'ch', 'fg', 'g', 'gh']
    """
    return _alternatives(_unnamed(pattern), 0)[0]


def _alternatives(pattern: str, at: int) -> tuple[set[str], int]:
    """Read alternatives up to a closing bracket or the end."""
    found: set[str] = set()
    while True:
        begun, at = _sequence(pattern, at)
        found |= begun
        if at == len(pattern) or pattern[at] == ")":
            return found, at
        at += 1


def _sequence(pattern: str, at: int) -> tuple[set[str], int]:
    found = {""}
    while at < len(pattern) and pattern[at] not in "|)":
        begun, at = _one(pattern, at)
        if at < len(pattern) and pattern[at] in "?*+":
            begun = begun | _joined(begun, begun) if pattern[at] != "?" else begun
            begun = begun | {""} if pattern[at] != "+" else begun
            at += 1
        found = _joined(found, begun)
    return found, at


def _joined(found: set[str], following: set[str]) -> set[str]:
    whole = {begun for begun in found if len(begun) == 2}
    return whole.union((begun + more)[:2] for begun in found - whole for more in following)


def _one(pattern: str, at: int) -> tuple[set[str], int]:
    """Read a character or a group; a look at the neighbours takes nothing."""
    if pattern[at] == "\\":
        return {pattern[at + 1]}, at + 2
    if pattern[at] != "(":
        return {pattern[at]}, at + 1
    head = HEAD.match(pattern, at)
    begun, end = _alternatives(pattern, head.end() if head else at + 1)
    return ({""} if head and head[0][-1] in "=!" else begun), end + 1


def _unnamed(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)
