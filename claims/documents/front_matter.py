"""The YAML block that may open a text file → its fields, and where the body begins."""

from __future__ import annotations

import re

import yaml

from claims.errors import InputError

MARK = "\ufeff"
_OPENING = re.compile(r"\ufeff?---[ \t]*(?:\r\n|\n|\r)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE)
_LONGEST = 100_000
_PLAIN_LINE = re.compile(r"([^\W\d][\w -]*):(?:[ \t]+(.*))?")
_STRUCTURED = ("[", "{", "|", ">", "&", "*")


def split(text: str, path: str) -> tuple[dict[str, object], int]:
    """The fields of the front matter and the offset behind it; ({}, 0) without one, a byte order mark skipped.

    A value may hold what YAML would have in quotation marks (`title: Kenya: floods kill 40`), as long as each line is a key and its value.
    Raises `InputError` with the line for a block that is not closed, or is no YAML of `key: value` lines.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return {}, len(MARK) if text.startswith(MARK) else 0
    closing = _CLOSING.search(text.replace("\r\n", " \n").replace("\r", "\n"), opening.end())
    if closing is None:
        raise InputError(path, "the front matter opened by '---' is not closed by another '---'", 1)
    if closing.start() - opening.end() > _LONGEST:
        raise InputError(path, f"the front matter is longer than {_LONGEST:,} characters", 1)
    return _fields(text[opening.end() : closing.start()], path), closing.end()


def _fields(source: str, path: str) -> dict[str, object]:
    try:
        fields = yaml.safe_load(source)
        if isinstance(fields, dict):
            return {str(key): value for key, value in fields.items()}
    except yaml.MarkedYAMLError as error:
        plain = _plain_lines(source)
        if plain is not None:
            return plain
        mark = error.problem_mark
        reason = f"the front matter is not valid YAML: {error.problem or error.context}"
        raise InputError(path, reason, mark.line + 2 if mark else 1) from None
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        raise InputError(path, f"the front matter is not valid YAML: {type(error).__name__}", 1) from None
    if fields is None:
        return {}
    raise InputError(path, "the front matter is not made of 'key: value' lines", 1)


def _plain_lines(source: str) -> dict[str, object] | None:
    """The fields of a block in which each line is a key and its value, each value as it stands; None for any other block."""
    fields: dict[str, object] = {}
    for line in filter(str.strip, source.splitlines()):
        found = _PLAIN_LINE.fullmatch(line.rstrip())
        value = (found[2] or "").strip() if found else ""
        if found is None or found[1] in fields or value.startswith(_STRUCTURED):
            return None
        is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
        fields[found[1]] = (value[1:-1] if is_quoted else value) or None
    return fields
