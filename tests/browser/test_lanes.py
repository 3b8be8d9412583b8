"""What a reader sees and does on the timeline."""

from datetime import datetime
from urllib.parse import urlencode

import pytest

from tests.browser.conftest import DESK, PHONE

BELARUS, NATO, FALKLANDS = "Belarus and the joint force, 2021-2022", "NATO's forward presence, 2017-2022", "The Falklands, 1982"
LANES = [f"Lanes by {name}" for name in ("group", "type", "actor", "country", "place", "source", "status")] + ["Said and done"]

# Every label of an event and every name of a lane, with the frame they must keep to, in pixels of the page.
WRITTEN = """plot => {
  const box = (one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    return { left, right, top, bottom, text: one.textContent };
  };
  const { xaxis } = plot._fullLayout;
  const { left } = plot.getBoundingClientRect();
  const notes = plot._fullLayout.annotations.map((one, at) => ({ one, at }))
    .filter(({ one }) => one.name && one.name !== "selected" && one.xshift < 0 && one.yref !== "paper");
  const written = (name) => plot._fullLayout.annotations.map((one, at) => ({ one, at })).filter(({ one }) => one.name === name)
    .map(({ at }) => box(plot.querySelector(`.annotation[data-index="${at}"] .annotation-text`)));
  return {
    page: left, frame: left + xaxis._offset, end: left + xaxis._offset + xaxis._length,
    names: notes.map(({ at }) => box(plot.querySelector(`.annotation[data-index="${at}"] .annotation-text`))),
    labels: [...plot.querySelectorAll(".textpoint text")].map(box),
    dense: plot._fullLayout.annotations.some((one) => one.name === "dense"),
    lines: [...plot.querySelectorAll(".shapelayer path")].map(box).filter(({ left, right }) => right - left < 4),
    dates: written("published"), open: written("selected"),
  };
}"""
RANGE = "plot => plot._fullLayout.xaxis.range.map((end) => plot._fullLayout.xaxis.d2c(end))"
DAY = 86_400_000


def address(dossier, lanes="Lanes by group", **more):
    return "?" + urlencode({"dossier": dossier, "lanes": lanes} | more)


def touch(one, other, slack=1.0):
    return (
        one["left"] + slack < other["right"] and other["left"] + slack < one["right"]
        and one["top"] + 3 < other["bottom"] and other["top"] + 3 < one["bottom"]
    )  # fmt: skip


def days(muster):
    first, last = muster.plot("lanes", RANGE)
    return (last - first) / DAY


def zooms_to(muster, number, slack=0.02):
    """Wait until the lanes show that many days and Python has drawn them so."""
    muster.page.wait_for_function(
        """([want, slack]) => { const plot = document.querySelector(".mu-lanes .mu-plot");
          const [first, last] = plot._fullLayout.xaxis.range.map((end) => plot._fullLayout.xaxis.d2c(end));
          return Math.abs((last - first) / 86400000 - want) <= want * slack; }""",
        arg=[number, slack],
    )
    muster.settle()


@pytest.mark.parametrize("device", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("dossier", [BELARUS, NATO])
def test_every_kind_of_lanes_is_legible(visit, dossier, device):
    muster = visit(address(dossier), device=device)
    for lanes in LANES:
        if lanes != LANES[0]:
            before = muster.page.locator(".mu-lanes").get_attribute("data-drawn")
            muster.page.get_by_role("combobox", name="Lanes").click()
            muster.page.get_by_role("option", name=lanes, exact=True).click()
            muster.page.wait_for_function("before => document.querySelector('.mu-lanes').dataset.drawn !== before", arg=before)
            muster.settle()
        seen = muster.plot("lanes", WRITTEN)
        assert seen["names"]
        assert seen["labels"] or seen["dense"], lanes
        for name in seen["names"]:
            assert seen["page"] - 1 <= name["left"], (lanes, name)
            assert name["right"] <= seen["frame"] - 2, (lanes, name)
        for kind in ("names", "labels", "dates"):
            held = seen[kind]
            clashes = [(one["text"], other["text"]) for at, one in enumerate(held) for other in held[at + 1 :] if touch(one, other)]
            assert clashes == [], (lanes, kind)
        for label in [*seen["labels"], *seen["open"]]:
            assert seen["frame"] - 2 <= label["left"], (lanes, label)
            assert label["right"] <= seen["end"] + 2, (lanes, label)
        assert [(line, label["text"]) for line in seen["lines"] for label in seen["labels"] if touch(line, label)] == []


def days_between(first, last):
    return (datetime.fromisoformat(last[:10]) - datetime.fromisoformat(first[:10])).days


def test_a_silence_of_years_takes_no_room(visit):
    muster = visit(address(NATO))
    gap = muster.plot("lanes", "plot => plot._fullLayout.xaxis.rangebreaks.map(({ bounds }) => bounds)")
    first, last = max(gap, key=lambda ends: days_between(*ends) if ends[0] >= "2017" and ends[1] < "2023" else 0)
    assert days_between(first, last) > 3 * 365
    pixel = "(plot, day) => plot._fullLayout.xaxis.d2p(day)"
    assert muster.plot("lanes", pixel, last) - muster.plot("lanes", pixel, first) < 5
    assert muster.page.get_by_text("Silence left out").is_visible()
    muster.page.get_by_role("button", name="Gaps: show long silences").click()
    muster.page.locator(".mu-lanes .mu-gaps[aria-pressed=true]").wait_for()
    muster.settle()
    assert "gaps=shown" in muster.page.url
    assert muster.plot("lanes", "plot => (plot._fullLayout.xaxis.rangebreaks ?? []).length") == 0
    assert muster.plot("lanes", pixel, last) - muster.plot("lanes", pixel, first) > 400
    muster.page.get_by_role("button", name="Gaps: show long silences").click()
    muster.page.get_by_text("Silence left out").wait_for()


def test_presets_buttons_and_keys_zoom_and_the_reset_brings_back_the_first_view(visit):
    muster = visit(address(FALKLANDS))
    start = days(muster)
    for name, number in (("1 week", 7), ("1 month", 30.5), ("3 months", 91.5)):
        button = muster.page.get_by_role("button", name=f"Show {name}", exact=True)
        button.click()
        zooms_to(muster, number)
        assert button.get_attribute("aria-pressed") == "true"
    muster.page.get_by_role("button", name="Show 1 week").click()
    zooms_to(muster, 7)
    plot = muster.page.locator(".mu-lanes .mu-plot")
    plot.focus()
    muster.page.keyboard.press("-")
    zooms_to(muster, 14)
    first = muster.plot("lanes", RANGE)[0]
    muster.page.keyboard.press("ArrowRight")
    muster.page.wait_for_function(
        """first => { const { range, d2c } = document.querySelector(".mu-lanes .mu-plot")._fullLayout.xaxis;
          return d2c(range[0]) > first + 86400000; }""",
        arg=first,
    )
    muster.settle()
    assert muster.page.get_by_role("button", name="Show 1 week").get_attribute("aria-pressed") == "false"
    muster.page.get_by_role("button", name="Back to the first view").click()
    zooms_to(muster, start)
    assert muster.page.get_by_role("button", name="Back to the first view").is_visible()


def test_the_wheel_zooms_and_dragging_moves_without_a_fault_over_a_break(visit):
    muster = visit(address(BELARUS))
    start, (first, _) = days(muster), muster.plot("lanes", RANGE)
    plot = muster.page.locator(".mu-lanes .mu-plot")
    plot.focus()
    box = plot.bounding_box()
    muster.page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 200)
    muster.page.mouse.wheel(0, -240)
    muster.page.wait_for_function(
        """start => { const { range, d2c } = document.querySelector(".mu-lanes .mu-plot")._fullLayout.xaxis;
          return (d2c(range[1]) - d2c(range[0])) / 86400000 < start * 0.95; }""",
        arg=start,
    )
    muster.settle()
    inner = muster.plot("lanes", RANGE)
    muster.page.mouse.down()
    muster.page.mouse.move(box["x"] + box["width"] * 0.5 + 150, box["y"] + 200, steps=8)
    muster.page.mouse.up()
    muster.page.wait_for_function(
        "first => { const { range, d2c } = document.querySelector('.mu-lanes .mu-plot')._fullLayout.xaxis; return d2c(range[0]) < first; }",
        arg=inner[0],
    )
    muster.settle()
    muster.page.get_by_role("button", name="Back to the first view").click()
    zooms_to(muster, start)
    assert muster.plot("lanes", RANGE)[0] == pytest.approx(first, abs=DAY)


def test_lanes_below_are_named_and_reached_by_keyboard(visit):
    muster = visit(address(BELARUS, "Lanes by type"))
    more = muster.page.locator(".mu-lanes .mu-more")
    said = more.inner_text()
    assert said.startswith("↓")
    assert said.endswith("more")
    assert more.get_attribute("title").startswith("Lanes below: ")
    more.focus()
    for _ in range(20):
        if more.is_hidden():
            break
        before = muster.page.locator(".mu-lanes .mu-scroll").evaluate("sheet => sheet.scrollTop")
        muster.page.keyboard.press("Enter")
        muster.page.wait_for_function("before => document.querySelector('.mu-lanes .mu-scroll').scrollTop > before", arg=before)
        muster.page.wait_for_function("""() => { const sheet = document.querySelector(".mu-lanes .mu-scroll");
          const was = sheet.dataset.was; sheet.dataset.was = sheet.scrollTop; return was === sheet.dataset.was; }""")
    assert more.is_hidden()
    assert muster.page.evaluate("() => document.activeElement.classList.contains('mu-plot')")
    muster.page.locator(".mu-lanes .mu-scroll").evaluate("sheet => sheet.scrollTo(0, 0)")
    muster.page.locator(".mu-lanes .mu-less").wait_for(state="hidden")


NAMED = """() => {
  const sheet = document.querySelector(".mu-lanes .mu-scroll").getBoundingClientRect();
  const notes = document.querySelector(".mu-lanes .mu-plot")._fullLayout.annotations;
  return [...document.querySelectorAll(".mu-lanes .infolayer .annotation")].map((one) => ({ one, note: notes[one.dataset.index] }))
    .filter(({ note }) => note.name && note.xshift < 0 && note.yref !== "paper")
    .map(({ one, note }) => ({ name: note.name, top: one.getBoundingClientRect().top - sheet.top }))
    .filter(({ top }) => top > -2 && top < 24).map(({ name }) => name);
}"""


def test_the_name_of_a_lane_stays_in_view_while_the_lane_is_scrolled_past(visit):
    muster = visit(address(BELARUS))
    for top in (60, 120):
        muster.page.locator(".mu-lanes .mu-scroll").evaluate("(sheet, top) => sheet.scrollTo(0, top)", top)
        muster.page.wait_for_function(f"() => ({NAMED})().includes('Movement')")
    muster.page.get_by_role("button", name="Show 1 year").click()
    zooms_to(muster, 365.25)
    muster.page.locator(".mu-lanes .mu-scroll").evaluate("sheet => sheet.scrollTo(0, 120)")
    muster.page.wait_for_function(f"() => ({NAMED})().length === 1")


def test_events_without_a_day_are_listed_beneath_the_timeline_and_can_be_shown_alone(visit):
    muster = visit(address("Desert Shield, 1990"))
    muster.page.locator(".mu-lanes").get_by_role("button", name="1 event without a date").click()
    entry = muster.page.locator(".mu-lanes .mu-listed")
    event = entry.get_attribute("data-event")
    entry.click()
    muster.page.locator(f".mu-evidence[data-event='{event}']").wait_for()
    before = muster.count
    muster.page.locator(".mu-lanes").get_by_role("button", name="Show only these").click()
    assert muster.count_changes(before) == 1
    assert "dated=no" in muster.page.url
    assert "no timeline" in muster.page.locator(".st-key-no-timeline").inner_text()
    muster.page.get_by_role("button", name="Remove filter Without a date").click()
    assert muster.count_changes(1) == before


def test_announcement_and_act_lead_to_each_other(visit):
    muster = visit(address(NATO, "Said and done", q='"Germany will send"'))
    muster.page.locator(".mu-row[data-event]").first.click()
    muster.page.locator(".mu-card").get_by_text("Seen done").wait_for()
    assert "hidden by the filters" in muster.page.locator(".mu-card").inner_text()
    announcement = muster.event
    again = visit(address(NATO, "Said and done", event=announcement))
    assert again.plot("lanes", "plot => plot._fullData.filter((one) => one.name.endsWith('links')).length") == 2
    other = again.page.locator(".mu-card button.mu-other")
    assert "Germany sent 350 soldiers" in other.inner_text()
    other.click()
    again.page.wait_for_function("before => document.querySelector('.mu-evidence').dataset.event !== before", arg=announcement)
    again.shows(again.event)
    card = again.page.locator(".mu-card")
    assert "Announced" in card.inner_text()
    card.locator("button.mu-other").click()
    again.shows(announcement)


def test_an_announcement_without_an_act_says_so(visit):
    muster = visit(address(BELARUS, "Said and done", status="Planned"))
    muster.page.locator(".mu-row[data-status=planned]").first.click()
    muster.page.locator(".mu-card").get_by_text("Not seen yet").wait_for()
    names = muster.plot("lanes", "plot => plot._fullLayout.annotations.map((one) => one.text).join()")
    assert "announced," in names


def test_the_overview_tells_what_a_bar_counts(visit):
    muster = visit(address(BELARUS))
    spot = muster.plot(
        "overview",
        """plot => { const { xaxis, yaxis } = plot._fullLayout;
          return { x: xaxis._offset + xaxis.d2p("2022-02-15"), y: yaxis._offset + yaxis._length - 6 }; }""",
    )
    box = muster.page.locator(".mu-overview .mu-plot").bounding_box()
    muster.page.mouse.move(box["x"] + spot["x"] - 12, box["y"] + spot["y"])
    muster.page.mouse.move(box["x"] + spot["x"], box["y"] + spot["y"], steps=4)
    tip = muster.page.locator(".mu-overview .mu-tip")
    tip.get_by_text("Feb 2022: 2 reports").wait_for()
    assert sum(int(line.split()[0]) for line in tip.locator(".mu-tip-line").all_inner_texts()) == int(tip.locator("strong").inner_text().split()[-2])
    muster.page.mouse.move(box["x"] + spot["x"], box["y"] + 400)
    tip.wait_for(state="hidden")


def test_the_strip_of_reports_says_where_there_is_silence(visit):
    muster = visit(address(BELARUS))
    plot = muster.page.locator(".mu-overview .mu-plot")
    assert "reports of 4 of 70 months" in plot.get_attribute("aria-label")
    spot = muster.plot(
        "overview",
        """plot => { const { xaxis, yaxis2 } = plot._fullLayout;
          return { x: xaxis._offset + xaxis.d2p("2019-06-15"), y: yaxis2._offset + yaxis2._length / 2 }; }""",
    )
    box = plot.bounding_box()
    muster.page.mouse.move(box["x"] + spot["x"] - 12, box["y"] + spot["y"])
    muster.page.mouse.move(box["x"] + spot["x"], box["y"] + spot["y"], steps=6)
    muster.page.locator(".mu-overview .hoverlayer").get_by_text("no reports loaded").wait_for()
