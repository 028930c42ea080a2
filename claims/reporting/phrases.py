"""The fixed words of the claims table as a journalist reads them: kinds, levels, verdicts, figures, voices and dates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from claims.decisions import BestFigure, Contact, Policy
from claims.models import Claim, Collected, Joined, Numbers, SeverityPart, Side, Source
from claims.reporting import words
from claims.reporting.record import Coverage, Given, Judgement, NotCompared
from claims.reviews import CORRECTABLE
from claims.reviews.listing import Answer, severity_word
from claims.sources import in_words
from claims.terms import Bound, Contacted, RelationKind

KINDS = words.KINDS
VERDICTS = words.VERDICTS
LEVELS = words.LEVELS
POLICIES = words.POLICIES
STATUSES = words.STATUSES

ONE_ORIGIN: Final = "Counted as one origin, and why"
NO_CONDITION: Final = "No reading was found under which both can be true."

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
            words.SEVERITY[part.name],
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


def has_condition(text: str) -> bool:
    """Whether anything was found under which both can be true."""
    return text.strip(" .").lower() not in {"none found", "none", ""}


def field(name: str) -> str:
    """A compared or corrected field as a person would call it."""
    return words.FIELDS.get(name) or CORRECTABLE.get(name) or name.replace("_", " ")


def number(figure: float) -> str:
    """A figure with thousands separators, without a needless decimal point; a minus is a minus sign."""
    shown = f"{figure:,.0f}" if figure == int(figure) else f"{figure:,.10f}".rstrip("0").rstrip(".")
    return shown.replace("-", "−")


def stands(claim: Claim, *, headings: bool = True) -> str:
    """Where in its file a figure stands: "page 3", "paragraph 12", "cell B4 of Losses (Oltra, Killed)"; empty where its text has no such places."""
    sheet, _, cell = (claim.cell or "").rpartition("!")
    over = f" ({', '.join(claim.headings)})" if claim.headings and headings else ""
    told = [
        f"page {claim.page:,}" if claim.page else "",
        f"paragraph {claim.paragraph:,}" if claim.paragraph else "",
        f"cell {cell}{f' of {sheet}' if sheet else ''}{over}" if cell else "",
    ]
    return ", ".join(part for part in told if part)


def interval(low: float | None, high: float | None) -> str:
    """An interval in words: "20 or more" and "up to 20" where one end is open."""
    if low is None and high is None:
        return "no figure"
    if low is None:
        return f"up to {number(high or 0.0)}"
    if high is None:
        return f"{number(low)} or more"
    return number(low) if low == high else f"{number(low)} to {number(high)}"


def span(sides: Iterable[Side | Answer], unit: str | None = None) -> str:
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


def came(one: Collected) -> str:
    """How the file of a document came in, in one line."""
    by = f" by {one.by}" if one.by else ""
    return f"{words.METHODS[one.method]}{by}, {moment(one.at)}: {one.name} (SHA-256 {one.sha256[:12]}…)"


def question(label: str) -> str:
    """A question's label as a heading: on one line, beginning with a capital."""
    text = " ".join(label.split())
    return text[0].upper() + text[1:] if text else "A question without a label"


def left_out(numbers: Numbers) -> tuple[tuple[int, str], ...]:
    """The numbers that make no claim, by what they are, the most frequent first."""
    found = [(number, kind) for kind, number in numbers.by_kind.items() if kind in words.LEFT_OUT]
    found.sort(key=lambda item: (-item[0], item[1]))
    return tuple((number, words.LEFT_OUT[kind][number != 1]) for number, kind in found)


def not_compared(told: NotCompared) -> str:
    """In one line, how much was seen, how much was compared, and how much was not."""
    covered, numbers = told.coverage, told.numbers
    seen = ""
    if numbers is not None and numbers.documents:
        others = sum(number for number, _ in left_out(numbers))
        seen = f"{count(numbers.total, 'number')} seen, {others:,} of them no claims. "
    lone = covered.figures - covered.compared
    alone = f"{lone:,} {'have' if lone > 1 else 'has'} no partner" if lone else "each has a partner"
    other = f" {not_in_english(told.foreign)}" if told.foreign else ""
    return f"{seen}{compared(covered)}; {alone}.{other}" if covered.figures else f"{seen}No figure to compare.{other}"


def not_in_english(documents: int) -> str:
    """That some documents are kept and not read."""
    are, their = ("is", "its") if documents == 1 else ("are", "their")
    return f"{count(documents, 'document')} {are} not in English: {their} figures are left to claims by hand."


def compared(coverage: Coverage) -> str:
    """How much could be compared: 8 of 20 figures could be compared."""
    return f"{coverage.compared:,} of {count(coverage.figures, 'figure')} could be compared"


def nothing_found(coverage: Coverage) -> str:
    """That there is no disagreement, never without what could be compared."""
    return f"No disagreements among the {coverage.compared:,} of {count(coverage.figures, 'figure')} that could be compared."


def best(chosen: BestFigure) -> str:
    """The figure that a person chose, and by what: 12 houses (by agreement of a team: A, B; …)."""
    figure = number(chosen.value) if chosen.value is not None else interval(chosen.low, chosen.high)
    rule = words.BEST_RULES[chosen.rule]
    if chosen.names:
        rule += f": {', '.join(chosen.names)}"
    parts = [rule, chosen.reasons, f"dissent: {chosen.dissent}" if chosen.dissent else ""]
    return f"{figure}{f' {chosen.unit}' if chosen.unit else ''} ({'; '.join(part for part in parts if part)})"


def explained(judgement: Judgement) -> str:
    """Under which difference all sides hold, and which it is; empty where the verdict does not say."""
    if judgement.explained_by is None:
        return judgement.explained_how
    named = words.EXPLAINED[judgement.explained_by]
    return f"{named}: {judgement.explained_how}" if judgement.explained_how else named


def given(one: Given) -> str:
    """A verdict in one line, with the role it was given in."""
    return f"{words.VERDICTS[one.verdict]} ({words.ROLES[one.role]} {one.reviewer}, {moment(one.at)})"


def contact(one: Contact) -> str:
    """A question to a source or its reply: the coast guard, asked on 3 May 2024, by telephone."""
    channel = f", {one.channel}" if one.channel else ""
    return f"{one.source}, {words.CONTACTED[one.kind]} on {date(one.when)}{channel}"


def awaited(contacts: Sequence[Contact]) -> tuple[str, ...]:
    """The sources that were asked and have not replied since, in the order asked; `contacts` are given oldest first."""
    waiting: dict[str, None] = {}
    for one in contacts:
        if one.kind is Contacted.ASKED:
            waiting[one.source] = None
        else:
            waiting.pop(one.source, None)
    return tuple(waiting)
