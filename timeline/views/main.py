"""Frames every page: its title, look and the way between pages."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import BaseRoute, Route

from timeline.views import about_page, assets, guard, scene, state, timeline_page

ABOUT, PAGE = "about", "page"


def routes() -> list[BaseRoute]:
    """Return the routes besides Streamlit's own: our files, and the way to a page that is opened by its own address.

    Streamlit looks for its server beneath the address a browser opens and is refused there, so that way begins at the root.
    """
    return [*assets.routes(), Route(assets.path(ABOUT), _from_the_root)]


def _from_the_root(request: Request) -> RedirectResponse:
    return RedirectResponse(f"{assets.path('')}?{PAGE}={ABOUT}", status_code=307)


def run() -> None:
    """Draw the page that the address names; a fault becomes a sentence."""
    st.set_page_config(page_title="Muster", page_icon="🧭", layout="wide", initial_sidebar_state="collapsed")
    st.html(assets.HERE / "web" / "page.css")
    st.logo(assets.HERE / "web" / f"logo-{scene.theme()}.svg", size="medium")
    pages = [
        st.Page(guarded(timeline_page.page), title="Timeline", url_path="timeline", default=True),
        st.Page(guarded(about_page.page), title="How it works", url_path=ABOUT),
    ]
    chosen = st.navigation(pages, position="top")
    if st.query_params.get(PAGE) == ABOUT and state.WRITTEN not in st.session_state:  # whoever goes back gets on
        st.session_state[state.WRITTEN] = {}
        st.switch_page(pages[1])
    chosen.run()


def guarded(page: Callable[[], None]) -> Callable[[], None]:
    """Return the page so that none of its faults reaches the visitor as a traceback."""

    def draw() -> None:
        try:
            page()
        except Exception as fault:
            guard.say(fault)

    return draw
