from __future__ import annotations

import pytest

from claims import listening
from claims.listening import Reach, reach

HERE = {"Host": "localhost:8501"}


@pytest.mark.parametrize("address", ["localhost", "127.0.0.1", "127.8.8.8", "::1"])
def test_what_listens_on_loopback_is_for_this_machine_alone(address: str) -> None:
    assert reach(address, HERE, signs_in=False) is Reach.ALONE


@pytest.mark.parametrize(
    "address", [None, "", "0.0.0.0", "::", "192.168.1.4", "fe80::1%eth0", "newsroom.example", "unix:///tmp/x", "0"]
)
def test_what_listens_elsewhere_is_for_nobody_until_people_sign_in(address: str | None) -> None:
    assert reach(address, HERE, signs_in=False) is Reach.REFUSED
    assert reach(address, HERE, signs_in=True) is Reach.SIGNED_IN


@pytest.mark.parametrize("name", listening.PASSED_ON)
def test_a_request_that_another_server_passes_on_is_not_from_this_machine(name: str) -> None:
    assert reach("localhost", {**HERE, name: "198.51.100.7"}, signs_in=False) is Reach.REFUSED


@pytest.mark.parametrize("host", ["rebound.example:8501", "192.168.1.4", "localhost.example", "[fe80::1]:8501", "[::1"])
def test_a_request_by_a_name_that_is_not_this_machines_own_is_not_from_it(host: str) -> None:
    assert reach("localhost", {"Host": host}, signs_in=False) is Reach.REFUSED


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8501", "[::1]:8501"])
def test_this_machine_is_known_by_each_of_its_own_names(host: str) -> None:
    assert reach("localhost", {"Host": host}, signs_in=False) is Reach.ALONE


@pytest.mark.parametrize(("told", "expected"), [("1", Reach.TRUSTED), ("", Reach.REFUSED), ("yes", Reach.REFUSED)])
def test_a_network_is_trusted_where_that_was_said_outright(
    monkeypatch: pytest.MonkeyPatch, told: str, expected: Reach
) -> None:
    monkeypatch.setenv(listening.TRUST_VARIABLE, told)
    assert reach("0.0.0.0", HERE, signs_in=False) is expected


def test_where_people_sign_in_they_do_so_in_a_trusted_network_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(listening.TRUST_VARIABLE, "1")
    assert reach("0.0.0.0", HERE, signs_in=True) is Reach.SIGNED_IN
