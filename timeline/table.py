"""Events as a DataFrame with exact types."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from timeline import pipeline
from timeline.lexicon import Lexicon, default
from timeline.model import Article, Reading
from timeline.read import check, days, text
from timeline.record import COLUMNS, DAY, TEXT, Value, rows


def frame(records: Iterable[dict[str, Value]]) -> pd.DataFrame:
    """Return rows as a table that has every column with its type, even when there are none.

    >>> frame([]).dtypes["date_start"], len(frame([{"event_id": "e-1"}]).columns) == len(COLUMNS)
    (dtype('<M8[s]'), True)
    """
    held = list(records)
    return pd.DataFrame({column.name: array([record.get(column.name) for record in held], column.dtype) for column in COLUMNS})


def array(values: Sequence[Value], dtype: str) -> Any:  # noqa: ANN401  pandas has no one name for its arrays
    """Return the values of one column; None and "" become missing values.

    Days go through numpy, which counts in seconds: pandas' own nanoseconds know no year before 1677.
    """
    if dtype == DAY:
        return pd.array(np.array(values, dtype=dtype), dtype=dtype)
    if dtype == TEXT:
        return pd.array([_storable(str(value)) if value else None for value in values], dtype=TEXT)
    return pd.array(values, dtype=dtype)


def records(events: pd.DataFrame) -> list[dict[str, Value]]:
    """Return the rows of a table again, the inverse of `frame`; columns of your own come along as text.

    >>> records(frame([{"event_id": "e-1", "sources": 2}]))[0]["sources"]
    2
    """
    types = {column.name: column.dtype for column in COLUMNS}
    columns = {str(name): _values(events[name], types.get(str(name), TEXT)) for name in events.columns}
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


def _values(column: pd.Series, dtype: str) -> list[Value]:
    if dtype == DAY:
        return [None if day is None else day.date() for day in np.array(column, dtype=dtype).tolist()]
    return [None if value is pd.NA else value for value in column.astype(dtype).tolist()]


def _storable(text: str) -> str:
    """Lone surrogates are no characters: no file and no Arrow table can hold them."""
    return text if text.isprintable() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def extract(
    articles: str | Article | Iterable[Article], *, published: date | str | None = None, title: str = "", lexicon: Lexicon | None = None
) -> pd.DataFrame:
    """Return the events of a text, an article or several; what could not be read stands in `attrs["problems"]`.

    `published` is the day of articles that bring none; without one, words like "on Monday" stay undated.
    """
    if isinstance(articles, str):
        articles = text.article(articles, published=published, title=title)
    given = [articles] if isinstance(articles, Article) else articles
    day = days.read(published) if isinstance(published, str) else published
    words = lexicon or default()
    return events_frame([_read(article if article.published else replace(article, published=day), words) for article in given], words)


def _read(article: Article, lexicon: Lexicon) -> Reading:
    reading = pipeline.read(article, lexicon)
    return replace(reading, problems=(*check.article(article, lexicon), *reading.problems, *check.reading(reading)))


def events_frame(readings: Iterable[Reading], lexicon: Lexicon | None = None) -> pd.DataFrame:
    """Return the events of all readings, first day first.

    What could not be read stands in `attrs["problems"]`, a list of sentences.
    """
    held = list(readings)
    events = in_order(frame(rows(held, (lexicon or default()).types)))
    events.attrs["problems"] = [f"{problem.where}: {problem.what}" for reading in held for problem in reading.problems]
    return events


def in_order(events: pd.DataFrame) -> pd.DataFrame:
    """Sort by first day, the last where only that is known ("until 24 Feb"), and event_id; undated events last."""
    keyed = events.assign(_day=events["date_start"].fillna(events["date_end"]))
    return keyed.sort_values(["_day", "event_id"], kind="stable", na_position="last", ignore_index=True).drop(columns="_day")
