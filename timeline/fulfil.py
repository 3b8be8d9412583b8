"""Pairs each announcement with the act that fulfils it, as far as the reports tell both."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

import pandas as pd

from timeline import table
from timeline.lexicon.types import EventType
from timeline.record import TEXT, parts

COLUMNS = ("announcement_id", "announced", "act_id", "lag_days", "lag_days_max", "agrees")
# Days after the last day on which it was due that an act may still be the one announced.
WITHIN = 90
NEAR_KM = 50.0
STATED = frozenset({"day", "range"})
Row = Mapping[str, Any]


class Pair(NamedTuple):
    """An announcement, the day it was known, and the act that fulfils it: none if no report tells one.

    The act began `lag_days` to `lag_days_max` days later; the two differ where the act's own date is uncertain. `agrees`
    names what the two have in common beyond type and actor.
    """

    announcement_id: str
    announced: date
    act_id: str | None = None
    lag_days: int | None = None
    lag_days_max: int | None = None
    agrees: str = ""


class _Act(NamedTuple):
    """An asserted event: the first and last day on which it may have begun."""

    first: date
    last: date
    row: Row


def pairs(events: pd.DataFrame, types: Mapping[str, EventType], *, within: int = WITHIN) -> pd.DataFrame:
    """Return one row an announcement, in the order of the table, with the act that fulfils it, if there is one.

    An announcement is whatever is planned and not merely said; one that has no day at all can't be paired and is left out.
    Its act is asserted, of the same family of types, by one of the same actors, at a place that may be the same, and did
    not begin before the announcement. Where the place of either is unknown, number, units, equipment or target must agree.
    Of several acts the one nearest to the due days is taken, then the one that agrees in most.
    """
    rows = [row for row in table.records(events) if not types[str(row["event_type"])].speaks]
    acts = _acts(rows, types)
    found = [_pair(row, announced, acts, types, within) for row in rows if row["status"] == "planned" and (announced := _announced(row))]
    return pd.DataFrame(
        {
            "announcement_id": pd.array([pair.announcement_id for pair in found], dtype=TEXT),
            "announced": table.array([pair.announced for pair in found], "datetime64[s]"),
            "act_id": pd.array([pair.act_id for pair in found], dtype=TEXT),
            "lag_days": pd.array([pair.lag_days for pair in found], dtype="Int64"),
            "lag_days_max": pd.array([pair.lag_days_max for pair in found], dtype="Int64"),
            "agrees": pd.array([pair.agrees for pair in found], dtype=TEXT),
        }
    )


def lag(least: int, most: int, *, side: str = "later") -> str:
    """Return in words how long after its announcement an act began, or how long before it the announcement was made.

    >>> lag(12, 12), lag(0, 0), lag(1, 1), lag(3, 30), lag(0, 20, side="before")
    ('12 days later', 'the same day', '1 day later', '3 to 30 days later', 'at most 20 days before')
    """
    if most == 0:
        return "the same day"
    number = f"{most:,}" if least == most else f"{least:,} to {most:,}" if least else f"at most {most:,}"
    return f"{number} day{'s' if most > 1 else ''} {side}"


def _announced(row: Row) -> date | None:
    """The day on which it was known at the latest: it may be due after the report, or be told of as past."""
    known = [day for day in (row["published"], row["date_start"] or row["date_end"]) if day]
    return min(known) if known else None


def _acts(rows: Iterable[Row], types: Mapping[str, EventType]) -> dict[tuple[str, str], list[_Act]]:
    """Return the acts by family and actor, sorted by the last day on which they may have begun."""
    found: dict[tuple[str, str], list[_Act]] = {}
    for row in rows:
        first, last = row["date_start"], row["date_end"]
        if row["status"] != "asserted" or first is None:
            continue
        begun = first if row["date_precision"] in STATED or last is None else last
        for name in _actors(row):
            found.setdefault((types[row["event_type"]].family, name), []).append(_Act(first, begun, row))
    for acts in found.values():
        acts.sort(key=lambda act: (act.last, act.first, str(act.row["event_id"])))
    return found


def _pair(row: Row, announced: date, acts: Mapping[tuple[str, str], list[_Act]], types: Mapping[str, EventType], within: int) -> Pair:
    family = types[row["event_type"]].family
    due = max(announced, row["date_start"] or announced), max(announced, row["date_end"] or row["date_start"] or announced)
    limit = due[1] + timedelta(days=min(within, (date.max - due[1]).days))
    best: tuple[tuple[int, int, int, str], _Act, list[str]] | None = None
    for name in sorted(_actors(row)):
        mine = acts.get((family, name), [])
        for act in mine[bisect_left(mine, announced, key=lambda one: one.last) :]:
            common = _common(row, act.row)
            if act.first > limit or common is None:
                continue
            rank = (_days_apart(act, due), -len(common), max((act.first - announced).days, 0), str(act.row["event_id"]))
            if best is None or rank < best[0]:
                best = rank, act, common
    if best is None:
        return Pair(str(row["event_id"]), announced)
    _, act, common = best
    lags = max((act.first - announced).days, 0), (act.last - announced).days
    return Pair(str(row["event_id"]), announced, str(act.row["event_id"]), *lags, ", ".join(common))


def _days_apart(act: _Act, due: tuple[date, date]) -> int:
    return max((act.first - due[1]).days, (due[0] - act.last).days, 0)


def _actors(row: Row) -> set[str]:
    """Codes of states, and the names of those that are no state's alone, such as an alliance."""
    return set(parts(row["actors_iso3"])) or {name.casefold() for name in parts(row["actors"])}


def _common(one: Row, two: Row) -> list[str] | None:
    """Return what two events agree in, None if that is too little or they contradict each other."""
    targets = [set(parts(row["targets_iso3"])) for row in (one, two)]
    where = _place(one, two)
    if where is False or (all(targets) and targets[0].isdisjoint(targets[1])):
        return None
    common = {
        "place": bool(where),
        "target": not targets[0].isdisjoint(targets[1]),
        "number": _number(one, two),
        **{name: not set(parts(one[name])).isdisjoint(parts(two[name])) for name in ("forces", "equipment")},
    }
    return [name for name, agrees in common.items() if agrees] or None


def _place(one: Row, two: Row) -> bool | None:
    """Tell whether both may be at one place, None if either is unknown: the same, near, or one a country that holds the other."""
    if not one["place_name"] or not two["place_name"]:
        return None
    if one["place_name"] == two["place_name"]:
        return True
    same_state = one["iso3"] is not None and one["iso3"] == two["iso3"]
    if same_state and "country" in {one["place_precision"], two["place_precision"]}:
        return True
    is_fine = {one["place_precision"], two["place_precision"]} <= {"city", "point"}
    return is_fine and _distance_km(one, two) <= NEAR_KM


def _distance_km(one: Row, two: Row) -> float:
    spots = [one["lat"], one["lon"], two["lat"], two["lon"]]
    if any(value is None for value in spots):
        return math.inf
    north, east, other_north, other_east = (math.radians(value) for value in spots)
    across = math.sin((north - other_north) / 2) ** 2 + math.cos(north) * math.cos(other_north) * math.sin((east - other_east) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(across)))


def _number(one: Row, two: Row) -> bool:
    """Tell whether both tell a number and the ranges touch."""
    ranges = [(row["quantity_min"], row["quantity_max"]) for row in (one, two)]
    if any(least is None and most is None for least, most in ranges):
        return False
    (least, most), (other_least, other_most) = ((low or 0, high if high is not None else math.inf) for low, high in ranges)
    return bool(least <= other_most and other_least <= most)
