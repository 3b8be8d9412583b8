"""Lanes of too many events to draw one by one: counts a stretch of time, by status or group, that open into marks on zoom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from timeline.charts import axis, trace
from timeline.charts.theme import DAY_MS, STATUSES, Theme, escaped, groups, mixed
from timeline.charts.trace import Trace
from timeline.filters import coded
from timeline.lexicon.types import EventType

if TYPE_CHECKING:
    from timeline.charts.marks import Lane

Numbers = NDArray[np.int64]
Moments = NDArray[np.float64]
NOTE, CHOSEN, BARS, PAD = 17.0, 26.0, 46.0, 6.0
# Marks a pixel of width that a lane can hold and still be read, the fewest lanes are ever refused, and all lanes together.
A_PIXEL, FEWEST, TOGETHER = 0.12, 60, 0.46
NARROWEST = 7.0
SHADES = {"asserted": 1.0, "planned": 0.45, "possible": 0.25, "denied": 0.7}
PATTERNS = {"asserted": "", "planned": "/", "possible": ".", "denied": "x"}
UNITS = (("day", "D", 1), ("week", "W", 1), ("month", "M", 1), ("quarter", "M", 3), ("year", "Y", 1), ("ten years", "Y", 10))
LONG = {"day": 1, "week": 7, "month": 30.4, "quarter": 91.3, "year": 365.25, "ten years": 3652.5}


def crowded(counts: Numbers, width: float) -> NDArray[np.bool_]:
    """Tell which lanes, by their numbers of events in view, are drawn as counts: those too full, then the fullest of the rest.

    >>> crowded(np.array([5, 400, 90]), 1000).tolist()
    [False, True, False]
    """
    found = counts > max(FEWEST, width * A_PIXEL)
    room = max(2 * FEWEST, width * TOGETHER)
    for lane in np.argsort(-counts, kind="stable"):
        if counts[~found].sum() > room:
            found[lane] = True
    return found


class Crowd(NamedTuple):
    """Events counted: by lane, bin and part, which is a status or a group; `edges` of the bins in milliseconds."""

    counts: Numbers
    types: Numbers
    statuses: Numbers
    edges: NDArray[np.float64]
    unit: str
    parts: list[str]
    kinds: list[str]

    def tallest(self, lane: int) -> int:
        """Return the most events in one bin of a lane."""
        return int(self.counts[lane].sum(axis=1).max())


def edges(scale: axis.Scale) -> tuple[NDArray[np.float64], str]:
    """Return the edges of calendar bins that are at least some pixels wide, and what a bin is called."""
    first, last = scale.ends
    least = NARROWEST * (last - first) / scale.width / DAY_MS
    unit, code, step = next((one for one in UNITS if LONG[one[0]] >= least), UNITS[-1])
    start, end = (np.datetime64(int(moment), "ms") for moment in (scale.start, scale.end))
    if code == "W":
        monday = start.astype("datetime64[D]") - (start.astype("datetime64[D]").astype(int) + 3) % 7
        found = np.arange(monday, end.astype("datetime64[D]") + 8, 7)
    else:
        begin = start.astype(f"datetime64[{code}]")
        begin = begin - begin.astype(int) % step
        found = np.arange(begin, end.astype(f"datetime64[{code}]") + step + 1, step)
    return found.astype("datetime64[ms]").astype("int64").astype("float64"), unit


def count(  # noqa: PLR0913 - rows, and what is known of each
    events: pd.DataFrame, rows: Numbers, lanes: Numbers, scale: axis.Scale, lane: str, spans: tuple[Moments, Moments]
) -> Crowd:
    """Return counts of some rows; `lanes` are their lanes as numbers, `spans` their first and last moments.

    An event counts on its first day, or amid the days it may lie in.
    """
    bounds, unit = edges(scale)
    places = _bins(events["date_precision"].take(rows), spans, scale, bounds)
    by_status, names = _codes(events["status"], rows, list(STATUSES), "asserted")
    by_type, kinds = _codes(events["event_type"], rows, [], "other")
    by_part, parts = (by_status, names) if lane in {"group", "type"} else _codes(events["group"], rows, [], "other")
    many, bins = int(lanes.max()) + 1 if len(lanes) else 0, len(bounds) - 1
    spot = lanes * bins + places
    counts, statuses, types = (
        np.bincount(spot * len(words) + codes, minlength=many * bins * len(words)).reshape(many, bins, len(words))
        for codes, words in ((by_part, parts), (by_status, names), (by_type, kinds))
    )
    return Crowd(counts, types, statuses, bounds, unit, parts, kinds)


def _bins(precision: pd.Series, spans: tuple[Moments, Moments], scale: axis.Scale, bounds: Moments) -> Numbers:
    start, end = spans
    moment = np.where(precision.isin(axis.STATED).to_numpy(dtype=bool), start, (start + end - DAY_MS) / 2)
    moment = np.clip(moment, scale.start, scale.end - 1)
    return np.clip(np.searchsorted(bounds, moment, side="right") - 1, 0, len(bounds) - 2).astype(np.int64)


def _codes(column: pd.Series, rows: Numbers, order: Sequence[str], missing: str) -> tuple[Numbers, list[str]]:
    """Return some cells as numbers of the words given back, those of `order` first."""
    codes, words = coded(column)
    found = list(dict.fromkeys([*order, *sorted(words), missing]))
    places = np.array([*(found.index(word) for word in words), found.index(missing)], dtype=np.int64)
    return places[codes[rows]], found


def bars(crowd: Crowd, lanes: Sequence[Lane], tones: Mapping[str, str], types: Mapping[str, EventType], look: Theme) -> list[Trace]:
    """Return the bars, a trace for each status or group, and over them unseen ones, as high as the lane, that answer the mouse."""
    if not len(lanes):
        return []
    unit = np.array([BARS / crowd.tallest(lane) for lane in range(len(lanes))])
    foot = np.array([lane.top + lane.height - PAD for lane in lanes])
    heights = np.where(crowd.counts > 0, np.maximum(crowd.counts * unit[:, None, None], 1.5), 0)
    bases = foot[:, None, None] - (np.cumsum(heights, axis=2) - heights)
    found = []
    for part in [name for name in dict.fromkeys((*STATUSES, *groups(types), "other")) if name in crowd.parts]:
        where = crowd.parts.index(part)
        for tone in dict.fromkeys(_tone(part, lane, tones, look) for lane in lanes):
            mine = np.array([_tone(part, lane, tones, look) == tone for lane in lanes])
            number, at = np.nonzero((crowd.counts[:, :, where] > 0) & mine[:, None])
            if len(number):  # one pattern a trace: a browser draws thousands of patterns of their own slowly
                shape = (bases[number, at, where], heights[number, at, where])
                found.append(_trace(crowd, at, *shape, name="counts", marker=_paint(part, tone, look), hoverinfo="skip"))
    number, at = np.nonzero(crowd.counts.sum(axis=2))
    said, clear = _hovers(crowd, number, at, types), {"color": "rgba(0,0,0,0)", "line": {"width": 0}}
    return [*found, _trace(crowd, at, foot[number], np.full(len(at), BARS), name="dense", marker=clear, hoverinfo="text", hovertext=said)]


def _trace(crowd: Crowd, at: Numbers, bases: NDArray[np.float64], heights: NDArray[np.float64], **rest: Any) -> Trace:  # noqa: ANN401
    edges = crowd.edges.astype(np.int64)
    begin, end = edges[at], edges[at + 1]
    return trace.bar(
        x=begin.tolist(), width=((end - begin) * 94 // 100).tolist(), offset=0, base=bases.round(1).tolist(), y=(-heights).round(1).tolist(),
        orientation="v", **rest,
    )  # fmt: skip


def _tone(part: str, lane: Lane, tones: Mapping[str, str], look: Theme) -> str:
    """Return the colour of a part of a lane: its group's, or that of the lane's group for a status; grey for what is denied."""
    if part not in STATUSES:
        return tones.get(part, look.denied)
    return look.denied if part == "denied" else tones.get(lane.tone, look.muted)


def _paint(part: str, tone: str, look: Theme) -> dict[str, Any]:
    pale = mixed(tone, look.paper, SHADES.get(part, 1.0))
    paint: dict[str, Any] = {"color": pale, "line": {"width": 0}}
    if PATTERNS.get(part):
        paint["pattern"] = {"shape": PATTERNS[part], "size": 4, "solidity": 0.35, "fillmode": "replace", "fgcolor": tone, "bgcolor": pale}
    return paint


def _hovers(crowd: Crowd, number: Numbers, at: Numbers, types: Mapping[str, EventType]) -> list[str]:
    """Return what each bin of a lane says: how many, when, of which status and types."""
    days = crowd.edges.astype("int64").astype("datetime64[ms]").astype("datetime64[D]").tolist()
    labels = [types[kind].label if kind in types else "Other" for kind in crowd.kinds]
    found = []
    for lane, place in zip(number.tolist(), at.tolist(), strict=True):
        statuses = [
            f"{many:,} {name.label.lower()}" for name, many in zip(STATUSES.values(), crowd.statuses[lane, place].tolist(), strict=False) if many
        ]
        many_of = crowd.types[lane, place]
        kinds = [f"{labels[kind]} {many_of[kind]:,}" for kind in np.argsort(-many_of, kind="stable")[:4].tolist() if many_of[kind]]
        when = f"{days[place].day} {days[place]:%b %Y}" if crowd.unit in {"day", "week"} else f"{days[place]:%b %Y}"
        number_of = int(crowd.counts[lane, place].sum())
        head = f"<b>{number_of:,} event{'' if number_of == 1 else 's'}</b>, {crowd.unit} of {when}"
        found.append("<br>".join([head, ", ".join(statuses), escaped(", ".join(kinds))]))
    return found


def notes(crowd: Crowd, lanes: Sequence[Lane], look: Theme, *, is_phone: bool) -> list[dict[str, Any]]:
    """Return a line for each lane that says how many events it counts, and in the first how to see them."""
    found = []
    for number, lane in enumerate(lanes):
        words = f"{int(crowd.counts[number].sum()):,} events, up to {crowd.tallest(number):,} a {crowd.unit}"
        hint = "" if number or is_phone else ": too many to draw one by one; zoom in, or click a bar, to see them"
        found.append(
            {
                "xref": "paper", "x": 0, "xanchor": "left", "xshift": 4, "y": lane.top + 2, "yanchor": "top", "showarrow": False, "name": "dense",
                "text": words + hint, "font": {"size": 11, "color": look.muted},
            }
        )  # fmt: skip
    return found
