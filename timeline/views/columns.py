"""The columns of the table on the page: their words, their order, and which of them the visitor chose."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

import streamlit as st

from timeline import record
from timeline.lexicon.types import EventType
from timeline.sheet import Rows, Sheet
from timeline.views import state, wording

Cell = Callable[[wording.Row, Mapping[str, EventType]], str]


class Column(NamedTuple):
    """A column of the table: its head, the words of its cells, the columns that order it ("a|b": b where a is missing), its width."""

    name: str
    cell: Cell
    order: tuple[str, ...]
    width: str
    help: str = ""


def _raw(column: record.Column) -> Column:
    is_number = column.dtype in {record.COUNT, record.NUMBER}
    name = column.name.replace("_", " ").replace("iso3", "ISO3")
    return Column(name[0].upper() + name[1:], lambda row, _: _text(row[column.name]), (column.name,), "8rem" if is_number else "13rem", column.help)


def _text(value: object) -> str:
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


USUAL: Final = {
    "when": Column("When", lambda row, _: wording.when(row), ("date_start|date_end",), "10.5rem"),
    "event": Column("Event", lambda row, types: row["label"] or types[row["event_type"]].label, ("label",), "minmax(14rem, 4fr)"),
    "type": Column("Type", lambda row, types: types[row["event_type"]].label, ("event_type",), "8rem"),
    "who": Column("Who", lambda row, _: wording.who(row), ("actors", "targets"), "minmax(8rem, 2.2fr)"),
    "where": Column("Where", lambda row, _: wording.where(row), ("origin_name|place_name", "place_name"), "minmax(7rem, 1.8fr)"),
    "number": Column("How many", lambda row, _: wording.number(row), ("quantity_min|quantity_max",), "minmax(7rem, 1.5fr)"),
    "status": Column("Status", lambda row, _: wording.STATUSES[row["status"]], ("status",), "7rem"),
}  # fmt: skip
# The raw columns carry the names of the CSV; "status" is the same in both.
ALL: Final = USUAL | {column.name: _raw(column) for column in record.COLUMNS if column.name not in USUAL}


def order(rows: Rows, sheet: Sheet) -> Rows:
    """Return the rows in the order that the visitor chose for the table."""
    name, down = sort()
    return sheet.sorted(rows, ALL[name].order, down=down) if name else rows


def chosen() -> list[str]:
    """Return the columns that the visitor chose, the usual ones before there was a choice."""
    held = st.session_state.get(state.COLUMNS)
    names = [name for name in held if name in ALL] if isinstance(held, list | tuple) else []
    return names or list(USUAL)


def sort() -> tuple[str, bool]:
    """Return the column that orders the table and whether it runs down; a leading minus stands for down."""
    held = str(st.session_state.get(state.SORT) or "")
    name = held.removeprefix("-")
    return (name, held.startswith("-")) if name in ALL else ("", False)
