"""A reader brings reports of their own, good and bad."""

import pytest

REPORT = """Norvale moves two brigades to the border

TALLINN, Feb. 8 — Russia moved two brigades to Belarus on Monday, the defence ministry said. On Sunday Ukraine said that 700 Russian
troops had arrived in Minsk. President Vladimir Putin met President Alexander Lukashenko in Moscow last week.

Poland denied that it had sent troops to Ukraine. Russia will withdraw its forces from Belarus next month, the ministry said.
"""


def give(muster, text="", *, published="", files=()):
    """Open the dialog, fill it in and ask for events."""
    muster.page.get_by_role("button", name="Read your own report").click()
    dialog = muster.page.get_by_role("dialog")
    if text:
        dialog.get_by_role("textbox", name="Text of the report").fill(text)
    if published:
        dialog.get_by_role("textbox", name="Published on").fill(published)
    if files:
        dialog.locator("input[type=file]").set_input_files(files)
        for file in files:
            dialog.get_by_text(file["name"]).first.wait_for()
    dialog.get_by_role("button", name="Find events").click()
    return dialog


def arrived(muster):
    """Wait until the reader's own reports are on the page."""
    muster.page.get_by_role("dialog").wait_for(state="detached")
    muster.page.get_by_role("button", name="Reports (").wait_for()
    return muster.settle()


def test_a_pasted_report_shows_its_events(visit):
    muster = visit()
    give(muster, REPORT, published="8 February 2022")
    arrived(muster)
    assert muster.count >= 3
    assert muster.page.locator(".mu-title").inner_text() == "Norvale moves two brigades to the border"
    assert "published 8 Feb 2022" in muster.page.locator(".mu-source").inner_text()
    muster.shows(muster.event)
    assert muster.page.locator(".st-key-needs-date").count() == 0


def test_without_a_date_the_page_asks_loudly_and_dates_again_when_told(visit):
    muster = visit()
    give(muster, REPORT)
    arrived(muster)
    ask = muster.page.locator(".st-key-needs-date")
    assert "Publication date needed" in ask.inner_text()
    assert "publication date unknown" in muster.page.locator(".mu-source").inner_text()
    assert muster.page.locator(".mu-body .mu-row .mu-c-when").filter(has_text="2022").count() == 0
    ask.get_by_role("spinbutton").first.click()
    muster.page.keyboard.type("20220208")
    muster.page.keyboard.press("Escape")
    ask.wait_for(state="detached")
    muster.settle()
    assert "published 8 Feb 2022" in muster.page.locator(".mu-source").inner_text()
    assert muster.page.locator(".mu-body .mu-row .mu-c-when").filter(has_text="2022").count() > 0
    assert muster.page.locator(".mu-lanes[data-state=drawn]").count() == 1


def test_not_knowing_the_date_is_an_answer(visit):
    muster = visit()
    give(muster, REPORT)
    arrived(muster)
    muster.page.get_by_role("button", name="I don't know").click()
    muster.page.locator(".st-key-needs-date").wait_for(state="detached")
    assert muster.count >= 3


def test_several_files_are_read_and_a_bad_one_is_named(visit):
    muster = visit()
    files = [
        {"name": "one.txt", "mimeType": "text/plain", "buffer": REPORT.encode()},
        {"name": "two.md", "mimeType": "text/markdown", "buffer": REPORT.replace("Norvale", "Sudvale").encode()},
        {"name": "scan.txt", "mimeType": "text/plain", "buffer": bytes(range(256)) * 40},
    ]
    give(muster, published="2022-02-08", files=files)
    arrived(muster)
    assert muster.page.locator(".st-key-summary").inner_text().startswith("2 reports")
    assert "scan.txt" in muster.page.locator(".st-key-notes").inner_text().lower()
    assert muster.page.locator(".mu-choice option").count() == 2


@pytest.mark.parametrize(
    ("text", "published", "sentence"),
    [
        pytest.param(" \n ", "", "There is no text", id="blank"),
        pytest.param(REPORT, "2022-02-30", "not in the calendar", id="impossible date"),
        pytest.param(REPORT, "8/2/2022", "two ways", id="ambiguous date"),
    ],
)
def test_what_cannot_be_read_gets_its_sentence_and_the_dialog_stays(visit, text, published, sentence):
    muster = visit()
    dialog = give(muster, text, published=published)
    dialog.get_by_text(sentence).wait_for()
    assert dialog.get_by_role("button", name="Find events").is_visible()
    muster.page.keyboard.press("Escape")
    muster.settle()
    assert muster.count > 5


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        pytest.param(
            "Die Bundeswehr verlegt im Februar zwei Brigaden nach Litauen, sagte der Minister am Montag in Berlin. " * 6, "English", id="German"
        ),
        pytest.param("The recipe asks for two eggs and a little salt. Stir it well and bake it for an hour. " * 3, "no event found", id="no event"),
    ],
)
def test_what_yields_nothing_says_why(visit, text, sentence):
    muster = visit()
    give(muster, text, published="2022-02-08")
    muster.page.get_by_role("dialog").wait_for(state="detached")
    muster.page.locator(".st-key-notes").get_by_text(sentence).wait_for()


def test_hostile_text_is_shown_as_text(visit):
    muster = visit()
    hostile = '<img src=x onerror="window.hit=1"><b>bold</b> $x$ :red[no] [link](javascript:window.hit=1) =1+1'
    give(muster, f"{hostile}\n\n{REPORT}", published="2022-02-08")
    arrived(muster)
    assert muster.page.locator(".mu-title").inner_text() == hostile
    assert muster.page.evaluate("() => window.hit") is None
    assert muster.page.locator(".mu-evidence img, .mu-evidence b, .mu-evidence a").count() == 0


def test_an_emoji_before_the_sentence_shifts_no_mark(visit):
    muster = visit()
    give(muster, "🪖🪖🪖 " + REPORT, published="2022-02-08")
    arrived(muster)
    assert "🪖" in muster.page.locator(".mu-text").inner_text()
    for word in muster.page.locator(".mu-text mark.mu-trigger").all_inner_texts():
        assert word == word.strip()
        assert word.replace(" ", "").isalpha()
