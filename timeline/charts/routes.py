"""Arcs of the map: curves from place to place with heads, dashed, dotted or hollow as the status asks.

The traces' `meta` tells the browser whose points they hold: number of a route, how many points, and so on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from timeline.charts import geometry, trace
from timeline.charts.geometry import Floats, View
from timeline.charts.places import Place, Route, Routes, Rows, holds
from timeline.charts.theme import Theme, mixed, status
from timeline.charts.trace import Trace

# Above the first number all but the selected are faint, above the second only the fullest are drawn.
MANY, MOST = 24, 48
WIDTHS = ((100_000, 5.0, 13.0), (10_000, 3.8, 12.0), (1_000, 2.8, 10.5), (0, 2.0, 9.0))
BENDS = (0.15, -0.15, 0.32, -0.32)
GAPS = {"disc": 7.0, "area": 12.0, "country": 16.0}
Says = Callable[[Rows, str], tuple[list[str], str]]


class Arc(NamedTuple):
    """A route as drawn: its curve in the unit square and its paint."""

    route: Route
    path: Floats
    tone: str

    @property
    def strokes(self) -> tuple[float, float]:
        """Return the width of the line and the size of the head, which grow with the number moved."""
        width, head = next((width, head) for least, width, head in WIDTHS if self.route.quantity >= least)
        return (width + 2.4, head + 1) if self.route.status == "denied" else (width, head)


def foremost(routes: Sequence[Route], chosen: set[int]) -> list[Route]:
    """Return the routes to draw: all, or of very many those with most events and those of the selected event."""
    if len(routes) <= MOST or not isinstance(routes, Routes):
        return list(routes)
    is_chosen = np.array([holds(rows, chosen) for rows in routes.rows]) if chosen else np.zeros(len(routes), dtype=bool)
    many = np.array([len(rows) for rows in routes.rows])
    order = np.lexsort((-routes.quantities, -many, ~is_chosen))  # equal ones keep their order
    return [routes[number] for number in sorted(order[:MOST].tolist())]


def note(there: int, drawn: int, look: Theme) -> list[dict[str, Any]]:
    """Return the line that says how many routes are not drawn, if any."""
    if there == drawn:
        return []
    words = f"{drawn:,} of {there:,} routes drawn, those with most events; filter to see others"
    return [
        {
            "xref": "paper", "yref": "paper", "x": 0, "y": 1, "xanchor": "left", "yanchor": "top", "xshift": 6, "yshift": -6, "showarrow": False,
            "text": words, "font": {"size": 11, "color": look.muted}, "bgcolor": look.paper, "borderpad": 3, "opacity": 0.9, "name": "routes",
        }
    ]  # fmt: skip


def arcs(routes: Sequence[Route], tones: Mapping[str, str], chosen: set[int], look: Theme) -> list[Arc]:
    """Return the arcs, the selected last; where there are many, all others are faint."""
    used: dict[tuple[tuple[float, float], ...], int] = defaultdict(int)
    drawn = []
    is_crowded = len(routes) > MANY
    for route in sorted(routes, key=lambda route: (holds(route.rows, chosen), -route.quantity)):
        pair = tuple(sorted((route.start.spot, route.end.spot)))
        bend = BENDS[used[pair] % len(BENDS)] * (1 if pair[0] == route.start.spot else -1)
        used[pair] += 1
        start, end = geometry.mercator(*np.array([route.start.spot, route.end.spot]).T)
        tone = look.denied if route.status == "denied" else tones.get(route.group, look.denied)
        fades = is_crowded and not holds(route.rows, chosen)
        drawn.append(Arc(route, geometry.curve(start, end, bend), mixed(tone, look.land, 0.35) if fades else tone))
    return drawn


def lines(drawn: Sequence[Arc], look: Theme, seen: View) -> list[Trace]:
    """Return lines, heads, and the cores and crosses that make denied movements hollow, one trace a paint and width."""
    alike: dict[tuple[str, tuple[float, float]], list[Arc]] = defaultdict(list)
    for arc in drawn:
        alike[arc.tone, arc.strokes].append(arc)
    found = [_lines(members, tone, width, seen) for (tone, (width, _)), members in alike.items()]
    denied = [arc for arc in drawn if arc.route.status == "denied"]
    if denied:
        found.append(_cores(denied, look, seen))
    found += [_heads(members, tone, size, seen) for (tone, (_, size)), members in alike.items()]
    return [*found, _crosses(denied)] if denied else found


def touch(drawn: Sequence[Arc], says: Says) -> list[Trace]:
    """Return unseen points along the arcs that answer the mouse."""
    if not drawn:
        return []
    paths = [arc.path[2:-2:3] for arc in drawn]
    words = [says(arc.route.rows, f"{arc.route.start.name} → {arc.route.end.name}") for arc in drawn]
    lon, lat = geometry.degrees(np.vstack(paths))
    return [
        trace.scattermap(
            lon=lon.round(4).tolist(), lat=lat.round(4).tolist(), mode="markers", marker={"size": 12, "opacity": 0},
            customdata=[ids for (ids, _), path in zip(words, paths, strict=True) for _ in path],
            hovertext=[text for (_, text), path in zip(words, paths, strict=True) for _ in path], hoverinfo="text", name="routes",
            meta={"routes": [part for arc, path in zip(drawn, paths, strict=True) for part in (arc.route.number, len(path))]},
        )
    ]  # fmt: skip


def _lines(members: Sequence[Arc], tone: str, width: float, seen: View, name: str = "lines") -> Trace:
    pieces: list[Floats] = []
    runs: list[int] = []
    for arc in members:
        whole = geometry.trimmed(arc.path, seen.world, _gap(arc.route.start), _gap(arc.route.end) + (14 if arc.route.status == "denied" else 9))
        mine = geometry.dashed(whole, seen, status(arc.route.status).pattern)
        pieces += mine
        runs += [arc.route.number, sum(len(piece) + 1 for piece in mine)]
    lon, lat = geometry.joined(pieces)
    return trace.scattermap(lon=lon, lat=lat, mode="lines", line={"color": tone, "width": width}, hoverinfo="skip", name=name, meta={"routes": runs})


def _cores(denied: Sequence[Arc], look: Theme, seen: View) -> Trace:
    """Return what leaves only the edges of a denied movement's line."""
    return _lines(denied, look.land, 1.6, seen, name="cores")


def _gap(place: Place) -> float:
    return GAPS[place.shape]


def _heads(members: Sequence[Arc], tone: str, size: float, seen: View) -> Trace:
    marker = {
        "symbol": [_head(arc.route) for arc in members], "size": size, "color": tone, "allowoverlap": True,
        "angle": [round(geometry.bearing(arc.path, (_gap(arc.route.end) + 10) / seen.world), 1) for arc in members],
    }  # fmt: skip
    lon, lat = zip(*(arc.route.end.spot for arc in members), strict=True)
    return trace.scattermap(lon=lon, lat=lat, mode="markers", marker=marker, hoverinfo="skip", name="heads", meta={"routes": _each(members)})


def _head(route: Route) -> str:
    return f"{'hollow' if route.status == 'denied' else 'head'}-{route.end.shape}"


def _each(members: Sequence[Arc]) -> list[int]:
    return [part for arc in members for part in (arc.route.number, 1)]


def _crosses(members: Sequence[Arc]) -> Trace:
    lon, lat = geometry.degrees(np.array([arc.path[len(arc.path) // 2] for arc in members]))
    marker = {"symbol": "disc-denied", "size": 10, "color": members[0].tone, "allowoverlap": True}
    place = {"lon": lon.tolist(), "lat": lat.tolist(), "mode": "markers"}
    return trace.scattermap(**place, marker=marker, hoverinfo="skip", name="denied", meta={"routes": _each(members)})
