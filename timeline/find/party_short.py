"""Binds short forms to the names an article gives them to: "the Arakan Army (AA)", "the Bosnian Serbs ... the Serbs"."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.find.party_scan import Scan
from timeline.lexicon.party_index import Entry

BEARERS = frozenset("GOB")
PLAIN = frozenset("nuZ")  # letters of a word that may be a short form: unknown, or the name of an outlet
LONGEST = 8  # letters of an abbreviation


def expand(scans: Sequence[Scan]) -> None:
    """Mark the short forms in all sentences as the parties they stand for.

    Of a people that an article calls by its country ("Bosnian Serbs") the bare word ("Serbs") means these.
    """
    shorts: dict[str, Entry] = {}
    peoples: dict[str, Entry] = {}
    for found in scans:
        for unit in found.names:
            entry = found.entries[unit]
            if entry is None:
                continue
            if found.codes[unit] in BEARERS and (word := _short_form(found, unit)):
                shorts.setdefault(word, entry)
            if entry.kind == "people" and " " in entry.name:
                peoples.setdefault(entry.name.rpartition(" ")[2], entry)
    if shorts or peoples:
        for found in scans:
            _mark(found, shorts, peoples)


def _mark(found: Scan, shorts: dict[str, Entry], peoples: dict[str, Entry]) -> None:
    for unit in found.names:
        code, entry = found.codes[unit], found.entries[unit]
        if code in PLAIN and found.ends[unit] - found.starts[unit] == 1:
            meant = shorts.get(found.words[found.starts[unit]].text)
            if meant is not None:
                found.codes[unit], found.entries[unit] = meant.code, meant
        elif code == "A" and entry is not None and entry.name in peoples:
            found.entries[unit] = peoples[entry.name]


def _short_form(found: Scan, unit: int) -> str:
    """Return the abbreviation behind a name, "" if there is none: "X (ABC)", "X, or ABC,", "X rebels (ABC)"."""
    end = found.ends[unit + 1] if unit + 1 < len(found.codes) and found.codes[unit + 1] == "R" else found.ends[unit]
    marks = [word.low for word in found.words[end : end + 3]]
    at = end + 1 if marks[:1] == ["("] and marks[2:] == [")"] else end + 2 if marks[:2] == [",", "or"] and len(marks) == 3 else 0
    word = found.words[at].text if at else ""
    return word if word.isalpha() and word.isupper() and 1 < len(word) <= LONGEST else ""
