"""The kiosks of a hall as its staff, and the other kiosks, see them: who is there, and whose printer works."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from shared.wire.scalars import Code, Moment

PrinterCondition = Literal[
    "unknown",
    "ready",
    "near_end",
    "out_of_paper",
    "cover_open",
    "offline",
    "error",
    "hung",
    "silent",
    "unreachable",
]
"""What a kiosk knows of its printer."""

PRINTS: frozenset[PrinterCondition] = frozenset({"unknown", "ready", "near_end"})
"""Conditions in which a ticket sent to the printer may be expected to come out; `unknown`: it has no way to say."""

Count = Annotated[int, Meta(ge=0, lt=2**31)]


class KioskState(Struct, frozen=True):
    """One kiosk: whether it is connected, and what it last said of itself."""

    code: Code
    name: str
    online: bool
    printer: PrinterCondition
    paper_left: Count | None
    """Tickets that the roll is good for; null where the kiosk does not count them."""
    waiting_to_send: Count
    """Tickets of its own series that it has printed and the server has not been told of."""
    since: Moment
    """When it came, or went."""


class Kiosks(Struct, frozen=True):
    """The `hall.kiosks` notification: every kiosk of the site that has not been withdrawn."""

    kiosks: tuple[KioskState, ...]
