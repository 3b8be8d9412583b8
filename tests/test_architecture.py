"""The floors: imports point down, heavy libraries stay where they belong, files and functions stay short."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from timeline.lexicon import default

ROOT = Path(__file__).resolve().parents[1]
FLOORS = (
    {"values", "collector"},
    {"model"},
    {"tokens", "geodesy", "stretches"},
    {"lexicon"},
    {"text", "edtf"},
    {"read", "find"},
    {"noun_phrases"},
    {"clauses", "slots"},
    {"told", "unnamed"},
    {"lists", "roles", "demands"},
    {"bind", "labels", "background", "fill", "sides", "confidence"},
    {"whereabouts", "modality", "shares"},
    {"marks"},
    {"assemble", "merge", "context", "totals"},
    {"pipeline"},
    {"record", "missed", "ends"},
    {"redate", "chronology", "people"},
    {"table", "annotate"},
    {"where"},
    {"link", "store", "edits", "ledger", "filters", "fulfil"},
    {"sheet"},
    {"charts", "export", "batch"},
    {"cli", "views"},
    {"__main__", "__init__"},
)
RANK = {name: rank for rank, floor in enumerate(FLOORS) for name in floor}
HOMES = {  # who may import what
    "streamlit": {"views", "app"},
    "plotly": {"charts", "export", "views"},
    "pandas": {"table", "ledger", "where", "link", "store", "edits", "filters", "fulfil", "sheet", "charts", "export", "batch", "views", "app"},
    "numpy": {"table", "ledger", "where", "link", "store", "edits", "filters", "fulfil", "sheet", "charts", "export", "batch", "views", "app"},
    "pyarrow": {"table", "filters", "sheet", "export"},
    "dateparser": {"find", "read"},
}
# Clock, chance, environment and locale would make the same article give other rows on another day or machine.
HIDDEN = {"random", "time", "locale", "secrets", "uuid", "getpass", "socket", "urllib", "http"}
CLOCK = {"today", "now", "utcnow", "fromtimestamp"}
MAX_FILE, MAX_FUNCTION = 400, 40

sources = sorted((ROOT / "timeline").rglob("*.py"))
app = ROOT / "app.py"
modules = pytest.mark.parametrize("path", [*sources, app], ids=lambda path: str(path.relative_to(ROOT)))


def home(path):
    """Return the part of the project a file belongs to: "find" for timeline/find/dates.py, "app" for app.py."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return parts[1] if parts[0] == "timeline" else parts[0]


def imported(path):
    """Yield every imported name, dotted, also those inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write the import in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def ours(name):
    parts = name.split(".")
    return parts[1] if parts[0] == "timeline" and len(parts) > 1 and parts[1] in RANK else None


@pytest.mark.parametrize("path", sources, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_down(path):
    here = home(path)
    assert here in RANK, f"give timeline/{here} a floor in this test"
    for name in imported(path):
        there = ours(name)
        assert there is None or there == here or RANK[there] <= RANK[here], f"{name} is above {here}"


@pytest.mark.parametrize("path", sorted((ROOT / "timeline/find").glob("*.py")), ids=lambda path: path.stem)
def test_finders_never_import_each_other(path):
    finders = {
        other.stem
        for other in path.parent.glob("*.py")
        if any(isinstance(node, ast.FunctionDef) and node.name == "find" for node in ast.parse(other.read_text(encoding="utf-8")).body)
    }
    used = {part for name in imported(path) for part in name.split(".")[2:] if name.startswith("timeline.find.")}
    assert used & finders == set(), "what one finder needs from another reaches it as an argument"


def test_pages_never_import_each_other():
    def is_page(path):
        return any(isinstance(node, ast.FunctionDef) and node.name == "page" for node in ast.parse(path.read_text(encoding="utf-8")).body)

    pages = {path.stem: path for path in (ROOT / "timeline/views").glob("*.py") if is_page(path)}
    assert pages
    for path in pages.values():
        assert {name.rpartition(".")[2] for name in imported(path)} & pages.keys() == set()


@modules
def test_heavy_libraries_stay_in_their_floors(path):
    for name in imported(path):
        library = name.partition(".")[0]
        assert home(path) in HOMES.get(library, {home(path)}), f"{library} does not belong into {home(path)}"


@modules
def test_nothing_hidden_decides_a_row(path):
    if home(path) in {"views", "app"}:
        return
    used = {name.partition(".")[0] for name in imported(path)}
    assert used & HIDDEN == set()
    assert {node.attr for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Attribute)} & CLOCK == set()


@modules
def test_nothing_prints_or_renders_html_unsafely(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert calls & {"print", "eval", "exec"} == set()
    assert "unsafe_allow_html" not in {node.arg for node in ast.walk(tree) if isinstance(node, ast.keyword)}


@modules
def test_files_and_functions_stay_short(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= MAX_FILE
    for node in ast.walk(ast.parse("\n".join(lines))):
        if isinstance(node, ast.FunctionDef):
            body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
            assert body[-1].end_lineno - body[0].lineno < MAX_FUNCTION, f"{node.name} is too long"


@modules
def test_a_module_says_its_job_in_its_first_line(path):
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert said
    assert said.splitlines()[0].rstrip().endswith((".", ":"))


@modules
def test_python_names_no_event_type(path):
    """What types do differently is a column of event_types.csv."""
    types = default().types.keys() - {"other", "statement", "call", "visit", "attack", "strike", "aid", "casualties"}  # words with other uses
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    assert named & types == set()


def test_the_command_line_starts_without_the_heavy_libraries():
    code = "import sys, timeline.cli, timeline.pipeline, timeline.export.csv; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT).stdout.split()
    assert set(loaded) & {"pandas", "numpy", "streamlit", "plotly", "dateparser"} == set()


def test_the_public_names_are_there():
    import timeline

    assert {name: getattr(timeline, name).__module__ for name in timeline.__all__} == {"Article": "timeline.model", "extract": "timeline.table"}
    with pytest.raises(AttributeError, match="no attribute 'extracted'"):
        _ = timeline.extracted
