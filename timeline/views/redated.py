"""Asks for the days of publication, mends them, and shows which events moved, to keep or undo."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import NamedTuple

import streamlit as st

from timeline import redate
from timeline.model import Article, DateRange
from timeline.read import ReadError, days
from timeline.views import library, listing, state, wording

EXCUSED, CHANGE, FAULT = "excused-dates", "changed-date", "date-fault"
HINT = "2022-10-11 or 11 October 2022"
NEEDED, MENDED = "needed", "mended"


class Change(NamedTuple):
    """A report that got another day of publication, and the events that moved with it."""

    article: Article
    before: date | None
    moved: tuple[redate.Moved, ...]
    events: int


def needed(undated: Iterable[Article]) -> None:
    """Say loudly which reports have no day of publication, with a field for each."""
    excused = st.session_state.get(EXCUSED, frozenset())
    asked = [article for article in undated if article.id not in excused]
    if not asked:
        return
    with st.container(key="needs-date", gap="small"):
        st.markdown(
            "**When was this published?** Without the day, “on Monday” or “last week” can't be dated; those events stay undated, nothing is guessed."
        )
        for article in asked:
            row = st.container(horizontal=True, vertical_alignment="bottom", gap="medium")
            row.text(wording.heading(article.title))
            field(article, row, NEEDED)
            row.button("I don't know", key=f"unknown-{article.id}", on_click=excuse, args=([article.id],))
        listing.typing("needs-date")


def excuse(article_ids: Iterable[str]) -> None:
    """Ask no more for the dates of these reports."""
    state.acted()
    st.session_state[EXCUSED] = st.session_state.get(EXCUSED, frozenset()) | frozenset(article_ids)


def field(article: Article, place: st.delta_generator.DeltaGenerator, name: str) -> None:
    """Show where the day of publication of one of the visitor's reports is given or mended."""
    key = f"{name}-{article.id}"
    place.text_input(
        "Published on", value=str(article.published or ""), key=key, placeholder=HINT, width=270, on_change=partial(_typed, article.id, key)
    )
    if fault := st.session_state.pop(f"{FAULT}-{key}", ""):
        place.text(wording.shown(fault))


def _typed(article_id: str, key: str) -> None:
    state.acted()
    try:
        give(article_id, days.read(st.session_state[key]))
    except ReadError as fault:
        st.session_state[f"{FAULT}-{key}"] = wording.sentence(str(fault))


def on_published(key: str) -> Callable[[], None]:
    """Return what gives a report the day that was set in its head."""

    def on_day() -> None:
        state.acted()
        told = state.reported(key).published
        if told is not None:
            try:
                give(str(told.get("id")), days.read(str(told.get("day") or "")))
            except ReadError:
                return

    return on_day


def give(article_id: str, published: date | None) -> None:
    """Give a report another day; the page shows it at once and says what moved."""
    pair = library.redate(article_id, published)
    if pair is None:
        return
    before, after = pair
    st.session_state[CHANGE] = Change(after.article, before.article.published, tuple(redate.compared(before, after)), len(after.events))
    for name in (NEEDED, MENDED):
        st.session_state[f"{name}-{article_id}"] = str(published or "")
    if published is None:
        excuse([article_id])


def banner() -> None:
    """Show what moved with the last change of a day, to keep or undo."""
    change: Change | None = st.session_state.get(CHANGE)
    if change is None:
        return
    with st.container(key="moved", border=True, gap="small"):
        st.text(said(change))
        if change.moved:
            rows = [listing.Item(one.event_id, wording.shown(one.label), (_days(one.before), _days(one.after))) for one in change.moved]
            listing.show("moved-list", rows, ("Event", "Before", "Now"), alt="Events that moved")
        with st.container(horizontal=True, gap="small"):
            st.button("Keep", type="primary", key="moved-keep", on_click=keep)
            st.button("Undo", key="moved-undo", on_click=undo)


def said(change: Change) -> str:
    """Return what changed, in a sentence."""
    now, before = (f"{wording.day(day)}" if day else "unknown" for day in (change.article.published, change.before))
    moved = f"{len(change.moved):,} of {wording.count(change.events, 'event')} moved" if change.moved else "No event moved"
    return f"“{wording.heading(change.article.title)}”: published {now}, before: {before}. {moved}."


def keep() -> None:
    """Accept the change."""
    state.acted()
    st.session_state.pop(CHANGE, None)


def undo() -> None:
    """Give the report back its day of before."""
    state.acted()
    change: Change | None = st.session_state.pop(CHANGE, None)
    if change is not None:
        give(change.article.id, change.before)
        st.session_state.pop(CHANGE, None)
        st.session_state[EXCUSED] = st.session_state.get(EXCUSED, frozenset()) - {change.article.id}


def _days(when: DateRange | None) -> str:
    return wording.days(when.first, when.last) if when else "not an event"
