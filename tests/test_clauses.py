import re

import pytest
import reports

from timeline import clauses
from timeline.lexicon import default


def parts(text):
    one = reports.frame(text)
    return [reports.quote(text, one, clause.first, clause.end - 1) for clause in one.clauses]


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("Russia sent 300 troops to Syria on Monday.", id="a plain sentence is one clause"),
        pytest.param("Russia moved troops to Belgorod; | Ukraine shelled Donetsk.", id="semicolon"),
        pytest.param("France closed its embassy: | Mali had expelled its soldiers.", id="colon"),
        pytest.param("Russia moved troops to Belgorod - | its largest transfer this year - | and shelled Donetsk.", id="spaced hyphens"),
        pytest.param("Russia moved troops to Belgorod — | its largest transfer this year — | and shelled Donetsk.", id="long dashes"),
        pytest.param("The F-16 jets bombed a Hezbollah-held village.", id="a hyphen within a word is no dash"),
        pytest.param("The warship, | which left Sevastopol on Friday, | fired missiles at Odesa.", id="which, and on after it"),
        pytest.param("Rebels | who seized Goma on Tuesday | are marching south.", id="who without commas"),
        pytest.param("Turkey attacked Afrin in Syria, | where Kurdish fighters shelled Azaz.", id="where"),
        pytest.param("Putin said | that Ukraine had attacked Odesa.", id="that after a verb of saying"),
        pytest.param("The army said | its forces had captured Lyman.", id="a verb of saying without that"),
        pytest.param("The general told the army on Monday.", id="a verb of saying with nothing said"),
        pytest.param("Russia, | Stoltenberg said on Monday, | has moved troops to Belarus.", id="a source put in"),
        pytest.param("Russia, | he said, | has moved troops to Belarus.", id="a source put in as a pronoun"),
        pytest.param('"We will attack Kyiv," | Putin said on Monday.', id="after a quotation"),
        pytest.param("Israel struck Damascus, | and Syria fired missiles at Haifa.", id="and with a subject of its own"),
        pytest.param("Israel struck Damascus | and shelled Aleppo.", id="and with a verb only"),
        pytest.param("Russia attacked Odesa on Sunday | but did not attack Kyiv.", id="but"),
        pytest.param("Israel attacked Syria and Lebanon.", id="and within a list of objects"),
        pytest.param("Poland and Germany did not send tanks to Ukraine.", id="and within a list of subjects"),
        pytest.param("Russia, Belarus and Kazakhstan attacked Odesa.", id="commas of a list"),
        pytest.param("Russia sent tanks, guns and 300 troops to Syria.", id="commas of a list of objects"),
        pytest.param("Ukraine shelled Donetsk | after Russia withdrew from Kherson.", id="after with a clause"),
        pytest.param("Fighters claimed full control of Bakhmut on 20 May.", id="May, the month"),
        pytest.param("After Turkey bombed Kobani, | Kurdish fighters shelled Azaz.", id="a leading clause"),
        pytest.param("Ethiopia's army entered Mekelle | while Eritrean forces shelled Adigrat.", id="while"),
        pytest.param("Russia attacked Kyiv, | killing 11 people.", id="a participle after a comma"),
        pytest.param("Russia has sent troops to Belarus since Monday.", id="since with a date"),
        pytest.param("The army left before 10 October.", id="before with a date"),
        pytest.param("On 1 March 2022, Russia attacked Kyiv.", id="the comma after a date"),
        pytest.param("Turkey used Syria as a base.", id="as a"),
    ],
)
def test_a_sentence_is_cut_where_a_clause_begins(marked):
    assert " | ".join(parts(marked.replace(" | ", " "))) == marked


@pytest.mark.parametrize(
    ("text", "openers"),
    [
        pytest.param("Ukraine shelled Donetsk after Russia withdrew from Kherson.", ["", "after"], id="after"),
        pytest.param("After Turkey bombed Kobani, fighters shelled Azaz.", ["after", ""], id="a leading clause, then the main one"),
        pytest.param("The boat that had left Odesa in May entered Varna.", ["", "which", "resume"], id="resumed after a date"),
        pytest.param("The warship, which left Sevastopol on Friday, fired missiles at Odesa.", ["", "which", "resume"], id="resumed"),
        pytest.param("The army said its forces had captured Lyman.", ["", "that"], id="that is understood"),
        pytest.param("Russia attacked Kyiv, killing 11 people.", ["", "ing"], id="participle"),
        pytest.param('"We will attack Kyiv," Putin said.', ["", "quote"], id="quotation"),
        pytest.param("Israel struck Damascus, and Syria fired missiles at Haifa.", ["", "and"], id="and"),
        pytest.param("Ankara said on Monday its troops had left Kobani.", ["", "that"], id="that is understood behind a day"),
        pytest.param("The truce announced on Friday was broken.", [""], id="a participle and its day"),
        pytest.param("France took Gao on Sunday, a day after seizing Timbuktu.", ["", "after"], id="after a day"),
        pytest.param("The army shelled rebels who've held Goma for a year.", ["", "who"], id="a short form"),
        pytest.param("Russia moved troops to Belgorod; Ukraine shelled Donetsk.", ["", ";"], id="semicolon"),
    ],
)
def test_a_clause_knows_its_opener(text, openers):
    assert [clause.opener for clause in reports.frame(text).clauses] == openers


@pytest.mark.parametrize(
    ("text", "parents"),
    [
        pytest.param("Israel struck Damascus and shelled Aleppo.", [-1, 0], id="the one before"),
        pytest.param("After bombing Kobani, Turkey shelled Azaz.", [1, 0], id="a leading clause hangs on the next"),
        pytest.param("The warship, which left Sevastopol on Friday, fired missiles at Odesa.", [-1, 0, 0], id="past the relative clause"),
    ],
)
def test_a_clause_takes_a_missing_subject_from_its_parent(text, parents):
    assert [clause.parent for clause in reports.frame(text).clauses] == parents


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("[Russia] sent [300 troops] to [Syria].", id="name, count with noun, place"),
        pytest.param("[Tens of thousands of Russian troops] attacked the town of [Lyman].", id="a count by of"),
        pytest.param("Heavily armed [Russian motor rifle troops] entered [Kherson].", id="adjectives between nationality and force"),
        pytest.param("[Russian heavily armed combat troops] entered [Kherson].", id="three adjectives between"),
        pytest.param("[Ukraine's forces] entered [Kherson].", id="an owner joins its noun"),
        pytest.param("[Russia]'s initial, failed assault on [Kyiv] began.", id="but not a trigger"),
        pytest.param("[Russian] and [Belarusian troops] attacked [Kyiv].", id="a list is not one phrase"),
        pytest.param("In [Mosul] [Iraqi soldiers] detained [rebels].", id="a name starts anew"),
        pytest.param("[Israel] attacked [Syria] and [Lebanon].", id="list of places"),
    ],
)
def test_what_belongs_together_is_one_noun_phrase(marked):
    text = re.sub(r"[\[\]]", "", marked)
    one = reports.frame(text)
    assert [reports.quote(text, one, *phrase.span) for phrase in one.phrases] == re.findall(r"\[(.*?)\]", marked)


@pytest.mark.parametrize(
    ("marked", "preposition"),
    [
        pytest.param("[Russia] sent 300 troops to Syria.", "", id="a subject has none"),
        pytest.param("Russia sent [300 troops] to Syria.", "", id="an object has none"),
        pytest.param("Russia sent 300 troops to [Syria].", "to", id="to"),
        pytest.param("Talks between Russia and [Ukraine] were held in Istanbul.", "between", id="shared by the members of a list"),
        pytest.param("Troops marched into the besieged northern city of [Mekelle].", "into", id="past adjectives and the city of"),
        pytest.param("Talks were held with most of [Turkey].", "with", id="past most of"),
        pytest.param("France pulled soldiers out of [Mali].", "from", id="out of is from"),
        pytest.param("Ukraine shelled Donetsk after [Russia] withdrew from Kherson.", "", id="after opens a clause"),
        pytest.param("Ukraine plans to attack [Russia].", "", id="to belongs to the verb"),
        pytest.param("Turkey said that [Syria] had fired on its troops.", "", id="that is none"),
    ],
)
def test_a_phrase_knows_its_preposition(marked, preposition):
    text = re.sub(r"[\[\]]", "", marked)
    one = reports.frame(text)
    (phrase,) = [phrase for phrase in one.phrases if reports.quote(text, one, *phrase.span) == re.findall(r"\[(.*?)\]", marked)[0]]
    assert phrase.preposition == preposition


@pytest.mark.parametrize(
    ("text", "noun", "preposition"),
    [
        pytest.param("Its role in the invasion is disputed.", "invasion", "in", id="in the"),
        pytest.param("The invasion is over.", "invasion", "", id="the subject"),
        pytest.param("Russia launched the invasion.", "invasion", "", id="after a light verb"),
        pytest.param("Since the bloody, failed invasion the town is empty.", "invasion", "", id="a comma ends the search"),
    ],
)
def test_a_noun_is_governed_by_the_preposition_left_of_it(text, noun, preposition):
    one = reports.frame(text)
    assert clauses.governor(one.words.index(noun), one, default().grammar) == preposition


def test_an_owner_is_marked():
    text = "Russia's second attack on Kyiv failed."
    assert [phrase.owner for phrase in reports.frame(text).phrases] == [True, False]


def test_every_token_lies_in_one_clause():
    one = reports.frame("After Turkey bombed Kobani, which fighters held, it shelled Azaz; Syria fired missiles, and Iran, too.")
    assert [one.clause_of(token) for token in range(len(one.words))] == sorted(one.clause_of(token) for token in range(len(one.words)))
    assert one.clauses[0].first == 0
    assert [clause.end for clause in one.clauses[:-1]] == [clause.first for clause in one.clauses[1:]]
    assert one.clauses[-1].end == len(one.words)


def test_a_token_is_found_by_its_offset():
    text = "Russia sent troops to Syria."
    one = reports.frame(text)
    assert [one.words[one.token_at(text.index(word))] for word in ("Russia", "troops", "Syria")] == ["russia", "troops", "syria"]


def test_semicolons_count_the_parts_of_a_sentence():
    one = reports.frame("Russia attacked Kyiv; Ukraine shelled Donetsk; NATO met.")
    assert [one.part_of(one.words.index(word)) for word in ("kyiv", "donetsk", "met")] == [0, 1, 2]


def test_a_third_verb_has_the_subject_of_the_first():
    text = "Hezbollah fighters crossed the border, ambushed two Israeli vehicles, captured Metula and seized two soldiers."
    assert reports.names(reports.event(text, "captured").actors) == ["Hezbollah"]
