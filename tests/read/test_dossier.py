"""A dossier is a folder with a table of its reports."""

import pytest

from timeline.lexicon import DATA
from timeline.read import ReadError, dossier

HEADER = "file,title,source,published,url\n"


def folder(path, rows):
    (path / "dossier.csv").write_text(HEADER + rows, encoding="utf-8")
    return path


def test_reports_come_by_day(tmp_path):
    for name in ("late", "early"):
        (tmp_path / f"{name}.txt").write_text("Troops moved.", encoding="utf-8")
    held = dossier.load(folder(tmp_path, "late.txt,L,Desk,2022-02-01,\nearly.txt,E,Desk,2022-01-01,\n"))
    assert [article.id for article in held.articles] == ["early", "late"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        pytest.param("none.txt,T,S,2022-01-01,\n", "dossier.csv:2: 'none.txt' is not a file", id="missing"),
        pytest.param("../secret.txt,T,S,2022-01-01,\n", "dossier.csv:2: '../secret.txt' is not a file", id="outside"),
        pytest.param("one.txt,T,S,2022-02-30,\n", "dossier.csv:2: .*not in the calendar", id="impossible day"),
        pytest.param("one.txt,T\n", "dossier.csv:2: 2 cells", id="short row"),
    ],
)
def test_a_fault_names_its_row(tmp_path, rows, said):
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "secret.txt").write_text("x", encoding="utf-8")
    (home / "one.txt").write_text("Troops moved.", encoding="utf-8")
    with pytest.raises(ReadError, match=said):
        dossier.load(folder(home, rows))


def test_every_bundled_dossier_is_dated_and_titled():
    held = dossier.every(DATA / "samples")
    assert len(held) >= 4
    for one in held:
        assert len(one.articles) >= 3, one.name
        assert one.title != one.name
        assert one.summary
        assert all(article.published and article.source and article.title for article in one.articles), one.name
