import pytest

from timeline.lexicon import DataError, default
from timeline.lexicon.splitting import load


def test_words_are_sorted_by_kind(tmp_path):
    (tmp_path / "sentences.csv").write_text("word,kind\ngen,title\nu.s,open\nthe,starter\nno,numbered\n", encoding="utf-8")
    words = load(tmp_path)
    assert (words.titles, words.open, words.starters, words.numbered) == ({"gen"}, {"u.s"}, {"the"}, {"no"})


def test_a_faulty_kind_says_file_row_and_remedy(tmp_path):
    (tmp_path / "sentences.csv").write_text("word,kind\ngen,titel\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"sentences\.csv:2: unknown kind 'titel'; use one of title, open, starter, numbered"):
        load(tmp_path)


@pytest.mark.parametrize("kind", ["titles", "open", "starters", "numbered"])
def test_words_are_in_lower_case_without_their_last_stop(kind):
    words = getattr(default().splitting, kind)
    assert words
    assert [word for word in words if word != word.lower() or word.endswith(".")] == []
