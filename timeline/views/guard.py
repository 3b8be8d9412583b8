"""Says what went wrong in a sentence, where a traceback would help nobody."""

from __future__ import annotations

import logging

import streamlit as st

from timeline.lexicon import DataError
from timeline.read import ReadError

LOG = logging.getLogger("muster")


def say(fault: Exception) -> bool:
    """Tell the visitor about a fault and the log about its cause; True, for then Streamlit shows no traceback."""
    LOG.error("the page could not be drawn", exc_info=fault)
    with st.container(border=True, key="fault"):
        if isinstance(fault, DataError | ReadError):
            st.text(f"Something could not be read. {fault}")
        else:
            st.text(f"This part of the page could not be drawn ({type(fault).__name__}). The cause is in the server's log; nothing of yours is lost.")
        st.button("Try again", key="try-again")
    return True
