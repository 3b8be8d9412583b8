"""What a chart says about an event under the mouse; every word escaped."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import Any

import pandas as pd

from timeline.charts.theme import escaped, status
from timeline.lexicon.types import EventType

COLUMNS = ("label", "event_type", "status", "date_start", "date_end", "date_text", "origin_name", "place_name", "quantity_text", "speaker", "source")


def texts(events: pd.DataFrame, types: Mapping[str, EventType]) -> list[str]:
    """Return a few lines an event, safe to show."""
    columns = [events[name].tolist() if name in events else [None] * len(events) for name in COLUMNS]
    return [_lines(dict(zip(COLUMNS, row, strict=True)), types) for row in zip(*columns, strict=True)]


def _lines(row: dict[str, Any], types: Mapping[str, EventType]) -> str:
    known = {name: value for name, value in row.items() if not pd.isna(value)}
    kind = types.get(str(known.get("event_type")))
    head = "<br>".join(escaped(line) for line in textwrap.wrap(str(known.get("label", "")), 60, max_lines=3, placeholder=" …"))
    lines = [
        f"<b>{head}</b>",
        escaped(" · ".join(part for part in (kind.label if kind else "", status(known.get("status")).label.lower()) if part)),
        escaped(days(known.get("date_start"), known.get("date_end"))) + (f" · “{escaped(known['date_text'])}”" if "date_text" in known else ""),
        escaped(" → ".join(str(known[name]) for name in ("origin_name", "place_name") if name in known)),
        escaped(known.get("quantity_text", "")),
        escaped(" · ".join(str(known[name]) for name in ("speaker", "source") if name in known)),
    ]
    return "<br>".join(line for line in lines if line)


def days(first: Any, last: Any) -> str:  # noqa: ANN401 - a stamp, a date or nothing
    """Return the days as people write them.

    >>> days(pd.Timestamp("2022-10-08"), pd.Timestamp("2022-10-09"))
    '8 – 9 Oct 2022'
    >>> days(pd.Timestamp("2022-02-01"), pd.Timestamp("2022-02-28")), days(None, pd.Timestamp("2022-02-28"))
    ('1 – 28 Feb 2022', 'until 28 Feb 2022')
    """
    if first is None or pd.isna(first):
        return "no date" if last is None or pd.isna(last) else f"until {_day(last)}"
    if last is None or pd.isna(last):
        return f"from {_day(first)}"
    if first == last:
        return _day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} – {_day(last)}"
    return f"{first.day} {first:%b} – {_day(last)}" if first.year == last.year else f"{_day(first)} – {_day(last)}"


def _day(stamp: Any) -> str:  # noqa: ANN401
    return f"{stamp.day} {stamp:%b %Y}"
