import pytest

from timeline.lexicon import DataError, default
from timeline.lexicon.grammar import classes, load, plural, regular_ing, regular_past


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        pytest.param("attack", {"attack": "base", "attacks": "third", "attacked": "past", "attacking": "ing"}, id="regular"),
        pytest.param("move", {"move": "base", "moves": "third", "moved": "past", "moving": "ing"}, id="e"),
        pytest.param("carry", {"carry": "base", "carries": "third", "carried": "past", "carrying": "ing"}, id="y"),
        pytest.param("deploy", {"deploy": "base", "deploys": "third", "deployed": "past", "deploying": "ing"}, id="y after a vowel"),
        pytest.param("ship", {"ship": "base", "ships": "third", "shipped": "past", "shipping": "ing"}, id="doubled"),
        pytest.param("shoot", {"shoot": "base", "shoots": "third", "shot": "past", "shooting": "ing"}, id="irregular"),
        pytest.param("take", {"take": "base", "takes": "third", "took": "past", "taken": "participle", "taking": "ing"}, id="participle of its own"),
        pytest.param(
            "withdraw", {"withdraw": "base", "withdraws": "third", "withdrew": "past", "withdrawn": "participle", "withdrawing": "ing"}, id="aw"
        ),
        pytest.param("hit", {"hit": "base", "hits": "third", "hitting": "ing"}, id="a past like its base is the base"),
    ],
)
def test_a_verb_has_its_forms(lemma, forms):
    assert default().grammar.verb_forms(lemma) == forms


@pytest.mark.parametrize(
    ("noun", "many"),
    [("tank", "tanks"), ("clash", "clashes"), ("truce", "truces"), ("ally", "allies"), ("convoy", "convoys"), ("crisis", "crisises"), ("go", "goes")],
)
def test_a_regular_plural(noun, many):
    assert plural(noun) == many


@pytest.mark.parametrize(
    ("lemma", "past", "ing"),
    [
        ("shell", "shelled", "shelling"),
        ("agree", "agreed", "agreeing"),
        ("grab", "grabbed", "grabbing"),
        ("free", "freed", "freeing"),
        ("sail", "sailed", "sailing"),
        ("occupy", "occupied", "occupying"),
        ("tow", "towed", "towing"),
    ],
)
def test_regular_forms(lemma, past, ing):
    assert (regular_past(lemma), regular_ing(lemma)) == (past, ing)


@pytest.mark.parametrize(
    ("word", "inside"),
    [("of", True), ("and", True), ("after", True), ("were", True), ("may", True), ("they", True), ("not", True), ("heavy", False), ("tank", False)],
)
def test_function_words_are_no_adjectives(word, inside):
    assert (word in default().grammar.function_words) is inside


def test_pasts_are_those_of_irregular_verbs():
    assert {"took", "shot", "sent"} <= default().grammar.pasts
    assert "attacked" not in default().grammar.pasts


def tables(folder, verbs="take,took,taken,\n", grammar="of,preposition\n"):
    (folder / "verbs.csv").write_text("lemma,past,participle,ing\n" + verbs, encoding="utf-8")
    (folder / "grammar.csv").write_text("word,class\n" + grammar, encoding="utf-8")
    return folder


def test_a_small_grammar_is_read(tmp_path):
    grammar = load(tables(tmp_path, grammar="of,preposition\nto,preposition\nmay,modal\n"))
    assert grammar["preposition"] == {"of", "to"}
    assert grammar["modal"] == {"may"}
    assert grammar.verb_forms("take")["took"] == "past"


def test_two_spellings_stand_in_one_cell(tmp_path):
    forms = load(tables(tmp_path, verbs="burn,burnt/burned,,\n")).verb_forms("burn")
    assert (forms["burnt"], forms["burned"]) == ("past", "past")


def test_a_missing_table_is_named(tmp_path):
    tables(tmp_path)
    (tmp_path / "verbs.csv").unlink()
    with pytest.raises(DataError, match=r"verbs\.csv: the file is missing; restore it"):
        load(tmp_path)


def test_a_missing_column_is_named(tmp_path):
    (tmp_path / "grammar.csv").write_text("word,kind\nof,preposition\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"grammar\.csv:1: column class is missing; the header must hold word, class"):
        classes(tmp_path / "grammar.csv")
