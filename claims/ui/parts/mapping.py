"""What the columns of a document's tables are: as their headings tell it, or as a person does, with the claims that it comes to."""

from __future__ import annotations

from typing import Final

import streamlit as st

from claims.desk.shelf import Opened
from claims.desk.tabling import Sheet, is_all_tables
from claims.errors import ClaimsError
from claims.models import Said, TableMapping
from claims.reporting import phrases
from claims.reporting.escaping import markdown_text
from claims.ui import messages, session

_PARTS: Final = {
    "what": ("What is counted", "people killed"),
    "where": ("Where", "Norland"),
    "when": ("When", "March 2024"),
    "unit": ("Unit, where the figures have one", "tonnes"),
}
_LONGEST: Final = 200


def draw(case: str | None, opened: Opened) -> None:
    """Draw what is told of each table, and the fields to tell it otherwise."""
    sheets = session.desk().tables(case, opened.id)
    if not sheets:
        return
    st.header("What the columns are")
    is_open = is_all_tables(opened.document)
    for place, sheet in enumerate(sheets):
        title = f"“{sheet.name}”: {_stands(sheet)}" if sheet.name else _stands(sheet)[:1].upper() + _stands(sheet)[1:]
        with st.expander(
            markdown_text(title), expanded=is_open and not (sheet.read or sheet.given), icon=":material/table:"
        ):
            _sheet(case, opened.id, place, sheet)


def _stands(sheet: Sheet) -> str:
    if sheet.read:
        return f"{phrases.count(sheet.figures, 'figure')} read as claims"
    if sheet.given:
        return f"left alone{f' by {sheet.mapping.by}' if sheet.mapping.by else ''}"
    return "no claims yet, because something is open"


def _sheet(case: str | None, document: str, place: int, sheet: Sheet) -> None:
    if sheet.doubts:
        st.warning("\n".join(f"- {_sentence(doubt)}" for doubt in sheet.doubts), icon=":material/help:")
    if sheet.given and sheet.mapping.by:
        st.caption(f"Told by {markdown_text(sheet.mapping.by)}.")
    elif sheet.reasons:
        st.caption("By its headings: " + markdown_text("; ".join(sheet.reasons)) + ".")
    key = f"table-{document}-{place}"
    mapping = _fields(key, sheet)
    st.button(
        "Add these claims" if not sheet.read else "Read it this way", key=f"{key}-save", type="primary", icon=":material/check:",
        disabled=not _preview(case, document, mapping), on_click=_keep, args=(case, document, mapping),
    )  # fmt: skip
    if sheet.read or not sheet.given:
        st.button(
            "Leave this table alone", key=f"{key}-leave", type="tertiary", icon=":material/block:",
            help="No claims are made of it; that can be changed here.",
            on_click=_keep, args=(case, document, TableMapping(table=sheet.name)),
        )  # fmt: skip


def _sentence(told: str) -> str:
    return markdown_text(f"{told[:1].upper()}{told[1:]}.")


def _fields(key: str, sheet: Sheet) -> TableMapping:
    """The fields, as the table is read now, and the mapping that they come to."""
    now = sheet.mapping
    rows = {row: " | ".join(cell for cell in cells if cell)[:70] for row, cells in sheet.grid}
    columns = {one.letters: f"{one.letters}: {one.heading or one.first}"[:60] for one in sheet.columns}
    left, right = st.columns(2)
    header = left.multiselect(
        "Rows of headings", sorted({*rows, *now.header}), default=list(now.header), key=f"{key}-header",
        format_func=lambda row: f"Row {row}: {rows.get(row, '')}",
    )  # fmt: skip
    values = right.multiselect(
        "Columns with figures", list(columns), default=[one for one in now.values if one in columns], key=f"{key}-values",
        format_func=lambda one: columns[one],
    )  # fmt: skip
    parts = {name: _part(key, name, now, columns, header) for name in _PARTS}
    left, right = st.columns(2)
    whole = left.text_input(
        "A row “Total” stands for", value=now.whole or "", key=f"{key}-whole", max_chars=_LONGEST, placeholder="Norland",
        help="The place that all places of the table make up. Without it, totals are compared with nothing but their parts.",
    )  # fmt: skip
    publisher = right.text_input(
        "Whose figures these are", value=now.publisher or "", key=f"{key}-publisher", max_chars=_LONGEST,
        placeholder="The author or outlet of the document",
    )  # fmt: skip
    return TableMapping(
        table=sheet.name, header=tuple(sorted(header)), values=tuple(values), last=now.last, whole=whole.strip() or None,
        publisher=publisher.strip() or None, **parts,
    )  # fmt: skip


def _part(key: str, name: str, now: TableMapping, columns: dict[str, str], header: list[int]) -> tuple[Said, ...]:
    """Where one thing is told: in columns, in headings over the figures, or in words."""
    label, example = _PARTS[name]
    told: tuple[Said, ...] = getattr(now, name)
    options = {f"column {one}": f"Column {shown}" for one, shown in columns.items()}
    options |= {f"heading {row}": f"Headings of row {row}, over the figures" for row in sorted(header)}
    chosen = [f"column {one.column}" if one.column else f"heading {one.heading}" for one in told if one.words is None]
    left, right = st.columns([3, 2])
    picked = left.multiselect(
        label, list(options), default=[one for one in chosen if one in options], key=f"{key}-{name}", format_func=lambda one: options.get(one, one),
        placeholder="A column, or the headings over the figures",
    )  # fmt: skip
    words = right.text_input(
        "or in words", value=" ".join(one.words for one in told if one.words), key=f"{key}-{name}-words", max_chars=_LONGEST, placeholder=example,
    )  # fmt: skip
    return (*map(_said, picked), *((Said(words=words.strip()),) if words.strip() else ()))


def _said(option: str) -> Said:
    kind, _, where = option.partition(" ")
    return Said(column=where) if kind == "column" else Said(heading=int(where))


def _preview(case: str | None, document: str, mapping: TableMapping) -> bool:
    """Show the first claims that a mapping would make; whether it makes any."""
    try:
        sheet = session.desk().try_table(case, document, mapping)
    except ClaimsError as error:
        messages.error(error)
        return False
    if not mapping.values:
        st.caption("Choose the columns with figures first.")
        return False
    if sheet.doubts:
        st.warning("\n".join(f"- {_sentence(doubt)}" for doubt in sheet.doubts), icon=":material/error:")
        return False
    for reason in sheet.reasons:
        st.warning(_sentence(reason), icon=":material/info:")
    more = f", the first {len(sheet.said)}" if sheet.figures > len(sheet.said) else ""
    st.markdown(f"**{phrases.count(sheet.figures, 'claim')}{more}:**")
    st.markdown("\n".join(f"- {markdown_text(said)} ({markdown_text(cell)})" for cell, said in sheet.said))
    return bool(sheet.figures)


def _keep(case: str | None, document: str, mapping: TableMapping) -> None:
    name = session.reviewer()
    if name is None:
        return
    try:
        made = session.desk().map_table(case, document, mapping, name)
    except ClaimsError as error:
        messages.refused(error)
        return
    messages.done(f"Kept: the document has {phrases.count(made, 'claim')} now")
