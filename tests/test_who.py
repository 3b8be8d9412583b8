"""Who does it to whom, and when, read from whole sentences and short reports."""

import pytest
import reports

DIGEST = """Two weeks on the border

16 OCTOBER 2011

Kenyan troops entered Somalia near Liboi.

A Kenyan helicopter crashed near Dhobley.

17 October 2011 (Monday)

Kenyan forces captured Qoqani.
"""


@pytest.mark.parametrize(
    ("text", "word", "actors", "targets"),
    [
        pytest.param(
            "The Arakan Army (AA) attack on junta troops in Myanmar killed five on Monday.",
            "attack",
            ["Arakan Army"],
            ["junta"],
            id="short form between",
        ),
        pytest.param(
            "The Karen National Union (KNU) left. The KNU attacked Myawaddy in Myanmar.", "attacked", ["Karen National Union"], ["Myawaddy"], id="KNU"
        ),
        pytest.param("The army of Chad clashed with fighters from the M23 rebel group.", "clashed", ["army of Chad", "M23"], [], id="fighters from"),
        pytest.param("Airstrikes targeted al-Shabaab positions near Jilib.", "Airstrikes", [], ["Al-Shabaab"], id="strikes with a verb"),
        pytest.param("The RSF said its forces were hit by air strikes in Bahri.", "air strikes", [], ["Rapid Support Forces"], id="hit by strikes"),
        pytest.param("M23 said its forces were attacked at Goma.", "attacked", [], ["M23"], id="its forces"),
        pytest.param(
            "Two Malian soldiers were killed and six wounded in an attack by separatist guerrillas near Gao.",
            "attack",
            ["guerrillas"],
            ["Mali"],
            id="by",
        ),
        pytest.param(
            "A meeting between Ehud Barak, the prime minister of Israel, and Yasser Arafat took place in Oslo.",
            "meeting",
            ["Ehud Barak", "Yasser Arafat"],
            [],
            id="over an aside",
        ),
        pytest.param("Putin ordered the brigade to move to Belarus.", "move", ["Vladimir Putin"], [], id="ordered"),
        pytest.param("Mr. Putin instructed his troops to leave Kherson.", "leave", ["Vladimir Putin"], [], id="his troops"),
        pytest.param("Moon Jae-in visited Washington on Monday.", "visited", ["Moon Jae-in"], [], id="a name that ends as a preposition"),
        pytest.param("Russia shells Kherson as talks begin.", "shells", ["Russia"], ["Kherson"], id="shells, the verb"),
        pytest.param("There was no sign of Russian troops leaving Belarus.", "leaving", ["Russia"], [], id="of those who leave"),
        pytest.param("Shoigu had a private meeting with Khrenin in Minsk.", "meeting", ["Sergei Shoigu", "Viktor Khrenin"], [], id="had a meeting"),
        pytest.param("Ukraine got help in its war with Russia before a meeting with Poland on Monday.", "meeting", ["Poland"], [], id="with another"),
        pytest.param(
            "The government of Colombia, with the support of Norway, reached a ceasefire with the ELN.",
            "ceasefire",
            ["government of Colombia", "ELN"],
            [],
            id="with the support of",
        ),
        pytest.param(
            "Israel was hit, with Hezbollah even seizing a post near Metula.", "seizing", ["Hezbollah"], ["Metula"], id="with somebody doing"
        ),
        pytest.param(
            "Radio Mali reported French airstrikes and artillery shelling near Gao.", "airstrikes", ["France"], ["Gao"], id="reported strikes"
        ),
        pytest.param("Fighting went on, with rebels taking control of the Chinese town of Ruili.", "Fighting", [], [], id="whose town"),
        pytest.param(
            "Hezbollah raided Metula. The Lebanese group said its fighters had seized Haifa on Sunday.",
            "seized",
            ["Hezbollah"],
            ["Haifa"],
            id="the Lebanese group",
        ),
        pytest.param("M23 said its rockets were fired at the army of Chad.", "fired", ["M23"], ["army of Chad"], id="fire of its own"),
        pytest.param("Hamas claimed two attacks against Israeli troops on Monday.", "attacks", ["Hamas"], ["Israel"], id="claimed by"),
        pytest.param("Troops loyal to President Assad captured Saraqeb.", "captured", ["Bashar al-Assad"], [], id="loyal to"),
        pytest.param("Officials from the army of Chad and the M23 met in Goma.", "met", ["army of Chad", "M23"], [], id="officials from"),
        pytest.param("Mali and the M23 met in Goma. It said clashes had begun there.", "clashes", [], [], id="not who tells of it"),
        pytest.param(
            "Militants claimed a raid on a camp in northern Mali that killed ten soldiers.",
            "raid",
            ["Militants"],
            ["northern Mali"],
            id="no state acts in what kills within it",
        ),
        pytest.param("After talks with Lavrov on Monday, Shoigu flew to Rome.", "talks", ["Sergei Lavrov", "Sergei Shoigu"], [], id="after talks"),
        pytest.param(
            "Tahrir al-Sham, founded by Ankara-backed commanders, fired mortars into Hama.",
            "fired",
            ["Hayat Tahrir al-Sham"],
            [],
            id="backed by others",
        ),
        pytest.param(
            "The Bosnian Serbs left. Serbs shelled Sarajevo with mortars.", "shelled", ["Bosnian Serbs"], ["Sarajevo"], id="the people told before"
        ),
        pytest.param(
            "Gen. Kees Nicolai sent a letter demanding a quick halt to recent shelling of Sarajevo on Monday.",
            "shelling",
            [],
            ["Sarajevo"],
            id="who wants an end",
        ),
        pytest.param("RAF jets concluded an exercise off Estonia on Friday.", "exercise", ["Royal Air Force"], [], id="concluded an exercise"),
        pytest.param(
            "Hamas seized Israeli tanks before they shelled Sderot.", "shelled", ["Hamas"], ["Sderot"], id="they are who began the sentence"
        ),
    ],
)
def test_both_sides_are_read_from_a_sentence(text, word, actors, targets):
    read = reports.event(text, word)
    assert sorted(reports.names(read.actors)) == sorted(actors)
    assert reports.names(read.targets) == targets


@pytest.mark.parametrize(
    ("text", "name", "iso3"),
    [
        pytest.param("Myanmar jets left. The junta bombed Pauktaw on Monday.", "junta", ("MMR",), id="the one state told of"),
        pytest.param("FARC left. Army chief Gen. Jorge Mora met reporters in Tunja on Monday.", "Jorge Mora", ("COL",), id="home of a group"),
        pytest.param(
            "Bodies lay there, the Ukrainian interior minister said. Denys Lysenko said troops had arrived in Bucha on Monday.",
            "Denys Lysenko",
            ("UKR",),
            id="the name after the office",
        ),
        pytest.param("UN troops left Bosnia. Lt. Col. Gary Coward met officers in Bihac on Monday.", "Gary Coward", (), id="an officer of the UN"),
    ],
)
def test_the_article_tells_whose_they_are(text, name, iso3):
    parties = [party.value for event in reports.read(text) for party in (*event.actors, *([event.speaker] if event.speaker else []))]
    assert {party.iso3 for party in parties if party.name.endswith(name)} == {iso3}


def test_a_line_that_is_but_a_date_dates_the_section_below():
    days = [(str(event.when.value.first), event.when.value.basis) for event in reports.read(DIGEST, "2011-10-24")]
    assert days == [("2011-10-16", "context"), ("2011-10-16", "context"), ("2011-10-17", "context")]


def test_a_single_line_with_a_date_is_a_byline():
    text = "Border\n\n16 October 2011\n\nKenyan troops entered Somalia near Liboi.\n\nKenyan forces captured Qoqani."
    assert {event.when.value.basis for event in reports.read(text, "2011-10-24")} == {"published"}


def test_what_has_happened_is_not_counted_from_a_day_to_come():
    text = "Solana visited Skopje on 5 September. The rebels must disarm by 19 September. The following day he visited Pristina."
    assert str(reports.event(text.replace("he visited", "Solana toured"), "toured", "1999-09-07").when.value.first) == "1999-09-06"


@pytest.mark.parametrize("dateline", ["KINSHASA, Oct 27 ", "GOMA, Democratic Republic of Congo, Oct. 27 "])
def test_a_dateline_without_a_dash_is_no_part_of_what_follows(dateline):
    read = reports.event(dateline + "Congolese troops said they had recaptured Bunagana.", "recaptured", "2013-10-27")
    assert read.speaker.value.text.startswith("Congolese")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("North Korea shelled the sea on Friday, Hamada said.", id="its own sentence"),
        pytest.param(
            "North Korea fired a missile on Friday.\n\nThe rocket was fired on Thursday and fell far off, Prime Minister Kishida told reporters.",
            id="a later one",
        ),
    ],
)
def test_a_dateline_is_not_struck(text):
    read = reports.read(f"TOKYO (Reuters) - {text}", "2022-10-14")
    assert read
    assert {name for event in read for name in reports.names(event.targets)} == set()


def test_an_outlet_is_no_place():
    assert reports.spot(reports.event("Troops seized the camp, residents told Radio Free Asia.", "seized").place) is None


def test_words_over_two_lines_stand_in_one_line_in_the_table():
    from timeline.lexicon import default
    from timeline.pipeline import read
    from timeline.record import rows

    article = reports.article("Democratic Republic of Congo's\narmy attacked Goma on Monday.")
    assert [row["actors"] for row in rows([read(article)], default().types)] == ["Democratic Republic of Congo's army"]
