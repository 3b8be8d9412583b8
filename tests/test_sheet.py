"""A sheet answers as the table itself would."""

from datetime import date

import numpy as np
import pytest
from chart_frames import frame, some

from timeline import filters, sheet, table
from timeline.filters import Filters

ROWS = frame(
    {"label": "łódź", "status": "denied", "quantity_min": 700, "date_start": date(1600, 1, 2)},
    {"label": "Minsk", "status": "asserted", "date_start": date(2022, 1, 2), "place_name": "Minsk"},
    {"label": "kyiv", "status": "possible", "quantity_min": 50, "origin_name": "Kyiv", "place_name": "Minsk"},
    {"status": "planned", "quantity_min": 9_000, "date_end": date(2021, 1, 1)},
)
HELD = sheet.Sheet(ROWS)


def order(*columns, down=False):
    return HELD.sorted(HELD.rows(Filters()), columns, down=down).tolist()


@pytest.mark.parametrize(
    ("columns", "up", "down"),
    [
        pytest.param(["label"], [2, 0, 1, 3], [1, 0, 2, 3], id="words without case and accents, empty cells last both ways"),
        pytest.param(["quantity_min"], [2, 0, 3, 1], [3, 0, 2, 1], id="numbers"),
        pytest.param(["date_start"], [0, 1, 2, 3], [1, 0, 2, 3], id="days of any century"),
        pytest.param(["date_start|date_end"], [0, 3, 1, 2], [1, 3, 0, 2], id="one column in the other's stead"),
        pytest.param(["status"], [1, 3, 2, 0], [0, 2, 3, 1], id="from the surest status to the denied"),
        pytest.param(["place_name", "label"], [2, 1, 0, 3], [1, 2, 0, 3], id="equal ones by the next column"),
        pytest.param([], [0, 1, 2, 3], [0, 1, 2, 3], id="no column"),
    ],
)
def test_rows_in_the_order_of_columns(columns, up, down):
    assert order(*columns) == up
    assert order(*columns, down=True) == down


def test_rows_pass_the_filters_and_keep_their_order():
    events = some(200)
    held = sheet.Sheet(events)
    wanted = Filters(statuses=frozenset({"planned"}), text="brest")
    for _ in range(2):
        rows = held.rows(wanted)
        assert events["event_id"].iloc[rows].tolist() == filters.apply(events, wanted)["event_id"].tolist()
    assert held.records(rows[:2]) == table.records(filters.apply(events, wanted))[:2]


def test_an_event_is_found_by_its_name_or_not_at_all():
    assert HELD.find("e2") == 2
    assert HELD.find("e22") is None
    assert sheet.Sheet(frame()).find("e1") is None


def test_many_events_are_charted_from_columns_that_say_the_same(monkeypatch):
    monkeypatch.setattr(sheet, "MANY", 10)
    events = some(300)
    charted = sheet.Sheet(events).chart(sheet.Sheet(events).rows(Filters(groups=frozenset({"movement"}))))
    plain = filters.apply(events, Filters(groups=frozenset({"movement"})))
    assert charted["status"].dtype == "category"
    assert "sentence" not in charted
    for name in ("event_id", "status", "place_name", "lat", "quantity_min", "date_start"):
        assert (
            charted[name].astype(object).where(charted[name].notna(), None).tolist()
            == plain[name].astype(object).where(plain[name].notna(), None).tolist()
        )


def test_the_event_that_opens_first_is_a_movement_done_on_a_known_day():
    shared = {"event_type": "deployment", "group": "movement", "status": "asserted", "confidence": 0.9, "date_start": date(2022, 2, 1)}
    rows = [
        shared | {"event_id": "e-1", "event_type": "strike", "group": "combat"},
        shared | {"event_id": "e-2", "status": "planned"},
        shared | {"event_id": "e-3", "date_start": None, "date_end": date(2022, 2, 1)},
        shared | {"event_id": "e-4", "confidence": 0.6},
    ]
    held = sheet.Sheet(table.frame(rows).assign(group=["combat", "movement", "movement", "movement"]))
    chosen = held.fullest(np.arange(4, dtype=np.int32))
    assert held.events["event_id"].iloc[chosen] == "e-4"
