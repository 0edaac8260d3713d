"""Holds a published account, and receipts, against what their chain says: docs/protocol.md.

It needs the files alone: neither the server nor anything else of liveroom.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from hashlib import sha256
from itertools import pairwise
from typing import Final, TypeVar

import msgspec
from msgspec import Struct

from liveroom.exports.outcomes.step_chain import FORMAT, RECEIPTS, Fates, OutcomeStep, follow, start

T = TypeVar("T")
_WORD = re.compile(r"[0-9a-z_]+", re.ASCII)


class Fault(StrEnum):
    """What a check finds; `SENTENCES` says it."""

    UNREADABLE = "unreadable"
    HEAD = "head"
    ORDER = "order"
    NUMBERS = "numbers"
    FATES = "fates"
    REWRITTEN = "rewritten"
    STEP = "step"
    WORDS = "words"


SENTENCES: Final[dict[Fault, str]] = {
    Fault.UNREADABLE: "A file is not what it should be, or of another room.",
    Fault.HEAD: "The steps do not add up to the head of the account.",
    Fault.ORDER: "The steps do not stand in the order of the room's log.",
    Fault.NUMBERS: "A question is missing, or two have the same number.",
    Fault.FATES: "What the account says of a question is not what its steps say.",
    Fault.REWRITTEN: "The account was another one when a receipt was given.",
    Fault.STEP: "A step of a question is not where its receipt says.",
    Fault.WORDS: "The words of a question are not those that were counted.",
}


class QuestionFate(Struct):
    """What became of a question, as the account says."""

    number: int
    fate: str


class AccountFile(Struct):
    """An account as it is published."""

    format: str
    room: str
    title: str
    seq: int
    ended: bool
    head: str
    fates: dict[str, int]
    questions: list[QuestionFate]
    steps: list[OutcomeStep]


class PlacedStep(Struct):
    """A step and its place in the account, from 1."""

    place: int
    seq: int
    at: int
    question: int
    state: str
    seal: str
    detail: str = ""
    words: str = ""
    reply: str = ""

    def step(self) -> OutcomeStep:
        texts = (self.state, self.seal, self.detail, self.words, self.reply)
        return OutcomeStep(self.seq, self.at, self.question, *texts)


class OwnWords(Struct):
    """Words of one's own, and the salt of their digest."""

    seq: int
    salt: str
    text: str


class SeenHead(Struct):
    """The head after so many steps."""

    place: int
    head: str


class ReceiptsFile(Struct):
    """Somebody's receipts of one room."""

    format: str
    room: str
    title: str
    steps: list[PlacedStep]
    words: list[OwnWords]
    heads: list[SeenHead]


def faults(account: bytes, receipts: Sequence[bytes] = ()) -> set[Fault]:
    """What is wrong with an account (JSON), and with it by each of the receipts (JSON)."""
    try:
        published = msgspec.json.decode(account, type=AccountFile)
        own = [msgspec.json.decode(each, type=ReceiptsFile) for each in receipts]
    except msgspec.DecodeError:
        return {Fault.UNREADABLE}
    of_receipts = (each.format != RECEIPTS or each.room != published.room for each in own)
    is_of_words = all(_is_of_words(step) for step in published.steps)
    if published.format != FORMAT or any(of_receipts) or not is_of_words:
        return {Fault.UNREADABLE}
    heads = [start(published.room), *follow(start(published.room), published.steps)]
    found = set(_in_itself(published, heads))
    return found.union(*(_by_receipt(published.steps, heads, each) for each in own))


def _is_of_words(step: OutcomeStep) -> bool:
    """Whether no field of its line can be taken for two, nor for none."""
    texts = (step.state, step.detail or "x", step.words or "x", step.reply or "x", step.seal)
    return all(_WORD.fullmatch(text) for text in texts)


def _in_itself(account: AccountFile, heads: Sequence[str]) -> Iterator[Fault]:
    if heads[-1] != account.head:
        yield Fault.HEAD
    seqs = [step.seq for step in account.steps] + [account.seq]
    if any(after < before for before, after in pairwise(seqs)):
        yield Fault.ORDER
    fates = Fates({})
    for step in account.steps:
        is_new = step.question == len(fates.last) + 1 and step.state == "received"
        if not is_new and step.question and step.question not in fates.last:
            yield Fault.NUMBERS
        fates.take(step)
    said = {each.number: each.fate for each in account.questions}
    became = {number: fate and fate.value for number, fate in fates.by_number().items()}
    sums = dict(Counter(said.values()))
    if (said, sums, account.ended) != (became, account.fates, fates.ended):
        yield Fault.FATES
    if len(said) != len(account.questions) or [*said] != [*range(1, len(said) + 1)]:
        yield Fault.NUMBERS


def _by_receipt(
    steps: Sequence[OutcomeStep], heads: Sequence[str], receipt: ReceiptsFile
) -> Iterator[Fault]:
    if any(seen.head != _at(heads, seen.place) for seen in receipt.heads):
        yield Fault.REWRITTEN
    if any(placed.step() != _at(steps, placed.place - 1) for placed in receipt.steps):
        yield Fault.STEP
    words = {step.seq: step.words for step in receipt.steps}
    if any(words.get(said.seq) != _digest(said) for said in receipt.words):
        yield Fault.WORDS


def _at(found: Sequence[T], place: int) -> T | None:
    return found[place] if 0 <= place < len(found) else None


def _digest(said: OwnWords) -> str | None:
    try:
        salt = bytes.fromhex(said.salt)
    except ValueError:
        return None
    return sha256(salt + said.text.encode("utf-8", "surrogatepass")).hexdigest()
