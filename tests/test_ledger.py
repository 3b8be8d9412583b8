"""The ledger: which numbers are strengths of a force, how long a level holds, which reports contradict each other."""

from datetime import date

import pytest
from chart_frames import event, frame

from timeline import ledger, table
from timeline.lexicon import DATA, default
from timeline.lexicon.rows import DataError, read
from timeline.lexicon.strength import COLUMNS, load
from timeline.read import dossier

LEXICON = default()
END = date(2022, 12, 31)


def told(day, low=None, high=None, *, kind="buildup", trigger="massed", last=None, **cells):
    first = date.fromisoformat(day)
    row = {"actors": "Russian", "actors_iso3": "RUS", "at": "Belarus", "quantity_unit": "troops", "published": first, "trigger": trigger}
    return event(
        first,
        date.fromisoformat(last) if last else None,
        event_type=kind,
        quantity_min=low,
        quantity_max=low if high is None else high,
        **(row | cells),
    )


def entries(*rows):
    return ledger.entries(frame(*rows), LEXICON)


def levels(*rows):
    held = ledger.levels(entries(*rows), END)
    return [
        (name, str(until)[:10], bool(disputed)) for name, until, disputed in zip(held["event_id"], held["until"], held["is_disputed"], strict=True)
    ]


@pytest.mark.parametrize("row", list(read(DATA / "languages/en/strength.csv", COLUMNS)), ids=lambda row: f"{row['type']} {row['trigger']}".strip())
def test_every_example_is_read_as_its_row_says(row):
    events = table.extract(row["example"], published="2022-10-11")
    found = ledger.entries(events, LEXICON)
    assert row["reading"] in set(found["reading"])


def test_a_row_of_an_unknown_type_or_reading_is_refused(tmp_path):
    for line, fault in (("march,,present", "unknown event type 'march'"), ("buildup,,many", "unknown reading 'many'")):
        (tmp_path / "strength.csv").write_text(f"type,trigger,reading,example,source\n{line},x,y\n")
        with pytest.raises(DataError, match=fault):
            load(tmp_path, LEXICON.types)


def test_numbers_that_are_no_strength_stay_out():
    rows = [
        told("2022-02-01", 137, kind="casualties", quantity_unit="killed"),
        told("2022-02-01", 24, kind="sanction", quantity_unit="people"),
        told("2022-02-01", 20, kind="exercise", quantity_unit="countries"),
        told("2022-02-01"),
        told("2022-02-01", 900) | {"date_start": None, "date_end": None},
    ]
    assert len(entries(*rows)) == 0


def test_units_actors_and_areas_are_kept_apart():
    found = entries(
        told("2022-02-01", 900), told("2022-02-02", 30, quantity_unit="tanks"), told("2022-02-03", 800, actors_iso3="USA", actors="U.S."),
        told("2022-02-04", 700, at="Black Sea"), told("2022-02-05", 600),
    )  # fmt: skip
    assert [(one.name, one.reports) for one in ledger.series(found)] == [
        ("Russia, Belarus: troops", 2), ("Russia, Belarus: tanks", 1), ("Russia, Black Sea: troops", 1), ("United States, Belarus: troops", 1),
        ("Russia, anywhere: troops", 3),
    ]  # fmt: skip
    first = ledger.series(found)[0]
    assert sorted(ledger.of(found, first)["low"]) == [600, 900]


def test_a_town_belongs_to_its_state_but_not_to_its_level():
    rows = (told("2022-02-01", 9000), told("2022-02-01", 700, at="Brest"))
    assert [one.name for one in ledger.series(entries(*rows))] == ["Russia, Belarus: troops"]
    assert [disputed for _, _, disputed in levels(*rows)] == [False, False]


def test_a_departure_counts_where_it_left():
    gone = told("2022-02-01", 900, kind="withdrawal", trigger="withdrew", at="Minsk", origin="Black Sea")
    assert entries(gone)[["area", "reading"]].to_numpy().tolist() == [["Black Sea", "left"]]


def test_a_level_holds_until_the_next_report():
    assert levels(told("2022-02-01", 900), told("2022-03-01", 1200)) == [("e0", "2022-03-01", False), ("e1", "2023-01-01", False)]


def test_a_level_holds_on_through_what_came_and_went():
    assert levels(told("2022-02-01", 900), told("2022-02-10", 50, kind="deployment", trigger="sent")) == [("e0", "2023-01-01", False)]


def test_a_drill_of_stated_days_ends_with_them():
    drill = told("2022-02-01", 900, kind="exercise", trigger="drill", last="2022-02-10", date_precision="range", published=date(2022, 1, 20))
    assert levels(drill) == [("e0", "2022-02-11", False)]
    growing = told("2022-02-01", 900, last="2022-02-10", date_precision="range", published=date(2022, 2, 10))
    assert levels(growing) == [("e0", "2023-01-01", False)]


@pytest.mark.parametrize(
    ("one", "other", "disputed"),
    [
        pytest.param((900, 900), (1200, 1200), True, id="two numbers"),
        pytest.param((900, 1300), (1200, 1500), False, id="ranges that meet"),
        pytest.param((2000, None), (1200, 1500), True, id="at least more than the other has"),
        pytest.param((1000, None), (1200, 1500), False, id="at least fewer"),
        pytest.param((None, 1000), (1200, 1500), True, id="at most fewer"),
    ],
)
def test_reports_of_one_time_contradict_if_their_numbers_share_none(one, other, disputed):
    month = {"last": "2022-02-28", "date_precision": "month"}
    rows = [told("2022-02-01", **month) | {"quantity_min": low, "quantity_max": high} for low, high in (one, other)]
    assert [state for _, _, state in levels(*rows)] == [disputed, disputed]
    later = told("2022-03-05") | {"quantity_min": other[0], "quantity_max": other[1]}
    assert [state for _, _, state in levels(rows[0], later)] == [False, False]


def test_two_reports_of_one_time_both_hold_until_a_third():
    month = {"last": "2022-02-28", "date_precision": "month"}
    rows = told("2022-02-01", 900, **month), told("2022-02-20", 5000), told("2022-04-01", 6000)
    assert levels(*rows) == [("e0", "2022-04-01", True), ("e1", "2022-04-01", True), ("e2", "2023-01-01", False)]


def test_what_is_planned_or_denied_is_no_level():
    assert levels(told("2022-02-01", 900, status="planned"), told("2022-02-01", 900, status="denied")) == []


def test_many_reports_of_one_day_are_compared_in_time():
    rows = [told("2022-02-01", 1000 + number % 3 * 5000) for number in range(600)]
    assert all(disputed for _, _, disputed in levels(*rows))


@pytest.mark.parametrize("one", dossier.every(DATA / "samples"), ids=lambda one: one.title)
def test_the_bundled_dossiers_have_ledgers_whose_entries_name_their_events(one):
    events = table.extract(one.articles)
    found = ledger.entries(events, LEXICON)
    assert len(found) > 0
    assert set(found["event_id"]) <= set(events["event_id"])
    assert (found["first"] <= found["last"]).all()
    assert not (found["low"] > found["high"]).any()
    assert sum(one.reports for one in ledger.series(found) if one.area != ledger.ANYWHERE) == len(found)


def test_an_empty_table_has_no_ledger():
    found = entries()
    assert ledger.series(found) == []
    assert len(ledger.levels(found, END)) == 0


def test_the_dossier_of_rival_counts_keeps_each_with_its_speaker():
    (one,) = (one for one in dossier.every(DATA / "samples") if one.title.startswith("Around Ukraine"))
    found = ledger.entries(table.extract(one.articles), LEXICON)
    (border, *_) = ledger.series(found)
    assert (border.actor, border.area) == ("Russia", "border of Ukraine")
    told = ledger.of(found, border)
    said = set(zip(told["low"], told["speaker"], strict=True))
    assert {(94_300, "Reznikov"), (92_000, "Budanov"), (150_000, "Borrell"), (169_000, "Carpenter"), (149_000, "Reznikov")} <= said
    assert ledger.levels(told, date(2022, 2, 19))["is_disputed"].sum() >= 4
