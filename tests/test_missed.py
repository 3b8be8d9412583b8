"""Sentences without an event: those that tell one stand first, and what tells nothing is not listed."""

import copy

import calibration
import gold_score
import pytest
import reports

from timeline import cli, missed, pipeline
from timeline.lexicon import DATA, default, triggers
from timeline.lexicon.rows import read
from timeline.lexicon.weights import MISSED
from timeline.model import Article

TOP = 5
PAINTED = "Soldiers painted 20 tanks in Goma on Monday."  # nothing an analyst would want, so no trigger will ever read it


def quotes(text, title=""):
    article = Article(text, reports.article(text).published, title=title)
    return [text[one.sentence.start : one.sentence.end] for one in missed.find(pipeline.read(article))]


def only(text):
    (one,) = missed.find(pipeline.read(reports.article(text)))
    return one


def test_gold_events_without_a_row_stand_at_the_top_of_the_list():
    ranks = calibration.ranks_of_missed()
    assert sum(rank < TOP for rank in ranks) >= 0.7 * len(ranks)


def test_a_listed_chance_is_about_how_often_there_is_an_event():
    listed = calibration.listed()
    stated = sum(chance for chance, _ in listed) / len(listed)
    assert sum(there for _, there in listed) / len(listed) >= stated - 0.1


@pytest.mark.parametrize(
    ("sign", "text"),
    [
        pytest.param("date", PAINTED, id="a date"),
        pytest.param("place", PAINTED, id="a place"),
        pytest.param("force", PAINTED, id="a force"),
        pytest.param("weapon", PAINTED, id="a weapon"),
        pytest.param("number", "The 300 soldiers painted tanks in Goma.", id="a number of forces"),
        pytest.param("person", "President Putin painted a tank on Monday.", id="a person"),
        pytest.param("past", PAINTED, id="the past"),
        pytest.param("plan", "Soldiers will paint and turn tanks in Goma on Monday.", id="a plan"),
        pytest.param("negated", "Soldiers never painted tanks in Goma.", id="a negation"),
        pytest.param("few", "Soldiers painted tanks.", id="few words"),
        pytest.param("act", "Soldiers climbed the hills of Goma on Monday.", id="a verb of motion"),
        pytest.param("question", "Who painted the soldiers' tanks in Goma on Monday?", id="a question"),
    ],
)
def test_a_sign_is_seen(sign, text):
    weight = default().missed[sign]
    assert f"{weight.words} {weight.value:+.2f}" in only(text).reason.split(", ")


def test_a_word_that_can_tell_an_event_counts_where_its_slots_do_not_hold():
    text = "Soldiers sent flowers to Goma on Monday."
    assert not reports.read(text)
    assert default().missed["known"].words in only(text).reason


def test_the_chance_is_the_sum_it_gives_as_its_reason():
    one = only(PAINTED)
    assert one.chance == pytest.approx(sum(float(term.rsplit(" ", 1)[1]) for term in one.reason.split(", ")), abs=0.005)


def test_clues_are_words_of_the_sentence():
    one = only(PAINTED)
    assert [PAINTED[clue.start : clue.end] for clue in one.clues] == ["Soldiers", "painted", "20 tanks", "Goma", "on Monday"]


def test_the_likeliest_comes_first():
    text = f"Soldiers painted tanks.\n\n{PAINTED}"
    assert quotes(text) == [PAINTED, "Soldiers painted tanks."]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Russian troops arrived in Belarus on Monday.", id="read"),
        pytest.param("The weather was fine and the people sang.", id="no force, date or weapon"),
        pytest.param("Russian troops in Belarus: a question of days", id="a heading"),
        pytest.param("- Russian troops, 300\n- Ukrainian tanks, 20\n- Polish ships, 4", id="a list"),
        pytest.param("READ MORE: Soldiers painted 20 tanks on Monday.", id="a link to another story"),
        pytest.param(f"{PAINTED} (AP Photo/John Smith)", id="a caption"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_tells_nothing_is_not_listed(text):
    assert quotes(f"{text}\n\nThe soldiers are tired.") in ([], ["The soldiers are tired."])


def test_a_headline_is_not_listed():
    assert quotes(f"Soldiers paint 20 tanks in Goma on Monday\n\n{PAINTED}", title="Soldiers paint 20 tanks in Goma on Monday") == [PAINTED]


def test_a_text_that_is_not_about_conflict_lists_nothing():
    trade = "The company sold 20 aircraft to Japan on Monday. Its shares rose in Tokyo after the minister visited the plant. " * 8
    assert quotes(trade) == []


def test_another_mention_of_an_event_is_not_listed():
    text = "Russia attacked Odesa on Sunday.\n\nThe attack by Russia on Odesa was heavy."
    assert quotes(text) == []


@pytest.fixture(scope="module")
def wordless(tmp_path_factory):
    """A lexicon without triggers, in which no sentence tells an event."""
    folder = tmp_path_factory.mktemp("words")
    (folder / "triggers.csv").write_text(",".join(triggers.COLUMNS) + "\n", encoding="utf-8")
    lexicon = copy.copy(default())
    lexicon.__dict__["triggers"] = triggers.load(folder, lexicon.types, lexicon.grammar)
    return lexicon


@pytest.mark.parametrize("verb", [row["verb"] for row in read(DATA / "languages" / "en" / "acts.csv", ("verb",))])
def test_a_verb_of_the_table_makes_an_act(verb, wordless):
    forms = {name: form for form, name in default().grammar.verb_forms(verb).items()}
    article = reports.article(f"Soldiers {forms.get('past', verb)} on Monday.")
    (one,) = missed.find(pipeline.read(article, wordless), wordless)
    assert default().missed["act"].words in one.reason


def test_every_sign_has_a_row():
    assert default().missed.keys() == MISSED


def test_the_command_line_tells_the_list(tmp_path, capsys):
    (tmp_path / "report.txt").write_text(f"{PAINTED} Russian troops arrived in Belarus on Monday.", encoding="utf-8")
    assert cli.main(["explain", str(tmp_path / "report.txt"), "--missed", "--published", "2022-10-11"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == PAINTED
    assert lines[1].startswith("    0.")
    assert len(lines) == 2


def test_gold_articles_are_not_flooded():
    """Of the sentences without an event about half are listed, not all."""
    listed = sum(len(missed.likely(missed.find(pipeline.read(gold_score.article(folder))))) for folder in gold_score.folders())
    assert 0 < listed <= 5 * len(gold_score.folders())
