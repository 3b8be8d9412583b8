"""Charts as values: a DataFrame of events in, a Plotly figure out."""
