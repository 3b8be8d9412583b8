"""Stretches of the calendar as words name them: value, first and last day, neighbours."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache
from itertools import compress
from operator import attrgetter

from timeline.values import record

SEASONS = {"SP": "spring_first_month", "SU": "summer_first_month", "FA": "autumn_first_month", "WI": "winter_first_month"}
MONTHS_OF = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}
GRAINS = ("D", "WE", "W", "M", "S", "Q", "H", "Y", "DE", "CE")
PARTS = attrgetter("day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century")  # in the same order
DAYS_OF = {"D": 1, "W": 7, "F": 14, "WE": 7}


@record(frozen=True, slots=True)
class Stretch:
    """A day, week, month, season, quarter, half, year, decade or century; a part that nobody said is None or empty.

    `week` is an ISO week of `year`; `decade` 194 holds 1940 to 1949; `century` 19 holds 1900 to 1999, as TIMEX3 writes it.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    week: int | None = None
    weekend: bool = False
    season: str = ""
    quarter: int | None = None
    half: int | None = None
    decade: int | None = None
    century: int | None = None
    bc: bool = False

    @property
    def unit(self) -> str:
        """Return the name of the grain: D, WE, W, M, S, Q, H, Y, DE, CE or "" where nothing is said."""
        if self.day:
            return "D"
        return next(compress(GRAINS, PARTS(self)), "CE" if self.century is not None else "")

    @property
    def value(self) -> str:
        """Return the TIMEX3 value.

        >>> Stretch(2022, 10, 8).value, Stretch(2022, week=40, weekend=True).value, Stretch(480, 8, bc=True).value
        ('2022-10-08', '2022-W40-WE', 'BC0480-08')
        """
        era = "BC" if self.bc else ""
        if self.century is not None:
            return f"{era}{self.century:02d}"
        if self.decade is not None:
            return f"{era}{self.decade:03d}"
        year = f"{era}{self.year:04d}" if self.year is not None else "XXXX"
        if self.week:
            return f"{year}-W{self.week:02d}{'-WE' if self.weekend else ''}"
        if self.season:
            return f"{year}-{self.season}"
        if self.quarter or self.half:
            return f"{year}-Q{self.quarter}" if self.quarter else f"{year}-H{self.half}"
        month = f"-{self.month:02d}" if self.month else ""
        return f"{year}{month}-{self.day:02d}" if self.day and self.month else f"{year}{month}"


def of_day(day: date) -> Stretch:
    """Return the stretch that is one day."""
    return Stretch(day.year, day.month, day.day)


def of_week(day: date, *, weekend: bool = False) -> Stretch:
    """Return the ISO week that holds the day."""
    year, week, _ = day.isocalendar()
    return Stretch(year, week=week, weekend=weekend)


def is_possible(stretch: Stretch) -> bool:
    """Tell whether such a day or month exists; without a year, 29 February does."""
    if stretch.month is not None and not 1 <= stretch.month <= 12:
        return False
    if stretch.day is None:
        return True
    year = stretch.year if stretch.year and not stretch.bc and stretch.year <= MAXYEAR else 2000
    return stretch.month is not None and 1 <= stretch.day <= calendar.monthrange(year, stretch.month)[1]


def days(stretch: Stretch, settings: Mapping[str, int]) -> tuple[date, date] | None:
    """Return first and last day, or None if the year is not known or lies before the year 1.

    >>> days(Stretch(2022, 2), {})
    (datetime.date(2022, 2, 1), datetime.date(2022, 2, 28))
    """
    if stretch.bc:
        return None
    unit = stretch.unit
    if unit in {"CE", "DE"}:
        first, length = (stretch.century or 0) * 100, 100
        if unit == "DE":
            first, length = (stretch.decade or 0) * 10, 10
        return _span(max(first, 1), 1, 12 * (length - (first == 0)))
    if stretch.year is None or not MINYEAR <= stretch.year <= MAXYEAR - 1 or not unit:
        return None
    if unit in {"W", "WE"}:
        return _week(stretch, settings)
    if unit == "D":
        return _day(stretch.year, stretch.month, stretch.day)
    return _span(stretch.year, *_months(stretch, settings))


@lru_cache(maxsize=4096)
def _day(year: int, month: int | None, day: int | None) -> tuple[date, date] | None:
    if month is None or not is_possible(Stretch(year, month, day)):
        return None
    only = date(year, month, day or 1)
    return only, only


def _months(stretch: Stretch, settings: Mapping[str, int]) -> tuple[int, int]:
    """Return the first month and the number of months."""
    if stretch.month:
        return stretch.month, 1
    if stretch.season:
        return settings.get(SEASONS[stretch.season], 1), 3
    if stretch.quarter:
        return 3 * stretch.quarter - 2, 3
    return (6 * stretch.half - 5, 6) if stretch.half else (1, 12)


def _span(year: int, month: int, count: int) -> tuple[date, date] | None:
    end = year * 12 + month - 1 + count
    if not 12 <= end <= (MAXYEAR * 12 + 11):
        return None
    return date(year, month, 1), date(end // 12, end % 12 + 1, 1) - timedelta(days=1)


def _week(stretch: Stretch, settings: Mapping[str, int]) -> tuple[date, date] | None:
    try:
        monday = date.fromisocalendar(stretch.year or 0, stretch.week or 0, 1)
    except ValueError:
        return None
    if stretch.weekend:
        first = monday + timedelta(days=settings.get("weekend_first", 5))
        return first, first + timedelta(days=settings.get("weekend_days", 2) - 1)
    first = monday - timedelta(days=(7 - settings.get("week_first", 0)) % 7)
    return first, first + timedelta(days=6)


def around(day: date, unit: str) -> Stretch:
    """Return the stretch of that grain which holds the day.

    >>> around(date(2022, 10, 11), "Q").value, around(date(2022, 10, 11), "DE").value
    ('2022-Q4', '202')
    """
    if unit in {"W", "F", "WE"}:
        return of_week(day, weekend=unit == "WE")
    if unit == "M":
        return Stretch(day.year, day.month)
    if unit == "Y":
        return Stretch(day.year)
    if unit in {"Q", "H"}:
        return Stretch(day.year, quarter=(day.month + 2) // 3) if unit == "Q" else Stretch(day.year, half=1 if day.month < 7 else 2)
    if unit == "DE":
        return Stretch(decade=day.year // 10)
    return Stretch(century=day.year // 100) if unit in {"CE", "ML"} else of_day(day)


def shift(start: Stretch, count: int, unit: str) -> Stretch | None:
    """Return the stretch that many units later, at the grain of the unit but never finer than the start; None if out of range.

    >>> shift(Stretch(1944, 6, 6), 2, "D").value, shift(Stretch(1944, 6, 6), 3, "M").value, shift(Stretch(1944, 6), 2, "D").value
    ('1944-06-08', '1944-09', '1944-06')
    """
    if start.bc:
        return _shift_bc(start, count, unit)
    if unit in MONTHS_OF:
        return _shift_months(start, count * MONTHS_OF[unit], unit)
    step = DAYS_OF.get(unit)
    if step is None:
        return None
    if start.day is None and start.week is None:
        return start if start.unit else None
    try:
        day = _first_day(start) + timedelta(days=step * count)
    except (ValueError, OverflowError):
        return None
    return around(day, "W" if start.week and unit != "D" else unit if unit in {"W", "WE"} else "D")


def _shift_bc(start: Stretch, count: int, unit: str) -> Stretch | None:
    if start.year is None or unit not in {"Y", "DE", "CE"}:
        return None
    year = start.year - count * MONTHS_OF[unit] // 12
    if year <= 0:
        return None
    return Stretch(year, bc=True) if unit == "Y" else Stretch(decade=year // 10, bc=True) if unit == "DE" else Stretch(century=year // 100, bc=True)


def _shift_months(start: Stretch, months: int, unit: str) -> Stretch | None:
    if start.decade is not None and unit == "DE":
        return Stretch(decade=start.decade + months // 120) if start.decade + months // 120 >= 0 else None
    if start.century is not None and unit in {"CE", "ML"}:
        return Stretch(century=start.century + months // 1200) if start.century + months // 1200 >= 0 else None
    if start.year is None:
        return None
    month = start.month or (_first_day(start).month if start.week else 3 * start.quarter - 2 if start.quarter else 1)
    total = start.year * 12 + month - 1 + months
    if not 12 <= total < (MAXYEAR + 1) * 12:
        return None
    year = total // 12
    if unit in {"Y", "DE", "CE", "ML"}:
        return around(date(year, 1, 1), unit)
    if not (start.month or start.week or start.quarter):
        return Stretch(year)
    return Stretch(year, total % 12 + 1) if unit == "M" else around(date(year, total % 12 + 1, 1), unit)


def _first_day(stretch: Stretch) -> date:
    if stretch.week:
        return date.fromisocalendar(stretch.year or 0, stretch.week, 1)
    return date(stretch.year or 0, stretch.month or 1, stretch.day or 1)


def easter(year: int, *, orthodox: bool = False) -> date:
    """Return Easter Sunday in the Gregorian calendar.

    >>> easter(2022), easter(2022, orthodox=True)
    (datetime.date(2022, 4, 17), datetime.date(2022, 4, 24))
    """
    if orthodox:  # the Julian date, 13 days behind in 1900 to 2099
        moon = (19 * (year % 19) + 15) % 30
        week = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
        total = moon + week + 114
        return date(year, total // 31, total % 31 + 1) + timedelta(days=year // 100 - year // 400 - 2)
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * sunday) // 451
    total = epact + sunday - 7 * late + 114
    return date(year, total // 31, total % 31 + 1)


def holiday(rule: str, year: int) -> Stretch | None:
    """Return the day of a holiday by the rule of its row: "12-25", "easter-2", "4 thu 11", "last mon 5", "1944-06-06".

    >>> holiday("4 thu 11", 2021).value, holiday("last mon 5", 2022).value
    ('2021-11-25', '2022-05-30')
    """
    if not rule or not 1583 <= year <= 9998:
        return None
    if rule == "orthodox":
        return of_day(easter(year, orthodox=True))
    if rule.startswith("easter"):
        return of_day(easter(year) + timedelta(days=int(rule[6:] or 0)))
    if rule == "election":  # Tuesday after the first Monday of November
        return of_day(_nth_weekday(year, 11, 0, 1) + timedelta(days=1))
    parts = rule.split()
    if len(parts) == 3:
        weekday = ("mon", "tue", "wed", "thu", "fri", "sat", "sun").index(parts[1])
        return of_day(_nth_weekday(year, int(parts[2]), weekday, -1 if parts[0] == "last" else int(parts[0])))
    numbers = [int(part) for part in rule.split("-")]
    return Stretch(year=numbers[0] if len(numbers) == 3 else year, month=numbers[-2], day=numbers[-1])


def _nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    if number < 0:
        last = date(year, month, calendar.monthrange(year, month)[1])
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))
