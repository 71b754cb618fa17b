"""Ids for commands: each its own, and sorted by time."""

from uuid import RFC_4122, UUID

import msgspec
import pytest

from shared.link.ids import new_id
from shared.wire.scalars import CommandId

NOW = 1_795_399_200_000


def test_no_two_ids_of_one_moment_are_the_same() -> None:
    assert len({new_id(NOW) for _ in range(10_000)}) == 10_000


def test_a_later_id_sorts_after_an_earlier_one() -> None:
    ids = [new_id(NOW + ms) for ms in range(1000)]
    assert ids == sorted(ids)


@pytest.mark.parametrize("at", [0, NOW, 2**48 - 1, 2**53 - 1])
def test_an_id_is_a_uuid_that_the_wire_takes(at: int) -> None:
    id = new_id(at)
    assert msgspec.convert(id, CommandId) == id
    assert UUID(id).version == 7
    assert UUID(id).variant == RFC_4122


def test_an_id_tells_when_it_was_made() -> None:
    assert UUID(new_id(NOW)).int >> 80 == NOW
