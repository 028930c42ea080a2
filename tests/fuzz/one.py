"""One target under atheris, guided by what it covers: `python tests/fuzz/one.py TARGET [libFuzzer's options and folders]`."""

from __future__ import annotations

import importlib
import logging
import sys
import warnings
from pathlib import Path
from typing import Final

import atheris

TARGETS: Final = {
    "numerals": ["claims.quantities"],
    "hedges": ["claims.quantities"],
    "attribution": ["claims.attribution", "claims.context", "claims.quantities.refining", "claims.trees"],
    "text": ["claims.documents"],
    "page": ["claims.documents"],
    "pdf": ["claims.documents", "pypdf"],
    "office": ["claims.documents", "openpyxl.worksheet", "docx"],
    "mail": ["claims.documents", "email"],
    "archives": ["claims.documents", "zipfile", "warcio"],
    "feed": ["claims.documents"],
    "json_files": ["claims.documents", "claims.evaluation", "claims.desk.replaying", "claims.decisions", "json"],
    "csv_files": ["claims.documents"],
    "toml_files": ["claims.config", "claims.lexicon", "claims.documents", "claims.desk.feeds", "tomllib"],
}
"""The targets, and the modules whose branches guide each."""


def main() -> None:
    """Run the target until libFuzzer's options end it."""
    target, *options = sys.argv[1:]
    sys.path[0] = str(Path(__file__).parents[1])
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    with atheris.instrument_imports(include=TARGETS[target]):
        check = importlib.import_module(f"fuzz.{target}").check
    atheris.Setup([sys.argv[0], *options], check)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
