import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.lexicon.phrases import Phrases

TABLE = Phrases(
    [(("south", "korea"), "KOR"), (("south",), "side"), (("korea",), "land"), (("south", "korea", "strait"), "sea"), (("south", "korea"), "again")]
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("in south korea", [(1, 3, ["KOR", "again"])], id="all values of a phrase"),
        pytest.param("south korea strait", [(0, 3, ["sea"])], id="the longest"),
        pytest.param("south of korea", [(0, 1, ["side"]), (2, 3, ["land"])], id="apart"),
        pytest.param("south south korea", [(0, 1, ["side"]), (1, 3, ["KOR", "again"])], id="one after the other"),
        pytest.param("north", [], id="none"),
        pytest.param("", [], id="no words"),
        pytest.param("the south", [(1, 2, ["side"])], id="cut short at the end"),
    ],
)
def test_phrases_are_found_longest_first(words, found):
    assert list(TABLE.find(words.split())) == found


def test_at_looks_at_one_word_only():
    words = ["in", "south", "korea"]
    assert TABLE.at(words, 0) is None
    assert TABLE.at(words, 1) == (3, ["KOR", "again"])


def test_a_table_counts_its_phrases_and_knows_their_first_words():
    assert len(TABLE) == 4
    assert TABLE.firsts == {"south", "korea"}
    assert len(Phrases([((), "nothing")])) == 0


@given(st.lists(st.sampled_from(["south", "korea", "strait", "x"]), max_size=12))
def test_finds_never_overlap_and_are_phrases_of_the_table(words):
    end = 0
    for first, last, values in TABLE.find(words):
        assert end <= first < last <= len(words)
        assert TABLE.at(words, first) == (last, values)
        end = last
