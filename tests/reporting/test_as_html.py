from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from claims.models import Document, Reconciliation
from claims.reporting import Heading, Report, Reviewed, build, html

Sample = Callable[..., Reconciliation]
Documents = tuple[Document, ...]
HOSTILE = '<script>x</script> 12 "men" <img src=http://h/p.png onerror=a> {{ 7*7 }} {% raw %} \x00\u202e'
ALLOWED = {"!", "html", "head", "meta", "title", "style", "body", "main", "section", "h1", "h2", "h3", "h4", "p", "br",
           "ul", "ol", "li", "strong", "bdi", "a", "mark", "blockquote", "nav", "span"}  # fmt: skip


class Page(HTMLParser):
    """What an HTML parser finds in a page: its tags with their attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def test_the_page_tells_the_report_in_order(sample: Sample, documents: Documents) -> None:
    shown = " ".join("".join(Page(html(build(sample(), documents))).text).split())
    parts = ["Where sources disagree", "1. Boats lost in the storm, March 2019", "9 – 12", "Verdict: none yet",
             "Nine boats sank, said coastguard chief Lena Moreau.", "The ministry, through Harbour Wire",
             "Both can be true if: one counts boats sunk", "Documents north.txt: Storm"]  # fmt: skip
    places = [shown.find(part) for part in parts]
    assert -1 not in places
    assert places[1:] == sorted(places[1:])


@pytest.mark.parametrize("field", ["speaker", "outlet", "title", "document", "speaker_role", "sentence", "translation"])
def test_nothing_in_a_claim_becomes_markup(sample: Sample, documents: Documents, field: str) -> None:
    found = Page(html(build(sample(**{field: HOSTILE}), documents)))
    assert {tag for tag, _ in found.tags} <= ALLOWED
    assert "<script>x</script> 12" in "".join(found.text) or field == "title"


def test_nothing_that_a_person_wrote_becomes_markup(
    sample: Sample, reviewed: Callable[..., Reviewed], documents: Documents
) -> None:
    head = Heading(title=HOSTILE, case=HOSTILE, author=HOSTILE, introduction=HOSTILE)
    found = Page(html(build(sample(), documents, reviewed(note=HOSTILE, explained_how=HOSTILE), head)))
    assert {tag for tag, _ in found.tags} <= ALLOWED
    assert "".join(found.text).count("<script>x</script>") == 7
    assert "49" not in "".join(found.text)


def test_the_page_asks_the_network_for_nothing(sample: Sample, documents: Documents) -> None:
    text = html(build(sample(url="https://tide.example/a"), documents))
    found = Page(text)
    assert [tag for tag, attributes in found.tags if "src" in attributes or tag == "link"] == []
    assert re.findall(r"url\(|@import", text) == []
    assert "default-src 'none'" in text
    assert [attributes["href"] for tag, attributes in found.tags if tag == "a"] == ["https://tide.example/a"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "https://a b", "ftp://a", " "])
def test_only_addresses_of_the_web_are_linked(sample: Sample, documents: Documents, address: str) -> None:
    assert [tag for tag, _ in Page(html(build(sample(url=address), documents))).tags if tag == "a"] == []


@pytest.mark.parametrize(
    ("sentence", "figure", "language", "expected"),
    [("غرق تسعة قوارب", "تسعة", "ar", {"dir": "rtl", "lang": "ar"}),
     ("Затонуло 12 лодок", "12", "ru", {"dir": "ltr", "lang": "ru"}),
     ("12 boats sank", "12", None, {"dir": "ltr"}),
     ("12 boats sank", "12", '"><script>', {"dir": "ltr"})],
)  # fmt: skip
def test_a_quotation_has_its_language_and_direction(  # noqa: PLR0913, PLR0917 - one parameter a column
    sample: Sample, documents: Documents, sentence: str, figure: str, language: str | None, expected: dict[str, str]
) -> None:
    found = Page(html(build(sample(sentence=sentence, figure=figure, language=language), documents)))
    assert [attributes for tag, attributes in found.tags if tag == "blockquote"][1] == expected


def test_a_note_of_100_kb_is_shown_whole(
    sample: Sample, reviewed: Callable[..., Reviewed], documents: Documents
) -> None:
    note = "boats & more " * 8_000
    shown = "".join(Page(html(build(sample(), documents, reviewed(note=note)))).text)
    assert note.strip() in shown


def test_two_reports_make_one_page(sample: Sample, documents: Documents) -> None:
    report: Report = build(sample(), documents)
    other = report.model_copy(update={"title": "Another"})
    found = Page(html(report, other))
    assert [tag for tag, _ in found.tags].count("h1") == 2
    assert html(report, other) == html(report, other)
