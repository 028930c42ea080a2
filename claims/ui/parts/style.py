"""The one style sheet of the app: colours mixed from the theme's own, so that light and dark both read well."""

from __future__ import annotations

import streamlit as st

_ON_LIGHT = ("#2563eb", "#b8500b", "#0d7a6b", "#8247c9", "#be185d", "#5b6678")
_ON_DARK = ("#7aa7ff", "#f2994a", "#3ecbb3", "#bd93f5", "#f472b6", "#a3aebf")
# One colour a side, in order, each readable as text on its ground; the last stands for all further sides.

_SHEET = """
.stMainBlockContainer { max-width: 72rem; padding-top: 4.5rem; padding-bottom: 4rem; }
[class*="st-key-remembering"] { position: absolute; width: 0; height: 0; overflow: hidden; }
.st-key-reviewer [data-testid="stAlert"] { margin-top: .5rem; }
.stMainBlockContainer h1 { font-size: 1.9rem; line-height: 1.25; padding: .25rem 0 .5rem; }
.stMainBlockContainer h2 { font-size: 1.25rem; line-height: 1.3; padding-top: .9rem; }
.stMainBlockContainer h3 { font-size: 1.12rem; padding-top: .9rem; }
.stMainBlockContainer h4 { font-size: 1.1rem; padding-top: .6rem; }
button[data-variant="segmented_control"][aria-checked="true"],
button[data-variant="segmented_control"][aria-checked="true"] * { color: inherit !important; }
.ct-muted { opacity: .78; }
[data-testid="stCaptionContainer"], [data-testid="stCaptionContainer"] *,
[data-testid="stMarkdownContainer"] blockquote, [data-testid="stMarkdownContainer"] blockquote *,
[data-testid="stMarkdownContainer"] code { color: inherit !important; }
[data-testid="stCaptionContainer"] { opacity: .8 !important; }
[data-testid="stMarkdownContainer"] blockquote { opacity: 1 !important; }
.ct-question { font-size: 1.85rem; font-weight: 650; line-height: 1.25; margin: 0 0 .45rem; overflow-wrap: anywhere; }
.ct-headline { font-size: 1.05rem; margin: 0; display: flex; flex-wrap: wrap; gap: .25rem .6rem; align-items: baseline; }
.ct-headline strong { font-size: 1.35rem; font-variant-numeric: tabular-nums; }
.dot { opacity: .5; }
.ct-chips { display: flex; flex-wrap: wrap; gap: .4rem; margin: .35rem 0 0; }
.ct-counts { display: grid; grid-template-columns: repeat(auto-fit, minmax(6.5rem, 1fr)); gap: .75rem; margin: .2rem 0 .6rem; }
.ct-count { border: 1px solid color-mix(in srgb, currentColor 16%, transparent); border-radius: .5rem; padding: .6rem .9rem; }
.ct-count b { display: block; font-size: 1.6rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.ct-row-title { font-weight: 600; font-size: 1.08rem; line-height: 1.35; margin: 0 0 .2rem; overflow-wrap: anywhere; }
.ct-row-line { margin: 0; line-height: 1.5; }
.ct-row-line strong { font-variant-numeric: tabular-nums; }
.ct-chip { display: inline-block; border-radius: 1rem; padding: .05rem .6rem; font-size: .86rem; max-width: 100%; overflow-wrap: anywhere;
  background: color-mix(in srgb, currentColor 9%, transparent); }
.ct-chip.high { background: color-mix(in srgb, #dc2626 20%, transparent); }
.ct-chip.medium { background: color-mix(in srgb, #d97706 22%, transparent); }
.ct-chip.reopened { background: color-mix(in srgb, #8247c9 24%, transparent); white-space: normal; }
.ct-chip.settled { background: color-mix(in srgb, #0f8a78 24%, transparent); }
.ct-sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(19rem, 100%), 1fr)); gap: 1rem;
  margin: .4rem 0 1rem; align-items: stretch; }
.ct-side { border: 1px solid color-mix(in srgb, currentColor 16%, transparent); border-top: .3rem solid var(--side);
  border-radius: .5rem; padding: .8rem 1.1rem 1rem; min-width: 0; }
.ct-figure { font-size: 2.6rem; font-weight: 700; line-height: 1.1; font-variant-numeric: tabular-nums; }
.ct-unit { font-size: 1.1rem; font-weight: 500; margin-left: .35rem; }
.ct-origins { margin: .1rem 0 0; font-size: .92rem; }
.ct-statement { margin-top: .9rem; padding-top: .8rem; overflow-wrap: anywhere;
  border-top: 1px solid color-mix(in srgb, currentColor 14%, transparent); }
.ct-who { font-weight: 620; font-size: 1.06rem; margin: 0; line-height: 1.35; }
.ct-source { margin: .35rem 0 0; overflow-wrap: anywhere; }
.ct-link { margin: 0; font-size: .93rem; line-height: 1.45; overflow-wrap: anywhere; padding-left: .8rem;
  border-left: .2rem solid color-mix(in srgb, currentColor 22%, transparent); }
.ct-told { font-size: 1.3rem; font-weight: 700; margin: 0 0 .15rem; font-variant-numeric: tabular-nums; }
.ct-side > .ct-statement:first-child, .ct-card > .ct-statement { margin-top: 0; padding-top: 0; border-top: 0; }
.ct-lines { margin: .2rem 0 .4rem; padding-left: 1.2rem; line-height: 1.55; overflow-wrap: anywhere; }
.ct-range { font-size: 1.02rem; margin: 0; line-height: 1.5; }
.ct-asked { font-size: 1.12rem; line-height: 1.5; margin: 0; overflow-wrap: anywhere; }
.ct-asked mark, .ct-stance mark { background: color-mix(in srgb, #f5b301 44%, transparent); color: inherit; font-weight: 700; }
.ct-stance { font-weight: 650; margin: 0 0 .4rem; color: var(--side); }
.ct-chip.supported { background: color-mix(in srgb, #0f8a78 24%, transparent); }
.ct-chip.contradicted, .ct-chip.disputed { background: color-mix(in srgb, #dc2626 20%, transparent); }
.ct-chip.different_question { background: color-mix(in srgb, #2563eb 18%, transparent); }
.ct-role, .ct-where { margin: 0; font-size: .93rem; line-height: 1.45; }
.ct-statement blockquote { margin: .6rem 0 .5rem; padding: .1rem 0 .1rem .8rem; border-left: .2rem solid var(--side);
  font-family: Georgia, "Times New Roman", serif; font-size: 1.05rem; line-height: 1.55; opacity: 1; color: inherit; }
.ct-statement mark { background: color-mix(in srgb, #f5b301 44%, transparent); color: inherit; padding: 0 .15em;
  border-radius: .2em; font-weight: 700; }
.ct-statement details { margin: 0 0 .5rem; font-size: .95rem; line-height: 1.5; }
.ct-statement summary { cursor: pointer; opacity: .74; font-size: .9rem; }
.ct-statement details p { margin: .4rem 0 0; white-space: pre-line; }
.ct-corrected { margin: 0 0 .35rem; font-size: .9rem; padding: .15rem .6rem; border-radius: .3rem;
  background: color-mix(in srgb, #8247c9 14%, transparent); }
.ct-explained { margin: .3rem 0; line-height: 1.5; overflow-wrap: anywhere; }
.ct-place { margin: .3rem 0 0; font-size: .86rem; } .ct-place a { color: inherit; font-weight: 600; margin-right: .4rem; }
.ct-copy { user-select: all; border: 1px solid color-mix(in srgb, currentColor 16%, transparent); border-radius: .5rem;
  padding: .8rem 1rem; line-height: 1.55; overflow-wrap: anywhere; } .ct-copy p { margin: 0; } .ct-copy a { color: inherit; }
.ct-said { white-space: pre-line; }
.ct-long summary { cursor: pointer; } .ct-long summary span { text-decoration: underline; white-space: nowrap; opacity: .8; }
.ct-arrow { opacity: .6; } .ct-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.ct-who .ct-role, .ct-who .ct-step { font-weight: 400; font-size: .98rem; }
.ct-statement mark.differs { background: none; color: inherit; font-weight: 700; text-decoration: underline wavy var(--side) 2px;
  text-underline-offset: .2em; }
.ct-field { margin: 0 0 .3rem; font-size: .95rem; } .ct-also { margin: 0 0 .35rem; font-size: .93rem; line-height: 1.45; }
.ct-translation { margin: 0 0 .5rem; padding-left: 1rem; font-size: .98rem; line-height: 1.5; }
.ct-table { width: 100%; border-collapse: collapse; font-size: .95rem; }
.ct-table th { text-align: left; font-weight: 620; }
.ct-table th, .ct-table td { padding: .3rem .8rem .3rem 0; vertical-align: top; overflow-wrap: anywhere;
  border-bottom: 1px solid color-mix(in srgb, currentColor 14%, transparent); }
.ct-then-now { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr)); gap: .75rem 2rem;
  margin-top: .7rem; }
.ct-then-figure { font-size: 1.25rem; font-weight: 700; margin-top: .4rem !important; font-variant-numeric: tabular-nums; }
.ct-chip.gone { background: color-mix(in srgb, #dc2626 20%, transparent); }
.ct-chip.new { background: color-mix(in srgb, #0f8a78 24%, transparent); }
.ct-changed { font-size: .93rem; border-radius: .25rem; padding: 0 .3rem; background: color-mix(in srgb, #f5b301 30%, transparent); }
.ct-callout { border-radius: .5rem; padding: .75rem 1.1rem; margin: .3rem 0; line-height: 1.5; overflow-wrap: anywhere;
  background: color-mix(in srgb, #0f8a78 12%, transparent); border-left: .25rem solid #0f8a78; }
.ct-callout.again { background: color-mix(in srgb, #8247c9 12%, transparent); border-left-color: #8247c9; }
.ct-callout.none { background: color-mix(in srgb, currentColor 6%, transparent);
  border-left-color: color-mix(in srgb, currentColor 35%, transparent); }
.ct-callout p { margin: 0; } .ct-callout ul { margin: .3rem 0 0; padding-left: 1.2rem; }
.ct-reasons { display: grid; grid-template-columns: minmax(6.5rem, max-content) max-content 1fr; gap: .35rem 1rem;
  margin: .2rem 0; align-items: baseline; }
.ct-reasons > div { min-width: 0; overflow-wrap: anywhere; line-height: 1.45; }
.ct-level { font-size: .86rem; border-radius: 1rem; padding: .05rem .6rem; white-space: nowrap;
  background: color-mix(in srgb, currentColor 9%, transparent); }
.ct-level.different { background: color-mix(in srgb, #dc2626 20%, transparent); }
.ct-level.same { background: color-mix(in srgb, #0f8a78 24%, transparent); }
.ct-level.close { background: color-mix(in srgb, #2563eb 18%, transparent); }
.ct-change { font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.ct-fields { display: grid; grid-template-columns: minmax(7rem, 13rem) 1fr; gap: .3rem 1rem; margin: .2rem 0; }
.ct-fields > div { min-width: 0; overflow-wrap: anywhere; line-height: 1.45; } .ct-fields > .ct-name { opacity: .74; }
.ct-was { opacity: .74; font-size: .9rem; border-radius: .3rem; padding: .05rem .4rem;
  background: color-mix(in srgb, #8247c9 14%, transparent); }
.ct-entry { padding: .55rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 12%, transparent);
  line-height: 1.45; overflow-wrap: anywhere; }
.ct-entry p { margin: 0; } .ct-entry.taken-back { text-decoration: line-through; opacity: .65; }
@media (max-width: 640px) {
  .stMainBlockContainer { padding-left: 1rem; padding-right: 1rem; }
  .ct-question { font-size: 1.4rem; }
  .ct-figure { font-size: 2.1rem; }
  .ct-counts { grid-template-columns: 1fr 1fr; }
  .ct-reasons { grid-template-columns: 1fr max-content; gap: .1rem .8rem; }
  .ct-fields { grid-template-columns: 1fr; gap: 0; } .ct-fields > .detail { padding-bottom: .45rem; }
  .ct-reasons > .detail { grid-column: 1 / -1; padding-bottom: .55rem; }
}
"""


def apply() -> None:
    """Put the style sheet on the page; it holds no text from anywhere else."""
    st.html(f"<style>{_SHEET}</style>")


def side_colour(place: int) -> str:
    """The colour of the side at `place`, counted from 0, in the visitor's theme."""
    colours = _ON_DARK if st.context.theme.type == "dark" else _ON_LIGHT
    return colours[min(place, len(colours) - 1)]
