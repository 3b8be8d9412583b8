"""Places the entries of the force ledger: bars and bands, points, and labels where there is room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from timeline.charts import axis
from timeline.charts.packing import text_width
from timeline.charts.theme import DAY_MS, escaped

STATED = ("day", "range")
POINT = 7  # pixels from the middle of a point to its rim
PATTERNS = ("/", "\\")
MOST_LABELS, LINE, LONGEST = 60, 16, 26
# An open end is drawn this much beyond the number that is given; an exact number is a band this thin, as shares of the whole.
OPEN, THIN = 0.3, 0.022


class Spot(NamedTuple):
    """A place for a label: how it lies to its point, its ends and its height in pixels."""

    side: str
    left: float
    right: float
    height: float


def placed(rows: pd.DataFrame, *, least: float) -> pd.DataFrame:
    """Return the entries with their corners: left and right in milliseconds, height of the point, top of all they reach."""
    left = axis.milliseconds(rows["first"])
    right = axis.milliseconds(rows["last"]) + DAY_MS
    centre = (left + right) / 2
    right = np.maximum(right, left + least)
    sign = np.where(rows["reading"].eq("left"), -1.0, 1.0)
    low, high = rows["low"].to_numpy(float), rows["high"].to_numpy(float)
    most = float(np.nanmax(np.concatenate([low, high])))
    reach = np.where(np.isnan(high), low + most * OPEN, high)
    until = axis.milliseconds(rows["until"]) if "until" in rows else right
    return rows.assign(
        left=left, right=right, centre=np.minimum(centre, right), until=np.maximum(until, right), sign=sign, reach=reach,
        height=sign * np.where(np.isnan(high), low, np.where(np.isnan(low), high, (low + high) / 2)), top=sign * reach,
        is_disputed=rows.get("is_disputed", False), text=numbers(rows),
    )  # fmt: skip


def numbers(rows: pd.DataFrame) -> list[str]:
    """Return how many, in figures, with the place where it is not the whole area, and who says so.

    >>> held = {"low": [700.0, 5.0], "high": [float("nan"), 9.0], "place": ["Minsk", "Poland"], "area": ["Belarus", "Poland"]}
    >>> numbers(pd.DataFrame(held | {"speaker": ["", "NATO"]}))
    ['Minsk: 700 or more', '5–9 (NATO)']
    """
    told = zip(*(rows[name] for name in ("low", "high", "place", "area", "speaker")), strict=True)
    return [
        ("" if place == area else f"{place}: ") + _number(low, high) + (f" ({_short(speaker)})" if speaker else "")
        for low, high, place, area, speaker in told
    ]


def _short(speaker: str) -> str:
    return speaker if len(speaker) <= LONGEST else speaker[: LONGEST - 1].rsplit(" ", 1)[0] + "…"


def _number(low: float, high: float) -> str:
    if np.isnan(high):
        return f"{low:,.0f} or more"
    if np.isnan(low):
        return f"up to {high:,.0f}"
    return f"{low:,.0f}" if low == high else f"{low:,.0f}–{high:,.0f}"


def segments(marks: pd.DataFrame, *, is_level: bool, is_done: bool, edge: float) -> pd.DataFrame:
    """Return the rectangles of all marks.

    Of a level, its own days ("own", or "vague" if the day is uncertain within) and the time until the next report
    ("later"); of a change, what is sure ("sure") and what may be ("range"); of what is not done, all is "hollow", or "vague"
    too. What lies above an open end is "open".
    """
    low, high = marks["low"].to_numpy(float), marks["high"].to_numpy(float)
    floor, tip = np.nan_to_num(low, nan=0.0), np.where(np.isnan(high), low, high)
    thin = abs(edge) * THIN
    floor, tip = (np.where(tip - floor < thin, middle, end) for middle, end in ((floor - thin / 2, floor), (tip + thin / 2, tip)))
    is_open, is_vague = np.isnan(high), ~marks["precision"].isin(STATED).to_numpy(bool)
    if is_level:
        parts = [
            _part(marks, marks["right"], marks["until"], floor, tip, "later"),
            _part(marks, marks["left"], marks["right"], floor, tip, np.where(is_vague, "vague", "own")),
            _part(marks, marks["left"], marks["until"], np.nan_to_num(low, nan=0.0), marks["reach"], "open")[is_open],
        ]
    else:
        sure, kind = np.nan_to_num(low, nan=0.0), np.where(is_vague, "vague", "sure" if is_done else "hollow")
        parts = [
            _part(marks, marks["left"], marks["right"], np.zeros(len(marks)), sure, kind),
            _part(marks, marks["left"], marks["right"], sure, np.where(is_open, sure, high), "range"),
            _part(marks, marks["left"], marks["right"], sure, marks["reach"], "open")[is_open],
        ]
    whole = pd.concat(parts, ignore_index=True)
    return whole[(whole["tip"] != whole["base"]) & (whole["right"] > whole["left"])]


def _part(marks: pd.DataFrame, left: Any, right: Any, base: Any, tip: Any, kind: Any) -> pd.DataFrame:  # noqa: ANN401, PLR0913  whole columns
    turns = marks["is_disputed"].cumsum() % 2
    dispute = np.where(marks["is_disputed"], np.where(turns == 1, *PATTERNS), "")
    held = marks[["event_id", "hover", "tone", "is_selected"]]
    return held.assign(left=left, right=right, base=marks["sign"] * base, tip=marks["sign"] * tip, kind=kind, dispute=dispute)


def labels(marks: pd.DataFrame, *, limits: tuple[float, float], width: int, size: float, rise: float) -> pd.DataFrame:
    """Return the numbers that find room beside their points, the chosen first, with x and side; `rise` is how much of the axis a pixel takes."""
    pixel = (marks["centre"].to_numpy(float) - limits[0]) / (limits[1] - limits[0]) * width
    up = marks["height"].to_numpy(float) / (rise or 1.0)
    taken: list[Spot] = []
    rows = []
    for at in np.argsort(~marks["is_selected"].to_numpy(bool), kind="stable")[:MOST_LABELS]:
        long = text_width(str(marks["text"].iloc[at]), size) + 14
        spots = _spots(float(pixel[at]), float(up[at]), long, width)
        is_apart = np.hypot(pixel - pixel[at], up - up[at]) > POINT * 2  # a point that lies on this one anyhow hinders no label
        points = [Spot("", x - POINT, x + POINT, y) for x, y in zip(pixel[is_apart], up[is_apart], strict=True)]
        found = _free(spots, [*taken, *points])
        if found:
            taken.append(found)
            rows.append(at)
    sides = [spot.side for spot in taken]
    shown = marks.iloc[rows]
    gap = (limits[1] - limits[0]) / width * 9
    shift = np.where([side.endswith("right") for side in sides], gap, -gap) if sides else 0.0
    return shown.assign(x=shown["centre"] + shift, side=sides, text=[escaped(text) for text in shown["text"]])


def _spots(x: float, y: float, long: float, width: float) -> list[Spot]:
    """Return where a label may stand, the best place first: right of its point before left of it, above before below."""
    ends = {"right": (x - 8, x + long), "left": (x - long, x + 8)}
    spots = [Spot(f"{line} {side}", *ends[side], y + lift) for line, lift in (("top", LINE / 2), ("bottom", -LINE / 2)) for side in ends]
    return [spot for spot in spots if spot.left >= 0 and spot.right <= width]


def _free(spots: Iterable[Spot], taken: Sequence[Spot]) -> Spot | None:
    """Return the first of the places in which nothing stands yet."""
    return next(
        (
            spot
            for spot in spots
            if not any(spot.left < one.right and one.left < spot.right and abs(spot.height - one.height) < LINE for one in taken)
        ),
        None,
    )
