import pytest

from timeline.lexicon import default
from timeline.model import Article
from timeline.text import prepare, quotes


def quoted(text: str) -> list[str]:
    return [text[span.start : span.end] for span in quotes.find(prepare(Article(text), default()))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('He said "we go" now.', ['"we go"'], id="straight"),
        pytest.param("He said “we go” now.", ["“we go”"], id="curly"),
        pytest.param("He said ‘we go’ now.", ["‘we go’"], id="single curly"),
        pytest.param("He said «we go» now.", ["«we go»"], id="guillemets"),
        pytest.param("He said ``we go'' now.", ["``we go''"], id="wire"),
        pytest.param("He said “it is ‘ours’ now” today.", ["“it is ‘ours’ now”"], id="nested"),
        pytest.param("The soldiers’ camp was Russia’s.", [], id="apostrophes"),
        pytest.param('A 16" gun fired.', [], id="inches"),
        pytest.param("“We go. We stay,” he said.", ["“We go. We stay,”"], id="two sentences"),
        pytest.param("“We go” and “we stay” are two.", ["“We go”", "“we stay”"], id="two quotations"),
        pytest.param('"We go,” he said.', ['"We go,”'], id="mixed marks"),
        pytest.param("No quotation at all.", [], id="none"),
    ],
)
def test_outermost_quotations_are_found(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_open_quotation_ends_with_its_paragraph() -> None:
    assert quoted("He said “we go now.\n\nThe army left on Monday.") == ["“we go now."]
