"""Articles are found in files, folders, tables and standard input; what is no article is named, the rest goes on."""

import io
import json
from datetime import date

import pytest

from timeline.model import Article, Problem
from timeline.read import open as opening
from timeline.read import text

DAY = date(2022, 10, 11)


def found(*paths, **options):
    return list(opening.articles(paths, **options))


def lines(path, *records):
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def test_a_text_file_gets_the_given_day_and_its_headline(tmp_path):
    path = tmp_path / "one.txt"
    path.write_text("Troops move\n\nTroops moved on Monday.", encoding="utf-8")
    (article,) = found(path, published=DAY)
    assert (article.title, article.published) == ("Troops move", DAY)


def test_a_text_without_headline_is_called_by_its_file(tmp_path):
    (tmp_path / "one.txt").write_text("Troops moved on Monday.", encoding="utf-8")
    assert found(tmp_path / "one.txt")[0].title == "one"


def test_json_lines_keep_their_fields(tmp_path):
    record = {"id": "d1", "title": "T", "text": "Troops moved.", "published": "2022-01-02", "source": "S", "url": "http://x.example"}
    (article,) = found(lines(tmp_path / "a.jsonl", record), published=DAY)
    assert article == Article("Troops moved.", date(2022, 1, 2), "T", "S", "http://x.example", "d1")


def test_a_table_of_articles_is_read(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes('\ufeffid,text,published\r\n1,"Troops\r\nmoved, ""fast"".",2022-01-02\r\n'.encode())
    (article,) = found(path)
    assert (article.id, article.text, article.published) == ("1", 'Troops\nmoved, "fast".', date(2022, 1, 2))


def test_one_bad_line_never_stops_the_rest(tmp_path):
    path = lines(tmp_path / "a.jsonl", {"text": "One."}, {"text": ""}, ["list"], {"text": {"a": 1}}, {"text": "Two."})
    with path.open("a", encoding="utf-8") as stream:
        stream.write("{broken\n" + "[" * 100_000 + "\n" + json.dumps({"text": "Three."}))
    got = found(path)
    assert [one.text for one in got if isinstance(one, Article)] == ["One.", "Two.", "Three."]
    assert [one.where.rpartition(":")[2] for one in got if isinstance(one, Problem)] == ["2", "3", "4", "6", "7"]


def test_a_line_too_long_is_refused_as_one(tmp_path):
    path = lines(tmp_path / "a.jsonl", {"text": "x" * (opening.LONGEST_LINE * 2)}, {"text": "Two."})
    refused, article = found(path)
    assert (refused.where[-2:], article.text) == (":1", "Two.")


def test_an_impossible_day_is_told_and_the_article_read_without(tmp_path):
    problem, article = found(lines(tmp_path / "a.jsonl", {"text": "Troops moved.", "published": "2022-02-30"}))
    assert "'2022-02-30' is not in the calendar" in problem.what
    assert article.published is None


def test_two_articles_never_share_an_id(tmp_path):
    path = lines(tmp_path / "a.jsonl", {"id": "x", "text": "One."}, {"id": "x", "text": "Two."}, {"text": "Three."}, {"text": "Three."})
    ids = [article.id for article in found(path)]
    assert ids[:2] == ["x", "x-2"]
    assert ids[3] == f"{ids[2]}-2"


def test_a_folder_is_read_in_order(tmp_path):
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt"):
        (tmp_path / name).write_text(f"{name}.", encoding="utf-8")
    assert [article.text for article in found(tmp_path)] == ["a.txt.", "b.txt.", "sub/c.txt."]


def test_a_dossier_brings_its_dates(tmp_path):
    (tmp_path / "dossier.csv").write_text("file,title,source,published,url\none.txt,A title,The desk,2022-01-02,\n", encoding="utf-8")
    (tmp_path / "one.txt").write_text("Troops moved.", encoding="utf-8")
    (article,) = found(tmp_path, published=DAY)
    assert (article.id, article.title, article.source, article.published) == ("one", "A title", "The desk", date(2022, 1, 2))


def test_standard_input_is_a_text_or_json_lines():
    (plain,) = found("-", stdin=io.BytesIO(b"Troops moved."), published=DAY)
    assert (plain.text, plain.published) == ("Troops moved.", DAY)
    assert [one.text for one in found("-", stdin=io.BytesIO(b'{"text": "One."}\n{"text": "Two."}'))] == ["One.", "Two."]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("a.txt", b"", "there is no text", id="empty"),
        pytest.param("a.txt", b"x" * (4 * text.LIMIT + 9), "too long for one article", id="huge"),
        pytest.param("a.txt", b"\x00\x01\x02" * 9, "not text in any encoding", id="binary"),
        pytest.param("a.pdf", b"%PDF", "PDF cannot be read yet", id="pdf"),
        pytest.param("a.csv", b"id,title\n1,x\n", "no column text", id="table without text"),
        pytest.param("a.csv", b"", "no column text", id="empty table"),
        pytest.param("a.csv", b"text\n\xff\n", "not UTF-8", id="table in another encoding"),
        pytest.param("a.csv", b'text\n"open', "mend its quotes", id="open quote"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path, name, content, said):
    (tmp_path / name).write_bytes(content)
    (problem,) = found(tmp_path / name)
    assert said in problem.what
    assert name in problem.where


def test_a_missing_file_and_an_empty_folder_are_named(tmp_path):
    missing, empty = found(tmp_path / "none.txt", tmp_path)
    assert "cannot be opened" in missing.what
    assert "folder is empty" in empty.what
