"""Reads the parts of each kind of date phrase, without yet saying which year or day it means."""

from __future__ import annotations

from datetime import date

from timeline.find.date_calendar import Stretch
from timeline.find.date_mentions import Mention
from timeline.find.date_parts import Parts
from timeline.values import replace


def _one(kind: str, **parts: object) -> list[Mention]:
    return [Mention(kind, 0, 0, 0, 0, **parts)]  # type: ignore[arg-type]


def _nothing(parts: Parts) -> list[Mention]:
    return _one("nothing")


def _calendar(parts: Parts) -> list[Mention]:
    stretch = parts.stretch()
    if stretch is None or _is_numbered_name(parts):
        return []
    return _one("calendar", stretch=stretch, direction=parts.direction(), year_word=parts.year_word())


def _is_numbered_name(parts: Parts) -> bool:
    """Tell whether "the Second" after a month begins a name: "by the end of May the Second Army had left"."""
    first = parts.slot("day")[0]
    day = parts.text("day")
    return day[:1].isupper() and parts.has("day") and first > parts.first and parts.tokens[first - 1].text == "the"


def _fiscal(parts: Parts) -> list[Mention]:
    return [replace(mention, text="fiscal") for mention in _calendar(parts)]


def _capital(parts: Parts) -> list[Mention]:
    return _calendar(parts) if parts.text("month")[:1].isupper() else []


def _numeric(parts: Parts) -> list[Mention]:
    words = [parts.low("one"), *parts.low("rest").split(".")] if parts.has("rest") else [parts.low(name) for name in ("one", "two", "year")]
    one, two, year = (int(word) for word in words)
    if len(words[2]) < 3:
        year += 2000 if year < 50 else 1900
    day, month = (one, two) if one > 12 or one == two or parts.low_at(1) == "." else (two, one)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return []
    doubtful = one <= 12 and two <= 12 and one != two and parts.low_at(1) == "/"
    if doubtful and (told := parts.weekday_behind()) is not None:  # "2/7/92 (Thursday)"
        fitting = [ends for ends in ((one, two), (two, one)) if date(year, ends[1], ends[0]).weekday() == told]
        doubtful, (day, month) = len(fitting) != 1, (fitting or [(day, month)])[0]
    return _one("calendar", stretch=Stretch(year, None if doubtful else month, None if doubtful else day), modifier="APPROX" if doubtful else "")


def _pair(parts: Parts) -> list[Mention]:
    """Read both ends of a range that share a month, year or era."""
    first = parts.stretch()
    second = parts.stretch(second=True)
    if first is None or second is None:
        return []
    if first.day and second.day and not parts.low_between_is("/") and second.day <= first.day:
        return []
    cut = parts.slot("day2" if parts.has("day2") else "year2")
    before = parts.slot("day" if parts.has("day2") else "year")
    split = max(before[1], parts.slot("month")[1] if parts.has("month") and parts.slot("month")[0] < cut[0] else 0)
    ends = ((parts.first, split, first), (cut[0], parts.last, second))
    return [
        Mention("calendar", parts.tokens[a].start, parts.tokens[b - 1].end, a, b, stretch=stretch, year_word=parts.year_word())
        for a, b, stretch in ends
    ]


def _year(parts: Parts) -> list[Mention]:
    year = int(parts.low("year"))
    before = parts.class_before(1)
    if parts.first and parts.tokens[parts.first - 1].text == ":" and parts.tokens[parts.first - 1].end == parts.tokens[parts.first].start:
        return []  # "12:1945"
    if year < 1400 and before not in {"IN", "SINCE", "BY", "FROM", "UNTIL", "OF"}:
        return []
    if before in {"ABOUT", "NEARLY", "OVER", "THAN", "LEAST"} and parts.class_before(2) not in {"IN", "SINCE", "FROM", "UNTIL"}:
        return []
    return [] if _is_name(parts) else _one("calendar", stretch=Stretch(year))


def _is_name(parts: Parts) -> bool:
    """Tell whether a year belongs to a name: "Zapad-2021", "Union Resolve 2022", but not "Eastern Front 1941-1945"."""
    at = parts.first - 1
    after = [token.low for token in parts.tokens[parts.last : parts.last + 2]]
    if after[:1] == ["-"] and after[1:] and after[1].isdecimal() and len(after[1]) == 4:
        return False
    if at >= 1 and parts.tokens[at].low == "-" and parts.tokens[at - 1].end == parts.tokens[at].start:
        at -= 1
    token = parts.tokens[at] if at >= 0 else None
    return token is not None and token.text[:1].isupper() and not parts.class_of(token) and (at > 0 or at < parts.first - 1)


def _spelt(parts: Parts) -> list[Mention]:
    stretch = parts.stretch()
    return _one("calendar", stretch=stretch) if stretch and 1600 <= (stretch.year or 0) <= 2100 else []


def _season(parts: Parts) -> list[Mention]:
    stretch = parts.stretch()
    if stretch is None:
        return []
    season = replace(stretch, season=parts.value("season"))
    return _one("season", stretch=season, direction=parts.direction(), year_word=parts.year_word(), clock=parts.value("part"))


def _quarter(parts: Parts) -> list[Mention]:
    stretch = parts.stretch()
    if stretch is None:
        return []
    if parts.has("h"):
        half = {"1": 1, "2": 2, "": 2}.get(parts.value("h"))  # "the last half" has no figure
        return _one("calendar", stretch=replace(stretch, half=half), year_word=parts.year_word() or "this") if half else []
    order = parts.number("q")
    if order is None or not 1 <= order <= 4:
        return []
    return _one("calendar", stretch=replace(stretch, quarter=int(order)), year_word=parts.year_word())


def _decade(parts: Parts) -> list[Mention]:
    low = parts.low("dec")
    figures = int("".join(sign for sign in low if sign.isdigit()) or 0) if low else int(parts.value("decword")) * 10
    if figures % 10 or (low.isdigit() and figures % 100):
        return []
    if figures < 100:
        figures += 1900
    return _one("calendar", stretch=Stretch(decade=figures // 10, bc=parts.has("bc")))


def _century(parts: Parts) -> list[Mention]:
    order = parts.number("cent")
    if order is None or not 1 <= order <= 22 or "century" not in [token.low for token in parts.tokens[parts.first : parts.last]]:
        return []
    return _one("calendar", stretch=Stretch(century=int(order) - 1, bc=parts.has("bc")))


def _holiday(parts: Parts) -> list[Mention]:
    a, b = parts.slot("name")
    rule = parts.dates.holidays.get(tuple(token.low for token in parts.tokens[a:b]))
    stretch = parts.stretch()
    if rule is None or stretch is None or (not parts.tokens[a].text[:1].isupper() and not parts.tokens[a].text.isdigit()):
        return []
    modifier = "WEEK" if parts.has("week") else ""
    return _one("holiday", text=rule, stretch=stretch, direction=parts.direction(), year_word=parts.year_word(), modifier=modifier)


def _deictic(parts: Parts) -> list[Mention]:
    clock = parts.value("part")
    offset = int(parts.value("today") or 0)
    if parts.has("today") and parts.low_at(1) == "day":
        if offset == 0:
            return []
        offset *= 2
    modifier = "OVER" if parts.low("part") == "overnight" else ""
    if parts.has("weekday"):
        return _one("weekday", weekday=int(parts.value("weekday")), clock=clock, modifier=modifier)
    if not parts.has("today") and parts.has("dir"):
        return _one("deictic", direction=parts.direction(), clock=clock)
    return _one("deictic", offset=offset, clock=clock, modifier=modifier)


def _weekday(parts: Parts) -> list[Mention]:
    if parts.text("weekday").islower() and parts.low("weekday") in {"sat", "sun", "wed", "mon"}:
        return []
    modifier = "OVER" if any(token.low == "overnight" for token in parts.words("part")) else ""
    offset = {"before": -1, "after": 1}.get(parts.low("edge"), 0)
    weekday = int(parts.value("weekday"))
    return _one("weekday", weekday=weekday, direction=parts.direction(), clock=parts.value("part"), modifier=modifier, offset=offset)


def _unit(parts: Parts) -> list[Mention]:
    modifier = parts.value("edge")
    if modifier == "EVE" or parts.is_name("unit"):
        return []
    pointing = parts.direction() or "this"
    if pointing == "this" and parts.value("unit") in {"D", "P"} and parts.low_at(0) == "this":
        pointing = "same"
    rolling = "rolling" if any(token.low == "past" for token in parts.words("dir")) else ""
    if rolling and pointing == "last" and parts.value("unit") in {"DE", "CE"}:  # "the past decade" is a length, "the last century" a name
        return _one("span", unit=parts.value("unit"), number=1.0, direction="last")
    return _one("unit", unit=parts.value("unit"), direction=pointing, modifier=modifier, text=rolling)


def _edge_unit(parts: Parts) -> list[Mention]:
    return _one("unit", unit=parts.value("unit"), direction="the")


def _shift(parts: Parts) -> list[Mention]:
    count = parts.number("n") if parts.has("n") else 1.0
    bare = not parts.has("n") and parts.value("unit") in {"D", "W", "M", "Y", "DE", "CE"} and parts.low("unit").endswith(("s", "ies"))
    quarter = int(parts.number("q") or 0) if parts.has("q") else 0
    text = "quarter" if parts.low_at(-1) in {"quarter", "period"} else ""
    return _one(
        "shift",
        unit=parts.value("unit"),
        number=None if bare else count,
        direction=parts.direction(),
        text=text,
        stretch=Stretch(quarter=quarter or None),
    )


def _span(parts: Parts) -> list[Mention]:
    direction = parts.direction()
    count = parts.number("n") if parts.has("n") else None
    unit = parts.value("unit")
    if (direction == "last" and parts.low_at(0) in {"last", "past"} and not parts.has("n")) or not unit:
        return [] if not unit else _one("span", unit=unit, number=count, direction="last")
    if unit in {"WI", "SU", "FA", "SP"}:
        return _one("set", text=f"XXXX-{unit}")
    return _one("span", unit=unit, number=count, direction=direction)


def _duration(parts: Parts) -> list[Mention]:
    count = parts.number("n") if parts.has("n") else None
    if parts.low_at(-1) == "long" and not parts.has("n"):
        count = None if parts.low("unit").endswith("s") else 1.0
    if parts.class_of(parts.tokens[parts.last - 1]) == "YEARW" and not parts.has("n"):
        count = 1.0
    if parts.has("half") and count is not None:
        count += 0.5
    if parts.has("one") and count is not None:
        count += int(parts.low("one")) / int(parts.low("two"))
    unit = parts.value("unit")
    if parts.is_name("unit"):
        return []  # the programme "60 Minutes"
    if parts.has("n") and [token.low for token in parts.words("n")] in (["a"], ["an"]) and parts.low("unit").endswith("s"):
        return []  # "a decades-long feud"
    return _one("duration", unit=unit, number=count)


def _gap(parts: Parts) -> list[Mention]:
    return _one("gap", unit=parts.value("unit"), number=parts.number("n") if parts.has("n") else None)


def _set(parts: Parts) -> list[Mention]:
    if parts.has("freq"):
        after = parts.tokens[parts.last : parts.last + 1]
        if after and after[0].text[:1].isupper() and parts.text("freq").islower():
            return []  # "the daily Haaretz" is a newspaper
        return _one("set", text=parts.value("freq"))
    if parts.has("weekday"):
        part = next(
            (parts.dates.value(token.low) for token in parts.tokens[parts.first : parts.last] if parts.class_of(token) in {"PART", "PARTS"}), ""
        )
        return _one("set", text=f"XXXX-WXX-{int(parts.value('weekday')) + 1}{part}")
    if parts.has("month"):
        return _one("set", text=f"XXXX-{int(parts.value('month')):02d}") if parts.text("month")[:1].isupper() else []
    if parts.has("season"):
        return _one("set", text=f"XXXX-{parts.value('season')}")
    count = parts.number("n") if parts.has("n") else 2.0 if parts.low_at(1) == "other" else 1.0
    return _one("set", unit=parts.value("unit"), number=count)


def _clock(parts: Parts) -> list[Mention]:
    clock = "" if parts.is_name("noon") else parts.clock()
    return _one("clock", clock=clock) if clock else []


def _told(parts: Parts) -> list[Mention]:
    """Read a word that is a date only where the past is told: "the former king", "at night"."""
    value = parts.value("vague")
    if not value or (value.startswith("T") and parts.low("vague") != "night"):
        return []
    return _one("told", text=f"XXXX-XX-XX{value}" if value in {"TNI"} else value)


def _period(parts: Parts) -> list[Mention]:
    stretch = parts.stretch()
    return _one("period", stretch=stretch) if stretch else []


def _same(parts: Parts) -> list[Mention]:
    return _one("told", direction="same")


def _vague(parts: Parts) -> list[Mention]:
    a, b = parts.slot("vague")
    value = parts.dates.phrases.get(tuple(token.low for token in parts.tokens[a:b]))
    return _one("vague", text=value) if value else []


READERS = {
    "calendar": _calendar, "capital": _capital, "century": _century, "clock": _clock, "decade": _decade, "deictic": _deictic,
    "duration": _duration, "edge_unit": _edge_unit, "fiscal": _fiscal, "gap": _gap, "holiday": _holiday, "nothing": _nothing,
    "numeric": _numeric, "pair": _pair, "period": _period, "quarter": _quarter, "same": _same, "season": _season, "set": _set,
    "shift": _shift, "span": _span, "spelt": _spelt, "told": _told, "unit": _unit, "vague": _vague, "weekday": _weekday, "year": _year,
}  # fmt: skip
