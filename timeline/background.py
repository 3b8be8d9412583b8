"""Tells mentions that are no event of their own: background, abilities, vague plurals."""

from __future__ import annotations

from timeline.clauses import Frame, governor
from timeline.find.triggers import Candidate
from timeline.lexicon.grammar import Grammar
from timeline.lexicon.types import EventType
from timeline.slots import Slots
from timeline.values import record

HELP = frozenset({"help", "helped", "helping", "helps"})
CALLED = 8  # tokens from "what" to the name: "in what Russia calls a special military operation"
NAMING = frozenset({"call", "called", "calls", "described", "describes", "dubbed", "labelled", "labels", "termed", "terms"})
KEPT = 5  # tokens from "monitor" or "violate" to the pact
SERIES = 6  # tokens from "in" to the fighting: "in a series of land clashes"
MEANWHILE = frozenset({"in", "during"})
OPENING = 4  # tokens of "In its latest attack"
MEANS = 4  # tokens from "with" to the means
RECALLED = 4  # tokens from "anniversary" to what it is of
PARTED = 3  # tokens from "what" to who says so
HELPED = 6  # tokens from "help" to what it is for
DATE_REACH = 6  # tokens between a noun and the date that it brings
UNDONE = 4  # tokens from a pact to the verb that ends it
TIMES = 6  # tokens from an act to "times"
CHARGED = 8  # tokens from an arrest to what it was for
IT_WAS = (("it", "was"), ("it", "is"), ("this", "was"), ("this", "is"))


@record(frozen=True, slots=True)
class Setting:
    """What else is known: `dated` by its own sentence, `cued` as planned by some word, `governed` may follow a preposition, `kept` be kept or broken.

    `tolled` tells that it cost the lives which its sentence counts, `struck` that its clause has told a blow
    before, or a sentence that it opens tells one.
    """

    grammar: Grammar
    dated: bool
    cued: bool
    governed: bool
    kept: bool = False
    tolled: bool = False
    struck: bool = False


def is_no_act(frame: Frame, candidate: Candidate, kind: EventType, grammar: Grammar, *, dated: bool) -> bool:
    """Tell a verb that is no event however a text is read: a charge, a right, what happened many times, a deal that was killed."""
    if not candidate.is_verb:
        return False
    entitled = frame.words[max(0, candidate.first - 2) : candidate.first] == ("right", "to")
    dropped = kind.hits and candidate.form in {"past", "participle"} and _before_auxiliary(frame, candidate.first, grammar) in grammar["matter"]
    return entitled or dropped or _charged(frame, candidate, grammar) or (not dated and _repeated(frame, candidate))


def is_background(frame: Frame, candidate: Candidate, slots: Slots, kind: EventType, setting: Setting) -> bool:
    """Tell whether a trigger only recalls, imagines or enables an event."""
    grammar = setting.grammar
    if kind.hits and not setting.dated and _ranked(frame, candidate, grammar):
        return True
    if candidate.is_verb:
        purpose = slots.infinitive and (_enabled(frame, candidate, grammar) or (not setting.cued and _purpose(frame, candidate, slots)))
        idle = purpose or _helped(frame, candidate, slots) or (kind.speaks and _as_they_say(frame, candidate))
        return (
            idle
            or _stopped(frame, candidate, grammar)
            or _awaited(frame, candidate, slots, grammar)
            or (not setting.dated and kind.fights and _habitual(frame, candidate, slots, grammar))
            or (not setting.dated and ((_recalled(frame, candidate, slots, grammar) and not _tolls(slots, kind)) or _equips(frame, candidate, slots)))
        )
    if _is_called(frame, candidate, grammar):
        return True
    if setting.kept and _is_kept(frame, candidate, grammar):
        return True
    if _commemorated(frame, candidate, grammar) or (setting.struck and _means(frame, candidate, slots, kind)):
        return True
    if slots.subject or slots.objects:
        return False
    if frame.clauses[slots.clause].opener in {"if", "unless"} and not slots.possessors:
        return True
    if setting.governed or setting.tolled or (kind.passing and setting.dated):
        return False
    if frame.sentence.role != "title" and governed(frame, candidate, slots, grammar):
        return not setting.cued and not _date_follows(frame, candidate)
    return not setting.dated and kind.hits and frame.words[candidate.last].endswith("s") and _after_verb(frame, candidate, slots, grammar)


def _enabled(frame: Frame, candidate: Candidate, grammar: Grammar) -> bool:
    """ "the ability to attack", "efforts to retake"."""
    before = frame.words[max(0, candidate.first - 2) : candidate.first - 1]
    return not grammar["ability"].isdisjoint(before)


def _as_they_say(frame: Frame, candidate: Candidate) -> bool:
    """ "withdrew in what it says is a first step": no statement, but a name for what is told."""
    return "what" in frame.words[max(0, candidate.first - PARTED) : candidate.first]


def _helped(frame: Frame, candidate: Candidate, slots: Slots) -> bool:
    """ "helped Mali repel the rebels": what somebody is helped to do, with or without "to"."""
    before = frame.words[frame.clauses[slots.clause].first : candidate.first]
    return candidate.form == "base" and any(word in HELP and len(before) - number <= HELPED for number, word in enumerate(before))


def _stopped(frame: Frame, candidate: Candidate, grammar: Grammar) -> bool:
    """ "stop attacking civilians": what comes to an end, or is to."""
    return candidate.form == "ing" and frame.words[max(0, candidate.first - 1)] in grammar["ending"]


def _is_called(frame: Frame, candidate: Candidate, grammar: Grammar) -> bool:
    """ "hit Kharkiv in what Russia calls | a special military operation": a name for what is told without it."""
    before = frame.words[max(0, candidate.first - CALLED) : candidate.first]
    if "what" not in before or NAMING.isdisjoint(before):
        return False
    what = candidate.first - len(before) + before.index("what")
    return what > 0 and frame.words[what - 1] in grammar["preposition"]


def _is_kept(frame: Frame, candidate: Candidate, grammar: Grammar) -> bool:
    """ "monitor the truce", "violated the 1994 accord", "ceasefire violations": "a truce broke down": a pact told for another act."""
    clause = frame.clauses[frame.clause_of(candidate.first)]
    behind = frame.words[candidate.last + 1 : candidate.last + 2]
    before = frame.words[max(clause.first, candidate.first - KEPT) : candidate.first]
    tokens = frame.sentence.tokens[max(0, candidate.first - 1) : candidate.last + 1]
    title = frame.sentence.role == "body" and candidate.first > 1 and all(token.text[0].isupper() for token in tokens)
    named = title and grammar["pact_made"].isdisjoint(frame.words[clause.first : clause.end])  # "mediators of the Jeddah Agreement"
    undone = not grammar["undone"].isdisjoint(frame.words[candidate.last + 1 : candidate.last + UNDONE])
    return named or undone or not grammar["of_pact"].isdisjoint(behind) or not grammar["upholding"].isdisjoint(before)


def _charged(frame: Frame, candidate: Candidate, grammar: Grammar) -> bool:
    """ "arrested for smuggling missiles": what a court or the police hold against somebody."""
    if candidate.form != "ing" or frame.words[candidate.first - 1] not in {"for", "of", "with"}:
        return False
    return not grammar["charging"].isdisjoint(frame.words[max(0, candidate.first - CHARGED) : candidate.first - 1])


def _before_auxiliary(frame: Frame, index: int, grammar: Grammar) -> str:
    """Return the word before a verb with its auxiliaries: "the | deal | had been killed"."""
    index -= 1
    while index > 0 and frame.words[index] in grammar["auxiliary"]:
        index -= 1
    return frame.words[index]


def _repeated(frame: Frame, candidate: Candidate) -> bool:
    """ "has been detained nine times": acts of many days."""
    following = frame.words[candidate.last + 1 : candidate.last + TIMES]
    return "times" in following[1:] and following[following.index("times") - 1] not in {"the", "new", "york"}


def _habitual(frame: Frame, candidate: Candidate, slots: Slots, grammar: Grammar) -> bool:
    """ "bandits who raid villages": what some are known for, on no day."""
    clause = frame.clauses[slots.clause]
    before = frame.words[clause.first : candidate.first]
    return clause.opener in grammar.asides and candidate.form == "base" and grammar["modal"].isdisjoint(before) and "to" not in before


def _ranked(frame: Frame, candidate: Candidate, grammar: Grammar) -> bool:
    """ "It was the second attack in a week", "shot a man, the first killing of the month": an act told already, counted."""
    counted = candidate.first > 1 and frame.words[candidate.first - 2] == "the" and frame.words[candidate.first - 1] in grammar["ranking"]
    if not counted:
        return False
    told = any(found.value.is_verb and found.value.first < candidate.first for found in frame.candidates)
    return frame.words[:2] in IT_WAS or (told and frame.words[candidate.first - 3] == ",")


def _commemorated(frame: Frame, candidate: Candidate, grammar: Grammar) -> bool:
    """ "the anniversary of the invasion", "every attack": an act of another day, or of none."""
    before = frame.words[max(0, candidate.first - RECALLED) : candidate.first]
    return before[-1:] in {(word,) for word in grammar["general"]} or ("of" in before and not grammar["recalled"].isdisjoint(before))


def _means(frame: Frame, candidate: Candidate, slots: Slots, kind: EventType) -> bool:
    """ "pounded the town with artillery and air attacks", "killed ten in a series of clashes": how the act before it was done."""
    if frame.words[0] == "in" and candidate.first <= OPENING:  # "In its latest attack, Russia struck"
        return True
    if kind.mutual:
        return not MEANWHILE.isdisjoint(frame.words[max(0, candidate.first - SERIES) : candidate.first])
    return "with" in frame.words[max(0, candidate.first - MEANS) : candidate.first] and not slots.possessors


def _purpose(frame: Frame, candidate: Candidate, slots: Slots) -> bool:
    """ "deployed to Iceland to patrol": what an act is for, where no word makes it a plan."""
    first = frame.clauses[slots.clause].first
    return any(other.value.is_verb and first <= other.value.first < candidate.first for other in frame.candidates)


def _awaited(frame: Frame, candidate: Candidate, slots: Slots, grammar: Grammar) -> bool:
    """An act that is a condition: "until the heavy weapons have been pulled back"."""
    clause = frame.clauses[slots.clause]
    return clause.opener == "until" and not grammar["have"].isdisjoint(frame.words[max(clause.first, candidate.first - 4) : candidate.first])


def _recalled(frame: Frame, candidate: Candidate, slots: Slots, grammar: Grammar) -> bool:
    """A past act told in passing: "ground it captured", "who fled after being jailed"."""
    clause = frame.clauses[slots.clause]
    aside = clause.opener in grammar.asides or clause.opener in {"after", "since"}
    perfect = not grammar["have"].isdisjoint(frame.words[max(clause.first, candidate.first - 4) : candidate.first])
    return aside and candidate.form in {"past", "participle"} and not perfect and not slots.reduced


def _tolls(slots: Slots, kind: EventType) -> bool:
    """ "an attack that killed ten": what the act told before has cost."""
    return kind.tally and not slots.subject


def _equips(frame: Frame, candidate: Candidate, slots: Slots) -> bool:
    """ "shelled the base with tanks captured from the army": what is told of the weapons of an act."""
    beside = slots.subject[:1] if slots.passive or slots.reduced else ()
    return any(phrase.last == candidate.first - 1 and frame.words[phrase.first - 1] == "with" for phrase in beside)


def _after_verb(frame: Frame, candidate: Candidate, slots: Slots, grammar: Grammar) -> bool:
    """Tell "have carried out weeks of attacks" from "airstrikes hit the town"."""
    first = frame.clauses[slots.clause].first
    verbs = (other.value for other in frame.candidates if other.value.is_verb and first <= other.value.first < candidate.first)
    return (
        any(frame.words[verb.first] not in grammar["that_verb"] for verb in verbs)  # "reported attacks" is news
        or "of" in frame.words[first : candidate.first]
    )


def governed(frame: Frame, candidate: Candidate, slots: Slots, grammar: Grammar) -> bool:
    """A noun after a preposition: "its role in the invasion", "since the attack"."""
    first = slots.possessors[0].first if slots.possessors else candidate.first
    return governor(first, frame, grammar) != ""


def _date_follows(frame: Frame, candidate: Candidate) -> bool:
    """Tell whether the noun brings a date of its own: "the invasion of Ukraine in February"."""
    starts = (frame.token_at(found.span.start) for found in frame.dates)
    return any(0 < token - candidate.last <= DATE_REACH for token in starts)
