"""Loads the lexicon and reads the first dossier while the server starts, so that the first visitor needn't wait."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Thread

import streamlit as st

from timeline.views import library


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Run beside the server from its start; nobody waits for it."""
    Thread(target=library.first, name="warm", daemon=True).start()
    yield
