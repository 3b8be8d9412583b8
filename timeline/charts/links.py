"""Draws a line from each announcement to the act that fulfils it, and says of the others that it was not seen yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from timeline.charts import axis, trace
from timeline.charts.theme import Theme, mixed
from timeline.charts.trace import Trace
from timeline.fulfil import lag

STEPS = np.linspace(0, 1, 17)
CLEAR, TIP = 8.0, 11.0
UNSEEN = " (not seen yet)"


class Told(NamedTuple):
    """Words about pairs: behind the labels of events, in their hover texts, both by event_id, and beneath the lane of words."""

    notes: Mapping[str, str]
    hovers: Mapping[str, str]
    tally: str


def told(pairs: pd.DataFrame, events: pd.DataFrame) -> Told:
    """Return what there is to say of the pairs whose announcement is among the events."""
    if pairs.empty:
        return Told({}, {}, "")
    mine = pairs[pairs["announcement_id"].isin(events["event_id"])]
    done = mine[mine["act_id"].notna()]
    missing = mine.loc[mine["act_id"].isna(), "announcement_id"].tolist()
    lags = [lag(least, most) for least, most in zip(done["lag_days"], done["lag_days_max"], strict=True)]
    hovers = dict.fromkeys(missing, "Not seen done yet in these reports")
    hovers |= {act: f"Was announced; done {words}" for act, words in zip(done["act_id"], lags, strict=True)}
    hovers |= {name: f"Seen done {words}" for name, words in zip(done["announcement_id"], lags, strict=True)}
    return Told(dict.fromkeys(missing, UNSEEN), hovers, f"{len(mine):,} announced,\n{len(done):,} seen done" if len(mine) else "")


def of(pairs: pd.DataFrame, event_id: str | None) -> pd.DataFrame:
    """Return the pairs in which an event takes part."""
    return pairs[pairs["announcement_id"].eq(event_id or "") | pairs["act_id"].eq(event_id or "").fillna(False)]


def drawn(pairs: pd.DataFrame, marks: pd.DataFrame, scale: axis.Scale, look: Theme, selected: str | None) -> list[Trace]:
    """Return the lines of the pairs of which both ends are on screen, those of the selected event stronger."""
    spots = {name: (x, y) for name, x, y in zip(marks["event_id"], marks["centre"], marks["y"], strict=True)}
    done = pairs[pairs["act_id"].notna()]
    ends = [(one, other) for one, other in zip(done["announcement_id"], done["act_id"], strict=True) if one in spots and other in spots]
    chosen = [pair for pair in ends if selected in pair]
    others = [pair for pair in ends if pair not in chosen]
    groups = [(others, mixed(look.ink, look.paper, 0.55), 1.2, "links"), (chosen, look.ink, 2.0, "chosen links")]
    return [one for held, tone, width, name in groups if held for one in _traces([(*spots[a], *spots[b]) for a, b in held], scale, tone, width, name)]


def _traces(ends: Iterable[tuple[float, float, float, float]], scale: axis.Scale, tone: str, width: float, name: str) -> list[Trace]:
    xs: list[float | None] = []
    ys: list[float | None] = []
    heads: list[tuple[float, float, str]] = []
    for x, y, to_x, to_y in ends:
        up = to_y < y
        curve_x, curve_y = _curve((x, y + (-CLEAR if up else CLEAR)), (to_x, to_y + (TIP + 4 if up else -TIP - 4)))
        xs += [*scale.moment(curve_x).tolist(), None]
        ys += [*curve_y.tolist(), None]
        heads.append((float(scale.moment(np.array([to_x]))[0]), to_y + (TIP if up else -TIP), "triangle-up" if up else "triangle-down"))
    return [
        trace.scatter(x=xs, y=ys, mode="lines", name=name, hoverinfo="skip", line={"color": tone, "width": width}),
        trace.scatter(
            x=[x for x, _, _ in heads], y=[y for _, y, _ in heads], mode="markers", name="heads", hoverinfo="skip",
            marker={"symbol": [symbol for _, _, symbol in heads], "size": 6 + width, "color": tone},
        ),
    ]  # fmt: skip


def _curve(start: tuple[float, float], end: tuple[float, float]) -> tuple[np.ndarray, np.ndarray]:
    """Return a curve that leaves and arrives upright."""
    middle = (start[1] + end[1]) / 2
    points = np.array([start, (start[0], middle), (end[0], middle), end])
    weights = np.stack([(1 - STEPS) ** 3, 3 * STEPS * (1 - STEPS) ** 2, 3 * STEPS**2 * (1 - STEPS), STEPS**3])
    return points[:, 0] @ weights, points[:, 1] @ weights
