"""A made-up table of claims: some ten to a question, told by several outlets and speakers, each claim made from its number alone.

Three questions share an event and a place: the second counts another people, the third another day. Claims leave out places,
days and peoples, round, say "at least" or "dozens"; in some questions two figures are told that cannot both be right.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Final

from claims.models import Claim
from claims.terms import Bound

CLAIMS_A_QUESTION: Final = 10
LOOKALIKES: Final = 3
"""Questions of one event in one place."""
FIRST_DAY: Final = date(2018, 1, 1).toordinal()
DAYS: Final = 1_800
OUTLETS: Final = 300
ONSETS = ("B", "D", "F", "G", "H", "K", "L", "M", "N", "P", "R", "S", "T", "V", "Br", "Dr", "Gr", "Kr", "Tr", "St")
VOWELS = ("a", "e", "i", "o", "u", "ei", "au", "oa")
CODAS = ("l", "m", "n", "r", "s", "v", "nd", "rk", "lt", "st", "rn", "sk", "th")
TOWN_ENDS = ("ford", "mouth", "haven", "wick", "stad", "grove", "field", "minster", "by", "holm")
PEOPLES = (
    ("Armenia", "Armenian"), ("Austria", "Austrian"), ("Brazil", "Brazilian"), ("Canada", "Canadian"), ("Chile", "Chilean"),
    ("Egypt", "Egyptian"), ("Estonia", "Estonian"), ("Georgia", "Georgian"), ("Germany", "German"), ("Hungary", "Hungarian"),
    ("India", "Indian"), ("Italy", "Italian"), ("Kenya", "Kenyan"), ("Latvia", "Latvian"), ("Mexico", "Mexican"),
    ("Morocco", "Moroccan"), ("Nigeria", "Nigerian"), ("Norway", "Norwegian"), ("Peru", "Peruvian"), ("Romania", "Romanian"),
    ("Russia", "Russian"), ("Serbia", "Serbian"), ("Syria", "Syrian"), ("Tunisia", "Tunisian"), ("Ukraine", "Ukrainian"),
)  # fmt: skip
EVENTS = (
    ("killed", "killed"), ("injured", "injured"), ("evacuated", "evacuated"), ("arrested", "arrested"), ("rescued", "rescued"),
    ("vaccinated", "vaccinated"), ("released", "released"), ("captured", "captured"),
)  # fmt: skip
KINDS = (("soldier", "soldiers"), ("worker", "workers"), ("passenger", "passengers"), ("person", "people"))
TEMPLATES = (
    "{n} {who} were {did}{where}{when}, {voice} said.",
    "{voice} said {n} {who} had been {did}{where}{when}.",
    "According to {voice}, {n} {who} were {did}{where}{when}.",
    "Officials counted {n} {who} {did}{where}{when} after a day of confusion.",
    "{when_first}, {n} {who} were {did}{where}.",
    "The crisis that left {n} {who} {did}{where}{when} goes on, {voice} told reporters.",
    "{voice} put the number of {who} {did}{where}{when} at {n}.",
    "Relatives waited for news as {n} {who} were reported {did}{where}{when}.",
    "In the latest count, {n} {who} were {did}{where}{when}; the roads are closed.",
    "Hospital lists seen by this paper name {n} {who} {did}{where}{when}.",
    "“We know of {n} {who} {did}{where}{when},” {voice} said.",
    "Three hours after the alarm, {voice} confirmed that {n} {who} were {did}{where}{when}.",
)
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_MASK: Final = 2**64 - 1


def mixed(*numbers: int) -> int:
    """A number that looks drawn by lot and is the same every time (the finaliser of SplitMix64)."""
    state = 0x9E3779B97F4A7C15
    for number in numbers:
        state = (state ^ number) * 0xBF58476D1CE4E5B9 & _MASK
        state = (state ^ state >> 27) * 0x94D049BB133111EB & _MASK
        state ^= state >> 31
    return state


@lru_cache(maxsize=65536)
def name(number: int) -> str:
    """A made-up word; every number below a million or so has its own."""
    built = []
    for _ in range(2):
        number, onset = divmod(number, len(ONSETS))
        number, vowel = divmod(number, len(VOWELS))
        number, coda = divmod(number, len(CODAS))
        built.append((ONSETS[onset] if not built else ONSETS[onset].lower()) + VOWELS[vowel] + CODAS[coda])
    return "".join(built)


def town(number: int) -> str:
    """A made-up town."""
    rest, end = divmod(number, len(TOWN_ENDS))
    return (
        name(rest * 7 + 3)[:7].rstrip("aeiou") + TOWN_ENDS[end] if rest * 7 < 1_000 else name(rest * 7) + TOWN_ENDS[end]
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks, and what is told in answer: one figure, or two where it is disputed."""

    event: int
    people: int
    kind: int
    place: str
    day: int
    figure: int
    other: int
    incident: int


@lru_cache(maxsize=4096)
def question(number: int, questions: int) -> Asked:
    """A question by its number among so many."""
    incident, variant = divmod(number, LOOKALIKES)
    seed = mixed(1, incident)
    places = max(5, questions // (LOOKALIKES * 4))
    people = seed % len(PEOPLES)
    day = FIRST_DAY + seed // 100 % DAYS
    if variant == 1:
        people = (people + 1 + seed // 7 % (len(PEOPLES) - 1)) % len(PEOPLES)
    if variant == 2:
        day += 40 + seed // 11 % 300
    own = mixed(2, number)
    figure = 3 + own % 40 if own % 3 else 40 + own % 900
    other = figure + 2 + figure // 2 if own // 1_000 % 100 < 4 else figure
    return Asked(
        seed // 3 % len(EVENTS), people, seed // 5 % len(KINDS), town(seed // 13 % places), day, figure, other, incident
    )


def claim(number: int, questions: int) -> Claim:
    """A claim by its number, in a table of so many questions; `number // 10` is the question it answers."""
    asked = question(number // CLAIMS_A_QUESTION, questions)
    lot = mixed(3, number)

    def chance(place: int, percent: int) -> bool:
        return lot // 101**place % 101 < percent

    figure = asked.other if chance(0, 30) else asked.figure
    told = _figure(figure, lot)
    has_place, has_day, has_people = not chance(1, 12), not chance(2, 18), not chance(3, 10)
    day = date.fromordinal(asked.day)
    kind, noun = KINDS[-1] if chance(4, 6) else KINDS[asked.kind]
    report = mixed(4, asked.incident, asked.day, lot // 3 % 9)
    outlet = report % OUTLETS
    published = day + timedelta(days=report // 7 % 3)
    speaker = (
        f"{name(report // 11 % 4_999)} {name(mixed(5, asked.incident, lot // 17 % 3) % 150_000)}"
        if chance(5, 60)
        else None
    )
    event, did = EVENTS[asked.event]
    when = f" on {day.day} {MONTHS[day.month - 1]}" if has_day else ""
    sentence = TEMPLATES[lot // 23 % len(TEMPLATES)].format(
        n="\0", who=f"{PEOPLES[asked.people][1]} {noun}" if has_people else noun, did=did,
        where=f" in {asked.place}" if has_place else "", when=when,
        when_first=when.strip() or "Later", voice=speaker or "the police",
    )  # fmt: skip
    sentence = sentence[:1].upper() + sentence[1:]
    start = sentence.index("\0")
    sentence = sentence.replace("\0", told["text"])
    place = sentence.index(speaker) if speaker and speaker in sentence else None
    at = 1_000 * (number % 97)
    name_of_report = f"{report:016x}"
    return Claim.model_construct(
        id=f"{lot:016x}", kind="claim", reason="a figure", document=f"{name_of_report}.txt", document_id=name_of_report,
        outlet=f"{name(outlet * 13)} Post", published=published.isoformat(), as_of=published.isoformat(),
        as_of_from="published", sentence=sentence, sentence_start=at, start=at + start, end=at + start + len(told["text"]),
        counted=noun, counted_kind=kind, event=event, group=PEOPLES[asked.people][0] if has_people else None,
        place=asked.place if has_place else None, period_start=day.isoformat() if has_day else None,
        period_end=day.isoformat() if has_day else None, speaker=speaker if place is not None else None,
        speaker_name=speaker if place is not None else None, speaker_start=None if place is None else at + place,
        speaker_end=None if place is None or speaker is None else at + place + len(speaker), extractor="synthetic", **told,
    )  # fmt: skip


def _figure(figure: int, lot: int) -> dict[str, Any]:
    """How a figure is told: exact, rounded, as a bound, or in a vague word."""
    way = lot // 29 % 100
    if way < 8 and figure > 100:
        near = round(figure, -1)
        return {
            "text": f"about {near}",
            "stated": near,
            "low": near,
            "high": near,
            "bound": Bound.ABOUT,
            "resolution": 10,
        }
    if way < 14:
        return {
            "text": f"at least {figure}",
            "stated": figure,
            "low": figure,
            "high": None,
            "bound": Bound.AT_LEAST,
            "resolution": 1,
        }
    if way < 17 and 24 <= figure <= 96:
        return {"text": "dozens of", "stated": None, "low": 24, "high": 96, "bound": Bound.VAGUE, "resolution": None}
    return {"text": str(figure), "stated": figure, "low": figure, "high": figure, "bound": Bound.EXACT, "resolution": 1}


def claims(questions: int) -> Iterator[Claim]:
    """All claims of a table of so many questions, in the order of their numbers."""
    return (claim(number, questions) for number in range(questions * CLAIMS_A_QUESTION))
