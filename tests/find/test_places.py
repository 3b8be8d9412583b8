"""Places: when a name is one, which of its namesakes, and how exact."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.find import place_reference, places
from timeline.lexicon import default
from timeline.model import Article, Document, Found, Place, Span
from timeline.text.document import prepare


def read(text: str) -> Document:
    return prepare(Article(text), default())


def found(text: str) -> list[Found[Place]]:
    return places.find(read(text), default())


def brief(text: str) -> list[tuple[str, str, str]]:
    return [(one.value.name, one.value.iso3, one.value.precision) for one in found(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Troops left Minsk for Gomel.", [("Minsk", "BLR", "city"), ("Gomel", "BLR", "city")], id="towns"),
        pytest.param("They trained in the Gomel region.", [("Gomel region", "BLR", "admin1")], id="region with its word"),
        pytest.param("They trained in Kherson Oblast.", [("Kherson Oblast", "UKR", "admin1")], id="oblast"),
        pytest.param("Jets flew from Al Udeid Air Base.", [("Al Udeid Air Base", "QAT", "point")], id="base"),
        pytest.param("Jets left Shaw AFB.", [("Shaw AFB", "USA", "point")], id="base, shortened"),
        pytest.param("Ships crossed the Sea of Azov.", [("Sea of Azov", "", "sea")], id="sea belongs to no state"),
        pytest.param("The Taiwan Strait is calm.", [("Taiwan Strait", "", "sea")], id="strait, not the island"),
        pytest.param("They hold the al-Tanf garrison.", [("al-Tanf garrison", "SYR", "point")], id="article in small letters"),
        pytest.param("They met in St. Petersburg on Monday.", [("St. Petersburg", "RUS", "city")], id="point within a name"),
        pytest.param("The Baltic states agreed.", [("Baltic states", "", "region")], id="small letters at the end"),
        pytest.param("It hit the Kerch bridge.", [("Kerch bridge", "", "point")], id="disputed ground has no state"),
        pytest.param("Forces reached Sevastopol.", [("Sevastopol", "", "city")], id="disputed town has no state"),
        pytest.param("They flew over Kyiv, or Kiev.", [("Kyiv", "UKR", "city"), ("Kiev", "UKR", "city")], id="two spellings"),
        pytest.param("Belarus opened talks.", [("Belarus", "BLR", "country")], id="state"),
        pytest.param("Robotyne", [("Robotyne", "UKR", "city")], id="name alone"),
        pytest.param("Washington said so.", [("Washington", "USA", "city")], id="capital that speaks is still a name"),
        pytest.param("Flights to New York resumed.", [("New York", "USA", "city")], id="city before the state of its name"),
    ],
)
def test_names_are_found(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert brief(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Tell us when they march.", id="common words"),
        pytest.param("In March, Union forces were Mobile.", id="towns that are words"),
        pytest.param("Mr. Hamilton said Lincoln would deploy.", id="title and family name"),
        pytest.param("General Dayton spoke. Dayton resigned.", id="family name again"),
        pytest.param("Bill Holland covered the trial. Holland recalled it.", id="state that is a family name"),
        pytest.param("He wrote for the New York Times.", id="newspaper"),
        pytest.param("Russian troops fired.", id="adjective"),
        pytest.param("US troops cost US$5 million.", id="country as adjective"),
        pytest.param("He ate turkey.", id="small letters"),
        pytest.param("The ship served UK interests.", id="short form as adjective"),
        pytest.param("The tanker Yelnya sailed.", id="ship"),
    ],
)
def test_other_words_are_no_places(text: str) -> None:
    assert brief(text) == []


@pytest.mark.parametrize(
    ("text", "name", "iso3", "lat"),
    [
        pytest.param("They met in Paris, Texas.", "Paris", "USA", 33.7, id="state after the comma"),
        pytest.param("Crews left Springfield, Ill., at dawn.", "Springfield", "USA", 39.8, id="short form of the state"),
        pytest.param("A shop in Tacoma, Washington, burned.", "Washington", "USA", 47.4, id="state, for a town lies in it"),
        pytest.param("They met in Atlanta, Georgia.", "Georgia", "USA", 32.6, id="region, not the country"),
        pytest.param("Georgia's capital is Tbilisi.", "Georgia", "GEO", 42.0, id="country, not the region"),
        pytest.param("Rebels in Mali seized Gao.", "Gao", "MLI", 16.3, id="feature before a town elsewhere"),
        pytest.param("Iraqi troops in Anbar withdrew.", "Anbar", "IRQ", 33.0, id="region of the state in view"),
        pytest.param("They shelled Huliaipole, Orikhiv and Mykhailivka.", "Mykhailivka", "UKR", 47.3, id="near the sure places"),
        pytest.param("Guards left Beirut and Sidon for Tripoli.", "Tripoli", "LBN", 34.4, id="a name does not vote for itself"),
        pytest.param("GLASGOW, Ky. (AP) - Police closed roads.\n\nThe fire in Glasgow spread.", "Glasgow", "USA", 37.0, id="settled once"),
    ],
)
def test_namesakes_are_told_apart(text: str, name: str, iso3: str, lat: float) -> None:
    last = [one.value for one in found(text) if one.value.name == name][-1]
    assert last.iso3 == iso3
    assert last.lat == pytest.approx(lat, abs=0.6)


@pytest.mark.parametrize(
    ("text", "name", "iso3", "precision", "lat", "lon"),
    [
        pytest.param("Fighting in eastern Ukraine grew.", "eastern Ukraine", "UKR", "region", 49, 37, id="part of a state"),
        pytest.param("A tanker burned in the southern Red Sea.", "southern Red Sea", "", "sea", 15, 41.5, id="part of a slanted sea"),
        pytest.param("Jets flew over the northwestern Black Sea.", "northwestern Black Sea", "", "sea", 44.4, 30.5, id="quarter of a sea"),
        pytest.param("Ships met in the east of the Baltic Sea.", "east of the Baltic Sea", "", "sea", 57, 20.2, id="the east of a sea"),
        pytest.param("Raids in the north of Syria.", "north of Syria", "SYR", "region", 36.5, 38, id="the north of"),
        pytest.param("They withdrew to east of Bakhmut.", "east of Bakhmut", "UKR", "region", 48.6, 38.2, id="to is no part of it"),
        pytest.param("Troops dug in 20 km west of Bakhmut.", "20 km west of Bakhmut", "UKR", "region", 48.6, 37.73, id="distance and bearing"),
        pytest.param(
            "Troops dug in 20 km north-west of Bakhmut.", "20 km north-west of Bakhmut", "UKR", "region", 48.7, 37.8, id="hyphen within a bearing"
        ),
        pytest.param("Raids in north-eastern Syria.", "north-eastern Syria", "SYR", "region", 36.5, 41.3, id="hyphen within a part"),
        pytest.param(
            "They were 5 km from the Erez crossing.", "5 km from the Erez crossing", "", "region", 31.6, 34.5, id="article after the distance"
        ),
        pytest.param("Camps 15 miles (24 km) from Gomel grew.", "15 miles (24 km) from Gomel", "BLR", "region", 52.4, 31, id="distance alone"),
        pytest.param("Shelling north of Kyiv went on.", "north of Kyiv", "UKR", "region", 50.5, 30.5, id="near"),
        pytest.param("It sank off the southern coast of Yemen.", "coast of Yemen", "", "sea", 13, 45.9, id="off the coast"),
        pytest.param("A drone crossed Iranian waters.", "Iranian waters", "", "sea", 27.3, 52.3, id="waters"),
        pytest.param("They closed the Belarusian-Polish border.", "Belarusian-Polish border", "", "region", 52.6, 23.6, id="border of two"),
        pytest.param("Clashes on the border between Chad and Sudan.", "border between Chad and Sudan", "", "region", 15, 23, id="border between"),
        pytest.param("Tanks neared the border with Ukraine.", "border with Ukraine", "", "region", 49, 32, id="border with"),
        pytest.param("Guns fired between Kherson and Mykolaiv.", "between Kherson and Mykolaiv", "UKR", "region", 46.8, 32.3, id="between two towns"),
        pytest.param("Rockets hit Bamako airport.", "Bamako airport", "MLI", "point", 12.6, -8, id="airport of a town"),
    ],
)
def test_phrases_name_other_places(text: str, name: str, iso3: str, precision: str, lat: float, lon: float) -> None:
    (place,) = (one.value for one in found(text))
    assert (place.name, place.iso3, place.precision) == (name, iso3, precision)
    assert place.lat == pytest.approx(lat, abs=0.6)
    assert place.lon == pytest.approx(lon, abs=0.6)


@pytest.mark.parametrize(
    ("text", "name", "iso3"),
    [
        pytest.param("They left the village of Blatnikovo, near Kharkiv.", "Blatnikovo", "UKR", id="village of"),
        pytest.param("Rockets fell on the Al-Zubnik district of Baghdad.", "Al-Zubnik", "IRQ", id="district"),
        pytest.param("Mortars hit Zubnik District in Afghanistan.", "Zubnik District", "AFG", id="District"),
        pytest.param("Syria emptied Camp Zubnik.", "Camp Zubnik", "SYR", id="camp"),
        pytest.param("They left the village of Blatnikovo.", "Blatnikovo", "", id="nothing near"),
        pytest.param("Two men were shot in Zubnikaya in North Darfur.", "Zubnikaya", "SDN", id="in, in"),
        pytest.param("Kenya sent troops after a raid near Zubnikaya. They fought in Somalia.", "Zubnikaya", "KEN", id="near"),
        pytest.param("German troops entered France at Zubnik; the British sent a note to Russia.", "Zubnik", "FRA", id="at"),
        pytest.param("Cambodian forces launched an assault on Zubnik Veng, 90 km from Siem Reap.", "Zubnik Veng", "KHM", id="assault on"),
        pytest.param("Cambodia's army recaptured Zubnik from the rebels in Cambodia.", "Zubnik", "KHM", id="recaptured from"),
        pytest.param("France intervened in Mali after rebels took the town of Zubnik.", "Zubnik", "MLI", id="not the state that acts"),
    ],
)
def test_an_unknown_place_is_set_where_the_nearest_known_one_is(text: str, name: str, iso3: str) -> None:
    (place,) = (one.value for one in found(text) if one.value.name == name)
    assert place.iso3 == iso3
    assert place.precision in {"region", "country"}
    assert (place.lat is None) == (not iso3)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Canada has a swimming star in Oleksiak, who won gold in Brazil.", id="a person"),
        pytest.param("They fought in Operation Barkhane in Mali.", id="an operation"),
        pytest.param("He held senior roles at Lombard Odier, Zubnik Bank and a fund in France.", id="a firm"),
        pytest.param("He took a degree in History and Political Science in France.", id="a science"),
        pytest.param("The day began in Ramadan.", id="nothing known beside it"),
    ],
)
def test_what_follows_a_preposition_need_not_be_a_place(text: str) -> None:
    assert all(
        one.value.precision in {"country", "point", "city"} and one.value.name in {"Brazil", "Canada", "Mali", "France"} for one in found(text)
    )


def test_a_name_of_a_person_or_unit_is_no_place() -> None:
    text = "The Kyiv Regiment left Lviv."
    unit = Span(text.index("Kyiv"), text.index(" left"))
    assert [one.value.name for one in places.find(read(text), default(), names=[unit])] == ["Lviv"]


def test_a_lesser_namesake_far_from_everything_else_is_not_meant() -> None:
    text = "Eritrea lost Badme. Ethiopian troops left Adigrat, Mekele and Axum. They captured strongholds at Konin, in the hills."
    assert "POL" not in [one.value.iso3 for one in found(text)]
    assert ("Konin", "POL", "city") in brief("Poland built a base at Konin.")


def test_toponyms_are_the_bare_names() -> None:
    document = read("Fighting in eastern Ukraine, 20 km west of Bakhmut.")
    assert [one.value.name for one in places.toponyms(document, default())] == ["Ukraine", "Bakhmut"]


def test_evidence_names_the_row() -> None:
    (place,) = found("Jets flew over Rukla.")
    file, line = place.evidence[0].split(":")
    rows = (default().folder / "places" / file).read_text(encoding="utf-8").splitlines()
    assert rows[int(line) - 1].startswith("Rukla,")


@given(st.text(alphabet=st.sampled_from("Kyiv Gomel of in 20 km St. al-Tanf,;\n’'-US$İ"), max_size=120))
@settings(max_examples=80, deadline=None)
def test_offsets_quote_the_text(text: str) -> None:
    for one in found(text):
        assert text[one.span.start : one.span.end] == one.value.name


def test_twice_the_text_takes_about_twice_the_time() -> None:
    report = "Troops moved from Gomel to Kherson, near the border with Ukraine. General Dayton left Paris, Texas.\n\n" * 150
    single, double = read(report), read(report * 2)
    places.find(single, default())
    times = []
    for document in (single, double):
        started = time.process_time()
        places.find(document, default())
        times.append(time.process_time() - started)
    assert times[1] < 4 * times[0] + 0.05


def test_capitals_are_governments_between_which_something_is() -> None:
    assert [one.value.name for one in found("Talks between Kyiv and Minsk failed.")] == ["Kyiv", "Minsk"]


PIECES = (
    "Kyiv Gomel the southern Red Sea between and of in 20 km west St. Petersburg al-Tanf , . border with Ukraine coast off Yemen "
    "Paris Texas village Zubnik Oblast air base US $ waters near Kherson"
).split()


@given(st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join)))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_places_on_the_map(text: str) -> None:
    document = read(text)
    names = places.toponyms(document, default())
    for one in (*names, *places.find(document, default())):
        value = one.value
        assert value.precision in {"point", "city", "admin1", "region", "country", "sea"}
        assert (value.lat is None) == (value.lon is None)
        assert value.lat is None or value.lon is None or (-90 <= value.lat <= 90 and -180 <= value.lon <= 180)
        assert not value.iso3 or value.iso3 in default().countries.by_iso3
        assert one.evidence
        assert value.name == text[one.span.start : one.span.end] or one.evidence[0] == place_reference.REFERENCE
    assert all(one.span.end <= other.span.start for one, other in pairwise(names))
    assert names == places.toponyms(document, default())


def test_a_state_named_for_its_capital_is_not_the_country_meant():
    document = read("Troops left for Gao in Mali. Talks were held in Ouagadougou, the capital of Burkina Faso. It fights in the country.")
    found = places.find(document, default())
    assert found[-1].value.iso3 == "MLI"
