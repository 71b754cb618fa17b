"""Draws docs/pictures/kiosk: every scene of the measures, in both orientations. `make pictures` runs this."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from tests.kiosk.stage import PORTRAIT, Stage
from tests.kiosk.test_window_measures import LIKE_OTHERS, SCENES, Scene, big_stage, screen  # noqa: F401 - fixtures

FOLDER = Path(__file__).parents[2] / "docs" / "pictures" / "kiosk"
COLOURS = 96


@pytest.fixture(params=[*SCENES, *LIKE_OTHERS], ids=lambda scene: scene.__name__)
def scene(request: pytest.FixtureRequest) -> Scene:
    return request.param


def test_picture(big_stage: Stage, scene: Scene) -> None:  # noqa: F811 - the fixtures
    big_stage.play(scene)
    orientation = "portrait" if big_stage.screen == PORTRAIT else "landscape"
    FOLDER.mkdir(parents=True, exist_ok=True)
    save(big_stage.picture(), FOLDER / f"{scene.__name__.replace('_', '-')}-{orientation}.png")


def save(picture: QImage, path: Path) -> None:
    """At half its size and in few colours: small enough to be kept, and to be kept anew."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # its stub wants bytes
    drawn = Image.open(BytesIO(buffer.data().data())).convert("RGB")
    small = drawn.resize((drawn.width // 2, drawn.height // 2), Image.Resampling.LANCZOS)
    small.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
