"""What stands below timeline and map: the same events as table, text, forces, or as known on a day."""

from itertools import pairwise

from tests.browser.conftest import PHONE

TEXT = "?view=Read+as+text"


def entries(muster):
    return muster.page.locator(".mu-told-event").evaluate_all("all => all.map((one) => one.dataset.event)")


def zoomed(muster):
    """Zoom map and lanes, and return the zoom of both."""
    for kind in ("map", "lanes"):
        muster.page.locator(f".mu-{kind}").get_by_role("button", name="Zoom in").click()
    muster.page.wait_for_function("() => document.querySelector('.mu-lanes').dataset.drawn > 1")
    muster.settle()
    return zoom(muster)


def zoom(muster):
    months = [str(edge)[:7] for edge in muster.plot("lanes", "plot => plot._fullLayout.xaxis.range")]
    return round(muster.plot("map", "plot => plot._fullLayout.map.zoom"), 2), months


def choose(muster, view):
    muster.page.get_by_role("radio", name=view).or_(muster.page.get_by_role("button", name=view, exact=True)).first.click()


def test_the_choice_of_a_view_lives_in_the_address_and_keeps_every_zoom(visit):
    muster = visit()
    count, event, before = muster.count, muster.event, zoomed(muster)
    choose(muster, "Read as text")
    muster.page.locator(".mu-chronicle").wait_for()
    muster.settle()
    assert "view=Read+as+text" in muster.page.url
    assert len(entries(muster)) == count
    assert muster.page.locator(".mu-rows").count() == 0
    assert muster.event == event
    assert zoom(muster) == before
    choose(muster, "Table")
    muster.page.locator(".mu-rows").wait_for()
    assert "view=" not in muster.page.url
    muster.page.locator(".st-key-read").get_by_role("button").click()
    muster.page.locator(".mu-chronicle").wait_for()
    assert "view=Read+as+text" in muster.page.url


def test_the_text_has_headings_in_order_a_time_for_each_event_and_contents_that_lead_there(visit):
    muster = visit(TEXT)
    headings = muster.page.locator(".mu-chronicle :is(h2, h3, h4)").evaluate_all("all => all.map((one) => [Number(one.tagName[1]), one.textContent])")
    assert headings[0][0] == 2
    assert headings[-1] == [2, "Sources"]
    assert all(after - before <= 1 for (before, _), (after, _) in pairwise(headings))
    assert {level for level, _ in headings} == {2, 3, 4}
    assert muster.page.locator(".mu-told-event .mu-when").count() == len(entries(muster))
    assert muster.page.locator(".mu-told-event time[datetime]").count() > 10
    said = muster.page.locator(".mu-chronicle").text_content()
    assert "Some time in" in said
    assert "said not to be so" in said
    contents = muster.page.get_by_role("navigation", name="Years and months")
    assert sum(int(one) for one in contents.locator(".mu-stop-1 .mu-stop-count").all_inner_texts() if one) == len(entries(muster))
    contents.get_by_role("button", name="October 2022").click()
    muster.page.locator(".mu-stop[aria-current=true]", has_text="October 2022").wait_for()
    inside = "one => one.getBoundingClientRect().top - document.querySelector('.mu-chronicle').getBoundingClientRect().top"
    assert 0 <= muster.page.get_by_role("heading", name="October 2022", exact=True).evaluate(inside) < 40
    other = next(name for name in entries(muster) if name != muster.event)
    muster.page.locator(f".mu-told-event[data-event='{other}'] button").press("Enter")
    muster.page.locator(f".mu-evidence[data-event='{other}']").wait_for()
    for kind in ("lanes", "map"):
        muster.page.locator(f".mu-{kind}[data-selected='{other}']").wait_for()
    assert muster.page.locator(".mu-chosen-event").evaluate_all("all => all.map((one) => one.dataset.event)") == [other]


def test_a_filter_reduces_the_text_and_is_said_in_it_and_the_printer_gets_nothing_else(visit):
    muster = visit(f"{TEXT}&status=Planned")
    assert "Status: planned." in muster.page.locator(".mu-about").first.inner_text()
    kinds = muster.page.locator(".mu-told-event p").all_text_contents()
    assert kinds
    assert all(", planned:" in words for words in kinds)
    muster.page.emulate_media(media="print")
    for hidden in (".st-key-charts", ".st-key-places", ".st-key-filters", ".st-key-foot", ".mu-open", ".mu-print", ".mu-contents"):
        assert not muster.page.locator(hidden).first.is_visible()
    assert muster.page.locator(".mu-about").first.is_visible()
    assert muster.page.locator(".mu-sources").is_visible()
    text = muster.page.locator(".mu-chronicle")
    assert text.evaluate("one => one.scrollHeight - one.clientHeight") <= 1
    assert muster.page.locator(".mu-told-event").first.evaluate("one => getComputedStyle(one).breakInside") == "avoid"


def test_a_phone_reads_the_text_without_sideways_scroll(visit):
    muster = visit(TEXT, device=PHONE)
    assert muster.page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth") <= 0
    box = muster.page.locator(".mu-chronicle").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390


LEDGER = "?view=Force+ledger&dossier=NATO%27s+forward+presence%2C+2017-2022"
REPORTS = """plot => plot._fullData.filter((one) => one.name === "reports").flatMap((one) => {
  const { xaxis } = plot._fullLayout;
  const yaxis = plot._fullLayout[one.yaxis.replace("y", "yaxis")];
  return [...one.customdata].map((id, at) => ({ id, x: xaxis._offset + xaxis.d2p(one.x[at]), y: yaxis._offset + yaxis.c2p(one.y[at]) }));
})"""


def test_a_step_of_the_ledger_opens_its_event_and_lights_its_words(visit):
    muster = visit(LEDGER)
    muster.page.locator(".mu-ledger[data-state=drawn]").scroll_into_view_if_needed()
    spot = next(one for one in muster.plot("ledger", REPORTS) if one["id"] != muster.event)
    muster.click_at("ledger", spot)
    muster.page.locator(f".mu-evidence[data-event='{spot['id']}']").wait_for()
    muster.page.locator(f".mu-text mark.mu-chosen[data-event='{spot['id']}']").wait_for()
    muster.page.locator(f".mu-ledger[data-selected='{spot['id']}']").wait_for()
    assert muster.page.locator(".mu-text mark.mu-quantity").count() > 0


def test_another_force_has_another_ledger_and_stands_in_the_address(visit):
    muster = visit(LEDGER)
    before = {one["id"] for one in muster.plot("ledger", REPORTS)}
    muster.page.get_by_role("combobox", name="Whose forces").click()
    muster.page.get_by_role("combobox", name="Whose forces").fill("Ukraine")
    muster.page.get_by_role("option", name="Russia, Ukraine: troops").click()
    muster.page.wait_for_url("**force=Russia**")
    muster.page.get_by_role("heading", name="1 report of Russia, Ukraine: troops").wait_for()
    muster.settle()
    assert before.isdisjoint(one["id"] for one in muster.plot("ledger", REPORTS))
    again = visit(muster.page.url.removeprefix(muster.address))
    assert again.page.get_by_role("heading", name="1 report of Russia, Ukraine: troops").is_visible()


def test_the_ledger_is_read_by_keyboard_and_in_words(visit):
    muster = visit(LEDGER)
    assert muster.page.locator(".mu-ledger .mu-plot").get_attribute("aria-label").startswith("Reported strength of Canada")
    told = entries(muster)
    assert set(told) == {one["id"] for one in muster.plot("ledger", REPORTS)}
    muster.page.locator(f".mu-told-event[data-event='{told[-1]}'] button").press("Enter")
    muster.page.locator(f".mu-evidence[data-event='{told[-1]}']").wait_for()


def test_without_numbers_a_sentence_stands_for_the_ledger(visit):
    muster = visit(f"{LEDGER}&kind=Ceasefire&kind=Meeting")
    assert "No event on screen tells the number of a force" in muster.page.locator(".st-key-no-ledger").inner_text()
    assert muster.page.locator(".mu-ledger").count() == 0


KNOWN = "?view=As+known+on"
MARKS = """plot => {
  const trace = plot._fullData.find((one) => one.name === "reports");
  const { xaxis, yaxis } = plot._fullLayout;
  const spot = (ids, at) => ({ ids: ids ?? [], x: xaxis._offset + xaxis.d2p(trace.x[at]), y: yaxis._offset + yaxis.d2p(trace.y[at]) });
  return [...trace.customdata].map(spot)
    .filter(({ x }) => x > xaxis._offset && x < xaxis._offset + xaxis._length);
}"""


def told(muster):
    return [name for mark in muster.plot("known", MARKS) for name in mark["ids"]]


def test_as_known_on_leaves_out_what_was_published_later_everywhere(visit):
    muster = visit()
    whole = muster.count
    muster = visit("?known=2022-02-21")
    fewer = muster.count
    assert 0 < fewer < whole
    assert f"3 reports, {fewer:,} of {whole:,} events" in muster.page.locator(".st-key-summary").inner_text()
    drawn = set(muster.plot("lanes", "plot => plot._fullData.find((one) => one.name === 'events').customdata"))
    assert len(drawn) <= fewer
    dates = muster.page.locator(".mu-choice option").all_inner_texts()
    assert len(dates) == 3
    assert not any("Oct 2022" in one or "25 Feb" in one for one in dates)
    before = zoomed(muster)
    muster.page.get_by_role("button", name="Remove filter As known on 21 Feb 2022").click()
    assert muster.count_changes(fewer) == whole
    assert "known=" not in muster.page.url
    assert zoom(muster) == before


def test_the_slider_moves_the_second_clock(visit):
    muster = visit(KNOWN)
    slider = muster.page.get_by_role("slider", name="As known on")
    slider.focus()
    muster.page.keyboard.press("Home")
    muster.page.wait_for_url("**known=2021-09-10**")
    muster.page.locator(".mu-known[data-state=drawn]").wait_for()
    muster.settle()
    assert muster.page.get_by_role("button", name="Remove filter As known on 10 Sep 2021").is_visible()
    assert "1 report," in muster.page.locator(".st-key-summary").inner_text()
    shown = told(muster)
    assert shown
    muster.page.get_by_role("slider", name="As known on").focus()
    muster.page.keyboard.press("End")
    muster.page.wait_for_function("() => !location.search.includes('known=')")
    muster.settle()
    assert len(told(muster)) > len(shown)


def test_a_mark_of_the_scatter_opens_its_events_in_turn(visit):
    muster = visit(KNOWN)
    muster.page.locator(".mu-known[data-state=drawn]").scroll_into_view_if_needed()
    marks = muster.plot("known", MARKS)
    mark = max((one for one in marks if muster.event not in one["ids"]), key=lambda one: alone(one, marks))
    muster.click_at("known", mark)
    muster.page.locator(f".mu-known[data-selected='{mark['ids'][0]}']").wait_for()
    muster.page.locator(f".mu-evidence[data-event='{mark['ids'][0]}']").wait_for()


def alone(mark, marks):
    """How far the next mark is, so that a click hits this one."""
    return min(abs(mark["x"] - other["x"]) + abs(mark["y"] - other["y"]) for other in marks if other is not mark)


def test_a_day_before_all_reports_says_so(visit):
    muster = visit("?known=2000-01-01", ready=False)
    muster.page.goto(muster.address + "?known=2000-01-01")
    muster.page.locator(".st-key-no-timeline").wait_for(timeout=60_000)
    assert "No report was out yet" in muster.page.locator(".mu-report").inner_text()
    assert muster.page.locator(".mu-rows, .mu-map").count() == 0, "no empty table, no empty map"
    assert muster.page.locator(".st-key-fault").count() == 0
