"""Finds names that may be places, with what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from timeline.lexicon.places import Gazetteer, Toponym, normal
from timeline.model import Sentence, Token

LONGEST = 6
# Small words within names: "Rostov-on-Don", "Dar es Salaam", "Deir ez-Zor".
JOINTS = frozenset(
    "of on and the de del della la le les da do dos das di du es el al am an ar as at az ad ez ash aux sur upon in under den der ob aan en y na nad pod ul i ibn bin va".split()
)
# Arabic articles that may begin a name without a capital: "al-Tanf".
ARTICLES = frozenset({"al", "el", "ad", "ar", "as", "at", "az", "an", "ash", "ed", "er", "es", "ez"})
MARKS_WITHIN = frozenset({"-", "–", "‑"})
POINTED = frozenset({"st", "ste", "mt", "ft", "s", "n"})
SKIPPED = frozenset({"the", "a", "an", "its", "his", "their", "both"})


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
    words = sentence.tokens
    index, count, end = 0, len(words), -2
    while index < count:
        token = words[index]
        if token.text[0].isupper() or _is_article(words, index):
            mention = _short_state(words, index, number, gazetteer) if end == index - 1 and words[index - 1].text == "," else None
            if mention is None and (hit := _longest(words, index, gazetteer)):
                mention = Mention(number, index, hit[0], words, hit[1], gazetteer.look_up(hit[1]))
            if mention is not None:
                yield mention
                index = end = mention.last
                continue
        index += 1


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
    """Tell whether "al" stands here as in "al-Tanf"."""
    return words[index].low in ARTICLES and index + 2 < len(words) and words[index + 1].text in MARKS_WITHIN and words[index + 2].text[0].isupper()


def _longest(words: Sequence[Token], index: int, gazetteer: Gazetteer) -> tuple[int, str] | None:
    parts: list[str] = []
    ends: list[tuple[int, int]] = []
    place = index
    while place < len(words) and len(parts) < LONGEST:
        token = words[place]
        word = normal(token.low)
        if not word:
            if not _joins(words, place):
                break
        elif token.text[0].isupper() or token.text[0].isdigit() or "'" in token.low:
            parts.append(word)
            ends.append((place + 1, len(parts)))
        elif token.low in JOINTS or (place == index and token.low in ARTICLES):
            parts.append(word)
        else:
            break
        place += 1
    for end, length in reversed(ends):
        name = " ".join(parts[:length])
        if name in gazetteer and not gazetteer.is_miswritten(name, words[index:end]):
            return end, name
    return None


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
        _look_left(mention, before, words)
        _look_right(mention, after, words)


def _look_left(mention: Mention, before: Mention | None, words: dict[str, dict[str, object]]) -> None:
    tokens, place = mention.tokens, mention.first - 1
    if place >= 0 and tokens[place].low in words["compass"]:
        mention.cues.add("compass")
        place -= 1
    while place >= 0 and tokens[place].low in SKIPPED:
        mention.cues.add("article")
        place -= 1
    if place < 0:
        mention.cues.add("first")
        return
    token = tokens[place]
    if token.low in words["preposition"] and not (token.low == "to" and place and tokens[place - 1].low in words["no_direction"]):
        mention.cues.add("preposition")
    elif token.low == "of" and place and (tokens[place - 1].low in words["head"] or tokens[place - 1].low in words["compass"]):
        mention.cues.add("head")
    elif token.low in words["head"] or (token.low in words["tail"] and not token.text[0].isupper()):
        mention.cues.add("named")
    elif token.low in words["weak_preposition"]:
        mention.cues.add("weak")
    if token.text in MARKS_WITHIN and place and token.end == tokens[mention.first].start and tokens[place - 1].text[0].isupper():
        mention.cues.add("hyphen before")
    if token.low in words["title"] and place == mention.first - 1:
        mention.cues.add("title")
    elif token.text == "." and place and tokens[place - 1].low in words["title"]:
        mention.cues.add("title")
    elif place == mention.first - 1 and token.text[0].isupper() and place > 0:
        mention.cues.add("capital before")
    if before is not None and before.last >= place - 1 and token.text in {",", "and", "or", "-", "–", "/", "&"} and before.last >= mention.first - 3:
        mention.cues.add("list")


def _look_right(mention: Mention, after: Mention | None, words: dict[str, dict[str, object]]) -> None:
    tokens, place = mention.tokens, mention.last
    if place < len(tokens) and tokens[place].low == "'s":
        mention.cues.add("possessive")
        place += 1
    if place >= len(tokens):
        mention.cues.add("last")
        return
    token = tokens[place]
    if token.low in words["outlet"] and token.text[0].isupper() and "possessive" not in mention.cues:
        mention.cues.add("outlet")
    elif token.low in words["tail"] and "possessive" not in mention.cues:
        mention.cues.add("tail")
        mention.tail = words["tail"][token.low].kind  # type: ignore[attr-defined]
    elif token.text[0].isupper() and "possessive" not in mention.cues:
        mention.cues.add("organization" if token.low in words["organization"] else "title after" if token.low in words["title"] else "capital after")
    if token.text == "," and after is not None and after.first == place + 1:
        mention.cues.add("comma place")
        mention.within, after.inner = after, mention
    elif after is not None and after.first == place and token.text[0].isupper():
        mention.within = after
