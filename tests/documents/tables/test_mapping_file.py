"""A file of mappings is read as it was written, and one that does not fit is named with the place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.documents.tables.mapping_file import read, written
from claims.errors import InputError
from claims.models import Said, TableMapping

_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=12)
_SAID = st.one_of(
    st.builds(Said, words=_TEXT),
    st.builds(Said, column=st.sampled_from("ABC")),
    st.builds(Said, heading=st.integers(1, 9)),
)
_PARTS = st.lists(_SAID, max_size=3).map(tuple)


@given(
    st.lists(
        st.builds(TableMapping, table=_TEXT, values=st.just(("B",)), what=_PARTS, when=_PARTS, publisher=_TEXT),
        min_size=1,
    )
)
def test_what_was_written_is_read_back(mappings: list[TableMapping]) -> None:
    import tempfile  # noqa: PLC0415 - an example needs a folder of its own

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "m.toml"
        path.write_text(written(mappings), encoding="utf-8")
        assert list(read(path)) == mappings


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[[table]]\nwhat = 3\n", r"\[\[table\]\] 1: what"),
        ("[[table]]\nvalue = ['B']\n", r"\[\[table\]\] 1: value"),
        ("[[table]]\nwhat = {column = 'A', heading = 1}\n", "either words, or a column"),
        ("table = 3\n", "holds no"),
        ("[[table\n", "not valid TOML"),
    ],
)
def test_a_file_that_is_no_mapping_is_named_with_the_reason(text: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text(text)
    with pytest.raises(InputError, match=f"m.toml: .*{reason}"):
        read(tmp_path / "m.toml")
