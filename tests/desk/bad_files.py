"""The reader of files with a stand-in for the engine: what stands in a text is what befalls its reader. Run as `confined` is."""

from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Iterable, Iterator

from claims import pipeline
from claims.desk import confined
from claims.extraction import Reading
from claims.models import Document


def befall(text: str) -> None:
    if "KILL" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "HANG" in text:
        time.sleep(10_000)
    if "EAT" in text:
        bytearray(10**13)
    if "BREAK" in text:
        raise TypeError("nobody thought of this")
    if "CALL" in text:
        socket.create_connection(("127.0.0.1", 9), timeout=1)


def readings(given: Iterable[Document], *, every_number: bool, **_rest: object) -> Iterator[Reading]:
    del every_number
    for document in given:
        befall(document.text)
        yield Reading(document=document, inspections=(), claims=(), counted={"process": os.getpid()})


if __name__ == "__main__":
    pipeline.readings = readings  # type: ignore[assignment]
    confined.main()
