"""Bytes → text, code point for code point: UTF-8 first, else by detection and with a notice."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

from claims.errors import InputError

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NO_FILES = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"})
_LATIN = frozenset({"iso8859-1", "ascii"})
"""What the web calls these is Windows-1252, a superset of both (WHATWG Encoding Standard)."""
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SAMPLE = 65_536
_CONTROL_SHARE = 0.02
_FOREIGN_SHARE = 0.15
_BAD_SHARE = 0.1
_MEGABYTE = 1_000_000


def decode(data: bytes, path: str, on_notice: Callable[[str], None], declared: str | None = None) -> str:
    """The text of some bytes; a notice names the path and the encoding where it is not UTF-8.

    `declared` is the encoding that the bytes are said to be in: it is taken at its word where all but a few can be. Raises `InputError` for
    what is no text. Line ends and a byte order mark of UTF-8 are kept.
    """
    told = known(declared)
    if told is not None and not data.startswith((codecs.BOM_UTF8, *(mark for mark, _ in _MARKS))):
        text = data.decode(told, "replace")
        if (bad := text.count("\ufffd")) == 0:
            return text
        if bad <= _BAD_SHARE * sum(not character.isascii() for character in text):
            on_notice(f"{path}: says that it is in {told}; {bad:,} of its characters are not, and are left out")
            return text
        on_notice(f"{path}: says that it is in {told}, and is not")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _by(data, encoding, path, on_notice)
    if _is_binary(data):
        raise InputError(path, "looks like a binary file, not text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _by(data, detected(data), path, on_notice)


def known(name: str | None) -> str | None:
    """The encoding of a name that a file gives; None for one that no file is in, or that takes long to undo."""
    try:
        found = codecs.lookup(name or "").name
        "".encode(found)
    except (LookupError, ValueError, UnicodeError):
        return None
    if found in _NO_FILES:
        return None
    return "cp1252" if found in _LATIN else found


def whole_characters(text: str) -> str:
    """The text with every lone surrogate, which is half a character and cannot be written, replaced one for one."""
    return _SURROGATE.sub("\ufffd", text)


def shown(path: str) -> str:
    """A path as it can be printed: bytes of its name that are not UTF-8 become replacement characters."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def too_large(size: int | None, limit: int) -> str:
    """The reason for refusing a document of `size` bytes (None: unknown, but over the limit)."""
    said = f"{size / _MEGABYTE:,.1f} MB" if size is not None else "larger"
    return (
        f"{said}, over the limit of {limit / _MEGABYTE:,.1f} MB for one document (setting reading.max_document_bytes)"
    )


def _is_binary(data: bytes) -> bool:
    head = data[:_SAMPLE]
    return b"\x00" in data or len(_CONTROL.findall(head)) > _CONTROL_SHARE * len(head)


def _by(data: bytes, encoding: str, path: str, on_notice: Callable[[str], None]) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        encoding, text = "latin-1", data.decode("latin-1")
    on_notice(f"{path}: not UTF-8; read as {encoding}")
    return text


def detected(data: bytes) -> str:
    """The likeliest encoding: a Western one where the text is mostly ASCII, else by charset-normalizer.

    A text with few other bytes is too little to guess by, and in English it is Windows-1252 or its subset Latin-1,
    the fallback of the WHATWG Encoding Standard too.
    """
    other = sum(len(run) for run in re.findall(rb"[\x80-\xff]+", data))
    if other <= _FOREIGN_SHARE * len(data):
        return "windows-1252" if re.search(rb"[\x80-\x9f]", data) else "latin-1"
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only for the few texts that need it

    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best is not None else "latin-1"
