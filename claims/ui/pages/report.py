"""The report: what goes in and what stands above it, a preview, the files to take away, and its editions."""

from __future__ import annotations

import streamlit as st

from claims import reporting
from claims.desk import editions, reports
from claims.reporting import Heading, Report, phrases
from claims.ui import session
from claims.ui.parts import choosing, downloads, issuing, outside
from claims.ui.parts.choosing import Which

PREVIEWED = 20
PUBLISHED = "With a public address, settled disagreements are written as ClaimReview for search engines."
LONGEST = 4_000  # characters of an introduction, which stands in the address


def draw() -> None:
    """Draw the report of the case in view, or the edition that the address names."""
    st.title("Report")
    desk = session.desk()
    if not desk.cases():
        outside.nothing_yet()
        return
    if name := st.query_params.get("edition"):
        _edition(str(name))
        return
    case = session.choose_case()
    picked = choosing.which(case)
    if picked is Which.BY_HAND:
        choosing.draw(case)
    elif picked is not Which.ALL:
        choosing.start_from(case, picked)
    heading = _heading()
    by_hand = choosing.by_hand()
    shown = choosing.ids(desk, case, picked, by_hand, PREVIEWED + 1)

    def whole() -> Report:
        if picked is Which.ALL:
            return reports.report(desk, case, heading)
        return reports.chosen(desk, case, choosing.ids(desk, case, picked, by_hand), heading)

    if not shown and picked is not Which.ALL:
        _nothing(case, picked)
    else:
        found = reports.how_many(desk, case) if picked is Which.ALL else len(shown)
        downloads.draw(whole, "claims-report", found, case)
    issuing.draw(case, whole, ready=bool(shown))
    if shown or picked is Which.ALL:
        short = picked is not Which.ALL or len(shown) > PREVIEWED
        _preview(
            reports.chosen(desk, case, shown[:PREVIEWED], heading) if short else whole(), more=len(shown) > PREVIEWED
        )
    outside.line(reports.not_compared(desk, case))


def _heading() -> Heading:
    """Ask what stands above the report; kept in the address, so that nothing is lost on a refresh."""
    standard = Heading().title
    with st.expander("Title, author and introduction"):
        title = _written("Title", "title", 300, placeholder=standard)
        author = _written("Author", "author", 300)
        url = _written("Published at", "published_at", 1_000, placeholder="https://…", help_=PUBLISHED)
        introduction = _written("Introduction", "introduction", LONGEST, long=True)
    return Heading(title=title or standard, author=author, introduction=introduction, url=url or None)


def _written(  # noqa: PLR0913 - what a field of text is made of
    label: str, name: str, most: int, *, placeholder: str = "", help_: str | None = None, long: bool = False
) -> str:
    """Ask for a text that stands in the address; there it stays while an edition is looked at."""
    key = f"above-{name}"
    if key not in st.session_state:
        st.session_state[key] = str(st.query_params.get(name, ""))[:most]
    ask = st.text_area if long else st.text_input
    ask(label, key=key, max_chars=most, placeholder=placeholder, help=help_, on_change=_kept, args=(name, key))
    return str(st.session_state[key] or "").strip()


def _kept(name: str, key: str) -> None:
    if text := str(st.session_state[key] or "").strip():
        st.query_params[name] = text
    else:
        st.query_params.pop(name, None)


def _nothing(case: str | None, picked: Which) -> None:
    told = reports.coverage(session.desk(), case)
    if picked is Which.BY_HAND:
        st.info("Nothing is chosen yet.", icon=":material/checklist:")
        return
    words = "confirmed" if picked is Which.CONFIRMED else "settled"
    st.info(
        f"No disagreement of this case is {words} yet, among the {phrases.compared(told).replace(' could', ' that could')}. "
        "Give verdicts on the queue, or put every disagreement into the report.",
        icon=":material/inbox:",
    )


def _preview(report: Report, *, more: bool) -> None:
    st.header("Preview")
    if more:
        st.caption(f"The first {PREVIEWED} of the disagreements; the files hold all of them, in this order.")
    with st.container(border=True):
        st.markdown(reporting.markdown(report))


def _edition(name: str) -> None:
    """An edition as it was issued."""
    st.button(
        "The report as it stands now", icon=":material/arrow_back:", on_click=issuing.close, type="tertiary", key="now"
    )
    report = editions.issued(session.desk(), name)
    if back := editions.withdrawn(session.desk(), name):
        st.warning(f"This edition was taken back by {back.by}, {phrases.moment(back.at)}.")
    st.write("As it was issued: nothing that was added or decided since has changed it.")
    downloads.draw(lambda: report, f"claims-report-{name}", len(report.disagreements), report.case)
    shown = report.model_copy(update={"disagreements": report.disagreements[:PREVIEWED]})
    _preview(shown, more=len(report.disagreements) > PREVIEWED)


draw()
