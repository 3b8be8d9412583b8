"""Writes the names of the lanes into the margin, on as many lines as they need."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from timeline.charts import axis
from timeline.charts.marks import Lane
from timeline.charts.packing import wrapped
from timeline.charts.theme import Theme, escaped

LINE, SMALL = 16.0, 14.0


def size(at: axis.Frame) -> int:
    """Return the type size of the names."""
    return 12 if at.is_phone else 13


def fit(lanes: Sequence[Lane], at: axis.Frame) -> None:
    """Break each name, and what is said beneath it, into lines that fit the margin."""
    room = at.left - 14.0
    for lane in lanes:
        lane.lines = wrapped(lane.name, room / 1.06, size(at))  # bold is wider
        lane.notes = [line for note in (_outside(lane, at), *lane.note.split("\n")) if note for line in wrapped(note, room, size(at) - 2)]
        lane.least = len(lane.lines) * LINE + len(lane.notes) * SMALL + 12


def written(lanes: Sequence[Lane], look: Theme, at: axis.Frame) -> list[dict[str, Any]]:
    """Return the names in the margin, with what lies outside the window, and a line for what had no room."""
    notes = []
    for lane in lanes:
        small = f"<span style='font-size:{size(at) - 2}px;color:{look.muted}'>"
        text = "<br>".join([*(f"<b>{escaped(line)}</b>" for line in lane.lines), *(f"{small}{escaped(line)}</span>" for line in lane.notes)])
        notes.append(
            {
                "xref": "paper", "x": 0, "xanchor": "left", "xshift": 4 - at.left, "y": lane.top + 3, "yanchor": "top", "align": "left",
                "showarrow": False, "text": text, "font": {"size": size(at), "color": look.ink}, "name": lane.name,
            }
        )  # fmt: skip
        if lane.left_out:
            notes.append(
                {
                    "xref": "paper", "x": 0, "xanchor": "left", "xshift": 4, "y": lane.top + lane.height - 3, "yanchor": "bottom",
                    "showarrow": False, "text": f"+{lane.left_out} more, zoom in to see them", "font": {"size": 11, "color": look.muted},
                }
            )  # fmt: skip
    return notes


def _outside(lane: Lane, at: axis.Frame) -> str:
    if at.is_phone:
        return "  ".join(part for part in (f"‹ {lane.earlier}" if lane.earlier else "", f"{lane.later} ›" if lane.later else "") if part)
    return ", ".join(part for part in (f"‹ {lane.earlier} earlier" if lane.earlier else "", f"{lane.later} later ›" if lane.later else "") if part)
