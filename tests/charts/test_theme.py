"""Colours can be told apart, by everyone, on every ground they stand on."""

import re
from datetime import date
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from chart_frames import TYPES, event, frame

from timeline import fulfil
from timeline.charts import axis, lanes, overview, theme

THEMES = pytest.mark.parametrize("name", ["light", "dark"])
# Machado, Oliveira and Fernandes (2009), severity 1.0, applied to linear RGB.
EYES = {
    "full": np.eye(3),
    "protan": np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    "deutan": np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]),
    "tritan": np.array([[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
}
XYZ = np.array([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]])


def linear(colour):
    value = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def contrast(one, other):
    low, high = sorted(float(XYZ[1] @ linear(colour)) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def lab(colour, eye):
    x, y, z = XYZ @ np.clip(EYES[eye] @ linear(colour), 0, 1) / np.array([0.95047, 1, 1.08883])
    fx, fy, fz = (np.cbrt(part) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return np.array([116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)])


@THEMES
def test_each_group_stands_out_from_every_ground(name):
    look = theme.named(name)
    for group, tone in theme.colours(TYPES, name).items():
        for ground in (look.paper, look.band, look.land):
            assert contrast(tone, ground) >= 3, (group, ground)


@THEMES
@pytest.mark.parametrize("eye", EYES)
def test_groups_differ_for_every_eye(name, eye):
    for one, other in combinations(theme.colours(TYPES, name).items(), 2):
        assert np.linalg.norm(lab(one[1], eye) - lab(other[1], eye)) >= 20, (one, other)


@THEMES
def test_text_is_legible_on_every_ground(name):
    look = theme.named(name)
    for tone in (look.ink, look.muted, look.published):
        assert min(contrast(tone, ground) for ground in (look.paper, look.band)) >= 4.5, tone
    assert contrast(look.ink, look.halo) >= 4.5
    assert contrast(look.denied, look.land) >= 3


def test_types_of_a_group_share_its_colours():
    for kind in TYPES.values():
        assert theme.colours(TYPES, "light")[kind.group] == kind.colour
        assert theme.colours(TYPES, "dark")[kind.group] == kind.colour_dark


@THEMES
def test_the_key_explains_every_group_and_status(name):
    entries = theme.key(TYPES, name)
    assert [entry.name for entry in entries if entry.kind == "group"] == theme.groups(TYPES)
    statuses = [entry for entry in entries if entry.kind == "status"]
    assert {entry.name for entry in statuses} == {"asserted", "planned", "possible", "denied"}
    assert len({entry.symbol for entry in statuses}) == 4


@THEMES
def test_lines_and_strips_of_the_timeline_are_seen_on_paper(name):
    look = theme.named(name)
    events = frame(
        event(date(2017, 3, 1), status="planned", actors_iso3="CAN", at="Brest"), event(date(2017, 3, 9), actors_iso3="CAN", at="Brest"),
        *(event(date(2022, 3, day)) for day in range(1, 9)),
    )  # fmt: skip
    drawn = lanes.figure(events, TYPES, theme=name, lane="said", pairs=fulfil.pairs(events, TYPES), window=axis.extent(events))
    below = overview.figure(events, TYPES, theme=name, published=[date(2022, 3, 1)])
    lines = {trace.name: trace for trace in (*drawn.data, *below.data)}
    assert contrast(lines["links"].line.color, look.paper) >= 3
    assert contrast(lines["edges of breaks"].line.color, look.paper) >= 3
    assert contrast(lines["reports"].marker.color, look.paper) >= 3
    assert contrast(lines["reports"].marker.color, lines["no reports"].marker.color) >= 3
    assert contrast(look.published, look.paper) >= 4.5


@THEMES
def test_the_lines_under_lit_words_stand_out(name):
    """The tones of the report's fields are 3:1 on the page and on a lit sentence."""
    css = (Path(theme.__file__).parents[1] / "views" / "web" / "evidence.css").read_text(encoding="utf-8")
    light, dark = re.findall(r"\{[^}]*(--mu-date: [^}]*)\}", css)[:2]
    tones = re.findall(r"--mu-\w+: (#[0-9a-f]{6})", light if name == "light" else dark)
    paper = theme.named(name).paper
    assert len(tones) == 7
    for tone in tones:
        for ground in (paper, theme.mixed("#f2c94c", paper, 0.26)):
            assert contrast(tone, ground) >= 3, (tone, ground)
