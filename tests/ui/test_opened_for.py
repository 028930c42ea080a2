"""For whom the app is opened: nobody where others reach it unasked; marked throughout where the network is trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import streamlit as st
from streamlit import net_util

from claims import listening
from claims.decisions import Review
from claims.desk import Desk, replaying
from claims.desk.reports import report
from claims.reporting import Format, write
from claims.terms import VerdictCode
from claims.ui.shell import pages
from ui.test_app import html, judged, named, opened

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest


@pytest.mark.usefixtures("disagreement")
@pytest.mark.parametrize("address", [None, "0.0.0.0"])
def test_an_app_that_others_reach_shows_nothing_without_a_sign_in(app: AppTest, address: str | None) -> None:
    st.config.set_option("server.address", address)
    app.run()
    assert [one.value for one in app.error] == [listening.REFUSED]
    assert (len(app.button), "boat" in html(app).lower()) == (0, False)


@pytest.mark.usefixtures("disagreement")
def test_a_trusted_network_is_told_so_on_every_page(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(listening.TRUST_VARIABLE, "1")
    st.config.set_option("server.address", "0.0.0.0")
    app.run()
    told = {}
    for name in pages():
        app.switch_page(f"claims/ui/pages/{name}.py").run()
        told[name] = any("Nobody signs in here" in one.value for one in app.warning)
    assert told == dict.fromkeys(told, True)


@pytest.mark.usefixtures("disagreement")
def test_what_is_decided_in_a_trusted_network_is_marked_in_the_log_its_export_and_reports(
    app: AppTest, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(listening.TRUST_VARIABLE, "1")
    judged(named(opened(app)), VerdictCode.CONFIRMED)
    (row,) = desk.store.rows(Review, None)
    assert (row.unverified, row.by) == (True, f"{row.reviewer} (identity unverified)")
    assert '"unverified": true' in "".join(replaying.lines(desk, (None,)))
    made = report(desk, None)
    written = {form: write(form, made).decode() for form in (Format.MARKDOWN, Format.HTML, Format.CSV, Format.JSON)}
    assert {form: row.by in text for form, text in written.items()} == dict.fromkeys(written, True)
    app.switch_page("claims/ui/pages/history.py").run()
    assert row.by in html(app)


@pytest.mark.usefixtures("disagreement")
def test_what_is_decided_on_this_machine_alone_bears_no_mark(app: AppTest, desk: Desk) -> None:
    judged(named(opened(app)), VerdictCode.CONFIRMED)
    (row,) = desk.store.rows(Review, None)
    assert (row.unverified, "unverified" in row.model_dump_json(), row.by) == (False, False, row.reviewer)
    assert not [one for one in app.warning if "Nobody signs in here" in one.value]


def test_nobody_is_asked_for_this_machines_number_on_the_web(app: AppTest) -> None:
    app.run()
    assert net_util.get_external_ip() is None
    assert net_util.get_external_ip.__module__ == "claims.ui.opened_for"


def test_who_brought_a_document_in_bears_the_mark_too(desk: Desk) -> None:
    asked = desk.as_viewer(None, unverified=True)
    number = asked.hand_in("Storm", [("a.txt", b"Nine boats were lost.")], "Eve")
    job = desk.store.job("Storm", number)
    assert (job and job.by) == "Eve (identity unverified)"
