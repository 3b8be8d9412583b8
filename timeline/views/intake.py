"""Takes in the visitor's own reports and asks for their days of publication."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

import streamlit as st

from timeline.model import Article
from timeline.read import ReadError, days
from timeline.read import text as texts
from timeline.views import controls, library, state, wording

PASTED, FILES, PUBLISHED, TITLE, SOURCE = "own-text", "own-files", "own-published", "own-title", "own-source"
FAULTS, TAKEN, EXCUSED = "intake-faults", "intake-taken", "excused-dates"


def choose() -> library.Collection:
    """Show the choice of a collection and return the chosen one."""
    yours = library.yours()
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="title"):
        names = [*library.names(), *([library.YOURS] if yours else [])]
        controls.forget_unknown(state.DOSSIER, names)
        title = st.selectbox("Dossier", names, key=state.DOSSIER, label_visibility="collapsed", width="stretch", on_change=_other)
        if st.button("Read your own report", type="primary", key="own"):
            ask()
        if yours and title == library.YOURS:
            with st.popover(f"Reports ({len(yours.readings)})", key="own-list"):
                mend(yours)
    return yours if yours and title == library.YOURS else library.bundled(title)


def usual() -> str:
    """Return the collection that is shown if none is chosen."""
    return library.names()[0]


def _other() -> None:
    """Another collection has other days, states and events; what was chosen in the last one would hide them."""
    controls.clear()
    state.forget_choice()


def mend(yours: library.Collection) -> None:
    """Show the visitor's reports with their days of publication, to correct or drop them."""
    for article in yours.articles:
        st.text(wording.heading(article.title))
        picker(article, st.container(), "mended")
    st.button("Remove all reports", on_click=drop)


def drop() -> None:
    """Remove the visitor's reports and go back to the bundled dossiers."""
    library.forget()
    state.forget_choice()
    st.session_state[state.DOSSIER] = usual()


@st.dialog("Read your own report", width="large")
def ask() -> None:
    """Ask for text or files; what is read replaces nothing, it joins the reports already given."""
    if st.session_state.pop(TAKEN, False):
        st.rerun()
    st.text_area("Text of the report", key=PASTED, height=260, placeholder="Paste the article here, headline and all")
    st.file_uploader("or text files (.txt, .md), several at once", key=FILES, accept_multiple_files=True)
    when, title, source = st.columns([4, 5, 4])
    when.text_input(
        "Published on", key=PUBLISHED, placeholder="2022-10-11 or 11 October 2022",
        help="“On Monday” and “last week” are counted from this day. Leave it empty if you do not know it: nothing is guessed.",
    )  # fmt: skip
    title.text_input("Title (optional)", key=TITLE)
    source.text_input("Outlet (optional)", key=SOURCE)
    for fault in st.session_state.pop(FAULTS, ()):
        with st.container(border=True, key=f"fault-{fault[:60]}"):
            st.text(wording.shown(wording.sentence(fault)))
    st.button("Find events", type="primary", on_click=take, key="own-read")


def take() -> None:
    """Read what was given; keep what can be read, say of the rest why not."""
    articles: list[Article] = []
    faults: list[str] = []
    for result in _articles():
        if isinstance(result, Article):
            articles.append(result)
        else:
            faults.append(result)
    st.session_state[FAULTS] = [] if articles else faults
    if not articles:
        return
    library.keep(articles, left_out=faults)
    controls.clear()
    state.forget_choice()
    st.session_state[state.DOSSIER] = library.YOURS
    st.session_state[TAKEN] = True


def _articles() -> Iterator[Article | str]:
    """Yield an article for each text and file, or the sentence that says why there is none."""
    files = st.session_state.get(FILES) or []
    pasted = st.session_state.get(PASTED) or ""
    try:
        published = days.read(st.session_state.get(PUBLISHED) or "")
    except ReadError as fault:
        yield str(fault)
        return
    if pasted.strip() or not files:
        yield _article(pasted, "", published)
    for file in files:
        try:
            yield _article(texts.decode(file.getvalue()), file.name.rpartition(".")[0] or file.name, published)
        except ReadError as fault:
            yield f"{file.name}: {fault}"


def _article(text: str, name: str, published: date | None) -> Article | str:
    title = st.session_state.get(TITLE) or texts.headline(text) or name
    try:
        return texts.article(text, published=published, title=title, source=st.session_state.get(SOURCE) or "")
    except ReadError as fault:
        return str(fault)


def dates_needed(undated: Iterable[Article]) -> None:
    """Say loudly which reports have no day of publication, with a picker for each."""
    excused = st.session_state.get(EXCUSED, frozenset())
    asked = [article for article in undated if article.id not in excused]
    if not asked:
        return
    with st.container(key="needs-date", gap="small"):
        st.markdown(
            "**Publication date needed.** Without it “on Monday” or “last week” can't be dated; those events stay undated, nothing is guessed."
        )
        for article in asked:
            row = st.container(horizontal=True, vertical_alignment="bottom", gap="medium")
            row.text(wording.heading(article.title))
            picker(article, row, "needed")
            row.button("I don't know", key=f"unknown-{article.id}", on_click=excuse, args=(article.id,))


def excuse(article_id: str) -> None:
    """Ask no more for the date of this report."""
    st.session_state[EXCUSED] = st.session_state.get(EXCUSED, frozenset()) | {article_id}


def picker(article: Article, place: st.delta_generator.DeltaGenerator, name: str) -> None:
    """Show where the day of publication of one of the visitor's reports is given or mended."""
    key = f"{name}-{article.id}"
    place.date_input(
        "Published on", value=article.published, min_value=controls.EARLIEST, max_value=controls.LATEST, key=key, format="YYYY-MM-DD", width=190,
        on_change=partial(_redate, article.id, key),
    )  # fmt: skip


def _redate(article_id: str, key: str) -> None:
    library.redate(article_id, st.session_state[key])
