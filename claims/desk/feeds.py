"""The list of feeds that are watched: a TOML file, each feed with its case, its outlet and how often it is read."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from claims.documents.finding import is_address
from claims.errors import SettingsError


class Feed(BaseModel):
    """One feed: the `url` of it, or the path of a file beside the list; it is read every `minutes`.

    What it leads to goes to `case`, and is `outlet`'s where that is given.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    url: str = Field(min_length=1)
    case: str | None = None
    outlet: str | None = None
    minutes: float = Field(default=15.0, ge=1, allow_inf_nan=False)


class _Listed(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    feed: tuple[Feed, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _once(self) -> Self:
        named = [(one.case or None, one.url) for one in self.feed]
        if twice := next((url for case, url in named if named.count((case, url)) > 1), None):
            raise ValueError(f"{twice} is listed twice for one case")
        return self


def listed(path: Path) -> tuple[Feed, ...]:
    """The feeds of a list, in its order; `SettingsError` names the file and what cannot be used."""
    try:
        found = _Listed.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror or error}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not valid TOML: {error}") from None
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"]) or "feed"
        raise SettingsError(f"{path}: {key}: {first['msg'].removeprefix('Value error, ')}") from None
    return tuple(
        one if is_address(one.url) else one.model_copy(update={"url": str(path.parent / one.url)}) for one in found.feed
    )
