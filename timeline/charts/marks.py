"""Lays the events of a window out in lanes: which row each takes, where its mark stands, what label has room."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from timeline.charts import axis, sorting
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


@dataclass(slots=True)
class Layout:
    """Marks, one a row, and lanes from top to bottom."""

    marks: pd.DataFrame
    lanes: list[Lane] = field(default_factory=list)

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
    marks = _marks(events, scale, wish.selected)
    marks["lane"] = sorting.names(events, wish.lane, types, wish.called).to_numpy()
    marks["note"] = marks["event_id"].map(lambda name: wish.notes.get(name, ""))
    marks = marks.assign(is_shown=False, side="right", text="", y=0.0, label_x=0.0, label_y=0.0)
    marks = marks[marks["start"].notna()]
    seen = marks[marks["right"].ge(EDGE) & marks["left"].le(scale.width - EDGE)]
    layout, top = Layout(seen.copy()), 0.0
    for name in sorting.order(marks["lane"], wish.lane, types):
        mine = marks[marks["lane"].eq(name)]
        one = Lane(sorting.title(name, wish.lane, types), name if wish.lane == "group" else "", wish.lane_notes.get(name, ""), top=top)
        one.earlier, one.later = int(mine["right"].lt(EDGE).sum()), int(mine["left"].gt(scale.width - EDGE).sum())
        fit([one])
        _fill(layout, one, layout.marks.index[layout.marks["lane"].eq(name)], scale.width)
        top += one.height
        layout.lanes.append(one)
    layout.marks = layout.marks[layout.marks["is_shown"]]
    return layout


def _marks(events: pd.DataFrame, scale: axis.Scale, selected: str | None) -> pd.DataFrame:
    start, end = axis.spans(events)
    left, right, is_bar = _bars(events, scale.pixel(start), scale.pixel(end), (end - start) / DAY_MS)
    middle = (left + right) / 2
    seen = (np.clip(left, 0, scale.width) + np.clip(right, 0, scale.width)) / 2
    return pd.DataFrame(
        {
            "event_id": events["event_id"].to_numpy(object),
            "group": events["group"].fillna("other").to_numpy(object),
            "status": events["status"].fillna("asserted").to_numpy(object),
            "label": events["label"].fillna("").to_numpy(object),
            "is_stated": events["date_precision"].isin(axis.STATED).to_numpy(bool),
            "is_bar": is_bar,
            "is_selected": events["event_id"].eq(selected or "").fillna(False).to_numpy(bool),
            "start": start,
            "centre": np.where(is_bar & (right >= 0) & (left <= scale.width), seen, middle),
            "left": np.where(is_bar, left, middle - MARK),
            "right": np.where(is_bar, right, middle + MARK),
        },
        index=np.arange(len(events)),
    )


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
    spots, is_above = place(_as_marks(mine, width), width)
    if any(spot is None and chosen for spot, chosen in zip(spots, mine["is_selected"], strict=True)):
        mine = mine.sort_values("is_selected", ascending=False, kind="stable")
        spots, is_above = place(_as_marks(mine, width), width)
    kept = [spot for spot in spots if spot is not None]
    index = mine.index[[spot is not None for spot in spots]]
    row_height, drop = (TALL_ROW, ROW / 2 - 4) if is_above else (ROW, 0.0)
    lane.shown, lane.left_out = len(kept), len(spots) - len(kept)
    lane.height = (max((spot.row for spot in kept), default=0) + 1) * row_height + 2 * PAD + (ROW * 0.8 if lane.left_out else 0)
    lane.height = max(lane.height, lane.least)
    middles = np.array([lane.top + PAD + (spot.row + 0.5) * row_height for spot in kept])
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
