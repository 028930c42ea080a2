"""`python -m claims.desk.confined MEMORY`: reads the files that standard input names, one after the other, and says what is in them.

It has so much memory, opens no connection, knows no store, and leaves no core file; it ends when the program that started it does.
"""

from __future__ import annotations

import base64
import hashlib
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import IO, TYPE_CHECKING, Final, NoReturn

from claims.desk.saying import OUT_OF_MEMORY, Came, Reply, Request, Said
from claims.errors import InputError
from claims.models import Document

if TYPE_CHECKING:
    from claims.documents.fetching import Answer

_REACHING_OUT: Final = frozenset({
    "socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname",
    "socket.gethostbyaddr", "urllib.Request",
})  # fmt: skip
_GRACE: Final = 10  # seconds beyond twice a file's time, within which whoever waits for it has ended it


def main() -> None:
    """Read until standard input ends."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    shut_off()
    limit_memory(int(sys.argv[1]))
    reader = Reader(out)
    try:
        reader.run()
    except MemoryError:
        os._exit(OUT_OF_MEMORY)  # nothing that needs memory may be done any more


def shut_off() -> None:
    """Let this process open no connection by Python's means, for good; code outside of Python is not held by it."""
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        del os.environ[name]

    def watch(event: str, _: object) -> None:
        if event in _REACHING_OUT:
            raise PermissionError("a program that reads files may not reach out to the network")

    sys.addaudithook(watch)


def limit_memory(most: int) -> None:
    """Give this process so many bytes of address space and no core file, where the system has such limits (not on Windows)."""
    try:
        import resource  # noqa: PLC0415 - not there on Windows
    except ImportError:
        return
    for what, limit in ((resource.RLIMIT_AS, most), (resource.RLIMIT_CORE, 0)):
        with suppress(ValueError, OSError):  # macOS takes some limits and not others
            resource.setrlimit(what, (limit, resource.getrlimit(what)[1]))


def limit_time(seconds: float) -> None:
    """Have the system end this process if a document takes it much longer than that: the last means, where nobody waits for it any more."""
    try:
        import resource  # noqa: PLC0415 - not there on Windows
    except ImportError:
        return
    with suppress(ValueError, OSError):
        until = int(time.process_time() + 2 * seconds) + _GRACE
        resource.setrlimit(resource.RLIMIT_CPU, (until, resource.getrlimit(resource.RLIMIT_CPU)[1]))


class Reader:
    """Answers each request on standard input by what stands in its file."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self._lines: SimpleQueue[bytes] = SimpleQueue()

    def run(self) -> NoReturn:
        """Load the language model, say so, and read what is asked for."""
        from claims import pipeline  # noqa: PLC0415 - within the limits

        Thread(target=self._listen, daemon=True).start()
        list(pipeline.readings([Document(name="", text="Two houses burned down.")], every_number=False))
        self._say(Said(sort="ready"))
        while True:
            request = Request.model_validate_json(self._lines.get())
            try:
                self._read(request)
            except MemoryError:
                raise
            except Exception as error:  # noqa: BLE001 - one file never stops the rest, whatever its reader does
                reason = f"cannot be read, by a fault of this program: {type(error).__name__}: {error}"
                self._fail(InputError(Path(request.path).name, reason))
            self._say(Said(sort="end"))

    def _listen(self) -> None:
        for line in sys.stdin.buffer:
            self._lines.put(line)
        os._exit(0)

    def _read(self, request: Request) -> None:
        from claims import pipeline  # noqa: PLC0415 - as above
        from claims.desk.intake import uploaded  # noqa: PLC0415 - as above

        def keep(data: bytes) -> str:
            name = hashlib.sha256(data).hexdigest()
            if name != request.sha256:  # a part of the file: the file itself is kept already
                self._say(Said(sort="original", data=base64.b64encode(data)))
            return name

        limit_time(request.seconds)
        if request.came is None:
            given = uploaded(Path(request.path), request.case, keep, on_error=self._fail, on_notice=self._notice)
        else:
            given = self._page(request.came, request, keep)
        for document in given:
            limit_time(request.seconds)
            if self._is_wanted(document):
                for reading in pipeline.readings([document], every_number=False):
                    self._say(Said(sort="reading", claims=reading.claims, counted=_plain(reading.counted)))
                    for notice in reading.notices:
                        self._notice(notice)

    def _page(self, came: Came, request: Request, keep: Callable[[bytes], str]) -> Iterator[Document]:
        """The document at an address that was asked already."""
        from claims import pipeline  # noqa: PLC0415 - as above
        from claims.documents.fetching import Answer  # noqa: PLC0415 - as above

        answer = Answer(data=Path(request.path).read_bytes(), **came.model_dump())
        for document in pipeline.fetched(
            [came.asked], _Had(answer), on_error=self._fail, on_notice=self._notice, on_answer=lambda _: None, keep=keep
        ):
            yield document.model_copy(update={"case": request.case})

    def _is_wanted(self, document: Document) -> bool:
        try:
            self._say(Said(sort="document", document=document))
        except ValueError:  # pydantic's own, of text that cannot be written
            name = document.name.encode("utf-8", "backslashreplace").decode()
            reason = "its name or its text holds half characters (lone surrogates) and cannot be kept"
            self._fail(InputError(name, reason))
            return False
        return Reply.model_validate_json(self._lines.get()).read

    def _fail(self, error: InputError) -> None:
        self._say(Said(sort="failed", path=_writable(error.path), reason=_writable(error.reason), line=error.line))

    def _notice(self, notice: str) -> None:
        self._say(Said(sort="notice", reason=_writable(notice)))

    def _say(self, said: Said) -> None:
        self._out.write(said.model_dump_json().encode() + b"\n")
        self._out.flush()


class _Had:
    """In place of what asks for addresses: the answer is there."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def get(self, _address: str, _case: str | None = None) -> Answer:
        return self._answer


def _plain(counted: Mapping[str, int]) -> Mapping[str, int]:
    return {str(kind): number for kind, number in counted.items()}


def _writable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()


if __name__ == "__main__":
    main()
