"""Events as they are sent and stored: encoded once, for however many clients."""

import msgspec
from msgspec import Struct

from server.storage.entries import JournalEntry
from server.storage.store import StoredEvent
from shared.wire.codec import encode_answer, recorded_bytes
from shared.wire.events import Event, Recorded, TicketPrintReported, public
from shared.wire.scalars import Code, CommandId, Moment, Seq

_decode_event = msgspec.json.Decoder(Event).decode


class Told(Struct, frozen=True):
    """An event for consoles and for everyone else, each an encoded `Recorded`; most often the same bytes."""

    seq: Seq
    at: Moment
    staff: bytes
    public: bytes


_LATER = b'"type":"announcement.'
_STAND_IN = encode_answer(TicketPrintReported("00000000-0000-0000-0000-000000000000", "printed"))


def is_later(told: Told) -> bool:
    """Whether only clients that have said so can read an event."""
    return _LATER in told.public


def for_older(told: Told) -> Told:
    """An event as the other clients are told it: in its place, but as one that changes nothing for them.

    The paper of a ticket that is not on the board is none of theirs, and its number keeps their sequence whole.
    """
    if not is_later(told):
        return told
    blank = recorded_bytes(told.seq, told.at, _STAND_IN)
    return Told(told.seq, told.at, blank, blank)


def read(stored: StoredEvent) -> Recorded:
    """An event from the journal.

    Raises:
        msgspec.DecodeError: it was written by a version that this one does not understand.
    """
    return Recorded(stored.seq, stored.at, _decode_event(stored.event))


def record(site: Code, recorded: Recorded, encoded: bytes, command: CommandId | None) -> JournalEntry:
    """An event with what it is as JSON, ready to be stored; `command` led to it."""
    kind = str(recorded.event.__struct_config__.tag)
    return JournalEntry(site, recorded.seq, recorded.at, kind, command, encoded.decode())


def tell(recorded: Recorded, encoded: bytes) -> Told:
    """An event with what it is as JSON, ready to send."""
    staff = recorded_bytes(recorded.seq, recorded.at, encoded)
    for_all = public(recorded.event)
    if for_all is recorded.event:
        return Told(recorded.seq, recorded.at, staff, staff)
    return Told(recorded.seq, recorded.at, staff, recorded_bytes(recorded.seq, recorded.at, encode_answer(for_all)))
