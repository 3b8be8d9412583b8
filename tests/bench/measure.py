"""Times work in seconds of the processor, and prints figures in lines that fit together."""

from __future__ import annotations

import os
import platform
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from timeline.lexicon import DATA
from timeline.read import dossier

PEER_SHARE = 20_000  # characters of text that a slow peer is given


def best(work: Callable[[], object], times: int = 3) -> float:
    """Return the least processor seconds of some runs: other work on the machine hardly counts."""
    seconds = []
    for _ in range(times):
        begin = time.process_time()
        work()
        seconds.append(time.process_time() - begin)
    return min(seconds)


def sample_texts() -> list[str]:
    """Return the texts of the bundled samples."""
    return [article.text for one in dossier.every(DATA / "samples") for article in one.articles]


def search_dates(text: str) -> object:
    """Find dates the common way; the only place where that is done."""
    from dateparser.search import search_dates as search  # noqa: TID251  the peer we measure against

    return search(text, languages=["en"])


def machine() -> str:
    """Return the processor, the cores and the system on which figures were measured."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines() if Path("/proc/cpuinfo").exists() else []
    name = next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.processor() or "unknown processor")
    return f"{name}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; {platform.system()}, Python {platform.python_version()}"


def show(what: str, figure: str, note: str) -> None:
    """Print one line of the report."""
    sys.stdout.write(f"{what:22}{figure:>22}   {note}\n")
