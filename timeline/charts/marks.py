"""Lays the events of a window out in lanes: which row each takes, where its mark stands, what label has room."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from timeline.charts import axis, density, sorting
from timeline.charts.placing import Mark, place
from timeline.charts.theme import DAY_MS
from timeline.lexicon.types import EventType

ROW, TALL_ROW, PAD = 24, 38, 7
MARK, LEAST_BAR, OPEN_BAR = 7.0, 26.0, 56.0
# A mark of which less than this many pixels would show counts as outside the window.
EDGE = 6.0


@dataclass(slots=True)
class Lane:
    """A lane: its name, its group if it is one of groups, its top and height in pixels, and what it could not show.

    `lines` is the name as it stands in the margin, `notes` what stands beneath it; both together need the height `least`.
    """

    name: str
    group: str = ""
    note: str = ""
    lines: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    least: float = 0
    top: float = 0
    height: float = 0
    shown: int = 0
    left_out: int = 0
    earlier: int = 0
    later: int = 0
    # The group whose colour it has, its number among all lanes, and whether its events are only counted.
    tone: str = ""
    code: int = 0
    is_dense: bool = False


@dataclass(slots=True)
class Layout:
    """Marks, one a row, and lanes from top to bottom."""

    marks: pd.DataFrame
    lanes: list[Lane] = field(default_factory=list)
    crowd: density.Crowd | None = None

    @property
    def dense(self) -> list[Lane]:
        """The lanes that only count their events."""
        return [lane for lane in self.lanes if lane.is_dense]

    @property
    def height(self) -> float:
        """Pixels from the top of the first lane to the foot of the last."""
        return sum(lane.height for lane in self.lanes)


@dataclass(frozen=True, slots=True)
class Wish:
    """What the reader asked for, and what the page knows about names and pairs.

    `called` gives codes and words for states their names, `notes` words behind the label of an event, by event_id.
    """

    lane: str = "group"
    selected: str | None = None
    called: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    lane_notes: Mapping[str, str] = field(default_factory=dict)


def lay_out(events: pd.DataFrame, types: Mapping[str, EventType], scale: axis.Scale, wish: Wish, fit: Callable[[list[Lane]], None]) -> Layout:
    """Return the layout of the events that have a day; `fit` finds out how much height the names of lanes need."""
    spots = _spots(events, scale)
    codes, names = sorting.lanes(events, wish.lane, types, wish.called)
    is_dated, is_before, is_after = ~np.isnan(spots.start), spots.right < EDGE, spots.left > scale.width - EDGE
    in_view = is_dated & ~is_before & ~is_after
    whole, shown, earlier, later = (
        np.bincount(codes[mask], minlength=len(names)) for mask in (is_dated, in_view, is_dated & is_before, is_dated & is_after)
    )
    is_dense = density.crowded(shown, scale.width)
    chosen = events["event_id"].eq(wish.selected or "").fillna(False).to_numpy(bool)
    rows = np.flatnonzero(in_view & (~is_dense[codes] | chosen))
    layout = Layout(_marks(events, rows, spots, chosen, scale.width))
    layout.marks["lane"], layout.marks["note"] = codes[rows], layout.marks["event_id"].map(lambda name: wish.notes.get(name, ""))
    for name in sorting.order(dict(zip(names, whole.tolist(), strict=True)), wish.lane, types):
        code = names.index(name)
        one = Lane(sorting.title(name, wish.lane, types), name if wish.lane == "group" else "", wish.lane_notes.get(name, ""), top=layout.height)
        one.tone, one.code = (types[name].group if wish.lane == "type" and name in types else name), code
        one.earlier, one.later, one.is_dense = int(earlier[code]), int(later[code]), bool(is_dense[code])
        fit([one])
        _fill(layout, one, layout.marks.index[layout.marks["lane"].eq(code)], scale.width)
        layout.lanes.append(one)
    layout.crowd = _crowd(events, np.flatnonzero(in_view & is_dense[codes]), codes, layout, scale, wish.lane, spots)
    layout.marks = layout.marks[layout.marks["is_shown"]]
    return layout


def _crowd(  # noqa: PLR0913 - what lay_out knows
    events: pd.DataFrame, rows: NDArray[np.intp], codes: NDArray[np.int64], layout: Layout, scale: axis.Scale, lane: str, spots: Spots
) -> density.Crowd | None:
    """Count the events of the lanes that are too full, in the order of those lanes."""
    if not layout.dense:
        return None
    places = np.zeros(int(codes.max()) + 1, dtype=np.int64)
    places[[one.code for one in layout.dense]] = np.arange(len(layout.dense))
    return density.count(events, rows, places[codes[rows]], scale, lane, (spots.start[rows], spots.end[rows]))


@dataclass(frozen=True, slots=True)
class Spots:
    """Where all events stand: the first and last moment, ends of the mark in pixels and what is a bar."""

    start: NDArray[np.float64]
    end: NDArray[np.float64]
    left: NDArray[np.float64]
    right: NDArray[np.float64]
    is_bar: NDArray[np.bool_]


def _spots(events: pd.DataFrame, scale: axis.Scale) -> Spots:
    start, end = axis.spans(events)
    left, right, is_bar = _bars(events, scale.pixel(start), scale.pixel(end), (end - start) / DAY_MS)
    middle = (left + right) / 2
    return Spots(start, end, np.where(is_bar, left, middle - MARK), np.where(is_bar, right, middle + MARK), is_bar)


def _marks(events: pd.DataFrame, rows: NDArray[np.intp], spots: Spots, chosen: NDArray[np.bool_], width: float) -> pd.DataFrame:
    """Return the marks of some rows, their numbers as the index."""
    mine = events.take(rows)
    cells = {
        name: mine[name].astype("string").fillna(missing).to_numpy(object)
        for name, missing in (("event_id", ""), ("group", "other"), ("status", "asserted"), ("label", ""))
    }
    left, right = spots.left[rows], spots.right[rows]
    seen = (np.clip(left, 0, width) + np.clip(right, 0, width)) / 2
    return pd.DataFrame(
        cells | {
            "is_stated": mine["date_precision"].isin(axis.STATED).to_numpy(bool), "is_bar": spots.is_bar[rows], "is_selected": chosen[rows],
            "left": left, "right": right, "centre": np.where(spots.is_bar[rows], seen, (left + right) / 2),
            "is_shown": False, "side": "right", "text": "", "y": 0.0, "label_x": 0.0, "label_y": 0.0,
        },
        index=rows,
    )  # fmt: skip


def _bars(
    events: pd.DataFrame, left: NDArray[np.float64], right: NDArray[np.float64], days: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.bool_]]:
    """Return ends of bars in pixels, and which events are bars: a bar is wider than its symbol, an end nobody gave lies open."""
    no_start, no_end = events["date_start"].isna().to_numpy(bool), events["date_end"].isna().to_numpy(bool)
    is_bar = (days > 1.5) | no_start | no_end | events["date_precision"].eq("approx").fillna(False).to_numpy(bool)
    short = np.maximum(LEAST_BAR - (right - left), 0) / 2
    left, right = left - short * is_bar, right + short * is_bar
    return np.where(no_start, right - OPEN_BAR, left), np.where(no_end, left + OPEN_BAR, right), is_bar


def _fill(layout: Layout, lane: Lane, members: pd.Index, width: float) -> None:
    """Give each member its row and label; the selected one is never left out."""
    mine = layout.marks.loc[members].sort_values(["left", "right", "event_id"])
    above = density.NOTE if lane.is_dense else 0.0
    spots, is_above = place(_as_marks(mine, width), width)
    if any(spot is None and chosen for spot, chosen in zip(spots, mine["is_selected"], strict=True)):
        mine = mine.sort_values("is_selected", ascending=False, kind="stable")
        spots, is_above = place(_as_marks(mine, width), width)
    kept = [spot for spot in spots if spot is not None]
    index = mine.index[[spot is not None for spot in spots]]
    row_height, drop = (TALL_ROW, ROW / 2 - 4) if is_above else (ROW, 0.0)
    lane.shown, lane.left_out = len(kept), len(spots) - len(kept)
    rows = max((spot.row for spot in kept), default=-1 if lane.is_dense else 0) + 1
    lane.height = rows * row_height + 2 * PAD + (ROW * 0.8 if lane.left_out else 0) + (density.NOTE + density.BARS if lane.is_dense else 0)
    lane.height = max(lane.height, lane.least)
    middles = np.array([lane.top + above + PAD + (spot.row + 0.5) * row_height for spot in kept])
    layout.marks.loc[index, "y"] = middles + drop
    layout.marks.loc[index, "label_y"] = middles + drop - (17 if is_above else 0)
    layout.marks.loc[index, "label_x"] = [spot.x for spot in kept]
    layout.marks.loc[index, "side"] = [spot.side for spot in kept]
    layout.marks.loc[index, "text"] = [spot.text for spot in kept]
    layout.marks.loc[index, "is_shown"] = True


def _as_marks(mine: pd.DataFrame, width: float) -> list[Mark]:
    is_open = mine["is_bar"] & ~(mine["is_stated"] & mine["status"].eq("asserted"))
    cells = zip(mine["label"], mine["left"].clip(lower=0), mine["right"].clip(upper=width), mine["centre"], is_open, mine["note"], strict=True)
    return [Mark(str(label), left, right, centre, bool(takes_text), note) for label, left, right, centre, takes_text, note in cells]
