"""Turns bytes and pasted text into an Article."""

from __future__ import annotations

import codecs
import re
from datetime import date

from timeline.model import Article
from timeline.read import days
from timeline.read.errors import ReadError

LIMIT = 1_000_000
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
KINDS = (
    (b"%PDF", "a PDF file", "copy its text out of a PDF viewer"),
    (b"PK\x03\x04", "a Word, spreadsheet or zip file", "open it and save its text as .txt"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file", "open it and save its text as .txt"),
    (b"{\\rtf", "a rich text file", "open it and save its text as .txt"),
    (b"\x89PNG", "a picture", "type or recognise its text first"),
    (b"\xff\xd8\xff", "a picture", "type or recognise its text first"),
    (b"GIF8", "a picture", "type or recognise its text first"),
    (b"\x1f\x8b", "a gzip archive", "unpack it"),
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
SURROGATE = re.compile("[\ud800-\udfff]")
HEADLINE = 200


def decode(content: bytes) -> str:
    r"""Return the text of a file: by its byte order mark, else as UTF-8, UTF-16 or Windows-1252.

    >>> decode("Łódź".encode("utf-16")), decode(b"caf\xe9")
    ('Łódź', 'café')
    """
    for start, kind, remedy in KINDS:
        if content.startswith(start):
            raise ReadError(f"this is {kind}, not plain text; {remedy}")
    if len(content) > 4 * LIMIT:
        raise ReadError(_too_long(f"{len(content):,} bytes"))
    text = _decoded(content)
    if text is None or len(CONTROL.findall(text)) > len(text) // 100:
        raise ReadError("these bytes are not text in any encoding we know; save the text as UTF-8")
    return text


def _decoded(content: bytes) -> str | None:
    named = next((encoding for mark, encoding in MARKS if content.startswith(mark)), None)
    for encoding in [named] if named else ["utf-8", *_bare_utf16(content), "cp1252"]:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _bare_utf16(content: bytes) -> list[str]:
    """UTF-16 without a mark shows by its zeros: in Western text every second byte is one."""
    head = content[:2000]
    zeros = head[1::2].count(0), head[::2].count(0)
    if not head or len(head) % 2 or max(zeros) * 4 < len(head):
        return []
    return ["utf-16-le" if zeros[0] > zeros[1] else "utf-16-be"]


def article(text: str, *, published: date | str | None = None, title: str = "", source: str = "", url: str = "", id: str = "") -> Article:  # noqa: PLR0913  the fields of Article
    r"""Return the text as an Article, checked: it is neither empty nor too long, its line ends are `\n`.

    >>> article("Troops moved\r\non Monday.", published="2022-10-11").text
    'Troops moved\non Monday.'
    """
    clean = SURROGATE.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    if not clean.strip():
        raise ReadError("there is no text; paste or choose an article")
    if len(clean) > LIMIT:
        raise ReadError(_too_long(f"{len(clean):,} characters"))
    when = days.read(published) if isinstance(published, str) else published
    return Article(clean, published=when, title=_line(title), source=_line(source), url=_line(url), id=_line(id))


def headline(text: str) -> str:
    r"""Return the first line if it stands like a headline: short, alone, without a full stop; else nothing.

    >>> headline("Troops move\n\nMINSK, Oct. 10 - Troops moved.")
    'Troops move'
    """
    first, _, rest = text.strip().partition("\n")
    line = first.strip()
    alone = rest[:1] in {"\n", "\r"} or rest[:20].isspace()
    return line if alone and len(line) <= HEADLINE and not line.endswith((".", ":", ";", ",")) else ""


def _line(text: str) -> str:
    return " ".join(SURROGATE.sub("\ufffd", text).split())


def _too_long(size: str) -> str:
    return f"{size} are too long for one article, at most {LIMIT:,} characters are read; split it into its articles"
