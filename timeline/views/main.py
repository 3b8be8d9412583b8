"""Frames every page: its title, look and the way between pages."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from timeline.views import about_page, assets, guard, scene, timeline_page


def run() -> None:
    """Draw the page that the address names; a fault becomes a sentence."""
    st.set_page_config(page_title="Muster", page_icon="🧭", layout="wide", initial_sidebar_state="collapsed")
    st.html(assets.HERE / "web" / "page.css")
    st.logo(assets.HERE / "web" / f"logo-{scene.theme()}.svg", size="medium")
    pages = [
        st.Page(guarded(timeline_page.page), title="Timeline", url_path="timeline", default=True),
        st.Page(guarded(about_page.page), title="How it works", url_path="about"),
    ]
    st.navigation(pages, position="top").run()


def guarded(page: Callable[[], None]) -> Callable[[], None]:
    """Return the page so that none of its faults reaches the visitor as a traceback."""

    def draw() -> None:
        try:
            page()
        except Exception as fault:
            guard.say(fault)

    return draw
