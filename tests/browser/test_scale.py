"""A table of thousands of events, named on the command line: counted where it can't be drawn, whole in table and download."""

import pytest
from chart_frames import some

from tests.browser.conftest import DESK, PHONE, Muster
from tests.browser.pictures import running
from timeline import table
from timeline.export import csv, tables

COUNT = 3000
BARS = """plot => {
  const { xaxis, yaxis } = plot._fullLayout;
  const bars = plot._fullData.find((one) => one.name === "dense");
  const spot = (x, at) => ({ x: xaxis._offset + xaxis.c2p(x + bars.width[at] / 2), text: bars.hovertext[at],
    y: yaxis._offset + yaxis.c2p(bars.base[at] + bars.y[at] / 2) });
  return [...bars.x].map(spot).filter(({ x }) => x > xaxis._offset + 40 && x < xaxis._offset + xaxis._length - 40);
}"""
MARKS = "() => document.querySelector('.mu-lanes .mu-plot')._fullData.find((one) => one.name === 'events')?.customdata?.length ?? 0"


@pytest.fixture(scope="module")
def events():
    made = table.in_order(some(COUNT, days=700))
    return made.assign(sentence="It is said: " + made["label"] + ".", trigger=made["label"].str.split(" ").str[0].astype("string"))


@pytest.fixture(scope="module")
def address(events, tmp_path_factory):
    path = tmp_path_factory.mktemp("table") / "events.parquet"
    tables.write(events, path)
    with running("--", str(path)) as found:
        yield found


@pytest.fixture(scope="module", params=[DESK, PHONE], ids=["desk", "phone"])
def muster(chrome, address, request):
    context = chrome.new_context(**request.param)
    opened = Muster(context.new_page(), address).open()
    yield opened
    context.close()
    assert opened.outside == []
    assert opened.faults == []


def test_a_large_table_is_counted_in_its_lanes_and_a_bar_opens_into_events(muster, events):
    assert muster.count == COUNT
    assert f"{COUNT:,} events" in muster.page.locator(".st-key-summary").inner_text()
    notes = muster.plot("lanes", "plot => plot._fullLayout.annotations.filter((one) => one.name === 'dense').map((one) => one.text)")
    marks = muster.page.evaluate(MARKS)
    assert sum(int(note.split()[0].replace(",", "")) for note in notes) + marks >= COUNT - len(events[events["date_start"].isna()])
    muster.page.locator(".mu-lanes").scroll_into_view_if_needed()
    bar = max(muster.plot("lanes", BARS), key=lambda one: int(one["text"].removeprefix("<b>").split()[0]))
    muster.click_at("lanes", bar)
    muster.page.wait_for_function(f"before => ({MARKS})() > before", arg=marks + 5)
    muster.settle()
    shown = muster.plot("lanes", "plot => plot._fullData.find((one) => one.name === 'events').customdata")
    assert set(shown) <= set(events["event_id"])


def test_scrolling_brings_every_row_and_the_download_holds_them_in_order(muster, events):
    muster.page.locator(".mu-body").evaluate("body => { body.scrollTop = body.scrollHeight; }")
    last = events["event_id"].iloc[-1]
    muster.page.locator(f".mu-row[data-event='{last}']").wait_for()
    shown = muster.rows()
    assert shown == events["event_id"].iloc[-len(shown) :].tolist()
    with muster.page.expect_download() as download:
        muster.page.get_by_test_id("stDownloadButton").get_by_role("button").click()
    assert csv.read(download.value.path())["event_id"].tolist() == events["event_id"].tolist()


def test_the_open_event_shows_its_own_sentence_with_its_words_lit(muster, events):
    name = next(one for one in muster.rows()[10:] if one != muster.event)
    muster.page.locator(f".mu-row[data-event='{name}']").click()
    muster.page.locator(f".mu-evidence[data-event='{name}']").wait_for()
    muster.settle()
    row = events[events["event_id"] == muster.event].iloc[0]
    assert muster.page.locator(".mu-text").inner_text().strip() == row["sentence"]
    assert muster.page.locator(".mu-text mark.mu-chosen").inner_text() == row["trigger"]


def test_end_opens_the_last_event_of_all(muster, events):
    muster.page.locator(".mu-body").focus()
    muster.page.keyboard.press("End")
    last = events["event_id"].iloc[-1]
    muster.page.locator(f".mu-evidence[data-event='{last}']").wait_for()
    muster.page.locator(f".mu-row[data-event='{last}'][aria-selected=true]").wait_for()
    assert muster.page.locator(".mu-body").get_attribute("aria-activedescendant") == f"mu-row-{last}"
