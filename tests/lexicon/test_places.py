"""The gazetteer: complete where it must be, and clear about its faults."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from timeline.lexicon import DataError, Lexicon, default
from timeline.lexicon.places import SeaParts, key

GAZETTEER = default().places
PRECISIONS = {"point", "city", "admin1", "region", "country", "sea"}


@pytest.mark.parametrize(
    ("name", "kind", "iso3"),
    [
        pytest.param("Homyel", "city", "BLR", id="transliteration"),
        pytest.param("Kharkov", "city", "UKR", id="Russian spelling"),
        pytest.param("Odessa", "city", "UKR", id="older spelling"),
        pytest.param("Artemivsk", "city", "UKR", id="older name"),
        pytest.param("Ar-Raqqah", "city", "SYR", id="article and hyphen"),
        pytest.param("Raqqa", "admin1", "SYR", id="region by its seat"),
        pytest.param("Nizhny Novgorod", "admin1", "RUS", id="region in English"),
        pytest.param("Xinjiang", "admin1", "CHN", id="region of China"),
        pytest.param("Queensland", "admin1", "AUS", id="region of Australia"),
        pytest.param("Kent", "admin2", "GBR", id="county"),
        pytest.param("Fairfax County", "admin2", "USA", id="county of the United States"),
        pytest.param("Donbass", "region", "UKR", id="contested region"),
        pytest.param("Hormuz Strait", "strait", "", id="strait"),
        pytest.param("Obuz-Lesnovsky", "training", "BLR", id="training ground"),
        pytest.param("Natanz", "nuclear", "IRN", id="nuclear site"),
        pytest.param("Medyka", "crossing", "POL", id="crossing"),
        pytest.param("Goose Green", "town", "FLK", id="theatre of 1982"),
        pytest.param("Chosin Reservoir", "region", "PRK", id="theatre of 1950"),
        pytest.param("Burma", "country", "MMR", id="older name of a state"),
    ],
)
def test_places_of_the_news_are_there(name: str, kind: str, iso3: str) -> None:
    assert (kind, iso3) in {(place.kind, place.iso3) for place in GAZETTEER.look_up(key(name))}


def test_features_are_many_and_sound() -> None:
    rows = {place.where: place for places in GAZETTEER.features.values() for place in places if place.where.startswith("features")}
    assert len(rows) >= 900
    for place in rows.values():
        assert place.precision in PRECISIONS, place.where
        assert -90 <= place.lat <= 90, place.where
        assert -180 <= place.lon <= 180, place.where
        assert not place.iso3 or place.iso3 in default().countries.by_iso3, place.where
        assert place.precision != "sea" or place.kind != "ocean" or not place.iso3, place.where


def test_every_state_has_a_region() -> None:
    held = {line.split("\t")[3] for line in GAZETTEER.tables[-1].lines if line.split("\t")[2] == "admin1"}
    large = {country.iso3 for country in default().countries.by_iso3.values() if country.status == "state" and country.area_km2 > 10_000}
    assert large - held <= {"PSE", "XKX"}


def test_an_unknown_name_has_no_places() -> None:
    assert GAZETTEER.look_up("qwertz") == ()
    assert "qwertz" not in GAZETTEER


def test_a_wrong_point_is_named_with_its_row(tmp_path: Path) -> None:
    shutil.copytree(default().folder, tmp_path / "data")
    features = tmp_path / "data" / "places" / "features.csv"
    header = features.read_text(encoding="utf-8").splitlines()[0]
    features.write_text(f"{header}\nRukla,,base,LTU,,north,24.35,point,,own\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"features.csv:2: the point is 'north', '24.35'"):
        _ = Lexicon(tmp_path / "data").places


def test_a_missing_table_says_how_to_build_it(tmp_path: Path) -> None:
    shutil.copytree(default().folder, tmp_path / "data", ignore=shutil.ignore_patterns("gazetteer.tsv.xz"))
    with pytest.raises(DataError, match=r"build it with data/build/gazetteer.py"):
        _ = Lexicon(tmp_path / "data").places


def test_a_sea_of_parts_must_be_a_feature(tmp_path: Path) -> None:
    shutil.copytree(default().folder, tmp_path / "data")
    seas = tmp_path / "data" / "places" / "seas.csv"
    seas.write_text(f"{seas.read_text(encoding='utf-8')}Zubnik Sea,1,1,1,1,1,1,1,1,own\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"seas.csv:\d+: 'Zubnik Sea' is no sea of features.csv"):
        _ = Lexicon(tmp_path / "data").places


@pytest.mark.parametrize(("north", "east", "point"), [(1, 0, (4.0, 1.0)), (0, -1, (1.0, 8.0)), (-1, 1, (2.5, 4.0))])
def test_a_corner_of_a_sea_lies_between_two_parts(north: int, east: int, point: tuple[float, float]) -> None:
    assert SeaParts((4.0, 1.0), (3.0, 6.0), (2.0, 2.0), (1.0, 8.0)).towards(north, east) == point
