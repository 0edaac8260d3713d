"""A room with a long evening behind it: how fast it opens, and what one turn costs in it."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter_ns

from benchmarks import processes, stage, wire
from benchmarks.figures import Outcome
from benchmarks.hall import Hall
from benchmarks.options import Options
from benchmarks.page import Page
from benchmarks.progress import Progress
from liveroom.core.questions.batch import MAX_UNDECIDED

QUESTIONS = 20_000
APPROVED_SHARE = 0.05
VOTES = 200_000
SEATS = 50
PATIENCE_SECONDS = 60.0


def run(options: Options) -> Outcome:
    """All figures of a room that is as full as attendees and moderators can have made it."""
    outcome = Outcome("replay", options.settings)
    persons = options.attendees
    questions = min(QUESTIONS - 100, persons * 10)
    approved = max(1, int(questions * APPROVED_SHARE))
    votes = min(VOTES, persons * approved)
    progress = Progress("replay", 4)
    progress.step("filling a room")
    undecided = min(MAX_UNDECIDED - 100, questions - approved)
    dismissed = questions - approved - undecided
    full = stage.Questions(approved, undecided, votes, dismissed=dismissed)
    began = perf_counter_ns()
    made = stage.build(options.folder / "data", persons, full)[0]
    spent = (perf_counter_ns() - began) / 1e9
    outcome.settings |= {"questions": questions, "votes": votes}
    outcome.add(
        "filled by the room's own road", (2 * questions - undecided + votes) / spent, "turns/s"
    )
    opened = []
    for number in range(max(2, options.rounds // 3)):
        progress.step("opening it")
        with processes.product(made.folder) as server:
            hall = Hall(made, server, min(SEATS, persons))
            opened.append(_open(hall))
            if number == 0:
                progress.step("one turn")
                _turns(outcome, hall, options.rounds)
            hall.end()
    most = 2 * votes / VOTES if votes < VOTES else 2
    outcome.spread("opened", opened, "s", most=most)
    progress.end()
    return outcome


def _open(hall: Hall) -> float:
    """Seconds until somebody who asks for the page of a room that rests gets it."""
    began = perf_counter_ns()
    loaded: list[Page] = []
    path = f"/api/v1/rooms/{hall.stage.room}/screen"
    token = hall.stage.cookies[0].partition("=")[2]
    request = wire.page_request(hall.server.host, path, "lr=1")
    request = request[:-2] + f"Authorization: Bearer {token}\r\n\r\n".encode()
    Page(hall.crowd, hall.server.address, [request], loaded.append)
    hall.crowd.until(lambda: len(loaded) == 1, PATIENCE_SECONDS, "the room opens")
    assert loaded[0].statuses == [b"200"]
    return (perf_counter_ns() - began) / 1e9


def _turns(outcome: Outcome, hall: Hall, rounds: int) -> None:
    """What each kind of command takes from being sent to being answered, alone."""
    hall.subscriber(hall.attendees)
    desk = hall.desk()
    hall.crowd.rest(0.5)
    unseen = hall.stage.questions[-rounds:]
    seen = hall.stage.questions[0]
    kinds: dict[str, Callable[[int], float]] = {
        "vote": lambda n: _one(
            hall, n, wire.command("vote", wire.new_id(), question=seen, value=n % 2 == 0)
        ),
        "ask": lambda n: _one(hall, n, wire.command("ask", wire.new_id(), text=f"One more? {n}")),
        "approve": lambda n: desk.do("approve", question=unseen[n], rev=1),
        "cue_next": lambda n: desk.do(("cue_next", "cue_previous")[n % 2], after=desk.on),
    }
    for name, take in kinds.items():
        took = []
        for number in range(rounds):
            took.append(take(number))
            hall.crowd.rest(0.05)
        outcome.spread(f"one turn: {name}", took, "ms", most=5)
        outcome.curves[name] = list(enumerate(took, 1))
    outcome.axes = ("turn", "ms from command to answer")


def _one(hall: Hall, number: int, data: bytes) -> float:
    crowd, attendee = hall.crowd, hall.attendees[number % len(hall.attendees)]
    crowd.latencies = []
    attendee.sent_at = perf_counter_ns()
    attendee.send(data)
    crowd.until(lambda: bool(crowd.latencies), PATIENCE_SECONDS, "an answer")
    return crowd.latencies[0] / 1e6
