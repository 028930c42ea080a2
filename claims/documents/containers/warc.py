"""Web archive files (`.warc`, `.warc.gz`) → the pages, PDFs and texts that were captured, one at a time."""

from __future__ import annotations

import gzip
import io
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO, Final, cast

from claims.documents.containers.held import Held, Pack, printable
from claims.documents.packed import grows_too_much
from claims.errors import InputError

ENDINGS: Final = frozenset({".warc", ".warc.gz"})
_GZIP: Final = b"\x1f\x8b"
_START: Final = b"WARC/"
_CALLED: Final = {
    "text/html": "page.html", "application/xhtml+xml": "page.html", "application/pdf": "file.pdf",
    "text/plain": "text.txt", "text/markdown": "text.md",
}  # fmt: skip
_MOST_NOTICES: Final = 5


def is_it(pack: Pack) -> bool:
    """Whether a file begins as one does, packed by gzip or not."""
    if not pack.head.startswith(_GZIP):
        return pack.head.startswith(_START)
    try:
        return zlib.decompressobj(wbits=31).decompress(pack.head, len(_START)) == _START
    except zlib.error:
        return False


def read(pack: Pack) -> Iterator[Held]:
    """Every answer with status 200 that is a page, a PDF or a text, under the address that it was captured from.

    Each has its address, and its bytes as its original. What else was captured is counted in a notice. `InputError` where the file is damaged, from
    there on, and where it unpacks to much more than it is. By warcio, a record at a time, whatever the size of the file.
    """
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - commands without one never pay for it
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    stream = _Stream(pack)
    records = ArchiveIterator(stream)
    records.INC_RECORD = ""  # what warcio would print of a damaged record
    passed = Counter[str]()
    try:
        for record in records:
            _account(record, pack)
            held = _held(record, passed, pack)
            if held is not None:
                yield held
    except (ArchiveLoadFailed, EOFError, OSError, zlib.error, ValueError, AttributeError):
        stream.broken = True
    if stream.broken or not stream.tail.endswith((b"\n\r\n", b"\n\n")):  # which ends every record (ISO 28500)
        raise InputError(pack.path, "is damaged or cut off: what stands before that was read")
    if passed:
        kinds = ", ".join(f"{times:,} {kind}" for kind, times in sorted(passed.items())[:_MOST_NOTICES])
        pack.on_notice(f"{pack.path}: {passed.total():,} records passed over ({kinds})")


def _account(record: Any, pack: Pack) -> None:
    """Take a record from the budget before it is unpacked."""
    if record.rec_headers.get_header("Content-Length") is None:
        raise InputError(pack.path, "is damaged or cut off: what stands before that was read")
    size = max(int(record.length or 0), 0)
    pack.budget.take(pack.path, size, 1)
    if pack.size is not None and grows_too_much(size, pack.size):
        raise InputError(pack.path, f"unpacks to more than {size:,} bytes from {pack.size:,}: it is not read on")


def _held(record: Any, passed: Counter[str], pack: Pack) -> Held | None:
    if record.rec_type != "response" or record.http_headers is None:
        return None
    status = str(record.http_headers.get_statuscode())
    kind, _, rest = (record.http_headers.get_header("Content-Type") or "").partition(";")
    kind = kind.strip().lower()
    if status != "200":
        passed[f"with status {status}"] += 1
    elif kind not in _CALLED:
        passed[kind or "of no kind"] += 1
    else:
        address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")
        captured = (record.rec_headers.get_header("WARC-Date") or "")[:10]
        name = printable(f"{address} ({captured})" if captured else address) or "unnamed"
        content = cast("BinaryIO", _Content(record, f"{pack.path}/{name}"))
        return Held(name, content, _CALLED[kind], url=address or None, charset=_charset(rest))
    return None


def _charset(parameters: str) -> str | None:
    named = (part.strip().partition("=") for part in parameters.split(";"))
    return next((value.strip("\"' ") for key, _, value in named if key.lower() == "charset" and value), None)


class _Stream:
    """The bytes of the file, unpacked; `broken` once they cannot be; `tail` are the last four that were read."""

    def __init__(self, pack: Pack) -> None:
        self._plain = pack.stream
        self._packed = gzip.GzipFile(fileobj=pack.stream) if pack.head.startswith(_GZIP) else None
        self._at, self.broken, self.tail = 0, False, b""

    def read(self, size: int) -> bytes:
        """The next bytes, as many as there are before the place where the file breaks off."""
        try:
            data = self._plain.read(size) if self._packed is None else self._packed.read1(size)
        except (EOFError, OSError, zlib.error):
            self.broken = True
            return b""
        self._at += len(data)
        self.tail = (self.tail + data[-4:])[-4:]
        return data

    def tell(self) -> int:
        """How many were read."""
        return self._at


class _Content(io.RawIOBase):
    """What was answered, unpacked as it is read; named where it cannot be."""

    def __init__(self, record: Any, path: str) -> None:
        self._stream, self._path, self._raw = record.content_stream(), path, record.raw_stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # any writable buffer
        try:
            data: bytes = self._stream.read(len(buffer))
        except Exception as error:  # noqa: BLE001 - whatever a damaged record raises, the next one is read
            raise InputError(self._path, f"cannot be unpacked ({type(error).__name__})") from None
        if not data and self._raw.limit > 0 and not self._raw.read(1):
            raise InputError(self._path, "is cut off, and not read")
        buffer[: len(data)] = data
        return len(data)
