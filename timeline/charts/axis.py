"""The time axis that overview and lanes share: its frame, ticks, and the stretch of time shown first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from timeline.charts.theme import DAY_MS, Theme

Window = tuple[date, date]
# A stretch that the axis leaves out, in milliseconds.
Cut = tuple[float, float]
STATED = ("day", "range")
PHONE = 560
# Air on either side of what is shown, as a share of it.
AIR = 0.03
TICKS = (
    {"dtickrange": [None, DAY_MS - 1], "value": "%H:%M\n%-d %b %Y"},
    {"dtickrange": [DAY_MS - 1, "M1"], "value": "%-d %b\n%Y"},
    {"dtickrange": ["M1", "M12"], "value": "%b\n%Y"},
    {"dtickrange": ["M12", None], "value": "%Y"},
)


@dataclass(frozen=True, slots=True)
class Frame:
    """The plot's place in its picture; one frame for both charts keeps them aligned."""

    width: int
    left: int
    right: int

    @property
    def inner(self) -> int:
        """Pixels between the margins."""
        return max(80, self.width - self.left - self.right)

    @property
    def is_phone(self) -> bool:
        """Tell whether the picture is as narrow as a phone."""
        return self.width < PHONE


@dataclass(frozen=True, slots=True)
class Scale:
    """Turns moments into pixels from the plot's left edge; the cuts take no room."""

    start: float
    end: float
    width: float
    cuts: tuple[Cut, ...] = ()

    @property
    def ends(self) -> tuple[float, float]:
        """Both ends, less the cuts before them."""
        first, last = seen(np.array([self.start, self.end]), self.cuts)
        return float(first), float(last)

    def pixel(self, moment: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the pixels of moments."""
        first, last = self.ends
        return (seen(moment, self.cuts) - first) / (last - first) * self.width

    def moment(self, pixel: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the moments of pixels, never one within a cut."""
        first, last = self.ends
        return unseen(pixel / self.width * (last - first) + first, self.cuts)


def seen(moment: NDArray[np.float64], cuts: Iterable[Cut]) -> NDArray[np.float64]:
    """Return moments less the cuts before them.

    >>> seen(np.array([5.0, 15.0, 25.0]), [(10.0, 20.0)])
    array([ 5., 10., 15.])
    """
    left_out: NDArray[np.float64] = np.zeros_like(moment)
    for left, right in cuts:
        left_out += np.clip(moment - left, 0, right - left)
    return np.asarray(moment - left_out, dtype=np.float64)


def unseen(moment: NDArray[np.float64], cuts: Iterable[Cut]) -> NDArray[np.float64]:
    """Return the moments again, the inverse of `seen`; what falls on a cut stands at its end.

    >>> unseen(np.array([5.0, 10.0, 15.0]), [(10.0, 20.0)])
    array([ 5., 20., 25.])
    """
    for left, right in cuts:
        moment = np.where(moment >= left, moment + (right - left), moment)
    return moment


def frame(width_px: int) -> Frame:
    """Return the frame for a picture of that width.

    >>> frame(1200).left > frame(390).left
    True
    """
    return Frame(width_px, 86, 10) if width_px < PHONE else Frame(width_px, 124, 18)


def milliseconds(days: pd.Series) -> NDArray[np.float64]:
    """Return days as milliseconds since 1970, NaN where there is no day."""
    stamps = pd.to_datetime(days).to_numpy("datetime64[ms]")
    found: NDArray[np.float64] = stamps.astype("int64").astype("float64")
    found[np.isnat(stamps)] = np.nan
    return found


def spans(events: pd.DataFrame) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the first and the last moment of each event; a missing end of two takes the other's day."""
    first, last = milliseconds(events["date_start"]), milliseconds(events["date_end"])
    start = first.copy()
    np.copyto(start, last, where=np.isnan(first))
    np.fmax(start, last, out=last)  # also where there is no last day
    last += DAY_MS
    return start, last


def moment(day: date) -> float:
    """Return the first millisecond of a day.

    >>> moment(date(1970, 1, 2))
    86400000.0
    """
    return float((date(day.year, day.month, day.day) - date(1970, 1, 1)).days * DAY_MS)


def day(milliseconds_: float) -> date:
    """Return the day of a moment.

    >>> day(86400000.0)
    datetime.date(1970, 1, 2)
    """
    return date(1970, 1, 1) + timedelta(days=int(milliseconds_ // DAY_MS))


def midnight(milliseconds_: float) -> float:
    """Return the first moment of the day of a moment."""
    return milliseconds_ // DAY_MS * DAY_MS


def extent(events: pd.DataFrame, published: Iterable[date] = ()) -> Window | None:
    """Return the first and last day that events or publication touch, None if no event has a day."""
    start, end = spans(events)
    if not len(start) or np.isnan(start).all():
        return None
    days = [moment(one) for one in published]
    return day(min([float(np.nanmin(start)), *days])), day(max([float(np.nanmax(end)) - 1, *days]))


def focus(events: pd.DataFrame) -> Window | None:
    """Return the days to show first: all, or without a few far outliers if that brings the rest much closer.

    A story told with one look back would else be squeezed into a corner; the overview always shows all.
    """
    whole = extent(events)
    if whole is None:
        return None
    start, end = spans(events)
    known = ~np.isnan(start)
    middle = (start + end) / 2
    low, high = _crowded(np.sort(middle[known]))
    inside = known & (middle >= low) & (middle <= high)
    return day(float(start[inside].min())), day(float(end[inside].max()) - 1)


def _crowded(middle: NDArray[np.float64]) -> tuple[float, float]:
    """Return the ends of the stretch to keep: leaving out a tenth of the events must halve it, and the net gain be large."""
    count = len(middle)
    most = int(count * 0.2)
    cuts = np.unique(np.linspace(0, most, min(most + 1, 60)).astype(int))
    left, right = (grid.ravel() for grid in np.meshgrid(cuts, cuts))
    left, right = left[left + right <= most], right[left + right <= most]
    span = np.maximum(middle[count - 1 - right] - middle[left], 3 * DAY_MS)
    gain = np.log(max(middle[-1] - middle[0], 3 * DAY_MS) / span) - (left + right) / count * 10 * np.log(2)
    best = int(np.argmax(gain))
    if count < 4 or gain[best] < 1:
        return float(middle[0]), float(middle[-1])
    return float(middle[left[best]]), float(middle[count - 1 - right[best]])


def padded(window: Window, cuts: tuple[Cut, ...] = ()) -> tuple[float, float]:
    """Return the window in milliseconds with some air on both sides; a few days get a week's room."""
    start, end = moment(window[0]), moment(window[1]) + DAY_MS
    first, last = seen(np.array([start, end]), cuts)
    air = max((7 * DAY_MS - (last - first)) / 2, (last - first) * AIR)
    return start - air, end + air


def unpadded(limits: tuple[float, float], cuts: tuple[Cut, ...] = ()) -> Window:
    """Return the days of a stretch of time without the air on both sides.

    >>> unpadded(padded((date(2022, 1, 1), date(2022, 3, 1))))
    (datetime.date(2022, 1, 1), datetime.date(2022, 3, 1))
    """
    first, last = seen(np.array(limits), cuts)
    air = (last - first) * AIR / (1 + 2 * AIR)
    start, end = day(limits[0] + air), day(limits[1] - air - 1)
    return (start, end) if start <= end else (start, start)


def x_axis(look: Theme, at: Frame, limits: tuple[float, float]) -> dict[str, Any]:
    """Return the settings of the time axis, alike in both charts."""
    count = max(3, at.inner // 95)
    is_close = limits[1] - limits[0] < count * DAY_MS
    return {
        "type": "date",
        **({"dtick": DAY_MS, "tick0": "2000-01-03"} if is_close else {"nticks": count}),
        "range": [stamp(limits[0]), stamp(limits[1])],
        "tickformatstops": TICKS,
        "tickfont": {"size": 11 if at.is_phone else 12, "color": look.muted},
        "ticks": "outside",
        "ticklen": 4,
        "tickcolor": look.grid,
        "gridcolor": look.grid,
        "showline": True,
        "linecolor": look.grid,
        "zeroline": False,
        "fixedrange": False,
        "hoverformat": "%-d %b %Y",
    }


def stamp(milliseconds_: float) -> str:
    """Return a moment as Plotly writes it.

    >>> stamp(86400000.0)
    '1970-01-02 00:00:00'
    """
    return str(datetime(1970, 1, 1) + timedelta(milliseconds=int(milliseconds_)))  # noqa: DTZ001 - the axis has no zone
