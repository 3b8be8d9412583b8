"""Finds counts: a number with what it counts, and what befell them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from timeline.find import losses
from timeline.find.beginnings import begun
from timeline.find.counted import Counted, counted, single
from timeline.find.materiel import Words
from timeline.find.numbers import Number, core, numbers
from timeline.lexicon import Lexicon
from timeline.lexicon.quantities import Casualty
from timeline.model import Document, Found, Quantity, Sentence, Span

PEOPLE = frozenset({"force", "casualty"})
SHARED = frozenset({"of", "out", "the", "its", "all"})  # between a share and the whole: "shot down 14 of the 17 drones"
PERSONS = frozenset({"people", "refugees", "officials", "prisoners", "police", "advisers", "peacekeepers", "contractors", "fighters", "troops"})
LISTED = frozenset({",", "and", "or", "including", "plus", "&"})
FEWEST_ELIDED = 50  # "boosting its force to 12,500", but not "two of them"
NUMBERED = frozenset({"number", "figure", "total", "strength"})
REACHING = frozenset({"to", "up", "about", "some", "around"})
PAIR = 2
FORCES = frozenset({"troops", "soldiers", "personnel", "forces", "troop", "peacekeepers"})
BEHIND_ELIDED = frozenset({"to", "into", "from", "more", "others"})  # "3,000 troops to Poland and 1,000 | to Romania"
ELIDED_AFTER = frozenset({"to", "those", "these", "another", "further", "from", "by", "additional", "extra", "first", "last", "remaining", "initial"})


class Count(NamedTuple):
    """A count by token indexes; `last_noun` is the index after the noun, or after the number where there is none."""

    first: int
    start: int
    end: int
    low: int | None
    high: int | None
    unit: str
    evidence: tuple[str, ...]
    later: tuple[int, int] = (0, 0)  # the tokens of a number to which this one is to grow


def find(document: Document, lexicon: Lexicon, *, named: Sequence[Span] = ()) -> list[Found[Quantity]]:
    """Return all counts of forces, losses, weapons, money and the like; numbers that stand in names count nothing.

    >>> from timeline.lexicon import default
    >>> from timeline.model import Article
    >>> from timeline.text import prepare
    >>> text = "More than 700 Russian soldiers were killed and tens of thousands of troops left."
    >>> [(f.value.low, f.value.high, f.value.unit) for f in find(prepare(Article(text), default()), default())]
    [(700, None, 'killed'), (20000, 99999, 'troops')]
    """
    text = document.article.text
    result: list[Found[Quantity]] = []
    last, paragraph = "", -1
    within = {start for span in named for start in range(span.start, span.end)}
    for sentence in document.sentences:
        last = last if sentence.paragraph == paragraph else ""
        paragraph = sentence.paragraph
        for count in _sentence(sentence, lexicon, last, within):
            span = Span(sentence.tokens[count.first].start, sentence.tokens[count.end - 1].end)
            band = any(row.startswith("unit_sizes") for row in count.evidence)
            kind = lexicon.quantities.classes.get(count.unit, "other")
            result.append(Found(Quantity(count.low, count.high, count.unit, _words(count, sentence, text), kind, band), span, count.evidence))
            last = count.unit if lexicon.quantities.classes.get(count.unit) == "force" else last
    return result


def _words(count: Count, sentence: Sentence, text: str) -> str:
    """Return the words of a count: "1,600 soldiers", "1,600 soldiers … up to 2,500"."""
    spans = [(count.first, count.end), count.later] if count.later[1] else [(count.first, count.end)]
    return " … ".join(text[sentence.tokens[first].start : sentence.tokens[end - 1].end] for first, end in spans)


def _sentence(sentence: Sentence, lexicon: Lexicon, last: str, within: set[int]) -> list[Count]:
    words, notes = Words(sentence.tokens, sentence.lows), begun(sentence, lexicon)
    counts: list[Count] = []
    share: Number | None = None
    waiting: list[tuple[Number, int]] = []  # "300,000 South Korean and at least 17,000 U.S. troops"
    for number in numbers(words, notes.numbers, lexicon):
        if number.is_year or words.tokens[number.start].start in within or (counts and number.start < counts[-1].end):
            continue
        noun = counted(words, number, lexicon)
        if noun is not None and noun.waits:
            waiting.append((number, noun.end))
            continue
        count = _count(words, number, noun, lexicon, last)
        if count is not None and share is not None and SHARED.issuperset(words.lows[share.end : count.first]):
            count = count._replace(first=share.first, start=share.start, low=share.low, high=share.high)
        share = number if count is None and words.lows[number.end : number.end + 1] in (["of"], ["out"]) else None
        if count is not None:
            counts += [_of(early, end, count) for early, end in waiting]
            counts.append(count)
            counts[-2:] = _grown(words, counts[-2:], lexicon) if noun is None else counts[-2:]
            last = count.unit if lexicon.quantities.classes.get(count.unit) == "force" else last
        waiting = []
    taken = {cell for count in counts for cell in range(count.first, count.end)}
    counts += [one for index in notes.singles if index not in taken for one in _singles(words, index, taken, lexicon)]
    return sorted(_listed(words, sorted(counts), lexicon)) if len(counts) > 1 else counts


def _of(number: Number, end: int, later: Count) -> Count:
    return Count(number.first, number.start, end, number.low, number.high, later.unit, number.evidence)


def _count(words: Words, number: Number, noun: Counted | None, lexicon: Lexicon, last: str) -> Count | None:
    """Bind a number to its noun or, where there is none, to the words around it."""
    if noun is not None and not noun.unit:
        return None
    end = noun.end if noun else number.end
    first = number.first
    if noun is None or noun.unit in PERSONS:
        loss = _loss(words, first, end, noun, lexicon) or (losses.toll(words, number.first, lexicon) if noun is None else None)
        if loss is not None:
            return Count(first, number.start, end, number.low, number.high, loss.unit, (*number.evidence, loss.where))
    if noun is not None:
        return Count(first, number.start, end, number.low, number.high, noun.unit, (*number.evidence, noun.where))
    unit = _elided(words, number, lexicon, last)
    return Count(number.first, number.start, end, number.low, number.high, unit, number.evidence) if unit else None


def _loss(words: Words, first: int, end: int, noun: Counted | None, lexicon: Lexicon) -> Casualty | None:
    soldiers = noun is not None and lexicon.quantities.classes.get(noun.unit) == "force"
    return losses.before(words, first, lexicon, soldiers=soldiers) or losses.after(words, end, lexicon)


def _elided(words: Words, number: Number, lexicon: Lexicon, last: str) -> str:
    """Return the unit of a number without a noun: "a force of 12,500", "those 8,500", "bring it up to 2,500"."""
    before = words.lows[number.first - 1] if number.first else ""
    if before == "of" and number.first > 1:
        hit = lexicon.quantities.nouns.at(words.lows, number.first - 2)
        if hit is not None and any(noun.unit_class == "force" for noun in hit[1]):
            return "troops"
    if before == "to" and number.value >= FEWEST_ELIDED and _is_strength(words, number, lexicon):
        return "troops"
    if not last or number.value < FEWEST_ELIDED:
        return ""
    leads, behind = {before, *words.lows[number.first : number.start]}, words.lows[number.end : number.end + 2]
    goes_on = behind[:1] != [] and (behind[0] in BEHIND_ELIDED or behind[0] in lexicon.grammar["modal"] or behind[0] in lexicon.grammar["be"])
    joined = goes_on and (before in LISTED or (behind[0] == "more" and behind[1:] != ["than"]))
    return last if joined or not leads.isdisjoint(ELIDED_AFTER) else ""


def _is_strength(words: Words, number: Number, lexicon: Lexicon) -> bool:
    """Tell what forces come to from another number: "American troops grew from 5,000 | to 12,000"."""
    to = number.first - 1
    known = to > 1 and core(words, to - 1, lexicon) is not None and words.lows[to - 2] == "from"
    return known and not FORCES.isdisjoint(words.lows[: to - 2])


def _grown(words: Words, two: list[Count], lexicon: Lexicon) -> list[Count]:
    """Widen a number by one told to come: "deploy 1,600 soldiers and bring that number up to 2,500"."""
    if len(two) < PAIR or two[0].unit != two[1].unit or (two[0].high or 0) >= (two[1].high or 0):
        return two
    between = [low for low in words.lows[two[0].end : two[1].start] if low not in lexicon.grammar["adverb"]]
    while between and between[-1] in REACHING:
        between.pop()
    said = between[-1:] != [] and between[-1] in NUMBERED and between[-2:-1] in (["that"], ["this"], ["the"])
    grows = said or not lexicon.grammar["growing"].isdisjoint(between[-1:])
    return [two[0]._replace(high=two[1].high, later=(two[1].first, two[1].end)), two[1]] if grows else two


def _singles(words: Words, index: int, taken: set[int], lexicon: Lexicon) -> list[Count]:
    """Return "a warship" as one ship, "a battalion" as its size, "killed a soldier" as one killed."""
    found = single(words, index, lexicon)
    if found is None or not taken.isdisjoint(range(index, found.end)):
        return []
    if found.band is not None:
        return [Count(index, index, found.end, found.band.low, found.band.high, "troops", (found.band.where,))]
    if found.unit not in PERSONS:
        return [Count(index, index, found.end, 1, 1, found.unit, (found.where,))] if found.is_platform else []
    loss = losses.before(words, index, lexicon, soldiers=True) or losses.after(words, found.end, lexicon)
    return [Count(index, index, found.end, 1, 1, loss.unit, (found.where, loss.where))] if loss else []


def _listed(words: Words, counts: list[Count], lexicon: Lexicon) -> list[Count]:
    """Give all people of a list the fate told of one: "killed two soldiers and four guards"."""
    classes = lexicon.quantities.classes
    result = list(counts)
    for index in (*range(1, len(result)), *range(len(result) - 1, 0, -1)):
        one, two = result[index - 1], result[index]
        between = words.lows[one.end : two.first]
        if not between or not LISTED.issuperset(between):
            continue
        if classes.get(one.unit) == "casualty" and two.unit in PERSONS:
            result[index] = two._replace(unit=one.unit)
        elif classes.get(two.unit) == "casualty" and one.unit in PERSONS and _passive(words, two, lexicon):
            result[index - 1] = one._replace(unit=two.unit)
    return result


def _passive(words: Words, count: Count, lexicon: Lexicon) -> bool:
    return losses.before(words, count.first, lexicon, soldiers=True) is None
