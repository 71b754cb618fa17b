"""Kiosks for tests, each taken down after its test."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.kiosk.stage import Stage

SetStage = Callable[..., Stage]


@pytest.fixture
def set_stage(qtbot: QtBot, tmp_path: Path) -> Iterator[SetStage]:
    """Makes a kiosk as the test wants it."""
    stages: list[Stage] = []
    yield partial(Stage, qtbot, tmp_path, on_set=stages.append)
    for stage in stages:
        stage.close()


@pytest.fixture
def stage(set_stage: SetStage) -> Stage:
    """A kiosk in portrait, with its hall open."""
    made = set_stage()
    made.open()
    return made
