"""The reports on the page and the events read from them."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from timeline import fulfil, people, record, table
from timeline.filters import Filters
from timeline.lexicon import DATA, default
from timeline.model import Article, Event, Reading
from timeline.read import ReadError, check, dossier
from timeline.sheet import Sheet
from timeline.views import state

if TYPE_CHECKING:
    from timeline.missed import Missed

YOURS = "Your reports"
LOCK = Lock()
FEW = 60  # reports that are searched at once for what was not read
PAIRED = 20_000  # events of which announcements and acts are paired


@dataclass(frozen=True)
class Collection:
    """Reports shown together and what was read from them."""

    title: str
    summary: str
    readings: tuple[Reading, ...]
    given: pd.DataFrame | None = None

    @cached_property
    def events(self) -> pd.DataFrame:
        """The table of all events, never changed by anyone."""
        return table.events_frame(self.readings, default()) if self.given is None else self.given

    @cached_property
    def sheet(self) -> Sheet:
        """The table with what filters, charts and the page's table ask of it."""
        return Sheet(self.events)

    @cached_property
    def told(self) -> dict[str, tuple[Event, Article]]:
        """Each event with its article, by event_id."""
        return {
            record.event_id(reading.article.id, event.trigger, event.type): (event, reading.article)
            for reading in self.readings
            for event in reading.events
        }

    def pairs(self, known: date | None = None) -> pd.DataFrame:
        """Return announcements with the acts that fulfil them, as known on a day; none of a table too large to pair."""
        if known not in self._pairs:
            events = self.sheet.full(Filters(known=known)) if len(self.events) <= PAIRED else self.events.iloc[:0]
            self._pairs[known] = fulfil.pairs(events, default().types)
        return self._pairs[known]

    @cached_property
    def _pairs(self) -> dict[date | None, pd.DataFrame]:
        return {}

    @cached_property
    def people(self) -> dict[str, str]:
        """What each name that is one of several for a person is called, by the name in small letters."""
        counts = self.events["actors"].str.partition("; ", expand=True)[0].value_counts()
        return {name.casefold(): shown for name, shown in people.joined(counts.to_dict(), default()).items()}

    @cached_property
    def unread(self) -> tuple[tuple[Article, Missed], ...]:
        """Sentences that may hold an event which was not read, the likeliest first."""
        return _unread(self.readings)

    @property
    def articles(self) -> tuple[Article, ...]:
        """The reports, in their order."""
        return tuple(reading.article for reading in self.readings)

    def known(self, by: date | None) -> tuple[Article, ...]:
        """Return the reports published by that day, all of them without one."""
        return tuple(article for article in self.articles if by is None or (article.published is not None and article.published <= by))

    @property
    def problems(self) -> tuple[str, ...]:
        """What stands in the way of reading the reports well."""
        return tuple(f"{problem.where}: {problem.what}" for reading in self.readings for problem in reading.problems)

    @property
    def is_table(self) -> bool:
        """Tell whether this is a table of events without its reports."""
        return self.given is not None

    @cached_property
    def published(self) -> tuple[date, ...]:
        """The days of publication, each once."""
        return tuple(sorted({article.published for article in self.articles if article.published}))

    @cached_property
    def news(self) -> tuple[date, ...]:
        """The day of publication of each report that has one."""
        if self.given is None:
            return tuple(sorted(article.published for article in self.articles if article.published))
        days = self.given.drop_duplicates("article_id")["published"].dropna()
        return tuple(sorted(day.date() for day in days.astype(object)))

    @cached_property
    def reports(self) -> int:
        """How many reports tell these events."""
        return int(self.events["article_id"].nunique()) if self.is_table else len(self.readings)

    @property
    def is_yours(self) -> bool:
        """Tell whether the visitor brought these reports."""
        return self.title == YOURS

    @property
    def undated(self) -> tuple[Article, ...]:
        """Reports with events, but without a day of publication."""
        return tuple(reading.article for reading in self.readings if reading.events and reading.article.published is None)


def read(articles: Iterable[Article]) -> tuple[Reading, ...]:
    """Return what the engine reads in the articles."""
    from timeline import pipeline  # late, so that the page's frame appears while the lexicon loads

    return tuple(_with_problems(pipeline.read(article, default())) for article in articles)


def unread(collection: Collection, article: Article) -> tuple[tuple[Article, Missed], ...]:
    """Return the unread sentences of a collection; of a large one only those of one report, for looking takes time."""
    if len(collection.readings) <= FEW:
        return collection.unread
    return _unread(reading for reading in collection.readings if reading.article is article)


def _unread(readings: Iterable[Reading]) -> tuple[tuple[Article, Missed], ...]:
    from timeline import missed  # late, as in `read`

    found = ((reading.article, one) for reading in readings for one in missed.likely(missed.find(reading)))
    return tuple(sorted(found, key=lambda pair: -pair[1].chance))


def _with_problems(reading: Reading) -> Reading:
    """Add what the checks say; a missing date is asked for on the page itself (`Collection.undated`), not noted."""
    dated = replace(reading.article, published=reading.article.published or date.max)
    found = (*check.article(dated, default()), *reading.problems, *check.reading(reading))
    return replace(reading, problems=tuple(dict.fromkeys(found)))


@cache
def dossiers() -> dict[str, dossier.Dossier]:
    """Return the bundled dossiers by title."""
    return {one.title: one for one in dossier.every(DATA / "samples")}


def given() -> dict[str, Path]:
    """Return the tables named on the command line, `streamlit run app.py -- events.parquet`, by the name of their file."""
    paths = [Path(word) for word in sys.argv[1:]] if Path(sys.argv[0]).name == "app.py" else []
    return {path.name: path for path in paths}


def names() -> list[str]:
    """Return the titles of all that every visitor can choose: tables given that can be opened, then the dossiers."""
    return [*(name for name, path in given().items() if isinstance(_opened(path), Collection)), *dossiers()]


def faults() -> list[str]:
    """Return why tables named on the command line cannot be shown, a sentence each."""
    return [fault for path in given().values() if isinstance(fault := _opened(path), str)]


def is_opening() -> bool:
    """Tell whether a table named on the command line is still being read."""
    return any(path not in _tables for path in given().values())


_tables: dict[Path, Collection | str] = {}


def _opened(path: Path) -> Collection | str:
    with LOCK:
        if path not in _tables:
            _tables[path] = _read_table(path)
        return _tables[path]


def _read_table(path: Path) -> Collection | str:
    from timeline.export import tables  # late, as nobody needs it without a table

    try:
        return Collection(path.name, "", (), given=tables.read(path))
    except ReadError as fault:
        return str(fault)


def bundled(title: str) -> Collection:
    """Return a table given or a bundled dossier; every visitor shares it, and none changes it."""
    table_given = _opened(given()[title]) if title in given() else None
    if isinstance(table_given, Collection):
        return table_given
    with LOCK:
        return _bundled(title)


@cache
def _bundled(title: str) -> Collection:
    chosen = dossiers()[title]
    return Collection(chosen.title, chosen.summary, read(chosen.articles))


def first() -> None:
    """Read what the page opens on, and work out what its first visitor would wait for."""
    sheet = bundled(names()[0]).sheet
    sheet.fullest(sheet.rows(Filters()))
    sheet.index.searchable()


def yours() -> Collection | None:
    """Return the visitor's own reports, kept in this session only."""
    held = st.session_state.get(state.OWN)
    return held if isinstance(held, Collection) else None


def keep(reading: Reading) -> None:
    """Put what was read beside the reports the visitor already has; one with the same id takes the other's place."""
    known = yours()
    kept = {one.article.id: one for one in (known.readings if known else ())} | {reading.article.id: reading}
    st.session_state[state.OWN] = Collection(YOURS, "", tuple(kept.values()))


def redate(article_id: str, published: date | None) -> tuple[Reading, Reading] | None:
    """Give one of the visitor's reports another day of publication; return how it read before and reads now."""
    known = yours()
    before = next((one for one in (known.readings if known else ()) if one.article.id == article_id), None)
    if before is None or before.article.published == published:
        return None
    (after,) = read([replace(before.article, published=published)])
    keep(after)
    return before, after


def forget() -> None:
    """Drop the visitor's own reports."""
    st.session_state.pop(state.OWN, None)
