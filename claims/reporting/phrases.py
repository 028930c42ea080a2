"""The fixed words of the claims table as a journalist reads them: kinds, levels, verdicts, figures, voices and dates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claims.decisions import Policy
from claims.models import Claim, Joined, Numbers, SeverityPart, Side, Source
from claims.reporting.record import Coverage, NotCompared
from claims.reviews import CORRECTABLE
from claims.reviews.listing import severity_word
from claims.sources import in_words
from claims.terms import Bound, Level, RelationKind, SuggestionRule, VerdictCode

KINDS: dict[RelationKind, str] = {
    RelationKind.CONTRADICTION: "sources disagree",
    RelationKind.REVISION: "one source gave two figures",
    RelationKind.FALLING_TOTAL: "a running total went down",
    RelationKind.SUM_MISMATCH: "the parts do not add up",
    RelationKind.PART_EXCEEDS_WHOLE: "a part is larger than its whole",
    RelationKind.CONTESTED_STATUS: "sources disagree on who was counted",
    RelationKind.CONTESTED_ACTOR: "sources disagree on who is responsible",
    RelationKind.VAGUE_GAP: "a vague word stands far from a figure",
    RelationKind.SILENT_CHANGE: "the figure changed between two versions",
}

VERDICTS: dict[VerdictCode, str] = {
    VerdictCode.CONFIRMED: "Sources disagree: confirmed",
    VerdictCode.EXPLAINED: "Explained: both can be true",
    VerdictCode.SUPERSEDED: "Superseded by a later figure",
    VerdictCode.NOT_SAME_QUESTION: "Not the same question",
    VerdictCode.EXTRACTION_WRONG: "Misread by the program",
    VerdictCode.NOT_COMPARABLE: "Not comparable",
    VerdictCode.NEEDS_MORE: "Needs more reporting",
}

LEVELS: dict[Level, str] = {
    Level.SAME: "same",
    Level.CLOSE: "close",
    Level.UNKNOWN: "not said",
    Level.DIFFERENT: "different",
}

POLICIES: dict[SuggestionRule, tuple[str, str]] = {
    SuggestionRule.MOST_ORIGINS: (
        "Most independent origins",
        "Of equals the latest, of those the lowest; copies and relays count once.",
    ),
    SuggestionRule.LATEST: ("Latest as-of", "The figure given for the latest day: for totals that grow."),
    SuggestionRule.MINIMUM: ("Minimum", "The lowest figure that was given: what nobody puts lower."),
    SuggestionRule.SOURCE_HIERARCHY: (
        "Source hierarchy",
        "Of the first of the sources or outlets you name that gives a figure.",
    ),
    SuggestionRule.RANGE_ONLY: ("Range only", "No single figure: the range stands for itself."),
}
"""The rules by which a case finds its best figure: a name, and what it comes to."""

STATUSES: dict[str, str] = {
    "open": "Open",
    "reopened": "Reopened: new evidence since verdict",
    "settled": "Settled",
    "closed": "Closed",
}

FIELDS: dict[str, str] = {
    "counted": "what is counted",
    "counted_kind": "what is counted",
    "event": "what happened",
    "group": "whose",
    "status": "civilian or combatant",
    "age_sex": "age or sex",
    "actor": "by whom",
    "place": "where",
    "period": "when",
    "as_of": "as of",
    "unit": "unit",
    "scope": "scope",
    "value": "figure",
    "figure": "figure",
    "speaker": "who says it",
    "origin": "origin",
    "modality": "how it is put forward",
    "concept": "what is measured",
    "change": "a level or a change",
    "contrast": "what the sentences set against each other",
    "sentence": "the sentence",
    "signs": "the reports as a whole",
    "tie": "how the two stand",
    "reviewer": "a reviewer",
}

SEVERITY: dict[str, str] = {
    "gap": "how far apart",
    "independence": "independent origins",
    "recency": "how recent",
    "directness": "named speakers",
    "certainty": "exact and stated as fact",
}

LEFT_OUT: dict[str, tuple[str, str]] = {
    "date": ("date", "dates"),
    "time": ("time of day", "times of day"),
    "ordinal": ("ordinal", "ordinals"),
    "name": ("part of a name", "parts of names"),
    "reference": ("reference to a page, a paragraph or a law", "references to pages, paragraphs or laws"),
    "age": ("age", "ages"),
    "boilerplate": ("in the furniture of a page", "in the furniture of pages"),
    "other": ("other number that counts or measures nothing", "other numbers that count or measure nothing"),
}
"""What a number is that makes no claim, one of them and several."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def severity(rank: float) -> str:
    """High, Medium or Low, for a severity between 0 and 1."""
    return severity_word(rank)


def ranked(parts: Sequence[SeverityPart]) -> tuple[tuple[str, str, str], ...]:
    """What a severity is made of: each part's name, how much of how much it adds in hundredths, and what it rests on."""
    total = sum(part.weight for part in parts) or 1.0
    return tuple(
        (
            SEVERITY[part.name],
            f"{100 * part.weight * part.share / total:.0f} of {100 * part.weight / total:.0f}",
            part.detail,
        )
        for part in parts
    )


def kind(relation: RelationKind) -> str:
    """A kind of disagreement in plain words."""
    return KINDS.get(relation, relation.replace("_", " "))


def condition(text: str) -> str:
    """What stands behind "both can be true if": without that phrase repeated, and ending in a full stop."""
    shown = " ".join(text.split())
    for opening in ("both can be true if ", "both are true if ", "if "):
        if shown.lower().startswith(opening):
            shown = shown[len(opening) :]
    return shown if shown[-1:] in ".?!" else f"{shown}."


def field(name: str) -> str:
    """A compared or corrected field as a person would call it."""
    return FIELDS.get(name) or CORRECTABLE.get(name) or name.replace("_", " ")


def number(figure: float) -> str:
    """A figure with thousands separators, without a needless decimal point; a minus is a minus sign."""
    shown = f"{figure:,.0f}" if figure == int(figure) else f"{figure:,.10f}".rstrip("0").rstrip(".")
    return shown.replace("-", "−")


def interval(low: float | None, high: float | None) -> str:
    """An interval in words: "20 or more" and "up to 20" where one end is open."""
    if low is None and high is None:
        return "no figure"
    if low is None:
        return f"up to {number(high or 0.0)}"
    if high is None:
        return f"{number(low)} or more"
    return number(low) if low == high else f"{number(low)} to {number(high)}"


def span(sides: Iterable[Side], unit: str | None = None) -> str:
    """The answers of a disagreement in one breath: "2 – 3", at most the first and the last of more than three."""
    shown = list(dict.fromkeys(interval(side.low, side.high) for side in sides))
    if len(shown) > 3:  # noqa: PLR2004 - more do not fit a headline
        shown = [shown[0], "…", shown[-1]]
    return " – ".join(shown) + (f" {unit}" if unit else "")


def voices(speakers: int, relays: int) -> str:
    """How many voices: "2 speakers, 1 relay"; relays are named only where there are some."""
    text = count(speakers, "speaker")
    return f"{text}, {count(relays, 'relay')}" if relays else text


def count(quantity: int, noun: str, several: str | None = None) -> str:
    """A number and its noun: "1 document", "1,200 documents"; `several` where the plural is no plain -s."""
    return f"{quantity:,} {noun}" if quantity == 1 else f"{quantity:,} {several or noun + 's'}"


def claim(stated: Claim) -> str:
    """A claim by its words and its voice: “two houses”, Ada Byron."""
    return f"“{figure(stated)}”, {who(stated)}"


def figure(stated: Claim) -> str:
    """A claim's figure in its own words, with what it counts: two houses."""
    if not stated.counted or stated.counted in stated.text:
        return stated.text
    of = " of" if stated.bound is Bound.VAGUE and stated.text.endswith("s") else ""
    return f"{stated.text}{of} {stated.counted}"


def who(claim: Claim) -> str:
    """Who states a figure: the speaker, else the outlet in its own voice, else the document."""
    named = claim.speaker_name or claim.speaker
    if named:
        return named
    if claim.cue:
        return "a source that is not named"
    return f"{claim.outlet}, in its own words" if claim.outlet else f"{claim.document}, in its own words"


def link(joined: Joined) -> str:
    """Why two names are one source's: “the MoD” is “Ministry of Defence” (initials, …)."""
    return in_words(joined)


def names(source: Source) -> str:
    """Every name of a source and how often it stands: “the MoD”, 2 claims; “Ministry of Defence”, 1 claim."""
    return "; ".join(f"“{name.name}”, {count(name.count, 'claim')}" for name in source.names)


def policy(chosen: Policy) -> str:
    """How a case finds its best figure: most independent origins; source hierarchy: the coast guard, The Tide."""
    named = f": {', '.join(chosen.hierarchy)}" if chosen.hierarchy else ""
    return f"{POLICIES[chosen.rule][0].lower()}{named}"


def party(name: str | None) -> str:
    """To which party a source counts."""
    return f"counted to the party “{name}”" if name else "counted to no party"


def speaks_for(source: Source) -> str:
    """Whose spokesperson a source is, as a sentence; empty where nobody's."""
    return f"{source.name} speaks for {source.speaks_for}" if source.speaks_for else ""


def role(claim: Claim) -> str:
    """The speaker's role and organisation as written, without saying anything twice; empty where neither is known."""
    named = who(claim).casefold()
    parts = [part for part in (claim.speaker_role, claim.organisation) if part and part.casefold() != named]
    if len(parts) == 2 and parts[1].casefold() in parts[0].casefold():  # noqa: PLR2004
        parts.pop()
    return ", ".join(parts)


def through(claim: Claim) -> str:
    """The chain of relays, innermost first; empty where the outlet had it at first hand."""
    return ", then ".join(claim.relayed_by)


def date(iso: str | None) -> str:
    """An ISO date, full or partial, as it is written in prose: "27 October 2010", "October 2010", "2010"."""
    if not iso:
        return "undated"
    year, *rest = iso[:10].split("-")
    month = _MONTHS[int(rest[0]) - 1] + " " if rest and 1 <= int(rest[0]) <= len(_MONTHS) else ""
    day = f"{int(rest[1])} " if len(rest) > 1 else ""
    return f"{day}{month}{year}"


def moment(time: str | None) -> str:
    """An ISO time as "27 October 2010, 14:05 UTC"; a bare date stays one."""
    if not time:
        return "undated"
    day, _, clock = time.partition("T")
    return f"{date(day)}, {clock[:5]} UTC" if clock else date(day)


def question(label: str) -> str:
    """A question's label as a heading: on one line, beginning with a capital."""
    text = " ".join(label.split())
    return text[0].upper() + text[1:] if text else "A question without a label"


def left_out(numbers: Numbers) -> tuple[tuple[int, str], ...]:
    """The numbers that make no claim, by what they are, the most frequent first."""
    found = [(number, kind) for kind, number in numbers.by_kind.items() if kind in LEFT_OUT]
    found.sort(key=lambda item: (-item[0], item[1]))
    return tuple((number, LEFT_OUT[kind][number != 1]) for number, kind in found)


def not_compared(told: NotCompared) -> str:
    """In one line, how much was seen, how much was compared, and how much was not."""
    covered, numbers = told.coverage, told.numbers
    seen = ""
    if numbers is not None and numbers.documents:
        others = sum(number for number, _ in left_out(numbers))
        seen = f"{count(numbers.total, 'number')} seen, {others:,} of them no claims. "
    without = "have no partner" if len(told.alone) > 1 else "has no partner"
    alone = f"{len(told.alone):,} {without}" if told.alone else "each has a partner"
    return f"{seen}{compared(covered)}; {alone}." if covered.figures else f"{seen}No figure to compare."


def compared(coverage: Coverage) -> str:
    """How much could be compared: 8 of 20 figures could be compared."""
    return f"{coverage.compared:,} of {count(coverage.figures, 'figure')} could be compared"


def nothing_found(coverage: Coverage) -> str:
    """That there is no disagreement, never without what could be compared."""
    return f"No disagreements among the {coverage.compared:,} of {count(coverage.figures, 'figure')} that could be compared."
