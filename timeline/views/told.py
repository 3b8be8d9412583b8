"""What is read beside the open event: its report with all words lit, or, of a table without reports, the row's own sentence."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from timeline.model import Article
from timeline.record import parts
from timeline.sheet import Rows
from timeline.views import evidence, library, unread, wording
from timeline.views.evidence import Lit

# Columns whose words are looked for in the sentence, and the field they light.
QUOTED = {
    "date_text": "date", "actors": "actors", "targets": "targets", "place_name": "place", "origin_name": "origin", "quantity_text": "quantity",
    "speaker": "speaker", "forces": "forces", "equipment": "equipment",
}  # fmt: skip


def report(collection: library.Collection, rows: Rows, row: wording.Row | None, asked: object, known: date | None = None) -> dict[str, Any]:
    """Return the report of the open event, or the one that the reader asked for, with its events on screen lit.

    `known` leaves out reports of later days.
    """
    if collection.is_table:
        return sentence(row) if row else {"id": "", "title": collection.title, "source": "", "runs": [], "choices": []}
    article = shown(collection, row, asked, known)
    if article is None:
        return {"id": "", "title": "No report was out yet", "source": "", "runs": [], "choices": []}
    events = collection.sheet.events
    mine = rows[np.flatnonzero(events["article_id"].take(rows).eq(article.id).fillna(False).to_numpy(dtype=bool))]
    names = [str(event) for event in events["event_id"].take(mine)]
    lit = None if row else unread.lighted(library.unread(collection, article), article)
    told = evidence.report(article, collection.told, names, str(row["event_id"]) if row else "", unread.marks(lit[1]) if lit else ())
    told["choices"] = [(one.id, heading(one)) for one in collection.known(known)]
    told["hint"] = unread.hint(lit[1]) if lit else ""
    if collection.is_yours:  # its day of publication can be mended there
        told |= {"source": wording.shown(article.source), "day": str(article.published or "")}
    return told


def shown(collection: library.Collection, row: wording.Row | None, asked: object, known: date | None = None) -> Article | None:
    """Return the report beside the map: that of the open event, the one asked for, or the first; None if none was out by that day."""
    articles = collection.known(known)
    wanted = row["article_id"] if row else str(asked)
    return next((article for article in articles if article.id == wanted), articles[0] if articles else None)


def heading(article: Article) -> str:
    """Return what a report is called where one chooses among them."""
    day = wording.day(article.published) if article.published else "no date"
    return f"{day} · {wording.heading(article.title)}"


def sentence(row: wording.Row) -> dict[str, Any]:
    """Return the row's own sentence as a report, with the words of its values lit.

    >>> cells = dict.fromkeys(("published", "label", "article_title", "source", "trigger_start", "sentence_start", *QUOTED))
    >>> told = sentence(cells | {"article_id": "a", "event_id": "e", "sentence": "Russia moved.", "trigger": "moved", "actors": "Russia"})
    >>> [(words, kinds) for words, kinds, *_ in told["runs"]]
    [('Russia', ['told', 'actors']), (' ', ['told']), ('moved', ['told', 'trigger', 'chosen']), ('.', ['told'])]
    """
    text = row["sentence"] or ""
    article = Article(text, row["published"], row["article_title"] or "", row["source"] or "", id=row["article_id"] or "")
    published = f"published {wording.day(article.published)}" if article.published else "publication date unknown"
    return {
        "id": article.id,
        "title": wording.heading(article.title),
        "source": " · ".join(part for part in (wording.shown(article.source), published) if part),
        "runs": evidence.runs(text, _lit(row, text)) if text else [("This table gives no sentence for the event.", [], "", "")],
        "choices": [(article.id, heading(article))],
    }


def _lit(row: wording.Row, text: str) -> list[Lit]:
    marks = [Lit(0, len(text), "told")]
    at = _trigger(row, text)
    if at >= 0:
        end = at + len(row["trigger"])
        marks += [Lit(at, end, "trigger", row["event_id"], row["label"] or ""), Lit(at, end, "chosen")]
    for column, kind in QUOTED.items():
        for words in parts(row[column]):
            start = text.find(words)
            marks += [Lit(start, start + len(words), kind)] if start >= 0 else []
    return marks


def _trigger(row: wording.Row, text: str) -> int:
    """Return where the trigger stands in the sentence: where its offsets say if that holds true, else where it is first found."""
    trigger: str = row["trigger"] or ""
    if not trigger:
        return -1
    said = (row["trigger_start"] or 0) - (row["sentence_start"] or 0)
    return said if text[max(said, 0) : said + len(trigger)] == trigger and said >= 0 else text.find(trigger)
