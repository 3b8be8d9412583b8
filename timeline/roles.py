"""Names what stands round a trigger: subject, object and the phrases that a preposition ties to it."""

from __future__ import annotations

from timeline import unnamed
from timeline.clauses import Clause, Frame, next_verb, word_before
from timeline.find.triggers import Candidate
from timeline.lexicon.grammar import Grammar
from timeline.lists import run, whole
from timeline.model import Materiel, Party, Place, Quantity
from timeline.noun_phrases import Phrase, Thing
from timeline.slots import Slots
from timeline.values import replace

NEAR = 9  # tokens between a verb and its object
PARTED = 3  # tokens from a phrase to its relative clause
PLACED = 3  # tokens of a place between an act and its verb
ACT = 2  # tokens from a possessive to the noun of an act
MOVERS = frozenset({"force", "unit", "ship", "aircraft", "vehicle"})
OFFICE = 14  # tokens from a person to the "who" behind the office
AGENTS = frozenset({"person", "body", "organization", "state", "role"})
PEOPLE = frozenset({"force", "unit"})
GOING = PEOPLE | {"place"}
SENT = MOVERS | {"weapon"}
DOERS = frozenset({"party", "force", "unit", "weapon"})
AT = frozenset({"at", "from", "in", "near", "on"})
INSTEAD = (("rather", "than"), ("instead", "of"))
CLASSES: dict[tuple[type, str], frozenset[str]] = {}  # by type and kind of what a phrase holds, filled as they are met


def around(frame: Frame, candidate: Candidate, grammar: Grammar) -> Slots:
    """Return the slots of a trigger."""
    if candidate.is_verb:
        return _verb(frame, candidate, grammar)
    slots = _noun(frame, candidate, grammar)
    if candidate.rows[0].kind == "phrase" and not slots.possessors and not slots.subject:
        return replace(slots, subject=_subject(frame, candidate.first, slots.clause, grammar))
    return slots


def claimed(frame: Frame, slots: Slots, grammar: Grammar) -> tuple[Phrase, ...]:
    """Return who acts in the clause after a verb of saying: "claimed that Ukraine was planning attacks"."""
    following = slots.clause + 1
    if following >= len(frame.clauses) or frame.clauses[following].opener != "that":
        return ()
    clause = frame.clauses[following]
    return _first_free(frame, clause.first, clause.end, grammar)[:1]


def classes(phrase: Phrase) -> frozenset[str]:
    """Return what a phrase can stand for in a slot: "force", "mover", "state", "place" ..."""
    found = _classes(phrase.things[0].value)
    for thing in phrase.things[1:]:
        found |= _classes(thing.value)
    return found


def _classes(value: Thing) -> frozenset[str]:
    key = type(value), "" if isinstance(value, Place) else value.kind
    if key not in CLASSES:
        CLASSES[key] = frozenset(_named_classes(value))
    return CLASSES[key]


def _named_classes(value: Thing) -> set[str]:
    if isinstance(value, Party):
        return {"party", value.kind} | ({"agent"} if value.kind in AGENTS else set())
    if isinstance(value, Place):
        return {"place"}
    if isinstance(value, Materiel):
        return {value.kind} | ({"mover"} if value.kind in MOVERS else set()) | ({"weapon"} if value.kind not in PEOPLE else set())
    return {"force", "mover"} if value.kind == "force" else {value.kind, "counted"} & {"casualty", "money", "counted"}


# --- verbs


def _verb(frame: Frame, candidate: Candidate, grammar: Grammar) -> Slots:
    number = frame.clause_of(candidate.first)
    clause = frame.clauses[number]
    stop = _instead(frame, candidate.rest, next_verb(frame, candidate.rest, clause.end, grammar))
    if counted := tuple([phrase for phrase in frame.phrases if phrase.first < candidate.first <= phrase.last and "casualty" in classes(phrase)]):
        behind = tuple([phrase for phrase in frame.phrases if candidate.last < phrase.first < stop and phrase.preposition])
        return Slots(number, counted, (), behind, passive=True)  # "five were killed and | six injured | in an attack by"
    right = _past_particle([phrase for phrase in frame.phrases if candidate.last < phrase.first < stop], frame, candidate)
    joined = right != [] and right[0].first == candidate.rest + 2 and frame.words[candidate.rest + 1] == "and"  # "two died | and five were hurt"
    objects = () if joined else _objects([phrase for phrase in right if not _owns_an_act(phrase, frame, grammar)], candidate, frame)
    opens = _opens(frame, candidate)
    left = unnamed.apart(frame, clause, candidate)
    if left is None:
        left = opens or _asked(frame, candidate) or _subject(frame, candidate.first, number, grammar)
    infinitive = candidate.form == "base" and word_before(frame.words, candidate.first, grammar) == "to"
    following = frame.words[candidate.rest + 1] if candidate.rest + 1 < len(frame.words) else ""
    if not objects and (taken := _carried_along(frame, candidate, clause, grammar)):
        left = taken  # "shelled the base with two tanks | captured from the army"
    reduced = _is_reduced(frame, candidate, left, objects, grammar)
    passive = opens != () or _is_passive(frame.words, candidate, grammar)
    if not reduced and not passive and _is_undergone(frame, candidate, left, objects, right):
        left, reduced = (), True
    passive = passive or (reduced and following == "by" and not _carried_by(right))
    if not objects and left and left[0].first > clause.first and clause.opener in grammar.asides and not passive and not reduced:
        objects = _related(frame, clause)
    complements = [phrase for phrase in right if phrase not in objects] if objects else [*right]
    before = [phrase for phrase in frame.phrases if clause.first <= phrase.last < candidate.first and phrase.preposition and phrase not in left]
    complements += [phrase for phrase in before if not _run_by(phrase, frame, grammar)]
    return Slots(number, left, objects, tuple(complements), (), passive, reduced, infinitive)


def _instead(frame: Frame, first: int, stop: int) -> int:
    """Return where what is not done begins: "will sail to Guam | rather than visit Australia", "| instead of visiting"."""
    for word, link in INSTEAD:
        if word in frame.words and link in frame.words:
            at = next((at for at in range(first + 1, stop - 1) if frame.words[at : at + 2] == (word, link)), stop)
            stop = min(stop, at)
    return stop


def _opens(frame: Frame, candidate: Candidate) -> tuple[Phrase, ...]:
    """Return the forces that a sentence opens with an act of: "Deployed to Guam since May, | the battalion | has trained"."""
    if candidate.first or candidate.form not in {"past", "participle"} or "," not in frame.words:
        return ()
    starts = {at + 1 + (frame.words[at + 1] == "the") for at in range(len(frame.words) - 2) if frame.words[at] == ","}
    free = (phrase for phrase in frame.phrases if not phrase.preposition and {phrase.first, phrase.first - 1} & starts)
    return tuple([phrase for phrase in free if not classes(phrase).isdisjoint(MOVERS)][:1])


def _asked(frame: Frame, candidate: Candidate) -> tuple[Phrase, ...]:
    """Return who is to act: "called on Rwanda to withdraw"."""
    if candidate.form != "base" or frame.words[max(0, candidate.first - 1)] != "to":
        return ()
    last = candidate.first - 2
    return tuple([replace(phrase, preposition="") for phrase in frame.phrases if phrase.last == last and phrase.preposition in {"on", "upon"}])


def _related(frame: Frame, clause: Clause) -> tuple[Phrase, ...]:
    """Return what "which" stands for as an object: "the islands, which Argentina seized"."""
    before = [phrase for phrase in frame.phrases if phrase.last < clause.first]
    return (replace(before[-1], preposition=""),) if before and clause.first - before[-1].last <= PARTED else ()


def _owns_an_act(phrase: Phrase, frame: Frame, grammar: Grammar) -> bool:
    """Tell "launched its offensive", where the act is the object, from "evacuated its citizens", where "its" stands for them."""
    if not phrase.owner or phrase.first != phrase.last or frame.words[phrase.first] not in grammar["possessive"]:
        return False
    return any(phrase.last < other.value.first <= phrase.last + ACT for other in frame.candidates)


def _past_particle(right: list[Phrase], frame: Frame, candidate: Candidate) -> list[Phrase]:
    """Free the object of "set up a force" from the particle, which looks like a preposition."""
    if (
        candidate.rest > candidate.last
        and right
        and right[0].preposition == frame.words[candidate.rest]
        and candidate.rows[0].rest == (frame.words[candidate.rest],)
    ):
        return [replace(right[0], preposition=""), *right[1:]]
    return right


def _goes_on(phrase: Phrase, candidate: Candidate, frame: Frame) -> bool:
    """Tell "the battalion stationed in the country and | the brigade", a list that the verb is inside of."""
    inside = candidate.rest == candidate.last and frame.words[candidate.last + 1] in AT
    return inside and "and" in frame.words[max(0, phrase.first - 2) : phrase.first]


def _objects(right: list[Phrase], candidate: Candidate, frame: Frame) -> tuple[Phrase, ...]:
    """Return the first phrase without a preposition, with the rest of its list."""
    for number, phrase in enumerate(right):
        if phrase.first - candidate.last > NEAR or (not phrase.preposition and _goes_on(phrase, candidate, frame)):
            return ()
        if not phrase.preposition:
            members = [phrase]
            for following in right[number + 1 :]:
                if following.preposition or following.first - members[-1].last > 3:
                    break
                members.append(following)
            return tuple(members)
    return ()


def _is_passive(words: tuple[str, ...], candidate: Candidate, grammar: Grammar) -> bool:
    if candidate.form not in {"past", "participle", "base"}:
        return False
    return word_before(words, candidate.first, grammar) in grammar["be"] and candidate.form != "ing"


def _is_reduced(frame: Frame, candidate: Candidate, left: tuple[Phrase, ...], objects: tuple[Phrase, ...], grammar: Grammar) -> bool:
    """Tell "soldiers sent to Mali" and "a town seized by rebels" from "France sent"."""
    if candidate.form not in {"past", "participle"} or objects or not left or left[-1].last != candidate.first - 1:
        return False
    following = frame.words[candidate.last + 1] if candidate.last + 1 < len(frame.words) else ""
    return following == "by" or (following in grammar["preposition"] and not classes(left[-1]).isdisjoint(SENT))


def _carried_along(frame: Frame, candidate: Candidate, clause: Clause, grammar: Grammar) -> tuple[Phrase, ...]:
    """Return the weapons behind a preposition of which a participle tells: "with two tanks | captured from the army"."""
    behind = frame.words[candidate.last + 1 : candidate.last + 2]
    if candidate.form not in {"past", "participle"} or grammar["preposition"].isdisjoint(behind):
        return ()
    acted = any(clause.first < other.value.first < candidate.first and other.value.is_verb for other in frame.candidates)
    weapons = [phrase for phrase in frame.phrases if phrase.last == candidate.first - 1 and phrase.preposition == "with" and not phrase.parties()]
    return tuple([replace(phrase, preposition="") for phrase in weapons if acted and "weapon" in classes(phrase)])


def _carried_by(right: list[Phrase]) -> bool:
    """Tell "landed by helicopter", the way, from "sent by France", the doer."""
    return bool(right) and right[0].preposition == "by" and not right[0].parties() and classes(right[0]).isdisjoint(GOING)


def _is_undergone(frame: Frame, candidate: Candidate, left: tuple[Phrase, ...], objects: tuple[Phrase, ...], right: list[Phrase]) -> bool:
    """Tell "two towns seized by soldiers", where the subject of the clause is somebody else."""
    if candidate.form not in {"past", "participle"} or objects or not left or left[-1].last == candidate.first - 1:
        return False
    by = candidate.last + 1 < len(frame.words) and frame.words[candidate.last + 1] == "by"
    return by and any(phrase.preposition == "by" and not classes(phrase).isdisjoint(DOERS) for phrase in right[:1])


def _without_aside(free: list[Phrase], frame: Frame, token: int, grammar: Grammar) -> list[Phrase]:
    """Leave out what only says what a ship or unit is: "the USS Gerald R. Ford, the biggest warship in the world, arrived"."""
    if len(free) < len(("name", "aside")):
        return free
    name, aside = free[-2:]
    between = frame.words[name.last + 1 : aside.last + 1]
    named = any(thing.value.named and thing.value.kind in {"ship", "unit"} for thing in name.materiel())
    common = not aside.parties() and not any(thing.value.named for thing in aside.materiel())
    opens = between[:1] == (",",) and between[1:2] != () and between[1] in grammar["determiner"]
    return (
        free[:-1]
        if named and common and opens and "," in frame.words[aside.last + 1 : token] and "and" not in frame.words[aside.last + 1 : token]
        else free
    )


def _without_parts(free: list[Phrase], frame: Frame, token: int, grammar: Grammar) -> list[Phrase]:
    """Leave out the parts of a force: "the group, including the USS Kidd, the cruiser and the air wing, will sail"."""
    opened = frame.words.index("including")
    index = token - 1
    while index > opened and (frame.words[index] in grammar["modal"] or frame.words[index] in grammar["auxiliary"]):
        index -= 1
    anew = frame.words[index] != "," and any(
        frame.words[at : at + 2] == (",", "and") for at in range(opened, token)
    )  # "including many, and more have"
    before = [phrase for phrase in free if phrase.last < opened]
    return before if before and frame.words[opened - 1] == "," and not anew else free


def _subject(frame: Frame, token: int, number: int, grammar: Grammar, *, depth: int = 0) -> tuple[Phrase, ...]:
    """Return the nearest group of phrases left of a token that no preposition governs, else that of the clause before."""
    clause = frame.clauses[number]
    free = [
        phrase for phrase in frame.phrases if clause.first <= phrase.first and phrase.last < token and not phrase.preposition and not phrase.owner
    ]
    if "including" in frame.words and free:
        free = _without_parts(free, frame, token, grammar)
    if free := _without_aside(free, frame, token, grammar) or unnamed.stand_ins(frame, clause, token, grammar):
        return whole(free, frame, grammar)
    before = [phrase for phrase in frame.phrases if phrase.last < clause.first]
    if sent := _sent(frame, number, token, grammar, depth):
        return sent
    if (person := _who(before, frame, clause)) is not None:
        return (person,)
    if clause.opener in grammar.asides and before and clause.first - before[-1].last <= PARTED:
        named = unnamed.antecedent(before, frame, clause, grammar)
        site = frame.words[clause.first] == "that" and named.places() and named.preposition in grammar["locative"]
        return () if site and frame.words[clause.first - 1] != "," else (named,)  # "an attack in Mali that killed ten"
    if clause.opener in {"which", "who"} and frame.words[clause.first] in {"that", "who"} and not _is_act(frame, clause.first - 1):
        return ()  # "vetoed a resolution that called for", "the foreigners who had been seized"
    unknown = (
        unnamed.acts(frame, clause, token, grammar) if clause.opener != "said" else token > clause.first
    )  # "he", named nowhere, "the news agency"
    if clause.parent < 0 or depth > 2 or unknown:
        return ()
    parent = frame.clauses[clause.parent]
    if clause.parent > number:
        return _first_free(frame, parent.first, parent.end, grammar)
    if clause.opener == "ing" and parent.opener == "that" and parent.parent >= 0 and frame.words[token] in grammar["that_verb"]:
        parent = frame.clauses[parent.parent]  # "Putin said that NATO was weak, adding that"
    verb = next((found.value.first for found in frame.candidates if found.value.is_verb and parent.first <= found.value.first), parent.end)
    told = _first_free(frame, parent.first, min(verb, parent.end), grammar) or tuple(unnamed.stand_ins(frame, parent, min(verb, parent.end), grammar))
    return told or _subject(frame, parent.first, clause.parent, grammar, depth=depth + 1)


def _sent(frame: Frame, number: int, token: int, grammar: Grammar, depth: int) -> tuple[Phrase, ...]:
    """Return who does the act before "after": "directed the group to sail north after | leaving Guam"."""
    clause = frame.clauses[number]
    if clause.opener not in {"after", "before"} or token != clause.first + 1 or not 0 <= clause.parent < number:
        return ()
    first = frame.clauses[clause.parent].first
    verbs = [found.value for found in frame.candidates if found.value.is_verb and first <= found.value.first < clause.first]
    return _subject(frame, verbs[-1].first, clause.parent, grammar, depth=depth + 1) if verbs and verbs[-1].form != "ing" and depth < ACT else ()


def _who(before: list[Phrase], frame: Frame, clause: Clause) -> Phrase | None:
    """Return the person with an office between commas: "Nancy Pelosi, the Speaker of the House of Representatives, who left"."""
    if not before or frame.words[clause.first - 1 : clause.first + 1] != (",", "who") or not classes(before[-1]).isdisjoint(MOVERS):
        return None
    person = next((phrase for phrase in reversed(before) if "person" in classes(phrase)), None)
    named = person is not None and frame.words[person.last + 1] == "," and PARTED < clause.first - person.last <= OFFICE
    return person if named else None


def _is_act(frame: Frame, token: int) -> bool:
    """Tell "an Israeli offensive that killed ten", where who acts does what follows too."""
    return not frame.words[token].isalnum() or any(found.value.last == token for found in frame.candidates)


def _first_free(frame: Frame, first: int, end: int, grammar: Grammar) -> tuple[Phrase, ...]:
    free = [phrase for phrase in frame.phrases if first <= phrase.first < end and not phrase.preposition and not phrase.owner]
    return run(free[0], free[1:], frame, grammar) if free else ()


# --- nouns


def _noun(frame: Frame, candidate: Candidate, grammar: Grammar) -> Slots:
    number = frame.clause_of(candidate.first)
    clause = frame.clauses[number]
    leads = not any(other.value.is_verb and clause.first <= other.value.first < candidate.first for other in frame.candidates)
    stop = clause.end if leads else next_verb(frame, candidate.last, clause.end, grammar)
    right = [phrase for phrase in frame.phrases if candidate.last < phrase.first < stop]
    complements = [phrase for phrase in right if phrase.preposition and not _run_by(phrase, frame, grammar)]
    possessors = _possessors(frame, candidate, clause.first, grammar)
    verb = _carrier(frame, candidate, clause.first, grammar)
    subject = () if possessors or verb is None else _subject(frame, verb, number, grammar)
    before = [phrase for phrase in frame.phrases if clause.first <= phrase.last < candidate.first and phrase.preposition and phrase not in possessors]
    infinitive = verb is not None and not possessors and frame.words[verb - 1 : verb] == ("to",)
    struck = _struck(frame, candidate, number, grammar)
    complements = [phrase for phrase in complements if phrase not in struck] if struck else complements
    return Slots(number, subject, struck, (*complements, *before, *_measures(frame, candidate, grammar)), possessors, infinitive=infinitive)


def _run_by(phrase: Phrase, frame: Frame, grammar: Grammar) -> bool:
    """Tell "the attack on a plant run | by a Dutch firm" and "the deployment was approved | by" from "an attack carried out | by"."""
    if phrase.preposition != "by":
        return False
    at = phrase.first - 1
    while at > 0 and frame.words[at] != "by" and phrase.first - at <= PARTED:
        at -= 1
    return at > 0 and frame.words[at] == "by" and frame.words[at - 1] in grammar.others_doing


def _struck(frame: Frame, candidate: Candidate, number: int, grammar: Grammar) -> tuple[Phrase, ...]:
    """Return what an act hits by a verb of its own: "air strikes targeted | their positions", "its forces | were hit by air strikes"."""
    clause, words = frame.clauses[number], frame.words
    for other in (other.value for other in frame.candidates if other.value.is_verb and words[other.value.first] in grammar["striking"]):
        reach = PARTED + PLACED * (not grammar["locative"].isdisjoint(words[candidate.last + 1 : candidate.last + 2]))  # "strikes in Gaza killed"
        if clause.first <= candidate.last < other.first < min(clause.end, candidate.last + reach) and not _is_passive(words, other, grammar):
            right = [phrase for phrase in frame.phrases if other.last < phrase.first < next_verb(frame, other.rest, clause.end, grammar)]
            return _objects(right, other, frame)
        by = words[other.last + 1 : other.last + 2] == ("by",) and clause.first <= other.first < candidate.first <= other.last + PARTED + 1
        if by and _is_passive(words, other, grammar):
            return _subject(frame, other.first, number, grammar)
    return ()


def _measures(frame: Frame, candidate: Candidate, grammar: Grammar) -> tuple[Phrase, ...]:
    """Return the count that stands before a noun: "a $700 million arms package", "a 3,000-strong deployment"."""
    before = [phrase for phrase in frame.phrases if phrase.last < candidate.first]
    if not before or not all(isinstance(thing.value, Quantity) for thing in before[-1].things):
        return ()
    between = frame.words[before[-1].last + 1 : candidate.first]
    return () if len(between) > PARTED or not grammar.function_words.isdisjoint(between) else (before[-1],)


def _possessors(frame: Frame, candidate: Candidate, first: int, grammar: Grammar) -> tuple[Phrase, ...]:
    """Return "Russia's" or "Russian" before a noun, adjectives between them allowed: "Putin's initial, failed assault"."""
    before = [phrase for phrase in frame.phrases if first <= phrase.first and phrase.first < candidate.first]
    if not before or frame.words[candidate.first] in grammar["be"]:  # "soldiers from Ghana | are on the way"
        return ()
    nearest = before[-1]
    between = frame.words[nearest.last + 1 : candidate.first]
    if len(between) > 5 or any(word in grammar.function_words for word in between):
        return ()
    if nearest.preposition and not grammar["light_verb"].isdisjoint(between):  # "troops from Chad | conducted exercises"
        return ()
    if any(other.value.is_verb and other.value.form != "ing" and nearest.last < other.value.first < candidate.first for other in frame.candidates):
        return ()  # "Hamas rejected a truce"
    people = any(party.value.kind in {"people", "group", "state", "organization", "body"} for party in nearest.parties())
    if not nearest.owner and not (people and all(word.isalpha() or word in {",", "-"} for word in between)):
        return ()
    return tuple(phrase for phrase in whole(before, frame, grammar) if phrase.parties() or phrase.materiel())


def _carrier(frame: Frame, candidate: Candidate, first: int, grammar: Grammar) -> int | None:
    """Return the token of the light verb before the noun: "Israel carried out strikes"."""
    for index in range(candidate.first - 1, max(first, candidate.first - 8) - 1, -1):
        word = frame.words[index]
        held = word in grammar["have"] and (index + 1 == candidate.first or frame.words[index + 1] in grammar["determiner"])  # "had a meeting"
        noun = word in grammar["light_noun"] and not grammar["determiner"].isdisjoint(frame.words[max(0, index - PARTED) : index])  # "a quick end to"
        if (held or word in grammar["light_verb"]) and not noun and frame.words[index - 1] not in grammar["determiner"]:
            return index
        joins = index > 0 and (frame.words[index - 1] in grammar["joins_in"] or frame.words[index - 1] in grammar["light_verb"])
        if word in grammar["preposition"] and word not in grammar["light_link"] and not joins:
            return None
    return None
