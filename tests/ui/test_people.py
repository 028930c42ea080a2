from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from claims.decisions import FetchingDecision, Review, Viewer
from claims.desk import Desk
from claims.models import Document
from claims.terms import Role, VerdictCode
from claims.ui import signing_in
from ui.test_app import button, html, judged, opened, seen

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

SignIn = Callable[[str], None]


@pytest.fixture
def sign_in(monkeypatch: pytest.MonkeyPatch) -> SignIn:
    """Lets somebody of an address look at the app, as the sign-in would."""

    def looking(person: str) -> None:
        told = Viewer(person=person, name=person.partition("@")[0].title())
        monkeypatch.setattr(signing_in, "is_asked", lambda: True)
        monkeypatch.setattr(signing_in, "is_let_in", lambda: True)
        monkeypatch.setattr(signing_in, "viewer", lambda: told)

    return looking


def on(app: AppTest, page: str) -> AppTest:
    return app.run().switch_page(f"claims/ui/pages/{page}.py").run()


def field(app: AppTest, label: str, value: str) -> None:
    next(one for one in [*app.text_input, *app.selectbox] if one.label == label).set_value(value)


@pytest.mark.usefixtures("disagreement")
def test_a_role_is_given_and_taken_away_on_the_page_of_people(app: AppTest, desk: Desk) -> None:
    on(app, "people")
    for label, value in (("Address", "Bob@paper.org"), ("Role", Role.ANNOTATOR), ("Where", ""), ("Your name", "Ada")):
        field(app, label, value)
    button(app, "Give this role")
    given = [(row.person, row.role, row.case, row.reviewer) for row in desk.members()]
    button(app, "Take the role away")
    assert (given, desk.members()) == ([("bob@paper.org", Role.ANNOTATOR, None, "Ada")], ())
    assert not app.exception


@pytest.mark.usefixtures("disagreement")
def test_an_address_that_is_none_is_refused_in_words(app: AppTest, desk: Desk) -> None:
    on(app, "people")
    for label, value in (("Address", "bob"), ("Your name", "Ada")):
        field(app, label, value)
    button(app, "Give this role")
    assert "bob: give the address that the sign-in gives" in app.error[0].value
    assert desk.members() == ()


@pytest.mark.usefixtures("disagreement")
@pytest.mark.parametrize(
    "page",
    ["start", "queue", "disagreement", "look_up", "questions", "not_compared", "sources", "claims", "report", "people"],
)
def test_who_is_no_member_sees_nothing_of_a_case_on_any_page(
    app: AppTest, sign_in: SignIn, page: str, disagreement: tuple[Document, Document]
) -> None:
    sign_in("eve@elsewhere.org")
    on(app, page)
    shown = html(app) + "".join(str(one.value) for one in [*app.markdown, *app.caption, *app.info, *app.error])
    assert not app.exception
    for document in disagreement:
        assert document.text[:20] not in shown
    assert "boat" not in shown.lower()


@pytest.mark.usefixtures("disagreement")
def test_a_link_to_a_case_gives_who_is_no_member_nothing(app: AppTest, desk: Desk, sign_in: SignIn) -> None:
    item = desk.queue(None)[0].id
    sign_in("eve@elsewhere.org")
    app.query_params["item"] = item
    app.query_params["case"] = ""
    on(app, "disagreement")
    assert "boat" not in html(app).lower()


@pytest.mark.usefixtures("disagreement")
def test_a_member_decides_under_the_name_of_the_sign_in(app: AppTest, desk: Desk, sign_in: SignIn) -> None:
    desk.give_role(None, "bob@paper.org", Role.REVIEWER, "the owner")
    sign_in("bob@paper.org")
    judged(opened(app), VerdictCode.CONFIRMED)
    assert [row.reviewer for row in desk.store.rows(Review, None)] == ["Bob"]
    assert "Your name" not in [one.label for one in app.text_input]


@pytest.mark.usefixtures("disagreement")
def test_a_reader_is_told_why_a_verdict_is_not_kept(app: AppTest, desk: Desk, sign_in: SignIn) -> None:
    desk.give_role(None, "bob@paper.org", Role.READER, "the owner")
    sign_in("bob@paper.org")
    judged(opened(app), VerdictCode.CONFIRMED)
    assert desk.store.rows(Review, None) == ()
    assert "as reader of this case you may not do this" in app.error[0].value


@pytest.mark.usefixtures("disagreement")
def test_who_was_a_member_sees_nothing_after_the_next_click(app: AppTest, desk: Desk, sign_in: SignIn) -> None:
    desk.give_role(None, "bob@paper.org", Role.READER, "the owner")
    sign_in("bob@paper.org")
    before = seen(app.run())
    desk.give_role(None, "bob@paper.org", None, "the owner")
    after = html(app.run())
    assert "Boats lost" in before
    assert "boat" not in after.lower()


@pytest.mark.usefixtures("disagreement")
def test_fetching_is_off_for_members_until_an_admin_allows_it_and_the_page_says_whom_to_ask(
    app: AppTest, desk: Desk, sign_in: SignIn
) -> None:
    desk.give_role(None, "ada@paper.org", Role.ADMIN, "the owner")
    desk.give_role(None, "bob@paper.org", Role.ANNOTATOR, "the owner")
    sign_in("bob@paper.org")
    app.run()
    assert any("Fetching is off" in note.value and "ada@paper" in note.value.replace("\\", "") for note in app.info)
    assert not {"Allow fetching for this case", "Fetch these pages"} & {one.label for one in app.button}
    sign_in("ada@paper.org")
    app.run()
    button(app, "Allow fetching for this case")
    assert {"Switch fetching off", "Fetch these pages"} <= {one.label for one in app.button}
    sign_in("bob@paper.org")
    app.run()
    labels = {one.label for one in app.button}
    assert ("Fetch these pages" in labels, "Switch fetching off" in labels) == (True, False)
    sign_in("ada@paper.org")
    app.run()
    button(app, "Switch fetching off")
    assert any("Ada switched it off on" in note.value for note in app.info)
    rows = [(row.allowed, row.reviewer) for row in desk.store.rows(FetchingDecision, None)]
    assert rows == [(True, "Ada"), (False, "Ada")]


@pytest.mark.usefixtures("disagreement")
def test_who_is_deactivated_sees_nothing_after_the_next_click_until_reactivated(
    app: AppTest, desk: Desk, sign_in: SignIn
) -> None:
    desk.give_role(None, "ada@paper.org", Role.ADMIN, "the owner", everywhere=True)
    desk.give_role(None, "bob@paper.org", Role.READER, "the owner")
    sign_in("ada@paper.org")
    on(app, "people")
    next(one for one in app.button if one.key == "active-bob@paper.org").click().run()
    sign_in("bob@paper.org")
    on(app, "start")
    rested = html(app).lower() + "".join(one.value for one in app.info)
    sign_in("ada@paper.org")
    on(app, "people")
    assert "rests: deactivated" in html(app)
    button(app, "Reactivate")
    sign_in("bob@paper.org")
    shown = seen(on(app, "start"))
    assert ("boat" in rested, "your access has ended" in rested, "Boats lost" in shown) == (False, True, True)
