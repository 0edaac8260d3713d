"""`liveroom check`: what was published of questions against its hash chain, from files alone."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from liveroom.cli.main import main
from tests.core.story import ANA
from tests.exports.outcomes.evening_logs import file
from tests.exports.outcomes.test_outcomes import STORY, recorded


def test_an_account_and_a_receipt_are_held_against_each_other(tmp_path: Path) -> None:
    log = recorded(*STORY)
    account, receipt = tmp_path / "outcomes.json", tmp_path / "receipts.json"
    account.write_bytes(file(log.account()))
    receipt.write_bytes(log.receipts(log.account(6), ANA))
    good = CliRunner().invoke(main, ["check", str(account), str(receipt)])
    assert (good.exit_code, good.output) == (0, "All is as it was counted.\n")

    account.write_bytes(file(recorded(*STORY[:4]).account()))
    bad = CliRunner().invoke(main, ["check", str(account), str(receipt)])
    assert bad.exit_code == 0  # cut to what the receipt was given of, which its head cannot tell

    account.write_bytes(file(recorded(STORY[1], STORY[0], *STORY[2:]).account()))
    bad = CliRunner().invoke(main, ["check", str(account), str(receipt)])
    assert bad.exit_code == 1
    assert "The account was another one when a receipt was given." in bad.output
