"""Finds the noun that a number counts: "1,600 | French | soldiers", "a 3,500-strong | brigade"."""

from __future__ import annotations

import re

from timeline.find import materiel
from timeline.find.materiel import Chain, Words, chain
from timeline.find.numbers import Number, core
from timeline.lexicon import Lexicon
from timeline.lexicon.quantities import Band
from timeline.values import record

SIZE = re.compile(r"\d+(?:\.\d+)?(?:mm|cm|kg|km|lb|kt)$")  # "155mm"
WENT = frozenset({"arrived", "came", "departed", "flew", "landed", "left", "returned", "went"})  # "the first 120 | left"
FURTHEST = 8  # tokens from a number to its noun
BLOCKED = frozenset({"measure", "none"})
SINGLE_KINDS = frozenset({"ship", "aircraft", "drone", "missile", "vehicle"})
FLEETS = frozenset({"fleets", "naval groups", "flotillas", "task forces"})
MANY_SHIPS = 300  # a "300-strong fleet" counts people, a "20-strong fleet" ships
PEOPLES = {"A": "people", "G": "fighters"}  # by the class of their name in the index of parties
UNIT_OF_KIND = {
    "aircraft": "aircraft",
    "ship": "ships",
    "vehicle": "vehicles",
    "drone": "drones",
    "missile": "missiles",
    "artillery": "artillery pieces",
    "air_defence": "air defence systems",
    "munition": "munitions",
    "nuclear": "nuclear weapons",
    "weapon": "weapons",
    "force": "troops",
}


@record(frozen=True, slots=True)
class Counted:
    """What a number counts, up to token `end`; an empty unit means that it counts nothing of ours.

    `waits`: the noun follows a second number ("300 French and 200 British soldiers"). `band` is the size of a formation.
    """

    end: int
    unit: str
    where: str = ""
    waits: bool = False
    band: Band | None = None
    is_platform: bool = False


NOTHING = Counted(0, "")


def counted(words: Words, number: Number, lexicon: Lexicon) -> Counted | None:
    """Return what a number counts, or None where no noun follows it."""
    money = _money(words, number, lexicon)
    if money is not None:
        return money
    index = number.end
    if index >= len(words.lows) or words.lows[index] in WENT:
        return None
    if words.lows[index] == "-" and words.tokens[index].start == words.tokens[index - 1].end:
        return _compound(words, index + 1, number, lexicon)
    many = number.value != 1 or number.low != number.high or words.lows[index] == "of"
    return _noun(words, index, many, lexicon)


def _money(words: Words, number: Number, lexicon: Lexicon) -> Counted | None:
    """Read the sign before a sum: "$325 million", "US$ 2bn"."""
    for length in (2, 1):
        start = number.start - length
        hit = lexicon.quantities.nouns.at(words.lows, start) if start >= 0 else None
        if hit is not None and hit[0] == number.start and hit[1][0].unit_class == "money":
            return Counted(number.end, hit[1][0].unit, hit[1][0].where)
    return None


def _compound(words: Words, index: int, number: Number, lexicon: Lexicon) -> Counted | None:
    """Read "3,500-strong brigade", "three-ship group", "500-man force"; "two-day" and "10-year-old" count nothing of ours."""
    if index >= len(words.lows):
        return None
    if words.lows[index] == "strong":
        head = _noun(words, index + 1, False, lexicon)
        if head is not None and head.unit in FLEETS and number.value < MANY_SHIPS:
            return Counted(head.end, "ships", head.where)
        is_force = head is not None and lexicon.quantities.classes.get(head.unit) == "force"
        return Counted(head.end if head is not None and is_force else index + 1, "troops", head.where if head is not None and is_force else "")
    hit = lexicon.quantities.nouns.at(words.lows, index)
    noun = hit[1][0] if hit else None
    if hit is None or noun is None or noun.number == "plural" or noun.unit_class in BLOCKED:
        return NOTHING
    if noun.unit in {"people", "troops"}:
        head = _noun(words, hit[0], False, lexicon)
        is_force = noun.unit == "troops" or (head is not None and lexicon.quantities.classes.get(head.unit) == "force")
        return Counted(hit[0], "troops" if is_force else "people", noun.where)
    return Counted(hit[0], noun.unit, noun.where) if noun.unit_class in {"force", "weapon", "platform"} else NOTHING


def single(words: Words, index: int, lexicon: Lexicon) -> Counted | None:
    """Return the single thing that "a" or "one" stands before."""
    found = _noun(words, index + 1, False, lexicon)
    if found is None or not found.unit or found.waits:
        return None
    if found.end < len(words.lows) and not materiel.closes(words.lows[found.end], lexicon):
        return None
    sized = words.lows[found.end : found.end + 1] == ["of"] and core(words, found.end + 1, lexicon) is not None  # "a brigade of 4,000"
    return None if sized else found


def _noun(words: Words, start: int, many: bool, lexicon: Lexicon) -> Counted | None:
    """Return the noun that ends the phrase which starts here; None if none starts, NOTHING if it is none of ours."""
    index = _behind_of(words, start, lexicon)
    limit = min(len(words.lows), index + FURTHEST)
    begun = index
    while index < limit:
        low = words.lows[index]
        if low[:1].isdigit() and (behind := _behind_calibre(words, index, lexicon) or _behind_compound(words, index)) > index:
            index = behind
            continue
        if (behind := _behind_name(words, index, lexicon)) > index:
            index = behind
            continue
        found, after = _head(words, index, many, lexicon)
        found = found or (_people(words, index, lexicon) if after == index and many else None)
        if found is not None:
            return found
        if after > index:
            index = after
        elif index > begun and low in {"and", "or"} and words.tokens[index - 1].text[0].isupper() and index + 1 < limit:
            if not words.tokens[index + 1].text[0].isupper():
                return Counted(index, "?", waits=True)
            index += 1
        elif low == "and" and index > begun and (joint := _joint(words, index, many, lexicon)) is not None:
            return joint
        elif _breaks(words, index, lexicon):
            return NOTHING if index > begun else None
        else:
            index += 1
    return NOTHING if index > begun else None


def _joint(words: Words, index: int, many: bool, lexicon: Lexicon) -> Counted | None:
    """Return the forces behind the second of two modifiers: "8,000 combat and | support | troops"."""
    for at in (index + 1, index + 2):
        found = _head(words, at, many, lexicon)[0] if at < len(words.lows) and not words.lows[index - 1].endswith("s") else None
        if found is not None:
            return found if lexicon.quantities.classes.get(found.unit) == "force" and at > index + 1 else None
    return None


def _behind_calibre(words: Words, index: int, lexicon: Lexicon) -> int:
    """Return the index after a size or range before a noun, "155mm", "122 mm", "40 km range"; 0 where there is none."""
    if SIZE.match(words.lows[index]):
        return index + 1
    hit = lexicon.quantities.nouns.at(words.lows, index + 1) if words.lows[index].replace(".", "").isdigit() and index + 1 < len(words.lows) else None
    return hit[0] if hit is not None and hit[1][0].unit == "length" else 0


def _behind_compound(words: Words, index: int) -> int:
    """Skip "10-year-old"."""
    end = index
    while end + 2 < len(words.lows) and words.lows[end + 1] == "-" and words.tokens[end + 1].start == words.tokens[end].end:
        end += 2
    return end + 1 if end > index else index


def _behind_of(words: Words, index: int, lexicon: Lexicon) -> int:
    """Skip "of the", "of its", "more", "of the 15"."""
    lows = words.lows
    if lows[index : index + 1] == ["more"] and lows[index + 1 : index + 2] != ["than"]:
        return index + 1
    if index < len(lows) and lows[index] == "of":
        index += 1
        if index < len(lows) and lows[index] in lexicon.grammar["determiner"]:
            index += 1
            if index < len(lows) and (lows[index][:1].isdigit() or lows[index] in lexicon.quantities.words):
                index += 1
    return index


def _head(words: Words, index: int, many: bool, lexicon: Lexicon) -> tuple[Counted | None, int]:
    """Return what is counted if its noun starts here, else the index up to which the words are modifiers."""
    match = materiel.system(words, index, lexicon)
    if match is not None:
        end = materiel.equipment_run(words, match.end, lexicon)
        unit = UNIT_OF_KIND.get(match.system.kind, "units")
        run = chain(words, match.end, lexicon) if end > match.end else None
        named = [noun.unit for _, stop, noun in run.heads if stop == end and noun.unit and noun.unit_class != "force"] if run else []
        return Counted(end, named[0] if named else unit, match.system.where, is_platform=match.system.kind in SINGLE_KINDS), end
    found = chain(words, index, lexicon)
    if found is None:
        return None, index
    return _chosen(words, found, many, lexicon)


def _chosen(words: Words, found: Chain, many: bool, lexicon: Lexicon) -> tuple[Counted | None, int]:
    _, end, noun = found.heads[-1]
    if found.heads[0][2].unit_class == "measure" and found.heads[0][2].number != "singular":
        return NOTHING, end
    if many and noun.number == "singular":
        return None, end
    if noun.number == "any" and _is_name(words, end):
        return NOTHING, end
    barred = not materiel.allowed(words, found, found.heads[-1], lexicon, counted=True)
    if barred or noun.unit_class in BLOCKED or not noun.unit:
        return NOTHING, end
    return _fate(found, lexicon), end


def _behind_name(words: Words, index: int, lexicon: Lexicon) -> int:
    """Return the index after the name of an organization or its short form: "250 | United Nations (UN) | troops"."""
    if words.lows[index] == "(" and words.lows[index + 2 : index + 3] == [")"] and words.tokens[index + 1].text.isupper():
        return index + 3
    hit = lexicon.parties.index.at(words.tokens, words.lows, index) if words.tokens[index].text[0].isupper() else None
    return hit[0] if hit is not None and hit[1].code == "O" else index


def _people(words: Words, index: int, lexicon: Lexicon) -> Counted | None:
    """Return the people or the group whose name ends the phrase: "12 | Yemenis", "30 | Taliban"."""
    hit = lexicon.parties.index.at(words.tokens, words.lows, index) if words.tokens[index].text[0].isupper() else None
    unit = PEOPLES.get(hit[1].code) if hit is not None else None
    if hit is None or unit is None or (hit[0] < len(words.lows) and not materiel.closes(words.lows[hit[0]], lexicon)):
        return None
    waits = unit == "people" and not words.lows[hit[0] - 1].endswith(("s", "men"))  # "300,000 South Korean and 17,000 U.S. troops"
    barred = {"-", "'s", "and", "or", ","} if waits else {"-", "'s"}
    return Counted(hit[0], unit, hit[1].where) if barred.isdisjoint(words.lows[hit[0] : hit[0] + 1]) else None


def _is_name(words: Words, end: int) -> bool:
    """Tell a name with a number from a count: "558 Aircraft | Repair Plant"."""
    return end < len(words.tokens) and words.tokens[end - 1].text[0].isupper() and words.tokens[end].text[0].isupper()


def _fate(found: Chain, lexicon: Lexicon) -> Counted:
    """Return the last noun; people take the unit of a word of loss before them: "12 wounded | soldiers"."""
    _, end, noun = found.heads[-1]
    loss = next((value for _, _, value in found.heads[:-1] if value.unit_class == "casualty"), None)
    if loss is not None and noun.unit_class in {"force", "other"}:
        return Counted(end, loss.unit, loss.where)
    band = lexicon.quantities.bands.get(noun.noun)
    return Counted(end, noun.unit, noun.where, band=band, is_platform=noun.kind in SINGLE_KINDS)


def _breaks(words: Words, index: int, lexicon: Lexicon) -> bool:
    """Tell whether a word ends the phrase: a verb, a preposition, a mark, another number, an unknown plural."""
    low = words.lows[index]
    if low in lexicon.grammar.function_words or low in lexicon.grammar["determiner"] or low in lexicon.speech.forms:
        return low != "us" or words.tokens[index].text != "US"  # "2,000 US-based troops"
    if not low[:1].isalpha():
        apart = words.tokens[index].start > words.tokens[index - 1].end
        return (low == "-" and apart) or low not in {"-", "'s", "'", '"'}
    if low in lexicon.quantities.words or low in lexicon.quantities.months:
        return True
    return low == words.tokens[index].text and low.endswith("s") and len(low) > 3 and not low.endswith(("ss", "ous", "less"))
