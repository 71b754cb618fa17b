"""A further language is its translation files, and its names in the profile."""

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.window import TEXTS
from shared.ui.scale import Screen
from shared.ui.translation import SHARED_TEXTS
from shared.wire.site import SiteDescription, Text
from tests.kiosk.conftest import SetStage
from tests.kiosk.stage import LANDSCAPE, PORTRAIT, Stage
from tests.kiosk.test_window_measures import (
    Scene,
    attract,
    attract_troubled,
    covered,
    cut_off,
    home,
    largest_hall,
    service,
    too_small,
)


@pytest.fixture(autouse=True)
def _javanese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files as a translator leaves them; what they say does not matter here."""
    for texts, constant in ((TEXTS, "kiosk.window.TEXTS"), (SHARED_TEXTS, "shared.ui.translation.SHARED_TEXTS")):
        folder = tmp_path / constant
        shutil.copytree(texts, folder)
        shutil.copy(folder / "id.qm", folder / "jv.qm")
        monkeypatch.setattr(constant, folder)


def in_three_languages(site: SiteDescription) -> SiteDescription:
    first = site.services[0]
    named = replace(first, name=Text(first.name.id, first.name.en, {"jv": "Gawe KTP anyar"}))
    return replace(site, languages=("id", "en", "jv"), services=(named, *site.services[1:]))


def test_visitor_chooses_it_and_has_names_and_paper_in_it(set_stage: SetStage) -> None:
    server = largest_hall()
    server.site = in_three_languages(server.site)
    stage = set_stage(server=server)
    stage.wait_for_a_visitor()
    stage.tap("language-jv")
    stage.until(lambda: stage.page == "home")
    stage.go_to_service(server.site.services[0].code)
    assert stage.text("serviceName") == "Gawe KTP anyar"
    stage.tap("take")
    stage.until(lambda: stage.page == "ticket")
    (paper,) = stage.printer.printed
    assert (paper.language, paper.service) == ("jv", "Gawe KTP anyar")


@pytest.mark.parametrize("scene", [attract, attract_troubled, home, service])
@pytest.mark.parametrize("screen", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def test_there_is_room_for_it(set_stage: SetStage, screen: Screen, scene: Scene) -> None:
    server = largest_hall()
    server.site = in_three_languages(server.site)
    stage: Stage = set_stage(server=server, screen=screen)
    stage.open()
    stage.play(scene)
    assert {"language-en", "language-jv"} <= {button.objectName() for button in stage.buttons()}
    assert too_small(stage) == {}
    assert cut_off(stage) == []
    assert covered(stage) == []
    assert stage.see(f"{stage.page}Page").property("overflowing") is False
