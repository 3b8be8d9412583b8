"""Takes a picture of every page and view, light, dark and as a phone shows it: python tests/browser/pictures.py writes docs/pictures."""

from __future__ import annotations

import argparse
import socket
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from tests.browser.conftest import FLAGS, ROOT, Muster, chromium, wait_for_server

OUT = ROOT / "docs" / "pictures"
SHOTS = {
    "light": ("light", {"viewport": {"width": 1440, "height": 1440}, "device_scale_factor": 1.5}),
    "dark": ("dark", {"viewport": {"width": 1440, "height": 1440}, "device_scale_factor": 1.5}),
    "phone": ("light", {"viewport": {"width": 390, "height": 1500}, "device_scale_factor": 2, "has_touch": True, "is_mobile": True}),
}

PAGES = {  # address and what of it to show; the first is that of the README
    "": ("", ".st-key-charts"),
    "said": ("?lanes=Said and done", ".st-key-charts"),
    "text": ("?view=Read as text", ".st-key-list"),
    "ledger": ("?dossier=Around Ukraine, 2021-2022: who counts how many&view=Force ledger", ".st-key-list"),
    "known": ("?view=As known on", ".st-key-list"),
    "about": ("about", "h1, h2"),
}


@contextmanager
def running(*rest: str):
    """Run the page on a free port and yield its address; `rest` goes to the command line."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = Path(tempfile.mkdtemp()) / "log.txt"
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port), "--server.headless", "true", *rest]
    with log.open("w") as out, subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT) as server:
        try:
            wait_for_server(f"http://127.0.0.1:{port}/_stcore/health", server, log)
            yield f"http://127.0.0.1:{port}/"
        finally:  # else a fault would wait for a server that nobody stops
            server.terminate()


def take(browser: Browser, address: str, name: str, page: str, query: str = "") -> None:
    """Write one picture, once the base map has all its layers; the first page whole, of the others what is new on them."""
    scheme, device = SHOTS[name]
    context = browser.new_context(**device | ({} if page == "" else {"device_scale_factor": 1}), color_scheme=scheme)
    where, shown = PAGES[page]
    muster = Muster(context.new_page(), address)
    if page == "about":
        muster.page.goto(address + where)
        muster.page.locator(shown).first.wait_for()
    else:
        muster.open(query or where)
        muster.page.wait_for_function(
            """() => {
              const map = document.querySelector(".mu-map .mu-plot")._fullLayout.map._subplot.map;
              return map.loaded() && map.areTilesLoaded();
            }"""
        )
        muster.settle()
        muster.page.evaluate(  # names fade in
            """() => new Promise((done) => {
              const map = document.querySelector(".mu-map .mu-plot")._fullLayout.map._subplot.map;
              map.once("idle", done);
              map.triggerRepaint();
            })"""
        )
    if page:
        muster.page.locator(shown).first.evaluate("(one) => one.scrollIntoView({ block: 'start' })")
        muster.page.locator(shown).first.scroll_into_view_if_needed()
    muster.page.screenshot(path=OUT / f"{'-'.join(filter(None, (page, name)))}.png")
    context.close()


def main() -> None:
    """Take all pictures, or those named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="light, dark or phone; all if none is named")
    parser.add_argument("--pages", nargs="*", metavar="PAGE", help="said, text, ledger, known or about; all if none is named")
    parser.add_argument("--query", default="", help="what stands behind the address, such as ?q=Kyiv")
    asked = parser.parse_args()
    OUT.mkdir(parents=True, exist_ok=True)
    with running() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for page in [""] if asked.query else asked.pages or PAGES:
            for name in asked.names or SHOTS:
                take(browser, address, name, page, asked.query)
        browser.close()


if __name__ == "__main__":
    main()
