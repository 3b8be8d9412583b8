"""Finds the articles in files, folders, tables and standard input, one after the other."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from timeline.model import Article, Problem
from timeline.read import days, dossier, paste, text
from timeline.read.errors import ReadError

FIELDS = ("id", "title", "text", "published", "source", "url")
TEXTS = {".txt", ".text", ".md", ""}
TABLES = {".jsonl", ".ndjson", ".csv"}
LATER = {
    ".pdf": "PDF",
    ".docx": "Word document",
    ".doc": "Word document",
    ".odt": "document",
    ".rtf": "document",
}
LONGEST_LINE = 8 * text.LIMIT
STDIN = "-"


def articles(paths: Iterable[str | Path], *, published: date | None = None, stdin: BinaryIO | None = None) -> Iterator[Article | Problem]:
    """Yield the articles of each path in order, a Problem for what cannot be read.

    A path is a text file or a saved web page, a .jsonl or .csv of articles, a folder of these (or a dossier), or "-". `published` is the day of those
    articles that bring none. No two articles get the same id.
    """
    taken: set[str] = set()
    for path in paths:
        for found in _of(str(path), stdin):
            yield _unique(_dated(found, published), taken) if isinstance(found, Article) else found


def _of(path: str, stdin: BinaryIO | None) -> Iterator[Article | Problem]:
    try:
        if path == STDIN:
            yield from _standard(stdin or sys.stdin.buffer)
        elif Path(path).is_dir():
            yield from _folder(Path(path))
        else:
            yield from _file(Path(path))
    except ReadError as fault:
        yield Problem(path, str(fault))
    except OSError as fault:
        yield Problem(path, f"cannot be opened ({fault.strerror}); check the name and your right to read it")


def _folder(folder: Path) -> Iterator[Article | Problem]:
    if (folder / dossier.TABLE).exists():
        yield from dossier.load(folder).articles
        return
    paths = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    if not paths:
        yield Problem(str(folder), "the folder is empty; choose one that holds articles")
    for path in paths:
        yield from _of(str(path), None)


def _file(path: Path) -> Iterator[Article | Problem]:
    kind = path.suffix.lower()
    if kind in TABLES:
        with path.open("rb") as stream:
            yield from _csv(stream, str(path)) if kind == ".csv" else _json_lines(_lines(stream), str(path))
    elif kind in LATER:
        raise ReadError(f"a {LATER[kind]} cannot be read yet; save its text as .txt")
    else:
        yield _plain(_bounded(path), path.stem)


def _bounded(path: Path) -> bytes:
    """One byte more than the limit is enough to refuse the file."""
    with path.open("rb") as stream:
        return stream.read(4 * text.LIMIT + 1)


def _plain(content: bytes, name: str) -> Article:
    return paste.article(text.decode(content), name=name)


def _standard(stream: BinaryIO) -> Iterator[Article | Problem]:
    """JSON lines if the first line is an object, else one text."""
    first = stream.readline(LONGEST_LINE)
    if first.lstrip().startswith(b"{"):
        yield from _json_lines(chain([first], _lines(stream)), "standard input")
    else:
        yield _plain(first + stream.read(4 * text.LIMIT + 1), "standard input")


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """A line that is too long comes as its beginning only, which no parser takes for a whole."""
    while line := stream.readline(LONGEST_LINE):
        yield line
        while not line.endswith(b"\n") and (line := stream.readline(LONGEST_LINE)):
            pass


def _json_lines(lines: Iterable[str | bytes], name: str, first: int = 1) -> Iterator[Article | Problem]:
    for number, line in enumerate(lines, start=first):
        where = f"{name}:{number}"
        if not line.strip():
            continue
        try:
            yield from record(json.loads(line), where)
        except (ValueError, RecursionError) as fault:
            yield Problem(where, str(fault) if isinstance(fault, ReadError) else "this line is not a JSON object; write one article a line")


def saved(content: str, name: str) -> Iterator[Article | Problem]:
    r"""Yield the articles of JSON lines, a Problem for a line that is none; a day that cannot be used is asked for again.

    >>> [one.text for one in saved('{"text": "Troops moved."}\n', "reports.jsonl")]
    ['Troops moved.']
    """
    for number, line in enumerate(content.split("\n"), start=1):
        yield from list(_json_lines([line], name, number))[-1:]


def _csv(stream: BinaryIO, name: str) -> Iterator[Article | Problem]:
    csv.field_size_limit(LONGEST_LINE)
    lines = (line.decode("utf-8-sig" if number == 0 else "utf-8") for number, line in enumerate(_lines(stream)))
    reader = csv.DictReader(lines, strict=True)
    try:
        if "text" not in (reader.fieldnames or ()):
            raise ReadError(f"no column text; a table of articles has the columns {', '.join(FIELDS)}")
        for number, row in enumerate(reader, start=2):
            yield from _row(row, f"{name}: row {number}")
    except UnicodeDecodeError:
        raise ReadError("the table is not UTF-8; save it as CSV UTF-8") from None
    except csv.Error as fault:
        raise ReadError(f"line {reader.line_num}: {fault}; mend its quotes") from fault


def _row(row: Mapping[str, Any], where: str) -> Iterator[Article | Problem]:
    try:
        yield from record(row, where)
    except ReadError as fault:
        yield Problem(where, str(fault))


def record(fields: Any, where: str) -> Iterator[Article | Problem]:  # noqa: ANN401  whatever a file holds
    """Yield the article of one record, before it a Problem if its publication date cannot be used."""
    if not isinstance(fields, dict):
        raise ReadError("this is not an object with the fields " + ", ".join(FIELDS))
    values = {name: _string(fields.get(name), name) for name in FIELDS}
    given, published = values.pop("published"), None
    try:
        published = days.read(given)
    except ReadError as fault:
        yield Problem(where, f"{fault}; the article is read without a date")
    yield text.article(values.pop("text"), published=published, **values)


def _string(value: object, name: str) -> str:
    if value is None:
        return ""
    if isinstance(value, (str, int)):
        return str(value)
    raise ReadError(f"{name} is a {type(value).__name__}, not text; write it in quotes")


def _dated(article: Article, published: date | None) -> Article:
    if article.published or published is None:
        return article
    return Article(article.text, published, article.title, article.source, article.url, article.id)


def _unique(article: Article, taken: set[str]) -> Article:
    """A second article of the same id becomes "id-2", so that no two events share a name."""
    name, number = article.id, 1
    while name in taken:
        number += 1
        name = f"{article.id}-{number}"
    taken.add(name)
    return article if name == article.id else Article(article.text, article.published, article.title, article.source, article.url, name)
