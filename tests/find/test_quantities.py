import pytest

from timeline.find import quantities
from timeline.lexicon import default
from timeline.model import Article, Found, Quantity
from timeline.text import prepare


def found(text: str) -> list[Found[Quantity]]:
    return quantities.find(prepare(Article(text), default()), default())


def counts(text: str) -> list[tuple[int | None, int | None, str]]:
    return [(one.value.low, one.value.high, one.value.unit) for one in found(text)]


@pytest.mark.parametrize(
    ("phrase", "low", "high", "unit"),
    [
        pytest.param("1,600 French soldiers", 1600, 1600, "troops", id="number, nationality, noun"),
        pytest.param("14 of the 17 drones", 14, 14, "drones", id="a share of them"),
        pytest.param("more than 700 troops", 700, None, "troops", id="more than"),
        pytest.param("at least 700 troops", 700, None, "troops", id="at least"),
        pytest.param("a few thousand more troops", 2000, 9999, "troops", id="a few thousand more"),
        pytest.param("two more ships", 2, 2, "ships", id="two more"),
        pytest.param("12 more Russian jets", 12, 12, "aircraft", id="more, nationality"),
        pytest.param("over 700 troops", 700, None, "troops", id="over"),
        pytest.param("They handed over 700 troops.", 700, 700, "troops", id="handed over"),
        pytest.param("no fewer than 700 troops", 700, None, "troops", id="no fewer than"),
        pytest.param("700 or more troops", 700, None, "troops", id="or more"),
        pytest.param("up to 700 troops", None, 700, "troops", id="up to"),
        pytest.param("nearly 700 troops", None, 700, "troops", id="nearly"),
        pytest.param("fewer than 700 troops", None, 700, "troops", id="fewer than"),
        pytest.param("as many as 700 troops", None, 700, "troops", id="as many as"),
        pytest.param("about 700 troops", 700, 700, "troops", id="about"),
        pytest.param("some 700 troops", 700, 700, "troops", id="some"),
        pytest.param("another 700 troops", 700, 700, "troops", id="another"),
        pytest.param("between 2,000 and 3,000 troops", 2000, 3000, "troops", id="between"),
        pytest.param("2,000 to 3,000 troops", 2000, 3000, "troops", id="to"),
        pytest.param("two to three thousand troops", 2000, 3000, "troops", id="one multiplier for both"),
        pytest.param("10-15 ships", 10, 15, "ships", id="hyphen"),
        pytest.param("dozens of troops", 24, 99, "troops", id="dozens"),
        pytest.param("scores of troops", 40, 99, "troops", id="scores"),
        pytest.param("hundreds of troops", 200, 999, "troops", id="hundreds"),
        pytest.param("thousands of troops", 2000, 9999, "troops", id="thousands"),
        pytest.param("tens of thousands of troops", 20000, 99999, "troops", id="tens of thousands"),
        pytest.param("hundreds of thousands of troops", 200000, 999999, "troops", id="hundreds of thousands"),
        pytest.param("a few hundred troops", 200, 999, "troops", id="a few hundred"),
        pytest.param("several thousand troops", 3000, 9999, "troops", id="several thousand"),
        pytest.param("twenty-four frigates", 24, 24, "ships", id="spelled with hyphen"),
        pytest.param("two hundred and fifty tanks", 250, 250, "tanks", id="spelled with and"),
        pytest.param("1.5 million shells", 1500000, 1500000, "shells", id="million"),
        pytest.param("two dozen jets", 24, 24, "aircraft", id="two dozen"),
        pytest.param("a pair of destroyers", 2, 2, "ships", id="a pair of"),
        pytest.param("eight F-15 fighter jets", 8, 8, "aircraft", id="named system"),
        pytest.param("31 Leopard 2 tanks", 31, 31, "tanks", id="named system with its noun"),
        pytest.param("a 3,500-strong brigade", 3500, 3500, "troops", id="strong"),
        pytest.param("a brigade of 4,000", 4000, 4000, "troops", id="brigade of"),
        pytest.param("a 20-strong fleet", 20, 20, "ships", id="strong fleet"),
        pytest.param("a three-ship group", 3, 3, "ships", id="compound"),
        pytest.param("a 500-person contingent", 500, 500, "troops", id="persons of a contingent"),
        pytest.param("a battalion", 300, 1000, "troops", id="size band"),
        pytest.param("two of Norway's brigades", 2, 2, "brigades", id="of a state's"),
        pytest.param("five of the 12 ships", 5, 5, "ships", id="part of a whole"),
        pytest.param("a Polish frigate", 1, 1, "ships", id="single ship"),
        pytest.param("up to $325 million", None, 325000000, "USD", id="money with a sign"),
        pytest.param("€2.5bn", 2500000000, 2500000000, "EUR", id="money with bn"),
        pytest.param("40 million euros", 40000000, 40000000, "EUR", id="money with a word"),
        pytest.param("2000 troops", 2000, 2000, "troops", id="no year before a noun"),
        pytest.param("half of the 5,000 troops", 2500, 2500, "troops", id="half"),
        pytest.param("nearly half of the 5,000 troops", None, 2500, "troops", id="nearly half"),
        pytest.param("two-thirds of its 3,000 soldiers", 2000, 2000, "troops", id="two thirds"),
        pytest.param("40 percent of its 5,000 troops", 2000, 2000, "troops", id="share in percent"),
        pytest.param("most of the 2,500 soldiers", None, 2500, "troops", id="most of"),
        pytest.param("18 155mm howitzers", 18, 18, "artillery pieces", id="calibre"),
        pytest.param("18 155 mm howitzers", 18, 18, "artillery pieces", id="calibre apart"),
        pytest.param("six CF-18 fighters", 6, 6, "aircraft", id="fighters of a type are aircraft"),
        pytest.param("15 Air Force jets", 15, 15, "aircraft", id="service before the noun"),
        pytest.param('an E-2C "Hawkeye" observation aircraft', 1, 1, "aircraft", id="nickname in quotation marks"),
    ],
)
def test_number_phrase_is_read_with_its_noun(phrase: str, low: int | None, high: int | None, unit: str) -> None:
    text = f"The ministry sent {phrase} there."
    one = found(text)
    assert counts(text) == [(low, high, unit)]
    assert text[one[0].span.start : one[0].span.end] == one[0].value.text
    assert one[0].value.text in phrase or phrase in one[0].value.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The blast killed at least 12 people.", [(12, None, "killed")], id="active"),
        pytest.param("In all 12 people were killed.", [(12, 12, "killed")], id="passive"),
        pytest.param("Some 12 people, including two children, were killed.", [(12, 12, "killed"), (2, 2, "killed")], id="passive behind an aside"),
        pytest.param("Twelve soldiers have died in the crash.", [(12, 12, "killed")], id="died"),
        pytest.param("It hit a bus, leaving 49 dead.", [(49, 49, "killed")], id="leaving dead"),
        pytest.param("The death toll rose to 31.", [(31, 31, "killed")], id="toll"),
        pytest.param("The battalion lost 49 soldiers.", [(49, 49, "killed")], id="lost soldiers"),
        pytest.param("The battalion lost 49 tanks.", [(49, 49, "tanks")], id="lost tanks"),
        pytest.param("It killed hundreds.", [(200, 999, "killed")], id="vague without noun"),
        pytest.param("Shells wounded 30.", [(30, 30, "wounded")], id="number alone"),
        pytest.param("A boy was killed and five others critically wounded.", [(1, 1, "killed"), (5, 5, "wounded")], id="one and others"),
        pytest.param("Gunmen killed four soldiers and two guardsmen.", [(4, 4, "killed"), (2, 2, "killed")], id="list behind the verb"),
        pytest.param("Four soldiers and two guardsmen were killed.", [(4, 4, "killed"), (2, 2, "killed")], id="list before the verb"),
        pytest.param("Twelve soldiers killed a farmer.", [(12, 12, "troops"), (1, 1, "killed")], id="killers are not killed"),
        pytest.param("Ten soldiers were not killed.", [(10, 10, "troops")], id="negated"),
        pytest.param("They captured 30 soldiers.", [(30, 30, "captured")], id="captured"),
        pytest.param("Nine sailors are missing.", [(9, 9, "missing")], id="missing"),
        pytest.param("Doctors treated 12 wounded soldiers.", [(12, 12, "wounded")], id="adjective"),
        pytest.param("They took 12 captured tanks.", [(12, 12, "tanks")], id="captured things"),
        pytest.param("It killed 12 Yemenis and three Turks.", [(12, 12, "killed"), (3, 3, "killed")], id="peoples"),
        pytest.param("It killed 30 Taliban.", [(30, 30, "killed")], id="group"),
        pytest.param("At least three guards were hurt.", [(3, None, "wounded")], id="guards"),
    ],
)
def test_losses_are_told_by_the_words_around(text: str, expected: list[tuple[int | None, int | None, str]]) -> None:
    assert counts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("It sent 300 French and at least 200 British soldiers.", [(300, 300, "troops"), (200, None, "troops")], id="one noun for two"),
        pytest.param("It has 900 soldiers there and will go up to 2,500.", [(900, 900, "troops"), (None, 2500, "troops")], id="growth of a force"),
        pytest.param("It won't be just 1,000 troops.", [(1000, None, "troops")], id="negated just"),
        pytest.param("It counts 30 U.S. and South Korean ships.", [(30, 30, "ships")], id="two nationalities"),
    ],
)
def test_nouns_are_shared_and_left_out(text: str, expected: list[tuple[int | None, int | None, str]]) -> None:
    assert counts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("In 2014 Russian troops entered the town.", id="year"),
        pytest.param("On Aug. 7 troops moved.", id="day behind month"),
        pytest.param("On 7 August troops moved.", id="day before month"),
        pytest.param("At 10:30 soldiers left.", id="time"),
        pytest.param("About 20 percent of the ships sailed.", id="percentage"),
        pytest.param("It lies 50 miles from the troops.", id="distance"),
        pytest.param("After a two-day halt troops moved.", id="duration"),
        pytest.param("The 25-year-old was there.", id="age"),
        pytest.param("They held two rounds of talks.", id="rounds of talks"),
        pytest.param("It announced two missile tests.", id="tests"),
        pytest.param("A missile test was held.", id="single test"),
        pytest.param("The 558 Aircraft Repair Plant closed.", id="name with a number"),
        pytest.param("The F-16 flew by.", id="designation"),
        pytest.param("The 3rd of the month came.", id="ordinal"),
    ],
)
def test_other_numbers_are_no_counts(text: str) -> None:
    assert counts(text) == []


def test_size_band_is_marked_by_its_data_row() -> None:
    assert found("It sent a battalion there.")[0].evidence[0].startswith("unit_sizes.csv:")


def test_every_unit_has_a_class() -> None:
    words = default().quantities
    units = {one.value.unit for one in found("It sent 9 tanks, 40 ships, $3 million, 12 villages; 8 were killed, 3 people were wounded.")}
    assert units == {"tanks", "ships", "USD", "villages", "killed", "wounded"}
    assert {unit: words.classes[unit] for unit in units} == {
        "tanks": "platform", "ships": "platform", "USD": "money", "villages": "other", "killed": "casualty", "wounded": "casualty",
    }  # fmt: skip


def test_long_digit_runs_do_not_hurt() -> None:
    assert counts("9" * 5000 + " troops left. " + "1," * 3000) == []
