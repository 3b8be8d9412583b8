"""Finds names that may be places, with what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from timeline.lexicon.places import Gazetteer, PlaceWord, Toponym, normal
from timeline.model import Sentence, Token

LONGEST = 6
NAME_WORDS = 2  # words of a ship's name before one that is a place too
# Small words within names: "Rostov-on-Don", "Dar es Salaam", "Deir ez-Zor".
JOINTS = frozenset(
    "of on and the in upon under de del della la le les da do dos das di du es el y en sur au aux sous les im am an den der ob aan na nad pod ul i "
    "al ar as at az ad ez ash ibn bin va".split()
)
# Arabic articles that may begin a name without a capital: "al-Tanf".
ARTICLES = frozenset({"al", "el", "ad", "ar", "as", "at", "az", "an", "ash", "ed", "er", "es", "ez"})
SEATED = frozenset({"based", "born", "held", "controlled", "occupied", "bound"})  # "the Vicenza-based brigade"
HYPHEN = "\u2010"  # the form that "‑" is looked up by
MARKS_WITHIN = frozenset({"-", "–", "‑"})
POINTED = frozenset({"st", "ste", "mt", "ft", "s", "n"})
SKIPPED = frozenset({"the", "a", "an", "its", "his", "their", "both"})
LIST_MARKS = frozenset({",", "and", "or", "-", "–", "/", "&"})
AT = frozenset(  # words after which a name that is nothing else is a place
    {
        "in",
        "at",
        "near",
        "outside",
        "retook",
        "retaken",
        "recaptured",
        "recapture",
        "retake",
        "overran",
        "overrun",
        "besieged",
        "liberated",
        "shelled",
    }
)
AIMED = {
    ("assault", "on"),
    ("march", "on"),
    ("advance", "on"),
    ("offensive", "on"),
    ("siege", "of"),
    ("battle", "of"),
    ("battle", "for"),
    ("control", "of"),
    ("fall", "of"),
}
BEFORE = AT | {preposition for _, preposition in AIMED}
Words = Mapping[str, Mapping[str, PlaceWord]]


@dataclass(slots=True)
class Mention:
    """A name in the text: tokens `first` to `last` (excluded) of a sentence, what it may be, and its surroundings."""

    sentence: int
    first: int
    last: int
    tokens: tuple[Token, ...]
    name: str
    candidates: tuple[Toponym, ...]
    cues: set[str] = field(default_factory=set)
    tail: str = ""
    within: Mention | None = None
    inner: Mention | None = None

    @property
    def start(self) -> int:
        """Where the name begins in the text."""
        return self.tokens[self.first].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.tokens[self.last - 1].end


def scan(sentence: Sentence, number: int, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Yield the longest names of the gazetteer from left to right, without overlap."""
    words, end = sentence.tokens, 0
    for index in _begun(sentence, gazetteer):
        if index < end:
            continue
        mention = _short_state(words, index, number, gazetteer) if end and end == index - 1 and words[end].text == "," else None
        if mention is None and (hit := _longest(words, index, gazetteer)):
            mention = Mention(number, index, hit[0], words, hit[1], gazetteer.look_up(hit[1]))
        if mention is not None:
            yield mention
            end = mention.last


def _begun(sentence: Sentence, gazetteer: Gazetteer) -> list[int]:
    """Return the tokens at which a name may begin: capitals, "38th", "al-Tanf"."""
    words, lows, openers = sentence.tokens, sentence.lows, gazetteer.openers
    small = [] if openers.isdisjoint(lows) else [index for index, low in enumerate(lows) if low in openers]
    if "-" in lows or HYPHEN in lows:
        small += [index for index, low in enumerate(lows) if low in ARTICLES and _is_article(words, index)]
    return sorted({*sentence.capitals, *small}) if small else sentence.capitals


def _short_state(words: tuple[Token, ...], index: int, number: int, gazetteer: Gazetteer) -> Mention | None:
    """Return the state meant by "Calif." or "NY" after a town and a comma."""
    short = normal(words[index].low)
    state = gazetteer.words["abbreviation"].get(short)
    last = index + 1
    if last < len(words) and words[last].text == "." and words[last].start == words[index].end:
        last += 1
    if state is None or (len(short) == 2 and not words[index].text.isupper() and last == index + 1):
        return None
    name = state.kind.lower()
    regions = tuple(place for place in gazetteer.look_up(name) if place.kind == "admin1")
    return Mention(number, index, last, words, name, regions, {"abbreviation"}) if regions else None


def _is_article(words: Sequence[Token], index: int) -> bool:
    """Tell whether an "al" stands as in "al-Tanf"."""
    return index + 2 < len(words) and words[index + 1].text in MARKS_WITHIN and words[index + 2].text[0].isupper()


def _longest(words: Sequence[Token], index: int, gazetteer: Gazetteer) -> tuple[int, str] | None:
    """Return the end and the key of the longest name that begins here; a feature's may end in small letters."""
    if _stands_alone(words, index, gazetteer.small):
        name = normal(words[index].low)
        return (index + 1, name) if gazetteer.is_name(name, words[index : index + 1]) else None
    parts, ends = _parts(words, index, gazetteer.small)
    for end, length, is_small in reversed(ends):
        name = " ".join(parts[:length]) if length > 1 else parts[0]
        if is_small:
            if name in gazetteer.features:
                return end, name
        elif gazetteer.is_name(name, words[index:end]):
            return end, name
    return None


def _stands_alone(words: Sequence[Token], index: int, small: frozenset[str]) -> bool:
    """Tell most words with a capital, which no word follows that a name may go on with."""
    if index + 1 == len(words) or not words[index].text[0].isupper():
        return False
    after = words[index + 1]
    return after.text == "," or (after.text.isalpha() and after.text.islower() and after.low not in JOINTS and after.low not in small)


def _parts(words: Sequence[Token], index: int, small: frozenset[str]) -> tuple[list[str], list[tuple[int, int, bool]]]:
    """Return the words of a possible name, and where it may end: token, number of words, small letters or not."""
    parts: list[str] = []
    ends: list[tuple[int, int, bool]] = []
    count = 0
    for place in range(index, len(words)):
        token = words[place]
        word = normal(token.low)
        if not word:
            if _joins(words, place):
                continue
            break
        low, letter = token.low, token.text[0]
        parts.append(word)
        count += 1
        if letter.isupper() or letter.isdigit() or "'" in low:
            ends.append((place + 1, count, False))
        elif low in small:
            ends.append((place + 1, count, True))
        elif low not in JOINTS and not (place == index and low in ARTICLES):
            break
        if count == LONGEST:
            break
    return parts, ends


def _joins(words: Sequence[Token], place: int) -> bool:
    """Tell whether a mark may stand within a name: a hyphen without spaces, the point of "St."."""
    token = words[place]
    if place == 0 or place + 1 == len(words):
        return False
    if token.text in MARKS_WITHIN:
        return words[place - 1].end == token.start and token.end == words[place + 1].start
    return token.text == "." and words[place - 1].low in POINTED and words[place - 1].end == token.start


def look_around(mentions: Sequence[Mention], gazetteer: Gazetteer) -> None:
    """Note for each mention the words beside it and the mention that follows after a comma."""
    words = gazetteer.words
    for number, mention in enumerate(mentions):
        before = mentions[number - 1] if number and mentions[number - 1].sentence == mention.sentence else None
        after = mentions[number + 1] if number + 1 < len(mentions) and mentions[number + 1].sentence == mention.sentence else None
        place = _look_left(mention, words)
        if place >= 0:
            mention.cues |= set(_cues_before(mention, place, words))
            if before is not None and before.last >= mention.first - 3 and mention.tokens[place].text in LIST_MARKS and before.last >= place - 1:
                mention.cues.add("list")
        _look_right(mention, after, words)


def _look_left(mention: Mention, words: Words) -> int:
    """Return the token before the mention that tells most: compass words and articles are passed over, and noted."""
    tokens, place = mention.tokens, mention.first - 1
    if place >= 0 and tokens[place].low in words["compass"]:
        mention.cues.add("compass")
        place -= 1
    while place >= 0 and tokens[place].low in SKIPPED:
        mention.cues.add("article")
        place -= 1
    if place < 0:
        mention.cues.add("first")
    return place


def _cues_before(mention: Mention, place: int, words: Words) -> Iterator[str]:
    tokens, token = mention.tokens, mention.tokens[place]
    last = tokens[place - 1] if place else None
    if token.low in words["preposition"] and not (token.low == "to" and last is not None and last.low in words["no_direction"]):
        yield "preposition"
    elif token.low == "of" and last is not None and (last.low in words["head"] or last.low in words["compass"]):
        yield "head"
    elif token.low == "of" and last is not None and last.low in words["institution"] and last.text[0].isupper():
        yield "institution"
    elif token.low in words["head"] or (token.low in words["tail"] and token.text[0].islower()):
        yield "named"
    elif token.low in words["weak_preposition"]:
        yield "weak"
    yield from _cues_of_persons(mention, place, words)


def _cues_of_persons(mention: Mention, place: int, words: Words) -> Iterator[str]:
    """Yield what speaks for a person or body: a title, another capitalised word."""
    tokens, token = mention.tokens, mention.tokens[place]
    last = tokens[place - 1] if place else None
    touches = place == mention.first - 1
    if tokens[_bearer(tokens, place)].low in words["vessel"] and (touches or token.low == "aboard"):
        yield "vessel"
    if last is not None and token.text in MARKS_WITHIN and token.end == tokens[mention.first].start and last.text[0].isupper():
        yield "hyphen before"
    if (token.low in words["title"] and touches) or (token.text == "." and last is not None and last.low in words["title"]):
        yield "title"
    elif touches and token.text[0].isupper() and place > 0:
        yield "capital before"


def _bearer(tokens: Sequence[Token], place: int) -> int:
    """Return the token of what bears a name, past its other words: "the **tanker** Swan Atlantic"."""
    first = place
    while first > 0 and place - first < NAME_WORDS and tokens[first].text.istitle() and tokens[first].text.isalpha():
        first -= 1
    return first


def _look_right(mention: Mention, after: Mention | None, words: Words) -> None:
    tokens, place = mention.tokens, mention.last
    if mention.first == 0 and all(token.low in words["tail"] or token.low in words["facility"] for token in tokens[place:]):
        mention.cues.add("alone")  # a caption, a cell of a table
    if place < len(tokens) and tokens[place].low == "'s":
        mention.cues.add("possessive")
        place += 1
    if place >= len(tokens):
        mention.cues.add("last")
        return
    token = tokens[place]
    if "possessive" not in mention.cues:
        joined = token.text in MARKS_WITHIN and place + 1 < len(tokens) and tokens[place + 1].low in words["outlet"]
        _note_next(mention, tokens[place + 1] if joined else token, words)
        if token.text in MARKS_WITHIN and place + 1 < len(tokens) and tokens[place + 1].low in SEATED:
            mention.cues.add("seated")
    if after is None:
        return
    if token.text == "," and after.first == place + 1:
        mention.cues.add("comma place")
        mention.within, after.inner = after, mention
    elif after.first == place and token.text[0].isupper():
        mention.within = after


def _note_next(mention: Mention, token: Token, words: Words) -> None:
    is_capital = token.text[0].isupper()
    if (is_capital and token.low in words["outlet"]) or token.low in words["outlet_any"]:
        mention.cues.add("outlet")
    elif token.low in words["tail"]:
        mention.cues.add("tail")
        mention.tail = words["tail"][token.low].kind
    elif is_capital:
        mention.cues.add("organization" if token.low in words["organization"] else "title after" if token.low in words["title"] else "capital after")
