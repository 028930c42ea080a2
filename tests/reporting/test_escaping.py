from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from claims.reporting.escaping import markdown_text

HOSTILE = [
    "<script>alert(1)</script>",
    "**bold** and _thin_ and `code` and ~~gone~~",
    "[press](javascript:alert(1)) ![seen](https://example.org/x.png)",
    "https://example.org www.example.org somebody@example.org <https://example.org>",
    "a | b | c",
    "# heading",
    "- item",
    "+ item",
    "1. item",
    "2) item",
    "> quote",
    "===",
    "--- ",
    "&lt;b&gt; &amp; &#60;",
    "a \\ b \\",
    "$x^2$ and :red[text] and :material/home:",
    "line one\n\n# line two",
    "[a]: https://example.org",
]


def shown(markdown: str) -> str:
    """What a reader sees of one paragraph of Markdown; fails where it is anything but one paragraph of plain text."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(markdown)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    parts = tokens[1].children or []
    assert {part.type for part in parts} <= {"text", "text_special"}
    return "".join(part.content for part in parts)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_character_for_character(text: str) -> None:
    assert shown(markdown_text(text)) == " ".join(text.split())


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp"])).filter(str.strip))
def test_any_text_survives_markdown_as_text(text: str) -> None:
    assert shown(markdown_text(text)) == " ".join(text.split())


@given(st.text(alphabet="ab12 -+*#>=_`~[]()<>!&:.|\\$^@/\n\t").filter(str.strip))
def test_no_mix_of_marks_creates_markup(text: str) -> None:
    assert shown(markdown_text(text)) == " ".join(text.split())


def test_direction_and_control_marks_are_dropped() -> None:
    assert markdown_text("a\u202eb\x00c\u2028d") == "abc d"
