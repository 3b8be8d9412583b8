"""Tells whether what stands round a trigger meets the conditions of its row."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.clauses import Frame
from timeline.find.triggers import Candidate
from timeline.lexicon import Lexicon
from timeline.lexicon.grammar import Grammar
from timeline.lexicon.triggers import Condition, TriggerRow
from timeline.noun_phrases import Phrase
from timeline.roles import AGENTS, NEAR, classes
from timeline.slots import Slots

BY_WORD = frozenset({"any", "aid", "casualty", "crowd", "ground"})
TRIAL_LINKS = frozenset({"in", "during", "of", "for", "as", "on"})  # before "a test", "its annual exercise"
INTO = frozenset({"into", "toward", "towards"})
NP = 5  # tokens from such a word to its noun
WHOM = frozenset({"person", "role"})
SPEAKERS = {"person": frozenset({"person"}), "speaker": AGENTS | {"group"}}


def fits(row: TriggerRow, slots: Slots, frame: Frame, candidate: Candidate, lexicon: Lexicon) -> bool:
    """Tell whether all conditions of a trigger row hold."""
    for condition in row.slot:  # noqa: SIM110  a loop, for this is asked of every row of every trigger
        if not _holds(condition, slots, frame, candidate, lexicon):
            return False
    return True


def _holds(condition: Condition, slots: Slots, frame: Frame, candidate: Candidate, lexicon: Lexicon) -> bool:
    if not condition.classes:
        return _is_so(condition.where, slots, frame, lexicon.grammar)
    phrases = _pool(condition.where, slots)
    if condition.where == "object" and condition.classes <= WHOM:  # "called the king" by telephone, but not "called the king's decision a mistake"
        phrases = tuple([phrase for phrase in phrases if not phrase.owner])
    for phrase in phrases:
        if not condition.classes.isdisjoint(classes(phrase)):
            return True
    return _by_word(condition, frame, candidate, slots.clause, lexicon)


def _is_so(where: str, slots: Slots, frame: Frame, grammar: Grammar) -> bool:
    """Answer for a flag, which asks for no class."""
    if where == "place":
        return any(_located(phrase, grammar) for phrase in (*slots.complements, *slots.objects))
    if where == "active":
        return not slots.passive and not slots.reduced
    if where == "afloat":
        return any(not grammar["afloat"].isdisjoint(frame.words[phrase.first : phrase.last + 1]) for phrase in slots.subject)
    if where == "alone":
        return not slots.objects
    if where == "dated":
        return bool(frame.dates)
    if where == "infinitive":
        return any("to" in frame.words[phrase.last + 1 : phrase.last + NEAR // 2 + 1] for phrase in slots.objects)
    if where == "occasion":
        clause = frame.clauses[slots.clause]
        return not grammar["occasion"].isdisjoint(frame.words[clause.first : clause.end])
    if where == "trial":
        clause = frame.clauses[slots.clause]
        return _is_trial(frame.words[clause.first : clause.end], grammar)
    return where in SPEAKERS and any(not SPEAKERS[where].isdisjoint(classes(phrase)) for phrase in slots.doer())


def _is_trial(words: Sequence[str], grammar: Grammar) -> bool:
    """Tell what is fired "in a test", "during an exercise" or "into the sea" from what is fired at somebody."""
    if grammar["trial"].isdisjoint(words) and grammar["open_water"].isdisjoint(words):
        return False
    for index, word in enumerate(words):
        links = TRIAL_LINKS if word in grammar["trial"] else INTO if word in grammar["open_water"] else frozenset()
        if not links.isdisjoint(words[max(0, index - NP) : index]) and "at" not in words[:index]:
            return True
    return False


def _pool(where: str, slots: Slots) -> tuple[Phrase, ...]:
    """Return the phrases that a condition is about."""
    if where == "subject":
        return slots.doer()
    if where == "object":
        return slots.undergoer()
    return (*slots.subject, *slots.objects, *slots.complements, *slots.possessors) if where == "any" else slots.tied(where)


def _by_word(condition: Condition, frame: Frame, candidate: Candidate, number: int, lexicon: Lexicon) -> bool:
    """Answer for classes that are told by a word, not by a find."""
    if BY_WORD.isdisjoint(condition.classes):
        return False
    if "any" in condition.classes:
        after = candidate.rest + 1
        return after < len(frame.words) and (frame.words[after].isalnum() and frame.words[after] not in {"to", "by", "in", "at", "on"})
    if "aid" in condition.classes:
        return not lexicon.grammar["aid_noun"].isdisjoint(frame.words[candidate.last + 1 : candidate.last + NEAR])
    if "ground" in condition.classes:
        behind = frame.words[candidate.rest + 1 : candidate.rest + NP]
        return len(behind) > 0 and behind[0] in lexicon.grammar["determiner"] and not lexicon.grammar["ground"].isdisjoint(behind)
    words = frame.words[frame.clauses[number].first : frame.clauses[number].end]
    told = (("casualty", "casualty_noun"), ("crowd", "crowd_noun"))
    return any(name in condition.classes and not lexicon.grammar[noun].isdisjoint(words) for name, noun in told)


def _located(phrase: Phrase, grammar: Grammar) -> bool:
    return bool(phrase.places()) and (not phrase.preposition or phrase.preposition in grammar["locative"])
