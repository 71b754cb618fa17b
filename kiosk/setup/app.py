"""The first run's window, wired."""

import socket
from dataclasses import dataclass
from pathlib import Path

from kiosk.config import ScreenConfig
from kiosk.services.comfort import Comforts
from kiosk.services.countdown import SECOND_MS, SecondsLeft
from kiosk.services.looks import choose_look
from kiosk.setup.first_run import POLL_MS, FirstRun, Given
from kiosk.setup.page import SetupViewModel
from kiosk.setup.record import PairingFile
from shared.link.finding import Finder
from shared.link.pairing import Applicant, PairingPort
from shared.ui.quick import QuickWindow
from shared.ui.scale import Screen
from shared.ui.translation import Translation

FOLDER = Path(__file__).parents[1]
LONGEST_NAME = 64


@dataclass(frozen=True, slots=True)
class SetupPace:
    """How fast time runs while the kiosk is set up; tests are in a hurry."""

    second_ms: int = SECOND_MS
    poll_ms: int = POLL_MS


class Setup:
    """All parts of the first run's window. The window is not yet visible."""

    def __init__(
        self,
        given: Given,
        file: PairingFile,
        finder: Finder,
        desk: PairingPort,
        screen: Screen,
        *,
        look: ScreenConfig | None = None,
        language: str = "id",
        pace: SetupPace | None = None,
    ) -> None:
        look, pace = look or ScreenConfig(), pace or SetupPace()
        self.translation = Translation([FOLDER / "i18n"], language)
        self.left = SecondsLeft(second_ms=pace.second_ms)
        self.run = FirstRun(given, file, finder, desk, self.left, poll_ms=pace.poll_ms)
        self.page = SetupViewModel(self.run, self.left, self.translation)
        dress = choose_look(screen, look, Comforts())
        self.quick = QuickWindow(
            "Antrean.Kiosk",
            FOLDER / "qml",
            {"setup": self.page, "width": screen.width, "height": screen.height},
            palette=dress.palette,
            scale=dress.scale,
            translation=self.translation,
            motion=dress.motion,
            root="SetupWindow",
        )
        self.window = self.quick.window
        self.run.start()

    def close(self) -> None:
        """Take the window down and look for nothing any more."""
        self.run.close()
        self.quick.close()
        self.translation.remove()


def applicant() -> Applicant:
    """What an administrator may know this kiosk by."""
    name = "".join(letter for letter in socket.gethostname() if letter.isprintable())
    return Applicant("kiosk", name[:LONGEST_NAME], "antrean-kiosk")
