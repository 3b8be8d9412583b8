"""The map: places sized by their events, arcs for movements, never a pin where the text names only a country."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from timeline.charts import geometry, hover, routes, trace
from timeline.charts.geometry import View
from timeline.charts.map_labels import SIZE, Box, labelled, pixels
from timeline.charts.places import DISC, RADII, Gathered, Place, Rows, gather, holds, unplaced
from timeline.charts.theme import Theme, colours, escaped, groups, mixed, named, page_layout
from timeline.charts.trace import Trace
from timeline.lexicon import DATA
from timeline.lexicon.types import EventType

__all__ = ["figure", "outside", "style", "unplaced"]
HEIGHT = 440
SEGMENTS = 12
# Names of events that all marks together carry for a click; of more marks than that each carries but one, and no examples.
IDS, CROWDED = 6_000, 150
# Below this zoom whole continents are in view, and one far origin would make a knot of the rest.
FAR = 2.4
Spot = tuple[float, float]


def style(theme: str, base_url: str) -> dict[str, Any]:
    """Return the base map's style; `base_url` is where data/basemap is served. MapLibre wants the sprite's address absolute."""
    return dict(json.loads(_style(named(theme).name).replace("{base}", base_url.rstrip("/"))))


@cache
def _style(name: str) -> str:
    return (DATA / "basemap" / f"{name}.json").read_text(encoding="utf-8")


def figure(  # noqa: PLR0913 - keyword-only choices of the page
    events: pd.DataFrame,
    types: Mapping[str, EventType],
    *,
    theme: str,
    style: Mapping[str, Any] | str,
    selected: str | None = None,
    view: Mapping[str, Any] | geometry.View | None = None,
    width_px: int = 640,
    height_px: int = HEIGHT,
    found: Gathered | None = None,
) -> go.Figure:
    """Return the map; `view` is the centre and zoom that the browser reports, else all events are fitted in.

    `found` are the places of the events, for a caller who gathered them already.
    """
    look, tones = named(theme), colours(types, theme)
    found = found or gather(events)
    seen = geometry.given(view, width_px, height_px) or fitted(found, width_px, height_px)
    chosen = set(np.flatnonzero(events["event_id"].eq(selected or "").fillna(False).to_numpy(bool)).tolist())
    drawn = Gathered(found.places, routes.foremost(found.routes, chosen))
    says, paint = _Words(events, types, drawn), _Paint(tones, groups(types), look)
    arcs = routes.arcs(drawn.routes, tones, chosen, look)
    layout = _layout(look, seen, style, height_px) | {"annotations": routes.note(len(found.routes), len(arcs), look)}
    return trace.figure(
        [
            _marker([], name="map"),  # without any trace on it Plotly would draw no map
            *_reaches(found.places, paint, seen),
            *_backs(found.places, chosen, look),
            *routes.lines(arcs, look, seen),
            *_discs(found.places, paint, says),
            *_icons(found.places, paint, says),
            *routes.touch(arcs, says.both),
            *_names(found.places, [arc.path for arc in arcs], chosen, seen, look),
        ],
        layout,
    )


def outside(events: pd.DataFrame, *, view: Mapping[str, Any] | None = None, width_px: int = 640, height_px: int = HEIGHT) -> int:
    """Return how many placed events lie beyond the frame that `figure` draws with the same view and size."""
    found = gather(events)
    seen = geometry.given(view, width_px, height_px) or fitted(found, width_px, height_px)
    if not found.places:
        return 0
    points = pixels(geometry.mercator(*np.array([place.spot for place in found.places], dtype=float).T), seen)
    is_out = np.any((points < 0) | (points > np.array([width_px, height_px])), axis=1).tolist()
    return sum(len(place.rows) for place, out in zip(found.places, is_out, strict=True) if out)


def fitted(found: Gathered, width: float, height: float) -> View:
    """Return the view over all places, or where they span continents over the nearest 85 in a hundred events."""
    spots = np.array([place.spot for place in found.places], dtype=float).reshape(-1, 2)
    whole = geometry.fit(spots[:, 0], spots[:, 1], width, height)
    counts = np.array([len(place.rows) for place in found.places], dtype=float)
    if counts.sum() < 4:
        return whole
    points = geometry.mercator(spots[:, 0], spots[:, 1])
    middle = np.array([_weighted_median(points[:, axis], counts) for axis in (0, 1)])
    order = np.argsort(np.hypot(*(points - middle).T), kind="stable")
    near = order[: int(np.searchsorted(counts[order].cumsum(), counts.sum() * 0.85)) + 1]
    close = geometry.fit(spots[near, 0], spots[near, 1], width, height)
    return close if whole.zoom < FAR and close.zoom - whole.zoom > 1.2 else whole


def _weighted_median(values: geometry.Floats, weights: geometry.Floats) -> float:
    order = np.argsort(values)
    return float(values[order][np.searchsorted(weights[order].cumsum(), weights.sum() / 2)])


class _Words:
    """Hover texts and names of events, by their rows; of a crowded map the first few names of each mark."""

    def __init__(self, events: pd.DataFrame, types: Mapping[str, EventType], found: Gathered) -> None:
        marked = [*(place.rows for place in found.places), *(route.rows for route in found.routes)]
        is_crowded = len(marked) > CROWDED
        self.most, self.examples = (1, 0) if is_crowded else (IDS // max(1, len(marked)), 6)
        singles = sorted({int(rows[0]) for rows in marked if len(rows) == 1})
        self.ids = _cells(events["event_id"], [row for rows in marked for row in rows[: self.most].tolist()])
        self.labels = _cells(events["label"], [row for rows in marked for row in rows[: self.examples].tolist()])
        self.known: dict[tuple[str, int, int], tuple[list[str], str]] = {}
        told = events[[name for name in hover.COLUMNS if name in events]].take(singles)
        self.alone: dict[int, str] = dict(zip(singles, hover.texts(told, types), strict=True))

    def both(self, rows: Rows, head: str) -> tuple[list[str], str]:
        """Return the ids of some events, and what hovering over their mark shows."""
        key = head, int(rows[0]), len(rows)  # a mark of several parts asks for each
        if key not in self.known:
            self.known[key] = [str(self.ids[row]) for row in rows[: self.most].tolist()], self._said(rows, head)
        return self.known[key]

    def _said(self, rows: Rows, head: str) -> str:
        if len(rows) == 1:
            return self.alone[int(rows[0])]
        labels = ["" if pd.isna(label) else str(label) for label in (self.labels[row] for row in rows[: self.examples].tolist())]
        lines = [f"<b>{escaped(head)}</b> · {len(rows):,} events"]
        lines += ["• " + escaped(label if len(label) < 70 else label[:66] + " …") for label in labels]
        return "<br>".join([*lines, f"and {len(rows) - 6:,} more"] if self.examples and len(rows) > self.examples else lines)


def _cells(column: pd.Series, rows: Iterable[int]) -> dict[int, Any]:
    """Return some cells by their rows, all taken at once: one by one a large table gives them slowly."""
    wanted = sorted(set(rows))
    return dict(zip(wanted, column.take(wanted).tolist(), strict=True))


class _Paint:
    """The colours of groups, in the order of the table of types."""

    def __init__(self, tones: Mapping[str, str], order: Sequence[str], look: Theme) -> None:
        self.tones, self.look = tones, look
        self.rank = {group: number for number, group in enumerate(order)}

    def of(self, group: str) -> str:
        """Return the colour of a group."""
        return self.tones.get(group, self.look.denied)

    def shares(self, place: Place) -> list[tuple[str, int]]:
        """Return the groups of a place with their numbers, in order."""
        return sorted(place.groups.items(), key=lambda pair: self.rank.get(pair[0], 99))


def _radius(place: Place) -> float:
    if place.shape != "disc":
        return RADII[place.shape]
    least, growth, most = DISC
    return float(min(least + growth * np.sqrt(len(place.rows) - 1), most)) if len(place.rows) else RADII["origin"]


def _is_disc(place: Place) -> bool:
    return place.shape == "disc" and place.status == "asserted"


def _marker(points: Sequence[Spot], **rest: Any) -> Trace:  # noqa: ANN401 - passed on to Plotly
    return trace.scattermap(lon=[point[0] for point in points], lat=[point[1] for point in points], mode="markers", **rest)


def _backs(places: Sequence[Place], chosen: set[int], look: Theme) -> list[Trace]:
    """Return a glow behind the place of the selected event, and ground under hollow marks, so that borders don't cross them."""
    found = []
    lit = [place for place in places if holds(place.rows, chosen)]
    if lit:
        marker = {"size": [2 * _radius(place) + 18 for place in lit], "color": look.chosen, "opacity": 0.6}
        found.append(_marker([place.spot for place in lit], marker=marker, hoverinfo="skip", name="selected", meta=_owners(lit)))
    hollow = [place for place in places if place.shape != "disc"]
    if hollow:
        marker = {"size": [2 * _radius(place) + 2 for place in hollow], "color": look.land, "opacity": 0.72}
        found.append(_marker([place.spot for place in hollow], marker=marker, hoverinfo="skip", name="ground"))
    return found


def _discs(places: Sequence[Place], paint: _Paint, says: _Words) -> list[Trace]:
    """Return discs with a ring of its colour for each group: areas are as the numbers of events, the largest disc lies lowest."""
    circles: list[tuple[Spot, float, str, list[str], str]] = []
    for place in sorted((place for place in places if _is_disc(place)), key=lambda place: -len(place.rows)):
        radius, left = _radius(place), len(place.rows)
        ids, text = says.both(place.rows, place.name)
        circles.append((place.spot, radius + 1.5, paint.look.paper, ids, text))
        for group, count in paint.shares(place):
            circles.append((place.spot, radius * float(np.sqrt(left / len(place.rows))), paint.of(group), ids, text))
            left -= count
    if not circles:
        return []
    spots, radii, tones, ids_, texts = zip(*circles, strict=True)
    marker = {"size": [2 * radius for radius in radii], "color": tones, "opacity": 1}
    return [_marker(spots, marker=marker, customdata=ids_, hovertext=texts, hoverinfo="text", name="places")]


def _icons(places: Sequence[Place], paint: _Paint, says: _Words) -> list[Trace]:
    """Return hollow marks: rings for areas and countries, status symbols, and the origins where nothing else happens.

    Of a mark in several parts the first one answers the mouse.
    """
    by_tone: dict[str, list[tuple[Place, str, bool]]] = defaultdict(list)
    for place in places:
        if not _is_disc(place):
            for number, (icon, tone) in enumerate(_parts(place, paint)):
                by_tone[tone].append((place, icon, number == 0))
    return [
        _marker(
            [place.spot for place, *_ in members],
            marker={"symbol": [icon for _, icon, _ in members], "size": 10, "color": tone, "allowoverlap": True},
            customdata=[says.both(place.rows, place.name)[0] if len(place.rows) and is_first else [] for place, _, is_first in members],
            hovertext=[_said(place, says) if is_first else "" for place, _, is_first in members],
            hoverinfo="text", name="areas",
        )
        for tone, members in by_tone.items()
    ]  # fmt: skip


def _said(place: Place, says: _Words) -> str:
    return says.both(place.rows, place.name)[1] if len(place.rows) else f"from {escaped(place.name)}"


def _parts(place: Place, paint: _Paint) -> list[tuple[str, str]]:
    """Return the icons of a hollow mark with their colours: one, or the twelve parts of a ring shared out among groups."""
    if not len(place.rows):
        return [("origin" if place.shape == "disc" else f"{place.shape}-asserted", mixed(paint.look.muted, paint.look.land, 0.7))]
    shares = paint.shares(place)
    if len(shares) == 1:
        return [(f"{place.shape}-{place.status}", paint.of(shares[0][0]))]
    if place.status != "asserted":
        return [(f"{place.shape}-{place.status}", paint.look.ink)]
    ends = np.cumsum([count for _, count in shares]) / len(place.rows) * SEGMENTS
    turns = np.searchsorted(ends, np.arange(SEGMENTS) + 0.5)
    return [(f"{place.shape}-{number}", paint.of(shares[int(turn)][0])) for number, turn in enumerate(turns)]


def _reaches(places: Sequence[Place], paint: _Paint, seen: View) -> list[Trace]:
    """Return rings of true size round places that the text gives only to within some distance, where they are larger than the mark."""
    lines: list[geometry.Floats] = []
    runs: list[int] = []
    for place in places:
        reach = geometry.reach(place.spot, place.radius_km)
        if place.radius_km and _radius(place) + 2 < reach * seen.world < 4 * seen.width:
            lines.append(geometry.circle(place.spot, reach))
            runs += [place.number, len(lines[-1]) + 1]
    if not lines:
        return []
    lon, lat = geometry.joined(lines)
    line = {"color": mixed(paint.look.muted, paint.look.land, 0.8), "width": 1.2}
    return [trace.scattermap(lon=lon, lat=lat, mode="lines", line=line, hoverinfo="skip", name="reaches", meta={"places": runs})]


def _owners(places: Sequence[Place]) -> dict[str, list[int]]:
    """Return the places whose points a trace holds, one each; the browser reads it."""
    return {"places": [part for place in places for part in (place.number, 1)]}


def _names(places: Sequence[Place], paths: Sequence[geometry.Floats], chosen: set[int], seen: View, look: Theme) -> list[Trace]:
    """Return the names of places beside their marks, with the number of events, on the side where there is room."""
    order = sorted(places, key=lambda place: (not holds(place.rows, chosen), -len(place.rows)))
    boxes = [Box(place.spot, _radius(place), _name(place), place.number, is_wanted=holds(place.rows, chosen)) for place in order if place.name]
    return [
        trace.scattermap(
            lon=[box.spot[0] for box in members], lat=[box.spot[1] for box in members], mode="markers+text",
            text=[_broken(box.text) for box in members],
            textposition=side, textfont={"size": SIZE, "color": look.ink, "family": "sans-serif"},
            marker={"size": offset, "color": look.ink, "opacity": 0}, hoverinfo="skip", name="names",
            meta={"places": [part for box in members for part in (box.number, 1)]},
        )
        for (side, offset), members in sorted(labelled(boxes, seen, paths).items())
    ]  # fmt: skip


def _broken(text: str) -> str:
    """Return a name with the breaks of lines that Plotly knows; it drops others."""
    return text.replace("\n", "<br>")


def _name(place: Place) -> str:
    return f"{place.name} · {len(place.rows):,}" if len(place.rows) > 1 else place.name


def _layout(look: Theme, seen: View, style: Mapping[str, Any] | str, height: int) -> dict[str, Any]:
    return {
        **page_layout(look, height),
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "map": {"style": style, "center": {"lon": seen.lon, "lat": seen.lat}, "zoom": seen.zoom, "fitbounds": False},
    }
