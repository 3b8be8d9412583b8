"""The command line: data to standard output, messages to standard error.

Exit code 0: fine; 1: something could not be read (it is named, the rest is done); 2: wrong usage.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Any, TextIO

from timeline.lexicon import DATA, DataError, Lexicon
from timeline.model import Article, Problem, Reading
from timeline.read import ReadError, days

PATHS = "a text file or saved web page, a .jsonl or .csv of articles (id, title, text, published, source, url), a folder, or - for standard input"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    arguments = _parser().parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except DataError as fault:
        _tell(str(fault))
        return 1
    except BrokenPipeError:
        # The reader of our output has seen enough; the interpreter must not complain about it either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m timeline", description="Turns reports about armed forces into dated, located, sourced events.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    extract = _command(commands, "extract", _extract, "articles to a table of events")
    extract.add_argument("paths", nargs="+", metavar="PATH", help=PATHS)
    _published(extract)
    extract.add_argument(
        "--format",
        choices=("csv", "jsonl", "text"),
        default="csv",
        help="csv is sorted by day, jsonl flows article by article and carries the evidence, text is a chronology to read",
    )
    for name, help_ in (
        ("dates", "TIMEX3 time expressions"),
        ("places", "place names with coordinates"),
        ("code", "events and roles with PLOVER codes"),
    ):
        command = _command(commands, name, _annotate, f"records of a .jsonl to {help_}")
        command.add_argument("path", metavar="FILE.jsonl", help="one record a line, or - for standard input")
        command.set_defaults(kind=name)
    explain = _command(commands, "explain", _explain, "each sentence with the data rows that fired")
    explain.add_argument("paths", nargs="+", metavar="PATH", help=PATHS)
    explain.add_argument("--missed", action="store_true", help="only sentences that may tell an event which was not read, the likeliest first")
    _published(explain)
    redate = _command(commands, "redate", _redate, "the events that lie on other days if the articles appeared on another day")
    redate.add_argument("paths", nargs="+", metavar="PATH", help=PATHS)
    _published(redate)
    redate.add_argument("--to", type=_day, required=True, metavar="DATE", help="the other publication day")
    _command(commands, "check", _check, "check data/ and name file, row, fault and remedy")
    gazetteer = commands.add_parser("gazetteer", help="a gazetteer of your own", description="Builds a gazetteer of your own.")
    build = _command(gazetteer.add_subparsers(required=True, metavar="COMMAND"), "build", _gazetteer, "places of a CSV or a GeoNames dump")
    build.add_argument("path", type=Path, metavar="FILE", help="a CSV (name, lat, lon, aliases, iso3 ...) or an unpacked dump of GeoNames")
    build.add_argument("--states", default="", metavar="ISO3,...", help="of a dump, take only places of these states")
    build.add_argument("--smallest", type=int, default=500, metavar="PEOPLE", help="of a dump, leave out smaller towns that are no seats")
    return parser


def _command(commands: Any, name: str, run: Callable[[argparse.Namespace], int], help_: str) -> argparse.ArgumentParser:  # noqa: ANN401  argparse hides the type
    command: argparse.ArgumentParser = commands.add_parser(name, help=help_, description=help_)
    command.add_argument("-o", "--output", type=Path, metavar="FILE", help="write here instead of to standard output")
    command.add_argument("--data", type=Path, default=DATA, metavar="FOLDER", help="knowledge to use instead of the bundled data/")
    if run not in (_check, _gazetteer):
        command.add_argument("--gazetteer", type=Path, metavar="FILE", help="places of your own, as gazetteer build -o wrote them")
    command.set_defaults(run=run)
    return command


def _published(command: argparse.ArgumentParser) -> None:
    command.add_argument("--published", type=_day, metavar="DATE", help="publication day (2022-10-31) of articles that bring none")


def _day(text: str) -> date | None:
    try:
        return days.read(text)
    except ReadError as fault:
        raise argparse.ArgumentTypeError(str(fault)) from None


@contextlib.contextmanager
def _output(path: Path | None) -> Iterator[TextIO]:
    if path is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", newline="")
        yield sys.stdout
        sys.stdout.flush()
        return
    with path.open("w", encoding="utf-8", newline="") as stream:
        yield stream


def _tell(message: str) -> None:
    sys.stderr.write(f"{message}\n")


class Count:
    """Tells problems as they come, progress on a terminal, at the end the sum."""

    def __init__(self) -> None:
        self.articles = self.events = self.unread = 0

    def notes(self, problems: Sequence[Problem]) -> None:
        """Tell what a user should know."""
        for problem in problems:
            _tell(f"{problem.where}: {problem.what}")

    def failed(self, problem: Problem) -> None:
        """Tell what could not be read."""
        self.unread += 1
        self.notes([problem])

    def done(self, events: int) -> None:
        """Count one article."""
        self.articles += 1
        self.events += events
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{self}\x1b[K\r")

    def __str__(self) -> str:
        unread = f", {self.unread} not read" if self.unread else ""
        return f"{self.articles} article{'s' * (self.articles != 1)}, {self.events} event{'s' * (self.events != 1)}{unread}"

    def close(self) -> int:
        """Tell the sum and return the exit code."""
        _tell(str(self))
        return 1 if self.unread else 0


def _articles(arguments: argparse.Namespace, count: Count) -> Iterator[Article]:
    from timeline.read import open as opening

    for found in opening.articles(arguments.paths, published=arguments.published):
        if isinstance(found, Article):
            yield found
        else:
            count.failed(found)


def _readings(arguments: argparse.Namespace, lexicon: Lexicon, count: Count) -> Iterator[Reading]:
    from timeline import pipeline
    from timeline.read import check

    for article in _articles(arguments, count):
        count.notes(check.article(article, lexicon))
        with alone(check.name(article), count):
            reading = pipeline.read(article, lexicon)
            count.notes((*reading.problems, *check.reading(reading)))
            count.done(len(reading.events))
            yield reading


@contextlib.contextmanager
def alone(where: str, count: Count) -> Iterator[None]:
    """Whatever is wrong with one article must not stop the next."""
    try:
        yield
    except (BrokenPipeError, DataError):
        raise
    except ReadError as fault:
        count.failed(Problem(where, str(fault)))
    except Exception as fault:
        count.failed(Problem(where, f"a fault of ours stopped this one ({type(fault).__name__}: {fault}); please report it with the text"))


def _extract(arguments: argparse.Namespace) -> int:
    from timeline import chronology, record
    from timeline.export import csv

    lexicon, count = Lexicon(arguments.data, gazetteer=arguments.gazetteer), Count()
    with _output(arguments.output) as stream:
        readings = _readings(arguments, lexicon, count)
        if arguments.format == "csv":
            csv.write(record.rows(readings, lexicon.types), stream)
        elif arguments.format == "text":
            stream.writelines(f"{line}\n" for line in chronology.text(record.rows(readings, lexicon.types), lexicon.types))
        else:
            for reading in readings:
                _write_events(reading, lexicon, stream)
    return count.close()


def _write_events(reading: Reading, lexicon: Lexicon, stream: TextIO) -> None:
    from timeline import record

    for event in reading.events:
        row = record.row(event, reading.article, lexicon.types)
        _write({**row, "spans": record.spans(event), "evidence": event.evidence}, stream)
    stream.flush()


def _write(fields: dict[str, Any], stream: TextIO) -> None:
    stream.write(json.dumps(fields, ensure_ascii=False, default=date.isoformat) + "\n")


def _annotate(arguments: argparse.Namespace) -> int:
    from timeline import annotate

    lexicon, count = Lexicon(arguments.data, gazetteer=arguments.gazetteer), Count()
    mark = {"dates": annotate.dates, "places": annotate.places, "code": annotate.code}[arguments.kind]
    try:
        lines = sys.stdin.buffer if arguments.path == "-" else Path(arguments.path).open("rb")  # noqa: SIM115  closed below
    except OSError as fault:
        _tell(f"{arguments.path}: cannot be opened ({fault.strerror}); check the name and your right to read it")
        return 1
    with lines, _output(arguments.output) as stream:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            where = f"{arguments.path}:{number}"
            with alone(where, count):
                marked = mark(_fields(line), lexicon)
                _write(marked, stream)
                count.notes([Problem(where, marked["problem"])] if "problem" in marked else [])
                count.done(sum(len(found) for found in marked.values() if isinstance(found, list)))
    return 1 if count.unread else 0


def _fields(line: bytes) -> dict[str, Any]:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        fields = None
    if not isinstance(fields, dict):
        raise ReadError("this line is not a JSON object; write one record a line")
    return fields


def _explain(arguments: argparse.Namespace) -> int:
    from timeline import missed, pipeline
    from timeline.read import check

    lexicon, count = Lexicon(arguments.data, gazetteer=arguments.gazetteer), Count()
    told = missed.explain if arguments.missed else pipeline.explain
    with _output(arguments.output) as stream:
        for article in _articles(arguments, count):
            count.notes(check.article(article, lexicon))
            with alone(check.name(article), count):
                for line in told(article, lexicon):
                    stream.write(f"{line}\n")
    return 1 if count.unread else 0


def _redate(arguments: argparse.Namespace) -> int:
    from timeline import redate

    lexicon, count = Lexicon(arguments.data, gazetteer=arguments.gazetteer), Count()
    with _output(arguments.output) as stream:
        stream.write("event_id\tbefore\tafter\tlabel\n")
        for article in _articles(arguments, count):
            with alone(article.title or article.id, count):
                moved = redate.moved(article, arguments.to, lexicon)
                stream.writelines(f"{one.event_id}\t{redate.written(one.before)}\t{redate.written(one.after)}\t{one.label}\n" for one in moved)
                count.done(len(moved))
    return count.close()


def _check(arguments: argparse.Namespace) -> int:
    from timeline.read import dossier

    lexicon = Lexicon(arguments.data)
    tables = [name for name, member in vars(Lexicon).items() if isinstance(member, cached_property)]
    coasts = partial(_coasts, lexicon)  # read only when a text names one
    checks = [*(partial(getattr, lexicon, name) for name in tables), coasts, partial(dossier.every, lexicon.folder / "samples")]
    faults = [fault for one in checks if (fault := _fault(one))]
    with _output(arguments.output) as stream:
        stream.writelines(f"{fault}\n" for fault in faults)
    _tell(f"{len(tables)} tables and the samples checked, {len(faults)} fault{'s' * (len(faults) != 1)}")
    return 1 if faults else 0


def _gazetteer(arguments: argparse.Namespace) -> int:
    from timeline.lexicon import geonames, place_build

    lexicon = Lexicon(arguments.data)
    states = frozenset(filter(None, arguments.states.upper().split(",")))
    if unknown := sorted(states - set(lexicon.countries.by_iso3)):
        _tell(f"--states: {', '.join(unknown)} is no state; use codes of countries.csv, as UKR,RUS")
        return 2
    built = place_build.build(arguments.path, lexicon, target=arguments.output, choice=geonames.Choice(states, arguments.smallest))
    use = "; read it with --gazetteer" if arguments.output else ""
    _tell(f"{built.path}: {_counted(built.places, 'place')} with {_counted(built.names, 'name')}{use}")
    return 0


def _coasts(lexicon: Lexicon) -> object:
    return lexicon.places.edges.coast("")


def _counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> _counted(1, "place"), _counted(1200, "name")
    ('1 place', '1,200 names')
    """
    return f"{number:,} {noun}{'s' * (number != 1)}"


def _fault(load: Callable[[], object]) -> str:
    try:
        load()
    except (DataError, ReadError) as fault:
        return str(fault)
    return ""
