"""Streamlit pages and the browser component; no logic."""
