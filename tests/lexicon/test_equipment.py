import csv

import pytest

from timeline.find import equipment
from timeline.lexicon import DATA, DataError, default
from timeline.lexicon.equipment import KINDS, load
from timeline.model import Article
from timeline.text import prepare

with (DATA / "equipment.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


def test_table_is_large_sorted_and_free_of_repeats() -> None:
    assert len(ROWS) >= 500
    assert len({row["name"] for row in ROWS}) == len(ROWS)
    assert [(row["kind"], row["name"].lower()) for row in ROWS] == sorted((row["kind"], row["name"].lower()) for row in ROWS)


def test_iso3_codes_are_three_capitals_or_empty() -> None:
    assert {row["iso3"] for row in ROWS if row["iso3"]} == {row["iso3"] for row in ROWS if row["iso3"].isupper() and len(row["iso3"]) == 3}
    assert {row["kind"] for row in ROWS} <= KINDS


@pytest.mark.parametrize("kind", sorted({row["kind"] for row in ROWS}))
def test_every_unguarded_name_is_found_in_a_sentence(kind: str) -> None:
    missed = []
    for row in (row for row in ROWS if row["kind"] == kind):
        guarded = {name.strip() for name in row["guarded"].split(";")}
        for name in (row["name"], *filter(None, (part.strip() for part in row["aliases"].split(";")))):
            document = prepare(Article(f"It is said that the {name} was seen there."), default())
            if name not in guarded and not any(found.value.named for found in equipment.find(document, default())):
                missed.append(name)
    assert missed == []


def test_unknown_kind_says_file_row_and_remedy(tmp_path) -> None:
    (tmp_path / "equipment.csv").write_text("name,aliases,guarded,kind,iso3,source\nZeppelin,,,airship,DEU,own\n", encoding="utf-8")
    (tmp_path / "unit_names.csv").write_text("word,kind,iso3,note\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"equipment\.csv:2: unknown kind 'airship'; use one of"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Arrow 2", "Arrow 3", id="two layers of one defence"),
        pytest.param("Hermes 450", "Hermes 900", id="two drones of one maker"),
        pytest.param("Type 21", "Type 22", id="two classes of frigates"),
        pytest.param("Fateh-110", "Fateh-313", id="two missiles of one family"),
    ],
)
def test_another_number_is_another_system(one: str, other: str) -> None:
    bearers = {name.strip(): row["name"] for row in ROWS for name in (row["name"], *row["aliases"].split(";"))}
    assert bearers[one] != bearers[other]
