"""Lays the events of a window out in lanes: which row each takes, where its mark stands, what label has room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from timeline.charts import axis
from timeline.charts.packing import Rows, shorten, text_width
from timeline.charts.theme import DAY_MS, groups
from timeline.lexicon.types import EventType

ROW, PAD = 24, 7
MARK, LEAST_BAR = 7.0, 26.0
ROWS_A_LANE = 14
LANES = 12
STATED = ("day", "range")
LABEL_SIZE, LONGEST, GAP = 12, 420.0, 8.0
COLUMN_OF_LANE = {
    "type": "event_type", "group": "group", "actor": "actors", "country": "actors_iso3", "place": "place_name", "source": "source",
    "status": "status",
}  # fmt: skip


@dataclass(slots=True)
class Lane:
    """A lane: its name, its group if it is one of groups, its top and height in pixels, and what it could not show."""

    name: str
    group: str = ""
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
class Scale:
    """Turns moments into pixels from the plot's left edge."""

    start: float
    end: float
    width: float

    def pixel(self, moment: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the pixels of moments."""
        return (moment - self.start) / (self.end - self.start) * self.width

    def moment(self, pixel: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the moments of pixels."""
        return pixel / self.width * (self.end - self.start) + self.start


def lay_out(events: pd.DataFrame, types: Mapping[str, EventType], *, lane: str, scale: Scale, selected: str | None) -> Layout:
    """Return the layout of the events that have a day."""
    marks = _marks(events, scale, selected)
    marks["lane"] = _lane_names(events, lane, types).to_numpy()
    marks["row"], marks["side"], marks["text"], marks["y"] = -1, "", "", 0.0
    marks = marks[marks["start"].notna()]
    seen = marks[marks["right"].ge(0) & marks["left"].le(scale.width)]
    layout, top = Layout(seen.copy()), 0.0
    for name in _order(marks, lane, types):
        mine = marks[marks["lane"].eq(name)]
        one = Lane(name=_title(name, lane, types), group=name if lane == "group" else "", top=top)
        one.earlier, one.later = int(mine["right"].lt(0).sum()), int(mine["left"].gt(scale.width).sum())
        _fill(layout, one, layout.marks.index[layout.marks["lane"].eq(name)], scale)
        top += one.height
        layout.lanes.append(one)
    layout.marks = layout.marks[layout.marks["row"].ge(0)]
    return layout


def _marks(events: pd.DataFrame, scale: Scale, selected: str | None) -> pd.DataFrame:
    start, end = axis.spans(events)
    left, right = scale.pixel(start), scale.pixel(end)
    days = (end - start) / DAY_MS
    is_bar = (days > 1.5) | events["date_precision"].isin(["before", "after", "approx"]).to_numpy(bool)
    centre = (np.clip(left, 0, scale.width) + np.clip(right, 0, scale.width)) / 2
    half = np.where(is_bar, np.maximum((right - left) / 2, LEAST_BAR / 2), 0)
    middle = (left + right) / 2
    return pd.DataFrame(
        {
            "event_id": events["event_id"].to_numpy(object),
            "group": events["group"].fillna("other").to_numpy(object),
            "status": events["status"].fillna("asserted").to_numpy(object),
            "label": events["label"].fillna("").to_numpy(object),
            "is_stated": events["date_precision"].isin(STATED).to_numpy(bool),
            "is_bar": is_bar,
            "is_selected": events["event_id"].eq(selected or "").fillna(False).to_numpy(bool),
            "start": start,
            "bar_left": middle - half,
            "bar_right": middle + half,
            "centre": np.where((right < 0) | (left > scale.width), middle, centre),
            "left": np.where(is_bar, middle - half, middle - MARK),
            "right": np.where(is_bar, middle + half, middle + MARK),
        },
        index=np.arange(len(events)),
    )


def _lane_names(events: pd.DataFrame, lane: str, types: Mapping[str, EventType]) -> pd.Series:
    column = COLUMN_OF_LANE.get(lane, "group")
    names = events[column].fillna("").astype(object).map(lambda cell: str(cell).split("; ")[0])
    if lane in {"group", "type", "status"}:
        return names
    most = names.value_counts().head(LANES).index
    return names.where(names.isin(most), "…")


def _order(marks: pd.DataFrame, lane: str, types: Mapping[str, EventType]) -> list[str]:
    counts = marks["lane"].value_counts()
    wanted = {"group": groups(types), "type": list(types), "status": ["asserted", "planned", "possible", "denied"]}.get(lane, [])
    known = [name for name in wanted if name in counts.index]
    rest = sorted((name for name in counts.index if name not in known), key=lambda name: (name in {"", "…"}, -counts[name], name))
    return known + rest


def _title(name: str, lane: str, types: Mapping[str, EventType]) -> str:
    if lane == "type" and name in types:
        return types[name].label
    return {"": "Not given", "…": "Others"}.get(name) or (name[0].upper() + name[1:])


def _fill(layout: Layout, lane: Lane, members: pd.Index, scale: Scale) -> None:
    """Give each member a row, and a label where there is room: all labels if the lane stays low, else those that fit."""
    mine = layout.marks.loc[members].sort_values(["left", "right", "event_id"])
    texts, placed = _packed(mine, scale)
    if any(spot is None and chosen for spot, chosen in zip(placed, mine["is_selected"], strict=True)):
        mine = mine.sort_values("is_selected", ascending=False, kind="stable")
        texts, placed = _packed(mine, scale)
    kept = [number for number, spot in enumerate(placed) if spot is not None]
    rows = [spot[0] for spot in placed if spot is not None]
    lane.shown, lane.left_out = len(kept), len(placed) - len(kept)
    count = max(rows, default=0) + 1
    lane.height = count * ROW + 2 * PAD + (ROW * 0.8 if lane.left_out else 0)
    index = mine.index[kept]
    layout.marks.loc[index, "row"] = rows
    layout.marks.loc[index, "side"] = [spot[1] for spot in placed if spot is not None]
    layout.marks.loc[index, "text"] = [texts[number] if placed[number][1] else "" for number in kept]  # type: ignore[index]
    layout.marks.loc[index, "y"] = [lane.top + PAD + (row + 0.5) * ROW for row in rows]


def _packed(mine: pd.DataFrame, scale: Scale) -> tuple[list[str], list[tuple[int, str] | None]]:
    lefts, rights = mine["left"].clip(lower=0).tolist(), mine["right"].clip(upper=scale.width).tolist()
    rooms = [min(LONGEST, max(scale.width - right, left) - GAP) for left, right in zip(lefts, rights, strict=True)]
    texts = [shorten(str(label), room, LABEL_SIZE) for label, room in zip(mine["label"], rooms, strict=True)]
    placed = _with_labels(texts, lefts, rights, scale.width)
    return texts, _without_labels(texts, lefts, rights, scale.width) if None in placed else placed


def _reach(text: str, left: float, right: float, width: float) -> tuple[str, float, float]:
    """Return the side on which the label stands, and the stretch that mark and label take."""
    long = text_width(text, LABEL_SIZE) + GAP if text else 0.0
    if not text:
        return "", left, right
    if right + long <= width:
        return "right", left, right + long
    return ("left", left - long, right) if left - long >= 0 else ("", left, right)


def _with_labels(texts: list[str], lefts: list[float], rights: list[float], width: float) -> list[tuple[int, str] | None]:
    rows = Rows(gap=8, limit=ROWS_A_LANE)
    placed: list[tuple[int, str] | None] = []
    for text, left, right in zip(texts, lefts, rights, strict=True):
        side, first, last = _reach(text, left, right, width)
        row = rows.place(first, last)
        placed.append(None if row is None else (row, side))
    return placed


def _without_labels(texts: list[str], lefts: list[float], rights: list[float], width: float) -> list[tuple[int, str] | None]:
    rows = Rows(gap=3, limit=ROWS_A_LANE)
    taken = [rows.place(left, right) for left, right in zip(lefts, rights, strict=True)]
    rows.gap = 8
    placed: list[tuple[int, str] | None] = []
    for row, text, left, right in zip(taken, texts, lefts, rights, strict=True):
        if row is None:
            placed.append(None)
            continue
        long = text_width(text, LABEL_SIZE) + GAP
        has_room = bool(text) and right + long <= width and rows.extend(row, (left, right), right + long)
        placed.append((row, "right" if has_room else ""))
    return placed
