"""Finds the date phrases of a sentence, with the words before them that narrow them."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.find.date_mentions import DATED, Mention
from timeline.find.date_parts import Parts
from timeline.find.date_readers import READERS
from timeline.lexicon.date_patterns import Grammar, Rule
from timeline.lexicon.dates import Dates
from timeline.model import Token
from timeline.values import replace

TYPE = 2  # tokens before the number of a type: "C", "-"
PERIODS = frozenset({"mid", "early", "late", "pre", "post"})
NOTHING: tuple[tuple[Rule, ...], tuple[Rule, ...]] = ((), ())  # no pattern may begin there


def scan(tokens: Sequence[Token], lows: Sequence[str], dates: Dates, sentence: int) -> tuple[str, list[Mention]]:
    """Return the sentence as word classes, with its mentions from left to right."""
    symbols = dates.grammar.symbols
    text = "".join(map(symbols.__getitem__, lows))
    found: list[Mention] = []
    free, beginning = 0, dates.grammar.beginning
    for match in beginning.starts.finditer(text):
        at = match.start()
        if (
            at >= free
            and beginning[text[at : at + 2]] != NOTHING
            and not _is_type(tokens, at)
            and (ready := _read_at(text, at, (tokens, sentence), dates))
        ):
            found += [mention for mention in ready if mention.kind != "nothing"]
            free = ready[-1].last
    return text, _with_clocks(found, text, dates.grammar) if len(found) > 1 else found


def _is_type(tokens: Sequence[Token], at: int) -> bool:
    """Tell aircraft of a type from a decade: "two C-130s", but "the mid-1930s"."""
    if at < TYPE or not (tokens[at].low[0].isdigit() and tokens[at].low[-1] == "s") or tokens[at - 1].text != "-":
        return False
    glued = tokens[at - 2].end == tokens[at - 1].start and tokens[at - 1].end == tokens[at].start
    return glued and tokens[at - 2].text[0].isupper() and tokens[at - 2].low not in PERIODS


def _read_at(text: str, start: int, within: tuple[Sequence[Token], int], dates: Dates) -> list[Mention]:
    """Return what stands at a place: the first rule that can be read, with the prefixes before it."""
    grammar, at, (tokens, sentence) = dates.grammar, start, within
    prefixes: list[Parts] = []
    for _ in range(3):
        rules, openers = grammar.beginning[text[at : at + 2]]
        for rule in rules:
            match = rule.regex.match(text, at)
            if match and (mentions := _read(rule, Parts(match, tokens, dates), prefixes, sentence)):
                begun = mentions[0].first == start and mentions[0].start == tokens[start].start
                return mentions if begun else [replace(mentions[0], start=tokens[start].start, first=start), *mentions[1:]]
        for prefix in openers:
            match = prefix.regex.match(text, at)
            if match:
                prefixes.append(Parts(match, tokens, dates, prefix.where))
                at = match.end()
                break
        else:
            break
    return []


def _read(rule: Rule, parts: Parts, prefixes: list[Parts], sentence: int) -> list[Mention]:
    mentions = READERS[rule.kind](parts)
    if not mentions:
        return []
    first, last = parts.first, parts.last
    where = (rule.where,)
    if len(mentions) == 1:
        start, end = parts.tokens[first].start, parts.tokens[last - 1].end
        mentions = [replace(mentions[0], first=first, last=last, start=start, end=end, where=where, sentence=sentence)]
    else:
        mentions = [replace(mention, where=where, sentence=sentence) for mention in mentions]
    for prefix in prefixes:
        changed = _modified(mentions[0], prefix)
        if changed is None:
            return []
        mentions[0] = replace(changed, where=(*changed.where, prefix.where))
    return mentions


def _modified(mention: Mention, prefix: Parts) -> Mention | None:
    """Return the mention with what stands before it: "early", "the end of", "the morning of", "about"."""
    if prefix.has("part") or prefix.has("small"):
        return _in_part(mention, prefix)
    if prefix.has("h"):
        half = 2 if prefix.value("h") in {"2", "END"} or prefix.low("h") == "last" else 1
        if mention.kind == "calendar" and mention.stretch.unit == "Y":
            return replace(mention, stretch=replace(mention.stretch, half=half))
        return replace(mention, modifier="START" if half == 1 else "END") if mention.kind in DATED else None
    if prefix.has("nth"):
        number = "last" if prefix.low("nth") == "last" else prefix.value("nth")
        return replace(mention, modifier=f"NTH{number}") if mention.kind == "calendar" and mention.stretch.unit == "M" else None
    if prefix.has("of"):
        return replace(mention, modifier="WEEK") if mention.kind in DATED and prefix.value("of") == "W" and mention.stretch.unit == "D" else None
    if prefix.has("mod"):
        if mention.kind not in DATED and mention.kind != "edge_unit":
            return None
        if mention.kind == "weekday" and prefix.value("mod") in {"BEFORE", "AFTER"}:
            return None
        return replace(mention, modifier=prefix.value("mod") if not prefix.value("mod").isdigit() else "START")
    if mention.kind not in DATED and mention.kind != "clock":
        return None
    return mention if mention.kind == "shift" or mention.modifier else replace(mention, modifier="APPROX")


def _in_part(mention: Mention, prefix: Parts) -> Mention | None:
    """Return the part of a day: "the morning of 1 May"; "the early hours of Thursday morning" may name it twice."""
    if mention.kind not in DATED or mention.stretch.unit not in {"D", ""} or (mention.clock and prefix.has("part")):
        return None
    return replace(mention, clock=mention.clock or prefix.value("part") or "TMO")


def _with_clocks(found: list[Mention], text: str, grammar: Grammar) -> list[Mention]:
    """Join a time of day with the date beside it: "9:34 p.m., March 19", "Thursday, 10 p.m."."""
    result: list[Mention] = []
    links = {"", ",", grammar.symbol("ON"), grammar.symbol("OF")}
    for mention in found:
        before = result[-1] if result else None
        if before is not None and _repeats(before, mention, text):
            result[-1] = replace(before, last=mention.last + 1)
            continue
        if before is not None and text[before.last : mention.first] in links:
            joined = _joined(before, mention, text[before.last : mention.first])
            if joined is not None:
                result[-1] = joined
                continue
        result.append(mention)
    return result


def _repeats(before: Mention, mention: Mention, text: str) -> bool:
    """Tell whether brackets give the same time by another clock: "10:35 a.m. (0735 GMT) on Friday"."""
    return before.kind == mention.kind == "clock" and text[before.last : mention.first] == "(" and text[mention.last : mention.last + 1] == ")"


def _joined(before: Mention, after: Mention, link: str) -> Mention | None:
    if before.kind == "clock" and _takes_clock(after):
        return replace(after, start=before.start, first=before.first, clock=before.clock, where=before.where + after.where)
    if after.kind == "clock" and _takes_clock(before) and link in {"", ","}:
        return replace(before, end=after.end, last=after.last, clock=after.clock, where=before.where + after.where)
    return None


def _takes_clock(mention: Mention) -> bool:
    day = mention.kind in {"weekday", "holiday"} or (mention.kind == "deictic") or (mention.kind == "calendar" and mention.stretch.unit == "D")
    return day and not mention.clock
