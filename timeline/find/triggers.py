"""Finds the words that may stand for an event; whether they do is decided by their slots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from timeline.lexicon import Lexicon
from timeline.lexicon.grammar import Grammar
from timeline.lexicon.triggers import TriggerRow
from timeline.model import Document, Found, Sentence, Span, Token

REACH = 7  # tokens between a verb and its particle: "put [its whole air force] on alert"
ADJECTIVE_ENDS = ("al", "ed", "ic", "ive", "ous", "ary", "ful", "ish", "ese", "ian", "eli", "ing", "less", "able", "wide", "scale", "term", "style")


@dataclass(frozen=True, slots=True)
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
    before = {span.end for span in adjectives}
    found: list[Found[Candidate]] = []
    for sentence in document.sentences:
        if sentence.role != "heading":
            found += [_found(sentence, candidate) for candidate in _sentence(sentence, lexicon, inside, before)]
    return found


def _starts(names: Iterable[Span]) -> dict[int, int]:
    return {span.start: span.end for span in names}


def _found(sentence: Sentence, candidate: Candidate) -> Found[Candidate]:
    tokens = sentence.tokens
    span = Span(tokens[candidate.first].start, tokens[candidate.last].end)
    return Found(candidate, span, tuple(row.where for row in candidate.rows))


def _sentence(sentence: Sentence, lexicon: Lexicon, inside: dict[int, int], before: set[int]) -> Iterator[Candidate]:
    tokens = sentence.tokens
    words = [token.low for token in tokens]
    index, blocked = 0, 0
    while index < len(tokens):
        token = tokens[index]
        blocked = max(blocked, inside.get(token.start, 0))
        if token.start < blocked or not token.low[0].isalpha():
            index += 1
            continue
        candidate = _at(tokens, words, index, lexicon, before)
        if candidate is None:
            index += 1
        else:
            yield candidate
            index = candidate.last + 1


def _at(tokens: Sequence[Token], words: list[str], index: int, lexicon: Lexicon, before: set[int]) -> Candidate | None:
    noun, verb = lexicon.triggers.nouns.at(words, index), lexicon.triggers.verbs.at(words, index)
    if noun and (not verb or noun[0] > verb[0]):
        only_noun = noun[0] - index > 1 or not _verb_before(words, index, lexicon.grammar)
        return Candidate(tuple(noun[1]), "", index, noun[0] - 1, noun[0] - 1) if only_noun else None
    if not verb:
        return None
    form = verb[1][0][1]
    if _is_noun(tokens, words, index, verb[0], form, lexicon.grammar, before):
        return Candidate(tuple(noun[1]), "", index, noun[0] - 1, noun[0] - 1) if noun else None
    return _verb(words, index, verb[0], form, verb[1])


def _verb(words: list[str], index: int, end: int, form: str, entries: list[tuple[TriggerRow, str]]) -> Candidate | None:
    """Keep the rows whose particles follow; those with the most words win, and a blocking row ends the search."""
    rows: list[tuple[TriggerRow, int]] = []
    for row, _ in entries:
        last = _rest(words, end, row.rest)
        if last is not None:
            rows.append((row, last))
    if not rows:
        return None
    longest = max(len(row.rest) for row, _ in rows)
    last = max(at for row, at in rows if len(row.rest) == longest)
    ordered = sorted((row for row, _ in rows), key=lambda row: -len(row.rest))
    return Candidate(tuple(ordered), form, index, end - 1, last if longest else end - 1)


def _rest(words: list[str], end: int, rest: tuple[str, ...]) -> int | None:
    """Return the token number of the last particle, end - 1 where a row has none, None where they are missing."""
    if not rest:
        return end - 1
    stop = min(len(words) - len(rest), end + REACH)
    for start in range(end, stop + 1):
        if tuple(words[start : start + len(rest)]) == rest:
            return start + len(rest) - 1
        if words[start] in {";", ":", '"', "."}:
            return None
    return None


def _verb_before(words: list[str], index: int, grammar: Grammar) -> bool:
    previous = words[index - 1] if index else ""
    return previous in grammar["modal"] or (previous in grammar["subject_pronoun"] and previous not in grammar["determiner"] and previous != "there")


def _is_noun(tokens: Sequence[Token], words: list[str], index: int, end: int, form: str, grammar: Grammar, before: set[int]) -> bool:
    """Tell whether a form that may be a verb is used as a noun or adjective."""
    previous = words[index - 1] if index else ""
    following = words[end] if end < len(words) else ""
    if form in {"past", "participle"}:
        return (
            previous in grammar["possessive"]
            or previous == "the"
            or (previous in grammar["determiner"] and previous not in grammar["subject_pronoun"] and following not in grammar["preposition"])
        )
    if previous in grammar["modal"] or previous in grammar["negation"] or previous in {"to", "did", "does", "do", "and", "who", "which", "that"}:
        return form == "third" and previous == "to"
    if form == "ing":
        return previous in grammar["determiner"] or previous == "'s"
    if previous in grammar["subject_pronoun"] and previous not in grammar["determiner"]:
        return False
    if (
        not previous
        or previous in grammar["determiner"]
        or previous in grammar["preposition"]
        or previous in {"'s", "’", "-", "'"}
        or previous[0].isdigit()
    ):
        return bool(previous) or form == "third"
    if tokens[index - 1].end in before or previous in grammar["have"]:
        return not previous.endswith("s")
    if tokens[index - 1].text[0].islower() and previous.endswith(ADJECTIVE_ENDS):
        return True
    return _object_missing(previous, following, form, grammar)


def _object_missing(previous: str, following: str, form: str, grammar: Grammar) -> bool:
    """Decide the open cases by number and by what follows: "rebels attack posts" against "missile attack on"."""
    if form == "base" and previous.endswith("s") and not previous.endswith("ss"):
        return False
    if following in grammar["determiner"] or following == "":
        return following == "" and form == "base"
    plural_follows = (
        following in {"of", "on", "against", "by", "between", "for"} or following in grammar["auxiliary"] or following in grammar["modal"]
    )
    return form == "base" or plural_follows
