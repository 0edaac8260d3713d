"""Elements of HTML by what they do to a line."""

from __future__ import annotations


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


VOID = _names("area base br col embed hr img input link meta param source track wbr")
BLOCKS = _names(
    """
    address article aside blockquote body center dd details dialog div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre
    section summary table tbody tfoot thead tr ul caption
    """
)
SPACED = _names("p ul ol table dl h1 h2 h3 h4 h5 h6 section article header footer pre")
SELF_CLOSING = _names("p li tr td th dt dd option")
BOLD = _names("b strong")
ASIDE = _names("nav footer aside")
