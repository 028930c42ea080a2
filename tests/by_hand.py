"""Reports of one collapse in English and in four other languages, and what a person tells of their figures; for tests of claims by hand."""

from __future__ import annotations

from typing import Any

from claims.desk.entering import Given
from claims.models import Document

CASE = "roof"
ENGLISH = (
    "The roof of a hotel in Gyumri fell in on 12 June 2019.\n\nThe mayor's office said that 9 people were killed in the "
    "collapse. The hotel had been closed for repairs."
)
RUSSIAN = (
    "Обрушение крыши в г. Гюмри\n\nВ среду, 12 июня 2019 г., в Гюмри рухнула крыша гостиницы. При обрушении погибли 9\u00a0человек, "
    "сообщила пресс-служба спасателей. Ещё 1\u00a0200 жителей остались без света."
)
ARMENIAN = (
    "Գյումրիում փլվել է հյուրանոցի տանիքը։ Փլուզման հետևանքով զոհվել է 11 մարդ։ Այդ մասին հայտնել է "
    "քաղաքապետարանը։ Զոհվել է 11 մարդ, կրկնել է փոխքաղաքապետը։"
)
AZERBAIJANI = (
    "Gümrüdə otelin damı çöküb. İstintaq qrupu bildirib ki, İYUN ayının 12-də 11 nəfər həlak olub. Işıq hələ də yoxdur."
)
ARABIC = "انهار سقف فندق في غيومري. هل قتل ١١ شخصا؟ قال رجال الإنقاذ إن ١١ شخصا قتلوا في الانهيار."

WORDS = {
    "ru": "При обрушении погибли 9 человек",
    "hy": "Փլուզման հետևանքով զոհվել է 11 մարդ։",
    "az": "İYUN ayının 12-də 11 nəfər həlak olub",
    "ar": "إن ١١ شخصا قتلوا في الانهيار",
}
FIGURES = {"ru": "9", "hy": "11", "az": "11", "ar": "١١"}
TEXTS = {"ru": RUSSIAN, "hy": ARMENIAN, "az": AZERBAIJANI, "ar": ARABIC}
TRANSLATIONS = {
    "ru": "The collapse killed 9 people, the rescuers' press office said.",
    "hy": "The collapse killed 11 people.",
    "az": "Investigators said that 11 people died on 12 JUNE.",
    "ar": "Rescuers said that 11 people were killed in the collapse.",
}
KILLED: dict[str, Any] = {
    "event": "killed",
    "counted": "people",
    "counted_kind": "person",
    "place": "Gyumri",
    "period_start": "2019-06-12",
    "period_end": "2019-06-12",
}


def report(language: str = "en") -> Document:
    """A report of the collapse in one language."""
    text = TEXTS.get(language, ENGLISH)
    return Document(
        name=f"{language}.txt",
        text=text,
        outlet=f"Paper {language}",
        published="2019-06-13",
        case=CASE,
        language=language,
    )


def given(language: str, **fields: Any) -> Given:
    """What a person tells of the figure in one language, with its translation."""
    value = {"ru": "9"}.get(language, "11")
    return Given(
        fields={"stated": value, "speaker_name": "rescuers"} | KILLED | fields,
        language=language,
        translation=TRANSLATIONS[language],
        translator="N. Petrosyan",
        translated_on="2019-06-14",
    )
