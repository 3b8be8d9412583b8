"""The chronology: its headings, its sentences, its sources."""

import csv
from datetime import date

import pytest

from timeline import chronology, table
from timeline.lexicon import default, grammar

TYPES = default().types


def rows(*cells):
    given = [
        {"event_id": f"e{number}", "event_type": "deployment", "status": "asserted", "label": "Troops moved"} | one
        for number, one in enumerate(cells)
    ]
    return table.records(table.frame(given))


def dated(first, last=None, precision="day", **cells):
    day = date.fromisoformat
    return {
        "date_start": day(first) if first else None,
        "date_end": day(last or first) if last or first else None,
        "date_precision": precision,
    } | cells


def outline(*cells):
    return [(section.level, section.heading, len(section.entries)) for section in chronology.sections(rows(*cells), TYPES)]


def test_a_day_stands_under_its_year_and_month():
    assert outline(dated("2022-02-24"), dated("2022-02-24")) == [(1, "2022", 0), (2, "February 2022", 0), (3, "24 February 2022", 2)]


def test_what_is_only_known_to_the_month_or_year_stands_right_under_it():
    month, year = dated("2022-02-01", "2022-02-28", "month"), dated("2022-01-01", "2022-12-31", "year")
    assert outline(dated("2022-02-01"), month, year) == [(1, "2022", 1), (2, "February 2022", 1), (3, "1 February 2022", 1)]


def test_a_stretch_over_months_stands_between_the_months_where_it_begins():
    spring = dated("2022-03-01", "2022-05-31", "season")
    assert outline(dated("2022-04-02"), spring, dated("2022-02-03")) == [
        (1, "2022", 0), (2, "February 2022", 0), (3, "3 February 2022", 1), (2, "March to May 2022", 1), (2, "April 2022", 0), (3, "2 April 2022", 1),
    ]  # fmt: skip


def test_events_without_a_date_come_last():
    assert outline(dated(None), dated("2022-02-24"))[-1] == (1, "Without a date", 1)


def test_years_repeat_no_heading_when_a_period_comes_between_days():
    headings = [heading for _, heading, _ in outline(dated("2022-02-03"), dated("2022-02-20", "2022-03-02", "range"), dated("2022-02-25"))]
    assert headings == ["2022", "February 2022", "3 February 2022", "25 February 2022", "20 February to 2 March 2022"]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        pytest.param(dated("2022-10-10"), "On 10 October 2022", id="day"),
        pytest.param(dated("2022-10-08", "2022-10-09", "range"), "From 8 to 9 October 2022", id="stated duration"),
        pytest.param(dated("2022-10-03", "2022-10-09", "week"), "Some time between 3 and 9 October 2022", id="week"),
        pytest.param(dated("2022-02-01", "2022-02-28", "month"), "Some time in February 2022", id="month"),
        pytest.param(dated("2022-04-01", "2022-04-10", "month"), "Some time between 1 and 10 April 2022", id="part of a month"),
        pytest.param(dated("2022-01-01", "2022-06-30", "half"), "Some time between January and June 2022", id="half"),
        pytest.param(dated("2016-01-01", "2016-12-31", "year"), "Some time in 2016", id="year"),
        pytest.param(dated("2010-01-01", "2019-12-31", "decade"), "Some time between January 2010 and December 2019", id="decade"),
        pytest.param({"date_end": date(2022, 2, 24), "date_precision": "before"}, "Until 24 February 2022", id="open start"),
        pytest.param({"date_start": date(2022, 2, 24), "date_precision": "after"}, "From 24 February 2022 on", id="open end"),
        pytest.param(dated(None, precision="unknown"), "On an unknown day", id="no date"),
    ],
)
def test_when_is_said_as_vaguely_as_it_is_known(cells, said):
    assert chronology.when(rows(cells)[0]) == said


def test_an_event_is_a_sentence_with_its_status_numbers_speaker_and_source():
    told = dated(
        "2022-02-24", status="denied", group="combat", event_type="attack", label="An assault", actors="Russia; Belarus", targets="Ukraine",
        place_name="Kyiv", place_precision="city", quantity_min=700, quantity_unit="troops", quantity_text="more than 700",
        speaker="Alexander Lukashenko", via="Belta",
        source="Example News", published=date(2022, 2, 25),
    )  # fmt: skip
    assert chronology.entry(rows(told)[0], TYPES).text == (
        "On 24 February 2022. Attack, said not to be so: An assault. By Russia and Belarus against Ukraine, in Kyiv, "
        "at least 700 troops (“more than 700”); according to Alexander Lukashenko via Belta. (Example News, published 25 February 2022)"
    )


def test_what_the_label_says_is_not_said_again():
    told = dated(
        "2022-02-24", label="Russia moved troops to Minsk", actors="Russia", place_name="Minsk", place_precision="city", source="Example News"
    )
    assert chronology.entry(rows(told)[0], TYPES).rest == ""


def test_a_country_is_nowhere_in_particular():
    told = dated("2022-02-24", place_name="Belarus", place_precision="country")
    assert chronology.entry(rows(told)[0], TYPES).rest == "Somewhere in Belarus."


def test_reports_are_listed_oldest_first_with_their_events():
    cells = [
        {"article_id": "b", "article_title": "Later", "published": date(2022, 3, 1)},
        {"article_id": "a", "article_title": "Earlier", "published": date(2022, 2, 1)},
    ]
    found = chronology.reports(rows(*cells, cells[0]))
    assert [(report.title, report.events) for report in found] == [("Earlier", 1), ("Later", 2)]


def test_the_plain_text_has_underlined_headings_and_no_steering_characters():
    told = rows(dated("2022-02-24", label="Troops \x1b[31mmoved\x07", source="Example News"))
    lines = list(chronology.text(told, TYPES))
    assert lines[1:3] == ["2022", "===="]
    assert lines[-1].replace("\N{REPLACEMENT CHARACTER}", "?").startswith("* On 24 February 2022. Deployment: Troops ?[31mmoved?. (Example News,")


def test_one_of_each_thing_that_is_counted_is_called_what_the_table_of_units_calls_it():
    with (default().words / "units.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["unit"] and row["plural"] not in {"=", row["noun"]}]
    singles = {plural: row["noun"] for row in rows if (plural := row["plural"] or grammar.plural(row["noun"])) == row["unit"]}
    assert len(singles) > 50
    assert {unit: chronology.one(unit) for unit in singles} == singles
