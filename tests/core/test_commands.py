"""Every command has a name on the wire, and every name a command."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from liveroom.core import commands as c
from liveroom.core.commands import NAMES
from tests.core.story import Q1


def test_every_command_has_one_name() -> None:
    assert set(NAMES.values()) == set(get_args(c.SentCommand))
    assert len(set(NAMES.values())) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_the_commands_own_in_small_letters(name: str) -> None:
    assert name == re.sub(r"(?<!^)([A-Z])", r"_\1", NAMES[name].__name__).lower()


def test_the_kinds_of_commands_are_told_apart() -> None:
    kinds = [c.RundownCommand, c.QaCommand, c.StageCommand, c.ErasingCommand]
    alone = {*get_args(c.ProgramCommand), c.Claim}

    assert alone.union(*map(get_args, kinds)) == set(get_args(c.SentCommand))
    by_staff = [c.ModerationCommand, c.MarkCommand, c.SafetyCommand, c.BulkCommand]
    assert {c.SetWindow, c.NextQuestion, c.OrderRule, c.Stance}.union(
        *map(get_args, by_staff), get_args(c.AudienceCommand)
    ) == set(get_args(c.QaCommand))


def test_a_command_does_not_change_on_its_way() -> None:
    command = c.Vote(Q1, True)

    with pytest.raises(AttributeError):
        command.value = False  # type: ignore[misc]  # the point of the test
    assert command == c.Vote(Q1, True)
    assert hash(command) == hash(c.Vote(Q1, True))
