"""Tells which noun phrases make one list: "Japan, the US and Australia", "Putin and his Turkish counterpart, Erdogan"."""

from __future__ import annotations

from timeline.clauses import Frame
from timeline.lexicon.grammar import Grammar
from timeline.noun_phrases import Phrase


def run(head: Phrase, following: list[Phrase], frame: Frame, grammar: Grammar) -> tuple[Phrase, ...]:
    """Return a phrase with the members of its list after it."""
    members = [head]
    for phrase in following:
        if not joined(members[-1], phrase, frame, grammar):
            break
        members.append(phrase)
    return tuple(members)


def whole(free: list[Phrase], frame: Frame, grammar: Grammar) -> tuple[Phrase, ...]:
    """Return the last phrase with the members of its list before it."""
    members = [free[-1]]
    for phrase in reversed(free[:-1]):
        if not joined(phrase, members[0], frame, grammar):
            break
        members.insert(0, phrase)
    bearer = _bearer(free[-len(members) - 1 : -len(members)], members[0], frame)
    return (*bearer, *members)


def _bearer(before: list[Phrase], name: Phrase, frame: Frame) -> list[Phrase]:
    """Return the office that a name of no state stands beside: "the British ambassador in Berlin, Nevile Henderson"."""
    if not before or not name.parties() or frame.words[name.first - 1] != ",":
        return []
    if not all(party.value.kind == "person" and not party.value.iso3 for party in name.parties()):
        return []
    office = any(party.value.kind == "role" and party.value.iso3 for party in before[0].parties())
    return before if office and any(phrase.last == name.first - 2 and phrase.places() for phrase in frame.phrases) else []


def joined(left: Phrase, right: Phrase, frame: Frame, grammar: Grammar) -> bool:
    """Tell whether two phrases stand side by side in a list."""
    between = frame.words[left.last + 1 : right.first]
    if between and between[0] in grammar["counterpart"]:  # "his Turkish counterpart, Recep Tayyip Erdogan"
        return between[1:] in {(), (",",)}
    if between == ("as", "well", "as"):
        return True
    if between == ("-",):  # "a U.S.-South Korea drill"
        return True
    return 0 < len(between) <= 4 and between[0] in {",", "and", "or", "&"} and all(not word.isalpha() or len(word) <= 4 for word in between)
