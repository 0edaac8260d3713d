"""Who may have what of each address: a row for every route and method, with what is answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

OWNER, MODERATOR, HOST = "owner", "moderator", "host"
SPEAKER, OVERLAY, VIEWER, PERSON = "speaker", "overlay", "viewer", "person"
NOBODY, OPERATOR = "nobody", "operator"
"""A viewer came by the attendee link, a person has joined; the operator has the server's key."""

IN_A_ROOM = (OWNER, MODERATOR, HOST, SPEAKER, OVERLAY, VIEWER, PERSON)
WHO = (*IN_A_ROOM, NOBODY, OPERATOR)
RUN_THE_SHOW = (OWNER, MODERATOR)
HAVE_QUESTIONS = (OWNER, MODERATOR, VIEWER, PERSON)

KEY = "the key of whoever runs this server"


@dataclass(frozen=True)
class Row:
    """Whoever `may` gets `good` in their own room; `own` and `foreign` are what the others of a
    room get in theirs and everybody of it in another one, `stranger` what those without a room get.

    The operator may in any room. `sent` is a good body, `ends` says that a room is not the same
    after it.
    """

    may: tuple[str, ...]
    good: int
    own: int = 0
    foreign: int = 0
    stranger: int = 0
    sent: dict[str, Any] = field(default_factory=dict)
    ends: bool = False

    def expected(self, who: str, is_own: bool) -> int:
        if who in self.may and (is_own or who in (OPERATOR, NOBODY) or not self.foreign):
            return self.good
        if who in (NOBODY, OPERATOR):
            return self.stranger
        return self.own if is_own else self.foreign


def everybody(good: int, **more: Any) -> Row:
    return Row(WHO, good, **more)


def by_key(good: int, refused: int = 401, **more: Any) -> Row:
    """The operator's alone: a token of a room is no key."""
    return Row((OPERATOR,), good, refused, refused, refused, **more)


def by_token(may: tuple[str, ...], good: int, **more: Any) -> Row:
    """403 to other roles; a foreign room is 404, as one that there is not."""
    return Row(may, good, 403, 404, 401, **more)


def by_cookie(may: tuple[str, ...], good: int, **more: Any) -> Row:
    """A cookie that is not of this room and role is none."""
    return Row(may, good, 401, 401, 401, **more)


def page(*may: str) -> Row:
    """Everybody gets a page; only those who may have anything of the room on it."""
    return Row(may, 200, -200, -200, -200)


LINK = {"as": "moderator", "token": "{moderator}"}
HOLD = {"as": "moderator", "id": "f1", "command": "blackout", "on": "true"}
PASTED = {"as": "moderator", "id": "f2", "pasted": "One\t5", "after": ""}
COMMAND = {"id": "c1", "command": "blackout", "on": True}

R, API = "/r/{room}", "/api/v1/rooms/{room}"
TABLE: dict[str, Row] = {
    # The organiser: 422 is for a form with nothing in it, from whoever may send one
    "GET /": everybody(200),
    "POST /sign-in": everybody(303, sent={"key": KEY}),
    "POST /rooms": by_key(422),
    "POST /read": by_key(422),
    "POST /open": by_key(422),
    # The way in, for whoever brings a secret
    "GET /join/{token}": everybody(303),
    "GET /c": everybody(200),
    "GET /c/{code}": everybody(303),
    f"POST {R}/enter": everybody(303, sent=LINK),
    f"POST {R}/leave": everybody(303, sent={"as": "host"}, ends=True),
    f"POST {R}/person": by_cookie((VIEWER, PERSON), 200),
    # The screens
    f"GET {R}": page(VIEWER, PERSON),
    f"GET {R}/owner": page(OWNER),
    f"GET {R}/moderator": page(*RUN_THE_SHOW),
    f"GET {R}/host": page(HOST),
    f"GET {R}/speaker": page(SPEAKER),
    f"GET {R}/overlay": page(OVERLAY),
    f"GET {R}/records": page(*RUN_THE_SHOW),
    f"GET {R}/check": page(*IN_A_ROOM),
    f"GET {R}/slide.svg": by_cookie((OWNER,), 200),
    f"GET {R}/overlay/preview": by_cookie((OWNER,), 303),
    f"POST {R}/about": by_cookie((OWNER,), 422),
    f"POST {R}/limits": by_cookie((OWNER,), 422),
    f"POST {R}/links": by_cookie((OWNER,), 422),
    f"POST {R}/sessions": by_cookie((OWNER,), 422),
    f"POST {R}/rehearsals": by_cookie((OWNER,), 422),
    f"POST {R}/do": by_cookie(RUN_THE_SHOW, 303, sent=HOLD),
    f"POST {R}/rows": by_cookie(RUN_THE_SHOW, 303, sent=PASTED),
    f"GET {R}/pictures/{{name}}": by_cookie(IN_A_ROOM, 404),
    f"GET {R}/calendar.ics": by_cookie(IN_A_ROOM, 200),
    f"GET {R}/export/{{what}}.{{format}}": by_cookie(RUN_THE_SHOW, 200),
    "GET /colours/{colour}.css": everybody(200),
    "GET /favicon.ico": everybody(204),
    "GET /privacy": everybody(200),
    "GET /deleted": everybody(410),
    "GET /check": everybody(200),
    # Programs
    "GET /api/v1/openapi.json": everybody(200),
    "GET /api/v1/asyncapi.json": everybody(200),
    "POST /api/v1/read": by_key(200, sent={"announcement": "A talk\n10:00 One\n11:00 Two"}),
    "POST /api/v1/rooms": by_key(201, sent={"announcement": "A talk\n10:00 One\n11:00 Two"}),
    "GET /api/v1/rooms": by_key(200),
    f"DELETE {API}": by_token((OWNER, OPERATOR), 204, ends=True),
    f"GET {API}/my-data": by_token((PERSON,), 200),
    f"POST {API}/erase": by_token((OWNER, OPERATOR), 200, ends=True),
    f"POST {API}/join": by_token((VIEWER,), 200, sent={"name": "Ana"}),
    f"POST {API}/commands": by_token(RUN_THE_SHOW, 200, sent=COMMAND),
    f"GET {API}/screen": by_token(IN_A_ROOM, 200),
    f"POST {API}/press/{{button}}": by_token(RUN_THE_SHOW, 200),
    f"GET {API}/feedback": by_token(RUN_THE_SHOW, 200),
    f"GET {API}/links": by_token((OWNER, OPERATOR), 200),
    f"POST {API}/links": by_token((OWNER, OPERATOR), 201, sent={"role": "host"}),
    f"POST {API}/links/rotate": by_token((OWNER, OPERATOR), 200, sent={"role": "host"}, ends=True),
    f"DELETE {API}/links/{{link}}": by_token((OWNER,), 404),
    f"GET {API}/sessions": by_token((OWNER, OPERATOR), 200),
    f"DELETE {API}/sessions": by_token((OWNER, OPERATOR), 200, ends=True),
    f"DELETE {API}/sessions/{{session}}": by_token((OWNER, OPERATOR), 404),
    f"GET {API}/pictures/{{name}}": by_token(IN_A_ROOM, 404),
    f"GET {API}/questions": by_token(HAVE_QUESTIONS, 200),
    f"GET {API}/similar?text=Who?": by_token((*RUN_THE_SHOW, PERSON), 200),
    f"GET {API}/outcomes": Row(RUN_THE_SHOW, 200, 409, 404, 401),  # 409 until the show has ended
    f"GET {API}/head": Row(RUN_THE_SHOW, 200, 409, 404, 401),
    f"GET {API}/receipts": by_token((PERSON,), 200),
    f"POST {API}/rehearsal": by_token(RUN_THE_SHOW, 201, sent={"speed": 1}),
    f"GET {API}/landing": by_token(RUN_THE_SHOW, 200),
    f"GET {API}/export/{{what}}.{{format}}": by_token(RUN_THE_SHOW, 200),
    # The operator
    "GET /events.ics": everybody(200),
    "GET /healthz": everybody(200),
    "GET /readyz": everybody(200),
    "GET /metrics": by_key(200, 403),
}
