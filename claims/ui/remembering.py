"""The reviewer's name kept by the browser: a cookie that the next page reads, and the field brought to the reader who needs it.

Nothing is loaded for it: both are a few lines of script that come with the page.
"""

from __future__ import annotations

import unicodedata
from typing import Final
from urllib.parse import unquote

import streamlit as st

COOKIE: Final = "claims_reviewer"
LONGEST: Final = 200
_KEY: Final = "remembering"  # parts/style.py takes what has it out of the page's flow
_CONTROL: Final = frozenset({"Cc", "Cs"})

# The value goes through `data`, never into the script; a cookie of a page over https is not sent over http.
_KEEP: Final = """
export default function ({ data }) {
  if (!data || !data.name) return;
  const safe = location.protocol === "https:" ? "; Secure" : "";
  document.cookie =
    `${data.cookie}=${encodeURIComponent(data.name)}; Path=${data.path}; Max-Age=31536000; SameSite=Strict${safe}`;
}
"""
# Once for each time that it is asked: later redraws leave the reader where they are.
_BRING: Final = """
export default function ({ data, parentElement }) {
  if (!data || parentElement.host?.dataset.asked === String(data.asked)) return;
  if (parentElement.host) parentElement.host.dataset.asked = String(data.asked);
  const field = document.querySelector(`.st-key-${CSS.escape(data.field)} input`);
  if (!field) return;
  field.scrollIntoView({ block: "center" });
  field.focus({ preventScroll: true });
}
"""
_keep = st.components.v2.component("claims_keep_name", js=_KEEP)
_bring = st.components.v2.component("claims_bring_field", js=_BRING)


def cleaned(text: str) -> str:
    """A name as it may be kept: no control characters, one space between words, at most `LONGEST` characters."""
    plain = "".join(" " if unicodedata.category(letter) in _CONTROL else letter for letter in text)
    return " ".join(plain.split())[:LONGEST].strip()


def told() -> str:
    """The name that the browser kept, as it came with this visit; empty where there is none. Anybody can write a cookie."""
    return cleaned(unquote(sent().get(COOKIE, ""), errors="replace"))


def sent() -> dict[str, str]:
    """The cookies of this visit."""
    return dict(st.context.cookies)


def keep(name: str) -> None:
    """Let the browser keep a name for a year, for this app's own addresses; nothing where it has it already."""
    if not name or name == told():
        return
    path = str(st.get_option("server.baseUrlPath") or "").strip("/")
    with st.container(key=_KEY):
        _keep(key="keep-name", data={"cookie": COOKIE, "name": name, "path": f"/{path}"})


def bring(field: str, asked: int) -> None:
    """Scroll to the field of that key and put the cursor into it, once for each number `asked`."""
    with st.container(key=f"{_KEY}-field"):
        _bring(key="bring-field", data={"field": field, "asked": asked})
