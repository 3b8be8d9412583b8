"""Joins hard-wrapped lines, blanks what belongs to no article, tells headlines and captions from body text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from timeline.lexicon.boilerplate import Boilerplate
from timeline.model import Article, Span
from timeline.values import record

WIDEST = 110  # a line longer than this was not wrapped by hand
SHORT = 14  # words; a longer line is never boilerplate
HEADING = 16  # words; a longer line without a full stop is still text
RESUME = 12  # words of a sentence that ends a block of teasers
FINAL = re.compile(r"[.!?…:;,][\"”’'»)\]]*$")
SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]]*$")
BULLET = re.compile(r"(?:[•*▪◦‣·●■]|[-–—](?=\s))\s*")
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
DATED = re.compile(rf"(?:\d{{1,2}}\s+{MONTH}|{MONTH}\s+\d{{1,2}}|\d{{4}}-\d\d|\d{{4}}\s*[-–—:]|(?:19|20)\d\d\b)", re.IGNORECASE)
TORN = re.compile(rf"\b{MONTH}$", re.IGNORECASE)
ENTRY = re.compile(rf"(?:\d{{1,2}}\s+{MONTH}|{MONTH}\s+\d{{1,2}})(?:,?\s+\d{{4}})?(\s{{2,}}|\s*[-–—:]+\s*)", re.IGNORECASE)


@record(frozen=True, slots=True)
class Paragraph:
    """A stretch of the body that is read as one; `role` is body, title, heading or caption."""

    span: Span
    role: str


@record(frozen=True, slots=True)
class Line:
    """A line without its blanks and bullet; `column` is where its text begins."""

    span: Span
    column: int
    bullet: bool
    follows_blank: bool


def clean(article: Article, boilerplate: Boilerplate) -> tuple[str, tuple[Paragraph, ...]]:
    """Return the body, as long as the text, with the paragraphs to be read."""
    text = article.text
    units = list(_units(text))
    title = _title(article, text, units)
    gone: list[Span] = []
    kept: list[Paragraph] = []
    in_block, previous = False, ""
    for unit in units:
        words = text[unit.span.start : unit.span.end]
        count = words.count(" ") + words.count("\n") + 1
        if in_block and not (count >= RESUME and SENTENCE_END.search(words)):
            gone.append(unit.span)
            continue
        in_block = count <= SHORT and boilerplate.block.match(words) is not None
        role = None if in_block or words == previous else _role(words, count, unit, title, boilerplate)
        previous = words
        if role is None:
            gone.append(unit.span)
        else:
            kept.append(Paragraph(unit.span, role))
    return _blank(text, gone, kept), tuple(_captions(text, kept, units))


def _role(words: str, count: int, unit: Line, title: Line | None, boilerplate: Boilerplate) -> str | None:
    """Return the role of a line, or None for boilerplate."""
    if title is not None and unit.span == title.span:
        return "title"
    if count <= SHORT and (boilerplate.line.match(words) or boilerplate.credit.match(words)):
        return None
    if title is not None and unit.span.end <= title.span.start and count < HEADING and not SENTENCE_END.search(words):
        return None
    if boilerplate.caption.match(words):
        return "caption"
    if not FINAL.search(words) and count < HEADING and not (unit.bullet and count >= 6) and not DATED.match(words):
        return "heading"
    return "body"


def _title(article: Article, text: str, units: list[Line]) -> Line | None:
    """Return the line that is the headline: the one that repeats the title, else a first line without a full stop."""
    wanted = _plain(article.title)
    if wanted:
        for unit in units[:40]:
            if unit.span.end - unit.span.start < 400 and _plain(text[unit.span.start : unit.span.end]) == wanted:
                return unit
    if units and len(units) > 1:
        words = text[units[0].span.start : units[0].span.end]
        if not SENTENCE_END.search(words) and len(words.split()) <= 25:
            return units[0]
    return None


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text)).casefold()


def _captions(text: str, kept: list[Paragraph], units: list[Line]) -> Iterator[Paragraph]:
    """Mark a line that the page gives twice running: a picture's caption and its alternative text."""
    doubled = {text[a.span.start : a.span.end] for a, b in pairwise(units) if text[a.span.start : a.span.end] == text[b.span.start : b.span.end]}
    for paragraph in kept:
        same = paragraph.role == "body" and text[paragraph.span.start : paragraph.span.end] in doubled
        yield Paragraph(paragraph.span, "caption") if same else paragraph


def _blank(text: str, gone: list[Span], kept: list[Paragraph]) -> str:
    """Return the text with boilerplate as blanks and the line ends inside a paragraph as spaces."""
    pieces, at = [], 0
    for span, keep in sorted([(span, False) for span in gone] + [(paragraph.span, True) for paragraph in kept]):
        piece = text[span.start : span.end]
        pieces += [text[at : span.start], piece.replace("\n", " ") if keep else re.sub(r"[^\n]", " ", piece)]
        at = span.end
    return "".join([*pieces, text[at:]])


def _lines(text: str) -> Iterator[Line]:
    start, after_blank = 0, True
    for raw in text.split("\n"):
        bare = raw.strip()
        if bare:
            left = start + len(raw) - len(raw.lstrip())
            bullet = BULLET.match(bare)
            skip = bullet.end() if bullet and bullet.end() < len(bare) else 0
            entry = ENTRY.match(bare)
            column = left - start + (entry.end() if entry and entry[1].isspace() else skip)
            yield Line(Span(left + skip, left + len(bare)), column, bool(skip), after_blank)
        after_blank = not bare
        start += len(raw) + 1


def _units(text: str) -> Iterator[Line]:
    """Yield lines, with those wrapped by hand, or torn between month and day, joined to one."""
    held: Line | None = None
    for line in _joined_blocks(text):
        if (
            held is not None
            and line.span.start - held.span.end < 12
            and TORN.search(text, max(held.span.end - 12, held.span.start), held.span.end)
            and text[line.span.start].isdigit()
        ):
            line = Line(Span(held.span.start, line.span.end), held.column, held.bullet, held.follows_blank)
        elif held is not None:
            yield held
        held = line
    if held is not None:
        yield held


def _joined_blocks(text: str) -> Iterator[Line]:
    block: list[Line] = []
    for line in _lines(text):
        if block and line.follows_blank:
            yield from _join(text, block)
            block = []
        block.append(line)
    yield from _join(text, block)


def _join(text: str, block: list[Line]) -> Iterator[Line]:
    if len(block) < 2:
        yield from block
        return
    widths = [line.span.end - line.span.start + line.column for line in block]
    widest = max(widths)
    full = sum(width >= 0.7 * widest for width in widths[:-1])
    wrapped = 40 <= widest <= WIDEST and full >= 0.6 * (len(block) - 1) and len(block) >= 3
    current = block[0]
    for line in block[1:]:
        if _continues(text, current, line, wrapped):
            current = Line(Span(current.span.start, line.span.end), current.column, current.bullet, current.follows_blank)
        else:
            yield current
            current = line
    yield current


def _continues(text: str, before: Line, line: Line, wrapped: bool) -> bool:
    words = text[line.span.start : line.span.end]
    if line.bullet or ENTRY.match(words):
        return False
    if line.column > before.column + 1 and before.column > 0:  # a hanging indent
        return True
    if before.column > line.column and before.column > 0 and ENTRY.match(text, before.span.start):
        return False
    last = text.rfind("\n", before.span.start, before.span.end) + 1
    length = before.span.end - max(last, before.span.start)
    closed = SENTENCE_END.search(text, max(before.span.end - 4, before.span.start), before.span.end)
    if before.follows_blank and last <= before.span.start and not closed and len(words) > WIDEST and not words[:1].islower():
        return False  # a headline over a paragraph that no hand has wrapped
    if not closed and words[:1].islower() and length <= WIDEST:
        return True
    return (wrapped or not closed) and 40 <= length <= WIDEST and not (closed and line.column > before.column)
