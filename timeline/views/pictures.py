"""Keeps the last figures as the browser gets them, for all visitors, within a bound of memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock

import plotly.graph_objects as go

BOUND = 24_000_000  # characters
_held: OrderedDict[Hashable, str] = OrderedDict()
_lock = Lock()


def kept(key: Hashable, draw: Callable[[], go.Figure | str], bound: int = BOUND) -> str:
    """Return the figure or text of that key, a figure as JSON, drawn only if it isn't held; the ones asked for longest ago give way.

    The key must name all that the figure shows.
    """
    with _lock:
        if key in _held:
            _held.move_to_end(key)
            return _held[key]
    made = draw()
    drawn = made if isinstance(made, str) else str(made.to_json())
    with _lock:
        _held[key] = drawn
        size = sum(map(len, _held.values()))
        while size > bound and len(_held) > 1:
            size -= len(_held.popitem(last=False)[1])
    return drawn
