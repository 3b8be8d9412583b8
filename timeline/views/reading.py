"""Reads what the visitor gave, one report after the other, and says of each what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Literal, NamedTuple

import streamlit as st

from timeline import missed
from timeline.export import reports
from timeline.filters import LOW, bands
from timeline.model import Article, Reading
from timeline.views import controls, library, state, wording

QUEUE, LINES, RECENT, ARRIVED = "reports to read", "what came of them", "reports just read", "reports arrived"
SHOWN = 5  # lines that need no scrolling
NOTHING = "no event found; see whether this is the whole report, and whether it tells of armed forces"


class Line(NamedTuple):
    """What came of one file or text."""

    name: str
    said: str
    is_read: bool = False


def give(articles: Sequence[Article], lines: Sequence[Line]) -> None:
    """Take articles to be read when the page is drawn; `lines` say what came of the rest."""
    st.session_state[QUEUE] = list(articles)
    st.session_state[LINES] = list(lines)
    st.session_state[RECENT] = {}


def work() -> None:
    """Read what is waiting, with progress and a way to stop; what is read stays, whatever happens next."""
    place = st.empty()
    waiting: list[Article] = st.session_state.get(QUEUE) or []
    if not waiting:
        return
    total = len(waiting)
    with place.container(horizontal=True, vertical_alignment="center", key="reading"):
        bar = st.progress(0.0)
        st.button("Stop", key="stop-reading", on_click=stop)
        while waiting:
            bar.progress(1 - len(waiting) / total, text=f"Reading report {total - len(waiting) + 1:,} of {total:,}")
            take(waiting)
    place.empty()


def take(waiting: list[Article]) -> None:
    """Read the first of the waiting articles and note what came of it; until that is done, it waits."""
    lines, recent = st.session_state[LINES], st.session_state[RECENT]
    (read,) = library.read(waiting[:1])
    skipped = len(missed.likely(missed.find(read)))
    if not recent:
        controls.clear()
        state.forget_choice()
    st.session_state[ARRIVED] = True
    library.keep(read)
    article = waiting.pop(0)
    recent[article.id] = skipped
    lines.append(Line(wording.heading(article.title), _said(read), is_read=True))


def recent() -> list[str]:
    """Return the ids of the reports that were read last."""
    return list(st.session_state.get(RECENT) or ())


def stop() -> None:
    """Read no further."""
    state.acted()
    waiting = st.session_state.pop(QUEUE, None) or []
    st.session_state.setdefault(LINES, []).extend(Line(wording.heading(article.title), "not read: stopped before its turn") for article in waiting)


def hide() -> None:
    """Say no more what came of the last reports."""
    state.acted()
    st.session_state.pop(LINES, None)


def _said(reading: Reading) -> str:
    count = wording.count(len(reading.events), "event") if reading.events else NOTHING
    notes = [problem.what for problem in reading.problems if reading.events or "no event" not in problem.what]
    return "; ".join([count, *notes])


def result(collection: library.Collection) -> None:
    """Show what came of the reports given last: the sum, and a line for each where there are several or something is wrong."""
    lines: list[Line] = st.session_state.get(LINES) or []
    if not lines or not collection.is_yours:
        return
    with st.container(key="result", border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            _sum(collection, lines)
            save(collection, "result-save", kind="tertiary")
            st.button("Hide", key="result-hide", type="tertiary", on_click=hide)
        faulty = [line for line in lines if not line.is_read or ";" in line.said]
        if len(lines) > 1 or faulty:
            rest = [line for line in lines if line not in faulty]
            with st.container(height=150 if len(lines) > SHOWN else "content", border=False, key="result-lines", gap="xxsmall"):
                for line in [*faulty, *rest]:
                    st.text(wording.shown(f"{'●' if line.is_read else '✕'} {line.name}: {line.said}"))


def save(collection: library.Collection, key: str, *, kind: Literal["secondary", "tertiary"] = "secondary") -> None:
    """Offer the visitor's reports as a file that the page and the command line open again."""
    st.download_button(
        "Save reports", partial(reports.lines, collection.articles), "muster-reports.jsonl", "application/jsonl", key=key, type=kind,
        on_click="ignore", help="Your reports are kept in this open page only. The file brings them back under “Read your own report”.",
    )  # fmt: skip


def _sum(collection: library.Collection, lines: Sequence[Line]) -> None:
    events = collection.events[collection.events["article_id"].isin(recent())]
    look, skipped = int((bands(events) == LOW).sum()), sum((st.session_state.get(RECENT) or {}).values())
    files = f"{wording.count(sum(line.is_read for line in lines), 'report')} read of {len(lines):,}: " if len(lines) > 1 else ""
    st.text(f"{files}{wording.count(len(events), 'event')}", width="content")
    if look:
        name = f"{look:,} need{'s' if look == 1 else ''} a look"
        st.button(name, key="need-look", type="tertiary", on_click=controls.toggle("sure", controls.LOOK), width="content")
    if skipped:
        st.text(f"{wording.count(skipped, 'sentence')} skipped that may tell more", width="content")
