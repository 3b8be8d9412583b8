"""Cues that tell what was done from what is planned, possible or denied."""

from __future__ import annotations

from pathlib import Path

from timeline.lexicon.phrases import Phrases
from timeline.lexicon.rows import DataError, read
from timeline.tokens import phrase
from timeline.values import record

STATUSES = ("denied", "possible", "planned", "asserted")  # the first that applies wins
SCOPES = ("left", "plan", "right")


@record(frozen=True, slots=True)
class StatusWords:
    """Cue phrases by scope, with (status, data row); a cue of scope "left" stands left of its trigger, "plan" too, of what is sent or given.

    `firsts` are the words with which any of them begins.
    """

    scopes: dict[str, Phrases[tuple[str, str]]]
    firsts: frozenset[str]


def load(words: Path) -> StatusWords:
    """Return the cues of status.csv."""
    entries: dict[str, list[tuple[tuple[str, ...], tuple[str, str]]]] = {scope: [] for scope in SCOPES}
    for row in read(words / "status.csv", ("pattern", "status", "scope")):
        if row["status"] not in STATUSES or row["scope"] not in SCOPES:
            raise DataError(f"{row.where}: {row['status']}, {row['scope']}: use one of {', '.join(STATUSES)} and one of {', '.join(SCOPES)}")
        entries[row["scope"]].append((phrase(row["pattern"]), (row["status"], row.where)))
    scopes = {scope: Phrases(some) for scope, some in entries.items()}
    return StatusWords(scopes, frozenset().union(*[cues.firsts for cues in scopes.values()]))
