"""Finders: each reads one kind of thing out of a document."""
