"""Finds who acts or speaks: states, nations, persons, bodies, organizations, armed groups."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from timeline.find.party_context import Setting, near, setting, settle
from timeline.find.party_names import Introduction, Names, recode
from timeline.find.party_patterns import PARTY
from timeline.find.party_resolve import behind
from timeline.find.party_scan import Scan, scan
from timeline.find.party_seats import is_government
from timeline.find.party_short import expand
from timeline.lexicon import Lexicon
from timeline.lexicon.party_index import Entry
from timeline.model import Article, Document, Found, Party, Sentence, Span
from timeline.tokens import tokens
from timeline.values import record, replace

OWNERS = frozenset("CAKOGB")
PEOPLE = frozenset("PSNn")
PERSON_KINDS = frozenset({"titled", "apposed", "owned", "named"})
SERVING = frozenset({"government", "military", "official", "authority", "legislator", "royal"})
HELD = frozenset({"government", "military", "royal"})  # titles by which somebody named before is meant: "the president", "the general"
FORMER = frozenset({"former", "ex", "late", "ousted", "deposed"})
STATE_WORDS = re.compile(r"(?i)\b(?:government|military|army|navy|air force|ministry|police|security|cabinet|state)\b")
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
    return search(document, lexicon)[0]


def search(document: Document, lexicon: Lexicon) -> tuple[list[Found[Party]], list[Span]]:
    """Return the parties, and where outlets are named, within whose names there is neither place nor act: "Radio Free Asia"."""
    parties = lexicon.parties
    scans = [scan(sentence, parties) for sentence in document.sentences]
    expand(scans)
    matches = [list(PARTY.finditer("".join(found.codes))) for found in scans]
    names = Names(parties, document.article.published)
    served: Entry | None = None
    for found, hits in zip(scans, matches, strict=True):
        for hit in hits:
            _introduce(found, hit, names, served if hit.start() == 0 and found.codes[hit.end() : hit.end() + 1] == ["v"] else None)
        served = _served(found, hits)
    scene = setting(scans, matches)
    settle(names, scene)
    result: list[Found[Party]] = []
    for found, hits in zip(scans, matches, strict=True):
        again = PARTY.finditer("".join(found.codes)) if recode(found, names) else iter(hits)
        result.extend(_parties(Text(document.article.text, found, names, scene), again))
    channels = ((found, unit) for found in scans if "Z" in found.codes for unit, code in enumerate(found.codes) if code == "Z")
    return _seated(result, lexicon), [_span(found, unit, unit + 1) for found, unit in channels]


def _seated(found: list[Found[Party]], lexicon: Lexicon) -> list[Found[Party]]:
    """Give a chamber that many states have, "Congress", to the state that a text is about, where its own is never named."""
    chambers = lexicon.grammar["chamber"]
    houses = [party for party in found if party.value.kind == "body" and party.value.name.lower() in chambers]
    if not houses:
        return found
    states = Counter(iso3 for party in found if party not in houses for iso3 in party.value.iso3)
    if not states or any(iso3 in states for party in houses for iso3 in party.value.iso3):
        return found
    (home, count), rest = states.most_common(1)[0], sum(states.values())
    if home.lower() not in lexicon.grammar["chamber_state"] or 2 * count < rest:
        return found
    return [replace(party, value=replace(party.value, iso3=(home,))) if party in houses else party for party in found]


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
                span = _span(found, unit, unit + 1)
                words = document.article.text[span.start : span.end]
                result.append(Found(Party(entry.name, entry.iso3, entry.kind, words), span, (entry.where,)))
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
    known = next((party for party in named if party.iso3), None)
    return known or behind(phrase, document.sentences[0], lexicon, named)


def _owner(found: Scan, first: int, last: int) -> Entry | None:
    """Return the state or body that the units name first."""
    for unit in range(first, last):
        if found.codes[unit] in OWNERS:
            return found.entries[unit]
    return None


def _title(found: Scan, first: int, last: int) -> tuple[str, Entry | None]:
    """Return the words and entry of the last title among the units."""
    for unit in range(last - 1, first - 1, -1):
        if found.codes[unit] in "TUD":
            text = " ".join([word.text for word in found.words[found.starts[unit] : found.ends[unit]]])
            return text.replace(" .", "."), found.entries[unit]
    return "", None


def _name_unit(found: Scan, hit: Match) -> int | None:
    """Return the unit that holds the person's name."""
    for unit in range(*hit.span()):
        if found.codes[unit] in PEOPLE:
            return unit
    return None


def _served(found: Scan, hits: Sequence[Match]) -> Entry | None:
    """Return whom the nameless official serves who alone speaks in a sentence: "the Ukrainian interior minister said".

    The next sentence may give the name, without the office: "Denys Monastyrskiy said".
    """
    if len(hits) == 0 or hits[-1].lastgroup != "role" or any(hit.lastgroup in PERSON_KINDS for hit in hits):
        return None
    first, last = hits[-1].span()
    speaks = found.codes[last : last + 1] == ["v"] and not found.lows[found.ends[last - 1] - 1].endswith("s")
    return _owner(found, first, last) if speaks else None


def _introduce(found: Scan, hit: Match, names: Names, served: Entry | None) -> None:
    """Bind the name in a hit, if it has one; of a bare name `served` tells the state, if it is known."""
    unit = _name_unit(found, hit) if hit.lastgroup in PERSON_KINDS or (hit.lastgroup == "one" and hit[0] in "PS") else None
    if unit is None:
        return
    first, last = hit.span()
    title, office = _title(found, first, unit)
    owner = _owner(found, first, unit) or _owner(found, unit + 1, last) or (None if title or found.entries[unit] else served)
    entries = [entry for entry in (owner, office) if entry is not None]
    said = Introduction(
        title=title,
        iso3=owner.iso3 if owner else (),
        evidence=tuple(entry.where for entry in entries if entry.iso3),
        usual=office.iso3 if office and not owner else (),
        near=near(found, unit) if office and office.iso3 and not owner else (),
        official=office is not None and owner is None and _is_official(office, title),
        international=owner is not None and owner.code == "O" and not owner.iso3,
    )
    names.bind(found, unit, said)


@record(frozen=True, slots=True)
class Text:
    """What is known while one sentence is read: the article's text, the sentence's units, the persons, the setting."""

    text: str
    found: Scan
    names: Names
    scene: Setting


def _is_official(office: Entry, title: str) -> bool:
    """Tell whether the holder of a title serves a state: an army's spokesman does, any spokesman may not."""
    return office.detail in SERVING or (office.detail == "spokesman" and bool(STATE_WORDS.search(title)))


def _parties(text: Text, hits: Iterable[Match]) -> Iterator[Found[Party]]:
    seat = False
    for hit in hits:
        kind = hit.lastgroup or ""
        if kind == "one" and hit[0] == "K":
            seat = is_government(text.found, hit.start(), text.names.parties, pair=seat)
        elif kind in PERSON_KINDS or (kind == "one" and hit[0] in "PS"):
            yield from _person(text, hit)
            continue
        if kind != "drop" and not (kind == "one" and hit[0] == "K" and not seat):
            made = _head(text, hit) if kind == "head" else _other(text, hit)
            if made is not None:
                yield made


def _person(text: Text, hit: Match) -> Iterator[Found[Party]]:
    unit = _name_unit(text.found, hit)
    bound = None if unit is None else text.names.bearer(text.found, unit)
    if unit is None or bound is None:
        return
    for title in (_title(text.found, hit.start(), unit)[1], _title(text.found, unit + 1, hit.end())[1]):
        if title is not None and title.detail in HELD and not _is_former(text.found, hit.start()):
            text.scene.holders.setdefault(title.name, {})[bound.name] = bound
    span = _span(text.found, hit.start(), unit + 1)
    yield Found(Party(bound.name, bound.iso3, "person", text.text[span.start : span.end]), span, bound.evidence)


def _is_former(found: Scan, first: int) -> bool:
    """Tell who held an office from who holds it: "former President Mbeki"."""
    start = found.starts[first]
    return not FORMER.isdisjoint(found.lows[max(0, start - 2) : start + 1])


def _other(text: Text, hit: Match) -> Found[Party] | None:
    found, (first, last) = text.found, hit.span()
    kind = hit.lastgroup
    owner = _owner(found, first, last)
    if kind == "one":
        entry = found.entries[first]
        return None if entry is None else _found(text, (first, last), (entry.name, entry.iso3, entry.kind), [entry])
    iso3 = owner.iso3 if owner else ()
    entries = [entry for entry in found.entries[first:last] if entry is not None and entry.code not in "m"]
    if kind in {"faction", "rebels", "members"}:  # "fighters from the M23 rebel group"
        group = owner if owner is not None and owner.code == "G" and kind != "faction" else None
        iso3 = group.iso3 if group else (iso3 if kind == "rebels" else ())
        return _found(text, (first, last), (group.name if group else "", iso3, "group"), entries)
    if kind == "body" and (body := _named_body(found, first, last)) is not None:
        return _found(text, (first, last), (body.name, body.iso3, body.kind), entries)
    if kind == "body" and hit[0].startswith("S"):
        bound = text.names.bearer(found, first)
        iso3 = bound.iso3 if bound else ()
    named = {"led": "organization", "body": "body", "role": "role"}
    return _found(text, (first, last), ("", iso3, named[kind or ""]), entries)


def _remember(text: Text, units: tuple[int, int], iso3: tuple[str, ...]) -> None:
    """Keep whose ministry, army or government was named, for "the ministry" later on."""
    found, index = text.found, text.names.parties.index
    end = found.ends[units[1] - 1]
    for start in range(max(found.starts[units[0]], end - 3), end):
        hit = index.at(found.words, found.lows, start)
        if hit is not None and hit[0] == end and hit[1].code == "H":
            text.scene.remember(hit[1].name, iso3)
            return


def _named_body(found: Scan, first: int, last: int) -> Entry | None:
    """Return the body among the units, unless another state owns it: "Brazil's Congress" is not Washington's."""
    body = next((found.entries[unit] for unit in range(first, last) if found.codes[unit] == "B"), None)
    owner = next((found.entries[unit] for unit in range(first, last) if found.codes[unit] in "CAK"), None)
    return body if body is not None and owner is not None and set(body.iso3) & set(owner.iso3) else None


def _head(text: Text, hit: Match) -> Found[Party] | None:
    """Return a ministry, force or office that stands alone: "the government", "Defence Secretary"."""
    found, unit = text.found, hit.start()
    entry = found.entries[unit]
    if entry is None:
        return None
    words = found.words[found.starts[unit] : found.ends[unit]]
    before = unit - 3 if unit > 3 and found.codes[unit - 1] in "lb" and found.codes[unit - 2] == "-" else unit  # "the Muslim-led | army"
    definite = before > 0 and found.codes[before - 1] == "d" and found.lows[found.starts[before - 1]] == "the"
    if entry.code == "T":
        if definite and entry.detail in HELD and (bound := text.scene.holder(entry.name)) is not None and not words[-1].low.endswith("s"):
            return _found(text, (unit, unit + 1), (bound.name, bound.iso3, "person"), [entry])
        state = text.scene.state(entry.iso3, near(found, unit))
        capital = not found.headline and words[0].text[0].isupper() and all(word.text[0].isupper() or len(word.text) < 4 for word in words)
        office = entry.detail == "government" and not words[-1].low.endswith("s")
        return _found(text, (unit, unit + 1), ("", state, "role"), [entry]) if office and (capital or (definite and state)) else None
    state = entry.iso3 or text.scene.body(entry)
    if entry.name == "military" and words[-1].low == "military" and _is_modifier(text, found.ends[unit]):
        return None
    if entry.detail == "force" and definite and state:
        name = " ".join(word.text for word in words)
        return _found(text, (before - 1, unit + 1), (name, state, "body"), [entry])
    follows = found.lows[found.ends[unit]] if found.ends[unit] < len(found.lows) else ""
    meant = bool(entry.detail and state and follows in text.names.parties.words["troops"])  # "junta troops"
    meant = meant or (entry.detail == "alone" and (definite or words[0].text[0].isupper())) or (entry.detail == "the" and definite)
    return _found(text, (unit, unit + 1), ("", state, "body"), [entry]) if meant else None


def _is_modifier(text: Text, end: int) -> bool:
    """Tell "the military | intervention" from "the military | said", by the word that follows."""
    if end >= len(text.found.lows):
        return False
    low, cues = text.found.lows[end], text.names.parties.words
    return (
        low.isalpha() and not low.endswith(("ed", "ly")) and low not in cues["gov_follow"] and low not in cues["start"] and low not in cues["speech"]
    )


def _span(found: Scan, first: int, last: int) -> Span:
    return Span(found.words[found.starts[first]].start, found.words[found.ends[last - 1] - 1].end)


def _found(text: Text, units: tuple[int, int], party: tuple[str, tuple[str, ...], str], entries: list[Entry]) -> Found[Party]:
    """Return the party of a name, states and kind with its words; where it has no name of its own, the words are the name."""
    name, iso3, kind = party
    if kind == "body" and iso3:
        _remember(text, units, iso3)
    span = _span(text.found, *units)
    words = text.text[span.start : span.end]
    where = (entries[0].where,) if len(entries) == 1 else tuple(dict.fromkeys([entry.where for entry in entries]))
    return Found(Party(name or " ".join(words.split()), iso3, kind, words), span, where)
