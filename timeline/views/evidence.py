"""The open event beside its report, with the words of each value lit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import streamlit as st

from timeline import record
from timeline.lexicon.types import EventType
from timeline.model import Article, Event
from timeline.views import assets, redated, state, wording

KEY = "evidence"
LIT = ("date", "actors", "targets", "place", "origin", "quantity", "speaker", "forces", "equipment")
Run = tuple[str, list[str], str, str]

_component = st.components.v2.component(
    "muster_evidence", html="", css=assets.text("web/evidence.css"), js=assets.script("web/evidence.js"), isolate_styles=False
)


class Lit(NamedTuple):
    """A stretch of the report to light: what it is, and for a trigger the event it opens and that event's label."""

    start: int
    end: int
    kind: str
    event_id: str = ""
    label: str = ""


def show(told: Mapping[str, Any]) -> None:
    """Show the panel; `told` holds event, report, position, previous, next, theme."""
    _component(
        key=KEY, data=dict(told), on_pick_change=state.on_pick(KEY), on_report_change=state.on_report(KEY),
        on_published_change=redated.on_published(KEY),
    )  # fmt: skip


def report(
    article: Article, told: Mapping[str, tuple[Event, Article]], visible: Sequence[str], chosen: str, also: Sequence[Lit] = ()
) -> dict[str, Any]:
    """Return the report as runs of text, each with what lights it; `also` lights a sentence that no event tells."""
    mine = [(name, told[name][0]) for name in visible if told[name][1].id == article.id]
    marks = [*also, *(Lit(*_bounds(event), "trigger", name, event.label) for name, event in mine)]
    if chosen in told and told[chosen][1].id == article.id:
        marks += _evidence(told[chosen][0])
    published = f"published {wording.day(article.published)}" if article.published else "publication date unknown"
    return {
        "id": article.id,
        "title": wording.heading(article.title),
        "source": " · ".join(part for part in (wording.shown(article.source), published) if part),
        "runs": untitled(runs(article.text, marks), article.title),
        "lit": also[0].start if also else None,
    }


def _bounds(event: Event) -> tuple[int, int]:
    return event.trigger.start, event.trigger.end


def _evidence(event: Event) -> list[Lit]:
    marks = [Lit(event.sentence.start, event.sentence.end, "told"), Lit(*_bounds(event), "chosen")]
    return marks + [Lit(start, end, kind) for kind, places in record.spans(event).items() if kind in LIT for start, end in places]


def runs(text: str, marks: Sequence[Lit]) -> list[Run]:
    """Cut the text at every edge of a mark; each run carries the kinds over it, and the event it opens.

    >>> runs("Troops moved", [Lit(0, 12, "told"), Lit(7, 12, "trigger", "e-1", "Move")])
    [('Troops ', ['told'], '', ''), ('moved', ['told', 'trigger'], 'e-1', 'Move')]
    """
    edges = sorted({0, len(text), *(edge for mark in marks for edge in (mark.start, mark.end) if 0 < edge < len(text))})
    starts = sorted(marks, key=lambda mark: mark.start)
    found: list[Run] = []
    over: list[Lit] = []
    taken = 0
    for start, end in pairwise(edges):
        while taken < len(starts) and starts[taken].start <= start:
            over.append(starts[taken])
            taken += 1
        over = [mark for mark in over if mark.end > start]
        opens = next((mark for mark in over if mark.event_id), None)
        kinds = list(dict.fromkeys(mark.kind for mark in over))
        found.append((wording.shown(text[start:end]), kinds, opens.event_id if opens else "", wording.shown(opens.label) if opens else ""))
    return found


def untitled(told: list[Run], title: str) -> list[Run]:
    r"""Leave out a first line that only repeats the title above it and opens no event.

    >>> untitled([("Moves\n\nTroops ", [], "", ""), ("moved", ["trigger"], "e-1", "Move")], "Moves")
    [('Troops ', [], '', ''), ('moved', ['trigger'], 'e-1', 'Move')]
    """
    if not told or told[0][1]:
        return told
    line, _, rest = told[0][0].lstrip().partition("\n")
    is_repeated = bool(rest.strip() or told[1:]) and line.strip() == wording.shown(title)
    return [(rest.lstrip(), [], "", ""), *told[1:]] if is_repeated else told


def card(row: wording.Row, types: Mapping[str, EventType], theme: str, more: Sequence[Mapping[str, Any]] = ()) -> dict[str, Any]:
    """Return the open event as a headline and fields; `more` stands before its grade."""
    kind, fields = types[row["event_type"]], _fields(row)
    return {
        "id": row["event_id"],
        "label": wording.shown(row["label"] or kind.label),
        "type": kind.label,
        "colour": kind.colour_dark if theme == "dark" else kind.colour,
        "status": row["status"],
        "status_label": f"{wording.STATUSES[row['status']]}: {wording.MEANINGS[row['status']]}",
        "fields": [field for field in (*fields[:-2], *more, *fields[-2:]) if field["value"]],
    }


def _fields(row: wording.Row) -> list[dict[str, Any]]:
    confidence = row["confidence"] or 0.0
    plain = [
        ("date", "When", wording.when(row), row["date_reason"]),
        ("actors", "Who", row["actors"], wording.states(row["actors_iso3"], row["actors"])),
        ("targets", "To whom", row["targets"], wording.states(row["targets_iso3"], row["targets"])),
        ("origin", "From", row["origin_name"], _notes(wording.states(row["origin_iso3"], row["origin_name"]), _distance(row, "origin"))),
        ("place", "To" if row["origin_name"] else "Where", row["place_name"], _where(row)),
        ("quantity", "How many", wording.number(row), f"“{row['quantity_text']}”" if row["quantity_text"] else None),
        ("forces", "Forces", row["forces"], None),
        ("equipment", "Equipment", row["equipment"], None),
        ("speaker", "Said by", _chain(row), None),
        ("", "Grade", _grade(row), None),
    ]
    fields: list[dict[str, Any]] = [
        {"key": key, "name": name, "value": wording.shown(value or ""), "note": wording.shown(note or "")} for key, name, value, note in plain
    ]
    note = wording.shown(row["confidence_reason"] or "")
    return [*fields, {"key": "", "name": "Confidence", "value": f"{confidence:.0%}", "note": note, "share": confidence}]


def _chain(row: wording.Row) -> str:
    """Return who says so and through whom it came: speaker, agency, outlet.

    >>> _chain({"speaker": "defence ministry", "via": "Belta", "source": "The Norvale Post"})
    'defence ministry → via Belta → The Norvale Post'
    """
    if not row["speaker"] and not row["via"]:
        return ""
    return " → ".join(part for part in (row["speaker"], f"via {row['via']}" if row["via"] else "", row["source"]) if part)


def _where(row: wording.Row) -> str:
    """Say in which state the place lies and how fine it is, and where it comes from if not from the event's own words."""
    state = wording.states(row["iso3"], row["place_name"])
    return _notes(state, _distance(row, "place"), wording.BASES.get(row.get("place_basis") or "", ""))


def _distance(row: wording.Row, end: str) -> str:
    return wording.around(row[f"{end}_precision"], row.get(f"{end}_radius_km"))


def _notes(*notes: str) -> str:
    return "; ".join(note for note in notes if note)


def _grade(row: wording.Row) -> str:
    letter, digit = row["source_reliability"], row["info_credibility"]
    return f"{letter or 'F'}{digit or '6'}" if letter or digit else "F6, not yet graded"
