"""The two ways in which an officer presses."""

from collections.abc import Callable

import pytest

from officer_console.actions import Action
from tests.officer_console.pc import WiredPc

Press = Callable[[WiredPc, Action], None]


def by_key(pc: WiredPc, action: Action) -> None:
    pc.key(action)


def by_mouse(pc: WiredPc, action: Action) -> None:
    pc.click(action)


both_ways = pytest.mark.parametrize("press", [by_key, by_mouse])
