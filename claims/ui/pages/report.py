"""The report: a preview, and the same as Markdown and CSV to take away."""

from __future__ import annotations

import streamlit as st

from claims import reporting
from claims.ui import session
from claims.ui.parts import outside


def draw() -> None:
    """Draw the downloads above the preview."""
    st.title("Report")
    if not session.desk().cases():
        outside.nothing_yet()
        return
    report = session.report(session.choose_case())
    text = reporting.markdown(report)
    st.write("Every disagreement with its statements, sentences and verdict, and the documents they come from.")
    with st.container(horizontal=True):
        st.download_button(
            "Download Markdown", text.encode(), "claims-report.md", "text/markdown",
            icon=":material/download:", type="primary", on_click="ignore",
        )  # fmt: skip
        st.download_button(
            # The mark in front tells spreadsheets that the file is UTF-8.
            "Download CSV", reporting.csv(report).encode("utf-8-sig"), "claims-report.csv", "text/csv",
            icon=":material/download:", on_click="ignore",
        )  # fmt: skip
    with st.container(border=True):
        st.markdown(text)
    if report.left_out:
        outside.line(report.left_out)


draw()
