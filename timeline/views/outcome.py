"""Says of the open event what became of an announcement, or what had announced an act."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from timeline.fulfil import lag
from timeline.views import wording

MOST = 3
Called = Callable[[str], tuple[str, bool]]


def fields(pairs: pd.DataFrame, event_id: str, called: Called) -> list[dict[str, Any]]:
    """Return fields of the card; an event that the filters hide is named but cannot be opened.

    `pairs` comes from `fulfil.pairs`; `called` tells what an event is called and whether it is on screen.
    """
    found = [_of_announcement(row, called) for row in pairs[pairs["announcement_id"].eq(event_id)].itertuples()]
    acts = pairs[pairs["act_id"].eq(event_id).fillna(False)]
    return found + [_of_act(row, called) for row in acts.head(MOST).itertuples()]


def _of_announcement(row: Any, called: Called) -> dict[str, Any]:  # noqa: ANN401  a row of pandas
    if pd.isna(row.act_id):
        return {"key": "", "name": "Outcome", "value": "Not seen yet", "note": "No report here tells that it was done."}
    value = f"Seen done {lag(row.lag_days, row.lag_days_max)}"
    return {"key": "", "name": "Outcome", "value": value, "note": _why(row), "open": _other(row.act_id, called)}


def _of_act(row: Any, called: Called) -> dict[str, Any]:  # noqa: ANN401
    value = lag(row.lag_days, row.lag_days_max, side="before").capitalize()
    return {"key": "", "name": "Announced", "value": value, "note": _why(row), "open": _other(row.announcement_id, called)}


def _why(row: Any) -> str:  # noqa: ANN401
    return f"Paired by type, actor and {row.agrees.replace(', ', ' and ')}."


def _other(event_id: str, called: Called) -> dict[str, str]:
    label, is_shown = called(event_id)
    return {"id": event_id if is_shown else "", "label": wording.shown(label) + ("" if is_shown else " (hidden by the filters)")}
