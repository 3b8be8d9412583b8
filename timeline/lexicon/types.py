"""Event types: names, groups, colours, codes and how each behaves."""

from __future__ import annotations

from pathlib import Path

from timeline.lexicon.rows import DataError, read
from timeline.values import record

COLUMNS = (
    "type", "group", "label", "definition", "symbol", "colour", "colour_dark", "plover", "plover_mode", "cameo", "acled_event", "acled_sub_event",
    "family", "moves_forces", "mutual", "soft", "speaks", "goes_to", "hits", "leaves", "partner",
    "yields", "lasting", "tally", "blames", "passing", "gives", "at_home", "gathers", "aims",
)  # fmt: skip
FLAGS = COLUMNS[13:]


@record(frozen=True, slots=True)
class EventType:
    """One row of event_types.csv; data/README.md explains the columns.

    moves_forces: the destination is the place. mutual: all sides are actors. soft: its sentence must name a force, state or
    place. speaks: the actor is the speaker. goes_to: "to X" is the place. hits: whoever it befalls is a target. leaves: the
    place left is the origin. partner: "with X" adds an actor. yields: gives way to what it reports. lasting: happens where
    the sentence before did. tally: losses of an attack told beside it. blames: who acts in what is claimed is the target.
    passing: counts though told in passing, if dated. gives: "to X" and "for X" is the target. at_home: without any place it
    happens in the state that the text is about. gathers: people come together, in the town in which they speak on that day.
    aims: whom the act it speaks of would hit, or who has done it, is the target.
    """

    type: str
    group: str
    label: str
    definition: str
    symbol: str
    colour: str
    colour_dark: str
    plover: str
    plover_mode: str
    cameo: str
    acled_event: str
    acled_sub_event: str
    family: str
    moves_forces: bool
    mutual: bool
    soft: bool
    speaks: bool
    goes_to: bool
    hits: bool
    leaves: bool
    partner: bool
    yields: bool
    lasting: bool
    tally: bool
    blames: bool
    passing: bool
    gives: bool
    at_home: bool
    gathers: bool
    aims: bool

    @property
    def fights(self) -> bool:
        """Tell combat, of one side or of two."""
        return self.hits or (self.mutual and self.soft and self.lasting)

    @property
    def is_common(self) -> bool:
        """Tell what courts, parties, firms and clubs do as well, in the same words: fight, lose, speak and meet."""
        return self.fights or self.tally or self.speaks or self.passing


def load(folder: Path) -> dict[str, EventType]:
    """Return event types by name, in the order of the file."""
    types: dict[str, EventType] = {}
    for row in read(folder / "event_types.csv", COLUMNS):
        for name in FLAGS:
            if row[name] not in {"", "yes"}:
                raise DataError(f"{row.where}: {name} is {row[name]!r}; write yes or leave it empty")
        texts = {name: row[name] for name in COLUMNS if name not in FLAGS}
        types[row["type"]] = EventType(**texts, **{name: row[name] == "yes" for name in FLAGS})  # type: ignore[arg-type]
    return types
