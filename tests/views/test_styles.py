"""The style sheets of all components lie over one page: none may restyle what another calls by the same name."""

import re
from collections import defaultdict
from pathlib import Path

from timeline.views import assets

TOGETHER = {"chart.css", "map.css"}  # one component
RULE = re.compile(r"([^{}]+)\{[^{}]*\}")


def test_no_class_is_styled_by_two_components():
    homes = defaultdict(set)
    for path in sorted((Path(assets.HERE) / "web").glob("*.css")):
        component = "chart.css" if path.name in TOGETHER else path.name
        for selectors in RULE.findall(re.sub(r"@[^{;]*\{|/\*.*?\*/", "", path.read_text(encoding="utf-8"))):
            for selector in re.split(r",(?![^()]*\))", selectors):
                if first := re.match(r"\s*(\.mu-[a-z-]+)", selector):
                    homes[first[1]].add(component)
    assert homes
    assert {name: sheets for name, sheets in homes.items() if len(sheets) > 1} == {}
