"""Scripts go to the browser once, under a name that changes with what they hold."""

import re

from starlette.requests import Request
from starlette.routing import Route

from timeline.views import assets


def fetched(name):
    [endpoint] = [route.endpoint for route in assets.routes() if isinstance(route, Route) and "/scripts/" in route.path]
    return endpoint(Request({"type": "http", "path_params": {"name": name}}))


def test_a_component_names_its_script_which_the_server_gives_and_a_browser_may_keep():
    told = assets.script("web/tip.js", "web/mount.js")
    assert len(told) < 1000
    answer = fetched(re.search(r'"/files/scripts/([^"]+)"', told)[1])
    assert answer.body.decode() == assets.text("web/tip.js", "web/mount.js")
    assert answer.media_type == "text/javascript"
    assert "immutable" in answer.headers["cache-control"]


def test_another_script_has_another_name():
    assert assets.script("web/tip.js") != assets.script("web/mount.js")


def test_no_other_file_is_given():
    for name in ("0000.js", "../state.py", "mount.js"):
        assert fetched(name).status_code == 404
