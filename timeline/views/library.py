"""The reports on the page and the events read from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from threading import Lock

import pandas as pd
import streamlit as st

from timeline import fulfil, record, table
from timeline.lexicon import DATA, default
from timeline.model import Article, Event, Reading
from timeline.read import check, dossier
from timeline.sheet import Sheet
from timeline.views import state

YOURS = "Your reports"
LOCK = Lock()
PAIRED = 20_000  # events of which announcements and acts are paired


@dataclass(frozen=True)
class Collection:
    """Reports shown together and what was read from them."""

    title: str
    summary: str
    readings: tuple[Reading, ...]
    left_out: tuple[str, ...] = ()
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

    @cached_property
    def pairs(self) -> pd.DataFrame:
        """Announcements with the acts that fulfil them; none of a table too large to pair."""
        return fulfil.pairs(self.events if len(self.events) <= PAIRED else self.events.iloc[:0], default().types)

    @property
    def articles(self) -> tuple[Article, ...]:
        """The reports, in their order."""
        return tuple(reading.article for reading in self.readings)

    @property
    def problems(self) -> tuple[str, ...]:
        """What could not be read, over all reports and the files that gave none."""
        return (*self.left_out, *(f"{problem.where}: {problem.what}" for reading in self.readings for problem in reading.problems))

    @property
    def is_table(self) -> bool:
        """Tell whether this is a table of events without its reports."""
        return self.given is not None

    @cached_property
    def published(self) -> tuple[date, ...]:
        """The days of publication, each once."""
        return tuple(sorted({article.published for article in self.articles if article.published}))

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
        """Reports without a day of publication."""
        return tuple(article for article in self.articles if article.published is None)


def read(articles: Iterable[Article]) -> tuple[Reading, ...]:
    """Return what the engine reads in the articles."""
    from timeline import pipeline  # late, so that the page's frame appears while the lexicon loads

    return tuple(_with_problems(pipeline.read(article, default())) for article in articles)


def _with_problems(reading: Reading) -> Reading:
    """Add what the checks say; a missing date is asked for on the page itself (`Collection.undated`), not noted."""
    dated = replace(reading.article, published=reading.article.published or date.max)
    found = (*check.article(dated, default()), *reading.problems, *check.reading(reading))
    return replace(reading, problems=tuple(dict.fromkeys(found)))


@cache
def dossiers() -> dict[str, dossier.Dossier]:
    """Return the bundled dossiers by title."""
    return {one.title: one for one in dossier.every(DATA / "samples")}


def bundled(title: str) -> Collection:
    """Return a bundled dossier; every visitor shares it, and none changes it."""
    with LOCK:
        return _bundled(title)


@cache
def _bundled(title: str) -> Collection:
    chosen = dossiers()[title]
    return Collection(chosen.title, chosen.summary, read(chosen.articles))


def first() -> None:
    """Read the dossier that the page opens on."""
    bundled(next(iter(dossiers())))


def yours() -> Collection | None:
    """Return the visitor's own reports, kept in this session only."""
    held = st.session_state.get(state.OWN)
    return held if isinstance(held, Collection) else None


def keep(articles: Iterable[Article], *, left_out: Sequence[str] = ()) -> None:
    """Read articles and put them beside those the visitor already has; one with the same id takes the other's place.

    `left_out` says which texts given at the same time could not be read.
    """
    known = yours()
    kept = {reading.article.id: reading for reading in (known.readings if known else ())}
    kept |= {reading.article.id: reading for reading in read(articles)}
    st.session_state[state.OWN] = Collection(YOURS, "", tuple(kept.values()), tuple(left_out))


def redate(article_id: str, published: date | None) -> None:
    """Give one of the visitor's reports another day of publication and read it again."""
    held = yours()
    if held is not None:
        keep(replace(article, published=published) for article in held.articles if article.id == article_id)


def forget() -> None:
    """Drop the visitor's own reports."""
    st.session_state.pop(state.OWN, None)
