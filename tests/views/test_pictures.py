"""Figures are drawn once for all visitors, and the memory they take is bounded."""

import json
import zlib
from base64 import b64decode
from concurrent.futures import ThreadPoolExecutor
from threading import Event, current_thread

import plotly.graph_objects as go
import pytest

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


def test_who_asks_meanwhile_waits_for_the_same_figure():
    drawn, begun, ready = [], Event(), Event()

    def figure():
        drawn.append(current_thread().name)
        begun.set()
        ready.wait(20)
        return "told"

    with ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(pictures.once, ("test", "at once"), figure) for _ in range(4)]
        assert begun.wait(20)
        ready.set()
        assert [one.result() for one in asked] == ["told"] * 4
    assert len(drawn) == 1


def test_a_figure_that_fails_is_drawn_again_when_asked_for_again():
    def fails():
        raise ValueError("no colour")

    with pytest.raises(ValueError, match="no colour"):
        pictures.once(("test", "fails"), fails)
    assert pictures.once(("test", "fails"), lambda: "told") == "told"


def test_what_is_packed_is_the_same_json_again_and_far_shorter():
    told = json.dumps({"label": ["Łódź", "Minsk"] * 500})
    packed = pictures.packed(told)
    assert zlib.decompress(b64decode(packed)).decode() == told
    assert len(packed) < len(told) / 10
