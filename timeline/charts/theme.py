"""Colours, symbols and type of the charts, for a light and a dark page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from timeline.lexicon.types import EventType

FONT = '"Source Sans", "Source Sans Pro", "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'
DAY_MS = 86_400_000


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of a page that belong to no event type."""

    name: str
    paper: str
    band: str
    grid: str
    ink: str
    muted: str
    published: str
    halo: str
    denied: str
    land: str
    chosen: str


THEMES = {
    "light": Theme(
        name="light", paper="#ffffff", band="#f5f7f9", grid="#e3e7eb", ink="#1b2733", muted="#55636f", published="#b3123f",
        halo="#fdeec2", denied="#6d7680", land="#f6f5f1", chosen="#ffce3d",
    ),
    "dark": Theme(
        name="dark", paper="#0e1419", band="#151d24", grid="#27323b", ink="#e6edf3", muted="#9fb0bd", published="#ff7d97",
        halo="#332d16", denied="#9aa7b2", land="#1c252d", chosen="#c99a12",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Status:
    """How a status looks: `symbol` on the time axis, `dash` of lines, as (on, off) pixels on the map."""

    name: str
    label: str
    symbol: str
    dash: str
    pattern: tuple[float, float] | None


STATUSES = {
    "asserted": Status("asserted", "Reported as done", "circle", "solid", None),
    "planned": Status("planned", "Planned or announced", "circle-open", "dash", (9, 6)),
    "possible": Status("possible", "Possible or feared", "diamond-open", "dot", (2.5, 5)),
    "denied": Status("denied", "Denied", "x", "solid", None),
}


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One entry of the key: `kind` is group, status, bar, line, break, link or place; `symbol` and `dash` are Plotly's words."""

    kind: str
    name: str
    label: str
    colour: str
    symbol: str
    dash: str


def named(theme: str) -> Theme:
    """Return the theme of that name, light for any other.

    >>> named("dark").name, named("sepia").name
    ('dark', 'light')
    """
    return THEMES.get(theme, THEMES["light"])


def groups(types: Mapping[str, EventType]) -> list[str]:
    """Return the groups in the order of the table of types."""
    return list(dict.fromkeys(kind.group for kind in types.values()))


def colours(types: Mapping[str, EventType], theme: str) -> dict[str, str]:
    """Return the colour of each group: that of its first type."""
    dark = named(theme).name == "dark"
    found: dict[str, str] = {}
    for kind in types.values():
        found.setdefault(kind.group, kind.colour_dark if dark else kind.colour)
    return found


def status(name: object) -> Status:
    """Return how a status looks; an unknown one looks like an asserted one.

    >>> status("denied").symbol
    'x'
    """
    return STATUSES.get(str(name), STATUSES["asserted"])


def key(types: Mapping[str, EventType], theme: str) -> list[KeyEntry]:
    """Return what the page needs to explain the charts: groups, statuses, bars, lines, links, kinds of place."""
    look, tones = named(theme), colours(types, theme)
    entries = [KeyEntry("group", group, group.capitalize(), tones[group], "square", "solid") for group in groups(types)]
    entries += [KeyEntry("status", one.name, one.label, look.ink, one.symbol, one.dash) for one in STATUSES.values()]
    entries += [
        KeyEntry("bar", "stated", "Lasted as stated", look.muted, "bar", "solid"),
        KeyEntry("bar", "within", "Some time within", look.muted, "hatch", "solid"),
        KeyEntry("line", "published", "Day of a report", look.published, "published", "dot"),
        KeyEntry("break", "break", "Silence left out", look.muted, "break", "solid"),
        KeyEntry("link", "link", "Announced, then seen done", look.ink, "arrow", "solid"),
        KeyEntry("place", "place", "A place named in the text", look.muted, "disc", "solid"),
        KeyEntry("place", "area", "Somewhere in a region or at sea", look.muted, "area", "solid"),
        KeyEntry("place", "country", "Somewhere in a country", look.muted, "country", "solid"),
    ]
    return entries


def escaped(text: object) -> str:
    """Return text that Plotly shows as it stands: no tags, no entities, no formulas.

    >>> escaped("<b>$5m$</b> & more")
    '&lt;b&gt;&#36;5m&#36;&lt;/b&gt; &amp; more'
    """
    return str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("$", "&#36;")


def tint(colour: str, opacity: float) -> str:
    """Return a colour with an opacity.

    >>> tint("#0067a5", 0.5)
    'rgba(0,103,165,0.5)'
    """
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity:g})"


def mixed(colour: str, ground: str, share: float) -> str:
    """Return a colour laid over a ground, opaque.

    >>> mixed("#000000", "#ffffff", 0.5)
    '#808080'
    """
    pairs = ((int(colour[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(over * share + under * (1 - share) + 1e-9):02x}" for over, under in pairs)


def page_layout(look: Theme, height: int) -> dict[str, Any]:
    """Return what the layouts of all charts share; the empty template keeps Plotly's own colours out."""
    return {
        "template": go.layout.Template(),
        "height": height,
        "autosize": True,
        "paper_bgcolor": look.paper,
        "plot_bgcolor": look.paper,
        "font": {"family": FONT, "size": 12, "color": look.ink},
        "showlegend": False,
        "hovermode": "closest",
        "hoverlabel": {"bgcolor": look.band, "bordercolor": look.grid, "font": {"family": FONT, "size": 13, "color": look.ink}, "align": "left"},
        "uirevision": "keep",
    }
