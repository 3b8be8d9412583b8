"""Tables of parties: complete, consistent with the table of countries, and each fact once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from timeline.lexicon import DATA, DataError, default, given, leaders
from timeline.lexicon.parties import BODIES, GROUPS, ORGANIZATIONS, UNITS
from timeline.lexicon.party_index import Entry, Index, alias
from timeline.lexicon.rows import read
from timeline.tokens import tokens

HOME = DATA / "parties"
STATES = default().countries.by_iso3.keys()


@pytest.mark.parametrize(
    ("file", "columns", "least"),
    [
        pytest.param("armed_groups.csv", GROUPS, 400, id="groups"),
        pytest.param("bodies.csv", BODIES, 300, id="bodies"),
        pytest.param("unit_owners.csv", UNITS, 300, id="units"),
        pytest.param("given_names.csv", ("name", "region", "source"), 2000, id="given names"),
    ],
)
def test_a_table_is_large_and_names_its_source(file: str, columns: tuple[str, ...], least: int) -> None:
    rows = list(read(HOME / file, columns))
    assert len(rows) >= least
    assert [row.where for row in rows if not row["source"]] == []
    names = [row[columns[0]] for row in rows]
    assert names == sorted(names)
    assert [name for name, times in Counter(names).items() if times > 1] == []


@pytest.mark.parametrize(
    ("file", "columns", "column"),
    [
        ("armed_groups.csv", GROUPS, "home"),
        ("bodies.csv", BODIES, "iso3"),
        ("unit_owners.csv", UNITS, "iso3"),
        ("leaders.csv", leaders.COLUMNS, "iso3"),
    ],
)
def test_every_state_of_a_table_is_in_the_table_of_countries(file: str, columns: tuple[str, ...], column: str) -> None:
    assert [(row.where, code) for row in read(HOME / file, columns) for code in row.many(column) if code not in STATES] == []


@pytest.mark.parametrize(("file", "columns"), [("armed_groups.csv", GROUPS), ("bodies.csv", BODIES)])
def test_no_alias_stands_for_two(file: str, columns: tuple[str, ...]) -> None:
    aliases = Counter(name for row in read(HOME / file, columns) for name in row.many("aliases"))
    assert [name for name, times in aliases.items() if times > 1] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Kamajors", "AFRC", id="militia and junta of Sierra Leone"),
        pytest.param("Malaita Eagle Force", "Isatabu Freedom Movement", id="two islands at war"),
        pytest.param("Holy Spirit Movement", "National Resistance Army", id="rebels and those who rule"),
        pytest.param("Cobra militia", "Ninja militia", id="militias of two presidents"),
        pytest.param("Barrio 18", "MS-13", id="gangs"),
        pytest.param("444 Brigade", "Special Deterrence Force", id="brigades of Tripoli"),
        pytest.param("ULIMO", "LURD", id="rebels of two wars"),
        pytest.param("Comando Vermelho", "PCC gang", id="gangs of two cities"),
        pytest.param("Parcham faction", "Khalq faction", id="wings of a party"),
    ],
)
def test_rivals_have_rows_of_their_own(one: str, other: str) -> None:
    owners = {name: row["name"] for row in read(HOME / "armed_groups.csv", GROUPS) for name in row.many("aliases")}
    assert owners[one] != owners[other]


@pytest.mark.parametrize(
    ("mission", "code"),
    [
        pytest.param("ONUSAL", "UNO", id="UN mission of the eighties"),
        pytest.param("UNOMIG", "UNO", id="UN observers"),
        pytest.param("United Nations Operation in Burundi", "UNO", id="long name of a UN mission"),
        pytest.param("ECOMIL", "WAF", id="West African mission"),
        pytest.param("SADC Mission in Mozambique", "SAF", id="southern African mission"),
        pytest.param("Operation Irini", "EUR", id="naval operation of the European Union"),
        pytest.param("SNMG2", "NAT", id="ships of NATO"),
        pytest.param("International Stabilization Force", "IGO", id="force for Gaza"),
    ],
)
def test_a_mission_belongs_to_those_who_sent_it(mission: str, code: str) -> None:
    sent = {name: row["code"] for row in read(HOME / "organizations.csv", ORGANIZATIONS) for name in row.many("aliases")}
    assert sent[mission] == code


@pytest.mark.parametrize("name", ["Iran International", "Kurdistan 24", "Qatar News Agency", "Palestine TV", "Radio New Zealand", "Army Radio"])
def test_an_outlet_is_not_the_state_in_its_name(name: str) -> None:
    words = tokens(name)
    found = default().parties.index.at(words, [word.low for word in words], 0)
    assert found is not None
    assert (found[0], found[1].code) == (len(words), "Z")


def test_every_group_has_a_home_or_a_reason_to_lack_one() -> None:
    roaming = {row["name"] for row in read(HOME / "armed_groups.csv", GROUPS) if not row["home"]}
    assert len(roaming) <= 10


def test_no_given_name_stands_in_both_files() -> None:
    ours = {row["name"] for row in read(HOME / "given_names.csv", ("name", "region", "source"))}
    assert len(given.load(DATA)) - len(ours) > 3000


def test_abbreviations_need_their_capitals() -> None:
    index = Index([alias("IS", Entry("G", "Islamic State", (), "here"))])
    for text, hit in (("IS", True), ("is", False), ("Is", False)):
        words = tokens(text)
        assert (index.at(words, [word.low for word in words], 0) is not None) is hit


@pytest.mark.parametrize("cell", ["soon", "1994-13", "94", "1994-07-20-01"])
def test_a_term_that_is_no_day_is_named(tmp_path: Path, cell: str) -> None:
    path = tmp_path / "leaders.csv"
    path.write_text(f"{','.join(leaders.COLUMNS)}\nA Zubnik,,,,President,ARM,,{cell},,own\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"leaders\.csv:2: from is"):
        leaders.load(path)


def test_the_last_day_of_a_term_is_the_last_it_may_mean(tmp_path: Path) -> None:
    path = tmp_path / "leaders.csv"
    path.write_text(f"{','.join(leaders.COLUMNS)}\nA Zubnik,,,,President,ARM,,1994,1995,own\n", encoding="utf-8")
    office = leaders.load(path)[0]["A Zubnik"].offices[0]
    assert (str(office.first), str(office.last)) == ("1994-01-01", "1995-12-28")
