"""The sentences that may hold an event which was not read: one line under the report that opens their list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from timeline.model import Article
from timeline.views import assets, library, state, wording
from timeline.views.evidence import Lit

if TYPE_CHECKING:
    from timeline.missed import Missed

KEY = "unread"
LOUDEST = 4  # signs named for a sentence
MOST = 100  # sentences listed; whoever reads so many has other questions
Found = tuple[Article, "Missed"]

_component = st.components.v2.component(
    "muster_unread", html="", css=assets.text("web/unread.css"), js=assets.script("web/unread.js"), isolate_styles=False
)


def show(collection: library.Collection, article: Article, theme: str) -> None:
    """Show the line and the list of a collection, of a very large one that of the report shown."""
    found = library.unread(collection, article)
    if not found:
        return
    listed, lit = found[:MOST], lighted(found, article)
    told = {
        "title": f"{wording.count(len(found), 'sentence')} may hold an event that was not read",
        "about": "They have no row. The figure says how often such a sentence tells an event; a click shows it in its report.",
        "items": [_item(one, titled=len(collection.readings) > 1) for one in listed],
        "chosen": _name(*lit) if lit else "",
        "theme": theme,
    }
    _component(key=KEY, data=told, on_pick_change=_on_pick)


def lighted(found: Sequence[Found], article: Article) -> Found | None:
    """Return the sentence of this report that the reader chose."""
    asked = st.session_state.get(state.SENTENCE)
    return next((one for one in found if one[0] is article and _name(*one) == asked), None)


def marks(one: Missed) -> list[Lit]:
    """Return what to light: the sentence, and in it the words that speak for an event."""
    return [Lit(one.sentence.start, one.sentence.end, "told"), *(Lit(clue.start, clue.end, "clue") for clue in one.clues)]


def hint(one: Missed) -> str:
    """Say why a sentence may hold an event.

    >>> from timeline.missed import Missed
    >>> from timeline.model import Span
    >>> hint(Missed(Span(0, 9), 0.6, "a sentence without an event +0.02, a date +0.25, a place +0.10", ()))
    'This sentence may hold an event that was not read. It has a date, a place.'
    """
    return f"This sentence may hold an event that was not read. It has {_signs(one)}."


def _signs(one: Missed) -> str:
    """Return the signs that speak loudest."""
    terms = [(float(value), words) for words, _, value in (term.rpartition(" ") for term in one.reason.split(", ")[1:])]
    return ", ".join(words for value, words in sorted(terms, key=lambda term: -term[0])[:LOUDEST] if value > 0)


def _item(found: Found, *, titled: bool) -> dict[str, Any]:
    article, one = found
    words = " ".join(article.text[one.sentence.start : one.sentence.end].split())
    return {
        "name": _name(article, one),
        "text": wording.shown(words),
        "why": _signs(one),
        "share": one.chance,
        "report": wording.heading(article.title) if titled else "",
    }


def _name(article: Article, one: Missed) -> str:
    return f"{one.sentence.start} {article.id}"


def _on_pick() -> None:
    picked = state.reported(KEY).pick
    if not isinstance(picked, str):
        return
    state.choose("")
    if picked:
        st.session_state[state.REPORT], st.session_state[state.SENTENCE] = picked.partition(" ")[2], picked
