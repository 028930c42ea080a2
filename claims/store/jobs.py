"""What was handed in to be read beside the app: each job with its files, how far it is, and what could not be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, Literal

from pydantic import TypeAdapter
from sqlalchemy import case as when
from sqlalchemy import func, insert, select, update

from claims.decisions import Viewer, marked
from claims.errors import AccessError, ClaimsError
from claims.models import Record
from claims.store import access, fetching, records
from claims.store.engine import reading, writing
from claims.store.tables import job_files, jobs
from claims.terms import JobKind, JobState, Role

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine, Row, Select

_LIVE: Final = (JobState.QUEUED, JobState.RUNNING)
_TOLD: Final = 200  # of what could not be read, so much is given with a job
MOST_TRIES: Final = 3
"""A file whose reading was begun so often, and ended with the program each time, is not tried again."""


class Told(Record):
    """What is to be known of a file that was handed in: why it, or a line of it, could not be read; else a notice."""

    path: str
    reason: str
    line: int | None = None
    sort: Literal["failed", "notice"] = "failed"


class HandedIn(Record):
    """A file that was handed in: what it is called, and the SHA-256 of its bytes, which the store keeps; or an address, which has none."""

    name: str
    sha256: str = ""


class Job(Record):
    """What was handed in at one time by one person, and what has become of it; times are ISO.

    `files` is how many there are, `read` those that were read, `failed` and `cancelled` those that were not; `added`, `present` and
    `claims` what they came to. `current` is the file that is being read, `told` the first of what could not be read, and of notices.
    """

    number: int
    kind: JobKind
    case: str | None
    state: JobState
    by: str
    submitted: str
    started: str | None
    ended: str | None
    files: int
    read: int
    failed: int
    cancelled: int
    added: int
    present: int
    claims: int
    current: str | None
    told: tuple[Told, ...]

    @property
    def is_live(self) -> bool:
        """Whether something of it is still to be done."""
        return self.state in _LIVE


class Task(Record):
    """The next file to be read; `file` is None where all of its job have been. `person` is who handed it in, by the sign-in."""

    job: int
    kind: JobKind
    case: str | None
    by: str
    person: str | None
    manifest: str | None
    place: int
    file: HandedIn | None
    tries: int


class Outcome(Record):
    """What reading one file came to."""

    state: JobState
    added: int = 0
    present: int = 0
    claims: int = 0
    told: tuple[Told, ...] = ()


_TOLDS: Final = TypeAdapter(tuple[Told, ...])


class Jobs:
    """A store's jobs, for who hands files in and for the program that reads them."""

    engine: Engine
    viewer: Viewer | None
    unverified: bool
    _clock: Callable[[], datetime]

    def submit(
        self,
        case: str | None,
        files: Sequence[HandedIn],
        by: str = "",
        manifest: str | None = None,
        *,
        kind: JobKind = JobKind.UPLOAD,
    ) -> int:
        """Put files, or addresses, down to be read into a case; the number of the job.

        `ClaimsError` where there are none, `AccessError` for who may not add to the case, or have addresses fetched into it.
        """
        if not files:
            raise ClaimsError("no file was handed in: nothing was kept")
        with writing(self.engine) as connection:
            access.require(connection, self.viewer, case, Role.ANNOTATOR)
            if kind is JobKind.FETCH:
                fetching.require(connection, self.viewer, case)
            told = {
                "case": records.key(case),
                "kind": kind,
                "state": JobState.QUEUED,
                "files": len(files),
                "manifest": manifest,
            }
            by = marked(by) if self.unverified else by
            told |= {"by": self.viewer.name if self.viewer else by, "person": self.viewer and self.viewer.person}
            made = connection.execute(insert(jobs).values(**told, submitted=self._time()))
            number = int(made.inserted_primary_key[0])  # type: ignore[index]  # one row was inserted
            none = {"state": JobState.QUEUED, "tries": 0, "added": 0, "present": 0, "claims": 0, "told": "[]"}
            rows = [{"job": number, "place": i, **one.model_dump(), **none} for i, one in enumerate(files)]
            connection.execute(insert(job_files), rows)
            return number

    def job(self, case: str | None, number: int) -> Job | None:
        """One job of a case; None where it has none of this number."""
        with reading(self.engine) as connection:
            here = jobs.c.number == number, jobs.c.case == records.key(case)
            row = connection.execute(select(jobs).where(*here)).one_or_none()
            return _job(connection, row) if row else None

    def recent_jobs(self, most: int = 3) -> tuple[Job, ...]:
        """The jobs of the cases that may be read: those that go on, and so many of those that have ended, the latest first."""
        with reading(self.engine) as connection:
            found: list[Job] = []
            ended = 0
            live = when((jobs.c.state.in_(_LIVE), 0), else_=1)
            for row in connection.execute(select(jobs).order_by(live, jobs.c.number.desc())):
                if row.state not in _LIVE and ended >= most:
                    break
                if access.role(connection, self.viewer, records.name(row.case)) is not None:
                    found.append(_job(connection, row))
                    ended += row.state not in _LIVE
            return tuple(found)

    def cancel_job(self, case: str | None, number: int) -> bool:
        """Have what is left of a job not be read; False where it had ended already. What was added stays."""
        with writing(self.engine) as connection:
            access.require(connection, self.viewer, case, Role.ANNOTATOR)
            here = jobs.c.number == number, jobs.c.case == records.key(case), jobs.c.state.in_(_LIVE)
            told = {"state": JobState.CANCELLED, "ended": self._time()}
            if not connection.execute(update(jobs).where(*here).values(told)).rowcount:
                return False
            left = job_files.c.job == number, job_files.c.state.in_(_LIVE)
            connection.execute(update(job_files).where(*left).values(state=JobState.CANCELLED))
            return True

    def waits(self) -> bool:
        """Whether a job is still to be read or ended; tells nothing of whose it is."""
        with reading(self.engine) as connection:
            return connection.scalar(select(jobs.c.number).where(jobs.c.state.in_(_LIVE)).limit(1)) is not None

    def next_task(self) -> Task | None:
        """What is to be read next, put down as being read; of several jobs, that with the fewest files goes first. For the owner alone."""
        self._owned()
        with writing(self.engine) as connection:
            query = select(jobs).where(jobs.c.state.in_(_LIVE)).order_by(jobs.c.files, jobs.c.number).limit(1)
            job = connection.execute(query).one_or_none()
            if job is None:
                return None
            begun = {"state": JobState.RUNNING, "started": job.started or self._time()}
            connection.execute(update(jobs).where(jobs.c.number == job.number).values(begun))
            file = connection.execute(_waiting(job.number).order_by(job_files.c.place).limit(1)).one_or_none()
            if file is not None:
                running = {"state": JobState.RUNNING, "tries": file.tries + 1}
                connection.execute(update(job_files).where(_is(job.number, file.place)).values(running))
            return _task(job, file)

    def is_wanted(self, number: int) -> bool:
        """Whether a job has not ended, been cancelled or gone. For the owner alone."""
        self._owned()
        with reading(self.engine) as connection:
            here = jobs.c.number == number, jobs.c.state.in_(_LIVE)
            return connection.scalar(select(jobs.c.number).where(*here)) is not None

    def names_handed_in(self, number: int) -> tuple[str, ...]:
        """What the files of a job are called, in their order. For the owner alone."""
        self._owned()
        with reading(self.engine) as connection:
            query = select(job_files.c.name).where(job_files.c.job == number).order_by(job_files.c.place)
            return tuple(connection.scalars(query))

    def end_task(self, task: Task, outcome: Outcome) -> bool:
        """Keep what became of a file; False where its job was cancelled meanwhile, as it then stays. For the owner alone."""
        self._owned()
        values = outcome.model_dump(include={"state", "added", "present", "claims"})
        values["told"] = _TOLDS.dump_json(outcome.told).decode("utf-8", "backslashreplace")
        with writing(self.engine) as connection:
            running = _is(task.job, task.place), job_files.c.state == JobState.RUNNING
            if connection.execute(update(job_files).where(*running).values(values)).rowcount:
                return True
            del values["state"]
            connection.execute(update(job_files).where(_is(task.job, task.place)).values(values))
            return False

    def end_job(self, number: int) -> None:
        """Put a job down as ended: failed where none of its files could be read. For the owner alone."""
        self._owned()
        with writing(self.engine) as connection:
            counted = _counted(connection, number)
            state = JobState.DONE if counted.get(JobState.DONE) else JobState.FAILED
            here = jobs.c.number == number, jobs.c.state.in_(_LIVE)
            connection.execute(update(jobs).where(*here).values(state=state, ended=self._time()))

    def give_back_tasks(self, *, in_order: bool = False) -> int:
        """Have the files that a program was reading when it ended be read anew, and how many; one that ended it before is failed.

        `in_order`: the program was stopped, and no file had part in it. For the owner alone, and only while no other program reads.
        """
        self._owned()
        with writing(self.engine) as connection:
            running = job_files.c.state == JobState.RUNNING
            if in_order:
                connection.execute(update(job_files).where(running).values(tries=job_files.c.tries - 1))
            reason = "the program that reads ended each time that this file was read; it is not tried again"
            for row in connection.execute(select(job_files).where(running, job_files.c.tries >= MOST_TRIES)).all():
                told = _TOLDS.dump_json((Told(path=row.name, reason=reason),)).decode()
                connection.execute(
                    update(job_files).where(_is(row.job, row.place)).values(state=JobState.FAILED, told=told)
                )
            return connection.execute(update(job_files).where(running).values(state=JobState.QUEUED)).rowcount

    def _owned(self) -> None:
        if self.viewer is not None:
            raise AccessError("only the program that reads files may do this")

    def _time(self) -> str:
        return self._clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _is(job: int, place: int) -> Any:
    return (job_files.c.job == job) & (job_files.c.place == place)


def _waiting(job: int) -> Select[Any]:
    return select(job_files).where(job_files.c.job == job, job_files.c.state == JobState.QUEUED)


def _task(job: Row[Any], file: Row[Any] | None) -> Task:
    return Task(
        job=job.number, kind=job.kind or JobKind.UPLOAD, case=records.name(job.case), by=job.by, person=job.person, manifest=job.manifest,
        place=file.place if file else -1, file=HandedIn(name=file.name, sha256=file.sha256) if file else None,
        tries=file.tries + 1 if file else 0,
    )  # fmt: skip


def _counted(connection: Connection, job: int) -> dict[str, int]:
    query = select(job_files.c.state, func.count()).where(job_files.c.job == job).group_by(job_files.c.state)
    return {row.state: row[1] for row in connection.execute(query)}


def _job(connection: Connection, row: Row[Any]) -> Job:
    counted = _counted(connection, row.number)
    of = job_files.c.job == row.number
    sums = [func.sum(job_files.c[name]).label(name) for name in ("added", "present", "claims")]
    came_to = connection.execute(select(*sums).where(of)).one()
    running = select(job_files.c.name).where(of, job_files.c.state == JobState.RUNNING)
    told = select(job_files.c.told).where(of, job_files.c.told != "[]").order_by(job_files.c.place).limit(_TOLD)
    return Job(
        number=row.number, kind=row.kind or JobKind.UPLOAD, case=records.name(row.case), state=row.state, by=row.by,
        submitted=row.submitted, started=row.started, ended=row.ended, files=row.files, read=counted.get(JobState.DONE, 0),
        failed=counted.get(JobState.FAILED, 0), cancelled=counted.get(JobState.CANCELLED, 0),
        added=came_to.added or 0, present=came_to.present or 0, claims=came_to.claims or 0,
        current=connection.scalar(running.limit(1)),
        told=tuple(one for kept in connection.scalars(told) for one in _TOLDS.validate_json(kept))[:_TOLD],
    )  # fmt: skip
