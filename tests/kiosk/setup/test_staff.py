"""What the staff's page asks of the program around the kiosk."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk import app
from kiosk.app import main
from kiosk.config import KioskConfig, ScreenConfig
from kiosk.program import Program
from kiosk.services.staff_pin import Opened, StaffPin
from kiosk.setup.app import SetupPace
from kiosk.storage.settings import KioskSettings
from kiosk.storage.store import KioskStore
from kiosk.window import Kiosk, Pace
from shared.ui.scale import Screen
from tests.kiosk.setup.people import FakeNetwork

NOWHERE = "ws://127.0.0.1:9/"
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    made = Program(
        KioskConfig(server=NOWHERE, screen=ScreenConfig(motion=False)),
        "a token",
        tmp_path,
        Screen.of_diagonal(1080, 1920, 21.5),
        show=QWindow.show,
        finder=FakeNetwork,
        pace=Pace(settle_ms=1),
        setup_pace=SetupPace(poll_ms=20),
    )
    made.start()
    yield made
    made.close()


def go_inside(kiosk: Kiosk | None, *codes: str) -> None:
    assert kiosk is not None
    kiosk.pin.set("2580")
    QTest.keyClick(kiosk.window, Qt.Key.Key_M, BOTH)
    for digit in "2580":
        kiosk.maintenance.type(digit)
    kiosk.maintenance.enterPin()
    for code in codes:
        kiosk.maintenance.act(code)


def test_a_kiosk_without_a_server_can_be_paired_with_another(program: Program, qtbot: QtBot) -> None:
    go_inside(program.kiosk, "network", "pair", "yes")
    qtbot.waitUntil(lambda: program.setup is not None)
    assert program.kiosk is None


def test_the_staff_start_the_program_again(program: Program, qtbot: QtBot) -> None:
    with qtbot.waitSignal(program.restartAsked):
        go_inside(program.kiosk, "program", "restart", "yes")


def test_the_setup_page_is_no_way_out_either(program: Program, qtbot: QtBot) -> None:
    go_inside(program.kiosk, "network", "pair", "yes")
    qtbot.waitUntil(lambda: program.setup is not None)
    assert program.setup is not None
    window = program.setup.window
    for key, modifiers in ((Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier), (Qt.Key.Key_Escape, BOTH)):
        QTest.keyClick(window, key, modifiers)
    window.close()
    assert window.isVisible()


def test_a_measured_panel_counts_from_the_next_start(tmp_path: Path, qtbot: QtBot, program: Program) -> None:
    assert program.kiosk is not None
    program.kiosk.workshop.stretch_card(40)
    program.kiosk.workshop.keep_measure()
    kept = program.kiosk.quick.theme.property("mm")
    program.start()
    assert program.kiosk.quick.theme.property("mm") == pytest.approx(kept, rel=0.001)


def answers(*said: str) -> Callable[[str], str]:
    left = list(said)
    return lambda _: left.pop(0)


def set_pin(folder: Path) -> int:
    config = folder / "kiosk.toml"
    config.write_text('state_folder = "state"\n', "utf-8")
    return main(["--config", str(config), "--set-pin"])


def test_a_pin_is_set_from_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "getpass", answers("2580", "2580"))
    assert set_pin(tmp_path) == 0
    store = KioskStore(tmp_path / "state")
    assert StaffPin(KioskSettings(store), lambda: 0.0).try_pin("2580") == Opened()
    store.close()


@pytest.mark.parametrize(
    ("said", "why"),
    [(("2580", "2581"), "not the same"), (("12", "12"), "4 to 12 digits"), (("1234", "1234"), "in a row")],
)
def test_what_is_no_pin_is_explained(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    said: tuple[str, str],
    why: str,
) -> None:
    monkeypatch.setattr(app, "getpass", answers(*said))
    assert set_pin(tmp_path) == 2
    assert why in capsys.readouterr().err


def test_pin_that_cannot_be_kept_is_not_said_to_be_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(app, "getpass", answers("2580", "2580"))
    (tmp_path / "state").write_text("a file where the folder should be")
    assert set_pin(tmp_path) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_pin_is_not_set_as_another_user_than_the_kiosks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "state").mkdir()
    monkeypatch.setattr("os.geteuid", lambda: (tmp_path / "state").stat().st_uid + 1)
    assert set_pin(tmp_path) == 2
    assert "run this as the one the kiosk runs as" in capsys.readouterr().err
    assert list((tmp_path / "state").iterdir()) == []


def test_the_whole_screen_has_no_frame_and_nothing_above_it(qapp: QGuiApplication, qtbot: QtBot) -> None:
    window = QWindow()
    app._fill_screen(window)
    flags = window.flags()
    assert flags & Qt.WindowType.FramelessWindowHint
    assert flags & Qt.WindowType.WindowStaysOnTopHint
    assert window.visibility() == QWindow.Visibility.FullScreen
    window.close()
