"""What is measured on every screen of the kiosk, measured on those of its first run."""

import pytest

from tests.kiosk.setup.stage import SetupStage, big_stage, scene, screen, set_stage  # noqa: F401 - fixtures
from tests.kiosk.test_window_measures import (  # noqa: F401 - tests, with the fixtures above
    Played,
    Scene,
    test_buttons_hold_their_words,
    test_capitals_are_high_enough_at_arms_length,
    test_every_control_has_an_object_name,
    test_every_text_is_seen_and_every_control_is_named,
    test_no_text_is_cut_off_or_covered,
    test_targets_are_twenty_millimetres,
)


@pytest.fixture
def played(big_stage: SetupStage, scene: Scene) -> Played:  # noqa: F811 - the fixtures
    big_stage.play(scene)
    return Played(big_stage, scene)
