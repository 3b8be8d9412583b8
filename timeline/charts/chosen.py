"""The name of the open event where its lane has no room for it, laid over what stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from timeline.charts import axis
from timeline.charts.marks import ROW
from timeline.charts.packing import text_width
from timeline.charts.placing import LABEL_SIZE
from timeline.charts.theme import Theme, escaped

BOLD, EDGE = 1.1, 12  # how much wider bold letters are; pixels of the frame round a name


class Name(NamedTuple):
    """A name beside a mark: the side on which it stands, its ends and height in pixels."""

    text: str
    side: str
    left: float
    right: float
    y: float


def names(marks: pd.DataFrame, scale: axis.Scale) -> list[Name]:
    """Return the name of the open event where its lane has no room for it; none where it would be cut."""
    found = []
    for mark in marks[marks["is_selected"] & marks["text"].eq("") & marks["label"].ne("")].itertuples():
        wide = text_width(mark.label, LABEL_SIZE) * BOLD + EDGE
        ends = {"right": min(mark.right, scale.width), "left": max(mark.left, 0.0)}
        room = [side for side, free in (("right", scale.width - ends["right"]), ("left", ends["left"])) if wide <= free]
        for side in room[:1]:
            left, right = (ends[side], ends[side] + wide) if side == "right" else (ends[side] - wide, ends[side])
            found.append(Name(mark.label, side, left, right, mark.y))
    return found


def uncovered(marks: pd.DataFrame, names: Sequence[Name]) -> pd.DataFrame:
    """Return the marks without the labels that lie under a name, so that none is cut."""
    is_under = np.zeros(len(marks), dtype=bool)
    for name in names:
        wide = marks["text"].map(lambda text: text_width(text, LABEL_SIZE)).to_numpy(float)
        left = marks["label_x"].to_numpy(float) - np.where(marks["side"].eq("right"), 0.0, wide)
        is_under |= (np.abs(marks["label_y"].to_numpy(float) - name.y) < ROW / 2) & (left < name.right) & (left + wide > name.left)
    return marks.assign(text=marks["text"].mask(is_under, ""))


def written(names: Sequence[Name], scale: axis.Scale, look: Theme) -> list[dict[str, Any]]:
    """Return the names as annotations."""
    return [
        {
            "x": float(scale.moment(np.array([name.left if name.side == "right" else name.right]))[0]), "y": name.y,
            "xanchor": "left" if name.side == "right" else "right", "xshift": 8 if name.side == "right" else -8,
            "text": f"<b>{escaped(name.text)}</b>", "showarrow": False, "name": "selected",
            "font": {"size": LABEL_SIZE, "color": look.ink}, "bgcolor": look.halo, "bordercolor": look.chosen, "borderpad": 2,
        }
        for name in names
    ]  # fmt: skip
