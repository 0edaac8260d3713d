"""Finds the templates, and serves the browser files: hashed, compressed, cached for ever."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from starlette.types import Receive, Scope, Send

_PACKAGE = Path(__file__).parents[2]
_MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}
_ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
"""Best first."""

Headers = list[tuple[bytes, bytes]]


def template_root() -> Path:
    """The folder of the templates: in the package, or in the checkout of an editable install."""
    shipped = _PACKAGE / "templates"
    return shipped if shipped.is_dir() else _PACKAGE.parents[1] / "templates"


@dataclass(frozen=True, slots=True)
class _File:
    media_type: str
    bodies: Mapping[str, bytes]
    """By content coding; "identity" is always there."""


class Assets:
    """The files that the manifest lists, held in memory; an ASGI app to mount at /static."""

    def __init__(self, folder: Path = _PACKAGE / "static", mounted_at: str = "/static") -> None:
        """Reads everything once; RuntimeError when the browser files are not built."""
        try:
            self._names: dict[str, str] = json.loads((folder / "manifest.json").read_bytes())
        except FileNotFoundError:
            raise RuntimeError(
                "The browser files are not built: run `python3 dev.py build`."
            ) from None
        self._mounted_at = mounted_at
        names = json.dumps(self._names, sort_keys=True).encode()
        self.build = hashlib.sha256(names).hexdigest()[:12]
        """Another one for any other set of files, whose names tell their content."""
        self._files = {f"/{hashed}": _read(folder / hashed) for hashed in self._names.values()}

    def url(self, name: str) -> str:
        """The address of "attendee.js" and its like; KeyError when no such file was built."""
        return f"{self._mounted_at}/{self._names[name]}"

    def text(self, name: str) -> str:
        """What is in "organiser.css" and its like, to be put into a page."""
        return self._files[f"/{self._names[name]}"].bodies["identity"].decode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers GET and HEAD for a listed file, and 404 for everything else."""
        file = self._files.get(scope["path"].removeprefix(scope.get("root_path", "")))
        if file is None:
            await _answer(send, 404, [], b"")
        elif scope["method"] not in ("GET", "HEAD"):
            await _answer(send, 405, [(b"allow", b"GET, HEAD")], b"")
        else:
            coding = _coding(
                file, dict(scope["headers"]).get(b"accept-encoding", b"").decode("latin-1")
            )
            body = file.bodies[coding]
            await _answer(send, 200, _headers(file, coding), body, head=scope["method"] == "HEAD")


def _read(path: Path) -> _File:
    bodies = {"identity": path.read_bytes()}
    for coding, suffix in _ENCODINGS:
        packed = path.with_name(path.name + suffix)
        if packed.is_file():
            bodies[coding] = packed.read_bytes()
    return _File(_MEDIA_TYPES[path.suffix], bodies)


def _headers(file: _File, coding: str) -> Headers:
    headers = [
        (b"content-type", file.media_type.encode()),
        (b"cache-control", b"public, max-age=31536000, immutable"),
        (b"vary", b"Accept-Encoding"),
    ]
    return headers if coding == "identity" else [*headers, (b"content-encoding", coding.encode())]


def _coding(file: _File, accept_encoding: str) -> str:
    """The best coding that both sides know."""
    accepted = dict(_weighed(part) for part in accept_encoding.lower().split(","))
    for coding, _ in _ENCODINGS:
        if coding in file.bodies and accepted.get(coding, accepted.get("*", False)):
            return coding
    return "identity"


def _weighed(part: str) -> tuple[str, bool]:
    """A coding and whether it is wanted at all: "br;q=0" is a refusal."""
    name, _, parameter = part.partition(";")
    weight = parameter.replace(" ", "").removeprefix("q=")
    return name.strip(), weight.strip("0.") != "" or not weight


async def _answer(
    send: Send, status: int, headers: Headers, body: bytes, *, head: bool = False
) -> None:
    length = (b"content-length", str(len(body)).encode())
    await send({"type": "http.response.start", "status": status, "headers": [*headers, length]})
    await send({"type": "http.response.body", "body": b"" if head else body})
