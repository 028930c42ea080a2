"""The question to a source quotes its own words, gives the other figure with its source, and asks what would reconcile them."""

from __future__ import annotations

from collections.abc import Callable

from claims.models import Document, Reconciliation
from claims.reporting import asking, build

Sample = Callable[..., Reconciliation]
Documents = tuple[Document, ...]


def asked(sample: Reconciliation, documents: Documents) -> dict[str, str]:
    (item,) = build(sample, documents).disagreements
    return {one.to: one.text for one in asking.inquiries(item)}


def test_every_speaker_is_asked_with_the_words_of_all(sample: Sample, documents: Documents) -> None:
    found = asked(sample(), documents)
    assert list(found) == ["Lena Moreau", "The ministry"]
    assert (
        found["Lena Moreau"]
        == """\
To Lena Moreau:

We are comparing the figures that have been given for “Boats lost in the storm, March 2019”.

This is what we have of yours:
– nine: Lena Moreau, coastguard chief (The Tide, March 2019): “Nine boats sank, said coastguard chief Lena Moreau.”

Other sources give another figure:
– 12: The ministry, through Harbour Wire (The Tide, 4 March 2019): “The ministry told Harbour Wire that 12 fishing boats were lost in the storm.”

Both can be true if one counts boats sunk, the other boats lost. Is that so?

Do you stand by your figure today? What exactly does it count, for which place and time, and what does it rest on?

Thank you.
"""
    )


def test_an_outlet_is_asked_for_a_figure_of_its_own_or_of_a_source_it_does_not_name(
    sample: Sample, documents: Documents
) -> None:
    assert list(asked(sample(speaker=None), documents)) == ["Lena Moreau", "The Tide"]
    assert list(asked(sample(speaker=None, cue="reported"), documents)) == ["Lena Moreau", "The Tide"]


def test_a_source_of_two_figures_is_asked_which_holds(sample: Sample, documents: Documents) -> None:
    (text,) = asked(sample(speaker="Lena Moreau"), documents).values()
    assert "Which of these figures do you stand by today?" in text
    assert "Other sources" not in text
