"""Pages from templates: the environment, and the context that every page has."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Final, NamedTuple, Protocol
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.runtime import Context
from markupsafe import Markup
from starlette.responses import HTMLResponse

from liveroom import i18n
from liveroom.core.screens.feedback import clock_text
from liveroom.core.screens.lists import MOST_CARRIED
from liveroom.core.text import MAX_NAME, MAX_QUESTION
from liveroom.exports.record import span


class AssetUrls(Protocol):
    """Where the browser's files are."""

    def url(self, name: str) -> str:
        """The address of a bundle such as `attendee.js`."""
        ...

    @property
    def build(self) -> str:
        """Another one for any other set of files."""
        ...

    def text(self, name: str) -> str:
        """What is in a bundle such as `organiser.css`."""
        ...


class AboutServer(NamedTuple):
    """What every page may say of the server that it is from."""

    overheard: bool
    """Whether the line to it is not encrypted."""
    imprint: str | None
    privacy: str
    accessibility: str | None
    """These three are addresses."""


_CONTEXTS: Final = "contexts_of_page"
"""The variable with every context that is made for a page."""


class Pages:
    """Renders templates; every value in them is escaped."""

    def __init__(self, folder: Path, assets: AssetUrls, site: AboutServer) -> None:
        self.build = assets.build
        self._by_language = {lang: _environment(folder, assets, lang) for lang in i18n.LANGUAGES}
        for environment in self._by_language.values():
            environment.globals["site"] = site

    def render(
        self,
        name: str,
        lang: str,
        here: str,
        context: Mapping[str, object],
        status: int = 200,
        headers: Mapping[str, str] | None = None,
    ) -> HTMLResponse:
        """The page `name`; `here` is its own path, for the switch of languages."""
        template = self._by_language[lang].get_template(name)
        contexts = list[_Context]()
        common: dict[str, object] = {
            "lang": lang,
            "build": self.build,
            "dir": i18n.languages()[lang].direction,
            "languages": i18n.languages(),
            "here": here,
            "new_id": new_command_id,
            "notice": None,
            "kept": {},
            "room": None,
            "as_": None,
            "joined": False,
            "screen": None,
            "snapshot_json": None,
            "further": None,
            "options": None,
            _CONTEXTS: contexts,
        }
        try:
            return HTMLResponse(template.render(common | dict(context)), status, headers)
        finally:
            for each in contexts:
                each.take_apart()


class _Context(Context):
    """The variables of one template while it is rendered.

    A macro and the context that it is defined in hold each other, and all that the page was given:
    until the garbage collector comes, which on a server with a show seldom does.
    """

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        if (contexts := self.parent.get(_CONTEXTS)) is not None:
            contexts.append(self)

    def take_apart(self) -> None:
        """Let go of everything; it is rendered by now."""
        self.vars.clear()
        self.parent = {}


class _Worded(Environment):
    """One language's templates: a sentence without facts is looked up once, not on each page."""

    context_class = _Context

    def __init__(self, words: i18n.Words, **more: Any) -> None:
        super().__init__(**more)
        self._words = words

    def compile(self, source: str | nodes.Template, *more: Any, **named: Any) -> Any:
        tree = self.parse(source, *more[:2]) if isinstance(source, str) else source
        _put_words(tree, self._words)
        return super().compile(tree, *more, **named)


def _put_words(node: nodes.Node, words: i18n.Words) -> None:
    """Replace every call for a fixed sentence below a node by the sentence itself."""
    for name, value in node.iter_fields():
        if isinstance(value, list):
            setattr(node, name, [_worded(each, words) for each in value])
        else:
            setattr(node, name, _worded(value, words))
    for child in node.iter_child_nodes():
        _put_words(child, words)


def _worded(node: Any, words: i18n.Words) -> Any:
    match node:
        case nodes.Call(
            node=nodes.Name(name="_" | "gettext"), args=[nodes.Const(value=str(text))], kwargs=[]
        ):
            return nodes.Const(Markup(words.gettext(text)) % {}, lineno=node.lineno)
        case _:
            return node


def _environment(folder: Path, assets: AssetUrls, lang: str) -> Environment:
    """One language's templates. An overlay would not do: overlays share globals, and so words."""
    words = i18n.catalogue(lang)
    environment = _Worded(
        words,
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"assets": assets, "most_carried": MOST_CARRIED}
    environment.globals["limits"] = {"question": MAX_QUESTION, "name": MAX_NAME}
    environment.globals["words_of"] = partial(_words_of, lang)
    environment.filters |= {
        "clock": clock,
        "countdown": clock_text,
        "day": day,
        "minutes": i18n.minutes,
        "span": span,
        "half_minutes": half_minutes,
        "worded": worded,
    }
    # Jinja's extension adds this at run time, where no type checker sees it.
    install: Callable[..., None] = environment.install_gettext_callables  # type: ignore[attr-defined]
    install(words.gettext, words.ngettext, newstyle=True)
    return environment


@lru_cache
def _words_of(lang: str, audience: str) -> Markup:
    return script_json(i18n.for_the_browser(lang, audience))


def new_command_id() -> str:
    """A fresh command id for a form, so that sending it twice has one effect."""
    return secrets.token_urlsafe(12)


def script_json(json: bytes | str) -> Markup:
    """JSON that may stand in a script element as it is: nothing in it can end the element."""
    text = json.decode() if isinstance(json, bytes) else json
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def clock(ms: int, zone: str | None) -> str:
    """The time of day at a zone, as 16:30."""
    return _local(ms, zone).strftime("%H:%M")


def day(ms: int, zone: str | None, lang: str) -> str:
    """The date at a zone in words: 3 April 2020, 3 de abril de 2020."""
    return i18n.day(_local(ms, zone), lang)


def worded(facts: Mapping[str, str | date], lang: str) -> dict[str, str]:
    """The facts of a sentence as a language writes them."""
    return {
        name: i18n.day(fact, lang) if isinstance(fact, date) else fact
        for name, fact in facts.items()
    }


def half_minutes(seconds: int) -> str:
    """The same with halves: 8½ min."""
    whole, rest = divmod(seconds, 60)
    return f"{whole or ''}½ min" if rest == 30 else i18n.minutes(seconds)


def _local(ms: int, zone: str | None) -> datetime:
    return datetime.fromtimestamp(ms / 1000, UTC).astimezone(ZoneInfo(zone or "UTC"))
