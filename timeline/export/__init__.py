"""Writers of events for other programs."""
