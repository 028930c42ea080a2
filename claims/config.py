"""Settings: every tolerance, weight and cut the engine uses, with its default; read from a TOML file."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from claims.errors import SettingsError

SETTINGS_VARIABLE = "CLAIMS_SETTINGS"


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Reading(_Table):
    """Limits on what is read. `max_document_bytes` is in bytes; larger documents are refused."""

    max_document_bytes: int = Field(default=50_000_000, gt=0)


class Fetching(_Table):
    """How addresses are fetched, and which.

    `seconds` bounds each request, however slowly it is answered, `connect_seconds` how long a machine may take to be reached;
    `redirects` how often an address may lead on. Only `ports` are asked, and only public machines, but for those within
    `networks` ("10.1.0.0/16"). Without a `proxy` ("http://proxy:3128") none is used. `user_agent` is how the program calls itself; empty, by its
    name and version. `without_robots` names the cases ("" the unnamed one) for which robots.txt is not asked. Between two
    requests to one site `pause_seconds` pass, or as many as the site asks for.
    """

    seconds: float = Field(default=30.0, gt=0, allow_inf_nan=False)
    connect_seconds: float = Field(default=10.0, gt=0, allow_inf_nan=False)
    redirects: int = Field(default=10, ge=0, le=50)
    ports: tuple[int, ...] = (80, 443)
    networks: tuple[str, ...] = ()
    proxy: str = ""
    user_agent: str = ""
    without_robots: tuple[str, ...] = ()
    pause_seconds: float = Field(default=1.0, ge=0, allow_inf_nan=False)

    @field_validator("networks")
    @classmethod
    def _are_networks(cls, given: tuple[str, ...]) -> tuple[str, ...]:
        for network in given:
            ip_network(network)
        return given

    @field_validator("proxy")
    @classmethod
    def _is_proxy(cls, given: str) -> str:
        if given and not given.startswith(("http://", "https://")):
            raise ValueError("it has to begin with http:// or https://")
        return given

    @field_validator("user_agent")
    @classmethod
    def _is_agent(cls, given: str) -> str:
        if not given.isascii() or not (given.isprintable()):
            raise ValueError("it has to be of printable ASCII characters")
        return given


class Tolerances(_Table):
    """How far a figure reaches.

    `about` is the share of the stated value by which "about" widens it to each side; a vague word is queued only beyond
    `vague_factor` times its interval; a count below `exact_below` is exact however round it is ("20", "70").
    """

    about: float = Field(default=0.1, ge=0, lt=1)
    vague_factor: float = Field(default=3.0, ge=1)
    exact_below: float = Field(default=100.0, ge=0)


class Weights(_Table):
    """What a field adds to a link's score: the evidence that two figures answer one question.

    The first of a pair is for the same value, the second for a close one; `*_missing` is added where only one of the
    two says it. A figure that is apart from another of the same speaker in the same text costs `same_voice`.
    `as_of` counts where no common period is said: for figures given for one day, within two days, within a week, and later.
    """

    event: float = 2.0
    counted_kind: tuple[float, float] = (2.0, 1.5)
    general_kind: float = 1.0
    unit: float = 1.0
    group: tuple[float, float] = (3.0, 1.5)
    group_missing: float = -2.0
    place: tuple[float, float] = (3.0, 1.5)
    wide_place: float = 1.0
    place_missing: float = -0.5
    actor: float = 1.5
    period: tuple[float, float] = (2.0, 1.0)
    as_of: tuple[float, float, float, float] = (1.0, 0.5, -0.5, -2.0)
    concept: tuple[float, float] = (3.0, 1.5)
    names: tuple[float, float] = (2.0, 1.0)
    case: float = 4.0
    document: float = 2.5
    report: tuple[float, float] = (5.0, 2.5)
    copy_of: float = 3.0
    wording: tuple[float, float] = (5.0, 2.5)
    value: tuple[float, float] = (3.0, 1.5)
    same_voice: float = -3.0

    @cached_property
    def by_field(self) -> Mapping[str, tuple[float, float, float, float]]:
        """What each field adds for the same value, for a close one, where only one says it, and else (nothing)."""
        single = {name: (getattr(self, name), 0.0, 0.0, 0.0) for name in ("event", "unit", "case", "document")}
        pairs = ("counted_kind", "group", "place", "period", "concept", "names", "report", "wording", "value")
        double = {name: (*getattr(self, name), getattr(self, f"{name}_missing", 0.0), 0.0) for name in pairs}
        return {**single, **double, "actor": (self.actor, self.actor, 0.0, 0.0), "copy": (self.copy_of, 0.0, 0.0, 0.0)}


class Linking(_Table):
    """When two claims answer one question.

    A named case of at most `small_case` reports is taken to be about one incident; a larger one says nothing of that.
    In a larger one, reports are of one incident where the rare names they mention are alike by `one_incident` or more (1 for
    the same names told on one day; the likeness falls with the days between), on average among all of them.
    `threshold` is the score from which they are linked; `weights` name the fields. Two figures of a state (held,
    displaced) or of a price answer one question only within `state_days` of each other, those of an occurrence within
    `event_days` where no period is said. `max_block` claims are compared all with all; a larger block is split, and
    what cannot be split is compared within a window of `window` neighbours. `near_misses` bounds those kept for a claim,
    `pairs_kept` the relations kept for a question. Two figures of whole reports of one story are linked where they are `likely` to
    answer one question by all that can be seen of them (0 to 1), and never where that is less than `unlikely`, unless the score is `certain`.
    From `tied` on their signs tell that one is a part or an update of the other, or of another time, where the fields do not.
    """

    threshold: float = 6.0
    certain: float = 15.0
    likely: float = Field(default=0.5, gt=0, lt=1)
    unlikely: float = Field(default=0.2, gt=0, lt=1)
    tied: float = Field(default=0.13, gt=0, lt=1)
    weights: Weights = Weights()
    state_days: int = Field(default=3, ge=0)
    event_days: int = Field(default=31, ge=0)
    max_block: int = Field(default=400, gt=1)
    window: int = Field(default=20, gt=0)
    near_misses: int = Field(default=8, ge=0)
    small_case: int = Field(default=25, ge=0)
    one_incident: float = Field(default=0.1, gt=0, le=1)
    pairs_kept: int = Field(default=5_000, gt=0)


Weight = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class Severity(_Table):
    """The weights that rank the queue; a flag's severity is their mean, between 0 and 1. One of them at least is above 0.

    `gap`: how far the figures' intervals stand apart, as a share of the larger; `independence`: how many origins stand behind
    the weakest side, `origins_full` counting in full; `recency`: how near its newest statement is to the newest day of the
    case, half for every `recency_days` before it; `directness`: how many of the statements name their speaker; `certainty`:
    how many are exact and stated as fact. `flags_per_question` bounds the flags of one question.
    """

    gap: Weight = 0.4
    independence: Weight = 0.2
    recency: Weight = 0.1
    directness: Weight = 0.15
    certainty: Weight = 0.15
    origins_full: int = Field(default=3, gt=0)
    recency_days: float = Field(default=30.0, gt=0, allow_inf_nan=False)
    flags_per_question: int = Field(default=50, gt=0)

    @model_validator(mode="after")
    def _weighs(self) -> Self:
        if not self.gap + self.independence + self.recency + self.directness + self.certainty:
            raise ValueError("every weight is 0: set one of them above 0")
        return self


class Desk(_Table):
    """What the review desk does at once: `reconcile_at_once` is how many claims a case may have to be reconciled while a page waits."""

    reconcile_at_once: int = Field(default=3_000, ge=0)


class Work(_Table):
    """What reading a file may take, where it is read beside the app: `document_seconds` for each document, and `memory_bytes` in all."""

    document_seconds: float = Field(default=120.0, gt=0, allow_inf_nan=False)
    memory_bytes: int = Field(default=4_000_000_000, gt=0)


class Store(_Table):
    """Where the store keeps what is no row: `originals` is the folder of the files that documents were taken from.

    Every machine that uses a store needs the same folder, one that they share; no two stores use one. Without it, it is
    `FILE.originals` beside a SQLite file, else one in the data folder of the user. `CLAIMS_ORIGINALS` goes before it.
    """

    originals: str = ""


class Audit(_Table):
    """The audit log: `file` is where it is written; without it, beside the store. `CLAIMS_AUDIT` goes before it."""

    file: str = ""


class Settings(_Table):
    """All settings; a missing key keeps its default, an unknown one is an error."""

    reading: Reading = Reading()
    tolerances: Tolerances = Tolerances()
    linking: Linking = Linking()
    severity: Severity = Severity()
    desk: Desk = Desk()
    fetching: Fetching = Fetching()
    work: Work = Work()
    store: Store = Store()
    audit: Audit = Audit()


def load(path: Path) -> Settings:
    """Settings from a TOML file; `SettingsError` names the file and the key that cannot be used."""
    try:
        return Settings.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise SettingsError(f"{path}: no such settings file") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not valid TOML: {error}") from None
    except ValidationError as error:
        raise SettingsError(f"{path}: {_refused(error)}") from None


def _refused(error: ValidationError) -> str:
    """The first key that cannot be used and why, in words."""
    first = error.errors()[0]
    key = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        return f"{key}: there is no such setting; known here: {', '.join(_known(first['loc'][:-1]))}"
    given = "" if first["type"] == "value_error" else f" (given: {first['input']!r})"
    words = first["msg"].removeprefix("Value error, ").replace("Input should be", "it has to be")
    return f"{key}: {words}{given}"


def _known(table: Sequence[str | int]) -> list[str]:
    """The keys of a table of the settings."""
    model: type[BaseModel] = Settings
    for part in table:
        kind = model.model_fields[str(part)].annotation
        if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
            return []
        model = kind
    return list(model.model_fields)


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings in force: from the file that `CLAIMS_SETTINGS` names, else the defaults."""
    named = os.environ.get(SETTINGS_VARIABLE)
    return load(Path(named)) if named else Settings()
