"""Finds places that no table knows, where the words beside the name say what it is: "the village of X", "near X", "in X, Mali"."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from timeline.find.beginnings import begun
from timeline.find.place_mentions import AIMED, ARTICLES, AT, MARKS_WITHIN
from timeline.find.place_phrase import Named
from timeline.lexicon import Lexicon
from timeline.lexicon.places import Gazetteer, key
from timeline.model import Found, Place, Sentence, Span, Token
from timeline.values import replace

LONGEST = 3  # words of an unknown name
NEAREST = 12  # known places looked at for the nearest
PERSONAL = frozenset({"who", "whose", "the"})  # after a name and a comma, what tells a person
STOPS = frozenset(
    ", . ; ) ( and but or when where after before while who which on in late early last this yesterday today overnight for to by as during from with "
    "since".split()
)


def search(text: str, sentences: Sequence[Sentence], known: Sequence[Named], lexicon: Lexicon, names: Container[int] = ()) -> list[Named]:
    """Return unknown places, each set where the nearest known one is, with less precision; nowhere if none is known.

    `known` runs from left to right. A name within a known one is left alone, and one that begins at an offset of `names`.
    """
    taken = {spot for one in known for spot in range(one.found.span.start, one.found.span.end)}
    starts = {one.found.span.start for one in known}
    found: list[Named] = []
    passed, gazetteer = 0, lexicon.places
    for sentence in sentences:
        while passed < len(known) and known[passed].found.span.end <= sentence.span.end:
            passed += 1
        notes = begun(sentence, lexicon)
        told = dict.fromkeys(_scan(sentence.tokens, notes.landmarks, gazetteer), True) | dict.fromkeys(
            _placed(sentence, notes.before_places, starts, gazetteer), False
        )
        for (first, last, where), is_called_so in sorted(told.items()):
            span = Span(sentence.tokens[first].start, sentence.tokens[last - 1].end)
            if taken.isdisjoint(range(span.start, span.end)) and span.start not in names:
                anchor = _anchor(span, sentence, known[max(0, passed - NEAREST) : passed + 1], gazetteer)
                if is_called_so or anchor is not None:
                    taken.update(range(span.start, span.end))
                    found.append(_named(text, span, (sentence.tokens, first, last), where, anchor))
    return found


def _anchor(span: Span, sentence: Sentence, near: Sequence[Named], gazetteer: Gazetteer) -> Place | None:
    """Return the nearest known place: of the sentence if it has one, else the last before it."""
    within = [one for one in near if sentence.span.holds(one.found.span)]
    before = [one for one in near if one.found.span.end <= sentence.span.start]
    prepositions = gazetteer.words["preposition"]
    within, before = _grounds(within, prepositions) or within * (not before), _grounds(before, prepositions) or before
    if within:
        return min(within, key=lambda one: abs(one.found.span.start - span.end)).found.value
    return before[-1].found.value if before else None


def _grounds(places: Sequence[Named], prepositions: Container[str]) -> list[Named]:
    """Leave out the states that act: "**France** intervened after the rebels took the town of Konna"."""
    return [one for one in places if one.found.value.precision != "country" or (one.first and one.tokens[one.first - 1].low in prepositions)]


def _named(text: str, span: Span, tokens: tuple[tuple[Token, ...], int, int], where: str, anchor: Place | None) -> Named:
    name = text[span.start : span.end]
    if anchor is None:
        place = Place(name, "", "", None, None, "region")
    else:
        place = replace(anchor, name=name, precision=anchor.precision if anchor.precision in {"country", "sea"} else "region")
    return Named(Found(place, span, (where,)), *tokens, "unknown")


def _scan(tokens: Sequence[Token], indexes: Sequence[int], gazetteer: Gazetteer) -> Iterator[tuple[int, int, str]]:
    """Yield first and last token of each unknown name, and the row of the word that tells, which stands at one of the indexes."""
    settlements, landmarks = gazetteer.words["settlement"], gazetteer.words["landmark"]
    for index in indexes:
        token = tokens[index]
        if token.low in settlements:
            if index + 2 < len(tokens) and tokens[index + 1].low == "of":
                last = _end(tokens, index + 2, gazetteer)
                if last > index + 2:
                    yield index + 2, last, settlements[token.low].where
            first = _start(tokens, index, gazetteer)
            after = tokens[index + 1].low if index + 1 < len(tokens) else ""
            if first < index and after not in gazetteer.words["title"] and after not in gazetteer.words["organization"]:
                yield first, index + (1 if token.text[0].isupper() else 0), settlements[token.low].where
        elif token.low in landmarks and token.text[0].isupper():
            last = _end(tokens, index + 1, gazetteer)
            if last > index + 1:
                yield index, last, landmarks[token.low].where


def _placed(sentence: Sentence, indexes: Sequence[int], starts: Container[int], gazetteer: Gazetteer) -> Iterator[tuple[int, int, str]]:
    """Yield names that stand where a place does: "near X", "at X.", "in X, Mali", "in X in North Darfur"; such a word is at each index."""
    prepositions, tokens, lows = gazetteer.words["preposition"], sentence.tokens, sentence.lows
    for index in indexes:
        token = tokens[index]
        if not 0 < index < len(tokens) - 1 or not (tokens[index + 1].text[0].isupper() or lows[index + 1] in ARTICLES):
            continue
        if token.low not in AT and (tokens[index - 1].low, token.low) not in AIMED:
            continue
        last = _end(tokens, index + 1, gazetteer)
        if last == index + 1 or any(word.low in gazetteer.words["no_place"] for word in tokens[index + 1 : last]):
            continue
        if tokens[index + 1].low in gazetteer.given and last > index + 2 and tokens[index + 2].text not in MARKS_WITHIN:
            continue
        after = tokens[last] if last < len(tokens) else None
        if after is not None and after.text == "," and last + 1 < len(tokens) and _is_other(token.low, tokens[last + 1], starts):
            continue
        if after is None or after.low in STOPS or after.low in gazetteer.words["weekday"]:
            yield index + 1, last, (prepositions.get(token.low) or prepositions["at"]).where


def _is_other(preposition: str, after: Token, starts: Container[int]) -> bool:
    """Tell a person or a firm by what follows a comma: "in X, who won", "at X, Y and Z" where Y is no place."""
    return after.low in PERSONAL or (preposition == "at" and after.text[0].isupper() and after.start not in starts)


def _end(tokens: Sequence[Token], first: int, gazetteer: Gazetteer) -> int:
    """Return the end of the capitalised words that begin here."""
    place, words = first, 0
    while place < len(tokens) and words < LONGEST:
        token = tokens[place]
        if _is_name(token, gazetteer):
            words += 1
        elif not (token.low in ARTICLES and place + 1 < len(tokens)) and not (token.text in MARKS_WITHIN and words):
            break
        place += 1
    while place > first and not tokens[place - 1].text[0].isupper():
        place -= 1
    return place


def _start(tokens: Sequence[Token], end: int, gazetteer: Gazetteer) -> int:
    """Return the start of the capitalised words that end here; the first word of a sentence is none."""
    place = end
    while place > 1 and end - place < LONGEST and (_is_name(tokens[place - 1], gazetteer) or _joins(tokens, place - 1, end)):
        place -= 1
    while place < end and not tokens[place].text[0].isupper():
        place += 1
    return place


def _joins(tokens: Sequence[Token], place: int, end: int) -> bool:
    return tokens[place].text in MARKS_WITHIN and place + 1 < end and tokens[place].end == tokens[place + 1].start


def _is_name(token: Token, gazetteer: Gazetteer) -> bool:
    """Tell whether a token may be part of a name that we don't know: no people, weekday, common word or abbreviation."""
    if not token.text[0].isupper():
        return False
    if token.low in ARTICLES:
        return True
    name = key(token.text)
    if len(name) < 3 or token.text.isupper():
        return False
    return not (
        gazetteer.is_common(name) or name in gazetteer.words["compass"] or name in gazetteer.words["title"] or name in gazetteer.words["organization"]
    )
