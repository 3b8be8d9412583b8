"""Builds reports of a sentence or two, and tells in plain words what was read in them."""

from datetime import date

from timeline import clauses, pipeline
from timeline.lexicon import default
from timeline.model import Article
from timeline.text import prepare

TUESDAY = "2022-10-11"  # the day of publication, unless a case gives another


def article(text, published=TUESDAY):
    return Article(text, date.fromisoformat(published) if published else None)


def read(text, published=TUESDAY):
    return pipeline.read(article(text, published), default()).events


def triggers(text, published=TUESDAY):
    """Return the trigger words of all events, in the order of the text."""
    return [text[event.trigger.start : event.trigger.end] for event in read(text, published)]


def event(text, word, published=TUESDAY):
    """Return the one event whose trigger is `word`."""
    found = [event for event in read(text, published) if text[event.trigger.start : event.trigger.end] == word]
    assert len(found) == 1, f"{len(found)} events by {word!r}; there are {triggers(text, published)}"
    return found[0]


def names(parties):
    return [party.value.name for party in parties]


def spot(place):
    return place.value.name if place else None


def days(told):
    """Return "2022-10-10", "2022-10-03..2022-10-09", or "" where no day is known."""
    first, last = told.when.value.first, told.when.value.last
    if first is None or last is None:
        return ""
    return str(first) if first == last else f"{first}..{last}"


def count(told):
    return (told.quantity.value.low, told.quantity.value.high, told.quantity.value.unit) if told.quantity else None


def frame(text, published=TUESDAY):
    """Return the only sentence of a text, taken apart."""
    document = prepare(article(text, published), default())
    (sentence,) = document.sentences
    finds = pipeline.search(document, default())
    return clauses.frame(sentence, default(), finds.things, finds.dates, finds.triggers)


def quote(text, one, first, last):
    """Return the words of the tokens `first` to `last` of a frame."""
    tokens = one.sentence.tokens
    return text[tokens[first].start : tokens[last].end]
