"""Archives: zip files and WARC files, by their bytes, and zip files whose parts have any name and content."""

from __future__ import annotations

import io
import warnings
import zipfile

from fuzz import holding


def _packed(data: bytes) -> bytes:
    """A zip archive of parts: names and contents parted by zero bytes."""
    pieces = data.split(b"\0")
    made = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(made, "w") as archive:
        warnings.simplefilter("ignore")  # two parts of one name
        for name, content in zip(pieces[::2], pieces[1::2], strict=False):
            archive.writestr(zipfile.ZipInfo(name.decode("latin-1")[:200] or "x"), content)
    return made.getvalue()


def check(data: bytes) -> None:
    """What is read of an archive of the kind that its first byte names."""
    kind, rest = data[:1], data[1:]
    if kind == b"w":
        holding.documents_hold(rest, "crawl.warc")
    elif kind == b"p":
        holding.documents_hold(_packed(rest), "reports.zip")
    else:
        holding.documents_hold(rest, "reports.zip")
