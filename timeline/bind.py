"""Ties each event to its date: same clause, then same sentence, then the sentence before, then publication."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from timeline.clauses import Clause, Frame
from timeline.find.triggers import Candidate
from timeline.lexicon.grammar import Grammar
from timeline.lexicon.types import EventType
from timeline.model import DateRange, Event, Found, Span
from timeline.values import record, replace

BEFORE = 1.3  # a date before its event counts as this much farther away
RELATIVE = frozenset({"who", "which", "whom", "whose"})  # openers; the "that" of "states that joined" counts as "which"
DEFINITE = "definite"  # evidence of a mention that names an act told before and gives no day of its own
CAPTION = "caption"  # evidence of a mention in the words under a picture, which shows but part of the forces
MANNER = "manner"  # evidence of a mention that tells how the act before it was done: "attacked the village, shooting residents"
UNNAMED = "unnamed"  # evidence of a mention whose object is ground without a name: "overran the emirate", which is not the town told before
APART = "apart"  # evidence of a mention that is told to be another than those before
WITH = "with: "  # with the kind of weapon in evidence of a mention that tells what was used
UPON = "upon: "  # with the noun in evidence of a mention that tells what was hit: "hospital"
TRIAL = "trial: "  # with the type in evidence of a mention that would be it, were it done in a test
ACT = "act: "  # with the kind of act in evidence of a mention that is none of another kind
OTHERS = frozenset({"other", "others"})
FINE = 1  # days between the ends of a date that is exact
ABOUT = 4  # tokens from a trigger to a relative clause that may still be about it
PERFECT = frozenset({"has", "have", "'ve"})
NOW, NOWADAYS = frozenset({"is", "are", "'re"}), 4  # with "being", and how far before it
ADVERBS, OBJECT = 3, 5  # tokens from "has" to its participle, and to its object: "has not yet denied", "has not joined the fighting"
LED = frozenset({"a", "an", "the", "its", "his", "their"})
THING = 3  # tokens from a date to the noun that it marks
THINGS = frozenset(
    "accord agreement armistice attack cease ceasefire coup deal election interview invasion pact peace report resolution revolution speech "
    "statement summit treaty truce vote war".split()
)
PACTS = frozenset("accord agreement armistice cease ceasefire treaty truce".split())
COMPARED = 6  # tokens from "first" to "since"
MEASURED = 10  # tokens from "since" to the date
REASONS = frozenset({"although", "because", "before", "if", "though", "unless", "until"})  # openers of what is no day of speaking
BEGUN = frozenset(
    "agreed announced began begins begun came concluded declared ended ends erupted expired held kicked launched opened opens reached resumed "
    "run runs signed started starts took open begin start convene convened convenes".split()
)  # verbs that tell when a pact, drill or meeting was
HELD = 8  # tokens from a noun to the relative clause that dates it
REPORTING = 3  # tokens after a verb of saying within which a date is the day of speaking


@record(frozen=True, slots=True)
class Fallback:
    """What dates an event without a date of its own: the date before it, and the day of publication."""

    earlier: Found[DateRange] | None
    published: date | None


def when(frame: Frame, candidate: Candidate, clause: int, saying: Sequence[int], fallback: Fallback) -> tuple[Found[DateRange], str]:
    """Return the date of an event and where it was found: clause, sentence, before, published or none."""
    found = _told(frame, candidate, clause, saying) if frame.dates else None
    if found is not None:
        return found
    if fallback.earlier is not None:
        return Found(_context(fallback.earlier.value), fallback.earlier.span, fallback.earlier.evidence), "before"
    tag = [found for found in frame.dates if frame.clauses[frame.clause_of(frame.token_at(found.span.start))].opener == "said"]
    if tag and candidate.first not in saying:  # "the army has left, state radio reported on Wednesday", in the paper of Thursday
        return tag[0], "sentence"
    return publication(fallback.published, frame.sentence.span), "published" if fallback.published else "none"


def _told(frame: Frame, candidate: Candidate, clause: int, saying: Sequence[int]) -> tuple[Found[DateRange], str] | None:
    """Return the date that the sentence of an event gives it, if it gives one."""
    here = frame.clauses[clause]
    said_here = candidate.first in saying  # what is said has dates of its own
    inside = [found for found in frame.dates if here.first <= frame.token_at(found.span.start) < here.end]
    if inside := _apart_from_nouns(inside, frame, candidate, said_here=said_here):
        return _nearest(_of_infinitive(inside, frame, candidate), frame, candidate), "clause"
    opening = [found for found in frame.dates if frame.token_at(found.span.end - 1) in {here.first - 1, here.first - 2}]
    if here.opener == "when" and opening:  # "since 2014, when Russia annexed Crimea"
        return replace(opening[-1], value=_outset(opening[-1].value)), "clause"
    if later := _had_before(frame, candidate, clause):
        return _prior(_nearest(later, frame, candidate)), "before"
    near = (
        []
        if said_here and here.opener == "said"
        else [  # "until Monday, he said, the forces would stay"
            found
            for found in frame.dates
            if _reaches(frame, frame.clause_of(frame.token_at(found.span.start)), clause, candidate, said_here=said_here)
        ]
    )
    near = _apart_from_nouns(near, frame, candidate, said_here=said_here)
    said = [found for found in near if _day_of_speaking(frame.token_at(found.span.start), saying)]
    others = [found for found in near if found not in said]
    if others or said:
        return _nearest(others or said, frame, candidate), "sentence"
    return None


def _of_infinitive(dates: list[Found[DateRange]], frame: Frame, candidate: Candidate) -> list[Found[DateRange]]:
    """Leave out the day of the verb before, "agreed on Monday | to withdraw by June", where a day follows."""
    if len(dates) < len(("before", "after")) or candidate.form != "base" or frame.words[candidate.first - 1] != "to":
        return dates
    after = [found for found in dates if frame.token_at(found.span.start) > candidate.last]
    close = any(frame.token_at(found.span.end - 1) == candidate.first - 2 for found in dates)
    return after if after and close else dates


def _apart_from_nouns(dates: list[Found[DateRange]], frame: Frame, candidate: Candidate, *, said_here: bool) -> list[Found[DateRange]]:
    """Leave out dates that only say which thing is meant, "accused him of breaking a 2007 peace deal", unless an act has no other."""
    dates = [found for found in dates if not _compares(found, frame, candidate) and not (said_here and _is_quoted(found, frame, candidate))]
    free = [found for found in dates if not _names_a_thing(found, frame, candidate)]
    if free or said_here:
        return free
    return [] if all(found.value.precision == "year" and _of_pact(found, frame) for found in dates) else dates


def _of_pact(found: Found[DateRange], frame: Frame) -> bool:
    """Tell the year by which a pact is known, "the 2003 ceasefire", from one in which something is done."""
    return not PACTS.isdisjoint(frame.words[frame.token_at(found.span.end - 1) + 1 : frame.token_at(found.span.end - 1) + THING])


def _names_a_thing(found: Found[DateRange], frame: Frame, candidate: Candidate) -> bool:
    """Tell the date of another noun than the trigger: "a late Monday | report", "the Feb. 12 | agreement", "Sunday's | vote"."""
    first, behind, words = frame.token_at(found.span.start), frame.token_at(found.span.end - 1) + 1, frame.words
    if behind + 1 >= len(words) or first <= candidate.first <= behind + (0 if candidate.is_verb else THING):
        return False
    owned = words[behind] == "'s"
    led = not LED.isdisjoint(words[max(0, first - 2) : first])
    return owned or (led and not THINGS.isdisjoint(words[behind : behind + 2]))


def _is_quoted(found: Found[DateRange], frame: Frame, candidate: Candidate) -> bool:
    """Tell a day within a quotation from that of its speaking: '"We leave on Monday," he | said'."""
    date = frame.token_at(found.span.start)
    return frame.words[min(date, candidate.first) : max(date, candidate.first)].count('"') % 2 == 1


def _compares(found: Found[DateRange], frame: Frame, candidate: Candidate) -> bool:
    """Tell the date that an act is measured by: "for the first time since the visit on 2 August", "the worst raid since 2014"."""
    words, first = frame.words, frame.token_at(found.span.start)
    if "since" not in words[max(0, first - MEASURED + 1) : first + 1]:
        return False
    since = next((at for at in range(first, max(-1, first - MEASURED), -1) if words[at] == "since"), -1)
    if since < 0 or "," in words[since:first] or since < candidate.first < first:
        return False
    led = words[max(0, since - COMPARED) : since]
    return "first" in led or any(word.endswith("est") or word in {"most", "worst"} for word in led)


def _outset(since: DateRange) -> DateRange:
    """Return the day, month or year that a stretch of "since" begins with; any other date as it is.

    >>> _outset(DateRange(date(2014, 3, 1), date(2022, 10, 11), "range", "explicit", "since March 2014")).last
    datetime.date(2014, 3, 31)
    """
    word, _, rest = since.text.partition(" ")
    if word.lower() != "since" or since.first is None or since.precision != "range":
        return since
    days = [word for word in rest.replace(",", " ").split() if word.isdigit() and len(word) < 3]
    if rest.isdigit():
        last, precision = since.first.replace(month=12, day=31), "year"
    elif since.first.day == 1 and not days and not rest.endswith("day"):
        last, precision = since.first.replace(day=monthrange(since.first.year, since.first.month)[1]), "month"
    else:
        last, precision = since.first, "day"
    return replace(since, last=last, precision=precision, reason=f"{since.reason or since.text}; the event that opens it")


def _had_before(frame: Frame, candidate: Candidate, clause: int) -> list[Found[DateRange]]:
    """Return the dates of the main clause before whose act another was over: "forces that had entered Belarus crossed the border on Thursday"."""
    here = frame.clauses[clause]
    if here.opener not in RELATIVE:
        return []
    told = candidate.form in {"past", "participle"} and "had" in frame.words[here.first : candidate.first]
    goes_on = any(other.opener == "resume" and other.parent == here.parent and other.first >= here.end for other in frame.clauses)
    over = told and goes_on  # behind the object it may be as late: "shot down drones which had been launched"
    return [found for found in frame.dates if found.value.first is not None and found.value.basis != "published"] if over else []


def _prior(found: Found[DateRange]) -> Found[DateRange]:
    """Return the open span up to a date."""
    later = found.value
    reason = f"told as over by then: {later.reason or later.text}"
    return replace(found, value=DateRange(None, later.first, "before", "context", later.text, reason))


def up_to_now(frame: Frame, candidate: Candidate, clause: int, saying: Sequence[int]) -> bool:
    """Tell "has repeatedly denied" and what it is said of, for which the date of an earlier sentence does not hold."""
    if candidate.form in {"past", "participle"} and (_perfect(frame, candidate.first, ADVERBS) or _goes_on_now(frame, candidate.first)):
        return True
    if not candidate.is_verb and _perfect(frame, candidate.first, OBJECT):
        return True
    here = frame.clauses[clause]
    return here.opener == "that" and any(frame.clause_of(verb) == here.parent and _perfect(frame, verb, ADVERBS) for verb in saying)


def _goes_on_now(frame: Frame, token: int) -> bool:
    """Tell "are not currently being | deployed"."""
    return frame.words[token - 1] == "being" and not NOW.isdisjoint(frame.words[max(0, token - 1 - NOWADAYS) : token - 1])


def recalls(frame: Frame, candidate: Candidate, binding: str) -> bool:
    """Tell "said on Monday that the attack hit a barracks", which is of no day of its own, from "the attack on Sunday"."""
    return not candidate.is_verb and binding != "clause" and candidate.first > 0 and frame.words[candidate.first - 1] == "the"


def announces(frame: Frame, candidate: Candidate, saying: Sequence[int]) -> bool:
    """Tell "announced the drill on Monday", which gives the day of the announcement and not of the drill."""
    return not candidate.is_verb and candidate.first > 1 and frame.words[candidate.first - 1] == "the" and candidate.first - 2 in saying


def parts(frame: Frame, candidate: Candidate, grammar: Grammar) -> bool:
    """Tell a mention that is set apart from those before: "another attack", "elsewhere"."""
    if frame.words[0] in OTHERS:  # "Other columns drove north"
        return True
    return not grammar["apart"].isdisjoint((*frame.words[max(0, candidate.first - ABOUT) : candidate.first], frame.words[0]))


def speeches(events: Sequence[Event], types: dict[str, EventType]) -> list[Event]:
    """Give words without a date the day on which their speaker was last said to speak: "also claimed"."""
    days: dict[str, Found[DateRange]] = {}
    dated: list[Event] = []
    for event in events:
        speaks, names = types[event.type].speaks, [actor.value.name for actor in event.actors]
        if speaks and event.when.value.basis == "published" and (known := next((days[name] for name in names if name in days), None)):
            event = replace(event, when=Found(_context(known.value), known.span, known.evidence))
        elif speaks and event.when.value.basis != "published":
            days |= dict.fromkeys(names, event.when)
        dated.append(event)
    return dated


def publication(published: date | None, span: Span) -> Found[DateRange]:
    """Return the day of publication as a date, or an open one where it is not known."""
    return Found(_published(published), span)


@lru_cache(maxsize=64)
def _published(published: date | None) -> DateRange:
    if published is None:
        return DateRange(None, None, "unknown", "published", "", "no date in the text; the publication date is needed")
    reason = f"no date in the text; the news of {published:%a} {published.day} {published:%b %Y}"
    return DateRange(published, published, "day", "published", "", reason)


def _context(earlier: DateRange) -> DateRange:
    return DateRange(
        earlier.first, earlier.last, earlier.precision, "context", earlier.text, f"from the sentence before: {earlier.reason or earlier.text}"
    )


def _nearest(dates: Sequence[Found[DateRange]], frame: Frame, candidate: Candidate) -> Found[DateRange]:
    def distance(found: Found[DateRange]) -> float:
        token = frame.token_at(found.span.start)
        return token - candidate.last if token > candidate.last else BEFORE * (candidate.first - token)

    if len(dates) == 1:
        return dates[0]
    nearest = min(dates, key=distance)
    return next((found for found in dates if _finer(found.value, nearest.value)), nearest)


def _finer(one: DateRange, two: DateRange) -> bool:
    """Tell a date that says more exactly when: "a week ago, during the night of 14 May"."""
    if one.first is None or one.last is None or two.first is None or two.last is None:
        return False
    return two.first <= one.first and one.last <= two.last and (one.last - one.first).days <= FINE < (two.last - two.first).days


def _reaches(frame: Frame, dated: int, clause: int, candidate: Candidate, *, said_here: bool) -> bool:
    """Tell whether the date of one clause may be that of another: not from a later one with an event of its own or about something else."""
    later = frame.clauses[dated]
    if later.opener == "resume" and frame.clauses[clause].opener in RELATIVE and later.parent == frame.clauses[clause].parent:
        return False  # "soldiers who were sent to Mali returned on Monday"
    if frame.sentence.role == "title" and frame.part_of(later.first) != frame.part_of(
        candidate.first
    ):  # "UN sets Jan. 15 deadline; Bush offers talks"
        return False
    if said_here and (dated > clause or later.opener in REASONS):
        return False
    if tells_when(later, frame, candidate):
        return True
    if dated < clause or not later.opener or later.opener == "resume" or (later.opener == "with" and dated == clause + 1):
        return True
    if (
        later.opener == "when"
        and dated == clause + 1
        and candidate.form == "past"
        and "had" not in frame.words[frame.clauses[clause].first : candidate.first]
    ):
        return True  # "two soldiers died | when their truck hit a mine on 2 April"
    if later.opener in RELATIVE and later.first - candidate.last > ABOUT:  # "withdraw its forces from states that joined after 1997"
        return False
    return not any(later.first <= found.value.first < later.end for found in frame.candidates)


def tells_when(later: Clause, frame: Frame, candidate: Candidate) -> bool:
    """Tell a relative clause that says when and where the noun before it is held: "hold a summit, | which is to open in Cairo on Friday"."""
    named = not candidate.is_verb or candidate.rest > candidate.last
    return named and later.opener in RELATIVE and 0 <= later.first - candidate.rest <= HELD and _is_held(later, frame)


def _is_held(clause: Clause, frame: Frame) -> bool:
    """Tell a relative clause that dates the noun before it: "the drills, | which began on Monday", "a truce | that was agreed in 2003"."""
    verbs = [found.value for found in frame.candidates if clause.first <= found.value.first < clause.end and found.value.is_verb]
    return all(frame.words[verb.first] in BEGUN for verb in verbs) and not BEGUN.isdisjoint(frame.words[clause.first : clause.first + ADVERBS + 1])


def _perfect(frame: Frame, token: int, reach: int) -> bool:
    return not PERFECT.isdisjoint(frame.words[max(0, token - reach) : token])


def _day_of_speaking(token: int, saying: Sequence[int]) -> bool:
    return any(0 < token - verb <= REPORTING for verb in saying)
