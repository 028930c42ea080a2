"""What must hold of everything that is read out of hostile bytes: the checks that all targets share."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from claims.config import Settings
from claims.documents import blocks, read_paths
from claims.errors import ClaimsError
from claims.models import Attribution, Document, Quantity

_FOLDER = Path(tempfile.mkdtemp(prefix="claims-fuzz-"))


def text_of(data: bytes) -> str:
    """Any bytes as a text without half characters, as every reader hands on."""
    return data.decode("utf-8", "replace")


def words_of(data: bytes, words: tuple[str, ...]) -> str:
    """Any bytes as a text of words of a list, a byte a word."""
    return " ".join(words[byte % len(words)] for byte in data)


def kept(data: bytes, name: str) -> Path:
    """A file with these bytes."""
    path = _FOLDER / name
    path.write_bytes(data)
    return path


def quantities_hold(text: str, found: Iterable[Quantity]) -> None:
    """Every number stands in the text as told, in order, and its interval is one."""
    last = -1
    for one in found:
        assert 0 <= one.start < one.end <= len(text), one
        assert text[one.start : one.end] == one.text, one
        assert one.start >= last, one
        last = one.start
        for value in (one.low, one.high, one.stated, one.resolution, one.from_value):
            assert value is None or math.isfinite(value), one
        assert one.low is None or one.high is None or one.low <= one.high, one


def attributions_hold(text: str, found: Iterable[Attribution]) -> None:
    """Every stretch and every speaker stands in the text as told."""
    for one in found:
        assert one.content, one
        assert all(0 <= span.start < span.end <= len(text) for span in one.content), one
        if one.speaker is not None:
            assert one.speaker_start is not None, one
            assert text[one.speaker_start : one.speaker_end] == one.speaker, one


def alike(read: Callable[[], Any]) -> Any:
    """What a reading gives, the same each time; nothing but a `ClaimsError`, which is None here."""
    once, again = _or_error(read), _or_error(read)
    assert once == again, (once, again)
    return None if isinstance(once, str) else once


def _or_error(read: Callable[[], Any]) -> Any:
    try:
        return read()
    except ClaimsError as error:
        return f"{type(error).__name__}: {error}"


def documents_hold(data: bytes, name: str) -> tuple[Document, ...]:
    """The documents that a file with these bytes holds: each whole and in order, what could not be read named by its path."""
    path = kept(data, name)
    found: tuple[Document, ...] = alike(lambda: _documents(path))
    for document in found:
        assert document.text.strip()
        assert document.text.encode("utf-8")
        assert 0 <= document.body_start <= len(document.text)
        assert all(0 <= place.start <= place.end <= len(document.text) for place in document.layout), document.layout
        end = 0
        for block in blocks(document):
            assert end <= block.start < block.end <= len(document.text)
            assert document.text[block.start : block.end] == block.text
            end = block.end
    return found


def _documents(path: Path) -> tuple[Document, ...]:
    errors: list[ClaimsError] = []
    settings = Settings.model_validate({"reading": {"max_document_bytes": 1_000_000}})
    found = tuple(read_paths([str(path)], settings=settings, on_error=errors.append, on_notice=lambda _: None))
    assert all(str(error).startswith(str(path)) for error in errors), errors
    assert found or errors, "nothing was read and nothing was said"
    return found
