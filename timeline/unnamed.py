"""Tells whom a clause is about where its own words name nobody: somebody unknown, or who was told before."""

from __future__ import annotations

from timeline.clauses import Clause, Frame
from timeline.find.triggers import Candidate
from timeline.lexicon.grammar import Grammar
from timeline.noun_phrases import Phrase
from timeline.values import replace

FRESH = frozenset({"after", "although", "as", "because", "before", "if", "since", "that", "though", "until", "when", "where", "while"})
EPITHETS = frozenset({"alliance", "bloc", "movement", "organisation", "organization", "pair", "them", "two"})  # they stand for who was named before
APART = 20  # tokens from "with" to what those who stand behind it do
SENDERS = frozenset({"from", "of"})
CARRYING = frozenset({"with", "of"})
LED = 3  # tokens from "led by" to the leader
OWNED = 2  # tokens from the start of a clause to "its patrol boats"
OF_PLACE = 4  # tokens from a group to the place it is "based in"


def acts(frame: Frame, clause: Clause, token: int, grammar: Grammar) -> bool:
    """Tell whether a clause has a subject of its own that nobody knows: "the army said | the marines had left", "after it was routed"."""
    if clause.opener not in FRESH:
        return False
    first = clause.first + (frame.words[clause.first] in FRESH)
    words = [word for word in frame.words[first:token] if word not in grammar["adverb"]]
    if not words or not EPITHETS.isdisjoint(words):
        return False
    return (
        _is_noun(frame, clause, token, grammar)
        or words[0] in grammar["determiner"]
        or (words[0] in grammar["subject_pronoun"] and words[0] != "they")
    )


def apart(frame: Frame, clause: Clause, candidate: Candidate) -> tuple[Phrase, ...] | None:
    """Return who acts in words of their own: "two ships came, with French troops | landing later"; None where no such words stand."""
    if candidate.form != "ing" or "with" not in frame.words:
        return None
    starts = range(candidate.first - 1, max(clause.first, candidate.first - APART), -1)
    opened = next((at for at in starts if frame.words[at] == "with" and frame.words[at - 1] == ","), 0)
    if not opened or any(
        found.value.is_verb and found.value.form != "ing" and opened < found.value.first < candidate.first for found in frame.candidates
    ):
        return None
    named = (phrase for phrase in frame.phrases if opened < phrase.first < candidate.first)
    return tuple([replace(phrase, preposition="") for phrase in named if phrase.preposition == "with"])


def _is_noun(frame: Frame, clause: Clause, token: int, grammar: Grammar) -> bool:
    """Tell a noun before the verb, who is nobody named before: "as residents fled"."""
    index = token - 1
    while index > clause.first and (frame.words[index] in grammar["auxiliary"] or frame.words[index] in grammar["adverb"]):
        index -= 1
    word = frame.sentence.tokens[index].text
    if index < clause.first or not word.islower() or not word.isalpha() or word in grammar.function_words or word.endswith("ly"):
        return False
    act = any(found.value.first <= index <= found.value.last for found in frame.candidates)
    return not act and word not in grammar["determiner"]


def antecedent(before: list[Phrase], frame: Frame, clause: Clause, grammar: Grammar) -> Phrase:
    """Return whom a relative clause is about: of "a group based in Chad that raids villages" not the state."""
    last = before[-1]
    where = last.places() and last.preposition in grammar["locative"] and frame.words[clause.first] in {"that", "who"}
    near = where and len(before) > 1 and last.first - before[-2].last <= OF_PLACE and frame.words[clause.first - 1] != ","
    return before[-2] if near else last


def stand_ins(frame: Frame, clause: Clause, token: int, grammar: Grammar) -> list[Phrase]:
    """Return who stands for a subject that has no name: "its patrol boats fired", "a convoy led by General Haftar reached", "trains with troops"."""
    before = [phrase for phrase in frame.phrases if clause.first <= phrase.first and phrase.last < token]
    owners = [phrase for phrase in before if phrase.owner and not phrase.preposition and phrase.first - clause.first <= OWNED]
    leaders = [
        phrase
        for phrase in before
        if phrase.preposition == "by" and not grammar["leading"].isdisjoint(frame.words[max(0, phrase.first - LED) : phrase.first])
    ]
    carried = [phrase for phrase in before if phrase.preposition in CARRYING and not grammar["carrier"].isdisjoint(_just_before(phrase, frame))]
    sent = [phrase for phrase in before if phrase.preposition in SENDERS and _sends(phrase, frame, grammar)]
    return owners[:1] or leaders[:1] or carried[:1] or _together(sent, before)


def _sends(phrase: Phrase, frame: Frame, grammar: Grammar) -> bool:
    at = phrase.first - 1
    at -= at > 0 and frame.words[at] in grammar["determiner"]
    return at > 0 and frame.words[at] in SENDERS and frame.words[at - 1] in grammar["delegate"]


def _together(sent: list[Phrase], before: list[Phrase]) -> list[Phrase]:
    """Return those whose envoys act: "delegates from Sudan and Chad met"."""
    rest = before[before.index(sent[0]) :] if sent else []
    return [phrase for phrase in rest if phrase.preposition == rest[0].preposition and phrase.parties()]


def _just_before(phrase: Phrase, frame: Frame) -> tuple[str, ...]:
    """Return the word before a phrase and its preposition."""
    return frame.words[max(0, phrase.first - 2) : max(0, phrase.first - 1)]
