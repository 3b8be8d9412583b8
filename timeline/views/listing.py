"""A short list of events whose names open them, and the help for fields in which a day is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import streamlit as st

from timeline.views import assets, state

_list = st.components.v2.component("muster_list", html="", css=assets.text("web/list.css"), js=assets.script("web/list.js"), isolate_styles=False)
_typing = st.components.v2.component("muster_typing", html="", js=assets.script("web/typing.js"), isolate_styles=False)


class Item(NamedTuple):
    """One row: the event it opens, its name, what stands in the other columns."""

    event_id: str
    name: str
    cells: tuple[str, ...]


def show(key: str, items: Sequence[Item], columns: Sequence[str], *, alt: str) -> None:
    """Show the list."""
    _list(key=key, data={"items": [tuple(item) for item in items], "columns": list(columns), "alt": alt}, on_pick_change=state.on_pick(key))


def typing(container: str) -> None:
    """Let a day count as soon as it is typed, files be dropped on the box for text, and Enter or Ctrl+Enter do what the button does."""
    _typing(key=f"typing-{container}", data={"container": container})
