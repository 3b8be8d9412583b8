"""Readers: a document of any kind becomes an Article."""
