"""Texts that are not in English: kept, marked, told, and left to claims by hand; a headline in English is read."""

from __future__ import annotations

from pathlib import Path

from claims.desk.opening import open_desk
from cli.conftest import Claims

TEXTS = {
    "ar.txt": "قتل تسعة أشخاص وأصيب 14 آخرون يوم الاثنين في انهيار جسر قرب المدينة، حسبما أعلنت السلطات المحلية.",
    "fr.txt": "Le pont s'est effondré lundi : 9 morts et 12 blessés.",
    "ru.txt": "Девять человек погибли и 14 пострадали в понедельник при обрушении моста, сообщили местные власти.",
    "en.txt": "Bridge falls near Valmont\n9 killed, 14 hurt\n",
}


def test_each_is_kept_marked_and_told_and_only_english_makes_claims(claims: Claims, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    first, again = (claims("add", folder) for _ in range(2))
    desk = open_desk(str(tmp_path / "store.db"))
    languages = {one.name: one.language for one in desk.store.documents(None).values()}
    assert languages == {"ar.txt": "ar", "en.txt": None, "fr.txt": "fr", "ru.txt": "ru"}
    assert {claim.document for claim in desk.store.claims(None)} == {"en.txt"}
    told = (
        "note: fr.txt: not in English (its words are French): it is kept, and its figures are left to claims by hand\n"
    )
    assert (told in first.stderr, first.stderr.count("not in English"), first.exit_code) == (True, 3, 0)
    assert "0 documents added, 4 already there" in again.stderr
