"""People in a sentence, each with what stands beside the name: a role before it, more behind it."""

from __future__ import annotations

import re
from functools import cached_property

from liveroom.importing.people.honorifics import name_start
from liveroom.importing.people.organisations import is_organisation, is_place
from liveroom.importing.people.person import parts_of
from liveroom.importing.people.role_words import is_role
from liveroom.importing.prose import phrasing as words
from liveroom.importing.prose.described_person import (
    Described,
    bare,
    is_position,
    parted,
    role_word,
)
from liveroom.importing.prose.persons import NamePlace
from liveroom.importing.prose.roles_ahead import FARTHEST, FEW, STOPS, RolesAhead
from liveroom.importing.text.pieces import trimmed
from liveroom.importing.text.rich import Rich

_ADDRESS = re.compile(r"[\w-]+(?:\.\w{2,})+")
_YEARS = re.compile(r"^\W*(?:\w{1,4}\W*)?\d{4}")

_PAIR = 2
_CLOSING = frozenset({",", ";", "(", "•", ""})
_PARTS = frozenset({";", "•"})
_SAID_BEHIND = frozenset({",", "-", ":"})


class BesideNames(RolesAhead):
    """Reads the people of one sentence."""

    @cached_property
    def marks(self) -> list[int]:
        """The semicolons and bullets that part people, each of whom has all words up to one."""
        last = len(self.sentence.tokens)
        places = (at for at in range(last) if self.sentence.word(at) in _PARTS or self._dashes(at))
        found = [at for at in places if self._is_before_person(at)]
        first = self.names.get(0) or self.names.get(1)
        whole = self.sentence.bullet and first is not None and first.sure
        return [*found, last - (self.sentence.word(last - 1) == ".")] if found or whole else []

    def _dashes(self, at: int) -> bool:
        """Whether a dash parts people, as the one behind a colon: `Speakers: – A, keeper – B`."""
        text = self.sentence.rich.folded
        return ": - " in text and self.sentence.word(at) == "-" and self.is_apart(at)

    def _is_before_person(self, mark: int) -> bool:
        word = self.sentence.word
        joined = words.AND_MORE.at(self.sentence.tokens, mark + 1)
        at = joined[1] if joined else mark + 1
        while word(at) in words.FILLING | words.OF and not self.starts(at):
            at += 1
        named = self.names.get(at)
        return self.starts(at) or (named is not None and word(named.end) in {",", "("})

    def item(self, at: int, floor: int, pairs: bool = False) -> Described:
        """The person whose name starts at a place; nothing before `floor` is its own.

        `pairs`: in this list a role stands before each name.
        """
        named = self.names[at]
        tokens, rich = self.sentence.tokens, self.sentence.rich
        first = name_start(tokens, at)
        name = rich.cut(tokens[first].start, tokens[named.end - 1].end)
        role, start, several = self.role_before(at, floor)
        comma = role is not None and self.sentence.word(at - 1) == ","
        mark = self._mark_behind(named.end, role is not None)
        if mark:
            after, end = self._up_to(named.end, mark, role is not None), mark
        else:
            after, end = self._after(named.end, comma or (pairs and role is not None))
        return Described(named, name, start, end, role, after, several)

    def starts(self, at: int, pairs: bool = False) -> bool:
        """Whether a person starts here: a name, or a role with its name behind."""
        word = self.sentence.word
        named = self.names.get(at)
        if named is not None:
            return named.sure or self._is_described(named.end)
        article = word(at) in words.ARTICLES
        first = at + article
        if word(at) in words.GERMAN and self.sentence.capital(first) and first + 1 in self.names:
            return True  # die Sängerin Ana Ruiz
        role = next((k for k in range(first, first + 3) if role_word(word(k))), None)
        if role is None:
            return False
        for place in range(role, min(role + FARTHEST, len(self.sentence.tokens))):
            owned = word(place - 1) in words.OF and not self._is_honoured(place)
            if not owned and place in self.names and self.names[place].sure | article | pairs:
                if word(place - 1) in words.ANDS:
                    return False
                return word(place - 1) != "," or article or pairs
            if word(place) in STOPS or self._turns(place):
                return False
            if word(place) == "," and place + 1 not in self.names and not (article or pairs):
                return False
        return False

    def _is_honoured(self, at: int) -> bool:
        return at in self.names and self.names[at].honoured

    def _is_described(self, at: int) -> bool:
        """Whether a bracket or a role stands here."""
        if self.sentence.word(at) == "(":
            return True
        part = self.sentence.cut(at + 1, min(at + FEW, len(self.sentence.tokens)))
        marked = self.sentence.word(at) == "," or self.is_apart(at)
        return marked and bool(part.text) and is_role(part)

    def _after(self, at: int, pairs: bool) -> tuple[tuple[Rich, ...], int]:
        """What is said behind a name, and where its words end."""
        word = self.sentence.word
        parts: list[Rich] = []
        at += word(at) == "," and word(at + 1) == "("
        if word(at) == "(":
            close = next((k for k in range(at, self._limit(at)) if word(k) == ")"), None)
            if close is None:
                return (), at
            inner = self.sentence.cut(at + 1, close)
            told = inner.text[:1].isupper() or is_role(inner)
            if told and not _YEARS.search(inner.text):
                parts += parts_of(inner)
            at = close + 1
        if pairs:
            return tuple(parts), at
        lead = words.FROM.at(self.sentence.tokens, at)
        if lead is not None and not parts:
            end = self._phrase_end(lead[1])
            whole = self.sentence.cut(lead[1], end)
            named = self.names.get(lead[1])
            house = whole.text[:1].isupper() or _ADDRESS.fullmatch(whole.text)
            if house and not (named and named.sure):
                if is_place(whole):
                    at = end
                else:
                    return (trimmed(whole),), end
        being = words.IS.at(self.sentence.tokens, at)
        first = being[1] if being else at + (word(at) in _SAID_BEHIND)
        if first == at and not role_word(word(at)):
            return tuple(parts), at
        ends = first >= len(self.sentence.tokens) or word(first) in {"sowie", "oraz", "and", "und"}
        if ends or self.starts(first) or self._turns(first):
            return tuple(parts), at
        end = self._phrase_end(first)
        while end > first and word(end - 1) in words.ANDS:
            end -= 1
        phrase = self.sentence.cut(first, end)
        if not self._is_said_of(phrase, first, end):
            return tuple(parts), at
        return (*parts, *parted(bare(phrase))), end

    def _mark_behind(self, at: int, known: bool) -> int | None:
        """The mark that ends all that is said of a person: `; ` before the next one's name.

        Where a role is `known` already, no other name stands before it.
        """
        mark = next((mark for mark in self.marks if mark >= at), None)
        if mark is None or mark - at > 2 * FARTHEST or any(map(self._turns, range(at, mark))):
            return None
        if self.sentence.bullet and any(map(self._relates, range(at, mark))):
            return None
        others = [one for place, one in self.names.items() if at < place < mark and one.sure]
        if others and (known or any(map(self._is_listed, others))):
            return None
        word = self.sentence.word
        about = (k for k in range(at, mark) if word(k) == "," and word(k + 1) in words.ABOUT)
        return next(about, mark)

    def _is_listed(self, one: NamePlace) -> bool:
        """Whether the name is one more in a list: between marks, or described itself."""
        word = self.sentence.word
        led = word(one.start - 1) in words.ANDS | {",", "o", "ou"}
        ends = word(one.end) in words.ANDS | _CLOSING or role_word(word(one.end))
        return led and (ends or self.is_apart(one.end))

    def _up_to(self, at: int, mark: int, known: bool) -> tuple[Rich, ...]:
        """What the words up to a mark say; where a role is `known`, another role or a house."""
        at += self.sentence.word(at) in _SAID_BEHIND
        lead = words.FROM.at(self.sentence.tokens, at)
        whole = trimmed(self.sentence.cut(lead[1] if lead else at, mark), " ,-:")
        inner = "(" in whole.text and whole.text[-1] != ")"
        said = [bare(whole)] if inner else parted(bare(whole)) if whole.text else []
        return tuple(said) if not known or any(map(is_position, said)) else ()

    def _is_said_of(self, phrase: Rich, first: int, end: int) -> bool:
        """Whether the words behind a comma say more of the person."""
        if not phrase.text:
            return False
        word = self.sentence.word
        inside = {word(at) for at in range(first, end)}
        if inside & words.RELATIVE_SURE:
            return False
        lead = words.FROM.at(self.sentence.tokens, first)
        owned = lead is not None and self.sentence.capital(lead[1])
        if is_role(phrase) or is_organisation(phrase) or owned:
            return True
        if word(first - 1) not in {",", "-"}:
            return False
        other = self.names.get(first)
        if other and other.end == end and end - first == _PAIR:
            return False  # one more in a list of names, or a house: the list tells
        closed = word(end) in {",", ";", ".", "", ")"} | words.ANDS
        return closed and end - first <= FEW and word(first) not in words.NOT_SAID

    def _phrase_end(self, first: int) -> int:
        """Where the words about a person that start here end."""
        word, tokens = self.sentence.word, self.sentence.tokens
        at, depth, quoted = first, 0, False
        while at < self._limit(first):
            text = word(at)
            quoted = quoted != (text == '"')
            if text == "(":
                depth += 1
            elif text == ")":
                if not depth:
                    break
                depth -= 1
            elif not depth and not quoted and text != '"':
                if text in {";", ":", "!", "?", "|", "•"} or (text == "." and self._stops(at)):
                    break
                if text == "-" and self.is_apart(at):
                    break
                if at > first and (self._turns(at) or self._relates(at)):
                    break
                if text == "," and not self._goes_on(at + 1):
                    break
                joined = words.AND_MORE.at(tokens, at)
                if joined and at > first and (self._parts(joined[1]) or self._is_verb(at)):
                    break
            at += 1
        return at

    def _turns(self, at: int) -> bool:
        """Whether words that say who takes part start here."""
        tokens = self.sentence.tokens
        led = self.sentence.word(at) in words.WITH and words.NOUNS.at(tokens, at) is not None
        made = self.sentence.word(at).startswith(words.MADE_BY)
        by = made and self.sentence.word(at + 1) in words.BY
        return led or by or at in self.sentence.acts

    def _limit(self, first: int) -> int:
        return min(len(self.sentence.tokens), first + 2 * FARTHEST)

    def _stops(self, at: int) -> bool:
        """Whether the dot ends a sentence or the text."""
        tokens = self.sentence.tokens
        following = at + 1 >= len(tokens) or tokens[at + 1].start > tokens[at].end
        return following and len(self.sentence.word(at - 1)) > 1

    def _relates(self, at: int) -> bool:
        """Whether a sentence goes on here: who will …"""
        word = self.sentence.word
        if self.sentence.capital(at):
            return False  # vicedirettrice del Corriere della Sera
        return (
            word(at) in words.RELATIVE_SURE
            or (word(at) in words.RELATIVE and word(at - 1) == ",")
            or word(at) in words.AUXILIARY | words.WILL
        )

    def _goes_on(self, at: int) -> bool:
        """Whether what follows a comma still belongs to the person before it."""
        if at >= len(self.sentence.tokens) or self.starts(at) or self._relates(at):
            return False
        tokens = self.sentence.tokens
        if at in self.sentence.acts or words.AND_MORE.at(tokens, at):
            return False
        end = next(
            (
                k
                for k in range(at, min(at + FARTHEST, len(tokens)))
                if self.sentence.word(k) in {",", ";", "."}
            ),
            min(at + FARTHEST, len(tokens)),
        )
        part = self.sentence.cut(at, end)
        if is_role(part) or is_organisation(part) or is_place(part):
            return True
        several = any(self.sentence.word(k) in words.ANDS for k in range(at, end))
        small = part.text[:1].islower() or not any(k in self.names for k in range(at, end))
        return several and end - at <= FEW and small

    def _is_verb(self, at: int) -> bool:
        """Whether a verb follows the German and: `und arbeitet seit`, not `und freie Autorin`."""
        small = not (self.sentence.capital(at + 1) or self.sentence.capital(at + 2))
        return (
            self.sentence.word(at) == "und" and small and not role_word(self.sentence.word(at + 1))
        )

    def _parts(self, at: int) -> bool:
        """Whether the and before this place parts two people, or two sentences."""
        acts = at in self.sentence.acts or self._relates(at)
        led = self.sentence.word(at) in words.OF and self.starts(at + 1)
        return acts or led or self.starts(at)
