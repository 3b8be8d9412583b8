import pytest

from timeline.find import parties, speakers
from timeline.lexicon import default
from timeline.model import Article, Found, Party, Span, Speech
from timeline.text import prepare


def found(text: str, named: list[Found[Party]] | None = None, coreferents: list[Found[Party]] | None = None) -> list[Found[Speech]]:
    document = prepare(Article(text), default())
    known = parties.find(document, default()) if named is None else named
    return speakers.find(document, default(), known, coreferents=coreferents or [])


def party(text: str, words: str, name: str, kind: str = "person", iso3: tuple[str, ...] = ()) -> Found[Party]:
    at = text.index(words)
    return Found(Party(name, iso3, kind, words), Span(at, at + len(words)))


def brief(text: str) -> list[tuple[str, str]]:
    return [(one.value.speaker.name, text[one.value.content.start : one.value.content.end]) for one in found(text)]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        pytest.param("Residents said tanks had left.", "Residents", "tanks had left.", id="X said"),
        pytest.param("Officials said on Monday that tanks had left.", "Officials", "on Monday that tanks had left.", id="X said that"),
        pytest.param(
            "A resident following the fighting said tanks had left.", "resident following the fighting", "tanks had left.", id="who follows it speaks"
        ),
        pytest.param("Tanks had left, according to a statement from the 6th Fleet.", "6th Fleet", "Tanks had left,", id="who issued a statement"),
        pytest.param(
            "Tanks had left the town, a report released by the Sudanese army said.",
            "Sudanese army",
            "Tanks had left the town,",
            id="who released a report",
        ),
        pytest.param("Rebels in South Sudan said tanks had left.", "Rebels", "tanks had left.", id="rebels somewhere"),
        pytest.param("After a clash with rebels in Mali the army said it had won.", "army", "it had won.", id="the army, not rebels somewhere"),
        pytest.param(
            "Tanks had left, mediators said, but it was quiet.", "mediators", "Tanks had left, mediators said, but it was quiet.", id="mediators"
        ),
        pytest.param("Tanks had left the town, residents said.", "residents", "Tanks had left the town,", id="trailing"),
        pytest.param("Tanks, residents claimed, had left.", "residents", "Tanks, residents claimed, had left.", id="put in"),
        pytest.param("Residents said tanks had left, although one stood by.", "Residents", "tanks had left,", id="then the writer"),
        pytest.param("“Tanks have left,” said a villager.", "villager", "“Tanks have left,”", id="inverted"),
        pytest.param('"Tanks have left," a senior officer said Monday.', "senior officer", '"Tanks have left,"', id="quotation first"),
        pytest.param("Tanks have left, according to witnesses.", "witnesses", "Tanks have left,", id="according to, behind"),
        pytest.param("According to witnesses, tanks have left.", "witnesses", "tanks have left.", id="according to, before"),
        pytest.param("As announced by the ministry on Friday, tanks have left.", "ministry", "tanks have left.", id="as announced by"),
        pytest.param(
            "Officials in the capital confirmed that tanks had left.", "Officials in the capital", "that tanks had left.", id="phrase with a place"
        ),
        pytest.param(
            "A spokesperson for the governor told reporters that tanks had left.",
            "spokesperson for the governor",
            "reporters that tanks had left.",
            id="spokesperson for",
        ),
        pytest.param("Villagers, who asked not to be named, said tanks had left.", "Villagers", "tanks had left.", id="aside"),
        pytest.param("The Foundation for Border Studies said tanks had left.", "Foundation for Border Studies", "tanks had left.", id="institute"),
        pytest.param("In the capital, officials said tanks had left.", "officials", "tanks had left.", id="adjunct first"),
        pytest.param(
            "The Border Monitoring Network (BMN) said tanks had left.", "Border Monitoring Network", "tanks had left.", id="abbreviation in brackets"
        ),
        pytest.param("The mayor accused rebels of shelling the town.", "mayor", "rebels of shelling the town.", id="accused"),
        pytest.param("The Times of India said tanks had left.", "Times of India", "tanks had left.", id="outlet named after a state"),
        pytest.param("State media reported that tanks had left.", "State media", "that tanks had left.", id="state media"),
        pytest.param("The villagers' statement that tanks had left was false.", "villagers", "tanks had left was false.", id="statement of"),
        pytest.param("It follows an announcement by the mayor that tanks had left.", "mayor", "tanks had left.", id="announcement by"),
    ],
)
def test_speaker_is_the_noun_phrase(text: str, speaker: str, content: str) -> None:
    assert (speaker, content) in brief(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The column is said to have left.", id="passive"),
        pytest.param("The minister would not say whether tanks had left.", id="negated"),
        pytest.param("The state of the army is poor.", id="noun that is a verb"),
        pytest.param("Russian claims on the island are old.", id="claims"),
        pytest.param("The soldiers have found a cache of arms.", id="weak verb"),
        pytest.param("Posts on the border were closed.", id="posts"),
    ],
)
def test_other_words_yield_no_speech(text: str) -> None:
    assert found(text) == []


def test_known_party_speaks_with_its_states() -> None:
    text = "Russian Defence Minister Sergei Shoigu said tanks had left."
    named = [party(text, "Russian Defence Minister Sergei Shoigu", "Sergei Shoigu", iso3=("RUS",))]
    assert [one.value.speaker for one in found(text, named)] == [named[0].value]


def test_plural_name_of_a_state_takes_a_singular_verb() -> None:
    text = "The United States says tanks had left."
    assert [one.value.speaker.name for one in found(text, [party(text, "United States", "United States", "state", ("USA",))])] == ["United States"]


def test_role_takes_the_state_named_in_its_phrase() -> None:
    text = "A senior Polish military official said tanks had left."
    speech = found(text, [party(text, "Polish", "Poland", "people", ("POL",))])[0]
    assert (speech.value.speaker.name, speech.value.speaker.iso3, speech.value.speaker.kind) == ("senior Polish military official", ("POL",), "role")


def test_apposition_leaves_the_name_as_the_speaker() -> None:
    text = "Anna Sorokina, a former deputy minister who fled the country after a trial, said tanks had left."
    assert [one[0] for one in brief(text)] == ["Anna Sorokina"]


def test_name_in_apposition_speaks() -> None:
    assert brief("A local radio station, Radio Meridian, reported that tanks had left.")[0][0] == "Radio Meridian"


def test_pronoun_is_the_person_named_last() -> None:
    text = "Anna Sorokina arrived on Monday. She said tanks had left."
    speech = found(text, [party(text, "Anna Sorokina", "Anna Sorokina")])
    assert [one.value.speaker.name for one in speech] == ["Anna Sorokina"]


def test_coreferent_given_settles_a_pronoun() -> None:
    text = "Anna Sorokina met Ivan Moroz. He said tanks had left."
    he = Found(Party("Ivan Moroz", (), "person", "He"), Span(text.index("He"), text.index("He") + 2))
    speech = found(text, [party(text, "Anna Sorokina", "Anna Sorokina")], [he])
    assert [one.value.speaker.name for one in speech] == ["Ivan Moroz"]


def test_definite_role_is_the_one_who_spoke_before() -> None:
    text = "A senior Polish officer said tanks had left. The officer said more would follow."
    assert [one[0] for one in brief(text)] == ["senior Polish officer", "senior Polish officer"]


def test_second_verb_keeps_the_speaker() -> None:
    text = "Residents said tanks had left, adding that the bridge was closed, and said no one was hurt."
    assert [one[0] for one in brief(text)] == ["Residents", "Residents", "Residents"]


def test_quotation_goes_on_with_the_same_speaker() -> None:
    text = "“Tanks have left the town,” the mayor said. “They went north at dawn.”\n\n“We saw all of them go.”"
    assert [one[0] for one in brief(text)] == ["mayor", "mayor", "mayor"]
    assert brief(text)[1:] == [("mayor", "“They went north at dawn.”"), ("mayor", "“We saw all of them go.”")]


def test_quotation_of_several_sentences_is_whole() -> None:
    text = "“Tanks have left. They went north at dawn,” the mayor said."
    assert brief(text) == [("mayor", "“Tanks have left. They went north at dawn,”")]


def test_paragraph_behind_a_colon_belongs_to_the_speaker() -> None:
    text = "The mayor of the town said:\n\nTanks have left. They went north at dawn.\n\nThe bridge stayed closed on Tuesday."
    assert brief(text)[-1] == ("mayor of the town", "Tanks have left. They went north at dawn.")


@pytest.mark.parametrize(
    ("text", "via"),
    [
        pytest.param("The mayor told Reuters that tanks had left.", "Reuters", id="told an agency"),
        pytest.param("The mayor told the BBC that tanks had left.", "BBC", id="told the outlet"),
        pytest.param("The mayor said in an interview with CNN that tanks had left.", "CNN", id="interview with"),
        pytest.param("Reuters quoted a mayor as saying tanks had left.", "Reuters", id="quoted by"),
    ],
)
def test_outlet_is_the_way_it_came(text: str, via: str) -> None:
    speech = found(text)[-1].value
    assert (speech.via, speech.speaker.kind) == (via, "role")


def test_report_within_a_report_keeps_both() -> None:
    text = "Reuters reported on Monday that border officials said tanks had left."
    assert [(one.value.speaker.name, one.value.via) for one in found(text)] == [("Reuters", "Reuters"), ("border officials", "Reuters")]


def test_span_is_that_of_the_speaker_and_evidence_names_the_row() -> None:
    text = "In the evening a senior officer said tanks had left."
    speech = found(text)[0]
    assert text[speech.span.start : speech.span.end].endswith("a senior officer")
    assert speech.evidence[0].startswith("speech.csv:")


def test_broken_marks_do_not_swallow_the_text() -> None:
    text = "“Tanks have left, the mayor said.\n\nThe army crossed the river on Tuesday."
    assert all(one.value.content.end <= text.index("\n") for one in found(text))


def test_a_verb_behind_the_comma_belongs_to_what_is_said():
    document = prepare(Article("The battalion marched to Sumy, the army said."), default())
    speech = speakers.find(document, default(), parties.find(document, default()))[0].value
    assert (speech.speaker.name, document.body[speech.content.start : speech.content.end]) == ("army", "The battalion marched to Sumy,")
