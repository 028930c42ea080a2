"""Connections to the store's database: its address, short transactions, and errors in plain words; SQLite and PostgreSQL alike."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING, Final

from sqlalchemy import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from claims.errors import StoreError
from claims.store import moments, postgres, sqlite

if TYPE_CHECKING:
    from sqlalchemy import Dialect

STORE_VARIABLE = "CLAIMS_STORE"
DEFAULT_URL = "sqlite:///claims.db"
WAIT_MILLISECONDS = 10_000
"""How long a connection waits for another one's write before it gives up."""

_BACKENDS: Final[dict[str, ModuleType]] = {"sqlite": sqlite, "postgresql": postgres}
_HOW: Final = "give a file's path, sqlite:///FILE or postgresql://USER@HOST/DATABASE"
_HIDDEN: Final = ("password", "sslpassword")


def address(url: str | None) -> URL:
    """The database's address: `url`, else `CLAIMS_STORE`, else `claims.db` in the working folder.

    A bare path is taken for a SQLite file. `StoreError` where the address cannot be used.
    """
    text = url or os.environ.get(STORE_VARIABLE) or DEFAULT_URL
    if "://" not in text:
        return URL.create("sqlite", database=text)
    try:
        parsed = make_url(re.sub("^postgres://", "postgresql://", text))
    except (ArgumentError, ValueError):
        raise StoreError(f"{_without_name(text)}: not an address of a store; {_HOW}") from None
    if parsed.get_backend_name() not in _BACKENDS:
        raise StoreError(f"{shown(parsed)}: only SQLite and PostgreSQL stores can be opened; {_HOW}")
    if parsed.get_backend_name() == "postgresql":
        if not parsed.database:
            raise StoreError(f"{shown(parsed)}: names no database; {_HOW}")
        return parsed.set(drivername=postgres.DRIVER)
    if not parsed.database or parsed.database == ":memory:":
        raise StoreError(f"{text}: a store in memory would be lost at once; {_HOW}")
    return parsed


def _without_name(text: str) -> str:
    """What cannot be read as an address, without what stands before its last "@": a password may stand anywhere there."""
    scheme, slashes, rest = text.partition("//")
    return f"{scheme}{slashes}***@{rest.rpartition('@')[2]}" if "@" in rest else text


def shown(url: URL) -> str:
    """The address as a person knows it: a file's path, else the URL without its password."""
    if url.get_backend_name() == "sqlite" and url.database:
        return url.database
    told = url.set(drivername=url.get_backend_name()).difference_update_query(_HIDDEN)
    return told.render_as_string(hide_password=True)


def whole(url: URL) -> str:
    """The address as another program is to be given it, its password included: never to be shown, nor put on a command line."""
    if url.get_backend_name() == "sqlite" and url.database and not url.query:
        return url.database
    return url.render_as_string(hide_password=False)


def connect(url: URL) -> Engine:
    """An engine on a database; nothing is opened yet."""
    engine: Engine = _BACKENDS[url.get_backend_name()].connect(url, WAIT_MILLISECONDS)
    return engine


def is_there(url: URL) -> bool:
    """Whether there is a store, or something else, at an address already; `StoreError` where that cannot be found out."""
    with plainly(shown(url)):
        return bool(_BACKENDS[url.get_backend_name()].is_there(url))


def make_ready(engine: Engine) -> None:
    """Prepare a database that tables are to be laid out in, or changed; `StoreError` where it cannot hold a store."""
    with plainly(shown(engine.url)):
        _of(engine.dialect).make_ready(engine)


def _of(dialect: Dialect) -> ModuleType:
    return _BACKENDS[dialect.name]


@contextmanager
def plainly(name: str) -> Iterator[None]:
    """Turn the database's errors into `StoreError`s that name the store and say what a person can do."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(f"{name}: {_words(error.orig)}") from error
    except sqlite3.Error as error:
        raise StoreError(f"{name}: {_words(error)}") from error
    except SQLAlchemyError as error:
        raise StoreError(f"{name}: {error}") from error


def _words(error: BaseException | None) -> str:
    known = error and (sqlite.words(error) or postgres.words(error))
    return known or f"the database refused: {error}"


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One consistent view of the store, unmoved by what others write meanwhile: the moment that is held, if one is."""
    held = moments.held(engine)
    with plainly(shown(engine.url)):
        if held is not None:
            with held.connection() as connection:
                yield connection
        else:
            with engine.connect() as connection, connection.begin():
                yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction: all of it is kept, or, after any error, nothing; a moment that is held ends with it."""
    held = moments.held(engine)
    if held is not None:
        held.let_go()
    options = _of(engine.dialect).WRITES
    with plainly(shown(engine.url)), engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection
    if held is not None:
        held.let_go()
