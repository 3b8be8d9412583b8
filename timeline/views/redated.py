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
NEEDED, MENDED, ALL = "needed", "mended", "needed-by-all"
FEW, LIST, TITLE = 4, 216, 430  # rows that need no scrolling, the height of more, the width of a title, in pixels


class Change(NamedTuple):
    """Reports that got another day of publication, the days they had before, and the events that moved with them."""

    articles: tuple[Article, ...]
    before: tuple[date | None, ...]
    moved: tuple[redate.Moved, ...]
    events: int


def needed(undated: Iterable[Article]) -> None:
    """Say loudly which reports have no day of publication, with a field for each, and one for all where they are several."""
    excused = st.session_state.get(EXCUSED, frozenset())
    asked = [article for article in undated if article.id not in excused]
    if not asked:
        return
    with st.container(key="needs-date", gap="small"):
        st.markdown(
            "**When was this published?** Without the day, “on Monday” or “last week” can't be dated; those events stay undated, nothing is guessed."
        )
        if len(asked) > 1:
            names = [article.id for article in asked]
            row = _row("needs-all", f"All {len(asked)} on the same day")
            _day(row, ALL, f"Published on, all {len(asked)}", partial(give, names), is_shown=False)
            row.button("I don't know any", key="unknown-any", on_click=excuse, args=(names,))
        with st.container(height=LIST if len(asked) > FEW else "content", border=False, gap="xsmall", key="needs-list"):
            for article in asked:
                row = _row(f"needs-{article.id}", wording.heading(article.title))
                field(article, row, NEEDED, is_shown=False)
                row.button("I don't know", key=f"unknown-{article.id}", on_click=excuse, args=([article.id],))
        listing.typing("needs-date")


def _row(key: str, title: str) -> st.delta_generator.DeltaGenerator:
    row = st.container(horizontal=True, vertical_alignment="center", gap="small", key=key)
    row.text(wording.shown(title), width=TITLE)
    return row


def excuse(article_ids: Iterable[str]) -> None:
    """Ask no more for the dates of these reports."""
    state.acted()
    st.session_state[EXCUSED] = st.session_state.get(EXCUSED, frozenset()) | frozenset(article_ids)


def field(article: Article, place: st.delta_generator.DeltaGenerator, name: str, *, is_shown: bool = True) -> None:
    """Show where the day of publication of one of the visitor's reports is given or mended; its label may be for screen readers alone."""
    label = "Published on" if is_shown else f"Published on, {wording.heading(article.title)}"
    _day(place, f"{name}-{article.id}", label, partial(give, [article.id]), value=str(article.published or ""), is_shown=is_shown)


def _day(  # noqa: PLR0913 - where, what it is called, what it does, how it looks
    place: st.delta_generator.DeltaGenerator, key: str, label: str, act: Callable[[date | None], None], *, value: str = "", is_shown: bool
) -> None:
    place.text_input(
        wording.shown(label), value=value, key=key, placeholder=HINT, width=270, on_change=partial(_typed, act, key),
        label_visibility="visible" if is_shown else "collapsed",
    )  # fmt: skip
    if fault := st.session_state.pop(f"{FAULT}-{key}", ""):
        place.text(wording.shown(fault))


def _typed(act: Callable[[date | None], None], key: str) -> None:
    state.acted()
    try:
        act(days.read(st.session_state[key]))
    except ReadError as fault:
        st.session_state[f"{FAULT}-{key}"] = wording.sentence(str(fault))


def on_published(key: str) -> Callable[[], None]:
    """Return what gives a report the day that was set in its head."""

    def on_day() -> None:
        state.acted()
        told = state.reported(key).published
        if told is not None:
            try:
                give([str(told.get("id"))], days.read(str(told.get("day") or "")))
            except ReadError:
                return

    return on_day


def give(article_ids: Iterable[str], published: date | None) -> None:
    """Give reports another day; the page shows it at once and says what moved."""
    pairs = [pair for name in article_ids if (pair := library.redate(name, published))]
    if not pairs:
        return
    moved = tuple(one for before, after in pairs for one in redate.compared(before, after))
    articles = tuple(after.article for _, after in pairs)
    st.session_state[CHANGE] = Change(
        articles, tuple(before.article.published for before, _ in pairs), moved, sum(len(one.events) for _, one in pairs)
    )
    st.session_state.pop(ALL, None)
    for article in articles:
        for name in (NEEDED, MENDED):
            st.session_state[f"{name}-{article.id}"] = str(published or "")
    if published is None:
        excuse(article.id for article in articles)


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
    now, *known = (wording.day(day) if day else "unknown" for day in (change.articles[0].published, *dict.fromkeys(change.before)))
    moved = f"{len(change.moved):,} of {wording.count(change.events, 'event')} moved" if change.moved else "No event moved"
    several = len(change.articles) > 1
    which = wording.count(len(change.articles), "report") if several else f"“{wording.heading(change.articles[0].title)}”"
    return f"{which}: published {now}, before: {', '.join(known)}. {moved}."


def keep() -> None:
    """Accept the change."""
    state.acted()
    st.session_state.pop(CHANGE, None)


def undo() -> None:
    """Give the report back its day of before."""
    state.acted()
    change: Change | None = st.session_state.pop(CHANGE, None)
    if change is not None:
        for article, before in zip(change.articles, change.before, strict=True):
            give([article.id], before)
        st.session_state.pop(CHANGE, None)
        st.session_state[EXCUSED] = st.session_state.get(EXCUSED, frozenset()) - {article.id for article in change.articles}


def _days(when: DateRange | None) -> str:
    return wording.days(when.first, when.last) if when else "not an event"
