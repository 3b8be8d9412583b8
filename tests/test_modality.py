"""When an act is said to happen, and whether it is done, planned or only asked for."""

import pytest
import reports

BEFORE = "On 3 May 2022 Russia sent a brigade to Brest. "


@pytest.mark.parametrize(
    ("text", "word", "first", "last"),
    [
        pytest.param(BEFORE + "Minsk has denied the reports.", "denied", "2022-10-11", "2022-10-11", id="up to now"),
        pytest.param(BEFORE + "Minsk denies the reports.", "denies", "2022-10-11", "2022-10-11", id="now"),
        pytest.param(BEFORE + "Minsk denied the reports.", "denied", "2022-05-03", "2022-05-03", id="then"),
        pytest.param(
            "Until 9 November, Sergei Shoigu said, the Russian forces would stay in Brest.", "said", "2022-10-11", "2022-10-11", id="an aside speaks"
        ),
        pytest.param("Pakistan broke the 2003 truce by shelling Uri.", "shelling", "2022-10-11", "2022-10-11", id="the year of a truce"),
        pytest.param("Rebels killed ten soldiers in January.", "killed", "2022-01-01", "2022-01-31", id="killed is over"),
        pytest.param("Rebels raided Goma last week, on the night of 7 October.", "raided", "2022-10-07", "2022-10-07", id="the finer of two"),
        pytest.param(
            "President Lukashenko announced the drill on Monday, two days after a blast hit Kerch.",
            "announced",
            "2022-10-10",
            "2022-10-10",
            id="own clause",
        ),
    ],
)
def test_the_days_of_an_act(text, word, first, last):
    when = reports.event(text, word).when.value
    assert (str(when.first), str(when.last)) == (first, last)


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        pytest.param("Israel considers its expected response to an Iranian attack on 3 May 2022.", "attack", "asserted", id="what is responded to"),
        pytest.param("NATO decided on Monday to send a battalion to Kosovo.", "send", "planned", id="a date before to"),
        pytest.param("France asked Chad to carry out air strikes in Mali.", "air strikes", "planned", id="a noun that is to be"),
        pytest.param("Russia began to carry out air strikes on Kyiv.", "air strikes", "asserted", id="begun"),
    ],
)
def test_the_status_of_an_act(text, word, status):
    assert reports.event(text, word).status == status


def test_a_time_before_dawn_is_no_hour_of_the_day_told_before():
    text = "Clashes began in Juba on 15 September 2022.\n\nRebels seized Bor after a pre-dawn raid."
    assert str(reports.event(text, "seized").when.value.first) == "2022-10-11"


def test_what_is_demanded_is_no_act_of_its_own():
    assert reports.triggers("The Security Council demanded on Monday, in a resolution, that Argentina withdraw its forces at once.") == ["demanded"]


def test_an_announcement_gives_no_day_to_what_it_announces():
    text = "Russia will hold an exercise near Brest from 20 to 25 October. President Putin announced the exercise on Monday."
    drills = [event for event in reports.read(text) if event.type == "exercise"]
    assert [str(event.when.value.first) for event in drills] == ["2022-10-20"]
