"""Owners: the state behind a named ship or unit, where no nationality tells it already."""

from __future__ import annotations

import pytest

from timeline.find import equipment, owners, parties
from timeline.lexicon import default
from timeline.model import Article
from timeline.text import prepare

LEXICON = default()


def owned(text: str) -> list[tuple[str, str]]:
    document = prepare(Article(text), LEXICON)
    found = owners.find(document, LEXICON, equipment.find(document, LEXICON), known=parties.find(document, LEXICON))
    assert all(text[one.span.start : one.span.end] == one.value.text and one.value.kind == "body" and one.evidence for one in found)
    return [(one.value.text, "+".join(one.value.iso3)) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The USS Boxer sailed.", [("USS Boxer", "USA")], id="American ship"),
        pytest.param("HMS Severn sailed.", [("HMS Severn", "GBR")], id="British ship"),
        pytest.param("HMCS Ottawa sailed.", [("HMCS Ottawa", "CAN")], id="Canadian ship"),
        pytest.param("The 82nd Airborne Division flew.", [("82nd Airborne Division", "USA")], id="division"),
        pytest.param("The Carl Vinson Strike Group left Guam.", [("Carl Vinson Strike Group", "USA")], id="named strike group"),
        pytest.param(
            "Carrier Strike Group 5 sailed to join them. The U.S. looked on.", [("Carrier Strike Group 5", "USA")], id="numbered strike group"
        ),
        pytest.param("16 Air Assault Brigade flew.", [("16 Air Assault Brigade", "GBR")], id="British brigade"),
        pytest.param("The 1st Guards Tank Army moved.", [("1st Guards Tank Army", "RUS")], id="Guards army"),
    ],
)
def test_a_unit_belongs_to_its_state(text: str, expected: list[tuple[str, str]]) -> None:
    assert owned(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The U.S. Navy's 7th Fleet sailed from the U.S. at dawn.", id="nationality and service before it"),
        pytest.param("Russia's 1st Guards Tank Army moved.", id="owner before it"),
        pytest.param("The 2nd Canadian Division moved.", id="nationality within the name"),
        pytest.param("The Black Sea Fleet sailed.", id="already a party"),
        pytest.param("The 3rd Infantry Division moved.", id="a unit of many armies, whose state nobody names"),
        pytest.param("A brigade moved with two warships.", id="no name"),
        pytest.param("MV Zubnik sailed.", id="merchant ship"),
    ],
)
def test_no_owner_is_guessed_or_told_twice(text: str) -> None:
    assert owned(text) == []


def test_a_unit_of_many_armies_belongs_to_the_state_that_is_named() -> None:
    assert owned("The Pentagon spoke. The 3rd Infantry Division moved.") == [("3rd Infantry Division", "USA")]
