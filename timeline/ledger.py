"""Reads reported numbers of forces as strengths: who, where, since when, between how few and how many; nothing is added up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from timeline import people
from timeline.lexicon import Lexicon
from timeline.record import LIST, parts
from timeline.tokens import tokens

COUNTED = ("force", "platform", "weapon")
# People of a nation ("some 2,500 Russians") in a build-up or a drill are soldiers in all but name.
PEOPLE = "people"
NOWHERE, NOBODY, ANYWHERE = "place not said", "actor not said", "anywhere"
COLUMNS = (
    "event_id", "actor", "area", "place", "unit", "low", "high", "first", "last", "precision", "reading", "status", "published", "group", "speaker",
)  # fmt: skip


class Series(NamedTuple):
    """One actor's forces of one kind in one area, and how many reports give a number of them."""

    actor: str
    area: str
    unit: str
    reports: int

    @property
    def name(self) -> str:
        """What the series is called on the page."""
        return f"{self.actor}, {self.area}: {self.unit}"


def entries(events: pd.DataFrame, lexicon: Lexicon) -> pd.DataFrame:
    """Return the dated events whose number is the strength of a force, one a row, first day first.

    `reading` says how the number is meant: present (a level), arrived, left or raised (changes). `low` or `high` is missing
    where the words leave that end open. `speaker` is a family name, or what else was named as the source. The area is the
    state, or what is named if that lies in none; the place of a departure is where the forces left.
    """
    counted = events[(events["quantity_min"].notna() | events["quantity_max"].notna()) & (events["date_start"].notna() | events["date_end"].notna())]
    counted = counted[counted["quantity_unit"].map(_is_force(lexicon), na_action="ignore").eq(True).to_numpy(dtype=bool, na_value=False)]
    readings = np.array([lexicon.strength.reading(kind, trigger) for kind, trigger in _pairs(counted, "event_type", "trigger")], dtype=object)
    held, readings = counted[readings != ""], readings[readings != ""]
    has_left = readings == "left"
    place = _either(has_left & held["origin_name"].notna().to_numpy(), held["origin_name"], held["place_name"])
    place = [_border(said, lexicon) or said for said in place]
    state = _either(has_left & held["origin_name"].notna().to_numpy(), held["origin_iso3"], held["iso3"])
    name = _names(lexicon)
    found = pd.DataFrame({
        "event_id": held["event_id"].to_numpy(object),
        "actor": [name(codes) or _first(said) or NOBODY for codes, said in _pairs(held, "actors_iso3", "actors")],
        "area": [name(code) or said or NOWHERE for code, said in zip(state, place, strict=True)],
        "place": [said or NOWHERE for said in place],
        "unit": held["quantity_unit"].to_numpy(object),
        "low": held["quantity_min"].astype("Float64").to_numpy(dtype=float, na_value=np.nan),
        "high": held["quantity_max"].astype("Float64").to_numpy(dtype=float, na_value=np.nan),
        "first": held["date_start"].fillna(held["date_end"]).to_numpy("datetime64[D]"),
        "last": held["date_end"].fillna(held["date_start"]).to_numpy("datetime64[D]"),
        "precision": held["date_precision"].fillna("").to_numpy(object),
        "reading": readings,
        "status": held["status"].fillna("asserted").to_numpy(object),
        "published": held["published"].to_numpy("datetime64[D]"),
        "group": held["group"].fillna("").to_numpy(object),
        "speaker": [people.short(_first(said), lexicon) for said in held["speaker"].fillna("")],
    }, columns=list(COLUMNS))  # fmt: skip
    return found.sort_values(["first", "last", "event_id"], kind="stable", ignore_index=True)


def _pairs(held: pd.DataFrame, one: str, other: str) -> Iterator[tuple[str, str]]:
    return zip(held[one].fillna("").tolist(), held[other].fillna("").tolist(), strict=True)


def _is_force(lexicon: Lexicon) -> Callable[[str], bool]:
    classes = lexicon.quantities.classes
    return lambda unit: unit == PEOPLE or classes.get(unit) in COUNTED


def _names(lexicon: Lexicon) -> Callable[[str], str]:
    countries = lexicon.countries.by_iso3
    return lambda codes: " and ".join(countries[code].name if code in countries else code for code in parts(codes))


def _border(said: str, lexicon: Lexicon) -> str:
    """Return one name for all that the border of one state is called: "Ukraine's borders", "border with Ukraine"."""
    words = tokens(said)
    if lexicon.places.words["border"].keys().isdisjoint(word.low for word in words):
        return ""
    states = {senses[0][0].name for _, _, senses in lexicon.countries.find(words)}
    return f"border of {states.pop()}" if len(states) == 1 else ""


def _first(cell: str) -> str:
    return cell.split(LIST)[0]


def _either(is_first: NDArray[np.bool_], one: pd.Series, other: pd.Series) -> list[str]:
    chosen = np.where(is_first, one.fillna("").to_numpy(object), other.fillna("").to_numpy(object))
    return [str(cell) for cell in chosen]


def series(found: pd.DataFrame) -> list[Series]:
    """Return the series there are, those with most reports first, those of a known actor and area before others.

    An actor whose forces of one kind are told of in several areas has a series over all of them besides, at the end.
    """
    counts = found.groupby(["actor", "area", "unit"], sort=True).size().to_dict()
    told = [Series(str(actor), str(area), str(unit), int(count)) for (actor, area, unit), count in counts.items()]
    areas = Counter((one.actor, one.unit) for one in told)
    wide = [Series(actor, ANYWHERE, unit, sum(one.reports for one in told if (one.actor, one.unit) == (actor, unit)))
            for (actor, unit), count in areas.items() if count > 1 and actor != NOBODY]  # fmt: skip
    return [*sorted(told, key=_rank), *sorted(wide, key=_rank)]


def _rank(one: Series) -> tuple[int, int, str]:
    return (one.actor == NOBODY) + (one.area == NOWHERE), -one.reports, one.name


def of(found: pd.DataFrame, chosen: Series) -> pd.DataFrame:
    """Return the entries of one series."""
    mine = found["actor"].eq(chosen.actor) & found["unit"].eq(chosen.unit)
    return found[mine if chosen.area == ANYWHERE else mine & found["area"].eq(chosen.area)].reset_index(drop=True)


def levels(found: pd.DataFrame, horizon: date) -> pd.DataFrame:
    """Return the reported levels, each with `until`, the day from which it holds no more, and `is_disputed`.

    A level holds until the next report of the same place that begins after its own days, at the longest to the horizon; one
    that was said to last from a day to another ends with them, unless the report itself was written on the last. Two
    reports of the same place and time whose numbers share no value contradict each other: both are disputed, none wins.
    """
    held = found[found["reading"].eq("present") & found["status"].eq("asserted")].copy()
    end = np.datetime64(horizon) + 1
    held["until"] = np.full(len(held), end, dtype="datetime64[D]")
    held["is_disputed"] = False
    for _, rows in held.groupby("place").indices.items():
        _hold(held, np.asarray(rows), end)
    return held.reset_index(drop=True)


def _hold(held: pd.DataFrame, rows: NDArray[np.intp], end: np.datetime64) -> None:
    """Set what follows for the levels of one place, which come in the order of their first days."""
    first, last, published = (held[name].to_numpy("datetime64[D]")[rows] for name in ("first", "last", "published"))
    low = np.nan_to_num(held["low"].to_numpy(float)[rows], nan=0.0)
    high = np.nan_to_num(held["high"].to_numpy(float)[rows], nan=np.inf)
    following = np.searchsorted(first, last, side="right")
    until = np.append(first, end)[following]
    is_over = held["precision"].to_numpy(object)[rows] == "range"
    until = np.where(is_over & (last != published), np.minimum(last + 1, until), until)
    disputed = np.zeros(len(rows), dtype=bool)
    for at, stop in enumerate(following):
        rivals = np.flatnonzero((low[at + 1 : stop] > high[at]) | (high[at + 1 : stop] < low[at])) + at + 1
        disputed[rivals] = True
        disputed[at] |= len(rivals) > 0
    held.iloc[rows, held.columns.get_loc("until")] = np.maximum(until, last + 1)
    held.iloc[rows, held.columns.get_loc("is_disputed")] = disputed
