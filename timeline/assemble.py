"""Makes events out of what was found in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from timeline import background, bind, confidence, fill, labels, modality, roles, sides, whereabouts
from timeline.clauses import Frame, governor
from timeline.find.triggers import Candidate
from timeline.lexicon import Lexicon
from timeline.lexicon.triggers import BLOCK, TriggerRow
from timeline.lexicon.types import EventType
from timeline.model import Event, Found, Materiel, Party, Place, Span, Speech
from timeline.slots import Slots
from timeline.told import Surroundings, Told
from timeline.values import replace

STEM = 5  # letters by which "surrendered" and "a surrender" are one kind of act
MOVEMENT = "movement"  # the group of types of event_types.csv in which forces move or train
GOVERNING = frozenset({"state", "body", "person", "role"})


def events(frame: Frame, around: Surroundings) -> list[Event]:
    """Return the events of one sentence."""
    types = around.lexicon.types
    every = list(_told(frame, around))
    stops = [told.found.value.first for told in every[1:]] + [len(frame.words)]
    made = [
        (event, "yields" in told.row.flags) for told, stop in zip(every, stops, strict=False) if (event := _event(replace(told, stop=stop), around))
    ]
    yielding = ((event, not yields or all(other is event or gives or types[other.type].tally for other, gives in made)) for event, yields in made)
    kept = list(_sifted(yielding, around))
    aimed = [sides.aimed(number, kept, frame, types) for number in range(len(kept))]
    willed = list(_sifted(((event, not sides.wished(event, aimed, frame, types)) for event in aimed), around))
    scene = around.scene if frame.sentence.role == "body" else None
    placed = [whereabouts.in_scene(event, willed, scene, types) for event in willed]
    news = ((event, not types[event.type].yields or _speaks_for_itself(event, placed, frame, types)) for event in placed)
    return list(_sifted(news, around))


def _told(frame: Frame, around: Surroundings) -> Iterator[Told]:
    """Yield the triggers that tell an event."""
    blocked, saying = -1, modality.saying(frame, around.lexicon.types)
    for found in frame.candidates:
        if found.value.first <= blocked:
            continue
        slots = roles.around(frame, found.value, around.lexicon.grammar)
        row, weak = _row(frame, found.value, slots, around)
        if row is not None and (row.type == BLOCK or _is_epithet(found.value, slots, row)):
            blocked = found.value.rest
        elif row is not None:
            kind = around.lexicon.types[row.type]
            slots = slots.suffered() if "suffers" in row.flags else slots.settled(hits=kind.hits)
            yield Told(frame, found, row, slots, kind, saying, weak)


def _is_epithet(candidate: Candidate, slots: Slots, row: TriggerRow) -> bool:
    """Tell "pursued fleeing mutineers", who are but called so, from "after fleeing Mosul"."""
    if candidate.form != "ing" or {one.where for one in row.slot} & {"subject", "object"} != {"subject"}:
        return False
    if not slots.objects or slots.objects[0].first != candidate.last + 1:
        return False
    return not roles.classes(slots.objects[0]).isdisjoint(roles.PEOPLE | {"group"}) and not slots.objects[0].places()


def _row(frame: Frame, candidate: Candidate, slots: Slots, around: Surroundings) -> tuple[TriggerRow | None, bool]:
    """Return the first row of a trigger that fits, and whether it is weak; loosely, one whose slots do not hold will do."""
    fitting = next((row for row in candidate.rows if "asked" not in row.flags and roles.fits(row, slots, frame, candidate, around.lexicon)), None)
    bendable = (row for row in candidate.rows if around.loose and "firm" not in row.flags)
    bent = ((row, replace(row, slot=tuple(one for one in row.slot if one.is_essential))) for row in bendable)
    row = fitting or next((row for row, loose in bent if roles.fits(loose, slots, frame, candidate, around.lexicon)), None)
    if row is None or row.type == BLOCK:
        return row, False
    kind = around.lexicon.types[row.type]
    alone = kind.fights and candidate.is_verb and not any(phrase.things for phrase in (*slots.subject, *slots.objects, *slots.complements))
    weak = fitting is None or alone or (kind.soft and not _military(frame)) or (kind.is_common and _civil(frame, around.lexicon))
    return (None, weak) if weak and _drops(row, around) else (row, weak)


def _drops(row: TriggerRow, around: Surroundings) -> bool:
    """Tell whether a weak mention is none at all: in a text always, in a sentence to be coded where the word means little by itself."""
    return not around.loose or "firm" in row.flags


def _sifted(judged: Iterable[tuple[Event, bool]], around: Surroundings) -> Iterator[Event]:
    """Keep the events that stand; loosely, the others too, with less confidence."""
    for event, stands in judged:
        if stands:
            yield event
        elif around.loose:
            yield confidence.adjusted(event, "weak", around.lexicon.confidence)


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
    return not told or any(actor.value.kind in {"person", "state"} for actor in event.actors)


def _event(told: Told, around: Surroundings) -> Event | None:
    """Return the event of a trigger, or None for background."""
    frame, slots, kind, candidate = told.frame, told.slots, told.kind, told.found.value
    (when, binding), (status, cue) = modality.timed(told, around)
    setting = _setting(told, binding, "" if status == "denied" and not candidate.is_verb else "".join(cue), around)
    weak = (
        (told.weak or _only_purpose(told, around))
        or (status == "denied" and (kind.speaks or modality.is_nothing(told)))
        or (kind.speaks and modality.is_unsaid(told.found.span, around.cues))
        or background.is_background(frame, candidate, slots, kind, setting)
    )
    if (weak and _drops(told.row, around)) or background.is_no_act(frame, candidate, kind, around.lexicon.grammar, dated=setting.dated):
        return None
    speech = _speech(told.found.span, around.speeches)
    place, origin = _whereabouts(told, speech, around)
    actors = _acting(told, speech, around)
    if place is not None and (kind.hits or kind.moves_forces) and sides.is_elsewhere(place, actors):
        place = None
    if kind.blames and not slots.undergoer():
        slots = replace(slots, objects=roles.claimed(frame, slots, around.lexicon.grammar))
    materiel, act = fill.materiel(slots), _act(told, fill.near(candidate, slots, told.stop), around)
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
        forces=tuple(thing for thing in materiel if thing.value.kind == "unit"),
        equipment=tuple(thing for thing in materiel if thing.value.kind not in {"unit", "force"}),
        place=place,
        origin=origin,
        place_basis=whereabouts.basis(place),
        headline=frame.sentence.role == "title",
        evidence=(told.row.where, *cue, *_marks(told, binding, around)),
    )
    return _graded(event, told, binding, around, weak=weak)


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


def _marks(told: Told, binding: str, around: Surroundings) -> Iterator[str]:
    """Yield what merging needs to know of a mention: that it only names an act told before, is another one, or tells what a picture shows."""
    if modality.is_definite(told, binding):
        yield bind.DEFINITE
    if bind.parts(told.frame, told.found.value, around.lexicon.grammar):
        yield bind.APART
    if told.frame.sentence.role == "caption":
        yield bind.CAPTION
    if told.kind.hits and told.found.value.form == "ing" and told.frame.clauses[told.slots.clause].opener in {"ing", "before"}:
        yield bind.MANNER
    if kind := _kind_of_act(told):
        yield f"{bind.ACT}{kind}"


def _kind_of_act(told: Told) -> str:
    """Return what keeps an act apart from others of its type: "down" an aircraft, take "power", go to "war", "surre(nder)"."""
    words, flags = told.row.pattern.split(), told.row.flags
    if told.kind.family != "other":
        return "down" if "downs" in flags else ""
    return "power" if "power" in flags else "war" if "war" in words else words[0][:STEM] if words else ""


def _is_share(told: Told) -> bool:
    """Tell "a day after the first of them crossed", who are not all that were counted."""
    before = told.frame.words[told.frame.clauses[told.slots.clause].first : told.found.value.first]
    return before[-2:] == ("of", "them")


def _graded(event: Event, told: Told, binding: str, around: Surroundings, *, weak: bool) -> Event:
    """Add the confidence and the sum that gives it."""
    weights = around.lexicon.confidence
    telling = confidence.Telling(told.frame, told.found.value, told.slots, binding, told.kind.tally, around.lexicon.grammar)
    graded = confidence.graded(event, telling, weights)
    return confidence.adjusted(graded, "weak", weights) if weak else graded


def _act(told: Told, slots: Slots, around: Surroundings) -> sides.Act:
    return sides.Act(told.frame, told.kind, slots, told.found.value.last, around.lexicon.grammar, told.row.flags)


def _whereabouts(told: Told, speech: Found[Speech] | None, around: Surroundings) -> tuple[Found[Place] | None, Found[Place] | None]:
    """Return place and origin in an act's own words; no act starts at its speaker: "a statement from U.S. 6th Fleet"."""
    act = whereabouts.Act(told.found.value, _leaving(told), told.slots, told.stop)
    place, origin = whereabouts.own(act, told.frame, around.lexicon.grammar)
    return place, None if origin is not None and speech is not None and speech.span.holds(origin.span) else origin


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
    return actors or _quoted(told, speech, around) or _own(told, speech) or _teller(told, around)


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


def _quoted(told: Told, speech: Found[Speech] | None, around: Surroundings) -> tuple[Found[Party], ...]:
    """Return the speaker of a quotation as the one who acts in it: "I urge the army", "we will attack"."""
    lexicon = around.lexicon
    clause = told.frame.clauses[told.slots.clause]
    before = told.frame.words[clause.first : told.found.value.first]
    if speech is None or lexicon.grammar["first_person"].isdisjoint(before):
        return ()
    return (Found(speech.value.speaker, speech.span, speech.evidence),)


def _speaker(kind: EventType, actors: Sequence[Found[Party]], speech: Found[Speech] | None) -> Found[Party] | None:
    if kind.speaks:
        return next((actor for actor in actors if actor.value.kind not in {"state", "people"}), None)
    return Found(speech.value.speaker, speech.span, speech.evidence) if speech else None


def _speech(trigger: Span, speeches: Sequence[Found[Speech]]) -> Found[Speech] | None:
    """Return the narrowest speech that holds the trigger, that of an outlet only where nobody else speaks: "X said ..., according to Politico"."""
    holding = [speech for speech in speeches if speech.value.content.holds(trigger)]
    return min(holding, key=lambda one: (one.value.is_report, one.value.content.end - one.value.content.start), default=None)
