"""From an empty state folder to the home page: the real windows, a real server, its administrator's words."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QWindow
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from demo.hall import Hall
from kiosk.config import KioskConfig, ScreenConfig
from kiosk.program import Program
from kiosk.setup.app import SetupPace
from kiosk.setup.record import PairingFile
from kiosk.window import Pace
from server import app as server
from server.storage import credentials, pairings
from server.storage.store import Store
from shared.link.finding import FoundServer, ServerFinder
from shared.ui.scale import Screen
from tests.kiosk.setup.people import FakeNetwork

PROFILE = Path(__file__).parents[2] / "faults" / "hall.toml"
SCREEN = Screen.of_diagonal(1080, 1920, 21.5)
LOOK = ScreenConfig(motion=False)
HURRIED = SetupPace(poll_ms=20)

Say = Callable[..., tuple[int, str]]


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with Hall(PROFILE, tmp_path / "server", site_code="ujicoba") as hall:
        yield hall


@pytest.fixture
def administrator(hall: Hall, capsys: pytest.CaptureFixture[str]) -> Say:
    """Says `antrean-server devices …` at the running server's database."""

    def say(*words: str) -> tuple[int, str]:
        status = server.main(["devices", "--database", str(hall.database), *words])
        said = capsys.readouterr()
        return status, said.out + said.err

    return say


class Machine:
    """A kiosk's machine: one state folder, switched on and off."""

    def __init__(self, qtbot: QtBot, folder: Path, **config: Any) -> None:  # noqa: ANN401 - KioskConfig's own
        self.qtbot = qtbot
        self.folder = folder
        self.network = FakeNetwork()
        self.config = KioskConfig(screen=LOOK, **config)
        self.program: Program | None = None

    def switch_on(self, token: str = "", finder: Callable[[], Any] | None = None) -> None:
        self.network = FakeNetwork()
        self.program = Program(
            self.config,
            token,
            self.folder,
            SCREEN,
            show=QWindow.show,
            finder=finder or (lambda: self.network),
            pace=Pace(settle_ms=1),
            setup_pace=HURRIED,
        )
        self.program.start()

    def switch_off(self) -> None:
        if self.program is not None:
            self.program.close()
            self.program = None

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=30_000)

    @property
    def window(self) -> QQuickWindow:
        assert self.program is not None
        stage = self.program.setup or self.program.kiosk
        assert stage is not None
        return stage.window

    def find(self, name: str) -> QQuickItem | None:
        waiting = [self.window.contentItem()]
        while waiting:
            item = waiting.pop(0)
            if item.isVisible():
                if item.objectName() == name:
                    return item
                waiting = [*item.childItems(), *waiting]
        return None

    def text(self, name: str) -> str:
        self.until(lambda: self.find(name) is not None)
        item = self.find(name)
        return str(item.property("text")) if item is not None else ""

    def tap(self, name: str) -> None:
        self.until(lambda: self.find(name) is not None)
        self.window.grabWindow()  # brings the layout to rest
        item = self.find(name)
        assert item is not None
        middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)

    @property
    def page(self) -> str:
        assert self.program is not None
        if self.program.kiosk is not None:
            return str(self.program.kiosk.frame.property("page"))
        assert self.program.setup is not None
        return str(self.program.setup.page.property("shown"))

    def until_page(self, *pages: str) -> None:
        self.until(lambda: self.page in pages)

    def until_at_work(self) -> None:
        """A visitor could come."""
        self.until(lambda: self.program is not None and self.program.kiosk is not None)
        self.until(lambda: self.page not in ("connecting", "refused"))

    def code(self) -> str:
        self.until_page("code")
        return self.text("code")


@pytest.fixture
def machines(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Machine]]:
    made: list[Machine] = []

    def make(**config: Any) -> Machine:  # noqa: ANN401 - KioskConfig's own
        made.append(Machine(qtbot, tmp_path / f"kiosk-{len(made)}", **config))
        return made[-1]

    yield make
    for machine in made:
        machine.switch_off()


def expire(hall: Hall) -> None:
    """Let every waiting code's time be over."""
    store = Store(hall.database_url)
    with store.transaction() as connection:
        connection.exec_driver_sql("UPDATE pairings SET expires_at = 1")
    store.close()


def test_empty_kiosk_finds_its_server_shows_a_code_and_goes_to_work_when_it_is_confirmed(
    qtbot: QtBot, tmp_path: Path, machines: Callable[..., Machine], capsys: pytest.CaptureFixture[str]
) -> None:
    with Hall(PROFILE, tmp_path / "server", site_code="ujicoba", arguments=("--announce",)) as hall:
        kiosk = machines()
        kiosk.switch_on(finder=lambda: ServerFinder(["127.0.0.1"]))
        assert kiosk.page == "looking"
        address = hall.url.removeprefix("ws://")
        kiosk.until(lambda: address in [row.detail for row in kiosk.program.setup.page.servers.rows])  # type: ignore[union-attr,attr-defined]
        rows = [row.detail for row in kiosk.program.setup.page.servers.rows]  # type: ignore[union-attr,attr-defined]
        kiosk.tap(f"server-{rows.index(address)}")
        code = kiosk.code()
        assert re.fullmatch(r"\d{3} \d{3}", code)
        assert kiosk.text("command").startswith(f"antrean-server devices confirm {code}\n--code")
        words = ["devices", "--database", str(hall.database), "confirm", *code.split(), "--code", "kiosk-2"]
        assert server.main([*words, "--site", "ujicoba"]) == 0
        capsys.readouterr()
        kiosk.until_at_work()
        kiosk.switch_off()
        kiosk.switch_on()
        kiosk.until_at_work()
        assert kiosk.network.looked_for == 0


def test_address_is_typed_where_no_server_is_found(
    hall: Hall, machines: Callable[..., Machine], administrator: Say
) -> None:
    kiosk = machines()
    kiosk.switch_on()
    kiosk.tap("typeAddress")
    for letter in "127.0.0.1":
        kiosk.tap(f"key-{letter}")
    kiosk.tap("key-:")
    kiosk.tap("key-/")
    kiosk.tap("connect")
    kiosk.until(lambda: kiosk.find("trouble") is not None)
    kiosk.tap("rub")
    kiosk.until(lambda: kiosk.find("trouble") is None)
    for letter in str(hall.port):
        kiosk.tap(f"key-{letter}")
    assert kiosk.text("address") == f"127.0.0.1:{hall.port}"
    kiosk.tap("connect")
    assert administrator("confirm", kiosk.code(), "--code", "kiosk-2", "--site", "ujicoba")[0] == 0
    kiosk.until_at_work()


def test_expired_code_is_replaced_and_is_worth_nothing_any_more(
    hall: Hall, machines: Callable[..., Machine], administrator: Say
) -> None:
    kiosk = machines(server=hall.url)
    kiosk.switch_on()
    old = kiosk.code()
    expire(hall)
    kiosk.until(lambda: kiosk.text("code") != old)
    status, said = administrator("confirm", old, "--code", "kiosk-2", "--site", "ujicoba")
    assert status == 1
    assert "Nothing was changed" in said
    assert administrator("confirm", kiosk.text("code"), "--code", "kiosk-2", "--site", "ujicoba")[0] == 0
    kiosk.until_at_work()


def test_kiosk_that_is_refused_says_so_and_may_ask_again(
    hall: Hall, machines: Callable[..., Machine], administrator: Say
) -> None:
    kiosk = machines(server=hall.url)
    kiosk.switch_on()
    first = kiosk.code()
    assert administrator("refuse", first)[0] == 0
    kiosk.until_page("message")
    assert kiosk.text("headline") == "Petugas TI menolak kiosk ini"
    kiosk.tap("askAnew")
    second = kiosk.code()
    assert second != first
    assert administrator("confirm", second, "--code", "kiosk-2", "--site", "ujicoba")[0] == 0
    kiosk.until_at_work()


def test_server_and_kiosk_may_be_restarted_while_the_code_is_shown(
    hall: Hall, machines: Callable[..., Machine], administrator: Say
) -> None:
    kiosk = machines()
    kiosk.switch_on()
    kiosk.until(lambda: kiosk.network.looked_for == 1)
    kiosk.network.show(FoundServer("MPP Ujicoba", hall.url + "/"))
    kiosk.tap("server-0")
    code = kiosk.code()
    hall.kill()
    kiosk.until(lambda: kiosk.find("trouble") is not None)
    assert kiosk.text("code") == code
    kiosk.switch_off()
    kiosk.switch_on()
    kiosk.until(lambda: kiosk.text("headline") == "Server tidak menjawab")
    hall.start()
    assert kiosk.code() == code
    assert administrator("confirm", code, "--code", "kiosk-2", "--site", "ujicoba")[0] == 0
    kiosk.until_at_work()


def test_two_kiosks_are_let_in_each_by_its_own_code(
    hall: Hall, machines: Callable[..., Machine], administrator: Say
) -> None:
    north, south = machines(server=hall.url), machines(server=hall.url)
    north.switch_on()
    south.switch_on()
    codes = north.code(), south.code()
    assert codes[0] != codes[1]
    listed = administrator()[1]
    assert all(code in listed for code in codes)
    assert administrator("confirm", codes[1], "--code", "selatan", "--site", "ujicoba")[0] == 0
    south.until_at_work()
    assert north.page == "code"
    assert administrator("confirm", codes[0], "--code", "utara", "--site", "ujicoba")[0] == 0
    north.until_at_work()
    store = Store(hall.database_url)
    assert [device.code for device in credentials.devices(store)] == ["selatan", "utara"]
    assert pairings.waiting_pairings(store, 0) == []
    store.close()


def test_revoked_kiosk_says_so_and_can_be_paired_anew(
    hall: Hall, machines: Callable[..., Machine], administrator: Say
) -> None:
    kiosk = machines(server=hall.url, setup_after_refusal_s=1)
    kiosk.switch_on()
    assert administrator("confirm", kiosk.code(), "--code", "kiosk-2", "--site", "ujicoba")[0] == 0
    kiosk.until_at_work()
    assert administrator("revoke", "ujicoba", "kiosk-2")[0] == 0
    hall.kill()
    hall.start()
    kiosk.until_page("refused")
    code = kiosk.code()
    assert kiosk.text("headline") == "Kiosk ini tidak lagi dikenal server"
    assert administrator("confirm", code, "--code", "kiosk-2", "--site", "ujicoba")[0] == 0
    kiosk.until_at_work()


def test_configured_kiosk_goes_to_work_as_ever(hall: Hall, machines: Callable[..., Machine]) -> None:
    kiosk = machines(server=hall.url)
    kiosk.switch_on(hall.add_device("kiosk-1", "kiosk"))
    kiosk.until_at_work()
    assert PairingFile(kiosk.folder).read() is None
