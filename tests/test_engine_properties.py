"""What the engine holds to for any text; test_properties.py says the same of the rows it becomes."""

import os
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
import texts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline import labels, pipeline
from timeline.lexicon import default
from timeline.model import Article
from timeline.text import prepare

ROOT = Path(__file__).resolve().parents[1]
TUESDAY = date(2022, 10, 11)
WEATHER = "The weather was fine."
WAR = "Soldiers, tanks, artillery, missiles, warships and drones are on everybody's mind.\n\n"  # so that a text of any length is read
some = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
sentences = st.lists(
    st.sampled_from([sentence.strip() + "." for sentence in texts.NEWS.replace("\n", " ").split(". ") if 20 < len(sentence) < 300]), max_size=6
).map(" ".join)
reports = texts.anything | sentences


def read(text, published=TUESDAY):
    return pipeline.read(Article(text, published), default()).events


def told(events):
    """Return what matters of each event, without its offsets."""
    return [(event.type, event.status, event.label, event.when.value, [actor.value for actor in event.actors], event.confidence) for event in events]


def finds(event):
    """Return all finds of an event."""
    single = (event.speaker, event.quantity, event.place, event.origin)
    return [event.when, *(found for found in single if found), *event.actors, *event.targets, *event.forces, *event.equipment]


@some
@given(reports, texts.days)
def test_any_text_is_read_and_explained(text, published):
    for event in read(text, published):
        assert 0.0 <= event.confidence <= 1.0
        assert 0 < len(event.label) <= labels.LONGEST
        assert event.evidence
        for span in (event.trigger, event.sentence, *event.mentions, *(found.span for found in finds(event))):
            assert 0 <= span.start <= span.end <= len(text)
        assert event.sentence not in event.mentions
        first, last = event.when.value.first, event.when.value.last
        assert first is None or last is None or first <= last
    assert all(isinstance(line, str) for line in pipeline.explain(Article(text, published), default()))


@some
@given(reports, texts.days)
def test_the_same_text_gives_the_same_events(text, published):
    assert read(text, published) == read(text, published)


@some
@given(sentences)
def test_an_unrelated_paragraph_after_the_text_changes_nothing(text):
    assert read(f"{WAR}{text}\n\n{WEATHER}") == read(WAR + text)


@some
@given(sentences)
def test_an_unrelated_paragraph_before_the_text_only_shifts_it(text):
    lead = f"{WEATHER}\n\n"
    before, after = read(WAR + text), read(WAR + lead + text)
    assert [event.trigger.start + len(lead) for event in before] == [event.trigger.start for event in after]
    assert told(before) == told(after)


@some
@given(sentences, st.integers(1, 400))
def test_another_day_of_publication_moves_no_date_written_in_full(text, shift):
    def written(events):
        return [(event.trigger, event.when.value.first, event.when.value.last) for event in events if event.when.value.basis == "explicit"]

    def keys(events):
        return {event.trigger for event in events}

    one, two = read(text), read(text, TUESDAY + timedelta(shift))
    both = keys(one) & keys(two)
    assert [line for line in written(one) if line[0] in both] == [line for line in written(two) if line[0] in both]


@some
@given(reports)
def test_without_a_day_of_publication_nothing_is_dated_from_today(text):
    for event in read(text, published=None):
        assert event.when.value.basis in {"explicit", "context"} or event.when.value.first is None


@pytest.mark.parametrize(
    ("plain", "other"),
    [
        pytest.param("'", "’", id="curly apostrophes"),
        pytest.param(" - ", " — ", id="long dashes"),
        pytest.param(" to ", "\xa0to ", id="unbreakable blanks"),
        pytest.param("\n\n", "\n \n\n", id="more blank lines"),
    ],
)
def test_typography_changes_no_event(plain, other):
    text = "\n\n".join(
        (
            "Russia sent troops to Syria on Monday - its army's first move to Aleppo this year.",
            "Israel's air force didn't bomb Aleppo on Sunday, Netanyahu said. Putin plans to visit Minsk on 20 October.",
        )
    )
    assert plain in text
    one, two = read(text), read(text.replace(plain, other))
    assert [_plain(event) for event in one] == [_plain(event) for event in two]
    assert len(one) >= 3


def _plain(event):
    places = [place.value.name for place in (event.place, event.origin) if place]
    return event.type, event.status, event.when.value.first, [party.value.name for party in (*event.actors, *event.targets)], places


def test_no_hash_seed_or_time_zone_decides_an_event():
    code = (
        "import sys; from datetime import date; from timeline import pipeline; from timeline.model import Article;"
        "print(pipeline.read(Article(sys.stdin.read(), date(2022, 10, 11))))"
    )
    answers = set()
    for seed, zone in (("0", "Pacific/Kiritimati"), ("4711", "America/Los_Angeles")):
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-X", "utf8", "-c", code]
        answers.add(subprocess.run(command, input=texts.NEWS[:20_000].encode(), env=env, cwd=ROOT, capture_output=True, check=True).stdout)
    assert len(answers) == 1
    assert answers.pop().count(b"Event(") > 20


def test_no_trigger_no_event():
    news = texts.NEWS[:20_000]
    spans = {sentence.span for sentence in prepare(Article(news, TUESDAY), default()).sentences}
    for event in read(news):
        assert event.sentence in spans
        assert event.evidence[0].startswith("triggers.csv:")


@pytest.mark.parametrize(
    "unit",
    [
        pytest.param(texts.NEWS[:8000] + "\n\n", id="news"),
        pytest.param("Russia sent 300 troops to Syria.\n\n", id="paragraphs"),
        pytest.param("troops ", id="one word without end"),
        pytest.param("Russia, Belarus, troops and ", id="a list of names without end"),
        pytest.param("1,000 troops ", id="counts without end"),
        pytest.param("troops of the town of ", id="prepositions without end"),
        pytest.param("troops 1 March 2022 ", id="dates without end"),
        pytest.param("Russia's troops ", id="owners without end"),
        pytest.param("it they the country troops ", id="pronouns without end"),
        pytest.param("troops will not ", id="cues without end"),
        pytest.param('" troops ', id="quotation marks without end"),
        pytest.param("U.S. troops ", id="full stops that end nothing"),
        pytest.param("troops, which ", id="clauses without end"),
        pytest.param("USS Ronald Reagan ", id="ships without end"),
        pytest.param("Russia sent 300 troops to Syria on Monday. ", id="one sentence again and again"),
        pytest.param("Russia sent 300 troops to Syria on Monday and Ukraine shelled Donetsk ", id="events without end"),
        pytest.param("Putin said that troops ", id="claims without end"),
        pytest.param("troops attack ", id="triggers without end"),
        pytest.param("killed 5 troops ", id="losses without end"),
        pytest.param("1st Guards Tank Army ", id="units without end"),
    ],
)
def test_twice_the_text_takes_at_most_about_twice_the_time(unit):
    few = unit * max(1, 8000 // len(unit))
    assert seconds(few * 2) <= 3 * seconds(few)


def seconds(text):
    """Return the least processor time of three readings, so that a busy machine does not count."""
    spans = []
    for _ in range(3):
        start = time.process_time()
        read(text)
        spans.append(time.process_time() - start)
    return min(spans)
