"""Reads the noun phrase beside a speech verb: "a senior defence official", "state media", "Svetlana X, an opposition leader,"."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.lexicon import Lexicon
from timeline.lexicon.speech import SpeechWord
from timeline.model import Found, Party, Sentence, Token
from timeline.values import record

LONGEST = 12  # tokens of a noun phrase
LONGEST_ASIDE = 25
BRACKETED = 8  # tokens of an abbreviation in brackets
LINKS = frozenset({"of", "for", "from", "in", "at", "with", "to", "on", "and", "&", "near", "inside", "under"})
TIED = LINKS | {"by"}
SITED = frozenset({"in", "from", "near", "inside"})
WATCHING = frozenset({"following", "watching", "monitoring", "covering", "observing", "tracking"})  # "a resident following the fighting"
LED = frozenset({"held", "led", "run", "sent"})
ASIDE_FIRST = frozenset("who briefed familiar present quoted whose which a an the former one himself herself speaking citing quoting".split())
APART = frozenset({"that", "what", "how", "why", "whether", "said", "says", "told", "saying"})  # never within a speaker
PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you"})


@record(frozen=True, slots=True)
class Line:
    """A sentence with the party that covers each token, if any."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    lows: list[str]
    parties: list[Found[Party] | None]


@record(frozen=True, slots=True)
class Phrase:
    """A noun phrase by token indexes; `core` is the index after its head."""

    first: int
    end: int
    core: int


def line(sentence: Sentence, parties: Sequence[Found[Party]]) -> Line:
    """Lay the parties of a sentence over its tokens."""
    covered: list[Found[Party] | None] = [None] * len(sentence.tokens)
    for party in reversed(parties):  # a token that two share is the first one's
        first, end = sentence.within(party.span)
        covered[first:end] = [party] * (end - first)
    return Line(sentence, sentence.tokens, sentence.lows, covered)


def before(row: Line, verb: int, lexicon: Lexicon) -> Phrase | None:
    """Return the noun phrase that ends before a verb, over adverbs, auxiliaries, weekdays and asides between commas."""
    end = _behind_fillers(row, verb, lexicon)
    if end > 2 and row.lows[end - 1] == ")":  # "the World Food Programme (WFP) | said"
        end = next((at for at in range(end - 2, max(0, end - BRACKETED), -1) if row.lows[at] == "("), end)
    if end > 0 and row.lows[end - 1] == "who":
        end -= 2 if row.lows[end - 2] == "," else 1
    elif end > 0 and row.lows[end - 1] == ",":
        end = _before_aside(row, end - 1)
    return ending(row, end, lexicon) if end > 0 else None


def _behind_fillers(row: Line, verb: int, lexicon: Lexicon) -> int:
    grammar, fillers = lexicon.grammar, lexicon.speech.fillers
    end = verb
    while end > 0:
        low = row.lows[end - 1]
        between = low in grammar["adverb"] or low in grammar["auxiliary"] or low in grammar["modal"] or low in fillers
        if row.parties[end - 1] is not None or not (
            between
            or (low.endswith("ly") and low not in lexicon.speech.roles.firsts)
            or (low == "on" and row.lows[end] in fillers)
            or low in {"not", "."}
        ):
            break
        if low == "." and not (end > 1 and row.lows[end - 2] in fillers):
            break
        end -= 1
    return end


def _before_aside(row: Line, comma: int) -> int:
    """Return the end of the noun phrase before "X, a former minister who fled, | said"; the comma itself if there is none.

    In "a local station, Radio X, | said" the name between the commas is the speaker.
    """
    for start in range(comma - 1, max(-1, comma - LONGEST_ASIDE), -1):
        if row.lows[start] in {";", ":", '"'}:
            break
        if row.lows[start] == "," and start + 1 < comma and start > 0:
            first = row.tokens[start + 1]
            if all(token.text[0].isupper() or token.text in {".", "-"} for token in row.tokens[start + 1 : comma]):
                return comma
            named = row.parties[start - 1] is not None or row.tokens[start - 1].text[0].isupper() or first.low == "whose"
            if first.low.isdigit() or first.low in ASIDE_FIRST or (named and (first.text[0].isupper() or row.lows[comma - 1].isalpha())):
                return start
    return comma + 1


def ending(row: Line, end: int, lexicon: Lexicon) -> Phrase | None:
    """Return the noun phrase whose last token is before `end`: its core and, left of it, the head it hangs on."""
    first = _core(row, end, lexicon)
    if first is None:
        return None
    core = end
    while first > 1 and (row.lows[first - 1] in LINKS or row.lows[first - 1] in WATCHING) and end - first < LONGEST:
        earlier = _core(row, first - 1, lexicon)
        if earlier is not None and not _carries(row, earlier, first - 1, row.lows[first - 1], lexicon):
            earlier, first = _farther(row, earlier, first, lexicon)
        if earlier is None:
            break
        core, first = first - 1, earlier
    told = _told_of(row, first, lexicon)
    return Phrase(first, end, core) if told is None else Phrase(told[0], end, told[1])


def _farther(row: Line, earlier: int, first: int, lexicon: Lexicon) -> tuple[int | None, int]:
    """Return where "two rebel sources | with knowledge of the talks" begins and its preposition ends, or (None, first)."""
    if earlier < 2 or row.lows[earlier - 1] not in LINKS or row.parties[first - 2] is not None:
        return None, first
    head = _core(row, earlier - 1, lexicon)
    found = head is not None and row.parties[earlier - 2] is None and has_role(row, head, earlier - 1, lexicon)
    return (head, earlier) if found else (None, first)


def _told_of(row: Line, first: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return where the head begins and ends that a participle stands behind: "the army | stationed at Panmunjom", "rebels | backed by Iran"."""
    if not first or row.lows[first - 1] not in TIED:  # "the battalion moved to Sumy, | the army said"
        return None
    at = first - 2
    while at > max(0, first - LONGEST) and not row.lows[at].endswith("ed") and row.lows[at] not in LED:
        if row.lows[at] not in LINKS and not _belongs(row, at, lexicon):
            return None
        at -= 1
    if at < 1 or row.lows[at + 1] not in TIED or not (row.lows[at].endswith("ed") or row.lows[at] in LED):
        return None
    written = row.lows[at - 1] in lexicon.grammar["document"]  # "a statement issued by the ministry said"
    earlier = _core(row, at, lexicon) if row.parties[at] is None and not written else None
    known = earlier is not None and (row.parties[at - 1] is not None or has_role(row, earlier, at, lexicon))
    return (earlier, at) if known and earlier is not None else None


def starting(row: Line, first: int, lexicon: Lexicon) -> Phrase | None:
    """Return the noun phrase that starts here: "said | a senior official in Kyiv"."""
    end = _run(row, first, lexicon)
    if end == first:
        return None
    core = end
    while end + 1 < len(row.lows) and row.lows[end] in LINKS and end - first < LONGEST and _carries(row, first, end, row.lows[end], lexicon):
        later = _run(row, end + 1, lexicon)
        if later == end + 1 or (row.parties[end + 1] is None and row.lows[end + 1] in lexicon.speech.fillers):
            break
        end = later
    return Phrase(first, end, core)


def _core(row: Line, end: int, lexicon: Lexicon) -> int | None:
    """Return where the run of nouns, adjectives and possessors before `end` begins."""
    first = end
    while first > 0 and end - first < LONGEST:
        if not _belongs(row, first - 1, lexicon):
            break
        first -= 1
        if row.lows[first] in lexicon.grammar["determiner"] and row.parties[first] is None:
            break
    alone = end - first == 1 and row.lows[first] in lexicon.grammar["determiner"] and row.lows[first] not in PRONOUNS
    return None if first == end or alone else first


def _run(row: Line, first: int, lexicon: Lexicon) -> int:
    end = first
    while end < len(row.lows) and end - first < LONGEST and _belongs(row, end, lexicon):
        if row.parties[end] is None and row.lows[end] in lexicon.speech.fillers and end > first:
            break
        end += 1
    return end


def _belongs(row: Line, index: int, lexicon: Lexicon) -> bool:
    """Tell whether a token may stand within a noun phrase."""
    if row.parties[index] is not None:
        return True
    low = row.lows[index]
    if low in APART:
        return False
    if low in PRONOUNS or low == "'s":
        return True
    if low in {"-", "."}:
        tight = index > 0 and row.tokens[index - 1].end == row.tokens[index].start
        following = index + 1 < len(row.tokens) and (low == "." or row.tokens[index + 1].start == row.tokens[index].end)
        return tight and following and (low == "-" or len(row.tokens[index - 1].text) < 5)
    if low == "'":
        return index > 0 and row.lows[index - 1].endswith("s")
    return low[:1].isalnum() and low not in lexicon.grammar.apart_from_nouns


def _carries(row: Line, first: int, end: int, link: str, lexicon: Lexicon) -> bool:
    """Tell whether the phrase before a preposition is the head: "officials | in", "the minister | of", not "troops | in"."""
    if row.parties[end - 1] is not None:
        party = row.parties[end - 1]
        if party is not None and party.value.kind == "group" and link in SITED:  # "rebels | in South Sudan", not "with rebels in Mali the army"
            return _ends_with(row, end + 1)
        return link in {"and", "&", "of", "for"} if party is None or party.value.kind != "person" else link in {"and", "&"}
    named = (
        link in {"of", "for"} and row.tokens[end - 1].text[0].isupper() and row.tokens[end + 1 : end + 2] and row.tokens[end + 1].text[0].isupper()
    )
    return bool(named) or (has_role(row, first, end, lexicon) and link != "&")


def _ends_with(row: Line, index: int) -> bool:
    """Tell whether the state that begins here is the last of its phrase."""
    state, at = row.parties[index], index
    while state is not None and at < len(row.parties) and row.parties[at] is state:
        at += 1
    return at > index and (at == len(row.parties) or (row.parties[at] is None and not row.lows[at].startswith("the")))


def has_role(row: Line, first: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether a phrase ends in a noun for someone who speaks: "official", "state media"."""
    return role(row, first, end, lexicon) is not None


def role(row: Line, first: int, end: int, lexicon: Lexicon) -> SpeechWord | None:
    """Return the row of the role that ends a phrase."""
    for start in range(first, end):
        hit = lexicon.speech.roles.at(row.lows, start)
        if hit is not None and hit[0] == end:
            return hit[1][-1]
    return None
