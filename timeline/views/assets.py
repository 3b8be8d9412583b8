"""What the server gives the browser besides pages: Plotly from the installed wheel, our scripts, the base map from data/."""

from __future__ import annotations

from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from timeline.lexicon import DATA

HERE = Path(__file__).parent
_scripts: dict[str, str] = {}


def routes() -> list[BaseRoute]:
    """Return the routes that serve Plotly's script, our own and the base map from this very server."""
    plotly = find_spec("plotly")
    if plotly is None or plotly.origin is None:
        raise ModuleNotFoundError("plotly is not installed; run pip install -r requirements.txt")
    scripts = StaticFiles(directory=Path(plotly.origin).parent / "package_data")
    maps = StaticFiles(directory=DATA / "basemap", check_dir=False)
    return [Mount(_path("plotly"), scripts), Mount(_path("basemap"), maps), Route(_path("scripts/{name}"), _script)]


def _script(request: Request) -> Response:
    held = _scripts.get(request.path_params["name"])
    if held is None:
        return Response(status_code=404)
    return Response(held, media_type="text/javascript", headers={"cache-control": "public, max-age=31536000, immutable"})


def plotly_url() -> str:
    """Return where the browser finds Plotly's script."""
    return f"{_path('plotly')}/plotly.min.js"


def basemap_url() -> str:
    """Return where the browser finds the files of the base map."""
    return _path("basemap")


def _path(name: str) -> str:
    return path(f"files/{name}")


def path(name: str) -> str:
    """Return the address of a file or page on this server."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}/{name}" if base else f"/{name}"


def script(*names: str) -> str:
    """Return what fetches our own script files, joined in the order given, once from this server; its name changes with what it holds."""
    joined = text(*names)
    name = f"{sha256(joined.encode()).hexdigest()[:16]}.js"
    _scripts[name] = joined
    return text("web/loader.js").replace("SCRIPT", f"{_path('scripts')}/{name}")


def text(*names: str) -> str:
    """Return our own script or style files beside this module, joined in the order given."""
    return "\n".join((HERE / name).read_text(encoding="utf-8") for name in names)
