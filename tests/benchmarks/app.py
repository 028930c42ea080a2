"""Measures the app on a large store in Debian's Chromium: the first view, a click to a disagreement, and the bytes of a page.

`python tests/benchmarks/big_store.py /tmp/large.db`, then `python tests/benchmarks/app.py /tmp/large.db [--while-adding 1000]`. The
bytes are those of the messages that a page is drawn from; the app's own files, which a browser keeps, are not among them.
"""

from __future__ import annotations

import argparse
import os
import socket
import statistics
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import big_store
import synthetic
from playwright.sync_api import Page, sync_playwright

from claims.desk.opening import open_desk
from claims.versions import EXTRACTOR

ROOT = Path(__file__).parents[2]
PAGES = ("", "queue", "questions", "claims", "sources", "document", "history", "not_compared", "report")
SECONDS = 120_000
DONE = "[data-testid=stApp][data-test-script-state=notRunning]"


@contextmanager
def served(store: str) -> Iterator[str]:
    """The app on a store, at an address of its own."""
    with closing(socket.socket()) as probe:
        probe.bind(("localhost", 0))
        port = str(probe.getsockname()[1])
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", port]
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | {"CLAIMS_STORE": store}, stdout=subprocess.DEVNULL)
    try:
        while True:
            with suppress(OSError), urllib.request.urlopen(f"http://localhost:{port}/_stcore/health", timeout=5):
                break
            time.sleep(0.2)
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait(60)


def settled(page: Page) -> None:
    """Wait until a page is drawn."""
    page.wait_for_selector("[data-testid=stMainBlockContainer] h1", timeout=SECONDS)
    page.wait_for_selector(DONE, timeout=SECONDS)


def first_views(page: Page, address: str, received: list[int]) -> None:
    """Print how long each page takes from its address, and what is sent for it."""
    for name in PAGES:
        received.clear()
        started = time.perf_counter()
        response = page.goto(f"{address}/{name}?case={big_store.CASE}", timeout=SECONDS)
        settled(page)
        took = time.perf_counter() - started
        print(
            f"{name or 'start':14} first view {took:6.2f} s   {sum(received) / 1000:8.1f} kB   {response.status if response else ''}"
        )


def clicks(page: Page, address: str, number: int) -> float:
    """The median time from a click on an entry of the queue until its disagreement is drawn, in seconds."""
    took = []
    for place in range(number):
        page.goto(f"{address}/queue?case={big_store.CASE}&page={place + 1}", timeout=SECONDS)
        settled(page)
        button = page.get_by_role("link", name="Open").nth(place % 5)
        button.wait_for()
        started = time.perf_counter()
        button.click()
        page.wait_for_selector(".ct-sides", timeout=SECONDS)
        took.append(time.perf_counter() - started)
        settled(page)
    print(
        f"click to detail: median {statistics.median(took) * 1000:.0f} ms, least {min(took) * 1000:.0f}, most {max(took) * 1000:.0f}"
    )
    return statistics.median(took)


def adding(store: str, number: int, stop: threading.Event) -> None:
    """Add documents as another user would, until there are enough or it is stopped."""
    desk = open_desk(store)
    for place, (document, told) in enumerate(big_store.documents(8 * number)):
        if stop.is_set():
            return
        other = document.model_copy(update={"text": f"{document.text}\n\nAdded {time.time_ns()}."})
        claims = [claim for _, claim in big_store.grounded(other, [(n, synthetic.claim(n, number)) for n, _ in told])]
        desk.store.add(other, claims, EXTRACTOR)
        if place + 1 == number:
            print(f"(all {number:,} documents were added)")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store")
    parser.add_argument("--clicks", type=int, default=15)
    parser.add_argument("--while-adding", type=int, default=0, metavar="DOCUMENTS")
    given = parser.parse_args()
    with served(given.store) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        received: list[int] = []
        page.on("websocket", lambda socket: socket.on("framereceived", lambda data: received.append(len(data))))
        page.goto(address, timeout=SECONDS)
        settled(page)  # the app's own files are in the browser's cache from here on
        first_views(page, address, received)
        clicks(page, address, given.clicks)
        if given.while_adding:
            stop = threading.Event()
            other = threading.Thread(target=adding, args=(given.store, given.while_adding, stop))
            other.start()
            print(f"while another user adds {given.while_adding:,} documents:")
            clicks(page, address, given.clicks)
            stop.set()
            other.join()
        browser.close()


if __name__ == "__main__":
    main()
