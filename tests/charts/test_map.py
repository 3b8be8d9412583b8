"""The map never claims a point that the text does not give, and hides no event behind another."""

import json
from datetime import date

import numpy as np
import pytest
from chart_frames import PLACES, TYPES, event, frame, some

from timeline import sheet
from timeline.charts import geometry, map, map_key, routes, theme
from timeline.charts.map_labels import Box, labelled
from timeline.charts.places import gather
from timeline.filters import Filters
from timeline.lexicon import DATA
from timeline.where import label_points

DAY = date(2022, 10, 10)
SPRITE = json.loads((DATA / "basemap" / "sprite.json").read_text(encoding="utf-8"))


def draw(events, **choices):
    return map.figure(events, TYPES, **({"theme": "light", "style": "about:blank"} | choices))


def named(figure, name):
    return [trace for trace in figure.data if trace.name == name]


def icons(figure, name="areas"):
    return [symbol for trace in named(figure, name) for symbol in np.atleast_1d(trace.marker.symbol)]


@pytest.mark.parametrize(("place", "icon"), [("Belarus", "country-asserted"), ("Black Sea", "area-asserted"), ("Gomel Region", "area-asserted")])
def test_an_area_is_a_ring_and_never_a_pin(place, icon):
    figure = draw(frame(event(DAY, at=place)))
    assert icons(figure) == [icon]
    assert not named(figure, "places")


def test_a_country_stands_where_the_map_writes_its_name():
    figure = draw(frame(event(DAY, at="Russia")))
    assert (named(figure, "areas")[0].lon[0], named(figure, "areas")[0].lat[0]) == tuple(label_points()["RUS"])


def test_events_of_one_place_share_one_mark_with_all_their_ids():
    events = frame(event(DAY, at="Minsk"), event(DAY, at="Minsk", event_type="strike"), event(DAY, at="Kyiv"))
    figure = draw(events)
    marks = named(figure, "places")[0]
    assert sorted({tuple(ids) for ids in marks.customdata}) == [("e0", "e1"), ("e2",)]
    assert {theme.colours(TYPES, "light")[group] for group in ("movement", "combat")} <= set(marks.marker.color)
    assert "Minsk · 2" in [text for trace in named(figure, "names") for text in trace.text]


@pytest.mark.parametrize("status", ["planned", "possible", "denied"])
def test_a_place_of_nothing_but_unrealised_events_shows_their_status(status):
    assert icons(draw(frame(event(DAY, at="Minsk", status=status)))) == [f"disc-{status}"]
    assert icons(draw(frame(event(DAY, at="Belarus", status=status)))) == [f"country-{status}"]
    assert not icons(draw(frame(event(DAY, at="Minsk", status=status), event(DAY, at="Minsk"))))


@pytest.mark.parametrize(("status", "pieces"), [("asserted", 1), ("denied", 1), ("planned", 10), ("possible", 30)])
def test_the_status_of_a_movement_shows_in_its_line(status, pieces):
    figure = draw(frame(event(DAY, at="Kyiv", origin="Minsk", status=status)))
    line = named(figure, "lines")[0]
    assert list(line.lon).count(None) >= pieces
    assert (list(line.lon).count(None) == 1) == (pieces == 1)
    assert bool(named(figure, "denied")) == (status == "denied")
    assert (line.line.color == theme.named("light").denied) == (status == "denied")


@pytest.mark.parametrize(("start", "end", "quarter"), [("Minsk", "Kyiv", 135), ("Kyiv", "Minsk", 315), ("Brest", "Kyiv", 110)])
def test_heads_point_at_the_destination(start, end, quarter):
    head = named(draw(frame(event(DAY, at=end, origin=start))), "heads")[0]
    assert (head.lat[0], head.lon[0]) == pytest.approx(PLACES[end][:2], abs=0.001)
    assert abs((head.marker.angle[0] - quarter + 180) % 360 - 180) < 45


def test_numbers_make_lines_wider():
    events = frame(event(DAY, at="Kyiv", origin="Minsk", quantity_min=50), event(DAY, at="Brest", origin="Minsk", quantity_min=50_000))
    assert sorted(line.line.width for line in named(draw(events), "lines")) == [2.0, 3.8]


def test_movements_between_the_same_places_are_told_apart():
    events = frame(
        event(DAY, at="Kyiv", origin="Minsk"), event(DAY, at="Kyiv", origin="Minsk", status="planned"), event(DAY, at="Minsk", origin="Kyiv")
    )
    angles = [angle for head in named(draw(events), "heads") for angle in head.marker.angle]
    assert len(set(angles)) == 3


def test_among_many_movements_the_selected_one_keeps_its_full_colour():
    rows = [event(DAY, at="Kyiv", lat=40.0 + number, lon=20.0 + number, origin="Minsk") for number in range(30)]
    tone = theme.colours(TYPES, "light")["movement"]
    assert tone not in [line.line.color for line in named(draw(frame(*rows)), "lines")]
    chosen = draw(frame(*rows), selected="e3")
    assert [line.line.color for line in named(chosen, "lines")].count(tone) == 1
    assert len(named(chosen, "selected")) == 1


def test_an_origin_where_nothing_happens_is_marked_and_named():
    figure = draw(frame(event(DAY, at="Kyiv", origin="Minsk")))
    assert icons(figure) == ["origin"]
    assert {"Minsk", "Kyiv"} <= {text for trace in named(figure, "names") for text in trace.text}


def test_events_without_a_place_are_counted():
    events = frame(event(DAY), event(DAY, at="Kyiv"), event(DAY, origin="Minsk"), event(DAY, place_name="Somewhere"))
    assert map.unplaced(events) == 2
    assert sum(len(place.rows) for place in gather(events).places) == 2


@pytest.mark.parametrize("size", [(640, 440), (366, 440)])
def test_the_first_view_holds_all_places_of_a_story(size):
    events = frame(event(DAY, at="Kyiv", origin="Russia"), event(DAY, at="Brest"), event(DAY, at="Black Sea"))
    assert map.outside(events, width_px=size[0], height_px=size[1]) == 0


def test_one_far_origin_does_not_make_a_knot_of_the_rest():
    near = [event(DAY, at="Kyiv"), event(DAY, at="Minsk"), event(DAY, at="Brest"), event(DAY, at="Gomel Region")] * 2
    events = frame(*near, event(DAY, at="Norfolk"))
    assert map.outside(events) == 1
    assert draw(events).layout.map.zoom > 4


def test_the_view_of_the_browser_is_kept():
    figure = draw(some(10), view={"center": {"lon": 10.0, "lat": 50.0}, "zoom": 3.3})
    assert (figure.layout.map.center.lon, figure.layout.map.zoom) == (10.0, 3.3)
    assert draw(some(10), view={"zoom": "?"}).layout.map.zoom == draw(some(10)).layout.map.zoom


def test_names_stay_in_the_frame_and_off_each_other():
    view = geometry.View(25, 50, 4, 400, 300)
    boxes = [Box((25 + 0.4 * (number % 6), 50 + 0.3 * (number // 6)), 7.0, f"Place {number}") for number in range(36)]
    found = labelled(boxes, view, [])
    assert 4 < sum(len(members) for members in found.values()) < 36


def test_a_table_without_places_still_gives_a_map():
    for events in (frame(), frame(event(DAY))):
        assert [trace.type for trace in draw(events).data] == ["scattermap"]
        assert map.outside(events) == 0


def test_hover_text_is_escaped_and_names_are_plain():
    figure = draw(frame(event(DAY, at="Minsk", label="<b>$1$</b>", place_name="<i>Minsk")))
    said = [text for trace in figure.data for text in np.atleast_1d(trace.hovertext) if text]
    assert any("&lt;b&gt;&#36;1" in text for text in said)
    assert "<i>Minsk" in [text for trace in named(figure, "names") for text in trace.text]


def test_every_icon_is_in_the_sprite():
    figure = draw(some(300))
    used = {icon for name in ("areas", "heads", "denied") for icon in icons(figure, name)}
    assert len(used) > 8
    assert used <= set(SPRITE)


def test_a_denied_movement_is_a_hollow_arrow():
    figure = draw(frame(event(DAY, at="Kyiv", origin="Minsk", status="denied")))
    outer, core = named(figure, "lines")[0], named(figure, "cores")[0]
    assert list(outer.lon) == list(core.lon)
    assert core.line.width < outer.line.width - 2
    assert icons(figure, "heads") == ["hollow-disc"]
    assert not named(draw(frame(event(DAY, at="Kyiv", origin="Minsk"))), "cores")


@pytest.mark.parametrize("radius_km", [15.0, 60.0])
def test_a_place_known_only_to_within_some_distance_has_a_ring_of_that_size(radius_km):
    events = frame(event(DAY, at="Kyiv")).assign(place_radius_km=radius_km)
    ring = named(draw(events, view={"center": {"lon": 30.5, "lat": 50.4}, "zoom": 7}), "reaches")[0]
    lat, lon = PLACES["Kyiv"][:2]
    north = max(value for value in ring.lat if value is not None) - lat
    assert north * 111.2 == pytest.approx(radius_km, rel=0.02)
    assert (max(value for value in ring.lon if value is not None) - lon) * 111.2 * np.cos(np.radians(lat)) == pytest.approx(radius_km, rel=0.02)
    assert not named(draw(events, view={"center": {"lon": 30.5, "lat": 50.4}, "zoom": 1}), "reaches")


def test_a_long_name_is_broken_where_one_line_has_no_room():
    view = geometry.View(25, 50, 4, 120, 300)
    assert [box.text for boxes in labelled([Box((25.0, 50.0), 6.0, "Baranovichi air base · 2")], view, []).values() for box in boxes] == [
        "Baranovichi\nair base · 2"
    ]


def test_a_name_keeps_off_arcs_unless_its_event_is_open():
    view = geometry.View(25, 50, 4, 400, 300)
    star = [geometry.curve(geometry.mercator(np.array([25.0]), np.array([50.0]))[0], end, 0.0)
            for end in geometry.mercator(25 + 20 * np.cos(np.arange(0, 6.2, 0.1)), 50 + 20 * np.sin(np.arange(0, 6.2, 0.1)))]  # fmt: skip
    assert labelled([Box((25.0, 50.0), 6.0, "Kyiv")], view, star) == {}
    assert labelled([Box((25.0, 50.0), 6.0, "Kyiv", is_wanted=True)], view, star)
    assert labelled([Box((25.0, 50.0), 6.0, "Kyiv")], view, star[:30])


def test_the_traces_say_whose_points_they_hold():
    events = some(60)
    for trace in draw(events).data:
        if trace.name in {"lines", "cores", "heads", "denied", "routes", "names", "selected"}:
            (runs,) = trace.meta.values()
            assert sum(runs[1::2]) == len(trace.lon), trace.name


def crowd(count, places):
    """Movements between many places, in the manner of a large table."""
    rows = []
    for number in range(count):
        here, there = number % places, (number * 7 + number // places) % places
        spot = {"lat": 40 + here % 20, "lon": here // 20, "place_name": f"Place {here}", "place_precision": "region" if here % 2 else "city"}
        start = {"origin_lat": 40 + there % 20, "origin_lon": there // 20, "origin_name": f"Place {there}", "origin_precision": "city"}
        kind = ("deployment", "strike", "meeting")[number % 3]
        rows.append(event(date(2022, 1, 1), event_type=kind, quantity_min=number) | spot | (start if number % 4 == 0 else {}))
    return frame(*rows)


def test_of_very_many_routes_the_fullest_and_the_selected_are_drawn_and_the_rest_counted():
    events = crowd(3000, 300)
    found = gather(events)
    assert len(found.routes) > 100
    lonely = min(found.routes, key=lambda route: len(route.rows)).rows[0]
    figure = draw(events, selected=f"e{lonely}")
    drawn = {number for trace in named(figure, "routes") for number in trace.meta["routes"][::2]}
    assert len(drawn) == routes.MOST
    assert any(lonely in found.routes[number].rows for number in drawn)
    said = [note.text for note in figure.layout.annotations]
    assert said == [f"{routes.MOST} of {len(found.routes):,} routes drawn, those with most events; filter to see others"]


def test_a_figure_of_thousands_of_events_stays_small_and_each_place_tells_its_number():
    events = crowd(6000, 300)
    figure = draw(events)
    assert len(figure.to_json()) < 1_000_000
    told = {text for name in ("places", "areas") for trace in named(figure, name) for text in trace.hovertext if " · " in text}
    assert sum(int(text.rpartition(" · ")[2].split()[0]) for text in told) == 6000


def test_few_routes_are_all_drawn_and_nothing_is_said():
    assert not draw(some(60)).layout.annotations


def test_columns_as_categories_give_the_same_map(monkeypatch):
    monkeypatch.setattr(sheet, "MANY", 10)
    events = some(300)
    held = sheet.Sheet(events)
    assert draw(held.chart(held.rows(Filters())), selected="e7").to_json() == draw(events, selected="e7").to_json()


def test_the_key_names_what_is_on_the_map_and_nothing_else():
    events = frame(event(DAY, at="Kyiv", origin="Minsk", status="planned", quantity_min=20_000), event(DAY, at="Belarus", event_type="strike"))
    said = [entry["label"] for entry in map_key.entries(gather(events), TYPES, "light")]
    assert said == [
        "Movement", "Combat", "A place named in the text", "Somewhere in a country", "Planned or announced", "Movement planned",
        "Wider: 1,000 and more",
    ]  # fmt: skip
    assert map_key.entries(gather(frame()), TYPES, "light") == []


def test_a_name_stands_where_no_other_mark_could_claim_it():
    view = geometry.View(25, 50, 6, 400, 300)
    beside = geometry.degrees(geometry.mercator(np.array([25.0]), np.array([50.0])) + np.array([[85.0, 0.0]]) / view.world)
    other = Box((float(beside[0][0]), float(beside[1][0])), 7.0, "")
    name = Box((25.0, 50.0), 7.0, "Baranovichi")
    assert {side for side, _ in labelled([name], view, [])} == {"middle right"}
    assert "middle right" not in {side for (side, _), boxes in labelled([name, other], view, []).items() if boxes[0].text}


def test_a_line_break_in_a_name_is_one_that_the_map_knows():
    place = {"lat": 53.0, "lon": 26.0, "place_name": "Baranovichi air base near the town of Baranovichi", "place_precision": "point"}
    texts = [text for trace in named(draw(frame(event(DAY, **place)), width_px=260), "names") for text in trace.text]
    assert len(texts) == 1
    assert "<br>" in texts[0]
    assert "\n" not in texts[0]
