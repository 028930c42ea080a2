"""What is put away is found again, whatever its name holds, and leaves no file behind."""

from __future__ import annotations

from claims.engine.shelf import Names, Shelf
from claims.models import Document


def test_documents_are_found_by_case_and_id_and_told_in_their_order() -> None:
    first, second = Document(name="a", text="one"), Document(name="\ud800", text="two \udfff", case="Flood")
    with Shelf() as shelf:
        shelf.put(None, "1", first)
        shelf.put("Flood", "1", second)
        shelf.put(None, "1", second)
        assert (shelf.get(None, "1"), shelf.get("Flood", "1")) == (first, second)
        assert (len(shelf), list(shelf)) == (2, [first, second])


def test_a_document_that_was_met_before_is_told_by_its_first_name() -> None:
    with Names() as names:
        met = [names.met(case, "1", name) for case, name in ((None, "a"), ("a", "\ud800"), (None, "b"), ("a", "c"))]
    assert met == [None, None, "a", "\ud800"]
