"""Draws the scenes of the first run beside the kiosk's. `make pictures` runs this."""

import pytest

from shared.ui.scale import Screen
from tests.kiosk.pictures import test_picture  # noqa: F401 - with the fixtures below
from tests.kiosk.setup.stage import SetSetupStage, SetupStage, scene, screen, set_stage  # noqa: F401 - fixtures


@pytest.fixture
def big_stage(set_stage: SetSetupStage, screen: Screen) -> SetupStage:  # noqa: F811 - the fixtures
    return set_stage(screen=screen)
