"""Snapshots of a board, encoded once however many displays come back at the same moment."""

from msgspec.structs import replace

from shared.wire.board import Board
from shared.wire.codec import encode_answer
from shared.wire.methods import Subscribed
from shared.wire.scalars import Seq
from shared.wire.ticket import public_counter, public_ticket


class SnapshotCache:
    """Keeps the newest answer to `board.subscribe`, one for consoles and one for everyone else."""

    def __init__(self) -> None:
        self._kept: dict[bool, tuple[Board, Seq, bytes]] = {}

    def subscribed(self, board: Board, *, staff: bool) -> bytes:
        """The encoded answer with the board as it is now; without officers and reasons unless for `staff`."""
        kept = self._kept.get(staff)
        if kept is None or kept[0] is not board or kept[1] != board.seq:
            snapshot = board.snapshot()
            if not staff:
                counters = tuple(public_counter(counter) for counter in snapshot.counters)
                tickets = tuple(public_ticket(ticket) for ticket in snapshot.tickets)
                snapshot = replace(snapshot, counters=counters, tickets=tickets)
            kept = self._kept[staff] = (board, board.seq, encode_answer(Subscribed(board.seq, snapshot)))
        return kept[2]
