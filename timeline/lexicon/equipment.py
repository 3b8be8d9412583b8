"""Weapon systems, platforms and unit names."""

from __future__ import annotations

from pathlib import Path


class Equipment:
    """Weapon systems, platforms and unit names."""


def load(folder: Path) -> Equipment:
    """Read the table."""
    return Equipment()
