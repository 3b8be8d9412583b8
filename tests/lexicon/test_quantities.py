import csv

import pytest

from timeline.find import quantities
from timeline.lexicon import DATA, DataError, default
from timeline.lexicon.quantities import load
from timeline.model import Article
from timeline.text import prepare

WORDS = DATA / "languages" / "en"


def rows(name: str) -> list[dict[str, str]]:
    with (WORDS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", rows("casualties.csv"), ids=lambda row: row["word"])
def test_example_of_each_word_of_loss_yields_its_unit(row: dict[str, str]) -> None:
    document = prepare(Article(row["example"]), default())
    assert row["unit"] in {found.value.unit for found in quantities.find(document, default())}


@pytest.mark.parametrize("name", ["units.csv", "numbers.csv", "casualties.csv"])
def test_rows_do_not_repeat(name: str) -> None:
    keys = [tuple(row.values()) for row in rows(name)]
    assert len(keys) == len(set(keys))


def test_bands_are_sourced_and_grow() -> None:
    with (DATA / "unit_sizes.csv").open(encoding="utf-8", newline="") as file:
        sizes = {row["formation"]: row for row in csv.DictReader(file)}
    assert all(row["source"] and int(row["low"]) < int(row["high"]) for row in sizes.values())
    assert int(sizes["platoon"]["high"]) < int(sizes["battalion"]["high"]) < int(sizes["brigade"]["high"]) < int(sizes["division"]["high"])


def test_unknown_class_says_file_row_and_remedy(tmp_path) -> None:
    (tmp_path / "units.csv").write_text("noun,plural,unit,class,kind,guard,not_after,not_before\nyak,,yaks,cattle,,,,\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"units\.csv:2: unknown class 'cattle'; use one of"):
        load(tmp_path)
