"""Files handed in to be read beside the app, addresses to be fetched, and how far that is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from claims import config
from claims.desk.keeping import Keeping
from claims.documents import manifest as manifests
from claims.errors import ClaimsError
from claims.terms import JobKind, Role

if TYPE_CHECKING:
    from claims.store.jobs import Job

MOST_ADDRESSES: Final = 100
"""So many addresses make one job at most."""


class Handing(Keeping):
    """The jobs of a store; they are read by a program of their own, wherever the desk was given the means to start one."""

    def hand_in(self, case: str | None, files: Sequence[tuple[str, bytes]], by: str) -> int:
        """Keep the bytes of files, and put them down to be read into a case; the number of the job.

        A `manifest.csv` among them tells of the others. `ClaimsError` where there is no other, `AccessError` for who may not add.
        """
        from claims.desk.intake import called  # noqa: PLC0415 - it takes a desk itself
        from claims.store.jobs import HandedIn  # noqa: PLC0415 - as everywhere here: without the database library

        self.store.require(case, Role.ANNOTATOR)
        kept = [HandedIn(name=name, sha256=self.store.keep_original(data)) for name, data in called(files)]
        manifest = next((one.sha256 for one in reversed(kept) if one.name == manifests.NAME), None)
        number = self.store.submit(case, [one for one in kept if one.name != manifests.NAME], by, manifest)
        self.work_on()
        return number

    def fetch(self, case: str | None, addresses: Sequence[str], by: str) -> int:
        """Put addresses down to be fetched into a case, each once; the number of the job.

        `ClaimsError` where there is none, one that is no address of a page, or too many; `AccessError` for who may not have them fetched.
        """
        from claims.documents.fetching import checks  # noqa: PLC0415 - loads the library that fetches
        from claims.store.jobs import HandedIn  # noqa: PLC0415 - as above

        wanted = tuple(dict.fromkeys(filter(None, map(str.strip, addresses))))
        if not wanted:
            raise ClaimsError("give an address first, one a line: nothing was fetched")
        if len(wanted) > MOST_ADDRESSES:
            raise ClaimsError(f"{len(wanted):,} addresses are too many at once: give {MOST_ADDRESSES} or fewer")
        for address in wanted:
            checks.parsed(address, config.settings().fetching)
        number = self.store.submit(case, [HandedIn(name=one) for one in wanted], by, kind=JobKind.FETCH)
        self.work_on()
        return number

    def jobs(self, most: int = 3) -> tuple[Job, ...]:
        """The jobs that go on, and the last of those that have ended, the latest first; sees to it that they are read."""
        found = self.store.recent_jobs(most)
        if any(job.is_live for job in found):
            self.work_on()
        return found

    def cancel(self, case: str | None, number: int) -> bool:
        """Have what is left of a job not be read; False where it had ended already. What was added stays."""
        return self.store.cancel_job(case, number)

    def work_on(self) -> None:
        """Have what waits be read; nothing where nothing waits, or where that is under way."""
        if self._work is not None and self.store.waits():
            self._work()
