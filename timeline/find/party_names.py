"""Binds the names that an article introduces to persons and their states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from timeline.find.party_scan import SUFFIXES, Scan
from timeline.lexicon.leaders import Person
from timeline.lexicon.parties import Parties
from timeline.values import record

PARTICLES = frozenset({"bin", "ibn", "ben", "van", "von", "der", "den", "de", "del", "di", "da", "dos", "le", "la", "al", "el", "abu", "-", "ould"})
# States whose people are called by the first word of their name.
FIRST_NAMED = frozenset({"CHN", "KOR", "PRK", "TWN", "VNM", "KHM", "ETH", "ERI", "ISL", "MNG"})
# Surnames that are other words far more often.
NEVER_ALONE = frozenset(
    {"may", "march", "april", "june", "august", "north", "south", "east", "west", "king", "long", "white", "black", "a", "b", "c"}
)


@dataclass(slots=True)
class Bound:
    """A person of the article: the fullest name used, the states, the rows that tell.

    An `open` one serves a state that nobody named; `usual` are the states where the title is usual, `near` those beside it.
    """

    name: str
    full: bool
    iso3: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    open: bool = False
    usual: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    title: str = ""


@record(frozen=True, slots=True)
class Introduction:
    """What the words around a name say of its bearer.

    `usual` are the states where the title is usual ("Foreign Secretary"), for want of better; an `official` serves some
    state, which the article may tell elsewhere, one who is `international` none.
    """

    title: str = ""
    iso3: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    usual: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    official: bool = False
    international: bool = False


@dataclass(slots=True)
class Names:
    """The persons of an article by every form of their names, folded."""

    parties: Parties
    published: date | None
    forms: dict[str, Bound] = field(default_factory=dict)

    def bearer(self, found: Scan, unit: int) -> Bound | None:
        """Return the person whom the name at this unit means, if the article or the table tells."""
        lows, entry = _lows(found, unit), found.entries[unit]
        keys = [" ".join(lows), entry.name.lower() if entry else "", lows[-1] if found.codes[unit] in "Sn" else ""]
        if found.codes[unit] == "P" and entry:
            keys.reverse()
        bound = next((self.forms[key] for key in keys if key in self.forms), None)
        if bound is None and entry is not None:
            person = self.parties.persons.get(entry.name)
            return Bound(entry.name, True, person.states(self.published) if person else entry.iso3, (entry.where,))
        return bound

    def bind(self, found: Scan, unit: int, said: Introduction) -> None:
        """Record the name at this unit with what is said of its bearer."""
        lows, full, written = _lows(found, unit), found.codes[unit] in "PN", written_name(found, unit)
        person = self._known(found, unit, said)
        key = person.name.lower() if person else " ".join(lows)
        bound = self.forms.get(key) or (None if person or full else self.forms.get(lows[-1]))
        if bound is None:
            name = person.name if person else f"{said.title} {written}".strip()
            bound = self.forms[key] = Bound(written if full else name, full)
        elif full and not bound.full:
            bound.name, bound.full = written, True
        if said.iso3 or not bound.iso3:
            known = person.states(self.published) if person and not said.international else ()
            bound.iso3 = bound.iso3 if person and set(bound.iso3) & set(said.iso3) else said.iso3 or known
        bound.open = not (bound.iso3 or person) and (bound.open or said.official)
        bound.title = bound.title or said.title
        if bound.open and said.usual:
            bound.usual, bound.near = said.usual, said.near
        bound.evidence = tuple(dict.fromkeys((*bound.evidence, *((person.where,) if person else ()), *said.evidence)))
        self.forms.setdefault(" ".join(lows), bound)
        for form in short_forms(lows, bound.iso3):
            self.forms.setdefault(form, bound)

    def _known(self, found: Scan, unit: int, said: Introduction) -> Person | None:
        """Return the office holder meant: by full name, or by surname with a title and a fitting state or term."""
        entry, persons = found.entries[unit], self.parties.persons
        if entry is not None and found.codes[unit] == "P":
            return persons.get(entry.name)
        if found.codes[unit] not in "Sn":
            return None
        lows, namesakes = _lows(found, unit), self.parties.namesakes
        # A surname of two words or in another spelling ("Zelenskyy") is known by its entry only.
        own = [persons[entry.name]] if entry is not None and entry.name in persons else []
        people = [person for person in namesakes.get(" ".join(lows)) or namesakes.get(lows[-1]) or [] if person.alone or said.title] or own
        fitting = set(said.iso3 or said.usual)
        if fitting:
            people = [person for person in people if set(person.iso3) & fitting]
        day = self.published
        if day is not None:
            people = sorted(people, key=lambda person: not person.served(day))
        by_alias = bool(own) and lows[-1] != own[0].surname.lower()  # "Saddam", "FDR": years after the term too
        if people and (fitting or by_alias or people[0].alone or (day is not None and people[0].served(day))):
            return people[0]
        once = [person for person in people if person.held(said.title)]
        return once[0] if len(once) == 1 else None


def _lows(found: Scan, unit: int) -> list[str]:
    return found.lows[found.starts[unit] : found.ends[unit]]


def short_forms(lows: Sequence[str], iso3: Sequence[str]) -> list[str]:
    """Return the short forms under which a name may come back, folded.

    >>> short_forms(["ursula", "von", "der", "leyen"], ["DEU"])
    ['von der leyen', 'leyen']
    >>> short_forms(["jr"], [])
    []
    """
    words = [low for low in lows if low not in SUFFIXES and low != "."]
    if not words:
        return []
    start = len(words) - 1
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
    forms = [" ".join(words[start:]), words[-1]]
    if set(iso3) & FIRST_NAMED:
        forms.insert(0, words[0])
    return [form for form in dict.fromkeys(forms) if form not in NEVER_ALONE]


def written_name(found: Scan, unit: int) -> str:
    """Return the name as the article writes it, in one line."""
    pieces, position = [], -1
    for word in found.words[found.starts[unit] : found.ends[unit]]:
        pieces.append(word.text if word.start == position or position < 0 else f" {word.text}")
        position = word.end
    return "".join(pieces)


def recode(found: Scan, names: Names) -> bool:
    """Mark the single words that an introduced name explains as surnames; tell whether any was."""
    changed = False
    if "n" not in found.codes and "u" not in found.codes:
        return False
    for unit, code in enumerate(found.codes):
        if code in "nu" and found.ends[unit] - found.starts[unit] <= 4 and " ".join(_lows(found, unit)) in names.forms:
            found.codes[unit] = "S"
            changed = True
    return changed
