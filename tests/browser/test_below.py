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


def test_the_text_has_headings_in_order_and_a_time_for_each_event(visit):
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


def test_an_event_of_the_text_opens_everywhere_and_is_marked(visit):
    muster = visit(TEXT)
    other = next(name for name in entries(muster) if name != muster.event)
    muster.page.locator(f".mu-told-event[data-event='{other}'] button").press("Enter")
    muster.page.locator(f".mu-evidence[data-event='{other}']").wait_for()
    for kind in ("lanes", "map"):
        muster.page.locator(f".mu-{kind}[data-selected='{other}']").wait_for()
    assert muster.page.locator(".mu-chosen-event").evaluate_all("all => all.map((one) => one.dataset.event)") == [other]


def test_a_filter_reduces_the_text_and_is_said_in_it(visit):
    muster = visit(f"{TEXT}&status=Planned")
    assert "Status: planned." in muster.page.locator(".mu-about").first.inner_text()
    kinds = muster.page.locator(".mu-told-event p").all_text_contents()
    assert kinds
    assert all(", planned)" in words for words in kinds)


def test_the_printer_gets_the_text_and_nothing_else(visit):
    muster = visit(TEXT)
    muster.page.emulate_media(media="print")
    for hidden in (".st-key-charts", ".st-key-places", ".st-key-filters", ".st-key-foot", ".mu-open", ".mu-print"):
        assert not muster.page.locator(hidden).first.is_visible()
    assert muster.page.locator(".mu-about").first.is_visible()
    assert muster.page.locator(".mu-sources").is_visible()
    text = muster.page.locator(".mu-chronicle")
    assert text.evaluate("one => one.scrollHeight - one.clientHeight") <= 1
    assert muster.page.locator(".mu-told-event").first.evaluate("one => getComputedStyle(one).breakInside") == "avoid"


def test_the_foot_leads_to_the_text(visit):
    muster = visit()
    muster.page.locator(".st-key-read").get_by_role("button").click()
    muster.page.locator(".mu-chronicle").wait_for()
    assert "view=Read+as+text" in muster.page.url


def test_a_phone_reads_the_text_without_sideways_scroll(visit):
    muster = visit(TEXT, device=PHONE)
    assert muster.page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth") <= 0
    box = muster.page.locator(".mu-chronicle").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
