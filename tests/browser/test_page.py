"""What a reader sees and does on the main page."""

import json

import pytest

from tests.browser.conftest import PHONE
from timeline.export import csv

EVENTS_IN_LANES = """plot => {
  const { xaxis, yaxis } = plot._fullLayout;
  const trace = plot._fullData.find((one) => one.name === "events");
  const sheet = plot.parentElement;
  const spot = (id, at) => ({ id, x: xaxis._offset + xaxis.d2p(trace.x[at]), y: yaxis._offset + yaxis.c2p(trace.y[at]) });
  return [...trace.customdata].map(spot)
    .filter(({ x, y }) => x > xaxis._offset && x < xaxis._offset + xaxis._length)
    .filter(({ y }) => y > sheet.scrollTop + 10 && y < sheet.scrollTop + sheet.clientHeight - 30);
}"""

BARS = """plot => plot._fullData.flatMap((trace) => [...trace.x].map((x, at) =>
  ({ x: plot._fullLayout.xaxis._offset + plot._fullLayout.xaxis.d2p(x), high: trace.y[at] })))"""


def test_the_page_opens_on_a_dossier_with_its_first_event_lit_and_a_base_map_without_another_host(visit):
    muster = visit()
    assert "reports" in muster.page.locator(".st-key-summary h2, .st-key-summary h1").inner_text()
    assert muster.count > 5
    muster.shows(muster.event)
    names = "plot => plot._fullLayout.annotations.map((one) => one.text).join()"
    before = muster.plot("lanes", names)
    muster.page.get_by_role("combobox", name="Lanes").click()
    muster.page.get_by_role("option", name="Lanes by status").click()
    muster.page.wait_for_function(
        "before => document.querySelector('.mu-lanes .mu-plot')._fullLayout.annotations.map((one) => one.text).join() !== before", arg=before
    )
    assert "Planned" in muster.plot("lanes", names)
    muster.shows(muster.event)
    assert muster.page.locator(".mu-text mark.mu-told").count() > 0
    lit = "".join(muster.page.locator(".mu-text mark.mu-told").all_inner_texts())
    assert len(lit) > 20
    field = muster.page.locator(".mu-field.mu-lights").first
    field.hover()
    muster.page.locator(".mu-text mark.mu-hot").first.wait_for()
    muster.page.wait_for_function("() => document.querySelector('.mu-map .mu-plot')._fullLayout.map._subplot.map.loaded()")
    layers = muster.plot("map", "plot => plot._fullLayout.map._subplot.map.queryRenderedFeatures().map((one) => one.source)")
    assert "countries" in layers


def test_what_is_chosen_in_one_view_is_shown_in_the_other_three(visit):
    muster = visit()
    other = muster.rows()[2]
    muster.page.locator(f".mu-row[data-event='{other}']").click()
    muster.shows(other)
    word = muster.page.locator(".mu-text mark.mu-trigger[aria-pressed=false]").first
    other = word.get_attribute("data-event")
    word.click()
    muster.shows(other)
    muster.page.locator(".mu-lanes").evaluate("lanes => lanes.scrollIntoView({ block: 'start' })")
    muster.page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollBy(0, -90)")  # from under the bar of pages
    mark = next(one for one in muster.plot("lanes", EVENTS_IN_LANES) if one["id"] != other)
    muster.click_at("lanes", mark)
    muster.page.wait_for_function("before => document.querySelector('.mu-evidence').dataset.event !== before", arg=other)
    muster.shows(muster.event)


def test_previous_next_arrow_keys_and_escape(visit):
    muster = visit()
    first, second = muster.rows()[:2]
    muster.page.locator(f".mu-row[data-event='{first}']").click()
    muster.shows(first)
    muster.page.get_by_role("button", name="Next event").click()
    muster.shows(second)
    muster.page.keyboard.press(",")
    muster.shows(first)
    muster.page.locator(".mu-body").focus()
    muster.page.keyboard.press("ArrowDown")
    muster.shows(second)
    muster.page.keyboard.press("Escape")
    muster.page.locator(".mu-evidence[data-event='']").wait_for()
    assert muster.page.locator(".mu-row[aria-selected=true]").count() == 0
    assert "No event is open" in muster.page.locator(".mu-card").inner_text()


def test_a_filter_reduces_every_view_and_the_download(visit):
    muster = visit()
    whole = muster.count
    zoom = muster.plot("map", "plot => plot._fullLayout.map.zoom")
    muster.only("Denied")  # so few that the table draws them all
    fewer = muster.count_changes(whole)
    assert 0 < fewer < whole
    assert f"{fewer:,} of {whole:,} events" in muster.page.locator(".st-key-summary").inner_text()
    drawn = set(muster.plot("lanes", "plot => plot._fullData.find((one) => one.name === 'events').customdata"))
    rows = set(muster.rows())
    assert drawn <= rows
    told = muster.page.locator(".mu-text mark[data-event]").evaluate_all("marks => marks.map((mark) => mark.dataset.event)")
    assert set(told) <= rows
    button = muster.page.get_by_test_id("stDownloadButton").get_by_role("button")
    assert f"({fewer:,} row" in button.inner_text()
    with muster.page.expect_download() as download:
        button.click()
    events = csv.read(download.value.path())
    assert set(events["event_id"]) == rows
    assert len(events) == fewer
    assert muster.page.get_by_role("button", name="Clear filters").is_visible()
    assert zoom > 0


def test_a_filter_keeps_the_readers_zoom(visit):
    muster = visit()
    whole = muster.count
    for kind in ("map", "lanes"):
        muster.page.locator(f".mu-{kind}").get_by_role("button", name="Zoom in").click()
    muster.page.wait_for_function("() => document.querySelector('.mu-lanes').dataset.drawn > 1")
    muster.settle()
    zoom = muster.plot("map", "plot => plot._fullLayout.map.zoom")
    start, end = muster.plot("lanes", "plot => plot._fullLayout.xaxis.range")
    muster.only("Reported")
    muster.count_changes(whole)
    assert muster.plot("map", "plot => plot._fullLayout.map.zoom") == pytest.approx(zoom, abs=0.01)
    again = muster.plot("lanes", "plot => plot._fullLayout.xaxis.range")
    assert [str(edge)[:7] for edge in again] == [str(start)[:7], str(end)[:7]]


def test_a_window_drawn_over_the_bars_filters_and_can_be_cleared_and_moves_by_keys(visit):
    muster = visit()
    whole = muster.count
    box = muster.page.locator(".mu-brush").bounding_box()
    bars = muster.plot("overview", BARS)
    tallest = box["x"] + max(bars, key=lambda bar: bar["high"])["x"]
    muster.page.mouse.move(tallest - 15, box["y"] + 6)
    muster.page.mouse.down()
    muster.page.mouse.move(tallest + 15, box["y"] + 6, steps=8)
    muster.page.mouse.up()
    fewer = muster.count_changes(whole)
    assert 0 < fewer < whole
    assert "dates=" in muster.page.url
    assert muster.page.locator(".mu-brush[data-open=false]").count() == 1
    muster.page.get_by_role("button", name="Clear filters").click()
    assert muster.count_changes(fewer) == whole
    first = muster.page.get_by_role("slider", name="First day of the time window")
    before = int(first.get_attribute("aria-valuenow"))
    first.focus()
    muster.page.keyboard.press("PageUp")
    muster.page.wait_for_url("**dates=**")
    muster.settle()
    assert int(first.get_attribute("aria-valuenow")) == before + 30


def test_another_dossier_shows_other_reports(visit):
    muster = visit("?dates=2022-02-01&dates=2022-03-01")
    before = muster.page.locator(".mu-report").get_attribute("data-report")
    muster.page.get_by_role("combobox", name="Dossier").click()
    muster.page.get_by_role("option", name="Falklands").click()
    muster.page.wait_for_function("before => document.querySelector('.mu-report').dataset.report !== before", arg=before)
    muster.settle()
    said = muster.page.locator(".st-key-summary").inner_text()
    assert "1982" in said
    assert " of " not in said
    muster.shows(muster.event)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_and_charts_follow_the_theme(visit, scheme):
    muster = visit(scheme=scheme)
    paper = muster.plot("lanes", "plot => plot._fullLayout.paper_bgcolor")
    page = muster.page.locator("[data-testid=stApp]").evaluate("app => getComputedStyle(app).backgroundColor")
    light = sum(int(part) for part in page.removeprefix("rgb(").removesuffix(")").split(","))
    assert (light > 600) == (scheme == "light")
    assert json.dumps(paper).lower() in ('"#ffffff"', '"rgb(255, 255, 255)"', '"rgba(0,0,0,0)"') or scheme == "dark"


def test_a_phone_shows_one_column_with_the_list_before_the_charts(visit):
    muster = visit(device=PHONE)
    wide = muster.page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0
    tops = {name: muster.page.locator(f".mu-{name}").bounding_box() for name in ("rows", "lanes", "map", "evidence")}
    assert tops["rows"]["y"] < tops["lanes"]["y"] < tops["map"]["y"] < tops["evidence"]["y"]
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= 390 for box in tops.values())
    assert muster.page.locator(".modebar-container .modebar").count() == 0


def test_a_link_to_reports_that_are_not_here_says_so_and_opens_nothing_under_their_name(visit):
    muster = visit("?dossier=Your+reports&status=Planned&dates=1999-01-01&dates=1999-02-01")
    said = muster.page.locator(".st-key-not-here")
    assert "The reports of this link are not here" in said.inner_text()
    assert muster.count > 5
    assert muster.page.locator(".mu-chip").count() == 0
    assert "Your+reports" not in muster.page.url
    said.get_by_role("button", name="Close").click()
    said.wait_for(state="detached")
