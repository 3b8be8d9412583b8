"""Measures the page in a browser over a large made table: first paint, a filter change, brushing, and what is sent for it.

    python tests/bench/bench_page.py 10000 1000000

Each figure is the median of ten runs, or as many as asked for, with the longest behind it. Other work on the machine counts, and that the browser
draws without a graphics card.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import made
import measure
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import DESK, FIRST, FLAGS, Muster, chromium
from tests.browser.pictures import running
from timeline.export import tables

# The number of rows tells the change, the number of drawings that the lanes show it.
SETTLED = """(before) => {
  const [rows, lanes] = [document.querySelector(".mu-rows"), document.querySelector(".mu-lanes")];
  const app = document.querySelector("[data-testid=stApp]");
  const [count, drawn] = before; // the map's number comes third
  return rows && lanes && rows.dataset.count !== count && lanes.dataset.drawn !== drawn
    && app.dataset.testScriptState === "notRunning" && [...document.querySelectorAll(".mu-chart")].every((one) => one.dataset.state === "drawn");
}"""

MAPPED = "(before) => document.querySelector('.mu-map').dataset.drawn !== before[2]"
DRAWN = """() => [document.querySelector(".mu-rows").dataset.count, document.querySelector(".mu-lanes").dataset.drawn,
  document.querySelector(".mu-map").dataset.drawn]"""


@contextmanager
def page(browser: Browser, address: str) -> Iterator[tuple[Muster, list[int]]]:
    """A fresh visitor's page and the bytes of every message it gets."""
    context = browser.new_context(**DESK)
    muster, received = Muster(context.new_page(), address), list[int]()
    muster.page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: received.append(len(frame))))
    yield muster, received
    context.close()


def first_paint(browser: Browser, address: str) -> tuple[float, float, float]:
    """Return the seconds until the headline stands there, until the timeline does, and until all charts are drawn."""
    with page(browser, address) as (muster, _):
        begin = time.perf_counter()
        muster.page.goto(address)
        muster.page.locator(".st-key-summary h2").filter(has_text="event").wait_for(timeout=FIRST)
        headline = time.perf_counter() - begin
        muster.page.locator(".mu-lanes[data-state=drawn]").wait_for(timeout=FIRST)
        timeline = time.perf_counter() - begin
        muster.page.locator(".mu-map[data-state=drawn]").wait_for(timeout=FIRST)
        return headline, timeline, time.perf_counter() - begin


def changes(muster: Muster, received: list[int], act: Callable[[Page, int], None], runs: int) -> tuple[list[float], list[float], list[int]]:
    """Return the seconds until headline, timeline and table show some acts that change the rows, until the map does, and the bytes."""
    seconds, mapped, sent = list[float](), list[float](), list[int]()
    for run in range(runs):
        muster.settle()
        before = muster.page.evaluate(DRAWN)
        received.clear()
        begin = time.perf_counter()
        act(muster.page, run)
        muster.page.wait_for_function(SETTLED, arg=before)
        seconds.append(time.perf_counter() - begin)
        muster.page.wait_for_function(MAPPED, arg=before)
        mapped.append(time.perf_counter() - begin)
        sent.append(sum(received))
    return seconds, mapped, sent


def toggle(page: Page, _: int) -> None:
    """Choose or unchoose a status."""
    page.locator(".st-key-only-planned button").click()


def brush(page: Page, run: int) -> None:
    """Draw another window over the bars."""
    box = page.locator(".mu-brush").bounding_box()
    assert box
    left = box["x"] + box["width"] * (0.2 + 0.04 * run)
    page.mouse.move(left, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(left + box["width"] * 0.3, box["y"] + 8, steps=3)
    page.mouse.up()


def told(what: str, seconds: list[float], note: str = "") -> None:
    """Print a median with the longest run."""
    measure.show(what, f"{statistics.median(seconds):.2f} s", f"longest of {len(seconds)} {max(seconds):.2f} s{note}")


def measured(browser: Browser, count: int, folder: Path, runs: int) -> None:
    """Print all figures over one table."""
    path = folder / f"{count}.parquet"
    tables.write(made.table(count), path)
    begin = time.perf_counter()
    with running("--", str(path)) as address:
        headline, timeline, whole = first_paint(browser, address)
        measure.show(f"{count:,} events", f"{time.perf_counter() - begin:.1f} s", "from starting the server to all charts drawn")
        measure.show("the first visitor", f"{whole:.1f} s", f"until all charts are drawn; headline {headline:.1f} s, timeline {timeline:.1f} s")
        opened = [first_paint(browser, address) for _ in range(runs)]
        told("headline", [one for one, _, _ in opened], ", a new visitor of a warm server")
        told("timeline", [one for _, one, _ in opened])
        told("all charts drawn", [one for _, _, one in opened])
        with page(browser, address) as (muster, received):
            muster.open()
            for what, act in (("a filter", toggle), ("brushing", brush)):
                seconds, mapped, sent = changes(muster, received, act, runs)
                told(what, seconds, f"; {statistics.median(sent) / 1e6:.2f} MB sent, at most {max(sent) / 1e6:.2f}")
                told(f"{what}, with map", mapped)


def main() -> None:
    """Measure every table asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", type=int, nargs="*", default=[10_000], metavar="EVENTS")
    parser.add_argument("--runs", type=int, default=10)
    asked = parser.parse_args()
    measure.show("machine", "", measure.machine())
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for count in asked.counts:
            measured(browser, count, Path(folder), asked.runs)
        browser.close()


if __name__ == "__main__":
    main()
