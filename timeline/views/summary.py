"""Says in one sentence what is on screen."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from timeline.charts import lanes, map
from timeline.views import wording

SHARES = {"asserted": "reported as done", "planned": "planned", "possible": "possible", "denied": "denied"}


def sentence(shown: pd.DataFrame, *, whole: int, reports: int) -> str:
    """Return the headline: how many events of how many reports, over what time.

    >>> from timeline import table
    >>> sentence(table.frame([{"event_id": "e-1"}]), whole=1, reports=1)
    '1 report, 1 event'
    """
    events = wording.count(whole, "event") if len(shown) == whole else f"{len(shown):,} of {wording.count(whole, 'event')}"
    first, last = shown["date_start"].min(), shown["date_end"].max()
    span = "" if pd.isna(first) or pd.isna(last) else f", {wording.months(first.date(), last.date())}"
    return f"{wording.count(reports, 'report')}, {events}{span}"


def shares(shown: pd.DataFrame) -> str:
    """Return how sure the reports are of these events.

    >>> from timeline import table
    >>> shares(table.frame([{"status": "asserted"}, {"status": "denied"}, {"status": "asserted"}]))
    '2 reported as done, 1 denied'
    """
    counts = Counter(shown["status"])
    return ", ".join(f"{counts[status]:,} {name}" for status, name in SHARES.items() if counts[status])


def left_out(shown: pd.DataFrame) -> list[str]:
    """Return what the charts cannot show of these events, a sentence each."""
    undated, unplaced = lanes.undated(shown), map.unplaced(shown)
    said = []
    if undated:
        said.append(f"{wording.count(undated, 'event')} without a date: in the table, not on the timeline")
    if unplaced:
        said.append(f"{wording.count(unplaced, 'event')} without a place: in the table, not on the map")
    return said
