"""Web Annotations and schema.org data are read back as linked data, with no network."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld

from claims.models import Document, Reconciliation
from claims.reporting import Format, Heading, Report, Reviewed, build, write
from claims.reviews import Status
from claims.terms import VerdictCode

Sample = Callable[..., Reconciliation]
Verdicts = Callable[..., Reviewed]
Documents = tuple[Document, ...]
OA = "http://www.w3.org/ns/oa#"
SCHEMA = "http://schema.org/"
CONTEXTS = {
    "http://www.w3.org/ns/anno.jsonld": json.loads((Path(__file__).parent / "anno_context.json").read_text()),
    "https://schema.org": {"@context": {"@vocab": SCHEMA, "url": {"@type": "@id"}}},
}
PUBLIC = Heading(title="The storm", author="Ada Byron", url="https://desk.example/storm")
HOSTILE = '</script><script>x</script> "12" \\ \x00\u202e\ud800 {"@id": "x"}'


def local(address: str, _options: object) -> dict[str, Any]:
    """A loader of contexts that knows those two and asks nobody else."""
    return {
        "contextUrl": None,
        "documentUrl": address,
        "document": CONTEXTS[address],
        "contentType": "application/ld+json",
    }


def expanded(content: bytes) -> Any:
    return jsonld.expand(json.loads(content), {"documentLoader": local})


def of_type(node: Any, kind: str) -> list[dict[str, Any]]:
    """Every node of a type, wherever it stands."""
    if isinstance(node, list):
        return [found for one in node for found in of_type(one, kind)]
    if not isinstance(node, dict):
        return []
    inner = [found for value in node.values() for found in of_type(value, kind)]
    return ([node] if kind in node.get("@type", ()) else []) + inner


def values(node: dict[str, Any], name: str) -> list[Any]:
    return [one.get("@value", one.get("@id")) for one in node.get(name, ())]


def annotations(report: Report, **options: bool) -> list[dict[str, Any]]:
    return of_type(expanded(write(Format.WEB_ANNOTATION, report, **options)), f"{OA}Annotation")


def test_each_figure_is_marked_by_its_words_and_its_place(sample: Sample, documents: Documents) -> None:
    found = annotations(build(sample(url="https://tide.example/a"), documents))
    figure = next(
        one for one in found if one[f"{OA}hasTarget"][0][f"{OA}hasSource"] == [{"@id": "https://tide.example/a"}]
    )
    (target,) = figure[f"{OA}hasTarget"]
    quote, position = target[f"{OA}hasSelector"]
    assert [values(quote, f"{OA}{name}") for name in ("exact", "prefix", "suffix")] == [
        ["12"],
        ["The ministry told Harbour Wire that "],
        [" fishing boats were lost in the storm."],
    ]
    assert [values(position, f"{OA}{name}") for name in ("start", "end")] == [[136], [138]]
    assert values(figure, f"{OA}motivatedBy") == [f"{OA}classifying"]


def test_the_snapshot_is_named_by_the_hash_of_its_text(sample: Sample, documents: Documents) -> None:
    stored = documents[1]
    first = sample()
    from claims.ids import document_id  # noqa: PLC0415 - only here

    claims = tuple(one.model_copy(update={"document_id": document_id(stored)}) for one in first.claims)
    found = annotations(build(first.model_copy(update={"claims": claims}), documents))
    states = of_type(found, f"{OA}TimeState")
    assert {name for state in states for name in values(state, f"{OA}cachedSource")} == {
        "ni:///sha-256;" + digest(stored.text)
    }


def digest(text: str) -> str:
    import base64  # noqa: PLC0415 - only here
    import hashlib  # noqa: PLC0415

    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")


def test_a_disagreement_links_its_figures_and_a_verdict_assesses_them(
    sample: Sample, reviewed: Verdicts, documents: Documents
) -> None:
    found = annotations(build(sample(), documents, reviewed()))
    figures, (link,), (verdict,) = (
        [one for one in found if values(one, f"{OA}motivatedBy") == [f"{OA}{kind}"]]
        for kind in ("classifying", "linking", "assessing")
    )
    ids = {one["@id"] for one in figures}
    assert {one["@id"] for one in link[f"{OA}hasTarget"]} == ids
    assert {one["@id"] for one in verdict[f"{OA}hasTarget"]} == ids
    assert values(verdict, "http://purl.org/dc/terms/created") == ["2020-01-02T08:30:00Z"]


def test_positions_only_holds_no_words_of_a_document(sample: Sample, documents: Documents) -> None:
    content = write(Format.WEB_ANNOTATION, build(sample(), documents), positions_only=True).decode()
    assert [word for word in ("ministry", "Moreau", "boats", "Nine", "exact") if word in content] == []
    assert '"start": 136' in content


def reviews(report: Report) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    graph = expanded(write(Format.SCHEMA_ORG, report))
    top = graph[0].get("@graph", graph)
    return [one for one in top if f"{SCHEMA}ClaimReview" in one["@type"]], [
        one for one in top if f"{SCHEMA}Claim" in one["@type"]
    ]


def test_a_settled_verdict_of_a_published_report_is_a_claim_review(
    sample: Sample, reviewed: Verdicts, documents: Documents
) -> None:
    first, claims = reviews(build(sample(url="https://tide.example/a"), documents, reviewed(), PUBLIC))
    assert (len(first), claims) == (2, [])
    review = first[1]
    assert len(values(review, f"{SCHEMA}claimReviewed")[0]) < 75
    assert values(review, f"{SCHEMA}url") == ["https://desk.example/storm#d-d1"]
    assert values(review[f"{SCHEMA}reviewRating"][0], f"{SCHEMA}alternateName") == ["Explained: both can be true"]
    assert values(review[f"{SCHEMA}author"][0], f"{SCHEMA}name") == ["Ada Byron"]
    (claim,) = review[f"{SCHEMA}itemReviewed"]
    assert values(claim[f"{SCHEMA}author"][0], f"{SCHEMA}name") == ["The ministry"]
    assert values(claim[f"{SCHEMA}appearance"][0], f"{SCHEMA}url") == ["https://tide.example/a"]
    assert values(claim, f"{SCHEMA}datePublished") == ["2019-03-04"]


@pytest.mark.parametrize(
    ("fields", "heading"),
    [({}, Heading(title="The storm")),
     ({}, Heading(url="javascript:alert(1)")),
     ({"status": Status.REOPENED}, PUBLIC),
     ({"verdict": VerdictCode.NEEDS_MORE, "status": Status.OPEN}, PUBLIC),
     ({"verdict": VerdictCode.EXTRACTION_WRONG}, PUBLIC)],
)  # fmt: skip
def test_everything_else_is_a_claim(
    sample: Sample, reviewed: Verdicts, documents: Documents, fields: dict[str, Any], heading: Heading
) -> None:
    first, claims = reviews(build(sample(), documents, reviewed(**fields), heading))
    assert (first, len(claims)) == ([], 2)


@pytest.mark.parametrize("form", [Format.WEB_ANNOTATION, Format.SCHEMA_ORG])
@pytest.mark.parametrize(
    "field", ["speaker", "outlet", "title", "document", "sentence", "language", "url", "published"]
)
def test_nothing_in_a_claim_breaks_the_data(sample: Sample, documents: Documents, form: Format, field: str) -> None:
    value = "2019" if field == "published" else HOSTILE
    content = write(form, build(sample(**{field: value}), documents, heading=PUBLIC))
    assert expanded(content) != []


def test_a_long_label_is_cut_at_a_word(sample: Sample, reviewed: Verdicts, documents: Documents) -> None:
    long = sample()
    question = long.questions[0].model_copy(update={"label": "boats " * 40})
    first, _ = reviews(build(long.model_copy(update={"questions": (question,)}), documents, reviewed(), PUBLIC))
    assert values(first[0], f"{SCHEMA}claimReviewed")[0].endswith("boats…")
