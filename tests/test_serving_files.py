"""The files of docs/serving/ keep what docs/serving.md says of them; tests/ui/test_browser_nginx.py walks the app behind nginx.conf."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
from typer.main import get_command

from claims.cli import app

REPOSITORY = Path(__file__).resolve().parents[1]
FOLDER = REPOSITORY / "docs" / "serving"
CONTAINER = (FOLDER / "Containerfile").read_text(encoding="utf-8")
SERVICE = (FOLDER / "claims.service").read_text(encoding="utf-8")


def instructions() -> list[tuple[str, str]]:
    """The instructions of the Containerfile in their order, each with its arguments on one line."""
    text = re.sub(r"^#.*\n", "", CONTAINER, flags=re.MULTILINE).replace("\\\n", " ")
    return [(name, rest.strip()) for name, _, rest in (line.partition(" ") for line in text.splitlines() if line)]


def settings(section: str) -> list[tuple[str, str]]:
    """The settings of a section of the unit, in their order."""
    body = SERVICE.split(f"[{section}]\n")[1].split("\n[")[0]
    return [
        (name, value)
        for name, _, value in (line.partition("=") for line in body.splitlines() if line and line[0] != "#")
    ]


def options() -> set[str]:
    """The options of `claims open`."""
    command = get_command(app).commands["open"]  # type: ignore[attr-defined]
    return {name for one in command.params for name in (*one.opts, *one.secondary_opts)}


def test_the_container_is_of_named_versions_and_of_locked_packages_alone() -> None:
    bases = [rest.split(" AS ")[0] for name, rest in instructions() if name == "FROM"]
    assert [
        base for base in bases if not re.fullmatch(r"docker\.io/library/python:3\.\d+\.\d+-slim-bookworm", base)
    ] == []
    installs = [
        part for name, rest in instructions() if name == "RUN" for part in rest.split("&&") if "pip install" in part
    ]
    assert [part.split("pip install ")[1].strip() for part in installs] == [
        "--require-hashes -r requirements.lock",
        "--no-deps --no-build-isolation .",
    ]


def test_the_container_copies_what_is_there() -> None:
    named = [
        one for name, rest in instructions() if name == "COPY" and "--from" not in rest for one in rest.split()[:-1]
    ]
    assert [one for one in named if not (REPOSITORY / one).exists()] == []


def test_the_container_runs_as_nobody_in_particular_and_says_how_it_is() -> None:
    told = instructions()
    last = dict(told)
    names = [name for name, _ in told]
    assert (last["USER"], last["VOLUME"]) == ("10001:10001", "/data")
    assert names.index("USER") < names.index("ENTRYPOINT")
    assert "/_stcore/health" in last["HEALTHCHECK"]


@pytest.mark.parametrize("command", ["container", "service"])
def test_what_starts_the_app_is_a_command_that_there_is(command: str) -> None:
    if command == "container":
        line = json.loads(dict(instructions())["ENTRYPOINT"])[2].removeprefix("exec ")
    else:
        line = dict(settings("Service"))["ExecStart"].removeprefix("/opt/claims/.venv/bin/")
    words = shlex.split(line)
    assert words[:2] == ["claims", "open"]
    assert {word for word in words if word.startswith("--")} <= options()


def test_the_service_can_write_to_its_own_folder_alone_and_gains_nothing() -> None:
    told = dict(settings("Service"))
    wanted = {
        "DynamicUser": "yes", "ProtectSystem": "strict", "ProtectHome": "yes", "PrivateTmp": "yes", "NoNewPrivileges": "yes",
        "CapabilityBoundingSet": "", "StateDirectory": "claims", "StateDirectoryMode": "0700",
        "RestrictAddressFamilies": "AF_INET AF_INET6 AF_UNIX",
    }  # fmt: skip
    assert {name: told.get(name) for name in wanted} == wanted
    assert "ReadWritePaths" not in told


def test_no_file_holds_a_secret_or_has_the_app_trust_a_network() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.iterdir()))
    assert re.findall(r"client_secret|cookie_secret|--trust-network", text) == []
