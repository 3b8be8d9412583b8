"""Finds the words that may stand for an event; whether they do is decided by their slots."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from timeline.find.beginnings import begun
from timeline.lexicon import Lexicon
from timeline.lexicon.grammar import Grammar
from timeline.lexicon.triggers import TriggerRow
from timeline.model import Document, Found, Sentence, Span, Token
from timeline.values import record, replace

REACH = 7  # tokens between a verb and its particle: "put [its whole air force] on alert"
BREAKS = frozenset({";", ":", '"', ".", "if", "that", "unless", "when", "which", "while", "who", "work"})  # no particle stands behind one of these
NAME = 4  # letters of the longest word that has no capital in a headline
VERB_BEFORE = frozenset({"to", "did", "does", "do", "and", "who", "which", "that"})
FOLLOWING = frozenset({"past", "participle", "third"})  # forms that are no verb right after another
JOINING = frozenset({"and", "or", ","})  # no verb that needs an object stands before one: "American ships and aircraft"
FORCES = (["troops"], ["forces"], ["units"], ["personnel"], ["soldiers"])
NOUN_AFTER = frozenset({"of", "on", "against", "by", "between", "for"})
ADJECTIVE_ENDS = ("al", "ed", "ic", "ive", "ous", "ary", "ful", "ish", "ese", "ian", "eli", "ing", "less", "able", "wide", "scale", "term", "style")


@record(frozen=True, slots=True)
class Candidate:
    """A word with the rows that it may stand for; `first` and `last` are token numbers, the last one included.

    `form` is base, third, past, participle or ing for a verb, else empty. `rest` is the number of the last token of a
    particle that stands apart ("pulled its soldiers out"), else `last`.
    """

    rows: tuple[TriggerRow, ...]
    form: str
    first: int
    last: int
    rest: int

    @property
    def is_verb(self) -> bool:
        """Tell whether the word is used as a verb."""
        return bool(self.form)


def find(document: Document, lexicon: Lexicon, *, names: Iterable[Span] = (), adjectives: Iterable[Span] = ()) -> list[Found[Candidate]]:
    """Return the candidates of a document.

    `names` are spans inside which no word is a trigger ("United States", "Vigilant Storm"); `adjectives` are those of
    nationality adjectives, which make a following word a noun ("Russian attack").
    """
    inside = _starts(names)
    starts = sorted(inside)
    before = {span.end for span in adjectives}
    found: list[Found[Candidate]] = []
    for sentence in document.sentences:
        if sentence.role != "heading":
            within = starts[bisect_left(starts, sentence.span.start) : bisect_left(starts, sentence.span.end)]
            named = deque([(start, inside[start]) for start in within])
            found += [_found(sentence, candidate) for candidate in _sentence(sentence, lexicon, named, before)]
    return found


def asked(document: Document, lexicon: Lexicon, found: list[Found[Candidate]], span: Span) -> list[Found[Candidate]]:
    """Return the candidates with the words at a span among them: of a type that fits nothing else, should no row fit."""
    unknown = TriggerRow("", "verb", next(reversed(lexicon.types)), (), (), "", "", flags=frozenset({"asked"}))
    known = [one for one in found if one.span.start < span.end and span.start < one.span.end]
    if known:
        return [replace(one, value=replace(one.value, rows=(*one.value.rows, unknown))) if one in known else one for one in found]
    for sentence in document.sentences:
        numbers = [number for number, token in enumerate(sentence.tokens) if token.start < span.end and span.start < token.end]
        if numbers:
            form = _form(sentence.lows, numbers[0], lexicon.grammar)
            candidate = Candidate((unknown,), form, numbers[0], numbers[-1], numbers[-1])
            return sorted([*found, _found(sentence, candidate)], key=lambda one: one.span)
    return found


def _form(words: list[str], index: int, grammar: Grammar) -> str:
    """Guess whether an unknown word is a verb by its end and by what stands before it."""
    word, previous = words[index], words[index - 1] if index else ""
    if word.endswith("ed") or word in grammar.pasts:
        return "past"
    if previous == "to" or previous in grammar["modal"]:
        return "base"
    return "ing" if word.endswith("ing") and previous in grammar["be"] else ""


def _starts(names: Iterable[Span]) -> dict[int, int]:
    return {span.start: span.end for span in names}


def _found(sentence: Sentence, candidate: Candidate) -> Found[Candidate]:
    tokens = sentence.tokens
    span = Span(tokens[candidate.first].start, tokens[candidate.last].end)
    return Found(candidate, span, tuple([row.where for row in candidate.rows]))


def _sentence(sentence: Sentence, lexicon: Lexicon, names: deque[tuple[int, int]], before: set[int]) -> Iterator[Candidate]:
    tokens, indexes = sentence.tokens, begun(sentence, lexicon).triggers
    if not indexes:
        return
    line = _Line(tokens, sentence.lows, before, lexicon)
    free, blocked, particles, after, passed = 0, 0, range(0), -1, 0
    for index in indexes:
        while names and names[0][0] <= tokens[index].start:
            start, end = names.popleft()
            blocked = max(blocked, end) if start >= passed else blocked
        candidate = None if index < free or tokens[index].start < blocked or index in particles else _at(line, index)
        if candidate is None or (candidate.form in FOLLOWING and index == after):  # "entered disputed airspace", "struck targets"
            continue
        if candidate.last in particles and candidate.rows[0].kind == "noun":  # "suspended its financial | aid"
            continue
        yield candidate
        free, passed = candidate.last + 1, tokens[candidate.last].end
        after = free if candidate.is_verb else -1
        if candidate.rest > candidate.last:
            particles = range(candidate.rest + 1 - len(candidate.rows[0].rest), candidate.rest + 1)


@record(frozen=True, slots=True)
class _Line:
    """The tokens of a sentence, with the ends of nationality adjectives."""

    tokens: Sequence[Token]
    words: list[str]
    adjectives: set[int]
    lexicon: Lexicon


def _at(line: _Line, index: int) -> Candidate | None:
    triggers, words = line.lexicon.triggers, line.words
    low = words[index]
    noun = triggers.nouns.at(words, index) if low in triggers.nouns.firsts else None
    verb = triggers.verbs.at(words, index) if low in triggers.verbs.firsts else None
    if noun and (not verb or noun[0] > verb[0]):
        return _noun(noun, index) if noun[0] - index > 1 or not _verb_before(words, index, line.lexicon.grammar) else None
    if not verb:
        return None
    as_noun = _noun(noun, index) if noun else None
    form = _true_form(line, index, verb[1][0][1])
    if form == "base" and line.tokens[index].text.istitle() and _within_name(line, index):
        return _noun(noun, index) if noun else None
    if form in {"past", "participle", "ing"} and _compounded(line, index):
        return None
    if as_noun and ((form == "ing" and _gerund(line, index, verb[0])) or (form == "third" and _closes(line, index, verb[0]))):
        return as_noun
    if _is_noun(line, index, verb[0], form) and (as_noun or not _may_be_verb(line, index, verb[0])):
        return as_noun
    return _verb(words, index, verb[0], verb[1], form)


def _within_name(line: _Line, index: int) -> bool:
    """Tell "the United Nations Advance Mission", in no headline, from "Let us advance"."""
    beside = line.tokens[max(0, index - 1) : index + 2]
    named = len(beside) > 2 and all(token.text.istitle() for token in beside)
    return named and any(len(token.text) > NAME and token.text.islower() for token in line.tokens)


def _noun(hit: tuple[int, list[TriggerRow]], index: int) -> Candidate:
    return Candidate(tuple(hit[1]), "", index, hit[0] - 1, hit[0] - 1)


def _compounded(line: _Line, index: int) -> bool:
    """Tell "an air-launched missile" and "rebel-held" from a verb after a dash."""
    if index < 2 or line.words[index - 1] != "-" or line.words[index - 2] == "re":
        return False
    if not line.tokens[index - 2].text[0].islower() and line.words[index] != "based":  # "US-based troops"
        return False
    return line.tokens[index - 2].end == line.tokens[index - 1].start == line.tokens[index].start - 1


def _may_be_verb(line: _Line, index: int, end: int) -> bool:
    """Tell whether a word that looks like a noun, but is none we know, may be a verb: "Germany asks", "British land troops"."""
    grammar = line.lexicon.grammar
    following = line.words[end] if end < len(line.words) else ""
    if not index or following in JOINING or following.endswith("ed") or following in grammar.pasts or following in grammar["finite"]:
        return False
    previous = line.tokens[index - 1]
    if (
        line.tokens[index].text.istitle()
        and previous.text[0].isupper()
        and any(len(token.text) > NAME and token.text.islower() for token in line.tokens)
    ):
        return False  # "Devonport Naval Base", in no headline
    if previous.low in grammar["determiner"] or previous.low in grammar["preposition"] or not previous.low[0].isalpha():
        return False
    if [following] in FORCES and index > 1 and line.words[index - 2] in grammar["preposition"]:
        return False  # "the commander of U.S. land troops"
    return previous.end in line.adjectives or previous.text[0].isupper() or previous.low.endswith("s")


def _verb(words: list[str], index: int, end: int, entries: list[tuple[TriggerRow, str]], form: str) -> Candidate | None:
    """Keep the rows whose particles follow, those with the most words first."""
    rows = []
    for row, _ in entries:
        last = _rest(words, end, row) if row.rest else end - 1
        if last is not None:
            rows.append((row, last))
    if not rows:
        return None
    if len(rows) > 1:
        rows.sort(key=lambda pair: -len(pair[0].rest))
    return Candidate(tuple([row for row, _ in rows]), form, index, end - 1, rows[0][1])


def _rest(words: list[str], end: int, row: TriggerRow) -> int | None:
    """Return the token number of the last particle of a row that has some, None where they are missing."""
    rest = row.rest
    last = min(len(words) - len(rest), end + (0 if row.joined else REACH))
    window = words[end : last + 1]
    if rest[0] not in window and (len(rest) > 1 or rest[0] + "s" not in window):
        return None
    for start in range(end, last + 1):
        told = words[start : start + len(rest)]
        if words[start] == rest[0] and start > end and words[start - 1] == "and" and words[start + 1 : start + 2] in FORCES:
            return None  # "withdraw combat and | support | troops"
        if tuple(told) == rest or told == [*rest[:-1], rest[-1] + "s"]:  # "suspend its offensives"
            return start + len(rest) - 1
        if words[start] in BREAKS or (
            start > end and words[start].endswith(("ing", "ed")) and words[start + 1 : start + 1 + len(rest)] == list(rest)
        ):
            return None  # "back a deal setting out": the particle is another verb's
    return None


def _verb_before(words: list[str], index: int, grammar: Grammar) -> bool:
    previous = words[index - 1] if index else ""
    return previous in grammar["modal"] or (previous in grammar["subject_pronoun"] and previous not in grammar["determiner"] and previous != "there")


def _is_noun(line: _Line, index: int, end: int, form: str) -> bool:
    """Tell whether a form that may be a verb is used as a noun or adjective."""
    grammar = line.lexicon.grammar
    previous = line.words[index - 1] if index else ""
    following = line.words[end] if end < len(line.words) else ""
    pronoun = previous in grammar["subject_pronoun"] and previous not in grammar["determiner"]
    if form in {"past", "participle"} and _attributive(line, index):
        return True
    if form in {"past", "participle"}:
        return (
            previous in grammar["possessive"]
            or previous == "the"
            or (previous in grammar["determiner"] and not pronoun and following not in grammar["preposition"])
        )
    if form == "third" and _is_plural(line.words, index, following, grammar):
        return True
    if previous in grammar["modal"] or previous in grammar["negation"] or previous in VERB_BEFORE:
        return form == "third" and previous == "to"
    if form == "base" and _past_adverbs(line.words, index, grammar) in grammar["modal"]:  # "will also send"
        return False
    if form == "ing":
        return previous in grammar["determiner"] or previous == "'s"
    if pronoun:
        return False
    if form == "third" and previous in grammar["subordinator"] and previous not in grammar["relative"]:  # "as strikes in Gaza kill 50"
        return True
    if not previous or previous in grammar["determiner"] or previous in grammar["preposition"] or not previous[0].isalpha():
        return bool(previous) or form == "third"
    return _open_case(line, index, form, following)


def _past_adverbs(words: list[str], index: int, grammar: Grammar) -> str:
    """Return the word before the adverbs that stand before a token, or nothing where none stands there."""
    at = index - 1
    while at > 0 and (words[at] in grammar["adverb"] or words[at].endswith("ly")):
        at -= 1
    return words[at] if at < index - 1 else ""


def _is_plural(words: Sequence[str], index: int, following: str, grammar: Grammar) -> bool:
    """Tell the plurals of "missiles and bombs struck" and "a planned arms meeting" from verbs."""
    previous = words[index - 1] if index else ""
    if previous in {"and", "or"}:
        return following.endswith("ed") or following in grammar.pasts or following in grammar["finite"]
    return previous.endswith("ed") and index > 1 and words[index - 2] in grammar["determiner"]


def _attributive(line: _Line, index: int) -> bool:
    """Tell "in occupied Crimea", "between Russia and occupied Crimea" and "the navy's newly deployed ships"."""
    previous = line.words[index - 1] if index else ""
    if previous.endswith("ly"):  # "by newly arrived troops", "the navy's newly deployed ships"
        previous = line.words[index - 2] if index > 1 else ""
        return previous in line.lexicon.grammar["preposition"] or _owned(line, index - 2)
    if _owned(line, index - 1):
        return True
    listed = previous == "and" and "between" in line.words[max(0, index - 5) : index]
    return listed or (previous in line.lexicon.grammar["preposition"] and not _joined(line, index - 1))


def _joined(line: _Line, index: int) -> bool:
    """Tell the "in" of "Moon Jae-in" from the word."""
    return index > 0 and line.words[index - 1] == "-" and line.tokens[index - 1].end == line.tokens[index].start


def _owned(line: _Line, index: int) -> bool:
    """Tell the "'s" of an owner from that of "it's deployed"."""
    return index > 0 and line.words[index] == "'s" and line.words[index - 1] not in line.lexicon.grammar["pronoun"]


def _closes(line: _Line, index: int, end: int) -> bool:
    """Tell "after the terror attacks, the army" from "Russia attacks, Kyiv says"."""
    following = line.words[end] if end < len(line.words) else ""
    return index > 0 and line.tokens[index - 1].text[0].islower() and bool(following) and not following[0].isalnum() and following != '"'


def _true_form(line: _Line, index: int, form: str) -> str:
    """Return the form of a verb, which may be its base and its participle: "had overrun", "was overrun"."""
    grammar, word = line.lexicon.grammar, line.words[index]
    if form != "base" or not index or grammar.irregular.get(word, ("", ""))[1] != word:
        return form
    before = line.words[index - 1]
    return "participle" if before in grammar["have"] or before in grammar["be"] else form


def _gerund(line: _Line, index: int, end: int) -> bool:
    """Tell "fighting continues" and "reported fighting in" from "are fighting" and "fighting the army"."""
    grammar, previous = line.lexicon.grammar, line.words[index - 1] if index else ""
    following = line.words[end] if end < len(line.words) else ""
    if previous in grammar["be"] or previous in grammar["pronoun"] or previous in {"after", "before", "while", "when", ","}:
        return False
    plain = following in grammar["function_word"] or following in grammar["adverb"]
    return plain or not following.isalpha() or following.endswith(("s", "ed")) or following in grammar.pasts


def _unchanged(line: _Line, index: int) -> bool:
    """Tell a verb whose past is its base form: "the carrier set sail"."""
    word = line.words[index]
    return line.lexicon.grammar.irregular.get(word, ("",))[0] == word


def _open_case(line: _Line, index: int, form: str, following: str) -> bool:
    """Decide by number and by what follows: "rebels attack posts" against "missile attack on"."""
    grammar, previous, token = line.lexicon.grammar, line.words[index - 1], line.tokens[index - 1]
    if token.end in line.adjectives or previous in grammar["have"]:
        return not previous.endswith("s")
    if previous in grammar["light_verb"] or (form == "third" and not grammar["light_verb"].isdisjoint(line.words[max(0, index - 3) : index])):
        return True
    if token.text[0].islower() and previous.endswith(ADJECTIVE_ENDS):
        return True
    if form == "base" and (_unchanged(line, index) or (previous.endswith("s") and not previous.endswith("ss"))):
        return False
    if not following or (following in grammar["determiner"] and following != "that"):
        return not following and form == "base"
    auxiliary = following in grammar["auxiliary"] and not following.endswith("ing")  # "Rwanda denies having troops"
    return form == "base" or following in NOUN_AFTER or auxiliary or following in grammar["modal"]
