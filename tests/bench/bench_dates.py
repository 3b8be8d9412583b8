"""Measures the dates alone: characters a second, and how many times as fast as dateparser's search in the same run.

python tests/bench/bench_dates.py
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import measure

from timeline.find import dates
from timeline.lexicon import default
from timeline.model import Article
from timeline.text import prepare

DAY = date(2022, 10, 11)
TARGET, TARGET_RATIO, GROWTH = 300_000, 6.0, 8


def main() -> None:
    """Print speed, ratio to the peer and growth."""
    texts = measure.sample_texts()
    lexicon, count = default(), sum(map(len, texts))
    ready = [prepare(Article(text, DAY), lexicon) for text in texts]
    dates.find(ready[0], lexicon)
    ours = measure.best(lambda: [dates.find(one, lexicon) for one in ready], times=5)
    whole = measure.best(lambda: [dates.find(prepare(Article(text, DAY), lexicon), lexicon) for text in texts])
    given = "\n\n".join(texts)[: measure.PEER_SHARE]
    measure.search_dates(given[:500])
    peer = measure.best(lambda: measure.search_dates(given), times=1) * count / len(given)
    measure.show("dates", f"{count / ours:,.0f} characters/s", f"target {TARGET:,}; {count:,} characters, {ours:.2f} s, text made ready before")
    measure.show("dates from raw text", f"{count / whole:,.0f} characters/s", "cleaning, sentences and tokens included")
    measure.show("dateparser search", f"{count / peer:,.0f} characters/s", "raw text")
    measure.show("ratio", f"x {peer / whole:.1f}", f"both from raw text; target x {TARGET_RATIO:g}; dates alone x {peer / ours:.1f}")
    growth(texts)


def growth(texts: list[str]) -> None:
    """Print how much longer one text takes that is several times as long."""
    lexicon, unit = default(), "\n\n".join(texts)
    one, several = (prepare(Article("\n\n".join([unit] * times), DAY), lexicon) for times in (1, GROWTH))
    ratio = measure.best(lambda: dates.find(several, lexicon), times=1) / measure.best(lambda: dates.find(one, lexicon))
    measure.show("growth", f"x {ratio:.1f}", f"for {GROWTH} times the text in one article; linear is x {GROWTH}")


if __name__ == "__main__":
    main()
