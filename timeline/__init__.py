"""Turns reports about armed forces into dated, located, sourced events."""
