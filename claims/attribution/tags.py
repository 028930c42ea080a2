"""The reporting clause beside a quotation: "…," said the mayor; the mayor said: "…".

It is read from the words next to the quotation marks rather than from the parse alone, because a long quotation misleads
a parser about what stands around it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from claims import trees
from claims.attribution.cues import verb_row, words
from claims.attribution.speakers import can_speak

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Token

    from claims.attribution.quotes import Quotation
    from claims.lexicon.rows import ReportingRow
    from claims.syntax import Passage

_SHORT = 8  # words of a clause that is nothing but a reporting verb and who speaks
_LEAST_LABEL = 2
_FURTHEST = 30  # words before a quotation in which its reporting verb stands: a name with a long apposition fits
_OPENS_LABEL = frozenset({"-", "–", "—", "--", "by", "from", ","})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_IN_PHRASE = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "PART", "ADV"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBG", "VBN", "VB"})
_GOES_ON = frozenset(",?!—–-…")


@dataclass(frozen=True, slots=True)
class Tag:
    """A reporting verb beside a quotation and the head of the phrase that speaks; `after` the words or before them.

    `first` is the first word of a name that is set as a label before a colon, None elsewhere; the colon is then the verb.
    """

    verb: Token
    row: ReportingRow
    head: Token
    after: bool
    first: Token | None = None


def tag_of(passage: Passage, quote: Quotation, quotes: Sequence[Quotation]) -> Tag | None:
    """The reporting clause of a quotation, None where none stands beside it."""
    behind = _after(passage, quote, quotes) if _goes_on(passage.text, quote) else None
    ahead = behind or _label(passage, quote, quotes) or _before(passage, quote, quotes)
    return ahead or _announced(passage, quote, quotes) or _after(passage, quote, quotes, longest=_SHORT)


def _goes_on(text: str, quote: Quotation) -> bool:
    """Whether the sentence goes on behind a quotation: it ends in a comma, in a question or in no mark at all."""
    inside, behind = text[: quote.end].rstrip()[-1:], text[quote.end + 1 :].lstrip()[:1]
    return inside in _GOES_ON or behind in _GOES_ON or (inside.isalnum() and behind.isalpha())


def _after(passage: Passage, quote: Quotation, quotes: Sequence[Quotation], longest: int | None = None) -> Tag | None:
    """Read `," said X` and `," X, who …, said`."""
    window = _behind(passage, quote, quotes, longest)
    for place, token in enumerate(window):
        row = _reports(token) or (_manner(token) if _goes_on(passage.text, quote) else None)
        if row is None:
            continue
        head = _inverted(window[place + 1 :]) if not _has_noun(window[:place]) else None
        head = head or _subject(token, window) or _first_noun(window[:place])
        if head is not None and can_speak(head, weak=False):
            return Tag(token, row, head, after=True)
    return None


def _before(passage: Passage, quote: Quotation, quotes: Sequence[Quotation]) -> Tag | None:
    """Read `X said, "`, `X shot back: "`, `adding "`."""
    window = _ahead(passage, quote, quotes)
    for place in range(len(window) - 1, -1, -1):
        token = window[place]
        row = _reports(token)
        if row is None:
            continue
        head = _subject(token, window) or _last_noun(window[:place])
        if head is not None and can_speak(head, weak=False):
            return Tag(token, row, head, after=False)
    return None


def _label(passage: Passage, quote: Quotation, quotes: Sequence[Quotation]) -> Tag | None:
    """Read `NAME: "` and `a line of its own - NAME: "`: a name right before a colon, without a verb."""
    window = _ahead(passage, quote, quotes)
    row = words().phrases.get("according to")
    if row is None or len(window) < _LEAST_LABEL or window[-1].text != ":":
        return None
    head = window[-2]
    run = list(takewhile(lambda t: t.pos_ == "PROPN" or t.dep_ == "case" or t.lower_ == "and", reversed(window[:-1])))
    alone = len(run) == len(window) - 1 or (run and window[-2 - len(run)].text in _OPENS_LABEL)
    if head.pos_ == "PROPN" and alone:
        return Tag(window[-1], row, head, after=False, first=run[-1])
    is_person = (
        head.pos_ == "NOUN" and can_speak(head, weak=True) and not any(t.pos_ in {"VERB", "AUX"} for t in window)
    )
    return Tag(window[-1], row, head, after=False) if is_person else None


def _announced(passage: Passage, quote: Quotation, quotes: Sequence[Quotation]) -> Tag | None:
    """Read `X was blunter: "`: a colon gives what follows to the subject before it, whatever the verb."""
    window = _ahead(passage, quote, quotes)
    row = words().verbs.get("say")
    if row is None or not window or window[-1].text != ":":
        return None
    for verb in reversed(window):
        head = _subject(verb, window) if verb.pos_ in {"VERB", "AUX"} and verb.dep_ != "aux" else None
        if head is not None:
            return Tag(verb, row, head, after=False) if can_speak(head, weak=True) else None
    return None


def _behind(passage: Passage, quote: Quotation, quotes: Sequence[Quotation], longest: int | None) -> list[Token]:
    """The words from a quotation to the end of the sentence it stands in, or to the next quotation."""
    limit = min((q.start for q in quotes if q.start > quote.end), default=len(passage.text))
    found: list[Token] = []
    for token in passage.doc:
        if token.idx <= quote.end or token.is_space:
            continue
        if token.idx >= limit or token.text in {".", ";"} or (found and token.is_sent_start):
            break
        found.append(token)
    return found if longest is None or len(found) <= longest else []


def _ahead(passage: Passage, quote: Quotation, quotes: Sequence[Quotation]) -> list[Token]:
    """The words of its sentence before a quotation, as far back as the last quotation."""
    limit = max((q.end for q in quotes if q.end < quote.start), default=-1)
    found: list[Token] = []
    for token in passage.doc:
        if token.idx >= quote.start - 1:
            break
        if token.idx <= limit or token.is_space:
            continue
        if token.is_sent_start or token.text in {".", ";"}:
            found = []
        found.append(token)
    return found[-_FURTHEST:]


def _reports(token: Token) -> ReportingRow | None:
    row = verb_row(token) if token.tag_ in _FINITE else None
    if row is None or "quote" not in row.takes or trees.is_bare_participle(token):
        return None
    # "officers he has spoken with say": the relative clause is another talk.
    own = trees.child(token, "nsubj")
    return None if token.dep_ == "relcl" and (own is None or own.tag_ not in {"WP", "WDT"}) else row


def _manner(token: Token) -> ReportingRow | None:
    """Any verb without an object right behind a quotation that goes on tells how it was said: "…," he laughed."""
    told = [c for c in token.children if c.dep_ in {"dobj", "ccomp", "xcomp"} and c.i > token.i]
    if token.tag_ not in {"VBD", "VBZ"} or token.pos_ != "VERB" or told:
        return None
    return words().verbs.get("say")


def _subject(verb: Token, window: Iterable[Token]) -> Token | None:
    """The verb's subject by the parse, where it stands in the same words or before them."""
    head = trees.subject(verb)
    if head is None or head.pos_ not in _NOMINAL:
        return None
    return head if any(t == head for t in window) else None


def _has_noun(tokens: Iterable[Token]) -> bool:
    return any(t.pos_ in _NOMINAL for t in tokens)


def _inverted(tokens: Sequence[Token]) -> Token | None:
    """The head of the phrase that follows a verb: "said a spokesman for …"."""
    return _first_noun(tokens) if tokens and tokens[0].pos_ in _IN_PHRASE else None


def _first_noun(tokens: Iterable[Token]) -> Token | None:
    """The last noun of the first run of words that make a noun phrase."""
    found: Token | None = None
    for token in tokens:
        if token.pos_ not in _IN_PHRASE:
            if found is not None:
                break
            continue
        if token.pos_ in _NOMINAL:
            found = token
    return found


def _last_noun(tokens: Sequence[Token]) -> Token | None:
    return next((t for t in reversed(tokens) if t.pos_ in _NOMINAL), None)
