"""Finds names of places, governments' seats included, and puts each on the map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline.find import place_choice, place_persons
from timeline.find.place_choice import ENOUGH, Votes
from timeline.find.place_mentions import Mention, look_around, scan
from timeline.lexicon import Lexicon
from timeline.lexicon.countries import Country
from timeline.lexicon.places import Toponym
from timeline.model import Document, Found, Place, Span

# A name that is surely a place once counts so much more elsewhere in the article.
KNOWN = 1.5


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
    taken = frozenset(spot for name in names for spot in range(name.start, name.end))
    mentions = [mention for mention in mentions if taken.isdisjoint(range(mention.start, mention.end))]
    look_around(mentions, gazetteer)
    place_persons.note(document.sentences, mentions, gazetteer)
    peoples = list(_peoples(document, lexicon))
    places = _choose(mentions, [country.iso3 for country, _, _ in peoples])
    found = [_found(document, mention, place) for mention, place in places]
    found += [_ground(document, country, span) for country, span, is_ground in peoples if is_ground and country.lat is not None]
    return sorted(found, key=lambda place: place.span)


def _choose(mentions: Sequence[Mention], peoples: Sequence[str]) -> list[tuple[Mention, Toponym]]:
    """Return the mentions that are places, each with the best of its namesakes."""
    votes = place_choice.count_votes(mentions, peoples)
    first = [(mention, place_choice.best(mention, votes)) for mention in mentions]
    votes = place_choice.with_towns(votes, (pair for pair, weight in zip(first, _weights(first, votes), strict=True) if weight >= ENOUGH))
    chosen = place_choice.agreed([(mention, place_choice.best(mention, votes)) for mention in mentions])
    weights = _weights(chosen, votes)
    sure = {mention.name for (mention, _), weight in zip(chosen, weights, strict=True) if weight >= ENOUGH + 1.0}
    return [pair for pair, weight in zip(chosen, weights, strict=True) if weight + KNOWN * (pair[0].name in sure) >= ENOUGH]


def _weights(chosen: Sequence[tuple[Mention, Toponym]], votes: Votes) -> list[float]:
    """Return the weight of each mention; a member of a list follows the one before it."""
    weights: list[float] = []
    for mention, place in chosen:
        weight = place_choice.weight(mention, place, votes)
        if "list" in mention.cues and weights:
            weight += 1.2 if weights[-1] >= ENOUGH else -0.5
        weights.append(weight)
    return weights


def _peoples(document: Document, lexicon: Lexicon) -> Iterator[tuple[Country, Span, bool]]:
    """Yield demonyms and adjectives, and whether the ground of a state is meant: "the Turkish border"."""
    grounds = lexicon.places.words["ground"]
    for sentence in document.sentences:
        words = sentence.tokens
        for start, end, senses in lexicon.countries.find(words):
            country, kind = senses[0]
            if kind in {"adjective", "demonym"} and country.iso3:
                yield country, Span(words[start].start, words[end - 1].end), end < len(words) and words[end].low in grounds


def _ground(document: Document, country: Country, span: Span) -> Found[Place]:
    precision = "country" if country.iso2 else "region"
    place = Place(document.article.text[span.start : span.end], country.iso3, "", country.lat, country.lon, precision)
    return Found(place, span, (country.where,))


def _found(document: Document, mention: Mention, place: Toponym) -> Found[Place]:
    tail = mention.tail == place.kind and mention.last < len(mention.tokens)
    span = Span(mention.start, mention.tokens[mention.last].end if tail else mention.end)
    name = document.article.text[span.start : span.end]
    value = Place(name, place.iso3, place.admin1, place.lat, place.lon, place.precision)
    return Found(value, span, (place.where,))
