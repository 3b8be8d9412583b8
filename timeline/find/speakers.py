"""Finds whose words a stretch of text carries: "X said that ...", "according to X", a quotation and its speaker."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from timeline.find.attribution import Attribution, attributions
from timeline.find.noun_phrases import line
from timeline.find.speaker_names import PERSONS, Memory
from timeline.lexicon import Lexicon
from timeline.model import Document, Found, Party, Sentence, Span, Speech
from timeline.stretches import Stretches
from timeline.text import quotes
from timeline.values import replace

__all__ = ["PERSONS", "find"]
GAP = 3  # characters between a quotation and the sentence that names its speaker
SHORTEST = 12  # characters of a quotation that is more than a term in quotation marks


def find(document: Document, lexicon: Lexicon, parties: Sequence[Found[Party]], *, coreferents: Sequence[Found[Party]] = ()) -> list[Found[Speech]]:
    """Return who says what; the span of each is that of the words for the speaker.

    >>> from timeline.find import parties
    >>> from timeline.lexicon import default
    >>> from timeline.model import Article
    >>> from timeline.text import prepare
    >>> document = prepare(Article("A senior defence official said on Monday that troops had left."), default())
    >>> [(f.value.speaker.name, document.body[f.value.content.start :][:20]) for f in find(document, default(), parties.find(document, default()))]
    [('senior defence official', 'on Monday that troop')]
    """
    quoted = Stretches(quotes.find(document))
    memory = Memory(document, lexicon, coreferents)
    result: list[Found[Speech]] = []
    attributed: set[Span] = set()
    colon = None
    for sentence, named in _named(document.sentences, parties):
        if colon is not None and sentence.paragraph > colon[1] and sentence.role == "body":
            result.append(_next_paragraph(document, colon[0], sentence))
        colon = None
        row = line(sentence, named)
        memory.enter(row)
        inside: list[Found[Speech]] = []
        for found in attributions(row, lexicon, quoted.near(sentence.span)):
            speech = _speech(sentence, found, memory, quoted, inside)
            if speech is not None:
                inside.append(speech)
                attributed |= set(quoted.near(speech.value.content))
        result += _brought(inside)
        memory.leave(named, inside)
        if inside and row.lows[-1] == ":" and document.body[inside[-1].value.content.start : sentence.span.end].strip() == ":":
            colon = inside[-1], sentence.paragraph
    result += _carried(document, quoted, attributed, sorted(result, key=lambda found: found.value.verb))
    return sorted(result, key=lambda found: (found.span, found.value.content))


def _named(sentences: Sequence[Sentence], parties: Sequence[Found[Party]]) -> Iterator[tuple[Sentence, list[Found[Party]]]]:
    """Yield each sentence with the parties in it."""
    index = 0
    for sentence in sentences:
        inside = []
        while index < len(parties) and parties[index].span.start < sentence.span.end:
            inside.append(parties[index])
            index += 1
        yield sentence, inside


def _speech(sentence: Sentence, found: Attribution, memory: Memory, quoted: Stretches, earlier: list[Found[Speech]]) -> Found[Speech] | None:
    named = memory.speaker(found, earlier)
    if named is None:
        return None
    party, span, via = named
    content = found.content
    if content.start == content.end:
        before = quoted.near(Span(max(0, sentence.span.start - GAP), sentence.span.start))
        if not before:
            return None
        content = before[-1]
    first = quoted.near(content)[:1]
    if first and first[0].start < sentence.span.start:  # a quotation of several sentences, its speaker named at the end
        content = Span(first[0].start, content.end)
    if not via and earlier and earlier[-1].value.via and earlier[-1].value.content.holds(content):
        via = earlier[-1].value.via
    return Found(Speech(party, content, found.verb, via), span, (found.evidence,))


def _brought(inside: Sequence[Found[Speech]]) -> Iterator[Found[Speech]]:
    """Name the outlet of words that another attribution of the sentence brings: "the ministry said ..., Reuters reported"."""
    outlets = [found for found in inside if found.value.is_report]
    for found in inside:
        bring = next((one for one in outlets if one.value.content.holds(found.value.verb)), None) if not found.value.via else None
        yield found if bring is None else replace(found, value=replace(found.value, via=bring.value.via))


def _next_paragraph(document: Document, found: Found[Speech], first: Sentence) -> Found[Speech]:
    """Give the paragraph behind "X said:" to X, with or without quotation marks."""
    at = bisect_left(document.sentences, first.span.start, key=lambda sentence: sentence.span.start)
    end = first.span.end
    while at < len(document.sentences) and document.sentences[at].paragraph == first.paragraph:
        end = document.sentences[at].span.end
        at += 1
    return Found(replace(found.value, content=Span(first.span.start, end)), found.span, (*found.evidence, "carried"))


def _carried(document: Document, quoted: Stretches, attributed: set[Span], speeches: list[Found[Speech]]) -> Iterator[Found[Speech]]:
    """Give quotations without a speaker of their own to the one who spoke last, while the quoting goes on."""
    starts = [sentence.span.start for sentence in document.sentences]
    verbs = [found.value.verb.start for found in speeches]
    for quote in quoted.spans:
        last = bisect_left(verbs, quote.start) - 1
        if quote in attributed or quote.end - quote.start < SHORTEST or last < 0:
            continue
        before = speeches[last]
        home = document.sentences[max(0, bisect_right(starts, quote.start) - 1)]
        spoke = document.sentences[max(0, bisect_right(starts, before.value.verb.start) - 1)]
        opens = quote.start == home.span.start
        if home.paragraph == spoke.paragraph or (opens and home.paragraph == spoke.paragraph + 1):
            yield Found(Speech(before.value.speaker, quote, before.value.verb, before.value.via), before.span, (*before.evidence, "carried"))
