"""Tells what keeps two mentions of one kind of act apart: the weapon, what is hit, the kind of act."""

from __future__ import annotations

from collections.abc import Iterator

from timeline import bind, modality
from timeline.lexicon import Lexicon
from timeline.model import Materiel
from timeline.told import Surroundings, Told

STEM = 5  # letters by which "surrendered" and "a surrender" are one kind of act
THROWN = frozenset({"missile", "drone", "munition", "artillery"})
WEAPONS = frozenset({"missile", "drone", "artillery", "aircraft"})  # kinds of materiel that strike
NEAR = 6  # tokens from a verb to the noun of what it hits


def marks(told: Told, binding: str, around: Surroundings) -> Iterator[str]:
    """Yield what merging needs to know of a mention: that it only names an act told before, is another one, or tells what a picture shows."""
    if modality.is_definite(told, binding) or is_same_salvo(told):
        yield bind.DEFINITE
    if bind.parts(told.frame, told.found.value, around.lexicon.grammar):
        yield bind.APART
    if told.frame.sentence.role == "caption":
        yield bind.CAPTION
    if any("ground" in one.classes for one in told.row.slot) and not any(phrase.places() for phrase in told.slots.undergoer()):
        yield bind.UNNAMED
    if told.kind.hits and told.found.value.form == "ing" and told.frame.clauses[told.slots.clause].opener in {"ing", "before"}:
        yield bind.MANNER
    if kind := _kind_of_act(told):
        yield f"{bind.ACT}{kind}"
    if told.kind.hits and told.found.value.is_verb:
        yield from _struck(told, around.lexicon)


def throws(told: Told) -> bool:
    """Tell a word whose object is what is thrown, "fired missiles", from one whose object is hit."""
    return told.kind.hits and "downs" not in told.row.flags and any(one.where == "object" and one.classes <= THROWN for one in told.row.slot)


def is_same_salvo(told: Told) -> bool:
    """Tell "the missiles were launched from ships", which says more of those told of before, from "two missiles were launched"."""
    subject = told.slots.subject[:1] if told.slots.passive and throws(told) else ()
    return any(told.frame.words[max(0, phrase.first - 1)] == "the" and not phrase.quantities() and not phrase.parties() for phrase in subject)


def _struck(told: Told, lexicon: Lexicon) -> Iterator[str]:
    """Yield the one kind of weapon used, the noun of what is hit, and what it would be in a test."""
    used = (*told.slots.doer(), *told.slots.tied("with"), *(told.slots.undergoer() if throws(told) else ()))
    kinds = {thing.value.kind for phrase in used for thing in phrase.things if isinstance(thing.value, Materiel)} & WEAPONS
    if len(kinds) == 1:
        yield f"{bind.WITH}{min(kinds)}"
    behind = told.frame.words[told.found.value.rest + 1 : told.found.value.rest + 1 + NEAR]
    noun = next((word for word in behind if word in lexicon.grammar["target_noun"]), "")
    if noun:
        yield f"{bind.UPON}{noun.removesuffix('s')}"
    if throws(told):
        yield from (f"{bind.TRIAL}{row.type}" for row in told.found.value.rows if any(one.where == "trial" for one in row.slot))


def _kind_of_act(told: Told) -> str:
    """Return what keeps an act apart from others of its type: "down" an aircraft, take "power", go to "war", "surre(nder)"."""
    words, flags = told.row.pattern.split(), told.row.flags
    if told.kind.family != "other":
        return "down" if "downs" in flags else ""
    return "power" if "power" in flags else "war" if "war" in words else words[0][:STEM] if words else ""
