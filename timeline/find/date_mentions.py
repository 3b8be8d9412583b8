"""Records of date reading: a phrase with its parts, what it is counted from, where it comes to lie."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from timeline.find.date_calendar import Stretch, of_day
from timeline.values import record

DATED = frozenset({"calendar", "weekday", "deictic", "unit", "holiday", "shift", "season"})  # name a day or a stretch
NOWHERE = Stretch()


@record(frozen=True, slots=True)
class Mention:
    """A date phrase: its words and what they say; a part that nobody said is empty."""

    kind: str
    start: int
    end: int
    first: int
    last: int
    sentence: int = 0
    stretch: Stretch = NOWHERE
    modifier: str = ""
    direction: str = ""
    unit: str = ""
    number: float | None = None
    weekday: int | None = None
    clock: str = ""
    year_word: str = ""
    offset: int = 0
    text: str = ""
    where: tuple[str, ...] = ()


@record(frozen=True, slots=True)
class Anchor:
    """What a phrase is counted from: publication, the last date told, and the year that the clock gives it.

    `narrative` says that the passage tells the past, so that the last date told counts and not publication. `tense` is ahead,
    likely, back or "" as the words before say; `quarter` is the last quarter told.
    """

    published: date | None
    told: Stretch | None
    narrative: bool
    tense: str
    year: int | None
    settings: Mapping[str, int]
    quarter: Stretch | None = None

    @property
    def future(self) -> bool:
        """Tell whether a plan is spoken of."""
        return self.tense == "ahead"

    def base(self, *, told: bool) -> tuple[Stretch | None, str]:
        """Return what to count from, the last date told or publication, and the basis to report."""
        if told and self.told is not None:
            return self.told, "context"
        return (of_day(self.published), "relative") if self.published is not None else (None, "")


@record(frozen=True, slots=True)
class Resolved:
    """A mention with its place in the calendar; `basis` is explicit, relative, context or "" where it stays open."""

    mention: Mention
    stretch: Stretch
    value: str
    kind: str
    basis: str
