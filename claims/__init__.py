"""Claims: who stated what number about what, and where sources disagree.

Four functions do what the commands do; each takes paths (files, folders, globs) or `Document` records.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.models import Document
from claims.versions import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pandas as pd

    from claims.errors import InputError
    from claims.models import Comparison, Reconciliation

__all__ = ["Document", "__version__", "check", "compare", "extract", "report"]


def extract(*sources: str | Path | Document) -> pd.DataFrame:
    """The claims table of some documents: one row a claim, columns as in `claims.table.COLUMNS`.

    Raises `InputError` at the first source that cannot be read.
    """
    from claims import pipeline, table  # noqa: PLC0415 - pandas takes half a second

    return table.to_frame(pipeline.extract(_documents(sources)))


def check(*sources: str | Path | Document) -> Reconciliation:
    """Claims, questions, relations, discrepancies and checks of some documents.

    Raises `InputError` at the first source that cannot be read.
    """
    from claims import pipeline  # noqa: PLC0415 - as above

    return pipeline.check(_documents(sources))


def compare(text_a: str, text_b: str) -> Comparison:
    """How two statements stand to each other, by their best-matched pair of claims."""
    from claims import pipeline  # noqa: PLC0415 - as above

    return pipeline.compare(text_a, text_b)


def report(*sources: str | Path | Document, form: str = "markdown") -> str:
    """The discrepancy report of some documents, in `markdown` or `csv`.

    Raises `InputError` at the first source that cannot be read, `UsageError` for another form.
    """
    from claims import pipeline, reporting  # noqa: PLC0415 - as above

    documents = list(pipeline.unique(_documents(sources)))
    return reporting.render(pipeline.check(documents), documents, form=form)


def _documents(sources: tuple[str | Path | Document, ...]) -> Iterator[Document]:
    from claims import pipeline  # noqa: PLC0415 - as above

    def stop(error: InputError) -> None:
        raise error

    for source in sources:
        if isinstance(source, Document):
            yield source
        else:
            yield from pipeline.documents([str(source)], on_error=stop)
