"""Reads number phrases from a row of tokens: "more than 700", "two to three thousand", "tens of thousands"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from timeline.find.materiel import Words
from timeline.lexicon import Lexicon
from timeline.lexicon.quantities import Word
from timeline.values import record, replace

DIGITS = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.\d{1,6})?$")
YEAR = re.compile(r"(?:19|20)\d\d$|2100$")
SHORT = frozenset({"m", "mn", "bn", "k", "tn"})  # count only behind digits
PERCENT = 100
LARGEST = 10**15
LONGEST = 14  # tokens of a number in words


@record(frozen=True, slots=True)
class Number:
    """A number phrase: `first` is the first word of all ("more"), `start` that of the number itself."""

    first: int
    start: int
    end: int
    low: int | None
    high: int | None
    value: int
    is_year: bool
    evidence: tuple[str, ...]


@record(frozen=True, slots=True)
class Core:
    """The number itself; `scaled` is the multiplier in its words ("thousand")."""

    end: int
    low: int
    high: int
    scaled: int
    where: str


def numbers(words: Words, begun: Sequence[int], lexicon: Lexicon) -> Iterator[Number]:
    """Yield the number phrases of a sentence from left to right; `begun` are the tokens that may begin one."""
    free = 0
    for index in begun:
        found = _number(words, index, lexicon) if index >= free else None
        if found is not None:
            yield found
            free = found.end


def core(words: Words, start: int, lexicon: Lexicon) -> Core | None:
    """Return the number that starts here, in digits or words."""
    if start >= len(words.lows):
        return None
    vague = lexicon.quantities.numbers.at(words.lows, start)
    if vague is not None:
        word = vague[1][0]
        return Core(vague[0], word.low, word.high, 1, word.where)
    return _composed(words, start, lexicon)


def _composed(words: Words, start: int, lexicon: Lexicon) -> Core | None:
    """Add up "two hundred and fifty", "twenty-four", "1.5 million"."""
    table = lexicon.quantities.words
    total, current, scaled = 0.0, -1.0, 1
    where = ""
    index = start
    if DIGITS.match(words.lows[start]):
        current, index = float(words.lows[start].replace(",", "")), start + 1
    while index < min(len(words.lows), start + LONGEST) and total < LARGEST:
        at = _joint(words, index, current)
        word = table.get(words.lows[at]) if at < len(words.lows) else None
        if word is None or (words.lows[at] in SHORT and not words.lows[at - 1][:1].isdigit()):
            break
        if word.kind == "cardinal":
            if not _adds(current, word.low) or (index == start + 1 and words.lows[start][:1].isdigit()):
                break
            current = max(current, 0) + word.low
        elif current < 0:
            break
        else:
            scaled = word.low
            total, current = (total, current * word.low) if word.low < 1000 else (total + current * word.low, 0)
        where = where or word.where
        index = at + 1
    if index == start:
        return None
    value = round(total + max(current, 0))
    return Core(index, value, value, scaled, where) if value < LARGEST else None


def _joint(words: Words, index: int, current: float) -> int:
    """Return the index of the next number word behind "and" (after a hundred) or a hyphen (after a ten)."""
    low = words.lows[index]
    if low == "and" and current >= 100 and current % 100 == 0:
        return index + 1
    if low == "-" and current >= 20 and current % 10 == 0 and words.tokens[index].start == words.tokens[index - 1].end:
        return index + 1
    return index


def _adds(current: float, word: int) -> bool:
    """Tell whether a number word may follow what is read so far: "twenty | four", "hundred | twelve", not "two | three"."""
    if current <= 0:
        return True
    return (current % 100 == 0 and word < 100) or (current % 100 >= 20 and current % 10 == 0 and word < 10)


def _number(words: Words, start: int, lexicon: Lexicon) -> Number | None:
    found = core(words, start, lexicon)
    if found is None or _is_other(words, start, found.end, lexicon):
        return None
    is_year = found.end == start + 1 and YEAR.match(words.lows[start]) is not None
    found = _range(words, start, found, lexicon)
    first, kinds, part, evidence = _before(words, _sign(words, start, lexicon), lexicon)
    found = replace(found, low=round(found.low * part), high=round(found.high * part))
    if first and words.lows[first - 1] == "between" and found.high > found.low:
        first -= 1
    end, after = _after(words, found.end, lexicon)
    low, high = _bounds(found, kinds | after)
    is_year = is_year and found.end == start + 1 and not (kinds - {"plain"}) and _dated(words, start, first, lexicon)
    return Number(first, start, end, low, high, found.low, is_year, tuple(where for where in (*evidence, found.where) if where))


def _dated(words: Words, start: int, first: int, lexicon: Lexicon) -> bool:
    """Tell whether a bare 1900-2100 is a year: after "in", a month, or with no word behind it."""
    before = words.lows[first - 1] if first else ""
    if before in lexicon.quantities.year_after or before in lexicon.quantities.months or before == ",":
        return True
    return start + 1 >= len(words.lows) or not words.lows[start + 1][:1].isalpha()


def _is_other(words: Words, start: int, end: int, lexicon: Lexicon) -> bool:
    """Tell dates, times, scores and parts of names from counts."""
    lows, tokens = words.lows, words.tokens
    after = lows[end] if end < len(lows) else ""
    before = lows[start - 1] if start else ""
    months = lexicon.quantities.months
    if (after in months and tokens[end].text[0].isupper()) or (before in months and tokens[start - 1].text[0].isupper()):
        return True
    if before == "." and start > 1 and lows[start - 2] in months:
        return True
    glued = start > 0 and tokens[start - 1].end == tokens[start].start
    if glued and before in {"-", ":", "/", "."} and not tokens[start].text.istitle():  # "F-16", "10:30"; but "PORT-Six ships"
        return True
    return after in {":", "/"} and end + 1 < len(lows) and tokens[end].end == tokens[end + 1].start and lows[end + 1][:1].isdigit()


def _range(words: Words, start: int, one: Core, lexicon: Lexicon) -> Core:
    """Widen a number to a range: "two to three thousand", "10-15", "between 200 and 300"."""
    if one.end >= len(words.lows):
        return one
    link = words.lows[one.end]
    before = words.lows[start - 1] if start else ""
    if not (link in {"to", "-", "or"} or (link == "and" and before == "between")) or (link == "to" and before == "from"):
        return one
    other = core(words, one.end + 1, lexicon)
    if other is None or (YEAR.match(words.lows[start]) and YEAR.match(words.lows[one.end + 1])):
        return one
    low = one.low * other.scaled if one.scaled == 1 and one.low < 1000 <= other.high else one.low
    return Core(other.end, low, other.high, other.scaled, one.where or other.where) if low < other.high else one


def _sign(words: Words, start: int, lexicon: Lexicon) -> int:
    """Return the index of the currency sign before a number ("$", "US$"), else that of the number."""
    for length in (2, 1):
        hit = lexicon.quantities.nouns.at(words.lows, start - length) if start >= length else None
        if hit is not None and hit[0] == start and hit[1][0].unit_class == "money":
            return start - length
    return start


def _before(words: Words, start: int, lexicon: Lexicon) -> tuple[int, frozenset[str], float, tuple[str, ...]]:
    """Return (first, kinds, share, data rows) of the words before a number that widen, bound or divide it, read backwards."""
    first, kinds, part, evidence = start, set(), 1.0, []
    table = lexicon.quantities.before
    while first > 0:
        window = words.lows[max(0, first - 6) : first][::-1]
        hit = table.at(window, 0)
        if hit is None or hit[1][0].kind == "particle":  # "handed over 12 drones"
            break
        first -= hit[0]
        kinds.add(hit[1][0].kind)
        if hit[1][0].kind == "fraction":
            first, share = _share(words, first, hit[1][0])
            part *= share
        evidence.append(hit[1][0].where)
    return first, frozenset(kinds), part, tuple(evidence)


def _share(words: Words, first: int, word: Word) -> tuple[int, float]:
    """Return (first, share): that of "half of", or of "40 percent of" with its number."""
    if word.high < PERCENT:
        return first, word.low / word.high
    many = words.lows[first - 1] if first else ""
    return (first - 1, float(many) / PERCENT) if DIGITS.match(many) and "," not in many else (first, 1.0)


def _after(words: Words, end: int, lexicon: Lexicon) -> tuple[int, frozenset[str]]:
    hit = lexicon.quantities.after.at(words.lows, end) if end < len(words.lows) else None
    return (end, frozenset()) if hit is None else (hit[0], frozenset({hit[1][0].kind.removesuffix("_after")}))


def _bounds(found: Core, kinds: frozenset[str]) -> tuple[int | None, int | None]:
    """More than 700 has no upper bound, up to 700 no lower one."""
    if "over" in kinds:
        return found.low, None
    if "under" in kinds:
        return None, found.high
    return found.low, found.high
