"""What the documents say to a figure that was asked about, as escaped HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from claims.desk.drafts import Figure, NearMiss, Stance, Statement, Verdict
from claims.reporting import phrases
from claims.terms import Level
from claims.ui.parts import cards, statements
from claims.ui.parts.style import side_colour

VERDICTS: Final[dict[Verdict, tuple[str, str]]] = {
    Verdict.SUPPORTED: ("Supported", "Statements that agree with it, or allow it, answer the same question."),
    Verdict.CONTRADICTED: (
        "Sources disagree with it",
        "Only figures that cannot stand beside it answer the same question.",
    ),
    Verdict.DISPUTED: ("Sources disagree", "Some statements stand for it, some against it."),
    Verdict.DIFFERENT_QUESTION: (
        "Different question",
        "What is alike is kept apart by one thing, or tells nothing for or against it.",
    ),
    Verdict.NOTHING_FOUND: (
        "Nothing found",
        "No statement among the documents answers this question, or too little is said to tell.",
    ),
}
STANCES: Final[dict[Stance, str]] = {
    Stance.SUPPORTS: "Stands for it", Stance.CONTRADICTS: "Stands against it", Stance.OPEN: "Neither for nor against",
}  # fmt: skip
_COLOURS: Final = {Stance.SUPPORTS: 2, Stance.CONTRADICTS: 1, Stance.OPEN: 5}


def counted(found: Sequence[Figure]) -> list[tuple[int, str]]:
    """How many figures have which verdict, in the order of the verdicts; those that none has are left out."""
    number = Counter(figure.verdict for figure in found)
    return [(number[verdict], words[0].lower()) for verdict, words in VERDICTS.items() if number[verdict]]


def figure(asked: Figure) -> Markup:
    """A figure that was asked about: its sentence, its verdict, and how many origins stand for it and against it."""
    word, meaning = VERDICTS[asked.verdict]
    return Markup(
        '<p class="ct-asked">{}</p><p class="ct-chips"><span class="ct-chip {}">{}</span></p><p class="ct-range">{}</p>'
    ).format(
        cards.lit(asked.claim), str(asked.verdict), word, " ".join(part for part in (meaning, _origins(asked)) if part)
    )


def _origins(asked: Figure) -> str:
    counts = ((asked.supporting, "for it"), (asked.contradicting, "against it"))
    told = [f"{phrases.count(number, 'independent origin')} {side}" for number, side in counts if number]
    return f"{', '.join(told)}." if told else ""


def beside(asked: Figure) -> Markup:
    """The statements that answer the same question, those for it first, each with how the two figures stand."""
    return Markup('<div class="ct-sides">{}</div>').format(Markup("").join(map(_stance, asked.statements)))


def _stance(one: Statement) -> Markup:
    condition = Markup()
    if one.both_true_if not in (None, "none found"):
        condition = Markup('<p class="ct-explained"><strong>Both can be true if</strong> {}</p>').format(
            phrases.condition(one.both_true_if or "")
        )
    return Markup(
        '<section class="ct-side" style="--side: {}"><p class="ct-stance">{}</p>{}<p class="ct-explained">{}</p>{}</section>'
    ).format(
        side_colour(_COLOURS[one.stance]),
        STANCES[one.stance],
        statements.told(one.claim),
        f"{one.detail[:1].upper()}{one.detail[1:]}.",
        condition,
    )


def near(miss: NearMiss) -> Markup:
    """A statement that nearly answers, and the one thing that keeps it apart, or that only one of the two says."""
    apart = statements.kept_apart(miss.field, miss.detail)
    if miss.level is not Level.DIFFERENT:
        apart = Markup('<p class="ct-explained"><strong>Cannot be told, {}:</strong> {}</p>').format(
            phrases.field(miss.field), miss.detail
        )
    return Markup("{}{}").format(statements.told(miss.claim), apart)
