"""Muster in the browser: streamlit run app.py."""

import streamlit as st

from timeline.views import guard, main, warm

if __name__ == "__main__":
    main.run()
else:  # The server asks for the application, which adds our files to Streamlit's own.
    app = st.App(__file__, routes=main.routes(), lifespan=warm.lifespan, on_script_error=guard.say)
