"""The public functions: what the commands do, on paths (files, folders, globs) or `Document` records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from claims.errors import UsageError
from claims.models import Document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pandas as pd

    from claims.errors import InputError
    from claims.models import Comparison, Reconciliation


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


def report(*sources: str | Path | Document, form: Literal["markdown", "csv"] = "markdown") -> str:
    """The discrepancy report of some documents, in `markdown` or `csv`.

    Raises `InputError` at the first source that cannot be read, `UsageError` for another form.
    """
    from claims import pipeline, reporting  # noqa: PLC0415 - as above

    renderers = {"markdown": reporting.markdown, "csv": reporting.csv}
    if form not in renderers:
        raise UsageError(f"no report in {form!r}: choose markdown or csv")
    documents = list(pipeline.unique(_documents(sources)))
    found, numbers = pipeline.checked(documents)
    return renderers[form](reporting.build(found, documents, seen=reporting.Seen(numbers=numbers)))


def _documents(sources: tuple[str | Path | Document, ...]) -> Iterator[Document]:
    from claims import pipeline  # noqa: PLC0415 - as above

    def stop(error: InputError) -> None:
        raise error

    for source in sources:
        if isinstance(source, Document):
            yield source
        else:
            yield from pipeline.documents([str(source)], on_error=stop)
