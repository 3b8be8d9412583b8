"""Loads the lexicon and reads the first dossier while the server starts, so that the first visitor needn't wait."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Thread

import streamlit as st

from timeline.views import library


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Run beside the server from its start; nobody waits for it."""
    Thread(target=_load, name="warm", daemon=True).start()
    yield


def _load() -> None:
    """Load what every visitor needs; Python needn't look through it again after each run of the page for what could be thrown away."""
    library.first()
    gc.collect()
    gc.freeze()
