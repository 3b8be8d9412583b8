"""Turns reports about armed forces into dated, located, sourced events.

The public names, each loaded when first asked for: `extract` (text or articles to a DataFrame), `Article`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"
__all__ = ["Article", "extract"]
HOMES = {"Article": "timeline.model", "extract": "timeline.table"}

if TYPE_CHECKING:
    from timeline.model import Article
    from timeline.table import extract
else:

    def __getattr__(name: str) -> object:
        if name in HOMES:
            return getattr(import_module(HOMES[name]), name)
        raise AttributeError(f"module 'timeline' has no attribute {name!r}")
