"""Parties: names of every kind, who they belong to, and what is no party."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from timeline.find import parties
from timeline.lexicon import default
from timeline.model import Article, Found, Party
from timeline.text import prepare

LEXICON = default()


def found(text: str, published: date | None = None) -> list[Found[Party]]:
    return parties.find(prepare(Article(text, published=published), LEXICON), LEXICON)


def named(text: str, published: date | None = None) -> list[tuple[str, str, str, str]]:
    return [(one.value.text, one.value.name, one.value.kind, "+".join(one.value.iso3)) for one in found(text, published)]


def states(text: str, published: date | None = None) -> list[tuple[str, str]]:
    return [(one.value.text, "+".join(one.value.iso3)) for one in found(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Hizbullah spoke.", ("Hizbullah", "Hezbollah", "group", ""), id="press spelling"),
        pytest.param("The LTTE spoke.", ("LTTE", "LTTE", "group", ""), id="abbreviation"),
        pytest.param("Lashkar e Taiba spoke.", ("Lashkar e Taiba", "Lashkar-e-Taiba", "group", ""), id="blanks for hyphens"),
        pytest.param("Taliban fighters spoke.", ("Taliban fighters", "Taliban", "group", ""), id="group and its fighters"),
        pytest.param("Wagner fighters spoke.", ("Wagner fighters", "Wagner Group", "group", "RUS"), id="group that a state backs"),
        pytest.param("Al-Qaida-linked rebels spoke.", ("Al-Qaida-linked rebels", "Al-Qaida-linked rebels", "group", ""), id="linked to a group"),
        pytest.param(
            "Pro-Russian separatists spoke.", ("Pro-Russian separatists", "Pro-Russian separatists", "group", ""), id="for a state, not of it"
        ),
        pytest.param("It was renegade soldiers.", ("renegade soldiers", "renegade soldiers", "group", ""), id="soldiers who left the state"),
        pytest.param("It was armed protesters.", ("armed protesters", "armed protesters", "group", ""), id="armed people"),
        pytest.param("It was Syrian Kurds.", ("Syrian Kurds", "Syrian Kurds", "group", ""), id="a people is not its state"),
        pytest.param("The Security Council met.", ("Security Council", "United Nations", "organization", ""), id="the Security Council"),
        pytest.param(
            "The Russian Security Council met.", ("Russian Security Council", "Russian Security Council", "body", "RUS"), id="a state's own council"
        ),
        pytest.param("Brazil's Congress met.", ("Brazil's Congress", "Brazil's Congress", "body", "BRA"), id="the owner beats the usual state"),
        pytest.param("Ukraine's SBU met.", ("Ukraine's SBU", "Security Service of Ukraine", "body", "UKR"), id="body with its owner"),
        pytest.param("CENTCOM met.", ("CENTCOM", "US Central Command", "body", "USA"), id="command by its abbreviation"),
        pytest.param("Royal Navy ships sailed.", ("Royal Navy", "Royal Navy", "body", "GBR"), id="service by its name"),
    ],
)
def test_a_party_is_known_by_its_words(text: str, expected: tuple[str, str, str, str]) -> None:
    assert named(text) == [expected]


@pytest.mark.parametrize(
    ("text", "name", "iso3"),
    [
        pytest.param("President Zubnikov of Armenia spoke.", "President Zubnikov", "ARM", id="title and unknown surname"),
        pytest.param("Belarus' defence minister, Pyotr Zubnikov, spoke.", "Pyotr Zubnikov", "BLR", id="title after the state"),
        pytest.param("The Defence Secretary Horace Zubnik spoke.", "Horace Zubnik", "GBR", id="title usual in one state"),
        pytest.param(
            "Indian troops left. Foreign Secretary Vikram Zubnik told India.", "Vikram Zubnik", "IND", id="a nationality beats the usual state"
        ),
        pytest.param("Israeli police left. Government spokesman Moshe Zubnik spoke.", "Moshe Zubnik", "ISR", id="the article's one government"),
        pytest.param(
            "Israeli police met Egyptian police. Government spokesman Moshe Zubnik spoke.", "Moshe Zubnik", "", id="two governments: nobody's"
        ),
        pytest.param("Chad's army left. Its friend Laszlo Zubnik spoke.", "Laszlo Zubnik", "", id="no title, no state"),
    ],
)
def test_a_person_serves_the_state_that_the_article_tells(text: str, name: str, iso3: str) -> None:
    persons = {one.value.name: "+".join(one.value.iso3) for one in found(text) if one.value.kind == "person"}
    assert persons == {name: iso3}


def test_a_name_introduced_once_is_known_ever_after() -> None:
    text = "Kenyan Foreign Minister Juma Zubnik spoke. Zubnik left."
    assert [(one.value.text, one.value.name) for one in found(text)][-1] == ("Zubnik", "Juma Zubnik")


def test_a_president_of_the_past_is_known_by_title_and_surname() -> None:
    assert named("President Kennedy gave way.", date(2012, 10, 14))[0][1:] == ("John F. Kennedy", "person", "USA")


def test_a_second_holder_of_an_office_belongs_elsewhere() -> None:
    text = "U.S. President Joe Biden spoke. Gunmen held President Zubnik. The U.S. Army left the U.S."
    assert ("President Zubnik", "") in states(text)


@pytest.mark.parametrize(
    ("text", "words", "iso3"),
    [
        pytest.param("Royal Navy ships left. The Prime Minister spoke.", "Prime Minister", "GBR", id="office of the one government"),
        pytest.param("The Malian army met France's army. The government of Mali spoke. The army left.", "The army", "FRA", id="the force named last"),
        pytest.param("The Russian Defence Ministry met Iran's government. The ministry spoke.", "ministry", "RUS", id="the ministry named last"),
        pytest.param("France's army left. Chad's government met the Defence Secretary.", "Defence Secretary", "TCD", id="nearest state"),
    ],
)
def test_a_body_alone_is_whose_the_article_says(text: str, words: str, iso3: str) -> None:
    assert (words, iso3) in states(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Two F-15 fighter jets flew.", id="fighter jets"),
        pytest.param("Eight F-16 fighters flew.", id="fighters with a number"),
        pytest.param("They sent Mirage fighters at once.", id="fighters of a type"),
        pytest.param("It left at 4 pm.", id="hour of the day"),
        pytest.param("The carrier Theodore Roosevelt sailed.", id="ship named for a president"),
        pytest.param("The USS Dwight D. Eisenhower sailed.", id="ship with its prefix"),
        pytest.param("The Sir Galahad burned.", id="ship named for a knight"),
        pytest.param("They sent Bradley Infantry Fighting Vehicles at once.", id="vehicle named for a general"),
        pytest.param("They sailed the Sea of Azov and left.", id="sea named like a regiment"),
        pytest.param("A bomber left Pope AFB at noon.", id="base named like a title"),
        pytest.param("It was a matter of policy to wait.", id="no name at all"),
    ],
)
def test_a_thing_is_no_party(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("phrase", "iso3"),
    [
        pytest.param("two Chinese warplanes", ("CHN",), id="nationality"),
        pytest.param("Tamil Tigers", ("LKA",), id="home of a group"),
        pytest.param("Shanghai police", ("CHN",), id="police of a town"),
        pytest.param("the weather", None, id="nobody"),
    ],
)
def test_a_phrase_leads_to_its_state(phrase: str, iso3: tuple[str, ...] | None) -> None:
    party = parties.resolve(phrase, LEXICON)
    assert (party.iso3 if party else None) == iso3


def test_every_party_quotes_the_article_and_none_overlap() -> None:
    text = "Iran's Revolutionary Guards and the Houthi movement met President Xi's envoy; al-Shabab, the UN and MPs of Kyiv's parliament left."
    spans = [one.span for one in found(text)]
    assert all(text[one.span.start : one.span.end] == one.value.text for one in found(text))
    assert all(first.end <= second.start for first, second in pairwise(spans))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Zviadists", "Mkhedrioni", id="Georgia"),
        pytest.param("Cali cartel", "Medellin cartel", id="Colombia"),
        pytest.param("RCSS", "SSPP", id="Shan State"),
        pytest.param("RSO", "ARSA", id="Rakhine"),
        pytest.param("FNI", "UPC militia", id="Ituri"),
        pytest.param("Civilian Joint Task Force", "Maitatsine", id="Nigeria"),
        pytest.param("Wazalendo", "Raia Mutomboki", id="Kivu"),
        pytest.param("Segunda Marquetalia", "Central General Staff of the FARC", id="FARC after the peace"),
        pytest.param("HCUA", "MSA", id="Azawad"),
        pytest.param("Darfur Joint Forces", "Sudan Shield Forces", id="Sudan"),
    ],
)
def test_factions_are_not_one_party(one: str, other: str) -> None:
    kinds = {(kind, iso3) for words in (one, other) for _, _, kind, iso3 in named(f"{words} left.")}
    assert kinds == {("group", "")}
    assert len({name for words in (one, other) for _, name, _, _ in named(f"{words} left.")}) == 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("President Touadera left. On Monday the president spoke.", "Faustin-Archange Touadera", id="titled before"),
        pytest.param("Benjamin Netanyahu, the prime minister, left. The Prime Minister spoke.", "Benjamin Netanyahu", id="titled behind the name"),
        pytest.param("Gen. Mark Milley left. The general spoke.", "Mark Milley", id="an officer"),
        pytest.param("Former President Mbeki left Kenya. The president spoke.", "Kenya", id="not who held the office before"),
        pytest.param("President Putin met President Xi Jinping. The president spoke.", "Xi Jinping", id="nobody where two hold it"),
    ],
)
def test_a_title_stands_for_its_only_holder(text: str, name: str) -> None:
    assert named(text, date(2022, 10, 11))[-1][1] == name, "the last party that is named or meant"


def test_a_byname_is_known_long_after_the_term() -> None:
    assert [(one[1], one[3]) for one in named("Saddam spoke.", date(2015, 1, 1))] == [("Saddam Hussein", "IRQ")]


@pytest.mark.parametrize(
    ("text", "name", "iso3", "day"),
    [
        pytest.param("Gen. Kayonga spoke.", "Charles Kayonga", "RWA", date(2012, 5, 1), id="chief of staff"),
        pytest.param("Defence Minister Marizamunda spoke.", "Juvenal Marizamunda", "RWA", date(2024, 5, 1), id="minister"),
        pytest.param("Colombian army chief Montoya spoke.", "Mario Montoya", "COL", date(2007, 9, 1), id="army chief"),
        pytest.param("Gen. Dallaire spoke.", "Romeo Dallaire", "", date(1994, 5, 1), id="a mission's commander"),
        pytest.param("Bintou Keita spoke.", "Bintou Keita", "", date(2023, 5, 1), id="a mission's head"),
        pytest.param("Gen. Anil Chauhan spoke.", "Anil Chauhan", "IND", date(2023, 5, 1), id="chief of defence staff"),
    ],
)
def test_an_office_holder_is_known_in_his_term(text: str, name: str, iso3: str, day: date) -> None:
    assert [(one[1], one[3]) for one in named(text, day)] == [(name, iso3)]
