import pytest

from timeline.lexicon import DataError, default
from timeline.lexicon.boilerplate import COLUMNS, KINDS, load
from timeline.lexicon.rows import read

ROWS = list(read(default().words / "boilerplate.csv", COLUMNS))
HEADER = "pattern,kind,example,note\n"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.where} {row['example']}")
def test_the_example_of_a_row_is_matched(row):
    assert getattr(default().boilerplate, row["kind"]).search(row["example"])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("line", ["Russia sent 300 troops to Syria on Monday.", "More than 40 soldiers were killed near Goma, the army said.", ""])
def test_a_line_of_an_article_is_not(kind, line):
    assert not getattr(default().boilerplate, kind).search(line)


def test_a_kind_without_a_row_matches_nothing(tmp_path):
    (tmp_path / "boilerplate.csv").write_text(HEADER + "^menu$,line,Menu,\n", encoding="utf-8")
    patterns = load(tmp_path)
    assert patterns.line.search("Menu")
    assert not patterns.block.search("Menu")
    assert not patterns.block.search("")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        pytest.param("^menu$,lines,Menu,", r"boilerplate\.csv:2: unknown kind 'lines'; use one of line, block, credit, caption", id="kind"),
        pytest.param("^(menu$,line,Menu,", r"boilerplate\.csv:2: '\^\(menu\$' is no pattern \(.*\); mend it", id="pattern"),
    ],
)
def test_a_faulty_row_says_file_row_fault_and_remedy(tmp_path, row, message):
    (tmp_path / "boilerplate.csv").write_text(HEADER + row + "\n", encoding="utf-8")
    with pytest.raises(DataError, match=message):
        load(tmp_path)
