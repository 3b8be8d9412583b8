"""Finds names of places, governments' seats included, and puts each on the map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.find import place_choice, place_distance, place_edges, place_persons, place_reference, place_relations, place_unknown
from timeline.find.beginnings import begun
from timeline.find.place_choice import ENOUGH, Votes
from timeline.find.place_edges import States
from timeline.find.place_mentions import Mention, look_around, scan
from timeline.find.place_phrase import Named, reach_km
from timeline.lexicon import Lexicon
from timeline.lexicon.countries import Country
from timeline.lexicon.places import Toponym
from timeline.model import Document, Found, Place, Sentence, Span, Token

# A name that is surely a place once counts so much more elsewhere in the article.
KNOWN = 1.5
LISTED_KM = {"city": 5.0, "town": 3.0, "village": 1.0}  # from the middle of a town that is listed by hand to its edge


class _People(NamedTuple):
    """A demonym or adjective, tokens `first` to `last` of its sentence; `is_ground` where it means the land."""

    country: Country
    tokens: tuple[Token, ...]
    first: int
    last: int
    is_ground: bool

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return Span(self.tokens[self.first].start, self.tokens[self.last - 1].end)


def find(document: Document, lexicon: Lexicon, names: Sequence[Span] = ()) -> list[Found[Place]]:
    """Return the places meant: each toponym, or the phrase round it that means another place ("eastern Ukraine").

    `names` are spans of persons, bodies and units, within which nothing is a place.

    >>> from timeline.lexicon import default
    >>> from timeline.model import Article
    >>> from timeline.text.document import prepare
    >>> document = prepare(Article("Russian troops moved from Gomel to Kherson in southern Ukraine."), default())
    >>> [(found.value.name, found.value.iso3, found.value.precision) for found in find(document, default())]
    [('Gomel', 'BLR', 'city'), ('Kherson', 'UKR', 'city'), ('southern Ukraine', 'UKR', 'region')]
    """
    searched, states = _search(document, lexicon, names)
    named = [one for one in searched if not place_relations.is_adjective(one, lexicon.places)]
    wide = [place_relations.widen(document, one, lexicon.places, states) for one in named]
    borders = [border for sentence in document.sentences for border in _borders(document, sentence, lexicon)]
    borders += place_distance.between(document, named, lexicon.places)
    kept = [found for found in wide if not any(border.span.overlaps(found.span) for border in borders)] if borders else wide
    places = sorted([*kept, *borders], key=lambda found: (found.span.start, found.span.end))
    referred = place_reference.search(document, places, lexicon)
    return sorted([*places, *referred], key=lambda found: (found.span.start, found.span.end)) if referred else places


def toponyms(document: Document, lexicon: Lexicon, names: Sequence[Span] = ()) -> list[Found[Place]]:
    """Return every name of a place by itself, as `find` takes them before it reads the phrase round them."""
    return [one.found for one in _search(document, lexicon, names)[0]]


def _search(document: Document, lexicon: Lexicon, names: Sequence[Span]) -> tuple[list[Named], States]:
    """Return the names that are places, adjectives that stand for the ground of a state, and which states are meant where."""
    gazetteer = lexicon.places
    mentions = [mention for number, sentence in enumerate(document.sentences) for mention in scan(sentence, number, gazetteer)]
    taken = frozenset().union(*[range(name.start, name.end) for name in names])
    mentions = [mention for mention in mentions if taken.isdisjoint(range(mention.start, mention.end))]
    look_around(mentions, gazetteer)
    place_persons.note(document.sentences, mentions, gazetteer)
    peoples = list(_peoples(document, lexicon))
    places = _choose(mentions, [one.country.iso3 for one in peoples])
    named = [_named(document, mention, place) for mention, place in places]
    named += [Named(_ground(document, one.country, one.span), one.tokens, one.first, one.last, "country") for one in peoples if one.is_ground]
    named.sort(key=lambda one: (one.found.span.start, one.found.span.end))
    unknown = place_unknown.search(document.article.text, document.sentences, named, lexicon, taken)
    named = sorted([*named, *unknown], key=lambda one: (one.found.span.start, one.found.span.end)) if unknown else named
    states = States()
    meant = [(one.found.span.start, one.found.value.iso3) for one in named] + [(one.span.start, one.country.iso3) for one in peoples]
    for start, iso3 in sorted(meant):
        states.add(start, iso3)
    return named, states


def _borders(document: Document, sentence: Sentence, lexicon: Lexicon) -> Iterator[Found[Place]]:
    """Yield the borders between two states that a sentence names."""
    tokens = sentence.tokens
    if begun(sentence, lexicon).borders:
        states = [
            (senses[0][0], first, last) for first, last, senses in lexicon.countries.find(tokens) if senses[0][0].iso3 and senses[0][1] != "seat"
        ]
        yield from place_edges.borders(document, sentence, states, lexicon.places)


def _choose(mentions: Sequence[Mention], peoples: Sequence[str]) -> list[tuple[Mention, Toponym]]:
    """Return the mentions that are places, each with the best of its namesakes."""
    votes = place_choice.count_votes(mentions, peoples)
    first = [(mention, place_choice.best(mention, votes)) for mention in mentions]
    weights = _weights(first, votes)
    votes.theatre = place_choice.theatre(first, weights)
    votes = place_choice.with_towns(votes, (pair for pair, weight in zip(first, weights, strict=True) if weight >= ENOUGH))
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


def _peoples(document: Document, lexicon: Lexicon) -> Iterator[_People]:
    """Yield demonyms and adjectives, and whether the ground of a state is meant: "the Turkish border"."""
    grounds = lexicon.places.words["ground"]
    for sentence in document.sentences:
        tokens = sentence.tokens
        for first, last, senses in lexicon.countries.among(begun(sentence, lexicon).states, tokens, sentence.lows):
            country, kind = senses[0]
            if kind in {"adjective", "demonym"} and country.iso3:
                is_ground = country.lat is not None and last < len(tokens) and tokens[last].low in grounds
                yield _People(country, tokens, first, last, is_ground)


def _ground(document: Document, country: Country, span: Span) -> Found[Place]:
    precision = "country" if country.iso2 else "region"
    place = Place(document.article.text[span.start : span.end], country.iso3, "", country.lat, country.lon, precision)
    return Found(place, span, (country.where,))


def _named(document: Document, mention: Mention, place: Toponym) -> Named:
    is_listed = place.where.startswith("features")  # whose number of people stands for its fame
    reach = LISTED_KM.get(place.kind, 1.0) if is_listed else reach_km(place.kind, place.population)
    return Named(_found(document, mention, place), mention.tokens, mention.first, mention.last, place.kind, reach)


def _found(document: Document, mention: Mention, place: Toponym) -> Found[Place]:
    tail = mention.tail == place.kind and mention.last < len(mention.tokens)
    span = Span(mention.start, mention.tokens[mention.last].end if tail else mention.end)
    name = document.article.text[span.start : span.end]
    value = Place(name, place.iso3, place.admin1, place.lat, place.lon, place.precision)
    return Found(value, span, (place.where,))
