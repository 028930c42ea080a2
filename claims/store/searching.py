"""Claims by the words that they are told in: an index of SQLite's FTS5, or one of PostgreSQL's lexemes, with the same results.

SQLite cuts and folds words itself, and keeps its index by triggers. For PostgreSQL both are done here, by the rules of FTS5's
`unicode61 remove_diacritics 2` (https://sqlite.org/fts5.html#unicode61_tokenizer): PostgreSQL's own parser takes addresses,
numbers and compounds apart in other ways, and folds by the language of the machine.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, and_, cast, column, false, insert, literal_column, select, table, text
from sqlalchemy.dialects.postgresql import TSQUERY

from claims.reviews.listing import terms_of
from claims.store.told_tables import told

_FOUND: Final = table("told_words", column("number"), column("words"), column("lexemes"))
_LONGEST: Final = 500  # letters of a word that are looked at: PostgreSQL takes 2,046 bytes
_MOST: Final = 200_000  # letters of a claim that are looked at: PostgreSQL takes a megabyte
_MARKS: Final = frozenset(
    {*range(0x300, 0x305), *range(0x306, 0x30D), 0x30F, 0x311, 0x31B, *range(0x323, 0x329), 0x32D, 0x32E, 0x330, 0x331}
)
"""The accents that FTS5 leaves out of a word; any other mark ends it."""


class _Folded(dict[int, str]):
    def __missing__(self, point: int) -> str:
        self[point] = folded = _fold(chr(point))
        return folded


def _fold(letter: str) -> str:
    if ord(letter) in _MARKS:
        return ""
    kind = unicodedata.category(letter)
    if kind[0] not in "LN" and kind != "Co":
        return " "
    low = next((one for one in (letter.casefold(), letter.lower()) if len(one) == 1), letter)
    parts = unicodedata.normalize("NFD", low)
    return parts[0].lower() if parts[0].isascii() else low


_FOLDED: Final = _Folded()


def words_of(told_words: str) -> tuple[str, ...]:
    """The words of a text as they are looked for, in their order."""
    return tuple(word[:_LONGEST] for word in told_words[:_MOST].translate(_FOLDED).split())


def put(connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
    """Have rows of `told` that were just put be found; they are no longer once they are gone."""
    if connection.dialect.name == "postgresql":
        found = [{"number": row["number"], "words": f" {' '.join(words_of(row['words']))} "[:_MOST]} for row in rows]
        if found:
            connection.execute(insert(_FOUND), found)


def matching(connection: Connection, words: str) -> ColumnElement[bool]:
    """What holds of a row of `told` where, for each word, one of its words begins with it; signs have no meaning of their own."""
    terms = terms_of(words)
    if connection.dialect.name == "postgresql":
        return told.c.number.in_(_with_lexemes([found for found in map(words_of, terms) if found]))
    asked = " ".join(f'"{term.replace(chr(34), " ")}"*' for term in terms)
    number: ColumnElement[Any] = literal_column("rowid")
    matches = text("told_words MATCH :asked").bindparams(asked=asked)
    return told.c.number.in_(select(number).select_from(text("told_words")).where(matches))


def _with_lexemes(terms: Sequence[tuple[str, ...]]) -> Any:
    """The numbers of the rows that hold every term; a term of several words, such as a compound, as they follow each other."""
    query = " & ".join(f"'{word}'" + ":*" * (word is found[-1]) for found in terms for word in found)
    follows = [_FOUND.c.words.contains(f" {' '.join(found)}") for found in terms if len(found) > 1]
    holds = _FOUND.c.lexemes.op("@@")(cast(query, TSQUERY))
    return select(_FOUND.c.number).where(and_(holds, *follows) if terms else false())
