"""What stands round one trigger: who acts, whom it befalls, and the phrases tied by a preposition."""

from __future__ import annotations

from timeline.noun_phrases import Phrase
from timeline.values import record, replace


@record(frozen=True, slots=True)
class Slots:
    """What stands round one trigger; `possessors` are "Russia's" or "Russian" before a noun.

    `reduced` marks a verb that may be active or a passive without its "were": "soldiers moved to", "soldiers sent to".
    """

    clause: int
    subject: tuple[Phrase, ...] = ()
    objects: tuple[Phrase, ...] = ()
    complements: tuple[Phrase, ...] = ()
    possessors: tuple[Phrase, ...] = ()
    passive: bool = False
    reduced: bool = False
    infinitive: bool = False

    def tied(self, *prepositions: str) -> tuple[Phrase, ...]:
        """Return the complements with one of these prepositions."""
        complements = self.complements
        return tuple([phrase for phrase in complements if phrase.preposition in prepositions]) if complements else ()

    def doer(self) -> tuple[Phrase, ...]:
        """Return who acts."""
        return (*self.tied("by"), *self.possessors) if self.passive else (*self.possessors, *self.subject)

    def undergoer(self) -> tuple[Phrase, ...]:
        """Return whom it befalls."""
        return self.subject if self.passive or self.reduced else self.objects

    def turned(self, flags: frozenset[str]) -> Slots | None:
        """Return the slots as the flags of a trigger's row have them, None where they have nothing to say."""
        if "suffers" in flags:  # the subject is whom it befalls: "posts came under fire from Belarus", "Goma fell to the rebels"
            complements = (replace(phrase, preposition="by") if phrase.preposition in {"from", "to"} else phrase for phrase in self.complements)
            return replace(self, complements=tuple(complements), passive=True, reduced=False)
        if "relieves" in flags:  # those that go do nothing: "the brigade relieved Ugandan troops", "they were relieved by the brigade"
            return replace(self, subject=self.doer(), objects=(), possessors=(), passive=False, reduced=False)
        return None

    def settled(self, *, hits: bool) -> Slots:
        """Return the slots with "soldiers killed at" read as a passive, and "soldiers landed at" as active."""
        return replace(self, passive=self.passive or (self.reduced and hits), reduced=False) if self.reduced and hits else self
