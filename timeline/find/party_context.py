"""Tells whose officials and ministries an article means where it names no state beside them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import field

from timeline.find.party_names import Bound, Names
from timeline.find.party_scan import Scan
from timeline.lexicon.party_index import Entry
from timeline.values import record

Match = re.Match[str]
STATELY = frozenset("CAB")
NATIONAL = frozenset("CABKGPS")
SINGLE = re.compile(r"(?i)\b(?:president|premier|minister|king|queen|emir|sultan|chancellor)$")
FAR = 30  # units of a sentence
GOVERNING = frozenset({"titled", "role", "body"})


@record(frozen=True, slots=True)
class Setting:
    """The states an article mentions, and `home`, the one whose government it is about, if there is just one.

    `alone` is the only state it mentions at all, by name, by its people, its leaders or groups that are based there; the
    officers of an `international` article may be peacekeepers.
    `last` holds the owner of the ministry, force or government named last by each word: "the Malian army ... the army";
    `holders` the persons named by each title, by their names.
    """

    mentioned: frozenset[str]
    home: tuple[str, ...]
    alone: tuple[str, ...] = ()
    international: bool = False
    last: dict[str, tuple[str, ...]] = field(default_factory=dict)
    holders: dict[str, dict[str, Bound]] = field(default_factory=dict)

    def holder(self, title: str) -> Bound | None:
        """Return the only person named with a title so far: "the president" after "President Touadera"."""
        held = self.holders.get(title, {})
        return next(iter(held.values())) if len(held) == 1 else None

    def body(self, entry: Entry) -> tuple[str, ...]:
        """Return the state of a ministry, force or government that stands without one."""
        if entry.name == "ministry":
            ministries = [iso3 for name, iso3 in self.last.items() if name.endswith("ministry")]
            return ministries[-1] if ministries else self.home or self.alone
        return self.last.get(entry.name) or self.home or self.alone

    def remember(self, name: str, iso3: tuple[str, ...]) -> None:
        """Keep the owner of a ministry, force or government, the latest at the end."""
        self.last.pop(name, None)
        self.last[name] = iso3

    def state(self, usual: tuple[str, ...] = (), near: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return the states that an official serves, given where the title is `usual` and which states stand `near`."""
        if usual and self.mentioned.issuperset(usual):
            return usual
        return self.home or (near or usual if usual else () if self.international else self.alone)


def setting(scans: Sequence[Scan], matches: Sequence[Sequence[Match]]) -> Setting:
    """Read which states the articles mentions, and whose bodies and officials it names."""
    mentions: Counter[str] = Counter()
    every: set[str] = set()
    governments: set[str] = set()
    for found, hits in zip(scans, matches, strict=True):
        for unit in found.names:
            code, entry = found.codes[unit], found.entries[unit]
            if entry is None:
                continue
            if code in NATIONAL:
                every.update(entry.iso3 or entry.home)
            if code in STATELY and len(entry.iso3) == 1:
                mentions[entry.iso3[0]] += 1
                if code == "B":
                    governments.add(entry.iso3[0])
        for hit in hits:
            if hit.lastgroup in GOVERNING:
                entries = (found.entries[unit] for unit in range(*hit.span()) if found.codes[unit] in "CAK")
                governments.update(entry.iso3[0] for entry in entries if entry is not None and len(entry.iso3) == 1)
    most = max(mentions.values(), default=0)
    home = tuple(governments) if len(governments) == 1 and all(mentions[state] == most for state in governments) else ()
    return Setting(frozenset(mentions), home, tuple(every) if len(every) == 1 else (), any("O" in found.codes for found in scans))


def settle(names: Names, scene: Setting) -> None:
    """Give the persons whose state nobody named the state that the article tells, unless it has another holder of the office."""
    taken = {(bound.title.lower(), bound.iso3) for bound in names.forms.values() if bound.iso3}
    for bound in names.forms.values():
        if bound.open and not bound.iso3:
            state = scene.state(bound.usual, bound.near)
            bound.iso3 = () if (bound.title.lower(), state) in taken and SINGLE.search(bound.title) else state


def near(found: Scan, unit: int) -> tuple[str, ...]:
    """Return the states named last before the unit, else first after it, in the same sentence and not far off."""
    for place in (*range(unit - 1, max(-1, unit - FAR), -1), *range(unit + 1, min(len(found.codes), unit + FAR))):
        entry: Entry | None = found.entries[place]
        if found.codes[place] in "CAKB" and entry is not None and entry.iso3:
            return entry.iso3
    return ()
