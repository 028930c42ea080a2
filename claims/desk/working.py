"""The program that reads what was handed in, files and addresses: one after the other, each in a process that it may end without ending the rest."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from claims import config
from claims.audit import Event
from claims.decisions import Viewer
from claims.desk import intake
from claims.desk.apart import GoneError, UnwantedError
from claims.desk.desk import Desk
from claims.desk.intake import Taken
from claims.desk.saying import Came, Said
from claims.documents import manifest as manifests
from claims.errors import AccessError, AuditError, ClaimsError, InputError
from claims.models import Claim, Document
from claims.store.alone import alone
from claims.store.jobs import Outcome, Task, Told
from claims.terms import JobKind, JobState

if TYPE_CHECKING:
    from claims.config import Settings
    from claims.documents.fetching import Answer, Client
    from claims.store.jobs import HandedIn

_PAGE: Final = "page"
_LOOK: Final = 0.5  # seconds between looks for something to read


class ReadsApart(Protocol):
    """What reads files: see `apart.Apart`."""

    def read(  # noqa: D102
        self, path: str, sha256: str, case: str | None, is_new: Callable[[Document], bool], came: Came | None = None
    ) -> Iterator[Said]: ...
    def close(self) -> None: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class _Read:
    document: Document
    claims: Sequence[Claim]
    counted: Mapping[str, int]


@dataclass(slots=True)
class Worked:
    """What a run of the worker came to; `told` what could not be read, and notices."""

    files: int = 0
    jobs: int = 0
    added: int = 0
    present: int = 0
    claims: int = 0
    told: list[Told] = field(default_factory=list)


class Worker:
    """Reads the files of a store's jobs; one at a time a store, by whoever calls it.

    `reader` is made by `make`, which is given a function that tells whether the file in hand is still wanted. `settings` say
    how addresses are fetched.
    """

    def __init__(
        self, desk: Desk, make: Callable[[Callable[[], bool]], ReadsApart], settings: Settings | None = None
    ) -> None:
        self._desk = desk
        self._settings = settings or config.settings()
        self._reader = make(self._is_wanted)
        self._task: Task | None = None
        self._laid: int | None = None
        self._audit = desk.audit
        self._case: str | None = None
        self._folder = desk.store.originals.folder / ".reading"
        self.worked = Worked()

    def run(self, linger: float = 0.0) -> Worked:
        """Read what waits, what an earlier worker was ended in first; end once nothing has waited for `linger` seconds."""
        store = self._desk.store
        store.give_back_tasks()
        try:
            with self._scratch():
                until = time.monotonic() + linger
                while True:
                    if self._step():
                        until = time.monotonic() + linger
                    elif time.monotonic() >= until:
                        return self.worked
                    else:
                        time.sleep(_LOOK)
        except KeyboardInterrupt:
            store.give_back_tasks(in_order=True)
            raise
        finally:
            self._reader.close()

    @contextmanager
    def _scratch(self) -> Iterator[None]:
        """A folder beside the originals, in which files stand under their names while they are read; what a killed worker left goes."""
        shutil.rmtree(self._folder, ignore_errors=True)
        try:
            yield
        finally:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _step(self) -> bool:
        """Do what is next; False where nothing waits."""
        # Asked first by reading alone: a worker that waits keeps nobody from writing.
        task = self._desk.store.next_task() if self._desk.store.waits() else None
        if task is None:
            return False
        self._task = task
        if task.file is None:
            self._end(task)
        else:
            self._take(task, task.file)
        self._task = None
        return True

    def _end(self, task: Task) -> None:
        with alone(self._desk.store.engine, "refresh") as mine:
            for case in self._desk.cases() if mine else ():
                with suppress(ClaimsError):  # the page of the case meets it, and says it
                    self._desk.refresh(case)
        self._desk.store.end_job(task.job)
        self.worked.jobs += 1

    def _take(self, task: Task, file: HandedIn) -> None:
        taken = Taken(method="fetch" if task.kind is JobKind.FETCH else "upload", by=task.by)
        notices: list[str] = []
        failed = taken.failed.append
        try:
            self._read(task, file, taken, notices.append)
        except UnwantedError:
            pass  # the store has it as cancelled
        except GoneError as error:
            failed(InputError(file.name, str(error)))
        except InputError as error:
            failed(error)
        except AuditError as error:
            failed(InputError(file.name, str(error)))
        except AccessError as error:
            failed(InputError(file.name, f"may not be added by {task.by or 'who handed it in'}: {error}"))
        except OSError as error:
            failed(InputError(file.name, f"cannot be read: {error.strerror or error}"))
        self._tell(task, file, taken, notices)

    def _tell(self, task: Task, file: HandedIn, taken: Taken, notices: Sequence[str]) -> None:
        told = [Told(path=one.path, reason=one.reason, line=one.line) for one in taken.failed]
        told += [
            Told(path=file.name, reason=notice.removeprefix(f"{file.name}: "), sort="notice") for notice in notices
        ]
        came_in = bool(taken.added or taken.present or not taken.failed)
        outcome = Outcome(
            state=JobState.DONE if came_in else JobState.FAILED,
            added=taken.added, present=taken.present, claims=taken.claims, told=tuple(dict.fromkeys(told)),
        )  # fmt: skip
        self._desk.store.keep_unread({file.name, *taken.read}, taken.failed)
        self._desk.store.end_task(task, outcome)
        self.worked.files += 1
        self.worked.added += taken.added
        self.worked.present += taken.present
        self.worked.claims += taken.claims
        self.worked.told += outcome.told

    def _read(self, task: Task, file: HandedIn, taken: Taken, notice: Callable[[str], None]) -> None:
        # As who handed it in: a file may name a case of its own.
        desk = self._desk.as_viewer(Viewer(person=task.person, name=task.by)) if task.person is not None else self._desk
        answer = self._answer(desk, task, file, taken) if task.kind is JobKind.FETCH else None
        came = None if answer is None else _came(answer)
        with self._laid_out(task, file, answer) as path:

            def is_new(document: Document) -> bool:
                return intake.is_new(desk, document, taken)

            for said in self._reader.read(str(path), file.sha256, task.case, is_new, came):
                if said.sort == "reading" and said.document is not None:
                    read = _Read(said.document, said.claims, said.counted)
                    intake.keep(desk, read, taken, lambda _: None)
                elif said.sort == "original" and said.data is not None:
                    self._desk.store.keep_original(said.data)
                elif said.sort == "failed":
                    taken.failed.append(InputError(said.path, said.reason, said.line))
                elif said.sort == "notice":
                    notice(said.reason)
                if not self._is_wanted():
                    raise UnwantedError

    def _answer(self, desk: Desk, task: Task, file: HandedIn, taken: Taken) -> Answer:
        """What stands at an address; asked for by this process, since what reads it reaches no other machine."""
        desk.store.require_fetching(task.case)  # it may have been switched off since
        self._audit, self._case = desk.audit, task.case
        answer = taken.answers[file.name] = self._client.get(file.name, task.case)
        return answer

    @cached_property
    def _client(self) -> Client:
        from claims.documents.fetching import Client  # noqa: PLC0415 - loads the library that fetches

        return Client(self._settings, sleep=self._rest, on_ask=self._tell_request)

    def _tell_request(self, host: str) -> None:
        self._audit.tell(Event.REQUEST, self._case, host=host)

    def _rest(self, seconds: float) -> None:
        """Wait, for as long as the address in hand is wanted."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            time.sleep(min(left, _LOOK))
            if not self._is_wanted():
                raise UnwantedError

    def _is_wanted(self) -> bool:
        return self._task is not None and self._desk.store.is_wanted(self._task.job)

    @contextmanager
    def _laid_out(self, task: Task, file: HandedIn, answer: Answer | None) -> Iterator[Path]:
        """The path of a file in a folder of its job, with what tells of the files; only what is being read is there in full."""
        if self._laid != task.job:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder.mkdir(mode=0o700, parents=True)
            if task.manifest is not None:
                self._write(self._folder / manifests.NAME, task.manifest)
                for name in self._desk.store.names_handed_in(task.job):
                    (self._folder / name).touch()  # it may name only what is there
            self._laid = task.job
        path = self._folder / (file.name if answer is None else _PAGE)
        if answer is None:
            self._write(path, file.sha256)
        else:
            path.write_bytes(answer.data)
        try:
            yield path
        finally:
            if task.manifest is None:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(b"")

    def _write(self, path: Path, sha256: str) -> None:
        data = self._desk.store.originals.get(sha256)
        if data is None:
            raise GoneError("its bytes are no longer kept beside the store: hand it in again")
        path.write_bytes(data)


def _came(answer: Answer) -> Came:
    return Came(
        asked=answer.asked, url=answer.url, status=answer.status, headers=answer.headers, at=answer.at, note=answer.note
    )
