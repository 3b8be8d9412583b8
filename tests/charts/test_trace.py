"""Figures are made of plain values, and Plotly itself finds nothing to object to in them."""

import json
from datetime import date

import plotly.graph_objects as go
import pytest
from chart_frames import TYPES, some

from timeline.charts import lanes, map, overview

EVENTS = {"few": some(40), "many": some(3000, days=700)}
NEWS = [date(2022, 2, 1), date(2022, 3, 1)]
DRAWN = {
    "overview": lambda events: overview.figure(events, TYPES, theme="light", published=NEWS),
    "lanes": lambda events: lanes.figure(events, TYPES, theme="dark", published=NEWS, selected=str(events["event_id"].iat[3])),
    "words and deeds": lambda events: lanes.figure(events, TYPES, theme="light", lane="said", whole=True),
    "map": lambda events: map.figure(events, TYPES, theme="light", style=map.style("light", "/base"), selected=str(events["event_id"].iat[3])),
}


@pytest.mark.parametrize("many", EVENTS)
@pytest.mark.parametrize("chart", DRAWN)
def test_plotly_accepts_every_value_and_changes_none(chart, many):
    told = json.loads(DRAWN[chart](EVENTS[many]).to_json())
    assert told["layout"].pop("template") == {}
    checked = json.loads(go.Figure(told).to_json())
    checked["layout"].pop("template")  # Plotly's own colours, which it gives to a figure that has none
    assert checked == told | {"layout": {name: held for name, held in told["layout"].items() if held != []}}
