"""Tells a clause whose subject is somebody of whom nothing is known."""

from __future__ import annotations

from timeline.clauses import Clause, Frame
from timeline.lexicon.grammar import Grammar

FRESH = frozenset({"after", "although", "as", "because", "before", "if", "since", "that", "though", "until", "when", "where", "while"})
EPITHETS = frozenset({"alliance", "bloc", "movement", "organisation", "organization", "pair", "them", "two"})  # they stand for who was named before


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
