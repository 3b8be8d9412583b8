"""The table: sorted by any column, its columns chosen, usable by keys, its rows those of the download."""

from tests.browser.conftest import PHONE, Muster
from timeline.export import csv
from timeline.filters import plain


def labels(muster: Muster) -> list[str]:
    return muster.page.locator(".mu-body .mu-row .mu-c-event").all_inner_texts()


def sort(muster: Muster, name: str, key: str, way: str) -> None:
    muster.page.get_by_role("columnheader", name=name).get_by_role("button").click()
    muster.page.locator(f".mu-row-head .mu-c-{key}[aria-sort={way}]").wait_for()
    muster.settle()


def downloaded(muster: Muster) -> list[str]:
    with muster.page.expect_download() as download:
        muster.page.get_by_test_id("stDownloadButton").get_by_role("button").click()
    return csv.read(download.value.path())["event_id"].tolist()


def stand_together(some: list[str], rows: list[str]) -> bool:
    """Tell whether some rows follow each other among all."""
    start = rows.index(some[0])
    return len(some) > 5 and rows[start : start + len(some)] == some


def test_a_head_sorts_both_ways_and_the_download_has_the_rows_in_that_order(visit):
    muster = visit()
    sort(muster, "Event", "event", "ascending")
    assert [plain(label) for label in labels(muster)] == sorted(map(plain, labels(muster)))
    assert stand_together(muster.rows(), downloaded(muster))
    sort(muster, "Event", "event", "descending")
    assert [plain(label) for label in labels(muster)] == sorted(map(plain, labels(muster)), reverse=True)
    assert stand_together(muster.rows(), downloaded(muster))


def test_a_row_in_view_stays_itself_while_the_table_scrolls(visit):
    """A press whose row is drawn anew before the release would never become a click."""
    muster = visit()
    body = muster.page.locator(".mu-body")
    body.evaluate("body => { body.scrollTop = 0; }")
    body.locator(".mu-row[aria-rowindex='2']").wait_for()
    row = body.locator(".mu-row[aria-rowindex='8']").element_handle()
    last = int(body.locator(".mu-row").last.get_attribute("aria-rowindex"))
    body.evaluate("(body, height) => { body.scrollTop = 3 * height; }", row.bounding_box()["height"])
    body.locator(f".mu-row[aria-rowindex='{last + 3}']").wait_for()
    assert row.evaluate("row => row.isConnected")
    order = body.locator(".mu-row").evaluate_all("rows => rows.map((one) => Number(one.getAttribute('aria-rowindex')))")
    assert order == sorted(order)


def test_the_open_event_stays_in_view_when_the_order_changes_and_previous_and_next_follow_it(visit):
    muster = visit()
    event = muster.event
    for way in ("ascending", "descending"):
        sort(muster, "Status", "status", way)
        row = muster.page.locator(f".mu-rows .mu-row[data-event='{event}'][aria-selected=true]").bounding_box()
        body = muster.page.locator(".mu-body").bounding_box()
        assert body["y"] < row["y"] < body["y"] + body["height"] - 20
    sort(muster, "Who", "who", "ascending")
    first, second = muster.rows()[:2]
    muster.page.locator(f".mu-row[data-event='{first}']").click()
    muster.shows(first)
    muster.page.get_by_role("button", name="Next event").click()
    muster.shows(second)


def test_end_and_home_open_the_last_and_the_first_event(visit):
    muster = visit()
    order = downloaded(muster)
    muster.page.locator(".mu-body").focus()
    muster.page.keyboard.press("End")
    muster.shows(order[-1])
    muster.page.locator(".mu-body").focus()
    muster.page.keyboard.press("Home")
    muster.shows(order[0])


def test_any_column_can_be_shown_and_sorted_by(visit):
    muster = visit()
    muster.page.locator(".mu-columns summary").click()
    for name in ("Date reason", "Confidence"):
        muster.page.locator(".mu-column-choices").get_by_label(name, exact=True).check()
        muster.page.get_by_role("columnheader", name=name, exact=True).wait_for()
        muster.settle()
    muster.page.locator(".mu-column-choices").get_by_label("Who", exact=True).uncheck()
    muster.page.get_by_role("columnheader", name="Who", exact=True).wait_for(state="detached")
    muster.settle()
    muster.page.keyboard.press("Escape")
    sort(muster, "Confidence", "confidence", "ascending")
    shown = [float(text) for text in muster.page.locator(".mu-body .mu-row .mu-c-confidence").all_inner_texts()]
    assert shown == sorted(shown)
    assert shown[0] < shown[-1] or len(set(shown)) == 1


def test_on_a_phone_a_row_is_a_card_and_the_order_a_list(visit):
    muster = visit(device=PHONE)
    for name in ("mu-c-when", "mu-c-event", "mu-c-status"):
        assert muster.page.locator(f".mu-body .mu-row .{name}").first.is_visible()
    muster.page.get_by_label("Sort the table by").select_option("-event")
    muster.page.locator(".mu-row-head .mu-c-event[aria-sort=descending]").wait_for(state="attached")
    muster.settle()
    assert [plain(label) for label in labels(muster)] == sorted(map(plain, labels(muster)), reverse=True)


def test_a_link_holds_the_order_and_the_columns_and_back_undoes_them(visit):
    muster = visit()
    sort(muster, "Where", "where", "ascending")
    muster.page.locator(".mu-columns summary").click()
    muster.page.locator(".mu-column-choices").get_by_label("Who", exact=True).uncheck()
    muster.page.get_by_role("columnheader", name="Who", exact=True).wait_for(state="detached")
    muster.page.wait_for_url("**columns=**")
    again = visit(muster.page.url.removeprefix(muster.address))
    assert again.page.locator(".mu-row-head .mu-c-where[aria-sort=ascending]").count() == 1
    assert again.page.locator(".mu-row-head .mu-c-who").count() == 0
    muster.page.go_back()
    muster.page.get_by_role("columnheader", name="Who", exact=True).wait_for()
