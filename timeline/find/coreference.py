"""Finds pronouns and definite phrases that stand for a party named before: "he", "its", "the country", "the two sides"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from timeline.find.beginnings import begun
from timeline.lexicon import Lexicon
from timeline.model import Document, Found, Party, Sentence, Span

FAR = 3  # sentences after which a name is no longer meant
FARTHER = 8  # and two states no longer by "both countries"
REALMS = frozenset({"emirate", "kingdom"})  # "the emirate": the state named last that is one
FRONT, AHEAD = 3, 16  # tokens before "its" in a phrase that opens a sentence, and to the name behind the phrase
HALVES = frozenset({"north", "south"})  # "the North" where North Korea was named
BACKED = frozenset({"aligned", "allied", "backed", "linked", "sponsored", "supported"})
WIDE = 5  # tokens in which a nationality and its force stand: "Russian [motor rifle] troops"
BODIES = frozenset({"state", "people", "group", "organization", "body"})


@dataclass(slots=True)
class _Memory:
    """Who was named last, each with the number of its sentence; persons by the word that may stand for them, "he" or "she".

    `halves` are the states of one half of a land, "north" and "south"; `told` are the persons of the last sentence that named
    any, `spoken` is whom the last "he" or "she" meant, `joined` are the two that a sentence is about: "the United States and
    South Korea may send".
    """

    persons: dict[str, tuple[int, Party]] = field(default_factory=dict)
    subjects: dict[str, tuple[int, Party]] = field(default_factory=dict)
    spoken: tuple[int, Party] | None = None
    told: list[Party] = field(default_factory=list)
    owner: tuple[int, Party] | None = None
    group: tuple[int, Party] | None = None
    before: list[Party] = field(default_factory=list)
    halves: dict[str, Party] = field(default_factory=dict)
    pair: tuple[int, tuple[Party, ...]] | None = None
    nations: tuple[int, tuple[Party, ...]] | None = None
    joined: tuple[int, tuple[Party, ...]] | None = None


def find(document: Document, lexicon: Lexicon, parties: Sequence[Found[Party]]) -> list[Found[Party]]:
    """Return what the pronouns and definite phrases of a document stand for, with the words of the name; where two fit, nothing.

    >>> from timeline.find import parties
    >>> from timeline.lexicon import default
    >>> from timeline.model import Article
    >>> from timeline.text import prepare
    >>> document = prepare(Article("Putin flew to Minsk. He met Lukashenko there."), default())
    >>> [(found.value.name, found.span) for found in find(document, default(), parties.find(document, default()))]
    [('Vladimir Putin', Span(start=21, end=23))]
    """
    memory, found, index = _Memory(), [], 0
    for number, sentence in enumerate(document.sentences):
        named: list[Found[Party]] = []
        while index < len(parties) and parties[index].span.start < sentence.span.end:
            if parties[index].span.start >= sentence.span.start:
                named.append(parties[index])
            index += 1
        if sentence.role != "heading":
            found += _Reader(document, sentence, number, lexicon, named, memory).read()
    return found


@dataclass(slots=True)
class _Reader:
    """Reads one sentence from left to right, naming and remembering."""

    document: Document
    sentence: Sentence
    number: int
    lexicon: Lexicon
    named: list[Found[Party]]
    memory: _Memory
    seen: list[Party] = field(default_factory=list)

    def read(self) -> list[Found[Party]]:
        found: list[Found[Party]] = []
        words, starts = self.sentence.lows, self.sentence.starts
        names = [(bisect_left(starts, party.span.start), party) for party in self.named]
        taken = passed = 0
        for index in begun(self.sentence, self.lexicon).stand_ins:
            while passed < len(names) and names[passed][0] <= index:
                self._remember(names[passed][1].value, words, names[passed][0])
                taken = names[passed][1].span.end
                passed += 1
            if starts[index] >= taken:
                stood = list(self._stand_in(words, index))
                found += stood
                while stood and passed < len(names) and names[passed][1].span.start < stood[-1].span.end:  # the "Lebanese" of "the Lebanese group"
                    self.seen.append(stood[-1].value)
                    passed += 1
        for index, party in names[passed:]:
            self._remember(party.value, words, index)
        self._close()
        return found

    def _remember(self, party: Party, words: list[str], index: int) -> None:
        self.seen.append(party)
        if len(self.seen) == 2 and words[index - 1 : index] == ["and"] and BODIES.issuperset(one.kind for one in self.seen):
            first = self.named[0].span
            if self.sentence.tokens[index - 2].end == first.end and first.start <= self.sentence.tokens[1].start:
                self.memory.joined = self.number, tuple(self.seen)
        if party.kind == "person":
            for word in self._genders(party):
                if self.memory.subjects.get(word, (-1,))[0] != self.number:
                    self.memory.subjects[word] = self.number, party
                self.memory.persons[word] = self.number, party
        elif party.kind in BODIES:
            if (half := party.name.lower().partition(" ")[0]) in HALVES and party.iso3:
                self.memory.halves[half] = party
            if party.kind in {"group", "organization"}:
                self.memory.group = self.number, party
            if not self.lexicon.coreference["force"].isdisjoint(words[index : index + WIDE]):
                self.memory.owner = self.number, party

    def _close(self) -> None:
        states = list({party.iso3 or (party.name,): party for party in self.seen if party.kind in BODIES or party.iso3}.values())
        if len(states) == 2:
            self.memory.pair = self.number, tuple(states)
        nations = [party for party in states if party.iso3] if len(states) > 1 else []
        if len(nations) == 2:
            self.memory.nations = self.number, tuple(nations)
        if self.seen:
            self.memory.before = list(self.seen)
        if people := [party for party in self.seen if party.kind == "person"]:
            self.memory.told = people

    def _stand_in(self, words: list[str], index: int) -> Iterator[Found[Party]]:
        word = words[index]
        following = words[index + 1] if index + 1 < len(words) else ""
        cues = self.lexicon.coreference
        if word in cues["person"]:
            yield from self._found(index, index, self._other_than() if word in cues["other"] else self._spoken_of(word))
        elif word == "both" and following in cues["pair"]:
            for party in self._pair(following):
                yield from self._found(index, index + 1, party)
        elif word in cues["whose"] and (owner := self._ahead(words, index)) is not None:
            yield from self._found(index, index, owner)
        elif word in cues["thing"] and (word != "it" or following not in self.lexicon.grammar["be"]):
            yield from self._found(index, index, self._body())
        elif word in cues["plural"]:
            for party in self._those():
                yield from self._found(index, index, party)
        elif word == "the" and following:
            yield from self._definite(words, index)

    def _definite(self, words: list[str], index: int) -> Iterator[Found[Party]]:
        cues, following = self.lexicon.coreference, words[index + 1]
        after = words[index + 2] if index + 2 < len(words) else ""
        if following in {"two", "both"} and after in cues["pair"]:
            for party in self._pair(after):
                yield from self._found(index, index + 2, party)
        elif after == "of":
            return
        elif following in HALVES:
            capital = self.sentence.tokens[index + 1].text[0].isupper() and not self.sentence.tokens[index + 2 : index + 3][0].text[0].isupper()
            half = self._found(index, index + 1, self.memory.halves.get(following) if capital else None)
            yield from (Found(found.value, found.span, ("half",)) for found in half)  # as good as the name
        elif following in cues["country"]:
            yield from self._found(index, index + 1, self._body({"state", "people"}))
        elif following in REALMS:
            yield from self._found(index, index + 1, self._realm(cues[following]))
        elif following in cues["group"]:
            yield from self._found(index, index + 1, self._recent(self.memory.group))
        elif (after in cues["group"] or after == "-") and (last := self._called(words, index)) is not None:
            yield from self._found(index, last, self._recent(self.memory.group))
        elif following in cues["force"]:
            yield from self._found(index, index + 1, self._recent(self.memory.owner))

    def _called(self, words: list[str], index: int) -> int | None:
        """Return the last token of "the Lebanese group", "the Iran-backed militia", which has no other name."""
        tokens, backed = self.sentence.tokens, words[index + 2 : index + 3] == ["-"]
        last = index + (4 if backed else 2)
        if last >= len(words) or words[last] not in self.lexicon.coreference["group"] or not tokens[last].text.islower():
            return None
        people = (party.span.start == tokens[index + 1].start and party.value.kind == "people" for party in self.named)
        told = words[index + 3] in BACKED and tokens[index + 1].text[0].isupper() if backed else any(people)
        return last if told and words[last + 1 : last + 2] not in (["of"], ["-"], ["'s"]) else None

    def _realm(self, codes: frozenset[str]) -> Party | None:
        """Return the state named last of those that are ruled so."""
        named = (party for party in [*self.seen[::-1], *self.memory.before[::-1]] if party.kind in {"state", "people"})
        return next((party for party in named if not codes.isdisjoint(code.lower() for code in party.iso3)), None)

    def _pair(self, word: str) -> tuple[Party, ...]:
        """Return the two states or groups of the last sentence that named just two; of countries, states only."""
        nations = word in self.lexicon.coreference["nation"]
        pair = self.memory.nations if nations else self.memory.pair
        return pair[1] if pair and self.number - pair[0] <= (FARTHER if nations else FAR) else ()

    def _those(self) -> tuple[Party, ...]:
        """Return whom "they" means: the two that this sentence or the one before is about, else whose forces or which group was named last."""
        joined = self.memory.joined
        if joined is not None and self.number - joined[0] <= 1:
            return joined[1]
        one = self._subject() or self._recent(self.memory.owner) or self._recent(self.memory.group)
        return (one,) if one is not None else ()

    def _genders(self, party: Party) -> tuple[str, ...]:
        """Return the pronouns that may stand for a person: she for a woman, he for any other office holder, both where nobody knows."""
        name, women = party.name.lower(), self.lexicon.coreference["woman"]
        if name in women or not women.isdisjoint((name.split(" ", 1)[0], party.text.lower().split(" ", 1)[0])):
            return ("she",)
        return ("he",) if party.name in self.lexicon.parties.persons else ("he", "she")

    def _spoken_of(self, word: str) -> Party | None:
        """Return the person named last in this sentence, else the first of the last sentence that named one."""
        gender, memory = "she" if word in self.lexicon.coreference["she"] else "he", self.memory
        here = memory.persons.get(gender)
        party = here[1] if here is not None and here[0] == self.number else self._recent(memory.subjects.get(gender))
        if party is not None and memory.subjects.get(gender, (-1,))[0] != self.number:
            memory.subjects[gender] = self.number, party
        if party is not None:
            memory.spoken = self.number, party
        return party

    def _other_than(self) -> Party | None:
        """Return whom "him" means: the other person told of, not the "he" of the same sentence."""
        spoken, people = self.memory.spoken, [party for party in self.seen if party.kind == "person"] or self.memory.told
        own = spoken[1].name if spoken is not None and spoken[0] == self.number else people[0].name if people and people[0] in self.seen else ""
        others = [party for party in people if party.name != own and "he" in self._genders(party)]
        return others[-1] if others else None

    def _body(self, kinds: set[str] | frozenset[str] = BODIES) -> Party | None:
        """Return the only body named before in the sentence, else the first of the sentence before."""
        here = {party.name: party for party in self.seen if party.kind in kinds}
        if here:
            return next(iter(here.values())) if len(here) == 1 else None
        earlier = [party for party in self.memory.before if party.kind in kinds]
        return earlier[0] if earlier else None

    def _ahead(self, words: list[str], index: int) -> Party | None:
        """Return who follows a fronted phrase: "At its meeting on 12 March, the Security Council"."""
        gathers = not self.lexicon.coreference["gathering"].isdisjoint(words[index + 1 : index + WIDE])
        if index > FRONT or words[0] not in self.lexicon.grammar["preposition"] or not gathers:
            return None
        commas = (at for at in range(index + 1, min(index + AHEAD, len(words))) if words[at] == ",")
        starts = {self.sentence.tokens[comma + 1 + (words[comma + 1] == "the")].start for comma in commas if comma + 2 < len(words)}
        return next((party.value for party in self.named if party.span.start in starts and party.value.kind in BODIES), None)

    def _subject(self) -> Party | None:
        """Return the group that the sentence begins with, if it names another force after it: "the rebels seized army posts, which they"."""
        return self.seen[0] if len(self.seen) > 1 and self.seen[0].kind in {"group", "people"} else None

    def _recent(self, held: tuple[int, Party] | None) -> Party | None:
        return held[1] if held is not None and self.number - held[0] <= FAR else None

    def _found(self, first: int, last: int, party: Party | None) -> Iterator[Found[Party]]:
        if party is not None:
            tokens = self.sentence.tokens
            span = Span(tokens[first].start, tokens[last].end)
            yield Found(party, span, ("coreference",))
