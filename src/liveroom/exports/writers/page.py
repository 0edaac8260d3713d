"""A document as an HTML page of its own, made to be printed and sent on."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from html import escape

from liveroom.exports.writers.blocks import Block, html

_STYLE = """
:root { color-scheme: light; --ink: #1b1917; --muted: #5c5751; --hair: #d9d4cc; --accent: #3d4fd8; }
* { box-sizing: border-box; margin: 0; }
html { font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
body { max-width: 52rem; margin: 0 auto; padding: 3rem 1.5rem 4rem; color: var(--ink);
  background: #fff; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
h1 { font-size: 2rem; line-height: 1.15; letter-spacing: -0.015em; text-wrap: balance; }
h2 { margin: 2.5rem 0 0.75rem; font-size: 1.2rem; line-height: 1.25; }
h3 { font-size: 0.8rem; font-weight: 600; color: var(--muted); }
h1 + p { margin-top: 0.5rem; color: var(--muted); font-size: 1.05rem; }
p + p { margin-top: 0.5rem; }
a { color: var(--accent); text-underline-offset: 0.15em; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: 1.25rem 2rem;
  margin: 2rem 0; padding: 1.25rem 0; border-block: 1px solid var(--hair); }
dt { color: var(--muted); font-size: 0.8rem; }
dd { font-size: 1.05rem; font-weight: 600; }
figure { margin: 1rem 0 1.5rem; }
figure svg { display: block; width: 100%; height: auto; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 0.4rem 0.9rem 0.4rem 0; border-bottom: 1px solid var(--hair); text-align: start;
  vertical-align: top; }
th { color: var(--muted); font-size: 0.8rem; font-weight: 600; overflow-wrap: normal; }
.short { white-space: nowrap; }
.scroll, figure { overflow-x: auto; }
p + .scroll, h1 + .scroll { margin-top: 1.25rem; }
td:first-child { font-weight: 550; }
.annex { margin-top: 4rem; }
.annex ~ * td:first-child { font-weight: 400; }
.annex ~ * td:last-child { min-width: 7em; }
.annex ~ * :is(th, td):nth-child(4) { width: 60%; min-width: 11em; }
.annex ~ * td:nth-child(3) { min-width: 8.5em; white-space: normal; }
tr > :last-child { padding-inline-end: 0; }
section { padding: 0.9rem 0; border-bottom: 1px solid var(--hair); break-inside: avoid; }
blockquote { margin-top: 0.15rem; font-size: 1.05rem; font-weight: 600; }
.answer { margin-top: 0.4rem; }
section ul { display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin-top: 0.3rem; padding: 0;
  list-style: none; color: var(--muted); font-size: 0.85rem; }
pre { font: 0.9rem/1.6 ui-monospace, monospace; white-space: pre-wrap; }
@media (max-width: 40rem) { body { padding: 1.5rem 1rem 3rem; } table { font-size: 0.85rem; }
  th, td { padding-inline-end: 0.75rem; } figure svg { min-width: 30rem; } }
@media print { @page { size: A4; margin: 18mm 16mm; }
  html { font-size: 10.5pt; } body { max-width: none; padding: 0; } a { color: inherit; }
  h2, h3 { break-after: avoid; } tr, dl, figure { break-inside: avoid; }
  .annex { break-before: page; margin-top: 0; } }
"""

_ONCE = (
    'addEventListener("pagehide",()=>document.body.replaceChildren());'
    'addEventListener("pageshow",each=>{if(each.persisted)location.reload()})'
)
"""Browsers keep pages that were left, whatever the server says, and would show them of a room that
is deleted."""


def _hash(text: str) -> str:
    """What a content policy that lets this be in a page names it by (SHA-256, base64)."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


STYLE_HASH = _hash(_STYLE)
SCRIPT_HASH = _hash(_ONCE)


def to_look_at(page: bytes) -> bytes:
    """The page as a browser shows it: once it was left, it is asked for again."""
    return page.replace(b"</body>", f"<script>{_ONCE}</script></body>".encode())


def page(blocks: Sequence[Block], title: str, lang: str) -> str:
    """One page without scripts and without anything from elsewhere."""
    return (
        f'<!doctype html>\n<html lang="{escape(lang)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{escape(title)}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n{html(blocks)}\n</body>\n</html>\n"
    )
