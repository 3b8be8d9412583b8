"""The map: played through time, listing what lies at a place, filtering by what it shows, and drawn without WebGL."""

import json

import pytest

from tests.browser.conftest import DESK, PHONE, Muster, chromium

LOADED = "() => document.querySelector('.mu-map .mu-plot')._fullLayout.map._subplot.map.loaded()"
# All marks of the map as the browser holds them, Plotly's and those in layers of our own, whatever the order of traces and points.
MARKS = """plot => [...plot._fullData.filter(({ name }) => name === "places"), ...plot.ours].filter((one) =>
  ["places", "areas", "lines", "heads", "names", "denied"].includes(one.name)).flatMap((one) =>
  [...one.lon].map((lon, at) => {
    const of = (values) => (Array.isArray(values) || ArrayBuffer.isView(values) ? values[at] : values);
    const { size, color, symbol } = one.marker ?? {};
    const tone = one.name === "lines" ? one.line?.color : of(color);
    return [one.name, lon, one.lat[at], tone, of(symbol), one.name === "heads" ? 0 : of(size), of(one.text)];
  })).filter(([, lon]) => lon !== null).map((mark) => mark.map((part) => (typeof part === "number" ? Math.round(part * 1000) : part ?? null)))"""


def marks(muster: Muster) -> list[str]:
    return sorted(json.dumps(mark) for mark in muster.plot("map", MARKS))


def play(muster: Muster, unit: str = "month", mode: str = "window") -> None:
    muster.page.get_by_role("button", name="Play through time").click()
    bar = muster.page.get_by_role("group", name="Playback of the map through time")
    bar.get_by_role("button", name="Pause").click()
    bar.get_by_role("combobox", name="Step").select_option(unit)
    bar.get_by_role("combobox", name="Events shown").select_option(mode)


def slider(muster: Muster):
    return muster.page.get_by_role("slider", name="Moment shown")


def press(muster: Muster, key: str) -> None:
    """Press a key on the slider and wait until its moment is drawn."""
    slider(muster).press(key)
    muster.page.wait_for_function("() => document.querySelector('.mu-map').dataset.moment === document.querySelector('.mu-slider').ariaValueText")


def count_shown(muster: Muster) -> int:
    return int(slider(muster).get_attribute("aria-valuetext").split(" · ")[1].split()[0].replace(",", ""))


def test_playback_grows_to_the_whole_map_and_ends_on_it_and_a_window_shows_its_days_only(visit):
    muster = visit()
    whole = marks(muster)
    runs = muster.page.locator(".mu-map").get_attribute("data-drawn")
    play(muster, mode="grow")
    press(muster, "Home")
    assert len(marks(muster)) < len(whole)
    first = count_shown(muster)
    press(muster, "End")
    muster.page.wait_for_function("count => document.querySelector('.mu-moment').textContent.includes(count)", arg=f"· {muster.count} event")
    assert first < count_shown(muster)
    assert set(marks(muster)) == set(whole)
    slider(muster).press("Escape")
    muster.page.locator(".mu-moment").wait_for(state="hidden")
    assert marks(muster) == whole
    assert muster.page.locator(".mu-map").get_attribute("data-drawn") == runs, "frames ask nothing of the server"
    assert muster.page.evaluate("document.activeElement.getAttribute('aria-label')") == "Play through time"
    play(muster)
    steps = int(slider(muster).get_attribute("max"))
    press(muster, "End")
    shown = count_shown(muster)
    muster.page.get_by_role("combobox", name="Events shown").select_option("grow")
    assert steps > 3
    assert 0 < shown < count_shown(muster)


def test_playback_steps_by_keys_marks_its_days_over_the_timeline_and_runs_to_its_end(visit):
    muster = visit("?dates=2022-10-01&dates=2022-10-31")
    whole = marks(muster)
    play(muster, unit="day")
    press(muster, "Home")
    bar = muster.page.get_by_role("group", name="Playback of the map through time")
    assert bar.get_by_role("button", name="One step back").is_disabled()
    before = slider(muster).get_attribute("aria-valuetext")
    bar.get_by_role("button", name="One step forward").click()
    assert slider(muster).get_attribute("aria-valuetext") != before
    assert muster.page.locator(".mu-moment").inner_text() == slider(muster).get_attribute("aria-valuetext")
    for kind in ("overview", "lanes"):
        cursor = muster.page.locator(f".mu-{kind} .mu-cursor")
        assert cursor.get_attribute("data-first") == cursor.get_attribute("data-last")
    bar.get_by_role("combobox", name="Step").select_option("week")
    cursor = muster.page.locator(".mu-overview .mu-cursor")
    assert cursor.get_attribute("data-first") < cursor.get_attribute("data-last")
    bar.get_by_role("button", name="End playback").click()
    assert muster.page.locator(".mu-cursor:visible").count() == 0
    muster.page.get_by_role("button", name="Play through time").click()
    muster.page.get_by_role("combobox", name="Speed").select_option("8")
    muster.page.locator(".mu-playback").wait_for(state="hidden")
    assert marks(muster) == whole


def test_a_place_lists_its_events_and_each_opens(visit):
    muster = visit()
    muster.page.get_by_role("button", name="Places", exact=True).click()
    panel = muster.page.get_by_role("dialog")
    place = panel.get_by_role("listitem").first
    count = int(place.locator(".mu-listed-note").inner_text().split()[0])
    place.get_by_role("button").click()
    events = panel.locator("button[data-event]")
    assert events.count() >= count > 1
    for at in (events.count() - 1, 0):
        chosen = events.nth(at).get_attribute("data-event")
        events.nth(at).click()
        muster.shows(chosen)
        panel.locator(f"button[data-event='{chosen}'][aria-current=true]").wait_for()
    muster.page.keyboard.press("ArrowDown")
    assert muster.page.evaluate("document.activeElement.dataset.event") == events.nth(1).get_attribute("data-event")
    muster.page.keyboard.press("Escape")
    panel.wait_for(state="hidden")
    muster.shows(chosen)


def test_a_click_on_a_mark_lists_what_lies_there(visit):
    muster = visit()
    muster.page.wait_for_function(LOADED)
    spot = muster.plot(
        "map",
        """plot => {
          const marks = plot._fullData.filter(({ name }) => name === "areas" || name === "places");
          const many = marks.flatMap((one) => [...one.customdata ?? []].map((ids, at) => [one, at, ids]))
            .filter(([, , ids]) => ids?.length > 2);
          const map = plot._fullLayout.map._subplot.map;
          const { width, height } = plot.getBoundingClientRect();
          const spots = many.map(([one, at, ids]) => ({ count: ids.length, ...map.project([one.lon[at], one.lat[at]]) }));
          const every = marks.flatMap((one) => [...one.lon].flatMap((lon, at) => (lon === null ? [] : [map.project([lon, one.lat[at]])])));
          const gaps = ({ x, y }) => Math.min(...every.map((one) => Math.hypot(one.x - x, one.y - y)).filter((gap) => gap > 1));
          const found = spots.filter(({ x, y }) => x > 30 && y > 30 && x < width - 30 && y < height - 30).sort((a, b) => gaps(b) - gaps(a));
          const { x, y, count } = found[0];
          return { x, y, count };
        }""",
    )
    muster.page.locator(".mu-map").scroll_into_view_if_needed()
    muster.click_at("map", spot)
    panel = muster.page.get_by_role("dialog")
    panel.wait_for()
    assert panel.locator("button[data-event]").count() >= spot["count"]
    whole = muster.count
    panel.get_by_role("button", name="Show only these in all views").click()
    fewer = muster.count_changes(whole)
    assert spot["count"] <= fewer < whole
    muster.page.get_by_role("button", name="Remove filter Place: At one place").click()
    assert muster.count_changes(fewer) == whole


def test_events_without_a_place_are_counted_listed_and_filtered(visit):
    muster = visit()
    whole = muster.count
    link = muster.page.locator(".mu-map").get_by_role("button", name="without a place")
    count = int(link.inner_text().split()[0])
    link.click()
    events = muster.page.get_by_role("dialog").locator("button[data-event]")
    assert events.count() == count
    chosen = events.first.get_attribute("data-event")
    events.first.click()
    muster.shows(chosen)
    muster.page.get_by_role("button", name="Show only these in all views").click()
    assert muster.count_changes(whole) == count
    assert "placed=no" in muster.page.url
    muster.page.get_by_text("None of these events has a place").wait_for()


def test_the_view_of_the_map_filters_on_request_and_follows_it(visit):
    muster = visit()
    whole = muster.count
    follow = muster.page.get_by_role("button", name="Filter to view")
    follow.click()
    seen = muster.count_changes(whole)
    assert 0 < seen < whole
    muster.page.locator(".mu-map").get_by_role("button", name="Zoom in").click()
    closer = muster.count_changes(seen)
    assert closer < seen
    again = visit(muster.page.url.removeprefix(muster.address))
    assert again.count == closer
    assert again.page.get_by_role("button", name="Filter to view").get_attribute("aria-pressed") == "true"
    muster.page.get_by_role("button", name="Remove filter Place: Only on the map").click()
    assert muster.count_changes(closer) == whole
    assert follow.get_attribute("aria-pressed") == "false"
    follow.click()
    assert muster.count_changes(whole) == closer
    follow.click()
    assert muster.count_changes(closer) == whole


def test_what_lies_beyond_the_frame_is_counted_and_shown_on_request_and_borders_are_explained(visit):
    muster = visit()
    assert "Dashed: disputed border" in muster.page.locator(".mu-map").inner_text()
    muster.page.locator(".mu-map").get_by_role("button", name="Zoom in").click()
    beyond = muster.page.locator(".mu-map").get_by_role("button", name="beyond this frame")
    beyond.click()
    beyond.wait_for(state="hidden")


def test_without_webgl_a_plain_map_stands_with_its_marks_and_answers_clicks(chrome, address):
    plain = chrome.browser_type.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu", "--disable-3d-apis"])
    muster = Muster(plain.new_context(**DESK).new_page(), address).open()
    assert muster.page.locator(".mu-map").get_attribute("data-plain") == "true"
    kinds = muster.plot("map", "plot => plot._fullData.map(({ type, name }) => [type, name])")
    assert {"base", "disputed", "names", "lines", "heads"} <= {name for _, name in kinds}
    assert {kind for kind, _ in kinds} == {"scatter"}
    assert "Map of the events" in muster.page.locator(".mu-map .mu-plot").get_attribute("aria-label")
    spot = muster.plot(
        "map",
        """plot => {
          const { xaxis, yaxis, width, height } = plot._fullLayout;
          const trace = plot._fullData.find(({ name }) => name === "places");
          const at = (x, y) => ({ x: xaxis._offset + xaxis.c2p(x), y: yaxis._offset + yaxis.c2p(y) });
          const spots = [...trace.x].map((x, number) => ({ ...at(x, trace.y[number]), ids: trace.customdata[number] }));
          const open = document.querySelector(".mu-evidence").dataset.event;
          const { x, y } = spots.find(({ x, y, ids }) => !ids.includes(open) && x > 20 && y > 20 && x < width - 20 && y < height - 20);
          return { x, y };
        }""",
    )
    before = muster.event
    muster.page.locator(".mu-map").scroll_into_view_if_needed()
    muster.click_at("map", spot)
    muster.page.wait_for_function(
        "before => document.querySelector('.mu-evidence').dataset.event !== before || document.querySelector('.mu-places:not([hidden])')", arg=before
    )
    zoom = "plot => plot._fullLayout.xaxis.range[1] - plot._fullLayout.xaxis.range[0]"
    before = muster.plot("map", zoom)
    muster.page.locator(".mu-map").get_by_role("button", name="Zoom in").click()
    muster.page.wait_for_function(
        "before => { const [a, b] = document.querySelector('.mu-map .mu-plot')._fullLayout.xaxis.range; return b - a < before * 0.6; }", arg=before
    )
    play(muster, mode="grow")
    press(muster, "End")
    assert count_shown(muster) == muster.count
    assert muster.outside == muster.faults == []
    plain.close()


def test_a_finger_scrolls_the_page_over_the_map_and_finds_large_buttons(visit):
    muster = visit(device=PHONE)
    muster.page.locator(".mu-map").scroll_into_view_if_needed()
    box = muster.page.locator(".mu-map .mu-plot").bounding_box()
    scroll = "() => document.querySelector('[data-testid=stMain]').scrollTop"
    before = muster.page.evaluate(scroll)
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 4
    finger = muster.page.context.new_cdp_session(muster.page)
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(1, 11):
        finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": y + 20 * step}]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    muster.page.wait_for_function(f"before => ({scroll})() < before - 100", arg=before)
    for name in ("Play through time", "Places", "Filter to view"):
        assert muster.page.get_by_role("button", name=name, exact=True).bounding_box()["height"] >= 40
    muster.page.get_by_role("button", name="Places", exact=True).tap()
    panel = muster.page.get_by_role("dialog").bounding_box()
    assert panel["x"] >= 0
    assert panel["x"] + panel["width"] <= 390
    assert muster.page.get_by_role("dialog").get_by_role("listitem").first.get_by_role("button").bounding_box()["height"] >= 44


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_playback_hurries_past_quiet_days_only_if_motion_is_welcome(visit, motion):
    muster = visit("?dates=2022-10-01&dates=2022-10-31", device=DESK | {"reduced_motion": motion})
    waits = muster.page.evaluate(
        """() => { window.waits = []; const wait = window.setTimeout; window.setTimeout = (action, time, ...rest) => {
             if (time >= 10) window.waits.push(time); return wait(action, Math.min(time ?? 0, 1), ...rest); }; return window.waits; }"""
    )
    assert waits == []
    muster.page.get_by_role("button", name="Play through time").click()
    muster.page.get_by_role("combobox", name="Step").select_option("day")
    muster.page.locator(".mu-playback").wait_for(state="hidden")
    waits = muster.page.evaluate("window.waits")
    assert 900 in waits
    assert (900 / 8 in waits) == (motion == "no-preference")
