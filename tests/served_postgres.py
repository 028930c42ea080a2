"""A PostgreSQL of the tests' own: a server on a socket in a scratch folder, and databases of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import make_url

# What a crash would lose is of no account here.
_FAST = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "shared_buffers=32MB",
    "listen_addresses=",
    "max_connections=60",
)


def programs() -> Path | None:
    """The folder of the newest PostgreSQL's programs on this machine; Debian keeps them off the path. None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda file: int(file.parts[-3]))
    named = shutil.which("initdb")
    return found[-1].parent if found else Path(named).resolve().parent if named else None


@contextmanager
def server() -> Iterator[Path]:
    """A running server; the folder of its socket."""
    where = programs()
    if where is None:
        raise RuntimeError("no PostgreSQL on this machine")
    with tempfile.TemporaryDirectory(prefix="claims-pg-") as folder:
        run = _as_somebody(Path(folder))
        data = Path(folder) / "data"
        run(where / "initdb", "-D", data, "-U", "claims", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        (data / "pg_hba.conf").write_text("local all guarded scram-sha-256\nlocal all all trust\n")
        settings = " ".join(f"-c {one}" for one in (*_FAST, f"unix_socket_directories={folder}"))
        run(where / "pg_ctl", "-D", data, "-o", settings, "-l", Path(folder) / "log", "-w", "start")
        watcher = _watch(data)
        try:
            yield Path(folder)
        finally:
            watcher.kill()
            watcher.wait()
            run(where / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


def _watch(data: Path) -> subprocess.Popen[bytes]:
    """A process that ends the server and takes its folder away once this one has ended, however it did: a killed run leaves nothing."""
    server = (data / "postmaster.pid").read_text().split()[0]
    script = (
        f"while kill -0 {os.getpid()} 2>/dev/null; do sleep 1; done; kill -QUIT {server}; sleep 2; rm -rf {data.parent}"
    )
    return subprocess.Popen(["sh", "-c", script], start_new_session=True)


def _as_somebody(folder: Path) -> Callable[..., None]:
    """Runs a program; where root runs the tests, as somebody else, since PostgreSQL refuses to be root's."""
    before: tuple[str, ...] = ()
    if getattr(os, "getuid", lambda: 1)() == 0:
        import pwd  # noqa: PLC0415 - Windows has none

        name = next(one.pw_name for one in pwd.getpwall() if one.pw_name in {"postgres", "nobody"})
        shutil.chown(folder, name)
        before = ("runuser", "-u", name, "--")

    def run(*line: object) -> None:
        done = subprocess.run([*before, *map(str, line)], cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{line[0]}: {done.stdout}{done.stderr}")

    return run


class Databases:
    """The databases of one server."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made = 0

    def url(self, database: str) -> str:
        """The address of a database."""
        return f"postgresql://claims@/{database}?host={self._folder}"

    def new(self) -> str:
        """The address of a new database."""
        self._made += 1
        name = f"store_{self._made}"
        self.do(f"CREATE DATABASE {name} TEMPLATE template0")
        return self.url(name)

    def clear(self, url: str) -> None:
        """Take every row of a store away, but for its version: a hundred times as fast as a new database."""
        import psycopg  # noqa: PLC0415 - as below

        with psycopg.connect(url, autocommit=True) as connection:
            named = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('meta', 'alembic_version')"
            numbered = "SELECT sequencename FROM pg_sequences WHERE schemaname = 'public'"
            statements = [f"DELETE FROM {name}" for (name,) in connection.execute(named)]
            statements.append("DELETE FROM meta WHERE key <> 'schema'")
            statements += [f"ALTER SEQUENCE {name} RESTART" for (name,) in connection.execute(numbered)]
            connection.execute("; ".join(["SET session_replication_role = replica", *statements]))

    def grant(self, url: str, role: str) -> None:
        """Let a role lay tables out in a database, and no more."""
        import psycopg  # noqa: PLC0415 - as below

        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f"GRANT CREATE ON SCHEMA public TO {role}")

    def drop(self, url: str) -> None:
        """Remove a database, whoever is still connected."""
        self.do(f"DROP DATABASE {make_url(url).database} WITH (FORCE)")

    def do(self, statement: str) -> None:
        """Have the server do something outside of any database."""
        import psycopg  # noqa: PLC0415 - where it is missing, the tests that need it are deselected

        with psycopg.connect(f"host={self._folder} user=claims dbname=postgres", autocommit=True) as connection:
            connection.execute(statement)
