"""A user's own gazetteer: built from a CSV or a dump of GeoNames, found in texts, clear about faults."""

from __future__ import annotations

import lzma
import shutil
import tracemalloc
from pathlib import Path

import pytest

from timeline import cli
from timeline.find import places
from timeline.lexicon import DataError, Lexicon, default, place_build
from timeline.lexicon.geonames import Choice
from timeline.model import Article
from timeline.text import prepare

HEADER = "name,aliases,lat,lon,iso3,admin1,precision,kind,source"
CSV = f"""{HEADER}
Zubnik Barracks,Zubnik camp; Camp Zubnik,51.5,23.7,BLR,Brest,point,base,own visit
Orlatovo,,50.25,36.5,UKR,Kharkiv,,village,map of 2021

Gao,,1.5,2.5,CMR,,,town,own map
"""


def line(number: int, name: str, code: str, **cells: str) -> str:
    """Return one line of a dump: made up, in the form that GeoNames publishes."""
    letter, feature = code.split(".")
    given = {"ascii": name, "also": "", "lat": "50.1", "lon": "36.2", "state": "UA", "region": "07", "people": "0"} | cells
    row = [
        str(number), name, given["ascii"], given["also"], given["lat"], given["lon"], letter, feature, given["state"], "", given["region"], "", "",
        "", given["people"], "", "120", "Europe/Kyiv", "2024-01-01",
    ]  # fmt: skip
    return "\t".join(row)


DUMP = [
    line(1, "Zubrylsk’ka Oblast’", "A.ADM1", also="Zubryl Oblast,Зубрильська область", lat="49.5"),
    line(2, "Zubrylsk", "P.PPLA", also="Zubrilsk,Zubrielsk,ZUB,Зубрильськ", people="210000"),
    line(3, "Mala Orlatka", "P.PPL", people="730", ascii="Mala Orlatka", also="Malaya Orlatka,Kleinadler"),
    line(4, "Velyka Orlatka", "P.PPL", people="120"),
    line(5, "Zubrylsk Airfield", "S.AIRF"),
    line(6, "Zubrin", "T.ISL", state="", region=""),
    line(7, "Zubriw Rocks", "T.RKS"),
    line(8, "Zubrel", "P.PPL", people="9000", state="RU", region="77"),
    line(9, "Zubropol", "P.PPL", people="40000", region="11"),
]


def lexicon_of(tmp_path: Path, content: str, name: str = "mine.csv", **options: object) -> Lexicon:
    """Return a lexicon that knows the places of a file."""
    source = tmp_path / name
    source.write_text(content, encoding="utf-8")
    target = tmp_path / "out" / "mine.tsv.xz"
    place_build.build(source, default(), target=target, **options)  # type: ignore[arg-type]
    return Lexicon(gazetteer=target)


def found(text: str, lexicon: Lexicon) -> list[tuple[str, str, str, float | None]]:
    """Return name, state, precision and latitude of the places of a text."""
    return [(one.value.name, one.value.iso3, one.value.precision, one.value.lat) for one in places.toponyms(prepare(Article(text), lexicon), lexicon)]


def test_places_of_a_csv_are_found_under_all_their_names(tmp_path: Path) -> None:
    lexicon = lexicon_of(tmp_path, CSV)
    assert found("They left Zubnik Barracks for Camp Zubnik.", lexicon) == [
        ("Zubnik Barracks", "BLR", "point", 51.5),
        ("Camp Zubnik", "BLR", "point", 51.5),
    ]
    assert found("Shells fell near Orlatovo.", lexicon) == [("Orlatovo", "UKR", "city", 50.25)]
    assert found("Shells fell near Orlatovo.", default()) == []


def test_a_place_of_the_user_goes_before_ours(tmp_path: Path) -> None:
    assert found("They went to Gao.", lexicon_of(tmp_path, CSV)) == [("Gao", "CMR", "city", 1.5)]


def test_the_evidence_names_the_row_of_the_file(tmp_path: Path) -> None:
    lexicon = lexicon_of(tmp_path, CSV)
    (one,) = places.toponyms(prepare(Article("They went to Gao."), lexicon), lexicon)
    assert one.evidence == ("mine.csv:5",)


def test_a_dump_gives_regions_towns_and_features(tmp_path: Path) -> None:
    lexicon = lexicon_of(tmp_path, "\n".join(DUMP), "UA.txt")
    assert found("Troops in Zubryl Oblast left Zubrylsk.", lexicon) == [
        ("Zubryl Oblast", "UKR", "admin1", 49.5),
        ("Zubrylsk", "UKR", "city", 50.1),
    ]
    assert found("They shelled Zubrylsk Airfield.", lexicon) == [("Zubrylsk Airfield", "UKR", "point", 50.1)]
    (town,) = lexicon.places.look_up("zubrylsk")
    assert (town.admin1, town.population, town.where) == ("Zubrylsk’ka Oblast’", 210000, "geonames:2")


@pytest.mark.parametrize(
    ("name", "known"),
    [
        pytest.param("zubrilsk", True, id="other spelling of a large town"),
        pytest.param("zub", False, id="code of letters"),
        pytest.param("malaya orlatka", True, id="like spelling of a small town"),
        pytest.param("kleinadler", False, id="unlike name of a small town"),
        pytest.param("velyka orlatka", False, id="hamlet"),
        pytest.param("zubriw rocks", False, id="feature of a kind left out"),
        pytest.param("zubrin", True, id="island in no state"),
    ],
)
def test_a_dump_is_thinned(tmp_path: Path, name: str, known: bool) -> None:
    assert (name in lexicon_of(tmp_path, "\n".join(DUMP), "UA.txt").places) == known


def test_a_choice_takes_states_and_sizes(tmp_path: Path) -> None:
    lexicon = lexicon_of(tmp_path, "\n".join(DUMP), "all.txt", choice=Choice(frozenset({"UKR"}), 0))
    assert ("velyka orlatka" in lexicon.places, "zubrel" in lexicon.places) == (True, False)


def test_a_single_word_of_a_dump_needs_evidence_before_it_is_an_island(tmp_path: Path) -> None:
    lexicon = lexicon_of(tmp_path, "\n".join(DUMP), "UA.txt")
    assert found("Zubrin resigned.", lexicon) == []
    assert found("They landed on the island of Zubrin.", lexicon) == [("Zubrin", "", "region", 50.1)]


def test_disputed_ground_of_a_dump_lies_in_no_state(tmp_path: Path) -> None:
    assert found("They shelled the port of Zubropol.", lexicon_of(tmp_path, "\n".join(DUMP), "UA.txt")) == [("Zubropol", "", "city", 50.1)]


def test_names_of_regions_come_from_the_file_beside_the_dump(tmp_path: Path) -> None:
    (tmp_path / "admin1CodesASCII.txt").write_text("UA.07\tZubryl\tZubryl\t1\n", encoding="utf-8")
    lexicon = lexicon_of(tmp_path, "\n".join(DUMP), "UA.txt")
    assert lexicon.places.look_up("zubrylsk")[0].admin1 == "Zubryl"


def test_in_the_data_folder_it_is_read_without_asking(tmp_path: Path) -> None:
    shutil.copytree(default().folder, tmp_path / "data")
    (tmp_path / "mine.csv").write_text(CSV, encoding="utf-8")
    built = place_build.build(tmp_path / "mine.csv", Lexicon(tmp_path / "data"))
    assert (built.path, built.places, built.names) == (tmp_path / "data" / "places" / "own.tsv.xz", 3, 5)
    assert "zubnik barracks" in Lexicon(tmp_path / "data").places


def test_the_same_file_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def made() -> bytes:
        lexicon = lexicon_of(tmp_path, "\n".join(DUMP), "UA.txt")
        assert lexicon.gazetteer is not None
        return lexicon.gazetteer.read_bytes()

    one = made()
    monkeypatch.setattr(place_build, "RUN", 2)  # many sorted runs on disk
    assert lzma.decompress(made()) == lzma.decompress(one)


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        pytest.param("m.csv", "name,lat\nX,1\n", r"m\.csv:1: column lon is missing; the header must hold name, lat, lon", id="column missing"),
        pytest.param("m.csv", f"{HEADER}\n\nZubnik,,north,1,,,,,\n", r"m\.csv:3: lat is 'north'; write degrees from -90 to 90", id="no number"),
        pytest.param("m.csv", f"{HEADER}\nZubnik,,1,181,,,,,\n", r"m\.csv:2: lon is '181'", id="off the map"),
        pytest.param("m.csv", f"{HEADER}\nZubnik,,1,nan,,,,,\n", r"m\.csv:2: lon is 'nan'", id="not a number"),
        pytest.param("m.csv", f"{HEADER}\nZubnik,,1,1,UKX,,,,\n", r"m\.csv:2: iso3 is 'UKX'; use a code of countries\.csv", id="unknown state"),
        pytest.param("m.csv", f"{HEADER}\nZubnik,,1,1,,,exact,,\n", r"m\.csv:2: precision is 'exact'; use one of point", id="precision"),
        pytest.param("m.csv", f"{HEADER}\nZubnik,Z,1,1,,,,,\n", r"m\.csv:2: the name 'Z' has fewer than 3 letters", id="short name"),
        pytest.param("m.csv", f"{HEADER}\nZubnik,1,1\n", r"m\.csv:2: the row has not as many cells", id="cells missing"),
        pytest.param("m.csv", f'{HEADER}\n"Zubnik"x,,1,1,,,,,\n', r"m\.csv:2: no CSV", id="quotes"),
        pytest.param("m.csv", f"{HEADER}\n", r"m\.csv: no place in it can be used", id="no rows"),
        pytest.param("m.csv", "", r"m\.csv:1: column name, lat, lon is missing", id="empty file"),
        pytest.param("UA.txt", f"{DUMP[0]}\n1\tbroken\n", r"UA\.txt:2: 2 cells, a GeoNames dump has 19", id="dump cut short"),
        pytest.param("UA.txt", line(1, "Zub City", "P.PPL", people="many"), r"UA\.txt:1: population is 'many'", id="population"),
        pytest.param("UA.txt", line(1, "Zub City", "P.PPL", people="9000", lat=""), r"UA\.txt:1: latitude is ''", id="no latitude"),
        pytest.param(
            "UA.txt", line(4, "Zub City", "P.PPL", people="4"), r"UA\.txt: no place in it can be used; give towns of 500", id="nothing taken"
        ),
        pytest.param("all.zip", "PK\x03\x04abc", r"all\.zip: the file is packed; unpack it first", id="packed"),
        pytest.param("x.bin", "a\0b", r"x\.bin:1: this is no line of text", id="binary"),
    ],
)
def test_a_fault_says_file_line_and_remedy(tmp_path: Path, name: str, content: str, fault: str) -> None:
    with pytest.raises(DataError, match=fault):
        lexicon_of(tmp_path, content, name)
    assert not (tmp_path / "out" / "mine.tsv.xz").exists()


def test_a_byte_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_bytes(b"name,lat,lon\nZubnik,1,1\nOrl\xe9ans,1,1\n")
    with pytest.raises(DataError, match=r"m\.csv:3: byte 0xe9 is not UTF-8"):
        place_build.build(tmp_path / "m.csv", default(), target=tmp_path / "x.xz")


def test_a_damaged_gazetteer_is_told(tmp_path: Path) -> None:
    (tmp_path / "mine.xz").write_bytes(b"nonsense")
    with pytest.raises(DataError, match=r"mine\.xz: can't be unpacked .* build it with python -m timeline gazetteer build"):
        _ = Lexicon(gazetteer=tmp_path / "mine.xz").places


def test_memory_does_not_grow_with_the_dump(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place_build, "RUN", 500)
    _ = default().places, default().countries

    def peak(count: int) -> int:
        rows = (line(number, f"Zubrylsk {number}", "P.PPL", people="900") for number in range(count))
        (tmp_path / "all.txt").write_text("\n".join(rows), encoding="utf-8")
        tracemalloc.start()
        place_build.build(tmp_path / "all.txt", default(), target=tmp_path / "x.xz")
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return used

    assert peak(6000) < 1.5 * peak(1500)


def test_the_command_builds_and_the_option_reads(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.csv").write_text(CSV, encoding="utf-8")
    (tmp_path / "report.jsonl").write_text('{"doc_id": 1, "text": "They left Zubnik Barracks."}\n', encoding="utf-8")
    assert cli.main(["gazetteer", "build", str(tmp_path / "mine.csv"), "-o", str(tmp_path / "mine.xz")]) == 0
    assert "3 places with 5 names; read it with --gazetteer" in capsys.readouterr().err
    (tmp_path / "one.csv").write_text("name,lat,lon\nZubnik Barracks,53.9,27.5\n", encoding="utf-8")
    assert cli.main(["gazetteer", "build", str(tmp_path / "one.csv"), "-o", str(tmp_path / "one.xz")]) == 0
    assert "1 place with 1 name; read it" in capsys.readouterr().err
    assert cli.main(["places", str(tmp_path / "report.jsonl"), "--gazetteer", str(tmp_path / "mine.xz")]) == 0
    assert '"name": "Zubnik Barracks"' in capsys.readouterr().out
    assert cli.main(["gazetteer", "build", str(tmp_path / "none.csv"), "-o", str(tmp_path / "mine.xz")]) == 1
    assert "none.csv: cannot be opened" in capsys.readouterr().err
    assert cli.main(["gazetteer", "build", str(tmp_path / "mine.csv"), "--states", "UKX"]) == 2
    assert "UKX is no state" in capsys.readouterr().err
