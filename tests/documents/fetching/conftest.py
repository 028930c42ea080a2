from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator

import pytest

from served import Site, serving


@pytest.fixture(autouse=True)
def _loopback_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reaches another machine, even where what it tests would."""
    connect = socket.socket.connect

    def checked(self: socket.socket, address: tuple[str, int]) -> None:
        if not ipaddress.ip_address(address[0]).is_loopback:
            raise AssertionError(address)
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", checked)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as here:
        yield here
