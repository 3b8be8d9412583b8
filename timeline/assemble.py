"""Makes events out of what was found in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from timeline import background, confidence, demands, fill, labels, marks, modality, roles, shares, sides, whereabouts
from timeline.clauses import Frame, governor
from timeline.find.triggers import Candidate
from timeline.lexicon import Lexicon
from timeline.lexicon.triggers import BLOCK, TriggerRow
from timeline.lexicon.types import EventType
from timeline.model import Event, Found, Materiel, Party, Place, Span, Speech
from timeline.slots import Slots
from timeline.told import Surroundings, Told
from timeline.values import replace

FLEEING = roles.PEOPLE | {"group"}
MOVEMENT = "movement"  # the group of types of event_types.csv in which forces move or train
GOVERNING = frozenset({"state", "body", "person", "role"})
SAID = frozenset({"said", "says"})


def events(frame: Frame, around: Surroundings) -> list[Event]:
    """Return the events of one sentence."""
    types = around.lexicon.types
    made = [(event, "yields" in told.row.flags) for told in _told(frame, around) for event in _parted(told, around)]
    if not made:
        return []
    yielding = [(event, not yields or all(other is event or gives or types[other.type].tally for other, gives in made)) for event, yields in made]
    kept = _sifted(yielding, around)
    aimed = [sides.aimed(number, kept, frame, types) for number in range(len(kept))]
    willed = _sifted([(event, not sides.wished(event, aimed, frame, types)) for event in aimed], around)
    scene = around.scene if frame.sentence.role == "body" else None
    placed = [whereabouts.in_scene(event, willed, scene, types) for event in willed]
    return _sifted([(event, not types[event.type].yields or _speaks_for_itself(event, placed, frame, types)) for event in placed], around)


def _parted(told: Told, around: Surroundings) -> list[Event]:
    """Return the event of a trigger, and one for each further share of a movement."""
    event = _event(told, around)
    return [] if event is None else shares.parted(event, told, around.article.text, around.lexicon.grammar)


def _told(frame: Frame, around: Surroundings) -> list[Told]:
    """Return the triggers that tell an event, each with the token of the next."""
    made: list[tuple[Found[Candidate], TriggerRow, Slots, EventType, bool]] = []
    blocked, saying = -1, modality.saying(frame, around.lexicon.types)
    for found in frame.candidates:
        asked = _asked(found.value)
        if found.value.first <= blocked and asked is None:
            continue
        slots = roles.around(frame, found.value, around.lexicon.grammar)
        row, weak = _row(frame, found.value, slots, around)
        row = asked if asked is not None and (row is None or row.type == BLOCK) else row
        if row is not None and (row.type == BLOCK or _is_epithet(found.value, slots, row)):
            blocked = found.value.rest
        elif row is not None:
            kind = around.lexicon.types[row.type]
            slots = slots.turned(row.flags) or slots.settled(hits=kind.hits)
            made.append((found, row, slots, kind, weak))
    stops = [*[told[0].value.first for told in made[1:]], len(frame.words)]
    return [Told(frame, found, row, slots, kind, saying, weak, stop) for (found, row, slots, kind, weak), stop in zip(made, stops, strict=False)]


def _asked(candidate: Candidate) -> TriggerRow | None:
    """Return the row of a word that is asked about: it stands for something, be it no event that we know."""
    row = candidate.rows[-1]
    return row if "asked" in row.flags else None


def _is_epithet(candidate: Candidate, slots: Slots, row: TriggerRow) -> bool:
    """Tell "pursued fleeing mutineers", who are but called so, from "after fleeing Mosul"."""
    if candidate.form != "ing" or {one.where for one in row.slot} & {"subject", "object"} != {"subject"}:
        return False
    if not slots.objects or slots.objects[0].first != candidate.last + 1:
        return False
    return not roles.classes(slots.objects[0]).isdisjoint(FLEEING) and not (slots.objects[0].places() or slots.objects[0].quantities())


def _row(frame: Frame, candidate: Candidate, slots: Slots, around: Surroundings) -> tuple[TriggerRow | None, bool]:
    """Return the first row of a trigger that fits, and whether it is weak; loosely, one whose slots do not hold will do."""
    row = fitting = _fitting(frame, candidate, slots, around.lexicon)
    if row is None and around.loose:
        bent = ((row, replace(row, slot=tuple(one for one in row.slot if one.is_essential))) for row in candidate.rows if "firm" not in row.flags)
        row = next((row for row, loose in bent if demands.fits(loose, slots, frame, candidate, around.lexicon)), None)
    if row is None or row.type == BLOCK:
        return row, False
    if row.status and slots.passive and _hands_on(frame, candidate):
        return None, False
    kind = around.lexicon.types[row.type]
    alone = candidate.is_verb and not (slots.subject or slots.objects or slots.complements) and kind.fights
    weak = fitting is None or alone or (kind.soft and not _military(frame)) or (kind.is_common and _civil(frame, around.lexicon))
    return (None, weak) if weak and _drops(row, around) else (row, weak)


def _hands_on(frame: Frame, candidate: Candidate) -> bool:
    """Tell "are expected to leave", where the next word tells what they do, from "are expected in Minsk"."""
    following = frame.words[candidate.last + 1 : candidate.last + 2] == ("to",)
    return following and any(found.value.is_verb and found.value.first == candidate.last + 2 for found in frame.candidates)


def _fitting(frame: Frame, candidate: Candidate, slots: Slots, lexicon: Lexicon) -> TriggerRow | None:
    for row in candidate.rows:
        if "asked" not in row.flags and demands.fits(row, slots, frame, candidate, lexicon):
            return row
    return None


def _drops(row: TriggerRow, around: Surroundings) -> bool:
    """Tell whether a weak mention is none at all: in a text always, in a sentence to be coded where the word means little by itself."""
    return not around.loose or "firm" in row.flags


def _sifted(judged: Iterable[tuple[Event, bool]], around: Surroundings) -> list[Event]:
    """Keep the events that stand; loosely, the others too, with less confidence."""
    if not around.loose:
        return [event for event, stands in judged if stands]
    weights = around.lexicon.confidence
    return [event if stands else confidence.adjusted(event, "weak", weights) for event, stands in judged]


def _military(frame: Frame) -> bool:
    """Tell whether a sentence names a force, a party or a place, without which soft types are noise."""
    return any(isinstance(thing.value, (Materiel, Party, Place)) for phrase in frame.phrases for thing in phrase.things)


def _civil(frame: Frame, lexicon: Lexicon) -> bool:
    """Tell a sentence of courts, elections, sport, business or weather, in which no force is named and fewer words are of war."""
    words = lexicon.grammar["civil"].intersection(frame.words)
    if not words or len(lexicon.relevance.intersection(frame.words)) > len(words):
        return False
    armed = (phrase for phrase in frame.phrases if "body" not in roles.classes(phrase))  # an army may play football
    return not any(isinstance(thing.value, Materiel) for phrase in armed for thing in phrase.things)


def _speaks_for_itself(event: Event, made: list[Event], frame: Frame, types: dict[str, EventType]) -> bool:
    """Tell a statement that is news from the source tag of an event: "the army said its forces took the town"."""
    part = frame.part_of(frame.token_at(event.trigger.start))
    beside = [other for other in made if other is not event and frame.part_of(frame.token_at(other.trigger.start)) == part]
    if not event.actors and any(types[other.type].speaks and other.actors for other in beside):
        return False  # "in a joint statement they warned"
    told = any(not types[other.type].speaks for other in beside)
    if told and _is_tag(event, beside, frame, types):
        return False
    return not told or any(actor.value.kind in {"person", "state"} for actor in event.actors)


def _is_tag(event: Event, beside: Sequence[Event], frame: Frame, types: dict[str, EventType]) -> bool:
    """Tell "the troops have left, Mr. Zelensky said on Monday", where the words only say who tells it, from words before what is said."""
    at = frame.token_at(event.trigger.start)
    if (
        frame.words[at] not in SAID
        or '"' in frame.words[:at]
        or not any(other.speaker and not types[other.type].speaks and other.trigger < event.trigger for other in beside)
    ):
        return False
    clause = frame.clauses[frame.clause_of(at)]
    dated = {token for found in frame.dates for token in range(frame.token_at(found.span.start) - 1, frame.token_at(found.span.end - 1) + 1)}
    return all(not frame.words[token][0].isalnum() or token in dated for token in range(at + 1, clause.end))


def _event(told: Told, around: Surroundings) -> Event | None:
    """Return the event of a trigger, or None for background."""
    frame, slots, kind, candidate = told.frame, told.slots, told.kind, told.found.value
    (when, binding), (status, cue) = modality.timed(told, around)
    setting = _setting(told, binding, "" if status == "denied" and not candidate.is_verb else "".join(cue), around)
    weak = _is_weak(told, status, setting, around)
    asked, no_act = _asked(candidate), background.is_no_act(frame, candidate, kind, around.lexicon.grammar, dated=setting.dated)
    if (weak and _drops(told.row, around)) or (no_act and told.row is not asked):
        return _event(replace(told, row=asked, kind=around.lexicon.types[asked.type]), around) if asked is not None else None
    speech = _speech(told.found.span, around.speeches)
    actors = _with_denier(_acting(told, speech, around), kind, status, speech)
    place, origin = _whereabouts(told, speech, actors, around)
    if kind.blames and not slots.undergoer():
        slots = replace(slots, objects=roles.claimed(frame, slots, around.lexicon.grammar))
    materiel, act = fill.materiel(slots), _act(told, fill.near(candidate, slots, told.stop), around)
    telling = confidence.Telling(frame, candidate, told.slots, binding, kind.tally, around.lexicon.grammar, status, place, actors)
    held, reason = confidence.graded(telling, around.lexicon.confidence)
    event = Event(
        type=told.row.type,
        status=status,
        label=labels.label(frame, candidate, slots, around.article.text, whole=kind.speaks),
        when=when,
        trigger=told.found.span,
        sentence=frame.sentence.span,
        actors=actors,
        targets=_targets(act, actors, speech) or sides.stricken(act, place, actors),
        speaker=_speaker(kind, actors, speech),
        via=speech.value.via if speech else "",
        quantity=None if _is_share(told) else fill.quantity(kind, slots),
        forces=tuple([thing for thing in materiel if thing.value.kind == "unit"]) if materiel else (),
        equipment=tuple([thing for thing in materiel if thing.value.kind not in {"unit", "force"}]) if materiel else (),
        place=place,
        origin=origin,
        place_basis=whereabouts.basis(place),
        confidence=held,
        confidence_reason=reason,
        headline=frame.sentence.role == "title",
        evidence=(told.row.where, *cue, *marks.marks(told, binding, around)),
    )
    return confidence.adjusted(event, "weak", around.lexicon.confidence) if weak else event


def _is_weak(told: Told, status: str, setting: background.Setting, around: Surroundings) -> bool:
    """Tell a mention that would not do for a table of events: a purpose, what did not happen, what was not said, background."""
    kind = told.kind
    return (
        (told.weak or _only_purpose(told, around))
        or (status == "denied" and (kind.speaks or modality.is_nothing(told)))
        or (status == "possible" and kind.speaks)
        or (kind.speaks and modality.is_unsaid(told.found.span, around.cues))
        or background.is_background(told.frame, told.found.value, told.slots, kind, setting)
    )


def _setting(told: Told, binding: str, cue: str, around: Surroundings) -> background.Setting:
    """Return what else is known of a mention, for telling background from news."""
    tolled = told.kind.fights and _tolled(told, around)
    return background.Setting(
        around.lexicon.grammar,
        dated=binding in {"clause", "sentence"},
        cued=bool(cue or told.row.status),
        governed="governed" in told.row.flags,
        kept="kept" in told.row.flags,
        tolled=tolled,
        struck=told.kind.fights and not tolled and _struck(told, around),
    )


def _struck(told: Told, around: Surroundings) -> bool:
    """Tell whether a verb before in the clause tells a blow, or one after a phrase that opens the sentence."""
    first, types = told.found.value.first, around.lexicon.types
    if told.frame.words[0] == "in" and first <= background.OPENING:
        later = (row for found in told.frame.candidates if found.value.is_verb and found.value.first > first for row in found.value.rows)
        return any(row.type in types and types[row.type].hits for row in later)
    return any(before.hits for before in _done_before(told, around))


def _tolled(told: Told, around: Surroundings) -> bool:
    """Tell the fighting in which lives were lost from what is only recalled: "ten soldiers were killed in clashes"."""
    words, first, grammar = told.frame.words, told.found.value.first, around.lexicon.grammar
    if governor(first, told.frame, grammar) not in {"in", "during"}:
        return False
    suffered = not grammar["be"].isdisjoint(
        words[told.frame.clauses[told.slots.clause].first : first]
    )  # "troops killed ten in clashes" is told by "killed"
    before = list(_done_before(told, around))
    return any(kind.tally for kind in before) and (suffered or all(kind.tally for kind in before))


def _only_purpose(told: Told, around: Surroundings) -> bool:
    """Tell what a move is said to be for, or to be more than: "entered Belarus for an exercise", "beyond an ordinary exercise"."""
    if told.found.value.is_verb or told.kind.group != MOVEMENT or told.kind.moves_forces:
        return False
    governing = governor(told.found.value.first, told.frame, around.lexicon.grammar)
    return governing == "beyond" or (governing == "for" and any(before.moves_forces for before in _done_before(told, around)))


def _done_before(told: Told, around: Surroundings) -> Iterator[EventType]:
    """Yield what the verbs before in the same clause may tell."""
    first, types = told.frame.clauses[told.slots.clause].first, around.lexicon.types
    for found in told.frame.candidates:
        if found.value.is_verb and first <= found.value.first < told.found.value.first:
            yield from (types[row.type] for row in found.value.rows if row.type in types)


def _is_share(told: Told) -> bool:
    """Tell "a day after the first of them crossed", who are not all that were counted."""
    before = told.frame.words[told.frame.clauses[told.slots.clause].first : told.found.value.first]
    return before[-2:] == ("of", "them")


def _act(told: Told, slots: Slots, around: Surroundings) -> sides.Act:
    slots = _turned(told, slots)
    return sides.Act(told.frame, told.kind, slots, told.found.value.last, around.lexicon.grammar, told.row.flags)


def _turned(told: Told, slots: Slots) -> Slots:
    """Return "Iraqi missiles were fired at Kuwait" as if it were active: Iraq acts, and what is thrown is not what is hit."""
    return replace(slots, passive=False, subject=slots.tied("by") or slots.subject) if slots.passive and marks.throws(told) else slots


def _whereabouts(
    told: Told, speech: Found[Speech] | None, actors: tuple[Found[Party], ...], around: Surroundings
) -> tuple[Found[Place] | None, Found[Place] | None]:
    """Return place and origin in an act's own words; no act starts at its speaker: "a statement from U.S. 6th Fleet"."""
    kind, candidate, lexicon = told.kind, told.found.value, around.lexicon
    act = whereabouts.Act(candidate, _leaving(told), _turned(told, told.slots), told.stop)
    place, origin = whereabouts.own(act, told.frame, lexicon.grammar)
    if origin is not None and speech is not None and speech.span.holds(origin.span):
        origin = None
    if place is None and "hosts" in told.row.flags:
        place = fill.state(told.slots.doer())
    home = whereabouts.homeward(candidate, told.frame, actors, lexicon.countries.by_iso3) if kind.leaves else None
    if home is not None and (place is None or place.value.iso3 != home.value.iso3):
        place, origin = home, origin or place
    elsewhere = place is not None and (kind.hits or kind.moves_forces) and sides.is_elsewhere(place, actors)
    return None if elsewhere or (place is not None and kind.hits and _is_start(place, told)) else place, origin


def _leaving(told: Told) -> EventType:
    """Return the type as this trigger's row has it: a word of another type may tell who leaves, one of leaving who is back."""
    flags = told.row.flags
    return replace(told.kind, leaves="leaves" in flags) if not flags.isdisjoint({"leaves", "arrives"}) else told.kind


def _acting(told: Told, speech: Found[Speech] | None, around: Surroundings) -> tuple[Found[Party], ...]:
    """Return who acts: in words said never "the army", whose army is a guess; in a quotation perhaps its speaker."""
    actors = sides.actors(_act(told, told.slots, around))
    if told.kind.speaks:
        text = around.article.text
        actors = tuple(
            actor
            for actor in actors
            if actor.evidence != ("coreference",) or text[actor.span.start : actor.span.start + 4].lower().split() != ["the"]
        )
    return actors or _quoted(told, speech, around) or _own(told, speech) or _claimed(told, speech) or _teller(told, around)


def _is_start(place: Found[Place], told: Told) -> bool:
    """Tell the sea from which "the missiles were launched from ships in the Red Sea" from what they hit."""
    return place.value.precision == "sea" and marks.is_same_salvo(told)


def _with_denier(actors: tuple[Found[Party], ...], kind: EventType, status: str, speech: Found[Speech] | None) -> tuple[Found[Party], ...]:
    """Return both sides of what one of them denies: "Iraq denied reports of talks with Kuwait"."""
    if speech is None or status != "denied" or not kind.mutual or len(actors) != 1 or not speech.value.speaker.iso3:
        return actors
    speaker = speech.value.speaker
    alike = speaker.kind not in GOVERNING or not set(speaker.iso3).isdisjoint(actors[0].value.iso3) or speaker.name == actors[0].value.name
    return actors if alike else (Found(speaker, speech.span, speech.evidence), *actors)


def _teller(told: Told, around: Surroundings) -> tuple[Found[Party], ...]:
    """Return who speaks by the verb that tells it, though nobody knows him: "a spokesman for the rebels, who ..., denied"."""
    own = (speech for speech in around.speeches if speech.value.verb == told.found.span and not speech.value.is_report)
    speech = next(own, None) if told.kind.speaks else None
    if speech is None or speech.value.speaker.kind != "role" or " " not in speech.value.speaker.name:  # "the army", whose army is a guess
        return ()
    return (Found(speech.value.speaker, speech.span, speech.evidence),)


def _targets(act: sides.Act, actors: tuple[Found[Party], ...], speech: Found[Speech] | None) -> tuple[Found[Party], ...]:
    """Return whom it befalls, but not who tells of it: "fighters attacked Goma, the governor, Theo Kasi, told AFP"."""
    named = sides.targets(act, actors)
    if speech is None or act.kind.speaks:
        return named
    return tuple(one for one in named if one.value != speech.value.speaker or speech.value.content.holds(one.span))


def _own(told: Told, speech: Found[Speech] | None) -> tuple[Found[Party], ...]:
    """Return the government that tells of forces of no nation being sent: "Rome said that a frigate would be moved"."""
    if speech is None or not told.kind.moves_forces or "opposes" in told.row.flags:
        return ()
    speaker = speech.value.speaker
    governs = speaker.kind == "organization" or (speaker.kind in GOVERNING and len(speaker.iso3) == 1)
    sent = told.slots.passive or told.slots.infinitive or told.found.value.form == "base"
    return (Found(speaker, speech.span, speech.evidence),) if sent and governs else ()


def _claimed(told: Told, speech: Found[Speech] | None) -> tuple[Found[Party], ...]:
    """Return the armed group that tells of its own fire: "Hezbollah said that 60 rockets were fired at an Israeli base"."""
    if speech is None or speech.value.speaker.kind != "group" or not (told.slots.passive and told.kind.hits):
        return ()
    thrown = any(not roles.classes(phrase).isdisjoint(sides.THROWN) for phrase in told.slots.subject)
    aimed = (*told.slots.objects, *told.slots.tied("at", "toward", "towards", "against")) if thrown else ()
    hit = [party.value.name for phrase in aimed for party in phrase.parties()]
    return (Found(speech.value.speaker, speech.span, speech.evidence),) if hit and speech.value.speaker.name not in hit else ()


def _quoted(told: Told, speech: Found[Speech] | None, around: Surroundings) -> tuple[Found[Party], ...]:
    """Return the speaker of a quotation as the one who acts in it: "I urge the army", "we will attack"."""
    lexicon = around.lexicon
    clause = told.frame.clauses[told.slots.clause]
    tokens = told.frame.sentence.tokens[clause.first : told.found.value.first] if speech is not None else ()
    if speech is None or not any(token.low in lexicon.grammar["first_person"] and token.text != "US" for token in tokens):
        return ()
    return (Found(speech.value.speaker, speech.span, speech.evidence),)


def _speaker(kind: EventType, actors: Sequence[Found[Party]], speech: Found[Speech] | None) -> Found[Party] | None:
    if kind.speaks:
        return next((actor for actor in actors if actor.value.kind not in {"state", "people"}), None)
    return Found(speech.value.speaker, speech.span, speech.evidence) if speech else None


def _speech(trigger: Span, speeches: Sequence[Found[Speech]]) -> Found[Speech] | None:
    """Return the narrowest speech that holds the trigger, that of an outlet only where nobody else speaks: "X said ..., according to Politico"."""
    holding = [speech for speech in speeches if speech.value.content.holds(trigger)]
    if len(holding) < 2:
        return holding[0] if holding else None
    return min(holding, key=lambda one: (one.value.is_report, one.value.content.end - one.value.content.start))
