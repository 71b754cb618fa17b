"""Two kiosks and one state folder."""

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.app import main
from kiosk.storage.tenure import Tenure

HOLD = """
import sys, pathlib
from kiosk.storage.tenure import Tenure
tenure = Tenure(pathlib.Path(sys.argv[1]))
print(tenure.take(), flush=True)
sys.stdin.read()
"""


def test_folder_is_one_programs_until_that_is_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path / "state")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "True\n"
        second = Tenure(tmp_path / "state")
        assert not second.take()
        first.kill()
        first.wait()
        assert second.take()
        second.end()


def test_folder_that_cannot_be_written_keeps_nobody_out(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    assert Tenure(tmp_path / "state").take()


def test_second_kiosk_says_which_folder_is_in_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tenure = Tenure(tmp_path / "state")
    assert tenure.take()
    config = tmp_path / "kiosk.toml"
    config.write_text('state_folder = "state"')
    assert main(["--config", str(config)]) == 2
    assert f"{tmp_path / 'state'}: another kiosk runs with this state_folder" in capsys.readouterr().err
    tenure.end()
