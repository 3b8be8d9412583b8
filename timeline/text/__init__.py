"""Cleaning, sentences, tokens: nothing here loses an offset."""

from timeline.text.document import prepare

__all__ = ["prepare"]
