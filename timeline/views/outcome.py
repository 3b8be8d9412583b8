"""Says of the open event what became of an announcement, or what had announced an act."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import pandas as pd

from timeline.fulfil import lag
from timeline.views import wording

MOST = 3


def fields(pairs: pd.DataFrame, labels: Mapping[str, str], visible: Collection[str], event_id: str) -> list[dict[str, Any]]:
    """Return fields of the card; an event that the filters hide is named but cannot be opened.

    `pairs` comes from `fulfil.pairs`, `labels` gives what the events are called.
    """
    found = [_of_announcement(row, labels, visible) for row in pairs[pairs["announcement_id"].eq(event_id)].itertuples()]
    acts = pairs[pairs["act_id"].eq(event_id).fillna(False)]
    return found + [_of_act(row, labels, visible) for row in acts.head(MOST).itertuples()]


def _of_announcement(row: Any, labels: Mapping[str, str], visible: Collection[str]) -> dict[str, Any]:  # noqa: ANN401  a row of pandas
    if pd.isna(row.act_id):
        return {"key": "", "name": "Outcome", "value": "Not seen yet", "note": "No report here tells that it was done."}
    value = f"Seen done {lag(row.lag_days, row.lag_days_max)}"
    return {"key": "", "name": "Outcome", "value": value, "note": _why(row), "open": _other(row.act_id, labels, visible)}


def _of_act(row: Any, labels: Mapping[str, str], visible: Collection[str]) -> dict[str, Any]:  # noqa: ANN401
    value = lag(row.lag_days, row.lag_days_max, side="before").capitalize()
    return {"key": "", "name": "Announced", "value": value, "note": _why(row), "open": _other(row.announcement_id, labels, visible)}


def _why(row: Any) -> str:  # noqa: ANN401
    return f"Paired by type, actor and {row.agrees.replace(', ', ' and ')}."


def _other(event_id: str, labels: Mapping[str, str], visible: Collection[str]) -> dict[str, str]:
    is_hidden = event_id not in visible
    return {"id": "" if is_hidden else event_id, "label": wording.shown(labels.get(event_id, "")) + (" (hidden by the filters)" if is_hidden else "")}
