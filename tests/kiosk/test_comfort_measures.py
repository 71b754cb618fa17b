"""What is measured on the live scene when a visitor has asked for another look: every page survives it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF

from kiosk.config import ScreenConfig
from kiosk.services.looks import LARGER
from shared.ui.palette import contrast
from shared.ui.scale import CAP_HEIGHT
from tests.kiosk.conftest import SetStage
from tests.kiosk.stage import LANDSCAPE, PORTRAIT, Stage
from tests.kiosk.test_window_measures import (
    SCENES,
    Scene,
    attract,
    attract_troubled,
    covered,
    in_front,
    is_scrolled,
    largest_hall,
    magnified,
    most_common,
    visible_part,
)

Look = Callable[[Stage], None]
BOTTOMS = {PORTRAIT: 700, LANDSCAPE: 820}


def high_contrast(stage: Stage) -> None:
    stage.kiosk.comfort.setContrast(True)


def large_text(stage: Stage) -> None:
    stage.kiosk.comfort.setLargeText(True)


def low_reach(stage: Stage) -> None:
    stage.kiosk.comfort.setLowReach(True)


def everything(stage: Stage) -> None:
    for choose in (high_contrast, large_text, low_reach):
        choose(stage)


# Where nobody is there, nobody can have asked for another look. Digits as large as the screen are less high than lines.
VISITS = [scene for scene in SCENES if scene not in (attract, attract_troubled, magnified)]


@pytest.fixture(params=VISITS, ids=lambda scene: scene.__name__)
def scene(request: pytest.FixtureRequest) -> Scene:
    return request.param


LOOKS = [(PORTRAIT, low_reach), (PORTRAIT, everything), (LANDSCAPE, large_text), (LANDSCAPE, everything)]


@pytest.fixture(params=LOOKS, ids=["portrait-low", "portrait-everything", "landscape-large", "landscape-everything"])
def stage_in_look(set_stage: SetStage, request: pytest.FixtureRequest) -> Stage:
    """The hall with the most services, on a panel that hangs as high as it should."""
    screen, look = request.param
    config = ScreenConfig(motion=False, bottom_mm=BOTTOMS[screen])
    stage = set_stage(server=largest_hall(), screen=screen, look=config)
    stage.open()
    look(stage)
    return stage


def test_every_page_survives_every_look(stage_in_look: Stage, scene: Scene) -> None:
    stage = stage_in_look
    stage.play(scene)
    px_per_mm = stage.screen.px_per_mm
    texts = stage.texts()
    for button in stage.buttons():
        size = (button.width() / px_per_mm, button.height() / px_per_mm)
        assert min(size) >= 20, (button.objectName(), size)
        for text in texts:
            if button.isAncestorOf(text):
                assert stage.place(button).adjusted(-1, -1, 1, 1).contains(stage.place(text)), text.property("text")
    assert is_within_reach(stage) or not stage.kiosk.comfort.chosen.low_reach
    window = QRectF(0, 0, stage.screen.width, stage.screen.height)
    least = 7.3 * (LARGER if stage.kiosk.comfort.chosen.large_text else 1)
    standing = [text for text in texts if not is_scrolled(text)]
    for text in texts:
        said = text.property("text")
        assert text.property("fontInfo").property("pixelSize").toNumber() * CAP_HEIGHT / px_per_mm >= least - 0.01, said
        assert not text.property("truncated"), said
        assert text.property("contentHeight") <= text.height() + 1, said
        assert text.property("contentWidth") <= text.width() + 1, said
    for text in standing:
        assert window.contains(stage.place(text)), text.property("text")
    assert covered(stage) == []


def is_within_reach(stage: Stage) -> bool:
    panel_top = BOTTOMS[stage.screen] + stage.screen.height_mm
    edges = [
        panel_top - edge / stage.screen.px_per_mm
        for button in stage.buttons()
        if not (seen := visible_part(stage, button)).isEmpty()
        for edge in (seen.top(), seen.bottom())
    ]
    return all(799.5 <= edge <= 1100.5 for edge in edges)


def test_high_contrast_keeps_ten_to_one_on_what_is_painted(set_stage: SetStage, scene: Scene) -> None:
    stage = set_stage()
    stage.open()
    high_contrast(stage)
    stage.play(scene)
    painted = stage.picture()
    for text in in_front(stage):
        ground = most_common(painted, visible_part(stage, text))
        if ground is not None:
            assert contrast(text.property("color").name(), ground) >= 10, text.property("text")
