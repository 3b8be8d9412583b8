import gzip

import pytest

from timeline.lexicon import DataError
from timeline.lexicon.rows import Row, read
from timeline.lexicon.stopwords import load as stopwords


def table(path, text, name="ships.csv"):
    raw = text.encode("utf-8")
    (path / name).write_bytes(gzip.compress(raw) if name.endswith(".gz") else raw)
    return path / name


@pytest.mark.parametrize("name", ["ships.csv", "ships.csv.gz"])
def test_rows_know_their_file_and_line(tmp_path, name):
    rows = list(read(table(tmp_path, "name,class\nKursk,submarine\nMoskva,cruiser\n", name), ("name", "class")))
    assert [(row.where, row["name"], row["class"]) for row in rows] == [(f"{name}:2", "Kursk", "submarine"), (f"{name}:3", "Moskva", "cruiser")]


def test_a_quoted_cell_may_hold_commas_and_accents(tmp_path):
    (row,) = read(table(tmp_path, 'name,class\n"Åland, the ""islands""",place\n'), ("name",))
    assert row["name"] == 'Åland, the "islands"'


def test_more_columns_than_asked_for_are_kept(tmp_path):
    (row,) = read(table(tmp_path, "name,note\nKursk,lost\n"), ("name",))
    assert row["note"] == "lost"


def test_a_header_alone_has_no_rows(tmp_path):
    assert list(read(table(tmp_path, "name\n"), ("name",))) == []


@pytest.mark.parametrize(
    ("cell", "parts"),
    [("", ()), ("a", ("a",)), ("a;b", ("a", "b")), (" a ; b ;", ("a", "b")), (";;", ())],
    ids=["empty", "one", "two", "blanks", "only marks"],
)
def test_a_cell_may_hold_a_list(cell, parts):
    assert Row("ships.csv:2", {"names": cell}).many("names") == parts


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("name,class\nKursk\n", r"ships\.csv:2: 1 cells, the header has 2; mend the commas or quotes", id="too few cells"),
        pytest.param("name,class\na,b\nc,d,e\n", r"ships\.csv:3: 3 cells, the header has 2; mend the commas or quotes", id="too many cells"),
        pytest.param("name,kind\na,b\n", r"ships\.csv:1: column class is missing; the header must hold name, class", id="a column is missing"),
        pytest.param("", r"ships\.csv:1: column name, class is missing; the header must hold name, class", id="empty file"),
        pytest.param("name,class\n\na,b\n", r"ships\.csv:2: 0 cells, the header has 2", id="a blank line"),
    ],
)
def test_a_fault_says_file_row_and_remedy(tmp_path, text, message):
    with pytest.raises(DataError, match=message):
        list(read(table(tmp_path, text), ("name", "class")))


def test_a_missing_file_says_so(tmp_path):
    with pytest.raises(DataError, match=r"gone\.csv: the file is missing; restore it from the repository"):
        list(read(tmp_path / "gone.csv", ("name",)))


@pytest.mark.parametrize("word", ["The", " the", ""], ids=["capital", "blank", "empty"])
def test_a_list_of_words_must_be_plain(tmp_path, word):
    table(tmp_path, f'word\nof\n"{word}"\n', "stopwords.csv")
    with pytest.raises(DataError, match=r"stopwords\.csv:3: .* is not a plain lower-case word; write it so"):
        stopwords(tmp_path)
