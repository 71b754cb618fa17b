"""Whole consoles in a hall without a network."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from officer_console.services.hotkeys.port import HotKeys
from tests.officer_console.hall import Hall
from tests.officer_console.pc import WiredPc, settings_in


class SwitchOn(Protocol):
    """Switches a PC on. PCs with the same `state` folder are one PC, restarted."""

    def __call__(
        self,
        *,
        language: str = "id",
        scheme: str = "light",
        state: Path | None = None,
        connected: bool = True,
        device: str = "device",
        strip: bool = False,
        hot_keys: HotKeys | None = None,
    ) -> WiredPc: ...


@pytest.fixture
def hall() -> Hall:
    return Hall()


@pytest.fixture
def switch_on(qtbot: QtBot, qapp: QApplication, hall: Hall, tmp_path: Path) -> Iterator[SwitchOn]:
    running: list[WiredPc] = []

    def switch(
        *,
        language: str = "id",
        scheme: str = "light",
        state: Path | None = None,
        connected: bool = True,
        device: str = "device",
        strip: bool = False,
        hot_keys: HotKeys | None = None,
    ) -> WiredPc:
        settings = replace(settings_in(state or tmp_path, language=language, scheme=scheme), strip=strip)
        running.append(WiredPc(qtbot, qapp, hall, settings, connected=connected, device=device, hot_keys=hot_keys))
        return running[-1]

    yield switch
    for pc in running:
        pc.switch_off()
    qapp.setStyleSheet("")


@pytest.fixture
def pc(switch_on: SwitchOn) -> WiredPc:
    """A PC whose officer still has to log in."""
    return switch_on()


@pytest.fixture
def at_desk(pc: WiredPc) -> WiredPc:
    """A PC whose officer sits at counter 1, which serves Dukcapil."""
    pc.sit_down()
    return pc
