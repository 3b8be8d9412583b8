"""Small tables of events for the tests of the charts."""

import random
from datetime import date, timedelta

from timeline import table
from timeline.lexicon import default

TYPES = default().types
PLACES = {
    "Minsk": (53.9, 27.57, "BLR", "city"), "Kyiv": (50.45, 30.52, "UKR", "city"), "Brest": (52.1, 23.7, "BLR", "city"),
    "Belarus": (53.0, 28.0, "BLR", "country"), "Russia": (60.0, 100.0, "RUS", "country"), "Black Sea": (43.4, 34.3, None, "sea"),
    "Gomel Region": (52.4, 30.5, "BLR", "admin1"), "Norfolk": (36.85, -76.29, "USA", "city"),
}  # fmt: skip


def event(first, last=None, **cells):
    """Return one row; `at` and `origin` name places of PLACES."""
    kind = cells.pop("event_type", "deployment")
    row = {"event_type": kind, "group": TYPES[kind].group, "status": "asserted", "label": "Troops moved", "date_precision": "day"}
    row |= {"date_start": first, "date_end": last or first}
    for prefix, key in (("", "at"), ("origin_", "origin")):
        name = cells.pop(key, None)
        if name:
            lat, lon, iso3, precision = PLACES[name]
            row |= {f"{prefix}lat": lat, f"{prefix}lon": lon, f"{prefix}iso3": iso3}
            row |= {f"{prefix or 'place_'}name": name, f"{prefix or 'place_'}precision": precision}
    return row | cells


def frame(*rows):
    """Return a table of the rows, named e0, e1 ... in the order given."""
    return table.frame([{"event_id": f"e{number}"} | row for number, row in enumerate(rows)])


def some(count, seed=7, days=300):
    """Return a table of events spread at random over days, types, statuses and places."""
    chance = random.Random(seed)  # noqa: S311
    rows = []
    for _ in range(count):
        first = date(2022, 1, 1) + timedelta(days=chance.randrange(days))
        long = chance.choice([0, 0, 0, 2, 9, 29])
        here, there = chance.sample(sorted(PLACES), 2)
        rows.append(
            event(
                first, first + timedelta(days=long), date_precision=chance.choice(["range", "month"]) if long else "day",
                event_type=chance.choice(sorted(TYPES)), status=chance.choice(["asserted", "planned", "possible", "denied"]),
                label=" ".join(chance.choices(["Troops", "moved", "towards", "the", "border", "at", "Brest"], k=chance.randint(1, 12))),
                at=chance.choice([here, None]), origin=chance.choice([there, None]), quantity_min=chance.choice([None, 500, 20_000]),
            )
        )  # fmt: skip
    return frame(*rows)
