"""Measures the places alone: words a second against a bare token pass, and what loading the gazetteer costs.

python tests/bench/bench_places.py
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import measure

from timeline.find import places
from timeline.lexicon import DATA, default
from timeline.model import Article
from timeline.text import prepare
from timeline.tokens import TOKEN

TARGET, TARGET_LOAD, TARGET_MB, GROWTH = 100_000, 0.3, 60, 8
LOAD = """
import time
from timeline.lexicon import default
def resident(): return int(open("/proc/self/statm").read().split()[1]) * 4 / 1024
default().countries
begin, before = time.process_time(), resident()
default().places
print(time.process_time() - begin, resident() - before)
"""


def main() -> None:
    """Print speed, growth, load time and memory."""
    texts = measure.sample_texts()
    lexicon, words = default(), sum(len(text.split()) for text in texts)
    ready = [prepare(Article(text), lexicon) for text in texts]
    places.find(ready[0], lexicon)
    ours = measure.best(lambda: [places.find(one, lexicon) for one in ready], times=5)
    bare = measure.best(lambda: [sum(1 for _ in TOKEN.finditer(text)) for text in texts], times=5)
    measure.show("places", f"{words / ours:,.0f} words/s", f"target {TARGET:,}; {words:,} words, {ours:.2f} s, text made ready before")
    measure.show("bare token pass", f"{words / bare:,.0f} words/s", f"places take {ours / bare:.1f} times as long")
    growth(texts)
    load()


def growth(texts: list[str]) -> None:
    """Print how much longer one text takes that is several times as long."""
    lexicon, unit = default(), "\n\n".join(texts)
    one, several = (prepare(Article("\n\n".join([unit] * times)), lexicon) for times in (1, GROWTH))
    ratio = measure.best(lambda: places.find(several, lexicon), times=1) / measure.best(lambda: places.find(one, lexicon))
    measure.show("growth", f"x {ratio:.1f}", f"for {GROWTH} times the text in one article; linear is x {GROWTH}")


def load() -> None:
    """Print what the gazetteer adds to a fresh process, the least of some."""
    runs = [subprocess.run([sys.executable, "-c", LOAD], check=True, cwd=DATA.parent, capture_output=True, text=True) for _ in range(5)]
    seconds, megabytes = (min(figures) for figures in zip(*(map(float, run.stdout.split()) for run in runs), strict=True))
    measure.show("gazetteer, loading", f"{seconds:.2f} s", f"target {TARGET_LOAD} s; {len(default().places):,} names")
    measure.show("gazetteer, memory", f"{megabytes:.0f} MB", f"target {TARGET_MB} MB, on Linux")


if __name__ == "__main__":
    main()
