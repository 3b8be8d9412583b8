"""The gazetteer: complete where it must be, and clear about its faults."""

from __future__ import annotations

import csv
import json
import re
import shutil
from itertools import combinations
from pathlib import Path

import pytest

from timeline.find import places
from timeline.lexicon import DATA, DataError, Lexicon, default
from timeline.lexicon.places import SeaParts, Toponym, key
from timeline.model import Article
from timeline.text import prepare
from timeline.tokens import fold

GAZETTEER = default().places
ABROAD = {"Dhekelia", "RAF Akrotiri", "Sansha", "Mount Suribachi", "Mururoa"}  # bases abroad; islands too small for the base map
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
        pytest.param("Odaisseh", "village", "LBN", id="border village"),
        pytest.param("Adaisseh", "village", "LBN", id="border village in another spelling"),
        pytest.param("Novomykhailivka", "village", "UKR", id="front village"),
        pytest.param("Nur Shams", "point", "PSE", id="refugee camp"),
        pytest.param("Pangwa", "town", "MMR", id="border post held by rebels"),
        pytest.param("Snagost", "village", "RUS", id="village of a raid across the border"),
        pytest.param("Wad al-Noora", "village", "SDN", id="village of one massacre"),
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


def test_no_feature_stands_in_two_spellings() -> None:
    """Two rows of one kind that lie within ten kilometres and differ in vowels and doubled letters only are one place."""
    rows = {place.where: place for places in GAZETTEER.features.values() for place in places if place.where.startswith("features")}
    seen: dict[tuple[str, str, str], list[Toponym]] = {}
    for place in rows.values():
        bones = re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouy\W]|^al-", "", fold(place.name)))
        seen.setdefault((place.kind, place.iso3, bones), []).append(place)
    twice = [
        (one.where, other.where)
        for alike in seen.values()
        for one, other in combinations(alike, 2)
        if abs(one.lat - other.lat) < 0.1 and abs(one.lon - other.lon) < 0.1
    ]
    assert twice == []


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


def _named(row: dict[str, str]) -> list[str]:
    return [row["name"], *(alias for raw in row["aliases"].split(";") if (alias := raw.strip()))]


def _features() -> list[dict[str, str]]:
    with (DATA / "places" / "features.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_nearly_every_name_of_a_feature_is_found_in_a_sentence() -> None:
    missed = []
    for row in _features():
        for name in _named(row):
            document = prepare(Article(f"Troops moved to {name} on Monday."), default())
            points = [(found.value.lat, found.value.lon) for found in places.toponyms(document, default())]
            if not any(abs((lat or 0) - float(row["lat"])) < 0.05 and abs((lon or 0) - float(row["lon"])) < 0.05 for lat, lon in points):
                missed.append(name)
    assert len(missed) < 40, missed  # a few are also names of states, or hold an initial


def test_a_feature_lies_in_its_state() -> None:
    boxes: dict[str, list[tuple[float, float, float, float]]] = {}
    for feature in json.loads((DATA / "basemap" / "countries.geojson").read_text(encoding="utf-8"))["features"]:
        for polygon in feature["geometry"]["coordinates"]:
            lons, lats = zip(*polygon[0], strict=True)
            boxes.setdefault(feature["properties"]["iso3"], []).append((min(lats), max(lats), min(lons), max(lons)))
    boxes["SOM"] += boxes.get("XSO", [])
    boxes["CYP"] += boxes.get("XNC", [])
    outside = []
    for row in _features():
        lat, lon, held = float(row["lat"]), float(row["lon"]), boxes.get(row["iso3"], [])
        inside = any(south - 1 <= lat <= north + 1 and west - 1 <= lon <= east + 1 for south, north, west, east in held)
        if held and not inside and row["kind"] not in {"island", "sea", "gulf", "bay", "strait"}:
            outside.append(row["name"])
    assert set(outside) <= ABROAD


@pytest.mark.parametrize(
    ("name", "precision", "lat", "lon"),
    [
        pytest.param("Khmeimim Air Base", "point", 35.4, 35.95, id="base, other spelling"),
        pytest.param("Kursk Nuclear Power Plant", "point", 51.68, 35.61, id="nuclear site"),
        pytest.param("Bobrowniki crossing", "point", 53.13, 23.89, id="border crossing"),
        pytest.param("Strait of Messina", "sea", 38.2, 15.6, id="strait"),
        pytest.param("Shipka Pass", "point", 42.75, 25.32, id="pass"),
        pytest.param("Sulina Canal", "region", 45.16, 29.4, id="canal"),
        pytest.param("Reed Bank", "region", 11.4, 116.8, id="reef that is claimed by several"),
        pytest.param("Shaksgam Valley", "region", 36.1, 76.6, id="contested region"),
        pytest.param("Musudan-ri", "point", 40.86, 129.67, id="name that ends in a small syllable"),
        pytest.param("38th parallel", "region", 38, 127, id="name that begins with a number"),
        pytest.param("Guam", "region", 13.45, 144.78, id="small territory"),
        pytest.param("Ascension Island", "region", -7.95, -14.36, id="island of a territory far off"),
    ],
)
def test_what_military_news_names_is_found_with_its_precision(name: str, precision: str, lat: float, lon: float) -> None:
    document = prepare(Article(f"Ships and troops moved to the {name} on Monday."), default())
    (place,) = (found.value for found in places.toponyms(document, default()))
    assert place.precision == precision
    assert (place.lat, place.lon) == pytest.approx((lat, lon), abs=0.1)


def test_a_fault_in_the_coasts_is_named_by_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from timeline import cli

    shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns("basemap", "build"))
    coasts = tmp_path / "data" / "places" / "coasts.csv"
    coasts.write_text("iso3,part,lat,lon,radius_km,source\nYEM,,north,47.4,630,own\n", encoding="utf-8")
    assert cli.main(["check", "--data", str(tmp_path / "data")]) == 1
    assert "coasts.csv:2: a point or radius is no number" in capsys.readouterr().out
