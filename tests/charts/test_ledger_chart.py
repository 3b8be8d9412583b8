"""The drawn ledger: bands from least to most, contradictions marked, open ends open, what is not done apart."""

from datetime import date

import numpy as np
import pandas as pd
from chart_frames import TYPES, event, frame

from timeline import ledger
from timeline.charts import axis, ledger_marks
from timeline.charts import ledger as charts
from timeline.charts.theme import STATUSES
from timeline.lexicon import default

END = date(2022, 12, 31)


def told(day, low=None, high=None, *, kind="buildup", **cells):
    row = {"actors": "Russian", "actors_iso3": "RUS", "at": "Belarus", "quantity_unit": "troops", "trigger": "massed"}
    return event(date.fromisoformat(day), event_type=kind, quantity_min=low, quantity_max=high, **(row | cells))


def draw(*rows, **choices):
    events = frame(*rows)
    return charts.figure(ledger.entries(events, default()), events, TYPES, **({"theme": "light", "horizon": END} | choices))


def named(figure, name):
    return next(trace for trace in figure.data if trace.name == name)


def bands(figure, name=charts.PRESENT):
    """The rectangles of a panel: event, least, most."""
    bars = named(figure, name)
    return {(event, round(base), round(base + rise)) for event, base, rise in zip(bars.customdata, bars.base, bars.y, strict=True)}


def titles(figure):
    return [note.text for note in figure.layout.annotations if note.xref == "paper"]


def test_a_band_reaches_from_least_to_most_and_names_its_event():
    assert bands(draw(told("2022-02-01", 2000, 9000))) == {("e0", 2000, 9000)}


def test_every_report_is_one_point_that_names_its_event():
    figure = draw(told("2022-02-01", 2000, 2000), told("2022-03-01", 3000, 3000), told("2022-04-01", 100, 100, kind="deployment", trigger="sent"))
    points = [name for trace in figure.data if trace.name == "reports" for name in trace.customdata]
    assert sorted(points) == ["e0", "e1", "e2"]


def test_contradicting_reports_are_both_drawn_marked_and_patterned():
    figure = draw(told("2022-02-01", 2000, 2000), told("2022-02-01", 9000, 9000))
    assert {name for name, _, _ in bands(figure)} == {"e0", "e1"}
    assert [note.text for note in figure.layout.annotations if "differ" in note.text] == ["<b>≠</b> 2 reports differ"]
    assert set(named(figure, charts.PRESENT).marker.pattern.shape) == {"/", "\\"}
    assert max(top for _, _, top in bands(figure)) < 11_000


def test_an_open_end_is_drawn_open():
    figure = draw(told("2022-02-01", 700, None))
    bars = named(figure, charts.PRESENT)
    is_open = [shape == "." for shape in bars.marker.pattern.shape]
    assert sum(is_open) == 1
    assert [base for base, dotted in zip(bars.base, is_open, strict=True) if dotted] == [700]
    assert [width for width, dotted in zip(bars.marker.line.width, is_open, strict=True) if dotted] == [0]
    assert named(figure, "numbers").text == ("700 or more",)
    assert named(draw(told("2022-02-01", None, 700)), "numbers").text == ("up to 700",)


def test_changes_stand_apart_from_levels_and_departures_point_down():
    rows = told("2022-02-01", 900, 900, kind="deployment", trigger="sent"), told("2022-03-01", 400, 400, kind="withdrawal", trigger="withdrew")
    figure = draw(*rows)
    assert titles(figure) == [f"<b>{charts.MOVED}</b>"]
    assert bands(figure, charts.MOVED) == {("e0", 0, 900), ("e1", 0, -400)}
    assert tuple(named(figure, "reports").marker.symbol) == ("triangle-up", "triangle-down")


def test_plans_and_denials_stand_apart_with_the_signs_of_their_status():
    rows = told("2022-02-01", 900, 900), told("2022-03-01", 5, 5, status="planned"), told("2022-03-02", 5, 5, status="denied")
    figure = draw(*rows)
    assert titles(figure) == [f"<b>{charts.PRESENT}</b>", f"<b>{charts.APART}</b>"]
    assert {name for name, _, _ in bands(figure)} == {"e0"}
    points = figure.data[-2]
    assert points.name == "reports"
    assert [symbol.removesuffix("-open") for symbol in (STATUSES["planned"].symbol, STATUSES["denied"].symbol)] == list(points.marker.symbol)


def test_the_open_event_stands_out():
    widths = np.array(named(draw(told("2022-02-01", 1, 1), told("2022-03-01", 2, 2), selected="e1"), "reports").marker.line.width)
    assert widths.argmax() == 1


def test_a_town_is_named_beside_its_number():
    assert named(draw(told("2022-02-01", 700, 700, at="Minsk")), "numbers").text == ("Minsk: 700",)


def test_hostile_names_are_escaped():
    figure = draw(told("2022-02-01", 700, 700, label="<b>x</b>", place_name="<i>$y$</i>", iso3="BLR"))
    assert "<i>" not in figure.to_json()
    assert "<b>x" not in figure.to_json()


def test_numbers_never_overlap():
    figure = draw(*(told("2022-02-01", 1000 + number, 1000 + number) for number in range(40)), width_px=390)
    assert 1 <= len(named(figure, "numbers").text) < 10
    assert len(named(figure, "reports").x) == 40


def test_a_number_with_no_room_above_its_point_stands_below_it():
    middle = axis.moment(date(2022, 2, 6))
    marks = pd.DataFrame({"centre": [middle] * 3, "height": [110.0, 100.0, 105.0], "text": ["110 (NATO)", "100 (Kyiv)", "105 (Minsk)"]}).assign(
        is_selected=False
    )
    limits = (middle - axis.DAY_MS, middle + 5 * axis.DAY_MS)
    shown = ledger_marks.labels(marks, limits=limits, width=140, size=12, rise=2.0)
    assert shown["text"].tolist() == ["110 (NATO)", "100 (Kyiv)"], "two stand, above and below; a third would lie on them"
    assert sorted(side.split()[0] for side in shown["side"]) == ["bottom", "top"]
    chosen = ledger_marks.labels(marks.assign(is_selected=[False, False, True]), limits=limits, width=140, size=12, rise=2.0)
    assert "105 (Minsk)" in chosen["text"].tolist(), "the open event is named first"


def test_a_number_never_covers_the_point_of_another():
    middle = axis.moment(date(2022, 2, 6))
    marks = pd.DataFrame({"centre": [middle, middle + axis.DAY_MS], "height": [100.0, 116.0], "text": ["100 (Kyiv)", "116"]}).assign(
        is_selected=False
    )
    shown = ledger_marks.labels(marks, limits=(middle - axis.DAY_MS, middle + 5 * axis.DAY_MS), width=180, size=12, rise=2.0)
    assert shown.set_index("text").loc["100 (Kyiv)", "side"] == "bottom right"
