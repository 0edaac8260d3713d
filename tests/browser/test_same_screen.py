"""A browser that patches an old screen sees what a fresh one would: checked against the core."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

from liveroom.core import commands as c
from liveroom.core.events import Recorded
from liveroom.core.ids import PersonId, QuestionId
from liveroom.core.program import Kind, Program, Segment, Speaker
from liveroom.core.refusals import Refused
from liveroom.core.roles import Audience, Person, Role, check
from liveroom.core.room import NEW, Room, decide, evolve
from liveroom.core.screens.diff import Screen, changes, screen, vote_counts, voted
from liveroom.core.screens.drawn import Drawn
from liveroom.core.screens.personal import personal
from liveroom.core.screens.renditions import small
from tests.browser.modules import modules
from tests.core.story import personal_changes

EVENINGS = 12
STEPS = 120
ANA, BO = Person(Role.ATTENDEE, PersonId("ana")), Person(Role.ATTENDEE, PersonId("bo"))
MODERATOR = Person(Role.MODERATOR)
PROGRAM = Program(
    "Ciudades",
    (
        Segment("Ponencia", Kind.TALK, 600, (Speaker("Ada Ruiz", "Alcaldesa", "Villa"),)),
        Segment("Preguntas", Kind.QA, 900),
    ),
    starts_at=1_585_924_200_000,
    time_zone="Europe/Madrid",
)


@dataclass(slots=True)
class Evening:
    """A room in which anything happens, and every patch that was sent of it."""

    chance: random.Random
    room: Room = NEW
    at: int = 1_585_924_200_000
    patches: list[tuple[Audience, PersonId | None, Screen]] = field(default_factory=list)

    def ask_for(self, command: c.Command, by: Person) -> None:
        """Let it happen or be refused; patches go out as the hub sends them."""
        self.at += self.chance.randrange(60_000)
        before = self.room
        try:
            check(by, command)
            events = decide(before, command, by, self.at, f"q{len(before.board.questions) + 1}")
        except Refused:
            return
        for event in events:
            self.room = evolve(self.room, Recorded(self.at, event))
        drawn = Drawn(before), Drawn(self.room)
        told = small(*drawn, changes(*drawn, events))
        for part in (told, vote_counts(self.room, voted(events))):
            self.patches += [(audience, None, patch) for audience, patch in part.items()]
        mine = personal_changes(before, self.room, events)
        self.patches += [(Audience.ATTENDEE, person, patch) for person, patch in mine.items()]

    def anything(self) -> tuple[c.Command, Person]:
        """Some wish, sensible or not."""
        chance = self.chance
        question = QuestionId(f"q{chance.randint(1, 6)}")
        found = self.room.board.questions.get(question)
        rev = found.rev if found else 1
        on = self.room.rundown.current
        wishes: list[tuple[c.Command, Person]] = [
            (c.Ask(f"¿Pregunta {chance.random()}?"), chance.choice((ANA, BO))),
            (c.Vote(question, chance.random() < 0.7), chance.choice((ANA, BO))),
            (c.Withdraw(question), chance.choice((ANA, BO))),
            (chance.choice((c.Hold(), c.Resume(), c.AddTime(30), c.CueNext(on))), MODERATOR),
            (c.Approve(question, rev), MODERATOR),
            (c.Queue(question, rev), MODERATOR),
            (c.GoLive(question, rev), MODERATOR),
            (c.Answer(question, rev, "written", "Sí."), MODERATOR),
            (c.Dismiss(question, rev, "Repetida"), MODERATOR),
            (c.Merge(question, rev, QuestionId(f"q{chance.randint(1, 6)}")), MODERATOR),
            (c.Edit(question, rev, f"¿Otra {chance.random()}?"), MODERATOR),
            (c.Undo(question, rev), MODERATOR),
        ]
        return chance.choice(wishes)


def seen(room: Room, audience: Audience, person: PersonId | None) -> Screen:
    """The whole screen of a seat, but for projections, which a page adds up."""
    whole: Any = screen(room, audience) | (personal(room, person) if person else {})
    for row in whole.get("rundown", ()):
        del row["projected_start"]
    return dict(whole)


def kept(whole: Any) -> Screen:
    """The same as a page has it: what is on and what is next with all that their rows say."""
    if "rundown" not in whole:
        return dict(whole)
    rows = {row["segment"]: row for row in whole["rundown"]}
    now, next = whole["now"], whole["next"]
    return whole | {
        "now": now and now | rows[now["segment"]],
        "next": next and rows[next["segment"]],
    }


def test_an_old_screen_with_its_patches_is_a_fresh_screen() -> None:
    seats: list[tuple[Audience, PersonId | None]] = [
        *((audience, None) for audience in Audience),
        *((Audience.ATTENDEE, person.id) for person in (ANA, BO)),
    ]
    stories: list[tuple[Screen, list[Screen]]] = []
    fresh: list[Screen] = []
    for seed in range(EVENINGS):
        evening = Evening(random.Random(seed))
        evening.ask_for(c.LoadProgram(PROGRAM), MODERATOR)
        evening.ask_for(c.Open(), MODERATOR)
        old, evening.patches = evening.room, []
        for _ in range(STEPS):
            evening.ask_for(*evening.anything())
        for audience, person in seats:
            patches = [
                patch
                for whose, who, patch in evening.patches
                if whose is audience and who in (None, person)
            ]
            stories.append((seen(old, audience, person), patches))
            fresh.append(kept(seen(evening.room, audience, person)))

    with modules() as browser:
        patched = browser.call(
            "shared/patch.js",
            "return v[0].map(([s, all]) => all.reduce(m.applyPatch, m.completed(s)));",
            stories,
        )

    assert sum(len(patches) for _, patches in stories) > EVENINGS * STEPS
    assert patched == fresh
