"""Texts without markup that are made to be read, drawn or run as something else, by their kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

BIDI: Final = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
UNSEEN: Final = "\u200b\u2060\ufeff\u00ad\u180e\u034f\u115f\u3164\U000e0041\u206a\ufff9\ufffb"
BREAKS: Final = ("\n", "\r", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")
FORMULAS: Final = (
    "=cmd|'/c calc'!A1",
    '=HYPERLINK("https://evil.example","here")',
    "+1+cmd|'/c calc'!A1",
    "-2+3+cmd|'/c calc'!A1",
    "@SUM(1+1)*cmd|'/c calc'!A1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1)",
    "=1+1;=2+2",
    "x;=1+1",
    '=IMPORTXML("https://evil.example","//a")',
    '=DDE("cmd";"/c calc";"x")',
    '=WEBSERVICE("https://evil.example")',
)
ESCAPES: Final = (
    "\x1b[31m",
    "\x1b[2J",
    "\x1b[1A\x1b[2K",
    "\x1b]0;title\x07",
    "\x1b]8;;https://evil.example\x1b\\x\x1b]8;;\x1b\\",
    "\x1b]52;c;ZXZpbA==\x07",
    "\x1bP+q544e\x1b\\",
    "\x9b31m",
    "\x9d0;x\x9c",
    "\x07",
    "\b\b\b\b",
    "\x0e",
    "\x7f",
    "\x1bc",
)
HEADS: Final = (
    "Set-Cookie: a=b",
    "Location: //evil.example",
    "END:VEVENT",
    "ATTENDEE:mailto:a@evil.example",
    "BEGIN:VALARM",
    '{"event":"forged","level":"error"}',
    "# Forged head",
    "a,b,c",
)
_WORD: Final = "Donaudampfschifffahrtsgesellschaftskapitän"
_FAMILY: Final = "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"

KINDS: Final[Mapping[str, Sequence[str]]] = {
    "turned round": [
        *(f"user{sign}gnp.exe" for sign in BIDI),
        *(f"{sign * 20}Who pays?" for sign in BIDI),
        *(f"A{sign}B {sign}C" for sign in BIDI),
        "\u202e\u2066abc",
        "\u2067\u202d(abc)",
    ],
    "right to left": [
        "מי משלם?",
        "من يدفع؟",
        "Ana אנה 123",
        "אנה (Ana) 12:30 – 13:00",
        "עברית, English, עברית!",
        "(((עברית",
        "عربي 1 2 3",
        "‏א1‏ א2",
        "סוף 3 × 4 = 12",
        "ב" * 300,
        "ע" * 60,
    ],
    "unseen": [
        *(f"Mod{sign}erator" for sign in UNSEEN),
        *(sign * 30 + "x" for sign in UNSEEN),
        "x" + "\u200d" * 40,
        "x" + "\u200c" * 40,
    ],
    "piled": [
        *("e" + mark * n for mark in "\u0301\u0336\u20dd\u0489\u0e49" for n in (5, 80)),
        "".join(letter + "\u0300\u0301\u0302\u0303\u0304\u0305" * 3 for letter in "Who pays"),
        "\u0301" * 40,
    ],
    "look-alike": [
        "Моderator",
        "Ηost",
        "Mоdеrаtоr",
        "ＭＯＤＥＲＡＴＯＲ",
        "𝐌𝐨𝐝𝐞𝐫𝐚𝐭𝐨𝐫",
        "Rnoderator",
        "ℳoderator",
        "раураl.example",
        "https://еxample.org",
    ],
    "formula": [*FORMULAS, *(f" {each}" for each in FORMULAS), *(f"\t{each}" for each in FORMULAS)],
    "escape": [*ESCAPES, *(f"Who {each} pays?" for each in ESCAPES)],
    "line": [f"x{end}{head}" for end in BREAKS[:4] for head in HEADS]
    + [f"x{end}y{end}{end}z" for end in BREAKS[4:]],
    "nothing": ["x\0y", "\0", "\0" * 30 + "x", "x\ufffe\uffffy", "\ufdd0", "\U0001ffff"],
    "long": [
        "W" * 500,
        _WORD * 10,
        "_" * 300,
        "。" * 300,
        "ﷺ" * 60,
        "𒐫" * 60,
        "https://example.org/" + "a" * 400,
        "a\u00a0" * 200,
    ],
    "emoji": [
        _FAMILY * 20,
        _FAMILY[:3],
        "\U0001f468\u200d",
        "\u200d\U0001f468",
        "\U0001f1e6",
        "\U0001f1e6\U0001f1e9" * 30,
        "\U0001f44d\U0001f3ff" * 30,
        "1\ufe0f\u20e3" * 30,
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    ],
    "template": [
        "{{7*7}}",
        "${7*7}",
        "#{7*7}",
        "<%= 7*7 %>",
        "{% raw %}",
        "%s%s%s%n",
        "%(name)s",
        "{0.__class__}",
        "{name!r:>10}",
        "$(id)",
        "`id`",
        "'; DROP TABLE rooms; --",
        "__proto__",
        "constructor",
        "%00",
        "\\x41\\u0041",
    ],
    "path": [
        "../../../../etc/passwd",
        "..\\..\\windows\\win.ini",
        "C:\\con",
        "/etc/passwd",
        "%2e%2e%2f",
        "\\\\evil.example\\share",
        "CON",
        "nul.txt",
        "a/b",
        ".htaccess",
        "~root",
        "a" * 300,
        'x"; filename="y.exe',
    ],
}
"""Each text once. Lone surrogates stand in no file: the test sends them as JSON."""


def texts() -> list[str]:
    """All of them."""
    return [text for some in KINDS.values() for text in some]
