"""Readers: a document of any kind becomes an Article."""

from timeline.read.errors import ReadError

__all__ = ["ReadError"]
