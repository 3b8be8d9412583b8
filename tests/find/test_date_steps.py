"""Steps without a number, "a few days later", and figures that may be day or month."""

from datetime import date

import pytest

from timeline.find import dates
from timeline.lexicon import default
from timeline.model import Article
from timeline.text import prepare

TUESDAY = date(2022, 10, 11)


def read(text, published=TUESDAY):
    """Return "first..last precision basis" of each date in a report."""
    found = [one.value for one in dates.find(prepare(Article(text, published), default()), default())]
    return [f"{value.first}..{value.last} {value.precision} {value.basis}" for value in found]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("A few days later they took the bridge.", "2021-10-04..2021-10-10 approx context"),
        ("Several weeks later they took the bridge.", "2021-10-10..2021-10-31 approx context"),
        ("Some months earlier they had taken the bridge.", "2021-04-04..2021-09-05 approx context"),
        ("A few hours later they took the bridge.", "2021-10-03..2021-10-04 approx context"),
    ],
)
def test_some_days_later_is_a_stretch_behind_the_last_date_told(words, told):
    assert read(f"Troops crossed on 3 October 2021. {words}")[1] == told


def test_some_days_later_ends_with_the_report():
    assert read("Troops crossed on 8 October. A few days later they left.")[1] == "2022-10-09..2022-10-11 approx context"


def test_a_weekday_behind_figures_tells_the_day_from_the_month():
    found = read("2/7/92 (Thursday), 7/2/92 (Friday), 2/7/92 (Monday), 2/7/92", date(1993, 1, 1))
    assert found[::2] == [
        "1992-07-02..1992-07-02 day explicit", "1992-02-07..1992-02-07 day explicit", "1992-01-01..1992-12-31 approx explicit",
        "1992-01-01..1992-12-31 approx explicit",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("It could take effect on Wednesday.", "2022-10-12", id="may come"),
        pytest.param("He could be seen on Wednesday.", "2022-10-05", id="was able"),
        pytest.param("The talks had originally been scheduled to open Monday.", "2022-10-10", id="had been scheduled"),
        pytest.param("The talks are scheduled to open Monday.", "2022-10-17", id="are scheduled"),
    ],
)
def test_a_weekday_lies_where_the_verb_says(text, day):
    assert read(text) == [f"{day}..{day} day relative"]
