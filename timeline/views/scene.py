"""Draws overview, lanes, map and evidence of the events on screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from timeline import filters
from timeline.charts import axis, breaks, lanes, map, overview
from timeline.charts import theme as themes
from timeline.filters import Filters
from timeline.lexicon import default
from timeline.model import Article
from timeline.views import assets, chart, evidence, library, state, wording

WIDTH, MAP_WIDTH, MAP_HEIGHT = 1224, 500, 452
FULL = ("date_start", "actors", "place_name", "origin_name", "quantity_text", "speaker")
Window = tuple[date, date]
Limits = tuple[float, float]
EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - the axis has no zone


class Scene(NamedTuple):
    """What is on screen: the collection, its filtered events as table and rows, the filters, the open event, the theme."""

    collection: library.Collection
    events: pd.DataFrame
    rows: Sequence[wording.Row]
    filters: Filters
    selected: str
    theme: str

    @property
    def window(self) -> Window | None:
        """The days of the filter, if it has both ends."""
        return (self.filters.first, self.filters.last) if self.filters.first and self.filters.last else None


def theme() -> str:
    """Return the theme of the page, light or dark."""
    return "dark" if st.context.theme.type == "dark" else "light"


def selected(rows: Sequence[wording.Row]) -> str:
    """Return the open event: the visitor's choice if it is on screen, the surest and fullest movement if there was no choice yet."""
    asked = state.chosen()
    if asked is None:
        return str(max(rows, key=_fullness)["event_id"]) if rows else ""
    return asked if any(row["event_id"] == asked for row in rows) else ""


def _fullness(row: wording.Row) -> tuple[bool, float, int]:
    return row["group"] == "movement", row["confidence"] or 0.0, sum(row[name] is not None for name in FULL)


def time(scene: Scene, lane: str) -> None:
    """Show overview and lanes over the same margins, or say why there is nothing to show."""
    width, revision = state.reported(chart.key("lanes")).width or WIDTH, f"{scene.collection.title}, {scene.window}"
    view = zoomed(state.reported(chart.key("lanes")).view, revision)
    others = filters.apply(scene.collection.events, replace(scene.filters, first=None, last=None))
    if lanes.undated(others) < len(others):
        _overview(scene, others, width, view)
    if lanes.undated(scene.events) < len(scene.events):
        _lanes(scene, lane, chart.Frame("", revision, width, moved=view is not None, selected=scene.selected), view)
    else:
        _nothing(scene, "No event matches these filters." if len(scene.collection.events) else "No event was found in these reports.")


def _overview(scene: Scene, events: pd.DataFrame, width: int, view: Limits | None) -> None:
    strip = overview.figure(events, default().types, theme=scene.theme, width_px=width)
    seen = axis.unpadded(view, breaks.find(scene.events)) if view else axis.focus(scene.events)
    marked = scene.window or seen
    alt = "Events over the whole time; two sliders set the window of days"
    chart.show("overview", strip, chart.Frame(alt, scene.collection.title, window=marked, filtering=scene.window is not None))


def _lanes(scene: Scene, lane: str, frame: chart.Frame, view: Limits | None) -> None:
    published = sorted({article.published for article in scene.collection.articles if article.published})
    figure = lanes.figure(
        scene.events, default().types, theme=scene.theme, lane=lane, width_px=frame.width, window=scene.window, limits=view,
        selected=scene.selected, published=published, pairs=scene.collection.pairs, called=called(),
    )  # fmt: skip
    has = {"line": bool(published), "break": bool(breaks.find(scene.events)), "link": lane == "said"}
    kinds = {"status", "bar", *(kind for kind, is_there in has.items() if is_there)}
    alt = f"{wording.count(len(scene.events), 'event')} on a time axis; plus, minus and arrow keys zoom and move; the table below lists them all"
    chart.show("lanes", figure, replace(frame, alt=alt, key=_key(scene.theme, kinds)))


def _nothing(scene: Scene, empty: str) -> None:
    with st.container(border=True, key="no-timeline"):
        st.text("None of these events has a date yet, so there is no timeline; the table below lists them." if len(scene.events) else empty)


def place(scene: Scene) -> None:
    """Show the map, or say why there is none."""
    if map.unplaced(scene.events) == len(scene.events):
        if len(scene.events):
            with st.container(border=True, key="no-map"):
                st.text("None of these events has a place, so there is no map; the table below lists them.")
        return
    revision = scene.collection.title
    width, view = state.reported(chart.key("map")).width or MAP_WIDTH, state.reported(chart.key("map")).view
    held = view if view and view.get("revision") == revision else None
    figure = map.figure(
        scene.events, default().types, theme=scene.theme, style=map.style(scene.theme, assets.basemap_url()), selected=scene.selected, view=held,
        width_px=width, height_px=MAP_HEIGHT,
    )  # fmt: skip
    alt = "Map of the events; the table below lists their places"
    chart.show("map", figure, chart.Frame(alt, revision, width, moved=held is not None, key=_key(scene.theme, {"place"}), selected=scene.selected))


def words(scene: Scene) -> None:
    """Show the open event beside its report."""
    told, articles = scene.collection.told, {article.id: article for article in scene.collection.articles}
    names = [str(row["event_id"]) for row in scene.rows]
    at = names.index(scene.selected) if scene.selected else -1
    asked = st.session_state.get(state.REPORT)
    article = told[scene.selected][1] if scene.selected else articles.get(str(asked), next(iter(articles.values())))
    report = evidence.report(article, told, names, scene.selected)
    report["choices"] = [(name, _heading(articles[name])) for name in articles]
    evidence.show({
        "event": evidence.card(scene.rows[at], default().types, scene.theme) if scene.selected else None,
        "report": report,
        "position": f"{at + 1} of {len(names):,}" if scene.selected else wording.count(len(names), "event"),
        "previous": names[at - 1] if at > 0 else None,
        "next": names[at + 1] if at + 1 < len(names) else None,
        "empty": "No event is open. Choose one on the timeline, on the map, in the table, or by an underlined word of the report.",
        "theme": scene.theme,
    })  # fmt: skip


def _heading(article: Article) -> str:
    day = wording.day(article.published) if article.published else "no date"
    return f"{day} · {wording.heading(article.title)}"


def _key(theme: str, kinds: set[str]) -> list[Mapping[str, str]]:
    return [
        {"symbol": entry.symbol, "label": entry.label, "colour": entry.colour} for entry in themes.key(default().types, theme) if entry.kind in kinds
    ]


def zoomed(view: Mapping[str, Any] | None, revision: str) -> Limits | None:
    """Return the ends of the view the reader zoomed to, in milliseconds."""
    if not view or view.get("revision") != revision:
        return None
    try:
        first, last = ((datetime.fromisoformat(str(edge)[:19]) - EPOCH).total_seconds() * 1000 for edge in view["range"])
    except (KeyError, TypeError, ValueError):
        return None
    return (first, last) if first < last else None


@cache
def called() -> dict[str, str]:
    """Return what codes and words for a state stand for: RUS, "Russian" and "Moscow" as actors are Russia."""
    states = sorted(default().countries.by_iso3.values(), key=lambda one: one.status == "state")  # a state's word wins over a territory's
    words = ((word, one.name) for one in states for word in (*one.seats, *one.demonyms, *one.adjectives, *one.names, one.iso3))
    return {word.casefold(): name for word, name in words}
