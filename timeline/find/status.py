"""Finds cues of status: what is planned, possible or denied."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from timeline.find.beginnings import begun
from timeline.lexicon import Lexicon
from timeline.model import Document, Found, Sentence, Span, Token
from timeline.values import record

MONTH = "May"  # in "On May 1" and "in May" no word for what may be


@record(frozen=True, slots=True)
class Cue:
    """A status and the side of the cue on which its trigger does not stand: "left" and "plan" cues precede their trigger."""

    status: str
    scope: str


def find(document: Document, lexicon: Lexicon, asides: Sequence[Span] = ()) -> list[Found[Cue]]:
    """Return all cues, longest first at each word; words at `asides` may stand within one: "decided on Monday to".

    >>> from timeline.lexicon import default
    >>> from timeline.model import Article
    >>> from timeline.text import prepare
    >>> document = prepare(Article("He has not sent troops."), default())
    >>> [cue.value.status for cue in find(document, default())]
    ['denied']
    """
    found: list[Found[Cue]] = []
    for sentence, inside in _within(document, asides):
        indexes = begun(sentence, lexicon).cues
        if not indexes:
            continue
        found += _cues(sentence.tokens, sentence.lows, indexes, lexicon)
        if not inside or "to" not in sentence.lows:
            continue
        split = (cue for cue in _cues(*_without(inside, sentence, indexes), lexicon) if any(cue.span.holds(span) for span in inside))
        found += [cue for cue in split if document.article.text[cue.span.end - 3 : cue.span.end].split() == ["to"]]
    return sorted(found, key=lambda cue: (cue.span.start, cue.span.end))


def _without(spans: Sequence[Span], sentence: Sentence, indexes: Sequence[int]) -> tuple[Sequence[Token], Sequence[str], Sequence[int]]:
    """Return the tokens of a sentence outside some stretches, their forms, and what becomes of indexes of tokens."""
    tokens, lows = list(sentence.tokens), list(sentence.lows)
    for span in reversed(spans):
        first, end = bisect_left(sentence.starts, span.start), bisect_left(sentence.starts, span.end)
        del tokens[first:end], lows[first:end]
        indexes = [index if index < first else index - end + first for index in indexes if not first <= index < end]
    return tokens, lows, indexes


def _cues(tokens: Sequence[Token], words: Sequence[str], among: Sequence[int], lexicon: Lexicon) -> Iterator[Found[Cue]]:
    for scope, cues in lexicon.status.scopes.items():
        for first, end, values in cues.find(words, among):
            if tokens[first].text != MONTH and not _is_cause(first, tokens, words, lexicon):
                span = Span(tokens[first].start, tokens[end - 1].end)
                yield from (Found(Cue(status, scope), span, (where,)) for status, where in values)


def _is_cause(first: int, tokens: Sequence[Token], words: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell "due to the fighting" and "due to Russia's invasion" from "due to arrive"."""
    if words[first] != "due" or words[first + 1 : first + 2] != ["to"] or first + 2 >= len(words):
        return False
    after = words[first + 2]
    return after in lexicon.grammar["determiner"] or after in lexicon.grammar["possessive"] or tokens[first + 2].text[:1].isupper()


def _within(document: Document, spans: Sequence[Span]) -> Iterator[tuple[Sentence, list[Span]]]:
    """Yield each sentence with the spans inside it."""
    index = 0
    for sentence in document.sentences:
        inside: list[Span] = []
        while index < len(spans) and spans[index].start < sentence.span.end:
            inside.append(spans[index])
            index += 1
        yield sentence, inside
