"""The table of the events on screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from timeline.lexicon.types import EventType
from timeline.views import assets, state, wording

KEY = "rows"
COLUMNS = ("When", "Event", "Type", "Who", "Where", "How many", "Status")

_component = st.components.v2.component("muster_rows", html="", css=assets.text("web/rows.css"), js=assets.text("web/rows.js"), isolate_styles=False)


def show(records: Sequence[wording.Row], types: Mapping[str, EventType], *, theme: str, selected: str) -> None:
    """Show the rows, the selected one in view."""
    told = {
        "columns": COLUMNS,
        "rows": [row(record, types, theme) for record in records],
        "selected": selected,
        "theme": theme,
        "alt": "Events on screen, one a row; arrow keys move through them",
    }
    _component(key=KEY, data=told, on_pick_change=state.on_pick(KEY))


def row(record: wording.Row, types: Mapping[str, EventType], theme: str) -> dict[str, Any]:
    """Return one row: its cells in words, and what they sort by where that differs."""
    kind = types[record["event_type"]]
    cells = (
        wording.when(record), record["label"] or kind.label, kind.label, wording.who(record), wording.where(record), wording.number(record),
        wording.STATUSES[record["status"]],
    )  # fmt: skip
    first = record["date_start"] or record["date_end"]
    return {
        "id": record["event_id"],
        "cells": [wording.shown(cell) for cell in cells],
        "order": {"0": first.isoformat() if first else "9999", "5": str(record["quantity_min"] or record["quantity_max"] or 0)},
        "status": record["status"],
        "colour": kind.colour_dark if theme == "dark" else kind.colour,
    }
