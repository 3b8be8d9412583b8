"""The nouns of the project: frozen records that travel from step to step."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from dataclasses import field
from datetime import date
from typing import Generic, TypeVar

from timeline.values import record

SPOT_KM = 60.0  # what lies within so small a radius is a spot, though no pin

T_co = TypeVar("T_co", covariant=True)


@record(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of characters: `article.text[span.start : span.end]`."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Tell whether the other lies wholly within this one."""
        return self.start <= other.start and other.end <= self.end


@record(frozen=True, slots=True)
class Article:
    r"""A report as read; its text never changes afterwards, so offsets stay good.

    Line ends are `\n`. An empty `id` becomes a digest of the text, the same on every machine.

    >>> Article("Troops moved.").id
    'a-1360f8c5f5b5'
    """

    text: str
    published: date | None = None
    title: str = ""
    source: str = ""
    url: str = ""
    id: str = ""

    def __post_init__(self) -> None:
        if not self.id:
            digest = hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
            object.__setattr__(self, "id", f"a-{digest[:12]}")


@record(frozen=True, slots=True)
class Token:
    """A word, number or mark with its place in the text; `low` is the form looked up in the lexicon."""

    text: str
    low: str
    start: int
    end: int


@record(frozen=True, slots=True)
class Sentence:
    """One sentence with its tokens; `role` is "body", or "title" for a headline and "caption" for a dated caption.

    `lows` are the forms of the tokens that are looked up and `starts` where they begin, in lists of their own since every finder
    reads them; `capitals` the numbers of the tokens that begin with a capital, at which names begin. `begun` is what
    `find.beginnings` has noted of it.
    """

    span: Span
    tokens: tuple[Token, ...]
    paragraph: int
    role: str = "body"
    lows: list[str] = field(init=False, repr=False, compare=False)
    starts: list[int] = field(init=False, repr=False, compare=False)
    capitals: list[int] = field(init=False, repr=False, compare=False)
    begun: object = field(default=None, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lows", [token.low for token in self.tokens])
        object.__setattr__(self, "starts", [token.start for token in self.tokens])
        object.__setattr__(self, "capitals", [number for number, token in enumerate(self.tokens) if token.text[0].isupper()])

    def within(self, span: Span) -> tuple[int, int]:
        """Return the number of the first token that shares a character with a stretch, and the number after the last such one."""
        first = bisect_right(self.starts, span.start)
        first -= first > 0 and self.tokens[first - 1].end > span.start
        return first, max(first, bisect_left(self.starts, span.end))


@record(frozen=True, slots=True)
class Document:
    """An article made ready for the finders.

    `body` has the length of `article.text`, with boilerplate blanked and hard line wraps turned into spaces;
    finders search it, and quote from `article.text`.
    """

    article: Article
    body: str
    sentences: tuple[Sentence, ...]


@record(frozen=True, slots=True)
class Found(Generic[T_co]):
    """What a finder returns: a value, where it stands, and the data rows that fired ("triggers.csv:41")."""

    value: T_co
    span: Span
    evidence: tuple[str, ...] = ()


@record(frozen=True, slots=True)
class Timex:
    """A time expression in TIMEX3 terms: `kind` is DATE, TIME, DURATION or SET; `modifier` START, MID, END, APPROX ..."""

    kind: str
    value: str
    modifier: str = ""


@record(frozen=True, slots=True)
class DateRange:
    """All days that a phrase may mean, both ends included.

    `first` and `last` are None where the words can't be resolved (no publication date, say). `precision` is one of
    day, range, weekend, week, month, season, quarter, half, year, decade, before, after, approx, unknown; `basis`
    one of explicit, relative, context, published.
    """

    first: date | None
    last: date | None
    precision: str
    basis: str
    text: str
    reason: str = ""


@record(frozen=True, slots=True)
class Quantity:
    """A count; a missing bound is None: "more than 700" has no `high`.

    `kind` is the class of the unit: force, casualty, weapon, platform, money or other. `band` marks the size of a unit that
    the text does not count ("a battalion").
    """

    low: int | None
    high: int | None
    unit: str
    text: str
    kind: str = ""
    band: bool = False


@record(frozen=True, slots=True)
class Place:
    """A place on the map; `precision` is point, city, admin1, region, country or sea; degrees WGS 84.

    `radius_km` tells how far from its point it may be, where the words set that: "20 km west of Bakhmut", "near Gomel".
    """

    name: str
    iso3: str
    admin1: str
    lat: float | None
    lon: float | None
    precision: str
    radius_km: float | None = None

    @property
    def is_wide(self) -> bool:
        """Tell whether it is no one spot: a state, a sea, a region without a narrow radius."""
        return self.precision not in {"point", "city"} and (self.radius_km is None or self.radius_km > SPOT_KM)


@record(frozen=True, slots=True)
class Party:
    """Someone who acts or speaks.

    `name` is the canonical name ("Russia", "NATO", "Vladimir Putin", "Hezbollah"), `text` the words used. `iso3` holds
    the states behind it. `kind` is state, people (a demonym or adjective), person, body (ministry, command, service),
    organization, group (armed group, faction) or role ("officials", "residents").
    """

    name: str
    iso3: tuple[str, ...]
    kind: str
    text: str


@record(frozen=True, slots=True)
class Materiel:
    """Forces and what they use.

    `kind` is "force" for people under arms ("troops", "reservists"), "unit" for a formation ("brigade", "1st Guards Tank
    Army", "carrier strike group"), else the class of equipment in data/equipment.csv (ship, aircraft, missile ...).
    `named` tells a proper name ("USS Ronald Reagan", "HIMARS") from a common noun ("warship").
    """

    name: str
    kind: str
    named: bool = False


@record(frozen=True, slots=True)
class Speech:
    """Whose words a stretch of text carries: `content` is what is said, `via` the outlet that brings it."""

    speaker: Party
    content: Span
    verb: Span
    via: str = ""

    @property
    def is_report(self) -> bool:
        """Tell an outlet that speaks itself, "Reuters reported", from one that brings somebody's words."""
        return self.via != "" and self.via.lower().removeprefix("the ") in self.speaker.name.lower()


@record(frozen=True, slots=True)
class Event:
    """One dated, located, sourced event; every value keeps the span of its words.

    `place_basis` tells whose words the place is in: stated (its own), referred ("there", "the city": a place named before),
    borrowed (of another act in the sentence), scene (of the text before).
    """

    type: str
    status: str
    label: str
    when: Found[DateRange]
    trigger: Span
    sentence: Span
    actors: tuple[Found[Party], ...] = ()
    targets: tuple[Found[Party], ...] = ()
    speaker: Found[Party] | None = None
    via: str = ""
    quantity: Found[Quantity] | None = None
    forces: tuple[Found[Materiel], ...] = ()
    equipment: tuple[Found[Materiel], ...] = ()
    place: Found[Place] | None = None
    origin: Found[Place] | None = None
    place_basis: str = ""
    confidence: float = 0.0
    confidence_reason: str = ""
    mentions: tuple[Span, ...] = ()
    headline: bool = False
    evidence: tuple[str, ...] = ()


@record(frozen=True, slots=True)
class Problem:
    """Something that could not be read, in words the user understands: where, what, remedy."""

    where: str
    what: str


@record(frozen=True, slots=True)
class Reading:
    """What the pipeline returns for one article."""

    article: Article
    events: tuple[Event, ...]
    problems: tuple[Problem, ...] = field(default_factory=tuple)
