"""The browser finds in an account and in receipts what the reference verifier finds."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from liveroom.exports.outcomes.verifier import Fault, faults
from tests.browser.modules import Modules, modules
from tests.core.evenings import PEOPLE, facts, thrown
from tests.core.story import ANA
from tests.exports.outcomes.evening_logs import Log, file
from tests.exports.outcomes.test_outcomes import STORY, TAMPERS, recorded, recounted

CHECK = "return [...(await m.check(v[0], v[1]))].sort();"
LONG = next(
    log
    for log in (Log(facts(thrown(seed, 40))) for seed in range(200))
    if len(log.account().steps) > 20 and len({step.question for step in log.account().steps}) > 4
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Modules]:
    with modules() as opened:
        yield opened


def found(browser: Modules, account: object, receipts: list[bytes]) -> set[Fault]:
    given = [json.loads(each) for each in receipts]
    said = browser.call("check/chain.js", CHECK, account, given)
    assert isinstance(said, list)
    ours = faults(json.dumps(account).encode(), receipts)
    assert {Fault(each) for each in said} == ours
    return ours


def test_an_evening_s_account_and_everybody_s_receipts_fit(browser: Modules) -> None:
    early, whole = LONG.account(len(LONG.facts) // 2), LONG.account()
    given = [LONG.receipts(account, whose) for account in (early, whole) for whose in PEOPLE]
    assert found(browser, json.loads(file(whole)), given) == set()


@pytest.mark.parametrize("makes_anew", [False, True])
@pytest.mark.parametrize("tamper", TAMPERS)
def test_whatever_was_changed_is_found_alike(
    browser: Modules, tamper: Callable[[dict[str, Any], int], None], makes_anew: bool
) -> None:
    whole = LONG.account()
    given = [LONG.receipts(whole, whose) for whose in PEOPLE]
    for at in range(0, len(whole.steps), 5):
        account = json.loads(file(whole))
        tamper(account, at)
        if makes_anew:
            recounted(account)
        assert found(browser, account, given) != set()


def test_other_words_and_unreadable_files_are_found_alike(browser: Modules) -> None:
    log = recorded(*STORY)
    account, given = json.loads(file(log.account())), json.loads(log.receipts(log.account(), ANA))
    other = given | {"words": [given["words"][0] | {"text": "¿Quién cobra?"}]}
    bad_salt = given | {"words": [given["words"][0] | {"salt": "zz"}]}
    elsewhere = given | {"room": "harbour"}
    for receipts, fault in ((other, "words"), (bad_salt, "words"), (elsewhere, "unreadable")):
        assert found(browser, account, [json.dumps(receipts).encode()]) == {Fault(fault)}
    spaced = account | {"steps": [account["steps"][0] | {"state": "received x"}]}
    for broken in (spaced, {}, [], account | {"format": "x"}):
        assert found(browser, broken, []) == {Fault.UNREADABLE}
