"""Everything that stands behind one question, in one archive that can be checked without this program."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Iterator
from typing import IO, Final

from claims.decisions import ClaimByHand, Decision
from claims.desk.desk import Desk
from claims.errors import ClaimsError
from claims.models import Claim, Collected, Document, Question
from claims.versions import EXTRACTOR

SUMS: Final = "SHA256SUMS"
_DAY: Final = (1980, 1, 1, 0, 0, 0)  # the same bundle has the same bytes, whenever it is written
_UNSAFE: Final = re.compile(r"[^\w.-]+")
_ENDING: Final = re.compile(r"\.[A-Za-z0-9]{1,8}\Z")
_TOLD: Final = """What stands behind one question, as the program "Claims" keeps it.

question.json    the question, and the rules that read it
claims.jsonl     every statement that answers it, as read and, where a person corrected it, as corrected
documents.jsonl  where each document comes from, and how its file came in
log.jsonl        every decision on the question, its claims and its disagreements, oldest first
texts/           the text of each document; the offsets of the claims count its characters
originals/       the files that the texts were taken from, byte for byte
SHA256SUMS       the checksums of all of these: `sha256sum -c SHA256SUMS` checks them
"""


def bundle(desk: Desk, case: str | None, question_id: str, to: IO[bytes]) -> Question:
    """Write the archive of one question to an open file; the same store gives the same bytes.

    An original that is not kept (it was added by an older program) is missing, and `documents.jsonl` says so. `ClaimsError` for
    a question that is not there, `StoreError` where an original was changed since.
    """
    desk.refresh(case)
    question = desk.store.question(case, question_id)
    if question is None:
        raise ClaimsError(f"no question {question_id} in this case: `claims export questions` lists them")
    sums: list[str] = []
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in _files(desk, case, question):
            archive.writestr(zipfile.ZipInfo(name, _DAY), data, zipfile.ZIP_DEFLATED)
            sums.append(f"{hashlib.sha256(data).hexdigest()}  {name}\n")
        archive.writestr(zipfile.ZipInfo(SUMS, _DAY), "".join(sums), zipfile.ZIP_DEFLATED)
    return question


def _files(desk: Desk, case: str | None, question: Question) -> Iterator[tuple[str, bytes]]:
    read = desk.store.claims(case, question.claim_ids)
    now = {claim.id: claim for claim in desk.claims_now(case, question.claim_ids)}
    documents = desk.store.documents(case, {claim.document_id for claim in read})
    came = desk.store.collected(case, documents)
    yield "README.txt", _TOLD.encode()
    yield "question.json", _json({"rules": EXTRACTOR, "question": question.model_dump(mode="json")})
    yield "claims.jsonl", b"".join(_claim(claim, now.get(claim.id)) for claim in read)
    yield "documents.jsonl", b"".join(_document(name, documents[name], came) for name in documents)
    yield "log.jsonl", b"".join(_row(seq, row) for seq, row in _decided(desk, case, question))
    for name, document in documents.items():
        yield f"texts/{name}.txt", document.text.encode("utf-8", "surrogatepass")
        data = desk.store.original(case, name)
        if data is not None:
            yield f"originals/{called(name, document)}", data


def _decided(desk: Desk, case: str | None, question: Question) -> list[tuple[int, Decision]]:
    """The rows of the log that were given on the question, on its claims, or on a flag that sets some of them apart."""
    claims = set(question.claim_ids)
    return [(seq, row) for seq, row in desk.store.log(case) if _names(row, question.id, claims)]


def _names(row: Decision, question: str, claims: set[str]) -> bool:
    told = row.model_dump()
    named = {told.get("claim_id"), told.get("a"), told.get("b"), *(told.get("claim_ids") or ())}
    named |= {row.claim.id} if isinstance(row, ClaimByHand) else set()
    return bool(named & claims) or told.get("question") == question


def _claim(claim: Claim, now: Claim | None) -> bytes:
    corrected = now.model_dump(mode="json") if now is not None and now != claim else None
    return _json({"claim": claim.model_dump(mode="json"), "corrected": corrected})


def _document(name: str, document: Document, came: tuple[Collected, ...]) -> bytes:
    told = document.model_dump(mode="json", exclude={"text", "layout"})
    ways = [one.model_dump(mode="json", exclude={"document_id"}) for one in came if one.document_id == name]
    return _json({"id": name, **told, "collected": ways})


def _row(seq: int, row: Decision) -> bytes:
    return _json({"seq": seq, "sort": type(row).__name__, "row": row.model_dump(mode="json")})


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=True, sort_keys=True).encode() + b"\n"


def called(name: str, document: Document) -> str:
    """A name for an original that every file system takes: the document's id, and the ending of the file as it was called."""
    ending = _ENDING.search(_UNSAFE.sub("_", document.name))
    return f"{name}{ending.group().lower() if ending else '.txt'}"
