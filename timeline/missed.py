"""Lists sentences that may tell an event which was not read, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline import pipeline
from timeline.find.triggers import Candidate
from timeline.lexicon import Lexicon, default
from timeline.lexicon.triggers import BLOCK
from timeline.lexicon.weights import total
from timeline.model import Article, DateRange, Found, Materiel, Party, Place, Quantity, Reading, Sentence, Span, Token
from timeline.noun_phrases import Thing
from timeline.text import prepare
from timeline.values import record

LIKELY = 0.3  # from here on a sentence is worth a look
FEW = 8  # tokens of a sentence that says little
COUNTED = frozenset({"force", "casualty", "weapon", "platform"})
FORCES = frozenset({"force", "unit"})
OFFICES = frozenset({"person", "role"})
CLOSED = frozenset(".!?…")
AHEAD = frozenset({"to", "will", "may", "might", "would", "could", "shall", "must"})


@record(frozen=True, slots=True)
class Missed:
    """A sentence without an event; `chance` is about how often such a sentence tells one, `reason` the sum that gives it.

    `clues` are the words that speak for it.
    """

    sentence: Span
    chance: float
    reason: str
    clues: tuple[Span, ...]


def find(reading: Reading, lexicon: Lexicon | None = None) -> tuple[Missed, ...]:
    """Return the sentences of an article that may tell an event of which no row was made.

    >>> from timeline.model import Article
    >>> text = "Soldiers painted 20 tanks in Goma on Monday. The town is large."
    >>> [(text[one.sentence.start : one.sentence.end], one.chance) for one in find(pipeline.read(Article(text)))]
    [('Soldiers painted 20 tanks in Goma on Monday.', 0.71)]
    """
    knowledge = lexicon or default()
    document = prepare(reading.article, knowledge)
    finds = pipeline.search(document, knowledge)
    if not pipeline.is_relevant(document, finds, knowledge):
        return ()
    told = {span for event in reading.events for span in (event.sentence, *event.mentions)}
    per = zip(document.sentences, *(pipeline.by_sentence(document, found) for found in (finds.things, finds.dates, finds.triggers)), strict=True)
    every = (_weighed(_Clues(sentence, things, dates, known, knowledge)) for sentence, things, dates, known in per if _is_open(sentence, told))
    return tuple(sorted((one for one in every if one), key=lambda one: (-one.chance, one.sentence)))


def explain(article: Article, lexicon: Lexicon | None = None) -> Iterator[str]:
    """Yield the sentences that may tell an event which was not read, under each how likely that is."""
    for one in find(pipeline.read(article, lexicon), lexicon):
        yield " ".join(article.text[one.sentence.start : one.sentence.end].split())
        yield f"    {one.chance:.2f}: {one.reason}"


def likely(missed: Sequence[Missed]) -> tuple[Missed, ...]:
    """Return those that are worth a look."""
    return tuple(one for one in missed if one.chance >= LIKELY)


def _is_open(sentence: Sentence, told: set[Span]) -> bool:
    """Tell a full sentence of the body, of which no event was read, from headlines, captions and lists."""
    last = next((token.low for token in reversed(sentence.tokens) if token.low not in {'"', "'", ")"}), "")
    return sentence.role == "body" and sentence.span not in told and last[:1] in CLOSED


@record(frozen=True, slots=True)
class _Clues:
    """What was found in a sentence."""

    sentence: Sentence
    things: Sequence[Found[Thing]]
    dates: Sequence[Found[DateRange]]
    triggers: Sequence[Found[Candidate]]
    lexicon: Lexicon

    def of(self, kind: type, *kinds: str, besides: frozenset[str] = frozenset()) -> list[Span]:
        """Return where things of a class stand, of some kinds only, or of all besides some."""
        found = (thing for thing in self.things if isinstance(thing.value, kind))
        return [thing.span for thing in found if (not kinds or _kind(thing) in kinds) and _kind(thing) not in besides]

    def known(self) -> list[Span]:
        """Return words that can tell an event."""
        return [found.span for found in self.triggers if any(row.type != BLOCK for row in found.value.rows)]

    def acts(self) -> list[Span]:
        """Return verbs of motion, violence, command and office."""
        return [_span(token) for token in self.sentence.tokens if token.low in self.lexicon.acts]

    def pasts(self) -> list[Span]:
        """Return what may be verbs in the past."""
        pasts = self.lexicon.grammar.pasts
        return [_span(token) for token in self.sentence.tokens if token.low in pasts or (token.low.endswith("ed") and len(token.low) > 4)]


def _kind(thing: Found[Thing]) -> str:
    return getattr(thing.value, "kind", "")


def _span(token: Token) -> Span:
    return Span(token.start, token.end)


def _weighed(clues: _Clues) -> Missed | None:
    """Return a sentence with its chance, or None for one that names no one and no time, or tells no act."""
    found = {
        "date": [date.span for date in clues.dates],
        "place": clues.of(Place),
        "force": clues.of(Materiel, *FORCES),
        "weapon": clues.of(Materiel, besides=FORCES),
        "number": clues.of(Quantity, *COUNTED),
        "person": clues.of(Party, *OFFICES),
        "known": clues.known(),
        "act": clues.acts(),
        "past": clues.pasts(),
    }
    named = found["date"] or found["force"] or found["weapon"] or found["number"] or (found["act"] and (found["place"] or clues.of(Party)))
    if not named or not (found["known"] or found["act"] or found["past"]):
        return None
    signs = ["base", *(sign for sign, spans in found.items() if spans), *_of_words(clues, len(found["known"]))]
    weights = clues.lexicon.missed
    chance, reason = total(((weights[sign].words, weights[sign].value) for sign in signs if weights[sign].value), 0.0, 1.0)
    words = {span for sign, spans in found.items() if sign != "past" or not (found["known"] or found["act"]) for span in spans}
    return Missed(clues.sentence.span, chance, reason, tuple(_apart(sorted(words))))


def _of_words(clues: _Clues, known: int) -> Iterator[str]:
    """Yield the signs of the words as such."""
    words, grammar = {token.low for token in clues.sentence.tokens}, clues.lexicon.grammar
    judged = (
        ("many", known > 1),
        ("few", len(clues.sentence.tokens) < FEW),
        ("plan", not words.isdisjoint(AHEAD)),
        ("negated", not words.isdisjoint(grammar["negation"])),
        ("question", "?" in words),
    )
    return (sign for sign, there in judged if there)


def _apart(spans: Sequence[Span]) -> Iterator[Span]:
    """Yield spans that don't overlap, the first and longest of those that do."""
    end = -1
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start >= end:
            yield span
            end = span.end
