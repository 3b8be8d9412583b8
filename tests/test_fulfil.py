"""An announcement is paired with the act that fulfils it, and with nothing else."""

import re
from datetime import date, timedelta

import pandas as pd
import pytest
from chart_frames import event, frame
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import fulfil, table
from timeline.lexicon import DATA, default
from timeline.read import dossier

TYPES = default().types
SAID, DONE = date(2022, 3, 1), date(2022, 3, 13)
PLAN = event(SAID, status="planned", published=SAID, actors_iso3="CAN", at="Brest", label="Canada will send troops")
ACT = event(DONE, published=DONE, actors_iso3="CAN", at="Brest", label="Canada has sent troops")


def pair(plan, *acts, **choices):
    """Return the one row for the plan as a dictionary."""
    (row,) = fulfil.pairs(frame(plan, *acts), TYPES, **choices).to_dict("records")
    return row


def act_of(plan, *acts):
    found = pair(plan, *acts)["act_id"]
    return None if pd.isna(found) else found


def test_an_announcement_is_paired_with_its_act():
    row = pair(PLAN, ACT)
    assert (row["announcement_id"], row["act_id"], row["lag_days"], row["lag_days_max"], row["agrees"]) == ("e0", "e1", 12, 12, "place")
    assert row["announced"].date() == SAID


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(ACT | {"event_type": "withdrawal"}, id="another family of types"),
        pytest.param(ACT | {"actors_iso3": "GBR"}, id="another actor"),
        pytest.param(ACT | {"actors_iso3": None}, id="no actor"),
        pytest.param(event(DONE, actors_iso3="CAN", at="Minsk"), id="a place far off"),
        pytest.param(event(SAID - timedelta(days=1), actors_iso3="CAN", at="Brest"), id="done before it was announced"),
        pytest.param(event(SAID - timedelta(days=9), DONE, actors_iso3="CAN", at="Brest", date_precision="range"), id="begun before"),
        pytest.param(event(date(2022, 9, 1), actors_iso3="CAN", at="Brest"), id="long after it was due"),
        pytest.param(ACT | {"status": "possible"}, id="not done but feared"),
        pytest.param(ACT | {"status": "denied"}, id="denied"),
        pytest.param(event(DONE, actors_iso3="CAN"), id="place untold and nothing else agrees"),
        pytest.param(event(None, actors_iso3="CAN", at="Brest"), id="no day"),
    ],
)
def test_what_does_not_fit_is_not_seen_yet(act):
    assert act_of(PLAN, act) is None


def test_targets_that_differ_part_two_events():
    assert act_of(PLAN | {"targets_iso3": "UKR"}, ACT | {"targets_iso3": "POL"}) is None
    assert act_of(PLAN | {"targets_iso3": "UKR"}, ACT | {"targets_iso3": "UKR; POL"}) == "e1"


@pytest.mark.parametrize(
    "cells",
    [{"quantity_min": 450, "quantity_max": 450}, {"forces": "1st Brigade"}, {"equipment": "Su-35"}, {"targets_iso3": "UKR"}],
    ids=["number", "unit", "equipment", "target"],
)
def test_an_untold_place_needs_another_agreement(cells):
    assert act_of(PLAN | cells, event(DONE, actors_iso3="CAN") | cells) == "e1"


def test_a_country_holds_its_towns_but_one_town_is_not_another():
    in_country = event(DONE, actors_iso3="CAN", at="Belarus")
    assert act_of(PLAN, in_country) == "e1"
    assert act_of(PLAN | {"iso3": "POL"}, in_country) is None


def test_an_alliance_without_a_state_is_known_by_its_name():
    plan, act = ({**row, "actors_iso3": None, "actors": "NATO"} for row in (PLAN, ACT))
    assert act_of(plan, act) == "e1"
    assert act_of(plan, act | {"actors": "Wagner"}) is None


def test_the_act_nearest_to_the_due_days_is_taken():
    plan = event(date(2022, 6, 1), date(2022, 6, 30), status="planned", published=SAID, actors_iso3="CAN", at="Brest", date_precision="month")
    early, due, late = (event(day, actors_iso3="CAN", at="Brest") for day in (SAID, date(2022, 6, 20), date(2022, 8, 1)))
    row = pair(plan, early, due, late)
    assert row["act_id"] == "e2"
    assert row["lag_days"] == (date(2022, 6, 20) - SAID).days


def test_an_uncertain_day_gives_an_uncertain_lag():
    month = event(date(2022, 3, 1), date(2022, 3, 31), actors_iso3="CAN", at="Brest", date_precision="month")
    row = pair(PLAN | {"published": date(2022, 2, 20)}, month)
    assert (row["lag_days"], row["lag_days_max"]) == (9, 39)


def test_statements_and_undated_plans_are_no_announcements():
    speech = event(SAID, status="planned", event_type="statement", actors_iso3="CAN")
    assert fulfil.pairs(frame(speech, event(None, status="planned")), TYPES).empty
    assert tuple(fulfil.pairs(frame(), TYPES).columns) == fulfil.COLUMNS


def days():
    return st.integers(0, 60).map(lambda number: SAID + timedelta(days=number))


rows = st.lists(
    st.builds(
        lambda first, long, **cells: event(first, first + timedelta(days=long), **cells),
        days(), st.sampled_from([0, 0, 6, 29]), date_precision=st.sampled_from(["day", "range", "month"]),
        status=st.sampled_from(["planned", "asserted"]), published=days(),
        actors_iso3=st.sampled_from(["CAN", "CAN; USA", None]), at=st.sampled_from(["Brest", "Belarus", "Kyiv", None]),
        quantity_min=st.sampled_from([None, 500]), event_type=st.sampled_from(["deployment", "buildup", "exercise"]),
    ),
    max_size=12,
)  # fmt: skip


@settings(deadline=None)
@given(rows, st.randoms(use_true_random=False))
def test_pairs_hold_for_any_table(held, chance):
    events = frame(*held)
    found = fulfil.pairs(events, TYPES)
    by_id = {row["event_id"]: row for row in table.records(events)}
    assert set(found["announcement_id"]) == {name for name, row in by_id.items() if row["status"] == "planned"}
    for row in found.dropna(subset=["act_id"]).to_dict("records"):
        act = by_id[row["act_id"]]
        assert act["status"] == "asserted"
        assert act["date_end"] >= row["announced"].date()
        assert 0 <= row["lag_days"] <= row["lag_days_max"]
        assert row["agrees"]
    names = [row["event_id"] for row in table.records(events)]
    shuffled = events.iloc[chance.sample(range(len(names)), len(names))]
    again = fulfil.pairs(shuffled, TYPES).sort_values("announcement_id", ignore_index=True)
    pd.testing.assert_frame_equal(again, found.sort_values("announcement_id", ignore_index=True))


@pytest.fixture(scope="module")
def seen():
    """The pairs of every bundled dossier, as (announcement, act) labels."""
    found = {}
    for one in dossier.every(DATA / "samples"):
        events = table.extract(one.articles)
        labels = events.set_index("event_id")["label"]
        told = fulfil.pairs(events, TYPES).dropna(subset=["act_id"])
        found[one.title] = [(labels[row.announcement_id], labels[row.act_id]) for row in told.itertuples()]
    return found


@pytest.mark.parametrize(
    ("title", "announced", "done"),
    [
        ("NATO", "Canada will deploy about 450 soldiers", "Canada has sent about 450 soldiers"),
        ("NATO", "Germany will send up to 350 more soldiers", "Germany sent 350 soldiers"),
        ("Desert Shield", "had ordered the deployment", "have arrived in Saudi Arabia"),
        ("Taiwan", "will hold live-fire exercises", r"exercises|drills"),
    ],
)
def test_the_dossiers_show_plans_that_came_true(seen, title, announced, done):
    pairs = next(pairs for name, pairs in seen.items() if title in name)
    assert any(announced in plan and re.search(done, act) for plan, act in pairs)
