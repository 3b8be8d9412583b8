"""Turns a sentence into one letter a unit, so that patterns of parties are short regular expressions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from timeline.lexicon.parties import Parties
from timeline.lexicon.party_index import Entry
from timeline.model import Sentence, Token

# Letters of units: C state, A nation or people (adjective or noun), O organization, G armed group, B body, H word for a body,
# K capital, T title (D of a diplomat, U of officials, t Mr or General after a comma), P person, S surname, N capitalised words, n one such word,
# u the same in a headline, R word for rebels, Z outlet; m modifier, b "backed", l "led", c "coalition", x "pro", g geographic word,
# v verb of speaking; o of, f from, i in/for/to, d article, & and,
# ' possessive, - hyphen within a word, the comma and brackets themselves, . anything else.
SMALL = {"of": "o", "from": "f", "in": "i", "for": "i", "to": "i", "at": "i", "the": "d", "a": "d", "an": "d",
         "its": "d", "his": "d", "her": "d", "their": "d", "and": "&", "or": "&", ",": ",", "'s": "'", "(": "(", ")": ")"}  # fmt: skip
ARTICLES = frozenset({"al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "es", "ul", "ur"})
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
MARKS = frozenset({"-", "'"})
LONGEST_NAME = 6
NEAR = 12  # tokens
FEW_SMALL_WORDS = 0.25


@dataclass(slots=True)
class Scan:
    """The units of a sentence: a letter in `codes`, first and last token (half open) and what the table says of it.

    `names` are the numbers of those that are more than a small word or a mark.
    """

    words: Sequence[Token]
    lows: list[str]
    headline: bool
    codes: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    entries: list[Entry | None] = field(default_factory=list)
    names: list[int] = field(default_factory=list)

    def add(self, code: str, start: int, end: int, entry: Entry | None = None) -> int:
        """Append a unit and return where the next one starts."""
        self.names.append(len(self.codes))
        self.codes.append(code)
        self.starts.append(start)
        self.ends.append(end)
        self.entries.append(entry)
        return end


def is_headline(words: Sequence[Token]) -> bool:
    """Tell whether nearly all longer words have a capital, so that capitals mean nothing.

    A full stop after some small words closes a sentence full of names: "President Ghani fled Afghanistan."
    """
    if words and words[-1].text == ".":
        for word in words:
            if len(word.text) > 3 and word.text[0].islower():
                return False
    longer = [word.text[0].islower() for word in words if len(word.text) > 3 and word.text[0].isalpha()]
    return len(longer) > 2 and sum(longer) <= FEW_SMALL_WORDS * len(longer)


def scan(sentence: Sentence, parties: Parties) -> Scan:
    """Return the units of a sentence."""
    words, lows, beginnings = sentence.tokens, sentence.lows, parties.beginnings
    found = Scan(words, lows, is_headline(words))
    codes, starts, ends, entries = found.codes, found.starts, found.ends, found.entries
    position, count, common = 0, len(words), parties.index.common
    while position < count:
        low = lows[position]
        if low in beginnings and (low in common or not words[position].text[0].islower()) and (end := _begun(found, position, parties)):
            position = end
            continue
        code = SMALL.get(low)
        if code is None:
            if words[position].text[0].isupper():
                position = _unknown(found, position, parties)
                continue
            code = _mark(words, position) if low in MARKS else "."
        codes.append(code)  # most words; a call for each would take as long as all the rest
        starts.append(position)
        position += 1
        ends.append(position)
        entries.append(None)
    return found


def _begun(found: Scan, position: int, parties: Parties) -> int:
    """Return the end of the name that begins here, 0 for a small word that is written like the mark of a ship."""
    mark = parties.vessels.get(found.lows[position])
    if mark is None:
        return _known(found, position, parties)
    return found.add(".", position, _vessel_end(found, position + 1, parties)) if found.words[position].text == mark else 0


def _vessel_end(found: Scan, start: int, parties: Parties) -> int:
    """Return the end of a ship's name, which may be a person's or a state's: "USS Dwight D. Eisenhower", "USS America"."""
    end = start
    while end < len(found.words) and end - start < LONGEST_NAME:
        word = found.words[end]
        if word.text[0].isupper():
            hit = parties.index.at(found.words, found.lows, end) if end > start else None
            if hit is not None and hit[1].code in "CABT":
                break
        elif word.low != "." or len(found.words[end - 1].text) > 1:
            break
        end += 1
    return end


def _mark(words: Sequence[Token], position: int) -> str:
    """Tell a hyphen within a word and the bare possessive ("Belarus'") from other marks."""
    word = words[position]
    if word.low == "-" and 0 < position < len(words) - 1 and words[position - 1].end == word.start and words[position + 1].start == word.end:
        return "-"
    return (
        "'" if word.low == "'" and position and words[position - 1].end == word.start and words[position - 1].low.endswith(("s", "z", "x")) else "."
    )


def _known(found: Scan, position: int, parties: Parties) -> int:
    hit = parties.index.at(found.words, found.lows, position)
    if found.lows[position] in parties.given and found.words[position].text[0].isupper() and (hit is None or hit[1].code in "CKSmg"):
        end = name_end(found, position, parties)
        if _is_thing(found, end, parties) or _is_ship(found, position, end, parties):
            return found.add(".", position, _thing_end(found, end + 1, parties) if _is_thing(found, end, parties) else end)
        if _word_count(found, position, end) > 1 and (hit is None or end > hit[0]):
            return found.add("P", position, end, lookup(found.lows[position:end], parties))
    if hit is not None:
        code = _code(found, position, hit, parties)
        return found.add(code, position, _with_suffix(found, hit[0]) if code in "PS" else hit[0], hit[1])
    small = SMALL.get(found.lows[position])
    if small:
        return found.add(small, position, position + 1)
    return _unknown(found, position, parties) if found.words[position].text[0].isupper() else found.add(".", position, position + 1)


def _code(found: Scan, position: int, hit: tuple[int, Entry], parties: Parties) -> str:
    """Return the letter of a known word where it stands: "ousted" is a verb after a noun, "fighter" may be an aircraft."""
    code, before = hit[1].code, found.lows[position - 1] if position else ""
    if (code == "P" or (code == "S" and before != "the")) and _is_ship(found, position, hit[0], parties):
        return "."
    if code == "S" and hit[0] < len(found.lows) and found.lows[hit[0]] in parties.words["ship_after"]:
        return "."
    if hit[1].detail == "honorific" and (before == "the" or before in parties.words["ship"]):
        return "."  # the Sir Galahad was a ship
    if hit[1].detail in {"honorific", "military"} and found.codes and found.codes[-1] == ",":
        return "t"
    if code == "m" and found.lows[position].endswith("ed") and found.codes and found.codes[-1] not in "dm&'A":
        return "."
    return "." if code == "R" and _is_aircraft(found, position, hit[0], parties) else code


def _is_aircraft(found: Scan, start: int, end: int, parties: Parties) -> bool:
    """Tell "fighter jets", "F-16 fighters" and "fighters and bombers" from people who fight."""
    if found.lows[end - 1] not in {"fighter", "fighters"} or (found.codes and found.codes[-1] == "G"):
        return False
    before = found.lows[start - 1] if start else ""
    return any(mark.isdigit() for mark in before) or not parties.words["aircraft"].isdisjoint(found.lows[max(0, start - NEAR) : end + NEAR])


def _with_suffix(found: Scan, end: int) -> int:
    """Return the end of a name with the "III" or ", Jr." after it."""
    start = end + 1 if end < len(found.lows) and found.lows[end] == "," else end
    if start < len(found.lows) and found.lows[start] in SUFFIXES and found.words[start].text[0].isupper():
        return start + 2 if start + 1 < len(found.lows) and found.lows[start] in {"jr", "sr"} and found.lows[start + 1] == "." else start + 1
    return end


def _unknown(found: Scan, position: int, parties: Parties) -> int:
    if found.lows[position] in parties.words["start"]:
        return found.add(SMALL.get(found.lows[position], "."), position, position + 1)
    end = name_end(found, position, parties)
    if position == 0 and end > 1 and found.lows[1] in parties.given:
        end = 1  # "Privately Andrei Sannikov ..."
    if found.headline:
        return found.add("u", position, end)
    if found.codes[-1:] == ["T"] and end == position + 1 and _is_thing(found, position, parties) and found.words[position].text.isupper():
        return found.add(".", position, end)  # "Pope AFB"
    if _is_thing(found, end, parties):
        return found.add(".", position, _thing_end(found, end + 1, parties))
    if _is_ship(found, position, end, parties):
        return found.add(".", position, end)
    return found.add("N" if _word_count(found, position, end) > 1 else "n", position, end)


def _is_thing(found: Scan, position: int, parties: Parties) -> bool:
    return position < len(found.lows) and found.lows[position] in parties.words["thing"] and found.words[position].text[0].isupper()


def _is_ship(found: Scan, start: int, end: int, parties: Parties) -> bool:
    """Tell a ship by the noun beside its name: "the carrier Theodore Roosevelt", "the Eisenhower strike group"."""
    before = found.lows[start - 1] if start else ""
    after = found.lows[end] if end < len(found.lows) else ""
    return before in parties.words["ship"] or after in parties.words["ship_after"] or (before == "the" and after not in parties.words["of_person"])


def _thing_end(found: Scan, start: int, parties: Parties) -> int:
    """Return the end of the capitals that go on naming a thing: "Bradley Infantry Fighting Vehicles"."""
    end = start
    while end < len(found.words) and found.words[end].text[0].isupper() and found.lows[end] not in parties.index.starts:
        end += 1
    return end


def _word_count(found: Scan, start: int, end: int) -> int:
    return sum(word.text[0].isalpha() and word.low not in ARTICLES for word in found.words[start:end])


def name_end(found: Scan, start: int, parties: Parties) -> int:
    """Return the end of a run of words that may be one name: "Lloyd J. Austin III", "Jean-Yves Le Drian"."""
    end = last = start + 1
    words, lows, given = found.words, found.lows, found.lows[start] in parties.given
    while end < len(words) and end - start < 2 * LONGEST_NAME:
        word = words[end]
        if word.text[0].isupper() and _may_join(found, end, parties, given):
            end = last = end + 1
        elif word.low == "-" and words[end - 1].end == word.start and end + 1 < len(words) and words[end + 1].start == word.end:
            if not words[end + 1].text[0].isalpha() or lows[end + 1] in parties.words["backed"] or lows[end + 1] in parties.words["led"]:
                break
            end = last = end + 2
        elif (word.low == "." and len(words[end - 1].text) == 1 and words[end - 1].text.isupper()) or _is_particle(found, end, parties):
            end += 1
        else:
            break
    return last


def _is_particle(found: Scan, position: int, parties: Parties) -> bool:
    """Tell a small word inside a name; "at" and "as" must be tied to the next word: "Hafiz as-Sadr"."""
    low = found.lows[position]
    if low not in parties.words["particle"]:
        return False
    return low not in {"as", "at", "an", "ad", "e"} or (position + 1 < len(found.lows) and found.lows[position + 1] == "-")


def _may_join(found: Scan, position: int, parties: Parties, given: bool) -> bool:
    low = found.lows[position]
    if low in parties.words["thing"] or (low in parties.words["start"] and len(low) > 1):
        return False
    hit = parties.index.at(found.words, found.lows, position) if low in parties.index.starts else None
    return hit is None or (given and hit[1].code in "SKCnmG" and hit[0] == position + 1)


def lookup(lows: Sequence[str], parties: Parties) -> Entry | None:
    """Return the office holder whom a name means by its first and last word, if one is known."""
    words = [low for low in lows if low[0].isalpha() and low not in SUFFIXES]
    name = parties.ends.get((parties.spelling(words[0]), words[-1])) if len(words) > 1 else None
    if name is None:
        return None
    person = parties.persons[name]
    return Entry("P", name, person.iso3, person.where, kind="person")
