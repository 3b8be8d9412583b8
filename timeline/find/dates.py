"""Finds date phrases and says which days they mean."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from timeline.find import date_clock, date_ranges
from timeline.find.date_calendar import Stretch, days, is_possible
from timeline.find.date_day import parse_day
from timeline.find.date_mentions import Anchor, Mention, Resolved
from timeline.find.date_offsets import ON_THE_CLOCK
from timeline.find.date_ranges import Interval
from timeline.find.date_resolve import counts_from_publication
from timeline.find.date_resolve import resolve as _resolve
from timeline.find.date_scan import scan
from timeline.find.date_tense import tense
from timeline.lexicon import Lexicon, default
from timeline.lexicon.dates import Dates
from timeline.model import Article, DateRange, Document, Found, Sentence, Span, Timex, Token
from timeline.tokens import tokens
from timeline.values import record, replace

__all__ = ["find", "parse_day", "resolve", "timexes"]

RANGE_LINKS = ("-", "/", "- -", "TO", "UNTIL", "THROUGH")
LIST_LINKS = ("AND", "OR", ",", ", AND")
PREPOSITIONS = ("IN", "ON", "AT", "SINCE", "UNTIL", "BY", "BEFORE", "AFTER", "FROM", "DURING", "OVER", "WITHIN", "THROUGHOUT", "BETWEEN", "FOR")
BOUNDS = frozenset({"SINCE", "UNTIL", "BY", "BEFORE", "AFTER"})
UNDATED = frozenset({"duration", "set", "vague", "clock", "told"})
UNTOLD = UNDATED | {"span", "gap"}  # from which nothing is counted
BRACKET_REACH = 12  # words looked back for an opening bracket
RANGE_REACH = 30  # words looked back for "from"
FAR = 6  # sentences after which a date told in news no longer counts
OWNED = 3  # words from a year to a day of it, "last year's deadly Oct. 7"


@record(frozen=True, slots=True)
class Line:
    """A sentence made ready: its tokens, its word classes, whether it is a heading."""

    tokens: Sequence[Token]
    classes: str
    heading: bool


@record(frozen=True, slots=True)
class Read:
    """The date phrases of a document, each with what it was counted from."""

    lines: list[Line]
    resolved: list[Resolved]
    anchors: list[Anchor]


def find(document: Document, lexicon: Lexicon) -> list[Found[DateRange]]:
    """Return the intervals that date phrases mean, one for each phrase or joined range."""
    return _ranges(_read(document.sentences, document.article.published, lexicon.dates), document.article, lexicon.dates)


def timexes(document: Document, lexicon: Lexicon) -> list[Found[Timex]]:
    """Return every time expression in TIMEX3 terms: dates, times, durations and sets."""
    read = _read(document.sentences, document.article.published, lexicon.dates)
    return [
        Found(Timex(item.kind, item.value, item.mention.modifier), Span(item.mention.start, item.mention.end), item.mention.where)
        for item in read.resolved
    ]


def resolve(phrase: str, *, published: date | None = None, lexicon: Lexicon | None = None) -> DateRange:
    """Return what one date phrase means in a report of that day.

    >>> resolve("over the weekend", published=date(2022, 10, 11)).reason
    'over the weekend + Tue 11 Oct 2022 → Sat 8 – Sun 9 Oct 2022'
    """
    words = lexicon or default()
    article = Article(phrase, published)
    sentence = Sentence(Span(0, len(phrase)), tokens(phrase), 0)
    found = _ranges(_read((sentence,), published, words.dates), article, words.dates)
    if not found:
        return DateRange(None, None, "unknown", "explicit", phrase, f"no date phrase in {phrase!r}")
    return found[0].value


def _read(sentences: Sequence[Sentence], published: date | None, dates: Dates) -> Read:
    lines: list[Line] = []
    mentions: list[Mention] = []
    for number, sentence in enumerate(sentences):
        classes, found = scan(sentence.tokens, sentence.lows, dates, number)
        lines.append(Line(sentence.tokens, classes, sentence.role in {"title", "heading"}))
        mentions += _shared(found, classes, dates)
    narrative = date_clock.narrates(mentions, published, len(lines))
    mentions = [mention for mention in mentions if mention.kind != "told" or narrative[mention.sentence]]
    years = _years(mentions, lines, narrative, published, dates)
    return _anchored(Read(lines, [], []), mentions, (narrative, years), published, dates)


def _shared(found: list[Mention], classes: str, dates: Dates) -> list[Mention]:
    """Copy the year from one end of a range or list to the other: "from March to June 2003"."""
    for index in range(len(found) - 2, -1, -1):
        a, b = found[index], found[index + 1]
        if _lacks_year(a, b) and _link(a, b, classes, dates) in RANGE_LINKS + LIST_LINKS:
            later = (a.stretch.month or 0, a.stretch.day or 0) > (b.stretch.month or 0, b.stretch.day or 31)
            found[index] = _with_year(a, (b.stretch.year or 0) - later, b)
    for index in range(1, len(found)):
        a, b = found[index - 1], found[index]
        if _lacks_year(b, a) and _link(a, b, classes, dates) in RANGE_LINKS:
            found[index] = _with_year(b, (a.stretch.year or 0) + ((b.stretch.month or 0) < (a.stretch.month or 0)), a)
        elif a.unit == "Y" and a.direction and _is_owned(a, b, classes, dates):
            found[index] = replace(b, year_word=a.direction)
    return found


def _is_owned(a: Mention, b: Mention, classes: str, dates: Dates) -> bool:
    """Tell whether a day is one of the year before it: "last year's deadly Oct. 7 attack"."""
    bare = b.kind == "calendar" and b.stretch.month is not None and b.stretch.year is None and not (b.year_word or b.direction)
    return bare and b.first - a.last <= OWNED and classes[a.last : a.last + 1] == dates.grammar.symbol("'s")


def _lacks_year(mention: Mention, other: Mention) -> bool:
    bare = mention.kind == "calendar" and mention.stretch.month is not None and mention.stretch.year is None and not mention.year_word
    return bare and not mention.direction and other.kind == "calendar" and other.stretch.year is not None and other.stretch.month is not None


def _with_year(mention: Mention, year: int, other: Mention) -> Mention:
    stretch = replace(mention.stretch, year=year, bc=other.stretch.bc)
    return replace(mention, stretch=stretch) if is_possible(stretch) else mention


def _link(a: Mention, b: Mention, classes: str, dates: Dates) -> str:
    """Return the name of what stands between two mentions, "" if it is neither a range nor a list."""
    gap = classes[a.last : b.first]
    if not 0 < len(gap) <= 2:
        return ""
    names = {dates.grammar.symbol(name): name for name in ("TO", "UNTIL", "THROUGH", "AND", "OR")}
    return " ".join(names.get(sign, sign) for sign in gap)


def _years(mentions: list[Mention], lines: list[Line], narrative: list[bool], published: date | None, dates: Dates) -> list[int | None]:
    """Return the years that the joint clock gives to what is told, None for what is reported."""
    told = [index for index, mention in enumerate(mentions) if narrative[mention.sentence]]
    if not told:
        return [None] * len(mentions)
    chosen = [mentions[index] for index in told]
    aside = [_is_aside(mention, lines[mention.sentence], dates) for mention in chosen]
    headings = [lines[mention.sentence].heading for mention in chosen]
    years: list[int | None] = [None] * len(mentions)
    for index, year in zip(told, date_clock.years(chosen, aside, headings, published), strict=True):
        years[index] = year
    return years


def _is_aside(mention: Mention, line: Line, dates: Dates) -> bool:
    """Tell whether a date stands in brackets, after "since" or at the far end of a range, and so need not move the clock."""
    classes = line.classes
    if classes[max(0, mention.first - 1) : mention.first] == dates.grammar.symbol("SINCE"):
        return True
    begun = classes.rfind(dates.grammar.symbol("FROM"), max(0, mention.first - RANGE_REACH), max(0, mention.first - 2))
    if begun >= 0 and dates.grammar.symbol("TO") in classes[begun : mention.first]:
        return True  # the far end of "from June 1914 to the end of the war in 1918"
    opened = classes.rfind("(", max(0, mention.first - BRACKET_REACH), mention.first)
    return opened >= 0 and ")" not in classes[opened : mention.first]


def _anchored(read: Read, mentions: list[Mention], clock: tuple[list[bool], list[int | None]], published: date | None, dates: Dates) -> Read:
    narrative, years = clock
    told: Stretch | None = None
    passed: Stretch | None = None
    told_at = 0
    day: Stretch | None = None
    quarter: Stretch | None = None
    for index, mention in enumerate(mentions):
        line = read.lines[mention.sentence]
        reach = 0 if mention.kind == "gap" or mention.direction == "the" else FAR
        near = mention.sentence - told_at <= reach or (narrative[mention.sentence] and mention.kind != "gap")
        counted = day if mention.kind == "unit" and mention.unit == "D" and mention.direction in ON_THE_CLOCK else told
        anchor = Anchor(
            published,
            counted if near else None,
            narrative[mention.sentence],
            tense(mention, line.tokens, dates),
            years[index],
            dates.settings,
            quarter,
        )
        resolved = _resolve(mention, anchor)
        if passed is not None and anchor.tense == "back" and _is_after(resolved.stretch, anchor) and mention.direction in ON_THE_CLOCK:
            anchor = replace(anchor, told=passed)  # "must disarm by the 19th. The following day he left"
            resolved = _resolve(mention, anchor)
        read.resolved.append(resolved)
        read.anchors.append(anchor)
        if resolved.stretch.unit and mention.kind not in UNTOLD and mention.direction not in {"ago", "earlier"}:
            day = resolved.stretch if resolved.stretch.unit == "D" or mention.sentence != told_at else day  # "June" is of no "same day"
            told, told_at = resolved.stretch, mention.sentence
            passed = passed if _is_after(told, anchor) else told
            quarter = told if told.quarter and told.year and mention.kind == "calendar" else quarter
    return read


def _is_after(stretch: Stretch, anchor: Anchor) -> bool:
    """Tell whether a date told lies after publication."""
    span = days(stretch, anchor.settings) if anchor.published is not None and stretch.unit else None
    return span is not None and anchor.published is not None and span[0] > anchor.published


def _ranges(read: Read, article: Article, dates: Dates) -> list[Found[DateRange]]:
    result: list[Found[DateRange]] = []
    index = 0
    while index < len(read.resolved):
        step = 1
        if _is_dated(read.resolved[index].mention):
            found, step = _range_at(read, index, article, dates)
            result.append(found)
        index += step
    return result


def _is_dated(mention: Mention) -> bool:
    """Tell whether a phrase can date an event; "the week", with nothing before it, cannot."""
    bare = mention.kind == "unit" and mention.direction == "the" and mention.unit != "WE" and not mention.modifier
    return mention.kind not in UNDATED and not bare


def _range_at(read: Read, index: int, article: Article, dates: Dates) -> tuple[Found[DateRange], int]:
    """Return the interval that begins with a mention, and how many mentions it takes."""
    item, anchor = read.resolved[index], read.anchors[index]
    line = read.lines[item.mention.sentence]
    middle = date_ranges.interval(item, anchor)
    start, word = _opening(item.mention, line, dates)
    end, basis, step, where = item.mention.end, item.basis, 1, [*item.mention.where]
    if index + 1 < len(read.resolved):
        after = read.resolved[index + 1]
        both = _both(item, after, (middle, date_ranges.interval(after, read.anchors[index + 1])), (line, word, anchor), dates)
        if both is not None:
            middle, end, step = both, after.mention.end, 2
            basis = next((name for name in ("relative", "context") if name in {basis, after.basis}), basis)
            where += after.mention.where
    if item.mention.kind == "gap":  # "days after" dates what follows; the quotation says so
        end, word = line.tokens[item.mention.last].end, ""
    if step == 1 and word in BOUNDS and not (word == "AFTER" and _modifies(item.mention, line)):
        middle = date_ranges.bounded(middle, word, item.mention, anchor)
    text = " ".join(article.text[start:end].split())
    value = DateRange(middle.first, middle.last, middle.precision, basis or _wanted(item.mention), text, _reason(text, middle, basis, item, anchor))
    return Found(value, Span(start, end), tuple(dict.fromkeys(where))), step


def _both(a: Resolved, b: Resolved, ends: tuple[Interval, Interval], around: tuple[Line, str, Anchor], dates: Dates) -> Interval | None:
    """Return the joined interval if two neighbours are the ends of a range."""
    if not _is_dated(b.mention) or "gap" in {a.mention.kind, b.mention.kind} or a.mention.sentence != b.mention.sentence:
        return None
    line, word, anchor = around
    link = _link(a.mention, b.mention, line.classes, dates)
    if link in RANGE_LINKS and a.mention.kind == b.mention.kind == "weekday":
        ends = date_ranges.weekdays(*ends, anchor)
    if link in RANGE_LINKS or (link == "AND" and word == "BETWEEN") or (link in {"AND", ","} and date_ranges.is_consecutive(*ends)):
        return date_ranges.joined(*ends)
    return None


def _opening(mention: Mention, line: Line, dates: Dates) -> tuple[int, str]:
    """Return where the phrase begins with its preposition, and the class of the preposition."""
    if mention.first == 0:
        return mention.start, ""
    token = line.tokens[mention.first - 1]
    word = dates.words.get(token.low)
    return (token.start, word.cls) if word is not None and word.cls in PREPOSITIONS else (mention.start, "")


def _modifies(mention: Mention, line: Line) -> bool:
    """Tell whether the date belongs to a noun: "after Friday's attack", "after the 2020 war"."""
    return line.classes[mention.last : mention.last + 1] not in {"", ".", ",", ";", ")"}


def _wanted(mention: Mention) -> str:
    return "relative" if counts_from_publication(mention) else "context"


def _reason(text: str, value: Interval, basis: str, item: Resolved, anchor: Anchor) -> str:
    if value.first is None and value.last is None:
        if item.stretch.bc:
            return f"{text} → {item.stretch.value}, before the first year that a calendar date can hold"
        if anchor.published is None:
            return f"{text}: the publication date is needed to say which day this is"
        return f"{text}: nothing in the text says which day this is"
    said = date_ranges.say_interval(value)
    if basis == "relative" and anchor.published:
        return f"{text} + {date_ranges.say(anchor.published)} → {said}"
    if basis == "context" and anchor.told is not None:
        return f"{text} + {anchor.told.value} in the text → {said}"
    return f"{text} → {said}"
