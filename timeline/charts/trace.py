"""The parts that figures are made of, as plain values: Plotly's own classes check and copy every cell twice, most of the time of a figure.

The tests of the charts let Plotly check them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import plotly.graph_objects as go

Trace = dict[str, Any]


def bar(**properties: Any) -> Trace:  # noqa: ANN401 - as Plotly names them
    """Return a trace of bars."""
    return {"type": "bar", **properties}


def scatter(**properties: Any) -> Trace:  # noqa: ANN401
    """Return a trace of marks, lines or words."""
    return {"type": "scatter", **properties}


def scattermap(**properties: Any) -> Trace:  # noqa: ANN401
    """Return a trace of marks, lines or words on a map."""
    return {"type": "scattermap", **properties}


def figure(traces: Iterable[Trace | None], layout: Mapping[str, Any]) -> go.Figure:
    """Return the figure of the traces there are.

    >>> figure([bar(x=[1], name="events"), None], {"height": 100}).data[0].name
    'events'
    """
    return go.Figure([one for one in traces if one is not None], dict(layout), _validate=False)
