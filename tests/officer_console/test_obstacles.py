"""What this console says beforehand is what the server would say."""

import dataclasses
from dataclasses import dataclass

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_console.actions import KEYS, Action
from officer_console.viewmodels.obstacles import Situation, obstacle
from officer_console.viewmodels.rows import TicketRow
from shared.wire import methods as do
from shared.wire.errors import Error
from shared.wire.scalars import TicketId
from tests.officer_console.hall import Hall

KTP = "dukcapil-cetak-ktp-baru"
ME = "arif.kurniawan"
NOT_ALONE = (Action.UNDO, Action.UNDO_NO_SHOW)
"""They follow on something that was done before."""


@dataclass(frozen=True)
class Scene:
    """A counter in some state, one ticket waiting and one on hold."""

    hall: Hall
    waiting: TicketId
    held: TicketId
    there: TicketId
    """At the counter; where nobody is, the one waiting."""


def set_scene(visitor: str) -> Scene:
    hall = Hall()
    hall.act(do.OpenCounter("1"), ME)
    held = hall.issue(KTP)
    for command in (do.CallNext("1"), do.HoldTicket("1")):
        hall.act(command, ME)
    if visitor in ("called", "serving"):
        hall.issue(KTP)
        hall.act(do.CallNext("1"), ME)
    if visitor == "serving":
        hall.act(do.StartService("1"), ME)
    if visitor == "paused":
        hall.act(do.PauseCounter("1"), ME)
    waiting = hall.issue(KTP).id
    return Scene(hall, waiting, held.id, hall.day.board.counters["1"].ticket or waiting)


def command_of(action: Action, scene: Scene) -> do.Command | None:
    paused = scene.hall.day.board.counters["1"].status == "paused"
    match action:
        case Action.CALL_CHOSEN:
            return do.CallTicket("1", scene.waiting, "diminta")
        case Action.TRANSFER:
            return do.TransferTicket("1", "polres-skck-baru")
        case Action.REPRINT:
            return do.ReprintTicket(scene.waiting, "kiosk-1")
        case Action.RETURN:
            return do.ReturnTicket(scene.held)
        case Action.PAUSE:
            return do.ResumeCounter("1") if paused else do.PauseCounter("1")
        case Action.NEXT:
            return do.CallNext("1")
        case Action.RECALL:
            return do.Recall("1")
        case Action.START:
            return do.StartService("1")
        case Action.FINISH:
            return do.FinishService("1")
        case Action.NO_SHOW:
            return do.MarkNoShow("1")
        case Action.HOLD:
            return do.HoldTicket("1")
        case Action.LEAVE:
            return do.CloseCounter("1")
        case Action.NOTE:
            return do.NoteVisit("1", "served")
        case Action.PLAN:
            return do.PlanVisit(scene.there, ("polres-skck-baru",))
        case Action.WALK_IN:
            return do.IssueTicket(KTP, paper=False)
        case Action.CANCEL:
            return do.CancelTicket(scene.waiting)
        case _:
            return None


VISITORS = ("none", "called", "serving", "paused")
SCENES = [(action, visitor) for action in KEYS if action not in NOT_ALONE for visitor in VISITORS]
# The server lets a waiting ticket be planned, too; the console plans for the visitor at the counter.
SCENES = [scene for scene in SCENES if scene not in ((Action.PLAN, "none"), (Action.PLAN, "paused"))]


@pytest.mark.parametrize(("action", "visitor"), SCENES)
def test_the_console_and_the_server_agree(action: Action, visitor: str) -> None:
    scene = set_scene(visitor)
    board = scene.hall.day.board
    seat = board.counters["1"]
    command = command_of(action, scene)
    assert command is not None
    row = TicketRow(scene.waiting, "A-003", "", False, 0, 0, "waiting", 0)
    site = scene.hall.site.description
    situation = Situation(
        seat.status,
        board.tickets[seat.ticket].state if seat.ticket else None,
        chosen=row,
        aside=row,
        next_finishes=site.next_finishes,
        recall_limit=site.recall_limit,
        recalls_before_no_show=site.recalls_before_no_show,
        printing=True,
    )
    told = obstacle(action, situation)
    answer = scene.hall.act(command, ME)
    assert told == (answer.data.code if isinstance(answer, Error) else None)


@given(st.sampled_from(list(KEYS)), st.booleans(), st.sampled_from([None, "called", "serving"]))
def test_nothing_chosen_is_told_before_it_is_sent(action: Action, paused: bool, visitor: str | None) -> None:
    told = obstacle(action, Situation("paused" if paused else "open", visitor))  # type: ignore[arg-type]
    if action in (Action.RETURN, Action.UNDO_NO_SHOW):
        assert told in ("choose_aside", "choose_no_show")
    if action is Action.UNDO:
        assert told == "nothing_to_undo"
    if action is Action.CANCEL and visitor is None:
        assert told == "choose_to_cancel"
    if action is Action.REPRINT:
        assert told == ("choose_ticket" if visitor is None else "no_kiosk_prints")
    if action is Action.CALL_CHOSEN and not paused:
        assert told == "choose_waiting"


@pytest.mark.parametrize("limit", [0, 1, 2])
@pytest.mark.parametrize("needed", [0, 1])
def test_the_console_and_the_server_agree_on_recalls(limit: int, needed: int) -> None:
    hall = Hall()
    description = msgspec.structs.replace(hall.site.description, recall_limit=limit, recalls_before_no_show=needed)
    hall.set_site(dataclasses.replace(hall.site, description=description))
    hall.act(do.OpenCounter("1"), ME)
    hall.issue(KTP)
    hall.act(do.CallNext("1"), ME)
    hall.act(do.Recall("1"), ME)
    situation = Situation("open", "called", recalls=1, recall_limit=limit, recalls_before_no_show=needed)
    for action, command in ((Action.RECALL, do.Recall("1")), (Action.NO_SHOW, do.MarkNoShow("1"))):
        answer = hall.act(command, ME)
        assert obstacle(action, situation) == (answer.data.code if isinstance(answer, Error) else None)


def test_no_two_actions_share_a_key() -> None:
    assert len(set(KEYS.values())) == len(KEYS)
