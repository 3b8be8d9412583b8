"""Reads a dossier: a folder of reports with a table of their titles, sources and dates.

`dossier.csv` has the columns file, title, source, published, url; `about.csv` has key and value: title, summary, region.
"""

from __future__ import annotations

from pathlib import Path

from timeline.lexicon.rows import DataError, Row, read
from timeline.model import Article
from timeline.read import text
from timeline.read.errors import ReadError
from timeline.values import record

TABLE = "dossier.csv"
COLUMNS = ("file", "title", "source", "published", "url")


@record(frozen=True, slots=True)
class Dossier:
    """Reports that belong together; `name` is that of the folder."""

    name: str
    title: str
    summary: str
    articles: tuple[Article, ...]


def load(folder: Path) -> Dossier:
    """Return the dossier in a folder, its reports by day of publication."""
    about = {row["key"]: row["value"] for row in read(folder / "about.csv", ("key", "value"))} if (folder / "about.csv").exists() else {}
    articles = [_article(folder, row) for row in _rows(folder)]
    return Dossier(folder.name, about.get("title", folder.name), about.get("summary", ""), tuple(sorted(articles, key=_by_day)))


def every(folder: Path) -> tuple[Dossier, ...]:
    """Return the dossiers that lie in a folder, by name."""
    return tuple(load(path.parent) for path in sorted(folder.glob(f"*/{TABLE}")))


def _rows(folder: Path) -> list[Row]:
    try:
        return list(read(folder / TABLE, COLUMNS))
    except DataError as fault:
        raise ReadError(str(fault)) from fault


def _article(folder: Path, row: Row) -> Article:
    path = folder / row["file"]
    if path.parent != folder or not path.is_file():
        raise ReadError(f"{row.where}: {row['file']!r} is not a file of this folder; mend the row")
    try:
        content = text.decode(path.read_bytes())
        return text.article(content, published=row["published"], title=row["title"], source=row["source"], url=row["url"], id=path.stem)
    except ReadError as fault:
        raise ReadError(f"{row.where}: {fault}") from fault


def _by_day(article: Article) -> tuple[str, str]:
    return str(article.published or ""), article.id
