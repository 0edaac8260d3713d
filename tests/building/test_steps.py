"""What `dev.py test` hands to pytest: browser tests always in a process of their own."""

from __future__ import annotations

import dataclasses
import os
import sys
from pathlib import Path

import pytest

from building import checks

ELSEWHERE, BROWSER = "tests", "browser tests"
IGNORE = "--ignore=tests/browser"


def kept(name: str) -> tuple[str, ...]:
    return ("--cache-clear", "-o", f"cache_dir=.pytest_cache/{name}")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in (
        "tests/core/test_qa.py",
        "tests/nodes/test_two.py",
        "tests/browser/test_journey.py",
    ):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("")
    return tmp_path


@pytest.mark.parametrize(
    ("given", "steps"),
    [
        (
            [],
            {
                ELSEWHERE: [*kept("tests"), "tests", IGNORE, "--ignore=tests/nodes"],
                "tests of servers": [*kept("tests-of-servers"), "tests/nodes"],
                BROWSER: [*kept("browser-tests"), "tests/browser/test_journey.py"],
            },
        ),
        (
            ["-x", "-k", "qa"],
            {ELSEWHERE: [IGNORE, "-x", "-k", "qa"], BROWSER: ["-x", "-k", "qa", "tests/browser"]},
        ),
        (["tests/core"], {ELSEWHERE: [IGNORE, "tests/core"]}),
        (
            ["tests/core/test_qa.py::test_it", "-q"],
            {ELSEWHERE: [IGNORE, "-q", "tests/core/test_qa.py::test_it"]},
        ),
        (["tests/browser/"], {BROWSER: ["tests/browser/"]}),
        (
            ["tests/browser/test_journey.py::test_it"],
            {BROWSER: ["tests/browser/test_journey.py::test_it"]},
        ),
        (["tests"], {ELSEWHERE: [IGNORE, "tests"], BROWSER: ["tests/browser"]}),
        (
            ["tests/core", "tests/browser"],
            {ELSEWHERE: [IGNORE, "tests/core"], BROWSER: ["tests/browser"]},
        ),
    ],
)
def test_arguments_go_where_they_belong(
    project: Path, given: list[str], steps: dict[str, list[str]]
) -> None:
    planned = {step.name: list(step.argv[1:]) for step in checks.tests(project, given)}

    assert planned == steps


def test_all_browser_tests_are_dealt_to_two_processes(tmp_path: Path) -> None:
    lengths = {"long": 500, "half": 300, "rest": 210, "short": 10}
    (tmp_path / "tests" / "browser").mkdir(parents=True)
    for name, length in lengths.items():
        (tmp_path / "tests" / "browser" / f"test_{name}.py").write_text("#" * length)

    planned = {step.name: step.argv[4:] for step in checks.tests(tmp_path, [])}

    assert planned[BROWSER] == ("tests/browser/test_long.py", "tests/browser/test_short.py")
    assert planned["further browser tests"] == (
        "tests/browser/test_half.py",
        "tests/browser/test_rest.py",
    )


@pytest.mark.parametrize(
    ("given", "needed"),
    [
        ([], True),
        (["-k", "qa"], True),
        (["tests"], True),
        (["tests/web/"], True),
        (["tests/web/test_nginx.py::test_it"], True),
        (["tests/core"], False),
        (["tests/browser", "-x"], False),
        (["tests/core/test_qa.py::test_it"], False),
    ],
)
def test_a_proxy_is_asked_for_only_where_its_tests_may_run(
    project: Path, given: list[str], needed: bool
) -> None:
    (nginx,) = checks.NGINX
    (project / nginx).parent.mkdir()
    (project / nginx).write_text("")

    assert checks.may_run(project, given, checks.NGINX) is needed


@pytest.mark.parametrize(
    ("given", "needed"),
    [
        ([], True),
        (["tests"], True),
        (["tests/store"], True),
        (["tests/store/test_contract.py::test_it"], True),
        (["tests/core"], False),
    ],
)
def test_a_database_is_asked_for_only_where_its_tests_may_run(
    project: Path, given: list[str], needed: bool
) -> None:
    contract = project / "tests" / "store" / "test_contract.py"
    contract.parent.mkdir()
    contract.write_text("")

    assert checks.may_run(project, given, checks.POSTGRES) is needed


@pytest.mark.parametrize("at_once", [False, True])
@pytest.mark.parametrize(
    ("codes", "good"),
    [
        ([0, 0], True),
        ([0, 5], True),
        ([5, 0], True),
        ([5, 5], False),
        ([0, 1], False),
        ([1, 5], False),
    ],
)
def test_all_tests_run_and_one_that_fails_is_enough(
    tmp_path: Path, codes: list[int], good: bool, at_once: bool
) -> None:
    steps = [checks.Step(f"step {code}", ("sh", "-c", f"exit {code}")) for code in codes]

    assert checks.run_tests(tmp_path, steps, at_once=at_once) is good


def test_at_once_each_waits_for_no_other_and_is_told_of_in_turn(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(tmp_path / "both")
    steps = [
        checks.Step("waits", ("sh", "-c", "read word < both; echo heard $word")),
        checks.Step("speaks", ("sh", "-c", "echo spoken; echo it > both")),
    ]

    assert checks.run_tests(tmp_path, steps, at_once=True)
    assert [line for line in capfd.readouterr().out.splitlines() if ": ok" not in line] == [
        "── waits",
        "heard it",
        "── speaks",
        "spoken",
    ]


@pytest.mark.parametrize(
    ("failed", "fails_again", "good", "tries"),
    [(1, False, True, 2), (1, True, False, 2), (3, False, True, 2), (4, False, False, 1)],
)
def test_few_failures_are_run_once_more_and_named(
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    failed: int,
    fails_again: bool,
    good: bool,
    tries: int,
) -> None:
    (tmp_path / "tests" / "browser").mkdir(parents=True)
    late = tmp_path / "tests" / "browser" / "test_late.py"
    late.write_text(
        "import pathlib\n"
        "tried = pathlib.Path(__file__).with_name('tried')\n"
        "tried.write_text(f'{tried.read_text() if tried.exists() else str()}|')\n"
        "is_late = tried.read_text() == '|'\n"
        + "".join(
            f"def test_{n}():\n    assert not is_late and not {fails_again}\n"
            for n in range(failed)
        )
        + "def test_good():\n    pass\n"
    )
    steps = [
        dataclasses.replace(step, argv=_python(step.argv), again=_python(step.again))
        for step in checks.tests(tmp_path, [])
        if step.name == BROWSER
    ]

    assert checks.run_tests(tmp_path, steps) is good
    assert late.with_name("tried").read_text() == "|" * tries
    told = [line for line in capfd.readouterr().out.splitlines() if "unsteady" in line]
    names = ", ".join(f"tests/browser/test_late.py::test_{n}" for n in range(failed))
    assert told == ([f"── unsteady, passed when run once more: {names}"] if good else [])


def _python(argv: tuple[str, ...]) -> tuple[str, ...]:
    """The same, with the pytest that runs this test."""
    return (sys.executable, "-m", "pytest", *argv[1:])


def test_checks_stop_at_the_first_that_fails(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    steps = [
        checks.Step("good", ("true",)),
        checks.Step("bad", ("false",)),
        checks.Step("never", ("touch", "never-run")),
    ]

    assert checks.run_checks(tmp_path, steps) is False
    assert not (tmp_path / "never-run").exists()
    assert "── bad: FAILED" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("checked", "tested", "good"), [(0, 0, True), (1, 0, False), (0, 1, False)]
)
def test_checks_and_tests_run_beside_each_other_and_both_must_be_good(
    tmp_path: Path, checked: int, tested: int, good: bool
) -> None:
    os.mkfifo(tmp_path / "both")
    before = [
        checks.Step("check", ("sh", "-c", f"echo it > both; exit {checked}")),
        checks.Step("next", ("touch", "next")),
    ]
    steps = [checks.Step("tests", ("sh", "-c", f"read word < both; exit {tested}"))]

    assert checks.run_all(tmp_path, before, steps) is good
    assert (tmp_path / "next").exists() is (checked == 0)
