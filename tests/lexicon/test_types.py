import csv
import io

import pytest

from timeline.lexicon import DataError, default
from timeline.lexicon.types import COLUMNS, FLAGS, load


def folder(path, **cells):
    """Write a table with one type, its cells changed as asked."""
    row = dict.fromkeys(COLUMNS, "") | {"type": "raid", "group": "combat", "label": "Raid"} | cells
    out = io.StringIO()
    writer = csv.DictWriter(out, [name for name in COLUMNS if name in row], lineterminator="\n")
    writer.writeheader()
    writer.writerow(row)
    (path / "event_types.csv").write_text(out.getvalue(), encoding="utf-8")
    return path


def test_a_type_is_read_with_its_flags(tmp_path):
    types = load(folder(tmp_path, hits="yes"))
    assert list(types) == ["raid"]
    assert types["raid"].label == "Raid"
    assert types["raid"].hits
    assert not types["raid"].mutual


@pytest.mark.parametrize("flag", FLAGS)
def test_a_flag_is_yes_or_empty(tmp_path, flag):
    with pytest.raises(DataError, match=rf"event_types\.csv:2: {flag} is 'no'; write yes or leave it empty"):
        load(folder(tmp_path, **{flag: "no"}))


def test_a_missing_column_is_named(tmp_path):
    (tmp_path / "event_types.csv").write_text("type,group\nraid,combat\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"event_types\.csv:1: column label, .* is missing"):
        load(tmp_path)


def test_types_keep_the_order_of_the_file():
    assert next(iter(default().types)) == "deployment"


@pytest.mark.parametrize("name", list(default().types))
def test_every_type_that_ships_can_be_explained_and_drawn(name):
    kind = default().types[name]
    assert all((kind.group, kind.label, kind.definition, kind.symbol, kind.family))
    assert kind.colour.startswith("#")
    assert kind.colour_dark.startswith("#")
    assert len(kind.colour) == len(kind.colour_dark) == 7


@pytest.mark.parametrize(
    ("flag", "one", "other"),
    [
        pytest.param("moves_forces", "deployment", "strike", id="movements move forces"),
        pytest.param("mutual", "meeting", "attack", id="all sides of a meeting act"),
        pytest.param("hits", "attack", "exercise", id="an attack befalls somebody"),
        pytest.param("speaks", "statement", "capture", id="a statement is spoken"),
        pytest.param("leaves", "withdrawal", "deployment", id="a withdrawal leaves a place"),
        pytest.param("partner", "exercise", "attack", id="an exercise has partners"),
        pytest.param("tally", "casualties", "attack", id="casualties are a tally"),
        pytest.param("blames", "accusation", "denial", id="an accusation blames"),
    ],
)
def test_types_differ_by_their_columns(flag, one, other):
    assert getattr(default().types[one], flag)
    assert not getattr(default().types[other], flag)
