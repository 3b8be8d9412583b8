"""Takes text, title, outlet and day out of the source of a web page, in one pass whose time grows with its length only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from html import unescape

from timeline.read import days
from timeline.read.errors import ReadError
from timeline.read.head import Head

TOKEN = re.compile(r"<!--.*?(?:-->|\Z)|<(?P<close>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]*)(?P<attributes>[^<>]*)>|<![^<>]*>", re.DOTALL)
PAGE = re.compile(r"<(?:!doctype html|html|head|body|article|div|p|span|script|table)\b[^<>]*>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""\b(name|property|itemprop|content|datetime)\s{0,3}=\s{0,3}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
DATED = re.compile(r'"datePublished"\s{0,3}:\s{0,3}"([^"]{8,40})"')
SILENT = frozenset("script style noscript nav footer aside form button svg template iframe figure select head".split())
BLOCKS = frozenset("p div section article main header h1 h2 h3 h4 h5 h6 li ul ol br tr td th table blockquote pre dl dt dd title".split())
DAYS = frozenset("article:published_time og:published_time datepublished date pubdate publishdate publish-date dc.date parsely-pub-date".split())
ARTICLE = 300  # characters of an <article> from which it is taken for the whole report


def is_markup(content: str) -> bool:
    """Tell the source of a web page from a text that merely mentions a tag.

    >>> is_markup("<div><p>Troops moved.</p></div>"), is_markup("Troops moved <b>today</b>.")
    (True, False)
    """
    return sum(1 for _, _ in zip(range(2), PAGE.finditer(content), strict=False)) == 2


def read(content: str) -> tuple[str, Head]:
    """Return the text of a web page and what the page says about it.

    >>> read("<title>Troops move</title><body><h1>Troops move</h1><nav>Home</nav><p>Troops &amp; tanks moved.</p></body>")
    ('Troops move\\n\\nTroops & tanks moved.', Head(title='Troops move', source='', published=None))
    """
    blocks = _Page()
    facts: dict[str, str] = {}
    for name, value in _facts(content):
        facts.setdefault(name, value)
    for piece in _pieces(content):
        blocks.take(*piece)
    whole, inner, title = blocks.texts()
    dated = DATED.search(content)
    day = _day(facts.get("day") or (dated[1] if dated else "") or facts.get("time", ""))
    return inner if len(inner) >= ARTICLE else whole, Head(facts.get("og:title") or title, facts.get("og:site_name", ""), day)


class _Page:
    """Gathers the visible text block by block."""

    def __init__(self) -> None:
        self.blocks: list[list[str]] = [[]]
        self.marks: list[str] = [""]
        self.silent: list[str] = []
        self.inside = 0
        self.kind = ""

    def take(self, words: str, tag: str, closing: bool) -> None:
        """Take the words before a tag, then the tag."""
        if words and (not self.silent or self.kind == "title"):
            self.blocks[-1].append(words)
        if tag == "article":
            self.inside = max(0, self.inside + (-1 if closing else 1))
        if tag in SILENT:
            self._hush(tag, closing)
        if tag in BLOCKS:
            self.kind = "" if closing else tag
            mark = self.kind if self.kind in {"title", "h1"} else ""
            self.blocks.append([])
            self.marks.append(mark or ("article" if self.inside else ""))

    def _hush(self, tag: str, closing: bool) -> None:
        if not closing:
            self.silent.append(tag)
        elif tag in self.silent:
            del self.silent[self.silent.index(tag) :]

    def texts(self) -> tuple[str, str, str]:
        """Return the whole text, that of the article, and the title."""
        said = [(" ".join(unescape("".join(words)).split()), mark) for words, mark in zip(self.blocks, self.marks, strict=True)]
        shown = [(words, mark) for words, mark in said if words]
        titles = {mark: words for words, mark in reversed(shown)}
        body = [(words, mark) for words, mark in shown if mark != "title"]
        inner = [words for words, mark in body if mark in {"article", "h1"}]
        return "\n\n".join(words for words, _ in body), "\n\n".join(inner), titles.get("h1") or titles.get("title", "")


def _pieces(content: str) -> Iterator[tuple[str, str, bool]]:
    at = 0
    for match in TOKEN.finditer(content):
        yield content[at : match.start()], (match["tag"] or "").lower(), bool(match["close"])
        at = match.end()
    yield content[at:], "", False


def _facts(content: str) -> Iterator[tuple[str, str]]:
    for match in TOKEN.finditer(content):
        tag = (match["tag"] or "").lower()
        if tag not in {"meta", "time"}:
            continue
        given = {name.lower(): unescape(double or single or bare) for name, double, single, bare in ATTRIBUTE.findall(match["attributes"][:2000])}
        name = (given.get("property") or given.get("name") or given.get("itemprop") or "").lower()
        if tag == "time" and "datetime" in given:
            yield "time", given["datetime"]
        elif name in DAYS:
            yield "day", given.get("content", "")
        elif name:
            yield name, given.get("content", "")


def _day(words: str) -> date | None:
    try:
        return days.read(words)
    except ReadError:
        return None
