"""Takes in the visitor's own reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from timeline.model import Article
from timeline.read import ReadError, days, paste
from timeline.read import open as opening
from timeline.read import text as texts
from timeline.read.head import Head
from timeline.views import controls, library, listing, reading, redated, state, wording

PASTED, FILES, PUBLISHED, TITLE, SOURCE, UNKNOWN = "own-text", "own-files", "own-published", "own-title", "own-source", "own-unknown"
OWN_ONES = (
    "The reports of this link are not here: what a reader brings is kept in that reader's open page only, and is gone when the page is loaded anew. "
    "Under “Read your own report” open the file that “Save reports” made, or paste the text once more. Until then a bundled dossier is shown."
)
MISSED = "collection that is not here"
FAULTS, TAKEN, FOUND = "intake-faults", "intake-taken", "intake-found"
SAVED = (".jsonl", ".ndjson")
Given = str | Article | ReadError  # a text, a saved report, or why there is neither
FEW = 5  # files that need no scrolling
FIELDS = {TITLE: "title", SOURCE: "source", PUBLISHED: "published"}


def choose() -> library.Collection:
    """Show the choice of a collection and return the chosen one."""
    yours = library.yours()
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="title"):
        if library.is_opening():
            with st.spinner("Opening the table named on the command line", show_time=True):
                library.names()
        names = [*library.names(), *([library.YOURS] if yours else [])]
        if yours and reading.ARRIVED in st.session_state:  # a run cut short hasn't told the browser yet
            st.session_state[state.DOSSIER] = library.YOURS
        _miss(names)
        at = names.index(controls.held(state.DOSSIER, names[0]))
        title = st.selectbox("Dossier", names, at, key=state.DOSSIER, label_visibility="collapsed", width="stretch", on_change=_other)
        if st.button("Read your own report", type="primary", key="own"):
            for name in (FOUND, TAKEN):
                st.session_state.pop(name, None)
            ask()
        if yours and title == library.YOURS:
            with st.popover(f"Reports ({len(yours.readings)})", key="own-list"):
                mend(yours)
    return yours if yours and title == library.YOURS else library.bundled(title)


def _miss(names: Sequence[str]) -> None:
    """Note that an address asks for a collection that isn't here; what else it asks for was chosen among other events."""
    asked = st.session_state.get(state.DOSSIER)
    if isinstance(asked, str) and asked and asked not in names:
        st.session_state[MISSED] = asked
        controls.clear()
        state.forget_choice()
        st.session_state.pop(state.ACTED, None)
    controls.forget_unknown(state.DOSSIER, names)


def usual() -> str:
    """Return the collection that is shown if none is chosen."""
    return library.names()[0]


def _other() -> None:
    """Another collection has other days, states and events; what was chosen in the last one would hide them."""
    settled()
    st.session_state.pop(MISSED, None)
    controls.clear()
    state.forget_choice()


def settled() -> None:
    """Note that the page is drawn, with the reports that arrived."""
    st.session_state.pop(reading.ARRIVED, None)


def tell(collection: library.Collection) -> None:
    """Show what came of the visitor's reports and what is still asked about them, or that those of the address are not here."""
    if collection.is_yours:
        st.session_state.pop(MISSED, None)
    if asked := st.session_state.get(MISSED):
        with st.container(border=True, horizontal=True, vertical_alignment="center", key="not-here"):
            said = OWN_ONES if asked == library.YOURS else f"There is no dossier “{asked}” here, so another one is shown."
            st.text(wording.shown(said), width="stretch")
            st.button("Close", on_click=_found, key="not-here-close")
    if collection.is_yours:
        reading.result(collection)
        redated.banner()
        redated.needed(collection.undated)


def _found() -> None:
    state.acted()
    st.session_state.pop(MISSED, None)


def mend(yours: library.Collection) -> None:
    """Show the visitor's reports with their days of publication, to correct or drop them."""
    for article in yours.articles:
        st.text(wording.heading(article.title))
        redated.field(article, st.container(), redated.MENDED)
    with st.container(horizontal=True, gap="small"):
        reading.save(yours, "own-save")
        st.button("Remove all reports", on_click=drop)


def drop() -> None:
    """Remove the visitor's reports and go back to the bundled dossiers."""
    library.forget()
    redated.keep()
    reading.hide()
    state.forget_choice()
    st.session_state[state.DOSSIER] = usual()


@st.dialog("Read your own report", width="large")
def ask() -> None:
    """Ask for text or files; what is read replaces nothing, it joins the reports already given."""
    if st.session_state.pop(TAKEN, False):
        st.rerun()
    with st.container(key="own-box", gap="small"):
        st.text_area(
            "Text of the report", key=PASTED, height=230, placeholder="Paste the article here, headline and all, or drop files on it",
            label_visibility="collapsed",
        )  # fmt: skip
        st.file_uploader("Text files, saved web pages or saved reports, several at once", key=FILES, accept_multiple_files=True)
    _facts()
    for fault in st.session_state.pop(FAULTS, ()):
        with st.container(border=True, key=f"fault-{fault[:60]}"):
            st.text(wording.shown(wording.sentence(fault)))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button("Find events", type="primary", on_click=take, key="own-read")
        st.text("or press Ctrl+Enter")
    listing.typing("own-box")


def _facts() -> None:
    """Show title, outlet and day as found, to mend; a missing day is asked for loudly."""
    given = list(_given())
    if not given:
        return
    single = len(given) == 1
    found = _head(given[0][1]) if single else Head()
    _fill(found, (given[0][0], given[0][1]) if single else None)
    if single:
        title, source = st.columns([5, 4])
        title.text_input("Title", key=TITLE)
        source.text_input("Outlet", key=SOURCE)
    else:
        with st.container(height=150 if len(given) > FEW else "content", border=False, gap="xxsmall", key="own-given"):
            for name, content in given:
                st.text(wording.shown(_brief(name, content)))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key="own-when"):
        st.text_input(
            "When was this published?" if single else "Those that give no day: published on", key=PUBLISHED, placeholder=redated.HINT, width=300,
            help="“On Monday” and “last week” are counted from this day, never from today.",
        )  # fmt: skip
        st.checkbox("I don't know", key=UNKNOWN)


def _brief(name: str, content: Given) -> str:
    """Return what was found in one of several files."""
    if isinstance(content, ReadError):
        return f"✕ {name}: {content}"
    found = _head(content)
    day = wording.day(found.published) if found.published else "no day of publication found"
    return f"{name or 'Pasted text'}: {'; '.join(part for part in (found.title, found.source, day) if part)}"


def _fill(found: Head, seen: tuple[str, object] | None) -> None:
    """Put what was found into the fields when another text comes; what the visitor typed stays."""
    last = st.session_state.get(FOUND)
    if seen is None or (last and last[0] == seen):
        return
    for key, name in FIELDS.items():
        value, before = str(getattr(found, name) or ""), str(getattr(last[1], name) or "") if last else ""
        if not st.session_state.get(key) or st.session_state[key] == before:
            st.session_state[key] = value
    st.session_state[FOUND] = seen, found


def _given() -> Iterator[tuple[str, Given]]:
    """Yield name and text of all that is given, a saved report as it was, or why a file has no text."""
    pasted = st.session_state.get(PASTED) or ""
    if pasted.strip():
        yield "", pasted
    for file in st.session_state.get(FILES) or ():
        try:
            content = texts.decode(file.getvalue())
            if file.name.lower().endswith(SAVED):
                for found in opening.saved(content, file.name):
                    yield (file.name, found) if isinstance(found, Article) else (found.where, ReadError(found.what))
            else:
                yield file.name, content
        except ReadError as fault:
            yield file.name, fault


def _head(content: Given) -> Head:
    if isinstance(content, Article):
        return Head(content.title, content.source, content.published)
    if isinstance(content, ReadError):
        return Head()
    try:
        return paste.taken(content)[1]
    except ReadError:
        return Head()


def take() -> None:
    """Take what was given: what can be read is read when the page is drawn, of the rest it is said why not."""
    state.acted()
    articles: list[Article] = []
    lines: list[reading.Line] = []
    try:
        published = days.read(st.session_state.get(PUBLISHED) or "")
        given = list(_given())
        if not given:
            raise ReadError("there is no text; paste or choose an article")
    except ReadError as fault:
        st.session_state[FAULTS] = [str(fault)]
        return
    yours = library.yours()
    known = {article.id: article.text for article in yours.articles} if yours else {}
    for name, content in given:
        found = _article(name, content, published, single=len(given) == 1)
        if isinstance(found, Article) and known.get(found.id, found.text) != found.text:
            found = replace(found, id="")  # another text under the same name, as from two collections: it is called by its words
        if isinstance(found, Article) and found.id not in known:
            articles.append(found)
            known[found.id] = found.text
        else:
            said = "the same text is already here; 0 events added" if isinstance(found, Article) else f"not read: {found}"
            lines.append(reading.Line(name or "The pasted text", said))
    st.session_state[FAULTS] = [] if articles else [f"{line.name}: {line.said}" for line in lines]
    if articles:
        if st.session_state.get(UNKNOWN):
            redated.excuse(article.id for article in articles if article.published is None)
        redated.keep()
        reading.give(articles, lines)
        st.session_state.pop(FOUND, None)
        st.session_state[TAKEN] = True


def _article(name: str, content: Given, published: date | None, *, single: bool) -> Article | str:
    """Return the article with what the visitor states about it; what a field shows counts, even if it is empty."""
    if isinstance(content, ReadError):
        return str(content)
    try:
        article = content if isinstance(content, Article) else paste.article(content, name=name.rpartition(".")[0] or name)
    except ReadError as fault:
        return str(fault)
    if not single:
        return replace(article, published=article.published or published)
    title, source = (str(st.session_state.get(key) or "") for key in (TITLE, SOURCE))
    is_shown = bool((last := st.session_state.get(FOUND)) and last[0] == (name, content))
    day = published if is_shown or published else article.published
    return replace(article, title=title or article.title, source=source or article.source, published=day)
