"""The door of the review app: `streamlit run app.py`, or `claims open`."""

from claims.ui.shell import run

run()
