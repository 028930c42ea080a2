"""An HTTP server of the test's own on loopback, whose every answer a test decides."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext, SSLError
from threading import Thread
from typing import Any

from claims.config import Fetching, Reading, Settings
from claims.documents.fetching import Client

Handler = Callable[[BaseHTTPRequestHandler], None]
PAGE = (
    "<!doctype html><html><head><title>Flood in Arden</title></head><body><article><h1>Flood in Arden</h1>"
    "<p>The mayor of Arden said that 14 houses were destroyed by the flood on Monday evening.</p>"
    "<p>She said that the river had risen faster than anybody in the town could remember, and that help was on its way.</p>"
    "</article></body></html>"
)


def sends(
    body: bytes | str = PAGE, status: int = 200, media: str = "text/html; charset=utf-8", **headers: str
) -> Handler:
    data = body.encode() if isinstance(body, str) else body

    def handle(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        told = {"Content-Type": media, "Content-Length": str(len(data))}
        for key, value in {**told, **{key.replace("_", "-"): value for key, value in headers.items()}}.items():
            request.send_header(key, value)
        request.end_headers()
        request.wfile.write(data)

    return handle


def leads(to: str, status: int = 302) -> Handler:
    return sends(b"", status, Location=to)


def endless(part: bytes, media: str = "text/html", every: float = 0.0) -> Handler:
    """An answer that goes on for as long as anybody listens."""

    def handle(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", media)
        request.end_headers()
        while True:
            request.wfile.write(part)
            request.wfile.flush()
            time.sleep(every)

    return handle


@dataclass
class Site:
    """A server's pages by path; what it was asked for, and with which headers."""

    port: int
    pages: dict[str, Handler] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def settings(self, *, most: int = 1_000_000, **more: Any) -> Settings:
        told = {"ports": (self.port,), "networks": ("127.0.0.0/8",), "pause_seconds": 0, "seconds": 5, **more}
        return Settings(fetching=Fetching(**told), reading=Reading(max_document_bytes=most))

    def client(self, **more: Any) -> Client:
        return Client(self.settings(**more))


@contextmanager
def serving(secured: SSLContext | None = None) -> Iterator[Site]:
    """A server with no pages yet, over TLS where that is given, while the block lasts."""

    class Answers(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.0"

        def do_GET(self) -> None:
            here.asked.append(self.path)
            here.headers.append({key.lower(): value for key, value in self.headers.items()})
            handle = here.pages.get(self.path.partition("?")[0], sends("nothing here", 404, "text/plain"))
            try:
                handle(self)
            except (BrokenPipeError, ConnectionResetError, SSLError):
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Keeps the test's output clean."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *given: Any) -> None:
            """A caller that hangs up, as it does on a certificate that it does not trust, is no fault of the server."""
            if not isinstance(sys.exception(), (ConnectionError, SSLError)):
                super().handle_error(*given)

    with Server(("127.0.0.1", 0), Answers) as server:
        if secured is not None:
            server.socket = secured.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        server.daemon_threads = True
        server.block_on_close = False
        here = Site(server.server_port)
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield here
        server.shutdown()
        thread.join()
