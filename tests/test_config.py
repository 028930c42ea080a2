"""The settings file: what is set is used, and what cannot be used is told with file, key and reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims import config
from claims.errors import SettingsError


def load(folder: Path, text: str) -> config.Settings:
    file = folder / "own.toml"
    file.write_text(text, encoding="utf-8")
    return config.load(file)


def test_what_is_left_out_keeps_its_default(tmp_path: Path) -> None:
    found = load(tmp_path, "[severity]\ngap = 0.7\n").severity
    assert (found.gap, found.recency) == (0.7, config.Severity().recency)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[severity]\ngap = -1", "severity.gap: it has to be greater than or equal to 0 (given: -1)"),
        ("[severity]\ngap = nan", "severity.gap: it has to be a finite number (given: nan)"),
        ("[severity]\ngap = 'much'", "severity.gap: it has to be a valid number, unable to parse string as a number"),
        ("[severity]\norigins_full = 0", "severity.origins_full: it has to be greater than 0 (given: 0)"),
        ("[severity]\nsize = 1", "severity.size: there is no such setting; known here: gap, independence, recency"),
        ("[weight]\nsize = 1", "weight: there is no such setting; known here: reading, tolerances"),
        ("[severity", "not valid TOML"),
        (
            "[severity]\ngap = 0\nindependence = 0\nrecency = 0\ndirectness = 0\ncertainty = 0",
            "severity: every weight is 0: set one of them above 0",
        ),
    ],
)
def test_what_cannot_be_used_is_told_with_file_key_and_reason(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(SettingsError) as refused:
        load(tmp_path, text)
    assert str(refused.value).startswith(f"{tmp_path / 'own.toml'}: {words}")
