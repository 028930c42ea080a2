"""Every error that Claims raises on purpose: one root, so that a caller can catch them all."""

from __future__ import annotations


class ClaimsError(Exception):
    """Something that a person can act on; `str(error)` is the whole message, without a traceback."""


class InputError(ClaimsError):
    """One input that could not be read: names the path, the line where there is one, and the reason.

    The rest of the input goes on; commands that met one end with exit code 3.
    """

    def __init__(self, path: str, reason: str, line: int | None = None) -> None:
        self.path = path
        self.reason = reason
        self.line = line
        super().__init__(f"{path}:{line}: {reason}" if line is not None else f"{path}: {reason}")


class PurgedError(InputError):
    """A document that was removed for good, and is not added again unless its removal is taken back."""


class UsageError(ClaimsError):
    """Wrong use of a command or a function; exit code 2."""


class SettingsError(ClaimsError):
    """A settings or lexicon file that cannot be used; names the file, the line or key, and what to do."""


class StoreError(ClaimsError):
    """The store could not finish (locked, full, newer than this program); nothing is half written; exit code 1."""


class ConflictError(StoreError):
    """Somebody else saved the same item in between; nothing was overwritten."""


class AccessError(StoreError):
    """Somebody asked for what the log of members does not give them; nothing was read or changed.

    `case` is what they asked for something of; `is_told`, that the audit log has it.
    """

    def __init__(self, message: str, case: str | None = None) -> None:
        self.case = case
        self.is_told = False
        super().__init__(message)


class AuditError(StoreError):
    """The audit log could not be written, so that what was asked for was not done."""
