"""Makes realistic tables of events of any length, the same each time: python tests/bench/made.py 10000 events.parquet.

Places, states and kinds of event come from data/. Few places hold most events, wars come in waves, a quarter of the days is
uncertain, a tenth of the events has no place and a hundredth no day, as in tables that the engine makes.
"""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from timeline.lexicon import DATA, default
from timeline.record import COLUMNS, DAY, TEXT

START, DAYS = np.datetime64("2014-01-01", "D"), 3650
STATUSES, SHARES = ("asserted", "planned", "possible", "denied"), (0.78, 0.1, 0.08, 0.04)
SPANS = {"day": (0, 0.74), "range": (6, 0.08), "week": (6, 0.06), "month": (29, 0.09), "year": (364, 0.03)}
NUMBERS = np.array([50, 200, 700, 1_500, 5_000, 20_000])
UNITS = np.array(["troops", "soldiers", "vehicles", "aircraft"], dtype=object)
OUTLETS = np.array(["Agency North", "Daily Record", "Morning Post", "River Radio", "Ministry of Defence", "The Observer"], dtype=object)
SCENES = (
    "late in the evening",
    "after a week of talks",
    "near the border",
    "despite a warning",
    "for the third time this year",
    "with no word on losses",
)


def table(count: int, seed: int = 5) -> pd.DataFrame:
    """Return so many events in the order of the page: by first day and event_id, undated ones last."""
    chance = np.random.default_rng(seed)
    columns = _what(count, chance) | _when(count, chance) | _who(count, chance)
    columns |= _where(count, chance)
    columns |= _told(count, chance, columns)
    numbers = np.argsort(columns["date_start"], kind="stable")  # names run with the days, and NaT sorts last
    columns["event_id"] = np.empty(count, dtype=object)
    columns["event_id"][numbers] = np.char.add("e-", np.char.zfill(np.arange(count).astype(str), 12)).astype(object)
    events = pd.DataFrame({column.name: _array(columns.get(column.name), column.dtype, count) for column in COLUMNS})
    return events.iloc[numbers].reset_index(drop=True)


def _array(values: Any, dtype: str, count: int) -> Any:
    if values is None:
        values = np.full(count, None, dtype=object)
    if dtype == DAY:
        return pd.array(values if values.dtype.kind == "M" else np.full(count, "NaT", dtype=DAY), dtype=DAY)
    return pd.array(np.where(pd.isna(values), None, values) if dtype == TEXT else values, dtype=dtype)


def _crowded(count: int, kinds: int, chance: np.random.Generator, power: float = 1.1) -> Any:
    """Draw from so many kinds of which the first is by far the commonest."""
    weights = 1 / np.arange(1, kinds + 1) ** power
    return chance.choice(kinds, count, p=weights / weights.sum())


def _what(count: int, chance: np.random.Generator) -> dict[str, Any]:
    types = list(default().types.values())
    kind = _crowded(count, len(types), chance, 0.8)
    cells = {name: np.array([getattr(one, name) for one in types], dtype=object)[kind] for name in ("group", "plover", "cameo")}
    status = np.array(STATUSES, dtype=object)[chance.choice(4, count, p=SHARES)]
    confidence = np.round(chance.beta(5, 2, count), 2)
    return cells | {
        "event_type": np.array([one.type for one in types], dtype=object)[kind], "status": status, "confidence": confidence,
        "kind": np.array([one.label for one in types], dtype=object)[kind], "review": np.full(count, "draft", dtype=object),
        "confidence_reason": np.full(count, "0.5 trigger + 0.2 actor + 0.1 explicit date", dtype=object), "sources": np.ones(count, dtype=int),
    }  # fmt: skip


def _when(count: int, chance: np.random.Generator) -> dict[str, Any]:
    waves = chance.integers(0, DAYS, 12)
    quiet = chance.integers(0, DAYS, count)
    near = np.clip(waves[_crowded(count, 12, chance, 0.5)] + chance.normal(0, 60, count), 0, DAYS - 1).astype(int)
    first = START + np.where(chance.random(count) < 0.4, quiet, near).astype("timedelta64[D]")
    precision = chance.choice(len(SPANS), count, p=[share for _, share in SPANS.values()])
    last = first + np.array([days for days, _ in SPANS.values()])[precision].astype("timedelta64[D]")
    unknown = chance.random(count) < 0.01
    first, last = (np.where(unknown, np.datetime64("NaT"), days).astype(DAY) for days in (first, last))
    words = np.array(["on Monday", "from 3 to 9 May", "last week", "in May", "this year"], dtype=object)[precision]
    return {
        "date_start": first, "date_end": last, "published": (last + np.timedelta64(1, "D")).astype(DAY),
        "date_precision": np.where(unknown, "unknown", np.array(list(SPANS), dtype=object)[precision]), "date_text": words,
        "date_basis": np.full(count, "relative", dtype=object),
    }  # fmt: skip


def _who(count: int, chance: np.random.Generator) -> dict[str, Any]:
    states = [one for one in default().countries.by_iso3.values() if one.iso3 is not None][:250]
    names = np.array([one.name for one in states], dtype=object)
    codes = np.array([one.iso3 for one in states], dtype=object)
    chosen = chance.permutation(len(states))[:60]
    cells: dict[str, Any] = {}
    for role, none in (("actors", 0.08), ("targets", 0.4), ("speaker", 0.5)):
        one, two = (chosen[_crowded(count, len(chosen), chance)] for _ in range(2))
        several = (chance.random(count) < 0.12) & (one != two) & (role != "speaker")
        missing = chance.random(count) < none
        for column, words in ((role, names), (f"{role}_iso3", codes)):
            cells[column] = np.where(missing, None, np.where(several, words[one] + "; " + words[two], words[one]))
    return cells


def _places() -> pd.DataFrame:
    with (DATA / "places" / "features.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["lat"] and row["precision"] in {"point", "sea", "region"}]
    countries = [one for one in default().countries.by_iso3.values() if one.iso3 is not None]
    spots = [(row["name"], float(row["lat"]), float(row["lon"]), row["iso3"] or None, row["precision"]) for row in rows]
    spots += [(one.name, one.lat, one.lon, one.iso3, "country") for one in countries]
    return pd.DataFrame(spots, columns=["name", "lat", "lon", "iso3", "precision"])


def _where(count: int, chance: np.random.Generator) -> dict[str, Any]:
    places = _places()
    chosen = chance.permutation(len(places))[:400]
    cells: dict[str, Any] = {}
    for prefix, missing in (("", chance.random(count) < 0.1), ("origin_", chance.random(count) < 0.85)):
        at = chosen[_crowded(count, len(chosen), chance)]
        for column in places.columns:
            name = f"{prefix or 'place_'}{column}" if column in {"name", "precision"} else f"{prefix}{column}"
            cells[name] = np.where(missing, np.nan if column in {"lat", "lon"} else None, places[column].to_numpy()[at])
    return cells


def _told(count: int, chance: np.random.Generator, columns: dict[str, Any]) -> dict[str, Any]:
    """Sentences and headlines from the other cells, articles of about eight events."""
    number, given = NUMBERS[chance.integers(0, len(NUMBERS), count)], chance.random(count) < 0.3
    unit = UNITS[chance.integers(0, len(UNITS), count)]
    words = np.where(given, number.astype(str).astype(object) + " " + unit, "forces")
    who, where = (np.where(pd.isna(columns[name]), "officials", columns[name]) for name in ("actors", "place_name"))
    label = who.astype(object) + ": " + columns["kind"] + " of " + words + " at " + where
    told = label + " " + np.array(SCENES, dtype=object)[chance.integers(0, len(SCENES), count)]
    sentence = told + ", according to " + OUTLETS[chance.integers(0, len(OUTLETS), count)] + ", which gave no further details of what had happened."
    article = chance.integers(0, max(1, count // 8), count)
    names = article.astype(str).astype(object)
    offset = chance.integers(0, 4000, count)
    return {
        "label": label, "sentence": sentence, "sentence_start": offset, "sentence_end": offset + np.array([len(text) for text in sentence]),
        "trigger": columns["kind"], "trigger_start": offset + np.array([len(text) + 2 for text in who]),
        "trigger_end": offset + np.array([len(one) + len(kind) + 2 for one, kind in zip(who, columns["kind"], strict=True)]),
        "article_id": "a-" + names, "article_title": "Report number " + names, "source": OUTLETS[article % len(OUTLETS)],
        "quantity_min": np.where(given, number, np.nan), "quantity_max": np.where(given, number * 2 - 1, np.nan),
        "quantity_unit": np.where(given, unit, None), "quantity_text": np.where(given, words, None),
    }  # fmt: skip


def main() -> None:
    """Write a table as Parquet, or as CSV if the file's name ends so."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("file", type=Path)
    asked = parser.parse_args()
    from timeline.export import csv as sheets
    from timeline.export import tables

    events = table(asked.count)
    if asked.file.suffix == ".csv":
        asked.file.write_text(sheets.text(events), encoding="utf-8", newline="")
    else:
        tables.write(events, asked.file)


if __name__ == "__main__":
    main()
