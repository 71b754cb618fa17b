from pathlib import Path

import pytest

from kiosk.app import USUAL_INCHES, find_screen, main
from kiosk.config import ScreenConfig
from shared.ui.scale import Screen


def test_window_stands_for_a_whole_screen(qapp: object) -> None:
    assert find_screen(ScreenConfig(), (540, 960)) == Screen.of_diagonal(540, 960, USUAL_INCHES)
    assert find_screen(ScreenConfig(32), (540, 960)) == Screen.of_diagonal(540, 960, 32)


def test_configured_size_beats_the_panels_word(qapp: object) -> None:
    told, measured = find_screen(ScreenConfig(), None), find_screen(ScreenConfig(32), None)
    assert (told.width, told.height) == (measured.width, measured.height)
    assert measured == Screen.of_diagonal(measured.width, measured.height, 32)


def test_configuration_that_cannot_be_used_ends_the_program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--config", str(tmp_path / "none.toml")]) == 2
    assert "none.toml: No such file or directory" in capsys.readouterr().err


def test_missing_token_ends_the_program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--token-file", str(tmp_path / "token")]) == 2
    assert "token" in capsys.readouterr().err


@pytest.mark.parametrize("size", ["1080", "x", "0x5", "axb", "1x2x3"])
def test_size_that_is_none_is_explained(size: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--windowed", size])
    assert ended.value.code == 2
    assert f"'{size}' is no size; say 1080x1920" in capsys.readouterr().err
