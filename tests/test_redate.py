"""Another day of publication moves what is counted from it, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from timeline import pipeline, record, redate
from timeline.lexicon import DATA, default
from timeline.model import Article
from timeline.read import dossier

TEXT = (
    "Russian troops arrived in Belarus on Monday. Israel bombed Aleppo on 3 March 2021. "
    "Turkey will send 300 soldiers to Libya next week. France withdrew its soldiers from Mali last month."
)
DAY, OTHER = date(2022, 10, 18), date(2022, 10, 11)
ARTICLES = [article for one in dossier.every(DATA / "samples") for article in one.articles]


def brief(moved):
    return [(one.label[:6], str(one.before.first), str(one.after.first)) for one in moved]


def test_what_is_counted_from_publication_moves_and_the_rest_stays():
    assert brief(redate.moved(Article(TEXT, DAY), OTHER)) == [
        ("Russia", "2022-10-17", "2022-10-10"),
        ("Turkey", "2022-10-24", "2022-10-17"),
    ]


def test_a_month_moves_when_the_month_of_publication_does():
    assert ("France", "2022-09-01", "2022-10-01") in brief(redate.moved(Article(TEXT, DAY), date(2022, 11, 15)))


def test_a_day_given_for_the_first_time_dates_what_was_open():
    (first, *_) = redate.moved(Article(TEXT), DAY)
    assert (first.before.first, first.before.precision, first.after.first) == (None, "unknown", date(2022, 10, 17))


def test_a_day_taken_away_leaves_relative_dates_open():
    assert all(one.after.first is None for one in redate.moved(Article(TEXT, DAY), None))


def test_the_name_is_that_of_the_row():
    rows = {record.row(event, Article(TEXT, DAY), default().types)["event_id"] for event in pipeline.read(Article(TEXT, DAY)).events}
    assert {one.event_id for one in redate.moved(Article(TEXT, DAY), OTHER)} <= rows


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.id)
def test_the_same_day_moves_nothing(article):
    assert redate.moved(article, article.published) == []


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.id)
def test_every_event_stays_in_sight_once(article):
    moved = redate.moved(article, date(2001, 2, 3))
    assert len({one.event_id for one in moved}) == len(moved)
    assert all(one.before or one.after for one in moved)
    before = {record.event_id(article.id, event.trigger, event.type): event.when.value for event in pipeline.read(article).events}
    assert all(before[one.event_id] == one.before for one in moved if one.before)


def test_mentions_that_part_are_no_new_events():
    text = "Israel bombed Aleppo on Monday.\n\nIt was hot.\n\nIsrael bombed Aleppo on 10 October 2022."
    assert len(pipeline.read(Article(text, OTHER)).events) < len(pipeline.read(Article(text, date(2020, 10, 11))).events)
    moved = redate.moved(Article(text, OTHER), date(2020, 10, 11))
    assert all(one.before for one in moved)
