"""Text of others made harmless: in Markdown it stays text, and nothing of it acts unseen."""

from __future__ import annotations

import re

_MARKS = re.compile(r"([\\`*_{}\[\]<>|~$&#@^])")
_OPENING = re.compile(r"^(\s*)([-+=!:]|\d+(?=[.)]))")
# A clock time, 08:30, opens no link and names no sign: it stays as it is.
_LINKS = re.compile(r"(?i):(?=[\w+/:-])(?!(?<=\d:)\d\d(?![\w:]))|(?<=\bwww)\.")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_NEVER = re.compile("[\ud800-\udfff\ufffe\uffff]")
_SPACES = re.compile(r"\s+")


def markdown_text(text: str, *, inside: bool = False) -> str:
    """Text as one line of Markdown that shows it character for character and creates nothing.

    No markup, HTML, link, image, table cell, heading, list, formula or directive (`:red[…]`) comes of it. White space
    is folded; control and direction marks are dropped. `inside`: it does not begin its line.
    Source: CommonMark 0.31 §2.4 (backslash escapes), GitHub Flavored Markdown §6.9 (autolinks).
    """
    line = _CONTROLS.sub("", " ".join(text.split()))
    line = _LINKS.sub(lambda found: "\\" + found.group(), _MARKS.sub(r"\\\1", line))
    return line if inside else _OPENING.sub(_harmless_opening, line)


def _harmless_opening(found: re.Match[str]) -> str:
    space, mark = found.groups()
    # A list number is escaped behind its digits, every other mark in front.
    return f"{space}{mark}\\" if mark.isdigit() else f"{space}\\{mark}"


def visible(text: str) -> str:
    """Text on one line, without what is not to be seen: controls, direction marks and half characters are dropped.

    What is left may stand in XML and in a PDF. Source: XML 1.0 §2.2 (characters).
    """
    return _NEVER.sub("", _CONTROLS.sub("", _SPACES.sub(" ", text)))


def whole(text: str) -> str:
    """Text with its blanks and its lines as they are, each ending in LF, without what is not to be seen; XML may hold it."""
    return _NEVER.sub("", _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
