"""Gathers what was found in a sentence into noun phrases, each with the preposition that governs it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.lexicon.grammar import Grammar
from timeline.model import Found, Materiel, Party, Place, Quantity
from timeline.values import record

Thing = Party | Place | Materiel | Quantity
MODIFIERS = 3  # words between a nationality and its noun: "Russian [heavy air defence] systems"
OF_LAND = frozenset({"people", "state"})  # parties whose name tells in which land a town lies
SHORT_FORM = 8  # letters of an abbreviation in brackets
BACKING = "backing"  # stands for the "of" behind "with the support"
BACKED = frozenset({"with", "without", "under", "through", "by", "thanks"})
PARTS = frozenset({"areas", "districts", "parts", "portions", "regions", "sections", "suburbs", "towns", "villages", "cities"})
ENDS = frozenset({"at", "from", "in", "into", "near", "to"})
HEADS = frozenset({"city", "town", "village"})  # words with which a name may end
LOOK_LEFT = 6  # words between a preposition and the noun that it governs


@record(frozen=True, slots=True)
class Phrase:
    """A noun phrase: token numbers (last included), what it holds, and the preposition that governs it."""

    first: int
    last: int
    things: tuple[Found[Thing], ...]
    preposition: str = ""
    owner: bool = False

    @property
    def span(self) -> tuple[int, int]:
        """First and last token."""
        return self.first, self.last

    def parties(self) -> tuple[Found[Party], ...]:
        """Parties of the phrase, in the order of the text."""
        things = self.things
        if len(things) == 1:  # as most have
            return things if isinstance(things[0].value, Party) else ()  # type: ignore[return-value]
        return tuple([thing for thing in things if isinstance(thing.value, Party)])  # type: ignore[misc]

    def places(self) -> tuple[Found[Place], ...]:
        """Places of the phrase."""
        things = self.things
        if len(things) == 1:  # as most have
            return things if isinstance(things[0].value, Place) else ()  # type: ignore[return-value]
        return tuple([thing for thing in things if isinstance(thing.value, Place)])  # type: ignore[misc]

    def materiel(self) -> tuple[Found[Materiel], ...]:
        """Forces and equipment of the phrase."""
        things = self.things
        if len(things) == 1:  # as most have
            return things if isinstance(things[0].value, Materiel) else ()  # type: ignore[return-value]
        return tuple([thing for thing in things if isinstance(thing.value, Materiel)])  # type: ignore[misc]

    def quantities(self) -> tuple[Found[Quantity], ...]:
        """Counts of the phrase."""
        things = self.things
        if len(things) == 1:  # as most have
            return things if isinstance(things[0].value, Quantity) else ()  # type: ignore[return-value]
        return tuple([thing for thing in things if isinstance(thing.value, Quantity)])  # type: ignore[misc]


@dataclass(slots=True)
class Run:
    """A noun phrase as it grows."""

    first: int
    last: int
    things: list[Found[Thing]]


def groups(things: Sequence[Found[Thing]], starts: Sequence[int], words: Sequence[str], grammar: Grammar, triggers: set[int]) -> list[Run]:
    """Join things that overlap, and modifiers with their noun: "tens of thousands of Russian troops" is one phrase."""
    runs: list[Run] = []
    for thing in sorted(things, key=lambda found: (found.span.start, -found.span.end)):
        first, last = bisect_right(starts, thing.span.start) - 1, bisect_right(starts, thing.span.end - 1) - 1
        current = runs[-1] if runs else None
        if current is None:
            runs.append(Run(first, _past_short_form(last, words) if isinstance(thing.value, Party) else last, [thing]))
        elif first <= current.last and _seated_in(current, thing, first, words):
            current.last = first - 2
            runs.append(Run(first, last, [thing]))
        elif first == current.last + 1 and _is_nation_of(current, thing, words, grammar):
            current.last, current.things = last, [*(other for other in current.things if isinstance(other.value, Party)), thing]
        elif first <= current.last or (not _new_name(current, thing) and _modifies(current, first, words, grammar, triggers)):
            current.last = _past_short_form(max(current.last, last), words)
            current.things.append(thing)
        elif words[first - 1] == "of" and _lies_within(
            current, thing, words[current.last + (not _is_headed(current, thing, words)) : first], grammar
        ):
            current.last, current.things = last, [*(other for other in current.things if isinstance(other.value, Party)), thing]
        else:
            runs.append(Run(first, _past_short_form(last, words) if isinstance(thing.value, Party) else last, [thing]))
    return runs


def _is_nation_of(left: Run, thing: Found[Thing], words: Sequence[str], grammar: Grammar) -> bool:
    """Tell "New Zealand | troops", whose nation is named as a state, from "In Mali | troops attacked"."""
    if not isinstance(thing.value, Materiel) or thing.value.kind != "force" or (left.first and words[left.first - 1] in grammar["preposition"]):
        return False
    kinds = {other.value.kind if isinstance(other.value, Party) else type(other.value) for other in left.things}
    return kinds == {"state", Place}


def _seated_in(left: Run, thing: Found[Thing], first: int, words: Sequence[str]) -> bool:
    """Tell the town of a body from its name: "the parliament in Yerevan", "its consulate in Damascus"."""
    inside = isinstance(thing.value, Place) and left.first + 1 < first <= left.last and words[first - 1] == "in"
    return inside and any(isinstance(other.value, Party) and other.value.kind == "body" for other in left.things)


def _past_short_form(last: int, words: Sequence[str]) -> int:
    """Return the last token of a name with the short form behind it: "the Arakan Army (AA) attack"."""
    if last + 3 >= len(words) or words[last + 1] != "(":
        return last
    bracketed = words[last + 1 : last + 4]
    short = bracketed[2] == ")" and bracketed[1].isalnum() and len(bracketed[1]) <= SHORT_FORM
    return last + 3 if short else last


def _is_headed(left: Run, thing: Found[Thing], words: Sequence[str]) -> bool:
    """Tell "the Idlib town | of Kafr Nabl" from "Chhabra town | of Rajasthan"."""
    return words[left.last] in HEADS and isinstance(thing.value, Place) and thing.value.precision not in {"country", "admin1"}


def _lies_within(left: Run, thing: Found[Thing], between: Sequence[str], grammar: Grammar) -> bool:
    """Tell whether a name says where the next lies: "the Black Sea port of Novorossiysk", "the Syrian border town of Tal Abyad"."""
    if len(between) < 2 or between[-1] != "of" or between[-2] not in grammar["place_head"] or not isinstance(thing.value, Place):
        return False
    if not all(isinstance(other.value, Place) or (isinstance(other.value, Party) and other.value.kind in OF_LAND) for other in left.things):
        return False
    heads = between[between[0] in {"'s", "’"} : -2]
    return len(heads) <= MODIFIERS and all((word.isalpha() or word == "-") and word not in grammar.function_words for word in heads)


def lies_within(comma: int, words: Sequence[str], heads: dict[int, Phrase]) -> bool:
    """Tell the land of a town, "which is based at Fort Polk | , Louisiana, will leave", from what goes on after a comma."""
    land = heads.get(comma + 1)
    if land is None or not land.places() or words[land.last + 1 : land.last + 2] != (",",):
        return False
    return any(phrase.last == comma - 1 and phrase.places() for phrase in heads.values())


def _new_name(left: Run, thing: Found[Thing]) -> bool:
    """Tell whether a name starts anew: "in Washington President Bush"."""
    head = left.things[-1].value
    return (
        isinstance(thing.value, Party)
        and thing.value.kind != "people"
        and isinstance(head, (Party, Place))
        and not (isinstance(head, Party) and head.kind == "people")
    )


def _modifies(left: Run, first: int, words: Sequence[str], grammar: Grammar, triggers: set[int]) -> bool:
    """Tell whether the thing at `first` is the noun that the phrase on its left describes."""
    if first - left.last - 1 > MODIFIERS + 1 or not triggers.isdisjoint(range(left.last + 1, first)):
        return False
    between = tuple(words[left.last + 1 : first])
    if words[first] == "between":  # "forces [between Izium and Kupiansk]"
        return False
    head = left.things[-1].value
    if isinstance(head, Party) and head.kind == "people":
        if between[:2] == ("-", "led"):  # "Saudi-led warplanes"
            between = between[2:]
        return all(word.isalpha() and word not in grammar.function_words and word not in grammar["determiner"] for word in between)
    if between and between[0] in {"'s", "’", "'"}:
        return all(word.isalpha() and word not in grammar.function_words for word in between[1:])
    return not between and not isinstance(head, Place)


def governed(runs: Sequence[Run], words: Sequence[str], grammar: Grammar, stops: set[int]) -> Iterator[Phrase]:
    """Yield the phrases with the preposition that governs each; members of a list share that of the first."""
    floor, shared, located = -1, "", False
    for run in runs:
        found = "in" if words[run.first] == "between" else governing(run.first, words, grammar, stops, floor)
        between, after = tuple(words[floor + 1 : run.first]), tuple(words[run.last + 1 : run.last + 2])
        place = _is_place(run)
        larger = located and place and between == (",",) and (after in {(), (".",), (";",)} or after[0] in grammar["preposition"])  # "Paris, France"
        larger = larger or (place and (_named_after(between, grammar) or (located and shared == "from" and _in_land(between))))
        found = "" if larger and shared == "from" else found
        if not found and place and words[run.first - 1] == "and" and run.first > floor + 3:
            found = _beside_unknown(run.first, words, grammar)
        if not found and len(between) == 2 and between[0] == "-" and floor >= 0:  # "by Ankara-backed | forces"
            found = shared
        if not found and floor >= 0 and (larger or (_listed(between, after, run) and not _acts(between, after, grammar))):
            found = "" if located and not place and shared in grammar["locative"] else shared  # "moved to Lahore and the 3rd Brigade to Jhelum"
        if found == "of" and _backs(run.first, words, grammar):
            found = BACKING
        alone = run.first == run.last and words[run.first] in grammar["possessive"]
        owner = alone or (run.last + 1 < len(words) and words[run.last + 1] in {"'s", "’"})
        floor, shared, located = run.last, found, place
        yield Phrase(run.first, run.last, tuple(run.things), found, owner)


def _backs(first: int, words: Sequence[str], grammar: Grammar) -> bool:
    """Tell "with the support of | China", which is no side, from "the leader of | China"."""
    of = first - 1 if words[first - 1] == "of" else first - 2
    return of > 1 and words[of] == "of" and words[of - 1] in grammar["backing"] and not BACKED.isdisjoint(words[max(0, of - 4) : of - 1])


def _beside_unknown(first: int, words: Sequence[str], grammar: Grammar) -> str:
    """Return the preposition of a list that begins with a name nobody knows: "from Juba to Nowhere and Bor"."""
    preposition, name = words[first - 3], words[first - 2]
    return preposition if preposition in ENDS and name.isalpha() and name not in grammar.function_words else ""


def _in_land(between: Sequence[str]) -> bool:
    """Tell the land of a town left from where somebody goes: "from Fotokol in Cameroon"."""
    return between in {("in",), ("town", "in"), ("in", "the")}


def _named_after(between: Sequence[str], grammar: Grammar) -> bool:
    """Tell whether the name of a town follows what it is: "in Yemen's third city, Taiz"."""
    return len(between) > 2 and between[0] == "'s" and between[-1] == "," and between[-2] in grammar["place_head"]


def _acts(between: Sequence[str], after: Sequence[str], grammar: Grammar) -> bool:
    """Tell what acts in a clause of its own from the rest of a list: "including rebels, and 16,000 troops | have been"."""
    return between[:2] == (",", "and") and bool(after) and (after[0] in grammar["auxiliary"] or after[0] in grammar["modal"])


def goes_on_doing(phrase: Phrase, words: Sequence[str], grammar: Grammar, verbs: set[int]) -> bool:
    """Tell "with rebels even seizing the town", "no sign of troops leaving", who act, from "with the rebels"."""
    if phrase.preposition not in {"with", "of"}:
        return False
    verb = phrase.last + 1
    verb += verb < len(words) and (words[verb] in grammar["adverb"] or words[verb].endswith("ly"))
    return verb in verbs and words[verb].endswith("ing") and words[verb] not in grammar["that_verb"]


def behind(phrase: Phrase, words: Sequence[str], heads: dict[int, Phrase]) -> int:
    """Return the token behind a phrase, and behind the town where it sits: "the Defense Ministry in Moscow | said"."""
    end = phrase.last + 1
    town = heads.get(end + 1) if end < len(words) and words[end] == "in" else None
    return end if town is None else town.last + 1


def _is_person(run: Run) -> bool:
    return any(isinstance(thing.value, Party) and thing.value.kind == "person" for thing in run.things)


def _is_place(run: Run) -> bool:
    for thing in run.things:  # noqa: SIM110  a loop, for this is asked of every phrase
        if isinstance(thing.value, Place):
            return True
    return False


def _listed(between: Sequence[str], after: Sequence[str], run: Run) -> bool:
    """Tell whether a phrase goes on with a list; after a mere comma only if the list goes on behind it."""
    if between[-1:] == ("of",) and between[0] in {"and", "or"} and len(between) <= MODIFIERS + 1 and between[-2] in PARTS:
        return True  # "in Shan State and other parts of Myanmar"
    if not 0 < len(between) <= 3 or between[0] not in {",", "and", "or", "&"}:
        return False
    if between[0] == "," and (len(between) == 1 or (len(between) == 2 and _is_person(run))):  # ", Chancellor Olaf Scholz and"
        return bool(after) and after[0] in {",", "and", "or"}
    return all(word in {",", "and", "or", "&", "the", "both", "also"} for word in between)


def _compound(index: int, words: Sequence[str]) -> str:
    """Return what a preposition of two words, or one in a comparison, stands for."""
    word, before = words[index], words[index - 1]
    if word == "route" and (before == "en" or (index > 1 and tuple(words[index - 2 : index]) == ("en", "-"))):
        return "to"
    if word == "with" and before in {"border", "borders", "frontier"}:
        return "beside"
    if word == "of" and before == "out":
        return "from"
    return word if word == "like" and not before.endswith("s") else ""  # "acted like pirates"; but "states like Iran"


def _past_head(of: int, words: Sequence[str], grammar: Grammar) -> int | None:
    """Return the token before the head of "the town of", "dozens of", "the "safe area" of"; None where there is none."""
    if of and (words[of - 1] in grammar["place_head"] or words[of - 1] in grammar["partitive"]):
        return of - 2
    if of > 2 and words[of - 1] == '"' and words[of - 2] in grammar["place_head"]:
        return max((token for token in range(max(0, of - LOOK_LEFT), of - 2) if words[token] == '"'), default=of - 2) - 1
    return None


def governing(first: int, words: Sequence[str], grammar: Grammar, stops: set[int], floor: int) -> str:
    """Look left from a noun for its preposition, past adjectives and heads such as "the town of"; verbs and dates stop it."""
    if words[first] in grammar["never_governed"]:
        return ""
    index, steps = first - 1, 0
    while index > floor and steps < LOOK_LEFT:
        word = words[index]
        if word == "of" and (head := _past_head(index, words, grammar)) is not None:
            index, steps = head, 0
            continue
        if index and (compound := _compound(index, words)):
            return compound
        if word in grammar["verb_particle"] and index and (index - 1 in stops or words[index - 1].endswith(("ing", "ed"))):
            return ""
        if word in grammar["preposition"]:
            return word if (word != "to" or index + 1 not in stops) and index not in stops else ""
        if (
            word == "that"
            or (index in stops and words[index - 1 : index] != ("-",))  # "Ankara-backed"
            or not (word.isalpha() or word in {"-", "'s"})
            or (word in grammar.function_words and word not in grammar["determiner"])
        ):
            return ""
        index, steps = index - 1, steps + 1
    return ""
