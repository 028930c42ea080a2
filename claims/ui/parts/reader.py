"""A stretch of a document's text with every number lit by what became of it, as escaped HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from claims.desk.languages import named
from claims.models import Document
from claims.reporting import phrases

HERE = "here"
"""The id of the place that was asked for."""
NAMES = {
    "claim": ("claim", "claims"),
    "hand": ("claim by hand", "claims by hand"),
    "rejected": ("rejected as a claim", "rejected as claims"),
    "unread": ("would be a claim by the rules of today", "would be claims by the rules of today"),
    "date": ("date", "dates"),
    "time": ("time of day", "times of day"),
    "ordinal": ("ordinal", "ordinals"),
    "name": ("part of a name", "parts of names"),
    "reference": ("reference", "references"),
    "age": ("age", "ages"),
    "boilerplate": ("page furniture", "page furniture"),
    "other": ("other number", "other numbers"),
}
"""What a lit number is, one of them and several, in the order of the legend."""
_GROUPS = {"claim": "claim", "hand": "hand", "rejected": "out", "unread": "new"}

_SHEET = """
.ct-text { font-family: Georgia, "Times New Roman", serif; font-size: 1.08rem; line-height: 1.75; max-width: 46rem; overflow-wrap: anywhere; }
.ct-text p { margin: 0; min-height: 1em; white-space: pre-wrap; }
.ct-n { position: relative; border-radius: .2em; padding: .02em .15em; color: inherit; text-decoration: none;
  background: color-mix(in srgb, currentColor 9%, transparent); border-bottom: 1.5px dotted color-mix(in srgb, currentColor 45%, transparent); }
.ct-n.claim { background: color-mix(in srgb, #f5b301 46%, transparent); border-bottom: 2px solid #b07d00; font-weight: 650; }
.ct-n.hand { background: color-mix(in srgb, #0f8a78 30%, transparent); border-bottom: 2px solid #0f8a78; font-weight: 650; }
.ct-n.out { border-bottom-style: dashed; text-decoration: line-through; text-decoration-thickness: 1px; }
.ct-n.new { border-bottom: 2px dashed #b07d00; }
.ct-n.here { outline: 3px solid #2563eb; outline-offset: 2px; }
a.ct-n:hover, a.ct-n:focus-visible { filter: brightness(1.08); text-decoration: underline; }
.ct-tip { display: none; position: absolute; inset-inline-start: 0; top: 100%; z-index: 20; width: max-content; max-width: min(20rem, 70vw);
  margin-top: .35rem; padding: .45rem .7rem; border-radius: .4rem; background: #1f2937; color: #fff; font: 400 .86rem/1.4 system-ui, sans-serif;
  text-align: start; white-space: normal; user-select: none; pointer-events: none; }
.ct-n:hover > .ct-tip, .ct-n:focus > .ct-tip { display: block; }
.stMainBlockContainer .ct-legend { display: flex; flex-wrap: wrap; gap: .3rem 1rem; margin: .2rem 0 .8rem; padding: 0; list-style: none; font-size: .92rem; }
.ct-legend li { margin: 0; } .ct-legend .ct-n { padding: .02em .4em; }
.stMainBlockContainer .ct-facts { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1.1rem; margin: 0 0 .4rem; padding: 0; font-size: .97rem; line-height: 1.5; }
.ct-facts dt { opacity: .74; margin: 0; } .ct-facts dd { margin: 0; overflow-wrap: anywhere; }
.ct-alone > .ct-statement { margin-top: 0; padding-top: 0; border-top: 0; }
.ct-found { margin: .2rem 0 .5rem; padding-inline-start: .8rem; border-inline-start: .2rem solid color-mix(in srgb, currentColor 25%, transparent);
  font-family: Georgia, "Times New Roman", serif; line-height: 1.6; overflow-wrap: anywhere; }
.ct-found mark { background: color-mix(in srgb, #0f8a78 30%, transparent); color: inherit; border-radius: .2em; padding: 0 .15em; }
@media (max-width: 640px) { .ct-text { font-size: 1.02rem; position: relative; } .ct-text .ct-n { position: static; }
  .ct-tip { inset-inline: 0; top: auto; width: auto; max-width: none; margin-top: 1.9em; }
  .stMainBlockContainer .ct-facts { grid-template-columns: 1fr; gap: 0; } .ct-facts dd { margin-bottom: .35rem; } }
"""
_SCROLL = """<script>
(() => {
  // The text is drawn anew when its numbers are known, and stands at its beginning then: for three seconds the place is followed,
  // unless the reader goes elsewhere.
  let last = null, times = 0;
  const follow = setInterval(() => {
    const place = document.getElementById("here");
    const at = place && place.getBoundingClientRect();
    if (place && (place !== last || at.right > window.innerWidth || at.left < 0)) {
      place.scrollIntoView({block: "center", inline: "nearest"});
      last = place;
    }
    if (++times > 20) { clearInterval(follow); }
  }, 150);
  for (const sort of ["wheel", "touchstart", "keydown", "pointerdown"]) {
    window.addEventListener(sort, () => clearInterval(follow), {once: true, passive: true});
  }
})();
</script>"""


@dataclass(frozen=True, slots=True)
class Mark:
    """A lit stretch of a text, in offsets of the whole document; `why` what became of it, `target` where a click leads."""

    start: int
    end: int
    kind: str
    why: str
    target: str | None = None


def style() -> None:
    """Put the style of this part on the page; it holds no text from anywhere else."""
    st.html(f"<style>{_SHEET}</style>")


def scroll() -> None:
    """Bring the place that was asked for into view; the script is the program's own and knows nothing of the text."""
    st.html(_SCROLL, unsafe_allow_javascript=True)


def text(shown: str, start: int, marks: Sequence[Mark], at: int | None) -> Markup:
    """A stretch of text that begins at `start`, line by line, each in its own direction; the place `at` has the id `HERE`."""
    chosen = list(apart(marks, start, start + len(shown)))
    marked = next((mark for mark in chosen if at is not None and mark.start <= at < mark.end), None)
    if at is not None and marked is None and start <= at < start + len(shown):
        marked = Mark(at, _word_end(shown, at - start) + start, "", "The place you asked for.")
        chosen = list(apart([marked, *chosen], start, start + len(shown)))
    lines, place = [], start
    for whole in shown.split("\n"):
        told = whole.removesuffix("\r")
        lines.append(Markup('<p dir="auto">{}</p>').format(line(told, place, chosen, marked)))
        if marked is not None and marked.start < place + len(told) and place < marked.end:
            marked = None  # a mark that goes on over the end of a line has its place once
        place += len(whole) + 1
    return Markup('<div class="ct-text">{}</div>').format(Markup("").join(lines))


def legend(marks: Iterable[Mark]) -> Markup:
    """What the colours mean, each with how many are lit so; those that do not occur are left out."""
    found = Counter(mark.kind for mark in marks)
    items = Markup("").join(
        Markup('<li><span class="ct-n {}">{}</span> {}</li>').format(
            _group(kind), f"{found[kind]:,}", name[found[kind] > 1]
        )
        for kind, name in NAMES.items()
        if found[kind]
    )
    return Markup('<ul class="ct-legend" aria-label="What is lit in the text">{}</ul>').format(items)


def facts(told: Sequence[tuple[str, str | Markup]]) -> Markup:
    """What is known of a document, a line each."""
    rows = (Markup('<dt>{}</dt><dd dir="auto">{}</dd>').format(name, value) for name, value in told)
    return Markup('<dl class="ct-facts">{}</dl>').format(Markup("").join(rows))


def link(address: str) -> Markup:
    """An address as a link where it is one of the web, else as text."""
    if not address.startswith(("https://", "http://")):
        return Markup("{}").format(address)
    return Markup('<a href="{0}" target="_blank" rel="noopener noreferrer nofollow">{0}</a>').format(address)


def title(told: str) -> Markup:
    """The title of a document as the heading of its page."""
    return Markup('<h1 class="ct-question" dir="auto">{}</h1>').format(" ".join(told.split()))


def _group(kind: str) -> str:
    return _GROUPS.get(kind, "")


def apart(marks: Iterable[Mark], start: int, end: int) -> Iterator[Mark]:
    """The marks within a stretch, none upon another: of two that meet, the one named first stays."""
    taken: list[Mark] = []
    for mark in marks:
        inside = mark.start < end and mark.end > start and mark.start < mark.end
        if inside and all(mark.end <= other.start or other.end <= mark.start for other in taken):
            taken.append(mark)
    return iter(sorted(taken, key=lambda mark: mark.start))


def _word_end(shown: str, at: int) -> int:
    end = at
    while end < len(shown) and not shown[end].isspace():
        end += 1
    return max(end, at + 1)


def line(words: str, start: int, marks: Sequence[Mark], marked: Mark | None) -> Markup:
    """Some words that begin at `start`, with what is lit in them; `marked` is the one that was asked for."""
    pieces, behind, end = [], start, start + len(words)
    for mark in marks:
        if mark.end <= start or mark.start >= end:
            continue
        first, last = max(mark.start, start), min(mark.end, end)
        pieces.append(Markup("{}").format(words[behind - start : first - start]))
        pieces.append(_lit(words[first - start : last - start], mark, is_here=mark == marked))
        behind = last
    return Markup("{}{}").format(Markup("").join(pieces), words[behind - start :])


def _lit(words: str, mark: Mark, *, is_here: bool) -> Markup:
    tip = Markup('<span class="ct-tip" role="tooltip" dir="ltr">{}</span>').format(mark.why)
    name = Markup(' id="{}"').format(HERE) if is_here else Markup()
    kind = f"{_group(mark.kind)} {HERE}" if is_here else _group(mark.kind)
    if mark.target:
        return Markup('<a class="ct-n {}"{} href="#{}">{}{}</a>').format(kind, name, mark.target, words, tip)
    return Markup('<span class="ct-n {}"{} tabindex="0">{}{}</span>').format(kind, name, words, tip)


def row(document: Document, claims: int) -> Markup:
    """A document as one entry of the list."""
    parts = [
        document.outlet or "",
        phrases.date(document.published),
        named(document.language or ""),
        phrases.count(claims, "claim"),
    ]
    return Markup('<p class="ct-row-title" dir="auto">{}</p><p class="ct-row-line">{}</p>').format(
        document.title or document.name, " · ".join(part for part in parts if part)
    )


def go(document: str | None = None, case: str | None = None) -> None:
    """Show a document of a case from its beginning, under an address that shows it to others too; None: the list."""
    for name in ("id", "at", "part"):
        st.query_params.pop(name, None)
    if document is not None:
        st.query_params["id"] = document
        if case:
            st.query_params["case"] = case


def place(before: str, words: str, after: str) -> Markup:
    """Some words of a document among their neighbours, in their own direction."""
    return Markup('<p class="ct-found" dir="auto">… {}<mark>{}</mark>{} …</p>').format(before, words, after)


def numbered(places: Sequence[tuple[str, str, str]]) -> Markup:
    """Several places, counted from 1."""
    items = Markup("").join(Markup("<li>{}</li>").format(place(*one)) for one in places)
    return Markup('<ol class="ct-lines">{}</ol>').format(items)
