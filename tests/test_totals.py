"""Numbers that another sentence tells."""

import pytest
import reports


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("The drills began in Poland. About 4,500 troops are taking part.", (4500, 4500, "troops"), id="taking part"),
        pytest.param("The drills began in Poland. Some 30 ships and 900 sailors take part.", (900, 900, "troops"), id="people before ships"),
        pytest.param("The drills began in Poland. The exercise involves 2,000 soldiers.", (2000, 2000, "troops"), id="the exercise involves"),
        pytest.param("The drills began in Poland, bringing together 2,000 soldiers.", (2000, 2000, "troops"), id="in the same sentence"),
        pytest.param("The drills began in Poland. Some 900 soldiers have taken part in them.", (900, 900, "troops"), id="in them"),
        pytest.param("The drills began in Poland. Some 900 soldiers took part in a parade.", None, id="in something else"),
        pytest.param("The drills began in Poland. Lithuania has 900 soldiers.", None, id="not said to take part"),
    ],
)
def test_those_who_take_part_are_the_number_of_the_exercise(text, count):
    assert reports.count(reports.event(text, "drills")) == count


@pytest.mark.parametrize(
    ("second", "count"),
    [
        pytest.param("The contingent will number 2,500 soldiers.", (2500, 2500, "troops"), id="the contingent will number"),
        pytest.param('"This won\'t be just 1,000 troops," the minister said.', (1000, None, "troops"), id="this will be"),
        pytest.param("They include 40 paratroopers.", (40, 40, "troops"), id="they include"),
        pytest.param("The mission in Chad has 900 soldiers.", None, id="another place"),
        pytest.param("Chad has 40 paratroopers.", None, id="about something else"),
    ],
)
def test_a_move_has_the_number_that_the_next_sentence_tells(second, count):
    assert reports.count(reports.event(f"France sent troops to Mali on Sunday. {second}", "sent")) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("France sent 800 soldiers to Mali on Sunday. The soldiers landed in Bamako on Monday.", (800, 800, "troops"), id="the soldiers"),
        pytest.param("France sent 800 soldiers to Mali on Sunday. The ships landed in Dakar on Monday.", None, id="something else"),
        pytest.param("France sent 800 soldiers to Mali on Sunday. French soldiers landed in Chad on Monday.", None, id="others"),
    ],
)
def test_the_soldiers_are_those_told_of_before(text, count):
    assert reports.count(reports.event(text, "landed")) == count
