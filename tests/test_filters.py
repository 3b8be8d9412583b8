"""Filters choose rows and count what other choices would show."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import filters, table
from timeline.filters import Filters

EVENTS = table.frame(
    [
        {"event_id": "e-1", "event_type": "deployment", "group": "movement", "status": "asserted", "actors_iso3": "RUS; BLR", "label": "Troops moved",
         "date_start": date(2022, 10, 8), "date_end": date(2022, 10, 9), "place_name": "Łódź"},
        {"event_id": "e-2", "event_type": "meeting", "group": "diplomacy", "status": "asserted", "actors_iso3": "BLR", "label": "Leaders met",
         "date_start": date(2022, 10, 31), "date_end": date(2022, 11, 2), "sentence": "They met “on the\nborder” at Besançon."},
        {"event_id": "e-3", "event_type": "strike", "group": "combat", "status": "denied", "label": "No strike", "actors": "Türkiye's army"},
        {"event_id": "e-4", "event_type": "withdrawal", "group": "movement", "status": "planned", "actors_iso3": "USA", "date_end": date(2022, 5, 1)},
        {"event_id": "e-5", "event_type": "exercise", "group": "movement", "status": "possible", "actors_iso3": "USA",
         "date_start": date(2023, 1, 1)},
    ]
)  # fmt: skip


def kept(**choice):
    return list(filters.apply(EVENTS, Filters(**choice))["event_id"])


@pytest.mark.parametrize(
    ("choice", "ids"),
    [
        pytest.param({}, ["e-1", "e-2", "e-3", "e-4", "e-5"], id="no choice keeps all"),
        pytest.param({"first": date(2022, 10, 9), "last": date(2022, 10, 31)}, ["e-1", "e-2"], id="overlap at both ends"),
        pytest.param({"first": date(2022, 11, 3), "last": date(2022, 12, 31)}, [], id="between events"),
        pytest.param({"last": date(1982, 1, 1)}, ["e-4"], id="before has no first day"),
        pytest.param({"first": date(2300, 1, 1)}, ["e-5"], id="after has no last day"),
        pytest.param({"groups": frozenset({"movement"})}, ["e-1", "e-4", "e-5"], id="group"),
        pytest.param({"groups": frozenset({"movement"}), "types": frozenset({"strike"})}, ["e-1", "e-3", "e-4", "e-5"], id="group or type"),
        pytest.param({"countries": frozenset({"BLR"})}, ["e-1", "e-2"], id="any of the actors' countries"),
        pytest.param({"statuses": frozenset({"denied", "planned"})}, ["e-3", "e-4"], id="status"),
        pytest.param({"text": "LODZ"}, ["e-1"], id="accents and case do not matter"),
        pytest.param({"text": "besancon MET"}, ["e-2"], id="all words, any order"),
        pytest.param({"text": '"on the border"'}, ["e-2"], id="quoted words stay together across a line end"),
        pytest.param({"text": '"the on border"'}, [], id="quoted words in another order"),
        pytest.param({"text": "turkiye's"}, ["e-3"], id="apostrophe"),
        pytest.param({"text": ".*"}, [], id="no pattern"),
        pytest.param({"text": '"'}, ["e-1", "e-2", "e-3", "e-4", "e-5"], id="a lone quote is no word"),
        pytest.param({"text": "met", "statuses": frozenset({"denied"})}, [], id="all filters must pass"),
    ],
)
def test_a_filter_keeps(choice, ids):
    assert kept(**choice) == ids


def test_a_facet_counts_under_the_other_filters():
    counts = filters.facets(EVENTS, Filters(groups=frozenset({"combat"}), countries=frozenset({"BLR"})))
    assert counts["group"] == {"combat": 0, "diplomacy": 1, "movement": 1}
    assert counts["event_type"] == {"deployment": 1, "meeting": 1}
    assert counts["country"] == {"BLR": 0}
    assert counts["status"] == {}


def test_facets_of_all_events():
    counts = filters.facets(EVENTS, Filters())
    assert counts["country"] == {"BLR": 2, "USA": 2, "RUS": 1}
    assert counts["status"] == {"asserted": 2, "denied": 1, "planned": 1, "possible": 1}


def test_undated_events_outside_a_window_are_counted():
    assert filters.undated(EVENTS, Filters(first=date(2022, 1, 1))) == 1
    assert filters.undated(EVENTS, Filters()) == 0


def test_an_empty_table_can_be_filtered():
    empty = table.frame([])
    everything = Filters(date(2022, 1, 1), date(2022, 1, 2), frozenset({"x"}), frozenset({"y"}), frozenset({"RUS"}), frozenset({"denied"}), "word")
    assert len(filters.apply(empty, everything)) == 0
    assert filters.facets(empty, Filters()) == {"group": {}, "event_type": {}, "country": {}, "status": {}, "source": {}, "band": {}}


choices = st.builds(
    Filters,
    first=st.none() | st.dates(),
    last=st.none() | st.dates(),
    groups=st.frozensets(st.sampled_from(["movement", "combat"])),
    countries=st.frozensets(st.sampled_from(["BLR", "USA", "XXX"])),
    text=st.text(max_size=5),
)


@settings(deadline=None)  # the first use of an Arrow function loads it
@given(choices)
def test_a_filter_never_adds_or_reorders_rows(choice):
    ids = list(filters.apply(EVENTS, choice)["event_id"])
    assert ids == [name for name in EVENTS["event_id"] if name in set(ids)]


@settings(deadline=None)  # the first use of an Arrow function loads it
@given(choices)
def test_filtering_twice_is_filtering_once(choice):
    once = filters.apply(EVENTS, choice)
    assert list(filters.apply(once, choice)["event_id"]) == list(once["event_id"])


@settings(deadline=None)  # the first use of an Arrow function loads it
@given(st.lists(st.one_of(st.none(), st.text(max_size=12), st.sampled_from(["A\u00a0b", " a", "Łódź\n", "tab\there", "x  y", "İ"]))))
def test_a_whole_column_is_folded_as_each_of_its_cells(cells):
    column = table.array(cells, "string")
    known = [None if value is pd.NA else value for value in column.tolist()]
    assert filters.folded(filters.strings(pd.Series(column))).to_pylist() == [None if cell is None else filters.plain(cell) for cell in known]


def test_one_index_serves_many_filters():
    index = filters.Index(EVENTS)
    for choice in ({"text": "met"}, {"countries": frozenset({"BLR"})}, {"text": "met"}, {"last": date(2022, 10, 9)}):
        assert index.rows(Filters(**choice)).tolist() == [int(name[2:]) - 1 for name in kept(**choice)]
    assert index.facets(Filters()) == filters.facets(EVENTS, Filters())


def test_outlets_are_a_choice_of_their_own():
    events = table.frame([{"event_id": "e-1", "source": "Belta"}, {"event_id": "e-2", "source": "Reuters"}, {"event_id": "e-3"}])
    assert list(filters.apply(events, Filters(sources=frozenset({"Belta", "AP"})))["event_id"]) == ["e-1"]
    assert filters.facets(events, Filters(sources=frozenset({"Belta", "AP"})))["source"] == {"AP": 0, "Belta": 1, "Reuters": 1}


def test_known_keeps_what_was_published_by_the_end_of_the_day():
    day = date(2022, 2, 21)
    days = (day, date(2022, 2, 20), date(2022, 2, 22), None)
    events = table.frame([{"event_id": f"e{number}", "published": published} for number, published in enumerate(days)])
    assert filters.apply(events, Filters(known=day))["event_id"].tolist() == ["e0", "e1"]
    assert len(filters.apply(events, Filters())) == 4
