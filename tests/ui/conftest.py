from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from claims import ids
from claims.desk import Desk, opening
from claims.models import Document
from ui.stand_in import read, reconcile

APP = Path(__file__).parents[2] / "app.py"
NORTH = "The fisheries ministry told Harbour Wire that 12 boats were lost in the storm.\n\nThe harbour stays closed."
SOUTH = "Nine boats were lost, said coastguard chief Lena Moreau."

Add = Callable[..., Document]


@pytest.fixture(autouse=True)
def loopback() -> Iterator[None]:
    """The app as `claims open` serves it: to its own machine alone."""
    before = st.get_option("server.address")
    st.config.set_option("server.address", "localhost")
    yield
    st.config.set_option("server.address", before)


@pytest.fixture(scope="session")
def dispatches(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of the dispatches that come with the project, added once."""
    folder = tmp_path_factory.mktemp("dispatches")
    command = [sys.executable, "-m", "claims", "add", "seeds", "--store", str(folder / "claims.db")]
    subprocess.run(command, check=True, cwd=APP.parent)
    return folder


@pytest.fixture
def seeded(dispatches: Path, tmp_path: Path) -> Path:
    """The path of a store of those dispatches, of this test's own."""
    shutil.copytree(dispatches, tmp_path, dirs_exist_ok=True)
    return tmp_path / "claims.db"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The path of a store of this test's own, which the app opens with the stand-in engine."""
    path = tmp_path / "claims.db"
    monkeypatch.setenv("CLAIMS_STORE", str(path))
    monkeypatch.setattr(opening, "reconcile", reconcile)
    return path


@pytest.fixture
def desk(store: Path) -> Desk:
    """A desk on the test's store, beside the app's own."""
    return opening.open_desk(str(store))


@pytest.fixture
def add(desk: Desk) -> Add:
    """Adds one document with one claim."""

    def put(
        text: str, figure: str, value: float, *, document: dict[str, str] | None = None, **fields: object
    ) -> Document:
        told = {"name": f"{ids.digest(text)[:6]}.txt", "outlet": "The Tide", "published": "2019-03-04"} | (
            document or {}
        )
        made = Document(text=text, **told)
        desk.add(made, [read(made, figure, value, **fields)])
        return made

    return put


@pytest.fixture
def disagreement(add: Add) -> tuple[Document, Document]:
    """Two documents that give two figures."""
    north = add(NORTH, "12", 12, speaker="The fisheries ministry", relayed_by=("Harbour Wire",))
    south = add(
        SOUTH, "Nine", 9, document={"published": "2019-03"}, speaker_name="Lena Moreau", speaker_role="coastguard chief"
    )
    return north, south


@pytest.fixture
def app(store: Path) -> AppTest:  # noqa: ARG001 - the app opens it
    """The app through its door, not yet run."""
    return AppTest.from_file(str(APP), default_timeout=30)


def tab(app: AppTest, label: str) -> AppTest:
    """The app with one tab of a disagreement open; what stands in a tab is drawn once it is."""
    app.session_state["further"] = label
    return app.run()


def details(app: AppTest) -> AppTest:
    """The app with the details of a disagreement unfolded."""
    app.session_state["details"] = True
    return app.run()


def links(app: AppTest, label: str) -> list[str]:
    """Where the links of that label lead: a page by the name of its file, and its query."""
    found = [link.proto for link in app.get("page_link") if link.proto.label == label]
    return [f"{one.page}?{one.query_string}" for one in found]


def follow(app: AppTest, label: str = "Open", item: str = "") -> AppTest:
    """The app after a click on the first link of that label, or the first one to some item."""
    name, _, query = next(link for link in links(app, label) if item in link).partition("?")
    app.query_params.clear()
    for key, values in parse_qs(query).items():
        app.query_params[key] = values if len(values) > 1 else values[0]
    return app.switch_page(f"claims/ui/pages/{name}.py").run()
