"""What holds for any text: no fault, quotes that fit, bounds in order, the same bytes everywhere."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import texts
from hypothesis import HealthCheck, given, settings

from timeline import pipeline, record
from timeline.lexicon import DATA, default
from timeline.model import Article
from timeline.read import dossier

ROOT = Path(__file__).resolve().parents[1]
PRECISIONS = set("day range weekend week month season quarter half year decade before after approx unknown".split())
BASES = {"explicit", "relative", "context", "published", ""}
STATUSES = {"asserted", "planned", "possible", "denied"}
WHOSE = {"stated", "referred", "borrowed", "scene"}
PLACES = {"point", "city", "admin1", "region", "country", "sea"}
any_article = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)

SAMPLES = [article for one in dossier.every(DATA / "samples") for article in one.articles]
samples = pytest.mark.parametrize("article", SAMPLES, ids=lambda article: article.id)


def rows(article):
    return [record.row(event, article, default().types) for event in pipeline.read(article, default()).events]


def check(article):
    """Assert what every row of every article must hold."""
    text = article.text
    ids = set()
    for event in pipeline.read(article, default()).events:
        cells = record.row(event, article, default().types)
        ids.add(cells["event_id"])
        for name in ("sentence", "trigger"):
            start, end = cells[f"{name}_start"], cells[f"{name}_end"]
            assert 0 <= start < end <= len(text)
            assert cells[name] == text[start:end]
        assert all(0 <= start < end <= len(text) for held in record.spans(event).values() for start, end in held)
        if event.place and event.place_basis == "borrowed" and not event.mentions:
            assert event.sentence.holds(event.place.span)
        if event.place and event.place_basis == "scene" and not event.mentions:
            assert not event.sentence.overlaps(event.place.span)
        assert event.sentence.holds(event.trigger)
        check_values(cells, article)
    assert len(ids) == len(rows(article)), "two events share a name"


def check_values(cells, article):
    """Assert that the values of one row fit each other."""
    first, last = cells["date_start"], cells["date_end"]
    assert first is None or last is None or first <= last
    assert cells["date_precision"] in PRECISIONS
    assert (cells["date_basis"] or "") in BASES
    assert cells["status"] in STATUSES
    assert cells["place_precision"] in PLACES | {None}
    assert cells["origin_precision"] in PLACES | {None}
    assert (cells["place_basis"] in WHOSE) == (cells["place_name"] is not None)
    for radius, precision in (("place_radius_km", "place_precision"), ("origin_radius_km", "origin_precision")):
        assert cells[radius] is None or (cells[radius] > 0 and cells[precision] in {"region", "sea"}), "what has a radius is no pin"
    least, most = cells["quantity_min"], cells["quantity_max"]
    assert least is None or most is None or least <= most
    for latitude, longitude in ((cells["lat"], cells["lon"]), (cells["origin_lat"], cells["origin_lon"])):
        assert (latitude is None) == (longitude is None)
        assert latitude is None or (-90 <= latitude <= 90 and -180 <= longitude <= 180)
    for name in ("actors_iso3", "targets_iso3", "speaker_iso3", "iso3", "origin_iso3"):
        assert all(len(code) == 3 and code.isalpha() and code.isupper() for code in record.parts(cells[name]))
    assert 0 <= cells["confidence"] <= 1
    if article.published is None:
        assert cells["date_basis"] not in {"relative", "published"} or first is last is None


@any_article
@given(texts.anything, texts.days)
def test_no_text_raises_and_every_row_holds(text, published):
    check(Article(text, published))


@samples
def test_every_row_of_a_sample_holds(article):
    check(article)


@samples
def test_the_order_of_a_sample_s_events_is_that_of_its_text(article):
    starts = [event.trigger for event in pipeline.read(article, default()).events]
    assert starts == sorted(starts)


@pytest.mark.parametrize("mark", ["İ", "\u200b", "😀", "ﬁ", "\u0130\u0307"], ids=ascii)
def test_odd_characters_before_a_sentence_only_shift_it(mark):
    sentence = "Russian troops arrived in Belarus on Monday."
    plain, odd = (rows(Article(f"{lead}\n\n{sentence}", date(2022, 10, 18))) for lead in ("x", mark))
    assert [(row["trigger"], row["date_start"], row["place_name"]) for row in odd] == [
        (row["trigger"], row["date_start"], row["place_name"]) for row in plain
    ]
    assert plain


def test_nothing_but_the_article_and_the_data_decides_a_row():
    """Hash seed, time zone, language and working folder differ; the bytes do not."""
    outputs = set()
    for seed, zone, language in (("0", "UTC", "C"), ("1", "Pacific/Kiritimati", "tr_TR.UTF-8"), ("4711", "America/Los_Angeles", "de_DE.UTF-8")):
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "timeline", "extract", str(DATA / "samples")]
        outputs.add(subprocess.run(command, env=env, cwd=ROOT, capture_output=True, check=True).stdout)
    assert len(outputs) == 1
    assert outputs.pop().count(b"\r\n") > len(SAMPLES)


@samples
def test_an_unrelated_last_paragraph_changes_nothing(article):
    longer = Article(f"{article.text.rstrip()}\n\nThe weather was fine.", article.published, article.title, id=article.id)
    same = Article(article.text, article.published, article.title, id=article.id)
    assert rows(longer) == rows(same)


def test_twice_the_text_takes_about_twice_the_work():
    """Counted in calls, not seconds: a clock makes a test that fails on a busy machine."""
    unit = "\n\n".join(article.text for article in SAMPLES[:4]) + "\n\n"
    few, many = calls(unit * 2), calls(unit * 8)
    assert many <= 4 * 1.25 * few


def calls(text):
    count = 0

    def tally(_frame, event, _argument):
        nonlocal count
        count += event in {"call", "c_call"}

    default()
    pipeline.read(Article(text[:3000], date(2022, 10, 18)), default())
    sys.setprofile(tally)
    try:
        pipeline.read(Article(text, date(2022, 10, 18)), default())
    finally:
        sys.setprofile(None)
    return count
