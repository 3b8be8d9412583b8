import pytest
import reports

from timeline.find import coreference, parties
from timeline.lexicon import default
from timeline.text import prepare


def stand_ins(text):
    """Return "word = name" of each pronoun or definite phrase that is read."""
    document = prepare(reports.article(text), default())
    found = coreference.find(document, default(), parties.find(document, default()))
    return [f"{text[one.span.start : one.span.end]} = {one.value.name}" for one in found]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("Putin flew to Minsk. He met generals.", ["He = Vladimir Putin"], id="he"),
        pytest.param("Putin flew home. Macron stayed. He met generals.", ["He = Emmanuel Macron"], id="he is the last person named"),
        pytest.param("Angela Merkel met Fumio Kishida. She left.", ["She = Angela Merkel"], id="she, of a woman and a man"),
        pytest.param("Angela Merkel met Fumio Kishida. He left.", ["He = Fumio Kishida"], id="he, of a woman and a man"),
        pytest.param("Joe Biden met Vladimir Putin. He told him.", ["He = Joe Biden", "him = Vladimir Putin"], id="he and him are two"),
        pytest.param("General Lena Okpo spoke. She left.", ["She = Lena Okpo"], id="she, of whom nobody knows"),
        pytest.param("Armenia met Azerbaijan. Both sides left.", ["Both sides = Armenia", "Both sides = Azerbaijan"], id="both sides"),
        pytest.param("Russia sent tanks to Kursk. It sent guns.", ["It = Russia"], id="it"),
        pytest.param("Russia sent its tanks to Kursk.", ["its = Russia"], id="its, in the same sentence"),
        pytest.param("Hezbollah fired rockets. The group said so.", ["The group = Hezbollah"], id="the group"),
        pytest.param("Russian troops took Lyman. They shelled Sloviansk.", ["They = Russia"], id="they are the troops"),
        pytest.param("Russian troops took Lyman. The troops shelled Sloviansk.", ["The troops = Russia"], id="the troops"),
        pytest.param("Hezbollah struck. The Iran-backed group retreated.", ["The Iran-backed group = Hezbollah"], id="the group of some land"),
        pytest.param(
            "India and Pakistan met. Al-Qaida fighters and Indian police clashed. Both countries agreed.",
            ["Both countries = India", "Both countries = Pakistan"],
            id="both countries are states",
        ),
        pytest.param("Mali expelled the envoy. The country closed the airport.", ["The country = Mali"], id="the country"),
        pytest.param(
            "Armenia accused Azerbaijan. The two sides agreed.",
            ["The two sides = Armenia", "The two sides = Azerbaijan"],
            id="the two sides are both",
        ),
    ],
)
def test_a_word_stands_for_a_party_named_before(text, read):
    assert stand_ins(text) == read


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("He met generals.", id="nobody named before"),
        pytest.param("Russia and Ukraine met, and it lasted long.", id="two fit"),
        pytest.param("Russia attacked. It was dark.", id="it is the weather"),
        pytest.param("Putin flew home. Snow fell. Snow fell. Snow fell. Snow fell. He met generals.", id="too far"),
        pytest.param("Russia attacked. The army of Ukraine fled.", id="the army of somebody else"),
        pytest.param("Fumio Kishida flew home. She left.", id="no woman named before"),
        pytest.param("Snow fell. The two sides agreed.", id="no pair named before"),
        pytest.param("Putin flew home.", id="no pronoun"),
        pytest.param("", id="no text"),
    ],
)
def test_where_none_or_two_fit_nothing_is_read(text):
    assert stand_ins(text) == []


def test_a_stand_in_keeps_the_words_of_the_name_and_says_why():
    text = "Putin flew to Minsk. He met generals."
    document = prepare(reports.article(text), default())
    (one,) = coreference.find(document, default(), parties.find(document, default()))
    assert one.value.text == "Putin"
    assert one.evidence == ("coreference",)


def test_stand_ins_come_in_the_order_of_the_text():
    text = "Russia sent its tanks to Kursk. It sent its guns. Putin came, and he left."
    document = prepare(reports.article(text), default())
    spans = [one.span for one in coreference.find(document, default(), parties.find(document, default()))]
    assert spans == sorted(spans)
    assert len(spans) == 4
