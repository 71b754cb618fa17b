"""What is measured on every screen of the kiosk, measured on those of its first run."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.kiosk.setup.stage import SCENES, SetupStage, scene, set_stage  # noqa: F401 - fixtures
from tests.kiosk.stage import LANDSCAPE, PORTRAIT
from tests.kiosk.test_window_measures import (  # noqa: F401 - tests, with the fixtures above
    Played,
    test_buttons_hold_their_words,
    test_capitals_are_high_enough_at_arms_length,
    test_every_control_has_an_object_name,
    test_every_text_is_seen_and_every_control_is_named,
    test_no_text_is_cut_off_or_covered,
    test_targets_are_twenty_millimetres,
)

SCREENS = {"portrait": PORTRAIT, "landscape": LANDSCAPE}


@pytest.fixture(
    scope="module",
    params=[(screen, language, shown) for screen in SCREENS for language in ("id", "en") for shown in SCENES],
    ids=lambda played: f"{played[0]}-{played[1]}-{played[2].__name__}",
)
def played(request: pytest.FixtureRequest, qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    """One stage for all measures of a scene."""
    screen, language, shown = request.param
    folder = tmp_path_factory.mktemp("kiosk")
    stage = SetupStage(QtBot(request), folder, screen=SCREENS[screen], language=language)
    try:
        stage.play(shown)
        yield Played(stage, shown)
    finally:
        stage.close()
