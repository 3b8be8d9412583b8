"""The README prints what works."""

import re
from pathlib import Path

import pytest

from timeline.record import NAMES

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
RUN = "python3 -m venv .venv && .venv/bin/pip install -r requirements.txt && .venv/bin/streamlit run app.py"
TEST = "python3 -m venv .venv && .venv/bin/pip install -r requirements-dev.txt && .venv/bin/pytest"


@pytest.mark.parametrize("command", [RUN, TEST])
def test_the_two_commands_stand_on_one_line(command):
    assert command in README.splitlines()


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_every_link_leads_to_a_file(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#]+)", text) + re.findall(r'(?:src|srcset)="([^"]+)"', text)
    assert [link for link in links if not link.startswith("http") and not (ROOT / link).exists()] == []


def test_the_python_example_runs():
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    names = {}
    exec(compile(code, "README.md", "exec"), names)  # noqa: S102  our own page
    assert len(names["events"]) == 1


def test_the_table_names_real_columns():
    section = README.partition("## The table")[2].partition("\n## ")[0]
    told = {name for name in re.findall(r"`([a-z_0-9]+)`", section) if "_" in name and not name.startswith("_")}
    assert told - set(NAMES) == set()


def test_requirements_are_ranges():
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = [line for line in (ROOT / name).read_text(encoding="utf-8").splitlines() if line and not line.startswith(("#", "-r"))]
        assert all(re.fullmatch(r"[a-z-]+>=[\d.]+,<[\d.]+", line) for line in lines)
