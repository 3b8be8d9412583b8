"""Finds who acts or speaks: states, nations, persons, bodies, organizations, armed groups."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from timeline.find.party_names import Introduction, Names, recode
from timeline.find.party_patterns import PARTY
from timeline.find.party_scan import Scan, scan
from timeline.find.party_seats import is_government
from timeline.lexicon import Lexicon
from timeline.lexicon.parties import Parties
from timeline.lexicon.party_index import Entry
from timeline.model import Article, Document, Found, Party, Sentence, Span
from timeline.tokens import tokens

OWNERS = frozenset("CAKOGB")
PEOPLE = frozenset("PSNn")
PERSON_KINDS = frozenset({"titled", "apposed", "owned", "named"})
Match = re.Match[str]


def find(document: Document, lexicon: Lexicon) -> list[Found[Party]]:
    """Return every party named in the document, in order, none overlapping.

    >>> from timeline.lexicon import default
    >>> from timeline.text import prepare
    >>> text = "Russian Defence Minister Sergei Shoigu told NATO that Moscow had sent troops."
    >>> found = find(prepare(Article(text), default()), default())
    >>> [(each.value.text, each.value.kind, each.value.iso3) for each in found]
    [('Russian Defence Minister Sergei Shoigu', 'person', ('RUS',)), ('NATO', 'organization', ()), ('Moscow', 'body', ('RUS',))]
    """
    parties = lexicon.parties
    scans = [scan(sentence, parties) for sentence in document.sentences]
    matches = [list(PARTY.finditer("".join(found.codes))) for found in scans]
    names = Names(parties, document.article.published)
    for found, hits in zip(scans, matches, strict=True):
        for hit in hits:
            _introduce(found, hit, names)
    result: list[Found[Party]] = []
    for found, hits in zip(scans, matches, strict=True):
        again = PARTY.finditer("".join(found.codes)) if recode(found, names) else iter(hits)
        result.extend(_parties(document.article.text, found, again, names))
    return result


def outlets(document: Document, lexicon: Lexicon) -> list[Found[Party]]:
    """Return the news agencies, papers and channels named in the document.

    >>> from timeline.lexicon import default
    >>> from timeline.text import prepare
    >>> [each.value.name for each in outlets(prepare(Article("The envoy left, Reuters reported."), default()), default())]
    ['Reuters']
    """
    result = []
    for sentence in document.sentences:
        found = scan(sentence, lexicon.parties)
        for unit, entry in enumerate(found.entries):
            if entry is not None and found.codes[unit] == "Z" and entry.detail == "outlet":
                result.append(_found(document.article.text, found, (unit, unit + 1), Party(entry.name, entry.iso3, entry.kind, ""), [entry]))
    return result


def resolve(phrase: str, lexicon: Lexicon) -> Party | None:
    """Return the party that a phrase names, with its states, or the state where it belongs; None if neither is known.

    >>> from timeline.lexicon import default
    >>> resolve("two Chinese warplanes", default()).iso3
    ('CHN',)
    """
    article = Article(phrase)
    document = Document(article, phrase, (Sentence(Span(0, len(phrase)), tokens(phrase), 0),))
    named = [each.value for each in find(document, lexicon)]
    if first := next((party for party in named if party.iso3), None):
        return first
    for unit, entry in enumerate((found := scan(document.sentences[0], lexicon.parties)).entries):
        if entry is not None and (home := entry.home or _home(entry, lexicon.parties)):
            return Party(entry.name, home, entry.kind, phrase[found.words[found.starts[unit]].start : found.words[found.ends[unit] - 1].end])
    return named[0] if named else None


def _home(entry: Entry, parties: Parties) -> tuple[str, ...]:
    return entry.iso3 or ((parties.homes[entry.name],) if entry.name in parties.homes else ())


def _owner(found: Scan, first: int, last: int) -> Entry | None:
    """Return the state or body that the units name first."""
    return next((found.entries[unit] for unit in range(first, last) if found.codes[unit] in OWNERS), None)


def _title(found: Scan, first: int, last: int) -> tuple[str, Entry | None]:
    """Return the words and entry of the last title among the units."""
    unit = next((unit for unit in reversed(range(first, last)) if found.codes[unit] in "TUD"), None)
    if unit is None:
        return "", None
    text = " ".join(word.text for word in found.words[found.starts[unit] : found.ends[unit]])
    return text.replace(" .", "."), found.entries[unit]


def _name_unit(found: Scan, hit: Match) -> int | None:
    """Return the unit that holds the person's name."""
    return next((unit for unit in range(*hit.span()) if found.codes[unit] in PEOPLE), None)


def _introduce(found: Scan, hit: Match, names: Names) -> None:
    """Bind the name in a hit, if it has one."""
    unit = _name_unit(found, hit) if hit.lastgroup in PERSON_KINDS or (hit.lastgroup == "one" and hit[0] in "PS") else None
    if unit is None:
        return
    first, last = hit.span()
    owner = _owner(found, first, unit) or _owner(found, unit + 1, last)
    title, office = _title(found, first, unit)
    entries = [entry for entry in (owner, office) if entry is not None]
    iso3 = owner.iso3 if owner else (office.iso3 if office else ())
    if office is None and not owner:
        title = _title(found, unit + 1, last)[0] and ""
    names.bind(found, unit, Introduction(title, iso3, tuple(entry.where for entry in entries if entry.iso3)))


def _parties(text: str, found: Scan, hits: Iterable[Match], names: Names) -> Iterator[Found[Party]]:
    seat = False
    for hit in hits:
        kind = hit.lastgroup or ""
        if kind == "one" and hit[0] == "K":
            seat = is_government(found, hit.start(), names.parties, pair=seat)
        elif kind in PERSON_KINDS or (kind == "one" and hit[0] in "PS"):
            yield from _person(text, found, hit, names)
            continue
        if kind != "drop" and not (kind == "one" and hit[0] == "K" and not seat):
            made = _other(text, found, hit, names)
            if made is not None:
                yield made


def _person(text: str, found: Scan, hit: Match, names: Names) -> Iterator[Found[Party]]:
    unit = _name_unit(found, hit)
    bound = None if unit is None else names.bearer(found, unit)
    if unit is None or bound is None:
        return
    span = _span(found, hit.start(), unit + 1)
    yield Found(Party(bound.name, bound.iso3, "person", text[span.start : span.end]), span, bound.evidence)


def _other(text: str, found: Scan, hit: Match, names: Names) -> Found[Party] | None:
    first, last = hit.span()
    kind = hit.lastgroup
    owner = _owner(found, first, last)
    if kind == "one":
        entry = found.entries[first]
        if entry is None:
            return None
        return _found(text, found, (first, last), Party(entry.name, entry.iso3, entry.kind, ""), [entry])
    if kind == "head":
        entry = found.entries[first]
        if entry is None or entry.detail != "alone" or not found.words[found.starts[first]].text[0].isupper():
            return None
        return _found(text, found, (first, last), Party("", entry.iso3, "body", ""), [entry])
    iso3 = owner.iso3 if owner else ()
    entries = [entry for entry in found.entries[first:last] if entry is not None and entry.code not in "m"]
    if kind in {"faction", "rebels"}:
        group = owner if owner is not None and owner.code == "G" and kind == "rebels" else None
        iso3 = group.iso3 if group else (iso3 if kind == "rebels" else ())
        return _found(text, found, (first, last), Party(group.name if group else "", iso3, "group", ""), entries)
    if kind == "body" and hit[0].startswith("S"):
        bound = names.bearer(found, first)
        iso3 = bound.iso3 if bound else ()
    named = {"led": "organization", "body": "body", "role": "role"}
    return _found(text, found, (first, last), Party("", iso3, named[kind or ""], ""), entries)


def _span(found: Scan, first: int, last: int) -> Span:
    return Span(found.words[found.starts[first]].start, found.words[found.ends[last - 1] - 1].end)


def _found(text: str, found: Scan, units: tuple[int, int], party: Party, entries: list[Entry]) -> Found[Party]:
    """Return the party with its words; where it has no name of its own, the words are the name."""
    span = _span(found, *units)
    words = text[span.start : span.end]
    name = party.name or re.sub(r"\s+", " ", words)
    return Found(Party(name, party.iso3, party.kind, words), span, tuple(dict.fromkeys(entry.where for entry in entries)))
