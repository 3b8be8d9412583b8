"""How it works: method, vocabulary, status, limits."""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from timeline.lexicon import default
from timeline.views import state, wording

METHOD = """
Muster reads reports about armed forces, sentence by sentence, with word lists and rules that anyone can open and correct in the folder `data/`.
It asks no server and no model: the same report gives the same rows on every machine.

1. **Clean.** Captions, link lists and other page furniture yield nothing.
2. **Find.** Dates, places, states and their leaders, numbers, weapons, and the words that stand for an event.
3. **Join.** Who acts on whom, from where to where, when, how many, who says so. Each value keeps the place of its words in the report.
4. **Show.** Nothing is more precise than its source: “in February” is 28 days, “tens of thousands” a range, a country is not its capital.
"""
DATES = """
**Relative dates** (“on Monday”, “last week”) are counted from the day of publication, never from today.
Without that day they stay undated, and the page asks for it.

**Solid bars** lasted as long as stated; **hatched bars** happened some time within.
The red dashed line is a day of publication. Long silences are left out of the axis; the button *Gaps* puts them back.
"""
LIMITS = """
- English only. A report in another language gets a warning, and its rows are not to be trusted.
- A report says what its author wrote. Muster repeats it with its source; it does not know whether it is true.
- Places are those of a gazetteer: small villages may be missing, and are then left out rather than guessed.
- Irony, hypotheticals over several sentences, and tables are often misread. Check a row against its words before you quote it.
- Borders on the map are Natural Earth's, edited; they are not a judgement.
"""


def page() -> None:
    """Explain the method, the vocabulary and the limits."""
    state.acted()  # whoever comes back finds what was chosen, though the way back names nothing
    st.header("How it works", anchor=False)
    left, right = st.columns([5, 4], gap="large")
    with left:
        st.markdown(METHOD)
        st.subheader("Limits", anchor=False)
        st.markdown(LIMITS)
    with right:
        st.subheader("How sure a report is", anchor=False)
        st.markdown("  \n".join(f"{wording.SIGNS[status]} **{name}**: {wording.MEANINGS[status]}" for status, name in wording.STATUSES.items()))
        st.subheader("When it happened", anchor=False)
        st.markdown(DATES)
    st.subheader("Kinds of event", anchor=False)
    columns = st.columns(3, gap="large")
    for number, (group, types) in enumerate(groupby(default().types.values(), key=lambda kind: kind.group)):
        with columns[number % 3]:
            st.markdown(f"**{group.capitalize()}**")
            st.markdown("\n".join(f"- {kind.label}: {kind.definition}" for kind in types))
