"""Feeds saved as files: every entry with a text is a document of its own; what holds none, or is broken, is named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claims import pipeline

Read = Callable[..., Any]
STORY = (
    "&lt;p&gt;The mayor of Arden said that 14 houses were destroyed by the flood on Monday evening.&lt;/p&gt;"
    "&lt;p&gt;She said that the river had risen faster than anybody in the town could remember.&lt;/p&gt;"
)
RSS = f"""<?xml version="1.0"?><!-- made today --><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Arden Post</title><link>https://post.example/</link>
<item><title>Flood in Arden</title><link>https://post.example/flood</link><pubDate>Tue, 05 Mar 2024 08:00:00 GMT</pubDate>
<description>Houses destroyed.</description><content:encoded>{STORY}</content:encoded></item>
<item><title>Bridge closed</title><link>https://post.example/bridge</link><description>Two bridges are closed.</description></item>
<item><title>Photos</title><link>https://post.example/photos</link></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Arden Post</title><id>urn:x</id><updated>2024-03-05T08:00:00Z</updated>
<entry><title>Flood in Arden</title><id>urn:1</id><link href="https://post.example/flood"/><updated>2024-03-05T08:00:00Z</updated>
<author><name>Ina Roe</name></author><content type="html">{STORY}</content></entry></feed>"""


def test_each_entry_with_a_text_is_a_document_with_what_the_feed_says_of_it(tmp_path: Path, read: Read) -> None:
    (tmp_path / "post.rss").write_text(RSS, encoding="utf-8")
    run = read(tmp_path)
    assert run.names == ["post.rss/Flood in Arden", "post.rss/Bridge closed"]
    first, second = run.documents
    assert (first.title, first.outlet, first.published, first.url) == (
        "Flood in Arden", "Arden Post", "2024-03-05", "https://post.example/flood",
    )  # fmt: skip
    assert first.text.split("\n")[0].startswith("The mayor of Arden said that 14 houses")
    assert second.text == "Two bridges are closed."
    assert run.errors == []
    assert "1 of 2 entries hold a summary alone" in run.notices[0]


def test_a_figure_of_a_feed_is_a_claim_of_its_entry(tmp_path: Path) -> None:
    (tmp_path / "post.xml").write_text(ATOM, encoding="utf-8")
    documents = list(pipeline.documents([str(tmp_path / "post.xml")], on_error=pytest.fail))
    (claim,) = [claim for claim in pipeline.extract(documents) if claim.counted == "houses"]
    assert (claim.text, claim.outlet, claim.url) == ("14", "Arden Post", "https://post.example/flood")
    assert documents[0].author == "Ina Roe"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (
            RSS.replace('<?xml version="1.0"?>', '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b">]>'),
            "declares entities",
        ),
        ("<rss version='2.0'><channel><title>x</title></channel></rss>", "holds no text of its own"),
        ("<feed>nothing", "holds no text of its own"),
    ],
)
def test_what_holds_no_text_is_named_and_the_others_are_read(data: str, why: str, tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.rss").write_text(data, encoding="utf-8")
    (tmp_path / "b.txt").write_text("Nine houses burned down.", encoding="utf-8")
    run = read(tmp_path)
    assert run.names == ["b.txt"]
    assert why in run.errors[0]


def test_hostile_html_of_an_entry_is_text_alone(tmp_path: Path, read: Read) -> None:
    evil = "&lt;p&gt;Nine boats sank off Arden on Monday.&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(2)&gt;"
    (tmp_path / "a.rss").write_text(RSS.replace(STORY, evil), encoding="utf-8")
    text = read(tmp_path).documents[0].text
    assert "Nine boats sank" in text
    assert "alert" not in text
