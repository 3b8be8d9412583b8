"""Looks up the stretches of a text that lie about another without walking through all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from timeline.model import Span


class Stretches:
    """Stretches of a text, in its order; those that overlap count as one.

    >>> names = Stretches([Span(9, 12), Span(0, 3), Span(2, 5)])
    >>> names.near(Span(4, 10)), names.near(Span(5, 9)), names.holds(Span(2, 4))
    ([Span(start=0, end=5), Span(start=9, end=12)], [], True)
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans: list[Span] = []
        for span in sorted(spans):
            if self.spans and span.start < self.spans[-1].end:
                self.spans[-1] = Span(self.spans[-1].start, max(span.end, self.spans[-1].end))
            else:
                self.spans.append(span)
        self._starts = [span.start for span in self.spans]
        self._ends = [span.end for span in self.spans]

    def near(self, span: Span) -> Sequence[Span]:
        """Return the stretches that share a character with another."""
        return self.spans[bisect_right(self._ends, span.start) : bisect_left(self._starts, span.end)]

    def meets(self, span: Span) -> bool:
        """Tell whether one of them shares a character with another."""
        return bisect_right(self._ends, span.start) < bisect_left(self._starts, span.end)

    def holds(self, span: Span) -> bool:
        """Tell whether another lies wholly within one of them."""
        return bool(self.spans) and any(one.holds(span) for one in self.near(span))
