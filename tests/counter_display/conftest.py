"""A display before a hall that does what the test says."""

from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from counter_display.display import Display
from counter_display.memory import CallMemory
from counter_display.settings import CallSettings, MediaSettings, ScreenSettings, Settings
from shared.ui.link import LinkAdapter
from tests.counter_display.fake_hall import FakeClock, FakeHall, make_site, open_link

OpenDisplay = Callable[..., Display]


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def hall(qapp: QGuiApplication) -> FakeHall:
    return FakeHall(make_site())


@pytest.fixture
def open_display(qtbot: QtBot, hall: FakeHall, clock: FakeClock) -> Iterator[OpenDisplay]:
    """Opens a display as its program does, with a cable to `hall` that is not in yet."""
    displays: list[Display] = []

    def open_one(
        size: tuple[int, int] = (1920, 1080),
        *,
        screen: ScreenSettings | None = None,
        calls: CallSettings | None = None,
        media: MediaSettings | None = None,
        zones: tuple[str, ...] = (),
        counter: str | None = None,
        language: str = "id",
        memory: CallMemory | None = None,
        at: FakeHall | None = None,
        link: LinkAdapter | None = None,
        **more: object,
    ) -> Display:
        settings = Settings(
            screen=screen or ScreenSettings(diagonal_inches=55, distance_m=5, motion=False),
            calls=calls or CallSettings(),
            media=media or MediaSettings(),
            zones=zones,
            role="counter" if counter else "lobby",
            counter=counter,
            language=language,
        )
        display = Display(
            link or open_link(at or hall),
            settings,
            memory=memory or CallMemory(None),
            windowed=QSize(*size),
            now=clock,
            **more,  # type: ignore[arg-type]
        )
        displays.append(display)
        qtbot.waitUntil(display.window.isExposed)
        return display

    yield open_one
    for display in displays:
        if shiboken6.isValid(display.quick.engine):
            display.close()
