"""Finds the long silences that the time axis leaves out, so that a look far back does not squeeze the story."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from timeline.charts import axis
from timeline.charts.axis import Cut
from timeline.charts.obstacles import Box, free
from timeline.charts.theme import DAY_MS, Theme, mixed

# So many events leave no silence worth the time of looking for it.
CROWD = 50_000
MOST = 5
# A gap is worth a break if it takes more than this share of the time still shown, and more than these days.
SHARE, LEAST = 0.2, 21 * DAY_MS
# An uncertain date wider than this share of the whole says nothing about any one day and fills no gap.
VAGUE = 0.1
AIR = 0.04
STRIP = 7.0


def find(events: pd.DataFrame) -> tuple[Cut, ...]:
    """Return the stretches to leave out, first to last: those in which nothing happened and nothing was published.

    Those within the stretch shown first are weighed against it, those beyond against the whole.
    """
    if len(events) > CROWD:
        return ()
    gaps, shown = _gaps(events), axis.focus(events)
    if not gaps or shown is None:
        return ()
    start, end = axis.spans(events)
    first, last = axis.moment(shown[0]), axis.moment(shown[1]) + DAY_MS
    inner = [gap for gap in gaps if first <= gap[0] and gap[1] <= last]
    kept = _worth(inner, last - first)
    whole = float(np.nanmax(end) - np.nanmin(start)) - sum(right - left for left, right in kept)
    return tuple(sorted(kept + _worth([gap for gap in gaps if gap not in inner], whole)))


def _worth(gaps: list[Cut], shown: float) -> list[Cut]:
    """Return the longest gaps, less some air, as long as each is a good part of the time that is still shown."""
    taken = []
    for left, right in sorted(gaps, key=lambda gap: gap[0] - gap[1])[:MOST]:
        if right - left < max(SHARE * shown, LEAST):
            break
        taken.append((left, right))
        shown -= right - left
    air = max(AIR * shown, DAY_MS)
    airy = [(axis.midnight(left + air), axis.midnight(right - air)) for left, right in taken]
    return [(left, right) for left, right in airy if right - left > LEAST / 2]


def _gaps(events: pd.DataFrame) -> list[Cut]:
    start, end = axis.spans(events)
    known = ~np.isnan(start)
    if known.sum() < 2:
        return []
    whole = float(end[known].max() - start[known].min())
    is_stated = events["date_precision"].isin(axis.STATED).to_numpy(bool)
    told = known & (is_stated | (end - start <= max(VAGUE * whole, 31 * DAY_MS)))
    first, last = float(start[known].min()), float(end[known].max())
    news = axis.milliseconds(events["published"])
    news = news[(news >= first) & (news < last)]
    # The first and last day are always filled, so that a vague date at either end is not cut off.
    starts = np.concatenate([start[told], news, [first, last]])
    ends = np.concatenate([end[told], news + DAY_MS, [first, last]])
    order = np.argsort(starts, kind="stable")
    starts, reached = starts[order], np.maximum.accumulate(ends[order])
    return [(float(left), float(right)) for left, right in zip(reached[:-1], starts[1:], strict=True) if right > left]


def strips(scale: axis.Scale, look: Theme, labels: Iterable[Box], height: float) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """Return the white strips that mark where the axis is broken and their edges, over the bars that cross them.

    They give way to labels, as if these lay on them: a strip has no ends there.
    """
    held = list(labels)
    shown = [cut for cut in scale.cuts if scale.start < cut[0] and cut[1] < scale.end]
    middles = scale.pixel(np.array([left for left, _ in shown]))
    pieces = [(cut, middle, *piece) for cut, middle in zip(shown, middles, strict=True) for piece in free(held, float(middle), height)]
    if not pieces:
        return None
    start, end = (scale.moment(np.array([middle + side for _, middle, _, _ in pieces])) for side in (-STRIP / 2, STRIP / 2))
    edges = [(side, *piece) for piece in zip(start, end, pieces, strict=True) for side in piece[:2]]
    fill = {
        "base": start.tolist(), "x": (end - start).tolist(), "y": [(top + foot) / 2 for _, _, top, foot in pieces],
        "width": [foot - top for _, _, top, foot in pieces], "orientation": "h", "name": "breaks", "hoverinfo": "text",
        "hovertext": [f"{length(cut)} without events left out" for cut, *_ in pieces],
        "marker": {"color": look.paper, "line": {"width": 0}},
    }  # fmt: skip
    lines = {
        "x": [place for side, *_ in edges for place in (side, side, None)],
        "y": [place for *_, (_, _, top, foot) in edges for place in (top, foot, None)],
        "mode": "lines", "name": "edges of breaks", "hoverinfo": "skip",
        "line": {"width": 1, "color": mixed(look.muted, look.paper, 0.7)},
    }  # fmt: skip
    return fill, lines


def length(cut: Cut) -> str:
    """Return how long a break is.

    >>> length((0, 40 * 86_400_000)), length((0, 300 * 86_400_000)), length((0, 1600 * 86_400_000))
    ('40 days', '10 months', '4.4 years')
    """
    days = (cut[1] - cut[0]) / DAY_MS
    if days < 60:
        return f"{days:.0f} days"
    return f"{days / 30.44:.0f} months" if days < 700 else f"{days / 365.25:.1f} years"
