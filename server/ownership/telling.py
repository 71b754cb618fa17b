"""Events as they are sent and stored: encoded once, for however many clients."""

import msgspec
from msgspec import Struct

from server.storage.entries import JournalEntry
from server.storage.store import StoredEvent
from shared.wire.codec import encode_answer, recorded_bytes
from shared.wire.events import Event, Recorded, public
from shared.wire.scalars import Code, CommandId, Moment, Seq

_decode_event = msgspec.json.Decoder(Event).decode


class Told(Struct, frozen=True):
    """An event for consoles and for everyone else, each an encoded `Recorded`; most often the same bytes."""

    seq: Seq
    at: Moment
    staff: bytes
    public: bytes


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
