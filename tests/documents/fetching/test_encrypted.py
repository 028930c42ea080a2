"""Over TLS the machine is connected to by its checked number, and has to prove the name that was asked for."""

from __future__ import annotations

import ipaddress
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from claims.errors import InputError
from served import PAGE, Site, endless, sends, serving

NAME = "flood.example"


def certificate(folder: Path) -> Path:
    """A certificate for one name, that signs itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "server.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM) + secret)
    return path


@pytest.fixture
def secure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A server that speaks TLS; every name leads to it, and its certificate is trusted."""
    file = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)

    def resolve(_host: str, port: int, *_: object, **__: object) -> list[object]:
        return [(2, 1, 6, "", ("127.0.0.1", port))]

    with serving(context) as here:
        monkeypatch.setattr("socket.getaddrinfo", resolve)
        here.pages["/"] = sends()
        yield here


def test_a_machine_that_proves_its_name_is_read(secure: Site) -> None:
    answer = secure.client().get(f"https://{NAME}:{secure.port}/")
    assert (answer.data, secure.headers[-1]["host"]) == (PAGE.encode(), f"{NAME}:{secure.port}")


@pytest.mark.parametrize("host", ["other.example", str(ipaddress.ip_address("127.0.0.1"))])
def test_a_machine_that_proves_another_name_is_not_read(secure: Site, host: str) -> None:
    with pytest.raises(InputError, match="certificate verify failed"):
        secure.client().get(f"https://{host}:{secure.port}/")
    assert secure.asked == []


def test_a_machine_that_drips_over_tls_is_cut_at_the_time_limit(secure: Site) -> None:
    secure.pages["/"] = endless(b" ", every=0.1)
    with pytest.raises(InputError, match=r"took longer than 0\.6 seconds"):
        secure.client(seconds=0.6).get(f"https://{NAME}:{secure.port}/")
