"""A provider of OpenID Connect on this machine: discovery, codes, tokens signed with RS256, keys and sign-out, over HTTP."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "claims", "what only the app and the provider know"

Told = dict[str, str]


@dataclass
class Provider:
    """The people who may sign in, by address, and what is under way: codes given out, and every request that was refused."""

    address: str
    people: dict[str, dict[str, object]]
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"}))
    codes: dict[str, Told] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)

    def metadata(self) -> dict[str, object]:
        ends = ("authorize", "token", "userinfo", "jwks", "end")
        authorize, token, userinfo, keys, end = (f"{self.address}/{name}" for name in ends)
        return {
            "issuer": self.address,
            "authorization_endpoint": authorize,
            "token_endpoint": token,
            "userinfo_endpoint": userinfo,
            "jwks_uri": keys,
            "end_session_endpoint": end,
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        }

    def code(self, person: str, asked: Told) -> str:
        """A code for somebody who signed in, good for one exchange."""
        made = secrets.token_urlsafe(24)
        self.codes[made] = {**asked, "person": person}
        return made

    def exchange(self, given: Told, client: tuple[str, str]) -> dict[str, object] | str:
        """The tokens for a code; a text where it is refused."""
        asked = self.codes.pop(given.get("code", ""), None)
        if asked is None or given.get("grant_type") != "authorization_code":
            return "the code is unknown or was used"
        if client != (CLIENT, SECRET):
            return "the client's secret is wrong"
        if given.get("redirect_uri") != asked["redirect_uri"]:
            return "the code was given for another address"
        digest = hashlib.sha256(given.get("code_verifier", "").encode()).digest()
        if base64.urlsafe_b64encode(digest).decode().rstrip("=") != asked.get("code_challenge"):
            return "the verifier does not fit the challenge"
        now, person = int(time.time()), asked["person"]
        named = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 600, "nonce": asked["nonce"]}
        token = jwt.encode({"alg": "RS256", "kid": "one"}, named | self.claims(person), self.key)
        access = secrets.token_urlsafe(24)
        self.tokens[access] = person
        return {"access_token": access, "token_type": "Bearer", "expires_in": 600, "id_token": token}

    def claims(self, person: str) -> dict[str, object]:
        """What the provider says of a person."""
        return {"sub": hashlib.sha256(person.encode()).hexdigest()[:16], "email": person, **self.people[person]}


@contextmanager
def provider(people: dict[str, dict[str, object]]) -> Iterator[Provider]:
    """A provider that listens on a port of its own until the block ends; a person signs in by a click on the address."""
    server = ThreadingHTTPServer(("localhost", 0), _Handler)
    server.provider = Provider(f"http://localhost:{server.server_address[1]}", people)  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.provider  # type: ignore[attr-defined]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    """One request; what is not in order is answered with 400 and kept among the refused."""

    @property
    def _provider(self) -> Provider:
        found: Provider = self.server.provider  # type: ignore[attr-defined]
        return found

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base's
        """Say nothing: the test's own output is enough."""

    def do_GET(self) -> None:
        path, told = urlsplit(self.path).path, _flat(urlsplit(self.path).query)
        match path:
            case "/.well-known/openid-configuration":
                self._json(self._provider.metadata())
            case "/jwks":
                self._json({"keys": [self._provider.key.as_dict(private=False)]})
            case "/authorize":
                self._authorize(told)
            case "/userinfo":
                person = self._provider.tokens.get(self.headers.get("Authorization", "").removeprefix("Bearer "))
                self._json(self._provider.claims(person)) if person else self._refuse("no such token")
            case "/end":
                self._provider.ended.append(told.get("id_token_hint", ""))
                self._redirect(told["post_logout_redirect_uri"])
            case _:  # as a browser's wish for an icon
                self._send(404, "text/plain", "no such address")

    def do_POST(self) -> None:
        given = _flat(self.rfile.read(int(self.headers.get("Content-Length", "0"))).decode())
        done = self._provider.exchange(given, self._client(given))
        self._refuse(done) if isinstance(done, str) else self._json(done)

    def _client(self, given: Told) -> tuple[str, str]:
        basic = self.headers.get("Authorization", "").removeprefix("Basic ")
        if not basic:
            return given.get("client_id", ""), given.get("client_secret", "")
        name, _, secret = base64.b64decode(basic).decode().partition(":")
        return name, parse_qs(f"s={secret}").get("s", [""])[0]

    def _authorize(self, told: Told) -> None:
        """The page where somebody chooses who they are; the choice leads back with a code and the state."""
        missing = {"state", "nonce", "redirect_uri", "code_challenge"} - told.keys()
        if missing or (told.get("client_id"), told.get("response_type")) != (CLIENT, "code"):
            self._refuse(f"the request is not in order: {sorted(missing)}")
        elif told.get("as") in self._provider.people:
            code = self._provider.code(told["as"], told)
            self._redirect(f"{told['redirect_uri']}?{urlencode({'code': code, 'state': told['state']})}")
        else:
            links = (
                f'<p><a href="/authorize?{escape(urlencode({**told, "as": one}))}">{escape(one)}</a>'
                for one in self._provider.people
            )
            self._send(200, "text/html; charset=utf-8", f"<title>Sign in</title><h1>Who are you?</h1>{''.join(links)}")

    def _redirect(self, address: str) -> None:
        self.send_response(302)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _refuse(self, why: str) -> None:
        self._provider.refused.append(why)
        self._send(400, "application/json", json.dumps({"error": "invalid_request", "error_description": why}))

    def _json(self, told: object) -> None:
        self._send(200, "application/json", json.dumps(told))

    def _send(self, status: int, kind: str, body: str) -> None:
        data = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


def _flat(query: str) -> Told:
    return {name: values[0] for name, values in parse_qs(query).items()}
