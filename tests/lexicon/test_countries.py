"""Names of states: complete, and read as the press writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.lexicon import DataError, countries, default
from timeline.tokens import tokens

COUNTRIES = default().countries


def senses(text: str) -> list[tuple[str, str, str]]:
    words = tokens(text)
    return [
        (text[words[start].start : words[end - 1].end], found[0][0].iso3 or found[0][0].name, found[0][1])
        for start, end, found in COUNTRIES.find(words)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Russian troops", [("Russian", "RUS", "adjective")], id="adjective"),
        pytest.param("three Poles", [("Poles", "POL", "demonym")], id="irregular demonym"),
        pytest.param("tell us", [], id="pronoun is no country"),
        pytest.param("the US and the UK", [("US", "USA", "name"), ("UK", "GBR", "name")], id="two capitals"),
        pytest.param("U.S. forces", [("U.S.", "USA", "name")], id="with points"),
        pytest.param("roast turkey from Turkey", [("Turkey", "TUR", "name")], id="bird and state"),
        pytest.param("North Korean missiles", [("North Korean", "PRK", "adjective")], id="longest first"),
        pytest.param("the Kremlin", [("Kremlin", "RUS", "seat")], id="seat"),
        pytest.param("The Hague said", [("The Hague", "NLD", "seat")], id="seat with article"),
        pytest.param("Minsk said", [("Minsk", "BLR", "seat")], id="capital is a seat"),
        pytest.param("Côte d’Ivoire", [("Côte d’Ivoire", "CIV", "name")], id="accents and curly quote"),
        pytest.param("Soviet tanks", [("Soviet", "RUS", "adjective")], id="state of the past continued by one"),
        pytest.param("the Austro-Hungarian army", [("Austro-Hungarian", "Austria-Hungary", "adjective")], id="state of the past continued by none"),
        pytest.param("Scottish soldiers", [("Scottish", "GBR", "adjective")], id="nation within a state"),
        pytest.param("Turkish Cypriot leaders", [("Turkish Cypriot", "Northern Cyprus", "adjective")], id="unrecognised state"),
        pytest.param("Dominican police", [("Dominican", "DOM", "adjective")], id="larger namesake first"),
        pytest.param("Trinidad and Tobago", [("Trinidad and Tobago", "TTO", "name")], id="small word inside"),
        pytest.param("Stanley fell", [], id="seat of a territory is a surname"),
    ],
)
def test_words_name_states(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert senses(text) == expected


def test_all_states_and_territories_are_there() -> None:
    assert len(COUNTRIES.by_iso3) == 250
    assert len({country.iso2 for country in COUNTRIES.by_iso3.values()}) == 250


def test_every_state_has_its_words() -> None:
    for country in COUNTRIES.by_iso3.values():
        assert country.lat is not None, country.name
        assert country.region, country.name
        if country.status == "state":
            assert country.capital, country.name
            assert country.adjectives, country.name
            assert country.area_km2 > 0, country.name


def test_a_wrong_code_is_named_with_its_row(tmp_path: Path) -> None:
    header = ",".join(countries.HISTORIC_COLUMNS)
    folder = default().folder
    (tmp_path / "countries.csv").write_bytes((folder / "countries.csv").read_bytes())
    (tmp_path / "historic_states.csv").write_text(f"{header}\nRuritania,historic,RUR,,,,,,,,,own\n")
    with pytest.raises(DataError, match=r"historic_states.csv:2: iso3 is 'RUR'"):
        countries.load(tmp_path)
