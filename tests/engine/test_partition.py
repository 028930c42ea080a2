"""What is read of a document depends on that document alone, not on what is read beside it."""

from __future__ import annotations

from claims.engine import partition
from claims.engine.partition import batches, read_batch
from claims.models import Document

TEXTS = (
    "The harbour master, Ines Dahl, said on Monday that 14 boats were lost. Two of them sank.",
    "At least 31 people were injured in Tarn, the fire service said. “We counted 40,” a nurse told reporters.",
    "Nothing happened here.",
    "Rents rose 6% to $1,120 a month, the ministry said. Fourteen towns were asked.",
    "A man was wounded. Nobody was arrested, Ines Dahl said.",
)
DOCUMENTS = tuple(Document(name=str(place), text=text) for place, text in enumerate(TEXTS))


def test_a_document_is_read_alike_alone_and_among_others() -> None:
    alone = [one for document in DOCUMENTS for one in read_batch([document], every_number=True)]
    assert read_batch(DOCUMENTS, every_number=True) == alone
    assert read_batch(DOCUMENTS[::-1], every_number=True) == alone[::-1]
    assert sum(len(one.claims) for one in alone) > 5


def test_a_batch_is_full_by_its_characters_or_its_documents() -> None:
    long = Document(name="long", text="x" * partition.CHARACTERS)
    short = [Document(name=str(place), text="x") for place in range(partition.DOCUMENTS + 1)]
    assert [len(batch) for batch in batches([*short, long, *short[:2]])] == [partition.DOCUMENTS, 2, 2]
    assert list(batches([])) == []
