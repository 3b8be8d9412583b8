"""A reader's own reports outlive the page in a file; rows too wide for a phone show that they go on; nothing jumps once it is drawn."""

import json
import re

from tests.browser.conftest import PHONE
from tests.browser.test_journeys import DATED, REPORT, arrived, ask, file


def test_saved_reports_are_there_again_after_a_reload(visit, tmp_path):
    muster = visit()
    dialog = ask(muster)
    dialog.locator("input[type=file]").set_input_files([file("one.txt", DATED), file("two.txt", REPORT)])
    dialog.get_by_text("two.txt: Norvale").wait_for()
    dialog.get_by_role("button", name="Find events").click()
    arrived(muster)
    whole, rows = muster.count, muster.rows()
    with muster.page.expect_download() as got:
        muster.page.locator(".st-key-result").get_by_role("button", name="Save reports").click()
    saved = tmp_path / got.value.suggested_filename
    got.value.save_as(saved)
    muster.page.reload()
    notice = muster.page.locator(".st-key-not-here")
    notice.wait_for()
    assert "Save reports" in notice.inner_text()
    muster.page.locator(".mu-map[data-state=drawn]").wait_for()
    muster.settle()
    dialog = ask(muster)
    dialog.locator("input[type=file]").set_input_files(saved)
    dialog.get_by_text(re.compile("Sudvale moves.*8 Feb 2022")).wait_for()
    dialog.get_by_text(re.compile("Norvale moves.*no day of publication found")).wait_for()
    dialog.get_by_role("button", name="Find events").click()
    arrived(muster)
    assert (muster.count, muster.rows()) == (whole, rows)
    assert muster.page.locator(".mu-choice option").count() == 2
    assert notice.count() == 0


def test_two_texts_of_one_name_are_both_taken(visit):
    muster = visit()
    dialog = ask(muster)
    line = json.dumps({"id": "1", "title": "One", "text": "Russia moved two brigades to Belarus on Monday.", "published": "2022-02-08"})
    files = [file("here.jsonl", line), file("there.jsonl", line.replace("Russia", "France").replace("Belarus", "Mali").replace("One", "Other"))]
    dialog.locator("input[type=file]").set_input_files(files)
    dialog.get_by_text("there.jsonl: Other").wait_for()
    dialog.get_by_role("button", name="Find events").click()
    arrived(muster)
    assert muster.page.locator(".mu-choice option").count() == 2
    assert muster.count == 2


def test_a_row_of_filters_fades_where_it_goes_on(visit):
    muster = visit(device=PHONE)
    bar = muster.page.locator(".mu-bar")
    sides = "bar => [bar.dataset.before, bar.dataset.after, getComputedStyle(bar).maskImage.split('rgba(0, 0, 0, 0)').length - 1]"
    assert bar.evaluate(sides) == ["false", "true", 1], "the right edge alone fades"
    bar.evaluate("bar => bar.scrollTo(9999, 0)")
    muster.page.locator(".mu-bar[data-before=true][data-after=false]").wait_for()
    assert visit().page.locator(".mu-bar").evaluate("bar => getComputedStyle(bar).maskImage") == "none"


def test_the_report_does_not_tell_its_title_twice(visit):
    muster = visit()
    first = muster.event
    muster.page.get_by_role("button", name="Next event").click()  # the first one has words of the headline, which therefore stay
    muster.page.wait_for_function("before => document.querySelector('.mu-evidence').dataset.event !== before", arg=first)
    title, text = (muster.page.locator(one).inner_text() for one in (".mu-title", ".mu-text"))
    assert title
    assert not text.strip().startswith(title)


def test_the_list_of_unread_sentences_has_its_room_before_it_is_drawn(visit):
    muster = visit()
    rooms = """() => [...document.querySelectorAll(".st-key-unread, .st-key-chart-overview")]
      .map((one) => [one.offsetHeight, getComputedStyle(one).minHeight])"""
    for height, least in muster.page.evaluate(rooms):
        assert f"{height}px" == least
    assert len(muster.page.evaluate(rooms)) == 2
