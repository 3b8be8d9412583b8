"""Finds names of places, governments' seats included, and puts each on the map."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.find import place_choice
from timeline.find.place_mentions import Mention, look_around, scan
from timeline.lexicon import Lexicon
from timeline.lexicon.places import Gazetteer, Toponym
from timeline.model import Document, Found, Place, Sentence, Span, Token

NEVER_KINDS = frozenset({"country"})


def find(document: Document, lexicon: Lexicon, names: Sequence[Span] = ()) -> list[Found[Place]]:
    """Return every toponym: `names` are spans of persons, bodies and units, within which nothing is a place.

    >>> from timeline.lexicon import default
    >>> from timeline.model import Article
    >>> from timeline.text.document import prepare
    >>> document = prepare(Article("Russian troops moved from Gomel to Kherson in Ukraine."), default())
    >>> [(found.value.name, found.value.iso3, found.value.precision) for found in find(document, default())]
    [('Gomel', 'BLR', 'city'), ('Kherson', 'UKR', 'city'), ('Ukraine', 'UKR', 'country')]
    """
    gazetteer = lexicon.places
    mentions = [mention for number, sentence in enumerate(document.sentences) for mention in scan(sentence, number, gazetteer)]
    mentions = _free(mentions, names)
    look_around(mentions, gazetteer)
    _note_persons(document.sentences, mentions, gazetteer)
    votes = place_choice.count_votes(mentions, _adjectives(document.sentences, lexicon))
    chosen = [(mention, place_choice.best(mention, votes)) for mention in mentions]
    weights = [place_choice.weight(mention, place, votes) for mention, place in chosen]
    sure = {mention.name for (mention, _), weight in zip(chosen, weights, strict=True) if weight >= place_choice.ENOUGH + 1.0}
    found = []
    for (mention, place), weight in zip(chosen, weights, strict=True):
        if weight + (1.5 if mention.name in sure else 0.0) >= place_choice.ENOUGH:
            found.append(_found(document, mention, place))
    return found


def _free(mentions: list[Mention], names: Sequence[Span]) -> list[Mention]:
    """Drop mentions that touch a name."""
    ordered = sorted(names)
    free, index = [], 0
    for mention in mentions:
        while index < len(ordered) and ordered[index].end <= mention.start:
            index += 1
        if index == len(ordered) or ordered[index].start >= mention.end:
            free.append(mention)
    return free


def _note_persons(sentences: Sequence[Sentence], mentions: list[Mention], gazetteer: Gazetteer) -> None:
    """Mark names that follow a title or given name, and later mentions of the same person."""
    persons: set[str] = set()
    for sentence in sentences:
        persons.update(_persons(sentence.tokens, gazetteer))
    for mention in mentions:
        tokens = mention.tokens
        before = tokens[mention.first - 1] if mention.first else None
        if before is not None and before.text[0].isupper() and before.low in gazetteer.given:
            mention.cues.add("given before")
        if mention.last - mention.first == 1:
            token = tokens[mention.first]
            if token.low in persons:
                mention.cues.add("person")
            if token.low in gazetteer.given and "capital after" in mention.cues:
                mention.cues.add("given")
            if len(token.text) > 1 and token.text.isupper() and token.low not in gazetteer.acronyms and not _is_shouted(tokens):
                mention.cues.add("acronym" if mention.first or not _is_dateline(mention) else "dateline")
        if _is_dateline(mention):
            mention.cues.add("dateline")


def _persons(tokens: tuple[Token, ...], gazetteer: Gazetteer) -> list[str]:
    """Return family names: capitals after a given name or title."""
    titles = gazetteer.words["title"]
    names = []
    for index in range(len(tokens) - 1):
        token, after = tokens[index], tokens[index + 1]
        if not after.text[0].isupper() or not token.text[0].isalpha():
            continue
        if token.text[0].isupper() and token.low in gazetteer.given and after.low not in gazetteer.words["tail"] and after.low not in titles:
            names.append(after.low)
        elif token.low in titles and after.low not in titles:
            names.append(after.low)
    return names


def _is_shouted(tokens: tuple[Token, ...]) -> bool:
    """Tell whether a sentence is all in capitals."""
    words = [token.text for token in tokens if token.text[0].isalpha()]
    return sum(word.isupper() for word in words) * 2 > len(words)


def _is_dateline(mention: Mention) -> bool:
    """Tell whether the mention opens a report: "KYIV (Reuters) -", "MOSCOW, March 3 -"."""
    if mention.first > 0 or mention.last >= len(mention.tokens):
        return False
    return mention.tokens[mention.first].text.isupper() and mention.tokens[mention.last].text in {"(", ",", "-", "–", "—", "--", ":"}


def _adjectives(sentences: Sequence[Sentence], lexicon: Lexicon) -> list[str]:
    """Return the states of all demonyms and adjectives."""
    return [
        senses[0][0].iso3
        for sentence in sentences
        for _, _, senses in lexicon.countries.find(sentence.tokens)
        if senses[0][0].iso3 and senses[0][1] in {"adjective", "demonym"}
    ]


def _found(document: Document, mention: Mention, place: Toponym) -> Found[Place]:
    tail = mention.tail == place.kind and mention.last < len(mention.tokens)
    end = mention.tokens[mention.last].end if tail else mention.end
    span = Span(mention.start, end)
    name = document.article.text[span.start : span.end]
    value = Place(name, place.iso3, place.admin1 if place.kind != "country" else "", place.lat, place.lon, place.precision)
    return Found(value, span, (place.where,))
