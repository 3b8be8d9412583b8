"""What date phrases mean: intervals for the table, TIMEX3 values for the command."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date

import pytest

from timeline.find import dates
from timeline.lexicon import DATA, Lexicon, default
from timeline.model import Article, DateRange, Document
from timeline.text import prepare

TUESDAY = date(2022, 10, 11)


def report(text: str, published: date | None = TUESDAY) -> Document:
    """Return a report made ready."""
    return prepare(Article(text, published), default())


def ranges(text: str, published: date | None = TUESDAY) -> list[DateRange]:
    """Return the intervals found in a report."""
    return [found.value for found in dates.find(report(text, published), default())]


def values(text: str, published: date | None = TUESDAY) -> list[str]:
    """Return words and TIMEX3 values found in a report."""
    document = report(text, published)
    return [f"{document.article.text[f.span.start : f.span.end]}={f.value.value}" for f in dates.timexes(document, default())]


def days(value: DateRange) -> str:
    """Return an interval in short."""
    return f"{value.first}..{value.last} {value.precision} {value.basis}"


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        pytest.param("on Monday", "2022-10-10..2022-10-10 day relative", id="weekday looks back"),
        pytest.param("on Wednesday", "2022-10-05..2022-10-05 day relative", id="never tomorrow"),
        pytest.param("on Tuesday", "2022-10-11..2022-10-11 day relative", id="publication day itself"),
        pytest.param("last Tuesday", "2022-10-04..2022-10-04 day relative", id="last is never today"),
        pytest.param("next Friday", "2022-10-14..2022-10-14 day relative", id="next weekday"),
        pytest.param("this Friday", "2022-10-14..2022-10-14 day relative", id="this weekday is of this week"),
        pytest.param("they will leave on Friday", "2022-10-14..2022-10-14 day relative", id="plan looks forward"),
        pytest.param("talks are scheduled for Friday", "2022-10-14..2022-10-14 day relative", id="scheduled looks forward"),
        pytest.param("the unit is to leave on Friday", "2022-10-14..2022-10-14 day relative", id="is to looks forward"),
        pytest.param("the unit had been due to leave on Friday", "2022-10-07..2022-10-07 day relative", id="had been due looks back"),
        pytest.param("as early as Thursday", "2022-10-13..2022-10-13 day relative", id="as early as looks forward"),
        pytest.param("the day before Friday's raid", "2022-10-06..2022-10-06 day relative", id="day before a weekday"),
        pytest.param("in the early hours of Thursday morning", "2022-10-06..2022-10-06 day relative", id="small hours"),
        pytest.param("On Friday, the staff plans to move", "2022-10-14..2022-10-14 day relative", id="plan told after its day"),
        pytest.param("On Friday, he said the staff plans to move", "2022-10-07..2022-10-07 day relative", id="plan told on a day"),
        pytest.param("he was shot to death on 20 February", "2022-02-20..2022-02-20 day relative", id="to death is no plan"),
        pytest.param("on 24FEB2022", "2022-02-24..2022-02-24 day explicit", id="day, month and year in one word"),
        pytest.param("in first half of 2020", "2020-01-01..2020-06-30 half explicit", id="half without article"),
        pytest.param("over the weekend", "2022-10-08..2022-10-09 weekend relative", id="weekend just over"),
        pytest.param("next weekend", "2022-10-22..2022-10-23 weekend relative", id="next weekend"),
        pytest.param("last week", "2022-10-03..2022-10-09 week relative", id="last week"),
        pytest.param("this week", "2022-10-10..2022-10-11 week relative", id="this week up to publication"),
        pytest.param("late last week", "2022-10-07..2022-10-09 week relative", id="late last week"),
        pytest.param("overnight", "2022-10-10..2022-10-11 range relative", id="evening before and the day"),
        pytest.param("overnight Friday", "2022-10-06..2022-10-07 range relative", id="overnight with weekday"),
        pytest.param("last night", "2022-10-10..2022-10-10 day relative", id="last night"),
        pytest.param("yesterday morning", "2022-10-10..2022-10-10 day relative", id="yesterday"),
        pytest.param("the day before yesterday", "2022-10-09..2022-10-09 day relative", id="day before yesterday"),
        pytest.param("in February", "2022-02-01..2022-02-28 month relative", id="month of the past"),
        pytest.param("will deploy in February", "2023-02-01..2023-02-28 month relative", id="month of a plan"),
        pytest.param("in early August", "2022-08-01..2022-08-10 month relative", id="early in a month"),
        pytest.param("in mid-August", "2022-08-11..2022-08-20 month relative", id="middle of a month"),
        pytest.param("at the end of August", "2022-08-21..2022-08-31 month relative", id="end of a month"),
        pytest.param("last month", "2022-09-01..2022-09-30 month relative", id="last month"),
        pytest.param("earlier this month", "2022-10-01..2022-10-10 month relative", id="earlier this month"),
        pytest.param("later this year", "2022-10-12..2022-12-31 year relative", id="what is left of the year"),
        pytest.param("in early 2006", "2006-01-01..2006-03-31 quarter explicit", id="early in a year"),
        pytest.param("in 1999", "1999-01-01..1999-12-31 year explicit", id="year"),
        pytest.param("last winter", "2021-12-01..2022-02-28 season relative", id="winter spans two years"),
        pytest.param("in the summer of 1955", "1955-06-01..1955-08-31 season explicit", id="season with year"),
        pytest.param("in the third quarter of 1990", "1990-07-01..1990-09-30 quarter explicit", id="quarter"),
        pytest.param("the second half of 2008", "2008-07-01..2008-12-31 half explicit", id="half"),
        pytest.param("during the 1980s", "1980-01-01..1989-12-31 decade explicit", id="decade"),
        pytest.param("in the 20th century", "1900-01-01..1999-12-31 approx explicit", id="century"),
        pytest.param("over the past five days", "2022-10-06..2022-10-11 range relative", id="past five days"),
        pytest.param("in the past two months", "2022-08-11..2022-10-11 range relative", id="past two months"),
        pytest.param("in the past year", "2021-10-11..2022-10-11 range relative", id="past year rolls"),
        pytest.param("in recent weeks", "2022-09-13..2022-10-11 approx relative", id="recent weeks"),
        pytest.param("the coming week", "2022-10-17..2022-10-23 week relative", id="coming week"),
        pytest.param("in the coming days", "2022-10-11..2022-10-18 week relative", id="coming days"),
        pytest.param("six months ago", "2022-04-01..2022-04-30 month relative", id="months ago"),
        pytest.param("two weeks ago", "2022-09-26..2022-10-02 week relative", id="weeks ago are a week"),
        pytest.param("days after the raid", "2022-10-04..2022-10-10 week relative", id="days after dates the raid"),
        pytest.param("six months after the raid", "2022-04-01..2022-04-30 month relative", id="months after dates the raid"),
        pytest.param("since 24 February", "2022-02-24..2022-10-11 range relative", id="since runs to publication"),
        pytest.param("they will finish by 1 December", "2022-10-11..2022-12-01 range relative", id="by, for a plan"),
        pytest.param("until 2014", "None..2014-12-31 before explicit", id="until, of the past"),
        pytest.param("before dawn on Monday", "2022-10-10..2022-10-10 day relative", id="before a time of day"),
        pytest.param("they will be ready before the end of the month", "2022-10-11..2022-10-31 range relative", id="before the end"),
        pytest.param("before 24 February 2022", "None..2022-02-23 before explicit", id="before"),
        pytest.param("on Christmas Day 1989", "1989-12-25..1989-12-25 day explicit", id="holiday"),
        pytest.param("around 3 May 2022", "2022-05-03..2022-05-03 approx explicit", id="about a day"),
        pytest.param("in the second week of March 2022", "2022-03-08..2022-03-14 week explicit", id="week of a month"),
        pytest.param("in the last week of February 2022", "2022-02-22..2022-02-28 week explicit", id="last week of a month"),
        pytest.param("the week of 5 October", "2022-10-03..2022-10-09 week relative", id="week of a day"),
        pytest.param("by Monday evening they had taken it", "2022-10-10..2022-10-10 day relative", id="by, news of that day"),
        pytest.param("the minister is due in Kyiv on Friday", "2022-10-14..2022-10-14 day relative", id="due looks forward"),
        pytest.param("2022-03-09", "2022-03-09..2022-03-09 day explicit", id="figures, ISO"),
        pytest.param("23/04/2021", "2021-04-23..2021-04-23 day explicit", id="figures, plain"),
        pytest.param("03/04/2022", "2022-01-01..2022-12-31 approx explicit", id="figures that could be read two ways"),
        pytest.param("on 29 February", "2020-02-29..2020-02-29 day relative", id="leap day"),
    ],
)
def test_a_phrase_is_as_wide_as_its_words(phrase, expected):
    assert days(dates.resolve(phrase, published=TUESDAY)) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        pytest.param("8-9 October", "2022-10-08..2022-10-09", id="days of a month, dash"),
        pytest.param("7/8 October", "2022-10-07..2022-10-08", id="days of a month, slash"),
        pytest.param("Oct. 8-9", "2022-10-08..2022-10-09", id="month first"),
        pytest.param("June 11, 12", "2022-06-11..2022-06-12", id="list of neighbours"),
        pytest.param("on 8 and 9 October", "2022-10-08..2022-10-09", id="neighbours with and"),
        pytest.param("between 3 and 7 May", "2022-05-03..2022-05-07", id="between"),
        pytest.param("from 24 to 28 February 2022", "2022-02-24..2022-02-28", id="from to"),
        pytest.param("from March to June 2003", "2003-03-01..2003-06-30", id="months share the year"),
        pytest.param("between March and June in 2003", "2003-03-01..2003-06-30", id="months of a year told with in"),
        pytest.param("from 3 March to 9 June in 2003", "2003-03-03..2003-06-09", id="days of a year told with in"),
        pytest.param("from November 2021 to February", "2021-11-01..2022-02-28", id="year carried over its end"),
        pytest.param("1941-45", "1941-01-01..1945-12-31", id="years, short"),
        pytest.param("24 February 2022 – 3 March 2022", "2022-02-24..2022-03-03", id="full dates with an en dash"),
        pytest.param("from late March to early April", "2022-03-21..2022-04-10", id="parts of months"),
        pytest.param("on Saturday and Sunday", "2022-10-08..2022-10-09", id="weekdays"),
        pytest.param("from 24 February 2022 until 3 March", "2022-02-24..2022-03-03", id="until"),
    ],
)
def test_both_ends_of_a_range_give_one_interval(phrase, expected):
    value = dates.resolve(phrase, published=TUESDAY)
    assert (f"{value.first}..{value.last}", value.precision) == (expected, "range")
    assert len(ranges(phrase)) == 1


def test_a_range_from_a_weekday_to_a_date():
    value = dates.resolve("from Monday to 12 April", published=date(2022, 4, 13))
    assert (value.first, value.last) == (date(2022, 4, 11), date(2022, 4, 12))


@pytest.mark.parametrize(
    ("phrase", "published", "expected"),
    [
        pytest.param("drills from Thursday to Sunday", "2022-08-03", "2022-08-04..2022-08-07", id="announced on Wednesday"),
        pytest.param("drills from Thursday to Sunday", "2022-08-08", "2022-08-04..2022-08-07", id="over on Monday"),
        pytest.param("drills from Friday to Sunday", "2022-08-06", "2022-08-05..2022-08-07", id="going on"),
    ],
)
def test_a_range_of_weekdays_is_the_one_in_the_news(phrase, published, expected):
    value = dates.resolve(phrase, published=date.fromisoformat(published))
    assert f"{value.first}..{value.last}" == expected


def test_the_reason_says_what_was_added():
    assert dates.resolve("over the weekend", published=TUESDAY).reason == "over the weekend + Tue 11 Oct 2022 → Sat 8 – Sun 9 Oct 2022"
    assert dates.resolve("in August 2021").reason == "in August 2021 → 1 – 31 Aug 2021"


@pytest.mark.parametrize(
    "phrase", ["on Monday", "yesterday", "last week", "two days ago", "over the past two days", "last winter", "in recent weeks", "this month"]
)
def test_without_a_publication_date_nothing_relative_is_resolved(phrase):
    value = dates.resolve(phrase)
    assert (value.first, value.last, value.precision, value.basis) == (None, None, "unknown", "relative")
    assert "publication date is needed" in value.reason


def test_without_a_publication_date_explicit_dates_stand():
    assert days(dates.resolve("on 3 May 2021")) == "2021-05-03..2021-05-03 day explicit"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The troops may march on the capital.", id="may and march as verbs"),
        pytest.param("They sent 2000 troops and 1941 tanks.", id="counts that look like years"),
        pytest.param("The 82nd Airborne Division and a 12-year-old boy.", id="ordinals and ages"),
        pytest.param("It cost $1999 and fell 2014%.", id="money and shares"),
        pytest.param("They stayed for two weeks.", id="length of time"),
        pytest.param("Two Su-30s and two C-130s flew by.", id="types of aircraft in the plural"),
        pytest.param("Patrols leave every Monday.", id="repetition"),
        pytest.param("After the fall of the city, water began to spring up.", id="fall and spring as other words"),
        pytest.param("Zapad-2021 and Union Resolve 2022 were large.", id="years in names of exercises"),
        pytest.param("It took much of the month and most of the day.", id="bare units"),
        pytest.param("The Sun reported it; he sat there for a second.", id="sun, sat, second"),
    ],
)
def test_these_words_are_no_dates(text):
    assert ranges(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "They left in the early morning hours of 1 May 2022.", ["the early morning hours of 1 May 2022=2022-05-01TMO"], id="part of day"
        ),
        pytest.param("It began at 9:34 p.m., March 19, 2003.", ["9:34 p.m., March 19, 2003=2003-03-19T21:34"], id="time and date are one"),
        pytest.param("Early 1942 was quiet.", ["Early 1942=1942"], id="modifier is in the span"),
        pytest.param("A three-day truce began on Monday.", ["three-day=P3D", "Monday=2022-10-10"], id="no article before a hyphen"),
        pytest.param("They meet every Monday.", ["every Monday=XXXX-WXX-1"], id="set"),
        pytest.param("In 490 BC they landed.", ["490 BC=BC0490"], id="before our era"),
        pytest.param("Between March 3 and 7 they fought.", ["March 3=2022-03-03", "7=2022-03-07"], id="a range is two"),
        pytest.param("Profits fell in the third quarter.", ["the third quarter=2022-Q3"], id="quarter"),
        pytest.param("They were founded in the early 1990s.", ["the early 1990s=199"], id="decade"),
        pytest.param("It is now calm.", ["now=PRESENT_REF"], id="vague"),
        pytest.param("It went off at 5 a.m. (0200 GMT) on Friday.", ["5 a.m. (0200 GMT) on Friday=2022-10-07T05:00"], id="two clocks are one time"),
        pytest.param("At 5:34 AM Moscow time on March 20 it began.", ["5:34 AM Moscow time on March 20=2022-03-20T05:34"], id="time of a town"),
        pytest.param(
            "They will leave at 4 in the morning (4 a.m. Thursday).",
            ["4 in the morning=2022-10-11T04:00", "4 a.m. Thursday=2022-10-13T04:00"],
            id="brackets",
        ),
        pytest.param("The dam broke in October, at midday.", ["October=2022-10", "midday=2022-10-11T12:00"], id="a time in news is of its day"),
        pytest.param("He said on CBS's 60 Minutes that the film High Noon was dull.", [], id="programmes and films"),
        pytest.param("The daily Haaretz counted the daily raids.", ["daily=P1D"], id="a newspaper is no repetition"),
        pytest.param("Two thirds left, three quarters of them on foot, about a quarter by sea.", [], id="fractions"),
        pytest.param("Guards stood there 24 hours a day.", [], id="round the clock"),
        pytest.param("By the end of May the Second Army had gone.", ["the end of May=2022-05"], id="a numbered name after a month"),
        pytest.param("Eastern Front 1941-1943", ["1941=1941", "1943=1943"], id="years of a heading are no part of its name"),
        pytest.param("It was the worst year in the past decade.", ["the past decade=P10Y"], id="the past decade is a length"),
    ],
)
def test_timexes_have_span_and_value(text, expected):
    assert values(text) == expected


STORY = """The border war

The border war began on 3 September 1969. In October the northern army crossed the
river. Its first attack failed, and by late November both sides had dug in. In
February the rains came. The siege of the port was lifted on 14 May. In 1971 a new
offensive began in the west. It ended in April. The truce was signed the next month."""


def test_a_narrative_carries_its_years_on():
    assert values(STORY, date(2012, 6, 1)) == [
        "3 September 1969=1969-09-03",
        "October=1969-10",
        "late November=1969-11",
        "February=1970-02",
        "14 May=1970-05-14",
        "1971=1971",
        "April=1971-04",
        "the next month=1971-05",
    ]


def test_a_narrative_needs_no_publication_date():
    assert values(STORY, None) == values(STORY, date(2012, 6, 1))


def test_a_report_counts_from_publication_in_spite_of_a_distant_year():
    text = "The army said on Monday it had crossed the river on 3 October. The two states last fought in 1988. Talks begin in November."
    assert values(text)[-1] == "November=2022-11"
    assert values(text)[1] == "3 October=2022-10-03"


CHRONICLE = """The war from June 1914 to its end in 1918

28 June The archduke is shot.

28 July War is declared on Serbia.

1 August Germany declares war on Russia.

4 August Britain enters the war.

2 January The fleet sails."""


def test_a_chronology_keeps_the_year_of_its_heading():
    found = values(CHRONICLE, date(1919, 1, 1))
    assert found[2:] == ["28 June=1914-06-28", "28 July=1914-07-28", "1 August=1914-08-01", "4 August=1914-08-04", "2 January=1915-01-02"]


def test_the_next_day_follows_the_last_date_told():
    text = "Troops crossed on 3 October. The next day they took the bridge. Two days later they left."
    assert [days(value) for value in ranges(text)][1:] == ["2022-10-04..2022-10-04 day context", "2022-10-06..2022-10-06 day context"]


def test_the_next_day_stays_open_where_no_date_was_told():
    assert days(dates.resolve("the following day", published=TUESDAY)) == "None..None unknown context"


def test_the_words_are_quoted_from_the_article():
    text = "Troops met\nover the\nweekend near the border, officials said."
    document = report(text)
    (found,) = dates.find(document, default())
    assert found.value.text == "over the weekend"
    assert text[found.span.start : found.span.end] == "over the\nweekend"


def test_the_row_that_fired_is_named():
    (found,) = dates.find(report("Early in March 2021 they left."), default())
    assert len(found.evidence) == 2
    assert all(row.startswith("date_patterns.csv:") for row in found.evidence)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2022-10-11", date(2022, 10, 11), id="ISO"),
        pytest.param("2022-10-11T23:30:00-05:00", date(2022, 10, 11), id="ISO with zone stays that day"),
        pytest.param("20221011", date(2022, 10, 11), id="compact"),
        pytest.param("Tue, 11 Oct 2022 08:00:00 GMT", date(2022, 10, 11), id="feed"),
        pytest.param("11 октября 2022", date(2022, 10, 11), id="Russian"),
        pytest.param("11 octobre 2022", date(2022, 10, 11), id="French"),
        pytest.param("25/12/2022", date(2022, 12, 25), id="day above twelve"),
        pytest.param("11.10.2022", date(2022, 10, 11), id="full stops put the day first"),
        pytest.param("11/10/2022", None, id="two readings"),
        pytest.param("October 2022", None, id="no day"),
        pytest.param("October 11", None, id="no year"),
        pytest.param("yesterday", None, id="counted from the clock"),
        pytest.param("31 February 2022", None, id="no such day"),
        pytest.param("2022-02-30", None, id="no such day, ISO"),
        pytest.param("1" * 10_000, None, id="long"),
        pytest.param("", None, id="empty"),
    ],
)
def test_a_publication_day_is_read_strictly(text, expected):
    assert dates.parse_day(text) == expected


def test_neither_zone_nor_hash_seed_changes_a_value():
    script = (
        "from datetime import date\nfrom timeline.find import dates\n"
        "for phrase in ('on Monday', 'today', 'over the weekend', 'in recent weeks', 'Christmas', '3 May'):\n"
        "    print(dates.resolve(phrase, published=date(2022, 10, 11)))\n"
    )
    outputs = set()
    for zone, seed in (("UTC", "0"), ("Pacific/Kiritimati", "1"), ("America/Adak", "77")):
        environment = os.environ | {"TZ": zone, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
        outputs.add(subprocess.run([sys.executable, "-c", script], env=environment, check=True, capture_output=True, text=True).stdout)
    assert len(outputs) == 1


@pytest.mark.parametrize(
    ("setting", "value", "phrase", "before", "after"),
    [
        pytest.param("weekend_first", 4, "over the weekend", "2022-10-08..2022-10-09", "2022-10-07..2022-10-08", id="weekend of Friday and Saturday"),
        pytest.param("weekend_days", 1, "over the weekend", "2022-10-08..2022-10-09", "2022-10-08..2022-10-08", id="weekend of one day"),
        pytest.param(
            "fiscal_year_first_month",
            10,
            "in fiscal year 2022",
            "2022-01-01..2022-12-31",
            "2021-10-01..2022-09-30",
            id="fiscal year of the United States",
        ),
        pytest.param("fiscal_year_first_month", 4, "in fiscal 2022", "2022-01-01..2022-12-31", "2021-04-01..2022-03-31", id="fiscal year from April"),
        pytest.param("week_first", 6, "last week", "2022-10-03..2022-10-09", "2022-10-02..2022-10-08", id="week from Sunday"),
        pytest.param("recent_days", 14, "in recent weeks", "2022-09-13..2022-10-11", "2022-09-27..2022-10-11", id="recent weeks"),
        pytest.param("summer_first_month", 5, "in the summer of 2021", "2021-06-01..2021-08-31", "2021-05-01..2021-07-31", id="summer"),
    ],
)
def test_a_changed_row_of_the_calendar_changes_the_reading(tmp_path, setting, value, phrase, before, after):
    shutil.copytree(DATA / "languages", tmp_path / "languages")
    path = tmp_path / "languages" / "en" / "calendar.csv"
    rows = [line.split(",") for line in path.read_text(encoding="utf-8").splitlines()]
    assert setting in {row[0] for row in rows}
    changed = [",".join([row[0], str(value), *row[2:]] if row[0] == setting else row) for row in rows]
    path.write_text("\n".join(changed) + "\n", encoding="utf-8")
    read = [dates.resolve(phrase, published=TUESDAY, lexicon=lexicon) for lexicon in (default(), Lexicon(tmp_path))]
    assert [f"{value.first}..{value.last}" for value in read] == [before, after]


def test_where_weeks_begin_on_sunday_a_sunday_is_the_first_day_of_its_week(tmp_path):
    shutil.copytree(DATA / "languages", tmp_path / "languages")
    path = tmp_path / "languages" / "en" / "calendar.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("week_first,0", "week_first,6"), encoding="utf-8")
    read = dates.resolve("last week", published=date(2022, 10, 9), lexicon=Lexicon(tmp_path))
    assert (read.first, read.last) == (date(2022, 10, 2), date(2022, 10, 8))


def test_a_day_behind_a_year_that_owns_it_is_of_that_year():
    assert values("They recalled last year's deadly Oct. 7 attack.") == ["last year=2021", "Oct. 7=2021-10-07"]
    assert values("Last year's talks failed, and on Oct. 7 they met.")[-1] == "Oct. 7=2022-10-07"
