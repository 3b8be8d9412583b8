"""Tells whether a capital stands for its government or for the city."""

from __future__ import annotations

from timeline.find.party_scan import Scan
from timeline.lexicon.parties import Parties

BE = frozenset({"was", "were", "is", "are", "has", "have", "had", "been", "being", "came"})


def is_government(found: Scan, unit: int, parties: Parties, *, pair: bool) -> bool:
    """Tell whether the capital at this unit acts or is spoken to: "Moscow said", "Washington's decision", "warned Kyiv".

    `pair` is the answer for the capital just before, which holds for "... and Minsk" too.
    """
    lows, words, start, end = found.lows, parties.words, found.starts[unit], found.ends[unit]
    before = lows[start - 1] if start else ""
    after = lows[end] if end < len(lows) else ""
    if not after or _is_city(found, end, parties):
        return bool(after == "" and _is_addressed(lows, start, words))
    if before in {"and", "or", ","} and unit > 1 and found.codes[unit - 2] == "K":
        return pair
    if _is_addressed(lows, start, words):
        return True
    if before in words["place_prep"]:
        return False
    if after in {"'s", "'"}:
        return end + 1 < len(lows)
    return after in words["gov_follow"] and not (after in BE and any(low in words["place_prep"] for low in lows[end + 1 : end + 4]))


def _is_addressed(lows: list[str], start: int, words: dict[str, frozenset[str]]) -> bool:
    before = lows[start - 1] if start else ""
    if before in words["gov_prep"]:
        return start > 1 and lows[start - 2] in words["gov_noun"]
    return before in words["gov_verb"]


def _is_city(found: Scan, end: int, parties: Parties) -> bool:
    """Tell whether what follows makes it a city: "Kyiv suburbs", "Minsk, Belarus", "MOSCOW (Reuters) -"."""
    low = found.lows[end]
    if low in {"'s", "'"} and end + 1 < len(found.lows):
        low = found.lows[end + 1]
    if low in parties.words["place_noun"] or low in {"-", "("}:
        return True
    following = found.words[end + 1] if end + 1 < len(found.words) else None
    return low == "," and following is not None and following.text[0].isupper()
