"""Chooses the years of a whole narrative together, and tells passages that narrate from those that report."""

from __future__ import annotations

import calendar
import math
from collections.abc import Sequence
from datetime import date

from timeline.find.date_mentions import Mention
from timeline.values import record

STEP = 0.35  # cost of moving the clock: STEP * ln(1 + months)
BACK = 0.4  # more for moving it back
NEW_YEAR = 0.3  # more where words without a year change the year
OFF = 1.6  # an explicit year that leaves the clock as it was
OFF_BRACKET = 0.6  # the same in brackets
AHEAD = 1.0  # a date after publication
KEPT = 24  # hands of the clock kept after each mention
WEEKDAY, DEICTIC, POINTING = 3.0, 1.5, 1.0  # how much a phrase counted from publication speaks for news
DISTANT, NEARBY = 0.6, 0.3  # how much a year, far from publication or next to it, speaks for narrative
LEAN = 0.3  # how much the whole article speaks in each of its sentences
DOUBT = 2.0  # so much of both before the whole article leans
START = 1.0  # price of beginning with narrative
LOG = 4  # entries that make a chronology
SWITCH = 5.0  # price of changing sides


@record(frozen=True, slots=True)
class State:
    """A hand of the clock after a mention, with the cost so far and where it came from."""

    cost: float
    year: int
    month: int
    back: int
    chosen: int | None


def narrates(mentions: Sequence[Mention], published: date | None, count: int) -> list[bool]:
    """Tell for each sentence whether it tells the past (count from the dates told) or reports news (count from publication).

    Cues of one kind gather over neighbouring sentences; changing sides has a price, and the article as a whole leans one way.
    """
    if published is None or _is_log(mentions):
        return [True] * count
    scores = [_newness(mention, published) for mention in mentions]
    lean = LEAN * _balance(scores)
    news = [0.0] * count
    for mention, score in zip(mentions, scores, strict=True):
        news[mention.sentence] += score + lean
    costs, came = (0.0, START), list[tuple[int, int]]()
    for score in news:
        report, tell = costs
        came.append((0 if report <= tell + SWITCH else 1, 1 if tell <= report + SWITCH else 0))
        costs = (min(report, tell + SWITCH) + max(-score, 0.0), min(tell, report + SWITCH) + max(score, 0.0))
    state = 0 if costs[0] <= costs[1] else 1
    result = [False] * count
    for index in range(count - 1, -1, -1):
        result[index] = bool(state)
        state = came[index][state]
    return result


def _is_log(mentions: Sequence[Mention]) -> bool:
    """Tell whether the text is a chronology: line after line opens with a day that has no year."""
    entries = sum(mention.first == 0 and mention.stretch.day is not None and mention.stretch.year is None for mention in mentions)
    return entries >= LOG and 2 * entries >= len({mention.sentence for mention in mentions})


def _balance(scores: Sequence[float]) -> float:
    """Return from -1 (all cues tell the past) to 1 (all report)."""
    report = sum(score for score in scores if score > 0)
    tell = -sum(score for score in scores if score < 0)
    return (report - tell) / (report + tell + DOUBT)


def _newness(mention: Mention, published: date) -> float:
    """Return how much a mention speaks for news (positive) or for narrative (negative)."""
    if mention.kind == "weekday" and mention.direction not in {"same", "previous", "following"}:
        return WEEKDAY
    if mention.kind == "deictic" and mention.direction not in {"same", "following", "previous"}:
        return DEICTIC
    if mention.kind in {"unit", "shift", "span"} and mention.direction in {"last", "this", "next", "ago", "recent", "latest"}:
        return POINTING
    year = mention.stretch.year
    if year is None:
        return DEICTIC if mention.stretch.day and _is_recent(mention, published) else 0.0
    if mention.stretch.bc or abs(published.year - year) >= 2:
        return -DISTANT
    return -NEARBY if year != published.year else NEARBY


def _is_recent(mention: Mention, published: date) -> bool:
    """Tell whether a day without its year is one of the days before publication, as in a dateline."""
    month, day = mention.stretch.month or 1, mention.stretch.day or 1
    return -1 <= (published.month - month) * 30 + published.day - day <= 4


def years(mentions: Sequence[Mention], aside: Sequence[bool], headings: Sequence[bool], published: date | None) -> list[int | None]:
    """Return for each mention the year the clock gives it, None where it has no month or season of its own to place.

    `aside` says which mentions stand in brackets or after "since", `headings` which stand in a heading.
    """
    result: list[int | None] = [None] * len(mentions)
    shown = [index for index, mention in enumerate(mentions) if _is_shown(mention)]
    if published is None and all(mentions[index].stretch.year is None for index in shown):
        return result
    upcoming = _upcoming(mentions, aside)
    layers: list[list[State]] = [[]]
    headed = -1
    for index in shown:
        mention = mentions[index]
        off = OFF_BRACKET if aside[index] else OFF
        if headings[index] and mention.stretch.year is not None:  # "1914 to 1918" in a heading: the first sets the clock
            off = 0.0 if headed == mention.sentence else math.inf
            headed = mention.sentence
        layers.append(_advance(layers[-1], mention, upcoming[index], off, published))
    at = min(range(len(layers[-1])), key=lambda number: layers[-1][number].cost) if layers[-1] else -1
    for index, layer in zip(reversed(shown), reversed(layers), strict=False):
        if at < 0:
            break
        result[index] = layer[at].chosen
        at = layer[at].back
    return result


def _is_shown(mention: Mention) -> bool:
    """Tell whether a mention shows on the clock: it names a year, or a month or season that needs one."""
    stretch = mention.stretch
    if stretch.bc or mention.kind not in {"calendar", "season", "holiday"}:
        return False
    return stretch.year is not None or not (_month(mention) is None or mention.year_word or mention.direction)


def _upcoming(mentions: Sequence[Mention], aside: Sequence[bool]) -> list[int | None]:
    """Return for each mention the next explicit year from there on."""
    result: list[int | None] = [None] * len(mentions)
    following: int | None = None
    for index in range(len(mentions) - 1, -1, -1):
        stretch = mentions[index].stretch
        if stretch.year is not None and not stretch.bc and not aside[index]:
            following = stretch.year
        result[index] = following
    return result


def _month(mention: Mention) -> int | None:
    stretch = mention.stretch
    if stretch.month:
        return stretch.month
    if stretch.season:
        return {"WI": 12 if stretch.year is None else 2, "SP": 4, "SU": 7, "FA": 10}[stretch.season]
    if stretch.quarter:
        return 3 * stretch.quarter - 1
    if stretch.half:
        return 6 * stretch.half - 3
    if mention.modifier == "START":
        return 2
    return 11 if mention.modifier == "END" else None


def _advance(states: list[State], mention: Mention, upcoming: int | None, off: float, published: date | None) -> list[State]:
    stretch, month = mention.stretch, _month(mention)
    best: dict[tuple[int, int], State] = {}
    if stretch.year is not None:
        _explicit(states, best, stretch.year, month, off)
    else:
        _implied(states, best, month or 6, upcoming, published)
        if (stretch.month, stretch.day) == (2, 29):
            best = {hand: state for hand, state in best.items() if calendar.isleap(hand[0])} or best
    return sorted(best.values(), key=lambda state: (state.cost, state.year, state.month))[:KEPT]


def _explicit(states: list[State], best: dict[tuple[int, int], State], year: int, month: int | None, off: float) -> None:
    if not states:
        best[(year, month or 0)] = State(0.0, year, month or 0, -1, year)
    for number, state in enumerate(states):
        hand = month or (state.month if year == state.year else 0)
        _keep(best, State(state.cost + _move(state, year, hand), year, hand, number, year))
        if off < math.inf:
            _keep(best, State(state.cost + off, state.year, state.month, number, year))


def _implied(states: list[State], best: dict[tuple[int, int], State], month: int, upcoming: int | None, published: date | None) -> None:
    if not states:
        options = {upcoming: 0.0, (upcoming or 1) - 1: NEW_YEAR}
        if published is not None:
            options |= {published.year - (month > published.month): OFF}
        for year, cost in options.items():
            if year:
                best[(year, month)] = State(cost, year, month, -1, year)
    for number, state in enumerate(states):
        for year in {state.year - 1, state.year, state.year + 1, upcoming or state.year}:
            cost = state.cost + _move(state, year, month) + (NEW_YEAR if year != state.year else 0)
            if published and (year, month) > (published.year, published.month):
                cost += AHEAD
            _keep(best, State(cost, year, month, number, year))


def _keep(best: dict[tuple[int, int], State], state: State) -> None:
    old = best.get((state.year, state.month))
    if old is None or state.cost < old.cost:
        best[(state.year, state.month)] = state


def _move(state: State, year: int, month: int) -> float:
    """Return the cost of moving the hand; a month that nobody said (0) is wherever it is nearest."""
    forward = year > state.year
    if year == state.year and not (month and state.month):
        return 0.0
    here = state.month or (12 if forward else 1)
    there = month or (1 if forward else 12)
    months = 12 * (year - state.year) + there - here
    return STEP * math.log1p(abs(months)) + (BACK if months < 0 else 0)
