"""Mails written by the standard library: their text, what their headers say, and each file attached."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

Read = Callable[..., Any]


def mail(text: str = "The mayor said that 12 houses burned down.\n") -> EmailMessage:
    made = EmailMessage()
    made["From"] = "City Desk <desk@news.example>"
    made["To"] = "editor@paper.example"
    made["Subject"] = "Fire in the välley"
    made["Date"] = "Fri, 10 Dec 2021 23:30:00 -0500"
    made.set_content(text)
    return made


def test_a_mail_is_its_text_with_what_its_headers_say_and_each_attachment_by_its_name(
    tmp_path: Path, read: Read
) -> None:
    made = mail()
    made.add_alternative("<p>The mayor said that 12 houses burned down.</p>", subtype="html")
    made.add_attachment(b"Nine houses.", maintype="text", subtype="plain", filename="note.txt")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="photo.png")
    data = made.as_bytes()
    (tmp_path / "m.eml").write_bytes(data)
    run = read(tmp_path / "m.eml")
    own, note = run.documents
    assert (own.name, own.title, own.outlet, own.published, own.published_from) == (
        "m.eml", "Fire in the välley", "City Desk", "2021-12-10", "file",
    )  # fmt: skip
    assert own.text == "The mayor said that 12 houses burned down.\n"
    assert (note.name, note.text, note.published) == ("m.eml/note.txt", "Nine houses.", None)
    assert run.errors == []
    assert run.notices == [f"{tmp_path}/m.eml/photo.png: passed over, files of this kind are not read"]


def test_a_mail_that_is_a_page_alone_gives_the_text_of_the_page(tmp_path: Path, read: Read) -> None:
    made = mail()
    made.set_content("<html><body><p>Twelve houses burned down, the mayor said.</p></body></html>", subtype="html")
    (tmp_path / "m.eml").write_bytes(made.as_bytes())
    document = read(tmp_path).documents[0]
    assert (document.text.strip(), document.title) == (
        "Twelve houses burned down, the mayor said.",
        "Fire in the välley",
    )


def test_a_mail_in_another_encoding_is_read_by_what_it_says_of_itself(tmp_path: Path, read: Read) -> None:
    made = mail()
    made.set_content("Девять домов.\n", charset="koi8-r")
    (tmp_path / "m.eml").write_bytes(made.as_bytes())
    run = read(tmp_path)
    unread = "m.eml: not in English (it is not written in Latin letters): it is kept, and its figures are left to claims by hand"
    assert (run.documents[0].text, [notice.removeprefix(f"{tmp_path}/") for notice in run.notices]) == (
        "Девять домов.\n",
        [unread],
    )


def test_a_forwarded_mail_is_a_mail_within(tmp_path: Path, read: Read) -> None:
    made = mail("See below.\n")
    made.add_attachment(mail())
    (tmp_path / "m.eml").write_bytes(made.as_bytes())
    run = read(tmp_path)
    assert run.names == ["m.eml", "m.eml/Fire in the välley.eml"]
    assert run.documents[1].title == "Fire in the välley"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\x00\x01\x02 no mail", "is called .eml, but is no mail, or a damaged one"),
        (b"From: a@b.example\nSubject: x\n\n", "the mail holds no text and no attachment that can be read"),
    ],
)
def test_what_is_no_mail_or_an_empty_one_is_named(data: bytes, why: str, tmp_path: Path, read: Read) -> None:
    (tmp_path / "m.eml").write_bytes(data)
    assert read(tmp_path).errors == [f"{tmp_path}/m.eml: {why}"]


def test_headers_of_anybodys_making_never_stop_the_reading(tmp_path: Path, read: Read) -> None:
    (tmp_path / "m.eml").write_bytes(
        b'From: "<<a@@,;:\xff\nDate: never\nSubject: =?utf-9?q?x?=\nContent-Type: text/plain; charset=none-such\n\nNine.\n'
    )
    run = read(tmp_path)
    assert (run.documents[0].text.strip(), run.documents[0].published) == ("Nine.", None)
    deep = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3_000))
    (tmp_path / "m.eml").write_bytes(b"From: a@b.example\n" + deep)
    assert len(read(tmp_path).errors) == 1
