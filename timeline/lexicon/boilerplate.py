"""Lines of web pages that belong to no article."""

from __future__ import annotations

import re
from pathlib import Path

from timeline.lexicon.rows import DataError, read
from timeline.values import record

COLUMNS = ("pattern", "kind", "example", "note")
KINDS = ("line", "block", "credit", "caption")


@record(frozen=True, slots=True)
class Boilerplate:
    """One pattern a kind, tried on short lines only.

    line: the line goes. block: the line goes, with the teasers under it. credit: a picture credit; the line goes.
    caption: the line is the caption of a picture.
    """

    line: re.Pattern[str]
    block: re.Pattern[str]
    credit: re.Pattern[str]
    caption: re.Pattern[str]


def load(words: Path) -> Boilerplate:
    """Return the patterns of boilerplate.csv."""
    patterns: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for row in read(words / "boilerplate.csv", COLUMNS):
        if row["kind"] not in KINDS:
            raise DataError(f"{row.where}: unknown kind {row['kind']!r}; use one of {', '.join(KINDS)}")
        try:
            re.compile(row["pattern"])
        except re.error as fault:
            raise DataError(f"{row.where}: {row['pattern']!r} is no pattern ({fault}); mend it") from None
        patterns[row["kind"]].append(row["pattern"])
    anchored = {kind: re.compile("|".join(f"(?:{p})" for p in some) or r"(?!)", re.IGNORECASE) for kind, some in patterns.items()}
    return Boilerplate(anchored["line"], anchored["block"], anchored["credit"], anchored["caption"])
