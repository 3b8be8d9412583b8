"""Figures are drawn once for all visitors, and the memory they take is bounded."""

import plotly.graph_objects as go

from timeline.views import pictures


def test_a_figure_is_drawn_once_and_the_oldest_give_way():
    drawn = []

    def draw(name):
        def figure():
            drawn.append(name)
            return go.Figure(layout={"title": {"text": name * 100}})

        return pictures.kept(("test", name), figure, bound=2_500)

    first = draw("a")
    assert draw("a") is first
    assert draw("b") != first
    assert drawn == ["a", "b"]
    for name in "cdefgh":
        draw(name)
    assert draw("h")
    assert draw("a") == first
    assert drawn == [*"abcdefgh", "a"]
