"""What the commands that look after a hall's database have in common."""

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

from server.storage.schema import upgrade
from server.storage.store import Store
from shared.wire.scalars import Moment


class Unusable(Exception):
    """What was asked for cannot be done; the message says what to do instead."""


@contextmanager
def open_store(database: str) -> Iterator[Store]:
    """The database, brought up to date."""
    upgrade(database)
    with closing(Store(database)) as store:
        yield store


def now() -> Moment:
    """This machine's time."""
    return time.time_ns() // 1_000_000
