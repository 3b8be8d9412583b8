"""Tells mentions that are no event of their own: background, abilities, vague plurals."""

from __future__ import annotations

from timeline.clauses import Frame, governor
from timeline.find.triggers import Candidate
from timeline.lexicon.grammar import Grammar
from timeline.lexicon.types import EventType
from timeline.roles import Slots


def is_background(frame: Frame, candidate: Candidate, slots: Slots, kind: EventType, grammar: Grammar, *, dated: bool) -> bool:
    """Tell whether a trigger only recalls or imagines an event; one with a date of its own never does."""
    if candidate.is_verb:
        return _idle_infinitive(frame, candidate, slots, grammar) or (not dated and _recalled(frame, candidate, slots, grammar))
    if dated or slots.subject:
        return False
    vague = kind.hits and frame.words[candidate.last].endswith("s") and _after_verb(frame, candidate, slots)
    return vague or (not frame.sentence.role == "title" and _governed(frame, candidate, slots, grammar))


def _idle_infinitive(frame: Frame, candidate: Candidate, slots: Slots, grammar: Grammar) -> bool:
    """ "the ability to attack", "efforts to retake"."""
    before = candidate.first - 2
    return slots.infinitive and before >= 0 and frame.words[before] in grammar["ability"]


def _recalled(frame: Frame, candidate: Candidate, slots: Slots, grammar: Grammar) -> bool:
    """A past act told in passing: "ground it captured", "who fled after being jailed"."""
    clause = frame.clauses[slots.clause]
    aside = clause.opener in grammar["relative"] or clause.opener in {"after", "since"}
    perfect = any(word in grammar["have"] for word in frame.words[max(clause.first, candidate.first - 4) : candidate.first])
    return aside and candidate.form in {"past", "participle"} and not perfect


def _after_verb(frame: Frame, candidate: Candidate, slots: Slots) -> bool:
    """Tell "have carried out weeks of attacks" from "airstrikes hit the town"."""
    first = frame.clauses[slots.clause].first
    return (
        any(other.value.is_verb and first <= other.value.first < candidate.first for other in frame.candidates)
        or "of" in frame.words[first : candidate.first]
    )


def _governed(frame: Frame, candidate: Candidate, slots: Slots, grammar: Grammar) -> bool:
    """A noun after a preposition: "its role in the invasion", "since the attack"."""
    first = slots.possessors[0].first if slots.possessors else candidate.first
    return governor(first, frame.words, grammar) != ""
