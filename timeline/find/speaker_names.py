"""Turns the noun phrase of a speaker into a party: a known one, a role, or whom a pronoun stands for."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.find.attribution import Attribution
from timeline.find.noun_phrases import LINKS, PRONOUNS, Line, Phrase, role, starting
from timeline.lexicon import Lexicon
from timeline.model import Document, Found, Party, Span, Speech

PERSONS = frozenset({"he", "she"})
BODIES = frozenset({"it", "they"})
STATELY = frozenset({"state", "body", "organization", "group", "people"})
DATELINE = 12  # tokens within which the line of place and day ends
SHORTEST = 5  # letters of a town in capitals: more than "NATO - "
ONE = 12  # characters before a speaker in which it may be "one of the"
FAR = 40  # tokens looked back for whom a pronoun stands for
Named = tuple[Party, Span, str]


def _behind_dateline(row: Line) -> int:
    """Return the token behind "TAIPEI, 11 August - ", where the reporter sat, or 0."""
    if len(row.tokens[0].text) < SHORTEST or not row.tokens[0].text.isupper():
        return 0
    dash = next((at for at, low in enumerate(row.lows[:DATELINE]) if low == "-" and row.tokens[at - 1].end < row.tokens[at].start), 0)
    return dash + 1 if dash and dash + 1 < len(row.lows) else 0


class Memory:
    """Who was named and who spoke so far, to answer for "he said" and "the official said"."""

    def __init__(self, document: Document, lexicon: Lexicon, coreferents: Sequence[Found[Party]]) -> None:
        self._text = document.article.text
        self._lexicon = lexicon
        self._coreferents = {found.span: found.value for found in coreferents}
        self._person: Party | None = None
        self._body: Party | None = None
        self._many: Party | None = None
        self._roles: dict[str, Party] = {}
        self._row: Line | None = None
        self._spoke: tuple[int, Party] | None = None  # who spoke last, and in which sentence
        self._number = 0
        self._past = lexicon.grammar.irregular_pasts

    def enter(self, row: Line) -> None:
        """Begin a sentence."""
        self._row = row
        self._number += 1

    def leave(self, named: Sequence[Found[Party]], said: Sequence[Found[Speech]]) -> None:
        """End a sentence: remember who was named last in it, and who spoke."""
        for found in named:
            if found.value.kind == "person":
                self._person = found.value
        speakers = {found.value.speaker.name: found for found in said if not found.value.is_report}
        if speakers:
            last = list(speakers.values())[-1]
            one = "one of" in self._text[max(0, last.span.start - ONE) : last.span.start].lower()
            alone = last.value.speaker.kind == "person" or one or not last.value.speaker.name.endswith("s")
            self._spoke = (self._number, last.value.speaker) if len(speakers) == 1 and alone else None

    def speaker(self, found: Attribution, earlier: Sequence[Found[Speech]]) -> Named | None:
        """Return (party, span, via) for an attribution."""
        if found.phrase is None:  # "..., adding that ..."
            return (earlier[-1].value.speaker, earlier[-1].span, found.via) if earlier else self._subject(found.via)
        if self._row is None:
            return None
        party = self._party(self._row, found.phrase, any_noun=found.any_noun)
        if party is None:
            return None
        tokens = self._row.tokens
        span = Span(tokens[found.phrase.first].start, tokens[found.phrase.end - 1].end)
        if party.kind == "person":
            self._person = party
        elif party.kind in STATELY:
            self._body = party
        return party, span, found.via or self._outlet(self._row, found.phrase)

    def _subject(self, via: str) -> Named | None:
        """Return who begins the sentence: "X visited Minsk and | said"."""
        begin = _behind_dateline(self._row) if self._row is not None else 0
        known = self._row.parties[begin] if self._row is not None else None
        if known is not None and known.value.kind == "person":
            return known.value, known.span, via
        phrase = starting(self._row, begin, self._lexicon) if self._row is not None else None
        party = self._party(self._row, phrase, any_noun=False) if self._row is not None and phrase is not None else None
        if self._row is None or phrase is None or party is None:
            return None
        return party, Span(self._row.tokens[phrase.first].start, self._row.tokens[phrase.end - 1].end), via

    def _party(self, row: Line, phrase: Phrase, *, any_noun: bool) -> Party | None:
        first, core = phrase.first, phrase.core
        while (
            first < core and row.parties[first] is None and row.lows[first] in self._lexicon.grammar["determiner"] and row.lows[first] not in PRONOUNS
        ):
            first += 1
        if first == core:
            return None
        if core - first == 1 and row.lows[first] in PRONOUNS and row.parties[first] is None:
            return self._pronoun(row, first)
        head = row.parties[core - 1]
        if head is not None and not (head.value.kind == "people" and self._is_adjective(row, core - 1)):
            self._roles[row.lows[core - 1]] = head.value
            return head.value
        return self._described(row, first, phrase, any_noun=any_noun)

    def _is_adjective(self, row: Line, index: int) -> bool:
        """A nationality with its noun left out names nobody: "the Afghan", but "Afghans"."""
        return not row.lows[index].endswith(("s", "ese", "ish", "ch"))

    def _pronoun(self, row: Line, index: int) -> Party | None:
        token = row.tokens[index]
        if token.low in PERSONS and (spoke := self._spoke_before(row, index)) is not None:
            return spoke
        known = self._coreferents.get(Span(token.start, token.end))
        if known is not None:
            return known
        if token.low in PERSONS:
            own = [party.value for party in row.parties[max(0, index - FAR) : index] if party is not None and party.value.kind == "person"]
            return own[-1] if own else self._person
        if token.low == "they" and self._many is not None:
            return self._many
        if token.low in BODIES:
            own = [
                party.value for party in row.parties[max(0, index - FAR) : index] if party is not None and party.value.kind in STATELY - {"people"}
            ]
            return own[0] if own else self._body
        return None

    def _spoke_before(self, row: Line, index: int) -> Party | None:
        """Return who spoke in the sentence before, who goes on speaking unless this one names somebody else before its "he said"."""
        if (
            self._spoke is None
            or self._number - self._spoke[0] != 1
            or any(party is not None and party.value.kind == "person" for party in row.parties[:index])
        ):
            return None
        return self._spoke[1] if self._spoke[1].kind in {"person", "role"} else None

    def _described(self, row: Line, first: int, phrase: Phrase, *, any_noun: bool) -> Party | None:
        """Return a role ("senior defence official"), with the state named in its phrase, or a person known by name only."""
        words = self._words(row, first, phrase.end)
        found = role(row, first, phrase.core, self._lexicon)
        inside = [party for party in dict.fromkeys(row.parties[first : phrase.end]) if party is not None]
        iso3 = next((party.value.iso3 for party in inside if party.value.iso3), ())
        if found is not None:
            head = row.lows[phrase.core - 1]
            definite = phrase.first < first and row.lows[phrase.first] == "the" and phrase.end - first == 1
            known = (self._roles.get(head) or self._titled(head)) if definite else None
            named = all(token.text[0].isupper() for token in row.tokens[first : phrase.end] if token.low not in LINKS)
            party = known or Party(words, iso3, "organization" if named and found.kind == "body" and phrase.end - first > 1 else "role", words)
            self._roles[head] = party
            self._many = party if found.form == "plural" else self._many
            return party
        outlet = self._outlet(row, phrase)
        if outlet and row.lows[phrase.core - 1] in outlet.lower().split():
            return Party(outlet, iso3, "organization", outlet)
        token = row.tokens[phrase.core - 1]
        if token.text[0].isupper() and token.low not in self._lexicon.speech.fillers:
            capitals = first
            while not row.tokens[capitals].text[0].isupper():
                capitals += 1
            name = self._words(row, capitals, phrase.core)
            kind = "body" if name.isupper() and len(name) > 1 else "person"
            return Party(name, iso3, kind, name)
        led = phrase.first < first or any(row.lows[at] == "'s" for at in range(first, phrase.core))  # "the boy", "Kim's father"
        is_verb = token.low.endswith("ed") or token.low in self._past
        return Party(words, iso3, "role", words) if any_noun and led and not is_verb else None

    def _titled(self, head: str) -> Party | None:
        """Return the person named last if the article gave them this title: "the captain" for "Captain X"."""
        return self._person if self._person is not None and head in self._person.text.lower().split() else None

    def _words(self, row: Line, first: int, end: int) -> str:
        return " ".join(self._text[row.tokens[first].start : row.tokens[end - 1].end].split())

    def _outlet(self, row: Line, phrase: Phrase) -> str:
        """Return the outlet within the phrase, the longest: "The Times' | Andrew Higgins", "The | Times of India"."""
        hits = [(hit[0] - index, index) for index in range(phrase.first, phrase.end) if (hit := self._lexicon.speech.outlets.at(row.lows, index))]
        length, index = max((hit for hit in hits if row.tokens[sum(hit) - 1].text[0].isupper()), default=(0, 0))
        if length or row.lows[phrase.core - 2 : phrase.core] != ["news", "agency"]:
            return self._words(row, index, index + length) if length else ""
        named = next((at for at in range(phrase.first, phrase.core - 1) if row.tokens[at].text[0].isupper() and row.lows[at] != "the"), None)
        return self._words(row, named, phrase.core) if named is not None else ""  # "the official Tanjug news agency"
