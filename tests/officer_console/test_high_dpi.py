"""On screens that are set to 150 % and 200 % everything fits, and nothing is cut off."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(("factor", "size"), [("1.5", (1920, 1080)), ("2", (2732, 1536))])
def test_the_console_on_a_scaled_screen(factor: str, size: tuple[int, int], tmp_path: Path) -> None:
    screen = {"name": "scaled", "x": 0, "y": 0, "width": size[0], "height": size[1], "logicalDpi": 96, "dpr": 1}
    desktop = tmp_path / "desktop.json"
    desktop.write_text(json.dumps({"screens": [screen]}))
    environment = os.environ | {"QT_SCALE_FACTOR": factor, "QT_QPA_PLATFORM": f"offscreen:configfile={desktop}"}
    tests = [str(Path(__file__).with_name("at_scale.py")), "-o", "python_files=at_scale.py"]
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", *tests],
        check=False,
        env={name: text for name, text in environment.items() if not name.startswith("PYTEST_")},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout[-6000:]
    assert "4 passed" in run.stdout
