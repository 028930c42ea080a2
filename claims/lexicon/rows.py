"""The rows of the lexicon files that name places, what is counted, and words of reporting."""

from __future__ import annotations

from typing import Literal

from claims.lexicon.loading import Row

Category = Literal[
    "person", "group", "body", "animal", "building", "vehicle", "place", "event", "money", "area", "thing", "abstract"
]
CueClass = Literal[
    "say",
    "estimate",
    "deny",
    "admit",
    "accuse",
    "allege",
    "confirm",
    "write",
    "show",
    "learn",
    "believe",
    "plan",
    "ask",
    "promise",
]
Takes = Literal["that", "to", "quote", "object", "addressee", "as"]


class PlaceRow(Row):
    """One country, territory, region or city of `places.toml`, under the name used throughout the claims table.

    `code` is the ISO 3166-1 alpha-2 code, empty for what has none; `demonyms` are adjectives and nouns in the singular,
    with plurals that "s" does not make; `capitals` and `aliases` hold every spelling in use; `part_of` is the name of
    the country it belongs to or is usually reported under, empty for a country. `ambiguous` lists those of its words
    that do not name it by themselves, because another place or a common word shares them. The capitals are spellings of
    one city, the first the name in use, but for those that `seats` names: other cities with a part of the government.
    """

    code: str = ""
    name: str
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    part_of: str = ""
    seats: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()


class KindRow(Row):
    """One kind of thing that is counted, of `kinds.toml`: a node of a taxonomy with several parents allowed.

    `kind` is the canonical name, singular and in lower case; `words` are the other lemmas and phrases that name it;
    `status` and `age_sex` are what the word itself says of a person, empty for nothing; `implies_event` is the event,
    named as in `events.toml`, that everything of this kind has undergone, empty for none. The category `person` holds
    single people, `group` bodies of them, which can act and speak as people do (a government, a family).
    """

    kind: str
    parents: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    status: Literal["", "civilian", "combatant"] = ""
    age_sex: Literal["", "child", "boy", "girl", "woman", "man", "elderly"] = ""
    implies_event: str = ""
    category: Category


class ReportingRow(Row):
    """One word or phrase of `reporting.toml` that gives content to a source.

    `word` is a lemma or a fixed phrase; `cls` what the source does by it; `takes` how its content and hearer stand:
    `that` (a clause, with or without "that"), `to` (a clause with "to"), `quote` (words in quotation marks), `object` (a noun phrase alone, "announced
    two arrests"), `addressee` (a hearer as object or after "to"), `as` ("described as"); `about` lists the prepositions
    whose phrase is content ("warned of 300 cases"). `count` is how often its source met it as a cue, where that was counted.
    A `weak` word reports only with a mark beside it: quotation marks, "that", or content set off by a comma.
    """

    word: str
    pos: Literal["verb", "noun", "adjective", "phrase"]
    cls: CueClass
    takes: tuple[Takes, ...] = ()
    about: tuple[str, ...] = ()
    count: int | None = None
    weak: bool = False
