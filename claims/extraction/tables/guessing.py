"""A table → what its headings say that its figures are, and whether that is sure enough to make claims of them unasked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from claims.documents.tables import Table, shapes
from claims.documents.tables.grid import letters
from claims.extraction.tables import headings
from claims.extraction.tables.figures import Figure, figures
from claims.models import Said, TableMapping

_SEEN: Final = 300
"""So many rows tell what a column holds."""
_MOST: Final = 0.8
_LONGEST_CAPTION: Final = 200


@dataclass(slots=True)
class Guess:
    """A mapping that the headings suggest, `reasons` for it, and `doubts`: with one of them no claims are made unasked."""

    mapping: TableMapping
    reasons: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


def guess(table: Table) -> Guess:
    """What the headings of a table and the cells below them suggest; every part that they leave open is a doubt."""
    header = shapes.header(table)
    if not header:
        return Guess(TableMapping(table=table.name), doubts=["no row of headings with figures below it was found"])
    found = _Columns(table, header)
    for column in table.columns:
        found.sort(column)
    return found.told()


class _Columns:
    """The columns of a table as they are looked at, one after the other."""

    def __init__(self, table: Table, header: tuple[int, ...]) -> None:
        self.table, self.header = table, header
        self.rows = [row for row in table.rows if row > header[-1]][:_SEEN]
        self.caption = (
            f"{table.caption} "
            + " ".join(cell.text for row in table.rows if row < header[0] for cell in table.row(row))[:_LONGEST_CAPTION]
        )
        self.columns: dict[str, list[int]] = {"where": [], "when": [], "what": [], "unit": [], "value": []}
        self.reasons: list[str] = []
        self.doubts: list[str] = []

    def heading(self, column: int) -> str:
        return ", ".join(shapes.headings(self.table, self.header, column))

    def sort(self, column: int) -> None:
        """Find what a column tells, by its lowest heading first, then by its cells."""
        cells = [text for row in self.rows if (text := self.table.text(row, column)) and not shapes.is_blank(text)]
        if not cells:
            return
        heading = self.heading(column)
        over = shapes.headings(self.table, self.header, column)
        role = headings.role(over[-1]) if over else None
        by = f"the heading “{heading}”"
        is_number = _share(shapes.figure(text) is not None for text in cells) >= _MOST
        if role == "aside":
            self.reasons.append(f"column {letters(column)} ({by}) tells nothing that is compared")
        elif role in {"where", "when", "unit"} or (
            role == "what" and not is_number and heading != headings.counted(heading)
        ):
            self._is(role or "what", column, by)
        elif is_number and not all(map(shapes.is_year, cells)):
            self.columns["value"].append(column)
        elif _share(headings.when(text) is not None for text in cells) >= _MOST:
            self._is("when", column, "its cells are times")
        elif role == "what":
            self._is("what", column, by)
        elif _share(headings.is_place(text) or headings.is_whole(text) for text in cells) >= _MOST:
            self._is("where", column, "its cells are places")
        elif len(set(cells)) > 1:
            self.doubts.append(
                f"it is not known what column {letters(column)} (“{heading or 'no heading'}”) tells of the figures"
            )

    def _is(self, role: str, column: int, by: str) -> None:
        words = {"where": "where", "when": "when", "what": "what is counted", "unit": "the unit"}[role]
        self.columns[role].append(column)
        self.reasons.append(f"column {letters(column)} tells {words}: {by}")

    def told(self) -> Guess:
        """The mapping of the columns as they were sorted."""
        values = self._values()
        parts = {
            role: tuple(Said(column=letters(one)) for one in self.columns[role])
            for role in ("what", "where", "when", "unit")
        }
        parts = self._over_values(values, parts)
        mapping = TableMapping(
            table=self.table.name,
            header=self.header,
            values=tuple(map(letters, values)),
            last=self._last(values),
            **parts,
        )
        if not values:
            self.doubts.append("no column of figures was found")
        if not mapping.what:
            self.doubts.append("it is not known what the figures count: no heading tells it")
        if not (mapping.where or mapping.when):
            self.doubts.append("neither a place nor a time of the figures is told")
        self.doubts += twice(self.table, mapping)
        return Guess(mapping, self.reasons, self.doubts)

    def _values(self) -> list[int]:
        """The columns with figures, without those that are sums of the columns beside them."""
        values = self.columns["value"]
        sums = [column for column in values if self._is_sum(column)]
        if len(sums) == len(values):
            return values
        self.reasons += [
            f"column {letters(column)} (“{self.heading(column)}”) is a sum of others, and is left out"
            for column in sums
        ]
        return [column for column in values if column not in sums]

    def _is_sum(self, column: int) -> bool:
        return any(headings.is_whole(text) for text in shapes.headings(self.table, self.header, column))

    def _over_values(self, values: Sequence[int], parts: dict[str, tuple[Said, ...]]) -> dict[str, tuple[Said, ...]]:
        """The parts with what the headings over the figures tell, and the lines above those headings."""
        for row in self.header:
            texts = [text for column in values if (text := shapes.heading(self.table, self.header, row, column))]
            if not texts:
                continue
            said = (Said(heading=row),)
            if all(headings.when(text) for text in texts):
                self._add(parts, "when", said, f"the headings of row {row} are times")
            elif all(headings.is_place(text) for text in texts):
                self._add(parts, "where", said, f"the headings of row {row} are places")
            elif not all(headings.role(text) == "value" for text in texts):
                self._add(parts, "what", said, f"the headings of row {row}")
                if not parts["when"] and all(headings.time_in(text) for text in texts):
                    self._add(parts, "when", said, f"the headings of row {row} name it")
        return self._above(parts)

    def _add(self, parts: dict[str, tuple[Said, ...]], name: str, said: tuple[Said, ...], why: str) -> None:
        words = {"what": "what is counted", "where": "where", "when": "when"}[name]
        parts[name] = (*said, *parts[name]) if name == "what" else (*parts[name], *said)
        self.reasons.append(f"{words}: {why}")

    def _above(self, parts: dict[str, tuple[Said, ...]]) -> dict[str, tuple[Said, ...]]:
        """The parts with what the title of the table tells, where its headings tell nothing."""
        what = headings.titled(self.caption)
        if not parts["what"] and what:
            parts["what"] = (Said(words=what),)
            self.reasons.append(f"what is counted: the line above the table, “{self.caption}”")
        if not parts["when"] and (told := headings.time_in(self.caption)):
            parts["when"] = (Said(words=told),)
            self.reasons.append(f"when: the line above the table, “{self.caption}”")
        return parts

    def _last(self, values: Sequence[int]) -> int | None:
        rows = [row for row in self.table.rows if any(shapes.figure(self.table.text(row, column)) for column in values)]
        return rows[-1] if rows else None


def _share(found: Iterator[bool]) -> float:
    told = list(found)
    return sum(told) / max(len(told), 1)


def twice(table: Table, mapping: TableMapping) -> list[str]:
    """That several different figures would answer one question: then something that tells them apart is not known."""
    told: dict[tuple[object, ...], Figure] = {}
    many = Counter[str]()
    for one in figures(table, mapping):
        key = (one.asked, one.where, one.when, one.whole and one.called)
        first = told.setdefault(key, one)
        if first.text != one.text:
            many[f"{first.cell.row} and {one.cell.row}"] += 1
    if not many:
        return []
    return [
        f"rows {next(iter(many))} would answer the same question with two figures: what tells them apart is not known"
    ]
