"""The address says what is chosen, and what it says is chosen."""

from datetime import date

import pytest
import streamlit as st  # noqa: TID251  the session is what is tested

from timeline.views import address, state

CHOSEN = {
    "dossier": "Falklands", "lanes": "Lanes by type", "event": "e-1", "status": ["Planned", "Denied"], "q": "Kyiv",
    "dates": (date(2022, 2, 1), None),
}  # fmt: skip
ADDRESS = {
    "dossier": ["Falklands"], "lanes": ["Lanes by type"], "event": ["e-1"], "status": ["Planned", "Denied"], "q": ["Kyiv"],
    "dates": ["2022-02-01", ""],
}  # fmt: skip


class Params(dict):
    """The address as Streamlit offers it."""

    written = 0

    def get_all(self, name):
        return list(self.get(name, []))

    def from_dict(self, chosen):
        self.written += 1
        self.clear()
        self.update(chosen)


@pytest.fixture
def session(monkeypatch):
    held: dict = {}
    monkeypatch.setattr(st, "session_state", held)
    monkeypatch.setattr(st, "query_params", Params())
    return held


def test_what_is_chosen_is_written_in_one_step(session):
    session.update(CHOSEN)
    address.push(dossier="Belarus", lanes="Lanes by group")
    assert st.query_params == ADDRESS
    address.push(dossier="Belarus", lanes="Lanes by group")
    assert st.query_params.written == 1


def test_what_is_usual_is_not_written(session):
    session.update(CHOSEN)
    address.push(dossier="Falklands", lanes="Lanes by type")
    assert "dossier" not in st.query_params
    assert "lanes" not in st.query_params


def test_a_shared_address_chooses_the_same(session):
    st.query_params.update(ADDRESS)
    address.pull()
    assert {name: session[name] for name in CHOSEN} == CHOSEN


def test_back_unmakes_a_choice_and_forward_makes_it_again(session):
    session.update(status=["Planned"])
    address.push()
    session.update(status=["Planned"], event="e-1")
    address.push()
    st.query_params.from_dict({"status": ["Planned"]})
    address.pull()
    assert (session["status"], state.chosen()) == (["Planned"], "")
    st.query_params.from_dict({"status": ["Planned"], "event": ["e-1"]})
    address.pull()
    assert state.chosen() == "e-1"


def test_what_a_click_chose_wins_over_the_address_it_came_with(session):
    address.push()
    state.choose("e-1")
    st.query_params.from_dict({"event": ["e-0"]})
    address.pull()
    assert state.chosen() == "e-1"


def test_a_visit_to_another_page_loses_nothing(session):
    session.update(CHOSEN)
    address.push()
    session.pop("lanes")  # a widget that isn't drawn loses its value
    st.query_params.clear()
    state.acted()
    address.pull()
    assert session["lanes"] == "Lanes by type"
    assert session["q"] == "Kyiv"


@pytest.mark.parametrize("days", [["soon"], ["2022-13-45", ""], ["2022-02-01"] * 3, [""]])
def test_days_that_are_none_are_no_window(session, days):
    st.query_params["dates"] = days
    address.pull()
    assert session["dates"] == ()
