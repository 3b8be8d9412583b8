"""Given names of persons, for telling "Michael Jordan" from Jordan, and persons nobody introduced from other names."""

from __future__ import annotations

import gzip
from pathlib import Path

from timeline.lexicon.rows import read


def load(folder: Path) -> frozenset[str]:
    """Return all given names, folded: those of the American census, and our own of the rest of the world."""
    census = gzip.decompress((folder / "places" / "given_names.csv.gz").read_bytes()).decode("utf-8").split()[1:]
    return frozenset((*census, *(row["name"] for row in read(folder / "parties" / "given_names.csv", ("name", "region", "source")))))
