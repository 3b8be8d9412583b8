"""Notes the tokens of a sentence at which something may begin, in one walk for all finders that ask."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import lru_cache

from timeline.find import unit_names
from timeline.find.place_mentions import BEFORE
from timeline.lexicon import Lexicon
from timeline.model import Sentence
from timeline.values import record

MOST = 65_536  # words remembered
SINGLES = frozenset({"a", "an", "one"})
THERE = frozenset({"there", "here"})
FIGURES = 2  # the first two of the notes hold figures too


@record(frozen=True, slots=True)
class Begun:
    """The tokens at which something may begin, by what: a number, forces or equipment, a trigger, a name or adjective of a state, speech,
    a cue of status, a single thing, what stands for somebody named before; and those at which words stand
    that tell or stand for a place, a landmark or a border or are followed by one, that tell a text on conflict from one on films or
    storms, and at which a clause may turn."""

    lexicon: Lexicon
    numbers: Sequence[int]
    materiel: Sequence[int]
    triggers: Sequence[int]
    states: Sequence[int]
    speech: Sequence[int]
    cues: Sequence[int]
    singles: Sequence[int]
    stand_ins: Sequence[int]
    landmarks: Sequence[int]
    places: Sequence[int]
    borders: Sequence[int]
    before_places: Sequence[int]
    warlike: Sequence[int]
    civil: Sequence[int]
    turns: Sequence[int]


class Notes(dict[str, tuple[int, ...]]):
    """The numbers of the notes that each word met belongs to, up to a limit."""

    def __init__(self, kinds: Sequence[Container[str]]) -> None:
        super().__init__()
        self.kinds = kinds

    def __missing__(self, low: str) -> tuple[int, ...]:
        figure = low[0].isdigit()
        found = tuple([number for number, words in enumerate(self.kinds) if low in words or (figure and number < FIGURES)])
        if len(self) < MOST:
            self[low] = found
        return found


@lru_cache(maxsize=8)
def _notes(lexicon: Lexicon) -> Notes:
    counts, words = lexicon.quantities, lexicon.places.words
    return Notes(
        (
            counts.words.keys() | counts.numbers.firsts,
            counts.nouns.firsts | lexicon.equipment.systems.firsts | unit_names.starters(lexicon),
            lexicon.triggers.firsts,
            lexicon.countries.names.firsts,
            lexicon.speech.openers,
            lexicon.status.firsts,
            SINGLES,
            lexicon.coreference["opening"],
            words["settlement"].keys() | words["landmark"].keys(),
            words["refers"].keys() | THERE,
            frozenset(words["border"]),
            BEFORE,
            lexicon.relevance,
            lexicon.grammar["civil"],
            lexicon.grammar.turns,
        )
    )


def begun(sentence: Sentence, lexicon: Lexicon) -> Begun:
    """Return where something may begin in a sentence; read when first asked for."""
    known = sentence.begun
    if isinstance(known, Begun) and known.lexicon is lexicon:
        return known
    notes = _notes(lexicon)
    found: list[list[int]] = [[] for _ in notes.kinds]
    for index, low in enumerate(sentence.lows):
        if numbers := notes[low]:
            for number in numbers:
                found[number].append(index)
    read = Begun(lexicon, *found)
    object.__setattr__(sentence, "begun", read)
    return read
