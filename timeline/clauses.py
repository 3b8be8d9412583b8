"""Cuts a sentence into clauses."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from timeline import noun_phrases
from timeline.find.beginnings import begun
from timeline.find.triggers import Candidate
from timeline.lexicon import Lexicon
from timeline.lexicon.grammar import Grammar
from timeline.model import DateRange, Found, Materiel, Sentence, Token
from timeline.noun_phrases import Phrase, Thing
from timeline.values import record, replace

AFRESH = frozenset({"after", "although", "because", "before", "though", "when", "while"})  # they open a clause that no verb of saying governs
DATELINE = 12  # tokens within which the name of the agency ends
PREPOSED = frozenset({"after", "before", "amid", "since"})
PREPOSED_REACH = 10  # tokens of an adjunct that a sentence begins with
TAG = 16  # tokens of a tag at the end of a sentence, with its date
SAID = 15  # tokens after a verb of saying within which what is said has its verb


@record(frozen=True, slots=True)
class Clause:
    """Tokens from `first` up to `end`, the word that opened it, and the number of the clause it hangs on."""

    first: int
    end: int
    opener: str
    parent: int


@record(frozen=True, slots=True)
class Frame:
    """One sentence taken apart."""

    sentence: Sentence
    words: tuple[str, ...]
    phrases: tuple[Phrase, ...]
    clauses: tuple[Clause, ...]
    dates: tuple[Found[DateRange], ...]
    candidates: tuple[Found[Candidate], ...]
    starts: Sequence[int] = field(repr=False)
    governors: dict[int, str] = field(default_factory=dict, repr=False, compare=False)

    def clause_of(self, token: int) -> int:
        """Return the number of the clause that holds a token."""
        for number, clause in enumerate(self.clauses):  # each begins where the one before it ends
            if token < clause.end:
                return number
        raise IndexError(f"token {token} of {len(self.words)}")

    def part_of(self, token: int) -> int:
        """Return the number of semicolons before a token: the parts of a sentence that share nothing."""
        return self.words[:token].count(";")

    def token_at(self, offset: int) -> int:
        """Return the number of the token at or before a character offset."""
        return (bisect_right(self.starts, offset) or 1) - 1


def frame(
    sentence: Sentence, lexicon: Lexicon, things: Sequence[Found[Thing]], dates: Sequence[Found[DateRange]], candidates: Sequence[Found[Candidate]]
) -> Frame:
    """Take a sentence apart; `things`, `dates` and `candidates` are those found in it."""
    words, starts, grammar = tuple(sentence.lows), sentence.starts, lexicon.grammar
    verbs = {token for candidate in candidates if candidate.value.is_verb for token in range(candidate.value.first, candidate.value.last + 1)}
    triggers = {token for candidate in candidates for token in range(candidate.value.first, candidate.value.last + 1)}
    dated = {token for when in dates for token in range(*sentence.within(when.span))} if dates else set()
    acts = {starts[candidate.value.first] for candidate in candidates if candidate.value.form == "third"}
    nouns = [thing for thing in things if thing.span.start not in acts or not isinstance(thing.value, Materiel)]  # "Russia | shells | Kherson"
    phrases = tuple(noun_phrases.governed(noun_phrases.groups(nouns, starts, words, grammar, triggers), words, grammar, verbs | dated))
    clauses = _clauses(_Cutter(sentence.tokens, words, phrases, grammar, verbs, dated, begun(sentence, lexicon).turns))
    phrases = tuple(_freed(phrases, clauses, words, grammar, verbs)) if phrases else phrases
    if begin := _dateline(words):
        phrases = tuple(replace(phrase, preposition="in") if phrase.last < begin else phrase for phrase in phrases)
    return Frame(sentence, words, phrases, clauses, tuple(dates), tuple(candidates), starts)


def _dateline(words: tuple[str, ...]) -> int:
    """Return the token after "SARAJEVO, Bosnia (AP) -", where nobody acts, or 0."""
    close = words.index(")", 0, DATELINE) if ")" in words[:DATELINE] else 0
    return close + 1 if close and "(" in words[:close] and words[close + 1 : close + 2] == ("-",) else 0


def governor(first: int, frame: Frame, grammar: Grammar) -> str:
    """Return the preposition that governs the noun at a token, if any; it is asked for again and again."""
    if first in frame.governors:
        return frame.governors[first]
    verbs = {found.value.first for found in frame.candidates if found.value.is_verb}
    light = grammar["light_verb"]
    verbs |= set() if light.isdisjoint(frame.words) else {token for token, word in enumerate(frame.words[:first]) if word in light}
    frame.governors[first] = noun_phrases.governing(first, frame.words, grammar, verbs, -1)
    return frame.governors[first]


def next_verb(frame: Frame, after: int, end: int, grammar: Grammar) -> int:
    """Return where the next verb of the clause begins: what follows belongs to it."""
    for other in frame.candidates:
        first = other.value.first
        if after < first < end and other.value.is_verb and other.value.form not in {"ing"} and not _is_noun_after_all(frame, other.value, grammar):
            return first
    return end


def _is_noun_after_all(frame: Frame, candidate: Candidate, grammar: Grammar) -> bool:
    """Tell the "positions" of "attacked army positions in Rutshuru": behind one verb in the present, no other stands alone."""
    if candidate.form not in {"base", "third"} or not candidate.first:
        return False
    before = word_before(frame.words, candidate.first, grammar)
    plural = candidate.form == "base" and before.endswith("s")  # "which rebels attack"
    return before.replace(".", "").isalpha() and before not in grammar.function_words and not before.endswith("ly") and not plural


def word_before(words: tuple[str, ...], index: int, grammar: Grammar) -> str:
    """Return the word before, adverbs and negations left out."""
    index -= 1
    while index > 0 and (words[index] in grammar["adverb"] or words[index] in grammar["negation"] or words[index].endswith("ly")):
        index -= 1
    return words[index] if index >= 0 else ""


def _freed(phrases: Sequence[Phrase], clauses: Sequence[Clause], words: Sequence[str], grammar: Grammar, verbs: set[int]) -> Iterator[Phrase]:
    """Take "after" from the subject of its clause: "after Trump ordered" against "after the war"; "in" from "in vain - Russia has"."""
    opened = {clause.opener: clause for clause in clauses if clause.opener in grammar["subordinator"]}
    # "moved to Gao, | and Chad sent": Chad is no second place to move to
    starts = (clause.first + (clause.opener in {"and", "but"} and words[clause.first - 1] == ",") for clause in clauses if clause.first < clause.end)
    firsts = {first + (words[first : first + 1] != () and words[first] in grammar["determiner"]) for first in starts}
    for phrase in phrases:
        if phrase.first in firsts or noun_phrases.goes_on_doing(phrase, words, grammar, verbs):
            yield replace(phrase, preposition="") if phrase.preposition else phrase
            continue
        clause = opened.get(phrase.preposition)
        inside = clause is not None and clause.first <= phrase.first < clause.end
        if clause is not None and inside and any(token in verbs or words[token] in grammar["finite"] for token in range(phrase.last + 1, clause.end)):
            yield replace(phrase, preposition="")
        else:
            yield phrase


def _clauses(cutter: _Cutter) -> tuple[Clause, ...]:
    words = cutter.words
    cuts = [(0, words[0] if words[0] in cutter.grammar["subordinator"] else ""), *cutter.cuts()]
    ends = [*[first for first, _ in cuts[1:]], len(words)]
    return tuple([Clause(cut[0], end, cut[1], _parent(number, cuts)) for number, (cut, end) in enumerate(zip(cuts, ends, strict=True))])


def _parent(number: int, cuts: Sequence[tuple[int, str]]) -> int:
    """Return the clause that a clause takes a missing subject from; one that resumes skips the relative clause."""
    if number == 0:
        return 1 if len(cuts) > 1 and cuts[0][1] else -1
    return max(number - 2, 0) if cuts[number][1] == "resume" else number - 1


@dataclass(slots=True)
class _Cutter:
    """Walks the tokens of a sentence and tells where a clause begins."""

    tokens: Sequence[Token]
    words: Sequence[str]
    phrases: Sequence[Phrase]
    grammar: Grammar
    verbs: set[int]
    dated: set[int]
    turns: Sequence[int]
    start: int = 0
    prior: int = 0
    relative: bool = False
    leading: bool = False
    dashed: bool = False
    restrictive: bool = False
    inserted: bool = False

    def cuts(self) -> Iterator[tuple[int, str]]:
        """Yield (token, opener) of each clause but the first."""
        heads = {phrase.first: phrase for phrase in self.phrases}
        inside = {token for phrase in self.phrases for token in range(phrase.first + 1, phrase.last + 1)} | self.dated
        opens = self.words[0] in self.grammar["subordinator"] or (self.words[0].endswith("ing") and not self._verbal(1))  # "Fighting continued"
        self.leading = bool(self.words) and opens
        last, end = 0, len(self.words) - 1
        for index in sorted(self.verbs.union(self.turns)):
            if not 0 < index < end:
                continue
            if index in inside and not (self.words[index] in {"after", "before"} and index in self.dated and index + 1 not in self.dated):
                continue
            found = self._absolute(index, last) or self._cut(index, heads)
            if found is not None and found[0] > last:
                self.prior, last = self.start, found[0]
                self.start = last
                yield found

    def _cut(self, index: int, heads: dict[int, Phrase]) -> tuple[int, str] | None:
        word, following = self.words[index], self.words[index + 1]
        if self.restrictive and self._resumes(index):
            self.restrictive = False
            return index, "resume"
        if word in {";", ":"}:
            return index + 1, ";"
        if word == "-" and self._dash(index):
            self.dashed = not self.dashed
            return index + 1, ";" if self.dashed else "resume"
        if word == '"':
            return (index + 1, "quote") if self.words[index - 1] in {",", ".", "?", "!"} else None
        if word == ",":
            return self._comma(index, heads)
        if word in self.grammar["conjunction"]:
            return (index, word) if self._joins(index + 1, heads) else None
        if word == "that":
            return self._that(index, heads)
        if word in self.grammar["subordinator"]:
            return self._subordinate(index, following)
        if word in self.grammar["that_verb"] and word not in self.grammar["tell"] and index not in heads:  # "suspected militants" are a name
            begin = next((token for token in range(index + 1, len(self.words)) if token not in self.dated), index + 1)  # "said on Monday it had"
            return (begin, "that") if self._reports(index, begin) else None
        return None

    def _absolute(self, index: int, last: int) -> tuple[int, str] | None:
        """Tell a clause that begins with "with": "it went on, | with rebels even seizing the town"."""
        if not self.words[index].endswith("ing") or "with" not in self.words[last + 1 : index]:
            return None
        phrase = next((phrase for phrase in self.phrases if phrase.last < index <= phrase.last + 2 and phrase.preposition == "with"), None)
        acts = phrase is not None and phrase.first > last and noun_phrases.goes_on_doing(phrase, self.words, self.grammar, self.verbs)
        return next(((at, "with") for at in range(index, last, -1) if self.words[at] == "with"), None) if acts else None

    def _that(self, index: int, heads: dict[int, Phrase]) -> tuple[int, str] | None:
        """Tell "troops that crossed" from "said that troops"."""
        if self._verbal(index + 1) and any(phrase.last == index - 1 for phrase in heads.values()):
            self.restrictive = True
            return index, "which"
        start = self.prior if self.words[index - 1] == "," else self.start  # "said after talks with Mr Kim, that"
        before = self.words[start:index]  # "told a news conference at the White House that", "demanded, in Resolution 502, that"
        said = not (self.grammar["that_verb"].isdisjoint(before) and self.grammar["governs_that"].isdisjoint(before))
        self.restrictive = self.restrictive or (self._verbal(index + 1) and not said)
        return (index, "that" if said else "which") if said or self._verbal(index + 1) else None

    def _resumes(self, index: int) -> bool:
        """Tell the main verb after a relative clause: "troops that had entered Belarus | crossed into Ukraine"."""
        finite = self.words[index] in self.grammar["modal"] or self.words[index] in self.grammar["auxiliary"]
        if not (index in self.verbs or finite) or index - 1 in self.verbs:
            return False
        before = self.words[index - 1]
        if (
            self.words[index].endswith("s")
            or (before in self.grammar["function_word"] and index - 1 not in self.dated)  # "that had left in May | entered"
            or before in self.grammar["adverb"]
            or before in {",", "to"}
            or self.words[index].endswith("ing")
        ):
            return False
        return any(self._verbal(token) for token in range(self.start + 1, index - 1))

    def _dash(self, index: int) -> bool:
        token = self.tokens[index]
        apart = self.tokens[index - 1].end < token.start or self.words[index - 1] == "-"  # a dash may be typed as two hyphens
        return token.text != "-" or (apart and token.end < self.tokens[index + 1].start)

    def _comma(self, index: int, heads: dict[int, Phrase]) -> tuple[int, str] | None:
        following = self.words[index + 1]
        if (self.words[index - 1].isdigit() and following.isdigit()) or (self.relative and noun_phrases.lies_within(index, self.words, heads)):
            return None
        if following in self.grammar["subordinator"] or following in self.grammar["conjunction"]:
            if self.relative and following in self.grammar["conjunction"]:
                self.relative = False
                return index + 1, "resume"
            return None
        if index + 1 in self.verbs and following.endswith("ing"):
            return index + 1, "ing"
        if self._goes_on(index + 1):
            return index + 1, "and"
        speaker = heads.get(index + 1) or heads.get(index + 2)
        verb = (
            noun_phrases.behind(speaker, self.words, heads)
            if speaker is not None
            else index + 2
            if following in self.grammar["subject_pronoun"]
            else self._tag(index + 1)
        )
        if (
            following != '"'
            and verb < len(self.words)
            and (self.words[verb] in self.grammar["that_verb"] or self._closes(verb))
            and not self._is_day(index, verb)
        ):
            self.inserted = not any(self._verbal(token) for token in range(self.start, index))
            return index + 1, "said"
        if self.inserted and self._verbal(index + 1):  # "Russia, he said on Monday, | has moved troops"
            self.inserted = False
            return index + 1, "resume"
        if self.relative or self.leading:
            opener = "resume" if self.relative else ""
            self.relative = self.leading = False
            return index + 1, opener
        return None

    def _is_day(self, comma: int, verb: int) -> bool:
        """Tell "On 17 February, Macron | announced that" from "Russia, he said, has" and "On Monday, he said, it left"."""
        opening = range(self.start, comma)
        dated = self.start == 0 and any(token in self.dated for token in opening)
        return (
            dated
            and all(token in self.dated or self.words[token] in self.grammar["preposition"] for token in opening)
            and any(self._verbal(token) for token in range(verb + 1, len(self.words)))
            and self.words[verb + 1] != ","
        )

    def _tag(self, index: int) -> int:
        """Return the verb of a tag that ends the sentence, whoever speaks: ", the official news agency | reported on Tuesday."."""
        if len(self.words) - index > TAG:
            return len(self.words)
        for verb in range(index + 1, len(self.words)):
            if self.words[verb] in self.grammar["that_verb"] and self._closes(verb):
                return verb if self.words[verb - 1] != "than" else len(self.words)  # "later | than announced"
            if not self.words[verb][0].isalnum() or verb in self.verbs or self.words[verb] in self.grammar["subordinator"]:
                break
        return len(self.words)

    def _closes(self, verb: int) -> bool:
        """Tell whether a verb of declaring ends the sentence, but for a date: ", the council declared on Friday."."""
        rest = [token for token in range(verb + 1, len(self.words)) if token not in self.dated and self.words[token] not in {"on", "."}]
        return not rest and self.words[verb] in self.grammar["finite"]

    def _goes_on(self, index: int) -> bool:
        """Tell one more act of the same subject, "called Putin on Tuesday, | urged him to leave", from "the town, seized by rebels"."""
        word, following = self.words[index], self.words[index + 1] if index + 1 < len(self.words) else ""
        past = index in self.verbs and (word.endswith("ed") or word in self.grammar.pasts)
        if not past or following in self.grammar["preposition"] or following in self.grammar["adverb"] or self.relative:
            return False
        first = self.start + (self.start not in self.verbs)  # "crossed the border, | ambushed two trucks, | killed three soldiers"
        return any(self._verbal(token) for token in range(first, index - 1))

    def _joins(self, index: int, heads: dict[int, Phrase]) -> bool:
        """Tell whether a clause follows "and", "but" or "or", not just one more member of a list of subjects."""
        if self._verbal(index) or self.words[index] in self.grammar["subject_pronoun"]:
            return True
        if self.words[index - 2] == "," and any(self._verbal(token) for token in range(index + 1, self._pause(index))):
            return any(self._verbal(token) for token in range(self.start, index - 1))
        phrase = heads.get(index) or heads.get(index + 1)
        if phrase is None or not self._verbal(noun_phrases.behind(phrase, self.words, heads)):
            return False
        return any(self._verbal(token) for token in range(self.start, index - 1))

    def _pause(self, index: int) -> int:
        """Return the next mark of punctuation, at most eight tokens on."""
        end = min(index + 8, len(self.words))
        return next((token for token in range(index, end) if not self.words[token][0].isalnum() and self.words[token] != "'s"), end)

    def _verbal(self, index: int) -> bool:
        if index >= len(self.words):
            return False
        word = self.words[index]
        if word in self.grammar["adverb"] and index + 1 < len(self.words):
            word, index = self.words[index + 1], index + 1
        if index in self.verbs or (word in self.grammar.verbal and index not in self.dated):  # "control of Bakhmut on 20 May"
            return True
        return word in self.grammar["light_verb"] and (word.endswith("ed") or word in self.grammar.pasts)

    def _subordinate(self, index: int, following: str) -> tuple[int, str] | None:
        word = self.words[index]
        if word == "once" and self.words[index - 1] == "at":
            return None
        if word in {"after", "before", "since", "until", "till", "amid"} and (
            index + 1 in self.dated or index + 2 in self.dated or following.isdigit()
        ):
            return None
        if word in PREPOSED and self._is_adjunct(index):
            return None
        if word == "as" and (
            following in {"a", "an", "well", "part", "of", "many", "much", "early", "late", "far", "the"}
            or self.words[index - 1] in {"such", "as", "known", "well"}
        ):
            return None
        if word in self.grammar["relative"] or word == "where":
            self.relative = self.words[index - 1] == ","
            self.restrictive = not self.relative
        while index in self.dated and index - 1 in self.dated:  # "took the town, | a day after seizing the port"
            index -= 1
        return index, word

    def _is_adjunct(self, index: int) -> bool:
        """Tell "In a statement after the meeting, the leaders denied", where no clause begins, from "after the town fell"."""
        stop = next((token for token in range(index + 1, min(index + PREPOSED_REACH, len(self.words))) if self.words[token] == ","), 0)
        within = range(self.start, stop)
        return stop > 0 and self.start == 0 and not any(token in self.dated or self._verbal(token) or token in self.verbs for token in within)

    def _reports(self, index: int, begin: int) -> bool:
        following = self.words[begin]
        closed = following in self.grammar["preposition"] or following in {"that", ",", ".", '"', ":", ";", "to"}
        if closed or self.words[index - 1] in self.grammar["determiner"] or index - 1 in self.verbs or (begin > index + 1 and self._verbal(begin)):
            return False
        for token in range(begin + 1, min(begin - 1 + SAID, len(self.words))):
            fresh = self.words[token] in AFRESH or (self.words[token] == "that" and self.words[index] in self.grammar["light_verb"])
            if fresh:  # "claimed an attack that killed ten", "announced the deployment two days after an explosion damaged the bridge"
                return False
            if self._verbal(token):  # not "agreed a truce, mediators | said"
                return self.words[token] not in self.grammar["that_verb"] or "," not in self.words[begin:token]
        return False
