"""Shows on which days the reports were published: ticks above the lanes, pale lines that give way to marks and labels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from timeline.charts import axis
from timeline.charts.obstacles import Box, free, label_boxes, mark_boxes
from timeline.charts.packing import text_width
from timeline.charts.theme import DAY_MS, Theme, mixed

SIZE = 11
# More lines than this, or closer than this many pixels on average, would only be a veil: ticks alone then.
MOST, NEAR = 40, 14.0


def drawn(
    days: Iterable[date], scale: axis.Scale, look: Theme, *, marks: pd.DataFrame, height: float
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the shapes and the labels of the days of publication that are in view."""
    held = sorted(set(days))
    moments = np.array([axis.moment(day) + DAY_MS / 2 for day in held])
    pixels = scale.pixel(moments) if held else moments
    inside = [number for number, pixel in enumerate(pixels) if 0 <= pixel <= scale.width]
    held, moments, pixels = [held[number] for number in inside], moments[inside], pixels[inside]
    shapes = [_tick(moment, look) for moment in moments]
    if len(held) <= MOST and len(held) * NEAR <= scale.width:
        boxes = [*mark_boxes(marks), *label_boxes(marks)]
        shapes += [line for moment, pixel in zip(moments, pixels, strict=True) for line in _lines(moment, pixel, boxes, look, height)]
    return shapes, _labels(held, pixels, scale, look)


def _tick(moment: float, look: Theme) -> dict[str, Any]:
    return {
        "type": "line", "layer": "below", "name": "published", "x0": axis.stamp(moment), "x1": axis.stamp(moment),
        "yref": "paper", "ysizemode": "pixel", "yanchor": 1, "y0": 0, "y1": 6, "line": {"color": look.published, "width": 1.5},
    }  # fmt: skip


def _lines(moment: float, pixel: float, boxes: Sequence[Box], look: Theme, height: float) -> list[dict[str, Any]]:
    paint = {"color": mixed(look.published, look.paper, 0.4), "width": 1, "dash": "2px,3px"}
    return [
        {
            "type": "line", "layer": "below", "name": "published", "x0": axis.stamp(moment), "x1": axis.stamp(moment),
            "y0": top, "y1": foot, "line": paint,
        }
        for top, foot in free(boxes, pixel, height)
    ]  # fmt: skip


Group = tuple[list[date], list[float]]


def _labels(days: Sequence[date], pixels: NDArray[np.float64], scale: axis.Scale, look: Theme) -> list[dict[str, Any]]:
    """Return the dates above the ticks; days too near for two labels share one, and years go first where room is short."""
    is_several = bool(days) and days[0].year != days[-1].year
    groups = _grouped(days, pixels, scale.width, year=is_several)
    if is_several and len(short := _grouped(days, pixels, scale.width, year=False)) > len(groups):
        groups, is_several = short, False
    if len(groups) == 1 and len(days) == 1:
        words = f"published {told(days, year=True)}"
        left = min(max(float(pixels[0]) - text_width(words, SIZE) / 2, 0), max(scale.width - text_width(words, SIZE), 0))
        return [_label(words, left, look)]
    return [_label(told(group[0], year=is_several), _span(group, scale.width, year=is_several)[0], look) for group in groups]


def _label(words: str, left: float, look: Theme) -> dict[str, Any]:
    return {
        "xref": "paper", "x": 0, "xanchor": "left", "xshift": left, "yref": "paper", "y": 1, "yanchor": "bottom", "yshift": 6, "showarrow": False,
        "text": words, "font": {"size": SIZE, "color": look.published}, "name": "published",
    }  # fmt: skip


def _grouped(days: Sequence[date], pixels: NDArray[np.float64], width: float, *, year: bool) -> list[Group]:
    groups: list[Group] = []
    for day, pixel in zip(days, pixels, strict=True):
        groups.append(([day], [float(pixel)]))
        while len(groups) > 1 and _span(groups[-2], width, year=year)[1] + 8 > _span(groups[-1], width, year=year)[0]:
            later = groups.pop()
            groups[-1] = (groups[-1][0] + later[0], groups[-1][1] + later[1])
    return groups


def _span(group: Group, width: float, *, year: bool) -> tuple[float, float]:
    """Return where the label of a group begins and ends: over its middle, within the frame."""
    long = text_width(told(group[0], year=year), SIZE)
    left = min(max((group[1][0] + group[1][-1]) / 2 - long / 2, 0), max(width - long, 0))
    return left, left + long


def told(group: Sequence[date], *, year: bool) -> str:
    """Return the days of a group in short.

    >>> told([date(2022, 2, 21)], year=True), told([date(2022, 2, 21), date(2022, 2, 25)], year=False)
    ('21 Feb 2022', '21, 25 Feb')
    >>> told([date(2022, 2, 21), date(2022, 2, 25), date(2022, 3, 2)], year=True)
    '3 reports, 21 Feb – 2 Mar 2022'
    """
    first, last = group[0], group[-1]
    after = f" {last.year}" if year else ""
    if first == last:
        return f"{last.day} {last:%b}{after}"
    same = (first.year, first.month) == (last.year, last.month)
    start = f"{first.day}" if same else f"{first.day} {first:%b}" + (f" {first.year}" if year and first.year != last.year else "")
    if len(group) == 2:
        return f"{start}, {last.day} {last:%b}{after}"
    return f"{len(group)} reports, {start}{'–' if same else ' – '}{last.day} {last:%b}{after}"
