"""A trigger that tells an event, and what stands round its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from timeline.clauses import Frame
from timeline.find.status import Cue
from timeline.find.triggers import Candidate
from timeline.lexicon import Lexicon
from timeline.lexicon.triggers import TriggerRow
from timeline.lexicon.types import EventType
from timeline.model import Article, DateRange, Found, Place, Speech
from timeline.slots import Slots
from timeline.values import record

HALF_YEAR = timedelta(days=183)


@record(frozen=True, slots=True)
class Scene:
    """The place of the act told before, in the sentence of a number, and when it was; a heading gives a place without a day."""

    number: int
    place: Found[Place]
    when: DateRange | None = None

    def holds(self, when: DateRange) -> bool:
        """Tell whether an act of this date may be at the same place: not one of another time, as in a history of several wars."""
        if self.when is None or self.when.first is None or when.first is None:
            return True
        return abs(when.first - self.when.first) <= HALF_YEAR


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
    scene: Scene | None
    loose: bool = False
    listed: bool = False


@record(frozen=True, slots=True)
class Told:
    """A trigger whose row fits, with its slots; `stop` is the token of the next; a `weak` one would not do for a table of events.

    `saying` are the tokens of the words of saying in its sentence.
    """

    frame: Frame
    found: Found[Candidate]
    row: TriggerRow
    slots: Slots
    kind: EventType
    saying: Sequence[int]
    weak: bool = False
    stop: int = 0
