"""The key of the map: what is drawn on it, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from timeline.charts import theme as themes
from timeline.charts.places import Gathered, kinds
from timeline.charts.routes import WIDTHS
from timeline.lexicon.types import EventType

ROUTES = {"asserted": "Moved", "planned": "Movement planned", "possible": "Movement possible", "denied": "Movement denied"}


def entries(found: Gathered, types: Mapping[str, EventType], theme: str) -> list[dict[str, str]]:
    """Return symbol, label and colour of each kind of mark there is."""
    there = {
        "group": {group for place in found.places for group in place.groups},
        "place": {"place" if place.shape == "disc" else place.shape for place in found.places if len(place.rows)},
        "status": {place.status for place in found.places if place.status not in {"", "asserted"}},
    }
    known = [entry for entry in themes.key(types, theme) if entry.name in there.get(entry.kind, ())]
    told = [
        {"symbol": entry.symbol, "label": entry.label, "colour": entry.colour} for entry in sorted(known, key=lambda one: list(there).index(one.kind))
    ]
    ink = themes.named(theme).ink
    statuses, largest = kinds(found.routes)
    told += [{"symbol": f"route-{name}", "label": label, "colour": ink} for name, label in ROUTES.items() if name in statuses]
    least = WIDTHS[-2][0]
    if largest >= least:
        told.append({"symbol": "route-wide", "label": f"Wider: {least:,} and more", "colour": ink})
    return told
