"""The types of the store's columns: text is sorted by its code points, in SQLite and in PostgreSQL alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import sqlalchemy
from sqlalchemy import TypeDecorator

if TYPE_CHECKING:
    from sqlalchemy import Dialect
    from sqlalchemy.types import TypeEngine

_BY_CODE_POINT: Final = (
    "C"  # what SQLite does anyway; PostgreSQL else sorts by the language of the machine it was set up on
)


class String(TypeDecorator[str]):
    """Words of the program: ids, kinds, dates."""

    impl = sqlalchemy.String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:  # noqa: D102 - as SQLAlchemy says
        collation = _BY_CODE_POINT if dialect.name == "postgresql" else None
        return dialect.type_descriptor(sqlalchemy.String(length=self.impl_instance.length, collation=collation))  # type: ignore[attr-defined]


class Text(TypeDecorator[str]):
    """Words of people and of documents."""

    impl = sqlalchemy.Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:  # noqa: D102 - as SQLAlchemy says
        collation = _BY_CODE_POINT if dialect.name == "postgresql" else None
        return dialect.type_descriptor(sqlalchemy.Text(collation=collation))
