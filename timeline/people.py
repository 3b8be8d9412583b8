"""Tells which names of actors mean one person: "Mr. Bush", "President Bush", "Bush" and "President George Bush"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from timeline.lexicon import Lexicon

COURTESY = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir"})
# Stand between title and name, or in front of a family name.
SMALL = frozenset({"of", "for", "and", "the", "to", "von", "van", "der", "den", "de", "da", "di", "la", "le", "al", "el", "bin", "ibn"})


@dataclass(frozen=True, slots=True)
class Person:
    """A name taken apart: rank ("President", "" without), given name and family name."""

    name: str
    rank: str
    given: str
    family: str


def joined(counts: Mapping[str, int], lexicon: Lexicon) -> dict[str, str]:
    """Return what each name that is one of several for a person is called; the names of others are left out.

    A family name alone, or with "Mr", joins a fuller name only if there is but one person of that family name.

    >>> from timeline.lexicon import default
    >>> joined({"President Bush": 4, "Mr. Bush": 5, "Bush": 1, "Iraq": 3}, default())
    {'President Bush': 'President Bush', 'Mr. Bush': 'President Bush', 'Bush': 'President Bush'}
    >>> joined({"President Hussein": 2, "King Hussein": 1, "Mr. Hussein": 1}, default())
    {}
    >>> joined({"Bush": 1, "Mr. Bush": 2}, default())
    {'Bush': 'Mr. Bush', 'Mr. Bush': 'Mr. Bush'}
    """
    families: dict[str, list[Person]] = defaultdict(list)
    for name in counts:
        if person := taken_apart(name, lexicon):
            families[person.family.casefold()].append(person)
    found: dict[str, str] = {}
    for people in families.values():
        for group in _groups(people):
            shown = min(group, key=lambda one: (not one.given, not one.rank, -counts[one.name], len(one.name), one.name))
            found |= {person.name: shown.name for person in group}
    return found


def short(name: str, lexicon: Lexicon) -> str:
    """Return a name as short as a label has room for: of a person the family name.

    >>> from timeline.lexicon import default
    >>> short("Defence Minister Oleksii Reznikov", default()), short("spokesman, Igor Konashenkov", default()), short("Pentagon", default())
    ('Reznikov', 'Konashenkov', 'Pentagon')
    """
    person = taken_apart(name, lexicon) if " " in name else None
    return person.family if person else name


def _groups(people: Iterable[Person]) -> list[list[Person]]:
    """Return who of a family is one person, as far as the names tell."""
    named: dict[str, list[Person]] = defaultdict(list)
    ranked: dict[str, list[Person]] = defaultdict(list)
    bare = []
    for person in people:
        if person.given:
            named[person.given.casefold()].append(person)
        elif person.rank:
            ranked[person.rank.casefold()].append(person)
        else:
            bare.append(person)
    if len(named) <= 1 and len(ranked) <= 1:  # one person, whatever he is called
        group = [*(one for held in (*named.values(), *ranked.values()) for one in held), *bare]
        return [group] if len(group) > 1 else []
    return [group for group in named.values() if len(group) > 1]


def taken_apart(name: str, lexicon: Lexicon) -> Person | None:
    """Return a name taken apart, None if it isn't a person's.

    >>> from timeline.lexicon import default
    >>> taken_apart("U.S. Secretary of State Antony Blinken", default())
    Person(name='U.S. Secretary of State Antony Blinken', rank='Secretary', given='Antony', family='Blinken')
    >>> taken_apart("Mr. Bush", default())
    Person(name='Mr. Bush', rank='', given='', family='Bush')
    >>> taken_apart("3rd Brigade", default()), taken_apart("defence ministry", default())
    (None, None)
    """
    words = name.replace(",", " ").split()
    titles = COURTESY.union(lexicon.places.words["title"])
    last_title = max((at for at, word in enumerate(words[:-1]) if word.casefold().rstrip(".") in titles), default=-1)
    is_titled = last_title >= 0
    rest = _named(words[last_title + 1 :], lexicon)
    if not rest or not all(word[0].isupper() and word.replace("-", "").replace("'", "").isalpha() for word in rest if word not in SMALL):
        return None
    given = rest[0] if len(rest) > 1 else ""
    if len(rest) > 1 and not is_titled and given.casefold() not in lexicon.parties.given:
        return None
    word = words[last_title].rstrip(".") if is_titled else ""
    return Person(name, "" if word.casefold() in COURTESY else word.capitalize(), given, rest[-1])


def _named(words: list[str], lexicon: Lexicon) -> list[str]:
    """Drop what still belongs to the title: "of State" of a secretary, "of Defence"."""
    while len(words) > 2 and words[0] in SMALL and words[1][0].isupper():
        words = words[2:]
    return words if len(words) < 2 or words[0].casefold() in lexicon.parties.given or not words[0].isupper() else []
