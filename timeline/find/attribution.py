"""Finds speech verbs with the phrase that speaks and the words that are said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline.find import noun_phrases
from timeline.find.beginnings import begun
from timeline.find.noun_phrases import Line, Phrase
from timeline.lexicon import Lexicon
from timeline.lexicon.speech import SpeechWord
from timeline.model import Span
from timeline.values import record

MARKS = frozenset({'"', "'", "`"})
OPENINGS = MARKS | {","}
BLURRED = frozenset({"say", "tell", "add"})  # verbs whose subject speaks, whatever its noun
THAT_REACH = 16  # tokens from a verb to its "that"
CONTENT = frozenset({"that", "how", "why", "whether", "what"})
ADJUNCT = frozenset(
    {"in", "on", "at", "during", "after", "from", "by", "via", "through", "before", "while", "when", "as", "following", "to", "with", "of", "about"}
)
SPEAKING = frozenset({"addressing", "speaking", "talking"})  # "Medvedev, | speaking in Sochi after talks with Ms Merkel, said"
MEDIA = frozenset({"agency", "channel", "daily", "media", "newspaper", "paper", "radio", "television"})
ANSWERS = frozenset({"condemn", "deny", "dismiss", "refuse", "refute", "reject"})  # verbs that stand before no speaker: "..., denied the report"
CITING = frozenset({"citing", "quoting"})
CONCESSIONS = frozenset({"although", "though"})  # after a comma the writer's own words
ISSUED = frozenset({"issued", "made", "posted", "published", "released", "sent", "signed"})
ISSUED_BY = frozenset({"by", "from"})
SHORTEST = 3  # words that can be a clause
FAR = 40  # tokens looked over, so that a text without full stops takes no longer


@record(frozen=True, slots=True)
class Attribution:
    """A speech verb: `phrase` speaks (None: who spoke before goes on), `content` is what is said.

    An empty content stands before the sentence ('"They came!" X said.'). `any_noun`: the phrase speaks whatever its noun.
    """

    phrase: Phrase | None
    verb: Span
    content: Span
    via: str
    evidence: str
    any_noun: bool = False


def attributions(row: Line, lexicon: Lexicon, quoted: Sequence[Span]) -> Iterator[Attribution]:
    """Yield the attributions of a sentence from left to right."""
    words = lexicon.speech
    indexes = begun(row.sentence, lexicon).speech
    within = _within(row, quoted) if indexes else frozenset()
    for index in indexes:
        low = row.lows[index]
        if low in words.forms and row.parties[index] is None and index not in within:
            yield from _verb(row, index, lexicon, quoted)
        if low in words.sources.firsts and (hit := words.sources.at(row.lows, index)) is not None:
            yield from _source(row, index, hit[0], hit[1][0], lexicon)
        if low in words.nouns.firsts and (noun := words.nouns.at(row.lows, index)) is not None:
            yield from _noun(row, index, noun[0], noun[1][0], lexicon)


def _within(row: Line, quoted: Sequence[Span]) -> frozenset[int]:
    """Return the tokens that stand inside quotations."""
    inside, at = set(), 0
    for index, token in enumerate(row.tokens if quoted else ()):
        while at < len(quoted) and quoted[at].end <= token.end:
            at += 1
        if at < len(quoted) and quoted[at].start < token.start:
            inside.add(index)
    return frozenset(inside)


def _verb(row: Line, index: int, lexicon: Lexicon, quoted: Sequence[Span]) -> Iterator[Attribution]:
    hit = lexicon.speech.verbs.at(row.lows, index)
    if hit is None:
        return
    end, word = hit[0], hit[1][0]
    if word.kind == "quote" and _is_passive(row, index, word, lexicon):
        yield from _was_quoted(row, index, word, lexicon, quoted)
        return
    if _is_passive(row, index, word, lexicon) or (word.lemma in {"say", "believe"} and end < len(row.lows) and row.lows[end] == "to"):
        return
    span = Span(row.tokens[index].start, row.tokens[end - 1].end)
    link = row.lows[index - 1] if index else ""
    if (link == "," and word.form == "ing") or (link in {"and", "but"} and word.form in {"past", "third"}):
        if word.takes != "quote" and _said_after(row, end, word, quoted):
            yield Attribution(None, span, _from(row, end), _told(row, end, word, lexicon), word.where)
        return
    phrase = _subject(row, index, word, lexicon)
    if phrase is not None and (source := _cited(row, phrase, index, end, lexicon)) is not None:
        via = " ".join(token.text for token in row.tokens[phrase.first : phrase.core])
        content = _content(row, phrase.first, end, word, quoted)
        yield from (Attribution(source, span, content, via, word.where) for _ in (content,) if content is not None)
        return
    if phrase is not None and word.kind == "quote":
        yield from _quoting(row, phrase, end, word, lexicon)
        return
    if phrase is not None:
        whole = _document(row, phrase, lexicon)
        content = _content(row, whole.first, end, word, quoted)
        phrase = _issuer(row, whole, lexicon)
    else:
        phrase, content = _inverted(row, index, end, lexicon) if word.lemma not in ANSWERS or quoted else (None, None)
    if phrase is not None and content is not None:
        yield Attribution(phrase, span, content, _told(row, end, word, lexicon), word.where, word.lemma in BLURRED)


def _cited(row: Line, subject: Phrase, verb: int, end: int, lexicon: Lexicon) -> Phrase | None:
    """Return whom an outlet draws on: "the Times, citing unnamed officials, reported", "the agency said, citing the ministry"."""
    at = subject.end if row.lows[subject.end] == "," else next((token for token in range(end, end + 3) if row.lows[token : token + 1] == [","]), end)
    if row.lows[at : at + 1] != [","] or at + 2 >= len(row.lows) or row.lows[at + 1] not in CITING:
        return None
    brings = any(lexicon.speech.outlets.at(row.lows, token) for token in range(subject.first, subject.end))
    return noun_phrases.starting(row, at + 2, lexicon) if brings or row.lows[subject.core - 1] in MEDIA else None


def _document(row: Line, phrase: Phrase, lexicon: Lexicon) -> Phrase:
    """Return a phrase with the document before it: "a statement by | the navy"."""
    at = phrase.first - 1
    if at < 1 or row.lows[at] not in ISSUED_BY:
        return phrase
    at -= row.lows[at - 1] in ISSUED
    head = noun_phrases.ending(row, at, lexicon) if row.lows[at - 1] in lexicon.grammar["document"] else None
    return Phrase(head.first, phrase.end, phrase.core) if head is not None else phrase


def _issuer(row: Line, phrase: Phrase, lexicon: Lexicon) -> Phrase:
    """Return who speaks in a document: "according to a statement from | the ministry", "a report by | Reuters"."""
    for at in range(phrase.first, min(phrase.end, len(row.lows) - 2)):
        if row.lows[at] in lexicon.grammar["document"]:
            by = at + 1 + (row.lows[at + 1] in ISSUED)
            if row.lows[by : by + 1] and row.lows[by] in ISSUED_BY and by + 1 < len(row.lows):
                return noun_phrases.starting(row, by + 1, lexicon) or phrase
    return phrase


def _quoting(row: Line, subject: Phrase, end: int, word: SpeechWord, lexicon: Lexicon) -> Iterator[Attribution]:
    """Read "X quotes Y as saying ...": Y speaks, X brings it."""
    phrase = noun_phrases.starting(row, end, lexicon) if end < len(row.lows) else None
    if phrase is None or row.lows[phrase.end : phrase.end + 1] != ["as"] or phrase.end + 2 > len(row.lows):
        return
    via = " ".join(token.text for token in row.tokens[subject.first : subject.core])
    before = _said_before(row, subject.first, ()) if _ends_quoted(row, subject.first) else None
    span = Span(row.tokens[end - 1].start, row.tokens[end - 1].end)
    yield Attribution(phrase, span, before or _from(row, phrase.end + 2), via, word.where)


def _was_quoted(row: Line, index: int, word: SpeechWord, lexicon: Lexicon, quoted: Sequence[Span]) -> Iterator[Attribution]:
    """Read "X was quoted by Y as saying ..." and '"...," X was quoted as saying by Y': X speaks, Y brings it."""
    window = row.lows[index : index + THAT_REACH]
    at = next((number for number in range(1, len(window) - 1) if window[number : number + 2] == ["as", "saying"]), None)
    phrase = noun_phrases.before(row, index, lexicon) if at is not None else None
    if phrase is None or at is None:
        return
    rest = index + at + 2
    by = next((token for token in (index + 1, rest) if row.lows[token : token + 1] == ["by"]), None)
    brings = noun_phrases.starting(row, by + 1, lexicon) if by is not None and by + 1 < len(row.lows) else None
    via = " ".join(token.text for token in row.tokens[brings.first : brings.core]) if brings is not None else ""
    before = _said_before(row, phrase.first, quoted) if _ends_quoted(row, phrase.first) else None
    rest += row.lows[rest : rest + 1] in (["that"], [":"])
    yield Attribution(phrase, Span(row.tokens[index].start, row.tokens[index].end), before or _from(row, rest), via, word.where)


def _from(row: Line, index: int) -> Span:
    """Return the stretch from a token, or what follows a comma there, to a writer's ", although" or the end of the sentence."""
    index += row.lows[index : index + 1] == [","]
    if index >= len(row.tokens):
        return Span(row.sentence.span.end, row.sentence.span.end)
    for at in range(index + 1, min(index + FAR, len(row.lows) - 1)):
        if row.lows[at] == "," and row.lows[at + 1] in CONCESSIONS and MARKS.isdisjoint(row.lows[at + 2 :]):
            return Span(row.tokens[index].start, row.tokens[at].end)
    return Span(row.tokens[index].start, row.sentence.span.end)


def _is_passive(row: Line, index: int, word: SpeechWord, lexicon: Lexicon) -> bool:
    """Tell "is said", "were told" from "has said"."""
    if word.form not in {"past", "participle"}:
        return False
    at = index - 1
    while at >= 0 and row.lows[at] in lexicon.grammar["adverb"]:
        at -= 1
    return at >= 0 and row.lows[at] in lexicon.grammar["be"]


def _subject(row: Line, index: int, word: SpeechWord, lexicon: Lexicon) -> Phrase | None:
    """Return the phrase before a verb, if the verb is one there and not a noun ("Russian claims", "the report")."""
    aside = next((at for at in range(1, index - 2) if row.lows[at] == "," and row.lows[at + 1] in SPEAKING), 0) if row.lows[index - 1] == "," else 0
    phrase = noun_phrases.ending(row, aside, lexicon) if aside else noun_phrases.before(row, index, lexicon)
    if phrase is None or _is_negated(row, phrase.end, index, lexicon):
        return None
    party = row.parties[phrase.core - 1]
    role = noun_phrases.role(row, phrase.first, phrase.core, lexicon) if party is None else None
    last = row.lows[phrase.core - 1]
    many = (role is not None and role.form == "plural") or last.endswith("s") or last in noun_phrases.PRONOUNS or phrase.end < index
    if word.form == "base" and not many:
        return None
    if word.form == "third" and role is not None and role.form == "plural":
        return None
    adjective = party is not None and party.value.kind == "people" and not last.endswith("s")
    known = (party is not None and not adjective) or role is not None or last in noun_phrases.PRONOUNS
    return phrase if known or not word.is_noun or word.form not in {"base", "third"} else None


def _is_negated(row: Line, subject: int, verb: int, lexicon: Lexicon) -> bool:
    """Tell "would not say" from "X, who did not want to be named, said"."""
    between = row.lows[max(subject, verb - 4) : verb]
    while "," in between:
        between = between[between.index(",") + 1 :]
    return not lexicon.grammar["negation"].isdisjoint(between)


def _content(row: Line, first: int, end: int, word: SpeechWord, quoted: Sequence[Span]) -> Span | None:
    """Return what is said: the words after the verb, those before the speaker ("..., X said"), or both ("Iran, X said, has")."""
    if first > 1 and row.lows[first - 1] == "," and row.lows[end : end + 1] == [","] and not quoted:
        return row.sentence.span
    rest = _from(row, end)
    before = _said_before(row, first, quoted)
    after = _said_after(row, end, word, quoted)
    if before and word.lemma == "tell" and "that" not in row.lows[end : end + THAT_REACH]:
        return before  # "the town has fallen, the governor told a hearing"
    if after:
        return Span(before.start if before and _ends_quoted(row, first) else rest.start, rest.end)
    if before:
        return before
    colon = end < len(row.lows) and row.lows[end] == ":"
    if first == 0 and len(row.lows) - end <= SHORTEST + 2 and word.takes == "clause" and not colon:
        return Span(row.sentence.span.start, row.sentence.span.start)
    if word.is_noun and not colon:
        return None
    if word.takes == "quote" or (word.takes == "that" and not colon):
        return None
    return rest if len(row.lows) - end > SHORTEST or colon else None


def _said_after(row: Line, end: int, word: SpeechWord, quoted: Sequence[Span]) -> bool:
    """Tell whether what is said follows the verb."""
    window = row.lows[end : end + THAT_REACH]
    if "that" in window[:2] or (quoted and quoted[-1].end > row.tokens[end - 1].end):
        return True
    if word.takes == "quote":
        return False
    if word.takes == "that":
        return not CONTENT.isdisjoint(window[:4])
    if word.takes == "object":
        return len(window) > 1 and (window[0][:1].isalpha() or window[0] in MARKS)
    rest = [low for low in window if low[:1].isalnum()]
    if len(rest) < SHORTEST or not window[0][:1].isalnum():
        return False
    return window[0] not in ADJUNCT or "that" in window


def _said_before(row: Line, first: int, quoted: Sequence[Span]) -> Span | None:
    """Return the clause or quotation that stands before "X said", if one does."""
    if first < 2 or not (row.lows[first - 1] == "," or row.lows[first - 1] in MARKS):
        return None
    if row.parties[first - 1 - (row.lows[first - 1] == ",")] is not None and "and" in row.lows[first + 1 : first + 3]:
        return None  # "that Uganda, | Rwanda and Congo had agreed"
    cut = row.tokens[first - 1].end
    if row.lows[first - 1] in MARKS or row.lows[first - 2] in MARKS or (quoted and quoted[0].start < cut):
        return Span(row.sentence.span.start, cut)
    words = [low for low in row.lows[max(0, first - FAR) : first - 1] if low[:1].isalnum()]
    return Span(row.sentence.span.start, cut) if len(words) > SHORTEST and not _is_adjunct(row, first) else None


def _is_adjunct(row: Line, first: int) -> bool:
    """Tell "In Brussels, | X said" from "At least three people were killed, | X said"."""
    led = row.lows[0] in ADJUNCT or row.lows[0].endswith("ing") or row.lows[0] in {"if", "although", "because", "since"}
    return led and row.lows[1:2] != ["least"] and "," not in row.lows[max(0, first - FAR) : first - 1]


def _ends_quoted(row: Line, first: int) -> bool:
    return row.lows[first - 1] in MARKS or (first > 1 and row.lows[first - 2] in MARKS)


def _inverted(row: Line, index: int, end: int, lexicon: Lexicon) -> tuple[Phrase | None, Span | None]:
    """Return speaker and content of '"...," said X' and "..., said X, a minister"."""
    if index < 2 or row.lows[index - 1] not in OPENINGS or end >= len(row.lows):
        return None, None
    phrase = noun_phrases.starting(row, end, lexicon)
    if phrase is None:
        return None, None
    if row.lows[index - 1] == "," and row.lows[index - 2] not in MARKS and not _closed(row, phrase, lexicon):
        return None, None
    return phrase, Span(row.sentence.span.start, row.tokens[index - 1].end)


def _closed(row: Line, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Tell whether a phrase behind a verb is its subject: a speaker, with nothing after it but an aside or adjunct."""
    name = all(token.text[0].isupper() or token.text in {".", "-"} for token in row.tokens[phrase.first : phrase.core])
    known = name or row.parties[phrase.core - 1] is not None or noun_phrases.has_role(row, phrase.first, phrase.core, lexicon)
    after = row.lows[phrase.end] if phrase.end < len(row.lows) else "."
    return known and (after in {".", ",", "who"} or after in ADJUNCT or after in lexicon.speech.fillers)


def _told(row: Line, end: int, word: SpeechWord, lexicon: Lexicon) -> str:
    """Return the outlet that was told: "told | the Times", "said in an interview with CNN"."""
    outlets = lexicon.speech.outlets
    for at in range(end, min(end + (3 if word.lemma == "tell" else 12), len(row.lows))):
        hit = outlets.at(row.lows, at) if row.lows[at] in outlets.firsts else None
        led = word.lemma == "tell" or row.lows[at - 1] in {"to", "with", "on", "by", "the"}
        if hit is not None and led and row.tokens[hit[0] - 1].text[0].isupper():
            return " ".join(token.text for token in row.tokens[at : hit[0]])
        if row.lows[at] in {"that", ","}:
            break
    return ""


def _source(row: Line, index: int, end: int, word: SpeechWord, lexicon: Lexicon) -> Iterator[Attribution]:
    """Read "according to X, ..." and "..., according to X"."""
    phrase = noun_phrases.starting(row, end, lexicon) if end < len(row.lows) else None
    if phrase is None:
        return
    phrase = _issuer(row, phrase, lexicon)
    span = Span(row.tokens[index].start, row.tokens[end - 1].end)
    leads = index == 0 or word.lemma.startswith("as ") or row.lows[index - 1] in CONTENT or row.lows[index - 1] in lexicon.grammar["conjunction"]
    if leads:
        comma = next((at for at in range(phrase.end, min(phrase.end + FAR, len(row.lows))) if row.lows[at] == ","), phrase.end - 1)
        content = _from(row, comma + 1)
    else:
        content = Span(row.sentence.span.start, row.tokens[index - 1].end)
    yield Attribution(phrase, span, content, "", word.where)


def _noun(row: Line, index: int, end: int, word: SpeechWord, lexicon: Lexicon) -> Iterator[Attribution]:
    """Read "X's statement that ..." and "an announcement by X that ..."."""
    that = next((at for at in range(end, min(end + THAT_REACH, len(row.lows))) if row.lows[at] == "that"), None)
    if that is None or end >= len(row.lows):
        return
    by = next((at for at in range(end, min(end + 3, that)) if row.lows[at] in {"by", "from"}), None)
    phrase: Phrase | None = None
    if by is not None:
        phrase = noun_phrases.starting(row, by + 1, lexicon)
    elif that == end and index > 1 and row.lows[index - 1] in {"'s", "'"}:
        phrase = noun_phrases.ending(row, index - 1, lexicon)
    if phrase is not None:
        span = Span(row.tokens[index].start, row.tokens[end - 1].end)
        yield Attribution(phrase, span, _from(row, that + 1), "", word.where)
