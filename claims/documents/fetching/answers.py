"""What a server answered, and the one way of refusing an address in words."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import Message
from http import HTTPStatus

from claims.documents.decoding import known

NOT_MODIFIED = HTTPStatus.NOT_MODIFIED


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back for an address: `url` is the one that gave it, after `asked` had led there.

    `at` is an ISO time; `headers` leave out cookies, which are keys and no evidence; `note` tells what a person should know of how it was had.
    `data` is what was sent, unpacked; empty with the status 304, "as before".
    """

    asked: str
    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    data: bytes
    at: str
    note: str = ""

    @property
    def unchanged(self) -> bool:
        """Whether the server says that nothing changed since it was last asked."""
        return self.status == NOT_MODIFIED

    def header(self, name: str) -> str:
        """The value of a header; empty without one."""
        return next((value for key, value in self.headers if key.lower() == name), "")

    @property
    def media(self) -> str:
        """The media type that the server says it is, in small letters; empty where it says none."""
        return self.header("content-type").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The encoding that the server says it sent the text in; None where it says none that is known, and where the bytes are UTF-8 all the same."""
        told = Message()
        told["content-type"] = self.header("content-type")
        try:
            self.data.decode("utf-8")
        except UnicodeDecodeError:
            return known(told.get_content_charset())
        return None
