"""Tells names of persons from names of places by what stands beside them."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.find.place_mentions import Mention
from timeline.lexicon.places import Gazetteer
from timeline.model import Sentence, Token

FEWEST = 4  # capitals of a headline, which has more words than that
NAMED_LATER = 3  # tokens after a title that may still be the name
MARKS = frozenset({"-", "–", "—", ",", "(", ":"})


def note(sentences: Sequence[Sentence], mentions: Sequence[Mention], gazetteer: Gazetteer) -> None:
    """Add cues to the mentions: a given name before, a family name met before, a dateline, an abbreviation."""
    persons: set[str] = set()
    titled: dict[int, bool] = {}
    for sentence in sentences:
        persons.update(_family_names(sentence, gazetteer))
    for mention in mentions:
        if mention.sentence not in titled:
            titled[mention.sentence] = is_headline(sentences[mention.sentence])
        if titled[mention.sentence]:
            mention.cues -= {"capital before", "capital after"}
        _note_person(mention, persons, gazetteer)
        _note_capitals(mention, gazetteer)


def _note_person(mention: Mention, persons: set[str], gazetteer: Gazetteer) -> None:
    tokens = mention.tokens
    if _follows_given(tokens, mention.first, gazetteer):
        mention.cues.add("given before")
    if mention.last < len(tokens) and tokens[mention.last].low in gazetteer.words["speech"]:
        mention.cues.add("speech")
    if mention.last - mention.first == 1:
        low = tokens[mention.first].low
        if mention.name in gazetteer.acronyms and mention.last < len(tokens):
            _note_owned(mention, tokens[mention.last], gazetteer)
        if low in persons and all(place.kind != "seat" for place in mention.candidates):  # "Deputy Pentagon Press Secretary"
            mention.cues.add("person")
        if low in gazetteer.given and "capital after" in mention.cues:
            mention.cues.add("given")


def _follows_given(tokens: Sequence[Token], first: int, gazetteer: Gazetteer) -> bool:
    """Tell whether a given name or an initial stands before: "Scott", "C."."""
    if not first:
        return False
    before, initial = tokens[first - 1], tokens[first - 2] if first > 1 else None
    if before.text == "." and initial is not None:
        return len(initial.text) == 1 and initial.text.isupper()
    return before.text[0].isupper() and before.low in gazetteer.given


def _note_owned(mention: Mention, after: Token, gazetteer: Gazetteer) -> None:
    """Mark "US" where it is an adjective: "US$5", "US troops", but not "the US coast"."""
    dollars = mention.first > 0 and mention.tokens[mention.first - 1].text == "$"
    is_ground = after.low in gazetteer.words["ground"] and after.text.islower()
    if dollars or after.text == "$" or after.text == "-" or (after.low in gazetteer.words["owned"] and not is_ground):
        mention.cues.add("owned")


def _note_capitals(mention: Mention, gazetteer: Gazetteer) -> None:
    """Mark what is all in capitals: the dateline of a report, or an abbreviation."""
    tokens = mention.tokens
    if mention.name in gazetteer.acronyms:
        return
    if not all(token.text.isupper() for token in tokens[mention.first : mention.last] if token.text[0].isalpha()):
        return
    after = tokens[mention.last] if mention.last < len(tokens) else None
    if mention.first == 0 and after is not None and (after.text in MARKS or not after.text.isupper()):
        mention.cues.add("dateline")
        mention.cues -= {"capital after"}
    elif mention.last - mention.first == 1 and "abbreviation" not in mention.cues and not is_shouted(tokens):
        mention.cues.add("acronym")


def _family_names(sentence: Sentence, gazetteer: Gazetteer) -> list[str]:
    """Return family names: capitals after a given name or a title."""
    titles, tails, given = gazetteer.words["title"], gazetteer.words["tail"], gazetteer.given
    tokens, names = sentence.tokens, []
    for index in [number - 1 for number in sentence.capitals if number]:
        token, after = tokens[index], tokens[index + 1]
        is_given = token.low in given and token.text[0].isupper() and after.low not in tails
        if (is_given or token.low in titles) and not after.text.isupper() and token.text[0].isalpha():
            last = index + 1
            while last + 1 < min(len(tokens), index + NAMED_LATER) and tokens[last + 1].text[0].isupper() and tokens[last].low not in titles:
                last += 1
            names += [word.low for word in tokens[index + 1 : last + 1] if word.low not in titles]
    return names


def is_shouted(tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence is all in capitals."""
    words = [token.text for token in tokens if token.text[0].isalpha()]
    return sum(word.isupper() for word in words) * 2 > len(words)


def is_headline(sentence: Sentence) -> bool:
    """Tell whether most longer words of a sentence begin with a capital."""
    capitals = sum([len(sentence.tokens[index].text) > 3 for index in sentence.capitals])
    if capitals < FEWEST:
        return False
    words = sum([len(token.text) > 3 and token.text[0].isalpha() for token in sentence.tokens])
    return words > FEWEST and capitals > 0.7 * words
