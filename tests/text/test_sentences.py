"""Sentences end where they end, not at every full stop."""

import pytest

from timeline.lexicon import default
from timeline.model import Span
from timeline.text.sentences import split


def pieces(text):
    return [text[span.start : span.end] for span in split(text, Span(0, len(text)), default().splitting)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("President B.J. Habibie met S.P. Thamilselvan. They left the U.S. He slept.", 3, id="two initials"),
        pytest.param("Gen. Smith met Lt. Col. Brown. They left.", 2, id="titles"),
        pytest.param("It sailed on Aug. 7 from St. Petersburg. It sank.", 2, id="month and saint"),
        pytest.param("The U.S. Navy sailed. It was late.", 2, id="U.S. before a name"),
        pytest.param("He left the U.S. The ship stayed.", 2, id="U.S. before a starter"),
        pytest.param("It began at 3 p.m. on Monday. It ended.", 2, id="time of day"),
        pytest.param('"We are ready," he said. "We wait." They waited.', 3, id="quotations"),
        pytest.param("J. R. Brown spoke. He sat.", 2, id="initials"),
        pytest.param("It cost 3.5 million. It sank.", 2, id="decimal"),
        pytest.param("They met on July 6, 2021.Kirby said so.", 2, id="lost blank"),
        pytest.param("Who moved? Nobody! Right.", 3, id="marks"),
        pytest.param("No. 3 Squadron flew. It landed.", 2, id="number"),
        pytest.param("He works for Acme Inc. in Ohio. It is big.", 2, id="company"),
    ],
)
def test_split(text, count):
    assert len(pieces(text)) == count


def test_nothing_is_lost():
    text = "One. Two! Three? “Four.” Five"
    assert "".join("".join(pieces(text)).split()) == "".join(text.split())
