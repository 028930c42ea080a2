"""Addresses are asked with care: hops, sizes, times and robots, against a server of the test's own."""

from __future__ import annotations

import gzip
import socket
import time
from http.server import BaseHTTPRequestHandler

import pytest

from claims.documents.fetching import Client
from claims.errors import InputError
from served import PAGE, Site, endless, leads, sends


def refused(site: Site, path: str = "/", **more: object) -> str:
    with pytest.raises(InputError) as error:
        site.client(**more).get(site.url(path))
    assert error.value.path == site.url(path)
    return error.value.reason


def unknown(*_: object, **__: object) -> list[object]:
    raise socket.gaierror(-2, "Name or service not known")


class Unresolving:
    """The socket module where no name is known."""

    SOCK_STREAM = socket.SOCK_STREAM
    getaddrinfo = staticmethod(unknown)


def test_what_a_server_answered_is_kept_with_its_time_and_headers_and_without_cookies(site: Site) -> None:
    site.pages["/"] = sends(ETag='"v1"', Set_Cookie="key=1")
    answer = site.client().get(site.url())
    assert (answer.url, answer.status, answer.data, answer.media) == (site.url(), 200, PAGE.encode(), "text/html")
    assert (answer.header("etag"), answer.header("set-cookie"), answer.at[-1]) == ('"v1"', "", "Z")


def test_an_address_that_leads_on_is_followed_and_both_ends_are_told(site: Site) -> None:
    site.pages |= {"/a": leads("/b", 301), "/b": leads("c?x=1", 307), "/c": sends()}
    answer = site.client().get(site.url("/a"))
    assert (answer.asked, answer.url) == (site.url("/a"), site.url("/c?x=1"))


def test_an_address_that_leads_back_to_itself_is_refused(site: Site) -> None:
    site.pages |= {"/": leads("/b"), "/b": leads("/")}
    assert refused(site) == "leads back to itself: nothing can be read there"


def test_an_address_that_leads_on_without_end_is_left_after_ten_times(site: Site) -> None:
    site.pages |= {f"/{number}": leads(f"/{number + 1}") for number in range(30)}
    assert refused(site, "/0") == "leads on more than 10 times (setting fetching.redirects)"
    assert len([path for path in site.asked if path != "/robots.txt"]) == 11


@pytest.mark.parametrize(
    "target",
    [
        "http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[::1]/", "http://[::ffff:10.0.0.1]/",
        "http://0x0a000001/", "http://167772161/", "http://168.63.129.16/", "http://[fd00:ec2::254]/",
        "http://100.100.100.200/", "http://0.0.0.0/", "http://224.0.0.1/", "http://[64:ff9b::a00:1]/",
        "http://[2002:a00:1::]/", "http://[fe80::1]/", "http://192.0.0.192/",
    ],
)  # fmt: skip
def test_a_page_that_leads_to_a_machine_that_is_not_public_is_not_followed(site: Site, target: str) -> None:
    site.pages["/"] = leads(target)
    with pytest.raises(InputError, match="no public machine"):
        site.client(ports=(site.port, 80)).get(site.url())


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("file:///etc/passwd", "it has to begin with http:// or https://"),
        ("ftp://127.0.0.1/", "it has to begin with http:// or https://"),
        ("http://ada:secret@127.0.0.1/", "holds a name or a password"),
        ("http://127.0.0.1:22/", r"port 22 is not asked \(setting fetching.ports\)"),
        ("http://127.0.0.1\\@evil/", "blanks, a backslash or control characters"),
        ("http://012.0.0.1/", "is no address that can be read"),
        ("http:///nowhere", "it has to begin with http:// or https://"),
    ],
)
def test_an_address_of_another_sort_is_refused(site: Site, target: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        site.client().get(target)
    assert site.asked == []


def test_without_a_setting_this_machine_is_not_asked(site: Site) -> None:
    assert refused(site, networks=()) == "127.0.0.1 is no public machine and is not asked (setting fetching.networks)"
    assert site.asked == []


def test_a_name_is_looked_up_once_and_the_machine_that_was_checked_is_asked(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["127.0.0.1", "10.0.0.1"])
    lookups: list[str] = []
    site.pages["/"] = sends()

    def resolve(host: str, port: int, *_: object, **__: object) -> list[object]:
        if host.startswith("127."):
            return [(2, 1, 6, "", (host, port))]
        lookups.append(host)
        return [(2, 1, 6, "", (next(answers), port))]

    monkeypatch.setattr("socket.getaddrinfo", resolve)
    address = f"http://rebinding.example:{site.port}/"
    answer = site.client(without_robots=("",)).get(address)
    assert (answer.data, lookups) == (PAGE.encode(), ["rebinding.example"])
    assert site.headers[0]["host"] == f"rebinding.example:{site.port}"


def test_a_name_with_one_private_number_among_public_ones_is_refused(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [(2, 1, 6, "", (number, 80)) for number in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: found)
    with pytest.raises(InputError, match=r"two\.example \(10\.0\.0\.1\) is no public machine"):
        site.client(ports=(80,)).get("http://two.example/")


def test_a_machine_that_is_not_there_is_told(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.getaddrinfo", unknown)
    with pytest.raises(InputError, match="there is no such machine"):
        site.client(ports=(80,)).get("http://nowhere.invalid/")


def test_a_stream_of_500_megabytes_is_left_where_the_limit_is(site: Site) -> None:
    site.pages["/"] = endless(b"x" * 65_536)
    assert "over the limit of 1.0 MB" in refused(site)


def test_a_length_over_the_limit_is_refused_before_anything_is_read(site: Site) -> None:
    site.pages["/"] = sends(b"x" * 10, Content_Length="524288000")
    assert refused(site).startswith("524.3 MB, over the limit of 1.0 MB")


def test_an_answer_that_unpacks_to_more_than_the_limit_is_refused(site: Site) -> None:
    site.pages["/"] = sends(gzip.compress(b"0" * 100_000_000), Content_Encoding="gzip")
    assert "over the limit of 1.0 MB" in refused(site)


def test_a_packed_answer_is_unpacked_and_a_damaged_one_is_told(site: Site) -> None:
    packed = gzip.compress(PAGE.encode())
    site.pages |= {"/": sends(packed, Content_Encoding="gzip"), "/cut": sends(packed[:-30], Content_Encoding="gzip")}
    site.pages["/else"] = sends(packed, Content_Encoding="br")
    assert site.client().get(site.url()).data == PAGE.encode()
    assert refused(site, "/cut") == "ended before it was whole"
    assert refused(site, "/else") == "is packed in a way that was not asked for (br)"


@pytest.mark.parametrize("part", [b" ", b"<p>more</p>"])
def test_an_answer_that_drips_is_cut_at_the_time_limit(site: Site, part: bytes) -> None:
    site.pages["/"] = endless(part, every=0.1)
    assert refused(site, seconds=0.6) == "took longer than 0.6 seconds (setting fetching.seconds)"


def test_headers_that_drip_are_cut_at_the_time_limit(site: Site) -> None:
    def handle(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.0 200 OK\r\n")
        for number in range(100):
            request.wfile.write(f"X-{number}: y\r\n".encode())
            request.wfile.flush()
            time.sleep(0.1)

    site.pages["/"] = handle
    assert refused(site, seconds=0.6) == "took longer than 0.6 seconds (setting fetching.seconds)"


def test_an_answer_that_breaks_off_is_no_document(site: Site) -> None:
    site.pages["/"] = sends(PAGE, Content_Length="5000")
    assert refused(site) == "the server broke off, or answered what is no HTTP"


def test_what_is_no_http_is_told(site: Site) -> None:
    def handle(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"220 mail.example ESMTP\r\n")

    site.pages["/"] = handle
    assert refused(site) == "the server broke off, or answered what is no HTTP"


@pytest.mark.parametrize(
    ("status", "words"),
    [(404, "404 (Not Found)"), (503, "503 (Service Unavailable)"), (302, "302 (Found)"), (204, "204 (No Content)")],
)
def test_an_answer_without_a_page_is_told_by_its_number(site: Site, status: int, words: str) -> None:
    site.pages["/"] = sends(b"", status)
    assert refused(site) == f"the server answered {words}"


def test_an_empty_answer_is_no_document(site: Site) -> None:
    site.pages["/"] = sends(b" \n")
    assert refused(site) == "the answer is empty"


def test_robots_are_asked_once_and_heeded(site: Site) -> None:
    rules = "User-agent: *\nDisallow: /private\n\nUser-agent: claims\nDisallow: /*.pdf$\n"
    site.pages |= {
        "/robots.txt": sends(rules, media="text/plain"),
        "/": sends(),
        "/private": sends(),
        "/a.pdf": sends(),
    }
    client = site.client()
    client.get(site.url())
    client.get(site.url("/private"))
    with pytest.raises(InputError, match="its site asks programs not to read this page"):
        client.get(site.url("/a.pdf"))
    assert site.asked == ["/robots.txt", "/", "/private"]


def test_robots_are_heeded_where_an_address_leads_too(site: Site) -> None:
    site.pages |= {"/robots.txt": sends("User-agent: *\nDisallow: /b\n"), "/": leads("/b"), "/b": sends()}
    with pytest.raises(InputError, match="its site asks programs not to read this page"):
        site.client().get(site.url())
    assert site.asked == ["/robots.txt", "/"]


def test_a_site_whose_robots_cannot_be_had_is_not_read(site: Site) -> None:
    site.pages |= {"/robots.txt": sends("busy", 503), "/": sends()}
    assert refused(site).startswith("its site's robots.txt cannot be had")


def test_a_case_that_the_settings_name_goes_without_robots_and_the_answer_says_so(site: Site) -> None:
    site.pages |= {"/robots.txt": sends("User-agent: *\nDisallow: /\n"), "/": sends()}
    client = site.client(without_robots=("floods",))
    answer = client.get(site.url(), "floods")
    assert answer.note == "robots.txt was not asked: the settings say so for this case"
    with pytest.raises(InputError, match="its site asks programs not to read this page"):
        client.get(site.url(), "fires")


def test_a_site_is_given_the_rest_that_it_asks_for(site: Site) -> None:
    site.pages |= {"/robots.txt": sends("User-agent: *\nCrawl-delay: 7\n"), "/": sends(), "/b": sends()}
    slept: list[float] = []
    client = Client(site.settings(), sleep=slept.append)
    client.get(site.url())
    client.get(site.url("/b"))
    assert [round(seconds) for seconds in slept] == [7]


def test_what_did_not_change_is_not_sent_again(site: Site) -> None:
    site.pages["/"] = sends(b"", 304)
    answer = site.client().get(site.url(), conditions={"If-None-Match": '"v1"'})
    assert (answer.unchanged, site.headers[-1]["if-none-match"]) == (True, '"v1"')


def test_the_program_says_who_it_is_or_what_the_settings_say(site: Site) -> None:
    site.pages["/"] = sends()
    site.client().get(site.url())
    site.client(user_agent="desk/2 (desk@news.example)").get(site.url())
    names = [told["user-agent"] for told in site.headers]
    assert (names[1].startswith("claims/"), names[-1]) == (True, "desk/2 (desk@news.example)")


def test_a_proxy_of_the_settings_is_asked_for_the_page(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server of the test stands in for a proxy: it is asked for whole addresses."""
    monkeypatch.setattr("claims.documents.fetching.checks.socket", Unresolving)
    site.pages["http://page.example/"] = sends()
    answer = site.client(ports=(80,), proxy=site.url("").rstrip("/")).get("http://page.example/")
    assert (answer.url, site.asked) == (
        "http://page.example/",
        ["http://page.example/robots.txt", "http://page.example/"],
    )


def test_a_proxy_of_the_environment_is_not_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    site.pages["/"] = sends()
    assert site.client().get(site.url()).status == 200


def test_a_proxy_is_not_asked_for_machines_that_are_not_public(site: Site) -> None:
    with pytest.raises(InputError, match="no public machine"):
        site.client(ports=(80,), proxy=site.url("").rstrip("/")).get("http://169.254.169.254/")
    assert site.asked == []
