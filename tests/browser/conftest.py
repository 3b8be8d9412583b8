"""Starts the page on a free port and drives it in whatever Chromium there is; no request may leave this machine."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = ["--no-sandbox", "--disable-background-networking", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
FIRST, AFTER = 60_000, 20_000
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
STILL = """kind => {
  const { x, y } = document.querySelector(`.mu-${kind} .mu-plot`).getBoundingClientRect();
  const place = `${kind} ${x} ${y}`;
  window.rested = place === window.place ? window.rested + 1 : 0;
  window.place = place;
  return window.rested > 20;
}"""  # frames in which what lies above has stopped growing
DESK = {"viewport": {"width": 1280, "height": 800}}


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.flaky(reruns=1))  # a busy machine may starve a browser once, not twice; the report tells


def chromium() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def missing(reason: str) -> None:
    """Skip with the reason; on a build server a missing browser is a failure."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def address(tmp_path_factory):
    """The address of a running page."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("server") / "log.txt"
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port), "--server.headless", "true"]
    with log.open("w") as out, subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT) as server:
        try:
            wait_for_server(f"http://127.0.0.1:{port}/_stcore/health", server, log)
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()


def wait_for_server(health: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(health, timeout=1):  # noqa: S310  our own address
                return
        except OSError:
            with contextlib.suppress(subprocess.TimeoutExpired):
                server.wait(0.1)
                break
    pytest.fail(f"the page did not start:\n{log.read_text()}")


@pytest.fixture(scope="session")
def chrome():
    path = chromium()
    if path is None:
        missing(f"no Chromium found, looked for {', '.join(NAMES)}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


class Muster:
    """The page as a reader uses it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.outside: list[str] = []
        self.faults: list[str] = []
        page.set_default_timeout(AFTER)
        page.route("**/*", self._guard)
        page.on("console", lambda message: self.faults.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))

    def _guard(self, route) -> None:
        url = route.request.url
        if url.startswith((self.address, "data:", "blob:")):
            route.continue_()
        else:
            self.outside.append(url)
            route.abort()

    def open(self, query: str = "") -> "Muster":
        self.page.goto(self.address + query)
        self.page.locator(".mu-map[data-state=drawn]").wait_for(timeout=FIRST)
        return self.settle()

    def settle(self) -> "Muster":
        """Wait until the script rests and the browser shows what it said."""
        self.page.locator("[data-testid=stApp][data-test-script-state=notRunning][data-test-connection-state=CONNECTED]").wait_for()
        self.page.wait_for_function(
            """() => document.querySelectorAll("[data-stale=true], [data-testid=stSkeleton]").length === 0
               && [...document.querySelectorAll(".mu-chart")].every((chart) => chart.dataset.state === "drawn")"""
        )
        return self

    @property
    def count(self) -> int:
        return int(self.page.locator(".mu-rows").get_attribute("data-count"))

    def count_changes(self, before: int) -> int:
        self.page.wait_for_function("before => document.querySelector('.mu-rows').dataset.count !== before", arg=str(before))
        self.settle()
        return self.count

    @property
    def event(self) -> str:
        return self.page.locator(".mu-evidence").get_attribute("data-event")

    def only(self, status: str) -> None:
        """Filter by a status through its number in the headline."""
        name = {"Reported": "reported as done"}.get(status, status.lower())
        self.page.locator(".st-key-shares").get_by_role("button", name=name).click()

    def facet(self, key: str, *values: str) -> None:
        """Turn choices of a facet on or off."""
        self.page.locator(f".mu-door[data-facet={key}]").click()
        for value in values:
            self.page.locator(".mu-panel").get_by_role("checkbox", name=value).click()
        self.page.keyboard.press("Escape")

    def rows(self) -> list[str]:
        """The events drawn in the table's window."""
        return self.page.locator(".mu-body .mu-row").evaluate_all("rows => rows.map((row) => row.dataset.event)")

    def shows(self, event: str) -> None:
        """Every view shows this event as the open one, none shows another."""
        self.page.locator(f".mu-evidence[data-event='{event}']").wait_for()
        self.page.locator(f".mu-rows .mu-row[data-event='{event}'][aria-selected=true]").wait_for()
        self.page.locator(f".mu-text mark.mu-chosen[data-event='{event}']").first.wait_for()
        for kind in ("lanes", "map"):
            self.page.locator(f".mu-{kind}[data-selected='{event}'][data-state=drawn]").wait_for()
        assert self.page.locator(".mu-rows .mu-row[aria-selected=true]").count() == 1
        self.settle()

    def plot(self, kind: str, script: str, arg: object = None) -> object:
        """Ask the Plotly figure of a chart."""
        return self.page.locator(f".mu-{kind} .mu-plot").evaluate(script, arg)

    def click_at(self, kind: str, spot: dict[str, float]) -> None:
        """Once the chart lies still, move there as a hand would, then click: Plotly needs the hover before the click."""
        self.page.wait_for_function(STILL, arg=kind)
        box = self.page.locator(f".mu-{kind} .mu-plot").bounding_box()
        x, y = box["x"] + spot["x"], box["y"] + spot["y"]
        self.page.mouse.move(x - 20, y - 6)
        self.page.mouse.move(x, y, steps=6)
        self.page.wait_for_function("kind => document.querySelector(`.mu-${kind} .hoverlayer`).childElementCount > 0", arg=kind)
        self.page.mouse.click(x, y)


@pytest.fixture(scope="session")
def profiles(chrome):
    """Browser profiles by look and device, shared so that scripts and maps are loaded once; each visit is a tab and session of its own."""
    held = {}

    def profile(scheme: str, device: dict):
        key = scheme, repr(device)
        if key not in held:
            held[key] = chrome.new_context(**device, color_scheme=scheme, accept_downloads=True)
        return held[key]

    yield profile
    for context in held.values():
        context.close()


@pytest.fixture
def visit(profiles, address):
    """Open the page in a fresh tab; nothing may be asked of another host, nothing complained about."""
    opened = []

    def start(query: str = "", *, scheme: str = "light", device: dict = DESK, ready: bool = True) -> Muster:
        muster = Muster(profiles(scheme, device).new_page(), address)
        opened.append(muster)
        return muster.open(query) if ready else muster

    yield start
    for muster in opened:
        muster.page.close()
        assert muster.outside == [], "requests to other hosts"
        assert muster.faults == [], "errors in the browser's console"
