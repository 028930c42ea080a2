"""A paragraph and its parse: places kept, and each sentence read by itself."""

from __future__ import annotations

import pytest

from claims.syntax import Parser, Passage, Stretch, parse, plain, with_marks

TEXT = "HAMAR, May 4 (Agency) - Two men fell.  Nobody saw it… “They’re well,” she said."
DATELINE = TEXT.index("Two")


def passage(wanted: frozenset[int] | None = None, start: int = 100) -> Passage:
    return Parser().passages([Stretch(start, TEXT, wanted)])[0]


def tags(parsed: Passage, sentence: str) -> list[tuple[str, str, str]]:
    start = TEXT.index(sentence)
    held = parsed.tokens_between(parsed.start + start, parsed.start + start + len(sentence))
    return [(t.text, t.dep_, t.head.text) for t in held or ()]


def test_a_passage_keeps_every_place() -> None:
    parsed = passage()
    assert parsed.doc.text == " " * DATELINE + plain(TEXT)[DATELINE:]
    assert [TEXT[a:b] for a, b in parsed.sentences] == ["Two men fell.", "Nobody saw it…", "“They’re well,” she said."]
    assert {parsed.token_at(100 + token.idx) for token in parsed.doc} == set(parsed.doc)


@pytest.mark.parametrize("wanted", [None, frozenset({1}), frozenset({0, 1}), frozenset({1, 2})])
def test_a_sentence_is_read_alike_whatever_is_read_with_it(wanted: frozenset[int] | None) -> None:
    expected = [("Nobody", "nsubj", "saw"), ("saw", "ROOT", "saw"), ("it", "dobj", "saw"), ("…", "punct", "saw")]
    assert tags(passage(wanted), "Nobody saw it…") == expected


def test_sentences_that_are_not_wanted_are_blank() -> None:
    parsed = passage(frozenset({1}))
    assert parsed.doc.text.strip() == "Nobody saw it…"
    assert len(parsed.doc.text) == len(TEXT)
    assert parsed.text == TEXT
    start = 100 + TEXT.index("Nobody")
    assert parsed.sentence_at(start) == (start, start + len("Nobody saw it…"))


def test_a_dateline_is_in_no_sentence_and_no_word_stands_outside_a_paragraph() -> None:
    parsed = passage()
    assert (parsed.token_at(99), parsed.token_at(parsed.end)) == (None, None)
    assert parsed.sentence_at(100) == (100, 100 + len(TEXT))


def test_groups_of_stretches_come_back_as_they_were_given() -> None:
    groups = [[Stretch(0, "One fell."), Stretch(20, "Two rose.")], [], [Stretch(5, "One fell.")]]
    parsed = list(Parser().each(groups))
    assert [[(p.start, p.doc.text) for p in group] for group in parsed] == [
        [(0, "One fell."), (20, "Two rose.")],
        [],
        [(5, "One fell.")],
    ]


def test_plain_pairs_are_parsed_whole() -> None:
    assert [(p.start, p.end, p.doc.text) for p in parse([(3, "One fell. Two rose.")])] == [
        (3, 22, "One fell. Two rose.")
    ]


def test_two_apostrophes_are_a_quotation_mark_of_the_same_length() -> None:
    assert with_marks("``so'' he said") == '" so"  he said'
