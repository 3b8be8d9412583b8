"""Chooses the year of a day, month, season, quarter or holiday whose words do not give it."""

from __future__ import annotations

from datetime import date

from timeline.find.date_calendar import Stretch, days, holiday, is_possible, of_day
from timeline.find.date_mentions import Anchor, Mention
from timeline.values import replace

NEARER = {"ahead": (0.05, 0.03), "likely": (1.0, 1.0), "": (1.5, 3.0), "back": (3.0, 6.0)}  # how much nearer the next such day or month must be


def calendar_date(mention: Mention, anchor: Anchor) -> tuple[Stretch, str]:
    """Return a day, month, year ... with the year that its words, its neighbours, the clock or publication give it."""
    stretch = mention.stretch
    if stretch.year is not None or stretch.decade is not None or stretch.century is not None:
        return stretch, "explicit"
    if mention.year_word:
        base, basis = anchor.base(told=mention.year_word in {"same", "previous", "following"} or anchor.narrative)
        year = _year_of(base)
        if year is None:
            return stretch, ""
        step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(mention.year_word, 0)
        return replace(stretch, year=year + step, bc=bool(base and base.bc)), basis
    told = anchor.told
    if anchor.narrative and told is not None and told.bc and not mention.direction:
        return replace(stretch, year=told.year, bc=True), "context"
    if anchor.year is not None and anchor.narrative and not mention.direction:
        return _checked(replace(stretch, year=anchor.year)), "context"
    if anchor.published is None:
        return stretch, ""
    if anchor.year is not None and not mention.direction:
        return _checked(replace(stretch, year=anchor.year)), "context"
    return by_publication(stretch, mention.direction, anchor), "relative"


def _checked(stretch: Stretch) -> Stretch:
    return stretch if is_possible(stretch) else replace(stretch, year=None)


def _year_of(base: Stretch | None) -> int | None:
    return base.year if base is not None else None


def by_publication(stretch: Stretch, pointing: str, anchor: Anchor) -> Stretch:
    """Choose the year of a day, month, quarter or season: the nearest, or as the words point."""
    published = anchor.published
    if published is None:
        return stretch
    options = []
    reach = 4 if (stretch.month, stretch.day) == (2, 29) else 1
    for year in range(max(published.year - reach, 1), published.year + reach + 1):
        candidate = replace(stretch, year=year)
        span = days(candidate, anchor.settings) if is_possible(candidate) else None
        if span:
            options.append((span, candidate))
    if pointing == "last":
        options = [option for option in options if option[0][1] < published]
        return options[-1][1] if options else stretch
    if pointing == "next":
        options = [option for option in options if option[0][0] > published]
        return options[0][1] if options else stretch
    if pointing == "this" and stretch.unit != "Q":
        return next((option[1] for option in options if option[1].year == published.year), stretch)
    return _tensed(options, stretch, published, anchor)


def _tensed(options: list[tuple[tuple[date, date], Stretch]], stretch: Stretch, published: date, anchor: Anchor) -> Stretch:
    """Choose by tense; where nothing tells, the latest that has begun, unless the next one is much nearer."""
    begun = [option for option in options if option[0][0] <= published][-1:]
    later = [option for option in options if option[0][1] >= published][:1]
    if begun == later or not begun or not later:
        chosen = begun or later
        return chosen[0][1] if chosen else stretch
    if stretch.quarter:  # "will report its third-quarter loss" speaks of the quarter just over
        over = (published - begun[0][0][1]).days
        return later[0][1] if anchor.future and over > 120 else begun[0][1]
    since, until = max((published - begun[0][0][1]).days, 0), max((later[0][0][0] - published).days, 0)
    factor = NEARER[anchor.tense][stretch.day is None]
    return later[0][1] if since > factor * until else begun[0][1]


def season(mention: Mention, anchor: Anchor) -> tuple[Stretch, str]:
    """Return a season with its year."""
    if mention.direction in {"previous", "following", "same"}:
        base, basis = anchor.base(told=True)
        year = _year_of(base)
        if year is None or base is None:
            return mention.stretch, ""
        step = {"previous": -1, "following": 1}.get(mention.direction, 0)
        return replace(mention.stretch, year=year + step, bc=base.bc), basis
    return calendar_date(mention, anchor)


def period(mention: Mention, anchor: Anchor) -> tuple[Stretch, str]:
    """Read "the 2021 period" of a report on a quarter."""
    quarter = anchor.quarter.quarter if anchor.quarter is not None else None
    return replace(mention.stretch, quarter=quarter), "explicit"


def feast(mention: Mention, anchor: Anchor) -> tuple[Stretch, str]:
    """Return the day of a holiday."""
    if len(mention.text) == 10 and mention.text[4] == "-":
        return of_day(date.fromisoformat(mention.text)), "explicit"
    if not mention.text:
        return Stretch(), ""
    base, basis = calendar_date(replace(mention, stretch=replace(mention.stretch, month=1), direction=""), anchor)
    if mention.stretch.year or mention.year_word or (anchor.narrative and anchor.year):
        return (holiday(mention.text, base.year) if base.year and not base.bc else None) or Stretch(), basis
    if anchor.published is None:
        return Stretch(), ""
    return _near_holiday(mention, anchor, anchor.published), "relative"


def _near_holiday(mention: Mention, anchor: Anchor, published: date) -> Stretch:
    options = [found for year in range(max(published.year - 1, 1), published.year + 2) if (found := holiday(mention.text, year))]
    gaps = [(span[0] - published).days for found in options if (span := days(found, anchor.settings))]
    pairs = list(zip(gaps, options, strict=False))
    if mention.direction == "last":
        pairs = [pair for pair in pairs if pair[0] < 0][-1:]
    elif mention.direction == "next" or anchor.future:
        pairs = [pair for pair in pairs if pair[0] >= 0][:1]
    elif mention.direction == "this":
        pairs = [pair for pair in pairs if pair[1].year == published.year]
    return min(pairs, key=lambda pair: abs(pair[0]))[1] if pairs else Stretch()
