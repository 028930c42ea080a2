"""Settings: every tolerance, weight and cut the engine uses, with its default; read from a TOML file."""

from __future__ import annotations

import os
import tomllib
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from claims.errors import SettingsError

SETTINGS_VARIABLE = "CLAIMS_SETTINGS"


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Reading(_Table):
    """Limits on what is read. `max_document_bytes` is in bytes; larger documents are refused."""

    max_document_bytes: int = Field(default=50_000_000, gt=0)


class Tolerances(_Table):
    """How far a figure reaches. `about` is the share of the stated value by which "about" widens it to each side."""

    about: float = Field(default=0.1, ge=0, lt=1)
    vague_factor: float = Field(default=3.0, ge=1)


class Linking(_Table):
    """When two claims answer one question. `threshold` is the score from which they are linked; `weights` name the fields."""

    threshold: float = 0.0
    max_block: int = Field(default=2_000, gt=1)


class Severity(_Table):
    """The weights that rank the queue; a flag's severity is between 0 and 1."""

    gap: float = 0.5
    independence: float = 0.2
    directness: float = 0.15
    certainty: float = 0.15


class Settings(_Table):
    """All settings; a missing key keeps its default, an unknown one is an error."""

    reading: Reading = Reading()
    tolerances: Tolerances = Tolerances()
    linking: Linking = Linking()
    severity: Severity = Severity()


def load(path: Path) -> Settings:
    """Settings from a TOML file; `SettingsError` names the file and the key that cannot be used."""
    try:
        return Settings.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise SettingsError(f"{path}: no such settings file") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not valid TOML: {error}") from None
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise SettingsError(f"{path}: {key}: {first['msg']}") from None


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings in force: from the file that `CLAIMS_SETTINGS` names, else the defaults."""
    named = os.environ.get(SETTINGS_VARIABLE)
    return load(Path(named)) if named else Settings()
