"""The worker with a stand-in for reading: what stands in a text is what befalls its reader. Run as `claims.engine.worker` is."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path

from claims import extraction, language
from claims.engine import worker
from claims.extraction import Reading
from claims.models import Document


def befall(text: str) -> None:
    word, _, rest = text.partition(" ")
    if word == "KILL":
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "ONCE" and not Path(rest).exists():
        Path(rest).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "BREAK":
        raise TypeError("nobody thought of this")
    if word == "EAT":
        bytearray(10**16)


def read_all(documents: Sequence[Document], *, every_number: bool) -> Iterator[Reading]:
    for document in documents:
        befall(document.text)
        yield Reading(document, (), (), {str(every_number): os.getpid()})


def no_model() -> None:
    """Load nothing."""


if __name__ == "__main__":
    extraction.read_all = read_all  # type: ignore[assignment]
    language.model = no_model  # type: ignore[assignment]
    worker.main()
