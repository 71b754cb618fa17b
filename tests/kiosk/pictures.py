"""Draws docs/pictures/kiosk: every scene of the measures in both orientations, and some in every look.

`make pictures` runs this.
"""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from kiosk.config import ScreenConfig
from shared.ui.scale import Screen
from tests.kiosk.conftest import SetStage
from tests.kiosk.stage import Stage
from tests.kiosk.test_comfort_measures import BOTTOMS, Look, everything, high_contrast, large_text, low_reach
from tests.kiosk.test_window_measures import (
    LIKE_OTHERS,
    SCENES,
    WIDE_32,
    Scene,
    big_stage,  # noqa: F401 - a fixture
    home,
    largest_hall,
    printed,
    screen,  # noqa: F401 - a fixture
    search,
    service,
)

FOLDER = Path(__file__).parents[2] / "docs" / "pictures" / "kiosk"
COLOURS = 96
LOOKS: dict[str, Look] = {
    "high-contrast": high_contrast,
    "large-text": large_text,
    "low-reach": low_reach,
    "every-help": everything,
}


@pytest.fixture(params=[*SCENES, *LIKE_OTHERS], ids=lambda scene: scene.__name__)
def scene(request: pytest.FixtureRequest) -> Scene:
    return request.param


def test_picture(big_stage: Stage, scene: Scene) -> None:  # noqa: F811 - the fixtures
    big_stage.play(scene)
    keep(big_stage, scene.__name__)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("shown", [home, search, service, printed], ids=lambda shown: shown.__name__)
def test_picture_of_a_look(set_stage: SetStage, screen: Screen, shown: Scene, look: str) -> None:  # noqa: F811
    config = ScreenConfig(motion=False, bottom_mm=BOTTOMS[screen])
    stage = set_stage(server=largest_hall(), screen=screen, look=config)
    stage.open()
    LOOKS[look](stage)
    stage.play(shown)
    keep(stage, f"{shown.__name__}-{look}")


@pytest.mark.parametrize("shown", [home, service, printed], ids=lambda shown: shown.__name__)
def test_picture_in_english_and_in_the_dark(set_stage: SetStage, screen: Screen, shown: Scene) -> None:  # noqa: F811
    dark = ScreenConfig(motion=False, scheme="dark")
    stage = set_stage(server=largest_hall(), screen=screen, look=dark, language="en")
    stage.open()
    stage.play(shown)
    keep(stage, f"{shown.__name__}-dark-english")


def test_picture_before_the_server_is_there(set_stage: SetStage, screen: Screen) -> None:  # noqa: F811
    stage = set_stage(screen=screen)
    stage.play(lambda stage: stage.until(lambda: stage.page == "connecting"))
    keep(stage, "connecting")


@pytest.mark.parametrize("shown", [home, service, printed], ids=lambda shown: shown.__name__)
def test_picture_of_a_large_panel(set_stage: SetStage, shown: Scene) -> None:
    stage = set_stage(server=largest_hall(), screen=WIDE_32)
    stage.open()
    stage.play(shown)
    keep(stage, f"{shown.__name__}-32-inches")


def keep(stage: Stage, name: str) -> None:
    """Put what is on the stage among the pictures."""
    orientation = "portrait" if stage.screen.height > stage.screen.width else "landscape"
    FOLDER.mkdir(parents=True, exist_ok=True)
    save(stage.picture(), FOLDER / f"{name.replace('_', '-')}-{orientation}.png")


def save(picture: QImage, path: Path, smaller: int = 2) -> None:
    """At half its size, unless said otherwise, and in few colours: small enough to be kept, and to be kept anew."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # its stub wants bytes
    drawn = Image.open(BytesIO(buffer.data().data())).convert("RGB")
    small = drawn.resize((drawn.width // smaller, drawn.height // smaller), Image.Resampling.LANCZOS)
    small.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
