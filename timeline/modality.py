"""Tells when an act is said to happen, and whether it is done, planned, possible or denied."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from timeline import bind
from timeline.clauses import Frame
from timeline.find.status import Cue
from timeline.lexicon.grammar import Grammar
from timeline.lexicon.status import STATUSES
from timeline.lexicon.types import EventType
from timeline.model import DateRange, Found, Span
from timeline.told import Surroundings, Told

REACH = 8  # tokens between a cue of status and its trigger
CONDITIONS = frozenset({"if", "unless", "whether"})
NAUGHT = frozenset({"no", "not"})
AWAY = frozenset({"in", "during", "after", "following", "since", "from", "part"})  # "no" says nothing of a noun behind one of these
PRESENT = frozenset({"attend", "attending", "attended", "invited", "present", "represented"})
CLAIMS = frozenset(
    "accusation accusations allegation allegations assertion assertions claim claims report reports rumour rumours rumor rumors".split()
)
CLAIM = 9  # tokens from the word that rejects a claim to the claim
SPEAKING = 3  # days for which one may be said to speak
RESPONSES = frozenset({"answer", "reaction", "response"})
ASKED = frozenset({"where", "when", "how", "why"})
FOREMOST = frozenset({"first", "last", "latest", "next", "only", "second", "third"})
RANKED = 6  # tokens from "the last" to what they do: "the last convoy of American troops to leave"
ADJACENT = 3  # tokens from a cue to the claim that it covers


def timed(told: Told, around: Surroundings) -> tuple[tuple[Found[DateRange], str], tuple[str, tuple[str, ...]]]:
    """Return date and status with where each was found.

    A day told before that has passed is none for what is planned or feared; one that lies ahead is none for what is over.
    """
    when, binding = _bind(told, around)
    status, cue = _status(told, around)
    published, ahead = around.article.published, _is_ahead(when.value, around.article.published)
    if binding == "before" and published is not None and when.value.last is not None:
        passed = status in {"planned", "possible"} and when.value.last < published
        if passed or (status == "asserted" and ahead and _is_over(told, around.lexicon.grammar)):
            when, binding, ahead = bind.publication(published, told.frame.sentence.span), "published", False
    return (when, binding), ("planned" if status == "asserted" and ahead and not told.kind.speaks else status, cue)


def _is_ahead(when: DateRange, published: date | None) -> bool:
    return published is not None and when.first is not None and when.last is not None and when.first >= published and when.last > published


def _is_over(told: Told, grammar: Grammar) -> bool:
    """Tell "left" and "have left" from "will have left" by the verb alone."""
    candidate = told.found.value
    return candidate.form == "past" or (candidate.form == "participle" and told.frame.words[candidate.first - 1] in grammar["have"])


def _bind(told: Told, around: Surroundings) -> tuple[Found[DateRange], str]:
    act = told.frame, told.found.value, told.slots.clause, told.saying
    current = bind.up_to_now(*act) or (told.found.value.form == "third" and not around.listed)  # "denies", "has denied"
    vague = told.kind.speaks and around.earlier is not None and _days(around.earlier.value) > SPEAKING  # nobody speaks for a week
    earlier = around.earlier if told.kind.tally or not (current or vague) else None  # losses are counted from the day told before
    return bind.when(*act, bind.Fallback(earlier, around.article.published))


def _days(when: DateRange) -> int:
    return (when.last - when.first).days if when.first is not None and when.last is not None else 0


def saying(frame: Frame, types: dict[str, EventType]) -> list[int]:
    """Return the tokens of the words of saying in a sentence."""
    tokens = []
    for found in frame.candidates:
        for row in found.value.rows:
            if row.type in types and types[row.type].speaks:
                tokens.append(found.value.first)
                break
    return tokens


def is_definite(told: Told, binding: str) -> bool:
    """Tell words for an act told before that give no day of it: "the attack", "announced the drill on Monday"."""
    frame, candidate = told.frame, told.found.value
    return (told.kind.hits and bind.recalls(frame, candidate, binding)) or bind.announces(frame, candidate, told.saying)


def _status(told: Told, around: Surroundings) -> tuple[str, tuple[str, ...]]:
    """Return the status that the words give and the data row of its cue: denied beats possible beats planned."""
    frame, clause = told.frame, told.frame.clauses[told.slots.clause]
    base = told.found.value.form == "base"
    carried = base and (
        (clause.opener in {"and", "or", "resume"} and not _is_past(told, around)) or _is_subjunctive(told, around)
    )  # "would stay and withdraw"
    if told.found.value.form == "ing" and clause.opener == "before" and clause.parent >= 0:  # "will train | before leaving"
        carried = not around.lexicon.grammar["modal"].isdisjoint(frame.words[frame.clauses[clause.parent].first : clause.first])
    aimed = told.slots.infinitive and not _begun(told, around) and not _is_ranked(told, around.lexicon.grammar)
    best = told.row.status or ("planned" if aimed or carried else "asserted")
    openers = {clause.opener, frame.clauses[clause.parent].opener if clause.opener in {"and", "or"} and clause.parent >= 0 else ""}
    if not openers.isdisjoint(CONDITIONS):
        best = "possible"
    evidence: tuple[str, ...] = ()
    for cue in around.cues:
        if not _governs(cue, told, around.lexicon.grammar):
            continue
        adjacent = frame.token_at(cue.span.end - 1) == told.found.value.first - 1
        if cue.value.status == "asserted" and best == "planned" and adjacent:
            return "asserted", cue.evidence
        if STATUSES.index(cue.value.status) < STATUSES.index(best):
            best, evidence = cue.value.status, cue.evidence
        elif cue.value.status == best:
            evidence = evidence or cue.evidence
    return best, evidence


def _is_ranked(told: Told, grammar: Grammar) -> bool:
    """Tell "the last convoy to leave Iraq" and "were the first to cross", which have done so, from "will be the first to leave"."""
    words, first = told.frame.words, told.found.value.first
    before = words[max(0, first - 1 - RANKED) : first - 1]
    if words[first - 1] != "to" or FOREMOST.isdisjoint(before):
        return False
    near = before[-1] in FOREMOST or any(phrase.last == first - 2 for phrase in told.slots.subject)
    return near and grammar["modal"].isdisjoint(words[told.frame.clauses[told.slots.clause].first :])


def _is_past(told: Told, around: Surroundings) -> bool:
    """Tell "were launched and hit the town" from "will be launched and hit": of some verbs past and base are one form."""
    words, first, grammar = told.frame.words, told.found.value.first, around.lexicon.grammar
    return grammar.irregular.get(words[first], ("",))[0] == words[first] and (grammar["modal"] | {"to"}).isdisjoint(words[:first])


def _is_subjunctive(told: Told, around: Surroundings) -> bool:
    """Tell "demanded that Argentina withdraw" from "said that it would withdraw" and "said that they withdraw"."""
    frame, clause, grammar = told.frame, told.frame.clauses[told.slots.clause], around.lexicon.grammar
    before, first = frame.words[clause.first : told.found.value.first], clause.first
    types = around.lexicon.types
    asks = any(row.type in types and types[row.type].aims for found in frame.candidates if found.value.first < first for row in found.value.rows)
    return clause.opener == "that" and asks and all(grammar[kind].isdisjoint(before) for kind in ("modal", "auxiliary"))


def is_nothing(told: Told) -> bool:
    """Tell what did not happen to anybody: "there were no casualties", "no fresh reports of clashes"."""
    named = (*told.slots.subject, *told.slots.possessors, *told.slots.objects, *told.slots.tied("by", "between", "with", "on"))
    return told.kind.tally or (not told.found.value.is_verb and told.kind.fights and not any(phrase.parties() for phrase in named))


def is_unsaid(trigger: Span, cues: Sequence[Found[Cue]]) -> bool:
    """Tell whether a word of speaking is but a part of a cue: "did not | rule out", "neither confirmed nor | denied"."""
    return any(cue.span.start < trigger.start and trigger.end <= cue.span.end for cue in cues)


def _begun(told: Told, around: Surroundings) -> bool:
    """Tell what goes on: "began on Thursday to withdraw", "to carry out strikes"."""
    frame, token = told.frame, told.found.value.first - 1
    while token > 0 and frame.words[token] != "to":
        token -= 1
    token -= 1
    spans = [(frame.token_at(found.span.start), frame.token_at(found.span.end - 1)) for found in frame.dates]
    while token > 0 and any(first <= token <= last for first, last in spans):
        token -= 1
    return frame.words[token] in around.lexicon.grammar["inceptive"]


def _is_answered(told: Told, cue: int, grammar: Grammar) -> bool:
    """Tell "considers its response to | the attack", which took place, from "prepared for an attack"."""
    words = told.frame.words[cue + 1 : told.found.value.first]
    return "to" in words and words[words.index("to") - 1] in RESPONSES and grammar["general"].isdisjoint(words)


def _governs(cue: Found[Cue], told: Told, grammar: Grammar) -> bool:
    frame, candidate, clause = told.frame, told.found.value, told.frame.clauses[told.slots.clause]
    token = frame.token_at(cue.span.start)
    if cue.value.status == "denied" and not ASKED.isdisjoint(frame.words[token : candidate.first]):
        return False  # "did not say where the carrier is being deployed"
    if cue.value.scope != "right" and clause.opener == "that" and token < clause.first:
        end = frame.token_at(cue.span.end - 1)
        claims = CLAIM if cue.value.status == "denied" and not CLAIMS.isdisjoint(frame.words[end : end + CLAIM]) else 0  # "denied a report by X that"
        return cue.value.status in {"denied", "possible"} and clause.first - end <= max(ADJACENT, claims)  # "denied that"
    if cue.value.scope == "plan" and not (told.kind.moves_forces or told.kind.gives or told.kind.partner):
        return False
    if cue.value.status == "denied" and told.kind.passing and not PRESENT.isdisjoint(frame.words[token : candidate.first]):
        return False  # "were not present at the meeting", which took place
    if frame.words[token] in NAUGHT and not candidate.is_verb and not AWAY.isdisjoint(frame.words[token : candidate.first]):
        return False  # "suffered no losses in the assault"
    if cue.value.scope != "right" and token and frame.words[token - 1] == "," and "," in frame.words[token : candidate.first]:
        return False  # "a task force, bound for Lebanon, had been diverted"
    if not candidate.is_verb and _is_answered(told, frame.token_at(cue.span.end - 1), grammar):
        return False
    if cue.value.scope != "right":
        return clause.first <= token < candidate.first <= frame.token_at(cue.span.end - 1) + REACH
    return not told.kind.speaks and candidate.last < token < clause.end
