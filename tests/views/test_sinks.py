"""What a report says never becomes markup, style or script."""

import ast
import re
from pathlib import Path

import pytest

from timeline.views import about_page, timeline_page

VIEWS = Path(timeline_page.__file__).parent
MODULES = sorted(VIEWS.glob("*.py"))
SCRIPTS = sorted((VIEWS / "web").glob("*.js"))
# Sinks that read Markdown: only words of our own may reach them, so each use is a constant, or stands on the page of explanations.
MARKDOWN = {"markdown", "caption", "write", "info", "warning", "error", "success", "title", "toast", "expander"}


def calls(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.attr, node


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_page_lets_html_in(path):
    source = path.read_text(encoding="utf-8")
    assert "unsafe_allow_html" not in source
    for name, call in calls(path):
        if name == "html":
            assert ast.unparse(call.args[0]).startswith("assets.HERE /")


@pytest.mark.parametrize("path", [path for path in MODULES if path.stem != Path(about_page.__file__).stem], ids=lambda path: path.stem)
def test_only_our_own_words_are_read_as_markdown(path):
    for name, call in calls(path):
        if name in MARKDOWN:
            words = call.args[0]
            own = isinstance(words, ast.Constant) or (isinstance(words, ast.JoinedStr) and "len(" in ast.unparse(words))
            assert own, f"{path.name}:{call.lineno} {ast.unparse(call)}"


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_scripts_set_text_only(path):
    source = path.read_text(encoding="utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|createContextualFragment", source)
    assert not re.search(r"https?://", source)


@pytest.mark.parametrize("path", [path for path in MODULES if path.stem.endswith("_page")], ids=lambda path: path.stem)
def test_a_page_is_thin(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 60
