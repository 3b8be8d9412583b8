"""Everyone can use the page: axe-core finds nothing, all goes by keyboard, nothing moves unasked, a phone needs no sideways scroll."""

from importlib.resources import files

import pytest

from tests.browser.conftest import PHONE

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
FOUND = """async () => {
  const found = await axe.run(document, { resultTypes: ["violations"] });
  return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")} ${node.failureSummary}`));
}"""
FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const look = getComputedStyle(one);
  const boxes = [one, one.parentElement, one.closest("[data-baseweb], [data-testid=stTextInputRootElement]")].filter(Boolean);
  const around = boxes.map((it) => getComputedStyle(it));
  const seen = around.some((it) => (it.outlineStyle !== "none" && parseFloat(it.outlineWidth) > 0) || it.boxShadow !== "none")
    || look.borderColor !== look.backgroundColor && one.matches("input, select, textarea");
  const box = one.getBoundingClientRect();
  const said = (one.getAttribute("aria-label") ?? one.textContent ?? "").slice(0, 50);
  return { name: `${one.className} ${said}`, seen, wide: box.width > 0 };
}"""


def clean(muster):
    """No rule of axe-core is broken by what is shown now."""
    muster.page.mouse.move(2, 300)
    if not muster.page.evaluate("() => !!window.axe"):
        muster.page.evaluate(AXE)
    found = muster.page.evaluate(FOUND)
    assert found == [], "\n".join(found)


def sideways(muster):
    return muster.page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")


def view(muster, name):
    muster.page.locator(".st-key-view").get_by_role("radio", name=name).click()
    muster.settle()


def open_lists(muster):
    """Open the list of places, the bar of the playback, and the list of events without a day."""
    muster.page.locator(".mu-map").get_by_role("button", name="Places").click()
    muster.page.get_by_role("button", name="Play through time").click()
    muster.page.locator(".mu-playback").get_by_role("button", name="Pause").click()
    muster.page.locator(".mu-lanes").get_by_role("button", name="without a date").click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page_and_view(visit, scheme):
    muster = visit("?dossier=Desert+Shield,+1990", scheme=scheme)
    clean(muster)
    open_lists(muster)
    for name in muster.page.locator(".st-key-view").get_by_role("radio").evaluate_all("all => all.map((one) => one.textContent)"):
        view(muster, name)
        assert muster.page.locator(".mu-map .mu-places:visible, .mu-playback:visible, .mu-lanes .mu-places:visible").count() == 3
        clean(muster)
    view(muster, "Table")
    muster.page.locator(".mu-rows summary").click()
    clean(muster)
    for facet in muster.page.locator(".mu-door").evaluate_all("all => all.map((one) => one.dataset.facet)"):
        muster.page.locator(f".mu-door[data-facet={facet}]").click()
        clean(muster)
        muster.page.keyboard.press("Escape")
    muster.page.locator(".mu-map").get_by_role("button", name="Close the list").click()
    muster.only("planned")
    muster.page.locator(".mu-chip").wait_for()
    muster.settle()
    clean(muster)
    muster.page.keyboard.press("Escape")
    muster.page.locator(".mu-evidence[data-event='']").wait_for()
    muster.page.get_by_role("button", name="Read your own report").click()
    dialog = muster.page.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Text of the report").fill("Russian troops arrived in Minsk on Monday, the ministry said.")
    dialog.get_by_role("textbox", name="Text of the report").press("Control+a")
    dialog.get_by_role("textbox", name="Text of the report").dispatch_event("paste")
    dialog.get_by_role("textbox", name="When was this published?").wait_for()
    clean(muster)
    muster.page.keyboard.press("Control+Enter")
    dialog.wait_for(state="detached")
    muster.page.locator(".st-key-needs-date").wait_for()
    muster.settle()
    clean(muster)
    muster.page.get_by_role("link", name="How it works").click()
    muster.page.get_by_role("heading", name="How it works").wait_for()
    clean(muster)


def test_the_page_on_method_opens_by_its_own_address_and_leads_on(visit):
    muster = visit(ready=False)
    muster.page.goto(muster.address + "about")
    muster.page.get_by_role("heading", name="How it works").wait_for(timeout=60_000)
    muster.page.wait_for_url("**/about")
    muster.page.get_by_role("link", name="Timeline").click()
    muster.page.locator(".mu-map[data-state=drawn]").wait_for(timeout=60_000)
    muster.settle()
    assert muster.count > 5


def test_a_phone_is_clean_too_and_never_scrolls_sideways(visit):
    muster = visit("?kind=Combat+(all)&dates=2022-02-01&dates=", device=PHONE)
    clean(muster)
    assert sideways(muster) <= 0
    muster.page.locator(".mu-door[data-facet=actor]").click()
    assert sideways(muster) <= 0
    clean(muster)
    box = muster.page.locator(".mu-choices").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["viewport"]["width"]
    muster.page.keyboard.press("Escape")
    muster.page.get_by_role("button", name="Read your own report").click()
    muster.page.get_by_role("dialog").get_by_role("button", name="Find events").wait_for()
    assert sideways(muster) <= 0


def test_every_control_is_reached_by_tab_and_shows_its_focus(visit):
    muster = visit()
    reached = []
    for _ in range(90):
        muster.page.keyboard.press("Tab")
        here = muster.page.evaluate(FOCUSED)
        if here is None:
            break
        reached.append(here)
    names = "\n".join(one["name"] for one in reached)
    for part in (
        "mu-door",
        "mu-search", "mu-end", "mu-tool", "mu-plot", "Next event", "mu-field", "Text of the report", "mu-trigger", "mu-body", "Download CSV",
        "Read your own report", "reported as done",
    ):  # fmt: skip
        assert part in names, f"{part} is not reached by Tab:\n{names}"
    unseen = [one["name"] for one in reached if not one["seen"] and one["wide"]]
    assert unseen == []


def test_keys_open_events_and_the_focus_stays(visit):
    muster = visit()
    first, second = muster.rows()[:2]
    muster.page.locator(f".mu-row[data-event='{first}']").click()
    muster.shows(first)
    muster.page.get_by_role("button", name="Next event").focus()
    muster.page.keyboard.press("Enter")
    muster.shows(second)
    assert muster.page.evaluate("() => document.activeElement.getAttribute('aria-label')") == "Next event (.)"
    field = muster.page.locator(".mu-field.mu-lights").first
    field.focus()
    lit = muster.page.locator(".mu-text mark.mu-hot").first
    lit.wait_for()
    words = muster.page.locator(".mu-text mark[title='Show its field']").first
    words.focus()
    muster.page.locator(".mu-card dt.mu-hot").first.wait_for()
    muster.page.keyboard.press("Enter")
    assert muster.page.evaluate("() => document.activeElement.classList.contains('mu-field')")
    words.hover()
    muster.page.locator(".mu-card dt.mu-hot").first.wait_for()


def test_whoever_wants_no_motion_gets_none(visit):
    muster = visit()
    muster.page.emulate_media(reduced_motion="reduce")
    longest = muster.page.evaluate(
        """() => Math.max(...[...document.querySelectorAll("button, .mu-row, .mu-tool")]
          .flatMap((one) => getComputedStyle(one).transitionDuration.split(",").map(parseFloat)))"""
    )
    assert longest < 0.001


def test_charts_say_in_words_what_they_show(visit):
    muster = visit()
    for kind in ("overview", "lanes", "map"):
        assert len(muster.page.locator(f".mu-{kind} .mu-plot").get_attribute("aria-label")) > 15
    assert muster.page.locator("img:not([alt])").count() == 0
