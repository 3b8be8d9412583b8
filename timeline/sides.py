"""Names the sides of an event from the phrases round its trigger: who acts, and whom it befalls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from timeline.clauses import Frame, governor
from timeline.lexicon.grammar import Grammar
from timeline.lexicon.types import EventType
from timeline.model import Event, Found, Party, Place, Quantity
from timeline.noun_phrases import Phrase
from timeline.roles import AGENTS, MOVERS, classes
from timeline.slots import Slots
from timeline.values import record, replace

PARENT = 3  # tokens from a unit to the "of" phrase that tells whose it is
BESIDE = 4  # tokens from a trigger to the "of" phrase that tells who meets or agrees
BODIES = frozenset({"state", "people", "group", "organization", "body"})
CRAFT = frozenset({"aircraft", "ship", "drone", "missile", "vehicle", "artillery"})
SHIPS = ("ships.csv", "unit_names.csv")  # the evidence of who owns a ship
SENT = frozenset({"force", "missile", "munition", "artillery"})
THROWN = SENT - {"force"}
BEYOND = 3  # tokens from a state up to "border" or "waters"
ASIDE = 25  # tokens of a description between two commas
LEADING = 4  # tokens from a word of command to those it is given to
ORDERED = MOVERS | {"body"}
HELD = 4  # tokens before a place in which it may be "rebel-held"
ANNOUNCED = 2  # tokens from a verb of saying to what it announces: "announced the arrival of Russian fighters"
SPOKEN = 12  # tokens from a word of saying to the act that it is about
OF_OTHERS = frozenset({("them", "of"), ("him", "of"), ("her", "of"), ("it", "of")})  # "accused them of shelling": whoever they are
INFERRED = "place"  # the evidence of a target that only the place tells
STRUCK = ("of", "against", "on", "upon")
AIMED = (*STRUCK, "at", "into", "toward", "towards")


@record(frozen=True, slots=True)
class Act:
    """What is done: its kind, its slots, the token of its trigger, and the flags of its trigger row."""

    frame: Frame
    kind: EventType
    slots: Slots
    token: int
    grammar: Grammar
    flags: frozenset[str] = frozenset()


def actors(act: Act) -> tuple[Found[Party], ...]:
    """Return who acts; of a meeting all sides, of a movement also the nationality of the forces, unless they are opposed."""
    kind, slots = act.kind, act.slots
    if act.frame.words[max(0, act.token - 2) : act.token] in OF_OTHERS:
        return ()
    if kind.mutual:
        return _mutual(act)
    doers = slots.doer()
    if kind.moves_forces and "opposes" not in act.flags:
        moved = (*slots.undergoer(), *slots.tied("of", "by"), *slots.subject)
        forces = tuple([phrase for phrase in moved if not classes(phrase).isdisjoint(MOVERS)])
        told = not act.grammar["that_verb"].isdisjoint(act.frame.words[max(0, act.token - ANNOUNCED) : act.token])
        hosted = "hosts" in act.flags
        alone = (hosted and slots.passive) or ((told or hosted) and any(phrase.parties() for phrase in forces))
        doers = forces if alone else (*doers, *forces)
    if kind.partner:
        doers = (*doers, *slots.tied("with"))
    if kind.gives and "suffers" not in act.flags:
        doers = _givers(doers, act)
    doers = _led(doers, act)
    return (
        _senders(unique(_parties(doers or slots.tied("by"))))
        or unique(_parties(_parents(doers, slots, act)))
        or unique(_parties(_homes(act)))
        or unique(_parties(_having(act)))
        or unique(_parties(_alike(act)))
        or unique(_parties(_ordering(act)))
        or (unique(_parties(_attending(act))) if kind.passing else ())
    )


def _led(doers: tuple[Phrase, ...], act: Act) -> tuple[Phrase, ...]:
    """Return whose fighters act, where they have no name of their own: "its | fighters", "their | gunmen"."""
    if not any("group" in classes(doer) for doer in doers):
        return doers
    owners = {phrase.last + 1: phrase for phrase in act.frame.phrases if phrase.owner}
    return tuple([owners[doer.first] if doer.first in owners and _nameless(doer) else doer for doer in doers])


def _nameless(phrase: Phrase) -> bool:
    return all(party.value.kind == "group" and all(row.startswith("words.csv") for row in party.evidence) for party in phrase.parties())


def _senders(named: tuple[Found[Party], ...]) -> tuple[Found[Party], ...]:
    """Leave out the ships that a state or navy named beside them sends: "Japan sent the destroyer Samidare"."""
    senders = {party.value.iso3 for party in named if not _is_ship(party)} if len(named) > 1 else set()
    return tuple(party for party in named if party.value.iso3 not in senders or not _is_ship(party))


def _is_ship(party: Found[Party]) -> bool:
    return any(row.startswith(SHIPS) for row in party.evidence)


def _givers(doers: tuple[Phrase, ...], act: Act) -> tuple[Phrase, ...]:
    """Return whose arms are given: "announced the delivery of helicopters | from Russia", "a plane brought helicopters | from Russia"."""
    states = tuple(phrase for phrase in act.slots.tied("from") if phrase.first > act.token and not classes(phrase).isdisjoint(AGENTS))
    told = act.slots.possessors or any(phrase.parties() for phrase in doers if phrase.first < act.token and act.slots.subject == doers)
    verb = any(found.value.last == act.token and found.value.is_verb for found in act.frame.candidates) if states else False
    return doers if not states or (told and (verb or act.slots.possessors)) else states


def _mutual(act: Act) -> tuple[Found[Party], ...]:
    slots = act.slots
    own = (*slots.doer(), *slots.subject, *slots.objects)
    tied = slots.tied("with", "between", "by", "among", *(["to"] if act.kind.family == "call" else []))  # "spoke to President Putin by phone"
    sides = (phrase for phrase in tied if not _speaking(phrase, act) and not _of_another(phrase, act))
    partners = (*sides, *_members(act), *_across_aside(act))
    named = unique(_parties((*(own or _attending(act)), *partners))) or unique(_parties(_homes(act)))
    return _both(act, named) if act.kind.lasting and not act.kind.partner and len(named) < 2 else named


def _across_aside(act: Act) -> Iterator[Phrase]:
    """Yield the other side of "a meeting between Bush, the president of the United States, | and Putin"."""
    words = act.frame.words
    for phrase in act.slots.tied("between")[:1] if words[act.token + 1 : act.token + 2] == ("between",) else ():
        if words[phrase.last + 1 : phrase.last + 2] == (",",):
            stop = next((at for at in range(phrase.last + 2, min(len(words), phrase.last + ASIDE)) if words[at - 1 : at + 1] == (",", "and")), None)
            yield from (other for other in act.frame.phrases if stop is not None and 0 < other.first - stop <= PARENT and other.parties())


def _of_another(phrase: Phrase, act: Act) -> bool:
    """Tell "help in the war with Russia before a meeting", who does not attend, from "after talks with Russia it held a meeting"."""
    at = phrase.first - 1 - (phrase.first > 0 and act.frame.words[phrase.first - 1] in act.grammar["determiner"])
    if phrase.preposition != "with" or phrase.first > act.token or at <= act.frame.clauses[act.slots.clause].first or act.frame.words[at] != "with":
        return False
    return act.frame.words[at - 1] in act.grammar["relation"]


def _speaking(phrase: Phrase, act: Act) -> bool:
    """Tell "with the president saying that it may end", who takes no part, from "with the president"."""
    following = act.frame.words[phrase.last + 1 : phrase.last + 2]
    return any(word.endswith("ing") and word in act.grammar["that_verb"] for word in following)


def _attending(act: Act) -> Iterator[Phrase]:
    """Yield who acts in the clause that an occasion is told in: "Biden told Netanyahu in a telephone call"."""
    frame, clause = act.frame, act.frame.clauses[act.slots.clause]
    if act.grammar["aftermath"].intersection(frame.words[:1]) and clause.first <= 1 and frame.words[clause.end - 1 : clause.end + 1].count(",") == 1:
        then = next((phrase for phrase in frame.phrases if phrase.first >= clause.end - 1 and not phrase.owner), None)
        yield from (then,) if then is not None and not then.preposition and then.first <= clause.end + 1 else ()
    if act.kind.passing and governor(act.token, frame, act.grammar) in act.grammar["occasion_link"]:
        yield from (phrase for phrase in frame.phrases if clause.first <= phrase.first < act.token and not phrase.preposition and not phrase.owner)


def _members(act: Act) -> Iterator[Phrase]:
    """Yield those "of" whom a meeting or agreement is, or a member of it; not "an agreement on control of the Syrian border"."""
    ends = {phrase.last for phrase in act.frame.phrases if phrase.parties()}
    last = act.token
    for phrase in act.slots.tied("of"):
        if phrase.first < act.token or phrase.first - last <= BESIDE or not ends.isdisjoint({phrase.first - 2, phrase.first - 3}):
            last = max(last, phrase.last)
            yield phrase


def _both(act: Act, named: tuple[Found[Party], ...]) -> tuple[Found[Party], ...]:
    """Return the two sides that the sentence names, if it names just two: "Israel bombed Gaza after the truce with Hamas"."""
    sides: dict[tuple[str, ...], Found[Party]] = {}
    beside = (phrase for phrase in act.frame.phrases if not _is_ground(phrase, act) and not _says(phrase, act))
    for party in (*named, *_parties(beside)):
        if party.value.kind in BODIES or party.value.iso3:
            sides.setdefault(party.value.iso3 or (party.value.name,), party)
    return tuple(sides.values()) if len(sides) == 2 else named


def _says(phrase: Phrase, act: Act) -> bool:
    """Tell who only tells of it: "It | said clashes had ended"."""
    following = act.frame.words[phrase.last + 1 : phrase.last + 2]
    stands_in = any(party.evidence == ("coreference",) for party in phrase.parties())
    return stands_in and phrase.first < act.token and not act.grammar["that_verb"].isdisjoint(following)


def _is_ground(phrase: Phrase, act: Act) -> bool:
    """Tell "in the region bordering Chad" and "on the Sudan-Chad border", where no side fights, from a side."""
    words = act.frame.words
    around = (*words[max(0, phrase.first - 1) : phrase.first], *words[phrase.last + 1 : phrase.last + BEYOND])
    if phrase.parties() and isinstance(phrase.things[-1].value, Place) and all(party.value.kind == "people" for party in phrase.parties()):
        return True  # "the Chinese border town of Laukkai"
    return bool(phrase.places()) and (phrase.preposition in act.grammar["locative"] or not act.grammar["border"].isdisjoint(around))


def _parents(doers: Iterable[Phrase], slots: Slots, act: Act) -> Iterator[Phrase]:
    """Yield whose a unit is: "two battalions of the Parachute Regiment", "soldiers from the 3rd Infantry Division"."""
    for doer in doers:
        for phrase in act.frame.phrases:  # "troops loyal to President Assad"
            before = act.frame.words[doer.last + 1 : phrase.first] if phrase.parties() and 0 < phrase.first - doer.last <= PARENT else ()
            if before[:2] == ("loyal", "to"):
                yield phrase
        for phrase in slots.tied("of", "from"):
            if 0 < phrase.first - doer.last <= PARENT and (phrase.preposition == "of" or "unit" in classes(phrase) or "body" in classes(phrase)):
                yield phrase


def _homes(act: Act) -> Iterator[Phrase]:
    """Yield where those come from who act: "soldiers from Niger and Chad were flown in", "shells from Congo killed five"."""
    doers = act.slots.subject if act.kind.moves_forces else (*act.slots.doer(), *act.slots.undergoer())
    armed = [phrase for phrase in doers if not classes(phrase).isdisjoint(MOVERS if act.kind.moves_forces else SENT)]
    last = armed[-1].last if armed else len(act.frame.words)
    for phrase in act.slots.tied("from"):
        before = last < phrase.first < act.token and phrase.first - last <= PARENT
        if before and act.grammar["holding"].isdisjoint(act.frame.words[phrase.first - HELD : phrase.first]):
            last = phrase.last
            yield phrase


def _having(act: Act) -> Iterator[Phrase]:
    """Yield whose the forces are that are sent: "Rwanda has | four battalions | deployed in Darfur"."""
    moved = act.slots.subject[:1] if act.kind.moves_forces else ()
    verb = moved[0].first - 1 if moved else 0
    if verb > 0 and act.frame.words[verb] in act.grammar["have"]:
        yield from (phrase for phrase in act.frame.phrases if phrase.last == verb - 1 and not phrase.preposition and phrase.parties())


def _alike(act: Act) -> Iterator[Phrase]:
    """Yield whose the forces are of which a mere number is told: "2,000 American troops will go to Poland and | about 1,000 | to Romania"."""
    moved = act.slots.subject[:1] if act.kind.moves_forces else ()
    if moved and all(isinstance(thing.value, Quantity) for thing in moved[0].things):
        before = [phrase for phrase in act.frame.phrases if phrase.last < moved[0].first and phrase.parties() and phrase.quantities()]
        yield from before[-1:]


def _ordering(act: Act) -> Iterator[Phrase]:
    """Yield who sends those who act and have no name: "Putin ordered the brigade to move", "the president directed the navy to sail"."""
    for doer in act.slots.subject[:1]:
        verb = next((at for at in range(doer.first - 1, max(doer.first - LEADING, 0), -1) if act.frame.words[at] in act.grammar["ordering"]), None)
        if verb is not None and not classes(doer).isdisjoint(ORDERED):
            senders = [phrase for phrase in act.frame.phrases if phrase.last < verb and not phrase.preposition and phrase.parties()]
            yield from senders[-1:]


def targets(act: Act, doers: Iterable[Found[Party]]) -> tuple[Found[Party], ...]:
    """Return whom it befalls, never the `doers`; where a place is hit, its state."""
    if act.kind.mutual:
        return ()
    acting = tuple(doers)
    names = {party.value.name for party in acting}
    states = {iso3 for party in acting for iso3 in party.value.iso3}
    named = [party for party in _befallen(act) if party.value.name not in names]
    if act.kind.hits and not act.kind.moves_forces:
        named += _hit(act, states)
    elif act.kind.moves_forces and act.kind.goes_to and not named:
        told = [*(_answered(act) if "answers" in act.flags else ()), *_across(act, acting)]
        named += [party for party in told if not states.issuperset(party.value.iso3)]
    return unique(named)


def _befallen(act: Act) -> Iterator[Found[Party]]:
    kind, slots = act.kind, act.slots
    if kind.moves_forces:
        yield from _parties((*(slots.undergoer() if "opposes" in act.flags else ()), *slots.tied("against")))
    elif kind.gives:
        yield from _parties(phrase for phrase in slots.undergoer() if classes(phrase).isdisjoint({"weapon", "force", "money"}))
        yield from _parties(slots.tied("to", "for", "against"))
    elif kind.speaks:
        yield from _parties((*slots.undergoer(), *slots.tied("against", "to")))
        behind = (phrase for phrase in slots.tied("for") if phrase.first > act.token)  # not "a spokesman for the rebels"
        yield from _parties(phrase for phrase in behind if phrase.owner or not act.grammar["stance"].isdisjoint(_before(phrase, act)))
    else:
        yield from _parties((*slots.undergoer(), *_owners(act), *slots.tied(*(AIMED if kind.hits else STRUCK))))
        if kind.hits and not kind.goes_to:  # "seized the camp from the rebels"
            held = (phrase for phrase in slots.tied("from") if not slots.passive and phrase.first > act.token and "group" in classes(phrase))
            yield from _parties(held)


def _owners(act: Act) -> Iterator[Phrase]:
    """Yield whose forces or posts are struck: "its | forces were attacked"."""
    struck = {phrase.first - 1 for phrase in act.slots.undergoer() if not phrase.parties()}
    yield from (phrase for phrase in act.frame.phrases if phrase.owner and phrase.last in struck)


def _before(phrase: Phrase, act: Act) -> tuple[str, ...]:
    """Return the words before a phrase and its preposition."""
    return act.frame.words[max(0, phrase.first - BESIDE) : phrase.first]


def _hit(act: Act, states: set[str]) -> Iterator[Found[Party]]:
    """Yield the state of a place that is hit; who retakes a town of his own hits nobody by it."""
    for phrase in (*act.slots.undergoer(), *act.slots.tied(*STRUCK)):
        for spot in () if phrase.parties() else phrase.places():
            if spot.value.iso3 and spot.value.iso3 not in states:
                yield state_of(spot)


def state_of(spot: Found[Place]) -> Found[Party]:
    """Return the state of a place as a party that only the place tells."""
    return Found(Party(spot.value.name, (spot.value.iso3,), "state", spot.value.name), spot.span, (*spot.evidence, INFERRED))


def is_elsewhere(place: Found[Place], doers: Iterable[Found[Party]]) -> bool:
    """Tell the town that a report is sent from, in a state that those who act are not of: "TOKYO (Reuters) - North Korea fired"."""
    states = {iso3 for party in doers for iso3 in party.value.iso3}
    return is_dateline(place) and bool(states) and place.value.iso3 not in states


def is_dateline(spot: Found[Place]) -> bool:
    """Tell a town in capitals, which says where the reporter was: "TOKYO (Reuters) - North Korea fired"."""
    return spot.value.precision == "city" and spot.value.name.isupper()


def stricken(act: Act, place: Found[Place] | None, doers: Iterable[Found[Party]]) -> tuple[Found[Party], ...]:
    """Return the state in which an attack happens, for one that names nobody; whose aircraft or ship is hit stays open."""
    if not act.kind.hits or act.kind.tally or act.kind.moves_forces or place is None or not place.value.iso3:
        return ()
    if is_dateline(place) or any(place.value.iso3 in party.value.iso3 for party in doers):
        return ()
    if any(not classes(phrase).isdisjoint(CRAFT) for phrase in act.slots.undergoer()):
        return ()
    return (state_of(place),)


def _across(act: Act, doers: tuple[Found[Party], ...]) -> Iterator[Found[Party]]:
    """Yield whose border or waters forces stand at, whose land they enter: "massed near the Ukraine border", "entered Japanese airspace"."""
    intrudes = "intrudes" in act.flags and all(party.value.kind != "organization" for party in doers)
    for phrase in (*act.slots.undergoer(), *act.slots.complements):
        if phrase.preposition not in act.grammar.across:
            continue
        words = act.frame.words[phrase.first : phrase.last + BEYOND]
        land = intrudes and phrase.first > act.token and bool(phrase.places()) and phrase.preposition in {"", "into"}
        if land or not act.grammar["border"].isdisjoint(words):
            states = [party for party in phrase.parties() if party.value.iso3]
            yield from states[-1:]


def _answered(act: Act) -> Iterator[Found[Party]]:
    """Yield whose craft makes others scramble: "after a Chinese plane entered", "in response to Russian bombers"."""
    opener = next((clause for clause in act.frame.clauses if clause.first > act.token and clause.opener in {"after", "as", "when"}), None)
    for phrase in act.frame.phrases:
        told = act.frame.words[max(0, phrase.first - BESIDE) : phrase.first]
        leads = opener is not None and opener.first <= phrase.first < opener.end and not phrase.preposition
        if phrase.first > act.token and phrase.parties() and (leads or not act.grammar["answer"].isdisjoint(told)):
            yield from phrase.parties()
            return


def aimed(number: int, events: list[Event], frame: Frame, types: dict[str, EventType]) -> Event:
    """Aim a threat at whom the act it announces would hit, a protest at who has done what it is about."""
    event = events[number]
    if not types[event.type].aims or event.targets or number + 1 == len(events):
        return event
    act = events[number + 1]
    told = frame.token_at(act.trigger.start) - frame.token_at(event.trigger.end)
    if (
        types[act.type].speaks
        or frame.part_of(frame.token_at(act.trigger.start)) != frame.part_of(frame.token_at(event.trigger.start))
        or told > SPOKEN
    ):
        return event
    own = {party.value.name for party in event.actors}
    aimed = act.actors if act.status == "asserted" else act.targets or act.actors
    return replace(event, targets=tuple(party for party in aimed if party.value.name not in own))


def wished(event: Event, events: list[Event], frame: Frame, types: dict[str, EventType]) -> bool:
    """Tell what others only ask for: "called on Rwanda to withdraw", "demanded that it withdraw"; an order to one's own army is a plan."""
    token = frame.token_at(event.trigger.start)
    if event.status != "planned" or types[event.type].speaks or token == 0:
        return False
    base = any(found.value.first == token and found.value.form == "base" for found in frame.candidates)
    if frame.words[token - 1] != "to" and not (base and frame.clauses[frame.clause_of(token)].opener == "that"):
        return False
    acting = {name for actor in event.actors for name in (*actor.value.iso3, actor.value.name)}
    for other in events:
        asked = {name for party in other.targets for name in (*party.value.iso3, party.value.name)}
        asking = {name for party in other.actors for name in (*party.value.iso3, party.value.name)}
        near = 0 < token - frame.token_at(other.trigger.start) <= SPOKEN
        if near and types[other.type].aims and acting & asked and not acting & asking:
            return True
    return False


def _parties(phrases: Iterable[Phrase]) -> list[Found[Party]]:
    return [party for phrase in phrases for party in phrase.parties()]


def unique(parties: Sequence[Found[Party]]) -> tuple[Found[Party], ...]:
    """Return the parties, each name once."""
    if not parties:
        return ()
    if len(parties) == 1:
        return (parties[0],)
    seen: dict[str, Found[Party]] = {}
    for party in parties:
        seen.setdefault(party.value.name, party)
    return tuple(seen.values())
