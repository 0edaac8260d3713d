"""What `python3 dev.py test` runs, step by step, each with its name and its time."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from building.environment import program_of
from building.node import Node

BROWSER = Path("tests/browser")
BROWSER_STEPS = ("browser tests", "further browser tests")
SERVERS = tuple(Path("tests") / name for name in ("benchmarks", "cli", "journeys", "nodes"))
"""They start whole servers, and wait for these more than they reckon."""
NGINX = (Path("tests/web/test_nginx.py"),)
HAPROXY = (Path("tests/nodes/test_balancer.py"), Path("tests/benchmarks"))
POSTGRES = (Path("tests/store"), Path("tests/nodes"), Path("tests/benchmarks"))
TESTS_FAILED = 1
NOTHING_COLLECTED = 5
SECOND_TRIES = 3
"""So many tests of a process at most are run once more: a browser or a server on a busy machine may
be late, but where more fail something is broken."""
CACHES = Path(".pytest_cache")
"""Where each process keeps which of its tests failed, in a folder of its own."""


@dataclass(frozen=True, slots=True)
class Step:
    """A check with a name for people and the command that makes it; `again` runs what failed."""

    name: str
    argv: tuple[str, ...]
    env: Mapping[str, str] = field(default_factory=dict)
    again: tuple[str, ...] = ()


def checks(root: Path, node: Node) -> list[Step]:
    """The checks of what is written, which run nothing of it."""

    def python(name: str) -> str:
        return str(program_of(root / ".venv", name))

    modules = root / "tests" / "web" / "node_modules"
    tsc, eslint = modules / "typescript" / "bin" / "tsc", modules / "eslint" / "bin" / "eslint.js"
    return [
        Step("format", (python("ruff"), "format", "--check", "--output-format=concise", ".")),
        Step("lint", (python("ruff"), "check", "--output-format=concise", ".")),
        Step("types", (python("mypy"), "--no-error-summary")),
        Step("imports", (python("lint-imports"), "--no-logo")),
        Step("browser types", (node.node, str(tsc), "--project", "tsconfig.json")),
        Step("browser lint", (node.node, str(eslint), "--max-warnings", "0", "static")),
    ]


def tests(root: Path, arguments: Sequence[str]) -> list[Step]:
    """Browser tests in a process of their own: Playwright leaves an event loop behind it."""
    if not arguments:
        return _all_tests(root)
    paths = [argument for argument in arguments if _is_path(root, argument)]
    options = [argument for argument in arguments if argument not in paths]
    in_browser = [path for path in paths if _within(path, BROWSER)]
    elsewhere = [path for path in paths if path not in in_browser]
    reaching = any(_within(str(BROWSER), Path(_file(path))) for path in elsewhere)
    pytest = (str(program_of(root / ".venv", "pytest")),)
    steps = []
    if elsewhere or not paths:
        argv = (*pytest, f"--ignore={BROWSER.as_posix()}", *options, *elsewhere)
        steps.append(Step("tests", argv))
    if (in_browser or reaching or not paths) and (root / BROWSER).is_dir():
        argv = (*pytest, *options, *(in_browser or [BROWSER.as_posix()]))
        steps.append(Step("browser tests", argv))
    return steps


def may_run(root: Path, arguments: Sequence[str], tests: Sequence[Path]) -> bool:
    """Whether any of these files or folders of tests are among those that the arguments choose."""
    paths = [argument for argument in arguments if _is_path(root, argument)]
    return not paths or any(
        _within(str(test), Path(_file(path))) or _within(path, test)
        for path in paths
        for test in tests
    )


def _all_tests(root: Path) -> list[Step]:
    """Everything at once: tests that compute, tests that wait for servers, and two browsers."""
    servers = [folder.as_posix() for folder in SERVERS if (root / folder).is_dir()]
    apart = [f"--ignore={folder}" for folder in (BROWSER.as_posix(), *servers)]
    steps = [_tests_of(root, "tests", "tests", *apart)] if (root / "tests").is_dir() else []
    if servers:
        steps.append(_tests_of(root, "tests of servers", *servers))
    for name, modules in zip(BROWSER_STEPS, _halves(root), strict=True):
        if modules:
            steps.append(_tests_of(root, name, *modules))
    return steps


def _halves(root: Path) -> tuple[list[str], list[str]]:
    """The modules of browser tests in two lists about as long: the longest first, each to the
    list that has less."""
    halves: tuple[list[str], list[str]] = ([], [])
    lengths = [0, 0]
    modules = [(path.stat().st_size, path) for path in (root / BROWSER).glob("test_*.py")]
    for length, path in sorted(modules, reverse=True):
        shorter = lengths.index(min(lengths))
        halves[shorter].append(path.relative_to(root).as_posix())
        lengths[shorter] += length
    return halves


def _tests_of(root: Path, name: str, *where: str) -> Step:
    pytest, cache = str(program_of(root / ".venv", "pytest")), _cache(name).as_posix()
    kept = ("-o", f"cache_dir={cache}", *where)
    return Step(name, (pytest, "--cache-clear", *kept), again=(pytest, "--last-failed", *kept))


def _cache(name: str) -> Path:
    return CACHES / name.replace(" ", "-")


def run_checks(root: Path, steps: Sequence[Step]) -> bool:
    """Stops at the first check that fails."""
    return all(_run(root, step) == 0 for step in steps)


def run_all(root: Path, before: Sequence[Step], steps: Sequence[Step]) -> bool:
    """The checks one by one, and beside them all tests at once."""
    with ThreadPoolExecutor() as beside:
        checked = beside.submit(_checked_beside, root, before)
        good = run_tests(root, steps, at_once=True)
        return checked.result() and good


def run_tests(root: Path, steps: Sequence[Step], *, at_once: bool = False) -> bool:
    """Runs all; a process that found nothing to run is fine when another one did.

    At once, the first one's output is seen as it comes, and that of the others behind it.
    """
    if at_once:
        with ThreadPoolExecutor() as beside:
            others = [beside.submit(_captured, root, step) for step in steps[1:]]
            codes = [_run(root, step) for step in steps[:1]]
            for other in others:
                code, told = other.result()
                print(told, flush=True)
                codes.append(code)
    else:
        codes = [_run(root, step) for step in steps]
    codes = [_tried_again(root, step, code) for step, code in zip(steps, codes, strict=True)]
    ran = [code for code in codes if code != NOTHING_COLLECTED]
    return bool(ran) and not any(ran)


def _tried_again(root: Path, step: Step, code: int) -> int:
    """How a step that failed ends when its few failures run once more, with nothing beside them."""
    if code != TESTS_FAILED or not step.again:
        return code
    failed = _last_failed(root / _cache(step.name))
    if len(failed) > SECOND_TRIES:
        return code
    code = _run(root, Step(f"{step.name}, once more", step.again, step.env))
    if code == 0:
        print(f"── unsteady, passed when run once more: {', '.join(failed)}", flush=True)
    return code


def _checked_beside(root: Path, steps: Sequence[Step]) -> bool:
    """Stops at the first check that fails; what each has to say is told at its end."""
    for step in steps:
        code, told = _captured(root, step)
        print(f"\n{told}", flush=True)
        if code != 0:
            return False
    return True


def _last_failed(cache: Path) -> list[str]:
    return sorted(json.loads((cache / "v" / "cache" / "lastfailed").read_text()))


def _run(root: Path, step: Step) -> int:
    print(_head(step), flush=True)
    began = time.monotonic()
    code = subprocess.run(step.argv, cwd=root, env=_environment(step), check=False).returncode
    print(_foot(step, code, began), flush=True)
    return code


def _captured(root: Path, step: Step) -> tuple[int, str]:
    """The code of a step that runs unseen, and all that there would have been to see."""
    began = time.monotonic()
    done = subprocess.run(
        step.argv,
        cwd=root,
        env=_environment(step),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    seen = done.stdout.decode(errors="replace")
    return done.returncode, f"{_head(step)}\n{seen}{_foot(step, done.returncode, began)}"


def _environment(step: Step) -> dict[str, str]:
    """Tests start many servers: each would compile all anew if nothing compiled were kept."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | dict(step.env)


def _head(step: Step) -> str:
    return f"── {step.name}"


def _foot(step: Step, code: int, began: float) -> str:
    outcome = "ok" if code == 0 else "nothing to run" if code == NOTHING_COLLECTED else "FAILED"
    return f"── {step.name}: {outcome}, {time.monotonic() - began:.1f} s"


def _file(argument: str) -> str:
    """The path of a pytest argument, which may name a test in it."""
    return argument.partition("::")[0].rstrip("/")


def _is_path(root: Path, argument: str) -> bool:
    return not argument.startswith("-") and (root / _file(argument)).exists()


def _within(path: str, folder: Path) -> bool:
    inner = Path(_file(path))
    return inner == folder or folder in inner.parents
