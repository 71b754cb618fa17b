"""Whole consoles in a hall without a network."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from officer_console.app import TEXTS, Console
from officer_console.services.login_token import LoginToken
from officer_console.settings import Settings
from officer_console.views.dress import Dress
from shared.link.settings import LinkSettings
from shared.ui.link import LinkAdapter
from shared.ui.translation import Translation
from tests.officer_console.hall import Hall, Wire

OpenConsole = Callable[..., "Desk"]


class Desk:
    """One PC in the hall: its console, and the cable that tests pull."""

    def __init__(self, console: Console, wire: Wire, translation: Translation) -> None:
        self.console = console
        self.wire = wire
        self.translation = translation

    def switch_off(self) -> None:
        """The PC loses its power: nothing is said to the server."""
        self.console.link.close()
        self.console.window.hide()
        self.console.window.deleteLater()
        self.translation.remove()
        for part in (self.console.desk, self.console.counters, self.console.login, self.console.session):
            part.deleteLater()
        self.console.link.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def hall() -> Hall:
    return Hall()


@pytest.fixture
def open_console(qtbot: QtBot, qapp: QApplication, hall: Hall, tmp_path: Path) -> Iterator[OpenConsole]:
    """Switch on a PC: `open_console(language=…, state=…, connected=…)`."""
    open_desks: list[Desk] = []

    def switch_on(
        *,
        language: str = "id",
        state: Path = tmp_path,
        connected: bool = True,
        scheme: str = "light",
        token: str = "device",
    ) -> Desk:
        settings = Settings("ws://127.0.0.1:1/", state / "console.token", state, language, scheme)  # type: ignore[arg-type]
        officer_token = LoginToken(settings.officer_token_file).read()
        translation = Translation((TEXTS,), language)

        def plug_in(*args: object, **options: object) -> Wire:
            wire = hall.plug_in(*args, **options)  # type: ignore[arg-type]
            assert isinstance(wire, Wire)
            wire.plugged = connected
            return wire

        link = LinkAdapter(
            LinkSettings(settings.server, token, "console/test", officer_token), open_link=plug_in, clock=hall.clock
        )
        console = Console(link, settings, translation, Dress(qapp, settings.scheme))
        desk = Desk(console, hall.wires[-1], translation)
        open_desks.append(desk)
        console.window.resize(1366, 700)
        console.window.show()
        qtbot.waitActive(console.window)
        return desk

    yield switch_on
    for desk in open_desks:
        desk.switch_off()
    qapp.setStyleSheet("")
