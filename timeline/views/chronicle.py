"""The events as a chronology that reads and prints like a text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from timeline import chronology
from timeline.lexicon import default
from timeline.views import assets, scene, state, wording

KEY, PART = "chronicle", "chronicle-part"
# A browser finds, reads out and prints this many events without a pause; more come in parts.
MOST = 3000

_component = st.components.v2.component(
    "muster_chronicle", html="", css=assets.text("web/chronicle.css"), js=assets.script("web/chronicle.js"), isolate_styles=False
)


def show(now: scene.Scene) -> None:
    """Show the chronology of the events on screen, in parts if there are very many."""
    parts = max(1, -(-len(now.rows) // MOST))
    part = 1
    if parts > 1:
        part = int(st.number_input(f"Part of {parts}, {MOST:,} events each", 1, parts, key=PART, width=240))
    rows = now.rows[(part - 1) * MOST : part * MOST]
    told = {
        "title": wording.shown(now.collection.title),
        "about": _about(now, part, parts),
        "sections": [_section(section) for section in chronology.sections(rows, default().types)],
        "reports": [_report(report) for report in chronology.reports(rows)],
        "selected": now.selected,
        "theme": now.theme,
        "empty": wording.NO_MATCH if len(now.collection.events) else wording.NOTHING,
        "whole": True,
    }
    _component(key=KEY, data=told, on_pick_change=state.on_pick(KEY))


def some(key: str, title: str, rows: Sequence[wording.Row], now: scene.Scene) -> None:
    """Show a few events as text, under a chart that can't be read aloud; `key` names the list."""
    entries = tuple(entry for section in chronology.sections(rows, default().types) for entry in section.entries)
    told = {
        "title": wording.shown(title),
        "about": [],
        "sections": [_section(chronology.Section(1, title, "", entries))],
        "reports": [],
        "selected": now.selected,
        "theme": now.theme,
        "empty": "",
        "whole": False,
    }
    _component(key=key, data=told, on_pick_change=state.on_pick(key))


def _about(now: scene.Scene, part: int, parts: int) -> list[str]:
    whole, shown = len(now.collection.events), len(now.rows)
    count = wording.count(whole, "event") if shown == whole else f"{shown:,} of {wording.count(whole, 'event')}"
    said = f"{count} of {wording.count(len(now.collection.readings), 'report')}" if shown == whole else count
    cut = [f"Part {part} of {parts}."] if parts > 1 else []
    return [f"{said}.", *cut, *wording.chosen(now.filters, default()), "An event is told as done unless it says otherwise."]


def _section(section: chronology.Section) -> dict[str, Any]:
    return {
        "level": section.level,
        "heading": wording.shown(section.heading),
        "stamp": section.stamp,
        "entries": [[entry.event_id, *(wording.shown(words) for words in entry[1:])] for entry in section.entries],
    }


def _report(report: chronology.Report) -> list[str]:
    about = (report.source, f"published {report.published}" if report.published else "publication date unknown", report.url)
    return [wording.shown(report.title), wording.shown(", ".join(part for part in about if part)), wording.count(report.events, "event")]
