"""Keeps the last figures as the browser gets them, and what was worked out of the same events, for all visitors, within a bound of memory."""

from __future__ import annotations

import zlib
from base64 import b64encode
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

import plotly.graph_objects as go

T = TypeVar("T")
# Characters of text; anything else counts as so many.
BOUND, OTHER = 24_000_000, 20_000
_held: OrderedDict[Hashable, Any] = OrderedDict()
_busy: dict[Hashable, Lock] = {}
_lock = Lock()


def kept(key: Hashable, draw: Callable[[], go.Figure | str], bound: int = BOUND) -> str:
    """Return the figure of that key or other JSON, packed, drawn only if it isn't held; the ones asked for longest ago give way.

    The key must name all that the figure shows.
    """

    def told() -> str:
        made = draw()
        return packed(made if isinstance(made, str) else str(made.to_json()))

    return once(key, told, bound)


def packed(text: str) -> str:
    """Return JSON as it is sent to the browser, which takes a tenth of the room.

    >>> len(packed("[1, 2, 3]" * 1000)) < 100
    True
    """
    return b64encode(zlib.compress(text.encode())).decode("ascii")


def once(key: Hashable, find: Callable[[], T], bound: int = BOUND) -> T:
    """Return what that key stands for, found only if it isn't held; who asks for it meanwhile waits and gets the same."""
    with _lock:
        busy = _busy.setdefault(key, Lock())
    with busy:
        try:
            with _lock:
                if key in _held:
                    _held.move_to_end(key)
                    return _held[key]  # type: ignore[no-any-return]  # a key names one thing only
            found = find()
            with _lock:
                _keep(key, found, bound)
            return found
        finally:
            with _lock:
                _busy.pop(key, None)


def _keep(key: Hashable, found: object, bound: int) -> None:
    _held[key] = found
    size = sum(map(_size, _held.values()))
    while size > bound and len(_held) > 1:
        size -= _size(_held.popitem(last=False)[1])


def _size(found: object) -> int:
    return len(found) if isinstance(found, str) else OTHER
