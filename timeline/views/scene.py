"""Draws overview, lanes, map and evidence of the events on screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache, partial
from typing import Any, TypeVar

import numpy as np
import pandas as pd
import streamlit as st

from timeline.charts import axis, breaks, lanes, map, overview
from timeline.charts import theme as themes
from timeline.charts.places import gather
from timeline.filters import Filters
from timeline.lexicon import default
from timeline.sheet import Records, Rows, Sheet
from timeline.views import area, assets, chart, columns, dated, evidence, library, outcome, pictures, reading, state, told, unread, wording

WIDTH, MAP_WIDTH, MAP_HEIGHT = 1224, 500, 452
NO_EVENT = "No event is open. Choose one on the timeline, on the map, in the table, or by an underlined word of the report."
T = TypeVar("T")
Window = tuple[date, date]
Limits = tuple[float, float]
EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - the axis has no zone


@dataclass(frozen=True)
class Scene:
    """What is on screen: the collection, the rows that pass the filters, the filters, the open event, the theme.

    `order` holds the same rows as the table shows them, `place` is the open event's number among those.
    """

    collection: library.Collection
    chosen: Rows
    order: Rows
    filters: Filters
    selected: str
    place: int | None
    theme: str

    @property
    def charted(self) -> pd.DataFrame:
        """The events on screen as the charts want them."""
        return self.collection.sheet.chart(self.chosen)

    @property
    def undated(self) -> str:
        """The events that only their missing day keeps off the timeline, as the list wants them; no window of days changes which they are."""
        sheet, wanted = self.collection.sheet, replace(self.filters, first=None, last=None, is_dated=False)
        return pictures.kept(
            ("without days", sheet.number, wanted, self.theme), lambda: dated.told(sheet.charted.take(sheet.rows(wanted)), self.theme)
        )

    def once(self, what: str, find: Callable[[], T]) -> T:
        """Return something about the events on screen, found once for all who see the same ones; `what` names it."""
        return pictures.once((what, self.collection.sheet.number, self.filters), find)

    @property
    def cuts(self) -> tuple[axis.Cut, ...]:
        """The silences that the time axis leaves out."""
        return self.once("cuts", lambda: breaks.find(self.charted))

    @property
    def events(self) -> pd.DataFrame:
        """The events on screen with all their columns; slow to make of a million."""
        return self.collection.sheet.full(self.filters)

    @property
    def rows(self) -> Records:
        """The events on screen as records, by day."""
        return Records(self.collection.sheet, self.chosen)

    @property
    def reports(self) -> int:
        """How many reports there are, by the day as of which the page is read."""
        if self.filters.known is None:
            return self.collection.reports
        if not self.collection.is_table:
            return len(self.collection.known(self.filters.known))
        sheet = self.collection.sheet
        return int(sheet.events["article_id"].take(sheet.rows(Filters(known=self.filters.known))).nunique())

    @property
    def published(self) -> tuple[date, ...]:
        """The days of publication by that day."""
        return tuple(day for day in self.collection.published if self.filters.known is None or day <= self.filters.known)

    @property
    def news(self) -> tuple[date, ...]:
        """The day of publication of each report by that day."""
        return tuple(day for day in self.collection.news if self.filters.known is None or day <= self.filters.known)

    @property
    def has_days(self) -> bool:
        """Tell whether any of the events can stand on a timeline."""
        return self.once("undated", lambda: lanes.undated(self.charted)) < len(self.chosen)

    @property
    def window(self) -> Window | None:
        """The days of the filter, if it has both ends."""
        return (self.filters.first, self.filters.last) if self.filters.first and self.filters.last else None


def of(collection: library.Collection, wanted: Filters) -> Scene:
    """Return the scene of a collection under some filters."""
    sheet = collection.sheet
    rows = sheet.rows(wanted)
    ordered = columns.order(rows, sheet)
    row = _selected(collection, rows, wanted)
    if row is None:
        return Scene(collection, rows, ordered, wanted, "", None, theme())
    place = int(np.flatnonzero(ordered == row)[0])
    return Scene(collection, rows, ordered, wanted, str(sheet.events["event_id"].iat[row]), place, theme())


def theme() -> str:
    """Return the theme of the page, light or dark."""
    return "dark" if st.context.theme.type == "dark" else "light"


def _selected(collection: library.Collection, rows: Rows, wanted: Filters) -> int | None:
    """Return the row of the visitor's choice if it is on screen; if there was no choice yet, of the surest and fullest movement in view.

    Of the visitor's own reports those that were read last come first.
    """
    sheet, asked = collection.sheet, state.chosen()
    if asked is None:
        new = sheet.events["article_id"].isin(reading.recent()).to_numpy()[rows] if collection.is_yours else np.zeros(len(rows), bool)
        return sheet.fullest(rows[new]) if new.any() else sheet.fullest(rows, _in_view(sheet, rows, wanted))
    row = sheet.find(asked) if asked else None
    at = int(np.searchsorted(rows, row)) if row is not None else len(rows)
    return row if at < len(rows) and rows[at] == row else None


def _in_view(sheet: Sheet, rows: Rows, wanted: Filters) -> Rows:
    """Return the rows among which the lanes open: those of the densest stretch, unless the filter gives one."""
    window = None if wanted.first or wanted.last else pictures.once(("focus", sheet.number, wanted), lambda: axis.focus(sheet.chart(rows)))
    return sheet.rows(replace(wanted, first=window[0], last=window[1])) if window else rows


def time(scene: Scene, lane: str) -> None:
    """Show overview and lanes over the same margins, or say why there is nothing to show."""
    width, revision = state.reported(chart.key("lanes")).width or WIDTH, f"{scene.collection.title}, {scene.window}"
    view = zoomed(state.reported(chart.key("lanes")).view, revision)
    sheet, whole = scene.collection.sheet, replace(scene.filters, first=None, last=None)
    others = scene if whole == scene.filters else replace(scene, chosen=sheet.rows(whole), filters=whole)
    if others.has_days:
        _overview(scene, others, width, view)
    if scene.has_days:
        _lanes(scene, lane, chart.Frame("", revision, width, moved=view is not None, selected=scene.selected), view)
    else:
        _nothing(scene, "Take one of the filters above away to see events again." if len(sheet) else wording.NOTHING)


def _overview(scene: Scene, others: Scene, width: int, view: Limits | None) -> None:
    """Show the strip over the other events too, those outside the window; within it stands what the lanes show."""
    window = scene.window or (
        axis.unpadded(view, () if _is_whole() else scene.cuts) if view else scene.once("focus", lambda: axis.focus(scene.charted))
    )
    narrowed = replace(scene.filters, first=None, last=None, known=None) != Filters()
    strip = pictures.kept(
        ("overview", scene.collection.sheet.number, others.filters, scene.theme, width),
        lambda: overview.figure(
            others.charted, default().types, theme=scene.theme, width_px=width, published=scene.news, narrowed=narrowed,
        ),
    )  # fmt: skip
    alt = "Events over the whole time; two sliders set the window of days"
    chart.show("overview", strip, chart.Frame(alt, scene.collection.title, window=window, filtering=scene.window is not None))


def _lanes(scene: Scene, lane: str, frame: chart.Frame, view: Limits | None) -> None:
    published, is_whole = scene.published, _is_whole()
    figure = pictures.kept(
        ("lanes", scene.collection.sheet.number, scene.filters, scene.theme, lane, frame.width, view, scene.selected, is_whole),
        lambda: lanes.figure(
            scene.charted, default().types, theme=scene.theme, lane=lane, width_px=frame.width, window=scene.window, limits=view,
            selected=scene.selected, published=published, pairs=scene.collection.pairs(scene.filters.known), called=_called(scene, lane),
            whole=is_whole,
        ),
    )  # fmt: skip
    cuts = bool(scene.cuts)
    has = {"line": bool(published), "break": cuts and not is_whole, "link": lane == "said"}
    kinds = {"status", "bar", *(kind for kind, is_there in has.items() if is_there)}
    alt = f"{wording.count(len(scene.chosen), 'event')} on a time axis; plus, minus and arrow keys zoom and move; the table below lists them all"
    gaps = "" if not cuts else "shown" if is_whole else "cut"
    chart.show("lanes", figure, replace(frame, alt=alt, key=_key(scene.theme, kinds), gaps=gaps, extra=scene.undated))


def _is_whole() -> bool:
    return st.session_state.get(state.GAPS) == "shown"


def _nothing(scene: Scene, empty: str) -> None:
    with st.container(border=True, key="no-timeline"):
        st.text("None of these events has a date yet, so there is no timeline; the table lists them." if len(scene.chosen) else empty)


def place(scene: Scene) -> None:
    """Show the map, or say why there is none."""
    if scene.once("unplaced", lambda: map.unplaced(scene.charted)) == len(scene.chosen):
        with st.container(border=True, key="no-map"):
            st.text("None of these events has a place, so there is no map; the table lists them.")
        return
    revision, width = scene.collection.title, state.reported(chart.key("map")).width or MAP_WIDTH
    held = area.view(state.reported(chart.key("map")).view, revision, scene.filters.frame, (width, MAP_HEIGHT))
    found = cache(lambda: gather(scene.charted))  # gathered once, and only for what isn't held
    kept = scene.collection.sheet.number, scene.filters, scene.theme, width
    figure = pictures.kept(
        ("map", *kept, scene.selected, held),
        lambda: map.figure(
            scene.charted, default().types, theme=scene.theme, style=map.style(scene.theme, assets.basemap_url()), selected=scene.selected, view=held,
            width_px=width, height_px=MAP_HEIGHT, found=found(),
        ),
    )  # fmt: skip
    ask = f"{kept[0]} {hash(scene.filters)}"
    extra = pictures.kept(
        ("story", *kept, area.is_played(ask)), lambda: area.told_map(scene.charted, found(), scene.filters, scene.theme, (width, MAP_HEIGHT), ask)
    )
    alt = "Map of the events; plus, minus and arrow keys zoom and move; the button Places lists what it shows"
    chart.show("map", figure, chart.Frame(alt, revision, width, moved=held is not None, selected=scene.selected, extra=extra))


def words(scene: Scene) -> None:
    """Show the open event beside its report."""
    rows, at = Records(scene.collection.sheet, scene.order), scene.place
    names = scene.collection.sheet.events["event_id"]
    near = {step: str(names.iat[int(scene.order[at + step])]) for step in (-1, 1) if at is not None and 0 <= at + step < len(rows)}
    row = rows[at] if at is not None else None
    more = outcome.fields(scene.collection.pairs(scene.filters.known), scene.selected, partial(_label, scene)) if row else ()
    report = told.report(scene.collection, scene.chosen, row, st.session_state.get(state.REPORT), scene.filters.known)
    evidence.show({
        "event": evidence.card(row, default().types, scene.theme, more) if row else None,
        "report": report,
        "position": f"{at + 1:,} of {len(rows):,}" if at is not None else wording.count(len(rows), "event"),
        "previous": near.get(-1),
        "next": near.get(1),
        "empty": report.get("hint") or (NO_EVENT if len(rows) else "No event is open."),
        "theme": scene.theme,
    })  # fmt: skip


def _label(scene: Scene, event_id: str) -> tuple[str, bool]:
    """Return what an event is called, and whether it is on screen."""
    row = scene.collection.sheet.find(event_id)
    if row is None:
        return "", False
    at = int(np.searchsorted(scene.chosen, row))
    return str(scene.collection.events["label"].iat[row]), at < len(scene.chosen) and scene.chosen[at] == row


def gaps(scene: Scene) -> None:
    """Show which sentences may hold an event that was not read; a table brings no sentences but those of its events."""
    if scene.collection.is_table:
        return
    row = Records(scene.collection.sheet, scene.order)[scene.place] if scene.place is not None else None
    article = told.shown(scene.collection, row, st.session_state.get(state.REPORT), scene.filters.known)
    if article is not None:
        unread.show(scene.collection, article, scene.theme)


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


def _called(scene: Scene, lane: str) -> Mapping[str, str]:
    return {**scene.collection.people, **called()} if lane == "actor" else called()


@cache
def called() -> dict[str, str]:
    """Return what codes and words for a state stand for: RUS, "Russian" and "Moscow" as actors are Russia."""
    states = sorted(default().countries.by_iso3.values(), key=lambda one: one.status == "state")  # a state's word wins over a territory's
    words = ((word, one.name) for one in states for word in (one.capital, *one.seats, *one.demonyms, *one.adjectives, *one.names, one.iso3))
    return {word.casefold(): name for word, name in words}
