"""The terms of office in leaders.csv: in order, told once, and without long gaps."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

import pytest

from timeline.lexicon import DATA, leaders
from timeline.lexicon.rows import read
from timeline.tokens import fold

PERSONS, NAMES = leaders.load(DATA / "parties" / "leaders.csv")
TODAY = date(2026, 6, 30)
# States that send or receive troops, or were fought over, since 1980; with the year from which they have a government of their own.
STATES = {
    "AFG": 1980, "AGO": 1980, "ARE": 1980, "ARG": 1980, "ARM": 1992, "AUS": 1980, "AZE": 1992, "BDI": 1980, "BFA": 1980, "BIH": 1992, "BLR": 1992,
    "BRA": 1980, "CAF": 1980, "CAN": 1980, "CHN": 1980, "CIV": 1980, "CMR": 1980, "COD": 1980, "COL": 1980, "CUB": 1980, "CZE": 1993, "DEU": 1980,
    "DZA": 1980, "EGY": 1980, "ERI": 1993, "ESP": 1980, "EST": 1992, "ETH": 1980, "FIN": 1980, "FRA": 1980, "GBR": 1980, "GEO": 1992, "GRC": 1980,
    "HRV": 1991, "HTI": 1980, "HUN": 1980, "IDN": 1980, "IND": 1980, "IRN": 1980, "IRQ": 1980, "ISR": 1980, "ITA": 1980, "JOR": 1980, "JPN": 1980,
    "KAZ": 1992, "KEN": 1980, "KHM": 1980, "KOR": 1980, "LBN": 1980, "LBR": 1980, "LBY": 1980, "LKA": 1980, "LTU": 1992, "LVA": 1993, "MAR": 1980,
    "MDA": 1992, "MLI": 1980, "MMR": 1980, "MOZ": 1980, "NER": 1980, "NGA": 1980, "NLD": 1980, "NOR": 1980, "PAK": 1980, "PHL": 1980, "POL": 1980,
    "PRK": 1980, "PSE": 1994, "ROU": 1980, "RUS": 1980, "RWA": 1980, "SAU": 1980, "SDN": 1980, "SLE": 1980, "SRB": 1992, "SSD": 2012, "SWE": 1980,
    "SYR": 1980, "TCD": 1980, "THA": 1980, "TUR": 1980, "TWN": 1980, "UGA": 1980, "UKR": 1992, "USA": 1980, "VEN": 1980, "VNM": 1980, "XKX": 2002,
    "YEM": 1980, "ZAF": 1980, "ZWE": 1980,
}  # fmt: skip
AT_HEAD = ("President", "Prime Minister", "Chancellor", "King", "Emir", "leader", "Leader", "ruler", "Chairman", "chairman", "Secretary", "Premier")
BESIDE = ("Vice", "Deputy", "deputy", "spokes", "adviser", "aide", "opposition", "Defence", "Foreign", "Assembly", "Parliament", "Joint Chiefs")


def terms() -> Iterator[tuple[leaders.Person, leaders.Office]]:
    return ((person, office) for person in PERSONS.values() for office in person.offices)


def test_no_term_ends_before_it_begins() -> None:
    assert [office.where for _, office in terms() if (office.first or date.min) > (office.last or date.max)] == []


def test_no_term_is_told_twice() -> None:
    told = Counter((person.name, office.title, office.iso3, office.organization, office.first) for person, office in terms())
    assert [term for term, times in told.items() if times > 1] == []


def test_no_full_name_stands_for_two_persons() -> None:
    bearers: dict[str, set[str]] = defaultdict(set)
    for row in read(DATA / "parties" / "leaders.csv", leaders.COLUMNS):
        for name in (row["name"], *row.many("aliases")):
            if " " in name:
                bearers[fold(name)].add(row["name"])
    assert [names for names in bearers.values() if len(names) > 1] == []


@pytest.mark.parametrize("iso3", STATES)
def test_somebody_is_known_at_the_head_of_the_state_in_nearly_every_year(iso3: str) -> None:
    heads = [
        office
        for _, office in terms()
        if office.iso3 == iso3 and any(word in office.title for word in AT_HEAD) and not any(word in office.title for word in BESIDE)
    ]
    years = [date(year, 6, 30) for year in range(STATES[iso3], TODAY.year + 1)]
    unknown = [day.year for day in years if not any((office.first or date.min) <= day <= (office.last or date.max) for office in heads)]
    assert len(unknown) <= 1, unknown
