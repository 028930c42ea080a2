"""Mails (`.eml`) → their text, and each file attached to them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Final

from claims.documents.containers import headers
from claims.documents.containers.held import Held, Pack, Record, inside
from claims.documents.decoding import decode
from claims.errors import InputError

ENDINGS: Final = frozenset({".eml"})
_SENT: Final = frozenset({"mime-version", "received", "message-id"})
_OF_A_MAIL: Final = frozenset({"from", "date", "subject", "to"})


def is_it(pack: Pack) -> bool:
    """Whether a file begins with the headers of a mail; by its ending, any headers will do."""
    told = headers.names(pack.head)
    return bool(told & _OF_A_MAIL) and (pack.is_called(*ENDINGS) or bool(told & _SENT))


def read(pack: Pack) -> Iterator[Held | Record]:
    """The mail's own text, under the mail's own name, then its attachments, those whose ending can be read; the others are named.

    Subject, sender and date are those of its headers. `InputError` for a mail that is damaged or holds neither. By the standard library.
    """
    data = pack.whole()
    message = headers.parsed(data, pack.path)
    parts = list(_parts(message))
    pack.budget.take(pack.path, len(data), len(parts))
    body = _body(parts)
    if body is not None:
        yield _own(body, message, data, pack)
    told = body is not None
    for part in parts:
        held = _attached(part, pack) if part is not body else None
        if held is not None:
            told = True
            yield held
    if not told:
        raise InputError(pack.path, "the mail holds no text and no attachment that can be read")


def _parts(part: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that hold something, a mail that is attached being one of them."""
    if part.get_content_maintype() != "multipart":
        yield part
        return
    for inner in part.get_payload():
        if isinstance(inner, EmailMessage):
            yield from _parts(inner)


def _body(parts: list[EmailMessage]) -> EmailMessage | None:
    """The plain text, or where it is empty the page, that the mail consists of."""
    own = [part for part in parts if headers.filename(part) is None]
    for kind in ("text/plain", "text/html"):
        for part in own:
            if part.get_content_type() == kind and headers.payload(part).strip():
                return part
    return None


def _own(body: EmailMessage, message: EmailMessage, data: bytes, pack: Pack) -> Held | Record:
    name, address = headers.sender(message)
    organisation = headers.value(message, "Organization") or headers.value(message, "Organisation")
    fields = {
        "title": headers.value(message, "Subject"),
        "author": name,
        "outlet": organisation or name or address.rpartition("@")[2],
        "published": headers.date(message),
    }
    told = {key: value for key, value in fields.items() if value}
    text, charset = headers.payload(body), headers.charset(body)
    if body.get_content_type() == "text/html":
        return Held("", io.BytesIO(text), "mail.html", told, charset=charset, original=data)
    return Record("", decode(text, pack.path, pack.on_notice, charset), data, told, place="file")


def _attached(part: EmailMessage, pack: Pack) -> Held | None:
    """A file that hangs on the mail; None for one that cannot be read, and for other forms of the mail's text."""
    name = headers.filename(part)
    if part.get_content_type() == "message/rfc822":
        forwarded = next((one for one in part.get_payload() if isinstance(one, EmailMessage)), None)
        data = forwarded.as_bytes() if forwarded is not None else b""
        called = name or f"{headers.value(forwarded, 'Subject') or 'forwarded'}.eml" if forwarded is not None else ""
        return Held(inside(called.replace("/", "_")), io.BytesIO(data), "forwarded.eml") if data else None
    if name is None:
        return None
    called = inside(name.replace("/", "_"))
    if not called.lower().endswith(pack.endings):
        pack.on_notice(f"{pack.path}/{called}: passed over, files of this kind are not read")
        return None
    data = headers.payload(part)
    return Held(called, io.BytesIO(data), called, charset=headers.charset(part), size=len(data))
