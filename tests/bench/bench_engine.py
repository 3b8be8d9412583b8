"""Measures the engine on this machine: speed, growth, start and memory, each against a reference in the same run.

    python tests/bench/bench_engine.py

The text is that of the bundled samples. Seconds are those of the processor, so other work on the machine hardly counts; best of three runs.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from timeline import pipeline
from timeline.lexicon import DATA, default
from timeline.model import Article
from timeline.read import dossier
from timeline.tokens import TOKEN

ROOT = DATA.parent
DAY = date(2022, 10, 11)
GROWTH = 8
PEER_SHARE = 20_000  # characters; the peer is slow
START = """
import resource, sys, time
begin = time.process_time()
from datetime import date
from timeline import pipeline
from timeline.lexicon import default
from timeline.model import Article
imported = time.process_time()
pipeline.read(Article(open(sys.argv[1], encoding="utf-8").read(), date(2022, 10, 11)), default())
print(imported - begin, time.process_time() - begin, time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def best(work: Callable[[], object], times: int = 3) -> float:
    """Return the least processor seconds of some runs."""
    seconds = []
    for _ in range(times):
        begin = time.process_time()
        work()
        seconds.append(time.process_time() - begin)
    return min(seconds)


def speed(texts: list[str]) -> float:
    """Print words a second of the engine beside a bare token pass and dateparser's search; return the engine's seconds."""
    lexicon, words = default(), sum(len(text.split()) for text in texts)
    articles = [Article(text, DAY) for text in texts]
    pipeline.read(articles[0], lexicon)
    ours = best(lambda: [pipeline.read(article, lexicon) for article in articles])
    bare = best(lambda: [sum(1 for _ in TOKEN.finditer(text)) for text in texts])
    whole = "\n\n".join(texts)[:PEER_SHARE]
    peer = best(lambda: search_dates(whole), times=1) * sum(map(len, texts)) / len(whole)
    show("engine", f"{words / ours:,.0f} words/s", f"{words:,} words in {len(texts)} articles, {ours:.2f} s")
    show("bare token pass", f"{words / bare:,.0f} words/s", f"the engine takes {ours / bare:.0f} times as long")
    show("dateparser search", f"{words / peer:,.0f} words/s", f"dates alone; the engine is {peer / ours:.1f} times as fast")
    return ours


def search_dates(text: str) -> object:
    """The common way to find dates; only dates."""
    from dateparser.search import search_dates as search  # noqa: TID251  the peer we measure against

    return search(text, languages=["en"])


def growth(texts: list[str]) -> None:
    """Print how much longer one article takes that is several times as long."""
    lexicon, unit = default(), "\n\n".join(texts)
    one = best(lambda: pipeline.read(Article(unit, DAY), lexicon))
    several = best(lambda: pipeline.read(Article("\n\n".join([unit] * GROWTH), DAY), lexicon), times=1)
    show("growth", f"x {several / one:.1f}", f"for {GROWTH} times the text in one article of {GROWTH * len(unit):,} characters; linear is x {GROWTH}")


def start(path: Path) -> None:
    """Print what a fresh process needs up to its first events, beside an empty one."""
    runs = [subprocess.run([sys.executable, "-c", START, str(path)], check=True, cwd=ROOT, capture_output=True, text=True) for _ in range(3)]
    imported, first, total, memory = min((list(map(float, run.stdout.split())) for run in runs), key=lambda figures: figures[2])
    show("start", f"{total:.2f} s", f"import {imported:.2f} s, data and first article {first - imported:.2f} s, Python itself {total - first:.2f} s")
    show("memory", f"{memory:.0f} MB", "at the peak of that process")


def show(what: str, figure: str, note: str) -> None:
    """Print one line of the report."""
    sys.stdout.write(f"{what:18}{figure:>18}   {note}\n")


def main() -> None:
    """Run every measurement."""
    samples = dossier.every(DATA / "samples")
    # First, while this process is small: Linux counts the memory of a parent as that of its child.
    start(next((DATA / "samples" / samples[0].name).glob("*.txt")))
    texts = [article.text for one in samples for article in one.articles]
    speed(texts * 3)
    growth(texts)


if __name__ == "__main__":
    main()
