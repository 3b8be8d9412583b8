"""The knowledge in data/, read and checked; no other package knows where it lies."""

from timeline.lexicon.core import DATA, Lexicon, default
from timeline.lexicon.phrases import Phrases
from timeline.lexicon.rows import DataError

__all__ = ["DATA", "DataError", "Lexicon", "Phrases", "default"]
