"""Words, patterns, holidays and calendar settings of the date grammar."""

from __future__ import annotations

from pathlib import Path

from timeline.lexicon.date_patterns import Grammar
from timeline.lexicon.rows import DataError, read
from timeline.tokens import phrase
from timeline.values import record

SETTINGS = (
    "autumn_first_month", "coming_days", "fiscal_year_first_month", "recent_days", "recent_months_days", "recent_years_days",
    "spring_first_month", "summer_first_month", "week_first", "weekend_days", "weekend_first", "winter_first_month",
)  # fmt: skip


@record(frozen=True, slots=True)
class Word:
    """One row of dates.csv: the class a pattern speaks of, and the value of the word."""

    cls: str
    value: str
    where: str


class Dates:
    """Everything that the date finder knows about a language."""

    def __init__(
        self, words: dict[str, Word], holidays: dict[tuple[str, ...], str], settings: dict[str, int], patterns: Path, pasts: frozenset[str]
    ) -> None:
        self.words = words
        self.pasts = pasts
        self.holidays = holidays
        self.settings = settings
        self.phrases = {phrase(text): word.value for text, word in words.items() if word.cls == "VAGUE"}
        names = [" ".join(name) for name in holidays]
        self.grammar = Grammar(patterns, {text: (word.cls, word.value) for text, word in words.items()}, names, [" ".join(p) for p in self.phrases])

    def value(self, low: str) -> str:
        """Return the value of a word, "" if it has none."""
        word = self.words.get(low)
        return word.value if word else ""


def load(words: Path, pasts: frozenset[str]) -> Dates:
    """Read the tables of one language; `pasts` are the past forms of its irregular verbs."""
    table = {row["word"]: Word(row["class"], row["value"], row.where) for row in read(words / "dates.csv", ("word", "class", "value"))}
    holidays = {phrase(row["name"]): row["day"] for row in read(words / "holidays.csv", ("name", "day"))}
    settings: dict[str, int] = {}
    for row in read(words / "calendar.csv", ("setting", "value")):
        if row["setting"] not in SETTINGS or not row["value"].isdecimal():
            raise DataError(f"{row.where}: {row['setting']}={row['value']!r} is not a setting with a number; use one of {', '.join(SETTINGS)}")
        settings[row["setting"]] = int(row["value"])
    if missing := [name for name in SETTINGS if name not in settings]:
        raise DataError(f"{words / 'calendar.csv'}: {', '.join(missing)} is missing; add a row")
    return Dates(table, holidays, settings, words / "date_patterns.csv", pasts)
