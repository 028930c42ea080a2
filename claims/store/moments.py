"""One moment of a store, held while a page is drawn: all that is asked meanwhile is answered from it, on one connection.

A page asks a store dozens of things. From one moment its answers fit each other, and nothing has to be opened, or told, twice.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from claims.decisions import Viewer

AskedT = ParamSpec("AskedT")
ToldT = TypeVar("ToldT")


class Moment:
    """One moment of one store, from the first question that is asked on; used by one thread alone."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.told: dict[Hashable, Any] = {}
        self._connection: Connection | None = None

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """The connection of this moment; after an error the next question begins another moment."""
        if self._connection is None:
            self._connection = self.engine.connect()
        try:
            if not self._connection.in_transaction():
                self._connection.begin()
            yield self._connection
        except BaseException:
            self.let_go()
            raise

    def let_go(self) -> None:
        """End the moment: what is asked next is answered from what stands then."""
        self.told.clear()
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()  # which takes the transaction back: nothing was written in it


_HELD: ContextVar[Moment | None] = ContextVar("moment", default=None)


def held(engine: Engine) -> Moment | None:
    """The moment of a store that is held here; None where every question has a moment of its own."""
    now = _HELD.get()
    return now if now is not None and now.engine is engine else None


@contextmanager
def one_moment(engine: Engine) -> Iterator[None]:
    """Have whatever is asked of a store inside be answered from one moment, or, after something was written, from the next."""
    if held(engine) is not None:
        yield
        return
    moment = Moment(engine)
    token = _HELD.set(moment)
    try:
        yield
    finally:
        _HELD.reset(token)
        moment.let_go()


class _Asked(Protocol):
    engine: Engine
    viewer: Viewer | None


StoreT = TypeVar("StoreT", bound=_Asked)


def told_once(
    method: Callable[Concatenate[StoreT, AskedT], ToldT],
) -> Callable[Concatenate[StoreT, AskedT], ToldT]:
    """Have a method that only reads, and is asked by values that can be compared, be answered once a moment for each who asks."""

    @wraps(method)
    def answer(store: StoreT, /, *given: AskedT.args, **named: AskedT.kwargs) -> ToldT:
        moment = held(store.engine)
        if moment is None:
            return method(store, *given, **named)
        key = (method.__qualname__, store.viewer, given, tuple(sorted(named.items())))
        if key not in moment.told:
            found = method(store, *given, **named)
            if held(store.engine) is moment:
                moment.told[key] = found
            return found
        return cast("ToldT", moment.told[key])

    return answer
