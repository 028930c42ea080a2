"""What decides, beside a document, what is read of it: the rules, the settings and the word lists, as one text to compare."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from claims import config
from claims.config import Settings
from claims.errors import ClaimsError
from claims.ids import digest
from claims.lexicon.loading import folders
from claims.versions import EXTRACTOR


def likeness() -> str:
    """Equal for two processes that read alike."""
    return _likeness(config.settings(), folders()[1:])


@lru_cache(maxsize=4)
def _likeness(settings: Settings, own: tuple[Path, ...]) -> str:
    paths = [path for folder in own for path in sorted(folder.glob("*/*.toml"))]
    lists = [(path.parent.name, path.name, path.read_text(encoding="utf-8")) for path in paths]
    return digest("likeness", EXTRACTOR, settings.model_dump_json(), repr(lists))


def check(expected: str) -> None:
    """`ClaimsError` where this process reads by other rules, settings or word lists than whoever asks it."""
    if likeness() != expected:
        raise ClaimsError(
            "a Dask worker reads by other rules, settings or word lists than this program: start it with the same version, "
            "the same CLAIMS_SETTINGS and the same CLAIMS_LEXICON"
        )
