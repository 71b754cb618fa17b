"""The first run's window on the stage of the kiosk's, with a fake network and pairing desk behind it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from pytestqt.qtbot import QtBot

from kiosk.config import ScreenConfig
from kiosk.setup.app import Setup
from kiosk.setup.first_run import Given
from kiosk.setup.record import Access, PairingFile
from shared.link.finding import FoundServer
from shared.link.pairing import Crowded, MustWait, NotOurs, TurnedAway, Unreachable
from shared.ui.scale import Screen
from tests.kiosk.setup.people import FOUND, SERVER, FakeDesk, FakeNetwork
from tests.kiosk.stage import LANDSCAPE, PORTRAIT, Stage

FORMER = Access(SERVER, "the token from before")
LONG = FoundServer("Mal Pelayanan Publik Kabupaten Lampung Timur, Gedung Barat", "ws://192.168.10.6:8765/")


class SetupStage(Stage):
    """Its eyes and fingers are the kiosk's; what is on it is the first run."""

    def __init__(  # its own window, none of the kiosk's
        self,
        qtbot: QtBot,
        folder: Path,
        *,
        screen: Screen = PORTRAIT,
        look: ScreenConfig | None = None,
        language: str = "id",
    ) -> None:
        self.qtbot, self.screen = qtbot, screen
        self._file, self._language = PairingFile(folder), language
        self._look = look or ScreenConfig(motion=False)
        self.begin(Given())

    def begin(self, given: Given) -> None:
        """Another first run, in the place of the one before."""
        if hasattr(self, "setup"):
            self.setup.close()
        self.network, self.desk = FakeNetwork(), FakeDesk()
        self.setup = Setup(
            given, self._file, self.network, self.desk, self.screen, look=self._look, language=self._language
        )
        self.kiosk = cast("Any", self.setup)
        self.window = self.setup.window
        self.window.show()
        self.qtbot.waitUntil(self.window.isExposed)

    def open(self) -> None:
        """It is open from the beginning."""

    def close(self) -> None:
        self.setup.close()

    @property
    def page(self) -> str:
        return str(self.setup.page.property("shown"))


def setup_looking(stage: SetupStage) -> None:
    assert stage.page == "looking"


def setup_found(stage: SetupStage) -> None:
    stage.network.show(FOUND, LONG)
    stage.until(lambda: stage.find("server-1") is not None)


def setup_typing(stage: SetupStage) -> None:
    stage.setup.page.typeAddress()
    stage.setup.page.setTyped("192.168.10.5")


def setup_mistyped(stage: SetupStage) -> None:
    setup_typing(stage)
    stage.setup.page.setTyped("192.168.10")
    stage.setup.page.connectTyped()
    stage.until(lambda: stage.find("trouble") is not None)


def setup_asking(stage: SetupStage) -> None:
    stage.setup.page.choose(SERVER)


def setup_code(stage: SetupStage) -> None:
    setup_asking(stage)
    stage.desk.answer(MustWait("482173", 872))
    stage.until(lambda: stage.page == "code")


def setup_code_alone(stage: SetupStage) -> None:
    """The server has gone meanwhile."""
    setup_code(stage)
    stage.desk.answer(Unreachable("no route"))
    stage.until(lambda: stage.find("trouble") is not None)


def setup_unanswered(stage: SetupStage) -> None:
    setup_asking(stage)
    stage.desk.answer(Unreachable("no route"))
    stage.until(lambda: stage.find("body") is not None)


def setup_foreign(stage: SetupStage) -> None:
    setup_asking(stage)
    stage.desk.answer(NotOurs("HTTP 400"))
    stage.until(lambda: stage.find("body") is not None)


def setup_crowded(stage: SetupStage) -> None:
    setup_asking(stage)
    stage.desk.answer(Crowded())
    stage.until(lambda: stage.find("body") is not None)


def setup_refused(stage: SetupStage) -> None:
    setup_asking(stage)
    stage.desk.answer(TurnedAway())
    stage.until(lambda: stage.find("askAnew") is not None)


def setup_unknown(stage: SetupStage) -> None:
    stage.begin(Given("refused", former=FORMER))
    stage.desk.answer(MustWait("007007", 45))
    stage.until(lambda: stage.page == "code")


def setup_by_staff(stage: SetupStage) -> None:
    stage.begin(Given("asked", former=FORMER))
    setup_refused(stage)


SCENES = [
    setup_looking,
    setup_found,
    setup_typing,
    setup_mistyped,
    setup_asking,
    setup_code,
    setup_code_alone,
    setup_unanswered,
    setup_foreign,
    setup_crowded,
    setup_refused,
    setup_unknown,
    setup_by_staff,
]
SetSetupStage = Callable[..., SetupStage]


@pytest.fixture(params=[PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def screen(request: pytest.FixtureRequest) -> Screen:
    return request.param


@pytest.fixture(params=SCENES, ids=lambda scene: scene.__name__)
def scene(request: pytest.FixtureRequest) -> Callable[[SetupStage], None]:
    return request.param


@pytest.fixture
def set_stage(qtbot: QtBot, tmp_path: Path) -> Iterator[SetSetupStage]:
    """Makes a kiosk that is to be set up."""
    stages: list[SetupStage] = []

    def make(**how: Any) -> SetupStage:  # noqa: ANN401 - SetupStage's own
        stages.append(SetupStage(qtbot, tmp_path, **how))
        return stages[-1]

    yield make
    for stage in stages:
        stage.close()


@pytest.fixture(params=["id", "en"])
def big_stage(request: pytest.FixtureRequest, set_stage: SetSetupStage, screen: Screen) -> SetupStage:
    return set_stage(screen=screen, language=request.param)
