from __future__ import annotations

import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import config
from claims.decisions import Viewer
from claims.errors import AccessError, StoreError
from claims.ids import document_id
from claims.models import Collected, Place
from claims.store import Store
from claims.store.engine import address
from claims.store.originals import Originals, folder_of
from factories import document, read


@given(data=st.binary(max_size=2_000))
def test_what_is_kept_comes_back_byte_for_byte_under_its_own_digest(
    data: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    kept = Originals(tmp_path_factory.mktemp("kept"))
    name = kept.put(data)
    assert (name, kept.get(name)) == (hashlib.sha256(data).hexdigest(), data)


def test_equal_bytes_are_kept_once_however_many_keep_them_at_a_time(tmp_path: Path) -> None:
    kept = Originals(tmp_path / "kept")
    with ThreadPoolExecutor(8) as pool:
        names = set(pool.map(lambda _: kept.put(b"the same report" * 10_000), range(40)))
    files = [path for path in kept.folder.rglob("*") if path.is_file()]
    assert (len(names), [path.name for path in files]) == (1, list(names))


def test_a_name_that_is_no_digest_leads_nowhere(tmp_path: Path) -> None:
    kept = Originals(tmp_path / "kept")
    (tmp_path / "secret").write_bytes(b"x")
    assert [kept.get(name) for name in ("../secret", "", "0" * 64)] == [None, None, None]


def test_a_file_that_was_changed_is_told(tmp_path: Path) -> None:
    kept = Originals(tmp_path / "kept")
    name = kept.put(b"two soldiers")
    kept.path(name).write_bytes(b"six soldiers")
    with pytest.raises(StoreError, match="the file was changed"):
        kept.get(name)


def test_an_original_that_cannot_be_written_is_told_in_plain_words(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file where the folder should be")
    with pytest.raises(StoreError, match="the original cannot be kept"):
        Originals(tmp_path / "kept").put(b"x")


def came(name: str, sha256: str, called: str = "a.pdf") -> Collected:
    return Collected(document_id=name, sha256=sha256, method="file", name=called, by="Ada", at="2024-05-03T10:00:00Z")


def test_how_a_file_came_in_is_kept_once_for_each_name_and_content(store: Store) -> None:
    one, claims = read(2)
    sha256 = store.keep_original(b"bytes")
    kept = one.model_copy(update={"original": sha256})
    store.add(kept, claims)
    name = document_id(kept)
    for told in (came(name, sha256), came(name, sha256), came(name, sha256, "b.pdf")):
        store.collect(None, told)
    assert [told.name for told in store.collected(None, [name])] == ["a.pdf", "b.pdf"]
    assert store.original(None, name) == b"bytes"
    assert store.original(None, "nothing") is None
    assert [store.has_original(None, one) for one in (name, "nothing")] == [True, False]
    store.originals.path(sha256).unlink()
    assert (store.has_original(None, name), store.original(None, name)) == (False, None)


def test_a_document_keeps_its_layout_and_media_and_a_new_layout_is_a_new_reading(store: Store) -> None:
    one = document(2)
    told = one.model_copy(update={"media": "application/pdf", "layout": (Place(start=0, end=3, page=1),)})
    assert [store.add(given, ()) for given in (one, told, told)] == [True, True, False]
    assert store.documents(None)[document_id(one)] == told


def test_who_is_no_member_keeps_nothing_and_sees_nothing(store: Store) -> None:
    one, claims = read(2)
    store.add(one, claims)
    stranger = store.as_viewer(Viewer(person="eve@example.org", name="Eve"))
    with pytest.raises(AccessError):
        stranger.keep_original(b"x")
    with pytest.raises(AccessError):
        stranger.original(None, document_id(one))


@pytest.fixture
def nothing_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Neither a variable nor a setting names a folder."""
    monkeypatch.delenv("CLAIMS_ORIGINALS", raising=False)
    monkeypatch.delenv(config.SETTINGS_VARIABLE, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    config.settings.cache_clear()
    yield
    config.settings.cache_clear()


@pytest.mark.usefixtures("nothing_named")
@pytest.mark.parametrize(
    ("url", "folder"),
    [
        ("/reports/claims.db", "/reports/claims.db.originals"),
        ("postgresql://ada:secret@db.example:5433/news", "{data}/claims/db.example-5433-news.originals"),
        ("postgresql://ada@/news?host=/run/postgresql", "{data}/claims/news.originals"),
    ],
)
def test_originals_are_kept_beside_a_file_and_in_the_data_folder_of_the_user_for_a_server(
    url: str, folder: str, tmp_path: Path
) -> None:
    assert str(folder_of(address(url))) == folder.replace("{data}", str(tmp_path))


@pytest.mark.usefixtures("nothing_named")
@pytest.mark.parametrize("url", ["claims.db", "postgresql://ada@db.example/news"])
def test_one_setting_says_where_originals_are_kept_and_a_variable_goes_before_it(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "settings.toml").write_text("[store]\noriginals = '/mnt/shared'\n")
    monkeypatch.setenv(config.SETTINGS_VARIABLE, str(tmp_path / "settings.toml"))
    by_setting = folder_of(address(url))
    monkeypatch.setenv("CLAIMS_ORIGINALS", "/mnt/named")
    assert (by_setting, folder_of(address(url))) == (Path("/mnt/shared"), Path("/mnt/named"))
