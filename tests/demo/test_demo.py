"""`make demo` without a screen: the programs, real processes all of them, and what they leave behind."""

import subprocess
import sys
import wave
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

ROOT = Path(__file__).parents[2]


@pytest.mark.timeout(300)
def test_two_visits_go_through_the_real_programs(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "demo.app", "--offscreen", "--output", str(tmp_path / "out")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    transcript = (tmp_path / "out" / "transcript.txt").read_text()
    assert "A-001: recalled, started, finished" in transcript
    pictures = {picture.name: QImage(str(picture)) for picture in (tmp_path / "out").glob("*.png")}
    assert {name.split("-")[1].removesuffix(".png") for name in pictures} >= {
        "kiosk",
        "console",
        "paper",
        "display",
        "counter",
    }
    assert all(not picture.isNull() for picture in pictures.values())
    with wave.open(str(tmp_path / "out" / "8-heard.wav")) as heard:
        assert heard.getnframes() / heard.getframerate() > 12, "two calls and two recalls"
    kiosk = pictures["4-kiosk-number.png"]
    assert (kiosk.width(), kiosk.height()) == (1080, 1920)


def test_a_missing_profile_is_said(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "demo.app", "--profile", str(tmp_path / "none.toml"), "--output", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "none.toml is not there" in done.stderr
