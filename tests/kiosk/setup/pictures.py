"""Draws the scenes of the first run beside the kiosk's. `make pictures` runs this."""

from tests.kiosk.pictures import test_picture  # noqa: F401 - with the fixtures below
from tests.kiosk.setup.stage import big_stage, scene, screen, set_stage  # noqa: F401 - fixtures
