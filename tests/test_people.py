"""Names of one person are joined, names of two are not."""

import pytest

from timeline import people
from timeline.lexicon import default


@pytest.mark.parametrize(
    ("names", "called"),
    [
        pytest.param(("Mr. Bush", "President Bush", "Bush"), {"President Bush"}, id="a courtesy joins a rank"),
        pytest.param(("Pelosi", "Nancy Pelosi"), {"Nancy Pelosi"}, id="a family name joins the full one"),
        pytest.param(
            ("President Putin", "Russia's president, Vladimir Putin"), {"Russia's president, Vladimir Putin"}, id="the given name tells more"
        ),
        pytest.param(("Mrs Thatcher", "Thatcher"), {"Thatcher"}, id="without any rank"),
        pytest.param(("King Hussein", "President Hussein", "Mr. Hussein"), set(), id="two ranks are two people"),
        pytest.param(("Hillary Clinton", "Bill Clinton", "Clinton"), set(), id="two given names are two people"),
        pytest.param(("Iraq", "defence ministry", "3rd Brigade", "Royal Marines"), set(), id="no people"),
    ],
)
def test_names_of_one_person_are_called_alike(names, called):
    joined = people.joined(dict.fromkeys(names, 1), default())
    assert set(joined.values()) == called
    assert set(joined) == (set(names) if called else set())
