"""The benchmarks in small: everything is counted, the files have their shape, nothing is timed."""

from __future__ import annotations

import importlib
import json
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import desks, fixture, lcp, report, server, start, wire
from benchmarks.client import Client
from benchmarks.client_loop import ClientLoop
from benchmarks.figures import Outcome
from benchmarks.nodes import across, balanced, kill, promotion
from benchmarks.nodes import questions as node_questions
from benchmarks.nodes import votes as node_votes
from benchmarks.nodes.site import site
from benchmarks.options import Options
from benchmarks.server import DidNotStart

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="they read Linux's /proc")

ATTENDEES = 20


def ran(name: str, folder: Path) -> Outcome:
    """A benchmark with few attendees and rounds."""
    run = importlib.import_module(f"benchmarks.{name}").run
    outcome = run(Options(ATTENDEES, 3, 0.3, folder))
    assert isinstance(outcome, Outcome)
    return outcome


def values(outcome: Outcome) -> dict[str, float]:
    return {figure.name: figure.value for figure in outcome.figures}


def test_a_click_reaches_every_attendee_once_however_it_is_sent(tmp_path: Path) -> None:
    outcome = ran("fanout", tmp_path)

    floor = {"c loop", "os.write loop"} & outcome.curves.keys()
    assert outcome.curves.keys() - floor == {"liveroom", "naive Starlette"}
    assert len(floor) == 1
    assert all(curve[-1][1] == 1.0 for curve in outcome.curves.values())
    assert values(outcome)["frames out of order, doubled or unknown"] == 0
    assert values(outcome)["connections lost"] == 0
    assert values(outcome)["a cue's frame to a page"] <= 400
    assert {"change_segment to the last of all", "undo_last to the last of all"} <= set(
        values(outcome)
    )


def test_the_organisers_pages_are_painted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lcp, "LINES", [lcp.Line("no delay", 0, 1e9, 1e9)])
    monkeypatch.setattr(lcp, "QUIET_MS", 100)

    found = values(lcp.run(Options(ATTENDEES, 1, 0.3, tmp_path)))

    assert list(found) == ["review's largest paint, no delay", "home's largest paint, no delay"]
    assert min(found.values()) > 0


def test_everybody_comes_and_comes_back_after_a_kill(tmp_path: Path) -> None:
    outcome = ran("joins", tmp_path)

    assert values(outcome)["other frames to the others on a join"] == 0
    assert values(outcome)["handshakes refused"] == 0


def test_every_question_is_answered(tmp_path: Path) -> None:
    outcome = ran("questions", tmp_path)

    assert values(outcome)["refused"] == 0
    assert outcome.curves["liveroom"][-1][1] == outcome.raw["total"]


def test_what_one_desk_does_comes_to_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, less in {"APPROVED": 20, "ASKED": 10, "MANY": 30}.items():
        monkeypatch.setattr(desks, name, less)
    found = values(ran("desks", tmp_path))

    assert found["actions"] > 0
    assert found["refused"] == 0
    assert found["rounds of vote counts a second to each"] <= 1


def test_votes_are_counted_exactly(tmp_path: Path) -> None:
    outcome = ran("votes", tmp_path)

    assert values(outcome)["questions with a wrong count"] == 0
    assert values(outcome)["votes counted"] > 0
    assert values(outcome)["refused"] == 0


def test_whoever_does_not_read_is_cut_and_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIVEROOM_SLOW_READER_SECONDS", "1")

    outcome = ran("slow", tmp_path)

    assert values(outcome)["of them, something waits for"] == 1
    assert values(outcome)["others who lost their connection"] == 0


def test_the_others_see_every_cue_while_some_are_hostile(tmp_path: Path) -> None:
    found = values(ran("hostile", tmp_path))

    assert found["hostile: frames of floods"] > 0
    assert found["hostile: connections"] > 0
    assert found["others who lost their connection"] == 0


def test_a_server_starts_with_many_rooms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "ROOMS", 4)

    outcome = ran("start", tmp_path)

    assert outcome.settings["rooms"] == 4
    assert values(outcome)["the database"] > 0


def test_every_page_load_gets_the_page_and_its_files(tmp_path: Path) -> None:
    outcome = ran("page", tmp_path)

    assert outcome.raw["statuses"] == [200] * 3
    assert values(outcome)["loads that failed"] == 0


def test_a_room_with_a_past_opens(tmp_path: Path) -> None:
    outcome = ran("replay", tmp_path)

    assert outcome.settings["questions"] == ATTENDEES * 8
    assert outcome.settings["votes"] == ATTENDEES * 8
    assert {name for name in values(outcome) if name.startswith("one turn: ")} == {
        "one turn: vote",
        "one turn: ask",
        "one turn: approve",
        "one turn: cue_next",
    }


def test_what_is_written_has_the_promised_shape(tmp_path: Path) -> None:
    outcome = Outcome("fanout", {"attendees": 20}, axes=("ms", "share"))
    outcome.spread("last", [2.0, 1.0, 3.0], "ms", most=2.5)
    outcome.curves["liveroom"] = [(0.0, 0.0), (1.0, 1.0)]

    written = report.write(outcome, tmp_path)

    assert [path.name for path in written] == ["fanout.json", "fanout.png"]
    told = json.loads(written[0].read_text("utf-8"))
    assert told.keys() == {"benchmark", "settings", "figures", "raw", "at", "machine"}
    assert told["figures"] == [
        {
            "name": "last",
            "value": 2.0,
            "unit": "ms",
            "most": 2.5,
            "least": None,
            "low": 1.0,
            "high": 3.0,
            "note": "",
            "held": True,
        }
    ]


def test_figures_with_a_goal_make_the_table_of_the_page(tmp_path: Path) -> None:
    outcome = Outcome("votes", {})
    outcome.add("votes a second", 1234.5, "/s", least=1000)
    outcome.add("answer to a vote", 2.25, "ms")
    outcome.add("refused", 0, "", most=0)
    outcome.spread("… the last", [0.3, 0.7, 0.6], "s", most=0.5)
    report.write(outcome, tmp_path)

    assert report.markdown(tmp_path).splitlines() == [
        "| benchmark | figure | value | range | goal | |",
        "|---|---|---|---|---|---|",
        "| votes | votes a second | 1,234 /s |  | ≥ 1,000 | held |",
        "| votes | refused … the last | 0.6 s | 0.3–0.7 | ≤ 0.5 | MISSED |",
    ]


def test_another_checkout_is_measured_by_the_same_clients(tmp_path: Path) -> None:
    other = tmp_path / "other"
    (other / "src").mkdir(parents=True)
    (other / "src" / "liveroom.py").write_text('print("listening nowhere", flush=True)')
    options = Options(folder=tmp_path, source=other)

    with pytest.raises(DidNotStart, match="listening nowhere"), server.plain(options):
        pass


@pytest.mark.parametrize("size", [0, 125, 126, 65_535, 65_536])
def test_a_client_finds_whole_frames_and_waits_for_the_rest(size: int) -> None:
    text = b"x" * size
    data = wire.frame(text) + wire.frame(b"next")[:3]

    assert [(opcode, payload) for opcode, payload, _ in wire.split(data)] == [(wire.TEXT, text)]


def heard(*texts: bytes) -> ClientLoop:
    """A loop whose one client has read these."""
    loop = ClientLoop()
    client = Client(loop, b"")
    client.is_open = True
    loop.await_action()
    for text in texts:
        client.feed(wire.frame(text))
    return loop


def patch(seq: int, panels: bytes = b'"now":null') -> bytes:
    return b'{"t":"patch","seq":%d,"server_time":1,"panels":{%b}}' % (seq, panels)


def test_a_frame_that_comes_twice_is_told() -> None:
    loop = heard(patch(1), patch(2))

    assert (len(loop.arrivals), loop.repeated, loop.wrong) == (1, 1, 0)


def test_a_seq_that_goes_down_is_told() -> None:
    assert heard(patch(2), patch(1, b'"counts":{}')).wrong == 1


def test_a_frame_that_nobody_knows_is_told() -> None:
    assert heard(b'{"t":"tick"}').wrong == 1


def test_frames_are_counted_by_what_they_are_about() -> None:
    loop = heard(
        patch(1, b'"audience":{"count":3}'), patch(2, b'"counts":{"q1":2}'), patch(3, b'"qa":{}')
    )

    assert dict(loop.counts) == {"headcount": 1, "vote counts": 1, "patch": 1}


def test_a_rehearsal_is_at_work_while_the_live_room_answers(tmp_path: Path) -> None:
    outcome = ran("rehearsal", tmp_path)

    assert values(outcome)["refused"] == 0
    assert values(outcome)["a live answer beside a rehearsal, median"] > 0


def test_questions_that_are_asked_again_are_found_while_others_come_in(tmp_path: Path) -> None:
    found = values(ran("likeness", tmp_path))

    assert list(found) == [
        "all that are open are grouped after",
        "processor time a second",
        "one asked again is in a group after",
        "event loop held up, 99 of 100",
        "… one that does nothing else",
        "event loop held up, at most",
    ]
    assert found["one asked again is in a group after"] > 0


def test_three_nodes_serve_one_room_through_a_kill_and_a_fail_over(tmp_path: Path) -> None:
    """The parts of `nodes` that share a site, one after the other, each with its own questions."""
    outcome = Outcome("nodes", {})
    folder = Path(tempfile.mkdtemp(prefix="liveroom-nodes-"))  # short: it holds a socket's name
    options = Options(ATTENDEES, 1, 0.5, folder)
    with site(options, fixture.Questions(4, asked=1)) as running:
        first, second, third, *others = running.room.questions
        for part, questions in (
            (across, ()),
            (balanced, ()),
            (node_votes, others),
            (node_questions, running.room.questions),
            (promotion, [first]),
            (kill, [second, third]),
        ):
            room = replace(running.room, questions=questions)
            part.measure(outcome, replace(running, room=room), options)

    found = values(outcome)
    assert {figure.name for figure in outcome.figures if figure.most == 0 and figure.value} == set()
    assert found["moderators' commands meanwhile"] > 0
    assert found["commands"] > 0
