"""Tells from the words before a date whether it lies ahead or behind."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.find.date_mentions import Mention
from timeline.lexicon.dates import Dates
from timeline.model import Token

AHEAD, LIKELY, BACK = "ahead", "likely", "back"
REACH = 12  # words before a date that may govern it
LONGEST_NAME = 6  # words between two commas that may be a name
STOPS = frozenset(";.:()")
SAID = frozenset({"said", "says", "told", "announced", "warned"})  # "On Friday he said that they will leave"
MAYBE = frozenset({"could", "may", "might"})
COMING = frozenset({"begin", "come", "happen", "open", "resume", "start", "take"})  # "could take effect on Wednesday"


def tense(mention: Mention, tokens: Sequence[Token], dates: Dates) -> str:
    """Return "ahead" for a plan, "likely" for what may be one, "back" for the past, "" where nothing tells.

    The nearest cue counts: "will leave on Friday" lies ahead, "was due to leave on Friday" behind.
    """
    at = mention.first - 1
    opening = _class(tokens[at], dates) if at >= 0 else ""
    if opening == "SINCE":
        return BACK
    if opening == "AS" and at >= 2 and tokens[at - 1].low in {"early", "soon", "late"}:
        return AHEAD
    if at < 1:
        return _opens(mention, tokens, dates)
    if tokens[at].low == "(":
        at -= 1  # "at four in the morning (4 a.m. Thursday)" says it once more
    weekday = mention.kind == "weekday"
    seen = _cue(tokens, at, dates)
    if weekday:
        if opening == "UNTIL" or (opening == "BY" and seen != BACK):
            return AHEAD
        return "" if seen == LIKELY else seen
    return LIKELY if opening in {"UNTIL", "BY", "THROUGH"} and seen != AHEAD else seen


def _opens(mention: Mention, tokens: Sequence[Token], dates: Dates) -> str:
    """Return the tense of a sentence that opens with the date: "On 3 May the brigade will leave"."""
    for index in range(mention.last, min(len(tokens), mention.last + REACH)):
        low = tokens[index].low
        if low in SAID:
            break
        if _class(tokens[index], dates) == "FUTURE":
            plans = dates.value(low) == "to" and [token.low for token in tokens[index + 1 : index + 2]] == ["to"]
            if plans or dates.value(low) == "sure":
                return AHEAD
    return BACK


def _cue(tokens: Sequence[Token], at: int, dates: Dates) -> str:
    """Return what the nearest verb before a place says."""
    passed, index = 0, at + 1
    while index > 0 and passed <= REACH:
        index -= 1
        named = index < at and tokens[index].text[:1].isupper() and tokens[index + 1].text[:1].isupper()
        passed += not named and tokens[index].low[0].isalnum()  # "Foreign Minister Sergei Lavrov" is as near as "him"
        low = tokens[index].low
        opened = _apposed(tokens, index) if low == "," else index
        if opened < index:
            index = opened
            continue
        if passed > REACH or low in STOPS or (low == "," and at - index > 1):
            return ""
        found = _verb(tokens, index, dates)
        if found:
            return found
    return ""


def _apposed(tokens: Sequence[Token], index: int) -> int:
    """Return the comma that opens a name which a comma closes, "the president, Andrzej Duda, in Warsaw", else the comma itself."""
    opening = index - 1
    while opening > 0 and index - opening <= LONGEST_NAME and tokens[opening].text[0].isupper():
        opening -= 1
    return opening if index - opening > 1 and tokens[opening].low == "," else index


def _verb(tokens: Sequence[Token], index: int, dates: Dates) -> str:
    low, cls = tokens[index].low, _class(tokens[index], dates)
    if cls == "FUTURE" and (dates.value(low) != "to" or [token.low for token in tokens[index + 1 : index + 2]] == ["to"]):
        return BACK if _had(tokens, index, dates) else AHEAD
    if cls == "TO" and index + 1 < len(tokens):
        return _infinitive(tokens, index, dates)
    if low in MAYBE and index + 1 < len(tokens) and tokens[index + 1].low in COMING:
        return AHEAD
    if low == "due" and index and _class(tokens[index - 1], dates) == "BE":
        return AHEAD
    if cls == "HAD" or low in {"was", "were"}:
        return BACK
    finite = (
        cls in {"", "COUNTED"} and ((low.endswith("ed") and len(low) > 4) or low in dates.pasts) and tokens[index].text.islower()
    )  # "United" is no verb
    return BACK if finite and tokens[index - 1].low != "be" else ""


def _had(tokens: Sequence[Token], index: int, dates: Dates) -> bool:
    """Tell "had originally been | scheduled to open"."""
    at = index - 1
    while at > 0 and (_class(tokens[at], dates) == "BE" or tokens[at].low.endswith("ly")):
        at -= 1
    return at >= 0 and _class(tokens[at], dates) == "HAD"


def _infinitive(tokens: Sequence[Token], index: int, dates: Dates) -> str:
    """Return what "to" says: "is to leave" lies ahead, "to Russia" nothing."""
    before, following = _class(tokens[index - 1], dates) if index else "", tokens[index + 1]
    if before == "FUTURE" or not following.text.islower() or _class(following, dates) not in {"", "BE", "EDGE"}:
        return ""
    if before in {"BE", "BOUND"}:
        had = any(_class(token, dates) == "HAD" for token in tokens[max(0, index - 3) : index])
        return BACK if had else AHEAD
    return LIKELY if before != "FROM" else ""


def _class(token: Token, dates: Dates) -> str:
    word = dates.words.get(token.low)
    return word.cls if word else ""
