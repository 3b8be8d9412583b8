import csv
import io

import pytest

from timeline.lexicon import DataError, default
from timeline.lexicon.triggers import COLUMNS, load


def table(path, *rows):
    """Load a table of triggers; each row gives the cells that matter."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow(dict.fromkeys(COLUMNS, "") | {"kind": "verb", "type": "attack", "example": "An example."} | row)
    (path / "triggers.csv").write_text(out.getvalue(), encoding="utf-8")
    return load(path, default().types, default().grammar)


def verb(triggers, *words):
    """Return the rows of the verb form that begins these words."""
    hit = triggers.verbs.at(words, 0)
    return [] if hit is None else [row for row, _ in hit[1]]


@pytest.mark.parametrize("form", ["storm", "storms", "stormed", "storming"])
def test_a_verb_is_found_in_every_form(tmp_path, form):
    assert [row.pattern for row in verb(table(tmp_path, {"pattern": "storm"}), form)] == ["storm"]


@pytest.mark.parametrize(("words", "there"), [(("raid",), True), (("raids",), True), (("raided",), False)], ids=["one", "many", "no verb"])
def test_a_noun_is_found_in_both_numbers(tmp_path, words, there):
    assert (table(tmp_path, {"pattern": "raid", "kind": "noun"}).nouns.at(words, 0) is not None) is there


def test_only_the_last_word_of_a_noun_bends(tmp_path):
    triggers = table(tmp_path, {"pattern": "air raid", "kind": "noun"})
    assert triggers.nouns.at(("air", "raids"), 0) is not None
    assert triggers.nouns.at(("airs", "raid"), 0) is None


def test_a_fixed_phrase_does_not_bend(tmp_path):
    triggers = table(tmp_path, {"pattern": "boots on the ground", "kind": "phrase"})
    assert triggers.nouns.at(("boots", "on", "the", "ground"), 0) is not None
    assert triggers.nouns.at(("boots", "on", "the", "grounds"), 0) is None


@pytest.mark.parametrize(
    ("pattern", "words", "rest", "joined"),
    [
        pytest.param("storm", ("stormed",), (), False, id="no particle"),
        pytest.param("pull out", ("pulled",), ("out",), False, id="a particle may stand apart"),
        pytest.param("call on", ("called",), ("on",), None, id="on"),
        pytest.param("put on alert", ("put",), ("on", "alert"), False, id="two words"),
        pytest.param("deal with", ("dealt",), ("with",), True, id="a preposition may not stand apart"),
        pytest.param("test - fire", ("test", "-", "fired"), (), False, id="the last word bends after a hyphen"),
    ],
)
def test_the_words_after_a_verb(tmp_path, pattern, words, rest, joined):
    (row,) = verb(table(tmp_path, {"pattern": pattern}), *words)
    assert row.rest == rest
    assert joined is None or row.joined is joined


def test_a_slot_is_read(tmp_path):
    (row,) = verb(table(tmp_path, {"pattern": "storm", "slot": "subject=force/unit any=place dated"}), "storm")
    assert [(condition.where, set(condition.classes)) for condition in row.slot] == [
        ("subject", {"force", "unit"}),
        ("any", {"place"}),
        ("dated", set()),
    ]


def test_flags_of_a_row_are_no_demands(tmp_path):
    (row,) = verb(table(tmp_path, {"pattern": "storm", "slot": "yields"}), "storm")
    assert (row.flags, row.slot) == ({"yields"}, ())
    triggers = table(tmp_path, {"pattern": "raid", "kind": "noun", "slot": "governed any=party"})
    (noun,) = triggers.nouns.at(("raid",), 0)[1]
    assert noun.flags == {"governed"}
    assert [condition.where for condition in noun.slot] == ["any"]


def test_rows_of_one_verb_keep_their_order(tmp_path):
    triggers = table(tmp_path, {"pattern": "land", "type": "attack"}, {"pattern": "land", "type": "deployment"})
    assert [(row.type, row.where) for row in verb(triggers, "landed")] == [("attack", "triggers.csv:2"), ("deployment", "triggers.csv:3")]


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        pytest.param({"type": "atack"}, r"triggers\.csv:3: unknown event type 'atack'; use one of deployment, .*none", id="type"),
        pytest.param({"kind": "adverb"}, r"triggers\.csv:3: unknown kind 'adverb'; use one of verb, noun, phrase", id="kind"),
        pytest.param({"slot": "sometimes"}, r"triggers\.csv:3: unknown slot 'sometimes'; use one of active, .*, or WHERE=CLASS", id="slot"),
        pytest.param({"slot": "object=forse"}, r"triggers\.csv:3: unknown class forse in 'object=forse'; use one of agent, ", id="class"),
        pytest.param({"pattern": ""}, r"triggers\.csv:3: pattern and example must not be empty; write a sentence", id="no pattern"),
        pytest.param({"example": " "}, r"triggers\.csv:3: pattern and example must not be empty; write a sentence", id="no example"),
    ],
)
def test_a_faulty_row_says_file_row_fault_and_remedy(tmp_path, cells, message):
    with pytest.raises(DataError, match=message):
        table(tmp_path, {"pattern": "raid"}, {"pattern": "storm"} | cells)


def test_a_row_of_type_none_is_read(tmp_path):
    assert [row.type for row in verb(table(tmp_path, {"pattern": "storm", "type": "none"}), "storms")] == ["none"]
