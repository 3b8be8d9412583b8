"""Writes the short headline of an event from the words of its own clause."""

from __future__ import annotations

import re
import unicodedata

from timeline.clauses import Frame
from timeline.find.triggers import Candidate
from timeline.noun_phrases import Phrase
from timeline.slots import Slots

LONGEST = 110
EDGES = " ,;:–—-\"“”'’."
BORROWS = frozenset(
    {"and", "or", "but", "who", "which", "ing", "resume", "before", "after", "while", "when"}
)  # openers of a clause without a subject of its own
PARTICIPLES = frozenset({"before", "after", "while", "when"})  # these borrow a subject for a participle only: "after losing"
POSSESSIVES = frozenset({"its", "his", "her", "their"})
LEADING = re.compile(r"^(?:and|but|or|that|which|who|when|while|as|where|because|although|though|after|before|,)\s+", re.IGNORECASE)


def label(frame: Frame, candidate: Candidate, slots: Slots, text: str, *, whole: bool = False) -> str:
    """Return at most 110 characters, whole words, from the subject on; `whole` goes on to the end of the sentence."""
    clause, tokens = frame.clauses[slots.clause], frame.sentence.tokens
    inserted = whole and clause.opener == "said" and any(later.opener == "resume" for later in frame.clauses[slots.clause + 1 : slots.clause + 2])
    if inserted:  # "Russia, he said, has moved troops"
        clause = frame.clauses[max(clause.parent, 0)]
    related = slots.objects[:1] if slots.objects and slots.objects[0].last < clause.first else ()  # "the islands, which Argentina seized"
    lead = () if inserted else related or _lead(frame, candidate, slots, clause.first)
    start = lead[0].first if lead and lead[0].first >= clause.first else clause.first
    last = len(tokens) - 1 if whole else clause.end - 1
    words = text[tokens[start].start : tokens[last].end].strip(EDGES)
    if lead and lead[0].first >= clause.first:
        words = _named(lead[0], frame, text) + text[tokens[lead[0].last].end : tokens[last].end].rstrip(EDGES)
    elif related:
        words = _named(lead[0], frame, text) + text[tokens[lead[0].last].end : tokens[last].end]
    elif lead:
        words = f"{text[tokens[lead[0].first].start : tokens[lead[-1].last].end]} {_unopened(words)}"
    else:
        words = _unopened(words)
    words = " ".join(words.split()).strip(EDGES)
    return _shorten(words[:1].upper() + words[1:])


def _unopened(words: str) -> str:
    """Return the words without a conjunction or relative that they begin with."""
    opener = LEADING.match(words)
    return words if opener is None else words[opener.end() :]


def _lead(frame: Frame, candidate: Candidate, slots: Slots, first: int) -> tuple[Phrase, ...]:
    """Return the phrases that the label begins with: a subject before the trigger, or one borrowed from another clause."""
    subject = tuple([phrase for phrase in (slots.possessors or slots.subject) if phrase.last < candidate.first])
    if not subject or frame.words[subject[0].first] in POSSESSIVES:
        return ()
    if subject[0].first >= first:
        return subject
    clause = frame.clauses[slots.clause]
    bare = clause.opener in PARTICIPLES and not frame.words[min(clause.first + 1, clause.end - 1)].endswith("ing")
    return subject if clause.opener in BORROWS and not bare else ()


def _named(phrase: Phrase, frame: Frame, text: str) -> str:
    """Return the words of a phrase, with a lone pronoun replaced by the name it stands for, articles kept."""
    tokens = frame.sentence.tokens
    party = next((found for found in phrase.parties() if found.evidence == ("coreference",)), None)
    if party is not None and phrase.first == phrase.last and text[party.span.start : party.span.end].lower() in {"he", "she", "it", "they"}:
        return party.value.text
    first = phrase.first
    if first > 0 and frame.words[first - 1] in {"the", "a", "an", "some", "about", "around", "up", "its", "his", "her", "their"}:
        first -= 1
    return text[tokens[first].start : tokens[phrase.last].end]


def _shorten(words: str) -> str:
    """Return at most so many letters; a letter may have marks of its own: "e" and an accent are one."""
    if len(words) <= LONGEST:
        return words
    letters = range(len(words)) if words.isascii() else [number for number, letter in enumerate(words) if not unicodedata.combining(letter)]
    if len(letters) <= LONGEST:
        return words
    return words[: letters[LONGEST - 1]].rsplit(" ", 1)[0].rstrip(EDGES) + "…"
