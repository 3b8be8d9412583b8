"""A trigger that tells an event, and what stands round its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.clauses import Frame
from timeline.find.status import Cue
from timeline.find.triggers import Candidate
from timeline.lexicon import Lexicon
from timeline.lexicon.triggers import TriggerRow
from timeline.lexicon.types import EventType
from timeline.model import Article, DateRange, Found, Place, Speech
from timeline.slots import Slots
from timeline.values import record


@record(frozen=True, slots=True)
class Surroundings:
    """What an event may draw on beside its own sentence; `loose` keeps the weak: told in passing, or in words no row fits.

    `listed` says that the text is a list of dated entries, in which the present tells the past.
    """

    article: Article
    lexicon: Lexicon
    cues: Sequence[Found[Cue]]
    speeches: Sequence[Found[Speech]]
    earlier: Found[DateRange] | None
    scene: Found[Place] | None
    loose: bool = False
    listed: bool = False


@record(frozen=True, slots=True)
class Told:
    """A trigger whose row fits, with its slots; `stop` is the token of the next; a `weak` one would not do for a table of events."""

    frame: Frame
    found: Found[Candidate]
    row: TriggerRow
    slots: Slots
    kind: EventType
    weak: bool = False
    stop: int = 0
