"""The state diagram of a question, drawn from its own table.

`python -m tests.house.states` writes it to docs/states.md.
"""

from __future__ import annotations

from pathlib import Path

from liveroom.core import events as e
from liveroom.core.questions.state import MOVES, OFF_AIR, SHOWN, QuestionState

PAGE = Path(__file__).parents[2] / "docs" / "states.md"

STEPS: dict[type[e.ModerationEvent], str] = {
    e.QuestionApproved: "approve",
    e.QuestionHeld: "hold",
    e.QuestionDismissed: "dismiss",
    e.QuestionQueued: "queue",
    e.QuestionWentLive: "go live",
    e.QuestionAnswered: "answer",
    e.QuestionMerged: "merge",
    e.QuestionWithdrawn: "withdraw",
    e.QuestionEdited: "edit",
}

INTRODUCTION = """# The states of a question

This page is drawn from the table `MOVES` in `src/liveroom/core/questions/state.py`;
a test fails when the two part. `python -m tests.house.states` draws it again.

A thick border means that attendees see the question. What is not here is refused with
`wrong_state`. Whoever takes a question off air says what becomes of it. An edit changes the
wording and no state. An undo gives the question back what it was before its last step, a split
what it was before it was merged; a question that was on air goes back there only when the air is
free, else to the head of the queue. At the end of the show a live question counts as answered
aloud, and nothing goes on air after it, unless the show goes on; a question that nobody came to
is then told to its asker as `no_time`. Votes for a merged question count for the one it was
folded into, until they are taken back there or it is split.
"""


def diagram() -> str:
    """The moves as a Mermaid state diagram, one arrow for each pair of states."""
    arrows: dict[tuple[QuestionState, QuestionState], list[str]] = {}
    for (state, step), to in MOVES.items():
        if step is not e.QuestionEdited:
            arrows.setdefault((state, to), []).append(STEPS[step])
    for to in OFF_AIR.values():
        arrows.setdefault((QuestionState.LIVE, to), []).append("take off")
    order = list(QuestionState)
    lines = [
        "stateDiagram-v2",
        "    classDef shown stroke-width:4px",
        f"    [*] --> {QuestionState.RECEIVED.value}: ask",
        *(
            f"    {start.value} --> {to.value}: {', '.join(steps)}"
            for (start, to), steps in sorted(
                arrows.items(), key=lambda arrow: [order.index(state) for state in arrow[0]]
            )
        ),
        *(f"    class {state.value} shown" for state in QuestionState if state in SHOWN),
    ]
    return "\n".join(lines)


def table() -> str:
    """The same moves as a table: a row for each state, a column for each step."""
    head = ["state", *STEPS.values()]
    rows = [
        [state.value, *(_cell(MOVES.get((state, step))) for step in STEPS)]
        for state in QuestionState
    ]
    return "\n".join(_row(cells) for cells in [head, ["---"] * len(head), *rows])


def _cell(to: QuestionState | None) -> str:
    return to.value if to else ""


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def page() -> str:
    """The whole page."""
    return f"{INTRODUCTION}\n```mermaid\n{diagram()}\n```\n\n{table()}\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
