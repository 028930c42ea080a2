from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO

import pytest

from claims.config import Settings
from claims.documents import read_paths
from claims.models import Document


@dataclass
class Run:
    """What one reading gave."""

    documents: list[Document]
    errors: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        return [document.name for document in self.documents]


@pytest.fixture
def read() -> Callable[..., Run]:
    def run(*paths: object, settings: Settings | None = None, stdin: bytes | None = None) -> Run:
        done = Run([])
        done.documents.extend(
            read_paths(
                [str(path) for path in paths],
                settings=settings or Settings(),
                on_error=lambda error: done.errors.append(str(error)),
                on_notice=done.notices.append,
                stdin=BytesIO(stdin) if stdin is not None else None,
            )
        )
        return done

    return run
