"""The only place that knows the order of the rooms: documents → claims → questions → discrepancies."""

from __future__ import annotations

import sys
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, Protocol

from claims import config, ids
from claims.decisions import Decided
from claims.engine.shelf import Names, Shelf
from claims.errors import InputError
from claims.models import Comparison, Document, Numbers, Reconciliation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from claims.config import Settings
    from claims.copies import Sketching
    from claims.decisions import QuestionDecision
    from claims.documents.fetching import Answer
    from claims.engine import Engine
    from claims.extraction import Reading
    from claims.extraction.tables import Tabled
    from claims.models import Claim, Inspection, TableMapping
    from claims.sources import Sources


class Fetches(Protocol):
    """What asks for addresses: see `documents.fetching.Client`."""

    def get(self, address: str, case: str | None = None) -> Answer: ...  # noqa: D102


def _ignore(_: str) -> None:
    """Take a notice that nobody asked for."""


def _ignore_count(_: int | None) -> None:
    """The same, of a number."""


def documents(  # noqa: PLR0913 - each is named
    paths: Sequence[str],
    *,
    on_error: Callable[[InputError], None],
    on_notice: Callable[[str], None] = _ignore,
    settings: Settings | None = None,
    stdin: BinaryIO | None = None,
    keep: Callable[[bytes], str] | None = None,
    on_expected: Callable[[int | None], None] = _ignore_count,
) -> Iterator[Document]:
    """The documents at some paths (files, folders, globs, "-"), one at a time, in the order given.

    What cannot be read goes to `on_error`, all the rest is read; what a person should know goes to `on_notice`.
    `keep` is given the bytes of each document and gives their SHA-256; `on_expected` is told how many there are, None where nobody knows.
    """
    from claims.documents import read_paths  # noqa: PLC0415 - the command line shows its help without it

    yield from read_paths(
        paths,
        settings=settings or config.settings(),
        on_error=on_error,
        on_notice=on_notice,
        stdin=stdin if stdin is not None else sys.stdin.buffer,
        on_expected=on_expected,
        **({"keep": keep} if keep is not None else {}),
    )


def fetched(  # noqa: PLR0913 - each is named
    addresses: Sequence[str],
    client: Fetches,
    *,
    case: str | None = None,
    on_error: Callable[[InputError], None],
    on_notice: Callable[[str], None] = _ignore,
    on_answer: Callable[[Answer], None],
    keep: Callable[[bytes], str],
) -> Iterator[Document]:
    """The documents at some addresses, one at a time, in the order given; what cannot be had goes to `on_error`, all the rest is read.

    `on_answer` is told what came back before its document is given; `case` is the one that they are fetched for, `keep` as above.
    """
    from claims.documents.fetching import document  # noqa: PLC0415 - needed only where something is fetched

    for address in addresses:
        try:
            answer = client.get(address, case)
            found = document(answer, on_notice=on_notice, keep=keep)
        except InputError as error:
            on_error(error)
            continue
        if answer.note:
            on_notice(f"{address}: {answer.note}")
        on_answer(answer)
        yield found


def readings(
    given: Iterable[Document],
    *,
    every_number: bool = True,
    engine: Engine | None = None,
    on_error: Callable[[InputError], None] | None = None,
) -> Iterator[Reading]:
    """Every document read, in order and a batch at a time: its numbers (where they are asked for) and its claims.

    `engine` tells who reads, this process unless it is given; the readings are the same. What it cannot read goes to `on_error`, or is raised.
    """
    if engine is not None:
        yield from engine.readings(given, on_error or _raise, every_number=every_number)
        return
    from claims.extraction import read_all  # noqa: PLC0415 - loads the language model's libraries

    yield from read_all(given, every_number=every_number)


def _raise(error: InputError) -> None:
    raise error


def tables(document: Document) -> tuple[Tabled, ...]:
    """The tables of a document, each with what a person told of it, else with what its headings suggest."""
    from claims.extraction.reading import sentences_read  # noqa: PLC0415 - loads the language model's libraries
    from claims.extraction.tables import tabled  # noqa: PLC0415 - as above

    return tabled(document, sentences_read)


def table_by(document: Document, mapping: TableMapping) -> Tabled | None:
    """A table as it would be read by a mapping, what does not fit among its doubts; None where the document has no such table."""
    from claims.extraction.tables import tried  # noqa: PLC0415 - as above

    return tried(document, mapping)


def unique(given: Iterable[Document], on_notice: Callable[[str], None] = _ignore) -> Iterator[Document]:
    """Each document once: the same text, address and outlet in the same case is one document."""
    with Names() as seen:
        for document in given:
            before = seen.met(document.case, ids.document_id(document), document.name)
            if before is not None:
                on_notice(f"{document.name}: the same text, address and outlet as {before}; read once")
                continue
            yield document


def inspect(given: Iterable[Document]) -> Iterator[Inspection]:
    """Every number of every document, in reading order, and what became of it."""
    for reading in readings(given):
        yield from reading.inspections


def extract(given: Iterable[Document], on_notice: Callable[[str], None] = _ignore) -> Iterator[Claim]:
    """The claims of every document, in reading order; a document given twice is read once."""
    for reading in readings(unique(given, on_notice), every_number=False):
        yield from reading.claims


def reconcile(
    claims: Sequence[Claim],
    settings: Settings | None = None,
    decided: Decided | None = None,
    engine: Engine | None = None,
) -> Reconciliation:
    """Put claims under questions and find where their answers part; the order of the claims never matters.

    `decided` is what people decided of names, of questions, and of how a figure is chosen; the engine overrules none of it. `engine` tells
    where pairs are compared, here unless it is given; what is found is the same.
    """
    from claims import discrepancies, origins, questions  # noqa: PLC0415 - pandas

    chosen = settings or config.settings()
    held = decided or Decided()
    parted = [questions.Decision(row.a, row.b, row.same, told_by(row)) for row in held.on_questions]
    grouping = questions.group(
        claims, chosen, parted, held.on_sources, held.policy, held.on_parties, origins.known(held),
        engine.keeper(len(claims)) if engine is not None else None,
    )  # fmt: skip
    findings = discrepancies.find(grouping, chosen)
    return Reconciliation(
        claims=tuple(claims),
        questions=grouping.questions,
        relations=grouping.relations,
        discrepancies=findings.discrepancies,
        checks=findings.checks,
        sources=grouping.sources.speakers,
    )


def told_by(row: QuestionDecision) -> str:
    """Who decided on two claims, and why, in words."""
    note = f": {row.note}" if row.note else ""
    return f"{'put under one question' if row.same else 'parted'} by {row.by}{note}"


def check(
    given: Iterable[Document], settings: Settings | None = None, on_notice: Callable[[str], None] = _ignore
) -> Reconciliation:
    """Read documents and reconcile what they claim."""
    return checked(given, settings, on_notice)[0]


def checked(
    given: Iterable[Document], settings: Settings | None = None, on_notice: Callable[[str], None] = _ignore
) -> tuple[Reconciliation, Numbers]:
    """Read documents and reconcile what they claim; with what became of all their numbers."""
    with Shelf() as shelf:
        return concluded(readings(unique(given, on_notice), every_number=False), shelf, settings)


def concluded(
    read: Iterable[Reading], shelf: Shelf, settings: Settings | None = None, engine: Engine | None = None
) -> tuple[Reconciliation, Numbers]:
    """Reconcile what documents claim that are read one after the other; with what became of all their numbers.

    Their texts go to the `shelf`, the claims alone are held; `engine` as in `reconcile`.
    """
    by_kind: Counter[str] = Counter()
    claims: list[Claim] = []
    told = _Told(shelf)
    for reading in read:
        by_kind.update(reading.counted)
        claims += reading.claims
        told.add(reading.document)
    numbers = Numbers(total=by_kind.total(), by_kind=dict(sorted(by_kind.items())), documents=len(shelf))
    return reconcile(claims, settings, told.decided(), engine), numbers


class _Told:
    """What documents say themselves of their originals, which are copies, and through which agencies they came, each within its case."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._known: dict[str | None, list[tuple[str, Document]]] = {}
        self._sketched: dict[str | None, Sketching] = {}

    def add(self, document: Document) -> None:
        """Put a document on the shelf, and keep what is asked of it at the end."""
        from claims.copies import Sketching  # noqa: PLC0415 - the command line shows its help without it

        key = ids.document_id(document)
        self._shelf.put(document.case, key, document)
        without_text = document.model_copy(update={"text": "", "layout": (), "body_start": 0})
        self._known.setdefault(document.case, []).append((key, without_text))
        self._sketched.setdefault(document.case, Sketching()).add(key, document)

    def decided(self) -> Decided:
        """What is known of the documents."""
        from claims.origins import named  # noqa: PLC0415 - as above

        found = [one.found(partial(self._shelf.get, case)) for case, one in self._sketched.items()]
        return Decided(
            translations=tuple(row for told in self._known.values() for row in named(told)),
            alike=tuple(row for _, alike in found for row in alike),
            documents=tuple(sorted((one for told, _ in found for one in told), key=lambda one: one.kept or "")),
        )


def sources(given: Iterable[Document], on_notice: Callable[[str], None] = _ignore) -> Sources:
    """Read documents, and tell who speaks in them under which names."""
    from claims.sources import of  # noqa: PLC0415 - the command line shows its help without it

    return of(extract(given, on_notice))


def compare(text_a: str, text_b: str, settings: Settings | None = None, name: str | None = None) -> Comparison:
    """How two statements stand to each other: the relation of their best-matched pair of claims."""
    from claims.comparison import best_pair, with_ages  # noqa: PLC0415 - pandas

    a, b = map(with_ages, readings([Document(name="a", text=text_a), Document(name="b", text=text_b)]))
    relation, explanation, *_ = best_pair(a, b, settings or config.settings())
    return Comparison(id=name, relation=relation, explanation=explanation, a=a, b=b)
