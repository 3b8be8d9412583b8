"""The base map asks nobody outside, and its contested lines are those of map_edits.csv."""

import csv
import itertools
import json

import pytest

from timeline.charts import map
from timeline.lexicon import DATA

FOLDER = DATA / "basemap"
with (DATA / "map_edits.csv").open(encoding="utf-8", newline="") as lines:
    EDITS = list(csv.DictReader(lines))


def features(name):
    return json.loads((FOLDER / f"{name}.geojson").read_text(encoding="utf-8"))["features"]


COUNTRIES = {row["properties"]["iso3"]: row["geometry"]["coordinates"] for row in features("countries")}


def holds(ring, lon, lat):
    crossings = 0
    for (x1, y1), (x2, y2) in itertools.pairwise(ring):
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            crossings += 1
    return crossings % 2 == 1


def country_at(lon, lat):
    return {iso3 for iso3, polygons in COUNTRIES.items() if any(sum(holds(ring, lon, lat) for ring in polygon) == 1 for polygon in polygons)}


@pytest.mark.parametrize(
    ("lon", "lat", "iso3"),
    [
        pytest.param(34.10, 44.95, "UKR", id="Simferopol"),
        pytest.param(-13.0, 27.1, "ESH", id="Laayoune"),
        pytest.param(-9.5, 29.5, "MAR", id="southern Morocco"),
        pytest.param(35.75, 33.0, "SYR", id="Golan Heights"),
        pytest.param(35.5, 32.95, "ISR", id="Galilee"),
        pytest.param(21.16, 42.66, "XKX", id="Pristina"),
        pytest.param(121.5, 24.9, "TWN", id="Taipei"),
        pytest.param(37.6, 55.7, "RUS", id="Moscow"),
        pytest.param(-175.0, 66.5, "RUS", id="Chukotka beyond the date line"),
        pytest.param(27.57, 53.9, "BLR", id="Minsk"),
    ],
)
def test_a_place_lies_in_one_country(lon, lat, iso3):
    assert country_at(lon, lat) == {iso3}


@pytest.mark.parametrize(
    ("lon", "lat"), [(26.0, 60.0), (0.0, -30.0), (-150.0, 20.0), (179.0, 30.0)], ids=["Gulf of Finland", "Atlantic", "Pacific", "date line"]
)
def test_the_sea_belongs_to_no_country(lon, lat):
    assert country_at(lon, lat) == set()


def area(ring):
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in itertools.pairwise(ring)) / 2


def test_rings_are_closed_and_wound_as_the_map_wants_them():
    for iso3, polygons in COUNTRIES.items():
        for outer, *holes in polygons:
            assert area(outer) > 0, iso3
            assert all(area(hole) < 0 for hole in holes), iso3
            assert all(ring[0] == ring[-1] for ring in (outer, *holes)), iso3


def test_no_line_runs_round_the_world():
    for iso3, polygons in COUNTRIES.items():
        for ring in (ring for polygon in polygons for ring in polygon):
            assert iso3 == "ATA" or all(abs(one[0] - other[0]) < 30 for one, other in itertools.pairwise(ring)), iso3


def test_every_edit_gives_its_reason_and_every_contested_line_is_drawn():
    drawn = {row["properties"].get("name") for row in features("borders") if row["properties"]["kind"] == "disputed"}
    for row in EDITS:
        assert row["kind"] in {"cut", "dash", "give", "label", "line"}, row
        assert len(row["reason"]) > 20, row
        assert row["kind"] not in {"dash", "line"} or row["name"] in drawn, row
    for name in ("Kosovo", "Western Sahara", "Golan Heights", "Kashmir", "Abkhazia", "South Ossetia", "Transnistria", "Northern Cyprus",
                 "Somaliland", "Aksai Chin", "Arunachal Pradesh", "Crimea"):  # fmt: skip
        assert name in drawn


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_style_uses_only_our_own_files(theme):
    style = map.style(theme, "http://127.0.0.1:1/files/basemap/")
    assert "glyphs" not in style  # without it names are drawn with the local font
    addresses = [style["sprite"], *(source["data"] for source in style["sources"].values())]
    for address in addresses:
        assert address.startswith("http://127.0.0.1:1/files/basemap/")
    assert all((FOLDER / address.rsplit("/", 1)[1]).is_file() for address in addresses[1:])
    assert "http" not in json.dumps(style).replace("http://127.0.0.1:1/", "")


def test_both_styles_have_the_same_layers():
    light, dark = (map.style(theme, "/files") for theme in ("light", "dark"))
    assert [layer["id"] for layer in light["layers"]] == [layer["id"] for layer in dark["layers"]]
    assert {layer["source"] for layer in light["layers"] if "source" in layer} == set(light["sources"])


def test_the_shipped_set_stays_small():
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 2_000_000
