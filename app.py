"""Muster in the browser: streamlit run app.py."""

import streamlit as st

from timeline.views import assets, guard, main, warm

if __name__ == "__main__":
    main.run()
else:  # The server asks for the application, which adds our files to Streamlit's own.
    app = st.App(__file__, routes=assets.routes(), lifespan=warm.lifespan, on_script_error=guard.say)
