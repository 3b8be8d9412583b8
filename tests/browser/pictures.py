"""Takes the pictures of the README: python tests/browser/pictures.py writes docs/pictures/{light,dark,phone}.png."""

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


@contextmanager
def running(*rest: str):
    """Run the page on a free port and yield its address; `rest` goes to the command line."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = Path(tempfile.mkdtemp()) / "log.txt"
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port), "--server.headless", "true", *rest]
    with log.open("w") as out, subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT) as server:
        wait_for_server(f"http://127.0.0.1:{port}/_stcore/health", server, log)
        yield f"http://127.0.0.1:{port}/"
        server.terminate()


def take(browser: Browser, address: str, name: str, query: str) -> None:
    """Write one picture, once the base map has all its layers."""
    scheme, device = SHOTS[name]
    context = browser.new_context(**device, color_scheme=scheme)
    muster = Muster(context.new_page(), address).open(query)
    muster.page.wait_for_function(
        """() => {
          const map = document.querySelector(".mu-map .mu-plot")._fullLayout.map._subplot.map;
          return map.loaded() && map.areTilesLoaded();
        }"""
    )
    muster.settle()
    muster.page.screenshot(path=OUT / f"{name}.png")
    context.close()


def main() -> None:
    """Take all pictures, or those named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="light, dark or phone; all if none is named")
    parser.add_argument("--query", default="", help="what stands behind the address, such as ?q=Kyiv")
    asked = parser.parse_args()
    OUT.mkdir(parents=True, exist_ok=True)
    with running() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for name in asked.names or SHOTS:
            take(browser, address, name, asked.query)
        browser.close()


if __name__ == "__main__":
    main()
