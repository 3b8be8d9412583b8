"""The command line: data out, messages beside, exit codes, and nothing that stops the rest."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from timeline import cli

ROOT = Path(__file__).resolve().parents[1]
MOVE = "Russian troops arrived in Belarus on Monday, the defence ministry in Minsk said on Tuesday."
COMMANDS = ("extract", "dates", "places", "code", "explain", "redate", "check")


def run(*arguments, stdin="", **env):
    command = [sys.executable, "-m", "timeline", *map(str, arguments)]
    return subprocess.run(command, input=stdin.encode(), capture_output=True, check=False, cwd=ROOT, env={**os.environ, **env})


@pytest.fixture
def call(capsys):
    def made(*arguments):
        try:
            code = cli.main([str(argument) for argument in arguments])
        except SystemExit as stopped:
            code = stopped.code
        out, err = capsys.readouterr()
        return code, out, err

    return made


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(MOVE, encoding="utf-8")
    return path


def lines(path, *records):
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def rows(out):
    return list(csv.DictReader(io.StringIO(out, newline="")))


def test_extract_writes_csv_to_standard_output(call, report):
    code, out, err = call("extract", report, "--published", "2022-10-18")
    deployment = next(row for row in rows(out) if row["event_type"] == "deployment")
    assert (code, deployment["date_start"], deployment["iso3"]) == (0, "2022-10-17", "BLR")
    assert err.startswith("1 article, ")


def test_extract_writes_json_lines_with_evidence(call, report):
    code, out, _ = call("extract", report, "--published", "2022-10-18", "--format", "jsonl")
    event = next(event for event in map(json.loads, out.splitlines()) if event["event_type"] == "deployment")
    quoted = {name: [MOVE[start:end] for start, end in held] for name, held in event["spans"].items()}
    assert (code, quoted["trigger"], quoted["date"], quoted["place"]) == (0, ["arrived"], ["on Monday"], ["Belarus"])
    assert any(where.startswith("triggers.csv:") for where in event["evidence"])


def test_extract_writes_a_file(call, report, tmp_path):
    target = tmp_path / "events.csv"
    code, out, _ = call("extract", report, "--published", "2022-10-18", "-o", target)
    assert (code, out) == (0, "")
    assert target.read_bytes().startswith(b'"event_id","event_type"')
    assert target.read_bytes().endswith(b'"\r\n')


def test_one_bad_article_never_stops_the_rest(call, report, tmp_path):
    code, out, err = call("extract", tmp_path / "none.txt", report, "--published", "2022-10-18")
    assert (code, len(rows(out)) > 0) == (1, True)
    assert "none.txt: cannot be opened" in err
    assert "1 not read" in err


def test_a_fault_of_ours_is_told_and_stops_nothing(capsys):
    count = cli.Count()
    with cli.alone("report", count):
        _ = 1 // 0
    assert count.close() == 1
    assert "report: a fault of ours stopped this one (ZeroDivisionError" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        pytest.param(b"", 1, "there is no text", id="empty"),
        pytest.param(b"x " * 1_000_000, 1, "at most 1,000,000 characters are read; split it", id="two megabytes"),
        pytest.param(b"\x00\x01\x02" * 9, 1, "not text in any encoding we know", id="binary"),
        pytest.param(
            "Der Präsident sagte am Montag, die Truppen beider Länder blieben bis zum Ende des Jahres an der Grenze zum Nachbarn.".encode(),
            0,
            "translate it first",
            id="German",
        ),
        pytest.param(b"The weather was fine and nobody moved.", 0, "no event found", id="no event"),
    ],
)
def test_bad_input_has_its_own_sentence(call, tmp_path, content, code, said):
    path = tmp_path / "article.txt"
    path.write_bytes(content)
    got, out, err = call("extract", path, "--published", "2022-10-18")
    assert (got, rows(out)) == (code, [])
    assert said in err


def test_a_missing_publication_date_is_told_and_relative_dates_stay_open(call, report):
    code, out, err = call("extract", report)
    assert code == 0
    assert "no publication date" in err
    assert {row["date_start"] for row in rows(out) if row["date_basis"] == "relative"} <= {""}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["extract", "x", "--published", "2022-02-30"], "not in the calendar", id="impossible day"),
        pytest.param(["extract", "x", "--format", "xml"], "invalid choice", id="unknown format"),
        pytest.param(["extract"], "required: PATH", id="no path"),
        pytest.param([], "required: COMMAND", id="no command"),
        pytest.param(["conjure"], "invalid choice", id="unknown command"),
    ],
)
def test_wrong_usage_is_2(call, arguments, said):
    code, out, err = call(*arguments)
    assert (code, out) == (2, "")
    assert said in err


def test_dates_fit_the_offsets_of_the_record(call, tmp_path):
    text = "One.\r\nTroops left on Monday, 10 October 2022."
    code, out, _ = call("dates", lines(tmp_path / "a.jsonl", {"doc_id": "d", "dct": "2022-10-11", "text": text}))
    document = json.loads(out)
    marks = [(text[mark["start"] : mark["end"]], mark["type"], mark["value"]) for mark in document["timexes"]]
    assert (code, document["doc_id"], marks) == (0, "d", [("Monday, 10 October 2022", "DATE", "2022-10-10")])


def test_a_publication_date_that_cannot_be_read_is_told_and_the_record_is_read_without_it(call, tmp_path):
    record = {
        "doc_id": "d",
        "dct": "4 December",
        "published": "4 December",
        "text": "Troops left Minsk on Monday, 10 October 2022, and again on Friday.",
    }
    path = lines(tmp_path / "a.jsonl", record)
    code, out, err = call("dates", path)
    document = json.loads(out)
    assert (code, [mark["value"] for mark in document["timexes"]]) == (0, ["2022-10-10", "XXXX-WXX-5"])
    assert "publication date '4 December' is not a day" in err
    assert document["problem"] in err
    code, out, _ = call("places", path)
    assert (code, [mark["name"] for mark in json.loads(out)["toponyms"]]) == (0, ["Minsk"])


def test_places_have_coordinates(call, tmp_path):
    text = "The ships left Sevastopol for Syria."
    code, out, _ = call("places", lines(tmp_path / "a.jsonl", {"doc_id": "d", "text": text}))
    found = {text[mark["start"] : mark["end"]]: mark for mark in json.loads(out)["toponyms"]}
    assert (code, set(found)) == (0, {"Sevastopol", "Syria"})
    assert round(found["Sevastopol"]["lat"]) in {44, 45}
    assert (found["Sevastopol"]["iso3"], found["Syria"]["iso3"]) == ("", "SYR")


def test_code_names_type_roles_and_states(call, tmp_path):
    text = "Israel bombed Syria on Monday."
    _, out, _ = call("code", lines(tmp_path / "a.jsonl", {"id": 7, "text": text}))
    coded = json.loads(out)
    best = coded["events"][0]
    assert (coded["id"], best["plover"], text[best["trigger"]["start"] : best["trigger"]["end"]]) == (7, "ASSAULT", "bombed")
    assert ([mark["iso3"] for mark in best["source"]], [mark["iso3"] for mark in best["target"]]) == (["ISR"], ["SYR"])


def test_code_knows_a_mere_actor(call, tmp_path):
    _, out, _ = call("code", lines(tmp_path / "a.jsonl", {"id": "x", "text": "Russian soldiers"}))
    assert json.loads(out)["actor"]["iso3"] == "RUS"


def test_a_bad_record_is_named_and_the_rest_is_done(call, tmp_path):
    path = lines(tmp_path / "a.jsonl", {"doc_id": "1", "text": "On 1 May 2022."}, ["no"], {"doc_id": "3"}, {"doc_id": "4", "text": "On 2 May 2022."})
    code, out, err = call("dates", path)
    assert (code, [json.loads(line)["doc_id"] for line in out.splitlines()]) == (1, ["1", "4"])
    assert "a.jsonl:2: this line is not a JSON object" in err
    assert "a.jsonl:3: there is no text" in err


def test_explain_names_the_rows_that_fired(call, report):
    code, out, _ = call("explain", report, "--published", "2022-10-18")
    assert (code, "triggers.csv:" in out, "arrived" in out) == (0, True, True)


def test_redate_lists_what_moves_and_nothing_else(call, tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(f"{MOVE} On 3 March 2021 Israel bombed Aleppo.")
    code, out, err = call("redate", path, "--published", "2022-10-11", "--to", "2022-10-18")
    head, *rows = [line.split("\t") for line in out.splitlines()]
    assert head == ["event_id", "before", "after", "label"]
    assert ("2022-10-10", "2022-10-17") in [tuple(row[1:3]) for row in rows]
    assert not any("2021" in cell for row in rows for cell in row)
    assert (code, "1 article" in err) == (0, True)


def test_check_finds_no_fault_in_the_bundled_data(call):
    code, out, _ = call("check")
    assert (code, out) == (0, "")


def test_check_names_file_row_and_remedy(call, tmp_path):
    (tmp_path / "event_types.csv").write_text("type,group\n", encoding="utf-8")
    code, out, _ = call("check", "--data", tmp_path)
    assert code == 1
    assert "event_types.csv:1: column label" in out


def test_every_command_has_help_and_stands_in_the_readme(call):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        code, out, _ = call(command, "--help")
        assert (code, "usage:" in out) == (0, True)
        assert f"`{command}`" in readme or f"timeline {command} " in readme


def test_a_closed_pipe_is_quiet():
    script = f"{sys.executable} -m timeline extract data/samples --format jsonl | head -c 10"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {script}"], capture_output=True, text=True, check=False, cwd=ROOT)
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


def test_standard_input_and_a_narrow_locale():
    done = run(
        "extract", "-", "--published", "2022-10-18", stdin="Troops arrived in Łódź on Monday.", PYTHONUTF8="0", LC_ALL="C", PYTHONIOENCODING="ascii"
    )
    (row,) = rows(done.stdout.decode("utf-8"))
    assert (done.returncode, row["sentence"]) == (0, "Troops arrived in Łódź on Monday.")


def test_extract_tells_a_chronology_to_read(call, report):
    code, out, _ = call("extract", report, "--published", "2022-10-18", "--format", "text")
    assert code == 0
    assert "17 October 2022\n..............." in out
    assert "* On 17 October 2022. Deployment:" in out
