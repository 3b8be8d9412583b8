"""Makes one event of several mentions in one article."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from timeline.bind import ACT, APART, CAPTION, DEFINITE, MANNER, UPON, WITH
from timeline.lexicon.types import EventType
from timeline.model import DateRange, Event, Found, Party, Place, Quantity
from timeline.sides import INFERRED
from timeline.values import replace

BASIS = {"explicit": 3, "relative": 3, "context": 2, "published": 1}
AGREED = 50  # characters from the agreeing to what is agreed on
CLOSE = 25  # characters between two triggers of one sentence that may mean one event
RECENT = 60  # clusters of a family that an event is held against
FEW = 4  # events looked at on either side, and members of a cluster
NEAR_KM = 50  # two places this close may be one
ADJACENT = 3  # characters between two sentences that follow each other
TAKEN = frozenset({"borrowed", "scene"})
SLACK = timedelta(days=1)
YEARS = 2 * 366  # days

BY_JET = frozenset({f"{WITH}aircraft", f"{WITH}missile"})


def merge(events: Sequence[Event], types: dict[str, EventType]) -> tuple[Event, ...]:
    """Return the events with repeats joined, in the order of the text; each keeps the spans of all its mentions."""
    families: dict[str, list[list[Event]]] = {}
    for event in _with_losses(events, types):
        clusters = families.setdefault(types[event.type].family, [])
        recent = clusters[-RECENT:] if DEFINITE not in event.evidence else clusters[: -RECENT - 1 : -1]  # "the attack" is the last one told
        home = next((cluster for cluster in recent if _is_of(cluster, event, types)), None)
        if home is None:
            clusters.append([event])
        else:
            home.append(event)
    joined = (_join(cluster) for clusters in families.values() for cluster in clusters)
    return tuple(sorted(joined, key=lambda event: (event.trigger.start, event.trigger.end, event.type)))


def _is_of(cluster: Sequence[Event], event: Event, types: dict[str, EventType]) -> bool:
    """Tell whether an event may be that of a cluster, by the first and last mentions of it."""
    for other in cluster if len(cluster) <= 2 * FEW else (*cluster[:FEW], *cluster[-FEW:]):  # noqa: SIM110  a loop, for this is asked of every pair
        if not same(event, other, types):
            return False
    return True


def _with_losses(events: Sequence[Event], types: dict[str, EventType]) -> list[Event]:
    """Make a tally told beside an attack the quantity of that attack."""
    kept: list[Event] = list(events)
    gone: set[int] = set()
    for number, event in enumerate(events):
        if not (types[event.type].tally or (types[event.type].hits and event.quantity is not None and event.quantity.value.kind == "casualty")):
            continue
        near = [other for other in range(max(0, number - FEW), min(len(events), number + FEW + 1)) if other != number and other not in gone]
        near.sort(key=lambda other, event=event: events[other].sentence != event.sentence)  # type: ignore[misc]
        homes = [other for other in near if _suffered_in(event, kept[other], types)]
        home = max((other for other in homes if _leads(kept[other], event)), default=homes[0] if homes else None)
        if home is None and types[event.type].tally and _is_further(event):
            kept[number] = _beside_those(event, kept[:number])
        if home is not None:
            attack = kept[home]
            first = attack is events[home] and event.sentence == attack.sentence and event.trigger < attack.trigger  # "ten were killed in clashes"
            own = attack.quantity is not None and attack.quantity.value.kind == "casualty" and not first
            counted = event.quantity if event.quantity and not own else attack.quantity
            kept[home] = replace(attack, quantity=counted, targets=_fallen(event, attack, types), mentions=(*attack.mentions, event.sentence))
            gone.add(number)
    return [event for number, event in enumerate(kept) if number not in gone]


def _fallen(tally: Event, attack: Event, types: dict[str, EventType]) -> tuple[Found[Party], ...]:
    """Return whom an attack befell: those whose losses its sentence tells, if it names nobody else."""
    beside = types[tally.type].tally and tally.sentence == attack.sentence and _names(tally.targets).isdisjoint(_names(attack.actors))
    named = tuple(party for party in tally.targets if party.evidence != ("coreference",))
    return named if beside and named and not _told(attack.targets) else attack.targets


def _counted_apart(one: Event, two: Event) -> bool:
    """Tell whether two acts have losses of one kind, each its own: "after killing 18, it killed 17 more"."""
    counts = [event.quantity.value for event in (one, two) if event.quantity is not None and event.quantity.value.kind == "casualty"]
    return len(counts) == len((one, two)) and counts[0].unit == counts[1].unit and counts[0].low != counts[1].low


def _leads(attack: Event, tally: Event) -> bool:
    """Tell whether an attack stands before the losses in their sentence: "attacked a hospital, killing 11"."""
    return attack.sentence == tally.sentence and attack.trigger.start < tally.trigger.start and DEFINITE not in attack.evidence


def _suffered_in(tally: Event, attack: Event, types: dict[str, EventType]) -> bool:
    kind = types[attack.type]
    counted = tally.quantity is not None and tally.quantity.value.kind == "casualty" and tally.sentence == attack.sentence
    if not types[tally.type].tally and not (
        types[tally.type].hits and counted and tally.trigger.start > attack.trigger.start and _names(tally.actors) == _names(attack.actors)
    ):
        return False
    if not types[tally.type].tally and _counted_apart(tally, attack):
        return False
    beside = tally.sentence == attack.sentence or (0 <= tally.sentence.start - attack.sentence.end <= ADJACENT and not _is_further(tally))
    return kind.fights and not kind.tally and beside and tally.status == attack.status and _dates(tally, attack)


def _is_further(tally: Event) -> bool:
    """Tell "Five more soldiers died", who fell elsewhere than those told of before."""
    words = tally.quantity.value.text.lower().split() if tally.quantity is not None else []
    return "more" in words[1:] or words[:1] == ["another"]


def _beside_those(tally: Event, before: Sequence[Event]) -> Event:
    """Return "Five more soldiers died" with those as targets whom the sentence before tells to have been hit."""
    near = (event for event in reversed(before) if 0 <= tally.sentence.start - event.sentence.end <= ADJACENT)
    nations = next((nation for event in near if (nation := tuple(party for party in _told(event.targets) if party.value.iso3))), ())
    return replace(tally, targets=nations) if nations and not _told(tally.targets) else tally


def same(one: Event, two: Event, types: dict[str, EventType]) -> bool:
    """Tell whether two mentions may be one event."""
    first, second = types[one.type], types[two.type]
    if first.family != second.family:
        return False
    if first.speaks:
        return _said(one, two, types)
    if first.mutual and _agreed(one, two):
        return True
    if (
        not _statuses(one, two)
        or not _beside(one, two, types)
        or not _acts(one, two)
        or APART in max(one, two, key=lambda event: event.trigger).evidence
    ):
        return False
    if one.type != two.type and not (one.headline or two.headline or _names(one.actors) == _names(two.actors)):
        return False
    return (
        (_dates(one, two) or _recalls(one, two))
        and (_parties(one.actors, two.actors) or (one.headline != two.headline and _nameless(one.actors) and _nameless(two.actors)))
        and _parties(_told(one.targets), _told(two.targets))
        and _spots(one, two)
        and not (first.hits and _otherwise(one, two))
        and not (first.moves_forces and (_pictured(one, two) or _parted(one, two)))
        and _counts(one.quantity, two.quantity)
    )


def _agreed(one: Event, two: Event) -> bool:
    """Tell what is agreed on from the agreeing, where they are one act: "agreed on Friday to a truce"."""
    beside = one.sentence == two.sentence and one.type != two.type and _gap(one, two) <= AGREED
    return (
        beside
        and {one.status, two.status} == {"asserted", "planned"}
        and one.when.value.first == two.when.value.first
        and _parties(one.actors, two.actors)
    )


def _otherwise(one: Event, two: Event) -> bool:
    """Tell whether two strikes are told to be with other weapons, or upon other things; a jet may fire a missile."""
    if one.headline or two.headline or _recalls(one, two):
        return False
    for mark in (WITH, UPON):
        told = [{row for row in event.evidence if row.startswith(mark)} for event in (one, two)]
        if all(told) and told[0].isdisjoint(told[1]) and not (told[0] | told[1] <= BY_JET):
            return True
    return False


def _acts(one: Event, two: Event) -> bool:
    """Tell whether two words may tell one kind of act: no helicopter is shot down in "rockets hit the town"; headlines may be loose."""
    kinds = [{row for row in event.evidence if row.startswith(ACT)} for event in (one, two)]
    return kinds[0] == kinds[1] or one.headline or two.headline or _recalls(one, two)


def _beside(one: Event, two: Event, types: dict[str, EventType]) -> bool:
    """Tell whether two words of one sentence may tell one event: close together, or losses."""
    if one.sentence != two.sentence:
        return True
    kinds = types[one.type], types[two.type]
    if all(kind.tally for kind in kinds):
        return True
    manner = MANNER in max(one, two, key=lambda event: event.trigger).evidence and kinds[0].hits and kinds[1].hits
    return manner or (one.type == two.type and _gap(one, two) <= CLOSE)


def _said(one: Event, two: Event, types: dict[str, EventType]) -> bool:
    """Tell whether two words of speaking are one: one speaker has one statement a day, and none beside his threat or demand."""
    if one.status != two.status:
        return False
    speakers = [{_speaker(party) for party in event.actors} for event in (one, two)]
    if speakers[0].isdisjoint(speakers[1]) or not _dates(one, two):
        return False
    if one.type == two.type:
        return True
    first, second = sorted((one, two), key=lambda event: event.trigger.start)
    vague = types[second.type].yields and second.when.value.basis in {"published", "context"}
    return (vague and not types[first.type].yields) or one.headline or two.headline


def _speaker(party: Found[Party]) -> str:
    """Return the name of who speaks; of a group that has none, the noun: "pro-Russian separatists"."""
    return party.value.name.lower().split()[-1] if party.value.kind == "group" else party.value.name


def _statuses(one: Event, two: Event) -> bool:
    """A headline's tense is loose: "Kenya to withdraw", "Kenya withdraws"."""
    loose = {one.status, two.status} <= {"asserted", "planned"} and (one.headline or two.headline)
    return one.status == two.status or loose


def _gap(one: Event, two: Event) -> int:
    return max(one.trigger.start, two.trigger.start) - min(one.trigger.end, two.trigger.end)


def _dates(one: Event, two: Event) -> bool:
    a, b = one.when.value, two.when.value
    if a.first is None and b.first is not None:
        return a.last is None or b.first < a.last
    if b.first is None and a.first is not None:
        return b.last is None or a.first < b.last
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return True
    if _lasts(a) != _lasts(b):
        return False  # "have fought since 1969" and "fought on Wednesday"
    if "published" in {a.basis, b.basis}:
        return a.first - 5 * SLACK <= b.last and b.first - 5 * SLACK <= a.last
    return a.first <= b.last and b.first <= a.last


def _lasts(when: DateRange) -> bool:
    """Tell a state of years from what was done within one."""
    return when.first is not None and when.last is not None and (when.last - when.first).days > YEARS


def _recalls(one: Event, two: Event) -> bool:
    """Tell whether the later mention only names the earlier: "said on Monday that the attack hit a barracks"."""
    return DEFINITE in (two if two.trigger > one.trigger else one).evidence


def _parties(one: Sequence[Found[Party]], two: Sequence[Found[Party]]) -> bool:
    a, b = _names(one), _names(two)
    return not a or not b or not a.isdisjoint(b)


def _nameless(parties: Sequence[Found[Party]]) -> bool:
    """Tell whether groups have no name, so that a headline may call them by another noun: "mobs", "protesters"."""
    return all(party.value.kind == "group" and all(row.startswith("words.csv") for row in party.evidence) for party in parties)


def _told(parties: Sequence[Found[Party]]) -> tuple[Found[Party], ...]:
    """Leave out a target that only the place tells."""
    return tuple(party for party in parties if INFERRED not in party.evidence)


def _names(parties: Sequence[Found[Party]]) -> set[str]:
    return {name for party in parties for name in (*party.value.iso3, party.value.name)}


def _spots(one: Event, two: Event) -> bool:
    a, b = one.place, two.place
    scenes = not TAKEN.isdisjoint((one.place_basis, two.place_basis))
    if a is None or b is None or (scenes and one.headline != two.headline) or _within(a.value, b.value) or _within(b.value, a.value):
        return True
    if a.value.precision == b.value.precision == "city" or not (a.value.is_wide or b.value.is_wide):
        return False
    wide = (spot.value.is_wide and spot.value.precision != "admin1" for spot in (a, b))
    if a.value.iso3 == b.value.iso3 and a.value.iso3 and any(wide):
        return True
    return _distance_km(a.value, b.value) < NEAR_KM


def _within(one: Place, two: Place) -> bool:
    """Tell whether one name holds the other: "the southern Red Sea"."""
    return one.name.casefold() in two.name.casefold() and one.iso3 == two.iso3


def _distance_km(one: Place, two: Place) -> float:
    if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return math.inf
    mean = math.radians((one.lat + two.lat) / 2)
    return 111.2 * math.hypot(one.lat - two.lat, (one.lon - two.lon) * math.cos(mean))


def _pictured(one: Event, two: Event) -> bool:
    """Tell whether one is what a picture shows and the other tells a number, which is that of all forces."""
    return (CAPTION in one.evidence) != (CAPTION in two.evidence) and (one.quantity is None) != (two.quantity is None)


def _parted(one: Event, two: Event) -> bool:
    """Tell whether one tells of men and the other of ships or vehicles: "800 soldiers are in Mali", "100 vehicles arrived", "tanks will come"."""
    kinds = {event.quantity.value.kind if event.quantity is not None else "platform" if event.equipment else "" for event in (one, two)}
    return one.sentence != two.sentence and kinds == {"force", "platform"}


def _counts(one: Found[Quantity] | None, two: Found[Quantity] | None) -> bool:
    if one is None or two is None or one.value.unit != two.value.unit:
        return True
    return (one.value.low, one.value.high) == (two.value.low, two.value.high)


def _join(cluster: Sequence[Event]) -> Event:
    """Keep the mention that tells most about the date; fill its gaps from the others."""
    if len(cluster) == 1 and not cluster[0].mentions:
        return cluster[0]
    best = max(cluster, key=_telling)
    others = sorted((event for event in cluster if event is not best), key=lambda event: event.trigger.start)
    for other in others:
        best = replace(
            best,
            actors=best.actors or other.actors,
            targets=_told(best.targets) or _told(other.targets) or best.targets or other.targets,
            quantity=_counted(best.quantity, other.quantity),
            forces=best.forces or other.forces,
            equipment=best.equipment or other.equipment,
            **_where(best, other),
            origin=best.origin or other.origin,
        )
    if best.status == "planned" and any(_agreed(best, other) for other in others):
        best = replace(best, status="asserted")
    told = (span for event in (best, *others) for span in (event.sentence, *event.mentions))
    return replace(best, mentions=tuple(sorted({span for span in told if span != best.sentence})))


def _telling(event: Event) -> tuple[bool, bool, int, bool, int, int, int]:
    """Order mentions by how much they tell: a date in words, out of a headline, of few days; then many fields, early in the text."""
    when, fields = event.when.value, (event.actors, event.targets, event.place, event.quantity)
    days = (when.last - when.first).days if when.first is not None and when.last is not None else 0
    known, own, basis = when.first is not None, not {DEFINITE, MANNER}.intersection(event.evidence), BASIS.get(when.basis, 0)
    return known, own, basis, not event.headline, -days, sum(map(bool, fields)), -event.trigger.start


def _where(best: Event, other: Event) -> dict[str, Any]:
    """Return place and basis of the mention that tells more: a town before its state, a place of its own before one taken from elsewhere."""
    one, two = best.place, other.place
    finer = one is not None and two is not None and _is_finer(two.value, one.value)
    taken = other if two is not None and (one is None or finer or _tells_own(other, best)) else best
    return {"place": taken.place, "place_basis": taken.place_basis}


def _tells_own(event: Event, other: Event) -> bool:
    """Tell whether an event has a place of its own and the other has taken one from elsewhere, no finer."""
    if event.place is None or other.place is None or event.place_basis in TAKEN or other.place_basis not in TAKEN:
        return False
    return not _is_finer(other.place.value, event.place.value)


def _is_finer(part: Place, whole: Place) -> bool:
    """Tell whether one place is a part of the other: "Kismayo" of Somalia, "the southern Red Sea" of the Red Sea."""
    if whole.precision == "country":
        return _is_part(part, whole)
    side, _, rest = part.name.casefold().partition(" ")
    return side.endswith("ern") and rest == whole.name.casefold() and part.iso3 == whole.iso3 and whole.is_wide


def _is_part(part: Place, state: Place) -> bool:
    """Tell whether a place is finer than a state: a town anywhere, an island or region of it."""
    return part.precision in {"city", "point", "admin1"} or (part.precision == "region" and part.iso3 == state.iso3 != "")


def _counted(one: Found[Quantity] | None, two: Found[Quantity] | None) -> Found[Quantity] | None:
    """Prefer the count of the better mention, but troops to their ships and trucks, and what a package costs to a part of it."""
    whole = two is not None and two.value.kind in {"force", "money"} and one is not None and one.value.kind in {"platform", "weapon", "other"}
    return two if one is None or whole else one
