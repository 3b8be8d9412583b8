"""Finds cues of status: what is planned, possible or denied."""

from __future__ import annotations

from timeline.lexicon import Lexicon
from timeline.model import Document, Found, Span
from timeline.values import record

MONTH = "May"  # in "On May 1" and "in May" no word for what may be


@record(frozen=True, slots=True)
class Cue:
    """A status and the side of the cue on which its trigger does not stand: "left" and "plan" cues precede their trigger."""

    status: str
    scope: str


def find(document: Document, lexicon: Lexicon) -> list[Found[Cue]]:
    """Return all cues, longest first at each word.

    >>> from timeline.lexicon import default
    >>> from timeline.model import Article
    >>> from timeline.text import prepare
    >>> document = prepare(Article("He has not sent troops."), default())
    >>> [cue.value.status for cue in find(document, default())]
    ['denied']
    """
    found = []
    for sentence in document.sentences:
        words = sentence.lows
        for scope, cues in lexicon.status.scopes.items():
            for first, end, values in cues.find(words):
                if sentence.tokens[first].text == MONTH:
                    continue
                span = Span(sentence.tokens[first].start, sentence.tokens[end - 1].end)
                found += [Found(Cue(status, scope), span, (where,)) for status, where in values]
    return sorted(found, key=lambda cue: cue.span)
