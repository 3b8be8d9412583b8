"""Records are equal, hashed, sorted and changed as frozen dataclasses are."""

import dataclasses
import gc

import pytest

from timeline import pipeline
from timeline.collector import resting
from timeline.lexicon import default
from timeline.model import Article, Event, Found, Place, Sentence, Span
from timeline.tokens import tokens
from timeline.values import replace

BOR = Place("Bor", "SSD", "", 6.2, 31.6, "city")


def test_equal_records_are_one_in_a_set_and_spans_sort_by_their_start():
    assert {Found(BOR, Span(0, 3)), Found(dataclasses.replace(BOR), Span(0, 3))} == {Found(BOR, Span(0, 3))}
    assert min(Span(4, 5), Span(0, 9), Span(0, 3)) == Span(0, 3)


def test_replace_changes_the_named_fields_alone_and_leaves_the_first_as_it_was():
    (event,) = pipeline.read(Article("Russian troops entered Kherson on 2 March 2022."), default()).events
    changed = replace(event, place_basis="scene", confidence=0.5)
    differing = [field.name for field in dataclasses.fields(Event) if getattr(changed, field.name) != getattr(event, field.name)]
    assert differing == ["place_basis", "confidence"]
    assert changed == dataclasses.replace(event, place_basis="scene", confidence=0.5)


def test_what_a_record_computes_when_made_is_computed_anew():
    sentence = Sentence(Span(0, 12), tokens("Troops left."), 0)
    assert replace(sentence, tokens=tokens("Ships came.")).lows == ["ships", "came", "."]


def test_a_field_that_there_is_not_is_refused():
    with pytest.raises(KeyError, match="nation"):
        replace(BOR, nation="SSD")


def test_the_collector_works_again_after_a_text_was_read_and_after_a_failure():
    pipeline.read(Article("Troops left."), default())
    assert gc.isenabled()
    with pytest.raises(ValueError, match="broken"), resting():
        raise ValueError("broken")
    assert gc.isenabled()
