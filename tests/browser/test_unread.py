"""The line of sentences that may hold an event which was not read."""

import re

from tests.browser.conftest import PHONE


def opened(visit, **more):
    muster = visit(**more)
    line = muster.page.locator(".mu-unread summary")
    count = int(re.match(r"(\d+) sentences? may hold an event that was not read", line.inner_text())[1])
    items = muster.page.locator(".mu-unread-item")
    assert count == items.count()
    assert not items.first.is_visible()
    line.click()
    items.first.wait_for()
    return muster, items


def told(muster):
    lit = muster.page.locator(".mu-text mark.mu-told")
    return " ".join("".join(lit.all_text_contents()).split())


def test_the_line_opens_a_ranked_list_and_each_sentence_is_lit_in_its_report_until_an_event_is_opened(visit):
    muster, items = opened(visit)
    chances = [int(text.rstrip("%")) for text in muster.page.locator(".mu-unread-chance").all_inner_texts()]
    assert chances == sorted(chances, reverse=True)
    for number in (1, items.count() - 1):
        words = items.nth(number).locator(".mu-unread-text").inner_text()
        items.nth(number).click()
        muster.page.locator(".mu-unread-item[aria-pressed=true]").filter(has_text=words).wait_for()
        muster.page.locator(".mu-evidence[data-event='']").wait_for()
        muster.page.locator(".mu-hint", has_text="may hold an event").wait_for()
        muster.settle()
        assert told(muster) == words
        assert muster.page.locator(".mu-text mark.mu-clue").count() > 0
        assert muster.page.locator(".mu-text mark.mu-told").first.is_visible()
    event = muster.rows()[1]
    muster.page.locator(f".mu-row[data-event='{event}']").click()
    muster.shows(event)
    muster.page.wait_for_function("() => !document.querySelector('.mu-unread-item[aria-pressed=true]')")
    assert muster.page.locator(".mu-text mark.mu-clue").count() == 0


def test_the_list_fits_a_phone(visit):
    muster, items = opened(visit, device=PHONE)
    items.first.click()
    muster.page.locator(".mu-unread-item[aria-pressed=true]").wait_for()
    assert muster.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
