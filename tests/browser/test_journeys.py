"""A reader brings reports of their own, good and bad, mends their days, and shares what is on screen."""

import re

REPORT = """Norvale moves two brigades to the border

TALLINN, Feb. 8 (Norvale Wire) — Russia moved two brigades to Belarus on Monday, the defence ministry said. On Sunday Ukraine said that 700 Russian
troops had arrived in Minsk. President Vladimir Putin met President Alexander Lukashenko in Moscow last week.

Poland denied that it had sent troops to Ukraine. Russia will withdraw its forces from Belarus next month, the ministry said.
"""
DATED = REPORT.replace("Norvale moves", "Sudvale moves").replace("\n\nTALLINN", "\n\nPublished 8 February 2022\n\nTALLINN", 1)
GERMAN = "Die Bundeswehr verlegt im Februar zwei Brigaden nach Litauen, sagte der Minister am Montag in Berlin. " * 6
RECIPE = "The recipe asks for two eggs and a little salt. Stir it well and bake it for an hour. " * 3
SOUP = (
    "<!doctype html><html><head><title>Soup</title><script>var x = '<p>Iran attacked Iraq.</p>'</script></head><body><nav>China invades</nav>"
    "<article><h1>Westvale moves brigades</h1><time datetime='2022-02-08'></time><p>Russia moved two brigades to Belarus on Monday.</p></article>"
    "</body></html>"
)
HOSTILE = '<img src=x onerror="window.hit=1"><b>bold</b> $x$ :red[no] [link](javascript:window.hit=1) =1+1'


def ask(muster):
    muster.page.get_by_role("button", name="Read your own report").click()
    dialog = muster.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Find events").wait_for()
    # The drop zone is called a group once the box listens to typing, pasting and dropping.
    dialog.locator("[data-testid=stFileUploaderDropzone][role=group]").wait_for(state="attached")
    return dialog


def paste(muster, dialog, text):
    """Put a text into the box as a paste does."""
    box = dialog.get_by_role("textbox", name="Text of the report")
    box.fill(text)
    box.dispatch_event("paste")
    dialog.get_by_role("textbox", name=re.compile("published")).wait_for()


def arrived(muster):
    """Wait until what was given is read and shown."""
    muster.page.get_by_role("dialog").wait_for(state="detached")
    muster.page.locator(".st-key-result").wait_for()
    muster.page.locator(".st-key-reading").wait_for(state="detached")
    return muster.settle()


def give(muster, text):
    """Paste a text and press Ctrl+Enter."""
    dialog = ask(muster)
    paste(muster, dialog, text)
    muster.page.keyboard.press("Control+Enter")
    return arrived(muster)


def file(name, content):
    return {"name": name, "mimeType": "text/plain", "buffer": content if isinstance(content, bytes) else content.encode()}


def test_a_report_is_pasted_dated_read_and_dated_again(visit):
    muster = visit()
    dialog = ask(muster)
    paste(muster, dialog, REPORT)
    assert dialog.get_by_role("textbox", name="Title").input_value() == "Norvale moves two brigades to the border"
    assert dialog.get_by_role("textbox", name="Outlet").input_value() == "Norvale Wire"
    asked = dialog.locator(".st-key-own-when")
    orange = asked.evaluate("box => getComputedStyle(box).borderLeftWidth")
    assert orange == "8px"
    day = dialog.get_by_role("textbox", name="When was this published?")
    day.click()
    muster.page.keyboard.type("8 Feb 2022")
    muster.page.wait_for_function("() => getComputedStyle(document.querySelector('.st-key-own-when')).borderLeftWidth !== '8px'")
    muster.page.keyboard.press("Enter")
    arrived(muster)
    said = muster.page.locator(".st-key-result").inner_text()
    assert re.match(rf"{muster.count} events\b", said)
    muster.shows(muster.event)
    assert muster.page.locator(".mu-published input").input_value() == "2022-02-08"
    assert muster.page.locator(".st-key-needs-date").count() == 0
    before = muster.page.locator(".mu-field", has_text="When").inner_text()
    muster.page.locator(".mu-published input").fill("2022-02-15")
    moved = muster.page.locator(".st-key-moved")
    moved.wait_for()
    muster.settle()
    assert "published 15 Feb 2022, before: 8 Feb 2022" in moved.inner_text()
    rows = moved.locator("tbody tr")
    assert rows.count() >= 3
    assert "7 Feb 2022" in rows.first.inner_text()
    assert "14 Feb 2022" in rows.first.inner_text()
    assert muster.page.locator(".mu-field", has_text="When").inner_text() != before
    assert any("15 Feb" in text for text in muster.plot("lanes", "plot => plot._fullLayout.annotations.map((one) => one.text)"))
    moved.get_by_role("button", name="Undo").click()
    moved.wait_for(state="detached")
    muster.settle()
    assert muster.page.locator(".mu-field", has_text="When").inner_text() == before
    assert muster.page.locator(".mu-published input").input_value() == "2022-02-08"


def test_not_knowing_the_day_is_an_answer_and_so_is_a_later_day(visit):
    muster = visit()
    dialog = ask(muster)
    paste(muster, dialog, REPORT)
    dialog.get_by_text("I don't know").click()
    muster.page.wait_for_function("() => getComputedStyle(document.querySelector('.st-key-own-when')).borderLeftWidth !== '8px'")
    dialog.get_by_role("button", name="Find events").click()
    arrived(muster)
    assert muster.page.locator(".st-key-needs-date").count() == 0
    assert muster.page.locator(".mu-published input").input_value() == ""
    whole = muster.count
    give(muster, REPORT.replace("Norvale moves", "Estvale moves"))
    ask_again = muster.page.locator(".st-key-needs-date")
    assert "When was this published?" in ask_again.inner_text()
    assert "Estvale" in ask_again.inner_text()
    assert muster.count > whole
    ask_again.get_by_role("textbox").click()
    muster.page.keyboard.type("2022-02-08")  # a typed day counts at once, without Enter
    ask_again.wait_for(state="detached")
    muster.page.locator(".st-key-moved").get_by_text("before: unknown").wait_for()


def test_what_cannot_be_read_says_why_and_the_dialog_stays(visit):
    muster = visit()
    dialog = ask(muster)
    dialog.get_by_role("button", name="Find events").click()
    dialog.get_by_text("There is no text").wait_for()
    for text, day, sentence in (
        (REPORT, "2022-02-30", "not in the calendar"),
        (REPORT, "8/2/2022", "two ways"),
        ("Troops moved. " * 150_000, "", "too long for one article"),
        ("<html><body><script>x()</script></body></html>", "", "without any text"),
    ):
        paste(muster, dialog, text)
        dialog.get_by_role("textbox", name=re.compile("published")).fill(day)
        dialog.get_by_role("button", name="Find events").click()
        dialog.get_by_text(sentence).wait_for()
        assert dialog.get_by_role("button", name="Find events").is_visible()
    muster.page.keyboard.press("Escape")
    dialog.wait_for(state="detached")
    muster.settle()
    assert muster.count > 5


def test_a_text_without_events_another_language_soup_and_a_text_given_twice(visit):
    muster = visit()
    result = muster.page.locator(".st-key-result")
    give(muster, RECIPE)
    assert "no event found" in result.inner_text()
    give(muster, GERMAN)
    assert "if this is another language, translate it first" in result.inner_text()
    give(muster, SOUP)
    assert muster.page.locator(".mu-title").inner_text() == "Westvale moves brigades"
    assert muster.page.locator(".mu-published input").input_value() == "2022-02-08"
    assert "Iran" not in muster.page.locator(".mu-text").inner_text()
    whole = muster.count
    give(muster, f"{HOSTILE}\n\n🪖🪖 {REPORT}")
    assert muster.page.locator(".mu-title").inner_text() == HOSTILE
    assert muster.page.evaluate("() => window.hit") is None
    assert muster.page.locator(".mu-evidence :is(img, b, a)").count() == 0
    for word in muster.page.locator(".mu-text mark.mu-trigger").all_inner_texts():
        assert word.strip().replace(" ", "").isalpha()
    more = muster.count
    assert more > whole
    dialog = ask(muster)
    paste(muster, dialog, SOUP)
    dialog.get_by_role("button", name="Find events").click()
    dialog.get_by_text("the same text is already here; 0 events added").wait_for()
    muster.page.keyboard.press("Escape")
    muster.settle()
    assert muster.count == more


def test_several_files_get_a_line_each_and_a_bad_one_stops_nothing(visit):
    muster = visit()
    dialog = ask(muster)
    given = {"one.txt": DATED, "two.md": REPORT, "page.html": SOUP, "scan.txt": bytes(range(256)) * 40, "copy.txt": DATED}
    files = [file(name, content) for name, content in given.items()]
    dialog.locator("input[type=file]").set_input_files(files)
    dialog.get_by_text("two.md: Norvale moves two brigades to the border; Norvale Wire; no day of publication found").wait_for()
    assert "8 Feb 2022" in dialog.get_by_text("one.txt: Sudvale").inner_text()
    dialog.get_by_role("button", name="Find events").click()
    arrived(muster)
    lines = muster.page.locator(".st-key-result-lines").inner_text().splitlines()
    assert muster.page.locator(".st-key-result").inner_text().startswith("3 reports read of 5")
    assert [line for line in lines if "scan.txt" in line and "save the text as UTF-8" in line]
    assert [line for line in lines if "copy.txt" in line and "0 events added" in line]
    assert sum(" events" in line and line.startswith("●") for line in lines) >= 2
    assert "✕" in lines[0], "what went wrong comes first"
    assert "Norvale" in muster.page.locator(".st-key-needs-date").inner_text()
    assert muster.page.locator(".mu-choice option").count() == 3


def test_files_dropped_on_the_box_are_taken(visit):
    muster = visit()
    dialog = ask(muster)
    dialog.get_by_role("textbox", name="Text of the report").evaluate(
        """(box, text) => {
          const moved = new DataTransfer();
          moved.items.add(new File([text], "dropped.txt", { type: "text/plain" }));
          box.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: moved }));
        }""",
        DATED,
    )
    dialog.get_by_text("dropped.txt").wait_for()
    assert dialog.get_by_role("textbox", name="When was this published?").input_value() == "2022-02-08"


def test_long_work_shows_progress_and_can_be_stopped(visit):
    muster = visit()
    dialog = ask(muster)
    long = "\n\n".join(f"On {1 + day % 28} March 2021 Israel bombed Aleppo and Russia moved {day + 20} tanks to Minsk." for day in range(300))
    dialog.locator("input[type=file]").set_input_files([file(f"{name}.txt", f"Part {name} of it\n\n{long} {name}.") for name in range(30)])
    dialog.get_by_role("textbox", name=re.compile("published")).wait_for()
    dialog.get_by_role("button", name="Find events").click()
    reading = muster.page.locator(".st-key-reading")
    reading.get_by_text(re.compile(r"Reading report ([2-9]|\d\d) of 30")).wait_for()
    reading.get_by_role("button", name="Stop").click()
    arrived(muster)
    said = muster.page.locator(".st-key-result").inner_text()
    kept = int(re.match(r"(\d+) reports? read of 30", said)[1])
    assert 1 <= kept < 30
    assert "stopped before its turn" in said
    assert muster.page.locator(".st-key-summary").inner_text().startswith(f"{kept} report")


def test_from_a_number_of_the_headline_to_a_lit_word(visit):
    muster = visit()
    whole = muster.count
    muster.only("planned")
    fewer = muster.count_changes(whole)
    assert f"{fewer:,} of {whole:,} events" in muster.page.locator(".st-key-summary").inner_text()
    named = muster.page.locator(".mu-field.mu-lights", has_text="Who")
    for event in muster.rows():  # of some events nobody knows who acts
        muster.page.locator(f".mu-row[data-event='{event}']").click()
        muster.shows(event)
        if named.count():
            break
    field = named.first
    field.hover()
    lit = muster.page.locator(".mu-text mark.mu-actors.mu-hot").first
    lit.wait_for()
    assert lit.inner_text().split()[0].lower() in field.inner_text().lower() + " the"


def test_filters_go_into_the_address_open_the_same_for_others_and_go_back_and_forward(visit):
    muster = visit()
    whole = muster.count
    counts = dict(panel(muster, "kind"))
    muster.facet("kind", "Combat (all)")
    combat = muster.count_changes(whole)
    assert combat == int(counts["Combat (all)"])
    muster.facet("kind", "Movement (all)")
    both = muster.count_changes(combat)
    assert both == combat + int(counts["Movement (all)"]), "choices of one facet add up"
    muster.only("planned")
    fewer = muster.count_changes(both)
    assert fewer < both, "choices of different facets narrow"
    muster.page.get_by_role("combobox", name="Lanes").click()
    muster.page.get_by_role("option", name="Lanes by status").click()
    muster.page.wait_for_url("**lanes=**")
    muster.settle()
    chosen = next(event for event in reversed(muster.rows()) if event != muster.event)
    muster.page.locator(f".mu-row[data-event='{chosen}']").click()
    muster.shows(chosen)
    again = visit(muster.page.url.removeprefix(muster.address))
    assert again.count == fewer
    again.shows(chosen)
    assert again.page.locator(".mu-chip").all_inner_texts() == muster.page.locator(".mu-chip").all_inner_texts()
    assert again.page.get_by_role("combobox", name="Lanes").input_value() == "Lanes by status"
    muster.page.go_back()  # the event
    muster.page.go_back()  # the lanes
    muster.page.go_back()  # the status
    assert muster.count_changes(fewer) == both
    muster.page.go_forward()
    assert muster.count_changes(both) == fewer
    muster.page.get_by_role("button", name="Remove filter Status: Planned").click()
    assert muster.count_changes(fewer) == both
    muster.page.get_by_role("button", name="Clear filters").click()
    assert muster.count_changes(both) == whole


def panel(muster, facet):
    """The choices of a facet with their numbers."""
    muster.page.locator(f".mu-door[data-facet={facet}]").click()
    told = muster.page.locator(".mu-panel .mu-pick").evaluate_all(
        "all => all.map((one) => [one.querySelector('.mu-value').textContent, one.querySelector('.mu-count').textContent])"
    )
    muster.page.keyboard.press("Escape")
    return told


def test_a_visit_to_how_it_works_keeps_filter_and_event(visit):
    muster = visit("?status=Planned")
    fewer, event = muster.count, muster.event
    muster.page.get_by_role("link", name="How it works").click()
    muster.page.get_by_role("heading", name="How it works").wait_for()
    text = muster.page.locator("[data-testid=stMain]").inner_text()
    assert all(word in text for word in ("Denied", "Deployment", "Limits"))
    muster.page.get_by_role("link", name="Timeline").click()
    muster.page.locator(".mu-map[data-state=drawn]").wait_for()
    muster.settle()
    assert (muster.count, muster.event) == (fewer, event)
    assert "status=Planned" in muster.page.url
