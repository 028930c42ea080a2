"""Mail headers, which mails and saved pages begin with → their values, whatever was written into them."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from typing import Final

from claims.errors import InputError

_HEADERS = re.compile(rb"(?:\xef\xbb\xbf)?(?:From [^\r\n]*\r?\n)?(?:[!-9;-~]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)+")
_NAME = re.compile(rb"^([!-9;-~]+):", re.MULTILINE)
_LONGEST: Final = 1_000


def names(head: bytes) -> frozenset[str]:
    """The names of the headers that some bytes begin with, in lower case; none where they begin with anything else."""
    found = _HEADERS.match(head)
    return frozenset(name.decode("ascii").lower() for name in _NAME.findall(found.group())) if found else frozenset()


def parsed(data: bytes, path: str) -> EmailMessage:
    """The message with its parts. `InputError` for one whose parts stand in each other too deep."""
    try:
        return message_from_bytes(data, _class=EmailMessage, policy=policy.default)
    except RecursionError:
        raise InputError(path, "its parts are nested too deeply") from None
    except Exception as error:  # noqa: BLE001 - a file of anybody's making: it is named, the rest goes on
        raise InputError(path, f"is damaged and cannot be read ({type(error).__name__})") from None


def value(part: EmailMessage, name: str) -> str:
    """The value of a header, decoded, on one line; empty where there is none or it cannot be read."""
    try:
        return " ".join(str(part.get(name, "")).split())[:_LONGEST]
    except Exception:  # noqa: BLE001 - the library's parsers raise many errors for headers of anybody's making
        return ""


def sender(part: EmailMessage) -> tuple[str, str]:
    """The name and the address of who sent it, each empty where it is not told."""
    name, address = parseaddr(value(part, "From"))
    return name.strip(), address.strip()


def date(part: EmailMessage) -> str | None:
    """The day on which it was sent, by the sender's clock, as an ISO date."""
    try:
        return parsedate_to_datetime(value(part, "Date")).date().isoformat()
    except (TypeError, ValueError, OverflowError):
        return None


def payload(part: EmailMessage) -> bytes:
    """The bytes of a part as they were before they were sent."""
    try:
        data = part.get_payload(decode=True)
    except Exception:  # noqa: BLE001 - see above
        return b""
    return data if isinstance(data, bytes) else b""


def charset(part: EmailMessage) -> str | None:
    """The encoding that a part says it is in."""
    try:
        return part.get_content_charset()
    except Exception:  # noqa: BLE001 - see above
        return None


def filename(part: EmailMessage) -> str | None:
    """What an attached file is called."""
    try:
        return part.get_filename()
    except Exception:  # noqa: BLE001 - see above
        return None
